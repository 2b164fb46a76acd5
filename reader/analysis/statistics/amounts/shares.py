"""Reading figures that compare: ratios («3 من كل 4») and multiples («ثلاثة أضعاف», «الضعف»)."""

from __future__ import annotations

from fractions import Fraction

from reader.analysis.statistics.amounts.counts import follows_cue, is_bare, is_labelled
from reader.analysis.statistics.numbers.reading import read_number
from reader.analysis.statistics.words.findings import Finding
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.number import Number
from reader.analysis.statistics.words.tokens import Line, match

_NOUNS = 2  # words that a counted noun and its adjective take: «126 نائبا حاضرا من أصل 250»
_MARKS = 100  # «8 من 10», «90 من 100»; «3 من 2024» is something else


def ratio(line: Line, index: int) -> Finding | None:
    """A part and its whole, or two numbers compared; both ends are digits or words."""
    number = read_number(line, index)
    if number is None or number.high or number.fraction:
        return None
    return _part_of(line, number) or _mark(line, number) or _compared(line, number)


def _part_of(line: Line, number: Number) -> Finding | None:
    """«3 من كل 4», «126 نائبا من أصل 250», «15 حالة لكل 100 ألف نسمة»."""
    reach = range(number.end, number.end + _NOUNS + 1)
    if not any("ratio" in line[at].senses for at in reach):
        return None
    for at in reach:
        noun = at - 1 if at > number.end else None
        if noun is not None and (line[noun].kind != "word" or line[noun].conj):
            return None
        if noun is not None and match(line, noun, "unit", "money", "time", "fold", "times"):
            return None
        if (link := match(line, at, "ratio")) is None:
            continue
        whole = read_number(line, link[2])
        if whole is None or whole.fraction or whole.high or not whole.value:
            return None
        if line[link[2]].conj or (link[1][0] == "of" and number.value > whole.value):
            return None
        counted = number.end if noun is not None else None
        value = number.value / whole.value
        return Finding(number.start, whole.end, "ratio", value, counted=counted)
    return None


def _mark(line: Line, number: Number) -> Finding | None:
    """«8 من 10», «نجح 3 من 4 طلاب»."""
    if line[number.end].word != "من" or number.scale > 1 or line[number.end + 1].definite:
        return None
    whole = read_number(line, number.end + 1)
    if whole is None or whole.high or whole.scale > 1 or number.literal != whole.literal:
        return None
    if not 0 < number.value < whole.value <= _MARKS or is_labelled(line, number.start):
        return None
    if match(line, whole.end, "unit", "money", "time", "month", "sign"):
        return None
    return Finding(number.start, whole.end, "ratio", number.value / whole.value)


def _compared(line: Line, number: Number) -> Finding | None:
    """«بنسبة 2 إلى 1», «بمقياس 1:50000»."""
    index, at = number.start, number.end
    cued = index > 0 and line[index - 1].full in lexicon().traps["ratio_before"]
    if not cued or not (line[at].raw == ":" or line[at].word in ("الي", "مقابل")):
        return None
    second = read_number(line, at + 1)
    if second is None or not second.value or not is_bare(line, second.end):
        return None
    return Finding(index, second.end, "ratio", number.value / second.value)


def multiple(line: Line, number: Number) -> Finding | None:
    """«ثلاثة أضعاف», «5 مرات»."""
    times = match(line, number.end, "fold", "times") if number.high is None else None
    after = line[number.end]
    if times is None or after.conj or after.prep or after.definite:
        return None
    if number.value <= 1 or line[number.start].definite:
        return None
    return Finding(number.start, number.end + 1, "multiplier", number.value)


def double(line: Line, index: int) -> Finding | None:
    """«ضعف ما كان», «أي ضعف المتوسط», «أكثر من الضعف», «ضعفين»: twice, where it is no weakness."""
    token, after, traps = line[index], line[index + 1], lexicon().traps
    if token.key not in traps["double"]:
        return None
    told = follows_cue(line, index) or (
        index > 0 and line[index - 1].full in traps["double_before"]
    )
    if token.definite:
        return Finding(index, index + 1, "multiplier", Fraction(2)) if told else None
    if after.word == "ما" or (told and (is_bare(line, index + 1) or after.definite)):
        return Finding(index, index + 1, "multiplier", Fraction(2))
    measured = after.full in traps["double_noun"] or after.word in traps["double_noun"]
    return Finding(index, index + 1, "multiplier", Fraction(2)) if measured and told else None
