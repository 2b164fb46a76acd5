"""Percentages that make up one whole, and figures that are a part of one by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reader.analysis.model import Statistic
from reader.ui.panel.drawings import WHOLE, Share

_LEAST, _MOST = 95.0, 100.01  # percent that rounded parts of one whole may add up to
_MOST_PARTS = 24  # bounds the search in a sentence that is a long table


def shares(statistics: Sequence[Statistic], text: str) -> dict[int, tuple[Share, tuple[int, ...]]]:
    """Which of ``statistics``, by index, are a part of a whole, and which make up that whole.

    Successive percentages of one sentence that add up to 95 to 100, the longest such run first;
    and by themselves ratios («واحد من كل خمسة») and fractions in words («ثلث السكان»).
    """
    found: dict[int, tuple[Share, tuple[int, ...]]] = {}
    percents = [
        (index, item)
        for index, item in enumerate(statistics)
        if item.kind == "percent" and item.sentence is not None
    ]
    for _, members in groupby(percents, key=lambda entry: entry[1].sentence):
        for run in _wholes([index for index, _ in members], statistics):
            if not any(index in found for index in run):
                parts = tuple(_percent(statistics[index]) for index in run)
                for place, index in enumerate(run):
                    found[index] = Share(parts, place), run
    for index, item in enumerate(statistics):
        part = _alone(item, text)
        if part is not None:
            found[index] = Share((part,), 0), (index,)
    return found


def _wholes(indices: list[int], statistics: Sequence[Statistic]) -> list[tuple[int, ...]]:
    """The runs of at least two of ``indices`` that add up, the longest first."""
    runs = []
    for start in range(len(indices)):
        total = 0.0
        for end in range(start, min(start + _MOST_PARTS, len(indices))):
            part = _percent(statistics[indices[end]])
            total += part
            if part <= 0 or total > _MOST:
                break
            if end > start and total >= _LEAST:
                runs.append(tuple(indices[start : end + 1]))
    return sorted(runs, key=len, reverse=True)


def _percent(item: Statistic) -> float:
    """The percentage, or 0 where it is no part of a whole."""
    value = item.value
    return float(value) if isinstance(value, int | float) and 0 < value <= WHOLE else 0.0


def _alone(item: Statistic, text: str) -> float | None:
    value = item.value
    if not isinstance(value, int | float) or not 0 < value < 1:
        return None
    in_words = not any(char.isdecimal() for char in item.span.of(text))
    if item.kind == "ratio" or (item.kind == "number" and item.unit is None and in_words):
        return value * WHOLE
    return None
