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


def _tag(painter: QPainter) -> None:
    for x in (6.2, 10.4):
        painter.drawLine(QPointF(x + 0.7, 2.8), QPointF(x - 0.7, 13.2))
    for y in (5.8, 10.2):
        painter.drawLine(QPointF(2.8, y), QPointF(13.2, y))


def _kinds(painter: QPainter) -> None:
    painter.drawPolygon(
        [
            QPointF(2.6, 3.2),
            QPointF(13.4, 3.2),
            QPointF(9.4, 8),
            QPointF(9.4, 12.8),
            QPointF(6.6, 11.2),
            QPointF(6.6, 8),
        ]
    )


def _sheet(painter: QPainter) -> None:
    painter.drawPolyline(
        [QPointF(12.6, 8), QPointF(12.6, 3), QPointF(3.4, 3), QPointF(3.4, 13), QPointF(7.6, 13)]
    )
    painter.drawLine(QPointF(6, 6.4), QPointF(10, 6.4))
    painter.drawLine(QPointF(11.6, 9.9), QPointF(11.6, 14.1))
    painter.drawLine(QPointF(9.5, 12), QPointF(13.7, 12))


def _copy(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(2.8, 2.8, 7.6, 8.4), 1.2, 1.2)
    painter.drawPolyline([QPointF(12.9, 5.4), QPointF(12.9, 13.4), QPointF(5.6, 13.4)])


def _export(painter: QPainter) -> None:
    painter.drawPolyline(
        [
            QPointF(4.6, 6.6),
            QPointF(3.2, 6.6),
            QPointF(3.2, 13.4),
            QPointF(12.8, 13.4),
            QPointF(12.8, 6.6),
            QPointF(11.4, 6.6),
        ]
    )
    painter.drawLine(QPointF(8, 2.4), QPointF(8, 9.6))
    painter.drawPolyline([QPointF(5.8, 4.6), QPointF(8, 2.4), QPointF(10.2, 4.6)])


def _colours(painter: QPainter) -> None:
    for x, y in ((5.6, 6.0), (10.4, 6.0), (8.0, 10.2)):
        painter.drawEllipse(QPointF(x, y), 2.9, 2.9)


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


def tag_icon(colour: QColor) -> QIcon:
    """A hash sign."""
    return QIcon(_Engine(colour, _tag))


def kinds_icon(colour: QColor) -> QIcon:
    """A funnel."""
    return QIcon(_Engine(colour, _kinds))


def sheet_icon(colour: QColor) -> QIcon:
    """A sheet with a plus."""
    return QIcon(_Engine(colour, _sheet))


def copy_icon(colour: QColor) -> QIcon:
    """A sheet over another."""
    return QIcon(_Engine(colour, _copy))


def export_icon(colour: QColor) -> QIcon:
    """An arrow out of a box."""
    return QIcon(_Engine(colour, _export))


def colours_icon(colour: QColor) -> QIcon:
    """Three discs."""
    return QIcon(_Engine(colour, _colours))
