"""Cutting a document into pieces that one text layout can hold.

A piece is a paragraph, or a part of one that is too long to lay out at once (a megabyte without a
line end must not freeze the page): pieces of one block follow each other without space between.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from reader.document import Document, Role
from reader.text.segment import grapheme_start

LONGEST = 6_000  # code points; about 10 ms of shaping
_SEARCH = 400  # how far back from the limit a white space is looked for


class Piece(NamedTuple):
    """Code points ``[start, end)`` of one block; ``first`` and ``last`` of that block or not."""

    start: int
    end: int
    role: Role
    block: int
    first: bool
    last: bool


class Pieces:
    """All pieces of a document, in order. A document without blocks has none."""

    __slots__ = ("items", "starts")

    def __init__(self, document: Document) -> None:
        self.items = list(_cut(document))
        self.starts = [piece.start for piece in self.items]

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Piece:
        return self.items[index]

    def at(self, offset: int) -> int:
        """The index of the piece that holds code point ``offset``."""
        return max(0, bisect_right(self.starts, offset) - 1)


def _cut(document: Document) -> Iterator[Piece]:
    for number, block in enumerate(document.blocks):
        if block.end - block.start <= LONGEST:
            yield Piece(block.start, block.end, block.role, number, True, True)
            continue
        start = block.start
        while start < block.end:
            end = _break(document.text, start, block.end)
            yield Piece(
                start, end, block.role, number, start == block.start, end == block.end
            )  # fmt: skip
            start = end


def _break(text: str, start: int, limit: int) -> int:
    """Where the piece that begins at ``start`` ends: after a space, else between graphemes."""
    end = start + LONGEST
    if end >= limit:
        return limit
    space = text.rfind(" ", end - _SEARCH, end)
    if space > start:
        return space + 1
    boundary = grapheme_start(text, end)
    # A "grapheme" of thousands of marks is an attack, not a letter: cut it.
    return boundary if boundary > start else end
