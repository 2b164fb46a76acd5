"""Reading figures that compare: ratios («3 من كل 4») and multiples («ثلاثة أضعاف»)."""

from __future__ import annotations

from reader.analysis.statistics.findings import Finding
from reader.analysis.statistics.number import Number
from reader.analysis.statistics.numbers import read_number
from reader.analysis.statistics.tokens import Line, match


def multiple(line: Line, number: Number) -> Finding | None:
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
