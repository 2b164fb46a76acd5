"""Starting the program: the one place where everything is wired together."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reader import resources
from reader.library import settings as saved_settings
from reader.ui.window import Desk, ReaderWindow
from reader.ui.window.application import application, close_on_signals, report_errors

_TRACE = "HAMESH_TRACE_STARTUP"  # "1" prints when the text can be read, "quit" also ends then
_SHOW_ANYWAY = 250  # milliseconds: a window without its text yet, rather than no sign of life


def run(paths: list[Path], argv: list[str]) -> int:
    """Show a window for each of ``paths``, the bundled article without any; the exit code."""
    app = application(argv)
    report_errors()
    desk = Desk(app, saved_settings.load(), ReaderWindow)
    app.aboutToQuit.connect(desk.shutdown)
    first: ReaderWindow | None = None
    for path in paths or [resources.path("article", "mistral.txt")]:
        window = desk.new_window()
        if first is None:
            first = window
            window.readable.connect(lambda: _started(app, desk))
        else:
            window.move(desk.windows[-2].pos() + window.cascade)
        window.open(path, again=not paths)
        QTimer.singleShot(_SHOW_ANYWAY, window, window.show)
    return app.exec()


def _started(app: QApplication, desk: Desk) -> None:
    """What could wait until the text was on the screen."""
    trace = os.environ.get(_TRACE)
    if trace:
        sys.stdout.write(f"readable {time.time():.6f}\n")
        sys.stdout.flush()
        if trace == "quit":
            desk.keeps = False
            app.exit(0)
            return
    QTimer.singleShot(0, app, lambda: _finish(app, desk))


def _finish(app: QApplication, desk: Desk) -> None:
    from reader.ui.icons import application_icon

    app.setWindowIcon(application_icon())
    close_on_signals(app, desk.close_all)
    if hasattr(app, "file_opened"):
        app.file_opened.connect(lambda name: desk.windows[0].open(Path(name)))
