"""A tab for one kind of finding of the session's analysis: statistics, or entities."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from reader.ui.panel.guide import Guide, Passages
from reader.ui.panel.listing import Listing
from reader.ui.panel.look import PanelLook
from reader.ui.panel.model import Rows
from reader.ui.panel.rows import Heading, Row
from reader.ui.session import Session
from reader.ui.slices import Slices


@dataclass(frozen=True, slots=True)
class Findings:
    """What sets one such tab apart. All sentences are in the language of the interface.

    ``rows`` makes the rows of what a session has found, with their headings; ``spoken`` is what a
    screen reader says of a heading with so many rows; ``copies`` are menu entries with what they
    copy of a row, the first of them for Ctrl+C.
    """

    headings: Sequence[Heading]
    rows: Callable[[Session], Iterator[tuple[str, Row]]]
    spoken: Callable[[Heading, int], str]
    copies: Callable[[Row], Sequence[tuple[str, str]]]
    marker: str
    filter_hint: str
    waiting: str
    nothing: str
    visit: str


class FindingsTab(QWidget):
    """The findings, their states, and their menu."""

    left = Signal()
    counted = Signal()

    def __init__(
        self, findings: Findings, look: PanelLook, slices: Slices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.findings = findings
        self.session: Session | None = None
        self.model = Rows(findings.headings, findings.spoken, self)
        self.listing = Listing(self.model, findings.marker, look, findings.filter_hint, self)
        self.guide = Guide(self.listing)
        self._slices = slices
        self._filled = True
        self.listing.left.connect(self.left)
        self.listing.view.customContextMenuRequested.connect(self._show_menu)
        self.listing.view.copies = True
        self.listing.view.copied.connect(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.listing)

    def count(self) -> int | None:
        """How many there are, or None while that is being found out."""
        known = self.session is not None and self.session.analysis is not None
        return self.model.count() if known and self._filled else None

    def set_session(self, session: Session | None) -> None:
        """Show what ``session`` finds."""
        if self.session is not None:
            self.session.analysis_changed.disconnect(self._refresh)
            self.session.analysis_progressed.disconnect(self._progress)
        self.session = session
        self.guide.set_session(session)
        if session is not None:
            session.analysis_changed.connect(self._refresh)
            session.analysis_progressed.connect(self._progress)
        self._refresh()

    def set_look(self, look: PanelLook) -> None:
        """Paint in the colours of ``look``."""
        self.listing.set_look(look)

    def focus(self) -> None:
        """Take the keyboard."""
        self.listing.enter_rows()

    def _progress(self, part: float) -> None:
        if self.session is not None and self.session.analysis is None:
            self.listing.set_progress(part, self.findings.waiting)

    def _refresh(self) -> None:
        session = self.session
        analysis = session.analysis if session is not None else None
        self._slices.stop(self)
        self._filled = False
        if session is not None and analysis is not None:
            self._settle()
            filling = _Filling(self.findings, self.listing)
            rows = self.findings.rows(session)
            self._slices.run(self, filling.steps(rows), *self._ends(filling))
            if self._filled:
                return
        self.model.set_rows({})
        self.guide.set_rows(())
        if session is None:
            self.listing.set_progress(None)
            self.listing.set_nothing("")
        else:
            self.listing.set_progress(0 if analysis is None else 1, self.findings.waiting)
        self.counted.emit()

    def renew(self) -> None:
        """Show what has changed of the rows, without leaving the place: few of them at once."""
        if self.session is None or not self._filled:
            self._refresh()
            return
        filling = _Filling(self.findings, self.listing)
        steps = filling.steps(self.findings.rows(self.session))
        self._slices.run(self, steps, lambda: self._exchange(filling))

    def _exchange(self, filling: _Filling) -> None:
        self.listing.view.exchange(filling.rows)
        self.guide.set_passages(filling.passages)
        self.counted.emit()

    def _settle(self) -> None:
        """Have the size that this tab will be seen in, though another may be in front."""
        stack = self.parentWidget()
        if stack is not None and not self.isVisible():
            self.setGeometry(stack.rect())
        self.listing.settle()

    def _ends(self, filling: _Filling) -> Iterator[Callable[[], None]]:
        """What is left to do with all rows made, in parts that are as short as they can be.

        Qt lays out a group's rows as it unfolds: out of sight, since showing a list that is not
        laid out yet does so three times.
        """
        view = self.listing.view
        yield lambda: self._take(filling)
        yield from (partial(view.unfold, group) for group in range(len(self.model.headings)))
        yield lambda: self._show(filling)

    def _take(self, filling: _Filling) -> None:
        self.listing.view.hold(True)
        self.model.set_rows(filling.rows)
        self.listing.view.doItemsLayout()

    def _show(self, filling: _Filling) -> None:
        self._filled = True
        self.listing.view.hold(False)
        self.listing.set_nothing(self.findings.nothing)
        self.guide.set_passages(filling.passages)
        self.listing.set_progress(None)
        self.counted.emit()

    def _copy(self, index: QPersistentModelIndex) -> None:
        """Copy of a row what its menu offers first."""
        row = self.model.row(index)
        for _, text in self.findings.copies(row)[:1] if row is not None else ():
            copy(text)

    def _show_menu(self, position: QPoint) -> None:
        view = self.listing.view
        index = view.indexAt(position)
        row = self.model.row(index)
        if row is None:
            return
        menu = QMenu(self)
        self.fill_menu(menu, index, row)
        menu.exec(view.viewport().mapToGlobal(position))
        menu.deleteLater()

    def fill_menu(self, menu: QMenu, index: QModelIndex, row: Row) -> None:
        """What can be done with ``row``."""
        if row.passages:
            visit = menu.addAction(self.findings.visit)
            visit.triggered.connect(lambda: self.guide.visit(index))
            menu.addSeparator()
        for number, (label, text) in enumerate(self.findings.copies(row)):
            action = menu.addAction(label)
            action.triggered.connect(lambda _=False, text=text: copy(text))
            if number == 0:
                action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))


class _Filling:
    """Rows on their way into a list: made, measured and sorted, which takes long for thousands."""

    def __init__(self, findings: Findings, listing: Listing) -> None:
        self._listing = listing
        self._groups = {heading.key: number for number, heading in enumerate(findings.headings)}
        self.rows: dict[str, list[Row]] = {key: [] for key in self._groups}
        self.passages = Passages()

    def steps(self, rows: Iterator[tuple[str, Row]]) -> Iterator[None]:
        """A step for each of ``rows`` that is not listed yet."""
        delegate = self._listing.view.row_delegate
        for key, row in rows:
            self.rows[key].append(row)
            if not delegate.knows(row):
                delegate.measure(row)
                yield
        self.passages = Passages(
            (self._groups[key], row) for key, group in self.rows.items() for row in group
        )


def copy(text: str) -> None:
    """Put ``text`` on the clipboard."""
    QGuiApplication.clipboard().setText(text)
