"""What a session holds, as marks of the page: findings and annotations in the theme's colours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from reader.ui.page.marks import LazyMarks, Mark, Marks
from reader.ui.page.painter import MarginMark, Sign
from reader.ui.theme import PageTheme

if TYPE_CHECKING:  # load in a worker, after the page is readable
    from reader.analysis.model import Entity
    from reader.annotations.anchor import Placement
    from reader.annotations.model import Annotations, Change
    from reader.library.corrections import Figure
    from reader.ui.session import Session

_FEW = 100  # changes; taking in more one by one costs more than making all marks anew

NOTES = "notes"  # the name under which annotations are hidden, beside groups and entity types
_LAYERS = ("bookmark", "annotation")
_Placed = tuple[str, tuple[int, int, str]]  # the layer, and start, end and id


def statistic_marks(figures: Sequence[Figure], hidden: Set[str], theme: PageTheme) -> LazyMarks:
    """A tint with a line under it for every figure that counts and whose group is shown."""

    def make(start: int, end: int, number: int) -> Mark:
        return Mark(start, end, theme.statistic, theme.statistic_line, figures[number])

    if not figures:  # nor anything loaded yet that finds some
        return LazyMarks((), make)
    from reader.analysis.model import GROUP_OF

    spans = [
        (figure.statistic.span.start, figure.statistic.span.end, number)
        for number, figure in enumerate(figures)
        if figure.state != "dismissed" and GROUP_OF[figure.statistic.kind] not in hidden
    ]
    return LazyMarks(spans, make)


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
    """The reader's highlights and bookmarks: made once, then only what changes.

    A bookmark is a place: it has a sign in the margin, and nothing is painted behind its words.
    """

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._spans: dict[str, _Placed] = {}
        self._annotations: Annotations = {}
        self._placements: Mapping[str, Placement] = {}
        self._shown: Mapping[str, Placement] = {}

    def show(self, session: Session, theme: PageTheme) -> None:
        """Mark everything that ``session`` holds."""
        self._take(session)
        self._spans = {annotation_id: self._placed(annotation_id) for annotation_id in self._shown}
        make = self._make(theme)
        for layer in _LAYERS:
            spans = [span for name, span in self._spans.values() if name == layer]
            self._marks.set(layer, LazyMarks(spans, make))

    def follow(self, session: Session, changes: Sequence[Change], theme: PageTheme) -> None:
        """Mark what ``changes`` have made of some; none at all means that everything is new."""
        if not 0 < len(changes) <= _FEW:
            self.show(session, theme)
            return
        self._take(session)
        gone: list[_Placed] = []
        come: list[_Placed] = []
        for annotation_id in {change.id for change in changes}:
            if (before := self._spans.pop(annotation_id, None)) is not None:
                gone.append(before)
            if annotation_id in self._shown:
                self._spans[annotation_id] = placed = self._placed(annotation_id)
                come.append(placed)
        make = self._make(theme)
        for layer in _LAYERS:
            left = [span for name, span in gone if name == layer]
            new = [span for name, span in come if name == layer]
            self._marks.exchange(layer, left, LazyMarks(new, make))

    def _take(self, session: Session) -> None:
        self._annotations = session.annotations
        self._placements = session.placements
        self._shown = {} if NOTES in session.hidden_marks else session.placements

    def _placed(self, annotation_id: str) -> _Placed:
        span = self._placements[annotation_id].span
        kind = self._annotations[annotation_id].kind
        layer = "bookmark" if kind == "bookmark" else "annotation"
        return layer, (span.start, span.end, annotation_id)

    def _make(self, theme: PageTheme) -> Callable[[int, int, str], Mark]:
        annotations, placements = self._annotations, self._placements

        def make(start: int, end: int, annotation_id: str) -> Mark:
            fill = theme.highlight[annotations[annotation_id].colour]
            unsure = placements[annotation_id].how == "approximate"
            edge = theme.muted if unsure else None
            return Mark(start, end, fill, about=annotation_id, edge=edge)

        return make

    def in_margin(self, start: int, end: int) -> list[MarginMark]:
        """One sign for every annotation that begins in ``[start, end)``, in reading order."""
        found = [
            MarginMark(mark.about, mark.start, mark.fill, self._sign(mark.about))
            for layer in _LAYERS
            for mark in self._marks.of(layer, start - 1, end)  # also one of no length
            if mark.start >= start and isinstance(mark.about, str)
        ]
        return sorted(found, key=lambda sign: sign.offset)

    def _sign(self, annotation_id: str) -> Sign:
        annotation = self._annotations[annotation_id]
        if annotation.kind == "bookmark":
            return "ribbon"
        return "leaf" if annotation.note.strip() else "dot"
