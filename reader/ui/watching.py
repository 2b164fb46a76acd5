"""News from a folder and files in it: somebody else has written there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

_PAUSE = 200  # ms: programs write in several steps


class Watch(QObject):
    """Says `stirred` a moment after something has happened to what it watches, or may have.

    It may have while the reader was in another program: not every file system tells.

    Belongs to the application and goes after ``owner``. Python may let go of an owner in any
    thread, and what Qt watches and times with has to end in the thread it began in.
    """

    stirred = Signal()

    def __init__(self, owner: QObject) -> None:
        application = QCoreApplication.instance()
        super().__init__(application)
        owner.destroyed.connect(self.deleteLater)
        self._watcher: QFileSystemWatcher | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.stirred)
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._follow_application)

    def watch(self, paths: Iterable[str]) -> None:
        """Watch ``paths`` and nothing else.

        A file that was replaced since has to be watched anew: what is watched is the old one,
        which lives on under another name.
        """
        wanted = [*paths]
        watcher = self._watcher
        if watcher is None:
            if not wanted:
                return
            watcher = self._watcher = QFileSystemWatcher(self)
            watcher.fileChanged.connect(self.stir)
            watcher.directoryChanged.connect(self.stir)
        folders = set(watcher.directories())
        if left := [*watcher.files(), *(folders - set(wanted))]:
            watcher.removePaths(left)
        if new := [path for path in wanted if path not in folders]:
            watcher.addPaths(new)

    def stir(self, *_: object, after: int = _PAUSE) -> None:
        """Say so after ``after`` ms, and only once for all that happens until then."""
        if not self._timer.isActive() or self._timer.remainingTime() > after:
            self._timer.start(after)

    def stop(self) -> None:
        """Be silent from now on."""
        self._timer.stop()
        self.watch(())

    def _follow_application(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self._watcher is not None:
            self.stir()
