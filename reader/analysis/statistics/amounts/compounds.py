"""Reading what belongs to an amount after its unit: subunits, smaller units, a half of the unit."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from reader.analysis.statistics.amounts.units import Unit, carried_unit, unit_at
from reader.analysis.statistics.numbers.reading import joined, numeral, read_number
from reader.analysis.statistics.words.findings import Finding
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.number import Number
from reader.analysis.statistics.words.tokens import Line, match, payload


def with_rest(line: Line, finding: Finding, scale: int = 1) -> Finding:
    """The amount with what follows its unit; ``scale`` is the last scale word of its number."""
    at = joined(line, finding.last)
    if at is None or not isinstance(finding.value, Fraction):
        return finding
    part = _half(line, at, finding, scale) or _smaller(line, at, finding)
    if part is None:
        return finding
    value, end = part
    return replace(
        finding, last=end, value=finding.value + (value if finding.value >= 0 else -value)
    )


def _half(line: Line, at: int, finding: Finding, scale: int) -> tuple[Fraction, int] | None:
    """«12 طنا ونصف الطن», «5 أمتار وربع», «3 ملايين دولار ونصف المليون»."""
    found = payload(line, at, "fraction")
    if not found or line[at].definite:
        return None
    part, after = Fraction(found[0]), line[at + 1]
    if not after.definite and not match(line, at + 1, "unit", "money", "time", "sign"):
        bare = scale == 1 and not numeral(line, at + 1, "scale")
        return (part, at + 1) if bare and after.word[:2] != "ال" else None
    again = match(line, at + 1, "unit", "money")
    if after.definite and again and finding.unit in again[1][:2]:
        return part, again[2]
    if after.definite and scale > 1 and numeral(line, at + 1, "scale") == scale:
        return part * scale, at + 2
    return None


def _smaller(line: Line, at: int, finding: Finding) -> tuple[Fraction, int] | None:
    """«20 دولارا و43 سنتا», «طنان و300 كيلوغرام»."""
    if line[at].definite or not finding.unit:
        return None
    number: Number | None = read_number(line, at)
    unit = unit_at(line, number.end) if number else None
    if number and unit is None and line[number.end].key == "c" and not line[number.end].gap:
        unit = Unit("money", "", Fraction(1, 100), number.end + 1)
    if number is None and (carried := carried_unit(line, at)):
        number, unit = carried
    if number is None or unit is None or number.high:
        return None
    if finding.kind == unit.kind == "money":
        return (number.value * unit.factor, unit.end) if unit.factor < 1 else None
    many = lexicon().parts.get((finding.unit, unit.name))
    return (number.value / many, unit.end) if many and number.value < many else None
