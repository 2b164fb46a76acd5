"""Reading times of the day: «الساعة 10:30 صباحا», «الثامنة والنصف مساء»."""

from __future__ import annotations

from dataclasses import dataclass

from reader.analysis.statistics.numbers import joined, read_number
from reader.analysis.statistics.ordinals import read_ordinal
from reader.analysis.statistics.tokens import Line, match, payload


@dataclass(frozen=True, slots=True)
class Time:
    """A time read up to token ``end``, as ISO 8601 digits (``10:30``)."""

    digits: str
    end: int
    exact: bool = False  # صباحا or مساء is said, so that the half of the day is known


_HALVES = {"1/2": 30, "1/4": 15, "1/3": 20}


def read_time(line: Line, index: int) -> Time | None:
    """The time at ``index``; None where nothing but a number stands there."""
    if moment := match(line, index, "moment"):
        return Time(str(moment[1][0]), moment[2])
    before = match(line, index, "daypart")
    if before and len(line[index].key) > 1:
        later = _time_proper(line, before[2]) if not line[before[2]].conj else None
        if later is None:
            return None
        hour = int(later.digits[:2])
        if hour <= 12:
            hour = _of_day(hour, str(before[1][0]))
        return Time(f"{hour:02d}{later.digits[2:]}", later.end, True)
    return _time_proper(line, index)


def _time_proper(line: Line, index: int) -> Time | None:
    named = match(line, index, "clock")
    at = named[2] if named else index
    colon = _colons(line, at)
    if colon:
        hour, rest, end = colon
        part = match(line, end, "daypart")
    else:
        spoken = _hour(line, at, named is not None)
        if spoken is None:
            return None
        hour, end = spoken
        minute, after = _minutes(line, end)
        part = match(line, after, "daypart")
        if part is None and named is None and (after == end or not line[at].definite):
            return None
        end = after
        if minute < 0:
            hour, minute = (hour - 1) % 24, minute + 60
        rest = f":{minute:02d}" if minute else ""
    if part and not line[end].conj and (line[end].key not in ("م", "ص") or colon or named):
        hour, end = _of_day(hour, str(part[1][0])), part[2]
    elif not colon and not named and not rest:
        return None
    return Time(f"{hour:02d}{rest}", end, part is not None)


def read_hour(line: Line, index: int) -> tuple[int, int] | None:
    """A bare hour, where what stands around says that it is one."""
    named = match(line, index, "clock")
    return _hour(line, named[2] if named else index, True)


def _of_day(hour: int, part: str) -> int:
    if part == "am":
        return hour % 12 if hour <= 12 else hour
    if part == "night":  # «الثانية ليلا» is after midnight, «الثامنة ليلا» before it
        return hour % 12 if hour == 12 or hour < 6 else hour + 12 if hour < 12 else hour
    if part == "noon":
        return hour + 12 if hour < 4 else hour
    return (hour + 12) % 24 if hour <= 12 else hour


def _colons(line: Line, index: int) -> tuple[int, str, int] | None:
    """10:30 or 10:30:15 in digits: the hour, the rest with its colons, the index after."""
    pieces: list[str] = []
    while len(pieces) < 4 and line[index].kind == "number" and line[index].key.isdigit():
        pieces.append(line[index].key)
        if line[index + 1].raw != ":" or line[index + 1].gap != line[index + 2].gap:
            break
        index += 2
    if not 2 <= len(pieces) <= 3 or len(pieces[0]) > 2 or int(pieces[0]) > 24:
        return None
    if any(len(piece) != 2 or int(piece) > 59 for piece in pieces[1:]):
        return None
    return int(pieces[0]) % 24, "".join(f":{piece}" for piece in pieces[1:]), index + 1


def _hour(line: Line, index: int, named: bool) -> tuple[int, int] | None:
    if line[index].definite or payload(line, index, "ordinal"):
        found = read_ordinal_hour(line, index)
        if found:
            return found
    number = read_number(line, index)
    if number is None or number.high or not (line[index].kind == "number" or named):
        return None
    if number.value.denominator != 1 or not 0 <= number.value <= 24 or number.scale > 1:
        return None
    # «الساعة ثلاثة وخمس عشرة دقيقة»: the joined words are minutes
    return int(number.value) % 24, number.end


def read_ordinal_hour(line: Line, index: int) -> tuple[int, int] | None:
    """The feminine ordinals that name the hours, and الواحدة."""
    if line[index].definite and line[index].key == "واحده":
        return 1, index + 1
    found = read_ordinal(line, index)
    if found is None or not 1 <= found[0] <= 12:
        feminine = payload(line, index, "ordinal")
        return (int(feminine[0]), index + 1) if feminine else None
    return found if line[index].key.endswith(("ه", "ي")) else None


def _minutes(line: Line, index: int) -> tuple[int, int]:
    """«والنصف», «وعشر دقائق», «إلا ربعا» at ``index``: minutes and the index after them."""
    less = line[index].word == "الا"
    at = index + 1 if less else joined(line, index)
    if at is None:
        return 0, index
    sign = -1 if less else 1
    part = payload(line, at, "fraction") or (
        payload(line, at, "fraction") if line[at].key.endswith("ا") else None
    )
    key = line[at].key.removesuffix("ا")
    if part is None and key in ("ربع", "ثلث"):
        return sign * (15 if key == "ربع" else 20), at + 1
    if part:
        return sign * _HALVES.get(str(part[0]), 0), at + 1
    number = read_number(line, at)
    if number is None or number.value.denominator != 1 or not 0 < number.value < 60:
        return 0, index
    end = number.end
    unit = payload(line, end, "time")
    if unit and unit[1] == "TM":
        end += 1
    elif unit or not match(line, end, "daypart"):
        return 0, index
    return sign * int(number.value), end
