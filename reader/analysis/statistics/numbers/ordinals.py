"""Reading ordinals: «المرة الخامسة», «الحادي والعشرون», «ثالث أكبر»."""

from __future__ import annotations

from fractions import Fraction

from reader.analysis.statistics.numbers.reading import joined, read_number
from reader.analysis.statistics.subjects.words import starts_no_noun
from reader.analysis.statistics.words.findings import Finding, is_whole
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.tokens import Line, payload


def ordinal(line: Line, index: int) -> Finding | None:
    """«المرة الخامسة», «الخامس والعشرون», «ثالث أكبر»."""
    found = read_ordinal(line, index)
    if found is None:
        return None
    value, end = found
    finding = Finding(index, end, "ordinal", Fraction(value))
    if is_whole(line, index, end):
        return finding
    token, before = line[index], line[index - 1] if index else None
    traps = lexicon().traps
    if not token.definite and end == index + 1 and 1 < value < 11 and _leads(line, index):
        return finding
    if before is None or token.conj or token.prep:
        return None
    if token.definite:
        noun = before.word.startswith(("ال", "لل", "بال", "وال", "كال"))
        named = before.full in traps["ordinal_after"] or before.word in traps["ordinal_after"]
        return finding if noun and not named else None
    if before.full in traps["ranked"] and 1 < value < 11:
        return finding  # «مرة ثالثة»
    feminine = before.raw.endswith("ة") and not before.word.startswith("ال")
    return (
        finding if 2 < value < 11 and feminine and token.key.endswith("ه") else None
    )  # «هزة ثالثة»


def _leads(line: Line, index: int) -> bool:
    """«ثالث أكبر», «رابع زيارة», «ثاني الخلفاء»: before its noun, and in the name of none."""
    token, after, traps = line[index], line[index + 1], lexicon().traps
    before = line[index - 1] if index else None
    named = before is not None and before.full in traps["ordinal_after"]
    if token.key.endswith("ه") or named or after.kind != "word" or not after.gap:
        return False
    if after.conj or after.prep or after.word in traps["stop"] or after.word in traps["oxide"]:
        return False
    return not starts_no_noun(after.word)


def read_ordinal(line: Line, index: int) -> tuple[int, int] | None:
    """An ordinal at ``index`` and the index after it: «الخامس», «الحادي والعشرون بعد المئة»."""
    found = _below_hundred(line, index)
    if found and found[0] < 100 and line[found[1]].word == "بعد" and line[index].definite:
        more = read_number(line, found[1] + 1) if line[found[1] + 1].definite else None
        if more and not more.high and not more.fraction and more.value % 100 == 0:
            return found[0] + int(more.value), more.end
    return found


def _below_hundred(line: Line, index: int) -> tuple[int, int] | None:
    """The ordinal without what «بعد المئة» adds to it."""
    token = line[index]
    units = payload(line, index, "ordinal") or payload(line, index, "eleventh")
    if units is None and token.definite:
        units = payload(line, index, "bound") or payload(line, index, "one")
    following = line[index + 1]
    if units:
        unit = int(units[0])
        if payload(line, index + 1, "ten1") and not following.conj and not following.prep:
            return unit + 10, index + 2
        at = joined(line, index + 1)
        ten = payload(line, at, "ten") if at is not None else None
        if ten and at is not None and (line[at].definite or not token.definite):
            return unit + int(ten[0]), at + 1
        if payload(line, index, "ordinal"):
            return unit, index + 1
    if not token.definite:
        return None
    number = read_number(line, index)
    if number is None or number.literal or number.fraction or number.high:
        return None
    if number.value < 11 or number.value.denominator != 1:
        return None
    if number.end < len(line) and (at := joined(line, number.end)) is not None:
        last = not payload(line, at, "hundred") and not payload(line, at, "scale")
        rest = read_ordinal(line, at) if number.value >= 100 and last else None
        if rest and rest[0] < 100:
            return int(number.value) + rest[0], rest[1]
    return int(number.value), number.end
