"""A session's figures as Qt's tables want them, in any order, and which of them are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from reader.library.corrections import Figure
from reader.text.fold import fold
from reader.ui.dialogs.table.columns import COLUMNS, VALUE
from reader.ui.figures.order import ByValue
from reader.ui.slices import Slices

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_Role = Qt.ItemDataRole
_UNMIRRORED = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_UNMIRRORED = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_FEW = 64  # rows whose changes are told one by one


class FiguresModel(QAbstractTableModel):
    """One figure a row, one of `COLUMNS` a column.

    Cells are put in words when they are seen, and in ``slices`` for filtering and sorting. It
    sorts itself: the proxy would ask Python for both cells of every comparison.
    """

    folded_all = Signal()

    def __init__(self, slices: Slices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slices = slices
        self._sorting = QObject(self)  # owns the work of sorting, as the model does that of folding
        self._text = ""
        self._figures: list[Figure] = []
        self._values = ByValue({})
        self._order: list[int] = []  # of the figures, as the rows show them
        self._cells: dict[int, tuple[str, ...]] = {}
        self._folded: dict[int, str] = {}
        self._folds: dict[str, str] = {}  # of cells: many say the same
        self._keys: dict[int, dict[int, Any]] = {}  # by column and figure
        self._changed: set[int] = set()  # and not told yet
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)

    def set_figures(self, figures: Sequence[Figure], text: str) -> None:
        """Show ``figures`` of ``text``, in the order that was asked for last."""
        values = ByValue.of(figure.statistic for figure in figures)
        if values != self._values:
            self._values = values
            self._keys.pop(VALUE, None)
        if text == self._text and _places(figures) == _places(self._figures):
            self._replace(figures)
            return
        self.beginResetModel()
        self._text = text
        self._figures = list(figures)
        for known in (self._cells, self._folded, self._folds, self._keys, self._changed):
            known.clear()
        self._order = list(range(len(self._figures)))
        self.endResetModel()
        self._slices.run(self, self.folding(), self.folded_all.emit)
        self.sort(*self._sorted)

    def _replace(self, figures: Sequence[Figure]) -> None:
        """Take over what was dismissed, corrected or restored, where it stands."""
        before, self._figures = self._figures, list(figures)
        for number, (old, new) in enumerate(zip(before, self._figures, strict=True)):
            if old is not new and old != new:
                self._changed.add(number)
                self._cells.pop(number, None)
                self._folded.pop(number, None)
                for keys in self._keys.values():
                    keys.pop(number, None)
        self._slices.run(self, self.folding(), self._tell, self.folded_all.emit)

    def _tell(self) -> None:
        rows = [row for row, number in enumerate(self._order) if number in self._changed]
        self._changed.clear()
        stretches = [(row, row) for row in rows] if len(rows) <= _FEW else [(rows[0], rows[-1])]
        for first, last in stretches:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def figure(self, row: int) -> Figure:
        """The figure in ``row``."""
        return self._figures[self._order[row]]

    def cell(self, row: int, column: int) -> str:
        """What a cell says."""
        return self._said(self._order[row])[column]

    def _said(self, number: int) -> tuple[str, ...]:
        if number not in self._cells:
            figure = self._figures[number]
            self._cells[number] = tuple(column.says(figure, self._text) for column in COLUMNS)
        return self._cells[number]

    def folding(self) -> Iterator[None]:
        """A step for each figure that no filter has seen yet."""
        for number, figure in enumerate(self._figures):
            if number not in self._folded:
                words = (*self._said(number), COLUMNS[VALUE].copy(figure, self._text))
                self._folded[number] = "\n".join(map(self._fold, words))
                yield

    def _fold(self, words: str) -> str:
        if words not in self._folds:
            self._folds[words] = fold(words)
        return self._folds[words]

    def folded(self, row: int) -> str | None:
        """All that ``row`` says, as a filter sees it: also its number without commas.

        None where `folding` has not come to it.
        """
        return self._folded.get(self._order[row])

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by ``column``; -1 is the order of the text."""
        self._sorted = (column, order)
        self._slices.run(self._sorting, self._ranking(column), self._arrange)

    def _ranking(self, column: int) -> Iterator[None]:
        """A step for each figure that has no place by ``column`` yet."""
        if column < 0:
            return
        keys, by = self._keys.setdefault(column, {}), COLUMNS[column]
        for number, figure in enumerate(self._figures):
            if number not in keys:
                said = "" if by.order else self._said(number)[column]
                keys[number] = by.key(figure, said, self._values)
                yield

    def _arrange(self) -> None:
        column, order = self._sorted
        numbers = list(range(len(self._figures)))
        if column >= 0:
            falling = order is Qt.SortOrder.DescendingOrder
            numbers.sort(key=self._keys[column].__getitem__, reverse=falling)
        if numbers == self._order:
            return
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        moving = [self._order[index.row()] for index in kept]
        self._order = numbers
        rows = {number: row for row, number in enumerate(numbers)}
        moved = [
            self.index(rows[number], index.column())
            for number, index in zip(moving, kept, strict=True)
        ]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    # -- what Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._figures)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return self.cell(index.row(), index.column())
        if role == _Role.FontRole and self.figure(index.row()).state == "dismissed":
            font = QFont()
            font.setStrikeOut(True)
            return font
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return COLUMNS[section].name
        if role == _Role.TextAlignmentRole:
            if COLUMNS[section].numeric:
                return Qt.AlignmentFlag.AlignRight | _UNMIRRORED
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None


class FigureFilter(QSortFilterProxyModel):
    """Shows the figures of some kinds that hold what is typed; dismissed ones where asked for."""

    chosen = Signal()  # what was asked for is shown

    def __init__(self, model: FiguresModel, slices: Slices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._slices = slices
        self._words: tuple[str, ...] = ()
        self._kinds: frozenset[str] = frozenset()
        self._dismissed = False
        self.setSourceModel(model)
        model.folded_all.connect(self._see_all)

    def choose(self, typed: str, kinds: frozenset[str], dismissed: bool) -> None:
        """Show what holds every word of ``typed`` and is of one of ``kinds``; none means all."""
        words = tuple(fold(typed).split())

        def show() -> None:
            if (words, kinds, dismissed) != (self._words, self._kinds, self._dismissed):
                self._words, self._kinds, self._dismissed = words, kinds, dismissed
                self.invalidate()
            self.chosen.emit()

        self._slices.run(self, self._model.folding() if words else iter(()), show)

    def _see_all(self) -> None:
        """Filter what came after the filter."""
        if self._words:
            self.invalidate()
            self.chosen.emit()

    def figure(self, index: Index) -> Figure:
        """The figure at ``index`` of this model."""
        return self._model.figure(self.mapToSource(index).row())

    def figures(self) -> tuple[Figure, ...]:
        """All that is shown, in its order."""
        return tuple(self.figure(self.index(row, 0)) for row in range(self.rowCount()))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._model.sort(column, order)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        figure = self._model.figure(row)
        if figure.state == "dismissed" and not self._dismissed:
            return False
        if self._kinds and figure.statistic.kind not in self._kinds:
            return False
        if not self._words:
            return True
        held = self._model.folded(row)
        return held is not None and all(word in held for word in self._words)


def _places(figures: Sequence[Figure]) -> list[tuple[int, int]]:
    return [(figure.statistic.span.start, figure.statistic.span.end) for figure in figures]
