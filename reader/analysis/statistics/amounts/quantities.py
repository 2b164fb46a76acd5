"""Reading amounts: money, percentages and measures, with the unit on either side."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from reader.analysis.statistics.amounts.compounds import with_rest
from reader.analysis.statistics.amounts.money import sign_first
from reader.analysis.statistics.amounts.shares import multiple
from reader.analysis.statistics.amounts.units import carried_unit, glued_to_latin, unit_at
from reader.analysis.statistics.numbers.reading import joined, read_number, signed_number
from reader.analysis.statistics.words.findings import Finding
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.number import Number
from reader.analysis.statistics.words.tokens import Line, match


def quantity(line: Line, index: int) -> Finding | None:
    """The figure with a unit that starts at ``index``."""
    if found := sign_first(line, index):
        return with_rest(line, found)
    if found := _percent_first(line, index):
        return found
    number = signed_number(line, index)
    if number is None:
        carried = carried_unit(line, index)
        if carried is None:
            return None
        number, unit = carried
    else:
        if glued_to_latin(line, index, number):
            return None
        after = unit_at(line, number.end, number)
        if after is None and index and line[index - 1].word == "ماخ":
            return Finding(index, number.end, "speed", number.value, "mach")  # «بسرعة ماخ 2»
        if after is None:
            return multiple(line, number) or _below_zero(line, number) or _shared(line, number)
        unit = after
    if unit.name == "degree":
        if _quake(line, index):
            unit = unit._replace(kind="magnitude", name="richter")
        elif _angle(line, index, unit.end):
            return None
    finding = Finding(index, unit.end, unit.kind, number.value * unit.factor, unit.name)
    if number.high:
        finding.value, finding.low, finding.high = None, number.value, number.high
        return finding
    if unit.kind == "temperature" and (cold := match(line, unit.end, "below_zero")):
        return replace(finding, last=cold[2], value=-number.value)
    return with_rest(line, finding, number.scale) if unit.factor == 1 else finding


def _percent_first(line: Line, index: int) -> Finding | None:
    """«%7»."""
    token = line[index]
    if token.key != "%" or line[index + 1].gap or line[index + 1].kind != "number":
        return None
    if index and line[index - 1].kind == "number" and not token.gap:
        return None
    number = read_number(line, index + 1)
    return Finding(index, number.end, "percent", number.value, "%") if number else None


def _below_zero(line: Line, number: Number) -> Finding | None:
    """«درجة الحرارة 5 تحت الصفر»."""
    cold = match(line, number.end, "below_zero")
    if cold is None or number.high:
        return None
    return Finding(number.start, cold[2], "temperature", -number.value, "degree")


def _shared(line: Line, number: Number) -> Finding | None:
    """«10 و15 مليار دولار»: the scale and the unit of the second count for both."""
    at = joined(line, number.end)
    second = read_number(line, at) if at is not None and number.literal else None
    if second is None or line[second.start].kind != "number" or second.value <= number.value:
        return None
    unit = unit_at(line, second.end, second)
    if unit is None:
        return None
    value = number.value * Fraction(second.scale) * unit.factor
    return Finding(number.start, number.end, unit.kind, value, unit.name)


def _angle(line: Line, index: int, end: int) -> bool:
    """Degrees of latitude or of an angle: «خط العرض 28 درجة شمالا»."""
    traps = lexicon().traps
    cued = any(line[at].full in traps["angle_before"] for at in range(max(0, index - 3), index))
    return cued or line[end].full in traps["angle_after"]


def _quake(line: Line, index: int) -> bool:
    """«زلزال بقوة 6.8 درجات»."""
    return any(line[at].key in lexicon().traps["quake"] for at in range(max(0, index - 3), index))
