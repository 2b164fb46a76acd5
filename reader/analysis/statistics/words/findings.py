"""What the grammar hands over before it becomes a `Statistic`: token ranges instead of offsets."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from reader.analysis.model import Kind, Modifier
from reader.analysis.statistics.words.tokens import Line


@dataclass(slots=True)
class Finding:
    """One figure from token ``first`` up to ``last``."""

    first: int
    last: int
    kind: Kind
    value: Fraction | str | None = None
    unit: str | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    modifier: Modifier | None = None
    resolved: tuple[str, ...] = ()
    start_date: str | None = None
    end_date: str | None = None
    plain: bool = False  # a number without a unit, whose noun follows
    counted: int | None = None  # the token of its counted noun, where that stands elsewhere


def is_whole(line: Line, first: int, last: int) -> bool:
    """Whether nothing but punctuation surrounds the tokens: a label, a cell, a heading."""
    return first <= line.opening and last >= line.closing


def as_number(value: Fraction) -> int | float:
    """An exact integer where there is one."""
    return int(value) if value.denominator == 1 else float(value)


def as_text(value: Fraction) -> str:
    """A decimal without exponent or trailing zeros, for ISO 8601."""
    if value.denominator == 1:
        return str(int(value))
    return f"{float(value):.6f}".rstrip("0").rstrip(".")
