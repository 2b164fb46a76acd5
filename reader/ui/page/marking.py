"""What a session holds, as marks of the page: findings and annotations in the theme's colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from PySide6.QtGui import QColor

from reader.analysis.model import GROUP_OF, Entity
from reader.annotations.model import Annotations, Change
from reader.library.corrections import Figure
from reader.ui.page.marks import LazyMarks, Mark, Marks
from reader.ui.page.painter import MarginMark
from reader.ui.session import Session
from reader.ui.theme import PageTheme

_FEW = 100  # changes; taking in more one by one costs more than making all marks anew

NOTES = "notes"  # the name under which annotations are hidden, beside groups and entity types


def statistic_marks(figures: Sequence[Figure], hidden: Set[str], theme: PageTheme) -> LazyMarks:
    """A tint with a line under it for every figure that counts and whose group is shown."""
    spans = [
        (figure.statistic.span.start, figure.statistic.span.end, number)
        for number, figure in enumerate(figures)
        if figure.state != "dismissed" and GROUP_OF[figure.statistic.kind] not in hidden
    ]
    return LazyMarks(
        spans,
        lambda start, end, number: Mark(
            start, end, theme.statistic, theme.statistic_line, figures[number]
        ),
    )


def entity_marks(entities: Sequence[Entity], hidden: Set[str], theme: PageTheme) -> LazyMarks:
    """A tint in the hue of its type for every mention of an entity that is shown."""
    spans = [
        (span.start, span.end, number)
        for number, entity in enumerate(entities)
        if entity.type not in hidden
        for span in entity.mentions
    ]
    lines = {name: _paler(colour) for name, colour in theme.entity_ink.items()}

    def make(start: int, end: int, number: int) -> Mark:
        entity = entities[number]
        return Mark(start, end, theme.entity[entity.type], lines[entity.type], entity)

    return LazyMarks(spans, make)


def _paler(ink: QColor) -> QColor:
    colour = QColor(ink)
    colour.setAlphaF(0.45)
    return colour


class AnnotationMarks:
    """The reader's highlights among the marks: made once, then only what changes."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._spans: dict[str, tuple[int, int, str]] = {}
        self._annotations: Annotations = {}

    def show(self, session: Session, theme: PageTheme) -> None:
        """Mark everything that ``session`` holds."""
        placements = {} if NOTES in session.hidden_marks else session.placements
        self._spans = {
            annotation_id: (placement.span.start, placement.span.end, annotation_id)
            for annotation_id, placement in placements.items()
        }
        self._annotations = session.annotations
        self._marks.set("annotation", LazyMarks(self._spans.values(), self._make(theme)))

    def follow(self, session: Session, changes: Sequence[Change], theme: PageTheme) -> None:
        """Mark what ``changes`` have made of some; none at all means that everything is new."""
        if not 0 < len(changes) <= _FEW:
            self.show(session, theme)
            return
        gone, come = [], []
        for annotation_id in {change.id for change in changes}:
            if (before := self._spans.pop(annotation_id, None)) is not None:
                gone.append(before)
            placement = session.placements.get(annotation_id)
            if placement is not None and NOTES not in session.hidden_marks:
                span = placement.span.start, placement.span.end, annotation_id
                self._spans[annotation_id] = span
                come.append(span)
        self._annotations = session.annotations
        self._marks.exchange("annotation", gone, LazyMarks(come, self._make(theme)))

    def _make(self, theme: PageTheme) -> Callable[[int, int, str], Mark]:
        annotations = self._annotations

        def make(start: int, end: int, annotation_id: str) -> Mark:
            fill = theme.highlight[annotations[annotation_id].colour]
            return Mark(start, end, fill, about=annotation_id)

        return make

    def in_margin(self, start: int, end: int) -> list[MarginMark]:
        """One sign for every annotation that begins in ``[start, end)``, in reading order."""
        return [
            MarginMark(mark.about, mark.start, mark.fill, self._has_note(mark.about))
            for mark in self._marks.of("annotation", start - 1, end)  # also one of no length
            if mark.start >= start and isinstance(mark.about, str)
        ]

    def _has_note(self, annotation_id: str) -> bool:
        return bool(self._annotations[annotation_id].note.strip())
