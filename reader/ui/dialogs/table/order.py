"""The order of statistics by what they say: amounts by size, times by date, words by alphabet."""

from __future__ import annotations

import re
from typing import Final

from reader.analysis.model import GROUPS, Statistic
from reader.text.fold import fold

Key = tuple[object, ...]

# Kinds that one asks "which is more?" of together: a range is compared by where it begins.
_FAMILIES: Final = {
    "date": "date", "datetime": "date", "date_range": "date", "datetime_range": "date",
    "time": "time", "time_range": "time",
}  # fmt: skip
_RANKS: Final = {
    kind: rank for rank, kind in enumerate(kind for kinds in GROUPS.values() for kind in kinds)
}
_PIECES = re.compile(r"\d+|\D+")
_GROUPING = re.compile(r"(?<=\d)[,٬](?=\d{3})")
_LETTERS = 48
_LAST: Final = (len(_RANKS),)
_INSTANT = re.compile(
    r"\(?(-?[\dX]{4,})?(?:-(\d\d|W\d\d|WXX|XX|[A-Z][A-Z\d]))?(?:-(\d\d?))?"
    r"(?:T(\d\d)(?::?(\d\d))?)?"  # year, month, day, hour, minute
)
_UNKNOWN_YEAR = 10**6  # after every year that is known
# The months in which the parts of a year begin that are not months.
_PARTS_OF_YEAR: Final = {
    "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7, "SP": 3, "SU": 6, "FA": 9, "WI": 12,
}  # fmt: skip
_DURATION = re.compile(
    r"([+-]?)P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?"
    r"(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)
_SECONDS: Final = (31_556_952, 2_629_746, 604_800, 86_400, 3_600, 60, 1)  # Gregorian averages


def kind_rank(kind: str) -> int:
    """Where ``kind`` stands in the order that a panel shows the kinds in."""
    return _RANKS[kind]  # type: ignore[index]  # every kind is in a group


def by_words(text: str) -> Key:
    """Alphabetical whatever harakat and hamza, numbers in it by size; nothing at all comes last.

    What begins with the same letters over half a line stays in the order of the text.
    """
    folded = _GROUPING.sub("", fold(text[:_LETTERS]).strip())
    pieces = ((0, int(piece), "") if piece.isdecimal() else (1, 0, piece)
              for piece in _PIECES.findall(folded))  # fmt: skip
    return (not folded, tuple(pieces))


def by_value(item: Statistic) -> Key:
    """By kind, then unit, then amount: 9 % before 10 %, 2 km before 1 kg, 2024 before March 2025.

    A range is where it begins; what has no value comes last among its kind.
    """
    rank = kind_rank(_family(item))
    if isinstance(item.value, str):
        known = item.resolved[0] if len(item.resolved) == 1 else item.value
        return rank, "", *_time_key(item.start_date or known)
    bounds = [bound for bound in (item.value, item.low, item.high) if bound is not None]
    if not bounds:
        return rank, item.unit or "", _LAST
    return rank, item.unit or "", (0, bounds[0], bounds[-1])


def _family(item: Statistic) -> str:
    kind = item.kind
    return _FAMILIES.get(kind) or kind.removesuffix("_range")


def _time_key(value: str) -> Key:
    if duration := _DURATION.fullmatch(value):
        sign, *parts = duration.groups()
        length = sum(
            float(part) * seconds for part, seconds in zip(parts, _SECONDS, strict=True) if part
        )
        return ((1, -length if sign == "-" else length),)
    return ((0, *_instant(value)),)


def _instant(value: str) -> tuple[float, ...]:
    match = _INSTANT.match(value)
    assert match is not None  # every part of the pattern may be missing
    year, month, day, hour, minute = match.groups()
    known = int(year.replace("X", "0")) if year and year != "XXXX" else _UNKNOWN_YEAR
    return known, _month(month or ""), *(int(part or 0) for part in (day, hour, minute))


def _month(part: str) -> float:
    """Where in the year ``part`` begins, 1 to 13; 0 for the whole year, or any month."""
    if part.isdecimal():
        return int(part)
    if part[:1] == "W" and part[1:].isdecimal():
        return 1 + (int(part[1:]) - 1) * 12 / 53
    return _PARTS_OF_YEAR.get(part, 0)
