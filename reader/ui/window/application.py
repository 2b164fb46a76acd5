"""The process: one QApplication, and Ctrl+C."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from reader import __version__


class Application(QApplication):
    """Qt's application; macOS tells it which files and addresses to open."""

    file_opened = Signal(str)
    address_opened = Signal(str)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(event.file())
            return True
        if isinstance(event, QFileOpenEvent) and event.url().scheme() == "hamesh":
            self.address_opened.emit(
                event.url().toString(QUrl.ComponentFormattingOption.FullyEncoded)
            )
            return True
        return super().event(event)


def application(argv: list[str]) -> QApplication:
    """The process's QApplication, with the name that the system knows the program by."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    # pyqtdarktheme's sheet is drawn for Fusion. As an argument, for `setStyle` answers with the
    # style, and to name its type PySide would first build every class of style (30 ms).
    app = Application([*argv[:1], "-style", "fusion", *argv[1:]])
    app.setApplicationName("hamesh")
    app.setOrganizationName("hamesh")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("hamesh")
    return app


def close_on_signals(app: QApplication, close: Callable[[], object]) -> None:
    """Close properly on Ctrl+C and when the system ends the process.

    Python runs its handlers between two of its own instructions, and in Qt's loop there are none:
    the signal also writes into a pipe, which wakes the loop.
    """
    if os.name != "posix":
        return
    import signal

    from PySide6.QtCore import QSocketNotifier

    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    wakes = QSocketNotifier(reading, QSocketNotifier.Type.Read, app)

    def empty() -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(reading, 64)

    wakes.activated.connect(empty)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: close())
