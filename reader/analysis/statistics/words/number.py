"""A number as it stands among the tokens of a line."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from tokens ``start`` up to ``end``.

    ``scale`` is its last scale word (1 without one). A vague one («عشرات الآلاف») has ``high``.
    """

    value: Fraction
    start: int
    end: int
    scale: int = 1
    literal: bool = False  # digits only, no word
    fraction: bool = False  # a bare fraction such as نصف
    high: Fraction | None = None
