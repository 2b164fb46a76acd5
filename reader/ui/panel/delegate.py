"""Paints the panel's headings and rows, and answers where their parts are clicked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
)

from reader.text.bidi import document_direction
from reader.ui.panel.drawings import Mark, Occurrences, Offer, Scale, Share, Steps, Timeline
from reader.ui.panel.look import PanelLook, mixed
from reader.ui.panel.model import Index, Rows
from reader.ui.panel.rows import Heading, Row, Text, Tone
from reader.ui.panel.shapes import (
    paint_check,
    paint_chevron,
    paint_disc,
    paint_focus,
    paint_ground,
    paint_ribbon,
    paint_scale,
    paint_share,
    paint_written,
)
from reader.ui.panel.sparkline import Sparkline
from reader.ui.panel.tips import Part, paragraph, part_text
from reader.ui.panel.typeset import Typesetter

_State = QStyle.StateFlag


class RowDelegate(QStyledItemDelegate):
    """A delegate for one view over `Rows`; ``lit`` are the keys of the rows under the caret.

    ``offered`` are the names of the offers that can be taken; ``noted`` tells how many notes there
    are about a row's passages.
    """

    def __init__(self, view: QTreeView, rows: Rows, marker: str, look: PanelLook) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows
        self._marker = marker  # "dot", "bar" or ""
        self.look = look
        self.lit: frozenset[Hashable] = frozenset()
        self.many = False  # whether several rows are chosen, which must tell them from others
        self.offered: Collection[str] = frozenset()
        self.noted: Callable[[Row], int] = lambda _: 0
        self._measures: tuple[str, int, bool] | None = None
        self.remeasure()

    # -- measures

    def remeasure(self) -> bool:
        """Take the view's font, width and direction anew; whether one of them has changed."""
        view = self._view
        # The same width with and without a scroll bar, lest one comes and goes with the heights.
        bar = view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, view)
        bar = max(bar, view.verticalScrollBar().sizeHint().width())
        measures = (view.font().toString(), view.width() - bar, view.isRightToLeft())
        if measures == self._measures:
            return False
        self._measures = measures
        self.typesetter = Typesetter(view.font(), view.width() - bar, view.isRightToLeft())
        self._heights: dict[Hashable, tuple[Row, QSize]] = {}
        return True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._rows.row(index)
        if row is None:
            unit = self.typesetter.metrics.unit
            return QSize(0, round(unit * (2.0 if index.row() == 0 else 2.3)))
        known = self._heights.get(row.key)  # asked of thousands of rows at once
        return known[1] if known is not None and known[0] is row else self.measure(row)

    def measure(self, row: Row) -> QSize:
        """How high ``row`` is; remembered."""
        known = self._heights.get(row.key)
        if known is None or known[0] is not row:
            known = (row, QSize(0, self.typesetter.row_height(row)))
            self._heights[row.key] = known
        return known[1]

    def knows(self, row: Row) -> bool:
        """Whether ``row`` has been measured as it is."""
        known = self._heights.get(row.key)
        return known is not None and known[0] is row

    # -- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, Rows)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, self.look.ground)
        row, heading = model.row(index), model.heading(index)
        if row is not None:
            self._paint_row(painter, option, row)
        elif heading is not None:
            self._paint_heading(painter, option, index, heading)
        painter.restore()

    def _ink(self, tone: Tone) -> QColor:
        look = self.look
        if tone in ("figure", "qualifier"):
            return look.figure
        return look.muted if tone in ("muted", "small") else look.ink

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        metrics = self.typesetter.metrics
        rect = QRectF(option.rect)
        place = self.typesetter.place(rect)
        ground = QRectF(place.left, rect.top(), place.right - place.left, rect.height())
        ground.adjust(metrics.inset, 1, -metrics.inset, -1)
        if row.under is not None:
            self._paint_card(painter, ground, row)
        self._paint_ground(painter, option, ground, row)
        if row.under is None:
            self._paint_marker(painter, rect, row)
        if row.unfolded is not None:
            turn = 0 if row.unfolded else 90 if place.rtl else -90
            paint_chevron(painter, self.typesetter.chevron_box(rect), turn, self.look.muted)
        for piece in self.typesetter.pieces(row, place, rect.top()):
            ink = self.look.muted if row.pale else self._ink(piece.text.tone)
            piece.setting.paint(painter, piece.x, piece.y, ink)
        self._paint_drawing(painter, rect, row)
        if self.noted(row):
            box = self.typesetter.written_box(row, rect, self._marker == "dot")
            paint_written(painter, box, self.look.muted, self.look.field)

    def _paint_drawing(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        look, drawing, rtl = self.look, row.drawing, self.typesetter.leading == "rtl"
        if drawing is None:
            return
        box = self.typesetter.drawing_box(row, rect)
        if isinstance(drawing, Share):
            paint_share(painter, box, drawing, rtl, look.figure, look.other, look.rest)
        elif isinstance(drawing, Scale):
            paint_scale(painter, box, drawing, rtl, look.figure, look.rest)
        elif isinstance(drawing, Occurrences):
            line = mixed(look.ground, look.muted, 0.4)
            Sparkline(drawing, box, rtl).paint(painter, line, look.mark(drawing.colour))
        elif isinstance(drawing, Steps):
            for button, back in zip(self.typesetter.button_boxes(rect), (True, False), strict=True):
                self._paint_button(painter, button, 90 if back != rtl else -90)
        elif isinstance(drawing, Offer):
            self._paint_offer(painter, rect, row, drawing)
        else:
            self.typesetter.strip(drawing).paint(painter, box, look, self.lit)

    def _paint_offer(self, painter: QPainter, rect: QRectF, row: Row, offer: Offer) -> None:
        look, setter = self.look, self.typesetter
        box, label = setter.offer_box(row, offer, rect)
        if offer.name in self.offered:
            painter.setBrush(look.field)
            painter.setPen(QPen(mixed(look.rule, look.muted, 0.5), 1))
            radius = setter.metrics.radius
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            left = box.center().x() - label.layout.lineAt(0).width() / 2
            label.paint(painter, left, box.center().y() - label.height / 2, look.ink)
        elif offer.hint:
            hint = setter.hint(offer)
            left = setter.place(rect).at(setter.metrics.lead, setter.room)
            hint.paint(painter, left, box.center().y() - hint.height / 2, look.muted)

    def _paint_button(self, painter: QPainter, box: QRectF, turn: int) -> None:
        look, radius = self.look, self.typesetter.metrics.radius
        painter.setBrush(look.ground)
        painter.setPen(QPen(look.muted, 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        size = box.width() * 0.3
        chevron = QRectF(0, 0, size, size)
        chevron.moveCenter(box.center())
        paint_chevron(painter, chevron, turn, look.ink)

    def _paint_card(self, painter: QPainter, ground: QRectF, row: Row) -> None:
        """The paper that the rows of a card lie on, in one piece with a stripe along it."""
        rtl = self.typesetter.leading == "rtl"
        sheet = ground.adjusted(0, -1, 0, 1)
        painter.fillRect(sheet, self.look.field)
        width = max(2.0, round(self.typesetter.metrics.unit * 0.12))
        left = sheet.right() - width if rtl else sheet.left()
        stripe = QRectF(left, sheet.top(), width, sheet.height())
        painter.fillRect(stripe, self.look.mark(row.colour))

    def part_at(self, rect: QRectF, row: Row, position: QPointF) -> Part | None:
        """What the place ``position`` of ``row``, painted at ``rect``, does besides the others."""
        setter, drawing = self.typesetter, row.drawing
        slack = setter.metrics.unit * 0.45
        if self.noted(row):
            box = setter.written_box(row, rect, self._marker == "dot")
            if box.adjusted(-slack / 2, -slack / 2, slack / 2, slack / 2).contains(position):
                return "notes"
        if row.unfolded is not None and setter.chevron_box(rect).adjusted(
            -slack, -slack, slack, slack
        ).contains(position):
            return "card"
        if isinstance(drawing, Occurrences):
            line = Sparkline(drawing, setter.drawing_box(row, rect), setter.leading == "rtl")
            number = line.nearest(position)
            return None if number is None else drawing.passages[number]
        if isinstance(drawing, Steps):
            back, on = setter.button_boxes(rect)
            return "back" if back.contains(position) else "on" if on.contains(position) else None
        if isinstance(drawing, Offer):
            box, _ = setter.offer_box(row, drawing, rect)
            return "offer" if box.contains(position) and drawing.name in self.offered else None
        mark = self.mark_at(rect, row, position)
        return mark.passage if mark is not None else None

    def mark_at(self, rect: QRectF, row: Row, position: QPointF) -> Mark | None:
        """The date of the timeline ``row``, painted at ``rect``, that is at ``position``."""
        if not isinstance(row.drawing, Timeline):
            return None
        box = self.typesetter.drawing_box(row, rect)
        return self.typesetter.strip(row.drawing).mark_at(position, box)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, ground: QRectF, row: Row
    ) -> None:
        look, radius = self.look, self.typesetter.metrics.radius
        focused = bool(option.state & _State.State_HasFocus)
        if row.key in self.lit and not (self.many and option.state & _State.State_Selected):
            paint_ground(painter, ground, radius, look.lit)
        elif focused and not self.many:
            paint_ground(painter, ground, radius, look.current)
        elif option.state & _State.State_Selected:
            paint_ground(painter, ground, radius, look.current if self.many else look.hover)
        elif option.state & _State.State_MouseOver:
            paint_ground(painter, ground, radius, look.hover)
        if focused:
            paint_focus(painter, ground, radius, look.accent)

    def _paint_marker(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        metrics = self.typesetter.metrics
        place = self.typesetter.place(rect)
        colour = self.look.mark(row.colour)
        rim = mixed(colour, self.look.ink, 0.25)
        if row.ribbon:
            width = metrics.unit * 0.5
            x = place.at(metrics.lead - metrics.gap * 0.7 - width, width)
            y = rect.top() + metrics.above + metrics.unit * 0.12
            paint_ribbon(painter, QRectF(x, y, width, metrics.unit * 0.8), colour, rim)
        elif self._marker == "dot":
            size = metrics.unit * 0.46
            x = place.at(metrics.lead - metrics.gap * 0.55 - size, size)
            y = rect.top() + metrics.above + (self.typesetter.faces["ink"].height - size) / 2
            paint_ground(painter, QRectF(x, y, size, size), size / 2, colour)
        elif self._marker == "bar":
            width = max(4.0, metrics.unit * 0.26)
            x = place.at(metrics.lead - metrics.gap * 0.8 - width, width)
            bar = QRectF(x, rect.top() + metrics.above, width, rect.height() - 2 * metrics.above)
            painter.setBrush(colour)
            painter.setPen(QPen(rim, 1))
            painter.drawRoundedRect(bar.adjusted(0.5, 0, -0.5, 0), width / 2, width / 2)

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, heading: Heading
    ) -> None:
        look, setter = self.look, self.typesetter
        metrics, place = setter.metrics, setter.place(QRectF(option.rect))
        middle = self._middle(option)
        ground = QRectF(
            place.left + metrics.inset, middle - metrics.unit * 0.85,
            place.right - place.left - 2 * metrics.inset, metrics.unit * 1.7,
        )  # fmt: skip
        if option.state & _State.State_MouseOver:
            paint_ground(painter, ground, metrics.radius, look.hover)
        if option.state & _State.State_HasFocus:
            paint_focus(painter, ground, metrics.radius, look.accent)
        size = metrics.unit * 0.4
        x = place.at(metrics.lead - metrics.gap * 0.6 - size, size)
        turn = 0 if self._view.isExpanded(index) else 90 if place.rtl else -90
        paint_chevron(painter, QRectF(x, middle - size / 2, size, size), turn, look.muted)
        room = setter.room - (metrics.box + metrics.gap if heading.mark is not None else 0)
        lead = metrics.lead
        if heading.dot:
            dot, colour = metrics.unit * 0.62, look.mark(heading.dot)
            box = QRectF(place.at(lead, dot), middle - dot / 2, dot, dot)
            paint_disc(painter, box, colour, mixed(colour, look.ink, 0.35))
            lead += dot + metrics.gap * 0.6
            room -= dot + metrics.gap * 0.6
        model = index.model()
        assert isinstance(model, Rows)
        number = Text(str(model.count_shown(index.row())), "ltr", "muted")
        number_width, count = setter.fitted(number, room, setter.leading)
        name = Text(heading.title, setter.leading, "strong")
        name_width, title = setter.fitted(name, room - number_width - metrics.gap, setter.leading)
        top = middle - title.height / 2
        title.paint(painter, place.at(lead, name_width), top, look.ink)
        top += setter.faces["strong"].ascent - setter.faces["muted"].ascent
        x = place.at(lead + name_width + metrics.gap * 0.7, number_width)
        count.paint(painter, x, top, look.muted)
        if heading.mark is not None:
            checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            colour = look.mark(heading.colour) if heading.colour else look.muted
            box = self.check_box(option)
            paint_check(painter, box, checked, colour, look.field, look.muted)

    def _middle(self, option: QStyleOptionViewItem) -> float:
        return option.rect.bottom() + 1 - self.typesetter.metrics.unit * 0.95

    def check_box(self, option: QStyleOptionViewItem) -> QRectF:
        """Where the check box of the heading is that ``option`` is about."""
        metrics = self.typesetter.metrics
        place = self.typesetter.place(QRectF(option.rect))
        x = place.from_end(metrics.trail, metrics.box)
        return QRectF(x, self._middle(option) - metrics.box / 2, metrics.box, metrics.box)

    def over_check(self, option: QStyleOptionViewItem, position: QPointF) -> bool:
        """Whether ``position`` is on that check box, give or take a little."""
        slack = self.typesetter.metrics.gap * 0.8
        return self.check_box(option).adjusted(-slack, -slack, slack, slack).contains(position)

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
            if not self.over_check(option, event.position()):
                return False
            if event.type() != QEvent.Type.MouseButtonRelease:
                return True
        elif not (isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space):
            return False
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
        return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tell in full what an ellipsis has cut, what is drawn, and what a check box is for."""
        model = index.model()
        if not isinstance(model, Rows):
            return False
        tip = ""
        row, heading = model.row(index), model.heading(index)
        if row is not None:
            tip = self._row_tip(row, QRectF(option.rect), QPointF(event.pos()))
        elif (
            heading is not None
            and heading.mark is not None
            and self.over_check(option, QPointF(event.pos()))
        ):
            tip = QCoreApplication.translate("Panel", "Show these marks in the text")
        QToolTip.showText(event.globalPos(), tip, view)
        return bool(tip)

    def _row_tip(self, row: Row, rect: QRectF, position: QPointF) -> str:
        mark = self.mark_at(rect, row, position)
        if mark is not None:
            return paragraph(Text(mark.phrase, document_direction(mark.phrase)))
        part = self.part_at(rect, row, position)
        if part is not None:
            return paragraph(Text(part_text(part, row), self.typesetter.leading))
        if isinstance(row.drawing, Offer) and row.drawing.name not in self.offered:
            hint = Text(row.drawing.hint, self.typesetter.leading)
            if hint.text and self.typesetter.drawing_box(row, rect).contains(position):
                return paragraph(hint)
        pieces = self.typesetter.pieces(row, self.typesetter.place(rect), 0)
        cut = [piece.text for piece in pieces if piece.setting.elided]
        return "".join(map(paragraph, (*cut, *row.tip)))
