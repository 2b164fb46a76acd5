"""The entities of one document as its reader wants them, and what the reader does to them."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from reader.analysis.model import Analysis, Entity, EntityType
from reader.library.entity_lexicon import correcting
from reader.library.entity_lexicon.lexicon import EMPTY, EntityLexicon, about
from reader.library.entity_lexicon.rules import Rule, RuleChange
from reader.ui.lexicon import SharedLexicon
from reader.ui.steps import push
from reader.ui.tasks import Task, Tasks

if TYPE_CHECKING:  # loads in a worker, after the page is readable
    from reader.library.entity_lexicon.applying import Applied


class Naming(QObject):
    """Applies the shared rules to the entities of a document, and changes them in undoable steps.

    ``entities`` are empty until the document is analysed; ``dismissed`` are those of the analysis
    that the reader takes for none. Both follow a change of the rules a moment later.
    """

    changed = Signal()

    def __init__(
        self, text: str, tasks: Tasks, shared: SharedLexicon, stack: QUndoStack, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.entities: tuple[Entity, ...] = ()
        self.dismissed: tuple[Entity, ...] = ()
        self._text = text
        self._tasks = tasks
        self._shared = shared
        self._stack = stack
        self._analysis: Analysis | None = None
        self._applying: Task | None = None
        shared.changed.connect(self._apply)

    @property
    def lexicon(self) -> EntityLexicon:
        """The rules, for all documents."""
        return self._shared.lexicon

    def rules(self) -> EntityLexicon:
        """`lexicon`, for a worker that wants it as it is by then."""
        return self._shared.lexicon

    @property
    def writable(self) -> bool:
        """Whether rules may be changed: not when a newer version wrote them."""
        return self._shared.writable

    def rules_about(self, entity: Entity) -> tuple[Rule, ...]:
        """What the reader has said of ``entity``, the earliest first."""
        return about(self.lexicon, entity)

    # -- what the reader does

    def rename(self, entity: Entity, name: str) -> None:
        """Call ``entity`` ``name``, in every document; if that names another, both are one."""
        label = QCoreApplication.translate("Naming", "Rename entity")
        self.correct(label, *correcting.renaming(self.lexicon, entity, name))

    def retype(self, kind: EntityType, *entities: Entity) -> None:
        """Take ``entities`` for things of another kind."""
        label = QCoreApplication.translate("Naming", "Change type of entity")
        self.correct(label, *correcting.retyping(self.lexicon, entities, kind))

    def dismiss(self, *entities: Entity) -> None:
        """Take ``entities`` for no names of anything."""
        label = QCoreApplication.translate("Naming", "Dismiss entity")
        self.correct(label, *correcting.dismissing(self.lexicon, entities))

    def merge(self, entity: Entity, *others: Entity) -> None:
        """Take ``others`` for the same as ``entity``, whose name stays."""
        label = QCoreApplication.translate("Naming", "Merge entities")
        self.correct(label, *correcting.merging(self.lexicon, entity, others))

    def split(self, entity: Entity, *aliases: str) -> None:
        """Take some of the names of ``entity`` for those of another one."""
        label = QCoreApplication.translate("Naming", "Split entity")
        self.correct(label, *correcting.splitting(self.lexicon, entity, aliases))

    def add(self, name: str, kind: EntityType) -> None:
        """Take ``name`` for the name of something, wherever it stands."""
        label = QCoreApplication.translate("Naming", "Add entity")
        self.correct(label, *correcting.adding(self.lexicon, name, kind))

    def restore(self, *entities: Entity) -> None:
        """Take ``entities`` for what the analysis reads."""
        label = QCoreApplication.translate("Naming", "Restore entity")
        self.correct(label, *correcting.restoring(self.lexicon, entities))

    def edit(self, entity: Entity, name: str, kind: EntityType, same: Entity | None) -> None:
        """Give ``entity`` a name and a type, merged with another one if that is given."""
        label = QCoreApplication.translate("Naming", "Correct entity")
        self.correct(label, *correcting.editing(self.lexicon, entity, name, kind, same))

    def take_over(self, other: EntityLexicon) -> None:
        """Take over all rules of another lexicon."""
        label = QCoreApplication.translate("Naming", "Import names")
        self.correct(label, *correcting.importing(self.lexicon, other))

    def correct(self, label: str, *changes: RuleChange) -> None:
        """Make ``changes`` of the rules one undoable step, and save."""
        if changes and self.writable:
            push(self._stack, _Step(self._shared, label, changes))

    # -- following

    def take(
        self, analysis: Analysis, found: Applied | None, lexicon: EntityLexicon | None
    ) -> None:
        """Show ``found``, which ``lexicon`` makes of ``analysis``; None: that, without a rule."""
        self._analysis = analysis
        self._show(analysis if found is None else found)
        if (lexicon or EMPTY).rules != self.lexicon.rules:
            self._apply()

    def _apply(self) -> None:
        if self._applying is not None:
            self._applying.cancel()
        if self._analysis is not None:
            self._applying = self._tasks.run(
                _applied, self._analysis.entities, self._text, self.lexicon,
                on_done=self._show, watched=False,
            )  # fmt: skip

    def _show(self, found: Applied | Analysis) -> None:
        dismissed = () if isinstance(found, Analysis) else found.dismissed
        if (found.entities, dismissed) != (self.entities, self.dismissed):
            self.entities, self.dismissed = found.entities, dismissed
            self.changed.emit()


def _applied(entities: Sequence[Entity], text: str, lexicon: EntityLexicon) -> Applied:
    """`applied`, loaded where it is wanted."""
    from reader.library.entity_lexicon.applying import applied

    return applied(entities, text, lexicon)


class _Step(QUndoCommand):
    """Changes of the rules made together, as an undo stack keeps them."""

    def __init__(self, shared: SharedLexicon, label: str, changes: Iterable[RuleChange]) -> None:
        super().__init__(label)
        self._shared = weakref.ref(shared)
        self._changes = tuple(changes)

    def redo(self) -> None:
        self._apply(self._changes)

    def undo(self) -> None:
        self._apply(tuple(change.inverse() for change in reversed(self._changes)))

    def _apply(self, changes: tuple[RuleChange, ...]) -> None:
        shared = self._shared()
        if shared is not None:
            steps = (correcting.onto(shared.lexicon, change) for change in changes)
            shared.change([step for step in steps if step is not None])
