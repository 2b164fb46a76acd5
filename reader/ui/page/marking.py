"""What a session holds, as marks of the page: findings and annotations in the theme's colours."""

from __future__ import annotations

from collections.abc import Set

from PySide6.QtGui import QColor

from reader.analysis.model import GROUP_OF, Analysis
from reader.ui.page.marks import LazyMarks, Mark
from reader.ui.page.painter import MarginMark
from reader.ui.session import Session
from reader.ui.theme import PageTheme

NOTES = "notes"  # the name under which annotations are hidden, beside groups and entity types


def statistic_marks(analysis: Analysis, hidden: Set[str], theme: PageTheme) -> LazyMarks:
    """A tint with a line under it for every statistic whose group is shown."""
    items = analysis.statistics
    spans = [
        (item.span.start, item.span.end, number)
        for number, item in enumerate(items)
        if GROUP_OF[item.kind] not in hidden
    ]
    return LazyMarks(
        spans,
        lambda start, end, number: Mark(
            start, end, theme.statistic, theme.statistic_line, items[number]
        ),
    )


def entity_marks(analysis: Analysis, hidden: Set[str], theme: PageTheme) -> LazyMarks:
    """A tint in the hue of its type for every mention of an entity that is shown."""
    entities = analysis.entities
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


def annotation_marks(session: Session, theme: PageTheme) -> list[Mark]:
    """The reader's highlights."""
    if NOTES in session.hidden_marks:
        return []
    return [
        Mark(
            placement.span.start,
            placement.span.end,
            theme.highlight[session.annotations[annotation_id].colour],
            about=annotation_id,
        )
        for annotation_id, placement in session.placements.items()
    ]


def margin_marks(session: Session, theme: PageTheme) -> list[MarginMark]:
    """One sign an annotation, in reading order."""
    if NOTES in session.hidden_marks:
        return []
    marks = [
        MarginMark(
            annotation_id,
            placement.span.start,
            theme.highlight[session.annotations[annotation_id].colour],
            bool(session.annotations[annotation_id].note.strip()),
        )
        for annotation_id, placement in session.placements.items()
    ]
    return sorted(marks, key=lambda mark: mark.offset)
