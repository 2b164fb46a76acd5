"""Reading ages that are told without years: «سن 65», «في الأربعين من عمره», «دون الثامنة عشرة»."""

from __future__ import annotations

from fractions import Fraction

from reader.analysis.model import Modifier
from reader.analysis.statistics.amounts.counts import is_bare
from reader.analysis.statistics.numbers.ordinals import read_ordinal
from reader.analysis.statistics.numbers.reading import read_number
from reader.analysis.statistics.subjects.words import starts_no_noun
from reader.analysis.statistics.times.durations import OLDEST, time_unit
from reader.analysis.statistics.words.findings import Finding
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.tokens import Line, match, payload


def age(line: Line, index: int) -> Finding | None:
    """An age, which the words before or after it tell from a plain number, a time or a decade."""
    if decade := payload(line, index, "decade"):
        low = Fraction(decade[0])
        if not _of_life(line, index + 1):
            return None
        return Finding(index, index + 1, "age_range", None, "year", low, low + 10)
    read = _whole_years(line, index)
    if read is None:
        return None
    years, end, ranked = read
    if time_unit(line, end) == ("Y", 1) and _of_life(line, end + 1):
        return Finding(index, end + 1, "age", Fraction(years), "year")
    if _of_life(line, end):
        if ranked and index and line[index - 1].full == "العقد":  # «العقد الثالث من عمره»
            low, high = Fraction(10 * years - 10), Fraction(10 * years)
            return Finding(index - 1, end, "age_range", None, "year", low, high)
        if ranked and years < 20 and not line[index].key.endswith("ه"):
            return None  # «العام الثاني من عمره», or of a project's
        return Finding(index, end, "age", Fraction(years), "year")
    if _after_age(line, index, end, ranked):
        noun = index if line[index - 1].full in lexicon().traps["below_age"] else index - 1
        return Finding(index, end, "age", Fraction(years), "year", modifier=_limit(line, noun))
    return None


def _limit(line: Line, noun: int) -> Modifier | None:
    """«دون سن», «تحت سن»: what stands before the noun says how the age limits."""
    found = match(line, noun - 1, "mod") if noun else None
    return found[1][0] if found and found[2] == noun else None  # type: ignore[return-value]  # rows name modifiers


def _whole_years(line: Line, index: int) -> tuple[int, int, bool] | None:
    """A number of years, the index after it, and whether it is an ordinal («الثامنة عشرة»)."""
    ordinal = read_ordinal(line, index) if line[index].definite else None
    if ordinal and line[index].kind != "number":
        return ordinal[0], ordinal[1], True
    number = read_number(line, index)
    if number is None or number.high or number.fraction or number.scale > 1:
        return None
    if not _is_near_age(line, index, number.end):
        return None
    if number.value.denominator != 1 or not 0 < number.value <= OLDEST:
        return None
    return int(number.value), number.end, False


def _is_near_age(line: Line, index: int, end: int) -> bool:
    """Whether some word that tells an age may stand beside; spares most numbers the rest."""
    traps = lexicon().traps
    before = line[index - 1].full if index else ""
    told = before in traps["age_before"] or before in traps["below_age"] or before == "العمر"
    return told or line[end].word == "من" or line[end + 1].word == "من"


def _of_life(line: Line, index: int) -> bool:
    return line[index].word == "من" and line[index + 1].full in lexicon().traps["of_life"]


def _after_age(line: Line, index: int, end: int, ranked: bool) -> bool:
    """«سن 65», «سن الخامسة», «دون الثامنة عشرة», «من هم دون الثلاثين»."""
    traps = lexicon().traps
    before = line[index - 1] if index else None
    if before is None or line[index].conj:
        return False
    if not (is_bare(line, end) or starts_no_noun(line[end].word)):
        return False
    if before.full in traps["age_before"]:
        return True
    if before.full == "العمر":
        return ranked or not line[index].definite  # «يبلغ من العمر الحادية والعشرين»
    below = before.full in traps["below_age"]
    people = index > 1 and line[index - 2].full.removeprefix("و") in traps["people"]
    if not line[index].definite:
        return below and people and line[index].kind == "number"  # «منتخب تحت 23»
    tens = line[index].kind == "word" and payload(line, index, "ten") is not None
    return below and (people or tens or (ranked and line[index].key.endswith("ه")))
