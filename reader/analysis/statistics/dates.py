"""Reading dates: days, months, years and periods in every Arab calendar, relative ones included."""

from __future__ import annotations

import datetime
from dataclasses import replace
from fractions import Fraction

from reader.analysis.statistics import periods
from reader.analysis.statistics.clock import read_hour, read_time
from reader.analysis.statistics.durations import iso, time_unit
from reader.analysis.statistics.findings import Finding, is_whole
from reader.analysis.statistics.lexicon import lexicon
from reader.analysis.statistics.numbers import joined, read_number
from reader.analysis.statistics.periods import Date, Day, Period
from reader.analysis.statistics.quantities import read_ordinal
from reader.analysis.statistics.tokens import Line, match, payload

_COMMAS = frozenset(",،")
_OF = frozenset({"من", "في", "ل"})
Month = tuple[int, bool, int]  # number, whether Hijri, the index after it


# --- pieces -------------------------------------------------------------------------------------


def read_month(line: Line, index: int) -> Month | None:
    """A month name, doubled perhaps («فبراير/شباط»), after شهر or without."""
    word = payload(line, index, "monthword")
    at = index + 1 if word and not line[index].definite else index
    found = match(line, at, "month", "hijri")
    if found is None:
        number = read_number(line, at) if at > index and not line[at].conj else None
        if number and number.value.denominator == 1 and 1 <= number.value <= 12:
            return int(number.value), False, number.end
        return None
    sense, values, end = found
    if line[at].key == "اب" and "آ" not in line[at].raw:
        return None
    for opening, closing in (("/", ""), ("-", ""), ("(", ")")):
        twin = match(line, end + 1, sense) if line[end].raw == opening else None
        if twin and twin[1] == values:
            end = twin[2] + (1 if closing and line[twin[2]].raw == closing else 0)
    return int(values[0]), sense == "hijri", end


def read_year(line: Line, index: int, named: bool = False) -> tuple[int, bool, int] | None:
    """A year at ``index``: the number, whether Hijri, the index after it and its era.

    ``named`` after عام or سنة, where any number is one.
    """
    at = index
    linked = line[at].word in _OF and payload(line, at + 1, "yearword")
    if line[at].raw in _COMMAS or linked or line[at].word == "من":
        at += 1
    year = payload(line, at, "yearword")
    if year and (not line[at].definite or _digits(line, at + 1, 4)):
        at, named = at + 1, True
    token = line[at]
    if token.conj or token.prep or token.definite:
        return None
    number = read_number(line, at)
    if number is None or number.value.denominator != 1 or number.high:
        return None
    value, end = int(number.value), number.end
    if token.kind == "number" and (not token.key.isdigit() or end > at + 1):
        return None
    era = payload(line, end, "era")
    hijri = bool(era) and era is not None and era[0] == "h" and not line[end].conj
    if hijri:
        return (value, True, end + 1) if 1 <= value < 1600 else None
    before_christ = match(line, end, "era")
    if before_christ and before_christ[1][0] == "bc":
        return -value, False, before_christ[2]
    plausible = 1000 <= value < 2200 if token.kind == "number" else 1000 <= value < 2100
    if not plausible and not (named and 1 <= value < 3000):
        return None
    if token.kind == "number" and len(token.key) != 4 and not named:
        return None
    if era and not line[end].conj:
        end += 1
    return value, False, end


def _digits(line: Line, index: int, count: int) -> bool:
    """Whether a numeral of so many digits and nothing else stands at ``index``."""
    return (
        line[index].kind == "number" and line[index].key.isdigit() and len(line[index].key) == count
    )


def _read_day(line: Line, index: int) -> tuple[int, int] | None:
    """A day of the month at ``index``: digits, an ordinal, or number words."""
    token = line[index]
    if token.kind == "number":
        ok = token.key.isdigit() and len(token.key) <= 2 and 1 <= int(token.key) <= 31
        return (int(token.key), index + 1) if ok else None
    ordinal = read_ordinal(line, index)
    if ordinal and 1 <= ordinal[0] <= 31:
        return ordinal
    if not token.entries or token.definite:
        return None
    number = read_number(line, index)
    if number is None or number.value.denominator != 1 or not 1 <= number.value <= 31:
        return None
    return int(number.value), number.end


