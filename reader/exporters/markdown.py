"""Notes as Markdown (CommonMark), for other notebooks: right-to-left text stays in order there.

Programs guess a paragraph's direction from its first strong character and skip isolates in that
(UAX #9, P2). So each line opens with a direction mark, and then comes the text as one isolate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.annotations.model import Annotation
from reader.exporters.lines import lines, one_line
from reader.exporters.model import Export, Placed
from reader.progress import Checkpoint, no_checkpoint
from reader.text.bidi import Direction, document_direction, isolate, paragraph_direction

_MARKS: dict[Direction, str] = {"rtl": "\u200f", "ltr": "\u200e"}

# What means something anywhere in a line, to CommonMark, GFM or Obsidian; and at its start.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$^!]|==|%%")
_OPENING = re.compile(r"(\s*)([-=]|\+(?=\s|$)|\d{1,9}[.)](?=\s|$))")

# The Markdown that opens a line of a note and must stay its first character.
_MARKER = re.compile(
    r"\s*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|>[ \t]?|#{1,6}[ \t]+)*"
)
_FENCE = re.compile(r"\s*(?:```|~~~)")
# Lines that are Markdown from their first character: rules, table rows, link definitions.
_UNTOUCHED = re.compile(r"\s*(?:(?:[-*_=][ \t]*){3,}|\|.*|\[[^\]]+\]:.*)")
# Underscores mark emphasis only next to a space, a line's end or punctuation; asterisks anywhere.
_UNDERSCORES = (
    re.compile(r"^(_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)"),
    re.compile(r"(?<![\w\\])(_{1,3})(?=\S)([^_]+)(?<=\S)\1$"),
)


def write(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    """The file, as UTF-8."""
    return ("\n".join(_all_lines(export, checkpoint)) + "\n").encode("utf-8")


def _all_lines(export: Export, checkpoint: Checkpoint) -> Iterator[str]:
    words = export.words
    base: Direction = "rtl" if export.language == "ar" else "ltr"
    title = one_line(export.title) or words["untitled"]
    yield f"# {_line(escaped(title), export.title_direction)}"
    yield ""
    if export.source:
        source = isolate(escaped(one_line(export.source)), "ltr")  # a path or an address is
        yield f"- {_MARKS[base]}{words['source']}: {source}"
    yield f"- {_MARKS[base]}{words['exported']}: {isolate(export.date.isoformat())}"
    yield f"- {_MARKS[base]}{words['count']}: {isolate(str(len(export.notes)))}"
    if not export.notes:
        yield ""
        yield f"{_MARKS[base]}{words['none']}"
    done = 0
    for heading, items in export.groups:
        yield ""
        yield f"## {_MARKS[base]}{heading}"
        for item in items:
            checkpoint(done / len(export.notes))
            done += 1
            yield ""
            yield from _item(export, item, base)


def _item(export: Export, item: Placed, base: Direction) -> Iterator[str]:
    annotation = item.annotation
    for number, (line, direction) in enumerate(item.lines(export.document)):
        if number:
            yield ">"  # each line was a paragraph, and has its own direction
        yield f"> {_line(escaped(line), direction)}" if line.strip() else ">"
    if annotation.note.strip():
        yield ""
        yield from note_lines(annotation.note)
    yield ""
    # A paragraph, not a list: that would go on with the list that a note may end in.
    yield _MARKS[base] + " · ".join(_facts(export, annotation))


def _facts(export: Export, annotation: Annotation) -> Iterator[str]:
    words = export.words
    if annotation.tags:
        tags = words["comma"].join(isolate(escaped(one_line(tag))) for tag in annotation.tags)
        yield f"{words['tags']}: {tags}"
    yield f"{words['colour']}: {isolate(escaped(export.colour(annotation)))}"
    yield f"{words['date']}: {isolate(annotation.created.date().isoformat())}"


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
        elif fenced or not line.strip() or _UNTOUCHED.fullmatch(line):
            yield line
        else:
            marker = _MARKER.match(line)
            start = marker.end() if marker else 0
            text = re.sub(r"(?<!\\)<", r"\\<", line[start:])
            for underscores in _UNDERSCORES:
                text = underscores.sub(_with_asterisks, text)
            yield line[:start] + _line(text, paragraph_direction(text, direction))
    if fenced:
        yield "```"


def _with_asterisks(emphasis: re.Match[str]) -> str:
    stars = "*" * len(emphasis[1])
    return f"{stars}{emphasis[2]}{stars}"
