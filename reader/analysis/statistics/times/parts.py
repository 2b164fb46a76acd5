"""Reading parts of periods: «الربع الثالث من 2024», «أواخر مارس», «الأشهر التسعة الأولى»."""

from __future__ import annotations

from reader.analysis.statistics.numbers.reading import read_number
from reader.analysis.statistics.times import periods
from reader.analysis.statistics.times.calendar_words import period_finding, read_year, shifted_unit
from reader.analysis.statistics.times.durations import iso, time_unit
from reader.analysis.statistics.times.eras import decade, year_spell
from reader.analysis.statistics.times.periods import Date, Period
from reader.analysis.statistics.times.spells import month_period, relative_period, season
from reader.analysis.statistics.words.findings import Finding
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.tokens import Line, match, payload


def _container(line: Line, index: int, now: Date | None, parts: bool = True) -> Finding | None:
    """A period that another is a part of; «العام» and «الشهر» alone are those of today.

    It may be a quarter or a half of a year itself («نهاية الربع الأول») where ``parts``.
    """
    if line[index].conj:
        return None
    found = (
        relative_period(line, index, now)
        or month_period(line, index, now)
        or season(line, index, now, True)
        or decade(line, index, now)
        or year_spell(line, index, now)
        or (part_of_period(line, index, now) if parts else None)
    )
    named = shifted_unit(line, index)
    unit = time_unit(line, index)
    if found is None and unit and unit[1] == 1 and line[index].definite:
        following = line[index + 1]
        if unit[0] not in periods.OPEN or line[index].key in lexicon().traps["plural_time"]:
            return None
        if unit[0] == "10Y" or following.word.startswith("ال"):
            return None  # «نهاية العقد» is that of a contract; «نهاية العام الدراسي»
        period = periods.unit_period(now, unit[0], 0) if now else Period(periods.OPEN[unit[0]])
        return period_finding(index, index + 1, period)
    if found is None or found.kind == "date_range":
        return found
    if named is None or named[0] not in periods.OPEN:
        return None
    return Finding(index, found.last, "date_range", periods.OPEN[named[0]])


def _bounds(whole: Finding, now: Date | None) -> tuple[Date, Date] | None:
    """The first day of a period and the day after its last; a month without a year is this one."""
    if whole.start_date is None and now and str(whole.value).startswith("XXXX-"):
        if not str(whole.value)[5:7].isdigit():
            return None
        period = periods.month_period(now.year, int(str(whole.value)[5:7]))
        whole.start_date, whole.end_date, whole.resolved = period.start, period.end, ()
    if whole.start_date and whole.end_date:
        return Date.fromisoformat(whole.start_date), Date.fromisoformat(whole.end_date)
    return None


