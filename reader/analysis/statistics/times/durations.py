"""Reading spans of time: durations, ages, and times relative to now."""

from __future__ import annotations

from fractions import Fraction

from reader.analysis.statistics.numbers.reading import joined, read_number
from reader.analysis.statistics.words.findings import Finding, as_text, is_whole
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.number import Number
from reader.analysis.statistics.words.tokens import Line, match, payload

Part = tuple[Fraction, str]  # how many of which unit

_ORDER = ["100Y", "10Y", "Y", "M", "W", "D", "H", "TM", "S"]
TIME_NAMES = {
    "100Y": "century", "10Y": "decade", "Y": "year", "M": "month", "W": "week", "D": "day",
    "H": "hour", "TM": "minute", "S": "second",
}  # fmt: skip
OLDEST = 150  # years; beyond, «عمره» is said of stones and peoples
_VERB_REACH = 12  # tokens between a verb and its object, a name and its titles among them
_COMMAS = frozenset(",،")
_NAMED = frozenset({"weekday", "month", "hijri"})
_DECADES = {"10Y": 10, "100Y": 100}


def iso(parts: list[Part], sign: str = "") -> str:
    """ISO 8601: ``P1Y3M``, ``PT1.5H``."""
    date, time = "", ""
    for value, unit in parts:
        if unit in _DECADES:
            value, unit = value * _DECADES[unit], "Y"
        if unit == "Y" and value < 1 and value.denominator == 4:
            value, unit = value * 12, "M"  # «ثلاثة أرباع السنة» are nine months
        if unit in ("H", "TM", "S"):
            time += as_text(value) + unit[-1]
        else:
            date += as_text(value) + unit
    return f"{sign}P{date}" + (f"T{time}" if time else "")


def time_unit(line: Line, index: int) -> tuple[str, int] | None:
    """The unit of time at ``index`` and how many its form counts."""
    found = payload(line, index, "time")
    return (str(found[1]), int(found[2])) if found else None


def _one(line: Line, index: int, bare: bool) -> tuple[Part, int] | None:
    """One part: «3 أيام», «يومين», «يوم واحد», «نصف ساعة», and with ``bare`` «عام»."""
    unit = time_unit(line, index)
    if unit and not line[index].definite:
        name, count = unit
        if count == 2:
            return (Fraction(2), name), index + 1
        one = payload(line, index + 1, "one")
        if one and one[0] == 1 and not line[index + 1].definite and not line[index + 1].conj:
            return (Fraction(1), name), index + 2
        return ((Fraction(1), name), index + 1) if bare else None
    number = read_number(line, index)
    if number is None or number.high:
        return None
    unit = time_unit(line, number.end)
    following = line[number.end]
    if not unit or unit[1] == 2 or following.conj or following.prep:
        return None
    if following.definite and not number.fraction:
        return None
    if unit == ("Y", 1) and _is_year(line, number.end + 1):
        return None  # «بلغ عددهم 500 عام 2000»
    return (number.value, unit[0]), number.end + 1


def _is_year(line: Line, index: int) -> bool:
    token = line[index]
    return token.kind == "number" and token.key.isdigit() and len(token.key) == 4


def read_duration(line: Line, index: int, bare: bool = False) -> tuple[list[Part], int] | None:
    """Consecutive parts, from large to small, with a fraction of the last («ساعة ونصف»)."""
    first = _one(line, index, bare or _half_follows(line, index + 1) or _more_follows(line, index))
    if first is None or (first[0][1] == "10Y" and not _speaks_of_time(line, index, first[1])):
        return None
    parts, end = [first[0]], first[1]
    while not line.at_end(end):
        at = joined(line, end)
        if at is not None and (half := _half(line, at)):
            parts[-1] = (parts[-1][0] + half[0], parts[-1][1])
            end = half[1]
            break
        more = _one(line, end if at is None else at, at is not None)
        if more is None or _ORDER.index(more[0][1]) <= _ORDER.index(parts[-1][1]):
            break
        parts.append(more[0])
        end = more[1]
    if not line[end].conj and payload(line, end, "whole"):
        end += 1
    return parts, end


def _speaks_of_time(line: Line, start: int, end: int) -> bool:
    """Whether عقد is a decade here and no contract or necklace."""
    if line[end].word == "من" and line[end + 1].word in ("الزمن", "الزمان", "الان"):
        return True
    near = line[max(0, start - 3) : start]
    return any(entry.sense in _CUES for token in near for entry in token.entries)


