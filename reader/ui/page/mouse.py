"""Selecting with the mouse: letters, words and paragraphs, and dragging beyond the edge."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication

from reader.document import Span
from reader.ui.page import selection
from reader.ui.page.canvas import PageCanvas
from reader.ui.page.layout import Caret
from reader.ui.page.selection import Selection

_UNITS = {"word": selection.word_at, "paragraph": selection.paragraph_at}


class MouseSelection(QObject):
    """What the mouse is doing to a page's selection."""

    def __init__(self, page: PageCanvas) -> None:
        super().__init__(page)
        self._page = page
        self._unit = "letter"
        self._origin = Span(0, 0)  # what the press itself selected
        self._press: QPointF | None = None
        self._point = QPointF()
        self._double_clicked: QPointF | None = None
        self._edge = QTimer(self)
        self._edge.setInterval(30)
        self._edge.timeout.connect(self._scroll_beyond)

    @property
    def dragging(self) -> bool:
        """Whether a button that selects is down."""
        return self._press is not None

    def press(self, event: QMouseEvent) -> None:
        """Place the caret, extend the selection (Shift), or begin a paragraph (third click)."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        page, point = self._page, event.position()
        margin = page.margin_mark_at(point)
        if margin is not None and page.session is not None:
            page.set_selection(selection.at(margin.offset), follow=False)
            page.choose(margin.annotation_id)
            page.session.edit_requested.emit(margin.annotation_id)
            return
        self._press = self._point = point
        caret = page.caret_at(point)
        if self._is_third(point):
            self._begin("paragraph", caret.offset)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._unit = "letter"
            self._press = None
            page.set_selection(Selection(page.selection.anchor, caret), follow=False)
            self._press = point
            self._origin = Span(page.selection.anchor, page.selection.anchor)
        else:
            self._unit = "letter"
            self._origin = Span(caret.offset, caret.offset)
            chosen = Selection(caret.offset, caret)
            again = chosen == page.selection
            page.set_selection(chosen, follow=False)
            from reader.ui.page import annotating

            annotating.choose_at(page, point, again=again)

    def double_click(self, event: QMouseEvent) -> None:
        """Select the word under the mouse."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position()
        self._press = self._point = self._double_clicked = point
        QTimer.singleShot(QApplication.doubleClickInterval(), self, self._forget_double_click)
        offset = self._page.offset_at(point)
        if offset is None:  # beside the text there is no word
            caret = self._page.caret_at(point)
            self._origin = Span(caret.offset, caret.offset)
            self._select(caret.offset, caret)
        else:
            self._begin("word", offset)

    def _is_third(self, point: QPointF) -> bool:
        second, self._double_clicked = self._double_clicked, None
        near = QApplication.startDragDistance()
        return second is not None and (second - point).manhattanLength() < near

    def _forget_double_click(self) -> None:
        self._double_clicked = None

    def _begin(self, unit: str, offset: int) -> None:
        document = self._page.document
        if document is None:
            return
        self._unit = unit
        self._origin = _UNITS[unit](document, offset)
        self._select(self._origin.start, Caret(self._origin.end, before=True))

    def move(self, event: QMouseEvent) -> None:
        """Extend the selection while the button is down; else tell what is under the mouse."""
        page = self._page
        if not self.dragging:
            sign = page.margin_mark_at(event.position())
            shape = Qt.CursorShape.PointingHandCursor if sign else Qt.CursorShape.IBeamCursor
            page.viewport().setCursor(shape)
            page.hovered.emit(page.marks_of(sign) if sign else page.marks_at(event.position()))
            return
        self._point = event.position()
        self._extend()
        beyond = not 0 <= self._point.y() < page.viewport().height()
        if beyond != self._edge.isActive():
            (self._edge.start if beyond else self._edge.stop)()

    def release(self, event: QMouseEvent) -> None:
        """End the drag."""
        if event.button() != Qt.MouseButton.LeftButton or not self.dragging:
            return
        self._press = None
        self._edge.stop()
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and (text := self._page.selected_text()):
            clipboard.setText(text, clipboard.Mode.Selection)
        self._page.selected_by_hand.emit()

    def _extend(self) -> None:
        page = self._page
        document, flow = page.document, page.flow
        if document is None or flow is None:
            return
        caret = page.caret_at(self._point)
        if self._unit != "letter":
            here = _UNITS[self._unit](document, caret.offset)
            if caret.offset < self._origin.start:
                self._select(self._origin.end, Caret(here.start))
            else:
                end = max(here.end, self._origin.end)
                self._select(self._origin.start, Caret(end, before=True))
            return
        dragged = self._dragged_over()
        if dragged is None:
            self._select(self._origin.start, caret)
            return
        start, end = dragged
        if caret.offset <= start:
            self._select(end, Caret(start))
        else:
            self._select(start, Caret(end, before=True))

    def _dragged_over(self) -> tuple[int, int] | None:
        """The stretch that a drag along one line covers, if it is one stretch of the text."""
        page, flow = self._page, self._page.flow
        if self._press is None or flow is None or self._origin.start != self._origin.end:
            return None
        begun, now = page.place_at(self._press), page.place_at(self._point)
        if begun is None or now is None or begun[0] != now[0]:
            return None
        paragraph = flow.paragraph(now[0])
        line = paragraph.line_at(now[2])
        if not paragraph.lines or line != paragraph.line_at(begun[2]):
            return None
        covered = paragraph.covered(line, begun[1], now[1])
        if covered is None:
            return None
        first = flow.pieces[now[0]].start
        return first + covered[0], first + covered[1]

    def _select(self, anchor: int, caret: Caret) -> None:
        self._page.set_selection(Selection(anchor, caret), follow=False)

    def _scroll_beyond(self) -> None:
        height = self._page.viewport().height()
        y = self._point.y()
        over = y if y < 0 else y - height
        before = self._page.verticalScrollBar().value()
        self._page.scroll_by(max(-60.0, min(60.0, over / 2)))
        if self._press is not None:  # the press moved out with the text: it is no place any more
            moved = self._page.verticalScrollBar().value() - before
            self._press = QPointF(self._press.x(), self._press.y() - moved)
        self._extend()
