"""Reading inequalities: «أكبر من 10 وأصغر من 20», >= 30, «200 أو أكثر»."""

from __future__ import annotations

from fractions import Fraction

from reader.analysis.model import Kind
from reader.analysis.statistics.findings import Finding, is_whole
from reader.analysis.statistics.numbers import joined, signed_number
from reader.analysis.statistics.tokens import Line, match
from reader.analysis.statistics.units import unit_at

Bound = tuple[str, Fraction, int, bool]  # which side, its value, the index after, a bare «أكثر من»


def _one(line: Line, index: int) -> Bound | None:
    """A comparison and its number; «5000 أو أقل» too."""
    found = match(line, index, "compare", "mod")
    at = found[2] if found else index
    side = str(found[1][0]) if found else ""
    number = signed_number(line, at)
    if number is None or number.high or line[at].conj or (not found and line[at].prep):
        return None
    end = number.end
    after = match(line, end, "after")
    if after and after[1][0] in ("at_least", "at_most") and line[end].word == "او":
        side, end = ("low" if after[1][0] == "at_least" else "high"), after[2]
        return side, number.value, end, False
    if found is None or side == "equal":
        return None
    loose = found[0] == "mod"
    sides = {"more_than": "low", "at_least": "low", "less_than": "high", "at_most": "high"}
    side = sides.get(side, "") if loose else side
    return (side, number.value, end, loose) if side else None


def bound(line: Line, index: int) -> Finding | None:
    """A range with one or both ends given by comparisons.

    A lone «أكثر من» is a modifier of its number, unless the two make up the whole text.
    """
    first = _one(line, index)
    if first is None:
        return None
    low = first[1] if first[0] == "low" else None
    high = first[1] if first[0] == "high" else None
    end, loose = first[2], first[3]
    second_at = _next(line, end)
    second = _one(line, second_at) if second_at is not None else None
    if second and second[0] != first[0] and not unit_at(line, end):
        low, high = (low, second[1]) if low is not None else (second[1], high)
        if low is not None and high is not None and low < high:
            return Finding(index, second[2], "range", None, None, low, high)
        return None
    unit = unit_at(line, end)
    last = unit.end if unit else end
    if (loose or unit) and not is_whole(line, index, last):
        return None
    if unit and unit.kind != "money":
        return None
    if line[last].word == "من":
        return None
    kind: Kind = "money_range" if unit else "range"
    return Finding(index, last, kind, None, unit.name if unit else None, low, high)


def _next(line: Line, index: int) -> int | None:
    """Where a second comparison may start: after و, أو or a comma."""
    if line[index].raw in ",،":
        index += 1
    at = joined(line, index)
    if at is not None:
        return at
    return index + 1 if line[index].word == "او" else None
