"""Notes as Markdown (CommonMark), for other notebooks: right-to-left text stays in order there.

Programs guess a paragraph's direction from its first strong character and skip isolates in that
(UAX #9, P2). So each line opens with a direction mark, and then comes the text as one isolate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.exporters.lines import lines, one_line
from reader.exporters.model import Export, Placed
from reader.text.bidi import Direction, document_direction, isolate, paragraph_direction

_MARKS: dict[Direction, str] = {"rtl": "\u200f", "ltr": "\u200e"}

# What means something anywhere in a line, to CommonMark, GFM or Obsidian; and at its start.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$^!]|==|%%")
_OPENING = re.compile(r"(\s*)([-+=]|\d+[.)])")

# The Markdown that opens a line of a note and must stay its first character.
_MARKER = re.compile(
    r"\s*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|>[ \t]?|#{1,6}[ \t]+)*"
)
_FENCE = re.compile(r"\s*(?:```|~~~)")
_RULE = re.compile(r"\s*(?:[-*_=][ \t]*){3,}")


def write(export: Export) -> bytes:
    """The file, as UTF-8."""
    return ("\n".join(_all_lines(export)) + "\n").encode("utf-8")


def _all_lines(export: Export) -> Iterator[str]:
    words = export.words
    base: Direction = "rtl" if export.language == "ar" else "ltr"
    title = one_line(export.title) or words["untitled"]
    yield f"# {_line(escaped(title), paragraph_direction(title, export.direction))}"
    yield ""
    if export.source:
        yield _fact(base, words["source"], escaped(one_line(export.source)))
    yield _fact(base, words["exported"], export.date.isoformat())
    yield _fact(base, words["count"], str(len(export.notes)))
    if not export.notes:
        yield ""
        yield f"{_MARKS[base]}{words['none']}"
    groups = (
        (words["notes"], [item for item in export.notes if item.span]),
        (words["orphans"], [item for item in export.notes if not item.span]),
    )
    for heading, items in groups:
        if items:
            yield ""
            yield f"## {_MARKS[base]}{heading}"
        for item in items:
            yield ""
            yield from _item(export, item, base)


def _item(export: Export, item: Placed, base: Direction) -> Iterator[str]:
    words, annotation = export.words, item.annotation
    direction = paragraph_direction(item.quote(export.document), export.direction)
    for line in lines(item.quote(export.document)):
        yield f"> {_line(escaped(line), direction)}" if line.strip() else ">"
    if annotation.note.strip():
        yield ""
        yield from note_lines(annotation.note)
    yield ""
    if annotation.tags:
        tags = words["comma"].join(isolate(escaped(one_line(tag))) for tag in annotation.tags)
        yield _fact(base, words["tags"], tags)
    yield _fact(base, words["colour"], words["colours"][annotation.colour])
    yield _fact(base, words["note"], annotation.created.date().isoformat())


def _fact(base: Direction, name: str, value: str) -> str:
    held = value if "\u2069" in value else isolate(value)
    return f"- {_MARKS[base]}{name}: {held}"


def _line(text: str, direction: Direction) -> str:
    """One line that keeps its own direction whatever surrounds it."""
    return f"{_MARKS[direction]}{isolate(text, direction)}"


def escaped(line: str) -> str:
    """A line of plain text, as Markdown that shows just that."""
    text = _SPECIAL.sub(lambda match: "".join(f"\\{char}" for char in match[0]), line)
    opening = _OPENING.match(text)
    if opening:
        mark = opening.end() - 1
        text = f"{text[:mark]}\\{text[mark:]}"
    return text


def note_lines(note: str) -> Iterator[str]:
    """A note, which is Markdown already: its markup stays, its lines are isolated.

    HTML in it is shown, not obeyed. Lines inside a code fence are left as they are.
    """
    direction = document_direction(note)
    fenced = False
    for line in lines(note):
        if _FENCE.match(line):
            fenced = not fenced
            yield line
        elif fenced or not line.strip() or _RULE.fullmatch(line):
            yield line
        else:
            marker = _MARKER.match(line)
            start = marker.end() if marker else 0
            text = re.sub(r"(?<!\\)<", r"\\<", line[start:])
            yield line[:start] + _line(text, paragraph_direction(text, direction))
    if fenced:
        yield "```"
