"""The ticks of a time axis: as fine as their labels have room, on whole days, months or years."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date

from PySide6.QtCore import QLocale

_STEPS = (
    *(("day", count) for count in (1, 2, 5, 10)),
    *(("month", count) for count in (1, 2, 3, 6)),
    *(("year", digit * 10**power) for power in range(4) for digit in (1, 2, 5)),
)
_DAYS = {"day": 1, "month": 28, "year": 365}
_MOST = 60  # more have no room in any panel


@dataclass(frozen=True, slots=True)
class Tick:
    """A day of the axis (ordinal) and what is written under it."""

    day: int
    label: str


def ticks(first: int, end: int, fit: Callable[[list[Tick]], bool]) -> list[Tick]:
    """Ticks from ``first`` to the day before ``end``: the finest of which ``fit`` says they do."""
    for unit, count in _STEPS:
        if (end - first) // (_DAYS[unit] * count) > _MOST:
            continue
        made = list(_labelled(unit, list(_days(unit, count, first, end))))
        if len(made) > 1 and fit(made):
            return made
    return []


def _days(unit: str, count: int, first: int, end: int) -> Iterator[date]:
    """The days that begin a step and lie in the stretch."""
    start = date.fromordinal(first)
    if unit == "day":
        yield from (date.fromordinal(day) for day in range(first, end, count))
        return
    months = count * (12 if unit == "year" else 1)
    index = -(-(start.year * 12 + start.month - (start.day == 1)) // months) * months
    while 12 <= index < (MAXYEAR + 1) * 12:
        day = date(index // 12, index % 12 + 1, 1)
        if day.toordinal() >= end:
            return
        yield day
        index += months


def _labelled(unit: str, days: list[date]) -> Iterator[Tick]:
    """Years by number, months and days by name; with the year at the first, or for January."""
    for number, day in enumerate(days):
        year, month = str(day.year), QLocale().standaloneMonthName(day.month)
        if unit == "year" or (unit == "month" and day.month == 1):
            label = year
        else:
            label = f"{day.day} {month}" if unit == "day" else month
            label = label if number else f"{label} {year}"
        yield Tick(day.toordinal(), label)
