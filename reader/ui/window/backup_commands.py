"""What the commands do that put everything into one file and bring it back."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.library import settings as saved_settings
from reader.text.bidi import isolate
from reader.ui.session import SaveState
from reader.ui.window.desk import Desk
from reader.ui.window.host import Host

if TYPE_CHECKING:  # loads in a worker
    from reader.errors import ReaderError
    from reader.library.backup import Restored
    from reader.library.settings import Settings
    from reader.progress import Checkpoint

_SUFFIX = ".zip"
_AGAIN = 30  # milliseconds until saves under way are looked at again


class BackupCommands(QObject):
    """Makes backups and restores them, and says what became of that."""

    def __init__(self, window: Host, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk

    def back_up(self) -> None:
        """Ask for a file, and put all that is the reader's into it."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Back Up Everything"), str(_suggested(self._desk)), self._filter()
        )
        if name:
            target = Path(name)
            target = target if target.suffix else target.with_suffix(_SUFFIX)
            self._when_saved(lambda: self._back_up(target))

    def _back_up(self, target: Path) -> None:
        said = self.tr("Backing up … %1 %")
        self._desk.tasks.run(
            _back_up, target, self._desk.settings.notes_path,
            on_done=lambda _: self._ended(lambda it: it.status.show_done(target)),
            on_error=self._failed,
            on_progress=lambda part: self._progress(said, part),
        )  # fmt: skip

    def restore(self) -> None:
        """Ask for a backup, and bring back what it holds; what is there is not overwritten."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Restore"), str(_suggested(self._desk).parent), self._filter()
        )
        if name:
            self._when_saved(lambda: self._restore(Path(name)))

    def _restore(self, path: Path) -> None:
        said, before = self.tr("Restoring … %1 %"), self._desk.settings
        self._desk.tasks.run(
            _restore, path, before.notes_folder,
            on_done=lambda answer: self._restored(before, *answer),
            on_error=self._failed,
            on_progress=lambda part: self._progress(said, part),
        )  # fmt: skip

    def _restored(self, before: Settings, restored: Restored, settings: Settings) -> None:
        from reader.ui.messages import restored as told

        self._desk.take_restored(before, settings)
        self._desk.lexicon.load()
        for window in self._desk.windows:
            if window.session is not None:
                window.session.load_notes(self._desk.settings.notes_path)
        self._ended(lambda it: it.inform(told(restored.fates)))

    # -- before and after

    def _when_saved(self, act: Callable[[], None]) -> None:
        """Do something when all that was written until now is on the disk."""
        desk = self._desk
        for window in desk.windows:
            if window.session is not None:
                window.commit()
        if saved_settings.settings_path().exists():  # else what comes back is not in its way
            desk.save_settings()
        self._proceed(act)

    def _proceed(self, act: Callable[[], None]) -> None:
        desk = self._desk
        sessions = (window.session for window in desk.windows if window.session is not None)
        if desk.lexicon.saving or any(it.save_state is SaveState.SAVING for it in sessions):
            QTimer.singleShot(_AGAIN, desk, lambda: self._proceed(act))
        else:
            act()

    def _filter(self) -> str:
        return self.tr("Backups") + f" \u2066(*{_SUFFIX})"

    def _progress(self, said: str, part: float) -> None:
        self._asked().status.show_work(said.replace("%1", isolate(str(int(part * 100)), "ltr")))

    def _ended(self, tell: Callable[[Host], object]) -> None:
        window = self._asked()
        window.status.show_work()
        tell(window)

    def _failed(self, error: ReaderError) -> None:
        from reader.ui.messages import message

        said = message(error)
        acts: dict[str, Callable[[], object]] = {"restore": self.restore, "export": self.back_up}
        self._ended(lambda it: it.notice.show_message(said, acts.get(said.way_out)))

    def _asked(self) -> Host:
        """The window that was asked, or where it has closed, another one."""
        windows = self._desk.windows
        return self._window if self._window in windows or not windows else windows[-1]


def _suggested(desk: Desk) -> Path:
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(place) or Path.home())
    folder = desk.settings.last_export_folder or documents
    return folder / f"hamesh-{datetime.date.today().isoformat()}{_SUFFIX}"


def _back_up(target: Path, folder: Path, checkpoint: Checkpoint) -> int:
    from reader.library.backup import back_up

    return back_up(target, notes_folder=folder, checkpoint=checkpoint)


def _restore(path: Path, folder: Path | None, checkpoint: Checkpoint) -> tuple[Restored, Settings]:
    from reader.library.backup import restore

    restored = restore(path, notes_folder=folder, checkpoint=checkpoint)
    return restored, saved_settings.load()
