"""Base direction by a text's letters, and isolates for labels that mix scripts (UAX #9)."""

from __future__ import annotations

import re
from typing import Literal

Direction = Literal["rtl", "ltr"]

# The letters of the right-to-left scripts: Hebrew to Arabic Extended and presentation forms, and
# the right-to-left part of the supplementary plane. Any other letter counts as left to right.
_RTL = re.compile(
    "[\u05d0-\u05f4\u0620-\u064a\u066e-\u06d5\u06ee-\u08c9\ufb1d-\ufdff\ufe70-\ufefc]"
    "|[\U00010800-\U00010fff]|[\U0001e800-\U0001efff]"
)

_DOCUMENT_SHARE = {"rtl": 0.1, "ltr": 0.3}  # by what the text begins with
_PARAGRAPH_SHARE = 0.1
_SAMPLE = 4_000

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LRI, _RLI, _FSI, _PDI = "\u2066", "\u2067", "\u2068", "\u2069"


def _rtl_share(text: str) -> float | None:
    """The right-to-left part of all letters, 0 to 1, or None without letters."""
    letters = sum(map(str.isalpha, text))
    # A right-to-left letter that Unicode calls a sign may make this more than one.
    return min(1.0, len(_RTL.findall(text)) / letters) if letters else None


def document_direction(text: str, default: Direction = "rtl") -> Direction:
    """The direction of a whole document, from a sample of its beginning.

    An Arabic text about technology is easily two thirds Latin letters (one name outweighs a line
    of short words), so a tenth of Arabic letters makes it Arabic if it begins with one, and three
    tenths if it begins with a Latin name; ``default`` where there are no letters at all.
    """
    text = text[:_SAMPLE]
    share = _rtl_share(text)
    if share is None:
        return default
    first = "rtl" if _RTL.match(next(filter(str.isalpha, text))) else "ltr"
    return "rtl" if share >= _DOCUMENT_SHARE[first] else "ltr"


def paragraph_direction(text: str, document: Direction) -> Direction:
    """The base direction of one paragraph of a document whose direction is ``document``.

    Never by the first strong character: "OpenAI تقول …" in an Arabic document is right to left.
    There, only a paragraph that is Latin but for a word reads left to right; in a left-to-right
    document a paragraph needs a majority of right-to-left letters to leave.
    """
    share = _rtl_share(text[:_SAMPLE])
    if share is None:
        return document
    if document == "rtl":
        return "rtl" if share >= _PARAGRAPH_SHARE else "ltr"
    return "rtl" if share > 0.5 else "ltr"


def isolate(text: str, direction: Direction | None = None) -> str:
    """``text`` as one unit that neither scrambles its neighbours nor is scrambled by them.

    Meant for labels: embedding and isolate controls inside ``text`` are dropped, lest they close
    or outlive the isolate. Without ``direction`` the letters decide; a text without letters is
    left to the algorithm (first strong isolate).
    """
    text = _CONTROLS.sub("", text)
    if direction is None:
        if _rtl_share(text) is None:
            return f"{_FSI}{text}{_PDI}"
        direction = document_direction(text)
    return f"{_RLI if direction == 'rtl' else _LRI}{text}{_PDI}"
