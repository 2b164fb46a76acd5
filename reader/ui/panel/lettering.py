"""Setting the panel's texts: an explicit base direction, lines of even height, and an ellipsis."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

from reader.text.bidi import Direction
from reader.text.utf16 import Utf16Map

ELLIPSIS = "…"
_SAMPLE = "Åg لإًّ ۩ 0"  # the tallest and the deepest that a row shows, harakat included
_ENDLESS = 1_000_000.0


@dataclass(frozen=True, slots=True)
class Face:
    """A font with the line that its texts need, Arabic from a fallback font included.

    ``key`` is the font in words, by which its measurements are remembered.
    """

    font: QFont
    key: str
    ascent: float
    height: float


@lru_cache(maxsize=64)
def _face(key: str) -> Face:
    font = QFont()
    font.fromString(key)
    layout = _lay(_SAMPLE, font, "rtl", _ENDLESS, "rtl")
    line = layout.lineAt(0)
    return Face(font, key, line.ascent(), line.height())


def face(font: QFont) -> Face:
    """``font`` as a face."""
    return _face(font.toString())


@lru_cache(maxsize=1 << 16)
def _natural_width(text: str, key: str) -> float:
    font = _face(key).font
    widest = 0.0
    for paragraph in text.split("\n"):
        layout = _lay(paragraph, font, "rtl", _ENDLESS, "rtl")  # lines die with their layout
        if layout.lineCount():
            widest = max(widest, layout.lineAt(0).naturalTextWidth())
    return widest


def natural_width(text: str, used: Face) -> float:
    """How wide ``text`` is in one line, in pixels; of several lines the widest."""
    return _natural_width(text, used.key)


def _lay(
    text: str, font: QFont, direction: Direction, width: float, edge: Direction
) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    rtl = direction == "rtl"
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    side = Qt.AlignmentFlag.AlignRight if edge == "rtl" else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
    layout.endLayout()
    return layout


@dataclass(frozen=True, slots=True)
class Setting:
    """A text that has been set: what of it is shown, and how to paint it."""

    layout: QTextLayout
    shown: str
    lines: int
    elided: bool
    width: float
    height: float

    def paint(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        """Paint it with its top left corner at ``x``, ``y``."""
        painter.setPen(colour)
        self.layout.draw(painter, QPointF(x, y))


def line_count(text: str, used: Face, width: float, max_lines: int) -> int:
    """How many lines ``text`` takes, ``max_lines`` at most. Cheaper than setting it, mostly."""
    if max_lines == 1:
        return 1
    natural = natural_width(text, used)
    breaks = text.count("\n")
    if natural <= width:
        return min(breaks + 1, max_lines)
    if natural > width * (max_lines - 1):
        return max_lines
    return min(_lay(text, used.font, "rtl", width, "rtl").lineCount(), max_lines)


def set_text(
    text: str,
    used: Face,
    direction: Direction,
    width: float,
    *,
    edge: Direction | None = None,
    max_lines: int = 1,
) -> Setting:
    """Set ``text`` in at most ``max_lines`` lines of ``width`` pixels.

    ``edge`` is the side its lines are flush with, which is where it starts unless said otherwise.
    What does not fit is replaced by an ellipsis after the last whole word.
    """
    edge = edge or direction
    width = max(width, 1.0)
    layout = _lay(text, used.font, direction, width, edge)
    shown = text
    if layout.lineCount() > max_lines:
        shown = _elided(text, layout, used, direction, width, max_lines)
        layout = _lay(shown, used.font, direction, width, edge)
    lines = layout.lineCount()
    widest = 0.0
    for number in range(lines):
        line = layout.lineAt(number)
        line.setPosition(QPointF(line.x(), number * used.height + used.ascent - line.ascent()))
        widest = max(widest, line.naturalTextWidth())
    return Setting(layout, shown, lines, shown is not text, widest, lines * used.height)


def _elided(
    text: str, layout: QTextLayout, used: Face, direction: Direction, width: float, max_lines: int
) -> str:
    units = Utf16Map(text)
    start = units.to_code_point(layout.lineAt(max_lines - 1).textStart())
    tail = text[start:].split("\n", 1)[0]
    room = max(width - natural_width(ELLIPSIS, used), 1.0)
    rest = _lay(tail, used.font, direction, room, direction)
    fits = rest.lineAt(0).textLength() if rest.lineCount() else 0
    cut = start + Utf16Map(tail).to_code_point(fits)
    while True:
        shown = text[:cut].rstrip() + ELLIPSIS
        if cut == 0 or _lay(shown, used.font, direction, width, direction).lineCount() <= max_lines:
            return shown
        cut -= 1
