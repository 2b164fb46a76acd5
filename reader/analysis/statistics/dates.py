"""Reading dates and times: what may start at a word, and which construction has the first say."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from reader.analysis.statistics.days import day_word
from reader.analysis.statistics.eras import decade, year_spell
from reader.analysis.statistics.findings import Finding
from reader.analysis.statistics.intervals import (
    day_range,
    month_range,
    named_day_range,
    year_range,
)
from reader.analysis.statistics.moments import (
    now_word,
    on_reference,
    this_night,
    time_then_day,
    with_time,
)
from reader.analysis.statistics.one_day import DAY, MONTH, read_named_day
from reader.analysis.statistics.periods import Date
from reader.analysis.statistics.spells import (
    edge_of_period,
    first_units,
    month_period,
    numeric_month,
    part_of_period,
    relative_period,
    season,
    several_units,
)
from reader.analysis.statistics.tokens import Line
from reader.analysis.statistics.weeks import nth_week, rest, week_of_day, weekend

_CLOCK = DAY | {"clock", "daypart", "moment"}
_UNIT = frozenset({"time", "this"})

Construction = Callable[[Line, int, Date | None], Finding | None]
_STRETCHES: tuple[tuple[frozenset[str], Construction], ...] = (
    (frozenset({"range"}), year_range),
    (DAY | MONTH | {"range"}, day_range),
    (MONTH | {"range"}, month_range),
    (DAY | MONTH | _UNIT | {"range", "weekday", "day"}, named_day_range),
)
"""What holds a day and would be cut short by it."""
_SPELLS: tuple[tuple[frozenset[str], Construction], ...] = (
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
)
_WEEKS: tuple[tuple[frozenset[str], Construction], ...] = (
    (frozenset({"time", "ordinal", "lastn"}), nth_week),
    (frozenset({"time"}), week_of_day),
)
"""What may start at a token, by the senses that open it; the first that reads it wins."""


def _first(
    table: tuple[tuple[frozenset[str], Construction], ...],
    line: Line,
    index: int,
    today: Date | None,
) -> Finding | None:
    senses = line[index].senses
    for openers, construction in table:
        if not openers.isdisjoint(senses) and (found := construction(line, index, today)):
            return found
    return None


def find_date(line: Line, index: int, now: datetime.datetime | None) -> Finding | None:
    """The date, period or time of the day that starts at ``index``."""
    today = now.date() if now else None
    if found := _first(_STRETCHES, line, index, today) or _first(_WEEKS, line, index, today):
        return found
    senses = line[index].senses
    if found := read_named_day(line, index, today):
        return with_time(line, found)
    if found := _first(_SPELLS, line, index, today):
        return on_reference(with_time(line, found), now)
    if "day" in senses:
        found = day_word(line, index, today)
        return with_time(line, found) if found else None
    return now_word(line, index, now) if "now" in senses else None
