"""Brings rows into a list: made, measured and folded in slices, shown together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from reader.ui.panel.guide import Guide, Passages
from reader.ui.panel.listing import Listing
from reader.ui.panel.rows import Heading, Row
from reader.ui.slices import Slices

Grouped = Iterator[tuple[str, Row]]
"""Rows, each with the key of its heading."""


class Filler:
    """Fills the list of one tab; ``filled`` says whether it shows all there is."""

    def __init__(self, tab: QWidget, listing: Listing, guide: Guide, slices: Slices) -> None:
        self._tab = tab
        self._listing = listing
        self._guide = guide
        self._slices = slices
        self.filled = False

    def stop(self) -> None:
        """Leave undone what is not done yet."""
        self._slices.stop(self._tab)
        self._listing.view.settle()
        self.filled = False

    def empty(self) -> None:
        """Show no rows."""
        self._listing.model.set_rows({})
        self._guide.set_rows(())

    def show(self) -> None:
        """Show what is listed as all there is."""
        self._listing.set_progress(None)

    @property
    def busy(self) -> bool:
        """Whether rows are on their way."""
        return self._slices.busy(self._tab)

    def fill(
        self,
        rows: Grouped,
        done: Callable[[], None],
        headings: Callable[[], Sequence[Heading]] | None = None,
        order: int | None = None,
    ) -> None:
        """Show ``rows`` when they are all there, and nothing until then; at once if they are few.

        ``headings`` is asked for those of the rows when all are made; None leaves them.
        """
        self.stop()
        self._settle()
        filling = _Filling(self._listing, headings, order)
        ends = self._ends(filling, done)
        self._slices.run(self._tab, filling.steps(rows), *ends)

    def renew(
        self,
        rows: Grouped,
        done: Callable[[], None],
        headings: Callable[[], Sequence[Heading]] | None = None,
        order: int | None = None,
    ) -> None:
        """The same without leaving the place, and what is shown stays until then."""
        filling = _Filling(self._listing, headings, order)
        view = self._listing.view
        view.settle()  # another exchange may be under way
        self._slices.run(
            self._tab,
            filling.steps(rows),
            filling.settle,
            lambda: view.exchange(filling.rows, filling.headings, filling.order),
            view.settle,
            lambda: self._end(filling, done),
        )

    def _end(self, filling: _Filling, done: Callable[[], None]) -> None:
        self._guide.set_passages(filling.passages)
        done()

    def _settle(self) -> None:
        """Have the size that this tab will be seen in, though another may be in front."""
        stack = self._tab.parentWidget()
        if stack is not None and not self._tab.isVisible():
            self._tab.setGeometry(stack.rect())
        self._listing.settle()

    def _ends(self, filling: _Filling, done: Callable[[], None]) -> Iterator[Callable[[], None]]:
        """What is left to do with all rows made, in parts that are as short as they can be.

        Qt lays out a group's rows as it unfolds: out of sight, since showing a list that is not
        laid out yet does so three times.
        """
        yield filling.settle
        yield lambda: self._take(filling)
        yield from (partial(self._unfold, filling, number) for number in range(_MANY))
        yield lambda: self._show(filling, done)

    def _unfold(self, filling: _Filling, number: int) -> None:
        """Show the rows of a group, and with the last turn those of all that are left."""
        count = len(self._listing.model.headings)
        last = count if number == _MANY - 1 else number + 1
        for group in range(number, min(last, count)):
            self._listing.view.unfold(group)

    def _take(self, filling: _Filling) -> None:
        self._listing.view.hold(True)
        self._listing.model.set_rows(filling.rows, filling.headings, filling.order)
        self._listing.view.doItemsLayout()

    def _show(self, filling: _Filling, done: Callable[[], None]) -> None:
        self.filled = True
        self._listing.view.hold(False)
        self._listing.set_progress(None)
        self._end(filling, done)


_MANY = 8  # groups that have a turn of the event loop each
_KNOWN = 64  # rows that are listed already and take as long as one that is to be made


class _Filling:
    """Rows on their way into a list: made, measured and sorted, which takes long for thousands."""

    def __init__(
        self,
        listing: Listing,
        headings: Callable[[], Sequence[Heading]] | None,
        order: int | None,
    ) -> None:
        self._listing = listing
        self._headings = headings
        self.headings: Sequence[Heading] | None = None
        self.order = order
        self.rows: defaultdict[str, list[Row]] = defaultdict(list)
        self.passages = Passages()

    def steps(self, rows: Grouped) -> Iterator[None]:
        """A step for each of ``rows`` that is not listed yet."""
        model, delegate = self._listing.model, self._listing.view.row_delegate
        for number, (key, row) in enumerate(rows, 1):
            self.rows[key].append(row)
            known = delegate.knows(row)
            if not known:
                delegate.measure(row)
                model.fold(row)
            if not known or number % _KNOWN == 0:
                yield

    def settle(self) -> None:
        """What all rows must be there for."""
        self.headings = self._headings() if self._headings is not None else None
        listed = self._listing.model.headings if self.headings is None else self.headings
        self.passages = Passages(
            (number, row)
            for number, heading in enumerate(listed)
            for row in self.rows.get(heading.key, ())
        )
