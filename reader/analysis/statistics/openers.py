"""Which constructions may start at a token, by the senses of the forms that stand there."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

Senses = frozenset[str]
Construction = TypeVar("Construction")

NUMERAL = frozenset(
    ("zero", "one", "bound", "ten", "ten1", "teen", "hundred", "scale", "dual", "fraction", "many",
     "few", "share", "piece")
)  # fmt: skip
"""Senses of the words that a number may begin with."""
COUNT = NUMERAL | {"digits"}
"""A number in digits or words."""
SIGNED = COUNT | {"minus", "plus_minus"}
"""A number that may have a sign."""
RANK = COUNT | {"ordinal", "eleventh"}
"""A number or an ordinal; «الحادية والعشرين» is one of both kinds of words."""


def opened_by(
    table: tuple[tuple[Senses, Construction], ...],
) -> Callable[[Senses], tuple[Construction, ...]]:
    """A look-up of the constructions of ``table`` that a token of given senses may open."""

    @lru_cache(maxsize=4096)
    def constructions(senses: Senses) -> tuple[Construction, ...]:
        return tuple(construction for openers, construction in table if openers & senses)

    return constructions
