"""The words that dates are made of: months, years, days of the month, «الماضي» and its like."""

from __future__ import annotations

from reader.analysis.statistics.numbers.ordinals import read_ordinal
from reader.analysis.statistics.numbers.reading import joined, read_number
from reader.analysis.statistics.subjects.words import starts_no_noun
from reader.analysis.statistics.times import periods
from reader.analysis.statistics.times.durations import time_unit
from reader.analysis.statistics.times.periods import Date, Period
from reader.analysis.statistics.words.findings import Finding
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.tokens import Line, match, payload

COMMAS = frozenset(",،")
_OF = frozenset({"من", "في", "ل"})
Month = tuple[int, bool, int]  # number, whether Hijri, the index after it


def read_month(line: Line, index: int) -> Month | None:
    """A month name, doubled perhaps («فبراير/شباط»), after شهر or without."""
    word = payload(line, index, "monthword")
    at = index + 1 if word and not line[index].definite else index
    found = match(line, at, "month", "hijri")
    if found is None:
        spoken = at > index and not line[at].conj and line[at].key not in ("واحد", "واحده")
        number = read_number(line, at) if spoken else None
        if number and number.value.denominator == 1 and 1 <= number.value <= 12:
            return int(number.value), False, number.end
        return None
    sense, values, end = found
    if line[at].key == "اب" and "آ" not in line[at].raw:
        return None
    if line[end].word in lexicon().traps["maker_after"] or _made_by(line, index):
        return None  # «نيسان موتور», «سيارات نيسان»
    twin = match(line, end, sense)
    if twin and twin[1] == values and not line[end].conj and not line[end].prep:
        return int(values[0]), sense == "hijri", twin[2]
    for opening, closing in (("/", ""), ("-", ""), ("(", ")")):
        twin = match(line, end + 1, sense) if line[end].raw == opening else None
        if twin and twin[1] == values:
            end = twin[2] + (1 if closing and line[twin[2]].raw == closing else 0)
    return int(values[0]), sense == "hijri", end


def _made_by(line: Line, index: int) -> bool:
    before, makers = line[index - 1].word if index else "", lexicon().traps["maker"]
    return before in makers or (before[:1] in ("و", "ب", "ل") and before[1:] in makers)


def read_year(line: Line, index: int, named: bool = False) -> tuple[int, bool, int] | None:
    """A year at ``index``: the number, whether Hijri, the index after it and its era.

    ``named`` after عام or سنة, where any number is one.
    """
    at = index
    linked = line[at].word in _OF and payload(line, at + 1, "yearword")
    if line[at].raw in COMMAS or linked or line[at].word == "من":
        at += 1
    year = payload(line, at, "yearword")
    if year and (not line[at].definite or is_digits(line, at + 1, 4)):
        at, named = at + 1, True
    token = line[at]
    if token.conj or token.prep or token.definite:
        return None
    number = read_number(line, at)
    if number is None or number.value.denominator != 1 or number.high:
        return None
    value, end = int(number.value), number.end
    if token.kind == "number" and (not token.key.isdigit() or end > at + 1):
        return None
    short = named and token.kind == "number" and len(token.key) == 2
    era = payload(line, end, "era")
    hijri = bool(era) and era is not None and era[0] == "h" and not line[end].conj
    if hijri:
        return (value, True, end + 1) if 1 <= value < 1600 else None
    before_christ = match(line, end, "era")
    if before_christ and before_christ[1][0] == "bc":
        return -value, False, before_christ[2]
    plausible = 1000 <= value < 2200 if token.kind == "number" else 1000 <= value < 2100
    if not plausible and not (named and 1 <= value < 3000):
        return None
    if token.kind == "number" and len(token.key) != 4 and not named:
        return None
    if era and not line[end].conj:
        end += 1
    elif short:
        value += 1900 if value >= 30 else 2000  # «عام 67»
    return value, False, end


