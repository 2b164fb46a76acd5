"""Keeping a folder of exports up to date with the notes of the documents that are open.

Off the threads that save: no save waits for it. What is asked for while a file is being written is
done after it, and of several states of one document only the last.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.errors import ExportError, ReaderError
from reader.progress import Cancelled, Checkpoint
from reader.ui.session import SaveState, Session
from reader.ui.tasks import Task, Tasks

if TYPE_CHECKING:  # what writes exports loads in a worker
    from reader.annotations.model import Annotations
    from reader.annotations.store import NotesFile
    from reader.document import Document
    from reader.exporters import Language
    from reader.library.auto_export import Written
    from reader.library.settings import Settings
    from reader.ui.safekeeping import Placements

_QUIET = 1_200  # milliseconds without a change of the notes
_PATIENCE = 10.0  # seconds for the last files, with no window left that anybody would wait for


@dataclass(frozen=True, slots=True)
class _State:
    """What one file is made of."""

    document: Document
    annotations: Annotations
    placements: Placements
    notes: NotesFile
    settings: Settings
    language: Language


class AutoExport(QObject):
    """Writes a file for each session that it follows, whenever its notes have been saved.

    ``settings`` and ``language`` say how, when it is time; nothing is written unless they want it.
    """

    kept_beside = Signal(object, object)  # Session, Written: the reader had changed the file
    failed = Signal(object, object)  # Session, ReaderError: said once until it goes well again

    def __init__(
        self,
        tasks: Tasks,
        settings: Callable[[], Settings],
        language: Callable[[], Language],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._settings = settings
        self._language = language
        self._followed: dict[Session, _Follower] = {}
        self._due: dict[Session, _State] = {}
        self._working: Task | None = None
        self._told = False  # that it does not go well

    def follow(self, session: Session) -> None:
        """Keep the file of ``session`` up to date from now on, beginning with what it has."""
        if session not in self._followed:
            self._followed[session] = _Follower(session, self)

    def leave(self, session: Session) -> None:
        """``session`` has been closed: write its last state without waiting for it."""
        follower = self._followed.pop(session, None)
        if follower is not None:
            if follower.changed and session.save_state in (SaveState.SAVED, SaveState.SAVING):
                self.bring(session)
            follower.end()

    def renew(self) -> None:
        """Bring all files up to date: another folder or form is wanted."""
        self._told = False
        for session in self._followed:
            self.bring(session)

    def bring(self, session: Session) -> None:
        """Bring the file of ``session`` up to date as soon as no other is being written."""
        settings, notes = self._settings(), session.notes_file
        if not settings.auto_export or settings.auto_export_folder is None or notes is None:
            return
        follower = self._followed.get(session)
        if follower is not None:
            follower.changed = False
        self._due[session] = _State(
            session.document, session.own_notes, session.placements, notes, settings,
            self._language(),
        )  # fmt: skip
        self._proceed()

    def finish(self) -> None:
        """Write what is due, waiting for it: the process ends."""
        until = time.monotonic() + _PATIENCE
        if self._working is not None and not self._tasks.wait(self._working, _PATIENCE):
            return

        def checkpoint(_: float) -> None:
            if time.monotonic() > until:
                raise Cancelled

        for session in tuple(self._due):
            try:
                bring_up_to_date(self._due.pop(session), checkpoint)
            except (ReaderError, Cancelled):  # nobody is there to hear of it
                continue

    def _proceed(self) -> None:
        if self._working is not None or not self._due:
            return
        session = next(iter(self._due))
        self._working = self._tasks.run(
            bring_up_to_date, self._due.pop(session),
            on_done=lambda written: self._written(session, written),
            on_error=lambda error: self._not_written(session, error),
            on_crash=lambda _: self._next(),
        )  # fmt: skip

    def _written(self, session: Session, written: Written | None) -> None:
        self._told = False
        if written is not None and written.beside is not None:
            self.kept_beside.emit(session, written)
        self._next()

    def _not_written(self, session: Session, error: ReaderError) -> None:
        if not self._told:
            self._told = True
            self.failed.emit(session, error)
        self._next()

    def _next(self) -> None:
        self._working = None
        self._proceed()


class _Follower(QObject):
    """Says when the notes of one session have changed and been saved, after a moment of quiet."""

    def __init__(self, session: Session, owner: AutoExport) -> None:
        super().__init__(owner)
        self._session = session
        self._owner = owner
        self.changed = True  # since what was written last
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET)
        self._quiet.timeout.connect(self._bring)
        session.annotations_changed.connect(self._change)
        session.save_state_changed.connect(self._look)
        self._look()

    def end(self) -> None:
        """Say nothing any more."""
        self._quiet.stop()
        self._session.annotations_changed.disconnect(self._change)
        self._session.save_state_changed.disconnect(self._look)
        self.deleteLater()

    def _change(self) -> None:
        self.changed = True
        self._look()

    def _look(self) -> None:
        if self.changed and self._session.save_state is SaveState.SAVED:
            self._quiet.start()

    def _bring(self) -> None:
        if self._session.save_state is SaveState.SAVED:  # else it will be, and there is news
            self._owner.bring(self._session)


def bring_up_to_date(state: _State, checkpoint: Checkpoint) -> Written | None:
    """Write the file of a document; None where there are no notes, and never was a file.

    Raises:
        ExportError: it cannot be written.
        Cancelled: ``checkpoint`` wants no more of it.
    """
    import errno
    import os

    from reader import exporters
    from reader.annotations.store import notebook_of
    from reader.library import auto_export, files, material, person

    settings = state.settings
    folder, choices = settings.auto_export_folder, settings.export
    if folder is None or not files.is_folder(folder):  # a disk that is not there is not made
        raise ExportError(folder, os.strerror(errno.ENOENT))
    format = exporters.FORMATS.get(settings.auto_export_format, exporters.FORMATS["markdown"])
    fingerprints = (state.document.fingerprint, *state.notes.fingerprints)
    if not state.annotations and not auto_export.is_kept(folder, format, fingerprints):
        return None
    template = choices.template if format.name == "markdown" else None
    content = exporters.export_of(
        state.document,
        state.annotations,
        placements=state.placements,
        date=_day(state),
        language=state.language,
        options=exporters.Options(
            context=choices.context,
            links=choices.links,
            paper=choices.paper,
            mark=choices.mark,
            template=material.read_template(template) if template else None,
            theme=choices.theme,
            reader=person.name(),
        ),
        colour_names=settings.colour_names,
        notebook=notebook_of(state.notes),
    )
    return auto_export.update(folder, format, content, fingerprints[1:], checkpoint)


def _day(state: _State) -> datetime.date:
    """When the notes were last changed: the same notes make the same file on every day."""
    moments = [item.modified for item in state.annotations.values()]
    latest = max([*moments, *state.notes.tombstones.values()], default=None)
    return latest.astimezone().date() if latest else datetime.date.today()
