"""One open document with its findings and notes: the only thing that announces news.

Views draw what a session holds and ask it for changes; they never speak to each other.
"""

from __future__ import annotations

import dataclasses
import weakref
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from reader.annotations.changes import among_corrections, among_notes, newer, onto
from reader.annotations.model import (
    Anchor,
    Annotation,
    Annotations,
    Change,
    Colour,
    apply,
    corrections_of,
    new_id,
    notes_of,
    now,
)
from reader.document import Document, Span
from reader.errors import NotesError, ReaderError
from reader.progress import Checkpoint
from reader.ui import steps
from reader.ui.lexicon import SharedLexicon
from reader.ui.safekeeping import Placements, Safekeeping, SaveState
from reader.ui.tasks import Task, Tasks

if TYPE_CHECKING:  # load after the page is readable, most of it in a worker
    from reader.analysis import Analysis, Entity, Statistic
    from reader.annotations.anchor import Placement
    from reader.annotations.folder import Candidate
    from reader.annotations.store import NotesFile
    from reader.library.corrections import Figure
    from reader.library.entity_lexicon.applying import Applied
    from reader.library.entity_lexicon.lexicon import EntityLexicon
    from reader.library.entity_lexicon.rules import RuleChange
    from reader.ui.naming import Naming

__all__ = ["SaveState", "Session"]