def is_digits(line: Line, index: int, count: int) -> bool:
    """Whether a numeral of so many digits and nothing else stands at ``index``."""
    return (
        line[index].kind == "number" and line[index].key.isdigit() and len(line[index].key) == count
    )


def read_day(line: Line, index: int) -> tuple[int, int] | None:
    """A day of the month at ``index``: digits, an ordinal, or number words."""
    token = line[index]
    if token.kind == "number":
        ok = token.key.isdigit() and len(token.key) <= 2 and 1 <= int(token.key) <= 31
        return (int(token.key), index + 1) if ok else None
    ordinal = read_ordinal(line, index)
    if ordinal and 1 <= ordinal[0] <= 31:
        return ordinal
    if not token.entries or token.definite:
        return None
    number = read_number(line, index)
    if number is None or number.value.denominator != 1 or not 1 <= number.value <= 31:
        return None
    return int(number.value), number.end


def shifted_unit(line: Line, index: int) -> tuple[str, int, int] | None:
    """«الأسبوع الماضي», «هذا العام»: the unit, the shift, the index after."""
    if this := payload(line, index, "this"):
        unit = time_unit(line, index + 1)
        if unit and unit[1] == 1 and line[index + 1].definite and unit[0] not in ("S", "TM", "H"):
            return unit[0], int(this[0]), index + 2
        return None
    unit = time_unit(line, index)
    if not unit or unit[1] == 2 or unit[0] in ("S", "TM", "H"):
        return None
    if not line[index].definite or line[index].key in lexicon().traps["plural_time"]:
        return None
    shift = payload(line, index + 1, "shift")
    if not shift or not line[index + 1].word.startswith("ال"):
        return None
    final = line[index + 1].word.startswith("الاخير")
    if final and (unit[0] == "D" or line[index + 2].word in ("من", "في", "قبل")):
        return None  # «اليوم الأخير من المعرض» is its last, not yesterday
    return unit[0], int(shift[0]), index + 2


def range_opener(line: Line, index: int) -> tuple[str | None, int]:
    """«من», «بين» or nothing ("") at ``index``, and where the first end stands; None for «المن»."""
    found = match(line, index, "range")
    if found is None:
        return "", index
    if found[1][0] != "from" or line[index].definite:
        return None, index
    return line[found[2] - 1].key, found[2]


def range_stop(line: Line, index: int, opener: str) -> int | None:
    """Where the second end stands, after «إلى», «حتى», a dash, or و where «بين» opened."""
    token = line[index]
    if token.raw in ("-", "–", "—"):
        return index + 1
    if opener == "بين":
        return joined(line, index)
    found = payload(line, index, "range")
    return index + 1 if found and found[0] == "to" and len(token.key) > 1 else None


def shifted_year(line: Line, index: int, month: int, now: Date | None) -> tuple[int, int] | None:
    """«8 مارس الماضي», «مارس العام المقبل»: the year meant and the index after."""
    relative = shifted_unit(line, index)
    if relative and relative[0] == "Y":
        return (now.year + relative[1], relative[2]) if now else None
    shift = payload(line, index, "shift")
    if shift is None or not line[index].word.startswith("ال") or now is None:
        return None
    return periods.nearest_year(now, month, int(shift[0])), index + 1


def no_noun(line: Line, index: int) -> bool:
    """Whether no counted noun follows: the end, a sign, a particle, a verb, a definite noun."""
    token = line[index]
    if token.kind != "word":
        return token.kind in ("sign", "end")
    if token.conj or token.prep or token.word.startswith("ال"):
        return True
    return token.word in lexicon().traps["stop"] or starts_no_noun(token.word)


def period_finding(first: int, last: int, period: Period) -> Finding:
    return Finding(
        first, last, "date_range", period.value, start_date=period.start, end_date=period.end
    )


def exact_day(first: int, last: int, day: Date) -> Finding:
    return Finding(first, last, "date", day.isoformat(), resolved=(day.isoformat(),))
