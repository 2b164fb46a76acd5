"""Reading hours: «من الخامسة إلى السادسة مساء», and parts of the day such as «بعد الظهر»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.analysis.statistics.times.calendar_words import range_opener, range_stop
from reader.analysis.statistics.times.clock import Time, hour_of_day, read_hour, read_time
from reader.analysis.statistics.words.lexicon import Payload, lexicon
from reader.analysis.statistics.words.tokens import Line, match, payload


class Hours(NamedTuple):
    """Minutes of a day from ``start`` to ``stop``, read up to token ``end``."""

    start: int
    stop: int
    end: int

    def value(self, day: str = "") -> str:
        """``(T17,T18,PT1H)``, each end on ``day`` where there is one."""
        hours, minutes = divmod(self.stop - self.start, 60)
        length = "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
        return f"({day}{_clock(self.start)},{day}{_clock(self.stop)},{length})"


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"T{hour:02d}:{minute:02d}" if minute else f"T{hour:02d}"


def _minute(digits: str) -> int:
    hour, _, minute = digits.partition(":")
    return int(hour) * 60 + int(minute[:2] or 0)


def _ends(line: Line, index: int) -> Iterator[tuple[Time, bool]]:
    """The times that may stand at ``index`` as an end of a range, and whether they surely are."""
    if time := read_time(line, index):
        yield time, True
    hour = read_hour(line, index)
    if hour is None:
        return
    part = match(line, hour[1], "daypart")
    if part and not line[hour[1]].conj and line[hour[1]].key not in ("م", "ص"):
        yield Time(f"{hour_of_day(hour[0], str(part[1][0])):02d}", part[2], True), True
    yield Time(f"{hour[0]:02d}", hour[1]), payload(line, index, "clock") is not None


def read_hours(line: Line, index: int) -> Hours | None:
    """«من 4 إلى 5 مساء», «بين الساعة 5 و6 مساء», «4-5 مساء»."""
    opener, at = range_opener(line, index)
    if opener is None or line[at].conj:
        return None
    for first, sure in _ends(line, at):
        to = range_stop(line, first.end, opener)
        if to is None:
            continue
        for second, certain in _ends(line, to):
            if not (sure or certain) or (not opener and not certain):
                continue
            if not opener and not sure and payload(line, second.end, "weekday"):
                continue  # «3-4 مساء السبت», a score
            if hours := _between(first, second):
                return hours
    return None


def _between(first: Time, second: Time) -> Hours | None:
    start, stop = _minute(first.digits), _minute(second.digits)
    if stop > 720 > start and start + 720 < stop and not first.exact:
        start += 720  # «من 4 إلى 5 مساء»
    if not second.exact and start >= 720 > stop:
        stop += 720
    return Hours(start, stop, second.end) if start < stop else None


def read_part(line: Line, index: int) -> Hours | None:
    """«مساء», «بعد ظهر», «في وقت متأخر من ليل»: hours that a day is to follow or precede."""
    edge = match(line, index, "edge")
    at = edge[2] if edge else index
    found = match(line, at, "part")
    if found is None or line[at].conj or (edge is None and line[at].definite):
        return None
    return _edge_of(edge, found)


def part_alone(line: Line, index: int) -> Hours | None:
    """«بعد الظهر», «في وقت متأخر من المساء», «خلال الصباح»: hours of no known day."""
    edge = match(line, index, "edge")
    at = edge[2] if edge else index
    found = match(line, at, "partname", "partfree")
    if found is None or line[at].conj:
        return None
    before = line[index - 1].word if index else ""
    if not edge and found[0] == "partname" and before not in lexicon().traps["before_part"]:
        return None  # «الصباح» alone tells no time
    return _edge_of(edge, found)


_Match = tuple[str, Payload, int]


def _edge_of(edge: _Match | None, part: _Match) -> Hours:
    """The part of the day, or its first or last half."""
    start, stop = (int(hour) * 60 for hour in str(part[1][0]).split("-"))
    middle = (start + stop) // 2
    side = str(edge[1][0]) if edge else ""
    if side == "first":  # «الساعات الأولى من صباح الأحد» follow midnight
        start, stop = 0, 360
    elif side == "early":
        stop = middle
    elif side == "late":
        start = middle
    return Hours(start, stop, part[2])