def _shifted_year(line: Line, index: int, month: int, now: Date | None) -> tuple[int, int] | None:
    """«8 مارس الماضي», «مارس العام المقبل»: the year meant and the index after."""
    relative = _shifted_unit(line, index)
    if relative and relative[0] == "Y":
        return (now.year + relative[1], relative[2]) if now else None
    shift = payload(line, index, "shift")
    if shift is None or not line[index].word.startswith("ال") or now is None:
        return None
    return periods.nearest_year(now, month, int(shift[0])), index + 1


def _day_of_this_month(line: Line, index: int, now: Date | None) -> tuple[Day, int] | None:
    """«20 من الشهر القادم»."""
    day = _read_day(line, index)
    if day is None or now is None:
        return None
    at = day[1] + 1 if line[day[1]].word in ("من", "في") else day[1]
    found = _shifted_unit(line, at)
    if not found or found[0] != "M":
        return None
    month = periods.add_months(now.replace(day=1), found[1])
    return Day(month.year, month.month, day[0]), found[2]


def _day_month(line: Line, index: int, now: Date | None = None) -> tuple[Day, int] | None:
    """«3 آب 2023», «الرابع من نيسان», «يناير الثاني والعشرين، 2018», 12/05/2021."""
    if numeric := _numeric(line, index):
        return numeric
    if month := read_month(line, index):
        number, hijri, end = month
        day = _read_day(line, end)
        if day is None or line[end].conj or line[end].prep:
            return None
        if line[end].kind == "number" and read_year(line, end):
            return None
        if payload(line, day[1], "time") or line[day[1]].raw in ":/%-":
            return None
    else:
        day = _read_day(line, index)
        if day is None:
            return None
        end = day[1]
        if line[end].raw in "-/":
            end += 1
        while line[end].word in ("من", "في"):
            end += 1
        month = read_month(line, end)
        if month is None or line[end].conj:
            return None
        if month[2] == end + 1 and payload(line, end, "zero") and not read_year(line, end + 1):
            return None
        number, hijri, end = month
        day = (day[0], end)
    year = read_year(line, day[1])
    if year:
        return Day(year[0], number, day[0], hijri or year[1]), year[2]
    shifted = None if hijri else _shifted_year(line, day[1], number, now)
    if shifted:
        return Day(shifted[0], number, day[0]), shifted[1]
    return Day(None, number, day[0], hijri), day[1]


def _numeric(line: Line, index: int) -> tuple[Day, int] | None:
    """12/05/2021, 2016-04-21, 14.2.2010, with هـ perhaps, and 22/4 inside a sentence."""
    token = line[index]
    if token.kind != "number" or (index and not token.gap and line[index - 1].raw in "/-+:"):
        return None
    pieces, end = token.key.split("."), index + 1
    separator = line[end].raw
    third = end + 2
    if separator in ("/", "-") and line[end].gap and line[third].raw == separator:
        spaced = [line[k].key for k in (index, end + 1, third + 1)]
        if _digits(line, third + 1, 4) and all(1 <= len(piece) <= 2 for piece in spaced[:2]):
            pieces, end = spaced, third + 2  # «30 - 8 - 2006»
    if len(pieces) == 1:
        while (
            len(pieces) < 4
            and separator in ("/", "-")
            and line[end].raw == separator
            and not line[end].gap
            and not line[end + 1].gap
            and line[end + 1].kind == "number"
        ):
            pieces.append(line[end + 1].key)
            end += 2
    if not all(piece.isdigit() and len(piece) in (1, 2, 4) for piece in pieces):
        return None
    numbers = [int(piece) for piece in pieces]
    if len(pieces) == 2 and end > index + 1:
        return _short_numeric(line, index, end, pieces)
    if len(pieces) != 3:
        return None
    if len(pieces[0]) == 4:
        year, month, day = numbers
    elif len(pieces[2]) == 4 or (len(pieces[2]) == 2 and end > index + 1):
        day, month, year = numbers
    else:
        return None
    if len(str(year)) < 3 and len(pieces[2]) == 2 and len(pieces[0]) != 4:
        year += 2000 if year < 50 else 1900
    if month > 12 >= day:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    era = payload(line, end, "era")
    hijri = (era is not None and era[0] == "h") or 1300 <= year < 1500
    if hijri and era:
        end += 1
    return Day(year, month, day, hijri), end


