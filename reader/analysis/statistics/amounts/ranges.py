"""Reading ranges with two ends: «بين 3 و5», «من 10 إلى 20», 10-15."""

from __future__ import annotations

from fractions import Fraction

from reader.analysis.model import Kind
from reader.analysis.statistics.amounts.units import Unit, glued_to_latin, unit_at
from reader.analysis.statistics.numbers.reading import joined, signed_number
from reader.analysis.statistics.times.durations import OLDEST, TIME_NAMES, age_cue, read_span
from reader.analysis.statistics.words.findings import Finding
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.number import Number
from reader.analysis.statistics.words.tokens import Line, match, payload

_DASHES = frozenset("-–—~−")
_RANGE_KINDS: dict[str, Kind] = {
    "percent": "percent_range",
    "money": "money_range",
    "age": "age_range",
}


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
        bracketed = index > 1 and line[index - 1].raw == "(" and line[end].raw == ")"
        aged = unit.name == "year" and top <= OLDEST and (bracketed or age_cue(line, index))
        kind = "age_range" if aged else _RANGE_KINDS.get(unit.kind, unit.kind)
        bottom, top = bottom * unit.factor, top * unit.factor
    name = unit.name if unit else None
    if kind == "temperature" and (cold := match(line, end, "below_zero")):
        return Finding(index, cold[2], kind, None, name, -top, -bottom)
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
