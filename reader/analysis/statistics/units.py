"""Finding the unit of a number: the words and signs after it that say what it measures."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from reader.analysis.model import Kind
from reader.analysis.statistics.number import Number
from reader.analysis.statistics.tokens import Line, match


class Unit(NamedTuple):
    """What stands after a number: kind and name of the unit, its part of it, the index after."""

    kind: Kind
    name: str
    factor: Fraction
    end: int


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
