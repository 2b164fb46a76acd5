"""Reading money that has its sign before the number: «$10», «USD 10», «€5m»."""

from __future__ import annotations

from reader.analysis.statistics.numbers.reading import read_number
from reader.analysis.statistics.words.findings import Finding
from reader.analysis.statistics.words.tokens import Line, match


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
