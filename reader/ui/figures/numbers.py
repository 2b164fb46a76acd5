"""Numbers in plain western digits, as a reader copies them: no exponent, no endless fraction."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

NO_BREAK = "\u00a0"
MINUS = "\u2212"
DASH = "\u2013"

_EXACT_DIGITS = 10  # a float with more of them after the point is a fraction that never ends
_LARGEST_DENOMINATOR = 100


def number_text(value: int | float) -> str:
    """``value`` in western digits, with commas between thousands; two thirds as 2/3."""
    exact = Decimal(str(value))
    exponent = exact.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > _EXACT_DIGITS:
        part = Fraction(value).limit_denominator(_LARGEST_DENOMINATOR)
        if part and float(part) == value:
            return str(part).replace("-", MINUS)
    text = format(exact, ",f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", MINUS)
