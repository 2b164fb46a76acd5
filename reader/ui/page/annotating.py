"""Which highlight, note or bookmark is meant on the page, and what is done there with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF

from reader.annotations.model import Annotation, Colour
from reader.document import Span
from reader.ui import noting
from reader.ui.page import selection
from reader.ui.page.canvas import PageCanvas
from reader.ui.page.marking import NOTES
from reader.ui.session import Session


def passages_at(page: PageCanvas, offset: int) -> list[Annotation]:
    """The highlights over code point ``offset``, the shortest first; a bookmark is none."""
    session = page.session
    if session is None:
        return []
    if NOTES in session.hidden_marks:
        return [item for item in session.annotations_at(offset) if item.kind == "passage"]
    # Asked for with every step of the caret: the marks know it without a look at all there is.
    over = (mark.about for mark in page.marks.at("annotation", offset))
    found = (session.annotations.get(key) for key in over if isinstance(key, str))
    return [item for item in found if item is not None]


def current_annotation(page: PageCanvas) -> Annotation | None:
    """The annotation that was pointed at, at the caret, or exactly over the selection."""
    session = page.session
    if session is None:
        return None
    span = page.selection.span
    if page.selection.empty and page.chosen is not None:
        return session.annotations[page.chosen]
    found = passages_at(page, span.start)
    if not page.selection.empty:
        found = [item for item in found if session.span_of(item.id) == span]
    return found[0] if found else None


def choose_at(page: PageCanvas, point: QPointF, *, again: bool = False) -> None:
    """Mean the highlight under ``point``; ``again`` means the next of several, round and round."""
    offset = page.offset_at(point)
    if offset is None:
        return
    found = [item.id for item in passages_at(page, offset)]
    if not found:
        return
    onward = (found.index(page.chosen) + 1) % len(found) if again and page.chosen in found else 0
    page.choose(found[onward])


def mark(page: PageCanvas, colour: Colour) -> Annotation | None:
    """Highlight the selection, or recolour the annotation that is there."""
    session = page.session
    if session is None or not session.writable:
        return None
    present = current_annotation(page)
    if present is not None and present.kind == "passage":
        noting.recolour(session, (present,), colour)
        return present
    if page.selection.empty:
        return None
    span = page.selection.span
    made = noting.highlight(session, span, colour)
    page.set_selection(selection.at(span.start), follow=False)
    page.choose(made.id)
    return made


def write_note(page: PageCanvas, colour: Colour = "yellow") -> None:
    """Open the note of the annotation that is there, or of a new one over the selection."""
    annotation = current_annotation(page) or mark(page, colour)
    if annotation is not None and page.session is not None:
        page.session.edit_requested.emit(annotation.id)


def bookmarks(session: Session) -> list[tuple[Span, Annotation]]:
    """The bookmarks that have a place, with the words there, in reading order."""
    found = [
        (placement.span, session.annotations[key])
        for key, placement in session.placements.items()
        if session.annotations[key].kind == "bookmark"
    ]
    return sorted(found, key=lambda item: (item[0], item[1].id))


def bookmark_at(session: Session, offset: int) -> Annotation | None:
    """The bookmark at the sentence over ``offset``."""
    held = bookmarks(session)
    if not held:
        return None
    from reader.annotations.anchor import bookmark_span

    place = bookmark_span(session.document, offset).start
    for span, annotation in held:
        if place in (span.start, bookmark_span(session.document, span.start).start):
            return annotation
    return None


def toggle_bookmark(session: Session, offset: int) -> None:
    """Put a bookmark at the sentence over ``offset``, or take away the one that is there."""
    if not session.writable:
        return
    present = bookmark_at(session, offset)
    if present is not None:
        noting.delete(session, present)
    else:
        session.bookmark(QCoreApplication.translate("Page", "Bookmark"), offset)
