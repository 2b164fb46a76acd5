"""Notes as one HTML file that needs nothing else: no script, no network, any browser."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterator

from reader.exporters.lines import lines, one_line
from reader.exporters.model import Export, Placed
from reader.progress import Checkpoint, no_checkpoint
from reader.text.bidi import Direction, document_direction, paragraph_direction

_STYLE = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1c1b1a; --quiet: #5c5853; --rule: #ddd8d0 }
body { margin: 2rem auto; max-width: 42rem; padding-inline: 1rem; color: var(--ink);
  background: var(--paper); font: 1.1rem/1.8 "Amiri", "Noto Naskh Arabic", "Scheherazade New",
  "Traditional Arabic", "Geeza Pro", serif }
h1 { line-height: 1.5 }
header dl { color: var(--quiet) }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: .5rem 0;
  font-size: .9rem }
dd { margin: 0; overflow-wrap: anywhere }
article { margin-block: 2rem; border-block-start: 1px solid var(--rule); padding-block-start: 1rem }
blockquote { margin: 0; padding-inline-start: 1rem; border-inline-start: .4rem solid var(--mark) }
p { margin: 0; overflow-wrap: anywhere }
.note { margin-block: .8rem }
.yellow { --mark: #e3bd2b } .green { --mark: #58b34b } .blue { --mark: #4c94d9 }
.pink { --mark: #de6295 } .purple { --mark: #9a72d6 }
footer { color: var(--quiet) }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1b1a19; --ink: #eae6e0; --quiet: #aaa49b; --rule: #3a3733 }
}
@media print { article { break-inside: avoid } }
"""

_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode("utf-8")).digest()).decode("ascii")
_POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'"


def write(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    """The file, as UTF-8."""
    return ("\n".join(_all_lines(export, checkpoint)) + "\n").encode("utf-8")


def _all_lines(export: Export, checkpoint: Checkpoint) -> Iterator[str]:
    words = export.words
    base: Direction = "rtl" if export.language == "ar" else "ltr"
    title = one_line(export.title) or words["untitled"]
    yield "<!DOCTYPE html>"
    yield f'<html lang="{export.language}" dir="{base}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="generator" content="Hamesh">'
    yield f"<title>{_text(title)}</title>"
    yield f"<style>{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield "<header>"
    yield f'<h1 dir="{export.title_direction}">{_isolated(title)}</h1>'
    yield "<dl>"
    if export.source:
        yield _fact(words["source"], f'<bdi dir="ltr">{_text(one_line(export.source))}</bdi>')
    yield _fact(words["exported"], _date(export.date.isoformat()))
    yield _fact(words["count"], str(len(export.notes)))
    yield "</dl>"
    yield "</header>"
    yield "<main>"
    if not export.notes:
        yield f"<p>{_text(words['none'])}</p>"
    done = 0
    for heading, items in export.groups:
        yield "<section>"
        yield f"<h2>{_text(heading)}</h2>"
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
    yield f'<article class="{annotation.colour}">'
    yield "<blockquote>"
    for line, direction in item.lines(export.document):
        yield _paragraph(line, direction)
    yield "</blockquote>"
    if annotation.note.strip():
        yield '<div class="note">'
        for line in lines(annotation.note):
            yield _paragraph(line, paragraph_direction(line, document_direction(annotation.note)))
        yield "</div>"
    yield "<footer>"
    yield "<dl>"
    if annotation.tags:
        tags = _text(words["comma"]).join(_isolated(one_line(tag)) for tag in annotation.tags)
        yield _fact(words["tags"], tags)
    yield _fact(words["colour"], _text(export.colour(annotation)))
    yield _fact(words["date"], _date(annotation.created.date().isoformat()))
    yield "</dl>"
    yield "</footer>"
    yield "</article>"


def _paragraph(line: str, direction: Direction) -> str:
    """One element a line, each with its own direction; an empty line stays one."""
    held = _text(line) if line.strip() else "<br>"
    return f'<p dir="{direction}">{held}</p>'


def _fact(name: str, value: str) -> str:
    return f"<dt>{_text(name)}</dt><dd>{value}</dd>"


def _date(day: str) -> str:
    return f'<time datetime="{day}"><bdi dir="ltr">{day}</bdi></time>'


def _isolated(text: str) -> str:
    return f'<bdi dir="{document_direction(text, "ltr")}">{_text(text)}</bdi>'


def _text(text: str) -> str:
    return html.escape(text)
