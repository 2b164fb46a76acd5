"""Cutting a document into pieces that one text layout can hold.

A piece is a paragraph, or a part of one that is too long to lay out at once (a megabyte without a
line end must not freeze the page): pieces of one block follow each other without space between.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload

from reader.document import Block, Document, Role
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


class Pieces(Sequence[Piece]):
    """All pieces of a document, in order. A document without blocks has none.

    Only where they start is kept: a poem of 20 MB has two hundred thousand lines.
    """

    __slots__ = ("_blocks", "_numbers", "_starts")

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._starts = [block.start for block in document.blocks]
        self._numbers: list[int] | None = None  # the block of each piece; None: each its own
        if any(block.end - block.start > LONGEST for block in document.blocks):
            cuts = [
                (start, number)
                for number, block in enumerate(document.blocks)
                for start in _cut(document.text, block)
            ]
            self._starts = [start for start, _ in cuts]
            self._numbers = [number for _, number in cuts]

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Piece: ...
    @overload
    def __getitem__(self, index: slice) -> list[Piece]: ...
    def __getitem__(self, index: int | slice) -> Piece | list[Piece]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        start = self._starts[index]
        number = index if self._numbers is None else self._numbers[index]
        block = self._blocks[number]
        onward = self._starts[index + 1] if index + 1 < len(self._starts) else block.end
        end = min(onward, block.end)
        return Piece(start, end, block.role, number, start == block.start, end == block.end)

    def at(self, offset: int) -> int:
        """The index of the piece that holds code point ``offset``."""
        return max(0, bisect_right(self._starts, offset) - 1)


def _cut(text: str, block: Block) -> Iterator[int]:
    """Where the pieces of ``block`` start."""
    start = block.start
    yield start
    while block.end - start > LONGEST:
        start = _break(text, start)
        yield start


def _break(text: str, start: int) -> int:
    """Where the piece that begins at ``start`` ends: after a space, else between graphemes."""
    end = start + LONGEST
    space = text.rfind(" ", end - _SEARCH, end)
    if space > start:
        return space + 1
    return grapheme_start(text, end)
