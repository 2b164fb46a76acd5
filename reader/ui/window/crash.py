"""What becomes of errors that nobody expected: notes are made safe, then a person hears of it.

Reading goes on. Each fault is shown once, and no more than a few in all: what follows is mostly
its echo. All are kept in the log, those that come again and again by their number.
"""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLocale, QObject, QTimer, qVersion
from PySide6.QtWidgets import QApplication, QDialog

from reader.library.crashes import note_crashes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

    from reader.ui.session import SaveState
    from reader.ui.window.desk import Desk

_MOST_SHOWN = 3
_LOGGED = (1, 2, 3, 10, 100, 1_000, 10_000)  # of the same fault
_LOOK_EVERY, _LOOKS = 50, 60  # milliseconds, and times, until notes are saved or cannot be


class _Unraisable(Protocol):
    """What Python hands to `sys.unraisablehook`."""

    @property
    def exc_value(self) -> BaseException | None: ...


class CrashGuard(QObject):
    """Python's hook for errors, as long as the application lives."""

    def __init__(self, app: QApplication, desk: Desk | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._desk = desk
        self._met: dict[tuple[object, ...], int] = {}
        self._shown = 0
        self._dialogs: set[QDialog] = set()
        self._noted = note_crashes()
        sys.excepthook = self.met
        sys.unraisablehook = self.met_aside

    def guard(self, desk: Desk) -> None:
        """Make the notes of the windows of ``desk`` safe before anything else."""
        self._desk = desk

    def met(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log an error and, if it is a new one, show it; Ctrl+C closes the windows."""
        if issubclass(kind, KeyboardInterrupt):
            self._app.closeAllWindows()
            return
        import traceback

        from reader.library import reports

        if sys.stderr is not None:  # there is none where no console is
            with contextlib.suppress(OSError, ValueError):
                traceback.print_exception(kind, error, trace)
        told = reports.report(error, _facts(self._app))
        log, number = self._log(error, told)
        if number > 1 or self._shown >= _MOST_SHOWN:
            return
        self._shown += 1
        if not self._app.thread().loopLevel():  # before the loop, or after: nothing runs later
            self._show(told, log, self._close_notes())
            return
        self._commit()
        # Later: what has failed may be the painting itself, and no dialog can open amid that.
        QTimer.singleShot(0, self, lambda: self._show_when_safe(told, log, _LOOKS))

    def met_aside(self, unraisable: _Unraisable) -> None:
        """Log an error that stood in nobody's way, as one in a finaliser."""
        from reader.library import reports

        if unraisable.exc_value is not None:
            self._log(unraisable.exc_value, reports.report(unraisable.exc_value, {}))

    def _log(self, error: BaseException, told: str) -> tuple[Path | None, int]:
        from reader.library import reports

        at = reports.place(error)
        number = self._met[at] = self._met.get(at, 0) + 1
        if number not in _LOGGED:
            return None, number
        return reports.keep(told if number == 1 else f"Once more ({number}):\n{told}"), number

    # -- the notes

    def _commit(self) -> None:
        """Have what is being typed written too. Nothing of this may fail in turn."""
        for window in self._desk.windows if self._desk is not None else ():
            with contextlib.suppress(Exception):
                window.commit()

    def _close_notes(self) -> bool:
        """Write all notes and wait for that; whether they are on the disk."""
        self._commit()
        safe = True
        for window in self._desk.windows if self._desk is not None else ():
            with contextlib.suppress(Exception):
                safe &= window.session is None or window.session.close() is None
        return safe

    def _states(self) -> set[SaveState]:
        windows = self._desk.windows if self._desk is not None else []
        return {item.session.save_state for item in windows if item.session is not None}

    # -- the dialog

    def _show_when_safe(self, told: str, log: Path | None, looks: int) -> None:
        from reader.ui.session import SaveState

        if SaveState.SAVING in self._states() and looks:
            again = looks - 1
            QTimer.singleShot(_LOOK_EVERY, self, lambda: self._show_when_safe(told, log, again))
        else:
            self._show(told, log, not self._states() & {SaveState.SAVING, SaveState.FAILED})

    def _show(self, told: str, log: Path | None, safe: bool) -> None:
        from reader.ui.dialogs.report import ReportDialog

        dialog = ReportDialog(told, log, self._app.activeWindow(), safe=safe)
        if self._app.thread().loopLevel():
            self._dialogs.add(dialog)  # for it may be nobody's child
            dialog.finished.connect(lambda _: self._dialogs.discard(dialog))
            dialog.show()
        else:
            dialog.exec()


def _facts(app: QApplication) -> Mapping[str, str]:
    from PySide6 import __version__

    screens = (
        f"{screen.size().width()}×{screen.size().height()} at {screen.devicePixelRatio():g}"
        for screen in app.screens()
    )
    return {
        "Qt": f"{qVersion()} (PySide {__version__}) on {app.platformName()}",
        "Screens": ", ".join(screens),
        "Language": f"{QLocale().name()}, system {QLocale.system().name()}",
    }
