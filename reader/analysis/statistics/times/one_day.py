"""Reading one day, however it is named: by month, by weekday, by its feast, in two calendars."""

from __future__ import annotations

from collections.abc import Callable

from reader.analysis.statistics.openers import RANK, opened_by
from reader.analysis.statistics.times.days import day_finding, day_month, day_of_month
from reader.analysis.statistics.times.feasts import feast
from reader.analysis.statistics.times.periods import Date
from reader.analysis.statistics.times.weekdays import (
    bare_weekday,
    nth_weekday,
    week_then_weekday,
    weekday_date,
)
from reader.analysis.statistics.words.findings import Finding
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.tokens import Line

DAY = RANK | {"firstday"}
MONTH = frozenset({"month", "hijri", "monthword"})


def _dated(line: Line, index: int, now: Date | None) -> Finding | None:
    found = day_month(line, index, now)
    if found:
        return day_finding(index, found[0], found[1], now)
    return day_of_month(line, index, now)


Construction = Callable[[Line, int, Date | None], Finding | None]
Table = tuple[tuple[frozenset[str], Construction], ...]


_NAMED: Table = (
    (frozenset({"holiday", "ordinal"}), feast),
    (frozenset({"weekday"}), weekday_date),
    (frozenset({"ordinal", "lastn"}), nth_weekday),
    (frozenset({"bareday"}), bare_weekday),
    (frozenset({"time", "this"}), week_then_weekday),
    (DAY | MONTH | {"day"}, _dated),
)


_named = opened_by(_NAMED)


def read_named_day(line: Line, index: int, now: Date | None) -> Finding | None:
    """The day at ``index``, in both calendars where the text gives both («الموافق»)."""
    for construction in _named(line[index].senses):
        if found := construction(line, index, now):
            return _same_day(line, found, now)
    return None


def _same_day(line: Line, finding: Finding, now: Date | None) -> Finding:
    """«15 رمضان 1446هـ الموافق 15 مارس 2025»: one day; the Gregorian one is its value."""
    at = finding.last
    if line[at].raw in ",،(":
        at += 1
    if line[at].word not in lexicon().traps["same_day"] or finding.kind != "date":
        return finding
    at += 1
    while line[at].word in ("ل", "يوم") or line[at].raw == ":":
        at += 1
    other = weekday_date(line, at, now) or _dated(line, at, now)
    if other is None or other.kind != "date":
        return finding
    own, twin = (day_month(line, start) for start in (finding.first, at))
    if twin and twin[0].hijri and not (own and own[0].hijri):
        finding.last = other.last
        return finding
    other.first = finding.first
    return other
