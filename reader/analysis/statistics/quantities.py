"""Reading figures: a number with what it counts, money, percent, measures, ratios and ranges."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from reader.analysis.model import Kind
from reader.analysis.statistics.durations import OLDEST, TIME_NAMES, age_cue, read_span
from reader.analysis.statistics.findings import Finding, is_whole
from reader.analysis.statistics.lexicon import lexicon
from reader.analysis.statistics.number import Number
from reader.analysis.statistics.numbers import joined, read_number, signed_number
from reader.analysis.statistics.tokens import Line, match, payload


class Unit(NamedTuple):
    """What stands after a number: kind and name of the unit, its part of it, the index after."""

    kind: Kind
    name: str
    factor: Fraction
    end: int


_DASHES = frozenset("-–—~−")
_RANGE_KINDS: dict[str, Kind] = {
    "percent": "percent_range",
    "money": "money_range",
    "age": "age_range",
}


def unit_at(line: Line, index: int, number: Number | None = None) -> Unit | None:
    """The unit that starts at ``index``, right after a number."""
    token = line[index]
    if token.conj:
        return None
    found = match(line, index, "unit", "money", "sign")
    if found is None:
        return None
    sense, values, end = found
    if token.prep or (token.definite and sense != "unit"):
        return None
    if sense == "unit":
        kind, name = str(values[0]), str(values[1])
        if token.key == "م" and number and number.literal and 500 <= number.value < 2200:
            return None  # the year 960م
        fraction = number is not None and number.fraction  # «نصف الكيلومتر»
        if token.definite and kind not in ("percent", "permille", "magnitude") and not fraction:
            return None
        if kind == "permille":
            return Unit("percent", "%", Fraction(1, 10), end)
        return Unit(kind, name, Fraction(1), end)  # type: ignore[arg-type]  # rows name kinds
    if number is not None and values[1] == 2 and number.value != 2:
        return None
    return Unit("money", str(values[0]), Fraction(values[2]), end)


def _counted_unit(line: Line, index: int) -> Finding | None:
    """A unit that carries its own number: «درجتين», «ريال واحد», «لتر ونصف»."""
    token = line[index]
    if token.definite or not token.entries:
        return None
    found = match(line, index, "unit", "money")
    if found is None:
        return None
    sense, values, end = found
    kind = "money" if sense == "money" else str(values[0])
    name = str(values[0] if sense == "money" else values[1])
    count = int(values[1] if sense == "money" else values[2])
    factor = Fraction(values[2]) if sense == "money" else Fraction(1)
    if kind in ("percent", "permille", "magnitude") or token.kind != "word":
        return None
    value = Fraction(count)
    if count == 1:
        one = payload(line, end, "one")
        at = joined(line, end)
        half = payload(line, at, "fraction") if at is not None else None
        if one and one[0] == 1 and not line[end].conj and not line[end].definite:
            end += 1
        elif half and at is not None and not match(line, at + 1, "unit", "money", "time"):
            value, end = value + Fraction(half[0]), at + 1
        else:
            return None
    return Finding(index, end, kind, value * factor, name)  # type: ignore[arg-type]  # rows name kinds


def _with_change(line: Line, finding: Finding) -> Finding:
    """«20 دولارا و43 سنتا»: the subunits belong to the same amount."""
    at = joined(line, finding.last)
    if at is None or finding.kind != "money" or not isinstance(finding.value, Fraction):
        return finding
    small: Finding | None = None
    number = read_number(line, at)
    if number:
        unit = unit_at(line, number.end)
        if unit is None and line[number.end].key == "c" and not line[number.end].gap:
            unit = Unit("money", finding.unit or "", Fraction(1, 100), number.end + 1)
        if unit and unit.kind == "money" and unit.factor < 1:
            small = Finding(at, unit.end, "money", number.value * unit.factor, unit.name)
    else:
        found = _counted_unit(line, at)
        if found and found.kind == "money" and found.value and found.value < 1:  # type: ignore[operator]  # money
            small = found
    if small is None or not isinstance(small.value, Fraction):
        return finding
    part = small.value if finding.value >= 0 else -small.value
    return replace(finding, last=small.last, value=finding.value + part)


def _below_zero(line: Line, finding: Finding) -> Finding:
    cold = match(line, finding.last, "below_zero")
    if cold is None or finding.kind != "temperature" or not isinstance(finding.value, Fraction):
        return finding
    return replace(finding, last=cold[2], value=-finding.value)


def _prefixed(line: Line, index: int) -> Finding | None:
    """$10, USD 10, %7."""
    token = line[index]
    if token.kind == "word" and len(token.key) > 1:
        return None
    found = match(line, index, "sign")
    if found:
        _, values, at = found
        number = read_number(line, at)
        if number is None or (not number.literal and number.scale == 1):
            return None
        return Finding(index, number.end, "money", number.value, str(values[0]))
    if token.key == "%" and not line[index + 1].gap and line[index + 1].kind == "number":
        if index and line[index - 1].kind == "number" and not token.gap:
            return None
        number = read_number(line, index + 1)
        return Finding(index, number.end, "percent", number.value, "%") if number else None
    return None


def quantity(line: Line, index: int) -> Finding | None:
    """The figure with a unit that starts at ``index``."""
    if found := _prefixed(line, index):
        return _with_change(line, found)
    number = signed_number(line, index)
    if number is None:
        found = _counted_unit(line, index)
        return _below_zero(line, _with_change(line, found)) if found else None
    if glued_to_latin(line, index, number):
        return None
    unit = unit_at(line, number.end, number)
    if unit is None:
        return _multiple(line, number) or _shared_unit(line, number)
    if unit.kind == "temperature" and unit.name == "degree":
        if _quake(line, index):
            unit = unit._replace(kind="magnitude", name="richter")
        elif _angle(line, index, unit.end):
            return None
    finding = Finding(index, unit.end, unit.kind, number.value * unit.factor, unit.name)
    if number.high:
        finding.value, finding.low, finding.high = None, number.value, number.high
    return _below_zero(line, _with_change(line, finding))


def _shared_unit(line: Line, number: Number) -> Finding | None:
    """«10 و15 مليار دولار»: the scale and the unit of the second count for both."""
    at = joined(line, number.end)
    second = read_number(line, at) if at is not None and number.literal else None
    if second is None or line[second.start].kind != "number" or second.value <= number.value:
        return None
    unit = unit_at(line, second.end, second)
    if unit is None:
        return None
    value = number.value * second.scale * unit.factor
    return Finding(number.start, number.end, unit.kind, value, unit.name)


def _angle(line: Line, index: int, end: int) -> bool:
    """Degrees of latitude or of an angle: «خط العرض 28 درجة شمالا»."""
    traps = lexicon().traps
    cued = any(line[at].full in traps["angle_before"] for at in range(max(0, index - 3), index))
    return cued or line[end].full in traps["angle_after"]


def _quake(line: Line, index: int) -> bool:
    return any(line[at].key in lexicon().traps["quake"] for at in range(max(0, index - 3), index))


def _multiple(line: Line, number: Number) -> Finding | None:
    """«ثلاثة أضعاف», «5 مرات»; «3 من كل 4», «126 من أصل 250»."""
    start, end = number.start, number.end
    if number.high is None and (ratio := match(line, end, "ratio")):
        whole = read_number(line, ratio[2])
        part = whole is not None and not whole.fraction and number.value <= whole.value
        if whole and whole.value and part and not line[ratio[2]].conj:
            return Finding(start, whole.end, "ratio", number.value / whole.value)
    times = match(line, end, "fold", "times") if number.high is None else None
    after = line[end]
    if times is None or after.conj or after.prep or after.definite:
        return None
    if number.value <= 1 or line[start].definite:
        return None
    return Finding(start, end + 1, "multiplier", number.value)


def glued_to_latin(line: Line, index: int, number: Number) -> bool:
    """A numeral inside a name or code: GPT-5, B2B, Covid-19, 3D."""
    before = line[index - 1] if index else None
    start, end = line[index], line[number.end]
    if start.kind != "number":
        return False
    if before and not start.gap:
        if before.kind in ("latin", "url") or before.raw in "_#@":
            return True
        if before.raw in "-/.:" and index > 1 and line[index - 2].kind == "latin":
            return True
    return end.kind == "latin" and not end.gap and match(line, number.end, "unit", "sign") is None


def value_range(line: Line, index: int) -> Finding | None:
    """«بين 3 و5 مليارات دولار», «من 10 إلى 20», «10-15 %»."""
    opener = match(line, index, "range")
    if opener and (opener[1][0] != "from" or line[index].definite):
        return None
    at = opener[2] if opener else index
    low = signed_number(line, at)
    if low is None or low.high or (low.fraction and not opener) or line[at].conj:
        return None
    if glued_to_latin(line, at, low):
        return None
    first = unit_at(line, low.end, low) or _span_unit(line, low)
    if (
        opener is None
        and (first or line[at].definite)
        and line[first.end if first else low.end].raw not in _DASHES
    ):
        return None  # «بدولارين إلى 60 دولارا»: by how much, and to what
    after = first.end if first else low.end
    high_at = _connector(line, after, line[opener[2] - 1].key if opener else "", low)
    high = signed_number(line, high_at) if high_at is not None else None
    if high is None or high.high:
        return None
    second = unit_at(line, high.end, high) or _span_unit(line, high)
    unit = second or first
    if first and second and (first.kind, first.name) != (second.kind, second.name):
        return None
    bottom, top = low.value, high.value
    if low.scale == 1 and high.scale > 1 and bottom < top / high.scale and first is None:
        bottom *= high.scale  # the scale word is shared: «ثلاثة وخمسة مليارات»
    if bottom >= top or (line[at - 1].key == "من" and _is_change(line, at)):
        return None
    if line[high.end].raw in _DASHES and not line[high.end].gap:
        return None  # a third member: a date, a telephone number
    end = unit.end if unit is second and unit else high.end
    kind: Kind = "range"
    if unit:
        aged = unit.name == "year" and top <= OLDEST and age_cue(line, index)
        kind = "age_range" if aged else _RANGE_KINDS.get(unit.kind, unit.kind)
        bottom, top = bottom * unit.factor, top * unit.factor
    name = unit.name if unit else None
    return Finding(index, end, kind, None, name, bottom, top)


def _span_unit(line: Line, number: Number) -> Unit | None:
    found = read_span(line, number)
    return Unit("duration", TIME_NAMES[found[0]], Fraction(1), found[1]) if found else None


def _connector(line: Line, index: int, opener: str, low: Number) -> int | None:
    """Where the upper end of a range starts, if ``index`` connects it."""
    token = line[index]
    if token.raw in _DASHES:
        both_gaps = token.gap == line[index + 1].gap
        digits = line[index + 1].kind == "number" and low.literal
        return index + 1 if both_gaps and digits and opener != "بين" else None
    if opener == "بين" and (at := joined(line, index)) is not None:
        return at
    found = payload(line, index, "range")
    if found and found[0] == "to" and token.conj == "" and len(token.key) > 1:
        return index + 1
    return None


def _is_change(line: Line, index: int) -> bool:
    """«ارتفع من 5 إلى 10»: two values, no range."""
    return any(line[at].word in lexicon().traps["change"] for at in range(max(0, index - 7), index))


def plain_number(line: Line, index: int) -> Finding | None:
    """A number without a unit, where it is one: no year, list number, telephone or idiom."""
    number = signed_number(line, index)
    if number is None:
        return None
    end = number.end
    finding = Finding(index, end, "number", number.value, plain=True)
    if number.high:
        finding.value, finding.low, finding.high = None, number.value, number.high
    if is_whole(line, index, end):
        return finding
    if line[index].kind == "number" and not _is_count(line, index, number):
        return None
    if line[index].kind != "number" and not _is_spoken_count(line, index, number):
        return None
    return finding


def _after_latin(line: Line, index: int) -> bool:
    """Whether a Latin word or a code such as Q3 stands before ``index``."""
    before = line[index - 1] if index else None
    if before is not None and before.kind == "number" and index > 1 and not before.gap:
        before = line[index - 2]
    return before is not None and before.kind == "latin"


def _is_count(line: Line, index: int, number: Number) -> bool:
    token, before, after = line[index], line[index - 1] if index else None, line[number.end]
    if glued_to_latin(line, index, number):
        return False
    noun = after.kind == "word" and not (after.conj or after.prep or after.definite)
    if _after_latin(line, index):
        year = number.end == index + 1 and token.raw.isdecimal() and 1900 <= number.value < 2100
        if year or not noun or after.full in lexicon().traps["stop"]:
            return False  # iPhone 15, Q3 2024
    if before and before.raw in "+:/" and not token.gap:
        return False
    if before and before.raw in _DASHES and not token.gap and not before.gap:
        return False
    if after.raw in "-/:" and not after.gap and line[number.end + 1].kind == "number":
        return False
    if before and payload(line, index - 1, "label"):
        return False
    listed = index == 0 or line[index - 1].raw in ("(", "[", "-", "•", "*", ":", ".")
    marked = after.raw in (".", ")", "-", "]", "ـ") and line[number.end + 1].gap
    if before and not token.gap and before.kind == "word" and len(before.word) == 2:
        return bool(before.entries) or before.word == "ال"  # اف16, a plane
    return not (listed and marked and not line.at_end(number.end + 1))


def _is_spoken_count(line: Line, index: int, number: Number) -> bool:
    token, after = line[index], line[number.end]
    before = line[index - 1] if index else None
    single = number.end == index + 1
    traps = lexicon().traps
    if number.value == 1 and single:
        if before is None or before.kind != "word" or token.definite or token.conj or token.prep:
            return False
        if after.word == "من":
            return False  # «واحد من أشهر الكتاب»
        return before.full not in traps["one_after"] and not before.full.startswith("ال")
    if number.fraction:
        if after.key in traps["fraction_noun"] or token.definite:
            return False
        if single and token.key in traps["weak_fraction"]:
            return False  # «نص القانون» is its text
        return after.word.startswith("ال") or not single or after.key.endswith(("ها", "هم", "ه"))
    noun = after.kind == "word" and not (after.conj or after.prep or after.definite)
    if single and token.key in traps["weak_number"]:
        return noun and after.word not in traps["stop"] and not after.word.startswith("ال")
    if token.definite and single:
        return before is not None and before.word.startswith("ال")
    return True


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
    if before is None or token.conj or token.prep:
        return None
    traps = lexicon().traps
    if token.definite:
        noun = before.word.startswith(("ال", "لل", "بال", "وال", "كال"))
        named = before.full in traps["ordinal_after"] or before.word in traps["ordinal_after"]
        return finding if noun and not named else None
    after = line[end]
    superlative = after.word.startswith("ا") and not after.word.startswith("ال")
    return finding if 1 < value < 11 and superlative and len(after.word) in (4, 5) else None


def read_ordinal(line: Line, index: int) -> tuple[int, int] | None:
    """An ordinal at ``index`` and the index after it."""
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
