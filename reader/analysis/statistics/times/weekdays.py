"""Reading weekdays: alone, with their date, «الأحد من الأسبوع الماضي», «ثالث ثلاثاء في سبتمبر»."""

from __future__ import annotations

from reader.analysis.statistics.numbers.ordinals import read_ordinal
from reader.analysis.statistics.times import periods
from reader.analysis.statistics.times.calendar_words import (
    COMMAS,
    Month,
    exact_day,
    read_day,
    read_month,
    read_year,
    shifted_unit,
    shifted_year,
)
from reader.analysis.statistics.times.days import day_finding, day_month, day_of_this_month
from reader.analysis.statistics.times.periods import Date, Day
from reader.analysis.statistics.words.findings import Finding, is_whole
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.tokens import Line, payload


def weekday_date(line: Line, index: int, now: Date | None) -> Finding | None:
    """A weekday, alone, with its date, or with الماضي and the like."""
    found = payload(line, index, "weekday")
    end = index + 1
    traps = lexicon().traps
    if found is None or line[end].word in traps["weekday_name"]:
        return None  # «الأربعاء الأسود»
    before = line[index - 1].key if index else ""
    if {before, before[1:], before[2:]} & traps["weekday_after"]:
        return None  # «صلاة الجمعة»
    weekday = int(found[0])
    at = end
    while line[at].raw in COMMAS or line[at].word in traps["dated_link"]:
        at += 1
    dated = None
    if not line[at].conj:
        dated = day_month(line, at, now) or day_of_this_month(line, at, now)
    if dated:
        finding = day_finding(index, dated[0], dated[1], now)
        nth = read_ordinal(line, at)
        day = periods.real_day(dated[0].year or 1, dated[0].month, dated[0].day)
        other = dated[0].year is not None and day is not None and day.isoweekday() != weekday
        if other and nth and nth[0] < 6 and not dated[0].hijri:
            return _weekday_of(line, index, weekday, nth, now)  # the third Tuesday, not the 3rd
        return finding
    if line[end].word.startswith("الاخير") and line[end + 1].word in ("من", "في"):
        last = read_month(line, end + 2)
        if last and not last[1]:
            return _nth_of(line, index, last, weekday, -1, now)
    numbered = read_day(line, at) if not line[at].conj else None
    closed = numbered and at == end and line[numbered[1]].kind in ("end", "sign")
    if numbered and (line[at].definite or closed or is_whole(line, index, numbered[1])):
        return _weekday_of(line, index, weekday, numbered, now)
    if payload(line, end, "ten1"):
        return None
    week = end + 1 if line[end].word in ("من", "في") else end
    period = shifted_unit(line, week)
    if period and period[0] == "W":
        if now is None:
            return Finding(index, period[2], "date", f"XXXX-WXX-{weekday}")
        monday = periods.add_days(now, 7 * period[1] - now.weekday())
        return exact_day(index, period[2], periods.add_days(monday, weekday - 1))
    shift = payload(line, end, "shift")
    if shift and line[end].word.startswith("ال"):
        if later := day_month(line, end + 1, now):  # «الأحد المقبل 25 مايو»
            return day_finding(index, later[0], later[1], now)
        if now is None:
            return Finding(index, end + 1, "date", f"XXXX-WXX-{weekday}")
        return exact_day(index, end + 1, _toward(now, weekday, int(shift[0])))
    paired = payload(line, end + 1, "shift") if payload(line, end, "weekday") else None
    if paired and now and line[end].conj and line[end + 1].key in traps["dual_shift"]:
        return exact_day(
            index, end, _toward(now, weekday, int(paired[0]))
        )  # «السبت والأحد المقبلين»
    if now is None:
        return Finding(index, end, "date", f"XXXX-WXX-{weekday}")
    days = (_toward(now, weekday, 1), _toward(now, weekday, -1))
    return Finding(
        index, end, "date", f"XXXX-WXX-{weekday}", resolved=tuple(d.isoformat() for d in days)
    )


