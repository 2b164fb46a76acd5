"""The rows of one tab as Qt wants them: headings with rows under them, filtered by folded words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from shiboken6 import Shiboken

from reader.text.fold import fold
from reader.ui.panel.rows import Heading, Row

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
_FEW = 64  # rows that are sooner exchanged one by one than all laid out anew


class Rows(QStandardItemModel):
    """Groups stay until the headings are others, also while they are empty: a view hides those.

    Qt asks for `index`, `parent` and `flags` of every row each time it lays them out. Its own
    model answers without a word of Python; its items are the headings, and a row is none there,
    only counted. What a row shows is in the lists here, which change when Qt is told.
    """

    group_changed = Signal(int)  # its number of visible rows
    mark_toggled = Signal(str, bool)  # the marks' name, and whether they are to be shown

    def __init__(
        self,
        headings: Sequence[Heading],
        spoken_heading: Callable[[Heading, int], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._spoken_heading = spoken_heading
        self.noted: Callable[[Row], str] = _nothing
        self._folded: dict[Hashable, tuple[str, str]] = {}
        self._words: tuple[str, ...] = ()
        self._condition: Callable[[Row], bool] | None = None
        self._order = 0
        self._hidden: Collection[str] = frozenset()
        self._coming: Row | None = None
        # Before any view: a row that Qt has told of is there, and one that has gone is not.
        self.rowsInserted.connect(self._take_in)
        self.rowsRemoved.connect(self._let_go)
        self._set_headings(headings)

    def _set_headings(self, headings: Iterable[Heading]) -> None:
        self.headings = tuple(headings)
        self._all: list[list[Row]] = [[] for _ in self.headings]
        self._shown: list[list[Row]] = [[] for _ in self.headings]
        self._counts: list[int | None] = [None] * len(self.headings)
        self.setRowCount(0)
        self.setColumnCount(1)
        self._items = [QStandardItem() for _ in self.headings]
        for heading, item in zip(self.headings, self._items, strict=True):
            item.setColumnCount(1)
            item.setFlags(_HEADING_FLAGS if heading.mark is None else _MARKED_FLAGS)
            self.appendRow(item)
        # By the address of its item, which is what an index knows of a row's parent.
        self._groups = {Shiboken.getCppPointer(it)[0]: n for n, it in enumerate(self._items)}

    @contextmanager
    def _anew(self) -> Iterator[None]:
        """Tell of all rows at once that they are others."""
        self.beginResetModel()
        told = self.blockSignals(True)
        yield
        self._counts = [None] * len(self.headings)
        for item, rows in zip(self._items, self._shown, strict=True):
            item.setRowCount(len(rows))
        self.blockSignals(told)
        self.endResetModel()

    # -- what is in it

    @property
    def order(self) -> int:
        """0 for the order of the text, else the number of the rank that rows are sorted by."""
        return self._order

    def set_order(self, order: int) -> None:
        """Sort the rows of each group by another of their ranks; 0 for the order of the text."""
        if order != self._order:
            with self._anew():
                self._order = order
                self._sort_all()
                self._refilter()

    def _sort_all(self) -> None:
        for rows in self._all:
            rows.sort(key=self._place_of)

    def _place_of(self, row: Row) -> tuple[Any, ...]:
        """What ``row`` is sorted by: a timeline, which has no rank, before those that have one."""
        if self._order and row.ranks:
            return (1, *row.ranks[self._order - 1], row.sort)
        return (0, row.sort)

    def set_rows(
        self,
        rows: Mapping[str, Iterable[Row]],
        headings: Sequence[Heading] | None = None,
        order: int | None = None,
    ) -> None:
        """Take new rows by heading; with ``headings``, also those; with ``order``, in that."""
        with self._anew():
            if headings is not None and tuple(headings) != self.headings:
                self._set_headings(headings)
            self._order = self._order if order is None else order
            self._all = [list(rows.get(heading.key, ())) for heading in self.headings]
            self._sort_all()
            known = self._folded
            self._folded = {
                row.key: known[row.key]
                for group in self._all
                for row in group
                if row.key in known and known[row.key][0] is row.search
            }
            self._refilter()

    def change(self, rows: Mapping[str, Iterable[Row]]) -> bool:
        """Go over to ``rows`` one by one if few of them differ from those here; whether they do."""
        gone: list[tuple[int, Row]] = []
        made: list[tuple[int, Row]] = []
        for group, heading in enumerate(self.headings):
            here = {row.key: row for row in self._all[group]}
            for row in rows.get(heading.key, ()):
                known = here.pop(row.key, None)
                if known is not row:
                    made.append((group, row))
                    if known is not None and self._place_of(known) != self._place_of(row):
                        gone.append((group, known))
            gone += ((group, row) for row in here.values())
        if len(gone) + len(made) > _FEW:
            return False
        for group, row in gone:  # first: what comes next makes a view lay its rows out again
            self.remove(group, row)
        for group, row in made:
            self.put(group, row)
        return True

    def set_filter(self, query: str) -> None:
        """Show only rows that hold every word of ``query``, however it is spelt."""
        words = tuple(fold(query).split())
        if words != self._words:
            with self._anew():
                self._words = words
                self._refilter()

    def set_condition(self, condition: Callable[[Row], bool] | None) -> None:
        """Show only rows that ``condition`` holds for as well; None lifts it."""
        if condition is not self._condition:
            with self._anew():
                self._condition = condition
                self._refilter()

    @property
    def filtered(self) -> bool:
        """Whether words or a condition may hide rows."""
        return bool(self._words) or self._condition is not None

    def _refilter(self) -> None:
        self._shown = [
            [row for row in rows if self._matches(row)] if self.filtered else list(rows)
            for rows in self._all
        ]

    def _matches(self, row: Row) -> bool:
        if self._condition is not None and not self._condition(row):
            return False
        if not self._words:
            return True
        found = self.fold(row)
        return all(word in found for word in self._words)

    def fold(self, row: Row) -> str:
        """What the filter looks for its words in; remembered."""
        known = self._folded.get(row.key)
        if known is None or known[0] is not row.search:
            known = self._folded[row.key] = (row.search, fold(row.search))
        return known[1]

    def put(self, group: int, row: Row) -> None:
        """Insert ``row`` where it sorts, or exchange the one that has its key and place."""
        rows = self._all[group]
        wanted = self._place_of(row)
        place = bisect_left(rows, wanted, key=self._place_of)
        while (
            place < len(rows)
            and self._place_of(rows[place]) == wanted
            and rows[place].key != row.key
        ):
            place += 1
        if place < len(rows) and rows[place].key == row.key:
            old = rows[place]
            rows[place] = row
            self._exchange(group, old, row)
            return
        rows.insert(place, row)
        if self._matches(row):
            self._insert(group, row)

    def _exchange(self, group: int, old: Row, row: Row) -> None:
        """Typing into a note must not make its row vanish: a shown row stays while it changes."""
        shown = self._shown[group]
        place = self._place(shown, old)
        if place is not None:
            shown[place] = row
            index = self.index(place, 0, self.index(group, 0))
            self.dataChanged.emit(index, index)
        elif self._matches(row):
            self._insert(group, row)

    def _insert(self, group: int, row: Row) -> None:
        place = bisect_left(self._shown[group], self._place_of(row), key=self._place_of)
        self._coming = row
        self._items[group].insertRows(place, 1)
        self._coming = None
        self.group_changed.emit(group)

    def _take_in(self, parent: QModelIndex, first: int, _last: int) -> None:
        if self._coming is not None and parent.isValid():
            self._shown[parent.row()].insert(first, self._coming)
            self._counts[parent.row()] = None

    def _let_go(self, parent: QModelIndex, first: int, last: int) -> None:
        if parent.isValid():
            del self._shown[parent.row()][first : last + 1]
            self._counts[parent.row()] = None

    def remove(self, group: int, row: Row) -> None:
        """Take ``row`` out."""
        place = self._place(self._all[group], row)
        if place is not None:
            del self._all[group][place]
        shown = self._shown[group]
        place = self._place(shown, row)
        if place is not None:
            self._items[group].removeRow(place)
            self.group_changed.emit(group)

    def _place(self, rows: list[Row], row: Row) -> int | None:
        wanted = self._place_of(row)
        place = bisect_left(rows, wanted, key=self._place_of)
        while place < len(rows) and self._place_of(rows[place]) == wanted:
            if rows[place].key == row.key:
                return place
            place += 1
        return None

    def shown(self, group: int) -> Sequence[Row]:
        """The rows of a group that pass the filter."""
        return self._shown[group]

    def total(self) -> int:
        """The number of rows, filtered or not."""
        return sum(map(len, self._all))

    def count(self) -> int:
        """The number of rows that the tab counts, filtered or not."""
        return sum(
            sum(row.counts for row in rows)
            for heading, rows in zip(self.headings, self._all, strict=True)
            if not heading.aside
        )

    def count_shown(self, group: int) -> int:
        """The number that the heading of a group tells: of its rows that pass the filter."""
        count = self._counts[group]
        if count is None:
            count = self._counts[group] = sum(row.counts for row in self._shown[group])
        return count

    def total_shown(self) -> int:
        """The number of rows that pass the filter."""
        return sum(map(len, self._shown))

    def row(self, index: Index) -> Row | None:
        """The row at ``index``, or None for a heading or nothing."""
        group = self._groups.get(index.internalId())
        return None if group is None else self._shown[group][index.row()]

    def heading(self, index: Index) -> Heading | None:
        """The heading at ``index``, or None for a row or nothing."""
        if not index.isValid() or index.internalId() in self._groups:
            return None
        return self.headings[index.row()]

    def group(self, key: str) -> int | None:
        """The number of the group whose heading has ``key``."""
        return next((n for n, it in enumerate(self.headings) if it.key == key), None)

    def index_of(self, group: int, row: Row) -> QModelIndex:
        """Where ``row`` is shown; an invalid index where it is not."""
        place = self._place(self._shown[group], row)
        return QModelIndex() if place is None else self.index(place, 0, self.index(group, 0))

    def find(self, key: Hashable, group: int | None = None) -> QModelIndex:
        """Where the row with ``key`` is shown: in ``group`` if it is there, else anywhere.

        An invalid index where it is not.
        """
        groups = list(enumerate(self._shown))
        if group is not None and group < len(groups):
            groups.insert(0, groups[group])
        for number, rows in groups:
            for place, row in enumerate(rows):
                if row.key == key:
                    return self.index(place, 0, self.index(number, 0))
        return QModelIndex()

    # -- the check boxes

    def set_hidden(self, names: Collection[str]) -> None:
        """Clear the check boxes of the marks called ``names``, and only those."""
        self._hidden = names
        for group, heading in enumerate(self.headings):
            if heading.mark is not None:
                index = self.index(group, 0)
                self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])

    # -- QAbstractItemModel

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is not None:
            if role == ROW_ROLE:
                return row
            if role in _TEXT_ROLES:
                return ", ".join(filter(None, (row.spoken, self.noted(row))))
            return None
        heading = self.heading(index)
        if heading is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return heading.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken_heading(heading, self.count_shown(index.row()))
        if role == Qt.ItemDataRole.CheckStateRole and heading.mark is not None:
            hidden = heading.mark in self._hidden
            return Qt.CheckState.Unchecked if hidden else Qt.CheckState.Checked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        heading = self.heading(index)
        if heading is None or heading.mark is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.mark_toggled.emit(heading.mark, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


def _nothing(_: Row) -> str:
    return ""


_HEADING_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_MARKED_FLAGS = _HEADING_FLAGS | Qt.ItemFlag.ItemIsUserCheckable
_TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
