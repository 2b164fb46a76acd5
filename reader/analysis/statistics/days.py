"""Reading single days: dates in words and digits, weekdays, feasts, «أمس» and «بعد غد»."""

from __future__ import annotations

from fractions import Fraction

from reader.analysis.statistics import periods
from reader.analysis.statistics.calendar_words import (
    COMMAS,
    Month,
    exact_day,
    is_digits,
    read_day,
    read_month,
    read_year,
    shifted_unit,
    shifted_year,
)
from reader.analysis.statistics.durations import iso
from reader.analysis.statistics.findings import Finding, is_whole
from reader.analysis.statistics.lexicon import lexicon
from reader.analysis.statistics.numbers import read_number
from reader.analysis.statistics.ordinals import read_ordinal
from reader.analysis.statistics.periods import Date, Day
from reader.analysis.statistics.tokens import Line, match, payload


def day_of_this_month(line: Line, index: int, now: Date | None) -> tuple[Day, int] | None:
    """«20 من الشهر القادم»."""
    day = read_day(line, index)
    if day is None or now is None:
        return None
    at = day[1] + 1 if line[day[1]].word in ("من", "في") else day[1]
    found = shifted_unit(line, at)
    if not found or found[0] != "M":
        return None
    month = periods.add_months(now.replace(day=1), found[1])
    return Day(month.year, month.month, day[0]), found[2]


def day_month(line: Line, index: int, now: Date | None = None) -> tuple[Day, int] | None:
    """«3 آب 2023», «الرابع من نيسان», «يناير الثاني والعشرين، 2018», 12/05/2021."""
    if numeric := _numeric(line, index):
        return numeric
    if month := read_month(line, index):
        number, hijri, end = month
        day = read_day(line, end)
        if day is None or line[end].conj or line[end].prep:
            return None
        if line[end].kind == "number" and read_year(line, end):
            return None
        if payload(line, day[1], "time") or line[day[1]].raw in ":/%-":
            return None
    else:
        day = read_day(line, index)
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
    shifted = None if hijri else shifted_year(line, day[1], number, now)
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
        if is_digits(line, third + 1, 4) and all(1 <= len(piece) <= 2 for piece in spaced[:2]):
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


def day_finding(first: int, day: Day, last: int, now: Date | None) -> Finding | None:
    if day.hijri:
        year = day.year or (periods.hijri_year(now) if now else None)
        date = periods.hijri_day(year, day.month, day.day) if year else None
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


def weekday_date(line: Line, index: int, now: Date | None) -> Finding | None:
    """A weekday, alone, with its date, or with الماضي and the like."""
    found = payload(line, index, "weekday")
    if found is None:
        return None
    weekday = int(found[0])
    end = index + 1
    at = end
    while line[at].raw in COMMAS or line[at].word in lexicon().traps["dated_link"]:
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
    numbered = read_day(line, at) if not line[at].conj else None
    if numbered and (line[at].definite or is_whole(line, index, numbered[1])):
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
    if shift and line[end].definite is not None and line[end].word.startswith("ال"):
        if now is None:
            return Finding(index, end + 1, "date", f"XXXX-WXX-{weekday}")
        return exact_day(index, end + 1, _toward(now, weekday, int(shift[0])))
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


def holiday(line: Line, index: int, now: Date | None) -> Finding | None:
    """«عيد الفطر 2013»: a feast with a fixed day of one calendar."""
    found = match(line, index, "holiday")
    if found is None:
        return None
    month, day = (int(part) for part in str(found[1][0]).lstrip("h").split("-"))
    year = read_year(line, found[2])
    end = year[2] if year else found[2]
    known = year[0] if year else now.year if now else None
    if not str(found[1][0]).startswith("h"):
        return day_finding(index, Day(year[0] if year else None, month, day), end, now)
    if known is None or (year and year[1]):
        return None
    first = (known - 622) * 33 // 32
    days = [periods.hijri_day(first + shift, month, day) for shift in range(3)]
    same = [date for date in days if date and date.year == known]
    return exact_day(index, end, same[0]) if same else None


def _toward(now: Date, weekday: int, shift: int) -> Date:
    """The next or last such weekday, never ``now`` itself."""
    if shift < 0:
        return periods.add_days(now, -((now.isoweekday() - weekday - 1) % 7 + 1))
    return periods.add_days(now, (weekday - now.isoweekday() - 1) % 7 + 1)


def day_word(line: Line, index: int, now: Date | None) -> Finding | None:
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
    return exact_day(index, end, periods.add_days(now, shift))


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
