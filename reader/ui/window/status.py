"""The line at the foot of the window: whether the notes are safe, and what is still going on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QToolButton, QWidget

from reader.text.bidi import isolate
from reader.ui.language import base_mark

if TYPE_CHECKING:  # loads after the page is readable
    from reader.ui.session import Session

_FOR = 8_000  # milliseconds
_TELL_AFTER = 300  # milliseconds: what is done sooner nobody needs to watch


class StatusLine(QStatusBar):
    """Says little: one phrase about the notes, one about work under way."""

    details_wanted = Signal()  # why saving failed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self.setSizeGripEnabled(False)
        self._work = QLabel(self)
        self.notes = QToolButton(self, autoRaise=True)
        self.notes.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.notes.clicked.connect(self.details_wanted)
        self.addWidget(self._work)
        self.export = _Export(self)
        self.addWidget(self.export)
        self.addPermanentWidget(self.notes)
        self.notes.hide()

    def set_session(self, session: Session | None) -> None:
        """Follow ``session``."""
        if self._session is not None:
            self._session.save_state_changed.disconnect(self._show_notes)
            self._session.analysis_progressed.disconnect(self._show_analysis)
            self._session.analysis_changed.disconnect(self.show_work)
            self._session.annotations_changed.disconnect(self._show_notes)
        self._session = session
        self.show_work()
        if session is not None:
            session.save_state_changed.connect(self._show_notes)
            session.analysis_progressed.connect(self._show_analysis)
            session.analysis_changed.connect(self.show_work)
            session.annotations_changed.connect(self._show_notes)
        self._show_notes()

    def show_work(self, text: str = "") -> None:
        """Say what is going on; nothing when it is done."""
        self._work.setText(base_mark() + text if text else "")

    def show_reading(self, name: str, part: float) -> None:
        """Say how far a file is read, 0 to 1: a small one is there before that could be read."""
        if part >= 1:
            return
        text = self.tr("Opening %1 … %2 %")
        self.show_work(text.replace("%1", isolate(name)).replace("%2", str(int(part * 100))))

    def show_export(self, part: float, stop: Callable[[], object]) -> None:
        """Say how far an export is, 0 to 1, with a button that calls ``stop``."""
        self.export.show_part(part, stop)

    def hide_export(self) -> None:
        """The export is over."""
        self.export.end()

    def show_done(self, target: Path) -> None:
        """Say for a while that ``target`` was written."""
        text = self.tr("Saved as %1").replace("%1", isolate(target.name))
        self.showMessage(base_mark() + text, _FOR)

    def _show_analysis(self, part: float) -> None:
        # A short text is done before anybody could read this.
        if self._session is not None and len(self._session.document.text) > 200_000:
            self.show_work(self.tr("Looking for figures and names … %1 %").replace(
                "%1", str(int(part * 100))
            ))  # fmt: skip

    def _show_notes(self) -> None:
        from reader.ui.session import SaveState

        session = self._session
        state = session.save_state if session is not None else SaveState.LOADING
        text = {
            SaveState.LOADING: "",
            SaveState.SAVED: self.tr("Notes saved"),
            SaveState.SAVING: self.tr("Saving notes …"),
            SaveState.FAILED: self.tr("Notes not saved"),
            SaveState.READ_ONLY: self.tr("Notes are read-only"),
        }[state]
        if state is SaveState.SAVED and session is not None and session.empty:
            text = ""  # nothing there that could be lost
        self.notes.setText(text)
        self.notes.setVisible(bool(text))
        # Never disabled: what says that the notes are safe must not be pale.
        asks = state in (SaveState.FAILED, SaveState.READ_ONLY)
        focus = Qt.FocusPolicy.TabFocus if asks else Qt.FocusPolicy.NoFocus
        self.notes.setFocusPolicy(focus)
        self.notes.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not asks)
        self.notes.setProperty("state", state.value)
        path = session.notes_path if session is not None else None
        self.notes.setToolTip(base_mark() + isolate(str(path), "ltr") if path else "")


class _Export(QWidget):
    """An export under way."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._stop: Callable[[], object] | None = None
        self.said = QLabel(self)
        self.cancel = QToolButton(self, autoRaise=True)
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.said)
        row.addWidget(self.cancel)
        self._waiting = QTimer(self, singleShot=True, interval=_TELL_AFTER)
        self._waiting.timeout.connect(self.show)
        self.hide()

    def show_part(self, part: float, stop: Callable[[], object]) -> None:
        """Say that ``part`` is done."""
        if self._stop is None:
            self._waiting.start()
            self.cancel.setEnabled(True)
        self._stop = stop
        text = self.tr("Exporting … %1 %")
        self.said.setText(base_mark() + text.replace("%1", str(int(part * 100))))

    def end(self) -> None:
        """Say no more."""
        self._waiting.stop()
        self._stop = None
        self.hide()

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        if self._stop is not None:
            self._stop()
