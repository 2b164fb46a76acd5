"""Reading stretches of time: months, years, quarters, seasons, decades, «الأسبوع الماضي»."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from reader.analysis.statistics import periods
from reader.analysis.statistics.calendar_words import (
    COMMAS,
    exact_day,
    is_digits,
    no_noun,
    period_finding,
    read_month,
    read_year,
    shifted_unit,
)
from reader.analysis.statistics.durations import iso, time_unit
from reader.analysis.statistics.findings import Finding, is_whole
from reader.analysis.statistics.lexicon import lexicon
from reader.analysis.statistics.numbers import read_number
from reader.analysis.statistics.ordinals import read_ordinal
from reader.analysis.statistics.periods import Date, Period
from reader.analysis.statistics.tokens import Line, match, payload


def relative_period(line: Line, index: int, now: Date | None) -> Finding | None:
    found = shifted_unit(line, index)
    if found is None:
        return None
    unit, shift, end = found
    if unit == "D" and shift == 0 and now and payload(line, index, "this"):
        return exact_day(index + 1, end, now)
    if now is None:
        sign = "-" if shift < 0 else "+" if shift else ""
        value = iso([(Fraction(abs(shift)), unit)], sign)
        return Finding(index, end, "relative_time", value)
    if unit == "D":
        return exact_day(index, end, periods.add_days(now, shift))
    return period_finding(index, end, periods.unit_period(now, unit, shift))


def several_units(line: Line, index: int, now: Date | None) -> Finding | None:
    """«السنوات الثلاث الماضية», «العامين الماضيين», «آخر 3 سنوات»."""
    direction = match(line, index, "lastn")
    if direction and not line[index].definite:
        number = read_number(line, index + 1)
        unit = time_unit(line, number.end) if number else None
        if number is None or unit is None or line[index + 1].conj:
            return None
        count, shift, end = number.value, int(direction[1][0]), number.end + 1
    else:
        unit = time_unit(line, index)
        if not unit or not line[index].definite:
            return None
        end = index + 1
        if unit[1] == 2:
            count = Fraction(2)
        else:
            number = read_number(line, end)
            if number is None or not (line[end].definite or line[end].kind == "number"):
                return None
            count, end = number.value, number.end
        found = payload(line, end, "shift")
        if not found:
            return None
        shift, end = int(found[0]), end + 1
    if unit[0] in ("S", "TM", "H") or count.denominator != 1 or not 1 <= count <= 5000 or not shift:
        return None
    length = iso([(count, unit[0])])
    if now is None:
        return Finding(index, end, "date_range", f"{'-' if shift < 0 else '+'}{length}")
    anchor = now if shift < 0 else periods.add_days(now, 1)
    other = periods.add_units(anchor, shift * int(count), unit[0])
    return period_finding(
        index, end, periods.interval(min(anchor, other), max(anchor, other), length)
    )


def month_period(line: Line, index: int, now: Date | None) -> Finding | None:
    """«فبراير/شباط 2021», «مايو الماضي», «رمضان 1446هـ», a month alone."""
    month = read_month(line, index)
    if month is None:
        return None
    number, hijri, end = month
    year = read_year(line, end)
    if year:
        if hijri or year[1]:
            period = periods.hijri_period(year[0], number) if hijri and year[0] < 1700 else None
            return period_finding(index, year[2], period or Period(f"{year[0]:04d}"))
        return period_finding(index, year[2], periods.month_period(year[0], number))
    at = end + 1 if line[end].word in ("من", "في") else end
    relative = shifted_unit(line, at)
    if relative and relative[0] == "Y":
        known = now.year + relative[1] if now else None
        return period_finding(index, relative[2], periods.month_period(known, number))
    shift = payload(line, end, "shift")
    if shift and line[end].word.startswith("ال") and not hijri:
        known = periods.nearest_year(now, number, int(shift[0])) if now else None
        return period_finding(index, end + 1, periods.month_period(known, number))
    if payload(line, index, "monthword") is None and not _month_alone(line, index, end):
        return None
    if hijri:
        known = periods.hijri_year(now) if now else None
        period = periods.hijri_period(known, number) if known else None
        return period_finding(index, end, period) if period else Finding(index, end, "date_range")
    finding = period_finding(index, end, periods.month_period(None, number))
    if now:
        month_of = [periods.month_period(y, number) for y in (now.year, now.year - 1)]
        finding.resolved = tuple(period.value for period in month_of)
    return finding


def _month_alone(line: Line, index: int, end: int) -> bool:
    """Whether a bare name is a month, not a verb, a person or a father."""
    if line[index].key not in lexicon().traps["weak_month"]:
        return end > index or True
    before = line[index - 1] if index else None
    return line[index].prep != "" or (
        before is not None and before.word in lexicon().traps["before_year"]
    )


def part_of_year(line: Line, index: int, now: Date | None) -> Finding | None:
    """«الربع الثالث من 2024», «النصف الأول من العام الجاري»."""
    found = payload(line, index, "quarter")
    if not found or not line[index].definite:
        return None
    months = int(found[0])
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
    elif months == 6 or line[end].conj:
        return None
    if year is None or not 1 <= year < 9999:
        return period_finding(index, end, Period(f"XXXX-{'Q' if months == 3 else 'H'}{nth}"))
    start = Date(year, months * (nth - 1) + 1, 1)
    return period_finding(
        index, end, periods.interval(start, periods.add_months(start, months), f"P{months}M")
    )


def season(line: Line, index: int, now: Date | None) -> Finding | None:
    found = payload(line, index, "season")
    this = payload(line, index, "this")
    at = index + 1 if this else index
    if this:
        found = payload(line, at, "season")
    if not found:
        return None
    code, end = str(found[0]), at + 1
    year = read_year(line, end)
    shift = payload(line, end, "shift")
    if year and not year[1]:
        return period_finding(index, year[2], Period(f"{year[0]:04d}-{code}"))
    if this or (shift and line[end].word.startswith("ال")):
        move = 0 if this else int(shift[0]) if shift else 0
        end = end if this else end + 1
        return period_finding(
            index, end, Period(f"{now.year + move:04d}-{code}" if now else f"XXXX-{code}")
        )
    alone = line[at].definite and index and line[index - 1].word in ("في", "خلال", "فصل")
    return period_finding(index, end, Period(f"XXXX-{code}")) if alone else None


def decade(line: Line, index: int, _now: Date | None) -> Finding | None:
    """«السبعينيات», «ثمانينيات القرن الماضي»; «القرن التاسع عشر»."""
    found = payload(line, index, "decade")
    if found:
        first, end = int(found[0]), index + 1
        century = 1900
        if payload(line, end, "century"):
            order = read_ordinal(line, end + 1)
            if order:
                century, end = (order[0] - 1) * 100, order[1]
            elif payload(line, end + 1, "shift"):
                end += 2
        elif not line[index].definite:
            return None
        start = Date(century + first, 1, 1)
        period = periods.interval(start, Date(start.year + 10, 1, 1), "P10Y")
        return period_finding(index, end, replace(period, value=f"{start.year // 10:03d}X"))
    if payload(line, index, "century"):
        order = read_ordinal(line, index + 1)
        if order and 2 <= order[0] <= 30:
            start = Date((order[0] - 1) * 100, 1, 1)
            period = periods.interval(start, Date(start.year + 100, 1, 1), "P100Y")
            return period_finding(
                index, order[1], replace(period, value=f"{start.year // 100:02d}XX")
            )
    return None


def year_spell(line: Line, index: int, _now: Date | None) -> Finding | None:
    """«عام 2016», «في 2025», «1446هـ»."""
    named = payload(line, index, "yearword") is not None
    if line[index].definite and not is_digits(line, index + 1, 4):
        return None
    if not named and line[index].kind != "number":
        return None
    found = read_year(line, index + 1 if named else index, named)
    if found is None or (line[index].raw in COMMAS):
        return None
    year, hijri, end = found
    if hijri:
        return period_finding(index, end, periods.hijri_period(year, None) or Period(f"{year:04d}"))
    if not named:
        before = line[index - 1] if index else None
        spaced = index == 0 or line[index].gap or (before is not None and before.raw in '(«"[')
        if year < 0:
            return period_finding(index, end, periods.year_period(year))
        dated = end > index + 1 and line[index].definite is False
        if is_whole(line, index, end) or not (spaced or dated):
            return None
        if not dated and not 1800 <= year <= 2100:
            return None
        if line[end].raw in ("-", "/", ":", "–"):
            pair = _year_pair(line, index, year, end)
            if pair or not line[end].gap:
                return pair
        if end > index + 1 and year >= 100:
            return period_finding(index, end, periods.year_period(year))
        if before is not None and payload(line, index - 1, "label"):
            return None
        if before is None or not (
            before.word in lexicon().traps["before_year"] or no_noun(line, end)
        ):
            return None
        if before.word not in lexicon().traps["before_year"] and before.kind not in ("word",):
            return None
        if not no_noun(line, end) and before.word != "في":
            return None
    elif line[end].raw in ("-", "/", "–") and (pair := _year_pair(line, index, year, end)):
        return pair
    return period_finding(index, end, periods.year_period(year))


def _year_pair(line: Line, index: int, year: int, end: int) -> Finding | None:
    """2024/2025, 2020-2024."""
    second = line[end + 1]
    if (
        second.kind != "number"
        or second.gap != line[end].gap
        or not second.key.isdigit()
        or len(second.key) != 4
    ):
        return None
    last = int(second.key)
    if not 0 < year < last <= 2200 or (line[end + 2].raw in "/-" and not line[end + 2].gap):
        return None
    period = periods.interval(Date(year, 1, 1), Date(last + 1, 1, 1), f"P{last + 1 - year}Y")
    return period_finding(index, end + 2, replace(period, value=f"{year}/{last}"))


def edge_of_period(line: Line, index: int, now: Date | None) -> Finding | None:
    """«أواخر مارس», «مطلع العام المقبل»: a part of a period that has no sharp bounds."""
    found = match(line, index, "early", "late", "middle")
    if found is None or line[index].definite:
        return None
    sense, _, at = found
    whole = (
        relative_period(line, at, now) or month_period(line, at, now) or year_spell(line, at, now)
    )
    if whole is None or whole.kind != "date_range" or line[at].conj:
        return None
    whole.first = index
    if whole.start_date is None and now and str(whole.value).startswith("XXXX-"):
        period = periods.month_period(now.year, int(str(whole.value)[5:7]))
        whole.start_date, whole.end_date, whole.resolved = period.start, period.end, ()
    if whole.start_date and whole.end_date:
        start, end = Date.fromisoformat(whole.start_date), Date.fromisoformat(whole.end_date)
        days = (end - start).days
        third = 10 if 28 <= days <= 31 else days // 3
        if sense == "early":
            end = periods.add_days(start, third)
        elif sense == "late":
            start = periods.add_days(start, 20 if third == 10 else days - third)
        else:
            start, end = periods.add_days(start, third), periods.add_days(end, -third)
        whole.start_date, whole.end_date = start.isoformat(), end.isoformat()
    return whole
