"""Starting the program: the one place where everything is wired together."""

from __future__ import annotations

import gc
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reader import resources

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from reader.ui.window import Desk
    from reader.ui.window.host import Host

_TRACE = "HAMESH_TRACE_STARTUP"  # "1" prints when the text can be read, "quit" also ends then
_SHOW_ANYWAY = 250  # milliseconds: a window without its text yet, rather than no sign of life

_SETTLED_AT_LAST = 3_000  # milliseconds: also where no text can be shown


def run(paths: list[Path], argv: list[str]) -> int:
    """Show a window for each of ``paths``, the bundled article without any; the exit code."""
    # Starting makes much and throws nothing away: looking for garbage meanwhile costs a twentieth
    # of the time until the text can be read. Imported here, Qt's modules are spared too.
    gc.disable()
    from PySide6.QtCore import QTimer

    from reader.library import settings as saved_settings
    from reader.ui.window import Desk, ReaderWindow
    from reader.ui.window.application import application, report_errors

    app = application(argv)
    report_errors()
    desk = Desk(app, saved_settings.load(), ReaderWindow)
    app.aboutToQuit.connect(desk.shutdown)
    wanted = dict.fromkeys(path.absolute() for path in paths)  # a file named twice is one window
    for number, path in enumerate(wanted or [resources.path("article", "mistral.txt")]):
        window = desk.new_window()
        if number == 0:
            window.settled.connect(lambda: _started(app, desk))
            QTimer.singleShot(_SETTLED_AT_LAST, app, lambda: _started(app, desk))
            window.readable.connect(lambda: _trace(app, desk))
        else:
            window.move(desk.windows[-2].pos() + window.cascade)
        window.open(path, again=not paths)
        QTimer.singleShot(_SHOW_ANYWAY, window, window.show)
    return app.exec()


def _trace(app: QApplication, desk: Desk) -> None:
    """For benchmarks/startup.py: say when the text could be read."""
    trace = os.environ.get(_TRACE)
    if trace:
        sys.stdout.write(f"readable {time.time():.6f}\n")
        sys.stdout.flush()
    if trace == "quit":
        desk.keeps = False
        app.exit(0)


def _started(app: QApplication, desk: Desk) -> None:
    """What could wait until the text was on the screen; done once."""
    if gc.isenabled():
        return
    from reader.ui.icons import application_icon
    from reader.ui.window.application import close_on_signals

    gc.freeze()
    gc.enable()
    app.setWindowIcon(application_icon())
    close_on_signals(app, desk.close_all)
    if hasattr(app, "file_opened"):
        app.file_opened.connect(lambda name: _newest(desk).open(Path(name)))


def _newest(desk: Desk) -> Host:
    return desk.windows[-1] if desk.windows else desk.new_window()