def _weekday_of(
    line: Line, index: int, weekday: int, day: tuple[int, int], now: Date | None
) -> Finding | None:
    """«الخميس في السابع», «الثلاثاء الثالث من شهر أيلول 2014»: of this month, or the nth of one."""
    number, end = day
    at = end + 1 if line[end].word in ("من", "في") else end
    month = read_month(line, at)
    if month:
        return None if month[1] or number > 5 else _nth_of(line, index, month, weekday, number, now)
    if now is None:
        return Finding(index, end, "date", f"XXXX-WXX-{weekday}")
    same = periods.real_day(now.year, now.month, number)
    if same is None or same.isoweekday() != weekday:
        same = periods.nth_weekday(now.year, now.month, weekday, number) if number < 6 else same
    return exact_day(index, end, same) if same else None


def _nth_of(
    line: Line, index: int, month: Month, weekday: int, nth: int, now: Date | None
) -> Finding | None:
    """The ``nth`` weekday of a month whose year follows or is this one."""
    year = read_year(line, month[2])
    shifted = shifted_year(line, month[2], month[0], now)
    end = year[2] if year else shifted[1] if shifted else month[2]
    the_year = year[0] if year else shifted[0] if shifted else now.year if now else None
    if the_year is None:
        return Finding(index, end, "date", f"XXXX-{month[0]:02d}-WXX-{weekday}")
    date = periods.nth_weekday(the_year, month[0], weekday, nth)
    return exact_day(index, end, date) if date else None


def bare_weekday(line: Line, index: int, now: Date | None) -> Finding | None:
    """«ثلاثاء الأسبوع الماضي»."""
    day = payload(line, index, "bareday")
    week = shifted_unit(line, index + 1) if day and not line[index].definite else None
    if day is None or week is None or week[0] != "W":
        return None
    if now is None:
        return Finding(index, week[2], "date", f"XXXX-WXX-{day[0]}")
    monday = periods.add_days(now, 7 * week[1] - now.weekday())
    return exact_day(index, week[2], periods.add_days(monday, int(day[0]) - 1))


def nth_weekday(line: Line, index: int, now: Date | None) -> Finding | None:
    """«ثالث ثلاثاء في أيلول 2014», «آخر اثنين من شهر آذار»."""
    last = line[index].word == "اخر"
    nth = payload(line, index, "ordinal")
    if not last and (not nth or line[index].definite):
        return None
    at = index + 2 if line[index + 1].key == "يوم" else index + 1
    day = payload(line, at, "bareday")
    if not day:
        if line[at - 1].key != "يوم" or last or not nth:
            return None
        at -= 1
    end = at + 2 if line[at + 1].word in ("من", "في") else at + 1
    order = -1 if last else int(nth[0]) if nth else 1
    relative = shifted_unit(line, end)
    if relative and relative[0] == "M" and now and day:
        start = periods.add_months(now.replace(day=1), relative[1])
        date = periods.nth_weekday(start.year, start.month, int(day[0]), order)
        return exact_day(index, relative[2], date) if date else None
    month = read_month(line, end)
    if month is None or month[1]:
        return None
    if day:
        return _nth_of(line, index, month, int(day[0]), order, now)
    year = read_year(line, month[2])
    the_day = Day(year[0] if year else None, month[0], order)
    return day_finding(index, the_day, year[2] if year else month[2], now)


def _toward(now: Date, weekday: int, shift: int) -> Date:
    """The next or last such weekday, never ``now`` itself."""
    if shift < 0:
        return periods.add_days(now, -((now.isoweekday() - weekday - 1) % 7 + 1))
    return periods.add_days(now, (weekday - now.isoweekday() - 1) % 7 + 1)


def week_then_weekday(line: Line, index: int, now: Date | None) -> Finding | None:
    """«الأسبوع الماضي الأحد», «هذا الأسبوع يوم السبت»."""
    week = shifted_unit(line, index)
    if week is None or week[0] != "W":
        return None
    at = week[2] + 1 if line[week[2]].key == "يوم" else week[2]
    day = payload(line, at, "weekday")
    if day is None or line[at].conj or line[at].prep:
        return None
    if now is None:
        return Finding(index, at + 1, "date", f"XXXX-WXX-{day[0]}")
    monday = periods.add_days(now, 7 * week[1] - now.weekday())
    return exact_day(index, at + 1, periods.add_days(monday, int(day[0]) - 1))
