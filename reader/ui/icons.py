"""The interface's own drawings: line icons that take the colour of the text around them."""

from __future__ import annotations

import math

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reader import resources

SIZE = 20  # device-independent pixels
# What points somewhere along the line of reading points the other way in a mirrored window.
_MIRRORED = frozenset({"undo", "redo", "panel"})
_FADED = 0.35


def icon(name: str, ink: QColor, *, mirrored: bool = False) -> QIcon:
    """The icon ``name`` of resources/icons in the colour ``ink``, paler where it is disabled."""
    source = resources.path("icons", f"{name}.svg").read_text("utf-8")
    drawing = QSvgRenderer(QByteArray(source.replace("currentColor", ink.name()).encode()))
    result = QIcon()
    for mode, opacity in ((QIcon.Mode.Normal, 1.0), (QIcon.Mode.Disabled, _FADED)):
        pixmap, painter = _canvas(opacity)
        if mirrored and name in _MIRRORED:
            painter.translate(SIZE, 0)
            painter.scale(-1, 1)
        drawing.render(painter, QRectF(0, 0, SIZE, SIZE))
        painter.end()
        result.addPixmap(pixmap, mode)
    return result


def dot(colour: QColor, rim: QColor) -> QIcon:
    """A filled circle, for a menu of colours."""
    result = QIcon()
    for mode, opacity in ((QIcon.Mode.Normal, 1.0), (QIcon.Mode.Disabled, _FADED)):
        pixmap, painter = _canvas(opacity)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colour)
        painter.setPen(rim)
        painter.drawEllipse(QRectF(0, 0, SIZE, SIZE).center(), SIZE * 0.36, SIZE * 0.36)
        painter.end()
        result.addPixmap(pixmap, mode)
    return result


def application_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    return QIcon(str(resources.path("icons", "hamesh.svg")))


def _canvas(opacity: float) -> tuple[QPixmap, QPainter]:
    """An empty picture as dense as the densest screen, and a painter on it."""
    ratio = math.ceil(max(screen.devicePixelRatio() for screen in QGuiApplication.screens()))
    pixmap = QPixmap(SIZE * ratio, SIZE * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(opacity)
    return pixmap, painter
