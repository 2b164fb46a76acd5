"""Paragraphs and runs of WordprocessingML, which knows direction by the run and not by the letter.

Word orders text by UAX #9 and asks of each run whether what is weak or neutral in it reads from
the right (ISO 29500-1, I.7). So a paragraph is cut into runs of one direction, and only those that
read from the right carry ``w:rtl``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from reader.annotations.model import Colour
from reader.exporters.article.scripts import runs
from reader.exporters.lines import MARKS
from reader.text.bidi import Direction, document_direction

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
# XML 1.0 has no place for these, not even as references.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("([\t\n\r\u2028])")
_TAGS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\r": "<w:br/>", "\u2028": "<w:br/>"}

# Word's highlighter has fifteen colours. Four of ours have one that ink can be read on; violet is
# too dark, so that one is shaded, which Word and LibreOffice show alike.
_HIGHLIGHTS: Final[dict[Colour, str]] = {
    "yellow": '<w:highlight w:val="yellow"/>',
    "green": '<w:highlight w:val="green"/>',
    "blue": '<w:highlight w:val="cyan"/>',
    "pink": '<w:highlight w:val="magenta"/>',
    "purple": '<w:shd w:val="clear" w:color="auto" w:fill="CDB4F5"/>',
}


@dataclass(frozen=True, slots=True)
class Look:
    """What a run looks like: the name of a character style, and the reader's colour behind it."""

    style: str = ""
    colour: Colour | None = None


PLAIN: Final = Look()


def legal(text: str) -> str:
    """``text`` with U+FFFD for each character that XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)


def attribute(text: str) -> str:
    """``text`` in quotation marks, as the value of an attribute."""
    return quoteattr(legal(text))


def run(text: str, right: bool, look: Look = PLAIN) -> str:
    """One run. Its properties stand in the order that the schema wants."""
    style = f'<w:rStyle w:val="{look.style}"/>' if look.style else ""
    colour = _HIGHLIGHTS[look.colour] if look.colour else ""
    side = "<w:rtl/>" if right else ""
    properties = f"<w:rPr>{style}{colour}{side}</w:rPr>" if style or colour or side else ""
    return f"<w:r>{properties}{''.join(_held(text))}</w:r>"


def _held(text: str) -> Iterator[str]:
    for piece in _BREAKS.split(legal(text)):
        if piece:
            yield _TAGS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def line(text: str, direction: Direction, look: Look = PLAIN) -> str:
    """All of a paragraph's text as runs of one look."""
    return "".join(run(text[start:end], right, look) for start, end, right in runs(text, direction))


def row(labels: Iterable[str], base: Direction) -> str:
    """Labels in a row, as `label` makes them; empty ones are left out."""
    between = run(f" {MARKS[base]}·{MARKS[base]} ", base == "rtl", Look("Quiet"))
    return between.join(filter(None, labels))


def label(text: str, base: Direction, look: Look = PLAIN, own: Direction | None = None) -> str:
    """A label, one line, which neither scrambles its neighbours nor is scrambled by them.

    In a line of the other direction it is put between marks; if its own words have both, it is
    embedded, which is Word's way to isolate and which fewer programs know.
    """
    direction = own or document_direction(text, base)
    if direction == base:
        return line(text, base, look)
    if len(runs(text, direction)) > 1:
        return f'<w:dir w:val="{direction}">{line(text, direction, look)}</w:dir>'
    mark = MARKS[direction]
    return run(f"{mark}{text}{mark}", direction == "rtl", look) if text else ""


def paragraph(content: str, direction: Direction, style: str = "") -> str:
    """One paragraph; ``content`` is runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    side = "<w:bidi/>" if direction == "rtl" else ""
    properties = f"<w:pPr>{named}{side}</w:pPr>" if named or side else ""
    return f"<w:p>{properties}{content}</w:p>"


def link(content: str, *, to: str = "", place: str = "") -> str:
    """A link to the relationship ``to`` or to the bookmark ``place``; ``content`` is runs."""
    target = f'r:id="{to}"' if to else f"w:anchor={attribute(place)}"
    return f'<w:hyperlink {target} w:history="1">{content}</w:hyperlink>'


def bookmark(id: int, name: str) -> str:
    """A place with a name, as an empty range."""
    named = f'<w:bookmarkStart w:id="{id}" w:name={attribute(name)}/>'
    return f'{named}<w:bookmarkEnd w:id="{id}"/>'


def table(rows: Iterable[Iterable[str]], direction: Direction, widths: tuple[int, ...]) -> str:
    """A table whose cells are paragraphs; the first row is its head, and widths are percents."""
    side = "<w:bidiVisual/>" if direction == "rtl" else ""
    grid = "".join(f'<w:gridCol w:w="{width * 90}"/>' for width in widths)
    held = [_row(row, widths, head=number == 0) for number, row in enumerate(rows)]
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Findings"/>{side}<w:tblW w:w="5000" w:type="pct"/>'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        f' w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(held)}'
        "</w:tbl>"
    )


def _row(cells: Iterable[str], widths: tuple[int, ...], *, head: bool) -> str:
    repeated = "<w:tblHeader/>" if head else ""
    held = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width * 50}" w:type="pct"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{held}</w:tr>"
