"""Reading what only money has: signs before the number, and subunits after the amount."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from reader.analysis.statistics.findings import Finding
from reader.analysis.statistics.numbers import joined, read_number
from reader.analysis.statistics.tokens import Line, match
from reader.analysis.statistics.units import Unit, carried_unit, unit_at


def sign_first(line: Line, index: int) -> Finding | None:
    """«$10», «USD 10», «€5m»."""
    token = line[index]
    found = match(line, index, "sign")
    if found is None or (token.kind == "word" and len(token.key) > 1):
        return None
    _, values, at = found
    number = read_number(line, at)
    if number is None or (not number.literal and number.scale == 1):
        return None
    return Finding(index, number.end, "money", number.value, str(values[0]))


def with_change(line: Line, finding: Finding) -> Finding:
    """«20 دولارا و43 سنتا»: the subunits belong to the same amount, whatever its unit."""
    at = joined(line, finding.last)
    if at is None or finding.kind != "money" or not isinstance(finding.value, Fraction):
        return finding
    number = read_number(line, at)
    unit = unit_at(line, number.end) if number else None
    if number and unit is None and line[number.end].key == "c" and not line[number.end].gap:
        unit = Unit("money", "", Fraction(1, 100), number.end + 1)
    if number is None and (carried := carried_unit(line, at)):
        number, unit = carried
    if number is None or unit is None or unit.kind != "money" or unit.factor == 1:
        return finding
    part = number.value * unit.factor
    return replace(
        finding, last=unit.end, value=finding.value + (part if finding.value >= 0 else -part)
    )
