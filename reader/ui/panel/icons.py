"""The panel's few icons, drawn in the theme's colours at whatever size is asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPen, QPixmap

_Draw = Callable[[QPainter], None]


class _Engine(QIconEngine):
    """Draws in a square of 16 units."""

    def __init__(self, colour: QColor, draw: _Draw) -> None:
        super().__init__()
        self._colour = colour
        self._draw = draw

    def clone(self) -> QIconEngine:
        return _Engine(self._colour, self._draw)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(rect.width(), rect.height())
        painter.translate(rect.center().x() + 0.5 - side / 2, rect.center().y() + 0.5 - side / 2)
        painter.scale(side / 16, side / 16)
        pen = QPen(self._colour, 1.4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.45)
        self._draw(painter)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap


def _search(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(3, 3, 7.4, 7.4))
    painter.drawLine(QPointF(9.6, 9.6), QPointF(13, 13))


def _close(painter: QPainter) -> None:
    painter.drawLine(QPointF(4.2, 4.2), QPointF(11.8, 11.8))
    painter.drawLine(QPointF(11.8, 4.2), QPointF(4.2, 11.8))


def _delete(painter: QPainter) -> None:
    painter.drawLine(QPointF(3, 4.5), QPointF(13, 4.5))
    painter.drawLine(QPointF(6.3, 2.5), QPointF(9.7, 2.5))
    painter.drawPolyline(
        [QPointF(4.4, 4.5), QPointF(5, 13.5), QPointF(11, 13.5), QPointF(11.6, 4.5)]
    )
    painter.drawLine(QPointF(6.8, 7), QPointF(6.9, 11))
    painter.drawLine(QPointF(9.2, 7), QPointF(9.1, 11))


def _sort(painter: QPainter) -> None:
    for y, length in ((4.0, 10.0), (8.0, 7.0), (12.0, 4.0)):
        painter.drawLine(QPointF(8 - length / 2, y), QPointF(8 + length / 2, y))


def _table(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(2.5, 3, 11, 10), 1.2, 1.2)
    painter.drawLine(QPointF(2.5, 6.6), QPointF(13.5, 6.6))
    painter.drawLine(QPointF(8, 6.6), QPointF(8, 13))


def search_icon(colour: QColor) -> QIcon:
    """A magnifying glass."""
    return QIcon(_Engine(colour, _search))


def close_icon(colour: QColor) -> QIcon:
    """A cross."""
    return QIcon(_Engine(colour, _close))


def delete_icon(colour: QColor) -> QIcon:
    """A dustbin."""
    return QIcon(_Engine(colour, _delete))


def sort_icon(colour: QColor) -> QIcon:
    """Lines that get shorter."""
    return QIcon(_Engine(colour, _sort))


def table_icon(colour: QColor) -> QIcon:
    """A table with a head and two columns."""
    return QIcon(_Engine(colour, _table))
