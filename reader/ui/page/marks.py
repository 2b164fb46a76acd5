"""What is painted behind the text: spans of several kinds, merged into segments of one colour.

A highlight is never a character format: a format boundary inside a word changes the shapes of its
letters. Segments are disjoint, so nothing is painted twice and overlaps have a colour of their own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from PySide6.QtGui import QColor

LAYERS = ("entity", "statistic", "annotation", "flash", "selection", "hit", "current_hit")
"""From the lowest to the highest: the highest decides a segment's colour."""


class Mark(NamedTuple):
    """A span of the document with its fill and, where it has one, the line under it."""

    start: int
    end: int
    fill: QColor
    line: QColor | None = None
    about: object = None  # the figure, entity or annotation id that it stands for


class Segment(NamedTuple):
    """A stretch of text of one fill."""

    start: int
    end: int
    fill: QColor


class LazyMarks(NamedTuple):
    """Marks that are made when they come into view: a long book has a hundred thousand.

    ``spans`` are start, end and a key of each, in any order; ``make`` takes the same three.
    """

    spans: Iterable[tuple[int, int, Any]]
    make: Callable[[int, int, Any], Mark]


class _Layer:
    """Marks sorted by start, with what is needed to find those that reach into a range."""

    __slots__ = ("make", "reach", "spans")

    def __init__(self, marks: LazyMarks) -> None:
        self.spans = sorted(marks.spans)
        self._settle(marks.make)

    def _settle(self, make: Callable[[int, int, Any], Mark]) -> None:
        self.make = make
        self.reach = list(accumulate([end for _, end, _ in self.spans], max))

    def exchange(self, gone: Iterable[tuple[int, int, Any]], marks: LazyMarks) -> None:
        for span in gone:
            del self.spans[bisect_left(self.spans, span)]
        for span in marks.spans:
            insort(self.spans, span)
        self._settle(marks.make)

    def between(self, start: int, end: int) -> list[Mark]:
        first = bisect_right(self.reach, start)
        last = bisect_left(self.spans, (end,))
        return [self.make(*span) for span in self.spans[first:last] if span[1] > start]


class _Uniform:
    """Disjoint spans in order, all of one fill: a million hits cost two arrays."""

    __slots__ = ("ends", "fill", "starts")

    def __init__(self, starts: Sequence[int], ends: Sequence[int], fill: QColor) -> None:
        self.starts = starts
        self.ends = ends
        self.fill = fill

    def between(self, start: int, end: int) -> list[Mark]:
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end)
        return [Mark(self.starts[i], self.ends[i], self.fill) for i in range(first, last)]


class Marks:
    """All marks of a page, by layer."""

    def __init__(self) -> None:
        self._layers: dict[str, _Layer | _Uniform] = {name: _Layer(_lazy(())) for name in LAYERS}

    def set(self, layer: str, marks: LazyMarks | Iterable[Mark]) -> None:
        """Replace the marks of one of `LAYERS`."""
        self._layers[layer] = _Layer(marks if isinstance(marks, LazyMarks) else _lazy(marks))

    def set_spans(
        self, layer: str, starts: Sequence[int], ends: Sequence[int], fill: QColor
    ) -> None:
        """Replace the marks of one of `LAYERS` by disjoint spans in order, all of one fill."""
        self._layers[layer] = _Uniform(starts, ends, fill)

    def exchange(self, layer: str, gone: Iterable[tuple[int, int, Any]], marks: LazyMarks) -> None:
        """Take ``gone``, which are there, out of a layer, and ``marks`` in; all are made anew."""
        held = self._layers[layer]
        assert isinstance(held, _Layer)
        held.exchange(gone, marks)

    def of(self, layer: str, start: int, end: int) -> list[Mark]:
        """The marks of a layer that overlap ``[start, end)``."""
        return self._layers[layer].between(start, end)

    def at(self, layer: str, offset: int) -> list[Mark]:
        """The marks of a layer over one code point, the shortest first."""
        return sorted(self.of(layer, offset, offset + 1), key=lambda m: m.end - m.start)

    def fills(self, start: int, end: int) -> list[Segment]:
        """Disjoint segments of ``[start, end)`` in order, neighbours of one colour joined.

        Marks of one layer that overlap with different colours mix; among layers the highest wins.
        """
        found = [self.of(name, start, end) for name in LAYERS]
        edges = {start, end}
        for marks in found:
            for mark in marks:
                edges.update((max(start, mark.start), min(end, mark.end)))
        segments: list[Segment] = []
        for low, high in pairwise(sorted(edges)):
            fill = _fill(found, low)
            if fill is None:
                continue
            if segments and segments[-1].end == low and segments[-1].fill == fill:
                segments[-1] = Segment(segments[-1].start, high, fill)
            else:
                segments.append(Segment(low, high, fill))
        return segments

    def lines(self, start: int, end: int) -> list[Segment]:
        """The lines under ``[start, end)``: they stay in sight whatever covers their mark."""
        return [
            Segment(max(start, mark.start), min(end, mark.end), mark.line)
            for name in LAYERS
            for mark in self.of(name, start, end)
            if mark.line is not None
        ]


def _lazy(marks: Iterable[Mark]) -> LazyMarks:
    items = tuple(marks)
    spans = [(mark.start, mark.end, number) for number, mark in enumerate(items)]
    return LazyMarks(spans, lambda _start, _end, number: items[number])


def _fill(found: Sequence[Sequence[Mark]], offset: int) -> QColor | None:
    for marks in reversed(found):
        over = [mark.fill for mark in marks if mark.start <= offset < mark.end]
        if over:
            return mixed(over)
    return None


def mixed(colours: Sequence[QColor]) -> QColor:
    """The mean of colours; equal ones stay what they are."""
    unique = {colour.rgb(): colour for colour in colours}
    if len(unique) == 1:
        return colours[0]
    parts = list(unique.values())
    return QColor(
        sum(c.red() for c in parts) // len(parts),
        sum(c.green() for c in parts) // len(parts),
        sum(c.blue() for c in parts) // len(parts),
    )