def _short_numeric(line: Line, index: int, end: int, pieces: list[str]) -> tuple[Day, int] | None:
    if any(len(piece) > 2 for piece in pieces) or line[index + 1].raw != "/":
        return None
    first, second = int(pieces[0]), int(pieces[1])
    if is_whole(line, index, end):
        return None
    if 1 <= second <= 12 < first <= 31:
        return Day(None, second, first), end
    if 1 <= first <= 12 < second <= 31:
        return Day(None, first, second), end
    return None


# --- days ---------------------------------------------------------------------------------------


def _day_finding(first: int, day: Day, last: int, now: Date | None) -> Finding | None:
    if day.hijri:
        if day.year is None:
            return Finding(first, last, "date", None)
        date = periods.hijri_day(day.year, day.month, day.day)
        if date is None:
            return Finding(first, last, "date", None) if day.day <= 30 else None
        return Finding(first, last, "date", date.isoformat(), resolved=(date.isoformat(),))
    if day.year is not None:
        date = periods.real_day(day.year, day.month, day.day)
        if date is None:
            return None
        return Finding(first, last, "date", date.isoformat(), resolved=(date.isoformat(),))
    if periods.real_day(2000, day.month, day.day) is None:
        return None
    resolved = periods.near(now, day.month, day.day) if now else ()
    return Finding(first, last, "date", f"XXXX-{day.month:02d}-{day.day:02d}", resolved=resolved)


def _weekday(line: Line, index: int, now: Date | None) -> Finding | None:
    """A weekday, alone, with its date, or with الماضي and the like."""
    found = payload(line, index, "weekday")
    if found is None:
        return None
    weekday = int(found[0])
    end = index + 1
    at = end
    while line[at].raw in _COMMAS or line[at].word in lexicon().traps["dated_link"]:
        at += 1
    dated = None
    if not line[at].conj:
        dated = _day_month(line, at, now) or _day_of_this_month(line, at, now)
    if dated:
        finding = _day_finding(index, dated[0], dated[1], now)
        nth = read_ordinal(line, at)
        day = periods.real_day(dated[0].year or 1, dated[0].month, dated[0].day)
        other = dated[0].year is not None and day is not None and day.isoweekday() != weekday
        if other and nth and nth[0] < 6 and not dated[0].hijri:
            return _weekday_of(line, index, weekday, nth, now)  # the third Tuesday, not the 3rd
        return finding
    numbered = _read_day(line, at) if not line[at].conj else None
    if numbered and (line[at].definite or is_whole(line, index, numbered[1])):
        return _weekday_of(line, index, weekday, numbered, now)
    if payload(line, end, "ten1"):
        return None
    week = end + 1 if line[end].word in ("من", "في") else end
    period = _shifted_unit(line, week)
    if period and period[0] == "W":
        if now is None:
            return Finding(index, period[2], "date", f"XXXX-WXX-{weekday}")
        monday = periods.add_days(now, 7 * period[1] - now.weekday())
        return _exact(index, period[2], periods.add_days(monday, weekday - 1))
    shift = payload(line, end, "shift")
    if shift and line[end].definite is not None and line[end].word.startswith("ال"):
        if now is None:
            return Finding(index, end + 1, "date", f"XXXX-WXX-{weekday}")
        return _exact(index, end + 1, _toward(now, weekday, int(shift[0])))
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
    return _exact(index, end, same) if same else None