def _thirds(days: int) -> tuple[int, int]:
    """Where the middle of so many days begins and ends; a month's third is ten days."""
    if days == 7:
        return 2, 4
    return (10, 20) if 28 <= days <= 31 else (days // 3, days - days // 3)


def edge_of_period(line: Line, index: int, now: Date | None) -> Finding | None:
    """«أواخر مارس», «مطلع العام المقبل», «نهاية الأسبوع»: a part that has no sharp bounds."""
    found = match(line, index, "early", "late", "middle")
    if found is None or line[index].definite:
        return None
    sense, _, at = found
    if line[at].word == "من":
        at += 1
    whole = _container(line, at, now)
    if whole is None:
        return None
    whole.first = index
    if bounds := _bounds(whole, now):
        start, end = bounds
        low, high = _thirds((end - start).days)
        if sense == "early":
            end = periods.add_days(start, low)
        elif sense == "late":
            start = periods.add_days(start, high)
        else:
            start, end = periods.add_days(start, low), periods.add_days(start, high)
        whole.start_date, whole.end_date = start.isoformat(), end.isoformat()
    return whole


def part_of_period(line: Line, index: int, now: Date | None) -> Finding | None:
    """«الربع الثالث من 2024», «النصف الأول من العام الجاري», «النصف الثاني من مارس»."""
    found = payload(line, index, "quarter")
    if not found:
        return None
    months = int(found[0])
    shift = payload(line, index + 1, "shift")
    if shift and months == 3 and line[index + 1].word.startswith("ال"):
        if line[index + 1].word.startswith("الاخير"):
            shift = None  # «الربع الأخير» is the fourth
        else:
            return _quarter_from_now(index, int(shift[0]), now)
    order = payload(line, index + 1, "ordinal")
    last = 12 // months if line[index + 1].full == "الاخير" else 0
    nth = int(order[0]) if order else last
    if not 1 <= nth <= 12 // months:
        return None
    end = index + 2
    at = end + 1 if line[end].word in ("من", "في", "لل") else end
    year: int | None = None
    if known := read_year(line, at):
        year, end = known[0], known[2]
        if known[1]:
            return None
    elif (relative := shifted_unit(line, at)) and relative[0] == "Y":
        year, end = (now.year + relative[1] if now else None), relative[2]
    elif months == 6 and line[end].word == "من":
        return _half(index, nth, _container(line, at, now, False), now)
    elif months == 6 or line[end].conj or line[index].word.endswith("فصل"):
        return None
    if year is None or not 1 <= year < 9999:
        return period_finding(index, end, Period(f"XXXX-{'Q' if months == 3 else 'H'}{nth}"))
    start = Date(year, months * (nth - 1) + 1, 1)
    return period_finding(
        index, end, periods.interval(start, periods.add_months(start, months), f"P{months}M")
    )


def _quarter_from_now(index: int, shift: int, now: Date | None) -> Finding:
    """«الربع الماضي», «الفصل الجاري»."""
    if now is None:
        return Finding(index, index + 2, "date_range", "XXXX-QX")
    return period_finding(index, index + 2, periods.quarter_period(now, shift))


def _half(first: int, nth: int, whole: Finding | None, now: Date | None) -> Finding | None:
    """The first or second half of a month, decade or century; a month's is fifteen days."""
    bounds = _bounds(whole, now) if whole else None
    if whole is None or bounds is None:
        return None
    start, end = bounds
    days = (end - start).days
    if days < 28:
        return None
    middle = periods.add_days(start, 15)
    if days > 31:
        middle = periods.add_months(start, (end.year - start.year) * 6)
    start, end = (start, middle) if nth == 1 else (middle, end)
    years = round((end - start).days / 365.25)
    length = f"P{years}Y" if days > 366 else "P6M" if days > 31 else f"P{(end - start).days}D"
    return period_finding(first, whole.last, periods.interval(start, end, length))


def first_units(line: Line, index: int, now: Date | None) -> Finding | None:
    """«الأشهر التسعة الأولى من 2025», «أول 9 أشهر من العام», «الأسابيع الستة الأخيرة من مايو»."""
    leading = match(line, index, "lastn")
    at = index + 1 if leading and not line[index].definite else index
    unit = None if leading else time_unit(line, index)
    number = read_number(line, at if leading else index + 1)
    if number is None or number.value.denominator != 1 or not 1 < number.value < 100:
        return None
    end, last = number.end, False
    if leading:
        unit, last = time_unit(line, end), leading[1][0] == "-1"
        end += 1
    elif (
        not (unit and line[index].definite and line[index + 1].definite)
        or line[end].word not in lexicon().traps["first_last"]
    ):
        return None
    else:
        last, end = line[end].word == "الاخيره", end + 1
    if unit is None or unit[0] not in ("D", "W", "M", "Y") or (leading and line[end - 1].definite):
        return None
    whole = _container(line, end + 1, now) if line[end].word in ("من", "في") else None
    length = iso([(number.value, unit[0])])
    if whole is None:
        if leading or last or unit[0] != "M" or number.value > 11:
            return None
        value = f"(XXXX-01,XXXX-{int(number.value) + 1:02d},{length})"
        return Finding(index, end, "date_range", value)
    bounds = _bounds(whole, now)
    if bounds is None:
        return Finding(index, whole.last, "date_range", f"(,,{length})")
    start = periods.add_units(bounds[0], int(number.value), unit[0])
    other = periods.add_units(bounds[1], -int(number.value), unit[0])
    first, stop = (other, bounds[1]) if last else (bounds[0], start)
    return period_finding(index, whole.last, periods.interval(first, stop, length))
