"""Quotes for the clipboard, each with the line that says where it is from: as text and as HTML."""

from __future__ import annotations

from collections.abc import Iterator

from reader.exporters.citation import citation, parts
from reader.exporters.hypertext import base_direction, paragraph, text
from reader.exporters.hypertext import directed as element
from reader.exporters.lines import MARKS, directed
from reader.exporters.model import Export, Placed


def plain(export: Export) -> str:
    """The passages of the notes of ``export``, each with its source and its address.

    Without notes: what the document is, and its address.
    """
    cited: tuple[Placed | None, ...] = export.notes or (None,)
    return "\n\n".join("\n".join(_lines(export, item)) for item in cited)


def hypertext(export: Export) -> str:
    """The same as a fragment of HTML; the source leads to the passage."""
    cited: tuple[Placed | None, ...] = export.notes or (None,)
    return "\n".join(element for item in cited for element in _elements(export, item))


def _lines(export: Export, item: Placed | None) -> Iterator[str]:
    for line, direction in item.lines(export.document) if item else ():
        yield directed(line, direction) if line.strip() else ""
    dash = "— " if item else ""
    yield f"{MARKS[base_direction(export)]}{dash}{citation(export)}"
    address = export.link(item.annotation if item else None)
    if address:
        yield directed(address, "ltr")


def _elements(export: Export, item: Placed | None) -> Iterator[str]:
    quoted = item.lines(export.document) if item else []
    if quoted:
        yield "<blockquote>"
        yield from (paragraph(line, direction) for line, direction in quoted)
        yield "</blockquote>"
    source = " · ".join(element(part, way) for part, way in parts(export))
    address = export.link(item.annotation if item else None)
    if address:
        source = f'<a href="{text(address)}">{source}</a>'
    dash = "— " if item else ""
    yield f'<p dir="{base_direction(export)}">{dash}{source}</p>'
