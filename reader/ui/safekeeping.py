"""One document's notes on the disk: read in the background, written after every change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.annotations.model import Annotations
from reader.document import Document
from reader.errors import NotesError, NotesNotSaved, ReaderError
from reader.ui.tasks import Task, Tasks

if TYPE_CHECKING:  # the store and the anchors load in a worker, after the page is readable
    from reader.annotations.anchor import Placement
    from reader.annotations.store import NotesFile

Placements = Mapping[str, "Placement | None"]
"""Where annotations stand, by id; None for an orphan."""

_READ_ONLY = "read only"
_NONE: Annotations = MappingProxyType({})


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
    is written with the next change, the next folder, or at last by `close`.
    """

    state_changed = Signal()
    failed = Signal(object)  # NotesError, for a message
    arrived = Signal(object, object)  # Annotations, Placements: what there is now, others' included

    def __init__(self, document: Document, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = SaveState.LOADING
        self.error: ReaderError | None = None
        self._document = document
        self._tasks = tasks
        self._folder: Path | None = None
        self._notes: NotesFile | None = None
        self._ours = _NONE  # what the reader has now
        self._unwritable = _NONE  # of that, what a read-only file does not have
        self._behind = False  # whether the disk lacks something of ours
        self._loading: Task | None = None
        self._writing: Task | None = None

    @property
    def path(self) -> Path | None:
        """The notes file, once it is known."""
        return self._notes.path if self._notes else None

    @property
    def tombstones(self) -> Mapping[str, datetime]:
        """When annotations were deleted, by id, once the file is known."""
        return self._notes.tombstones if self._notes else MappingProxyType({})

    @property
    def writable(self) -> bool:
        """Whether notes may be changed: not when a newer version wrote them."""
        return self._notes is None or not self._notes.read_only

    def load(self, folder: Path) -> None:
        """Read the notes from ``folder``, and keep them there from now on.

        What there is already, written before the answer comes or in another folder, is merged in.
        """
        if folder == self._folder and self._notes is not None and self.writable:
            self._write()  # which merges what others have written there
            return
        for task in (self._loading, self._writing):
            if task is not None:
                task.cancel()  # what it answers is about another folder
        self._behind = self._behind or self._writing is not None
        self._writing = None
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
        """Write ``annotations`` as soon as no other write is under way."""
        self._ours = annotations
        self._behind = True
        self._write()

    def close(self) -> NotesError | None:
        """Write what is unwritten, waiting for it; the error if that fails, and nothing is lost."""
        if self._loading is not None:
            self._loading.cancel()
            if self._behind:
                self._tasks.wait(self._loading)  # two must not set one damaged file aside
        if self._writing is not None:
            self._tasks.wait(self._writing)
            self._writing.cancel()  # its answer is taken here
            if self._writing.result is None:
                self._behind = True
            else:
                self._notes, _ = self._writing.result
            self._writing = None
        if not self._behind or self._folder is None:
            return None
        try:
            self._write_now(self._folder)
        except NotesError as error:
            self._fail(error)
            return error
        self._behind = False
        return None

    def _write_now(self, folder: Path) -> None:
        from reader.annotations.store import open_notes

        # Taken over only once it is written: until then the reader has not seen what the file
        # holds, and what is missing here would be taken for deleted.
        notes, ours = self._notes, self._ours
        if notes is None:
            notes, ours = carried(open_notes(folder, self._document), ours)
        if notes.read_only:
            raise NotesNotSaved(notes.path, _READ_ONLY)
        self._notes, _ = write_and_place(notes, ours, self._document)
        self._ours = ours

    # -- answers

    def _loaded(self, answer: tuple[NotesFile, Placements]) -> None:
        notes, placements = answer
        self._loading = None
        self._unwritable = self._ours
        self._notes, self._ours = carried(notes, self._ours)
        self._behind = self._ours != notes.annotations or notes.unsaved
        self._set_state(SaveState.SAVED if self.writable else SaveState.READ_ONLY)
        self.arrived.emit(self._ours, placements)
        if notes.problem is not None:
            self.error = notes.problem
            self.failed.emit(notes.problem)
        if self._behind and not self.writable:  # kept in memory, for another folder
            self._fail(NotesNotSaved(notes.path, _READ_ONLY))
        elif self._behind:
            self._write()

    def _write(self) -> None:
        if self._notes is None or self._writing is not None or not self.writable:
            return
        self._behind = False
        self._set_state(SaveState.SAVING)
        self._writing = self._tasks.run(
            write_and_place, self._notes, self._ours, self._document,
            on_done=self._written, on_error=self._not_written, on_crash=self._crashed,
            watched=False, notes=True,
        )  # fmt: skip

    def _written(self, answer: tuple[NotesFile, Placements]) -> None:
        from reader.annotations.store import shown

        notes, placements = answer
        self._writing = None
        self.error = None
        self._notes = notes
        if notes.problem is not None:
            self.failed.emit(notes.problem)
        if self._behind:
            self._write()
            return
        if notes.annotations != self._ours:  # another process has written into the file
            self._notes = shown(notes)
            self._ours = notes.annotations
            self.arrived.emit(self._ours, placements)
        self._set_state(SaveState.SAVED)

    def _not_written(self, error: ReaderError) -> None:
        self._writing = None
        self._behind = True
        self._fail(error)

    def _crashed(self, error: BaseException) -> None:
        self._not_written(NotesNotSaved(self.path, repr(error)))

    def _not_loaded(self, error: BaseException) -> None:
        self._loading = None
        self._fail(NotesError(self._folder, repr(error)))

    def _fail(self, error: ReaderError) -> None:
        self.error = error
        self._set_state(SaveState.FAILED)
        self.failed.emit(error)

    def _set_state(self, state: SaveState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit()


def carried(notes: NotesFile, annotations: Annotations) -> tuple[NotesFile, Annotations]:
    """``notes`` and ``annotations`` from elsewhere as one, and all that there is then.

    Merged as two replicas are: neither side wins because it came later.
    """
    if not annotations:
        return notes, notes.annotations
    from reader.annotations.merge import merge
    from reader.annotations.notebook import Notebook

    theirs = Notebook(annotations=notes.annotations, tombstones=notes.tombstones)
    return notes, merge({}, Notebook(annotations=annotations), theirs).annotations


def load_and_place(folder: Path, document: Document) -> tuple[NotesFile, Placements]:
    """Read a document's notes and find their places in it."""
    from reader.annotations.anchor import locate_all
    from reader.annotations.store import open_notes

    notes = open_notes(folder, document)
    return notes, locate_all(document, notes.annotations)


def write_and_place(
    notes: NotesFile, annotations: Annotations, document: Document
) -> tuple[NotesFile, Placements]:
    """Write ``annotations``, merged with what the file has by now; the places of what is new.

    Raises:
        NotesNotSaved: nothing was written.
    """
    from reader.annotations.anchor import locate_all
    from reader.annotations.store import with_annotations, write_notes

    written = write_notes(with_annotations(notes, annotations), document)
    known = {item.anchor for item in annotations.values()}
    new = {id: item for id, item in written.annotations.items() if item.anchor not in known}
    return written, locate_all(document, new)
