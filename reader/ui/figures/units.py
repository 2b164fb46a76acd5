"""Units after their numbers, in the language of the interface."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reader.text.bidi import document_direction, isolate
from reader.ui.figures.numbers import DASH, MINUS, NO_BREAK

_SIGNS = re.compile(f"[{MINUS}{DASH}≤≥]")
_TIGHT = frozenset("°")  # no space between 90 and its degrees

# CLDR unit names, IEC 80000-13 symbols for data, and what is written after the number.
UNITS: dict[str, Any] = {
    "%": "%",
    "bp": QT_TRANSLATE_NOOP("Units", "basis points"),
    "pp": QT_TRANSLATE_NOOP("Units", "percentage points"),
    "nanometer": QT_TRANSLATE_NOOP("Units", "nm"),
    "micrometer": QT_TRANSLATE_NOOP("Units", "µm"),
    "millimeter": QT_TRANSLATE_NOOP("Units", "mm"),
    "centimeter": QT_TRANSLATE_NOOP("Units", "cm"),
    "meter": QT_TRANSLATE_NOOP("Units", "m"),
    "kilometer": QT_TRANSLATE_NOOP("Units", "km"),
    "inch": QT_TRANSLATE_NOOP("Units", "in"),
    "foot": QT_TRANSLATE_NOOP("Units", "ft"),
    "yard": QT_TRANSLATE_NOOP("Units", "yd"),
    "mile": QT_TRANSLATE_NOOP("Units", "mi"),
    "nautical_mile": QT_TRANSLATE_NOOP("Units", "nmi"),
    "light_year": QT_TRANSLATE_NOOP("Units", "light years"),
    "square_centimeter": QT_TRANSLATE_NOOP("Units", "cm²"),
    "square_meter": QT_TRANSLATE_NOOP("Units", "m²"),
    "square_kilometer": QT_TRANSLATE_NOOP("Units", "km²"),
    "square_foot": QT_TRANSLATE_NOOP("Units", "sq ft"),
    "square_mile": QT_TRANSLATE_NOOP("Units", "sq mi"),
    "hectare": QT_TRANSLATE_NOOP("Units", "ha"),
    "acre": QT_TRANSLATE_NOOP("Units", "acres"),
    "feddan": QT_TRANSLATE_NOOP("Units", "feddan"),
    "dunam": QT_TRANSLATE_NOOP("Units", "dunams"),
    "milliliter": QT_TRANSLATE_NOOP("Units", "ml"),
    "centiliter": QT_TRANSLATE_NOOP("Units", "cl"),
    "liter": QT_TRANSLATE_NOOP("Units", "l"),
    "hectoliter": QT_TRANSLATE_NOOP("Units", "hl"),
    "cubic_foot": QT_TRANSLATE_NOOP("Units", "cu ft"),
    "cubic_meter": QT_TRANSLATE_NOOP("Units", "m³"),
    "cubic_kilometer": QT_TRANSLATE_NOOP("Units", "km³"),
    "gallon": QT_TRANSLATE_NOOP("Units", "gal"),
    "barrel": QT_TRANSLATE_NOOP("Units", "barrels"),
    "barrel_per_day": QT_TRANSLATE_NOOP("Units", "barrels a day"),
    "cup": QT_TRANSLATE_NOOP("Units", "cups"),
    "spoon": QT_TRANSLATE_NOOP("Units", "spoons"),
    "microgram": QT_TRANSLATE_NOOP("Units", "µg"),
    "milligram": QT_TRANSLATE_NOOP("Units", "mg"),
    "gram": QT_TRANSLATE_NOOP("Units", "g"),
    "kilogram": QT_TRANSLATE_NOOP("Units", "kg"),
    "quintal": QT_TRANSLATE_NOOP("Units", "quintals"),
    "tonne": QT_TRANSLATE_NOOP("Units", "t"),
    "carat": QT_TRANSLATE_NOOP("Units", "carats"),
    "ounce": QT_TRANSLATE_NOOP("Units", "oz"),
    "pound": QT_TRANSLATE_NOOP("Units", "lb"),
    "kilometer_per_hour": QT_TRANSLATE_NOOP("Units", "km/h"),
    "mile_per_hour": QT_TRANSLATE_NOOP("Units", "mph"),
    "meter_per_second": QT_TRANSLATE_NOOP("Units", "m/s"),
    "knot": QT_TRANSLATE_NOOP("Units", "kn"),
    "degree": QT_TRANSLATE_NOOP("Units", "°"),
    "celsius": QT_TRANSLATE_NOOP("Units", "°C"),
    "fahrenheit": QT_TRANSLATE_NOOP("Units", "°F"),
    "kelvin": QT_TRANSLATE_NOOP("Units", "K"),
    "richter": QT_TRANSLATE_NOOP("Units", "on the Richter scale"),
    "watt": QT_TRANSLATE_NOOP("Units", "W"),
    "kilowatt": QT_TRANSLATE_NOOP("Units", "kW"),
    "megawatt": QT_TRANSLATE_NOOP("Units", "MW"),
    "gigawatt": QT_TRANSLATE_NOOP("Units", "GW"),
    "kilowatt_hour": QT_TRANSLATE_NOOP("Units", "kWh"),
    "megawatt_hour": QT_TRANSLATE_NOOP("Units", "MWh"),
    "gigawatt_hour": QT_TRANSLATE_NOOP("Units", "GWh"),
    "terawatt_hour": QT_TRANSLATE_NOOP("Units", "TWh"),
    "liter_per_100_kilometer": QT_TRANSLATE_NOOP("Units", "l/100 km"),
    "kilometer_per_second": QT_TRANSLATE_NOOP("Units", "km/s"),
    "mach": QT_TRANSLATE_NOOP("Units", "Mach"),
    "terawatt": QT_TRANSLATE_NOOP("Units", "TW"),
    "horsepower": QT_TRANSLATE_NOOP("Units", "hp"),
    "joule": QT_TRANSLATE_NOOP("Units", "J"),
    "kilojoule": QT_TRANSLATE_NOOP("Units", "kJ"),
    "megajoule": QT_TRANSLATE_NOOP("Units", "MJ"),
    "foodcalorie": QT_TRANSLATE_NOOP("Units", "kcal"),
    "british_thermal_unit": QT_TRANSLATE_NOOP("Units", "Btu"),
    "hertz": QT_TRANSLATE_NOOP("Units", "Hz"),
    "kilohertz": QT_TRANSLATE_NOOP("Units", "kHz"),
    "megahertz": QT_TRANSLATE_NOOP("Units", "MHz"),
    "gigahertz": QT_TRANSLATE_NOOP("Units", "GHz"),
    "volt": QT_TRANSLATE_NOOP("Units", "V"),
    "kilovolt": QT_TRANSLATE_NOOP("Units", "kV"),
    "ampere": QT_TRANSLATE_NOOP("Units", "A"),
    "ampere_hour": QT_TRANSLATE_NOOP("Units", "Ah"),
    "milliampere_hour": QT_TRANSLATE_NOOP("Units", "mAh"),
    "newton": QT_TRANSLATE_NOOP("Units", "N"),
    "kilonewton": QT_TRANSLATE_NOOP("Units", "kN"),
    "newton_meter": QT_TRANSLATE_NOOP("Units", "N⋅m"),
    "megapixel": QT_TRANSLATE_NOOP("Units", "megapixels"),
    "decibel": QT_TRANSLATE_NOOP("Units", "dB"),
    "pascal": QT_TRANSLATE_NOOP("Units", "Pa"),
    "hectopascal": QT_TRANSLATE_NOOP("Units", "hPa"),
    "bar": QT_TRANSLATE_NOOP("Units", "bar"),
    "millibar": QT_TRANSLATE_NOOP("Units", "mbar"),
    "part_per_million": QT_TRANSLATE_NOOP("Units", "ppm"),
    "part_per_billion": QT_TRANSLATE_NOOP("Units", "ppb"),
    "bit": QT_TRANSLATE_NOOP("Units", "bit"),
    "kbit": QT_TRANSLATE_NOOP("Units", "kbit"),
    "Mbit": QT_TRANSLATE_NOOP("Units", "Mbit"),
    "Gbit": QT_TRANSLATE_NOOP("Units", "Gbit"),
    "kbit/s": QT_TRANSLATE_NOOP("Units", "kbit/s"),
    "Mbit/s": QT_TRANSLATE_NOOP("Units", "Mbit/s"),
    "Gbit/s": QT_TRANSLATE_NOOP("Units", "Gbit/s"),
    "B": QT_TRANSLATE_NOOP("Units", "B"),
    "kB": QT_TRANSLATE_NOOP("Units", "kB"),
    "MB": QT_TRANSLATE_NOOP("Units", "MB"),
    "GB": QT_TRANSLATE_NOOP("Units", "GB"),
    "TB": QT_TRANSLATE_NOOP("Units", "TB"),
    "PB": QT_TRANSLATE_NOOP("Units", "PB"),
    "EB": QT_TRANSLATE_NOOP("Units", "EB"),
    "KiB": QT_TRANSLATE_NOOP("Units", "KiB"),
    "MiB": QT_TRANSLATE_NOOP("Units", "MiB"),
    "GiB": QT_TRANSLATE_NOOP("Units", "GiB"),
    "TiB": QT_TRANSLATE_NOOP("Units", "TiB"),
    "PiB": QT_TRANSLATE_NOOP("Units", "PiB"),
    "EiB": QT_TRANSLATE_NOOP("Units", "EiB"),
}
# What corrections saved before the symbols came may still say.
_OLD_NAMES = {
    "byte": "B", "kilobyte": "kB", "megabyte": "MB", "gigabyte": "GB", "terabyte": "TB",
    "petabyte": "PB", "exabyte": "EB",
}  # fmt: skip


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


Counted = Callable[[int], str]
# Qt counts with whole numbers only, so the units of age and duration need a name of their own.
TIME_UNITS: dict[str, Counted] = {
    "year": _years, "month": _months, "week": _weeks, "day": _days,
    "hour": _hours, "minute": _minutes, "second": _seconds,
}  # fmt: skip


def unit_name(unit: str) -> str:
    """What ``unit`` is called after a number; itself where it has no other name."""
    name = unit.replace("-", "_").replace("litre", "liter").replace("metre", "meter")
    name = _OLD_NAMES.get(name, name)
    if name in UNITS:
        return QCoreApplication.translate("Units", UNITS[name])
    return unit.replace("_", " ")


def with_unit(number: str, value: int | float, unit: str | None) -> str:
    """``number``, which says ``value``, before its unit."""
    if not unit:
        return number
    if unit in TIME_UNITS:
        return counted(TIME_UNITS[unit], number, value)
    name = unit_name(unit)
    if _SIGNS.search(number) and document_direction(name, "ltr") == "rtl":
        number = isolate(number, "ltr")  # beside «كم» a minus sign would change sides
    return f"{number}{'' if name in _TIGHT else NO_BREAK}{name}"


def counted(unit: Counted, number: str, value: int | float) -> str:
    """``number`` of a unit of time. The noun agrees with the whole part; the number stays exact."""
    whole = abs(int(value))
    text = unit(whole)
    if number == str(whole):
        return text
    return f"{number}{NO_BREAK}{_noun(text)}"


def time_unit_name(unit: str, value: int | float) -> str:
    """The noun that ``value`` of a unit of time is counted with: «سنوات» of «ثلاث سنوات»."""
    return _noun(TIME_UNITS[unit](abs(int(value))))


def _noun(text: str) -> str:
    return " ".join(word for word in text.split() if not word.isdecimal())
