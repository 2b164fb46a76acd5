"""The orders that statistics can be listed in: as they are read, by value, by what they measure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from reader.analysis.model import GROUP_OF, Kind, Statistic
from reader.text.fold import fold
from reader.ui.panel.chronology import days_of
from reader.ui.panel.rows import Rank

# Which kinds of a group can be compared with each other; those of another number stand below.
_TIERS: dict[Kind, int] = {
    "points": 1, "multiplier": 2, "ordinal": 1, "area": 1, "volume": 2, "weight": 3, "speed": 4,
    "temperature": 5, "magnitude": 6, "power": 7, "data_size": 8, "age": 9, "age_range": 9,
    "time": 1, "time_range": 1, "duration": 2, "relative_time": 3,
}  # fmt: skip
_UNDATED, _UNKNOWN = 4, 9

_PART = re.compile(r"(\d+(?:\.\d+)?)([YMWDHS])")
_DAY_SECONDS = {"Y": 31_556_952, "M": 2_629_746, "W": 604_800, "D": 86_400}  # Gregorian means
_CLOCK_SECONDS = {"H": 3_600, "M": 60, "S": 1}
_CLOCK = re.compile(r"\(?T(\d\d)(?::?(\d\d))?(?::?(\d\d))?.*")


def currency_order(statistics: Sequence[Statistic]) -> Mapping[str, int]:
    """The currencies by how often the text names them."""
    units = Counter(
        item.unit for item in statistics if item.unit and GROUP_OF[item.kind] == "money"
    )
    return {unit: place for place, (unit, _) in enumerate(units.most_common())}


def by_value(item: Statistic, currencies: Mapping[str, int]) -> Rank:
    """The largest first, each currency and unit by itself; dates as they follow each other."""
    if GROUP_OF[item.kind] == "time":
        return _by_time(item)
    tier = _TIERS.get(item.kind, 0)
    amounts = (item.value, item.high, item.low)
    amount = next((each for each in amounts if isinstance(each, int | float)), None)
    if amount is None:
        return _UNKNOWN, "", 0
    if GROUP_OF[item.kind] == "money":
        return currencies.get(item.unit or "", len(currencies)), item.unit or "", -amount
    if item.kind == "ratio":
        amount *= 100
    comparable = GROUP_OF[item.kind] == "percent" and tier == 0
    return tier, "" if comparable else item.unit or "", -amount


def _by_time(item: Statistic) -> Rank:
    days = days_of(item)
    if days is not None:
        return 0, "", days[0]
    tier, value = _TIERS.get(item.kind, _UNDATED), item.value if isinstance(item.value, str) else ""
    if clock := _CLOCK.fullmatch(value):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return tier, "", hours * 3_600 + minutes * 60 + seconds
    if item.kind == "duration":
        return tier, "", -_seconds(value)
    if item.kind == "relative_time":
        return tier, "", _seconds(value) * (-1 if value.startswith("-") else 1)
    return _UNDATED, value, 0


def _seconds(duration: str) -> float:
    """The length of an ISO 8601 duration, months and years by their mean."""
    days, _, clock = duration.partition("T")
    return sum(
        float(number) * table.get(unit, 0)
        for text, table in ((days, _DAY_SECONDS), (clock, _CLOCK_SECONDS))
        for number, unit in _PART.findall(text)
    )


def by_subject(subject: str) -> Rank:
    """The alphabet without article and harakat; figures that measure nothing known come last."""
    return (0, fold(subject).removeprefix("ال"), 0) if subject else (1, "", 0)
