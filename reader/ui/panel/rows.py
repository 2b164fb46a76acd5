"""What a row of the panel shows, as frozen values: texts with a direction, passages, a marker."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Literal

from reader.document import Span
from reader.text.bidi import Direction
from reader.ui.panel.drawings import Drawing, Timeline

Tone = Literal["ink", "strong", "muted", "small", "figure", "qualifier"]
"""How a text is set: its colour and its size."""
Rank = tuple[Any, ...]
"""A place in another order than that of the text; equal ones stand as the text has them."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is painted as one paragraph, with its base direction."""

    text: str
    direction: Direction
    tone: Tone = "ink"
    max_lines: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a row: an accent before it, the text, and something at the far end."""

    text: Text | None = None
    before: Text | None = None
    after: Text | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One finding or note, or a timeline of the group's.

    ``key`` is what it is known by when rows are made anew, ``sort`` where it stands in its group
    and ``ranks`` where it would in other orders, ``passages`` where the text has it, ``search``
    what the filter looks at, ``spoken`` what a screen reader says, ``tip`` what a tool tip adds.
    ``colour`` names an entity type or a highlight; ``ribbon`` marks a bookmark. ``pale`` ones are
    set back. ``about`` is the value that the row was made of. ``unfolded`` says whether the rows of
    its card follow it, None of a row without a card; ``under`` is the key of the row whose card
    this one is a part of.
    """

    key: Hashable
    lines: tuple[Line, ...]
    passages: tuple[Span, ...]
    search: str
    spoken: str
    sort: tuple[int, ...] = ()
    ranks: tuple[Rank, ...] = ()
    colour: str = ""
    ribbon: bool = False
    drawing: Drawing | None = None
    tip: tuple[Text, ...] = ()
    pale: bool = False
    about: object = None
    unfolded: bool | None = None
    under: Hashable | None = None

    @property
    def counts(self) -> bool:
        """Whether it is one of those that a heading counts."""
        return self.under is None and not isinstance(self.drawing, Timeline)


@dataclass(frozen=True, slots=True)
class Heading:
    """A group's heading. ``mark`` names the marks that its check box shows or hides, if it has one.

    ``colour`` names a statistic's or an entity type's colour; empty for none. ``dot`` names that
    of a highlight, shown before the title. A group ``aside`` is folded at first, and no part of the
    tab's count.
    """

    key: str
    title: str
    mark: str | None = None
    colour: str = ""
    aside: bool = False
    dot: str = ""
