"""Reading times of the day: «الساعة 10:30 صباحا», «الثامنة والنصف مساء»."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from reader.analysis.statistics.numbers.ordinals import read_ordinal
from reader.analysis.statistics.numbers.reading import joined, read_number
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.tokens import Line, match, payload


@dataclass(frozen=True, slots=True)
class Time:
    """A time read up to token ``end``, as ISO 8601 digits (``10:30``)."""

    digits: str
    end: int
    exact: bool = False  # صباحا or مساء is said, so that the half of the day is known


def read_time(line: Line, index: int) -> Time | None:
    """The time at ``index``; None where nothing but a number stands there."""
    if moment := match(line, index, "moment"):
        return Time(str(moment[1][0]), moment[2])
    if toward := _minutes_to_hour(line, index):
        return toward
    if index and match(line, index - 1, "edge"):
        return None  # «الساعات الأولى من صباح الأحد»
    before = match(line, index, "daypart")
    if before and len(line[index].key) > 1:
        later = _time_proper(line, before[2]) if not line[before[2]].conj else None
        if later is None:
            return None
        hour = int(later.digits[:2])
        if hour <= 12:
            hour = hour_of_day(hour, str(before[1][0]))
        return Time(f"{hour:02d}{later.digits[2:]}", later.end, True)
    return _time_proper(line, index)


def _time_proper(line: Line, index: int) -> Time | None:
    named = match(line, index, "clock")
    at = named[2] if named else index
    colon = _colons(line, at) or _run_together(line, at, named is not None)
    minute = 0
    if colon:
        hour, rest, end = colon
    else:
        spoken = _part_of_hour(line, at) if named else None
        if spoken is None:
            whole = _hour(line, at, named is not None)
            if whole is None:
                return _glued(line, at)
            hour, after = whole
            minute, end = _minutes(line, after)
            if not match(line, end, "daypart") and not named:
                if after == end and _hour_alone(line, index, end):
                    return Time(f"{hour:02d}", end)
                if after == end or not line[at].definite:
                    return None
        else:
            hour, minute, end = spoken
        rest = ""
    if minute < 0:  # «الثانية عشرة إلا ربعا صباحا» is still before noon
        hour, minute = (hour - 1) % 24, minute + 60
    part = match(line, end, "daypart")
    if part and not line[end].conj and (line[end].key not in ("م", "ص") or colon or named):
        hour, end = hour_of_day(hour, str(part[1][0])), part[2]
        if not (minute or colon):
            minute, end = _minutes(line, end)  # «التاسعة مساء وثلاثة أرباع الساعة»
    elif not colon and not named and not minute:
        return None
    if minute:
        rest = f":{minute:02d}"
    return Time(f"{hour:02d}{rest}", end, part is not None)


def _run_together(line: Line, index: int, named: bool) -> tuple[int, str, int] | None:
    """«الساعة 0645», and «الساعة 30ر18», as news agencies write hours and minutes."""
    token, letter, hour = line[index : index + 3]
    if token.kind != "number" or not token.key.isdigit():
        return None
    if named and len(token.key) == 4:
        digits, end = token.key, index + 1
    elif letter.word == "ر" and not letter.gap and not hour.gap and len(token.key) == 2:
        digits, end = hour.key.zfill(2) + token.key, index + 3
        if not (named or line[end].word == "بتوقيت"):
            return None
    else:
        return None
    if not digits.isdigit() or len(digits) != 4 or int(digits[:2]) > 23 or int(digits[2:]) > 59:
        return None
    return int(digits[:2]), f":{digits[2:]}", end


def _part_of_hour(line: Line, index: int) -> tuple[int, int, int] | None:
    """«الساعة ثلاثة وثلث», which reads as one number: the hour, minutes, the index after."""
    number = read_number(line, index)
    if number is None or number.scale > 1 or not 1 <= number.value < 25:
        return None
    hour, rest = divmod(number.value, 1)
    if rest not in _PARTS_OF_HOUR or line[number.end - 1].kind == "number":
        return None
    return int(hour) % 24, int(rest * 60), number.end


_PARTS_OF_HOUR = frozenset((Fraction(1, 4), Fraction(1, 3), Fraction(1, 2), Fraction(3, 4)))


def _glued(line: Line, index: int) -> Time | None:
    """«340 مساء»: hours and minutes as one numeral."""
    token = line[index]
    part = match(line, index + 1, "daypart")
    if part is None or token.kind != "number" or not token.key.isdigit():
        return None
    if len(token.key) not in (3, 4) or line[index + 1].key in ("م", "ص") or token.prep:
        return None
    hour, minute = divmod(int(token.key), 100)
    if not 1 <= hour <= 12 or minute > 59 or payload(line, part[2], "weekday"):
        return None
    return Time(f"{hour_of_day(hour, str(part[1][0])):02d}:{minute:02d}", part[2], True)


def _hour_alone(line: Line, index: int, end: int) -> bool:
    """«في السابعة.», «عند الثامنة.»: an hour that ends its clause."""
    before = line[index - 1] if index else None
    return (
        before is not None
        and line[index].definite
        and line[index].kind == "word"
        and line[index].key != "اولي"
        and (before.word in lexicon().traps["before_hour"] or _is_future(line, index))
        and line[end].kind in ("sign", "end")
        and line[end].raw not in '"«»('
    )


def _is_future(line: Line, index: int) -> bool:
    """«سأعود الحادية عشرة»: a verb that an hour of two words may follow at once."""
    word = line[index - 1].word
    return (
        len(word) > 4 and word[:2] in ("سا", "سي") and payload(line, index + 1, "ten1") is not None
    )


def _minutes_to_hour(line: Line, index: int) -> Time | None:
    """«ثلاث دقائق قبل الثامنة», «عشر دقائق بعد الساعة الخامسة مساء»."""
    number = read_number(line, index)
    if number is None or payload(line, number.end, "time") is None:
        return None
    if number.value.denominator != 1 or not 0 < number.value < 60:
        return None
    unit, at = payload(line, number.end, "time"), number.end + 1
    way = line[at].word
    if unit is None or unit[1] != "TM" or way not in ("قبل", "بعد"):
        return None
    named = match(line, at + 1, "clock")
    if not named and not line[at + 1].definite:
        return None
    hour = _hour(line, named[2] if named else at + 1, named is not None)
    if hour is None:
        return None
    part = match(line, hour[1], "daypart")
    value, end = hour
    if part and not line[end].conj:
        value, end = hour_of_day(value, str(part[1][0])), part[2]
    minutes = value * 60 + int(number.value) * (1 if way == "بعد" else -1)
    digits = f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
    return Time(digits, end, part is not None)


def read_hour(line: Line, index: int) -> tuple[int, int] | None:
    """A bare hour, where what stands around says that it is one."""
    named = match(line, index, "clock")
    return _hour(line, named[2] if named else index, True)


def hour_of_day(hour: int, part: str) -> int:
    """The hour from 0 to 23 that ``hour`` is in the ``part`` of the day (a class of dayparts)."""
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
    feminine_form = line[index].key.endswith("ه") or line[index].key == "اولي"
    return found if feminine_form else None  # «عبد الله الثاني» is no hour


def _minutes(line: Line, index: int) -> tuple[int, int]:
    """«والنصف», «وعشر دقائق», «إلا ربعا», «والنصف إلا خمس دقائق»: minutes, the index after."""
    minutes, end = _minute_part(line, index)
    if end > index and line[end].word == "الا" and minutes > 0:
        less, after = _minute_part(line, end)
        return minutes + less, after
    return minutes, end


def _minute_part(line: Line, index: int) -> tuple[int, int]:
    less = line[index].word == "الا"
    at = index + 1 if less else joined(line, index)
    if at is None:
        return 0, index
    sign = -1 if less else 1
    key = line[at].key.removesuffix("ا")  # «إلا ربعا»
    if key in ("ربع", "ثلث"):
        return sign * (15 if key == "ربع" else 20), at + 1
    number = read_number(line, at)
    if number is None:
        return 0, index
    end = number.end
    if number.value in _PARTS_OF_HOUR:
        whole = payload(line, end, "time") is not None and line[end].definite
        return sign * int(number.value * 60), end + whole
    if number.value.denominator != 1 or not 0 < number.value < 60:
        return 0, index
    unit = payload(line, end, "time")
    if unit and unit[1] == "TM":
        end += 1
    elif unit or not match(line, end, "daypart"):
        return 0, index
    return sign * int(number.value), end
