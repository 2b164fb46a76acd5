"""Making Qt's PDF one that can be read, searched, copied from and navigated.

Qt embeds the fonts and paints every glyph; but the codes of Arabic glyphs, which depend on their
neighbours, it cannot turn back into letters. So what is painted is declared to say nothing, and
what it says lies over it in letters that are not painted, as in scanned books: each where its
glyphs are, in an order that programs read as it was written.

Source: ISO 32000-1, 9.3.6 (text rendering mode 3), 9.10.3 (ToUnicode), 14.9.4 (ActualText).
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reader.progress import Checkpoint
from reader.ui.printing.sheets import Entry, Letters, Sheet

if TYPE_CHECKING:
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, IndirectObject

_SHOWN: Final = re.compile(rb"<([0-9A-Fa-f]{4})> Tj")
_MAP: Final = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_IN_A_BLOCK: Final = 100  # entries that a block of such a map may have
_FONT: Final = "/Unseen"
_VERSION: Final = "%PDF-1.7"


def finished(
    painted: bytes,
    sheets: Sequence[Sheet],
    outline: Sequence[Entry],
    title: str,
    author: str,
    language: str,
    rtl: bool,
    checkpoint: Checkpoint,
) -> bytes:
    """``painted`` with text, links, outline, title and language.

    Raises:
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(painted))
    letters = _Codes()
    fonts: dict[int, tuple[DictionaryObject, set[bytes]]] = {}
    for number, (page, sheet) in enumerate(zip(writer.pages, sheets, strict=True)):
        if number % 8 == 0:
            checkpoint(number / len(sheets))
        contents = page.get_contents()
        content = contents.get_data() if contents is not None else b""
        shown = set(_SHOWN.findall(content))
        held = page["/Resources"].get("/Font", {})  # type: ignore[attr-defined]
        for name in held:
            font = held[name]
            fonts.setdefault(held.raw_get(name).idnum, (font, set()))[1].update(shown)
        height = float(page.mediabox.height)
        page[_name("/Contents")] = _stream(writer, _page(content, sheet.letters, height, letters))
    _silence(writer, [*fonts.values()])
    if fonts and letters.known:
        font = _unseen(writer, next(iter(fonts.values()))[0], letters)
        for page in writer.pages:
            page["/Resources"]["/Font"][_name(_FONT)] = font  # type: ignore[index]
    _lead(writer, sheets, outline)
    _describe(writer, title, author, language, rtl)
    writer.pdf_header = _VERSION
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


