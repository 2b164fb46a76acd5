"""What is painted behind the text: spans of several kinds, merged into segments of one colour.

A highlight is never a character format: a format boundary inside a word changes the shapes of its
letters. Segments are disjoint, so nothing is painted twice and overlaps have a colour of their own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from PySide6.QtGui import QColor

LAYERS = ("entity", "statistic", "annotation", "flash", "selection", "hit", "current_hit")
"""From the lowest to the highest: the highest decides a segment's colour."""

_UNFILLED = ("bookmark", "chosen")  # layers of places that no colour is painted behind
_DEEPER = 0.08  # for each highlight more over the same words, towards black or white
_DEEPEST = 0.16


class Mark(NamedTuple):
    """A span of the document with its fill, and the line under it or around it if it has one."""

    start: int
    end: int
    fill: QColor
    line: QColor | None = None
    about: object = None  # the figure, entity or annotation id that it stands for
    edge: QColor | None = None


class Segment(NamedTuple):
    """A stretch of text of one fill; one that stands ``apart`` shows where it begins and ends."""

    start: int
    end: int
    fill: QColor
    apart: bool = False


class Edge(NamedTuple):
    """A line around a stretch of text."""

    start: int
    end: int
    ink: QColor
    dashed: bool


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
        self._layers: dict[str, _Layer | _Uniform] = {
            name: _Layer(_lazy(())) for name in (*LAYERS, *_UNFILLED)
        }

    def set(self, layer: str, marks: LazyMarks | Iterable[Mark]) -> None:
        """Replace the marks of one layer."""
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
        Highlights are never joined, and the more of them lie over each other, the deeper the fill.
        """
        found = {name: self.of(name, start, end) for name in LAYERS}
        edges = {start, end}
        for marks in found.values():
            for mark in marks:
                edges.update((max(start, mark.start), min(end, mark.end)))
        own = {edge for mark in found["annotation"] for edge in (mark.start, mark.end)}
        segments: list[Segment] = []
        for low, high in pairwise(sorted(edges)):
            layer, over = _topmost(found, low)
            if not over:
                continue
            apart = layer == "annotation"
            fill = layered(over) if apart else mixed(over)
            last = segments[-1] if segments else None
            if last and (last.end, last.fill) == (low, fill) and not (apart and low in own):
                segments[-1] = Segment(last.start, high, fill, apart)
            else:
                segments.append(Segment(low, high, fill, apart))
        return segments

    def edges(self, start: int, end: int) -> list[Edge]:
        """The lines around marks of ``[start, end)``: dashed ones, and around what is chosen."""
        return [
            Edge(max(start, mark.start), min(end, mark.end), mark.edge, name != "chosen")
            for name in ("annotation", "chosen")
            for mark in self.of(name, start, end)
            if mark.edge is not None
        ]

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


def _topmost(found: Mapping[str, Sequence[Mark]], offset: int) -> tuple[str, list[QColor]]:
    """The highest layer with marks over ``offset``, and their fills; none at all where none is."""
    for name in reversed(LAYERS):
        over = [mark.fill for mark in found[name] if mark.start <= offset < mark.end]
        if over:
            return name, over
    return "", []


def layered(colours: Sequence[QColor]) -> QColor:
    """Highlights over each other, as a pen leaves them: mixed, and deeper than each alone."""
    base = mixed(colours)
    part = min(_DEEPEST, _DEEPER * (len(colours) - 1))
    if not part:
        return base
    towards = 0 if base.lightness() > 127 else 255
    return QColor(
        *(round(c * (1 - part) + towards * part) for c in (base.red(), base.green(), base.blue()))
    )


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
