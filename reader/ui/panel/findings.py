"""A tab for one kind of finding of the session's analysis: statistics, or entities."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from reader.analysis.model import Analysis
from reader.ui.panel.guide import Guide
from reader.ui.panel.listing import Listing
from reader.ui.panel.look import PanelLook
from reader.ui.panel.model import Rows
from reader.ui.panel.rows import Heading, Row
from reader.ui.session import Session


@dataclass(frozen=True, slots=True)
class Findings:
    """What sets one such tab apart. All sentences are in the language of the interface.

    ``rows`` makes the rows of an analysis of a text, by heading; ``spoken`` is what a screen reader
    says of a heading with so many rows; ``copies`` are menu entries with what they copy of a row.
    """

    headings: Sequence[Heading]
    rows: Callable[[Analysis, str], Mapping[str, Sequence[Row]]]
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

    def __init__(self, findings: Findings, look: PanelLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings = findings
        self._session: Session | None = None
        self.model = Rows(findings.headings, findings.spoken, self)
        self.listing = Listing(self.model, findings.marker, look, findings.filter_hint, self)
        self.guide = Guide(self.listing)
        self.listing.left.connect(self.left)
        self.listing.view.customContextMenuRequested.connect(self._show_menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.listing)

    def count(self) -> int | None:
        """How many there are, or None while that is being found out."""
        known = self._session is not None and self._session.analysis is not None
        return self.model.total() if known else None

    def set_session(self, session: Session | None) -> None:
        """Show what ``session`` finds."""
        if self._session is not None:
            self._session.analysis_changed.disconnect(self._refresh)
            self._session.analysis_progressed.disconnect(self._progress)
        self._session = session
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
        if self._session is not None and self._session.analysis is None:
            self.listing.set_progress(part, self._findings.waiting)

    def _refresh(self) -> None:
        session = self._session
        analysis = session.analysis if session is not None else None
        rows: Mapping[str, Sequence[Row]] = {}
        if session is not None and analysis is not None:
            rows = self._findings.rows(analysis, session.document.text)
        self.model.set_rows(rows)
        self.guide.set_rows(
            (number, row)
            for number, heading in enumerate(self._findings.headings)
            for row in rows.get(heading.key, ())
        )
        if session is not None and analysis is None:
            self.listing.set_progress(0, self._findings.waiting)
        else:
            self.listing.set_progress(None)
            self.listing.set_nothing(self._findings.nothing if session is not None else "")
        self.counted.emit()

    def _show_menu(self, position: QPoint) -> None:
        view = self.listing.view
        index = view.indexAt(position)
        row = self.model.row(index)
        if row is None:
            return
        menu = QMenu(self)
        menu.addAction(self._findings.visit).triggered.connect(lambda: self.guide.visit(index))
        menu.addSeparator()
        for label, text in self._findings.copies(row):
            menu.addAction(label).triggered.connect(lambda _=False, text=text: copy(text))
        menu.exec(view.viewport().mapToGlobal(position))
        menu.deleteLater()


def copy(text: str) -> None:
    """Put ``text`` on the clipboard."""
    QGuiApplication.clipboard().setText(text)