_CUES = frozenset({"before", "after_time", "within", "for", "mod", "lastn"})


def _half(line: Line, index: int) -> tuple[Fraction, int] | None:
    """نصف or ربع at ``index`` that is no fraction of something else."""
    found = payload(line, index, "fraction")
    if not found or line[index].prep:
        return None
    again = time_unit(line, index + 1)
    if again is None:
        return Fraction(found[0]), index + 1
    return (Fraction(found[0]), index + 2) if line[index + 1].definite else None  # ونصف السنة


def _half_follows(line: Line, index: int) -> bool:
    at = joined(line, index)
    return at is not None and _half(line, at) is not None


def _more_follows(line: Line, index: int) -> bool:
    """«سنة وثلاثة أشهر»: a smaller unit with its number follows a bare one."""
    unit, at = time_unit(line, index), joined(line, index + 1)
    if unit is None or at is None or unit[1] == 2 or line[index].definite:
        return False
    more = _one(line, at, False)
    return more is not None and _ORDER.index(more[0][1]) > _ORDER.index(unit[0])


def age_cue(line: Line, index: int) -> bool:
    """Whether the words just before speak of someone's age."""
    for at in range(index - 1, max(-1, index - 5), -1):
        token = line[at]
        if token.raw in ".،؛!؟":
            return False
        if payload(line, at, "agecue"):
            return True
    return False


def duration(line: Line, index: int) -> Finding | None:
    """«ثلاثة أيام», «48 ساعة»; an age where the context says so."""
    opener = match(line, index, "for")
    if few := _few(line, index):
        low, high, unit, end = few
        return Finding(index, end, "duration", None, unit, low, high)
    whole_unit = _bare_period(line, index)
    if whole_unit:
        return whole_unit
    found = read_duration(line, index)
    if found is None:
        if opener or not _introduced(line, index):
            return None
        found = read_duration(line, index, bare=True)
        if found is None or line[index].definite:
            return None
    parts, end = found
    if (ago := match(line, end, "since_now")) is not None:
        return Finding(index, ago[2], "relative_time", iso(parts, "+"))
    if len(parts) == 1 and parts[0][1] == "Y" and _is_age(line, index, end):
        return Finding(index, end, "age", parts[0][0], "year")
    return Finding(index, end, "duration", iso(parts))


def _is_age(line: Line, index: int, end: int) -> bool:
    """Whether years from ``index`` to ``end`` are an age: «عمره», «(42 سنة)», a list of ages."""
    number = read_number(line, index)
    if number is None:
        return False
    if number.value > OLDEST:
        return _is_aged(line, index)
    bracketed = index > 1 and line[index - 1].raw == "(" and line[end].raw == ")"
    below = index > 0 and line[index - 1].full in lexicon().traps["below_age"]  # «تحت 20 سنة»
    reached = index > 0 and line[index].definite and payload(line, index - 1, "governs")
    apposed = index > 1 and line[index - 1].raw in _COMMAS and line[end].raw in _COMMAS
    bracketed = bracketed or (apposed and number.value > 10)  # «سعيد، 21 عاما، طالب»
    if bracketed or below or reached or age_cue(line, index):
        return True
    if index and line[index - 1].word == "عن":  # «توفي عن 80 عاما»
        verbs = lexicon().traps["death"]
        return any(line[at].key in verbs for at in range(max(0, index - _VERB_REACH), index))
    chained = line[index].conj == "و" or (index > 0 and line[index - 1].word == "و")
    near = range(max(0, index - 5), index) if chained else range(0)
    return any(time_unit(line, at) == ("Y", 1) and age_cue(line, at) for at in near)


def _is_aged(line: Line, index: int) -> bool:
    """«عمرها 66 مليون سنة»: the age of a thing, said in so many words."""
    near = range(max(0, index - 4), index)
    return any(line[at].full in lexicon().traps["age_before"] for at in near)


def _introduced(line: Line, index: int) -> bool:
    """Whether لمدة or the like stands before, or كامل after, so that «عام» counts as one."""
    after = index + 1
    unit = time_unit(line, index)
    if payload(line, after, "whole") and not line[after].definite and unit:
        return True
    if line[index].key in lexicon().traps["plural_time"]:
        return False  # «طوال عقود القرن»
    before = line[index - 1].word if index else ""
    within = before in lexicon().traps["bare_after"] or is_roughly(line, index)
    if unit and within:  # «خلال أسبوع», «أقل من عام», not «خلال عام 2020»
        return unit[1] == 1 and not _is_open(line, index) and _ends_phrase(line, after)
    return index > 0 and any(entry.sense == "for" for entry in line[index - 1].entries)


