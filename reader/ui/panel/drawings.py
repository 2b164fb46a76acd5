"""What a row may draw beneath or in place of its texts, as frozen values without measures."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from reader.document import Span

WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Share:
    """A part of one whole: all its known parts in percent, and which of them is meant."""

    parts: tuple[float, ...]
    mine: int


@dataclass(frozen=True, slots=True)
class Scale:
    """An amount as a part (0 to 1) of the largest of its currency; a range begins above 0."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A date or period on a timeline: its first day and the day after its last (ordinals).

    ``key`` is that of its row, ``phrase`` the words of the text at ``passage``.
    """

    first: int
    end: int
    key: Hashable
    passage: Span
    phrase: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dates and periods, by their first day."""

    marks: tuple[Mark, ...]

    @property
    def first(self) -> int:
        """The first day of all."""
        return min(mark.first for mark in self.marks)

    @property
    def end(self) -> int:
        """The day after the last of all."""
        return max(mark.end for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where in a text of ``length`` code points the ``passages``, by start, are.

    ``colour`` names that of an entity type.
    """

    passages: tuple[Span, ...]
    length: int
    colour: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Two buttons at the end of a row's line: back and on."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A button under a row's texts: ``label`` is on it; ``hint`` stands there while it is off.

    ``name`` is what it does, for those who know whether that can be done just now.
    """

    name: str
    label: str
    hint: str = ""


Drawing = Share | Scale | Timeline | Occurrences | Steps | Offer
