"""What a template of the reader's own is given (docs/exports.md): plain values, and a few filters.

All text is on one line and without control characters, except that a note keeps its lines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from reader.exporters.citation import address, citation
from reader.exporters.hypertext import text as html
from reader.exporters.lines import lines, one_line
from reader.exporters.markdown.markup import escaped, note_lines
from reader.exporters.markdown.properties import front_matter, tags_of, yaml
from reader.exporters.model import Bibliography, Export, Placed, reference
from reader.text.bidi import document_direction, isolate

Values = dict[str, Any]


def values(export: Export) -> Values:
    """The names that a template may use, and what they say."""
    known = export.bibliography or Bibliography()
    path = export.document.source.path
    notes = {item.annotation.id: _note(export, item) for item in export.notes}
    return {
        "title": one_line(export.title) or str(export.words["untitled"]),
        "direction": document_direction(export.document.text),
        "authors": tuple(map(one_line, known.authors)),
        "published": one_line(known.date),
        "site": one_line(known.site),
        "url": address(export),
        "source": one_line(export.source),
        "file": one_line(path.name) if path else "",
        "date": export.date.isoformat(),
        "language": export.language,
        "citation": citation(export),
        "link": export.link(),
        "tags": tuple(tags_of(export)),
        "front_matter": "\n".join(front_matter(export)),
        "notes": tuple(notes.values()),
        "groups": tuple(
            {"name": heading, "notes": tuple(notes[item.annotation.id] for item in items)}
            for heading, items in export.groups
        ),
    }


def _note(export: Export, item: Placed) -> Values:
    annotation = item.annotation
    quoted = item.lines(export.document)
    quote = one_line(" ".join(line for line, _ in quoted))
    return {
        "id": one_line(annotation.id),
        "reference": reference(annotation.id),
        "kind": annotation.kind,
        "found": item.group != "orphans",
        "quote": quote,
        "lines": tuple(line for line, _ in quoted),
        "direction": quoted[0][1] if quoted else document_direction(annotation.note),
        "sentence": item.sentence(export.document) or quote,
        "note": "\n".join(lines(annotation.note)),
        "tags": tuple(map(one_line, annotation.tags)),
        "colour": annotation.colour,
        "meaning": export.colour(annotation),
        "created": annotation.created.date().isoformat(),
        "modified": annotation.modified.date().isoformat(),
        "position": item.span.start if item.span else None,
        "link": export.link(annotation),
    }


def _note_in_markdown(note: str) -> str:
    return "\n".join(note_lines(note))


LIBRARY: Final[Mapping[str, Callable[[str], str]]] = {
    "plain": lambda text: escaped(one_line(text)),
    "isolate": lambda text: isolate(one_line(text)),
    "safe_note": _note_in_markdown,
    "yaml": yaml,
    "html": html,
    "e": html,
    "escape": html,
}
"""Filters of ours: `plain` text as Markdown, a note's Markdown without HTML, YAML, HTML."""