def _nth_of(
    line: Line, index: int, month: Month, weekday: int, nth: int, now: Date | None
) -> Finding | None:
    """The ``nth`` weekday of a month whose year follows or is this one."""
    year = read_year(line, month[2])
    shifted = _shifted_year(line, month[2], month[0], now)
    end = year[2] if year else shifted[1] if shifted else month[2]
    the_year = year[0] if year else shifted[0] if shifted else now.year if now else None
    if the_year is None:
        return Finding(index, end, "date", f"XXXX-{month[0]:02d}-WXX-{weekday}")
    date = periods.nth_weekday(the_year, month[0], weekday, nth)
    return _exact(index, end, date) if date else None


def _bare_weekday(line: Line, index: int, now: Date | None) -> Finding | None:
    """«ثلاثاء الأسبوع الماضي»."""
    day = payload(line, index, "bareday")
    week = _shifted_unit(line, index + 1) if day and not line[index].definite else None
    if day is None or week is None or week[0] != "W":
        return None
    if now is None:
        return Finding(index, week[2], "date", f"XXXX-WXX-{day[0]}")
    monday = periods.add_days(now, 7 * week[1] - now.weekday())
    return _exact(index, week[2], periods.add_days(monday, int(day[0]) - 1))


def _holiday(line: Line, index: int, now: Date | None) -> Finding | None:
    """«عيد الفطر 2013»: a feast with a fixed day of one calendar."""
    found = match(line, index, "holiday")
    if found is None:
        return None
    month, day = (int(part) for part in str(found[1][0]).lstrip("h").split("-"))
    year = read_year(line, found[2])
    end = year[2] if year else found[2]
    known = year[0] if year else now.year if now else None
    if not str(found[1][0]).startswith("h"):
        return _day_finding(index, Day(year[0] if year else None, month, day), end, now)
    if known is None or (year and year[1]):
        return None
    first = (known - 622) * 33 // 32
    days = [periods.hijri_day(first + shift, month, day) for shift in range(3)]
    same = [date for date in days if date and date.year == known]
    return _exact(index, end, same[0]) if same else None


def _toward(now: Date, weekday: int, shift: int) -> Date:
    """The next or last such weekday, never ``now`` itself."""
    if shift < 0:
        return periods.add_days(now, -((now.isoweekday() - weekday - 1) % 7 + 1))
    return periods.add_days(now, (weekday - now.isoweekday() - 1) % 7 + 1)


def _exact(first: int, last: int, day: Date) -> Finding:
    return Finding(first, last, "date", day.isoformat(), resolved=(day.isoformat(),))


def _day_word(line: Line, index: int, now: Date | None) -> Finding | None:
    """«أمس», «بعد غد»: a date against a reference, else a time from now."""
    found = match(line, index, "day")
    if found is None or (line[index].conj and line[index].key == "يوم"):
        return None
    shift, end = int(found[1][0]), found[2]
    today = line[index].word != "اليوم" or (now and _is_today(line, index))
    if not today and not is_whole(line, index, end):
        return None
    if payload(line, end, "weekday") and not line[end].conj:
        end += 1  # «غدا الاثنين»
    if now is None:
        value = (
            "P0D" if shift == 0 else iso([(Fraction(abs(shift)), "D")], "-" if shift < 0 else "+")
        )
        return Finding(index, end, "relative_time", value)
    return _exact(index, end, periods.add_days(now, shift))


def _is_today(line: Line, index: int) -> bool:
    """«اليوم» that is not «the day that …», «اليوم الأول»."""
    after = line[index + 1]
    if payload(line, index + 1, "ordinal") or payload(line, index + 1, "shift"):
        return False
    if payload(line, index + 1, "time") or read_number(line, index + 1):
        return False
    return after.word not in lexicon().traps["not_today"] and not (
        index and line[index - 1].word in lexicon().traps["no_today_after"]
    )


