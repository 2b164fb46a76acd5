"""One open document with its findings and notes: the only thing that announces news.

Views draw what a session holds and ask it for changes; they never speak to each other.
"""

from __future__ import annotations

import dataclasses
import weakref
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import Shiboken

from reader.analysis import Analysis, analyse
from reader.annotations.model import Annotation, Annotations, Change, Colour, apply, new_id, now
from reader.document import Document, Span
from reader.errors import NotesError, NotesNotSaved, ReaderError
from reader.progress import Checkpoint
from reader.ui.tasks import Task, Tasks

if TYPE_CHECKING:  # the store and the anchors load in a worker, after the page is readable
    from reader.annotations.anchor import Placement
    from reader.annotations.store import NotesFile


class SaveState(Enum):
    """What the reader is told about the notes on disk."""

    LOADING = "loading"
    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"
    READ_ONLY = "read_only"


class Session(QObject):
    """Holds the document, its analysis, its annotations and where they stand in the text."""

    analysis_changed = Signal()
    analysis_progressed = Signal(float)
    annotations_changed = Signal(object)  # tuple[Change, ...]; empty when notes were loaded
    save_state_changed = Signal()
    notes_problem = Signal(object)  # NotesError, for a message
    reveal_requested = Signal(object)  # Span: scroll there and flash it
    edit_requested = Signal(str)  # annotation id: open its note editor
    caret_moved = Signal(int)  # code point offset of the reading position
    selection_changed = Signal()
    hidden_marks_changed = Signal()

    def __init__(self, document: Document, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.analysis: Analysis | None = None
        self.annotations: Annotations = MappingProxyType({})
        self.placements: Mapping[str, Placement] = MappingProxyType({})
        self.selection: Span | None = None
        self.caret = 0
        # statistic groups, entity types and "notes" whose marks the page leaves out
        self.hidden_marks: frozenset[str] = frozenset()
        self.undo_stack = QUndoStack(self)
        _steps.difference_update([step for step in _steps if not Shiboken.isValid(step)])
        self.save_state = SaveState.LOADING
        self.save_error: ReaderError | None = None
        self.tasks = tasks
        self._notes: NotesFile | None = None
        self._folder: Path | None = None
        self._early: list[Change] = []  # made before the notes file was read
        self._dirty = False
        self._loading: Task | None = None
        self._saving: Task | None = None
        self._analysing: Task | None = None

    # -- findings

    def start_analysis(self) -> None:
        """Analyse the document in the background; `analysis_changed` tells when it is there."""
        self._analysing = self.tasks.run(
            analyse_text,
            self.document.text,
            on_done=self._take_analysis,
            on_progress=self.analysis_progressed.emit,
        )

    def _take_analysis(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.analysis_changed.emit()

    # -- reading position and selection

    def reveal(self, span: Span) -> None:
        """Ask the page to show ``span`` and flash it."""
        self.reveal_requested.emit(span)

    def set_caret(self, offset: int) -> None:
        """Tell everyone where the reader is."""
        if offset != self.caret:
            self.caret = offset
            self.caret_moved.emit(offset)

    def set_selection(self, selection: Span | None) -> None:
        """Tell everyone what is selected; an empty selection is None."""
        if selection is not None and selection.start == selection.end:
            selection = None
        if selection != self.selection:
            self.selection = selection
            self.selection_changed.emit()

    def set_mark_hidden(self, name: str, hidden: bool) -> None:
        """Show or hide the marks of a statistic group, an entity type or the notes."""
        marks = self.hidden_marks | {name} if hidden else self.hidden_marks - {name}
        if marks != self.hidden_marks:
            self.hidden_marks = marks
            self.hidden_marks_changed.emit()

    # -- annotations

    def load_notes(self, folder: Path) -> None:
        """Read this document's notes from ``folder`` in the background, and keep them there.

        What was written before the answer comes, or for another folder, is added to them.
        """
        for task in (self._loading, self._saving):
            if task is not None:
                task.cancel()  # what it answers is about another folder
        self._saving = None
        if self._notes is not None and not self._notes.read_only:
            self._early = [Change(None, item) for item in self.annotations.values()]
        self._notes = None
        self._folder = folder
        self._loading = self.tasks.run(
            load_and_place, folder, self.document, on_done=self._take_notes, on_error=self._fail,
            watched=False,
        )  # fmt: skip

    @property
    def notes_path(self) -> Path | None:
        """The notes file, once it is known."""
        return self._notes.path if self._notes else None

    @property
    def writable(self) -> bool:
        """Whether notes may be changed: not when a newer version wrote them."""
        return self._notes is None or not self._notes.read_only

    def _take_notes(self, loaded: tuple[NotesFile, Mapping[str, Placement]]) -> None:
        self._loading = None
        self._notes, self.placements = loaded
        self.annotations = self._notes.annotations
        early = tuple(self._early)
        if self.writable:
            self._early = []
            self._set_state(SaveState.SAVED)
        else:
            self._set_state(SaveState.READ_ONLY)
        if early:
            self._show(early)
        self.annotations_changed.emit(())
        if self._notes.problem is not None:
            self.notes_problem.emit(self._notes.problem)
        if early and self.writable:
            self.save()
        elif early:  # they cannot be written here, and stay in memory for another folder
            self._fail(NotesNotSaved(self._notes.path, "read only"))

    def _fail(self, error: ReaderError) -> None:
        self.save_error = error
        self._set_state(SaveState.FAILED)
        self.notes_problem.emit(error)

    def span_of(self, annotation_id: str) -> Span | None:
        """Where an annotation stands, or None for an orphan."""
        placement = self.placements.get(annotation_id)
        return placement.span if placement else None

    def annotations_at(self, offset: int) -> list[Annotation]:
        """The annotations over code point ``offset``, the shortest first."""
        found = [
            (len(placement.span), annotation_id)
            for annotation_id, placement in self.placements.items()
            if offset in placement.span
        ]
        return [self.annotations[annotation_id] for _, annotation_id in sorted(found)]

    def highlight(self, label: str, span: Span, colour: Colour, note: str = "") -> Annotation:
        """Mark ``span``; the new annotation."""
        from reader.annotations.anchor import describe

        moment = now()
        annotation = Annotation(
            new_id(), describe(self.document, span), colour, note, (), moment, moment
        )
        self.change(label, Change(None, annotation))
        return annotation

    def edit(
        self, label: str, annotation: Annotation, *, join: bool = False, **values: object
    ) -> None:
        """Replace fields of ``annotation``; ``join`` makes typing one undo step."""
        after = dataclasses.replace(annotation, **values, modified=now())  # type: ignore[arg-type]
        self.change(label, Change(annotation, after), join=join)

    def delete(self, label: str, *annotations: Annotation) -> None:
        """Delete annotations, in one undo step."""
        self.change(label, *(Change(annotation, None) for annotation in annotations))

    def change(self, label: str, *changes: Change, join: bool = False) -> None:
        """Make ``changes`` one undoable step, and save."""
        if changes and self.writable:
            step = _Step(self, label, changes, join)
            _steps.add(step)
            self.undo_stack.push(step)
            if not Shiboken.isValid(step):  # it was merged into the step before, and deleted
                _steps.discard(step)

    def _apply(self, changes: tuple[Change, ...]) -> None:
        self._show(changes)
        if self._notes is None:
            self._early.extend(changes)
        self.annotations_changed.emit(changes)
        self.save()

    def _show(self, changes: tuple[Change, ...]) -> None:
        """Take ``changes`` into the annotations and their places."""
        from reader.annotations.anchor import locate

        self.annotations = apply(self.annotations, changes)
        placements = dict(self.placements)
        for change in changes:
            if change.after is None:
                placements.pop(change.id, None)
            elif change.before is None or change.before.anchor != change.after.anchor:
                placement = locate(self.document, change.after.anchor)
                if placement is not None:
                    placements[change.id] = placement
        self.placements = MappingProxyType(placements)

    # -- saving

    def save(self) -> None:
        """Write the notes as soon as no other write is under way."""
        self._dirty = True
        if self._notes is None or self._saving is not None or not self.writable:
            return
        self._dirty = False
        self._set_state(SaveState.SAVING)
        self._saving = self.tasks.run(
            write_annotations, self._notes, self.annotations, self.document,
            on_done=self._saved, on_error=self._not_saved, watched=False,
        )  # fmt: skip

    def _saved(self, notes: NotesFile) -> None:
        self._saving = None
        self.save_error = None
        self._notes = notes
        if self._dirty:
            self.save()
            return
        if notes.annotations != self.annotations:
            self._take_over(notes)
        self._set_state(SaveState.SAVED)

    def _take_over(self, notes: NotesFile) -> None:
        """Show what another process wrote into the file while it was open here."""
        from reader.annotations.anchor import locate_all
        from reader.annotations.store import shown

        self._notes = shown(notes)
        self.annotations = notes.annotations
        self.placements = _found(locate_all(self.document, notes.annotations))
        self.annotations_changed.emit(())

    def _not_saved(self, error: ReaderError) -> None:
        self._saving = None
        self._dirty = True
        self._fail(error)

    def _set_state(self, state: SaveState) -> None:
        if state is not self.save_state:
            self.save_state = state
            self.save_state_changed.emit()

    def close(self) -> NotesError | None:
        """Stop the analysis and write what is unsaved, waiting for it; the error if that fails."""
        if self._analysing is not None:
            self._analysing.cancel()
        if self._saving is None and not self._dirty and not self._early:
            return None
        if self._saving is not None:
            self._saving.cancel()
            self.tasks.wait(self._saving)
            self._saving = None
        from reader.annotations.store import open_notes

        try:
            if self._notes is None and self._folder is not None:
                self._notes = open_notes(self._folder, self.document)
                self.annotations = apply(self._notes.annotations, self._early)
            if self._notes is not None and not self.writable:
                return NotesNotSaved(self._notes.path, "read only") if self._early else None
            if self._notes is not None:
                self._notes = write_annotations(self._notes, self.annotations, self.document)
        except NotesError as error:
            return error
        self._dirty = False
        self._early = []
        return None


class _Step(QUndoCommand):
    """Changes made together, as the undo stack keeps them."""

    def __init__(
        self, session: Session, label: str, changes: tuple[Change, ...], join: bool
    ) -> None:
        super().__init__(label)
        self._session = weakref.ref(session)
        self._changes = changes
        self._join = join

    def redo(self) -> None:
        self._apply(self._changes)

    def undo(self) -> None:
        self._apply(tuple(change.inverse() for change in reversed(self._changes)))

    def _apply(self, changes: tuple[Change, ...]) -> None:
        session = self._session()
        if session is not None:
            session._apply(_now(changes))

    def id(self) -> int:
        return 1  # every step may be asked whether the next one belongs to it

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step) or not other._join:
            return False
        if len(self._changes) != 1 or len(other._changes) != 1:
            return False
        if self._changes[0].id != other._changes[0].id or self.text() != other.text():
            return False
        self._changes = (Change(self._changes[0].before, other._changes[0].after),)
        return True


# The undo stack deletes its steps. Python's cycle collector would too, if session, stack and step
# were garbage together, and before the stack: so steps are held here, and hold no session.
_steps: set[_Step] = set()


def _now(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """``changes`` as of this moment: what undo brings back must win over what it undoes."""
    moment = now()
    return tuple(
        Change(change.before, dataclasses.replace(change.after, modified=moment))
        if change.after is not None
        else change
        for change in changes
    )


def analyse_text(text: str, checkpoint: Checkpoint) -> Analysis:
    """`analyse` as a task."""
    return analyse(text, checkpoint=checkpoint)


def load_and_place(folder: Path, document: Document) -> tuple[NotesFile, Mapping[str, Placement]]:
    """Read a document's notes and find their places in it."""
    from reader.annotations.anchor import locate_all
    from reader.annotations.store import open_notes

    notes = open_notes(folder, document)
    return notes, _found(locate_all(document, notes.annotations))


def _found(placements: Mapping[str, Placement | None]) -> Mapping[str, Placement]:
    """Placements without the orphans."""
    return MappingProxyType({key: item for key, item in placements.items() if item is not None})


def write_annotations(notes: NotesFile, annotations: Annotations, document: Document) -> NotesFile:
    """Write ``annotations`` into their file, merged with what is there by now.

    Raises:
        NotesNotSaved: nothing was written.
    """
    from reader.annotations.store import with_annotations, write_notes

    return write_notes(with_annotations(notes, annotations), document)
