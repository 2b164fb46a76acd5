"""Reading amounts: money, percentages and measures, with the unit on either side."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from reader.analysis.statistics.findings import Finding
from reader.analysis.statistics.lexicon import lexicon
from reader.analysis.statistics.number import Number
from reader.analysis.statistics.numbers import joined, read_number, signed_number
from reader.analysis.statistics.shares import multiple
from reader.analysis.statistics.tokens import Line, match, payload
from reader.analysis.statistics.units import Unit, glued_to_latin, unit_at


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
        return multiple(line, number) or _shared_unit(line, number)
    if unit.kind == "temperature" and unit.name == "degree":
        if _quake(line, index):
            unit = unit._replace(kind="magnitude", name="richter")
        elif _angle(line, index, unit.end):
            return None
    finding = Finding(index, unit.end, unit.kind, number.value * unit.factor, unit.name)
    if number.high:
        finding.value, finding.low, finding.high = None, number.value, number.high
    return _below_zero(line, _with_change(line, finding))


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
