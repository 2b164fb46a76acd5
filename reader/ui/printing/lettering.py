"""What a painted line says, for programs that take the text out of a PDF.

They find letters by their places on the page and guess how these were written. Poppler reads a line
of a right-to-left page from its right edge. At a Latin letter, a digit or a comma it goes over to
the left-to-right order, up to the next Arabic letter, and so takes the spaces and stops between
them the wrong way round; a bracket at the right end of Latin words it takes for Arabic. Direction
marks, which no one sees, end and begin such runs where they end and begin on the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.text.bidi import Direction
from reader.ui.page.layout import Cell

_RIGHT = frozenset({"R", "AL"})
_NUMBERS = frozenset({"L", "EN", "AN"})
_MARKS: dict[Direction, str] = {"rtl": "\u200f", "ltr": "\u200e"}
_UNSAID = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Word:
    """Letters beside each other, as they stand from left to right. ``start`` is their first."""

    letters: str
    left: float
    right: float
    start: int


def words(text: str, cells: Sequence[Cell], page: Direction) -> list[Word]:
    """The words and spaces of a line whose ``cells`` go from left to right, in reading order.

    ``page`` is the direction that most lines around it have.
    """
    return sorted(_words(text, cells, page), key=lambda word: word.start)


def _words(text: str, cells: Sequence[Cell], page: Direction) -> Iterator[Word]:
    group: list[Cell] = []
    letters = ""
    before: Cell | None = None
    for cell in cells:
        if before is not None and not _belongs(text, before, cell):
            yield _word(letters, group)
            group, letters = [], ""
        if before is not None:
            letters += _between(text, before, cell, page)
        said = _UNSAID.sub("", text[cell.start : cell.end])
        letters += said[::-1] if cell.rtl else said
        group.append(cell)
        before = cell
    if group:
        if page == "rtl" and _opens(text, group[-1]):
            letters += _MARKS["ltr"]
        yield _word(letters, group)


def _word(letters: str, cells: Sequence[Cell]) -> Word:
    start = min(cell.start for cell in cells)
    return Word(letters, cells[0].left, cells[-1].right, start)


def _belongs(text: str, before: Cell, cell: Cell) -> bool:
    return before.rtl == cell.rtl and text[before.start].isspace() == text[cell.start].isspace()


def _between(text: str, left: Cell, right: Cell, page: Direction) -> str:
    """The marks that keep apart what ``left`` and ``right`` belong to."""
    if page == "ltr":
        swallowed = left.rtl and not right.rtl and _class(text, right) not in _NUMBERS
        return _MARKS["ltr"] if swallowed else ""
    opened = _MARKS["ltr"] if right.rtl and _opens(text, left) else ""
    if _class(text, left) in _RIGHT:
        return opened
    if right.rtl:
        swallowed = not (_class(text, right) in _RIGHT or text[right.start].isspace())
    else:
        swallowed = left.rtl
    return opened + (_MARKS["rtl"] if swallowed else "")


def _opens(text: str, cell: Cell) -> bool:
    """Whether a left-to-right run ends at its right edge with what could be of either direction."""
    return not cell.rtl and _class(text, cell) not in _NUMBERS


def _class(text: str, cell: Cell) -> str:
    return unicodedata.bidirectional(text[cell.start])
