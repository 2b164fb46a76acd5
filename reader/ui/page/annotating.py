"""What the page asks of its session: a highlight, a colour, a note, a deletion."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.annotations.model import Annotation, Colour
from reader.ui.page import selection
from reader.ui.page.canvas import PageCanvas


def current_annotation(page: PageCanvas) -> Annotation | None:
    """The annotation at the caret, or exactly over the selection."""
    if page.session is None:
        return None
    span = page.selection.span
    found = page.session.annotations_at(span.start)
    if not page.selection.empty:
        found = [item for item in found if page.session.span_of(item.id) == span]
    return found[0] if found else None


def mark(page: PageCanvas, colour: Colour) -> Annotation | None:
    """Highlight the selection, or recolour the annotation that is there."""
    session = page.session
    if session is None or not session.writable:
        return None
    present = current_annotation(page)
    if present is not None:
        if present.colour != colour:
            label = QCoreApplication.translate("Page", "Change the colour")
            session.edit(label, present, colour=colour)
        return present
    if page.selection.empty:
        return None
    span = page.selection.span
    made = session.highlight(QCoreApplication.translate("Page", "Highlight"), span, colour)
    page.set_selection(selection.at(span.start), follow=False)
    return made


def write_note(page: PageCanvas, colour: Colour = "yellow") -> None:
    """Open the note of the annotation that is there, or of a new one over the selection."""
    annotation = current_annotation(page) or mark(page, colour)
    if annotation is not None and page.session is not None:
        page.session.edit_requested.emit(annotation.id)


def delete(page: PageCanvas) -> None:
    """Delete the annotation at the caret."""
    present = current_annotation(page)
    if present is not None and page.session is not None:
        page.session.delete(QCoreApplication.translate("Page", "Delete the note"), present)
