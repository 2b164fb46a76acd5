"""The text of chosen notes, for the clipboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.annotations.model import Annotation
from reader.document import Document
from reader.text.bidi import document_direction
from reader.ui.panel.note_rows import quote_of

_QUOTED = {"rtl": "«%1»", "ltr": "“%1”"}


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
