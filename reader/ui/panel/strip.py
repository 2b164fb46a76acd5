"""A timeline laid out in a row: marks in lanes over an axis, from the leading edge onwards."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from reader.text.bidi import Direction
from reader.ui.panel.drawings import Mark, Timeline
from reader.ui.panel.lettering import Face, Setting, natural_width, set_text
from reader.ui.panel.look import PanelLook
from reader.ui.panel.shapes import paint_ground
from reader.ui.panel.ticks import Tick, ticks

_LANES = 4  # beyond them marks share the last


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark with its distance from the leading edge, its width and its lane from the axis up."""

    mark: Mark
    lead: float
    width: float
    lane: int


@dataclass(frozen=True, slots=True)
class Label:
    """A tick and its label, each by their distance from the leading edge."""

    tick: float
    lead: float
    width: float
    setting: Setting


class Strip:
    """``timeline`` in ``room`` pixels, with labels in the face ``small``.

    Time runs from the leading edge to the trailing one: from right to left in Arabic.
    """

    def __init__(self, timeline: Timeline, room: float, small: Face, leading: Direction) -> None:
        self.timeline = timeline
        self._size = max(7.0, round(small.height * 0.5))  # of a mark; odd sizes are crisp
        self._room = room
        self._small = small
        self._leading = leading
        self._first, self._end = timeline.first, timeline.end
        self.placed = self._place()
        self.labels = self._label()
        lanes = 1 + max(item.lane for item in self.placed)
        self._axis = lanes * (self._size + 2) + 2  # from the top
        self._tick = round(small.height * 0.25)
        self.height = self._axis + self._tick + small.height

    def _at(self, day: float) -> float:
        """How far ``day`` is from the leading edge."""
        part = (day - self._first) / (self._end - self._first)
        return self._size / 2 + part * (self._room - self._size)

    def _place(self) -> tuple[Placed, ...]:
        """Every mark in the lowest lane that is free; those that would cover each other, once."""
        ends = [-1.0] * _LANES
        seen: set[tuple[int, int]] = set()
        placed = []
        for mark in self.timeline.marks:
            middle = mark.end - mark.first == 1
            start = self._at(mark.first + 0.5 if middle else mark.first) - (
                self._size / 2 if middle else 0
            )
            width = self._size if middle else max(self._size, self._at(mark.end) - start)
            start = min(start, self._room - width)
            lane = next((number for number, end in enumerate(ends) if end <= start), _LANES - 1)
            if ends[lane] > start:
                if (round(start), round(width)) in seen:
                    continue
                seen.add((round(start), round(width)))
            ends[lane] = max(ends[lane], start + width + 1)
            placed.append(Placed(mark, start, width, lane))
        return tuple(placed)

    def _label(self) -> tuple[Label, ...]:
        found = ticks(self._first, self._end, self._fits)
        labels = []
        for tick in found:
            lead, width = self._box(tick)
            setting = set_text(tick.label, self._small, self._leading, width, edge=self._leading)
            labels.append(Label(self._at(tick.day), lead, width, setting))
        return tuple(labels)

    def _box(self, tick: Tick) -> tuple[float, float]:
        """Where the label of ``tick`` begins, and how wide it is."""
        width = float(int(natural_width(tick.label, self._small)) + 2)
        return max(0.0, min(self._at(tick.day) - width / 2, self._room - width)), width

    def _fits(self, found: list[Tick]) -> bool:
        reached = -self._room
        for tick in found:
            lead, width = self._box(tick)
            if lead < reached + self._small.height * 0.6:
                return False
            reached = lead + width
        return True

    def rect(self, item: Placed, box: QRectF) -> QRectF:
        """Where ``item`` is painted when the strip is painted in ``box``."""
        top = box.top() + self._axis - (item.lane + 1) * (self._size + 2)
        return QRectF(self._left(item.lead, item.width, box), top, item.width, self._size)

    def _left(self, lead: float, width: float, box: QRectF) -> float:
        return box.right() - lead - width if self._leading == "rtl" else box.left() + lead

    def mark_at(self, position: QPointF, box: QRectF) -> Mark | None:
        """The mark at ``position``; the shortest of several, give or take a little."""
        slack = self._size * 0.35
        near = [
            item
            for item in self.placed
            if self.rect(item, box).adjusted(-slack, -1, slack, 1).contains(position)
        ]
        return min(near, key=lambda item: item.width).mark if near else None

    def paint(
        self, painter: QPainter, box: QRectF, look: PanelLook, lit: frozenset[object]
    ) -> None:
        """Paint it; the marks whose keys are ``lit`` stand out."""
        axis = round(box.top() + self._axis) + 0.5
        painter.setPen(QPen(look.muted, 1))
        painter.drawLine(QPointF(box.left(), axis), QPointF(box.right(), axis))
        for label in self.labels:
            x = round(self._left(label.tick, 0, box)) + 0.5
            painter.drawLine(QPointF(x, axis), QPointF(x, axis + self._tick))
        for label in self.labels:
            left = self._left(label.lead, label.width, box)
            label.setting.paint(painter, left, axis + self._tick, look.muted)
        painter.setPen(Qt.PenStyle.NoPen)
        for item in self.placed:
            rect = self.rect(item, box)
            colour = look.figure if item.width <= self._size else look.period
            if item.mark.key in lit:
                colour = look.accent
            paint_ground(painter, rect, self._size / 2, colour)
