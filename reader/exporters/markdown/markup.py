"""Text as Markdown: words that show as they are, and notes, which are Markdown already."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.exporters.lines import directed, lines
from reader.text.bidi import document_direction, paragraph_direction

# What means something anywhere in a line, to CommonMark, GFM or Obsidian; and at its start.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$^!]|==|%%")
_OPENING = re.compile(r"(\s*)([-=]|\+(?=\s|$)|\d{1,9}[.)](?=\s|$))")

# The Markdown that opens a line of a note and must stay its first character.
_MARKER = re.compile(
    r"\s*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|>[ \t]?|#{1,6}[ \t]+)*"
)
# With a bar it may be the head of a table instead.
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`|]*$)|~{3,}(?=[^|]*$))")
_HTML = re.compile(r"(\\*)<")
# The bracket before an address with a scheme, or an entity that may hide one, other than these.
_LINK = re.compile(
    r"\](?=(?:\(|:)\s*(?:\\?<)?\s*(?!(?:https?|mailto|hamesh|obsidian|zotero):)[^\s)]*[:&])", re.I
)
# Lines that are Markdown from their first character: rules, table rows, link definitions.
_UNTOUCHED = re.compile(r"\s*(?:(?:[-*_=][ \t]*){3,}|\|.*|\[[^\]]+\]:.*)")
# Underscores mark emphasis only next to a space, a line's end or punctuation; asterisks anywhere.
_UNDERSCORES = (
    re.compile(r"^(_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)"),
    re.compile(r"(?<![\w\\])(_{1,3})(?=\S)([^_]+)(?<=\S)\1$"),
)


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

    HTML in it is shown, not obeyed, and so are links to what is no address. Lines inside a code
    fence are left as they are: one that certainly is a fence, not inside of a list or a quote.
    """
    direction = document_direction(note)
    fence = ""
    contained, was_blank = False, True
    for line in lines(note):
        if fence:
            if re.fullmatch(rf" {{0,3}}{fence[0]}{{{len(fence)},}}[ \t]*", line):
                fence = ""
            yield line
            continue
        marker = _MARKER.match(line)
        start = marker.end() if marker else 0
        if line[:start].strip():
            contained = True
        elif was_blank and line[:1].strip():
            contained = False
        was_blank = not line.strip()
        opening = None if contained else _FENCE.match(line)
        if opening:
            fence = opening[1]
            yield line
        elif was_blank:
            yield line
        elif _UNTOUCHED.fullmatch(line):
            yield _tamed(line)
        else:
            text = _tamed(line[start:])
            for underscores in _UNDERSCORES:
                text = underscores.sub(_with_asterisks, text)
            yield line[:start] + directed(text, paragraph_direction(text, direction))
    if fence:
        yield fence


def _tamed(line: str) -> str:
    """A line of Markdown without HTML and without links that a program might run."""
    text = _HTML.sub(lambda match: match[0] if len(match[1]) % 2 else f"{match[1]}\\<", line)
    return _LINK.sub("\\\\]", text)


def _with_asterisks(emphasis: re.Match[str]) -> str:
    stars = "*" * len(emphasis[1])
    return f"{stars}{emphasis[2]}{stars}"
