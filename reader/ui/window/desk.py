"""What all open windows share: settings, colours, language, work under way, and one another."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication

from reader.library import files, folders
from reader.library import settings as saved_settings
from reader.library.settings import Settings, with_recent
from reader.ui import fonts
from reader.ui.chrome import Chrome
from reader.ui.colours import ColourNames
from reader.ui.language import Language, install, language_of
from reader.ui.lexicon import SharedLexicon
from reader.ui.page.look import Look
from reader.ui.tasks import Tasks

if TYPE_CHECKING:
    from reader.document import Document
    from reader.errors import ReaderError
    from reader.library.auto_export import Written
    from reader.library.files import FileId
    from reader.ui.session import Session
    from reader.ui.window.auto_export import AutoExport
    from reader.ui.window.host import Host
    from reader.ui.window.welcome import Welcome

BODY_SIZE = 22.0  # pixels at 100 %: a Naskh needs more than Latin to be read with ease
_SAVE_AFTER = 800  # milliseconds of quiet before a choice is written

NewWindow = Callable[["Desk", "Session | None"], "Host"]


class Desk(QObject):
    """Holds what the windows have in common. With ``keep`` false nothing is remembered."""

    settings_changed = Signal(object)  # frozenset of the fields' names

    def __init__(
        self,
        app: QApplication,
        settings: Settings,
        new_window: NewWindow,
        *,
        keep: bool = True,
    ) -> None:
        super().__init__(app)
        self.settings = settings
        self.keeps = keep
        self.tasks = Tasks(self)
        self.lexicon = SharedLexicon(
            self.tasks, folders.entity_lexicon_path() if keep else None, self
        )
        self.lexicon.failed.connect(self._tell)
        self.windows: list[Host] = []
        self.welcome: Welcome | None = None  # in the first run
        self.missing: frozenset[Path] = frozenset()  # recent files that were not there
        self._app = app
        self._new_window = new_window
        self.language: Language = language_of(settings.language)
        self._translators = install(app, self.language)
        self.chrome = Chrome(app, settings.theme, folders.state_folder())
        self._auto_export: AutoExport | None = None
        self._saving = QTimer(self, singleShot=True, interval=_SAVE_AFTER)
        self._saving.timeout.connect(self.save_settings)

    @property
    def auto_export(self) -> AutoExport:
        """What keeps a folder of exports up to date, built when it is first wanted."""
        if self._auto_export is None:
            from reader.ui.window.auto_export import AutoExport

            self._auto_export = AutoExport(
                self.tasks,
                lambda: self.settings if self.keeps else Settings(),
                lambda: self.language,
                self,
            )
            self._auto_export.kept_beside.connect(self._tell_beside)
            self._auto_export.failed.connect(self._tell_not_kept)
        return self._auto_export

    # -- settings

    def change(self, **values: Any) -> None:
        """Take over new settings, tell everyone, and write them soon."""
        names = frozenset(
            name for name, value in values.items() if getattr(self.settings, name) != value
        )
        if not names:
            return
        self.settings = dataclasses.replace(self.settings, **values)
        if self.keeps:
            self._saving.start()
        if "theme" in names:
            self.chrome.choose(self.settings.theme)
        if names & {"auto_export", "auto_export_folder", "auto_export_format"}:
            self.auto_export.renew()
        self.settings_changed.emit(names)
        if "language" in names:
            # Later: the menu that asked for it is about to go.
            QTimer.singleShot(0, self, self._speak)

    def save_settings(self) -> None:
        """Write the settings now. That they cannot be written is no reason to disturb reading."""
        self._saving.stop()
        if self.keeps:
            with contextlib.suppress(OSError):
                saved_settings.save(self.settings)

    def take_restored(self, before: Settings, restored: Settings) -> None:
        """Take over what a backup has made of the settings that were saved ``before``."""
        names = (item.name for item in dataclasses.fields(Settings) if item.name != "unread")
        values = {name: getattr(restored, name) for name in names}
        self.change(**{k: v for k, v in values.items() if v != getattr(before, k)})

    @property
    def colour_names(self) -> ColourNames:
        """What the colours of highlights are called."""
        return ColourNames(self.settings.colour_names)

    def look(self) -> Look:
        """How pages look."""
        chosen = self.settings
        return Look(
            theme=self.chrome.page,
            families=fonts.families(),
            size=BODY_SIZE,
            zoom=chosen.zoom,
            measure=chosen.measure,
            line_spacing=chosen.line_spacing,
        )

    def _speak(self) -> None:
        language = language_of(self.settings.language)
        if language == self.language:
            return
        self.language = language
        self._translators = install(self._app, language, self._translators)
        for window in tuple(self.windows):
            window.rebuilt()

    # -- windows

    def new_window(self, session: Session | None = None) -> Host:
        """A window, not shown yet."""
        window = self._new_window(self, session)
        self.windows.append(window)
        return window

    def forget(self, window: Host) -> None:
        """A window has closed."""
        if window in self.windows:
            self.windows.remove(window)

    def window_of(self, path: Path) -> Host | None:
        """The window that shows, or is reading, the file ``path``."""
        return next(
            (item for item in self.windows if path == item.path or path in item.reading), None
        )

    def window_of_file(self, file: FileId | None) -> Host | None:
        """The window that shows the very ``file``, under whatever name."""
        return next((item for item in self.windows if file is not None and item.file == file), None)

    def open(self, path: Path) -> None:
        """Show the file ``path`` as when it is opened from outside: where the reader sees it."""
        path = path.absolute()
        present = self.window_of(path)
        if present is not None and path not in present.reading:
            present.come_forward()
        else:
            self._newest().open(path)

    def come_forward(self) -> None:
        """Show the newest window and put it before the others."""
        self._newest().come_forward()

    def _newest(self) -> Host:
        return self.windows[-1] if self.windows else self.new_window()

    def with_window(self, session: Session, act: Callable[[Host], object]) -> None:
        """Do something with the window that shows ``session`` by now, or else with the newest."""
        window = next((item for item in self.windows[::-1] if item.session is session), None)
        if window is None and self.windows:
            window = self.windows[-1]
        if window is not None:
            act(window)

    def _tell(self, error: ReaderError) -> None:
        """Show a message that is about no document in the newest window."""
        if self.windows:
            self.windows[-1].tell(error)

    def follow(self, address: str) -> None:
        """Show what an address leads to that another program was given."""
        self._newest().follow(address)

    def _tell_beside(self, session: Session, written: Written) -> None:
        self.with_window(session, lambda window: window.tell_beside(written))

    def _tell_not_kept(self, session: Session, error: ReaderError) -> None:
        self.with_window(session, lambda window: window.tell_not_kept(error))

    def place(self, document: Document, asked: Host) -> Host:
        """Show ``document`` where it was asked for if nothing is lost there, or in a new window."""
        window = asked if asked.replaceable else self.new_window()
        window.set_document(document)
        if window is not asked:
            window.move(self._free_place(asked))
            window.show()
        window.come_forward()
        return window

    def _free_place(self, asked: Host) -> QPoint:
        """Where the next window stands: beside ``asked``, and not right over another one."""
        taken = [window.pos() for window in self.windows if window.isVisible()]
        place = asked.pos() + asked.cascade
        while place in taken:
            place += asked.cascade
        return place

    def close_all(self) -> bool:
        """Close every window; False as soon as one stays open."""
        return all(window.close() for window in tuple(self.windows))

    def shutdown(self) -> None:
        """The last things before the process ends."""
        self.save_settings()
        self.lexicon.close()
        if self._auto_export is not None:
            self._auto_export.finish()
        self.tasks.shutdown()

    # -- recent files

    def add_recent(self, path: Path) -> None:
        """``path`` was opened."""
        self.missing -= {path}
        self.change(recent=with_recent(self.settings, path).recent)

    def look_for_recent(self) -> None:
        """Find out in the background which recent files are gone: a disk may take its time."""
        self.tasks.run(_missing, self.settings.recent, on_done=self._found_missing, watched=False)

    def _found_missing(self, missing: frozenset[Path]) -> None:
        self.missing = missing


def _missing(paths: tuple[Path, ...]) -> frozenset[Path]:
    return frozenset(path for path in paths if not files.is_file(path))
