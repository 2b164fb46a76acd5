"""Cutting a text into slices of bounded size, and a slice into words and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from reader.document import Span
from reader.text.fold import fold

LONGEST_SLICE = 20_000  # code points; between two slices the reader may cancel

Script = Literal["arabic", "latin", "digits", "mark"]

# Zero width and direction controls part nothing and are nobody's letter: they are skipped.
_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_ARABIC = (
    "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06fc"
    "\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_TOKEN = re.compile(
    rf"(?P<link>(?:https?://|www\.)\S+)"
    rf"|(?P<arabic>[{_ARABIC}]+)"
    rf"|(?P<latin>[0-9]*[{_LATIN}](?:[{_LATIN}0-9]|[.&'’+_-](?=[{_LATIN}0-9]))*\+?)"
    r"|(?P<digits>[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,٫٬][0-9\u0660-\u0669\u06f0-\u06f9]+)*)"
    rf"|(?P<mark>[^\s{_INVISIBLE}])"
)


class Token(NamedTuple):
    """A word, number or punctuation mark; ``word`` is its folded text."""

    start: int
    end: int
    script: Script
    text: str
    word: str


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """`fold`, remembered: a text repeats its words."""
    return fold(text)


def tokenise(text: str, span: Span) -> list[Token]:
    """The tokens of ``text[span]`` in order. A link is one mark."""
    tokens = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        script = match.lastgroup
        piece = match.group()
        if script == "mark" or script == "link":
            tokens.append(Token(match.start(), match.end(), "mark", piece, piece))
        else:
            tokens.append(Token(match.start(), match.end(), script, piece, folded(piece)))  # type: ignore[arg-type]  # the groups are named after the scripts
    return tokens


def slices(text: str) -> Iterator[Span]:
    """The paragraphs of ``text`` that hold something; huge ones cut at white space."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        while end - start > LONGEST_SLICE:
            cut = text.rfind(" ", start + LONGEST_SLICE // 2, start + LONGEST_SLICE)
            cut = start + LONGEST_SLICE if cut < 0 else cut
            yield Span(start, cut)
            start = cut
        if end > start:
            yield Span(start, end)
        start = end + 1


def surface_offset(text: str, letters: int) -> int:
    """Where ``text`` goes on after its first ``letters`` folded letters and the marks on them."""
    seen = 0
    for at, char in enumerate(text):
        width = len(folded(char))
        if seen >= letters and width:
            return at
        seen += width
    return len(text)
