"""A line as long as the text with a tick at every passage, from the leading edge onwards."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from reader.ui.panel.drawings import Occurrences

_REACH = 1.6  # how far beside a tick a click still means it, in widths of a tick


class Sparkline:
    """``drawing`` in ``box``; what is painted and what is asked for take the same measure."""

    def __init__(self, drawing: Occurrences, box: QRectF, rtl: bool) -> None:
        self._drawing = drawing
        self._box = box
        self._rtl = rtl
        self.tick = max(2.0, round(box.height() * 0.28))
        self._room = max(box.width() - self.tick, 1.0)
        self._length = max(drawing.length, 1)

    def at(self, offset: int) -> float:
        """The left edge of the tick for a passage that starts at ``offset``."""
        lead = round(self._room * offset / self._length)
        return self._box.right() - self.tick - lead if self._rtl else self._box.left() + lead

    def nearest(self, position: QPointF) -> int | None:
        """The number of the passage whose tick is at ``position``, give or take a little."""
        box = self._box
        slack = box.height() * 0.6
        if not box.top() - slack <= position.y() <= box.bottom() + slack:
            return None
        along = box.right() - position.x() if self._rtl else position.x() - box.left()
        wanted = (along - self.tick / 2) * self._length / self._room
        passages = self._drawing.passages
        place = bisect_left(passages, wanted, key=attrgetter("start"))
        near = [number for number in (place - 1, place) if 0 <= number < len(passages)]
        if not near:
            return None
        best = min(near, key=lambda number: abs(passages[number].start - wanted))
        middle = self.at(passages[best].start) + self.tick / 2
        return best if abs(middle - position.x()) <= self.tick * _REACH else None

    def paint(self, painter: QPainter, line: QColor, ink: QColor) -> None:
        """Paint the line in ``line`` and the ticks, one a pixel at most, in ``ink``."""
        box = self._box
        middle = round(box.center().y())
        painter.fillRect(QRectF(box.left(), middle, box.width(), 1), line)
        for left in {self.at(passage.start) for passage in self._drawing.passages}:
            painter.fillRect(QRectF(left, box.top(), self.tick, box.height()), ink)
