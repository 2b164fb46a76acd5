"""Which figures of a text are key: money, shares and great numbers, best where it begins."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from reader.analysis.model import GROUP_OF, Kind, Statistic
from reader.document import Block, Document

_GREAT: Final = 1_000  # from here on a count is news in itself
_YEARS: Final = range(1_000, 2_200)
_LEAD: Final = 10  # words of a paragraph that can be the lead: what is shorter is a byline

# What a kind is worth; those that are not here tell when, not how much. A great number counts as
# `_OF_GREAT`, and each of the others adds to what its kind is worth.
_WORTH: Final[dict[Kind, float]] = {
    "money": 6, "money_range": 6,
    "percent": 5, "percent_range": 5, "points": 5, "ratio": 4, "multiplier": 4,
    "power": 3, "area": 3, "volume": 3, "weight": 3, "magnitude": 3, "data_size": 2,
    "dimension": 2, "speed": 2, "temperature": 2,
    "number": 1, "quantity": 1, "range": 1, "age": 0.5, "age_range": 0.5,
}  # fmt: skip
_OF_GREAT: Final = 4
_IN_TITLE: Final = 3
_IN_LEAD: Final = 1.5
_SAYS_OF_WHAT: Final = 1
_SIZE: Final = 0.1  # a power of ten: of two sums the greater is the news
_LATER: Final = 1  # what the last words of a text lose against its first
_LEAST: Final = 2  # «three cities» is worth less than this, and no key figure


@dataclass(frozen=True, slots=True)
class Chosen:
    """A figure and what it is worth."""

    statistic: Statistic
    score: float


def key_figures(statistics: Iterable[Statistic], document: Document) -> list[Chosen]:
    """The figures worth telling, the best first; of equal ones the first that the text says."""
    first = lead(document)
    scored = [Chosen(item, _score(item, document, first)) for item in statistics]
    found: dict[object, Chosen] = {}
    for item in sorted(scored, key=lambda item: (-item.score, item.statistic.span)):
        said = item.statistic
        key = (GROUP_OF[said.kind], said.value, said.unit, said.low, said.high)
        if item.score >= _LEAST:
            found.setdefault(key, item)
    return list(found.values())


def _score(item: Statistic, document: Document, first: Block | None) -> float:
    worth = _WORTH.get(item.kind)
    amount = _amount(item)
    if worth is None or amount is None or _is_year(item, amount):
        return 0
    great = abs(amount) >= _GREAT
    if great and GROUP_OF[item.kind] == "number":
        worth = _OF_GREAT
    worth += _SIZE * math.log10(max(1, abs(amount)))
    worth += _SAYS_OF_WHAT * (item.subject is not None or item.counted is not None)
    block = document.blocks[document.block_at(item.span.start)] if document.blocks else None
    if block is not None and block.role == "title":
        worth += _IN_TITLE
    elif block is not None and block == first:
        worth += _IN_LEAD
    return worth - _LATER * item.span.start / max(1, len(document.text))


def _amount(item: Statistic) -> float | None:
    values = (item.value, item.high, item.low)
    held = [value for value in values if value is not None and not isinstance(value, str)]
    # An integer beyond what a float holds is not measured, only shown.
    return float(held[0]) if held and abs(held[0]) < 1e300 else None


def _is_year(item: Statistic, amount: float) -> bool:
    """Whether a bare number is more likely a year than a count."""
    bare = item.kind in ("number", "range") and item.unit is None and item.counted is None
    return bare and amount == int(amount) and int(amount) in _YEARS


def lead(document: Document) -> Block | None:
    """The paragraph that says what the text is about, if it has one."""
    for block in document.blocks:
        words = block.span.of(document.text).split(maxsplit=_LEAD)
        if block.role == "paragraph" and len(words) >= _LEAD:
            return block
    return None
