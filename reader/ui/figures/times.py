"""ISO 8601 and EDTF as people say it: «صيف 2024», the 1980s, 3 months ago."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from reader.text.digits import to_western
from reader.ui.figures.numbers import DASH, NO_BREAK, number_text
from reader.ui.figures.units import TIME_UNITS, Counted, counted

# Parts of a year, each alone and with the year: «الصيف», «صيف 2024».
_SEASONS: dict[str, tuple[Any, Any]] = {
    "SP": (QT_TRANSLATE_NOOP("Times", "spring"), QT_TRANSLATE_NOOP("Times", "spring %1")),
    "SU": (QT_TRANSLATE_NOOP("Times", "summer"), QT_TRANSLATE_NOOP("Times", "summer %1")),
    "FA": (QT_TRANSLATE_NOOP("Times", "autumn"), QT_TRANSLATE_NOOP("Times", "autumn %1")),
    "WI": (QT_TRANSLATE_NOOP("Times", "winter"), QT_TRANSLATE_NOOP("Times", "winter %1")),
    "Q1": (QT_TRANSLATE_NOOP("Times", "first quarter"),
           QT_TRANSLATE_NOOP("Times", "first quarter of %1")),
    "Q2": (QT_TRANSLATE_NOOP("Times", "second quarter"),
           QT_TRANSLATE_NOOP("Times", "second quarter of %1")),
    "Q3": (QT_TRANSLATE_NOOP("Times", "third quarter"),
           QT_TRANSLATE_NOOP("Times", "third quarter of %1")),
    "Q4": (QT_TRANSLATE_NOOP("Times", "fourth quarter"),
           QT_TRANSLATE_NOOP("Times", "fourth quarter of %1")),
    "H1": (QT_TRANSLATE_NOOP("Times", "first half"),
           QT_TRANSLATE_NOOP("Times", "first half of %1")),
    "H2": (QT_TRANSLATE_NOOP("Times", "second half"),
           QT_TRANSLATE_NOOP("Times", "second half of %1")),
}  # fmt: skip
_DAY_PARTS: dict[str, Any] = {
    "MO": QT_TRANSLATE_NOOP("Times", "in the morning"),
    "MI": QT_TRANSLATE_NOOP("Times", "at noon"),
    "AF": QT_TRANSLATE_NOOP("Times", "in the afternoon"),
    "EV": QT_TRANSLATE_NOOP("Times", "in the evening"),
    "NI": QT_TRANSLATE_NOOP("Times", "at night"),
}
_NOW = "PRESENT_REF"
_ANY_YEAR = "2001"  # stands for one that is not known
_PARTS = {  # of a year, by first and last month
    (1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2",
}  # fmt: skip


# The same nouns as after no preposition would be wrong in Arabic: «قبل سنتين», and never «سنتان».
def _years_off(n: int) -> str:
    return QCoreApplication.translate("Times", "%n year(s)", "ago, or in", n)


def _months_off(n: int) -> str:
    return QCoreApplication.translate("Times", "%n month(s)", "ago, or in", n)


def _weeks_off(n: int) -> str:
    return QCoreApplication.translate("Times", "%n week(s)", "ago, or in", n)


def _days_off(n: int) -> str:
    return QCoreApplication.translate("Times", "%n day(s)", "ago, or in", n)


def _hours_off(n: int) -> str:
    return QCoreApplication.translate("Times", "%n hour(s)", "ago, or in", n)


def _minutes_off(n: int) -> str:
    return QCoreApplication.translate("Times", "%n minute(s)", "ago, or in", n)


def _seconds_off(n: int) -> str:
    return QCoreApplication.translate("Times", "%n second(s)", "ago, or in", n)


_LONG: dict[str, Counted] = {
    "Y": TIME_UNITS["year"], "M": TIME_UNITS["month"], "W": TIME_UNITS["week"],
    "D": TIME_UNITS["day"], "H": TIME_UNITS["hour"], "TM": TIME_UNITS["minute"],
    "S": TIME_UNITS["second"],
}  # fmt: skip
_OFF: dict[str, Counted] = {
    "Y": _years_off, "M": _months_off, "W": _weeks_off, "D": _days_off, "H": _hours_off,
    "TM": _minutes_off, "S": _seconds_off,
}  # fmt: skip

_DURATION = re.compile(
    r"([+-]?)P(?=[\dT])((?:\d+(?:\.\d+)?[YMWD])*)(?:T((?:\d+(?:\.\d+)?[HMS])+))?"
)
_PART = re.compile(r"([\d.]+)([YMWDHS])")


def time_text(value: str) -> str:
    """ISO 8601 or EDTF for people: full dates stay as they are, the rest is put in words."""
    for pattern, read in _READERS:
        if match := pattern.fullmatch(value):
            return read(match) or value
    return value


def _duration(match: re.Match[str]) -> str:
    nouns = _OFF if match[1] else _LONG
    parts = [
        counted(nouns["TM" if clock and unit == "M" else unit], number_text(size), size)
        for text, clock in ((match[2], False), (match[3], True))
        for number, unit in _PART.findall(text or "")
        for size in (float(number),)
    ]
    text = NO_BREAK.join(parts)
    if match[1] == "-":
        return QCoreApplication.translate("Times", "%1 ago").replace("%1", text)
    if match[1] == "+":
        return QCoreApplication.translate("Times", "in %1").replace("%1", text)
    return text


def _month(match: re.Match[str]) -> str:
    month = QLocale().standaloneMonthName(int(match[2]))
    return month if match[1] == "XXXX" else f"{month} {_year_text(match[1])}"


def _yearless_day(match: re.Match[str]) -> str:
    return f"{int(match[2])} {QLocale().standaloneMonthName(int(match[1]))}"


def _day_of_month(match: re.Match[str]) -> str:
    return QCoreApplication.translate("Times", "day %1").replace("%1", str(int(match[1])))


def _weekday(match: re.Match[str]) -> str:
    return QLocale().standaloneDayName(int(match[1]))


def _week(match: re.Match[str]) -> str:
    if match[1] == "XXXX":
        return ""
    text = QCoreApplication.translate("Times", "week %1 of %2")
    return text.replace("%1", str(int(match[2]))).replace("%2", _year_text(match[1]))


def _part_of_year(match: re.Match[str]) -> str:
    alone, dated = _SEASONS[match[2]]
    if match[1] is None or match[1] == "XXXX":
        return QCoreApplication.translate("Times", alone)
    return QCoreApplication.translate("Times", dated).replace("%1", _year_text(match[1]))


def _year(match: re.Match[str]) -> str:
    return _year_text(match[0])


def _year_text(year: str) -> str:
    """EDTF counts the years before Christ from 0: -0043 is 44 BC."""
    number = int(year)
    if number > 0:
        return str(number)
    return QCoreApplication.translate("Times", "%1 BC").replace("%1", str(1 - number))


def _decade(match: re.Match[str]) -> str:
    return QCoreApplication.translate("Times", "%1s").replace("%1", f"{int(match[1])}0")


def _century(match: re.Match[str]) -> str:
    number = int(match[1]) + 1
    ending = 0 if 11 <= number % 100 <= 13 else number % 10
    if ending == 1:
        text = QCoreApplication.translate("Times", "%1st century")
    elif ending == 2:
        text = QCoreApplication.translate("Times", "%1nd century")
    elif ending == 3:
        text = QCoreApplication.translate("Times", "%1rd century")
    else:
        text = QCoreApplication.translate("Times", "%1th century")
    return text.replace("%1", str(number))


def _part_of_day(match: re.Match[str]) -> str:
    part = QCoreApplication.translate("Times", _DAY_PARTS[match[2]])
    return f"{to_western(time_text(match[1]))} {part}" if match[1] else part


def _moment(match: re.Match[str]) -> str:
    seconds = f":{match[4]}" if match[4] and match[4] != "00" else ""
    clock = f"{match[2]}:{match[3] or '00'}{seconds}"
    return f"{time_text(match[1])} {clock}" if match[1] else clock


def _interval(match: re.Match[str]) -> str:
    start, end = match.groups()
    days = _dates(start), _dates(end)
    if days[0] is not None and days[1] is not None and days[0] < days[1]:
        return _stretch(days[0], days[1], start.startswith("XXXX"))
    day, _, clock = end.partition("T")
    if clock and day and start.startswith(f"{day}T"):
        end = f"T{clock}"  # of the same day
    return f"{to_western(time_text(start))} {DASH} {to_western(time_text(end))}"


def _dates(value: str) -> date | None:
    """The date that ``value`` is; of an open year, in one that is not a leap year."""
    try:
        return date.fromisoformat(value.replace("XXXX", _ANY_YEAR))
    except ValueError:
        return None


def _stretch(start: date, end: date, yearless: bool) -> str:
    """From ``start`` to the day before ``end``: whole months, quarters and years by their names."""
    last = end - timedelta(1)
    year = "XXXX" if yearless else f"{start.year:04d}"
    if start.day != 1 or end.day != 1:
        ends = [
            f"{year}{day.isoformat()[4:]}" if yearless else day.isoformat() for day in (start, last)
        ]
    elif start.year == last.year and (part := _PARTS.get((start.month, last.month))):
        return time_text(f"{year}-{part}")
    elif start.month == 1 and last.month == 12:
        ends = [f"{day.year:04d}" for day in (start, last)]
    else:
        ends = [
            f"{'XXXX' if yearless else f'{day.year:04d}'}-{day.month:02d}" for day in (start, last)
        ]
    first, second = (to_western(time_text(each)) for each in ends)
    return first if first == second else f"{first} {DASH} {second}"


def _years(match: re.Match[str]) -> str:
    return f"{_year_text(match[1])}{DASH}{_year_text(match[2])}"


def _now(_match: re.Match[str]) -> str:
    return QCoreApplication.translate("Times", "now")


_DAY = r"\d{4}-\d\d-\d\d|XXXX-\d\d-\d\d|XXXX-XX-\d\d|XXXX-WXX-[1-7]"
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_DURATION, _duration),
    (re.compile(r"(-?\d{4}|XXXX)-(0[1-9]|1[0-2])"), _month),
    (re.compile(r"XXXX-(0[1-9]|1[0-2])-(\d\d)"), _yearless_day),
    (re.compile(r"XXXX-XX-(\d\d)"), _day_of_month),
    (re.compile(r"XXXX-WXX-([1-7])"), _weekday),
    (re.compile(r"(-?\d{4}|XXXX)-W(\d\d)"), _week),
    (re.compile(rf"(?:(-?\d{{4}}|XXXX)-)?({'|'.join(_SEASONS)})"), _part_of_year),
    (re.compile(r"-?\d{4}"), _year),
    (re.compile(r"(\d{3})X"), _decade),
    (re.compile(r"(\d\d)XX"), _century),
    (re.compile(rf"({_DAY})?T({'|'.join(_DAY_PARTS)})"), _part_of_day),
    (re.compile(rf"({_DAY})?T(\d\d)(?::?(\d\d))?(?::?(\d\d))?(?:Z|[+-]\d\d:?\d\d)?"), _moment),
    (re.compile(r"\(([^,()]+),([^,()]+)(?:,[^,()]+)?\)"), _interval),
    (re.compile(r"(\d{4})/(\d{4})"), _years),
    (re.compile(_NOW), _now),
)  # fmt: skip
