"""Cutting text into lines that any program shows as such, and that nothing can leak out of."""

from __future__ import annotations

import re
from typing import Final

from reader.annotations.jsonld import clean
from reader.text.bidi import Direction, isolate

MARKS: Final[dict[Direction, str]] = {"rtl": "\u200f", "ltr": "\u200e"}
"""What opens a line in a format without markup: programs guess a paragraph's direction from its
first strong character and skip isolates in that (UAX #9, P2)."""

_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def lines(text: str) -> list[str]:
    """The lines of ``text`` without control characters and without embeddings or overrides.

    A right-to-left override that a quote opens would turn round what follows it; every format
    isolates quotes by its own means, so none of these characters is needed.
    """
    return [_BIDI.sub("", _CONTROLS.sub("\ufffd", line)) for line in _BREAKS.split(clean(text))]


def one_line(text: str) -> str:
    """``text`` as a single such line."""
    return " ".join(filter(None, (line.strip() for line in lines(text))))


def directed(text: str, direction: Direction) -> str:
    """``text``, one line, so that it keeps its own direction whatever surrounds it."""
    return f"{MARKS[direction]}{isolate(text, direction)}"