def is_roughly(line: Line, index: int) -> bool:
    """«أكثر من عام», «قرابة قرن»: a comparison of two words or more, or one of nearness."""
    if index and line[index - 1].word in lexicon().traps["nearly"]:
        return True
    if index < 2 or line[index - 1].word not in ("من", "عن", "علي"):
        return False
    found = match(line, index - 2, "mod")
    return found is not None and found[2] == index


def _ends_phrase(line: Line, index: int) -> bool:
    """Whether nothing follows that could make «شهر» that of honey, «ساعة» that of the rush."""
    token = line[index]
    if token.kind != "word":
        return True
    return bool(token.conj or token.prep) or token.word in lexicon().traps["stop"]


def _few(line: Line, index: int) -> tuple[Fraction, Fraction | None, str, int] | None:
    """«بضعة أشهر» (3 to 9), «عدة أيام» (3 or more): bounds, unit, the index after."""
    found = payload(line, index, "several")
    unit = time_unit(line, index + 1)
    if found is None or unit is None or line[index].definite or line[index + 1].definite:
        return None
    if line[index + 1].key not in lexicon().traps["plural_time"]:
        return None
    low, _, high = str(found[0]).partition("-")
    return Fraction(low), Fraction(high) if high else None, TIME_NAMES[unit[0]], index + 2


def _bare_period(line: Line, index: int) -> Finding | None:
    """«طوال العام», «طوال شهر»."""
    opener = line[index]
    if opener.key not in lexicon().traps["throughout"] or not (unit := time_unit(line, index + 1)):
        return None
    if unit[1] == 2 or payload(line, index + 2, "shift") or _is_open(line, index + 1):
        return None
    return Finding(index, index + 2, "duration", iso([(Fraction(1), unit[0])]))


def relative(line: Line, index: int) -> Finding | None:
    """«قبل عامين», «منذ 3 سنوات», «بعد يومين», «في غضون شهر من الآن»."""
    found = match(line, index, "before", "after_time", "within")
    if found is None:
        return None
    sense, _, at = found
    again = time_unit(line, index - 1) if index else None
    if again and again == time_unit(line, at):
        return None  # «عاما بعد عام»
    rough = match(line, at, "mod")
    if rough and not line[at].conj:
        at = rough[2]
    few = _few(line, at) if sense != "within" else None
    if few:
        low, high, unit, end = few
        if sense == "before":
            return Finding(index, end, "relative_time", None, unit, -high if high else None, -low)
        return Finding(index, end, "relative_time", None, unit, low, high)
    spoken = read_duration(line, at, bare=True)
    if spoken is None or line[at].definite or line[at].conj or line[at].prep:
        return None
    parts, end = spoken
    if line[end].word in lexicon().traps["light"]:
        return None  # «على بعد 4 سنوات ضوئية» is a distance
    if time_unit(line, at) and end == at + 1 and _is_open(line, at):
        return None
    now = match(line, end, "since_now")
    if now:
        end = now[2]
    if sense == "within" and not now and not is_whole(line, index, end):
        return None
    value = iso(parts, "-" if sense == "before" else "+")
    finding = Finding(index, end, "relative_time", value)
    if rough:
        finding.modifier = rough[1][0]  # type: ignore[assignment]  # the rows name modifiers
    return finding


def _is_open(line: Line, index: int) -> bool:
    """«قبل أيام», whose number is open; «قبل عام 1990», «بعد شهر رمضان», which are dates."""
    if line[index].key in lexicon().traps["plural_time"]:
        return True
    following = line[index + 1]
    if following.kind == "number" or not following.senses.isdisjoint(_NAMED):
        return True
    return not (following.conj or following.prep) and read_number(line, index + 1) is not None


def read_span(line: Line, number: Number) -> tuple[str, int] | None:
    """The unit of time after a number and the index after it."""
    unit = time_unit(line, number.end)
    following = line[number.end]
    if unit is None or following.conj or following.prep or following.definite:
        return None
    return unit[0], number.end + 1
