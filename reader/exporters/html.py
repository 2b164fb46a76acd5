"""Notes as one HTML file that needs nothing else: no script, no network, any browser."""

from __future__ import annotations

from collections.abc import Iterator

from reader.exporters.citation import address, parts
from reader.exporters.hypertext import (
    base_direction,
    colours,
    day,
    directed,
    head,
    isolated,
    left_to_right,
    paragraph,
    stylesheet,
    text,
)
from reader.exporters.lines import lines, one_line
from reader.exporters.model import Export, Placed, reference
from reader.progress import Checkpoint, no_checkpoint
from reader.text.bidi import document_direction, paragraph_direction


def write(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    """The file, as UTF-8."""
    return ("\n".join(_all_lines(export, checkpoint)) + "\n").encode("utf-8")


def _all_lines(export: Export, checkpoint: Checkpoint) -> Iterator[str]:
    words = export.words
    title = one_line(export.title) or words["untitled"]
    yield "<!DOCTYPE html>"
    yield f'<html lang="{export.language}" dir="{base_direction(export)}">'
    yield from head(title, f"{colours(export.options.theme)}{stylesheet('notes')}")
    yield "<body>"
    yield "<header>"
    yield f'<h1 dir="{export.title_direction}">{isolated(title)}</h1>'
    yield "<dl>"
    if address(export):
        yield _fact(words["source"], _anchor(address(export), left_to_right(address(export))))
    elif export.source:
        yield _fact(words["source"], left_to_right(export.source))
    yield _fact(words["exported"], day(export.date.isoformat()))
    yield _fact(words["count"], str(len(export.notes)))
    yield "</dl>"
    yield "</header>"
    yield "<main>"
    if not export.notes:
        yield f"<p>{text(words['none'])}</p>"
    done = 0
    for heading, items in export.groups:
        yield "<section>"
        yield f"<h2>{text(heading)}</h2>"
        for item in items:
            checkpoint(done / len(export.notes))
            done += 1
            yield from _item(export, item)
        yield "</section>"
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _item(export: Export, item: Placed) -> Iterator[str]:
    words, annotation = export.words, item.annotation
    yield f'<article class="{annotation.colour}" id="{reference(annotation.id)}">'
    quoted = list(_quote(export, item))
    if quoted:
        yield "<blockquote>"
        yield from quoted
        yield "</blockquote>"
    if annotation.note.strip():
        overall = document_direction(annotation.note)
        yield '<div class="note">'
        for line in lines(annotation.note):
            yield paragraph(line, paragraph_direction(line, overall))
        yield "</div>"
    yield "<footer>"
    yield "<dl>"
    if annotation.tags:
        yield _fact(words["tags"], text(words["comma"]).join(map(isolated, annotation.tags)))
    yield _fact(words["colour"], isolated(export.colour(annotation)))
    yield _fact(words["date"], day(annotation.created.date().isoformat()))
    yield "</dl>"
    source = " · ".join(directed(part, way) for part, way in parts(export))
    back = export.link(annotation)
    yield f"<p>— {_anchor(back, source) if back else source}</p>"
    yield "</footer>"
    yield "</article>"


def _quote(export: Export, item: Placed) -> Iterator[str]:
    """The lines of the quote; marked, where they stand in their sentences."""
    quoted = item.lines(export.document)
    if not export.options.context:
        yield from (paragraph(line, direction) for line, direction in quoted)
        return
    around = item.context(export.document)
    for number, (line, direction) in enumerate(quoted):
        before = text(around.before) if number == 0 else ""
        after = text(around.after) if number == len(quoted) - 1 else ""
        held = f"<mark>{text(line)}</mark>" if line.strip() else "<br>"
        yield f'<p dir="{direction}">{before}{held}{after}</p>'


def _fact(name: str, value: str) -> str:
    return f"<dt>{text(name)}</dt><dd>{value}</dd>"


def _anchor(address: str, held: str) -> str:
    return f'<a href="{text(address)}">{held}</a>'
