"""Calendar arithmetic without words: periods around a reference day, EDTF values, Hijri days."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from hijridate import Gregorian, Hijri

Date = datetime.date


_HIJRA = Date(622, 7, 19).toordinal()  # 1 Muharram 1, in the proleptic Gregorian calendar


@dataclass(frozen=True, slots=True)
class Day:
    """A day whose year may be open; ``hijri`` where its calendar is the Islamic one."""

    year: int | None
    month: int
    day: int
    hijri: bool = False


def hijri_day(year: int, month: int, day: int) -> Date | None:
    """The Gregorian date of an Islamic day: Umm al-Qura, and the tabular calendar before 1343.

    The latter may be a day or two off, as sightings of the moon were. None for no such day.
    """
    try:
        date = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        if not (1 <= year < 1343 and 1 <= month <= 12 and 1 <= day <= 30):
            return None
        days = (11 * year + 3) // 30 + 354 * (year - 1) + 30 * (month - 1) - (month - 1) // 2
        return Date.fromordinal(_HIJRA + days + day - 1)
    return Date(date.year, date.month, date.day)


def hijri_year(day: Date) -> int | None:
    """The year of the Umm al-Qura calendar that ``day`` lies in; None outside its tables."""
    try:
        return Gregorian(day.year, day.month, day.day).to_hijri().year
    except (ValueError, OverflowError):
        return None


def real_day(year: int, month: int, day: int) -> Date | None:
    """The date, or None where there is no such day."""
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def add_months(day: Date, months: int) -> Date:
    """The same day some months on, or the last of a shorter month; years stay within 1–9999."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    for last in range(day.day, 27, -1):
        if (found := real_day(year, month + 1, last)) is not None:
            return found
    return Date(year, month + 1, min(day.day, 28))


def add_days(day: Date, days: int) -> Date:
    """The day some days on, kept within what a date can be."""
    return Date.fromordinal(min(max(day.toordinal() + days, 1), Date.max.toordinal()))


def add_units(day: Date, count: int, unit: str) -> Date:
    """``count`` days, weeks, months, years, decades (``10Y``) or centuries on."""
    if unit in ("D", "W"):
        return add_days(day, count * (7 if unit == "W" else 1))
    months = {"M": 1, "Y": 12, "10Y": 120, "100Y": 1200}[unit]
    return add_months(day, count * months)


_SPAN = re.compile(r"[+-]?P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


def shifted_by(reference: Date, duration: str) -> Date | None:
    """The day that lies a signed ISO 8601 duration of whole days or more from ``reference``."""
    match = _SPAN.fullmatch(duration)
    if match is None or any(part and len(part) > 4 for part in match.groups()):
        return None
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    sign = -1 if duration.startswith("-") else 1
    moved = add_months(reference, sign * (years * 12 + months))
    return add_days(moved, sign * (weeks * 7 + days))


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days: its EDTF or tuple value, first day, and the day after its last."""

    value: str
    start: str | None = None
    end: str | None = None


def _iso(day: Date) -> str:
    return day.isoformat()


def interval(start: Date, end: Date, length: str) -> Period:
    """``(start,end,length)`` with an exclusive end."""
    return Period(f"({_iso(start)},{_iso(end)},{length})", _iso(start), _iso(end))


def year_period(year: int) -> Period:
    """A Gregorian year; negative ones are before Christ, which EDTF counts from 0."""
    if year < 0:
        return Period(f"-{-year - 1:04d}")
    if not 1 <= year < 9999:
        return Period(f"{year:04d}")
    return Period(f"{year:04d}", f"{year:04d}-01-01", f"{year + 1:04d}-01-01")


def hijri_period(year: int, month: int | None) -> Period | None:
    """A year or month of the Umm al-Qura calendar, in Gregorian days."""
    start = hijri_day(year, month or 1, 1)
    following = (year + (month or 12) // 12, (month or 12) % 12 + 1)
    end = hijri_day(*following, 1)
    return interval(start, end, "P1M" if month else "P1Y") if start and end else None


def month_period(year: int | None, month: int) -> Period:
    """A Gregorian month; ``XXXX-02`` without a year."""
    if year is None or not 1 <= year < 9999:
        return Period(f"XXXX-{month:02d}")
    start = Date(year, month, 1)
    return Period(f"{year:04d}-{month:02d}", _iso(start), _iso(add_months(start, 1)))


def week_period(day: Date) -> Period:
    """The ISO week that ``day`` lies in; EDTF has no sign for one, so its Monday is the value."""
    start = add_days(day, -day.weekday())
    return Period(_iso(start), _iso(start), _iso(add_days(start, 7)))


def nth_week(year: int, month: int, nth: int) -> Period | None:
    """The ``nth`` week of a month (-1 the last): ISO 8601 gives a week to where its Thursday is."""
    thursday = nth_weekday(year, month, 4, nth)
    return week_period(thursday) if thursday else None


OPEN = {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "10Y": "XXXX", "100Y": "XXXX"}
"""What a period is called whose place is told from a day that is not known."""


def quarter_period(reference: Date, shift: int) -> Period:
    """Last, this or next quarter of a year, seen from ``reference``."""
    first = reference.replace(month=(reference.month - 1) // 3 * 3 + 1, day=1)
    start = add_months(first, 3 * shift)
    return interval(start, add_months(start, 3), "P3M")


def unit_period(reference: Date, unit: str, shift: int) -> Period:
    """Last, this or next week, month, year, decade or century, seen from ``reference``."""
    if unit == "W":
        return week_period(add_days(reference, 7 * shift))
    if unit == "M":
        day = add_months(reference.replace(day=1), shift)
        return month_period(day.year, day.month)
    if unit == "Y":
        return year_period(reference.year + shift)
    size = 10 if unit == "10Y" else 100
    first = max(reference.year // size * size + shift * size, 1)
    return interval(Date(first, 1, 1), Date(min(first + size, 9999), 1, 1), f"P{size}Y")


def easter(year: int) -> Date | None:
    """Western Easter Sunday: the Gregorian computus, as Meeus, Jones and Butcher give it."""
    if not 1583 <= year <= 9998:
        return None
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, shift = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon + 15) % 30
    weekday = (32 + 2 * shift + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return Date(year, month, day + 1)


def near(reference: Date, month: int, day: int) -> tuple[str, ...]:
    """The next and the last time that this day of the year comes, as ISO dates."""
    after = [real_day(reference.year + k, month, day) for k in range(0, 9) if reference.year < 9990]
    before = [real_day(reference.year - k, month, day) for k in range(0, 9) if reference.year > 9]
    following = [found for found in after if found and found >= reference]
    past = [found for found in before if found and found < reference]
    return tuple(_iso(days[0]) for days in (following, past) if days)


def nearest_year(reference: Date, month: int, shift: int) -> int:
    """The year of the last (-1), current (0) or next (1) time of ``month``."""
    if shift < 0:
        return reference.year if month < reference.month else reference.year - 1
    if shift > 0:
        return reference.year if month > reference.month else reference.year + 1
    return reference.year


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> Date | None:
    """The ``nth`` ISO weekday of a month; -1 is the last."""
    first = real_day(year, month, 1)
    if first is None:
        return None
    if nth < 0:
        last = add_days(add_months(first, 1), -1)
        return add_days(last, -((last.isoweekday() - weekday) % 7))
    day = add_days(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month else None
