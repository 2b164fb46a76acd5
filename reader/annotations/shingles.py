"""Whether the words of a quote stand in a text: an answer for thousands of quotes, without places.

For telling which document some notes belong to. Words are folded and taken by three: two texts
of one language share hardly any of these, and a typo that was mended changes three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.annotations.anchor import CONTEXT
from reader.annotations.model import Anchor
from reader.document import Document
from reader.text.fold import fold

_WORD = re.compile(r"\w+")
_MOST = 1000  # code points of a quote that are looked at
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Shingles:
    """Every three words in a row of a text, as hashes; and the text, for shorter quotes."""

    text: str
    hashes: frozenset[int]

    def hold(self, anchor: Anchor) -> bool:
        """Whether at least half of the quote and its context stands in the text."""
        wanted = [*_hashes(_whole_words(anchor))]
        if wanted:
            return sum(one in self.hashes for one in wanted) >= _HALF * len(wanted)
        quote = fold(anchor.exact[:_MOST]).strip()
        return bool(quote) and quote in self.text


def shingles(document: Document) -> Shingles:
    """Those of ``document``: a tenth of a second for a million letters."""
    text = fold(document.text)
    return Shingles(text, frozenset(_hashes(_WORD.findall(text))))


def _whole_words(anchor: Anchor) -> list[str]:
    """The words of quote and context, without those that the context begins and ends within."""
    text = fold(anchor.prefix + anchor.exact[:_MOST] + anchor.suffix)
    words: list[str] = _WORD.findall(text)
    start = 1 if len(anchor.prefix) >= CONTEXT else 0
    end = len(words) - 1 if len(anchor.suffix) >= CONTEXT else len(words)
    return words[start:end]


def _hashes(words: list[str]) -> Iterator[int]:
    return map(hash, zip(words, words[1:], words[2:], strict=False))
