"""Reading dates and times: what may start at a word, and which construction has the first say."""

from __future__ import annotations

import datetime

from reader.analysis.statistics.openers import COUNT, opened_by
from reader.analysis.statistics.times.days import day_word, numeric_day
from reader.analysis.statistics.times.eras import decade, year_spell
from reader.analysis.statistics.times.intervals import (
    day_range,
    month_range,
    named_day_range,
    year_range,
)
from reader.analysis.statistics.times.moments import (
    now_word,
    on_reference,
    this_night,
    time_then_day,
    with_time,
)
from reader.analysis.statistics.times.one_day import DAY, MONTH, Table, read_named_day
from reader.analysis.statistics.times.parts import edge_of_period, first_units, part_of_period
from reader.analysis.statistics.times.spells import (
    month_period,
    numeric_month,
    relative_period,
    season,
    several_units,
)
from reader.analysis.statistics.times.weeks import nth_week, rest, week_of_day, weekend
from reader.analysis.statistics.words.findings import Finding
from reader.analysis.statistics.words.tokens import Line

_CLOCK = DAY | {"clock", "daypart", "moment"}
_UNIT = frozenset({"time", "this"})

_STRETCHES: Table = (
    (frozenset({"range"}), year_range),
    (DAY | MONTH | {"range"}, day_range),
    (MONTH | {"range"}, month_range),
    (DAY | MONTH | _UNIT | {"range", "weekday", "day"}, named_day_range),
    (frozenset({"time", "ordinal", "lastn"}), nth_week),
    (frozenset({"time"}), week_of_day),
)
"""What holds a day and would be cut short by it."""
_SPELLS: Table = (
    (frozenset({"weekend"}), weekend),
    (frozenset({"early", "late", "middle"}), edge_of_period),
    (frozenset({"rest"}), rest),
    (frozenset({"tonight"}), this_night),
    (frozenset({"quarter"}), part_of_period),
    (_UNIT, relative_period),
    (frozenset({"time", "lastn"}), first_units),
    (frozenset({"time", "lastn"}) | DAY, several_units),
    (MONTH, month_period),
    (frozenset({"season", "this"}), season),
    (frozenset({"decade", "century", "centuries", "millennium"}), decade),
    (frozenset({"digits"}), numeric_month),
    (frozenset({"yearword", "digits"}), year_spell),
    (_CLOCK | {"range", "edge", "part", "partname", "partfree"}, time_then_day),
    (frozenset({"day"}), day_word),
)
"""What may start at a token, by the senses that open it; the first that reads it wins."""

_CALENDAR = MONTH | {"day", "time", "clock", "daypart", "bareday", "holiday", "weekday", "moment"}
_REACH = 8  # tokens; no number lies farther before the word that makes it a date


_stretches, _spells = opened_by(_STRETCHES), opened_by(_SPELLS)


def _near_calendar(line: Line) -> list[bool]:
    """For each token whether a word of the calendar is in reach."""
    near = [False] * len(line)
    left = 0
    for index in range(len(line) - 1, -1, -1):
        if not _CALENDAR.isdisjoint(line[index].senses):
            left = _REACH
        near[index] = left > 0
        left -= 1
    return near


def _may_be_dated(line: Line, index: int) -> bool:
    """Whether the number at ``index`` may be more than a bare year; most are not even that."""
    if not line.near_calendar:
        line.near_calendar = _near_calendar(line)
    if line.near_calendar[index] or line[index + 1].raw == ":" or line[index + 1].word == "ر":
        return True
    return line[index].kind == "number" and numeric_day(line, index) is not None


def _may_span(line: Line, index: int) -> bool:
    """Whether «من», «بين» and the like may open a stretch of time: numbers or dates are near."""
    if any(token.kind == "number" for token in line[index + 1 : index + 4]):
        return True
    if not line.near_calendar:
        line.near_calendar = _near_calendar(line)
    return line.near_calendar[index]


def find_date(line: Line, index: int, now: datetime.datetime | None) -> Finding | None:
    """The date, period or time of the day that starts at ``index``."""
    today = now.date() if now else None
    senses = line[index].senses
    if senses and senses <= COUNT and not _may_be_dated(line, index):
        if "digits" not in senses:
            return None
        return numeric_month(line, index, today) or year_spell(line, index, today)
    if "range" in senses and not _may_span(line, index):
        return None
    for construction in _stretches(senses):
        if found := construction(line, index, today):
            return found
    if found := read_named_day(line, index, today):
        return with_time(line, found)
    for construction in _spells(senses):
        if found := construction(line, index, today):
            return on_reference(with_time(line, found), now)
    return now_word(line, index, now) if "now" in senses else None
