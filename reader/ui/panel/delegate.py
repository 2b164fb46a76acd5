"""Paints the panel's headings and rows, and knows how high they are and where their parts lie."""

from __future__ import annotations

import html
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
)

from reader.text.bidi import Direction
from reader.ui.panel.lettering import Setting, face, line_count, natural_width, set_text
from reader.ui.panel.look import PanelLook, mixed, scaled
from reader.ui.panel.model import Index, Rows
from reader.ui.panel.rows import Heading, Line, Row, Text, Tone

_SIZES: dict[Tone, float] = {
    "ink": 1.0, "strong": 1.0, "figure": 1.0, "muted": 0.92, "qualifier": 0.92, "small": 0.85,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metrics:
    """Distances in pixels, all of them parts of the height of a line."""

    unit: float

    @property
    def inset(self) -> float:  # from the view's edge to a row's ground
        return round(self.unit * 0.4)

    @property
    def lead(self) -> float:  # from the view's edge to where texts begin
        return round(self.unit * 1.6)

    @property
    def trail(self) -> float:  # from where texts end to the view's edge
        return round(self.unit * 0.9)

    @property
    def above(self) -> float:  # over and under a row's texts
        return round(self.unit * 0.42)

    @property
    def between(self) -> float:
        return round(self.unit * 0.12)

    @property
    def gap(self) -> float:
        return round(self.unit * 0.7)

    @property
    def bar(self) -> float:
        return max(3.0, round(self.unit * 0.24))

    @property
    def box(self) -> float:
        return round(self.unit * 0.85)


@dataclass(frozen=True, slots=True)
class _Place:
    """A horizontal stretch that is mirrored with the interface."""

    left: float
    right: float
    rtl: bool

    def at(self, lead: float, width: float) -> float:
        """The left edge of something ``width`` wide that begins ``lead`` after the leading edge."""
        return self.right - lead - width if self.rtl else self.left + lead

    def from_end(self, trail: float, width: float) -> float:
        """The same, counted from the trailing edge."""
        return self.left + trail if self.rtl else self.right - trail - width

    @property
    def width(self) -> float:
        return self.right - self.left


class RowDelegate(QStyledItemDelegate):
    """A delegate for one view over `Rows`; ``lit`` are the keys of the rows under the caret."""

    def __init__(self, view: QTreeView, marker: str, look: PanelLook) -> None:
        super().__init__(view)
        self._view = view
        self._marker = marker  # "dot", "bar" or ""
        self.look = look
        self.lit: frozenset[Hashable] = frozenset()
        self.remeasure()

    # -- measures

    def remeasure(self) -> None:
        """Take the view's font and width anew: one of them has changed."""
        view = self._view
        self._faces = {tone: face(_toned(view.font(), tone)) for tone in _SIZES}
        self.metrics = Metrics(self._faces["ink"].height)
        # The same with and without a scroll bar, lest one comes and goes with the heights.
        bar = view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, view)
        bar = max(bar, view.verticalScrollBar().sizeHint().width())
        room = view.width() - bar - self.metrics.lead - self.metrics.trail
        self._width = max(room, self.metrics.unit * 4)
        self._heights: dict[Hashable, tuple[Row, QSize]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, Rows)
        row = model.row(index)
        if row is None:
            return QSize(0, round(self.metrics.unit * (2.0 if index.row() == 0 else 2.3)))
        known = self._heights.get(row.key)
        if known is None or known[0] is not row:
            known = self._heights[row.key] = (row, QSize(0, self.row_height(row)))
        return known[1]

    def row_height(self, row: Row) -> int:
        """The height of ``row`` at the view's present width, in pixels."""
        metrics = self.metrics
        height = 2 * metrics.above + metrics.between * (len(row.lines) - 1)
        for line in row.lines:
            height += self._line_height(line)
        if row.share is not None:
            height += metrics.between * 3 + metrics.bar
        return round(height)

    def _line_height(self, line: Line) -> float:
        if line.text is None:
            return self._faces[line.after.tone if line.after else "small"].height
        used = self._faces[line.text.tone]
        if line.text.max_lines > 1:
            lines = line_count(line.text.text, used, self._width, line.text.max_lines)
            return used.height * lines
        return used.height * 2 if self._stacked(line) else used.height

    def _stacked(self, line: Line) -> bool:
        """Whether what stands at the far end needs a line of its own."""
        if line.text is None or line.after is None or line.after.tone != "figure":
            return False
        both = natural_width(line.text.text, self._faces[line.text.tone])
        both += natural_width(line.after.text, self._faces[line.after.tone])
        return both + self.metrics.gap > self._width

    # -- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, Rows)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        painter.fillRect(rect, self.look.ground)
        row = model.row(index)
        if row is not None:
            self._paint_row(painter, option, row)
        else:
            heading = model.heading(index)
            assert heading is not None
            self._paint_heading(painter, option, index, heading)
        painter.restore()

    def _place(self, option: QStyleOptionViewItem) -> _Place:
        rect = QRectF(option.rect)
        rtl = self._view.isRightToLeft()
        metrics = self.metrics
        width = self._width + metrics.lead + metrics.trail
        if rtl:
            return _Place(rect.right() - width, rect.right(), rtl)
        return _Place(rect.left(), rect.left() + width, rtl)

    def _colour(self, tone: Tone) -> QColor:
        return {
            "muted": self.look.muted, "small": self.look.muted, "figure": self.look.figure, "qualifier": self.look.figure,
        }.get(tone, self.look.ink)  # fmt: skip

    def _set(self, text: Text, width: float, edge: Direction | None) -> Setting:
        font = self._faces[text.tone]
        return set_text(text.text, font, text.direction, width, edge=edge, max_lines=text.max_lines)

    def _fitted(self, text: Text, width: float) -> tuple[Setting, float]:
        """``text`` in a box as wide as it is, ``width`` pixels at most."""
        box = min(_roomy(self._set(text, width, None).width), width)
        return self._set(text, box, None), box

    def _placed(
        self, row: Row, place: _Place, top: float
    ) -> Iterator[tuple[Text, Setting, float, float]]:
        """Every text of ``row`` with its setting and its top left corner."""
        metrics = self.metrics
        width = place.width - metrics.lead - metrics.trail
        leading: Direction = "rtl" if place.rtl else "ltr"
        y = top + metrics.above
        for line in row.lines:
            indent, room = 0.0, width
            height = self._line_height(line)
            stacked = self._stacked(line)
            if line.after is not None:
                share = width if stacked or line.text is None else width * 0.62
                after, after_width = self._fitted(line.after, share)
                lower = y + (height / 2 if stacked else 0)
                if line.text is not None:  # on one baseline, whatever their sizes
                    lower += self._faces[line.text.tone].ascent
                    lower -= self._faces[line.after.tone].ascent
                yield line.after, after, place.from_end(metrics.trail, after_width), lower
                room = width if stacked else width - after_width - metrics.gap
            if line.before is not None:
                before, before_width = self._fitted(line.before, room)
                yield line.before, before, place.at(metrics.lead, before_width), y
                indent = before_width + metrics.gap * 0.6
            if line.text is not None and room - indent > metrics.unit:
                edge = None if line.text.max_lines > 1 else leading
                text = self._set(line.text, room - indent, edge)
                yield line.text, text, place.at(metrics.lead + indent, room - indent), y
            y += height + metrics.between

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        metrics = self.metrics
        place = self._place(option)
        rect = QRectF(option.rect)
        ground = QRectF(
            place.left + metrics.inset, rect.top() + 1, place.width - 2 * metrics.inset,
            rect.height() - 2,
        )  # fmt: skip
        self._paint_ground(painter, option, ground, row)
        self._paint_marker(painter, place, rect, row)
        for text, setting, x, y in self._placed(row, place, rect.top()):
            setting.paint(painter, x, y, self._colour(text.tone))
        if row.share is not None:
            self._paint_share(painter, place, rect.bottom() + 1 - metrics.above - metrics.bar, row)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, ground: QRectF, row: Row
    ) -> None:
        metrics = self.metrics
        radius = metrics.unit * 0.34
        painter.setPen(Qt.PenStyle.NoPen)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        lit = row.key in self.lit
        if lit:
            painter.setBrush(self.look.lit)
            painter.drawRoundedRect(ground, radius, radius)
        elif option.state & QStyle.StateFlag.State_Selected and focused:
            painter.setBrush(self.look.current)
            painter.drawRoundedRect(ground, radius, radius)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self.look.hover)
            painter.drawRoundedRect(ground, radius, radius)
        if focused:
            self._paint_focus(painter, ground, radius)

    def _paint_focus(self, painter: QPainter, ground: QRectF, radius: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.accent, max(1.5, self.metrics.unit * 0.08)))
        painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), radius, radius)

    def _paint_marker(self, painter: QPainter, place: _Place, rect: QRectF, row: Row) -> None:
        metrics = self.metrics
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.mark(row.colour))
        if self._marker == "dot":
            size = metrics.unit * 0.46
            line = self._faces["ink"].height
            x = place.at(metrics.lead - metrics.gap * 0.55 - size, size)
            y = rect.top() + metrics.above + (line - size) / 2
            painter.drawEllipse(QRectF(x, y, size, size))
        elif self._marker == "bar":
            width = max(4.0, metrics.unit * 0.26)
            x = place.at(metrics.lead - metrics.gap * 0.8 - width, width)
            bar = QRectF(x, rect.top() + metrics.above, width, rect.height() - 2 * metrics.above)
            painter.setPen(QPen(mixed(self.look.mark(row.colour), self.look.ink, 0.25), 1))
            painter.drawRoundedRect(bar.adjusted(0.5, 0, -0.5, 0), width / 2, width / 2)

    def _paint_share(self, painter: QPainter, place: _Place, y: float, row: Row) -> None:
        """The parts of one whole side by side, the row's own in full colour."""
        assert row.share is not None
        metrics = self.metrics
        width = place.width - metrics.lead - metrics.trail
        gap = max(1.5, metrics.bar * 0.4)
        whole = max(100.0, sum(row.share.parts))
        clip = QPainterPath()
        clip.addRoundedRect(
            QRectF(place.at(metrics.lead, width), y, width, metrics.bar),
            metrics.bar / 2,
            metrics.bar / 2,
        )
        painter.save()
        painter.setClipPath(clip)
        offset = 0.0
        for number, part in enumerate(row.share.parts):
            length = width * part / whole
            mine = number == row.share.mine
            colour = self.look.figure if mine else mixed(self.look.ground, self.look.figure, 0.28)
            piece = QRectF(
                place.at(metrics.lead + offset, length - gap), y, length - gap, metrics.bar
            )
            painter.fillRect(piece, colour)
            offset += length
        painter.restore()

    # -- headings

    def _check_rect(self, option: QStyleOptionViewItem) -> QRectF:
        metrics = self.metrics
        place = self._place(option)
        x = place.from_end(metrics.trail, metrics.box)
        return QRectF(x, self._heading_middle(option) - metrics.box / 2, metrics.box, metrics.box)

    def _heading_middle(self, option: QStyleOptionViewItem) -> float:
        return option.rect.bottom() + 1 - self.metrics.unit * 0.95

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, heading: Heading
    ) -> None:
        metrics = self.metrics
        place = self._place(option)
        middle = self._heading_middle(option)
        rtl = place.rtl
        side: Direction = "rtl" if rtl else "ltr"
        ground = QRectF(
            place.left + metrics.inset, middle - metrics.unit * 0.85,
            place.width - 2 * metrics.inset, metrics.unit * 1.7,
        )  # fmt: skip
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self.look.hover)
            painter.drawRoundedRect(ground, metrics.unit * 0.34, metrics.unit * 0.34)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._paint_focus(painter, ground, metrics.unit * 0.34)
        size = metrics.unit * 0.4
        self._paint_chevron(
            painter,
            QRectF(
                place.at(metrics.lead - metrics.gap * 0.6 - size, size),
                middle - size / 2,
                size,
                size,
            ),
            self._view.isExpanded(index),
            rtl,
        )
        has_box = heading.mark is not None
        room = place.width - metrics.lead - metrics.trail
        room -= metrics.box + metrics.gap if has_box else 0
        count = set_text(str(index.model().rowCount(index)), self._faces["muted"], "ltr", room)
        count_width = _roomy(count.width)
        title = set_text(
            heading.title, self._faces["strong"], side, room - count_width - metrics.gap, edge=side
        )
        title_width = _roomy(title.width)
        title = set_text(heading.title, self._faces["strong"], side, title_width, edge=side)
        top = middle - title.height / 2
        title.paint(painter, place.at(metrics.lead, title_width), top, self.look.ink)
        base = top + self._faces["strong"].ascent - self._faces["muted"].ascent
        x = place.at(metrics.lead + title_width + metrics.gap * 0.7, count_width)
        count = set_text(count.shown, self._faces["muted"], "ltr", count_width)
        count.paint(painter, x, base, self.look.muted)
        if has_box:
            checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            self._paint_check(painter, self._check_rect(option), checked, heading)

    def _paint_chevron(self, painter: QPainter, box: QRectF, expanded: bool, rtl: bool) -> None:
        painter.save()
        painter.translate(box.center())
        if not expanded:
            painter.rotate(90 if rtl else -90)
        half = box.width() / 2
        pen = QPen(self.look.muted, max(1.4, box.width() * 0.2))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(
            [QPointF(-half, -half * 0.5), QPointF(0, half * 0.5), QPointF(half, -half * 0.5)]
        )
        painter.restore()

    def _paint_check(self, painter: QPainter, box: QRectF, checked: bool, heading: Heading) -> None:
        colour = self.look.mark(heading.colour) if heading.colour else self.look.muted
        radius = box.width() * 0.28
        if not checked:
            painter.setBrush(self.look.field)
            painter.setPen(QPen(self.look.muted, max(1.2, box.width() * 0.09)))
            painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), radius, radius)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, radius, radius)
        pen = QPen(self.look.field, max(1.6, box.width() * 0.13))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        size = box.width()
        painter.drawPolyline(
            [
                box.topLeft() + QPointF(size * 0.25, size * 0.53),
                box.topLeft() + QPointF(size * 0.43, size * 0.71),
                box.topLeft() + QPointF(size * 0.76, size * 0.32),
            ]
        )

    # -- events

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click on the check box, or Space on its heading, turns the marks on or off."""
        heading = model.heading(index) if isinstance(model, Rows) else None
        if heading is None or heading.mark is None:
            return False
        if isinstance(event, QMouseEvent):
            box = self._check_rect(option)
            slack = self.metrics.gap * 0.8
            if not box.adjusted(-slack, -slack, slack, slack).contains(event.position()):
                return False
            if event.type() != QEvent.Type.MouseButtonRelease:
                return True
        elif not (isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space):
            return False
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
        return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def over_check(self, option: QStyleOptionViewItem, position: QPointF) -> bool:
        """Whether ``position`` is on the check box of the heading that ``option`` is about."""
        slack = self.metrics.gap * 0.8
        return self._check_rect(option).adjusted(-slack, -slack, slack, slack).contains(position)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tell in full what an ellipsis has cut, and what a check box is for."""
        model = index.model()
        if not isinstance(model, Rows):
            return False
        row = model.row(index)
        if row is None:
            heading = model.heading(index)
            over = heading is not None and heading.mark is not None
            over = over and self.over_check(option, QPointF(event.pos()))
            tip = _check_tip() if over else ""
        else:
            placed = list(self._placed(row, self._place(option), 0))
            cut = [text for text, setting, _, _ in placed if setting.elided]
            tip = "".join(
                f'<div dir="{text.direction}">{html.escape(text.text)}</div>' for text in cut
            )
        QToolTip.showText(event.globalPos(), tip, view)
        return bool(tip)


def _check_tip() -> str:
    return QCoreApplication.translate("Panel", "Show these marks in the text")


def _toned(font: QFont, tone: Tone) -> QFont:
    if tone == "strong":
        font = QFont(font)
        font.setWeight(QFont.Weight.DemiBold)
        return font
    return font if _SIZES[tone] == 1 else scaled(font, _SIZES[tone])


def _roomy(width: float) -> float:
    """A width that a text of it surely fits into."""
    return float(int(width) + 2)
