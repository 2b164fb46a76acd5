"""A text made ready for finding quotes in it: folded, its white space settled, its words indexed.

A folded text of 20 MB takes about a second; the way back from it is worked out piece by piece,
and only where somebody asks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import compress

from reader.document import Span
from reader.text.fold import fold

_CHUNK = 4096  # code points
_MANY = 64  # words asked for one by one; from then on an index of all is quicker

_MARKS = {'"': "«»“”„″", "'": "‘’‚′`", "-": "‐‑‒–—−", ",": "،", ";": "؛", "?": "؟"}
_STRAIGHT = {mark: straight for straight, marks in _MARKS.items() for mark in marks}

_WORD = re.compile(r"\w+")


def spelt(text: str) -> str:
    """``text`` folded, each run of white space (line feeds too) one space."""
    folded = fold(text)
    words = " ".join(folded.split())
    if not words:
        return " " if folded else ""
    return " " * folded[0].isspace() + words + " " * folded[-1].isspace()


def plain(text: str) -> str:
    """`spelt`, with straight quotes, hyphens and Latin marks for the others."""
    text = spelt(text)
    for mark, straight in _STRAIGHT.items():  # ten times quicker than a translation
        text = text.replace(mark, straight)
    return text


class _Widths(dict[str, int]):
    """How many characters each character folds to."""

    def __missing__(self, char: str) -> int:
        self[char] = len(fold(char))
        return self[char]


_WIDTHS = _Widths()


def _offsets(piece: str, start: int, size: int) -> Sequence[int]:
    """Where each of the ``size`` characters of `plain` of ``piece``, at ``start``, comes from."""
    widths = [_WIDTHS[char] for char in piece]
    every: Sequence[int] = range(start, start + len(piece))
    if max(widths, default=0) > 1:
        every = [offset for offset, width in zip(every, widths, strict=True) for _ in range(width)]
    elif 0 in widths:
        every = list(compress(every, widths))
    if len(every) == size:
        return every
    kept, space = [], False
    for char, offset in zip(fold(piece), every, strict=True):
        if not (space and char.isspace()):
            kept.append(offset)
        space = char.isspace()
    return kept


@dataclass(frozen=True)
class View:
    """A text and its `plain` form."""

    original: str
    plain: str
    _starts: list[int]  # of each chunk in the original
    _plain_starts: list[int]
    _offsets: dict[int, Sequence[int]] = field(default_factory=dict)
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

    def _chunk(self, number: int) -> Sequence[int]:
        """The original offset of each character of a chunk of the plain text."""
        if number not in self._offsets:
            start = self._starts[number]
            last = number + 1 == len(self._starts)
            end = len(self.original) if last else self._starts[number + 1]
            plain_end = len(self.plain) if last else self._plain_starts[number + 1]
            size = plain_end - self._plain_starts[number]
            self._offsets[number] = _offsets(self.original[start:end], start, size)
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
