"""Leads from a tab's rows to their passages in the text, and back from the caret to its rows."""

from __future__ import annotations

from bisect import bisect_left, insort_right
from collections import defaultdict
from collections.abc import Hashable, Iterable
from operator import itemgetter

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Signal

from reader.document import Span
from reader.ui.panel.drawings import Steps
from reader.ui.panel.listing import Listing
from reader.ui.panel.rows import Row
from reader.ui.session import Session


class Guide(QObject):
    """Speaks to the session for one listing: passages, the caret's rows, check boxes."""

    stepped = Signal()  # to another passage of a row

    def __init__(self, listing: Listing) -> None:
        super().__init__(listing)
        self._listing = listing
        self._session: Session | None = None
        self._passages = Passages()
        self._visited: Hashable | None = None
        self._place = 0
        listing.view.visited.connect(self.visit)
        listing.view.revisited.connect(lambda index: self.visit(index, -1))
        listing.view.pointed.connect(self.reveal)
        listing.model.mark_toggled.connect(self._toggle)

    def set_session(self, session: Session | None) -> None:
        """Serve ``session`` from now on."""
        if self._session is not None:
            self._session.caret_moved.disconnect(self._light)
            self._session.hidden_marks_changed.disconnect(self._show_hidden)
        self._session = session
        self._visited = None
        self.set_rows(())
        if session is not None:
            session.caret_moved.connect(self._light)
            session.hidden_marks_changed.connect(self._show_hidden)
            self._show_hidden()

    def set_rows(self, rows: Iterable[tuple[int, Row]]) -> None:
        """Know all rows, with the number of their group, and light those at the caret."""
        self.set_passages(Passages(rows))

    def set_passages(self, passages: Passages) -> None:
        """The same, once that is known of the rows."""
        self._passages = passages
        self.light()

    @property
    def passages(self) -> Passages:
        """Where in the text the rows lead."""
        return self._passages

    def light(self) -> None:
        """Light the rows at the caret: they may be others by now."""
        if self._session is not None:
            self._light(self._session.caret)

    def visit(self, index: QPersistentModelIndex | QModelIndex, by: int = 1) -> None:
        """Go to the row's first passage, and on every further visit to its next one.

        With -1 ``by``, to its last one, and then to the one before.
        """
        row = self._listing.model.row(index)
        if row is None or self._session is None or not row.passages:
            return
        place = self.place(_whose(row))
        start = place if place is not None else min(0, -by)
        self._go(row, (start + by) % len(row.passages))

    def place(self, key: Hashable) -> int | None:
        """Which passage of the row with ``key`` was visited last; None when another row was."""
        return self._place if key == self._visited else None

    def reveal(self, passage: Span) -> None:
        """Go to ``passage``, one of the current row or not."""
        row = self._listing.model.row(self._listing.view.currentIndex())
        if row is not None and passage in row.passages:
            self._go(row, row.passages.index(passage))
        elif self._session is not None:
            self._session.reveal(passage)

    def _go(self, row: Row, place: int) -> None:
        if self._session is not None:
            self._visited, self._place = _whose(row), place
            self._session.reveal(row.passages[place])
            self.stepped.emit()

    def _light(self, offset: int) -> None:
        rows = self._passages.at(offset)
        first = self._listing.model.index_of(*rows[0]) if rows else QModelIndex()
        self._listing.view.light(frozenset(row.key for _, row in rows), first)

    def _toggle(self, mark: str, shown: bool) -> None:
        if self._session is not None:
            self._session.set_mark_hidden(mark, not shown)

    def _show_hidden(self) -> None:
        assert self._session is not None
        self._listing.model.set_hidden(self._session.hidden_marks)


def _whose(row: Row) -> Hashable:
    """The key of the row whose passages ``row`` leads through."""
    return row.under if isinstance(row.drawing, Steps) else row.key


class Passages:
    """Finds the rows whose passages lie over an offset, or share a part of a span.

    They are kept by the power of two that is above their length, so that a few long ones do not
    make a search look at all those around.
    """

    def __init__(self, rows: Iterable[tuple[int, Row]] = ()) -> None:
        self._by_size: defaultdict[int, list[_Entry]] = defaultdict(list)
        for group, row in rows:
            if row.counts:
                for span in row.passages:
                    self._by_size[len(span).bit_length()].append((span.start, span.end, group, row))
        for entries in self._by_size.values():
            entries.sort(key=itemgetter(0, 1))

    def put(self, group: int, row: Row) -> None:
        """Know one more row."""
        for span in row.passages if row.counts else ():
            entries = self._by_size[len(span).bit_length()]
            insort_right(entries, (span.start, span.end, group, row), key=itemgetter(0, 1))

    def remove(self, row: Row) -> None:
        """Forget the row with the key of ``row``, which has the passages that it had."""
        for span in row.passages:
            entries = self._by_size[len(span).bit_length()]
            place = bisect_left(entries, span.start, key=itemgetter(0))
            while place < len(entries) and entries[place][0] == span.start:
                if entries[place][3].key == row.key:
                    del entries[place]
                else:
                    place += 1

    def at(self, offset: int) -> list[tuple[int, Row]]:
        """The rows, with their groups, that have a passage over ``offset``; the shortest first."""
        return self.over(Span(offset, offset + 1))

    def over(self, span: Span) -> list[tuple[int, Row]]:
        """The rows, with their groups, that share a part of ``span``; the shortest first."""
        found = []
        for size, entries in self._by_size.items():
            first = bisect_left(entries, span.start - (1 << size), key=itemgetter(0))
            last = bisect_left(entries, span.end, key=itemgetter(0))
            for start, end, group, row in entries[first:last]:
                if span.start < end:
                    found.append((end - start, -start, group, row))
        found.sort(key=itemgetter(0, 1))
        return [(group, row) for _, _, group, row in found]


_Entry = tuple[int, int, int, Row]
"""A passage's start and end, and its row with the number of its group."""
