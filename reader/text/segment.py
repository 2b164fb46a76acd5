"""Cutting a text: sentences, words, graphemes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reader.document import Span

# A sentence ends at . ! ? ؟ ۔ … with the quotes and brackets that close it, before white space.
# A full stop after one lone letter («د. أحمد», "J. Smith") or inside a number ends nothing.
_END = re.compile(r"(?<![^\W\d_]\.)(?:[.!?؟۔…]+)[\"'»”’)\]]*(?=\s|$)|\n")
_INITIAL = re.compile(r"(?:^|[\s«\"(])(?:و|ل|ب)?[^\W\d_]$")

_MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_WORD = re.compile(rf"[\w{_MARKS}](?:[\w{_MARKS}]|['’.](?=[A-Za-z]))*")

_ZWJ = "\u200d"
_LONGEST = 256  # code points that are looked through for a grapheme's start or end


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of ``text[start:end]``, without the white space around them."""
    end = len(text) if end is None else end
    found: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if match.group() == "." and _INITIAL.search(
            text, max(begin, match.start() - 4), match.start()
        ):
            continue
        _append_trimmed(found, text, begin, match.end())
        begin = match.end()
    _append_trimmed(found, text, begin, end)
    return found


def _append_trimmed(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        found.append(Span(start, start + len(stripped)))


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The words of ``text[start:end]``: letters, digits and the marks on them."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Span(match.start(), match.end())


def _extends(text: str, offset: int) -> bool:
    """Whether the character at ``offset`` belongs to the grapheme of the one before it.

    After UAX #29's rules GB9, GB9a, GB11, GB12 and GB13; Hangul jamo, which no Arabic text has
    decomposed, are left out.
    """
    char = text[offset]
    if char < "\u0300":
        return char == "\n" and text[offset - 1] == "\r"
    if char == _ZWJ or char == "\u200c" or unicodedata.category(char) in ("Mn", "Me", "Mc"):
        return text[offset - 1] != "\n"
    if "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f":
        return True
    if text[offset - 1] == _ZWJ:
        return char >= "\u2190" and unicodedata.category(char) == "So"
    if "\U0001f1e6" <= char <= "\U0001f1ff":  # flags are pairs, counted from the run's start
        # or, in an endless run, from places that all of its letters agree on
        lowest = max(0, (offset // _LONGEST - 1) * _LONGEST)
        start = offset
        while start > lowest and "\U0001f1e6" <= text[start - 1] <= "\U0001f1ff":
            start -= 1
        return (offset - start) % 2 == 1
    return False


def grapheme_start(text: str, offset: int) -> int:
    """The start of the grapheme that ``offset`` lies in; ``offset`` itself at a boundary.

    A "grapheme" of hundreds of marks is an attack, not a letter (Unicode's Stream-Safe Text Format,
    UAX #15, stops at 30): inside of one, any place may count as a boundary.
    """
    start = offset
    while 0 < start < len(text) and _extends(text, start):
        start -= 1
        if offset - start == _LONGEST:
            return offset
    return start


def grapheme_end(text: str, offset: int) -> int:
    """The end of the grapheme that starts at or holds ``offset``; see `grapheme_start`."""
    end = offset + 1
    while end < len(text) and end - offset < _LONGEST and _extends(text, end):
        end += 1
    return min(end, len(text))
