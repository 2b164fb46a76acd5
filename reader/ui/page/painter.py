"""Painting the column: marks behind, then the text in one ink, then caret and margin marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from reader.ui.page.flow import Flow
from reader.ui.page.layout import Caret, Paragraph
from reader.ui.page.look import Look
from reader.ui.page.marks import Edge, Marks, Segment
from reader.ui.theme import PageTheme

# Characters that turn the order of others around without being seen. A reader must see that they
# are there: U+202E can make a name or a figure read as another one.
CONTROLS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_OVERRIDES = frozenset("\u202d\u202e")

_GAP = 0.6  # pixels on each side of a highlight: two that touch are two
_SIGN, _BESIDE = 0.62, 0.45  # of the text's size: a sign in the margin, and how far it stands off
_DASHES = [3.0, 2.0]  # in widths of the line

Sign = Literal["dot", "leaf", "ribbon"]
"""What stands in the margin: of a highlight, a note or a bookmark."""


class MarginMark(NamedTuple):
    """A sign in the margin beside the line where an annotation begins."""

    annotation_id: str
    offset: int
    colour: QColor
    sign: Sign


def paint(
    painter: QPainter,
    flow: Flow,
    look: Look,
    marks: Marks,
    left: float,
    height: float,
    caret: Caret | None,
) -> None:
    """Paint the visible part of ``flow`` with its column at x ``left``.

    ``caret`` is a place in the document, or None.
    """
    shown = list(flow.visible(height))
    for index, paragraph, top in shown:  # all fills first: none may cover a neighbour's letters
        start, end = flow.pieces[index].start, flow.pieces[index].end
        _paint_fills(painter, paragraph, marks.fills(start, end), start, QPointF(left, top))
    for index, paragraph, top in shown:
        start, end = flow.pieces[index].start, flow.pieces[index].end
        origin = QPointF(left, top)
        _paint_lines(painter, paragraph, marks.lines(start, end), start, origin)
        _paint_edges(painter, paragraph, marks.edges(start, end), start, origin)
        painter.setPen(look.theme.ink)
        paragraph.layout.draw(painter, origin)
        _paint_controls(painter, paragraph, look, origin)
        if caret is not None and start <= caret.offset <= end:
            _paint_caret(painter, paragraph, caret, start, look, origin)


def _paint_fills(
    painter: QPainter, paragraph: Paragraph, fills: list[Segment], start: int, origin: QPointF
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for segment in fills:
        painter.setBrush(segment.fill)
        gap = _GAP if segment.apart else 0.0
        for box in paragraph.boxes(segment.start - start, segment.end - start):
            painter.drawRoundedRect(box.translated(origin).adjusted(gap, 0, -gap, 0), 2.5, 2.5)


def _paint_lines(
    painter: QPainter, paragraph: Paragraph, lines: list[Segment], start: int, origin: QPointF
) -> None:
    for segment in lines:
        painter.setPen(QPen(segment.fill, 1.6))
        for box in paragraph.boxes(segment.start - start, segment.end - start):
            y = round(box.bottom() + origin.y()) - 0.5
            painter.drawLine(
                QPointF(box.left() + origin.x() + 1, y), QPointF(box.right() + origin.x() - 1, y)
            )


def _paint_edges(
    painter: QPainter, paragraph: Paragraph, edges: list[Edge], start: int, origin: QPointF
) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for edge in edges:
        pen = QPen(edge.ink, 1.3)
        if edge.dashed:
            pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        for box in paragraph.boxes(edge.start - start, edge.end - start):
            inner = box.translated(origin).adjusted(0.8, 0.3, -0.8, -0.3)
            painter.drawRoundedRect(inner, 2.5, 2.5)


def controls_in(paragraph: Paragraph) -> Iterator[int]:
    """The offsets of a paragraph's bidi controls."""
    if CONTROLS.isdisjoint(paragraph.text):
        return
    for offset, char in enumerate(paragraph.text):
        if char in CONTROLS:
            yield offset


