"""Where a date or a period lies among the days, an hour in its day, and how long a time lasts."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import MAXYEAR, date, timedelta

from reader.analysis.model import Statistic

_DATED = frozenset(("date", "date_range", "datetime", "datetime_range"))
_MONTHS = {  # first month and number of months
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3), "Q1": (1, 3), "Q2": (4, 3),
    "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
}  # fmt: skip

# The hours that parts of a day are taken to begin at, where they stand among others.
_DAY_PARTS = {"MO": 6, "MI": 12, "AF": 13, "EV": 18, "NI": 21}
_HOUR = re.compile(r"[^,T]*T(?:(\d\d)(?::?(\d\d))?(?::?(\d\d))?|([A-Z]{2}))")
_DURATION = re.compile(
    r"([+-]?)P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?"
    r"(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)
_SECONDS = (31_556_952, 2_629_746, 604_800, 86_400, 3_600, 60, 1)  # years and months by their mean

Days = tuple[int, int]
"""The first day and the day after the last, as proleptic Gregorian ordinals."""


def days_of(item: Statistic) -> Days | None:
    """The days that ``item`` is about; None for what is no date, or one of an open year."""
    if item.kind not in _DATED:
        return None
    if item.start_date and item.end_date:
        return _between(item.start_date, item.end_date)
    if len(item.resolved) == 1:
        return days_in(item.resolved[0])
    return days_in(item.value) if isinstance(item.value, str) else None


def days_in(value: str) -> Days | None:
    """The days of an ISO 8601 date or period, or of an EDTF season, decade or century."""
    for pattern, read in _READERS:
        if match := pattern.fullmatch(value):
            try:
                return read(match)
            except (ValueError, OverflowError):  # no such day
                return None
    return None


def seconds_into_day(value: str) -> int:
    """When in its day an ISO 8601 time or date with time begins; 0 where it does not say."""
    match = _HOUR.match(value)
    if match is None:
        return 0
    hours, minutes, seconds = (int(part or 0) for part in match.groups()[:3])
    return (_DAY_PARTS.get(match[4], 0) + hours) * 3_600 + minutes * 60 + seconds


def seconds_of(value: str) -> float | None:
    """How long an ISO 8601 duration is, below zero if it lies back; None for anything else."""
    match = _DURATION.fullmatch(value)
    if match is None:
        return None
    sign, *parts = match.groups()
    pairs = zip(parts, _SECONDS, strict=True)
    try:
        length = sum(float(part) * seconds for part, seconds in pairs if part)
    except ValueError:  # points among the digits, and no number
        return None
    return -length if sign == "-" else length


def _between(start: str, end: str) -> Days | None:
    first, last = days_in(start), days_in(end)
    return (first[0], max(last[0], first[0] + 1)) if first and last else None


def _day(match: re.Match[str]) -> Days:
    day = date.fromisoformat(match[1]).toordinal()
    return day, day + 1


def _months(year: int, month: int, count: int) -> Days:
    index = year * 12 + month - 1 + count
    end = (date(index // 12, index % 12 + 1, 1) if index // 12 <= MAXYEAR else date.max).toordinal()
    return date(year, month, 1).toordinal(), end


def _years(first: int, count: int) -> Days:
    return _months(max(first, 1), 1, (count - max(0, 1 - first)) * 12)


def _week(match: re.Match[str]) -> Days:
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return monday.toordinal(), (monday + timedelta(7)).toordinal()


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Days | None]], ...] = (
    (re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?"), _day),
    (re.compile(r"(\d{4})-(\d\d)"), lambda match: _months(int(match[1]), int(match[2]), 1)),
    (re.compile(r"(\d{4})"), lambda match: _years(int(match[1]), 1)),
    (
        re.compile(rf"(\d{{4}})-({'|'.join(_MONTHS)})"),
        lambda match: _months(int(match[1]), *_MONTHS[match[2]]),
    ),
    (re.compile(r"(\d{4})-W(\d\d)"), _week),
    (re.compile(r"(\d{3})X"), lambda match: _years(int(match[1]) * 10, 10)),
    (re.compile(r"(\d\d)XX"), lambda match: _years(int(match[1]) * 100, 100)),
    (
        re.compile(r"(\d{4})/(\d{4})"),
        lambda match: _years(int(match[1]), int(match[2]) - int(match[1]) + 1),
    ),
    (re.compile(r"\(([^,()]+),([^,()]+)(?:,[^,()]+)?\)"), lambda match: _between(*match.groups())),
)
