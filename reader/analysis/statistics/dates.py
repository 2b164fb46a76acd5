"""Reading dates: what may start at a word, ranges of days, years and hours, days with a time."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

from reader.analysis.statistics import periods
from reader.analysis.statistics.calendar_words import (
    COMMAS,
    no_noun,
    period_finding,
    read_day,
    read_month,
    read_year,
)
from reader.analysis.statistics.clock import read_hour, read_time
from reader.analysis.statistics.days import (
    bare_weekday,
    day_finding,
    day_month,
    day_of_this_month,
    day_word,
    holiday,
    nth_weekday,
    weekday_date,
)
from reader.analysis.statistics.durations import time_unit
from reader.analysis.statistics.findings import Finding
from reader.analysis.statistics.lexicon import lexicon
from reader.analysis.statistics.numbers import NUMERAL, joined
from reader.analysis.statistics.periods import Date, Day
from reader.analysis.statistics.spells import (
    decade,
    edge_of_period,
    month_period,
    part_of_year,
    relative_period,
    season,
    several_units,
    year_spell,
)
from reader.analysis.statistics.tokens import Line, match, payload


def _day_range(line: Line, index: int, now: Date | None) -> Finding | None:
    """«من 13 إلى 15 يوليو», «يوليو 13-15», «بين 4 سبتمبر و8 سبتمبر»."""
    opener = match(line, index, "range")
    if opener and (opener[1][0] != "from" or line[index].definite):
        return None
    at = opener[2] if opener else index
    month = read_month(line, at)
    if month:
        between = match(line, month[2], "range")
        at = between[2] if between and between[1][0] == "from" else month[2]
        if between and between[1][0] == "from":
            opener = between
    low = read_day(line, at)
    if low is None or line[at].conj:
        return None
    start: Day | None = None
    dated = day_month(line, at)
    after = low[1]
    if dated and not month:
        start, after = dated[0], dated[1]
    high_at = _to(line, after, line[opener[2] - 1].key if opener else "")
    if high_at is None:
        return None
    if month:
        high = read_day(line, high_at)
        if high is None:
            return None
        year = read_year(line, high[1])
        last = year[2] if year else high[1]
        stop = Day(year[0] if year else None, month[0], high[0], month[1])
    else:
        full = day_month(line, high_at)
        if full is None:
            return None
        stop, last = full
    start = start or Day(stop.year, stop.month, low[0], stop.hijri)
    if stop.hijri or start.hijri:
        return None
    return _between_days(index, last, start, stop, now)


def _to(line: Line, index: int, opener: str) -> int | None:
    token = line[index]
    if token.raw in ("-", "–", "—"):
        return index + 1
    if opener == "بين":
        return joined(line, index)
    found = payload(line, index, "range")
    return index + 1 if found and found[0] == "to" and len(token.key) > 1 else None


def _between_days(first: int, last: int, start: Day, stop: Day, now: Date | None) -> Finding | None:
    known = stop.year or start.year
    year = known or (now.year if now else 2000)
    low = periods.real_day(start.year or year, start.month, start.day)
    high = periods.real_day(stop.year or year, stop.month, stop.day)
    if low is None or high is None or low >= high:
        return None
    days = (high - low).days + 1
    if known is None and now is None:
        value = f"(XXXX-{low:%m-%d},XXXX-{high:%m-%d},P{days}D)"
        return Finding(first, last, "date_range", value)
    return period_finding(
        first, last, periods.interval(low, periods.add_days(high, 1), f"P{days}D")
    )


def _year_range(line: Line, index: int, _now: Date | None) -> Finding | None:
    """«من 2014 حتى 2018», «بين عامي 2010 و2015»."""
    opener = match(line, index, "range")
    if not opener or opener[1][0] != "from" or line[index].definite:
        return None
    at = opener[2]
    dual = time_unit(line, at)
    two = line[at].key in lexicon().traps["dual_year"] or dual == ("Y", 2)
    if two or payload(line, at, "yearword"):
        at += 1
    low = read_year(line, at, False)
    if (
        low is None
        or (line[at].kind != "number" and at == opener[2])
        or line[at].raw in COMMAS
        or low[1]
    ):
        return None
    to = _to(line, low[2], line[opener[2] - 1].key)
    high = read_year(line, to) if to is not None else None
    if to is not None and high is None and line[to].kind == "number" and line[to].conj == "":
        high = None
    if high is None or high[1] or not 0 < low[0] < high[0] < 2200:
        return None
    if not no_noun(line, high[2]):
        return None
    period = periods.interval(Date(low[0], 1, 1), Date(high[0], 1, 1), f"P{high[0] - low[0]}Y")
    return period_finding(index, high[2], period)


def _with_time(line: Line, finding: Finding) -> Finding:
    """A date followed by a time of the day is one moment."""
    at = finding.last
    while line[at].raw in COMMAS or line[at].word in lexicon().traps["at_time"]:
        at += 1
    if finding.kind != "date" or not isinstance(finding.value, str) or line.at_end(at):
        return finding
    time = read_time(line, at)
    if time is None or line[at].conj:
        return finding
    value = f"{finding.value}T{time.digits}"
    resolved = tuple(f"{day}T{time.digits}" for day in finding.resolved)
    return replace(finding, last=time.end, kind="datetime", value=value, resolved=resolved)


def _time_range(line: Line, index: int, _now: Date | None) -> Finding | None:
    """«من الخامسة إلى السادسة مساء», «الساعة 4 حتى 5 مساء»."""
    opener = match(line, index, "range")
    if opener and (opener[1][0] != "from" or line[index].definite):
        return None
    at = opener[2] if opener else index
    first = read_time(line, at)
    hour = None if first or not opener else read_hour(line, at)
    after = first.end if first else hour[1] if hour else 0
    to = _to(line, after, line[opener[2] - 1].key if opener else "") if after else None
    if to is None:
        return None
    second = read_time(line, to)
    later = None if second or not first else read_hour(line, to)
    if second is None and later is None:
        return None
    low = first.digits if first else f"{hour[0] % 24:02d}" if hour else ""
    high = second.digits if second else f"{later[0] % 24:02d}" if later else ""
    end = second.end if second else later[1] if later else 0
    start, stop = _minute(low), _minute(high)
    if stop > 720 > start and start + 720 < stop and not (first and first.exact):
        start += 720  # «من 4 إلى 5 مساء»
    if later and start >= 720 > stop:
        stop += 720
    if start >= stop:
        return None
    hours, minutes = divmod(stop - start, 60)
    length = "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    return Finding(index, end, "time_range", f"({_clock(start)},{_clock(stop)},{length})")


def _minute(digits: str) -> int:
    hour, _, minute = digits.partition(":")
    return int(hour) * 60 + int(minute[:2] or 0)


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"T{hour:02d}:{minute:02d}" if minute else f"T{hour:02d}"


def _time(line: Line, index: int, _now: Date | None) -> Finding | None:
    time = read_time(line, index)
    if time is None or (index and line[index - 1].raw == ":" and not line[index].gap):
        return None
    return Finding(index, time.end, "time", f"T{time.digits}")


def _dated(line: Line, index: int, now: Date | None) -> Finding | None:
    found = day_month(line, index, now) or day_of_this_month(line, index, now)
    return day_finding(index, found[0], found[1], now) if found else None


_DAY = NUMERAL | {"digits", "ordinal", "eleventh"}
_MONTH = frozenset({"month", "hijri", "monthword"})
_CLOCK = _DAY | {"clock", "daypart", "moment"}

Construction = Callable[[Line, int, Date | None], Finding | None]
_DAYS: tuple[tuple[frozenset[str], Construction], ...] = (
    (frozenset({"range"}), _year_range),
    (_DAY | _MONTH | {"range"}, _day_range),
    (frozenset({"weekday"}), weekday_date),
    (frozenset({"ordinal", "lastn"}), nth_weekday),
    (frozenset({"bareday"}), bare_weekday),
    (frozenset({"holiday"}), holiday),
    (_DAY | _MONTH, _dated),
)
_SPELLS: tuple[tuple[frozenset[str], Construction], ...] = (
    (frozenset({"early", "late", "middle"}), edge_of_period),
    (frozenset({"quarter"}), part_of_year),
    (frozenset({"time", "this"}), relative_period),
    (frozenset({"time", "lastn"}), several_units),
    (_MONTH, month_period),
    (frozenset({"season", "this"}), season),
    (frozenset({"decade", "century"}), decade),
    (frozenset({"yearword", "digits"}), year_spell),
    (frozenset({"day"}), day_word),
    (_CLOCK | {"range"}, _time_range),
    (_CLOCK, _time),
)
"""What may start at a token, by the senses that open it; the first that reads it wins."""


def find_date(line: Line, index: int, now: datetime.datetime | None) -> Finding | None:
    """The date, period or time of the day that starts at ``index``."""
    senses = line[index].senses
    today = now.date() if now else None
    for openers, construction in _DAYS:
        if not openers.isdisjoint(senses) and (found := construction(line, index, today)):
            return _with_time(line, found)
    for openers, construction in _SPELLS:
        if not openers.isdisjoint(senses) and (found := construction(line, index, today)):
            return found
    return None
