"""Reading days of a month, in words and digits, and days told from today: «أمس», «بعد غد»."""

from __future__ import annotations

from fractions import Fraction

from reader.analysis.statistics.numbers.reading import joined, read_number
from reader.analysis.statistics.times import periods
from reader.analysis.statistics.times.calendar_words import (
    COMMAS,
    exact_day,
    is_digits,
    read_day,
    read_month,
    read_year,
    shifted_unit,
    shifted_year,
)
from reader.analysis.statistics.times.durations import iso
from reader.analysis.statistics.times.periods import Date, Day
from reader.analysis.statistics.words.findings import Finding, is_whole
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.tokens import Line, match, payload


def day_of_this_month(line: Line, index: int, now: Date | None) -> tuple[Day, int] | None:
    """«20 من الشهر القادم», where a reference tells which month that is."""
    day = read_day(line, index)
    if day is None or now is None or line[day[1]].word != "من":
        return None
    found = shifted_unit(line, day[1] + 1)
    if not found or found[0] != "M":
        return None
    month = periods.add_months(now.replace(day=1), found[1])
    return Day(month.year, month.month, day[0]), found[2]


def day_of_month(line: Line, index: int, now: Date | None) -> Finding | None:
    """«20 من الشهر القادم», «نصف شهر مارس», a day of a list («15 و16 مايو»)."""
    day = read_day(line, index)
    if day is None:
        return _middle_of_month(line, index, now)
    if found := day_of_this_month(line, index, now) or _listed(line, day, now):
        return day_finding(index, found[0], found[1], now)
    month = shifted_unit(line, day[1] + 1) if line[day[1]].word == "من" else None
    if now or month is None or month[0] != "M":
        return None
    return Finding(index, month[2], "date", f"XXXX-XX-{day[0]:02d}")


def _listed(line: Line, day: tuple[int, int], now: Date | None) -> tuple[Day, int] | None:
    """The first of «15 و16 مايو المقبل»: the month and the year are those of the last."""
    end = day[1]
    for _ in range(_LONGEST_LIST):
        at = end + 1 if line[end].raw in COMMAS else joined(line, end)
        if at is None:
            return None
        if last := day_month(line, at, now):
            return Day(last[0].year, last[0].month, day[0], last[0].hijri), day[1]
        following = read_day(line, at)
        if following is None:
            return None
        end = following[1]
    return None


_LONGEST_LIST = 6  # days that share one month; a bound, so that a list of numbers stays linear


def _middle_of_month(line: Line, index: int, now: Date | None) -> Finding | None:
    """«نصف شهر مارس», its fifteenth."""
    if payload(line, index, "fraction") != (_HALF,) or not payload(line, index + 1, "monthword"):
        return None
    month = read_month(line, index + 1)
    if month is None or line[index + 1].definite or line[index + 1].conj:
        return None
    year = read_year(line, month[2])
    end = year[2] if year else month[2]
    return day_finding(index, Day(year[0] if year else None, month[0], 15, month[1]), end, now)


_HALF = Fraction(1, 2)


def day_month(line: Line, index: int, now: Date | None = None) -> tuple[Day, int] | None:
    """«3 آب 2023», «الرابع من نيسان», «يناير الثاني والعشرين، 2018», 12/05/2021."""
    if numeric := numeric_day(line, index):
        return numeric
    if line[index].word == "اليوم" and line[index + 1].definite:
        index += 1  # «اليوم الأول من شهر مارس»
    if month := read_month(line, index):
        number, hijri, end = month
        day = read_day(line, end)
        if day is None or line[end].conj or line[end].prep:
            return None
        if line[end].kind == "number" and read_year(line, end):
            return None
        if (
            line[end].kind != "number"
            and payload(line, index, "zero")
            and not read_year(line, day[1])
        ):
            return None  # «صفر خمسة»
        if payload(line, day[1], "time") or line[day[1]].raw in ":/%-":
            return None
    else:
        day = (1, index + 1) if payload(line, index, "firstday") else read_day(line, index)
        if day is None:
            return None
        end = day[1]
        if line[end].raw in "-/":
            end += 1
        while line[end].word == "من":
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


def numeric_day(line: Line, index: int) -> tuple[Day, int] | None:
    """12/05/2021, 2016-04-21, 14.2.2010, with هـ perhaps, and 22/4 inside a sentence."""
    token = line[index]
    if token.kind != "number" or (index and not token.gap and line[index - 1].raw in "/-+:"):
        return None
    pieces, end = token.key.split("."), index + 1
    separator = line[end].raw
    if len(pieces) == 1 and separator not in ("/", "-"):
        return None
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
    if month > 12 >= day and len(pieces[0]) != 4:  # no one writes 2025-13-01
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
    before = line[index - 1] if index else None
    told = before and (before.word in lexicon().traps["dated_by"] or "weekday" in before.senses)
    if told and 1 <= first <= 12 and 1 <= second <= 12:
        return Day(None, second, first), end  # «بتاريخ 7/5»
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


def day_word(line: Line, index: int, now: Date | None, anchored: bool = False) -> Finding | None:
    """«أمس», «بعد غد»: a date against a reference, else a time from now.

    ``anchored`` where a clock time or the end of a range beside it proves that «اليوم» is today.
    """
    found = match(line, index, "day")
    if found is None or (line[index].conj and line[index].key == "يوم"):
        return None
    shift, end = int(found[1][0]), found[2]
    if line[end - 1].word in lexicon().traps["told_day"] and not is_whole(line, index, end):
        return None  # «وفي اليوم السابق» precedes the day that the story is at
    today = line[index].word != "اليوم" or (now and _is_today(line, index))
    if not today and not anchored and not is_whole(line, index, end):
        return None
    if payload(line, end, "weekday") and not line[end].conj:
        end += 1  # «غدا الاثنين»
        dated = day_month(line, end, now)
        if dated and not dated[0].hijri:  # «اليوم الثلاثاء 20 مايو»
            known, last = dated
            year = known.year or (periods.add_days(now, shift).year if now else None)
            return day_finding(index, Day(year, known.month, known.day), last, now)
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