def _paint_controls(painter: QPainter, paragraph: Paragraph, look: Look, origin: QPointF) -> None:
    """A small flag at every bidi control; overrides, which can deceive, in the caret's colour."""
    for offset in controls_in(paragraph):
        x, line = paragraph.caret_x(Caret(offset + 1))
        override = paragraph.text[offset] in _OVERRIDES
        colour = look.theme.caret if override else look.theme.margin_mark
        x += origin.x()
        top = origin.y() + paragraph.lines[line].y()
        bottom = top + paragraph.lines[line].height()
        size = look.body_px * 0.22
        painter.setPen(QPen(colour, 1.2))
        painter.drawLine(QPointF(x, top + 2), QPointF(x, bottom - 2))
        flag = QPainterPath(QPointF(x, top + 2))
        flag.lineTo(x + (-size if paragraph.rtl else size), top + 2 + size / 2)
        flag.lineTo(x, top + 2 + size)
        painter.fillPath(flag, colour)


def _paint_caret(
    painter: QPainter, paragraph: Paragraph, caret: Caret, start: int, look: Look, origin: QPointF
) -> None:
    x, line = paragraph.caret_x(Caret(caret.offset - start, caret.before))
    box = caret_box(paragraph, x, line, look)
    painter.fillRect(box.translated(origin), look.theme.caret)


def caret_box(paragraph: Paragraph, x: float, line: int, look: Look) -> QRectF:
    """The caret's rectangle, relative to the paragraph."""
    width = max(1.5, look.body_px / 14)
    if not paragraph.lines:
        return QRectF(x - width / 2, 0, width, paragraph.height)
    text_line = paragraph.lines[line]
    return QRectF(x - width / 2, text_line.y() + 2, width, text_line.height() - 4)


def margin_width(look: Look) -> float:
    """How much room the signs in the margin take."""
    return look.body_px * (_BESIDE + _SIGN) + 2  # and the lines around them


def margin_rect(flow: Flow, mark: MarginMark, left: float, look: Look) -> QRectF:
    """Where a margin mark is painted: on the leading side of the column, beside its line."""
    upper, lower = flow.y_of(mark.offset)
    size, gap = look.body_px * _SIGN, look.body_px * _BESIDE
    index = flow.pieces.at(mark.offset)
    x = left + flow.width + gap if flow.paragraph(index).rtl else left - gap - size
    return QRectF(x, (upper + lower - size) / 2, size, size)


def paint_margin_mark(painter: QPainter, mark: MarginMark, box: QRectF, look: Look) -> None:
    """A dot for a highlight, a leaf with two lines of writing for a note, a bookmark's ribbon."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _SIGNS[mark.sign](painter, mark.colour, box, look.theme)


def _paint_dot(painter: QPainter, colour: QColor, box: QRectF, theme: PageTheme) -> None:
    painter.setPen(QPen(theme.margin_mark, 0.8))
    painter.setBrush(colour)
    third = box.width() / 3
    painter.drawEllipse(box.center(), third / 1.4, third / 1.4)


def _paint_leaf(painter: QPainter, colour: QColor, box: QRectF, theme: PageTheme) -> None:
    painter.setPen(QPen(theme.margin_mark, 1.0))
    painter.setBrush(colour)
    painter.drawRoundedRect(box, 2.5, 2.5)
    inset = box.width() * 0.24
    painter.setPen(QPen(theme.ink, 1.1))
    for part in (0.38, 0.64):
        y = box.top() + box.height() * part
        painter.drawLine(QPointF(box.left() + inset, y), QPointF(box.right() - inset, y))


def _paint_ribbon(painter: QPainter, _: QColor, box: QRectF, theme: PageTheme) -> None:
    """Not in the colour of a highlight, for it is none."""
    side, notch = box.width() * 0.2, box.height() * 0.28
    ribbon = QPainterPath(QPointF(box.left() + side, box.top() - 1))
    ribbon.lineTo(box.right() - side, box.top() - 1)
    ribbon.lineTo(box.right() - side, box.bottom() + 1)
    ribbon.lineTo(box.center().x(), box.bottom() + 1 - notch)
    ribbon.lineTo(box.left() + side, box.bottom() + 1)
    ribbon.closeSubpath()
    painter.fillPath(ribbon, theme.caret)


_SIGNS: Mapping[Sign, Callable[[QPainter, QColor, QRectF, PageTheme], None]] = {
    "dot": _paint_dot,
    "leaf": _paint_leaf,
    "ribbon": _paint_ribbon,
}
