"""Reading periods: months, seasons, «الأسبوع الماضي», «السنوات الثلاث الأخيرة»."""

from __future__ import annotations

from fractions import Fraction

from reader.analysis.statistics.numbers.reading import joined, read_number
from reader.analysis.statistics.times import periods
from reader.analysis.statistics.times.calendar_words import (
    exact_day,
    period_finding,
    read_month,
    read_year,
    shifted_unit,
)
from reader.analysis.statistics.times.durations import iso, time_unit
from reader.analysis.statistics.times.periods import Date, Period
from reader.analysis.statistics.words.findings import Finding, is_whole
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.tokens import Line, match, payload


def relative_period(line: Line, index: int, now: Date | None) -> Finding | None:
    found = shifted_unit(line, index)
    if found is None:
        return None
    unit, shift, end = found
    told = unit == "D" and line[end - 1].word in lexicon().traps["told_day"]
    if told and not is_whole(line, index, end):
        return None  # «في اليوم التالي» follows the day that the story is at
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
    """«السنوات الثلاث الماضية», «العامين الماضيين», «آخر 3 سنوات», «الثلاثة عقود القادمة»."""
    found = _last_of(line, index) or _of_them(line, index)
    if found is None:
        return None
    count, unit, shift, end = found
    if count.denominator != 1 or not 1 <= count <= 5000 or not shift:
        return None
    length = iso([(count, unit)])
    if unit in ("S", "TM", "H"):
        return Finding(index, end, "duration", length)  # «الساعات الـ24 الماضية»
    if now is None:
        return Finding(index, end, "date_range", f"(XXXX-XX-XX,XXXX-XX-XX,{length})")
    anchor = now if shift < 0 else periods.add_days(now, 1)
    other = periods.add_units(anchor, shift * int(count), unit)
    return period_finding(
        index, end, periods.interval(min(anchor, other), max(anchor, other), length)
    )


Several = tuple[Fraction, str, int, int]  # how many of which unit, the direction, the index after


def _last_of(line: Line, index: int) -> Several | None:
    """«آخر 3 سنوات»."""
    direction = match(line, index, "lastn")
    if not direction or line[index].definite or line[index + 1].conj:
        return None
    number = read_number(line, index + 1)
    unit = time_unit(line, number.end) if number else None
    if number is None or unit is None:
        return None
    return number.value, unit[0], int(direction[1][0]), number.end + 1


def _of_them(line: Line, index: int) -> Several | None:
    """«الأشهر الثلاثة القادمة», «الثلاثة عقود القادمة», «العقدين الماضيين»."""
    unit = time_unit(line, index)
    end = index + 1
    if unit and not line[index].definite:
        return None
    if unit and unit[1] == 2:
        count = Fraction(2)
    else:
        if unit is None and not (line[index].definite or line[index].kind == "number"):
            return None
        number = read_number(line, end if unit else index)
        if number is None or number.high or number.fraction:
            return None
        if unit and not (line[end].definite or line[end].kind == "number"):
            return None
        count, end = number.value, number.end
        if unit is None:
            unit, end = time_unit(line, end), end + 1
            definite = line[index].definite or line[end - 1].definite
            if unit is None or unit[1] == 2 or not definite:
                return None
    found = payload(line, end, "shift")
    if not found or not line[end].word.startswith("ال"):
        return None
    return count, unit[0], int(found[0]), end + 1


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
    if not hijri and (shared := _year_of_next(line, end)):
        return period_finding(index, end, periods.month_period(shared, number))
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
        move = int(shift[0]) if shift and line[end].word.startswith("ال") else None
        end += move is not None
        period = _hijri_month(number, move, now) if now else None
        return period_finding(index, end, period) if period else Finding(index, end, "date_range")
    finding = period_finding(index, end, periods.month_period(None, number))
    if now:
        month_of = [periods.month_period(y, number) for y in (now.year, now.year - 1)]
        finding.resolved = tuple(period.value for period in month_of)
    return finding


def _year_of_next(line: Line, index: int) -> int | None:
    """«يناير وفبراير 1945»: the year that a month has from the one joined to it."""
    at = joined(line, index)
    other = read_month(line, at) if at is not None else None
    year = read_year(line, other[2]) if other and not other[1] else None
    return year[0] if year and not year[1] else None


def _hijri_month(number: int, shift: int | None, now: Date) -> Period | None:
    """The Islamic month of this year, or the last or next one («رمضان الماضي»)."""
    year = periods.hijri_year(now)
    if year is None:
        return None
    found = [periods.hijri_period(year + move, number) for move in (-1, 0, 1)]
    today = now.isoformat()
    known = [period for period in found if period and period.start and period.end]
    if shift and shift < 0:
        return next((period for period in known[::-1] if (period.end or "") <= today), None)
    if shift and shift > 0:
        return next((period for period in known if (period.start or "") > today), None)
    return found[1]


def _month_alone(line: Line, index: int, end: int) -> bool:
    """Whether a bare name is a month, not a verb, a person or a father."""
    if payload(line, index, "zero"):
        return False  # «صفر إلى صفر»
    if line[index].key not in lexicon().traps["weak_month"]:
        return end > index or True
    before = line[index - 1] if index else None
    return line[index].prep != "" or (
        before is not None and before.word in lexicon().traps["before_year"]
    )


def season(line: Line, index: int, now: Date | None, inside: bool = False) -> Finding | None:
    """«صيف 2024», «الربيع القادم», «هذا الصيف»; «الصيف» alone only ``inside`` another phrase."""
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
    around = shifted_unit(line, end + 1 if line[end].word == "من" else end)
    if around and around[0] == "Y" and now:  # «صيف العام الماضي»
        value = f"{now.year + around[1]:04d}-{code}"
        return period_finding(index, around[2], Period(value))
    if this or (shift and line[end].word.startswith("ال")):
        move = 0 if this else int(shift[0]) if shift else 0
        end = end if this else end + 1
        return period_finding(
            index, end, Period(f"{now.year + move:04d}-{code}" if now else f"XXXX-{code}")
        )
    before = line[index - 1].word if index else ""
    alone = line[at].definite and (inside or before in ("في", "خلال", "فصل"))
    return period_finding(index, end, Period(f"XXXX-{code}")) if alone else None


def numeric_month(line: Line, index: int, _now: Date | None) -> Finding | None:
    """3/2015 and 2015/3, a month of a year in digits."""
    token, slash, other = line[index : index + 3]
    if slash.raw != "/" or slash.gap or other.gap or other.kind != "number" or token.prep:
        return None
    if not (token.key.isdigit() and other.key.isdigit()) or (index and not token.gap):
        return None
    year, month = (token, other) if len(token.key) == 4 else (other, token)
    if len(year.key) != 4 or len(month.key) > 2 or line[index + 3].raw in ("/", "-"):
        return None
    if not 1 <= int(month.key) <= 12 or not 1800 <= int(year.key) <= 2100:
        return None
    return period_finding(index, index + 3, periods.month_period(int(year.key), int(month.key)))
