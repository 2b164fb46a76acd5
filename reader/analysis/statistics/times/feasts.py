"""Reading feasts: «عيد الفطر 2025», «ثاني أيام عيد الأضحى», by the rule that gives their day."""

from __future__ import annotations

from reader.analysis.statistics.times import periods
from reader.analysis.statistics.times.calendar_words import exact_day, read_year
from reader.analysis.statistics.times.days import day_finding
from reader.analysis.statistics.times.periods import Date, Day
from reader.analysis.statistics.words.findings import Finding
from reader.analysis.statistics.words.tokens import Line, match, payload


def feast(line: Line, index: int, now: Date | None) -> Finding | None:
    """A feast of a fixed day of one calendar, or one that Easter or a weekday moves.

    Rules in ``calendar.tsv``: ``12-25``, ``h10-01`` (Islamic), ``easter-2`` (days from Easter),
    ``11:4:4`` (the fourth Thursday of November). Islamic ones depend on the sight of the moon
    and are about right, within a day.
    """
    nth, at = _day_of_feast(line, index)
    found = match(line, at, "holiday")
    if found is None:
        return None
    rule, end = str(found[1][0]), found[2]
    year = read_year(line, end)
    shift = payload(line, end, "shift") if year is None else None
    if year:
        end = year[2]
    elif shift and now:
        end += 1
    if rule[0].isdigit() and ":" not in rule and not shift:
        month, day = (int(part) for part in rule.split("-"))
        if nth == 1:
            return day_finding(index, Day(year[0] if year else None, month, day), end, now)
    if year:
        date = _hijri_feast(rule, year[0]) if year[1] else feast_day(rule, year[0])
    elif now is None:
        return Finding(index, end, "date")
    elif shift:
        date = _nearest(rule, now, int(shift[0]))
    else:
        date = feast_day(rule, now.year)
    if date is None:
        return None
    finding = exact_day(index, end, periods.add_days(date, nth - 1))
    finding.modifier = "about" if rule.startswith("h") else None
    return finding


def _day_of_feast(line: Line, index: int) -> tuple[int, int]:
    """«أول أيام عيد الفطر», «ثاني يوم من عيد الأضحى»: which day of it, and where it stands."""
    nth = payload(line, index, "ordinal")
    if nth is None or line[index].definite or line[index + 1].key not in ("ايام", "يوم"):
        return 1, index
    return int(nth[0]), index + 3 if line[index + 2].word == "من" else index + 2


def feast_day(rule: str, year: int) -> Date | None:
    """The day of a feast in a Gregorian year; None where no day of the rule lies in it."""
    if rule.startswith("easter"):
        easter = periods.easter(year)
        return periods.add_days(easter, int(rule.removeprefix("easter"))) if easter else None
    if ":" in rule:
        month, weekday, nth = (int(part) for part in rule.split(":"))
        return periods.nth_weekday(year, month, weekday, nth)
    if not rule.startswith("h"):
        month, day = (int(part) for part in rule.split("-"))
        return periods.real_day(year, month, day)
    first = (year - 622) * 33 // 32
    days = (_hijri_feast(rule, first + shift) for shift in range(3))
    return next((day for day in days if day and day.year == year), None)


def _hijri_feast(rule: str, year: int) -> Date | None:
    if not rule.startswith("h"):
        return None
    month, day = (int(part) for part in rule.removeprefix("h").split("-"))
    return periods.hijri_day(year, month, day)


def _nearest(rule: str, now: Date, shift: int) -> Date | None:
    """The last (-1) or next (1) time of the feast, seen from ``now``."""
    if shift == 0:
        return feast_day(rule, now.year)
    for year in (now.year, now.year + shift):
        day = feast_day(rule, year)
        if day and (day < now if shift < 0 else day > now):
            return day
    return None
