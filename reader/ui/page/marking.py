"""What a session holds, as marks of the page: findings and annotations in the theme's colours."""

from __future__ import annotations

from PySide6.QtGui import QColor

from reader.analysis.model import GROUP_OF
from reader.ui.page.marks import Mark
from reader.ui.page.painter import MarginMark
from reader.ui.session import Session
from reader.ui.theme import PageTheme

NOTES = "notes"  # the name under which annotations are hidden, beside groups and entity types


def statistic_marks(session: Session, theme: PageTheme) -> list[Mark]:
    """A tint with a line under it for every statistic whose group is shown."""
    if session.analysis is None:
        return []
    return [
        Mark(item.span.start, item.span.end, theme.statistic, theme.statistic_line, item)
        for item in session.analysis.statistics
        if GROUP_OF[item.kind] not in session.hidden_marks
    ]


def entity_marks(session: Session, theme: PageTheme) -> list[Mark]:
    """A tint in the hue of its type for every mention of an entity that is shown."""
    if session.analysis is None:
        return []
    marks = []
    for entity in session.analysis.entities:
        if entity.type in session.hidden_marks:
            continue
        fill = theme.entity[entity.type]
        line = QColor(theme.entity_ink[entity.type])
        line.setAlphaF(0.45)
        marks += [Mark(span.start, span.end, fill, line, entity) for span in entity.mentions]
    return marks


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
