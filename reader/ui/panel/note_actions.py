"""What is done with chosen notes: one undoable step for all of them, and their text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from reader.annotations.model import Annotation, Change, Colour, now
from reader.document import Document
from reader.text.bidi import document_direction
from reader.ui.panel.note_rows import quote_of
from reader.ui.session import Session

_QUOTED = {"rtl": "«%1»", "ltr": "“%1”"}


def recolour(session: Session, items: Iterable[Annotation], colour: Colour) -> None:
    """Give ``items`` a colour."""
    label = QCoreApplication.translate("NotesTab", "Change colour")
    session.change(label, *_changes(items, lambda item: replace(item, colour=colour)))


def add_tags(session: Session, items: Iterable[Annotation], tags: Sequence[str]) -> None:
    """Give ``items`` those of ``tags`` that they do not have."""
    label = QCoreApplication.translate("NotesTab", "Add tags")
    session.change(
        label,
        *_changes(items, lambda it: replace(it, tags=tuple(dict.fromkeys((*it.tags, *tags))))),
    )


def remove_tag(session: Session, items: Iterable[Annotation], tag: str) -> None:
    """Take ``tag`` from ``items``."""
    label = QCoreApplication.translate("NotesTab", "Remove tag")
    session.change(
        label,
        *_changes(items, lambda it: replace(it, tags=tuple(own for own in it.tags if own != tag))),
    )


def delete(session: Session, items: Sequence[Annotation]) -> None:
    """Delete ``items``."""
    label = (
        QCoreApplication.translate("NotesTab", "Delete note")
        if len(items) == 1
        else QCoreApplication.translate("NotesTab", "Delete notes")
    )
    session.delete(label, *items)


def _changes(
    items: Iterable[Annotation], after: Callable[[Annotation], Annotation]
) -> Iterator[Change]:
    moment = now()
    for item in items:
        changed = after(item)
        if changed != item:
            yield Change(item, replace(changed, modified=moment))


def text_of(items: Iterable[Annotation], document: Document) -> str:
    """``items`` for the clipboard: quote, note and tags of each, with blank lines between them."""
    return "\n\n".join("\n".join(_lines(item, document)) for item in items)


def _lines(item: Annotation, document: Document) -> Iterator[str]:
    quote = quote_of(item, document)
    if quote:
        yield _QUOTED[document_direction(quote)].replace("%1", quote)
    if item.note.strip():
        yield item.note.strip()
    if item.tags:
        yield " ".join(f"#{tag}" for tag in item.tags)
