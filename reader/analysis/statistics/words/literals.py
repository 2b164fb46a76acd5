"""Numerals in digits: what their separators mean, by form and by the text's other numerals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

_LONGEST = 40  # digits; more are no figure, and would cost more than their share
_THOUSANDS = re.compile(r"(\d{1,3})(?:[,.٬'’\u00a0\u2009\u202f]\d{3})+")
_SEPARATED = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)+")


@dataclass(frozen=True, slots=True)
class Habits:
    """What the numerals of a text tell about each other.

    ``dot_groups``: a lone ``1.234`` is 1234, as in the Maghreb, for the text writes ``3,5``;
    ``comma_parts``: a lone ``1,234`` is 1.234, for it writes ``1.234.567``.
    """

    dot_groups: bool = False
    comma_parts: bool = False


def habits_of(pieces: Iterable[str]) -> Habits:
    """The habits of a text that comes in ``pieces``: what most of its clear numerals do."""
    seen: Counter[str] = Counter()
    for piece in pieces:
        seen.update(_roles(match.group()) for match in _SEPARATED.finditer(piece))
    maghreb = seen["comma decimal"] + seen["dot groups"]
    return Habits(
        maghreb > seen["dot decimal"] + seen["comma groups"],
        seen["dot groups"] > seen["dot decimal"] + seen["comma groups"],
    )


def _roles(raw: str) -> str:
    """What the separators of a numeral are for certain; empty where it may be either."""
    last = "comma" if raw.rfind(",") > raw.rfind(".") else "dot"
    groups = re.split("[.,]", raw)
    if "," in raw and "." in raw:
        return f"{last} decimal"
    if len(groups) > 2:
        return f"{last} groups" if _THOUSANDS.fullmatch(raw) else ""
    whole, part = groups
    plain = len(part) != 3 or len(whole) > 3 or whole[0] in "0٠۰"
    return f"{last} decimal" if plain else ""


def literal(raw: str, habits: Habits) -> Fraction | None:
    """The value of a numeral in Western digits; None where it is no number (``1.2.3``)."""
    if raw.startswith("00") or sum(char.isdigit() for char in raw) > _LONGEST:
        return None
    if raw.isdigit():
        return Fraction(int(raw))  # three times as fast as from a string
    signs = {char for char in raw if not char.isdigit()}
    if "٫" in signs and raw.count("٫") == 1:
        whole, part = raw.split("٫")
        return _decimal(whole, part)
    last = max(raw.rfind("."), raw.rfind(","))
    decimal = raw[last] if last >= 0 else ""
    if len(signs) == 2 and {".", ","} <= signs and raw.count(decimal) == 1:
        return _decimal(raw[:last], raw[last + 1 :])
    if _THOUSANDS.fullmatch(raw) and len(signs) == 1 and not raw.startswith("0"):
        lone = raw.count(decimal) == 1 if decimal else False
        parted = habits.comma_parts if decimal == "," else not habits.dot_groups
        if not (lone and parted):
            return Fraction("".join(char for char in raw if char.isdigit()))
    if decimal and raw.count(decimal) == 1:
        return _decimal(raw[:last], raw[last + 1 :])
    return None


def _decimal(whole: str, part: str) -> Fraction | None:
    digits = "".join(char for char in whole if char.isdigit()) or "0"
    if not part.isdigit():
        return None
    grouped = whole.isdigit() or not whole or _THOUSANDS.fullmatch(whole)
    return Fraction(f"{digits}.{part}") if grouped else None
