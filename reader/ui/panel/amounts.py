"""Amounts of one currency, each as a part of the largest that the text names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from reader.analysis.model import GROUP_OF, Statistic
from reader.ui.panel.drawings import Scale

_Amount = int | float


def scales(statistics: Sequence[Statistic]) -> dict[int, Scale]:
    """Which of ``statistics``, by index, have another amount to be compared with.

    Linear from zero. A range reaches from its low to its high end, an open one from zero to the
    end that is known. Debts below zero are left out.
    """
    amounts: dict[str, dict[int, tuple[_Amount, _Amount]]] = defaultdict(dict)
    for index, item in enumerate(statistics):
        if GROUP_OF[item.kind] == "money" and item.unit:
            ends = _ends(item)
            if ends is not None:
                amounts[item.unit][index] = ends
    found: dict[int, Scale] = {}
    for members in amounts.values():
        if len(members) > 1:
            largest = max(high for _, high in members.values())
            for index, (low, high) in members.items():
                found[index] = Scale(_part(low, largest), _part(high, largest))
    return found


def _part(amount: _Amount, largest: _Amount) -> float:
    try:
        return amount / largest
    except OverflowError:  # beyond what a float can hold
        return float(Fraction(amount) / Fraction(largest))


def _ends(item: Statistic) -> tuple[_Amount, _Amount] | None:
    """Where the bar of an amount begins and ends; None where there is none to draw."""
    amounts = (item.value, item.low, item.high)
    known = [amount for amount in amounts if isinstance(amount, int | float)]
    if not known:
        return None
    low, high = (0, *known)[-2:]
    return (low, high) if 0 <= low <= high and high > 0 else None
