"""What is done about notes: one step of one name, whether page, panel or menu asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from reader.annotations.model import COLOURS, Annotation, Change, Colour, now
from reader.document import Span
from reader.ui.session import Session


def highlight(session: Session, span: Span, colour: Colour = COLOURS[0]) -> Annotation:
    """Mark ``span``; the new annotation."""
    return session.highlight(QCoreApplication.translate("Notes", "Highlight"), span, colour)


def write_on(session: Session, span: Span) -> None:
    """Open the note on the words of ``span``, of a figure or a name, or begin one there."""
    here = (item for item in session.annotations_at(span.start) if item.kind == "passage")
    found = next((item for item in here if session.span_of(item.id) == span), None)
    if found is None and session.writable:
        found = highlight(session, span)
    if found is not None:
        session.edit_requested.emit(found.id)


def write_about_document(session: Session) -> None:
    """Write about the document as a whole: go on with what is still empty, or begin anew."""
    if not session.writable:
        return
    empty = (
        item
        for item in session.annotations.values()
        if item.kind == "document" and not item.note.strip()
    )
    label = QCoreApplication.translate("Notes", "Note about the document")
    note = next(empty, None) or session.note_document(label)
    session.edit_requested.emit(note.id)


def recolour(session: Session, items: Iterable[Annotation], colour: Colour) -> None:
    """Give ``items`` a colour."""
    label = QCoreApplication.translate("Notes", "Change colour")
    session.change(label, *_changes(items, lambda item: replace(item, colour=colour)))


def add_tags(session: Session, items: Iterable[Annotation], tags: Sequence[str]) -> None:
    """Give ``items`` those of ``tags`` that they do not have."""
    label = QCoreApplication.translate("Notes", "Add tags")
    session.change(
        label,
        *_changes(items, lambda it: replace(it, tags=tuple(dict.fromkeys((*it.tags, *tags))))),
    )


def remove_tag(session: Session, items: Iterable[Annotation], tag: str) -> None:
    """Take ``tag`` from ``items``."""
    label = QCoreApplication.translate("Notes", "Remove tag")
    session.change(
        label,
        *_changes(items, lambda it: replace(it, tags=tuple(own for own in it.tags if own != tag))),
    )


def _changes(
    items: Iterable[Annotation], after: Callable[[Annotation], Annotation]
) -> Iterator[Change]:
    moment = now()
    for item in items:
        changed = after(item)
        if changed != item:
            yield Change(item, replace(changed, modified=moment))


def delete(session: Session, *items: Annotation) -> None:
    """Delete ``items``; the step is called after what is lost by it."""
    number = len(items)  # lupdate loses a call that holds another
    if number > 1:
        label = QCoreApplication.translate("Notes", "Delete %n note(s)", "", number)
    elif all(item.kind == "bookmark" for item in items):
        label = QCoreApplication.translate("Notes", "Remove bookmark")
    elif any(item.kind == "document" or item.note.strip() for item in items):
        label = QCoreApplication.translate("Notes", "Delete note")
    else:
        label = QCoreApplication.translate("Notes", "Remove highlight")
    session.delete(label, *items)


def is_unsure(session: Session, annotation: Annotation) -> bool:
    """Whether the place of ``annotation`` is only probably its own."""
    placement = session.placements.get(annotation.id)
    return placement is not None and placement.how == "approximate"


def accept(session: Session, *items: Annotation) -> None:
    """Be sure of the places of ``items``; those that are no longer there stay so."""
    present = [session.annotations[item.id] for item in items if item.id in session.annotations]
    session.accept(QCoreApplication.translate("Notes", "Accept place"), *present)


def attach(session: Session, annotation: Annotation, span: Span) -> None:
    """Give an annotation whose words are gone to those of ``span``."""
    session.reattach(QCoreApplication.translate("Notes", "Attach note"), annotation, span)
