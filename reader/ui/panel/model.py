"""The rows of one tab as Qt wants them: headings with rows under them, filtered by folded words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from reader.text.fold import fold
from reader.ui.panel.rows import Heading, Row

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
# Internal id of a heading; a row's is its group's number plus one. Qt asks for `index`, `parent`
# and `flags` of every row each time it lays them out, so these three look at as little as they can.
_TOP = 0
_FEW = 64  # rows that are sooner exchanged one by one than all laid out anew


class Rows(QAbstractItemModel):
    """Groups stay for the model's life, also while they are empty: a view hides those."""

    group_changed = Signal(int)  # its number of visible rows
    mark_toggled = Signal(str, bool)  # the marks' name, and whether they are to be shown

    def __init__(
        self,
        headings: Sequence[Heading],
        spoken_heading: Callable[[Heading, int], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.headings = tuple(headings)
        self._spoken_heading = spoken_heading
        self._all: list[list[Row]] = [[] for _ in headings]
        self._shown: list[list[Row]] = [[] for _ in headings]
        self._folded: dict[Hashable, tuple[str, str]] = {}
        self._words: tuple[str, ...] = ()
        self._order = 0
        self._hidden: Collection[str] = frozenset()
        # An index says where, and not what: one that was made can be given out again.
        self._tops = [self.createIndex(row, 0, _TOP) for row in range(len(self.headings))]
        self._given: list[list[QModelIndex]] = [[] for _ in headings]

    # -- what is in it

    @property
    def order(self) -> int:
        """0 for the order of the text, else the number of the rank that rows are sorted by."""
        return self._order

    def set_order(self, order: int) -> None:
        """Sort the rows of each group by another of their ranks; 0 for the order of the text."""
        if order != self._order:
            self.beginResetModel()
            self._order = order
            self._sort_all()
            self._refilter()
            self.endResetModel()

    def _sort_all(self) -> None:
        for rows in self._all:
            rows.sort(key=self._place_of)

    def _place_of(self, row: Row) -> tuple[Any, ...]:
        """What ``row`` is sorted by: a timeline, which has no rank, before those that have one."""
        if self._order and row.ranks:
            return (1, *row.ranks[self._order - 1], row.sort)
        return (0, row.sort)

    def set_rows(self, rows: Mapping[str, Iterable[Row]]) -> None:
        """Take new rows by heading."""
        self.beginResetModel()
        self._all = [list(rows.get(heading.key, ())) for heading in self.headings]
        self._sort_all()
        self._folded.clear()
        self._refilter()
        self.endResetModel()

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
            self.beginResetModel()
            self._words = words
            self._refilter()
            self.endResetModel()

    def _refilter(self) -> None:
        self._shown = [
            [row for row in rows if self._matches(row)] if self._words else list(rows)
            for rows in self._all
        ]

    def _matches(self, row: Row) -> bool:
        if not self._words:
            return True
        known = self._folded.get(row.key)
        if known is None or known[0] is not row.search:
            known = self._folded[row.key] = (row.search, fold(row.search))
        return all(word in known[1] for word in self._words)

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
        shown = self._shown[group]
        place = bisect_left(shown, self._place_of(row), key=self._place_of)
        self.beginInsertRows(self.index(group, 0), place, place)
        shown.insert(place, row)
        self.endInsertRows()
        self.group_changed.emit(group)

    def remove(self, group: int, row: Row) -> None:
        """Take ``row`` out."""
        place = self._place(self._all[group], row)
        if place is not None:
            del self._all[group][place]
        shown = self._shown[group]
        place = self._place(shown, row)
        if place is not None:
            self.beginRemoveRows(self.index(group, 0), place, place)
            del shown[place]
            self.endRemoveRows()
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
        return sum(row.counts for row in self._shown[group])

    def total_shown(self) -> int:
        """The number of rows that pass the filter."""
        return sum(map(len, self._shown))

    def row(self, index: Index) -> Row | None:
        """The row at ``index``, or None for a heading or nothing."""
        group = index.internalId()  # that of no index at all is a heading's
        return None if group == _TOP else self._shown[group - 1][index.row()]

    def heading(self, index: Index) -> Heading | None:
        """The heading at ``index``, or None for a row or nothing."""
        if not index.isValid() or index.internalId() != _TOP:
            return None
        return self.headings[index.row()]

    def index_of(self, group: int, row: Row) -> QModelIndex:
        """Where ``row`` is shown; an invalid index where it is not."""
        place = self._place(self._shown[group], row)
        return QModelIndex() if place is None else self.index(place, 0, self.index(group, 0))

    def find(self, key: Hashable) -> QModelIndex:
        """Where the row with ``key`` is shown; an invalid index where it is not."""
        for group, rows in enumerate(self._shown):
            for place, row in enumerate(rows):
                if row.key == key:
                    return self.index(place, 0, self.index(group, 0))
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

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        if column:
            return QModelIndex()
        if not parent.isValid():
            return self._tops[row] if 0 <= row < len(self._tops) else QModelIndex()
        if parent.internalId() == _TOP:
            group = parent.row()
            if 0 <= row < len(self._shown[group]):
                made = self._given[group]
                while len(made) <= row:
                    made.append(self.createIndex(len(made), 0, group + 1))
                return made[row]
        return QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override] # one of two overloads
        group = index.internalId()
        return QModelIndex() if group == _TOP else self._tops[group - 1]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        if not parent.isValid():
            return len(self.headings)
        return len(self._shown[parent.row()]) if parent.internalId() == _TOP else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's signature
        return not parent.isValid() or parent.internalId() == _TOP

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.internalId() != _TOP:
            return _ROW_FLAGS
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        checkable = self.headings[index.row()].mark is not None
        return _HEADING_FLAGS | Qt.ItemFlag.ItemIsUserCheckable if checkable else _HEADING_FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is not None:
            if role == ROW_ROLE:
                return row
            if role in _TEXT_ROLES:
                return row.spoken
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


_HEADING_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_ROW_FLAGS = _HEADING_FLAGS | Qt.ItemFlag.ItemNeverHasChildren
_TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