class _Codes:
    """Codes of letters, from 1 in the order in which they came."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def of(self, text: str) -> str:
        """``text`` as the digits of a PDF string; letters beyond what fits are left out."""
        known = self.known
        return "".join(
            f"{known.setdefault(char, len(known) + 1):04X}"
            for char in text
            if char in known or len(known) < 0xFFFE
        )


def _page(content: bytes, letters: Sequence[Letters], height: float, codes: _Codes) -> bytes:
    said = ["q BT 3 Tr"]
    for word in letters:
        count = len(word.text)
        scale = max(100 * word.width / (count * word.size), 0.1)
        said.append(
            f"{_FONT} {word.size:g} Tf {scale:.3f} Tz"
            f" 1 0 0 1 {word.left:.2f} {height - word.y:.2f} Tm <{codes.of(word.text)}> Tj"
        )
    said.append("ET Q")
    return b"\n".join(
        (b"q", b"/Span<</ActualText()>>BDC", content, b"EMC", b"Q", "\n".join(said).encode())
    )


def _silence(writer: PdfWriter, fonts: Sequence[tuple[DictionaryObject, set[bytes]]]) -> None:
    """Let the painted glyphs stand for no letter."""
    for font, shown in fonts:
        nothing = [(code.decode(), "") for code in sorted(shown)]
        font[_name("/ToUnicode")] = _stream(writer, _map(nothing))


def _map(entries: Sequence[tuple[str, str]]) -> bytes:
    blocks = []
    for first in range(0, len(entries), _IN_A_BLOCK):
        block = entries[first : first + _IN_A_BLOCK]
        lines = "".join(f"<{code}> <{text}>\n" for code, text in block)
        blocks.append(f"{len(block)} beginbfchar\n{lines}endbfchar\n")
    return _MAP.format("".join(blocks)).encode("ascii")


def _unseen(writer: PdfWriter, painted: DictionaryObject, codes: _Codes) -> IndirectObject:
    """A font whose every letter is as wide as it is high, and is never painted."""
    from pypdf.generic import ArrayObject, DictionaryObject, NumberObject, TextStringObject

    descriptor = painted["/DescendantFonts"][0].get_object().raw_get("/FontDescriptor")  # type: ignore[index]
    system = DictionaryObject(
        {
            _name("/Registry"): TextStringObject("Adobe"),
            _name("/Ordering"): TextStringObject("Identity"),
            _name("/Supplement"): NumberObject(0),
        }
    )
    descendant = DictionaryObject(
        {
            _name("/Type"): _name("/Font"),
            _name("/Subtype"): _name("/CIDFontType2"),
            _name("/BaseFont"): _name(_FONT),
            _name("/CIDSystemInfo"): system,
            _name("/FontDescriptor"): descriptor,
            _name("/DW"): NumberObject(1000),
            _name("/CIDToGIDMap"): _stream(writer, bytes(2 * (len(codes.known) + 2))),
        }
    )
    letters = [
        (f"{code:04X}", char.encode("utf-16-be", "replace").hex().upper())
        for char, code in codes.known.items()
    ]
    return writer._add_object(
        DictionaryObject(
            {
                _name("/Type"): _name("/Font"),
                _name("/Subtype"): _name("/Type0"),
                _name("/BaseFont"): _name(_FONT),
                _name("/Encoding"): _name("/Identity-H"),
                _name("/DescendantFonts"): ArrayObject([writer._add_object(descendant)]),
                _name("/ToUnicode"): _stream(writer, _map(letters)),
            }
        )
    )


def _lead(writer: PdfWriter, sheets: Sequence[Sheet], outline: Sequence[Entry]) -> None:
    """Links and outline."""
    from pypdf.annotations import Link
    from pypdf.generic import Fit

    for number, sheet in enumerate(sheets):
        height = float(writer.pages[number].mediabox.height)
        for link in sheet.links:
            box = (link.left, height - link.bottom, link.right, height - link.top)
            writer.add_annotation(number, Link(rect=box, url=link.address))
    above: list[IndirectObject] = []
    for entry in outline:
        height = float(writer.pages[entry.sheet - 1].mediabox.height)
        del above[entry.level :]
        place = Fit.xyz(left=0, top=height - entry.y, zoom=0)
        parent = above[-1] if above else None
        item = writer.add_outline_item(
            title=entry.title, page_number=entry.sheet - 1, parent=parent, fit=place
        )
        above.append(item)


def _describe(writer: PdfWriter, title: str, author: str, language: str, rtl: bool) -> None:
    from pypdf.generic import BooleanObject, DictionaryObject, TextStringObject

    about = {"/Title": title, "/Creator": "Hamesh"}
    if author:
        about["/Author"] = author
    writer.add_metadata(about)
    writer.root_object[_name("/Lang")] = TextStringObject(language)
    shown = DictionaryObject({_name("/DisplayDocTitle"): BooleanObject(True)})
    if rtl:
        shown[_name("/Direction")] = _name("/R2L")
    writer.root_object[_name("/ViewerPreferences")] = shown
    if writer.get_outline_root().get("/First") is not None:
        writer.page_mode = "/UseOutlines"


def _stream(writer: PdfWriter, data: bytes) -> IndirectObject:
    from pypdf.generic import StreamObject

    stream = StreamObject()
    stream.set_data(data)
    return writer._add_object(stream.flate_encode())


def _name(text: str) -> object:
    from pypdf.generic import NameObject

    return NameObject(text)