def _nth_weekday(line: Line, index: int, now: Date | None) -> Finding | None:
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
    relative = _shifted_unit(line, end)
    if relative and relative[0] == "M" and now and day:
        start = periods.add_months(now.replace(day=1), relative[1])
        date = periods.nth_weekday(start.year, start.month, int(day[0]), order)
        return _exact(index, relative[2], date) if date else None
    month = read_month(line, end)
    if month is None or month[1]:
        return None
    if day:
        return _nth_of(line, index, month, int(day[0]), order, now)
    year = read_year(line, month[2])
    the_day = Day(year[0] if year else None, month[0], order)
    return _day_finding(index, the_day, year[2] if year else month[2], now)


# --- periods ------------------------------------------------------------------------------------


def _finding(first: int, last: int, period: Period) -> Finding:
    return Finding(
        first, last, "date_range", period.value, start_date=period.start, end_date=period.end
    )


def _shifted_unit(line: Line, index: int) -> tuple[str, int, int] | None:
    """«الأسبوع الماضي», «هذا العام»: the unit, the shift, the index after."""
    if this := payload(line, index, "this"):
        unit = time_unit(line, index + 1)
        if unit and unit[1] == 1 and line[index + 1].definite and unit[0] not in ("S", "TM", "H"):
            return unit[0], int(this[0]), index + 2
        return None
    unit = time_unit(line, index)
    if not unit or unit[1] == 2 or unit[0] in ("S", "TM", "H"):
        return None
    if not line[index].definite or line[index].key in lexicon().traps["plural_time"]:
        return None
    shift = payload(line, index + 1, "shift")
    if not shift or not line[index + 1].word.startswith("ال"):
        return None
    return unit[0], int(shift[0]), index + 2


def _relative_period(line: Line, index: int, now: Date | None) -> Finding | None:
    found = _shifted_unit(line, index)
    if found is None:
        return None
    unit, shift, end = found
    if unit == "D" and shift == 0 and now and payload(line, index, "this"):
        return _exact(index + 1, end, now)
    if now is None:
        sign = "-" if shift < 0 else "+" if shift else ""
        value = iso([(Fraction(abs(shift)), unit)], sign)
        return Finding(index, end, "relative_time", value)
    if unit == "D":
        return _exact(index, end, periods.add_days(now, shift))
    return _finding(index, end, periods.unit_period(now, unit, shift))


def _several(line: Line, index: int, now: Date | None) -> Finding | None:
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
    return _finding(index, end, periods.interval(min(anchor, other), max(anchor, other), length))


def _month_period(line: Line, index: int, now: Date | None) -> Finding | None:
    """«فبراير/شباط 2021», «مايو الماضي», «رمضان 1446هـ», a month alone."""
    month = read_month(line, index)
    if month is None:
        return None
    number, hijri, end = month
    year = read_year(line, end)
    if year:
        if hijri or year[1]:
            period = periods.hijri_period(year[0], number) if hijri and year[0] < 1700 else None
            return _finding(index, year[2], period or Period(f"{year[0]:04d}"))
        return _finding(index, year[2], periods.month_period(year[0], number))
    at = end + 1 if line[end].word in ("من", "في") else end
    relative = _shifted_unit(line, at)
    if relative and relative[0] == "Y":
        known = now.year + relative[1] if now else None
        return _finding(index, relative[2], periods.month_period(known, number))
    shift = payload(line, end, "shift")
    if shift and line[end].word.startswith("ال") and not hijri:
        known = periods.nearest_year(now, number, int(shift[0])) if now else None
        return _finding(index, end + 1, periods.month_period(known, number))
    if payload(line, index, "monthword") is None and not _month_alone(line, index, end):
        return None
    if hijri:
        return Finding(index, end, "date_range", None)
    finding = _finding(index, end, periods.month_period(None, number))
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


