"""A tab for one kind of finding of the session's analysis: statistics, or entities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from reader.annotations.model import Annotation
from reader.document import Span
from reader.ui import noting
from reader.ui.panel.filling import Filler
from reader.ui.panel.guide import Guide
from reader.ui.panel.listing import Listing
from reader.ui.panel.look import PanelLook
from reader.ui.panel.model import Rows
from reader.ui.panel.rows import Heading, Row
from reader.ui.session import Session
from reader.ui.slices import Slices

NotesOver = Callable[[Iterable[Span]], list[Annotation]]
"""Which written notes are about some passages."""


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
        self._filler = Filler(self, self.listing, self.guide, slices)
        self.listing.left.connect(self.left)
        self.listing.view.customContextMenuRequested.connect(self._show_menu)
        self.listing.view.copies = True
        self.listing.view.copied.connect(self._copy)
        self._notes_over: NotesOver = _no_notes
        self.listing.view.notes_wanted.connect(self._go_to_notes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.listing)

    def count(self) -> int | None:
        """How many there are, or None while that is being found out."""
        known = self.session is not None and self.session.analysis is not None
        return self.model.count() if known and self._filler.filled else None

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

    # -- the notes about what is found

    def set_notes(self, notes_over: NotesOver) -> None:
        """Ask ``notes_over`` which notes there are about the passages of a row."""
        self._notes_over = notes_over
        self.listing.view.row_delegate.noted = lambda row: len(self._notes_about(row))
        self.model.noted = self._noted_text

    def show_notes(self) -> None:
        """Show what notes there are by now."""
        self.listing.view.viewport().update()

    def _notes_about(self, row: Row) -> list[Annotation]:
        return self._notes_over(row.passages) if row.counts else []

    def _noted_text(self, row: Row) -> str:
        count = len(self._notes_about(row))
        return QCoreApplication.translate("Panel", "%n note(s)", "", count) if count else ""

    def _go_to_notes(self, index: QPersistentModelIndex) -> None:
        """Open the first of the notes about a row."""
        row = self.model.row(index)
        found = self._notes_about(row) if row is not None else []
        if found and self.session is not None:
            self.session.edit_requested.emit(found[0].id)

    def _write_note(self, row: Row) -> None:
        """Write a note about the passage of ``row`` that was seen last, or its first."""
        session = self.session
        if session is None or not row.passages or not session.writable:
            return
        passage = row.passages[self.guide.place(row.key) or 0]
        noting.write_on(session, passage)

    # -- rows

    def _progress(self, part: float) -> None:
        if self.session is not None and self.session.analysis is None:
            self.listing.set_progress(part, self.findings.waiting)

    def _refresh(self) -> None:
        session = self.session
        analysis = session.analysis if session is not None else None
        self._filler.stop()
        if session is not None and analysis is not None:
            self._filler.fill(self.findings.rows(session), self._shown)
            if self._filler.filled:
                return
        self._filler.empty()
        if session is None:
            self.listing.set_progress(None)
            self.listing.set_nothing("")
        else:
            self.listing.set_progress(0 if analysis is None else 1, self.findings.waiting)
        self.counted.emit()

    def renew(self) -> None:
        """Show what has changed of the rows, without leaving the place: few of them at once."""
        if self.session is None or not self._filler.filled:
            self._refresh()
        else:
            self._filler.renew(self.findings.rows(self.session), self.counted.emit)

    def _shown(self) -> None:
        self.listing.set_nothing(self.findings.nothing)
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
            write = menu.addAction(QCoreApplication.translate("Panel", "Write a note"))
            write.triggered.connect(lambda: self._write_note(row))
            write.setEnabled(self.session is not None and self.session.writable)
            if self._notes_about(row):
                place = QPersistentModelIndex(index)
                go = menu.addAction(
                    QCoreApplication.translate("Panel", "Go to the note about this")
                )
                go.triggered.connect(lambda: self._go_to_notes(place))
            menu.addSeparator()
        for number, (label, text) in enumerate(self.findings.copies(row)):
            action = menu.addAction(label)
            action.triggered.connect(lambda _=False, text=text: copy(text))
            if number == 0:
                action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))


def _no_notes(_: Iterable[Span]) -> list[Annotation]:
    return []


def copy(text: str) -> None:
    """Put ``text`` on the clipboard."""
    QGuiApplication.clipboard().setText(text)
