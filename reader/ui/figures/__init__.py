"""A statistic's value as people write it: plain digits, a unit, months by name, lengths of time."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from reader.analysis.model import Statistic
from reader.text.bidi import document_direction, isolate
from reader.text.digits import to_western

NO_BREAK = "\u00a0"
_MINUS = "\u2212"
_DASH = "\u2013"
_SIGNS = re.compile(f"[{_MINUS}{_DASH}≤≥]")

# CLDR unit names (with the spellings that text books use) and what is written after the number.
_UNITS: dict[str, Any] = {
    "%": "%",
    "bp": QT_TRANSLATE_NOOP("Units", "basis points"),
    "pp": QT_TRANSLATE_NOOP("Units", "percentage points"),
    "millimeter": QT_TRANSLATE_NOOP("Units", "mm"),
    "centimeter": QT_TRANSLATE_NOOP("Units", "cm"),
    "meter": QT_TRANSLATE_NOOP("Units", "m"),
    "kilometer": QT_TRANSLATE_NOOP("Units", "km"),
    "inch": QT_TRANSLATE_NOOP("Units", "in"),
    "foot": QT_TRANSLATE_NOOP("Units", "ft"),
    "mile": QT_TRANSLATE_NOOP("Units", "mi"),
    "nautical_mile": QT_TRANSLATE_NOOP("Units", "nmi"),
    "square_meter": QT_TRANSLATE_NOOP("Units", "m²"),
    "square_kilometer": QT_TRANSLATE_NOOP("Units", "km²"),
    "hectare": QT_TRANSLATE_NOOP("Units", "ha"),
    "acre": QT_TRANSLATE_NOOP("Units", "acres"),
    "feddan": QT_TRANSLATE_NOOP("Units", "feddan"),
    "milliliter": QT_TRANSLATE_NOOP("Units", "ml"),
    "liter": QT_TRANSLATE_NOOP("Units", "l"),
    "hectoliter": QT_TRANSLATE_NOOP("Units", "hl"),
    "cubic_meter": QT_TRANSLATE_NOOP("Units", "m³"),
    "gallon": QT_TRANSLATE_NOOP("Units", "gal"),
    "barrel": QT_TRANSLATE_NOOP("Units", "barrels"),
    "barrel_per_day": QT_TRANSLATE_NOOP("Units", "barrels a day"),
    "milligram": QT_TRANSLATE_NOOP("Units", "mg"),
    "gram": QT_TRANSLATE_NOOP("Units", "g"),
    "kilogram": QT_TRANSLATE_NOOP("Units", "kg"),
    "tonne": QT_TRANSLATE_NOOP("Units", "t"),
    "ounce": QT_TRANSLATE_NOOP("Units", "oz"),
    "pound": QT_TRANSLATE_NOOP("Units", "lb"),
    "kilometer_per_hour": QT_TRANSLATE_NOOP("Units", "km/h"),
    "meter_per_second": QT_TRANSLATE_NOOP("Units", "m/s"),
    "knot": QT_TRANSLATE_NOOP("Units", "kn"),
    "degree": QT_TRANSLATE_NOOP("Units", "°"),
    "celsius": QT_TRANSLATE_NOOP("Units", "°C"),
    "fahrenheit": QT_TRANSLATE_NOOP("Units", "°F"),
    "watt": QT_TRANSLATE_NOOP("Units", "W"),
    "kilowatt": QT_TRANSLATE_NOOP("Units", "kW"),
    "megawatt": QT_TRANSLATE_NOOP("Units", "MW"),
    "gigawatt": QT_TRANSLATE_NOOP("Units", "GW"),
    "kilobyte": QT_TRANSLATE_NOOP("Units", "kB"),
    "megabyte": QT_TRANSLATE_NOOP("Units", "MB"),
    "gigabyte": QT_TRANSLATE_NOOP("Units", "GB"),
    "terabyte": QT_TRANSLATE_NOOP("Units", "TB"),
    "petabyte": QT_TRANSLATE_NOOP("Units", "PB"),
}

_MODIFIERS: dict[str, Any] = {
    "about": QT_TRANSLATE_NOOP("Figures", "about"),
    "more_than": QT_TRANSLATE_NOOP("Figures", "more than"),
    "less_than": QT_TRANSLATE_NOOP("Figures", "less than"),
    "at_least": QT_TRANSLATE_NOOP("Figures", "at least"),
    "at_most": QT_TRANSLATE_NOOP("Figures", "at most"),
}


def _years(n: int) -> str:
    return QCoreApplication.translate("Figures", "%n year(s)", "", n)


def _months(n: int) -> str:
    return QCoreApplication.translate("Figures", "%n month(s)", "", n)


def _weeks(n: int) -> str:
    return QCoreApplication.translate("Figures", "%n week(s)", "", n)


def _days(n: int) -> str:
    return QCoreApplication.translate("Figures", "%n day(s)", "", n)


def _hours(n: int) -> str:
    return QCoreApplication.translate("Figures", "%n hour(s)", "", n)


def _minutes(n: int) -> str:
    return QCoreApplication.translate("Figures", "%n minute(s)", "", n)


def _seconds(n: int) -> str:
    return QCoreApplication.translate("Figures", "%n second(s)", "", n)


_Counted = Callable[[int], str]
_DATE_PARTS: dict[str, _Counted] = {"Y": _years, "M": _months, "W": _weeks, "D": _days}
_TIME_PARTS: dict[str, _Counted] = {"H": _hours, "M": _minutes, "S": _seconds}
# Qt counts with whole numbers only, so the units of age and duration need a name of their own.
_TIME_UNITS: dict[str, _Counted] = {
    "year": _years, "month": _months, "week": _weeks, "day": _days,
    "hour": _hours, "minute": _minutes, "second": _seconds,
}  # fmt: skip

_DURATION = re.compile(
    r"([+-]?)P(?=[\dT])((?:\d+(?:\.\d+)?[YMWD])*)(?:T((?:\d+(?:\.\d+)?[HMS])+))?"
)
_PART = re.compile(r"([\d.]+)([YMWDHS])")
_YEARLESS = re.compile(r"XXXX-(0[1-9]|1[0-2])(?:-(\d\d))?")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)?T(\d\d)(?::?(\d\d))?(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?")
_INTERVAL = re.compile(r"\(([^,()]+),([^,()]+)(?:,[^,()]+)?\)")


def number_text(value: int | float) -> str:
    """``value`` in western digits, with commas between thousands and never an exponent."""
    text = format(Decimal(str(value)), ",f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", _MINUS)


def modifier_text(item: Statistic) -> str:
    """«about», «more than» … in the language of the interface; empty without a modifier."""
    if item.modifier is None:
        return ""
    return QCoreApplication.translate("Figures", _MODIFIERS[item.modifier])


def value_text(item: Statistic) -> str:
    """What ``item`` amounts to, in plain digits with its unit; empty where that is unknown."""
    if isinstance(item.value, str):
        known = item.resolved[0] if len(item.resolved) == 1 else item.value
        return time_text(known)
    if item.value is not None:
        if item.kind == "multiplier":
            return f"{number_text(item.value)}×"
        return _with_unit(number_text(item.value), item.value, item.unit)
    if item.low is not None and item.high is not None:
        return _with_unit(
            f"{number_text(item.low)}{_DASH}{number_text(item.high)}", item.high, item.unit
        )
    if item.low is not None:
        return _with_unit(f"≥{NO_BREAK}{number_text(item.low)}", item.low, item.unit)
    if item.high is not None:
        return _with_unit(f"≤{NO_BREAK}{number_text(item.high)}", item.high, item.unit)
    return ""


def _with_unit(number: str, value: int | float, unit: str | None) -> str:
    if not unit:
        return number
    if unit in _TIME_UNITS:
        return _counted(_TIME_UNITS[unit], number, value)
    name = unit.replace("-", "_").replace("litre", "liter").replace("metre", "meter")
    if name in _UNITS:
        unit = QCoreApplication.translate("Units", _UNITS[name])
    unit = unit.replace("_", " ")
    if _SIGNS.search(number) and document_direction(unit, "ltr") == "rtl":
        number = isolate(number, "ltr")  # beside «كم» a minus sign would change sides
    return f"{number}{NO_BREAK}{unit}"


def _counted(unit: _Counted, number: str, value: int | float) -> str:
    """``number`` of a unit of time. The noun agrees with the whole part; the number stays exact."""
    whole = abs(int(value))
    text = unit(whole)
    if number == str(whole):
        return text
    noun = " ".join(word for word in text.split() if not word.isdecimal())
    return f"{number}{NO_BREAK}{noun}"


def time_text(value: str) -> str:
    """ISO 8601 or EDTF for people: full dates stay as they are, the rest is put in words."""
    if match := _DURATION.fullmatch(value):
        return _duration_text(match)
    if match := _YEARLESS.fullmatch(value):
        month = QLocale().standaloneMonthName(int(match[1]))
        return f"{int(match[2])} {month}" if match[2] else month
    if match := _MOMENT.fullmatch(value):
        clock = f"{match[2]}:{match[3] or '00'}"
        return f"{match[1]} {clock}" if match[1] else clock
    if match := _INTERVAL.fullmatch(value):
        start, end = (to_western(time_text(part)) for part in match.groups())
        return f"{start} {_DASH} {end}"
    return value


def _duration_text(match: re.Match[str]) -> str:
    parts = [
        _counted(table[unit], number_text(float(number)), float(number))
        for text, table in ((match[2], _DATE_PARTS), (match[3], _TIME_PARTS))
        for number, unit in _PART.findall(text or "")
    ]
    text = NO_BREAK.join(parts)
    if match[1] == "-":
        return QCoreApplication.translate("Figures", "%1 ago").replace("%1", text)
    if match[1] == "+":
        return QCoreApplication.translate("Figures", "in %1").replace("%1", text)
    return text


@dataclass(frozen=True, slots=True)
class Share:
    """One percentage among those that make up a whole: all parts (percent), and which is meant."""

    parts: tuple[float, ...]
    mine: int


def shares(statistics: Sequence[Statistic]) -> dict[int, Share]:
    """Which of ``statistics``, by index, are parts of one whole, such as 60, 20 and 20 percent.

    Successive percentages of one sentence that add up to 95 to 100; the longest such run counts.
    """
    found: dict[int, Share] = {}
    percents = [
        (index, item.sentence, float(item.value))
        for index, item in enumerate(statistics)
        if item.kind == "percent" and isinstance(item.value, int | float) and item.sentence
    ]
    for _, members in groupby(percents, key=lambda entry: entry[1]):
        sentence = list(members)
        for length in range(len(sentence), 1, -1):
            for start in range(len(sentence) - length + 1):
                run = sentence[start : start + length]
                parts = tuple(value for _, _, value in run)
                whole = min(parts) > 0 and 95 <= sum(parts) <= 100.01
                if whole and not any(index in found for index, _, _ in run):
                    for place, (index, _, _) in enumerate(run):
                        found[index] = Share(parts, place)
    return found