def _part_of_year(line: Line, index: int, now: Date | None) -> Finding | None:
    """«الربع الثالث من 2024», «النصف الأول من العام الجاري»."""
    found = payload(line, index, "quarter")
    if not found or not line[index].definite:
        return None
    months = int(found[0])
    order = payload(line, index + 1, "ordinal")
    nth = int(order[0]) if order else 0
    if not 1 <= nth <= 12 // months:
        return None
    end = index + 2
    at = end + 1 if line[end].word in ("من", "في", "لل") else end
    year: int | None = None
    if known := read_year(line, at):
        year, end = known[0], known[2]
        if known[1]:
            return None
    elif (relative := _shifted_unit(line, at)) and relative[0] == "Y":
        year, end = (now.year + relative[1] if now else None), relative[2]
    elif months == 6 or line[end].conj:
        return None
    if year is None or not 1 <= year < 9999:
        return _finding(index, end, Period(f"XXXX-{'Q' if months == 3 else 'H'}{nth}"))
    start = Date(year, months * (nth - 1) + 1, 1)
    return _finding(
        index, end, periods.interval(start, periods.add_months(start, months), f"P{months}M")
    )


def _season(line: Line, index: int, now: Date | None) -> Finding | None:
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
        return _finding(index, year[2], Period(f"{year[0]:04d}-{code}"))
    if this or (shift and line[end].word.startswith("ال")):
        move = 0 if this else int(shift[0]) if shift else 0
        end = end if this else end + 1
        return _finding(
            index, end, Period(f"{now.year + move:04d}-{code}" if now else f"XXXX-{code}")
        )
    alone = line[at].definite and index and line[index - 1].word in ("في", "خلال", "فصل")
    return _finding(index, end, Period(f"XXXX-{code}")) if alone else None


def _decade(line: Line, index: int) -> Finding | None:
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
        return _finding(index, end, replace(period, value=f"{start.year // 10}X"))
    if payload(line, index, "century"):
        order = read_ordinal(line, index + 1)
        if order and 2 <= order[0] <= 30:
            start = Date((order[0] - 1) * 100, 1, 1)
            period = periods.interval(start, Date(start.year + 100, 1, 1), "P100Y")
            return _finding(index, order[1], replace(period, value=f"{start.year // 100}XX"))
    return None


def _year(line: Line, index: int) -> Finding | None:
    """«عام 2016», «في 2025», «1446هـ»."""
    named = payload(line, index, "yearword") is not None
    if line[index].definite and not _digits(line, index + 1, 4):
        return None
    if not named and line[index].kind != "number":
        return None
    found = read_year(line, index + 1 if named else index, named)
    if found is None or (line[index].raw in _COMMAS):
        return None
    year, hijri, end = found
    if hijri:
        return _finding(index, end, periods.hijri_period(year, None) or Period(f"{year:04d}"))
    if not named:
        before = line[index - 1] if index else None
        spaced = index == 0 or line[index].gap or (before is not None and before.raw in '(«"[')
        if year < 0:
            return _finding(index, end, periods.year_period(year))
        if is_whole(line, index, end) or not spaced or not 1800 <= year <= 2100:
            return None
        if line[end].raw in ("-", "/", ":") and not line[end].gap:
            return _year_pair(line, index, year, end)
        if before is not None and payload(line, index - 1, "label"):
            return None
        if before is None or not (
            before.word in lexicon().traps["before_year"] or _no_noun(line, end)
        ):
            return None
        if before.word not in lexicon().traps["before_year"] and before.kind not in ("word",):
            return None
        if not _no_noun(line, end) and before.word != "في":
            return None
    elif line[end].raw in ("-", "/") and (pair := _year_pair(line, index, year, end)):
        return pair
    return _finding(index, end, periods.year_period(year))


def _year_pair(line: Line, index: int, year: int, end: int) -> Finding | None:
    """2024/2025, 2020-2024."""
    second = line[end + 1]
    if second.kind != "number" or second.gap or not second.key.isdigit() or len(second.key) != 4:
        return None
    last = int(second.key)
    if not year < last <= 2200 or (line[end + 2].raw in "/-" and not line[end + 2].gap):
        return None
    period = periods.interval(Date(year, 1, 1), Date(last + 1, 1, 1), f"P{last + 1 - year}Y")
    return _finding(index, end + 2, replace(period, value=f"{year}/{last}"))


