"""A text made ready for finding quotes in it: folded, its white space settled, its words indexed.

A folded text of 20 MB takes about a second; the way back from it is worked out piece by piece,
and only where somebody asks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from reader.document import Span
from reader.text.fold import fold, fold_map

_CHUNK = 4096  # code points
_MANY = 64  # words asked for one by one; from then on an index of all is quicker

_WORD = re.compile(r"\w+")


def plain(text: str) -> str:
    """``text`` folded, each run of white space (line feeds too) one space."""
    folded = fold(text)
    words = " ".join(folded.split())
    if not words:
        return " " if folded else ""
    return " " * folded[0].isspace() + words + " " * folded[-1].isspace()


@dataclass(frozen=True)
class View:
    """A text and its `plain` form."""

    original: str
    plain: str
    _starts: list[int]  # of each chunk in the original
    _plain_starts: list[int]
    _offsets: dict[int, list[int]] = field(default_factory=dict)
    _asked: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> View:
        starts, plain_starts, pieces = [], [], []
        start = length = 0
        while start < len(text):
            end = min(len(text), start + _CHUNK)
            while end < len(text) and not plain(text[end]).strip():  # a run stays in one piece
                end += 1
            piece = plain(text[start:end])
            starts.append(start)
            plain_starts.append(length)
            pieces.append(piece)
            start, length = end, length + len(piece)
        return cls(text, "".join(pieces), starts, plain_starts)

    def _chunk(self, number: int) -> list[int]:
        """The original offset of each character of a chunk of the plain text."""
        if number not in self._offsets:
            start = self._starts[number]
            end = self._starts[number + 1] if number + 1 < len(self._starts) else None
            folded = fold_map(self.original[start:end])
            space = False
            offsets = []
            for char, offset in zip(folded.text, folded.offsets, strict=False):
                if not (space and char.isspace()):
                    offsets.append(start + offset)
                space = char.isspace()
            self._offsets[number] = offsets
        return self._offsets[number]

    def offset(self, place: int) -> int:
        """Where the plain text's ``place`` is in the original."""
        if place >= len(self.plain):
            return len(self.original)
        number = bisect_right(self._plain_starts, place) - 1
        return self._chunk(number)[place - self._plain_starts[number]]

    def span(self, start: int, end: int) -> Span:
        """The original of ``plain[start:end]``, with the marks that follow its last letter."""
        if end <= start:
            return Span(self.offset(start), self.offset(start))
        return Span(self.offset(start), max(self.offset(end), self.offset(end - 1) + 1))

    def place(self, offset: int) -> int:
        """Where the original's ``offset`` is in the plain text; offsets beyond it are clipped."""
        if offset >= len(self.original):
            return len(self.plain)
        number = max(0, bisect_right(self._starts, offset) - 1)
        return self._plain_starts[number] + bisect_left(self._chunk(number), offset)

    @cached_property
    def _words(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for match in _WORD.finditer(self.plain):
            places[match.group()].append(match.start())
        return dict(places)

    def places(self, word: str) -> list[int]:
        """Where ``word`` starts in the plain text."""
        if len(self._asked) >= _MANY or "_words" in self.__dict__:
            return self._words.get(word, [])
        if word not in self._asked:
            self._asked[word] = list(self._each(word))
        return self._asked[word]

    def _each(self, word: str) -> Iterator[int]:
        """Every place of ``word``; thirty times quicker than a regular expression where rare."""
        start = self.plain.find(word)
        while start >= 0:
            end = start + len(word)
            around = self.plain[start - 1 : start] + self.plain[end : end + 1]
            if not _WORD.search(around):
                yield start
            start = self.plain.find(word, end)


@lru_cache(maxsize=2)
def view(text: str) -> View:
    """The view of ``text``; the last two are kept, since anchors come by the thousand."""
    return View.of(text)