class Session(QObject):
    """Holds the document, its analysis, its annotations and where they stand in the text.

    ``annotations`` are notes and highlights, ``figures`` the statistics as the reader wants them.
    Corrections of statistics are kept, merged and undone as annotations, and shown as figures only.
    ``naming`` is what the reader says of entities, for this and all other documents.
    """

    analysis_changed = Signal()
    analysis_progressed = Signal(float)
    figures_changed = Signal()
    entities_changed = Signal()
    annotations_changed = Signal(object)  # tuple[Change, ...]; empty when notes were loaded
    save_state_changed = Signal()
    notes_problem = Signal(object)  # NotesError, for a message
    relink_suggested = Signal(object)  # tuple[Candidate, ...]: notes that may be this document's
    reveal_requested = Signal(object)  # Span: scroll there and flash it
    edit_requested = Signal(str)  # annotation id: open its note editor
    correction_requested = Signal(object)  # Figure: ask the reader what it should be
    naming_requested = Signal(object, str)  # Entity: ask for its "name", or what it is "same" as
    caret_moved = Signal(int)  # code point offset of the reading position
    selection_changed = Signal()
    hidden_marks_changed = Signal()

    def __init__(
        self,
        document: Document,
        tasks: Tasks,
        parent: QObject | None = None,
        lexicon: SharedLexicon | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.analysis: Analysis | None = None
        self.annotations: Annotations = MappingProxyType({})
        self.placements: Mapping[str, Placement] = MappingProxyType({})
        self.figures: tuple[Figure, ...] = ()
        self.lost: tuple[Annotation, ...] = ()  # corrections of words that are gone
        self.selection: Span | None = None
        self.caret = 0
        # statistic groups, entity types and "notes" whose marks the page leaves out
        self.hidden_marks: frozenset[str] = frozenset()
        self.undo_stack = QUndoStack(self)
        steps.forget_deleted()
        self.tasks = tasks
        self._lexicon = SharedLexicon(tasks, parent=self) if lexicon is None else lexicon
        self._analysing: Task | None = None
        self._kept: Annotations = MappingProxyType({})  # notes, highlights and corrections
        self._hints: Annotations = MappingProxyType({})  # of those, what the program put there
        self._own: Annotations = self._kept  # and what the reader did
        self._placed: Mapping[str, Placement] = MappingProxyType({})
        self._places: dict[Anchor, Placement | None] = {}
        self._found: tuple[Figure, ...] = ()  # as the analysis reads them
        self._keeping = Safekeeping(document, tasks, self)
        self._keeping.state_changed.connect(self.save_state_changed)
        self._keeping.failed.connect(self.notes_problem)
        self._keeping.arrived.connect(self._take_notes)
        self._keeping.suggested.connect(self.relink_suggested)

    # -- findings

    def start_analysis(self) -> None:
        """Analyse the document in the background; `analysis_changed` tells when it is there."""
        running = self._analysing
        if running is not None and not (running.finished or running.cancelled):
            return
        self._analysing = self.tasks.run(
            analyse_text,
            self.document.text,
            self.naming.rules,
            on_done=lambda answer: self._take_analysis(*answer),
            on_progress=self.analysis_progressed.emit,
        )

    def look_for_nothing(self) -> None:
        """Take the document for analysed: its figures and names are nobody's concern."""
        from reader.analysis.model import Analysis

        self._take_analysis(Analysis())

    def _take_analysis(
        self,
        analysis: Analysis,
        figures: tuple[Figure, ...] | None = None,
        entities: Applied | None = None,
        lexicon: EntityLexicon | None = None,
    ) -> None:
        from reader.library import corrections

        self.analysis = analysis
        self._found = corrections.found(analysis.statistics) if figures is None else figures
        self.figures = self._corrected()
        self.naming.take(analysis, entities, lexicon)
        self.analysis_changed.emit()
        self.figures_changed.emit()

    # -- entities

    @cached_property
    def naming(self) -> Naming:
        """What the reader says of entities, built when it is first wanted."""
        from reader.ui.naming import Naming

        text = self.document.text
        naming = Naming(text, self.tasks, self._lexicon, self.undo_stack, self)
        naming.changed.connect(self.entities_changed)
        return naming

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Who and what the text names, as the reader wants it; empty until it is analysed."""
        return () if self.analysis is None else self.naming.entities

    def correct_entities(self, label: str, *changes: RuleChange) -> None:
        """Make ``changes`` of the rules about names one undoable step, and save."""
        self.naming.correct(label, *changes)

    # -- corrections of statistics

    @property
    def corrections(self) -> Annotations:
        """What the reader has dismissed or corrected, also where it cannot be found any more."""
        return corrections_of(self._kept)

    def dismiss(self, *figures: Figure) -> None:
        """Take ``figures`` for no statistics, from now on; one step to undo."""
        from reader.library.correcting import dismissing

        label = QCoreApplication.translate("Session", "Dismiss statistic")
        self.change(label, *dismissing(figures, self._kept, self.document))

    def correct(self, figure: Figure, statistic: Statistic) -> None:
        """Take ``figure`` for ``statistic``, whose words are the figure's.

        Raises:
            ValueError: the fields of ``statistic`` contradict each other.
        """
        from reader.library import corrections
        from reader.library.correcting import correcting

        if not corrections.is_sound(statistic):
            raise ValueError(statistic)
        if figure.original is not None and corrections.same(statistic, figure.original):
            self.restore(figure)
        elif figure.state == "dismissed" or not corrections.same(statistic, figure.statistic):
            label = QCoreApplication.translate("Session", "Correct statistic")
            self.change(label, correcting(figure, statistic, self._kept, self.document))

    def restore(self, *figures: Figure) -> None:
        """Take ``figures`` for what the analysis reads; one step to undo."""
        from reader.library.correcting import restoring

        label = QCoreApplication.translate("Session", "Restore statistic")
        self.change(label, *restoring(figures, self._kept))

    def forget(self, *lost: Annotation) -> None:
        """Take back corrections of words that are gone; one step to undo."""
        from reader.library.correcting import forgetting

        label = QCoreApplication.translate("Session", "Restore statistic")
        self.change(label, *forgetting((item.id for item in lost), self._kept))

    def _corrected(self) -> tuple[Figure, ...]:
        if self.analysis is None:  # nobody knows yet what is not found any more
            return ()
        from reader.library import corrections

        return corrections.corrected(self._found, self.corrections, self._placed)

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

        What was written before the answer comes, or for another folder, is merged with them.
        """
        self._keeping.load(folder)

    @property
    def save_state(self) -> SaveState:
        """How safe the notes are."""
        return self._keeping.state

    @property
    def save_error(self) -> ReaderError | None:
        """Why the notes could not be read or saved, if that is how it is."""
        return self._keeping.error

    @property
    def notes_path(self) -> Path | None:
        """The notes file, once it is known."""
        return self._keeping.path

    @property
    def notes_file(self) -> NotesFile | None:
        """All that the notes file said when it was last read or written, once it is known."""
        return self._keeping.notes

    @property
    def writable(self) -> bool:
        """Whether notes may be changed: not when a newer version wrote them."""
        return self._keeping.writable

    @property
    def relink_suggestions(self) -> tuple[Candidate, ...]:
        """Notes files that may be this document's, as long as it has none."""
        return () if self._own else self._keeping.suggestions

    @property
    def can_relink(self) -> bool:
        """Whether the notes of another file may be taken over."""
        return self._keeping.can_relink

    def find_candidates(self, on_done: Callable[[list[Candidate]], None]) -> Task | None:
        """Look through the notes folder in the background for what `relink` may be given."""
        return self._keeping.find_candidates(on_done)

    def relink(self, path: Path) -> None:
        """Take the notes file at ``path`` over for this document, beside its own if it has some."""
        self._keeping.relink(path)

    @property
    def kept(self) -> Annotations:
        """All that the reader has: notes, highlights and corrections."""
        return self._own

    @property
    def own_notes(self) -> Annotations:
        """The reader's notes and highlights: what is exported."""
        return self.annotations if self._own is self._kept else notes_of(self._own)

    @property
    def deleted(self) -> Mapping[str, datetime]:
        """Which annotations the reader has deleted, and when; empty until the file is read."""
        return self._keeping.tombstones

    @property
    def empty(self) -> bool:
        """Whether the reader has written, marked and corrected nothing."""
        return not self._own

    def save(self) -> None:
        """Write the notes once more, after that failed."""
        self._keeping.keep(self._own)

    def close(self) -> NotesError | None:
        """Stop the analysis and write what is unsaved, waiting for it; the error if that fails."""
        if self._analysing is not None:
            self._analysing.cancel()
        return self._keeping.close()

    def go_on(self, folder: Path) -> None:
        """Keep the notes in ``folder`` and analyse after all: the reader has refused to close."""
        if self.analysis is None:
            self.start_analysis()
        self._keeping.go_on(folder)

    def _take_notes(self, annotations: Annotations, placements: Placements) -> None:
        """Show what the file holds, merged with what was here."""
        for annotation_id, placement in placements.items():
            if annotation_id in annotations:
                self._places[annotations[annotation_id].anchor] = placement
        hints = {key: self._hints[key] for key in self._hints if self._is_hint(key)}
        self._show({**hints, **annotations} if hints else annotations)
        self.annotations_changed.emit(())
        self._show_figures()

    def _show(self, annotations: Annotations) -> None:
        placed = {key: self._placement(item) for key, item in annotations.items()}
        self._hold(annotations, {k: p for k, p in placed.items() if p is not None})

    def show_hints(self, hints: Annotations) -> None:
        """Show ``hints`` among the notes of a document that has none, or for those shown before.

        They are the program's: never written, never exported, gone with the session. One that the
        reader changes is the reader's from then on.
        """
        if self._hints:
            hints = {key: hints[key] for key in self._hints if key in hints and self._is_hint(key)}
        elif not self.empty or self.deleted:
            return
        self._hints = MappingProxyType(dict(hints))
        self._show({**self._own, **self._hints})
        self.annotations_changed.emit(())

    def _is_hint(self, id: str) -> bool:
        """Whether an annotation is a hint as it was given, whenever it was put back."""
        hint, item = self._hints.get(id), self._kept.get(id)
        return hint is not None and item is not None and _same(hint, item)

    def _hold(self, kept: Annotations, placed: Mapping[str, Placement]) -> None:
        self._kept, self._placed = kept, placed
        self._own = kept
        if any(map(self._is_hint, self._hints)):
            own = {key: item for key, item in kept.items() if not self._is_hint(key)}
            self._own = MappingProxyType(own)
        self.annotations = notes_of(kept)
        self.placements = MappingProxyType(
            {key: placement for key, placement in placed.items() if key in self.annotations}
        )

    def _show_figures(self) -> None:
        from reader.library import corrections

        figures, lost = self._corrected(), corrections.lost(self.corrections, self._placed)
        if (figures, lost) != (self.figures, self.lost):
            self.figures, self.lost = figures, lost
            self.figures_changed.emit()

    def _placement(self, annotation: Annotation) -> Placement | None:
        return None if annotation.kind == "document" else self._place(annotation.anchor)

    def _place(self, anchor: Anchor) -> Placement | None:
        """Where ``anchor`` is; searched for only once, for an orphan takes long to be sure of."""
        if anchor not in self._places:
            from reader.annotations.anchor import locate

            self._places[anchor] = locate(self.document, anchor)
        return self._places[anchor]

    @property
    def orphans(self) -> tuple[Annotation, ...]:
        """The annotations whose passage is not in the text, in the order that it had."""
        lost = (
            item
            for key, item in self.annotations.items()
            if item.kind != "document" and key not in self.placements
        )
        return tuple(sorted(lost, key=lambda item: (item.anchor.start, item.id)))

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
        return self._add(label, annotation)

    def bookmark(self, label: str, offset: int) -> Annotation:
        """Put a bookmark at the sentence around ``offset``; the new annotation."""
        from reader.annotations.placing import bookmarked

        return self._add(label, bookmarked(self.document, offset))

    def note_document(self, label: str) -> Annotation:
        """Begin a note about the whole document; the new annotation."""
        from reader.annotations.placing import about

        return self._add(label, about(self.document))

    def _add(self, label: str, annotation: Annotation) -> Annotation:
        self.change(label, Change(None, annotation))
        return annotation

    def accept(self, label: str, *annotations: Annotation) -> None:
        """Be sure of approximate places from now on; one step to undo."""
        from reader.annotations.placing import accepted

        self.change(label, *accepted(self.document, annotations, self.placements))

    def reattach(self, label: str, annotation: Annotation, span: Span) -> None:
        """Give ``annotation`` to the words of ``span``."""
        from reader.annotations.placing import reattached

        self.change(label, reattached(self.document, annotation, span))

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
            steps.push(self.undo_stack, _Step(self, label, changes, join))

    def _apply(self, changes: tuple[Change, ...]) -> None:
        if not changes:
            return
        placements = dict(self._placed)
        for change in changes:
            placement = self._placement(change.after) if change.after is not None else None
            if placement is not None:
                placements[change.id] = placement
            else:
                placements.pop(change.id, None)
        before = self._own
        self._hold(apply(self._kept, changes), placements)
        if notes := tuple(among_notes(changes)):
            self.annotations_changed.emit(notes)
        if among_corrections(changes):
            self._show_figures()
        if not self._hints or before != self._own:
            self._keeping.keep(self._own)


def _same(one: Annotation, other: Annotation) -> bool:
    """Whether two annotations say the same, whenever they were changed."""
    return dataclasses.replace(one, modified=other.modified) == other


class _Step(QUndoCommand):
    """Changes made together, as the undo stack keeps them."""

    def __init__(
        self, session: Session, label: str, changes: tuple[Change, ...], join: bool
    ) -> None:
        super().__init__(label)
        self._session = weakref.ref(session)
        self._changes = changes
        self._join = join
        self._fresh = True  # nothing to win over yet: the moments of the changes hold

    def redo(self) -> None:
        self._changes = self._apply(self._changes, self._fresh)
        self._fresh = False

    def undo(self) -> None:
        undone = self._apply(_inverse(self._changes))
        self._changes = _inverse(undone)

    def _apply(self, changes: tuple[Change, ...], fresh: bool = False) -> tuple[Change, ...]:
        """Do ``changes`` on top of what is there by now; these, with all that they took away.

        By then another window may have written into what goes: it shall come back with it.
        """
        session = self._session()
        if session is None:
            return changes
        moment = now()
        present = session._kept
        now_due = (
            newer(change)
            if fresh and present.get(change.id) == change.before
            else onto(present.get(change.id), change, moment)
            for change in changes
        )
        session._apply(tuple(step for step in now_due if step is not None))
        return tuple(
            Change(present.get(change.id, change.before), None) if change.after is None else change
            for change in changes
        )

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


def _inverse(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """What undoes ``changes``, the last of them first."""
    return tuple(change.inverse() for change in reversed(changes))


def analyse_text(
    text: str, rules: Callable[[], EntityLexicon], checkpoint: Checkpoint
) -> tuple[Analysis, tuple[Figure, ...], Applied, EntityLexicon]:
    """`analyse` as a task, with the figures that it finds, and what ``rules`` make of names."""
    from reader.analysis import analyse
    from reader.library import corrections
    from reader.library.entity_lexicon.applying import applied

    analysis = analyse(text, checkpoint=checkpoint)
    lexicon = rules()
    entities = applied(analysis.entities, text, lexicon)
    return analysis, corrections.found(analysis.statistics), entities, lexicon