def _no_noun(line: Line, index: int) -> bool:
    """Whether no counted noun follows: the text ends, a sign, a particle, a definite noun."""
    token = line[index]
    if token.kind != "word":
        return token.kind in ("sign", "end")
    if token.conj or token.prep or token.word.startswith("ال"):
        return True
    return token.word in lexicon().traps["stop"]


def _edge(line: Line, index: int, now: Date | None) -> Finding | None:
    """«أواخر مارس», «مطلع العام المقبل»: a part of a period that has no sharp bounds."""
    found = match(line, index, "early", "late", "middle")
    if found is None or line[index].definite:
        return None
    sense, _, at = found
    whole = _relative_period(line, at, now) or _month_period(line, at, now) or _year(line, at)
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


# --- ranges and times ---------------------------------------------------------------------------


def _day_range(line: Line, index: int, now: Date | None) -> Finding | None:
    """«من 13 إلى 15 يوليو», «يوليو 13-15», «بين 4 سبتمبر و8 سبتمبر»."""
    opener = match(line, index, "range")
    if opener and (opener[1][0] != "from" or line[index].definite):
        return None
    at = opener[2] if opener else index
    month = read_month(line, at)
    if month:
        between = match(line, month[2], "range")
        at = between[2] if between and between[1][0] == "from" else month[2]
        if between and between[1][0] == "from":
            opener = between
    low = _read_day(line, at)
    if low is None or line[at].conj:
        return None
    start: Day | None = None
    dated = _day_month(line, at)
    after = low[1]
    if dated and not month:
        start, after = dated[0], dated[1]
    high_at = _to(line, after, line[opener[2] - 1].key if opener else "")
    if high_at is None:
        return None
    if month:
        high = _read_day(line, high_at)
        if high is None:
            return None
        year = read_year(line, high[1])
        last = year[2] if year else high[1]
        stop = Day(year[0] if year else None, month[0], high[0], month[1])
    else:
        full = _day_month(line, high_at)
        if full is None:
            return None
        stop, last = full
    start = start or Day(stop.year, stop.month, low[0], stop.hijri)
    if stop.hijri or start.hijri:
        return None
    return _between_days(index, last, start, stop, now)


def _to(line: Line, index: int, opener: str) -> int | None:
    token = line[index]
    if token.raw in ("-", "–", "—"):
        return index + 1
    if opener == "بين":
        return joined(line, index)
    found = payload(line, index, "range")
    return index + 1 if found and found[0] == "to" and len(token.key) > 1 else None


def _between_days(first: int, last: int, start: Day, stop: Day, now: Date | None) -> Finding | None:
    known = stop.year or start.year
    year = known or (now.year if now else 2000)
    low = periods.real_day(start.year or year, start.month, start.day)
    high = periods.real_day(stop.year or year, stop.month, stop.day)
    if low is None or high is None or low >= high:
        return None
    days = (high - low).days + 1
    if known is None and now is None:
        value = f"(XXXX-{low:%m-%d},XXXX-{high:%m-%d},P{days}D)"
        return Finding(first, last, "date_range", value)
    return _finding(first, last, periods.interval(low, periods.add_days(high, 1), f"P{days}D"))


def _year_range(line: Line, index: int) -> Finding | None:
    """«من 2014 حتى 2018», «بين عامي 2010 و2015»."""
    opener = match(line, index, "range")
    if not opener or opener[1][0] != "from" or line[index].definite:
        return None
    at = opener[2]
    dual = time_unit(line, at)
    two = line[at].key in lexicon().traps["dual_year"] or dual == ("Y", 2)
    if two or payload(line, at, "yearword"):
        at += 1
    low = read_year(line, at, False)
    if (
        low is None
        or (line[at].kind != "number" and at == opener[2])
        or line[at].raw in _COMMAS
        or low[1]
    ):
        return None
    to = _to(line, low[2], line[opener[2] - 1].key)
    high = read_year(line, to) if to is not None else None
    if to is not None and high is None and line[to].kind == "number" and line[to].conj == "":
        high = None
    if high is None or high[1] or not low[0] < high[0] < 2200:
        return None
    if not _no_noun(line, high[2]):
        return None
    period = periods.interval(Date(low[0], 1, 1), Date(high[0], 1, 1), f"P{high[0] - low[0]}Y")
    return _finding(index, high[2], period)


