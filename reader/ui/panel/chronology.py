"""Where a date or a period lies among the days, if its year is known."""

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

Days = tuple[int, int]
"""The first day and the day after the last, as proleptic Gregorian ordinals."""


def days_of(item: Statistic) -> Days | None:
    """The days that ``item`` is about; None for what is no date, or one of an open year."""
    if item.kind not in _DATED:
        return None
    if item.start_date and item.end_date:
        return _between(item.start_date, item.end_date)
    if len(item.resolved) == 1:
        return _days(item.resolved[0])
    return _days(item.value) if isinstance(item.value, str) else None


def _days(value: str) -> Days | None:
    """The days of an ISO 8601 date or period, or of an EDTF season, decade or century."""
    for pattern, read in _READERS:
        if match := pattern.fullmatch(value):
            try:
                return read(match)
            except (ValueError, OverflowError):  # no such day
                return None
    return None


def _between(start: str, end: str) -> Days | None:
    first, last = _days(start), _days(end)
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
