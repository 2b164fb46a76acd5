"""Reading comparisons that stand alone: «أكبر من 10 وأصغر من 20», >= 30, «200 أو أكثر»."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple

from reader.analysis.statistics.amounts.counts import is_bare
from reader.analysis.statistics.amounts.quantities import quantity
from reader.analysis.statistics.amounts.units import unit_at
from reader.analysis.statistics.numbers.reading import joined, signed_number
from reader.analysis.statistics.words.findings import Finding, is_whole
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.tokens import Line, match

Side = Literal["low", "high", "equal"]
_SIDE_OF: dict[str, Side] = {
    "more_than": "low", "at_least": "low", "less_than": "high", "at_most": "high"
}  # fmt: skip


class _Bound(NamedTuple):
    """What one comparison says, the tokens of its number, and how it says it."""

    side: Side
    value: Fraction
    number: int
    end: int
    manner: Literal["sign", "word", "modifier", "after"]


def _one(line: Line, index: int) -> _Bound | None:
    """A comparison and its number: «تحت 170», «5000 أو أقل», and «يفوق 20», a mere modifier."""
    found = match(line, index, "inequality", "compare") or match(line, index, "mod")
    at = found[2] if found else index
    number = signed_number(line, at)
    if number is None or number.high or line[at].conj or line[at].prep:
        return None
    if line[at].definite and not number.value:
        return None  # «تحت الصفر»
    if found is None or found[1][0] == "equal":
        after = match(line, number.end, "after") if line[number.end].word == "او" else None
        if after and line[after[2]].word != "من" and (side := _SIDE_OF.get(str(after[1][0]))):
            return _Bound(side, number.value, at, after[2], "after")
    if found is None:
        return None
    sense, values, _ = found
    if sense == "mod":
        side = _SIDE_OF.get(str(values[0]))
        return _Bound(side, number.value, at, number.end, "modifier") if side else None
    manner: Literal["sign", "word"] = "sign" if sense == "inequality" else "word"
    return _Bound(values[0], number.value, at, number.end, manner)  # type: ignore[arg-type]  # rows name sides


def bound(line: Line, index: int) -> Finding | None:
    """A range with one or both ends given by comparisons.

    «أكثر من» is a modifier of its number where that counts something («أكثر من 500 قتيل») or is
    what is counted itself («قتل أكثر من 500 في الزلزال»), as are «يفوق» and its like unless they
    and the number are the whole text.
    """
    first = _one(line, index)
    if first is None or _is_age(line, index, first):
        return None
    if both := _both(line, index, first):
        return both
    if first.manner in ("word", "modifier") and is_whole(line, index, line.closing):
        amount = quantity(line, first.number)
        if amount and amount.kind == "money" and amount.last >= line.closing:
            low, high = _ends(first._replace(value=Fraction(amount.value or 0)))
            return Finding(index, amount.last, "money_range", None, amount.unit, low, high)
    if not _is_alone(line, index, first):
        return None
    low, high = _ends(first)
    return Finding(index, first.end, "range", None, None, low, high)


def _is_age(line: Line, index: int, one: _Bound) -> bool:
    """«منتخب تحت 23»: the number is an age, and is read as one."""
    traps = lexicon().traps
    people = index > 0 and line[index - 1].full.removeprefix("و") in traps["people"]
    return people and line[index].full in traps["below_age"] and one.number == index + 1


def _ends(one: _Bound) -> tuple[Fraction | None, Fraction | None]:
    return (
        None if one.side == "high" else one.value,
        None if one.side == "low" else one.value,
    )


def _both(line: Line, index: int, first: _Bound) -> Finding | None:
    """«أكبر من 10 وأصغر من 20», «لا أكثر من 50 ولا أقل من 20»: one range.

    With أو too: «100 أو أكثر» or «300 أو أقل» of one thing would say nothing unless both hold.
    """
    at = first.end + (line[first.end].raw in ",،")
    second_at = at + 1 if line[at].word == "او" else joined(line, at)
    second = _one(line, second_at) if second_at is not None else None
    if second is None or {first.side, second.side} != {"low", "high"}:
        return None
    low, high = sorted((first, second), key=lambda one: one.side == "high")
    if low.value >= high.value or not is_bare(line, second.end):
        return None
    return Finding(index, second.end, "range", None, None, low.value, high.value)


def _is_alone(line: Line, index: int, one: _Bound) -> bool:
    """Whether the comparison is what is said, and no modifier of a figure."""
    if is_whole(line, index, one.end):
        return True
    if one.manner == "modifier" or unit_at(line, one.end) or line[one.end].word == "من":
        return False
    if one.manner != "word":
        return True
    before = line[index - 1] if index else None
    counts = before is not None and before.full in lexicon().traps["counting_before"]
    return not (counts or line[index].prep) and is_bare(line, one.end)
