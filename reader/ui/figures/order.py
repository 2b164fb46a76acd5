"""The orders that statistics are listed in: amounts by size, times by date, words by alphabet.

Only what has one measure is compared: money with money of its currency, lengths with lengths of
their unit. Which of these stands first is the order of the kinds, and then the unit that the text
uses most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from reader.analysis.model import GROUPS, Statistic
from reader.text.fold import fold
from reader.ui.figures.chronology import days_in, days_of, seconds_into_day, seconds_of

Key = tuple[int, int, str, int, float, float]
"""Family, unit, how well the place is known (0 best), where it begins, where it ends."""
WordsKey = tuple[bool, str]

# Kinds that one asks "which is more?" of together. A range is compared by where it begins.
_FAMILIES: Final = {
    "quantity": "number", "range": "number", "percent_range": "percent", "money_range": "money",
    "age_range": "age", "datetime": "date", "date_range": "date", "datetime_range": "date",
    "time_range": "time",
}  # fmt: skip
_RANKS: Final[Mapping[str, int]] = {
    kind: rank for rank, kind in enumerate(kind for kinds in GROUPS.values() for kind in kinds)
}
_CHRONOLOGICAL: Final = frozenset(
    _RANKS[family] for family in ("date", "time", "relative_time")
)  # what comes first stands first, though all else begins with the largest
_KNOWN, _OF_ANY_YEAR, _UNKNOWN = range(3)
_A_YEAR: Final = "2000"  # a leap year, for what has none
_YEARS_BEFORE: Final = re.compile(r"\(?-(\d{4})")
_DAYS_A_YEAR: Final = 366

_ARTICLE = re.compile("[اٱ][\u064b-\u0652\u0670\u0640]*ل(?=\\W*\\w\\W*\\w)")
_DIGITS = re.compile(r"\d+(?:[,٬]\d{3})*")
_LETTERS = 48


def kind_rank(kind: str) -> int:
    """Where ``kind`` stands in the order that a panel shows the kinds in."""
    return _RANKS[kind]


def by_words(text: str) -> WordsKey:
    """The alphabet whatever article, harakat and hamza, numbers in it by size; nothing comes last.

    What begins with the same letters over half a line stays in the order of the text.
    """
    folded = fold(_ARTICLE.sub("", text[:_LETTERS].lstrip(), count=1)).strip()
    return not folded, _DIGITS.sub(_by_length, folded)


def _by_length(digits: re.Match[str]) -> str:
    """A number that sorts as text: 9 before 10."""
    number = re.sub(r"\D", "", digits[0]).lstrip("0")
    return f"{len(number):02}{number}"


@dataclass(frozen=True, slots=True)
class ByValue:
    """The order of a text's statistics by what they amount to. ``units`` are their places."""

    units: Mapping[str, int]

    @classmethod
    def of(cls, statistics: Iterable[Statistic]) -> ByValue:
        """The order for a text that has ``statistics``."""
        counted = Counter(item.unit for item in statistics if item.unit)
        return cls({unit: place for place, (unit, _) in enumerate(counted.most_common())})

    def rising(self, item: Statistic) -> Key:
        """9 % before 10 %, 2024 before March 2025, 2 minutes before 3; without a value last."""
        unit = item.unit or ""
        family = _RANKS[_FAMILIES.get(item.kind, item.kind)]
        return family, self.units.get(unit, len(self.units)), unit, *_place(item)

    def largest_first(self, item: Statistic) -> Key:
        """The same with the largest amount first; dates and hours still follow one another."""
        key = self.rising(item)
        if key[0] in _CHRONOLOGICAL:
            return key
        return *key[:4], -key[4], -key[5]


def _place(item: Statistic) -> tuple[int, float, float]:
    """Where ``item`` stands among those of its family and unit."""
    if isinstance(item.value, str):
        return _moment(item, item.value)
    ends = [end for end in (item.value, item.low, item.high) if isinstance(end, int | float)]
    return (_KNOWN, ends[0], ends[-1]) if ends else (_UNKNOWN, 0, 0)


def _moment(item: Statistic, value: str) -> tuple[int, float, float]:
    length = seconds_of(value)
    if length is not None:
        return _KNOWN, length, length
    since_midnight = seconds_into_day(value)
    if (days := days_of(item)) is not None:
        return _KNOWN, days[0] + since_midnight / 86_400, days[1]
    if value.startswith(("T", "(T")):
        return _KNOWN, since_midnight, since_midnight
    if before := _YEARS_BEFORE.match(value):
        return _KNOWN, -int(before[1]) * _DAYS_A_YEAR, 0
    if (days := days_in(value.replace("XXXX", _A_YEAR))) is not None:
        return _OF_ANY_YEAR, days[0] + since_midnight / 86_400, days[1]
    return _UNKNOWN, 0, 0