def _with_time(line: Line, finding: Finding) -> Finding:
    """A date followed by a time of the day is one moment."""
    at = finding.last
    while line[at].raw in _COMMAS or line[at].word in lexicon().traps["at_time"]:
        at += 1
    if finding.kind != "date" or not isinstance(finding.value, str) or line.at_end(at):
        return finding
    time = read_time(line, at)
    if time is None or line[at].conj:
        return finding
    value = f"{finding.value}T{time.digits}"
    resolved = tuple(f"{day}T{time.digits}" for day in finding.resolved)
    return replace(finding, last=time.end, kind="datetime", value=value, resolved=resolved)


def _time_range(line: Line, index: int) -> Finding | None:
    """«من الخامسة إلى السادسة مساء», «الساعة 4 حتى 5 مساء»."""
    opener = match(line, index, "range")
    if opener and (opener[1][0] != "from" or line[index].definite):
        return None
    at = opener[2] if opener else index
    first = read_time(line, at)
    hour = None if first or not opener else read_hour(line, at)
    after = first.end if first else hour[1] if hour else 0
    to = _to(line, after, line[opener[2] - 1].key if opener else "") if after else None
    if to is None:
        return None
    second = read_time(line, to)
    later = None if second or not first else read_hour(line, to)
    if second is None and later is None:
        return None
    low = first.digits if first else f"{hour[0] % 24:02d}" if hour else ""
    high = second.digits if second else f"{later[0] % 24:02d}" if later else ""
    end = second.end if second else later[1] if later else 0
    start, stop = _minute(low), _minute(high)
    if stop > 720 > start and start + 720 < stop and not (first and first.exact):
        start += 720  # «من 4 إلى 5 مساء»
    if later and start >= 720 > stop:
        stop += 720
    if start >= stop:
        return None
    hours, minutes = divmod(stop - start, 60)
    length = "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    return Finding(index, end, "time_range", f"({_clock(start)},{_clock(stop)},{length})")


def _minute(digits: str) -> int:
    hour, _, minute = digits.partition(":")
    return int(hour) * 60 + int(minute[:2] or 0)


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"T{hour:02d}:{minute:02d}" if minute else f"T{hour:02d}"


def _time(line: Line, index: int) -> Finding | None:
    time = read_time(line, index)
    if time is None or (index and line[index - 1].raw == ":" and not line[index].gap):
        return None
    return Finding(index, time.end, "time", f"T{time.digits}")


def find_date(line: Line, index: int, now: datetime.datetime | None) -> Finding | None:
    """The date, period or time of the day that starts at ``index``."""
    token = line[index]
    today = now.date() if now else None
    if token.kind != "number" and not token.entries:
        return None
    found = (
        _year_range(line, index)
        or _day_range(line, index, today)
        or _weekday(line, index, today)
        or _nth_weekday(line, index, today)
        or _bare_weekday(line, index, today)
        or _holiday(line, index, today)
    )
    if found is None and (
        dated := _day_month(line, index, today) or _day_of_this_month(line, index, today)
    ):
        found = _day_finding(index, dated[0], dated[1], today)
    if found:
        return _with_time(line, found)
    return (
        _edge(line, index, today)
        or _part_of_year(line, index, today)
        or _relative_period(line, index, today)
        or _several(line, index, today)
        or _month_period(line, index, today)
        or _season(line, index, today)
        or _decade(line, index)
        or _year(line, index)
        or _day_word(line, index, today)
        or _time_range(line, index)
        or _time(line, index)
    )
