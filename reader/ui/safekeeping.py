"""One document's notes on the disk: read in the background, written after every change.

What others write while the document is open, another window, another program or file sync, comes
in as news; `reader.ui.watching` says when to look.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from reader.annotations.model import Annotations
from reader.document import Document
from reader.errors import NotesError, NotesNotSaved, ReaderError
from reader.ui.notes_work import (
    Placements,
    carried,
    find_candidates,
    load_and_place,
    look_and_place,
    relink_and_place,
    suggest,
    to_watch,
    write_and_place,
)
from reader.ui.tasks import Task, Tasks
from reader.ui.watching import Watch

if TYPE_CHECKING:  # the store loads in a worker, after the page is readable
    from reader.annotations.folder import Candidate
    from reader.annotations.store import NotesFile

__all__ = ["Placements", "Safekeeping", "SaveState"]

_READ_ONLY = "read only"
_NONE: Annotations = MappingProxyType({})
_RETRY, _LATEST = 5_000, 60_000  # ms until a failed write is tried again: the first, the last pause
_SETTLED = 3_000  # ms in which a file that cannot be understood would have been written to its end


class SaveState(Enum):
    """What the reader is told about the notes on disk."""

    LOADING = "loading"
    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"
    READ_ONLY = "read_only"


class Safekeeping(QObject):
    """Keeps a notes file in step with the annotations that `keep` is given.

    Nothing is let go of before it is on the disk: what could not be written, in whichever folder,
    is written with the next change, after a while, in the next folder, or at last by `close`.

    One piece of work is under way at a time; what comes meanwhile is due after it.
    """

    state_changed = Signal()
    failed = Signal(object)  # NotesError, for a message
    arrived = Signal(object, object)  # Annotations, Placements: what there is now, others' included
    suggested = Signal(object)  # tuple[Candidate, ...]: notes that may be this document's

    def __init__(self, document: Document, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = SaveState.LOADING
        self.error: ReaderError | None = None
        self.suggestions: tuple[Candidate, ...] = ()
        self._document = document
        self._tasks = tasks
        self._folder: Path | None = None
        self._notes: NotesFile | None = None
        self._ours = _NONE  # what the reader has now
        self._unwritable = _NONE  # of that, what a read-only file does not have
        self._behind = False  # whether the disk lacks something of ours
        self._loading: Task | None = None
        self._suggesting: Task | None = None
        self._working: Task | None = None
        self._writing = False  # whether that writes
        self._asked = True  # whether the reader knows of what is written, and hears if it fails
        self._write_due = False
        self._look_due = False
        self._relink_due: Path | None = None
        self._watch = Watch(self)
        self._watch.stirred.connect(self._stirred)
        self._retry = QTimer(self._watch)
        self._retry.setSingleShot(True)
        self._retry.setInterval(_RETRY)
        self._retry.timeout.connect(self._try_again)

    @property
    def path(self) -> Path | None:
        """The notes file, once it is known."""
        return self._notes.path if self._notes else None

    @property
    def notes(self) -> NotesFile | None:
        """The notes file as it was last read or written, once it is known."""
        return self._notes

    @property
    def tombstones(self) -> Mapping[str, datetime]:
        """When annotations were deleted, by id, once the file is known."""
        return self._notes.tombstones if self._notes else MappingProxyType({})

    @property
    def writable(self) -> bool:
        """Whether notes may be changed: not when a newer version wrote them."""
        return self._notes is None or not self._notes.read_only

    @property
    def can_relink(self) -> bool:
        """Whether other notes may be taken over: once the document's own are read."""
        return self._notes is not None and self.writable

    def load(self, folder: Path) -> None:
        """Read the notes from ``folder``, and keep them there from now on.

        What there is already, written before the answer comes or in another folder, is merged in.
        """
        if folder == self._folder and self._notes is not None and self.writable:
            self._write()  # which merges what others have written there
            return
        for task in (self._loading, self._working, self._suggesting):
            if task is not None:
                task.cancel()  # what it answers is about another folder
        self._behind = self._behind or (self._working is not None and self._writing)
        self._working = self._relink_due = None
        self._write_due = self._look_due = False
        self._watch.stop()
        self._retry.stop()
        if not self.writable:
            self._ours = self._unwritable
        self._notes = None
        self._folder = folder
        self._set_state(SaveState.LOADING)
        self._loading = self._tasks.run(
            load_and_place, folder, self._document,
            on_done=self._loaded, on_error=self._fail, on_crash=self._not_loaded,
            watched=False, notes=True,
        )  # fmt: skip

    def keep(self, annotations: Annotations) -> None:
        """Write ``annotations`` as soon as no other work is under way."""
        self._ours = annotations
        self._behind = True
        self._write()

    def relink(self, path: Path) -> None:
        """Take the notes file at ``path`` over for this document, and write that."""
        if self.can_relink:
            self._relink_due = path
            self._proceed()

    def find_candidates(self, on_done: Callable[[list[Candidate]], None]) -> Task | None:
        """Look through the notes folder for what `relink` may be given; None before `load`."""
        if self._folder is None:
            return None
        return self._tasks.run(
            find_candidates, self._folder, self._document,
            on_done=on_done, on_error=self.failed.emit,
        )  # fmt: skip

    def close(self) -> NotesError | None:
        """Write what is unwritten, waiting for it; the error if that fails, and nothing is lost."""
        self._watch.stop()
        self._retry.stop()
        if self._suggesting is not None:
            self._suggesting.cancel()
        if self._loading is not None:
            self._loading.cancel()
            if self._behind:
                self._tasks.wait(self._loading)  # two must not set one damaged file aside
        if self._working is not None:
            self._tasks.wait(self._working)
            self._working.cancel()  # its answer is taken here
            if self._writing and self._working.result is not None:
                self._notes, _ = self._working.result
            elif self._writing:
                self._behind = True
            self._working = None
        if self._notes is not None and self._notes.damaged is not None:
            self._behind = True  # or what is here and not there would be gone
        if not (self._behind or self._write_due) or self._folder is None:
            return None
        try:
            self._write_now(self._folder)
        except NotesError as error:
            self._fail(error)
            return error
        self._behind = self._write_due = False
        return None

    def go_on(self, folder: Path) -> None:
        """Keep the notes in ``folder`` after all: the reader has thought better of `close`."""
        if self._notes is None:
            self.load(folder)
            return
        self._stirred()  # which watches again before it looks
        if self._behind:
            self._retry.start()

    def _write_now(self, folder: Path) -> None:
        from reader.annotations.store import open_notes

        # Taken over only once it is written: until then the reader has not seen what the file
        # holds, and what is missing here would be taken for deleted.
        notes, ours = self._notes, self._ours
        if notes is None:
            notes = open_notes(folder, self._document)
            ours = carried(notes, ours)
        if notes.read_only:
            raise NotesNotSaved(notes.path, _READ_ONLY)
        self._notes, _ = write_and_place(notes, ours, self._document)
        self._ours = ours

    # -- one piece of work at a time

    def _write(self, *, asked: bool = True) -> None:
        self._asked = asked or (self._write_due and self._asked)
        self._write_due = True
        if asked and self._notes is not None and self.writable:
            self._set_state(SaveState.SAVING)  # also while something else is under way
        self._proceed()

    def _proceed(self) -> None:
        """Start what is due, if nothing is under way."""
        notes = self._notes
        if notes is None or self._working is not None:
            return
        if self._write_due and self.writable:
            self._behind = self._write_due = False
            self._retry.stop()
            if self._asked or self.state is not SaveState.FAILED:
                self._set_state(SaveState.SAVING)
            self._start(write_and_place, on_done=self._written, on_error=self._not_written)
        elif self._relink_due is not None and self.writable:
            path, self._relink_due = self._relink_due, None
            self._set_state(SaveState.SAVING)
            self._start(relink_and_place, path, on_done=self._written, on_error=self._not_relinked)
        elif self._look_due:
            self._look_due = False
            self._watch.watch(to_watch(notes))  # before looking: what happens then is not missed
            self._start(look_and_place, writing=False, on_done=self._looked)

    def _start(
        self, work: Callable[..., Any], *more: object, writing: bool = True, **answers: Any
    ) -> None:
        self._writing = writing
        self._working = self._tasks.run(
            work, self._notes, self._ours, self._document, *more,
            on_crash=self._crashed, watched=False, notes=True, **answers,
        )  # fmt: skip

    def _stirred(self) -> None:
        self._look_due = True
        self._proceed()

    def _try_again(self) -> None:
        if self._behind:
            self._write(asked=False)

    # -- answers

    def _loaded(self, answer: tuple[NotesFile, Placements]) -> None:
        notes, placements = answer
        self._loading = None
        self._take(notes, placements)
        self._watch.watch(to_watch(notes))
        if notes.data is None and not self._ours and self.writable and self._folder is not None:
            self._suggesting = self._tasks.run(
                suggest, self._folder, self._document, on_done=self._suggest, watched=False
            )

    def _take(self, notes: NotesFile, placements: Placements) -> None:
        """Go on with ``notes`` as if they had just been opened."""
        self._unwritable, ours = self._ours, carried(notes, self._ours)
        self._notes, self._ours = notes, ours
        self._behind = ours != notes.annotations or notes.unsaved
        self._set_state(SaveState.SAVED if self.writable else SaveState.READ_ONLY)
        self.arrived.emit(ours, placements)
        if notes.problem is not None:
            self.error = notes.problem
            self.failed.emit(notes.problem)
        if self._behind and not self.writable:  # kept in memory, for another folder
            self._fail(NotesNotSaved(notes.path, _READ_ONLY))
        elif self._behind:
            self._write(asked=ours != notes.annotations)

    def _suggest(self, found: list[Candidate]) -> None:
        if found and not self._ours:
            self.suggestions = tuple(found)
            self.suggested.emit(self.suggestions)

    def _written(self, answer: tuple[NotesFile, Placements]) -> None:
        notes, placements = answer
        self._working = self.error = None
        self._retry.setInterval(_RETRY)
        self._notes = notes
        if notes.problem is not None:
            self.failed.emit(notes.problem)
        if not self._write_due:
            self._show(notes, placements)
            self._set_state(SaveState.SAVED)
        self._proceed()

    def _looked(self, answer: tuple[NotesFile, Placements]) -> None:
        notes, placements = answer
        before, self._working = self._notes, None
        if before is None or notes is before:
            self._proceed()
            return
        if before.read_only:
            self._ours = self._unwritable
            self._take(notes, placements)
        elif notes.read_only:
            self._close_off(notes)
        else:
            self._notes = notes
            if not self._write_due:
                self._show(notes, placements)
            if notes.unsaved:
                self._write(asked=False)
            elif notes.damaged is not None:
                self._watch.stir(after=_SETTLED)
        self._proceed()

    def _close_off(self, notes: NotesFile) -> None:
        """Nothing may be written from now on: a newer version has changed the file."""
        self._unwritable = self._ours if self._behind else _NONE
        self._notes = notes
        self.error = notes.problem
        self._set_state(SaveState.READ_ONLY)
        self.failed.emit(notes.problem)

    def _show(self, notes: NotesFile, placements: Placements) -> None:
        """Tell of what somebody else has written."""
        from reader.annotations.store import shown

        if notes.annotations != self._ours:
            self._notes = shown(notes)
            self._ours = notes.annotations
            self.arrived.emit(self._ours, placements)

    def _not_written(self, error: ReaderError) -> None:
        self._working = None
        self._behind = True
        self._fail(error, told=self._asked)
        self._retry.start()
        self._retry.setInterval(min(2 * self._retry.interval(), _LATEST))
        self._proceed()

    def _not_relinked(self, error: ReaderError) -> None:
        self._working = None
        self._set_state(SaveState.FAILED if self._behind else SaveState.SAVED)
        self.failed.emit(error)
        self._proceed()

    def _crashed(self, error: BaseException) -> None:
        self._working = None
        if self._writing:
            self._not_written(NotesNotSaved(self.path, repr(error)))
        else:
            self._proceed()

    def _not_loaded(self, error: BaseException) -> None:
        self._loading = None
        self._fail(NotesError(self._folder, repr(error)))

    def _fail(self, error: ReaderError, *, told: bool = True) -> None:
        self.error = error
        self._set_state(SaveState.FAILED)
        if told:
            self.failed.emit(error)

    def _set_state(self, state: SaveState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit()
