"""Starting the program: the one place where everything is wired together."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader import resources

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from reader.library.instance import Door, Request
    from reader.ui.window import Desk

_LINK = "hamesh:"
_TRACE = "HAMESH_TRACE_STARTUP"  # "1" prints when the text can be read, "quit" also ends then
_LISTEN_AFTER = 500  # milliseconds: most texts can be read by then
_SHOW_ANYWAY = 250  # milliseconds: a window without its text yet, rather than no sign of life

_SETTLED_AT_LAST = 3_000  # milliseconds: also where no text can be shown


def run(
    paths: list[Path],
    argv: list[str],
    request: Request | None = None,
    door: Door | None = None,
    addresses: Sequence[str] = (),
) -> int:
    """Show a window for each of ``paths``, and what ``addresses`` lead to; the exit code.

    Without any of them, the bundled article is shown.

    With ``request``, what all this is about, further ones are taken at ``door``.
    """
    # Starting makes much and throws nothing away: looking for garbage meanwhile costs a twentieth
    # of the time until the text can be read. Imported here, Qt's modules are spared too.
    gc.disable()
    from PySide6.QtCore import QTimer

    from reader.library import settings as saved_settings
    from reader.ui.window import Desk, ReaderWindow
    from reader.ui.window.application import application
    from reader.ui.window.crash import CrashGuard

    if request is not None and door is None and sys.platform == "win32":
        from reader.ui.listening import meet_through_pipe

        if meet_through_pipe(request):
            return 0
    app = application(argv)
    crashes = CrashGuard(app)
    first_run = not saved_settings.settings_path().exists()
    desk = Desk(app, saved_settings.load(), ReaderWindow)
    crashes.guard(desk)
    if first_run:
        from reader.ui.window.welcome import Welcome

        desk.welcome = Welcome(resources.path("article", "mistral.txt"), desk.save_settings, desk)
    app.aboutToQuit.connect(desk.shutdown)
    wanted = dict.fromkeys(path.absolute() for path in paths)  # a file named twice is one window
    shown: list[Path | None] = [*wanted]
    if not shown:  # what an address leads to has first to be found
        shown = [None if addresses else resources.path("article", "mistral.txt")]
    for number, path in enumerate(shown):
        window = desk.new_window()
        if number == 0:
            window.settled.connect(lambda: _started(app, desk))
            QTimer.singleShot(_SETTLED_AT_LAST, app, lambda: _started(app, desk))
            window.readable.connect(lambda: _trace(app, desk))
            if request is not None:  # who asks meanwhile, waits
                QTimer.singleShot(_LISTEN_AFTER, app, lambda: _listen(app, desk, door))
        else:
            window.move(desk.windows[-2].pos() + window.cascade)
        if path is not None:
            window.open(path, again=not paths)
        QTimer.singleShot(_SHOW_ANYWAY, window, window.show)
    for address in addresses:
        desk.windows[0].follow(address)
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
    from reader.ui.window.application import Application, close_on_signals

    gc.freeze()
    gc.enable()
    app.setWindowIcon(application_icon())
    close_on_signals(app, desk.close_all)
    if isinstance(app, Application):
        app.file_opened.connect(lambda name: desk.open(Path(name)))
        app.address_opened.connect(desk.follow)


def _listen(app: QApplication, desk: Desk, door: Door | None) -> None:
    """Take what further processes are asked to open, until this one is about to end."""
    from PySide6.QtCore import QTimer

    from reader.ui.listening import Listener, PipeListener

    def take(request: Request) -> bool:
        # A new window would be dead until a question is answered, or with the last one's end.
        if app.activeModalWidget() is not None or not desk.windows:
            return False
        QTimer.singleShot(0, desk, lambda: _open(desk, request))
        return True

    if door is not None:
        app.aboutToQuit.connect(Listener(door, take, desk).close)
    elif sys.platform == "win32":
        app.aboutToQuit.connect(PipeListener(take, desk).close)


def _open(desk: Desk, request: Request) -> None:
    """Do as another process was asked to."""
    if request.token:
        os.environ["XDG_ACTIVATION_TOKEN"] = request.token  # for Qt, which takes it from there
    if not request.names:
        desk.come_forward()
    for name in request.names:
        if name.startswith(_LINK):
            desk.follow(name)
        else:
            desk.open(Path(name))
