"""Reading weeks and rests: «الأسبوع الأول من أكتوبر», «أسبوع 16 سبتمبر», «بقية الشهر»."""

from __future__ import annotations

from reader.analysis.statistics.numbers.ordinals import read_ordinal
from reader.analysis.statistics.times import periods
from reader.analysis.statistics.times.calendar_words import (
    Month,
    period_finding,
    read_month,
    read_year,
    shifted_unit,
    shifted_year,
)
from reader.analysis.statistics.times.days import day_month
from reader.analysis.statistics.times.durations import time_unit
from reader.analysis.statistics.times.periods import Date
from reader.analysis.statistics.words.findings import Finding
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.tokens import Line, match, payload


def nth_week(line: Line, index: int, now: Date | None) -> Finding | None:
    """«الأسبوع الثالث من هذا الشهر», «آخر أسبوع في سبتمبر», «الأسبوع الأول من عام 2027»."""
    found = _which(line, index)
    if found is None:
        return None
    nth, at = found
    if line[at].word not in ("من", "في"):
        return None
    at += 1
    if month := read_month(line, at):
        return None if month[1] else _of_month(line, index, nth, month, now)
    if year := read_year(line, at):
        return None if year[1] else _of_year(index, year[2], nth, year[0])
    around = shifted_unit(line, at)
    if around is None or around[0] not in ("M", "Y"):
        return None
    unit, shift, end = around
    if now is None:
        count = f"{nth:02d}" if nth > 0 else "XX"
        return Finding(index, end, "date_range", f"XXXX{'-XX' if unit == 'M' else ''}-W{count}")
    if unit == "Y":
        return _of_year(index, end, nth, now.year + shift)
    first = periods.add_months(now.replace(day=1), shift)
    return _found(index, end, periods.nth_week(first.year, first.month, nth))


def _which(line: Line, index: int) -> tuple[int, int] | None:
    """Which week is meant (-1 the last) and the index after the words for it."""
    if time_unit(line, index) == ("W", 1):
        if not line[index].definite:
            return None
        if line[index + 1].word in ("الاخير", "الاخيره"):
            return -1, index + 2
        order = read_ordinal(line, index + 1) if line[index + 1].definite else None
        return order if order and order[0] <= 53 else None
    if time_unit(line, index + 1) != ("W", 1) or line[index].definite or line[index + 1].definite:
        return None
    if line[index].word == "اخر":
        return -1, index + 2
    nth = payload(line, index, "ordinal")
    return (int(nth[0]), index + 2) if nth else None


def _of_month(line: Line, index: int, nth: int, month: Month, now: Date | None) -> Finding | None:
    number, _, end = month
    year = read_year(line, end)
    shifted = None if year else shifted_year(line, end, number, now)
    end = year[2] if year else shifted[1] if shifted else end
    if year or shifted:
        known = year[0] if year else shifted[0] if shifted else 0
        return _found(index, end, periods.nth_week(known, number, nth))
    if nth > 5:
        return None
    count = f"{nth:02d}" if nth > 0 else "XX"
    finding = Finding(index, end, "date_range", f"XXXX-{number:02d}-W{count}")
    if now:
        weeks = (periods.nth_week(year, number, nth) for year in (now.year, now.year - 1))
        finding.resolved = tuple(week.value for week in weeks if week)
    return finding


def _of_year(index: int, end: int, nth: int, year: int) -> Finding | None:
    """The ISO weeks of a year: its last is that of 28 December."""
    last = periods.real_day(year, 12, 28)
    if last is None:
        return None
    weeks = last.isocalendar().week
    number = weeks if nth < 0 else nth
    if number > weeks:
        return None
    return _found(index, end, periods.week_period(Date.fromisocalendar(year, number, 1)))


def _found(index: int, end: int, period: periods.Period | None) -> Finding | None:
    return period_finding(index, end, period) if period else None


def week_of_day(line: Line, index: int, now: Date | None) -> Finding | None:
    """«أسبوع 16 سبتمبر»: the ISO week that holds it."""
    if time_unit(line, index) != ("W", 1) or line[index].definite:
        return None
    found = day_month(line, index + 1, now)
    if found is None or line[index + 1].conj or found[0].hijri:
        return None
    day, end = found
    if day.year is not None:
        date = periods.real_day(day.year, day.month, day.day)
        return period_finding(index, end, periods.week_period(date)) if date else None
    finding = Finding(index, end, "date_range", f"XXXX-{day.month:02d}-{day.day:02d}/P1W")
    if now:
        near = (Date.fromisoformat(text) for text in periods.near(now, day.month, day.day))
        finding.resolved = tuple(periods.week_period(date).value for date in near)
    return finding


def weekend(line: Line, index: int, now: Date | None) -> Finding | None:
    """«عطلة نهاية الأسبوع المقبل»: from Friday to Sunday, whichever two of them a country has."""
    found = match(line, index, "weekend")
    if found is None:
        return None
    end, shift = found[2], 0
    moved = payload(line, end, "shift")
    if moved and line[end].word.startswith("ال"):
        end, shift = end + 1, int(moved[0])
    if now is None:
        return Finding(index, end, "date_range", "XXXX-WXX")
    friday = periods.add_days(now, 7 * shift + 4 - now.weekday())
    return period_finding(index, end, periods.interval(friday, periods.add_days(friday, 3), "P3D"))


def rest(line: Line, index: int, now: Date | None) -> Finding | None:
    """«بقية الشهر», «باقي هذا الأسبوع», «في وقت لاحق من هذا العام»: from today to its end."""
    found = match(line, index, "rest")
    if found is None or line[index].definite:
        return None
    later, at = found[1][0] == "later", found[2]
    if later and line[at].word in ("من", "في"):
        at += 1
    named = shifted_unit(line, at)
    unit = time_unit(line, at)
    if named:
        size, shift, end = named
    elif unit and unit[1] == 1 and line[at].definite and not later:
        size, shift, end = unit[0], 0, at + 1
        if line[at].key in lexicon().traps["plural_time"]:
            return None
    else:
        return None
    if shift < 0 or size not in ("W", "M", "Y", "10Y", "100Y") or line[end].word == "الذي":
        return None
    if now is None:
        return Finding(index, end, "date_range", periods.OPEN[size])
    whole = periods.unit_period(now, size, shift)
    if whole.start is None or whole.end is None:
        return None
    start = max(now, Date.fromisoformat(whole.start))
    stop = Date.fromisoformat(whole.end)
    return period_finding(index, end, periods.interval(start, stop, f"P{(stop - start).days}D"))
