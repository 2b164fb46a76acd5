"""A session's figures as Qt's tables want them, in any order, and which of them are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QFont

from reader.library.corrections import Figure
from reader.text.fold import fold
from reader.ui.dialogs.table.columns import COLUMNS, VALUE

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_Role = Qt.ItemDataRole
_UNMIRRORED = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


class FiguresModel(QAbstractTableModel):
    """One figure a row, one of `COLUMNS` a column. Cells are put in words when they are seen.

    It sorts itself: the proxy would ask Python for both cells of every comparison.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._figures: list[Figure] = []
        self._order: list[int] = []  # of the figures, as the rows show them
        self._cells: dict[int, tuple[str, ...]] = {}
        self._folded: dict[int, str] = {}
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)

    def set_figures(self, figures: Sequence[Figure], text: str) -> None:
        """Show ``figures`` of ``text``, in the order that was asked for last."""
        if text == self._text and _places(figures) == _places(self._figures):
            self._replace(figures)
            return
        self.beginResetModel()
        self._text = text
        self._figures = list(figures)
        self._cells.clear()
        self._folded.clear()
        self._order = self._wanted_order()
        self.endResetModel()

    def _replace(self, figures: Sequence[Figure]) -> None:
        """Take over what was dismissed, corrected or restored, where it stands."""
        before, self._figures = self._figures, list(figures)
        pairs = zip(before, self._figures, strict=True)
        changed = {number for number, (old, new) in enumerate(pairs) if old != new}
        for number in changed:
            self._cells.pop(number, None)
            self._folded.pop(number, None)
        for row in [row for row, number in enumerate(self._order) if number in changed]:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def figure(self, row: int) -> Figure:
        """The figure in ``row``."""
        return self._figures[self._order[row]]

    def cell(self, row: int, column: int) -> str:
        """What a cell says."""
        number = self._order[row]
        if number not in self._cells:
            figure = self._figures[number]
            self._cells[number] = tuple(column.says(figure, self._text) for column in COLUMNS)
        return self._cells[number][column]

    def copied(self, row: int) -> list[str]:
        """The cells of ``row`` for other programs."""
        return [column.copy(self.figure(row), self._text) for column in COLUMNS]

    def folded(self, row: int) -> str:
        """All that ``row`` says, as a filter sees it: also its number without commas."""
        number = self._order[row]
        if number not in self._folded:
            words = [self.cell(row, column) for column in range(len(COLUMNS))]
            words.append(COLUMNS[VALUE].copy(self._figures[number], self._text))
            self._folded[number] = fold("\n".join(words))
        return self._folded[number]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by ``column``; -1 is the order of the text."""
        self._sorted = (column, order)
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        numbers = [self._order[index.row()] for index in kept]
        self._order = self._wanted_order()
        rows = {number: row for row, number in enumerate(self._order)}
        moved = [
            self.index(rows[number], index.column())
            for number, index in zip(numbers, kept, strict=True)
        ]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _wanted_order(self) -> list[int]:
        column, order = self._sorted
        numbers = list(range(len(self._figures)))
        if column >= 0:
            keys = [COLUMNS[column].key(figure, self._text) for figure in self._figures]
            numbers.sort(key=keys.__getitem__, reverse=order is Qt.SortOrder.DescendingOrder)
        return numbers

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

    def __init__(self, model: FiguresModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._words: tuple[str, ...] = ()
        self._kinds: frozenset[str] = frozenset()
        self._dismissed = False
        self.setSourceModel(model)

    def choose(self, typed: str, kinds: frozenset[str], dismissed: bool) -> None:
        """Show what holds every word of ``typed`` and is of one of ``kinds``; none means all."""
        words = tuple(fold(typed).split())
        if (words, kinds, dismissed) != (self._words, self._kinds, self._dismissed):
            self._words, self._kinds, self._dismissed = words, kinds, dismissed
            self.invalidate()

    def figure(self, index: Index) -> Figure:
        """The figure at ``index`` of this model."""
        return self._model.figure(self.mapToSource(index).row())

    def figures(self) -> tuple[Figure, ...]:
        """All that is shown, in its order."""
        return tuple(self.figure(self.index(row, 0)) for row in range(self.rowCount()))

    def copied(self, row: int) -> list[str]:
        """The cells of ``row`` for other programs."""
        return self._model.copied(self.mapToSource(self.index(row, 0)).row())

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
        return all(word in held for word in self._words)


def _places(figures: Sequence[Figure]) -> list[tuple[int, int]]:
    return [(figure.statistic.span.start, figure.statistic.span.end) for figure in figures]
