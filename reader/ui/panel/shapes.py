"""The panel's drawn parts: check box, chevron, bars, focus ring."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from reader.ui.panel.drawings import WHOLE, Scale, Share


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def paint_ground(painter: QPainter, box: QRectF, radius: float, colour: QColor) -> None:
    """A rounded ground."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, radius, radius)


def paint_focus(painter: QPainter, box: QRectF, radius: float, colour: QColor) -> None:
    """The ring around what has the keyboard."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, max(1.5, radius * 0.24)))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)


def paint_chevron(painter: QPainter, box: QRectF, turn: int, colour: QColor) -> None:
    """An arrow head that points down, turned by ``turn`` degrees clockwise."""
    painter.save()
    painter.translate(box.center())
    painter.rotate(turn)
    half = box.width() / 2
    painter.setPen(_pen(colour, max(1.4, box.width() * 0.2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(
        [QPointF(-half, -half * 0.5), QPointF(0, half * 0.5), QPointF(half, -half * 0.5)]
    )
    painter.restore()


def paint_disc(painter: QPainter, box: QRectF, colour: QColor, rim: QColor) -> None:
    """A disc of a highlight's colour with a rim, for such colours are faint."""
    painter.setBrush(colour)
    painter.setPen(QPen(rim, max(1.0, box.width() * 0.08)))
    painter.drawEllipse(box)


def paint_ribbon(painter: QPainter, box: QRectF, colour: QColor, rim: QColor) -> None:
    """The ribbon that marks a place in a book."""
    notch = box.width() * 0.45
    painter.setBrush(colour)
    painter.setPen(_pen(rim, 1))
    painter.drawPolygon(
        [
            box.topLeft(),
            box.topRight(),
            box.bottomRight(),
            QPointF(box.center().x(), box.bottom() - notch),
            box.bottomLeft(),
        ]
    )


def paint_written(painter: QPainter, box: QRectF, colour: QColor, ground: QColor) -> None:
    """A sheet with lines: there is a note about this."""
    painter.setBrush(ground)
    painter.setPen(_pen(colour, max(1.0, box.width() * 0.09)))
    painter.drawRoundedRect(box, box.width() * 0.16, box.width() * 0.16)
    inset = box.width() * 0.26
    for part in (0.36, 0.64):
        y = box.top() + box.height() * part
        painter.drawLine(QPointF(box.left() + inset, y), QPointF(box.right() - inset, y))


def paint_check(
    painter: QPainter, box: QRectF, checked: bool, colour: QColor, paper: QColor, frame: QColor
) -> None:
    """A check box: ``colour`` with a tick in ``paper``, or ``paper`` in a ``frame``."""
    radius = box.width() * 0.28
    if not checked:
        painter.setBrush(paper)
        painter.setPen(QPen(frame, max(1.2, box.width() * 0.09)))
        painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), radius, radius)
        return
    paint_ground(painter, box, radius, colour)
    painter.setPen(_pen(paper, max(1.6, box.width() * 0.13)))
    corner, size = box.topLeft(), box.width()
    painter.drawPolyline(
        [
            corner + QPointF(size * 0.25, size * 0.53),
            corner + QPointF(size * 0.43, size * 0.71),
            corner + QPointF(size * 0.76, size * 0.32),
        ]
    )


def paint_share(
    painter: QPainter,
    box: QRectF,
    share: Share,
    rtl: bool,
    mine: QColor,
    others: QColor,
    rest: QColor,
) -> None:
    """The parts of one whole side by side from the leading edge, the one that is meant in full.

    ``rest`` is what the text does not name of the whole.
    """
    gap = max(1.0, round(box.height() * 0.25))
    whole = max(WHOLE, sum(share.parts))
    painter.save()
    painter.setClipPath(_rounded(box))
    painter.fillRect(box, rest)
    offset = 0.0
    for number, part in enumerate(share.parts):
        length = box.width() * part / whole
        last = offset + length > box.width() - gap
        drawn = length if last else max(length - gap, 1.0)
        left = box.right() - offset - drawn if rtl else box.left() + offset
        piece = QRectF(left, box.top(), drawn, box.height())
        painter.fillRect(piece, mine if number == share.mine else others)
        offset += length
    painter.restore()


def paint_scale(
    painter: QPainter, box: QRectF, scale: Scale, rtl: bool, colour: QColor, rest: QColor
) -> None:
    """An amount from the leading edge, as long as its part of the largest, and one pixel at least.

    ``rest`` shows how long the largest is.
    """
    painter.save()
    painter.setClipPath(_rounded(box))
    painter.fillRect(box, rest)
    painter.restore()
    width = max(1.0, box.width() * (scale.high - scale.low))
    lead = min(box.width() * scale.low, box.width() - width)
    left = box.right() - lead - width if rtl else box.left() + lead
    bar = QRectF(left, box.top(), width, box.height())
    painter.fillPath(_rounded(bar), colour)


def _rounded(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    radius = min(box.height(), box.width()) / 2
    path.addRoundedRect(box, radius, radius)
    return path
