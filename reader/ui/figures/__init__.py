"""A statistic as people write it: plain digits, a unit, months by name, lengths of time."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reader.analysis.model import Kind, Statistic
from reader.ui.figures.numbers import DASH, NO_BREAK, number_text
from reader.ui.figures.times import time_text
from reader.ui.figures.units import TIME_UNITS, time_unit_name, unit_name, with_unit

__all__ = [
    "NO_BREAK", "kind_text", "modifier_text", "number_text", "time_text", "unit_text",
    "value_text",
]  # fmt: skip

_MODIFIERS: dict[str, Any] = {
    "about": QT_TRANSLATE_NOOP("Figures", "about"),
    "more_than": QT_TRANSLATE_NOOP("Figures", "more than"),
    "less_than": QT_TRANSLATE_NOOP("Figures", "less than"),
    "at_least": QT_TRANSLATE_NOOP("Figures", "at least"),
    "at_most": QT_TRANSLATE_NOOP("Figures", "at most"),
}
_KINDS: dict[Kind, Any] = {
    "number": QT_TRANSLATE_NOOP("Figures", "Number"),
    "ordinal": QT_TRANSLATE_NOOP("Figures", "Ordinal"),
    "percent": QT_TRANSLATE_NOOP("Figures", "Percentage"),
    "points": QT_TRANSLATE_NOOP("Figures", "Points"),
    "money": QT_TRANSLATE_NOOP("Figures", "Money"),
    "ratio": QT_TRANSLATE_NOOP("Figures", "Ratio"),
    "multiplier": QT_TRANSLATE_NOOP("Figures", "Multiple"),
    "quantity": QT_TRANSLATE_NOOP("Figures", "Count"),
    "dimension": QT_TRANSLATE_NOOP("Figures", "Length"),
    "area": QT_TRANSLATE_NOOP("Figures", "Area"),
    "volume": QT_TRANSLATE_NOOP("Figures", "Volume"),
    "weight": QT_TRANSLATE_NOOP("Figures", "Weight"),
    "speed": QT_TRANSLATE_NOOP("Figures", "Speed"),
    "temperature": QT_TRANSLATE_NOOP("Figures", "Temperature"),
    "magnitude": QT_TRANSLATE_NOOP("Figures", "Magnitude"),
    "power": QT_TRANSLATE_NOOP("Figures", "Power"),
    "data_size": QT_TRANSLATE_NOOP("Figures", "Data size"),
    "age": QT_TRANSLATE_NOOP("Figures", "Age"),
    "duration": QT_TRANSLATE_NOOP("Figures", "Duration"),
    "relative_time": QT_TRANSLATE_NOOP("Figures", "Relative time"),
    "date": QT_TRANSLATE_NOOP("Figures", "Date"),
    "time": QT_TRANSLATE_NOOP("Figures", "Time of day"),
    "datetime": QT_TRANSLATE_NOOP("Figures", "Date and time"),
    "date_range": QT_TRANSLATE_NOOP("Figures", "Period"),
    "time_range": QT_TRANSLATE_NOOP("Figures", "Hours"),
    "datetime_range": QT_TRANSLATE_NOOP("Figures", "Hours of a day"),
    "range": QT_TRANSLATE_NOOP("Figures", "Range"),
    "percent_range": QT_TRANSLATE_NOOP("Figures", "Range of percentages"),
    "money_range": QT_TRANSLATE_NOOP("Figures", "Range of money"),
    "age_range": QT_TRANSLATE_NOOP("Figures", "Range of ages"),
}


_RATIO_DECIMALS = 2


def kind_text(kind: Kind) -> str:
    """The name of a kind in the language of the interface."""
    return QCoreApplication.translate("Figures", _KINDS[kind])


def modifier_text(item: Statistic) -> str:
    """«about», «more than» … in the language of the interface; empty without a modifier."""
    if item.modifier is None:
        return ""
    return QCoreApplication.translate("Figures", _MODIFIERS[item.modifier])


def unit_text(item: Statistic) -> str:
    """The unit alone, in the language of the interface: «كم», "EUR"; empty without one."""
    if not item.unit:
        return ""
    if item.unit in TIME_UNITS:
        amounts = (item.value, item.high, item.low)
        value = next((amount for amount in amounts if isinstance(amount, int | float)), 1)
        return time_unit_name(item.unit, value)
    return unit_name(item.unit)


def value_text(item: Statistic) -> str:
    """What ``item`` amounts to, in plain digits with its unit; empty where that is unknown."""
    if isinstance(item.value, str):
        known = item.resolved[0] if len(item.resolved) == 1 else item.value
        return time_text(known)
    if item.value is not None:
        if item.kind == "multiplier":
            return f"{number_text(item.value)}×"
        if item.kind == "ratio":  # «126 من أصل 250» is asked for as 50.4 %
            percent = round(item.value * 100, _RATIO_DECIMALS)
            return with_unit(number_text(percent), percent, "%")
        return with_unit(number_text(item.value), item.value, item.unit)
    if item.low is not None and item.high is not None:
        return with_unit(
            f"{number_text(item.low)}{DASH}{number_text(item.high)}", item.high, item.unit
        )
    if item.low is not None:
        return with_unit(f"≥{NO_BREAK}{number_text(item.low)}", item.low, item.unit)
    if item.high is not None:
        return with_unit(f"≤{NO_BREAK}{number_text(item.high)}", item.high, item.unit)
    return ""
