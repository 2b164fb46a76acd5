"""The page as a picture: a scroll area that paints a document as one column of text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reader.document import Document, Span
from reader.ui.colours import ColourNames
from reader.ui.page import marking, painter, selection
from reader.ui.page.flow import Flow
from reader.ui.page.layout import Caret
from reader.ui.page.look import Look
from reader.ui.page.marks import Mark, Marks
from reader.ui.page.selection import Selection
from reader.ui.theme import page_theme

if TYPE_CHECKING:  # load after the page is readable
    from reader.annotations.model import Change
    from reader.ui.session import Session

_FLASH_MS = 1400
_ABOUT = ("annotation", "statistic", "entity")  # the layers whose marks have something to tell


class PageCanvas(QAbstractScrollArea):
    """Draws what a session holds: its text, marks and selection, scrolled to some place."""

    zoom_requested = Signal(int)  # +1, -1, or 0 for 100 %
    first_painted = Signal()  # the document's text is on the screen for the first time
    scrolled = Signal()
    selection_shown = Signal()  # the selection is another one, or none
    selected_by_hand = Signal()  # a drag, double or triple click ended
    hovered = Signal(object)  # list of marks under the mouse, or an empty one
    chosen_changed = Signal()  # another of the highlights at the caret is meant

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.selection = selection.at(0)
        self.colour_names = ColourNames()
        self.marks = Marks()
        self._annotation_marks = marking.AnnotationMarks(self.marks)
        self._look: Look | None = None
        self._flow: Flow | None = None
        self._syncing = False
        self._painted = False
        self._caret_shown = False
        self._chosen: str | None = None
        self._wanted_x: float | None = None
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(_FLASH_MS)
        self._flash.timeout.connect(lambda: self.set_marks("flash", []))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A viewport of our own: to name the type of Qt's, PySide would first build every class of
        # widget there is (25 ms).
        self.setViewport(QWidget(self))
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self._scroll_bar_moved)

    # -- what is shown

    def set_session(self, session: Session | None) -> None:
        """Show the document of ``session``: from its beginning, unless it is shown already."""
        if self.session is not None:
            self.session.entities_changed.disconnect(self._mark_entities)
            self.session.figures_changed.disconnect(self._mark_statistics)
            self.session.annotations_changed.disconnect(self._mark_annotations)
            self.session.hidden_marks_changed.disconnect(self._mark_all)
            self.session.reveal_requested.disconnect(self.reveal)
        self.session = session
        if session is not None:
            session.entities_changed.connect(self._mark_entities)
            session.figures_changed.connect(self._mark_statistics)
            session.annotations_changed.connect(self._mark_annotations)
            session.hidden_marks_changed.connect(self._mark_all)
            session.reveal_requested.connect(self.reveal)
        document = session.document if session else None
        if document is not self.document or document is None:
            self.set_document(document)
        self._mark_all()

    def set_document(self, document: Document | None) -> None:
        """Show a document without a session, or nothing."""
        for layer in ("flash", "selection", "hit", "current_hit", "chosen"):
            self.marks.set(layer, [])
        self.selection = selection.at(0)
        self._chosen = None
        self._painted = False
        self._flow = None
        if document is not None:
            self._flow = Flow(document, self.look, self._column()[1])
            self.setAccessibleName(document.title)
        self._refresh()

    @property
    def document(self) -> Document | None:
        """What is shown."""
        return self._flow.document if self._flow else None

    @property
    def flow(self) -> Flow | None:
        """The column of text."""
        return self._flow

    @property
    def look(self) -> Look:
        """How it is shown."""
        if self._look is None:
            self._look = Look(page_theme("light"), (QFont().family(),))
        return self._look

    def set_look(self, look: Look) -> None:
        """Change theme, typeface, zoom, measure or spacing; what is read stays in place."""
        self._look = look
        if self._flow is not None:
            self._flow.relay(look, self._column()[1])
        self._mark_all()
        self._refresh()

    def _mark_all(self) -> None:
        self._mark_statistics()
        self._mark_entities()
        self._mark_annotations()
        self._show_selection()

    def _mark_statistics(self) -> None:
        session = self.session
        if session is not None:
            marks = marking.statistic_marks(session.figures, session.hidden_marks, self.look.theme)
            self.marks.set("statistic", marks)
            self.viewport().update()

    def _mark_entities(self) -> None:
        session = self.session
        if session is not None:
            marks = marking.entity_marks(session.entities, session.hidden_marks, self.look.theme)
            self.marks.set("entity", marks)
            self.viewport().update()

    def _mark_annotations(self, changes: Sequence[Change] = ()) -> None:
        if self.session is not None:
            self._annotation_marks.follow(self.session, changes, self.look.theme)
            self._frame_chosen()

    def set_marks(self, layer: str, marks: list[Mark]) -> None:
        """Replace the marks of one layer."""
        self.marks.set(layer, marks)
        self.viewport().update()

    # -- geometry

    def _column(self) -> tuple[float, float]:
        """The column's left edge and width in the viewport."""
        width = self.viewport().width()
        # Room for the signs of notes; in a narrow window of large letters these need it more.
        signs = min(painter.margin_width(self.look), width * 0.12)
        margin = min(max(22.0, width * 0.07, signs), 3 * self.look.body_px)
        column = min(self.look.column_width, max(40.0, width - 2 * margin))
        return (width - column) / 2, column

    def place_at(self, point: QPointF) -> tuple[int, float, float] | None:
        """The piece nearest to a point of the viewport, and the point seen from its first line."""
        if self._flow is None or not len(self._flow.pieces):
            return None
        left = self._column()[0]
        nearest: tuple[int, float, float] | None = None
        for index, paragraph, top in self._flow.visible(self.viewport().height()):
            nearest = index, point.x() - left, point.y() - top
            if point.y() < top + paragraph.height:
                break
        return nearest

    def caret_at(self, point: QPointF) -> Caret:
        """The caret nearest to a point of the viewport."""
        place = self.place_at(point)
        if place is None or self._flow is None:
            return Caret(0)
        index, x, y = place
        caret = self._flow.paragraph(index).caret_at(x, y)
        return Caret(self._flow.pieces[index].start + caret.offset, caret.before)

    def offset_at(self, point: QPointF) -> int | None:
        """The code point painted at a point of the viewport, or None beside the text."""
        place = self.place_at(point)
        if place is None or self._flow is None:
            return None
        index, x, y = place
        cell = self._flow.paragraph(index).cell_at(x, y)
        return None if cell is None else self._flow.pieces[index].start + cell.start

    def boxes_of(self, span: Span) -> list[QRectF]:
        """Where the visible part of ``span`` is painted, in the viewport."""
        if self._flow is None:
            return []
        left = self._column()[0]
        boxes: list[QRectF] = []
        for index, paragraph, top in self._flow.visible(self.viewport().height()):
            start = self._flow.pieces[index].start
            low, high = max(0, span.start - start), min(len(paragraph.text), span.end - start)
            boxes += [box.translated(left, top) for box in paragraph.boxes(low, high)]
        return boxes

    def caret_rect(self) -> QRectF:
        """The caret's rectangle in the viewport."""
        if self._flow is None or not len(self._flow.pieces):
            return QRectF()
        index, local = selection.in_piece(self._flow, self.selection.caret)
        paragraph = self._flow.paragraph(index)
        x, line = paragraph.caret_x(local)
        top = self._flow.heights.top(index) + self._flow.text_top(index) - self._flow.position
        box = painter.caret_box(paragraph, x, line, self.look)
        return box.translated(self._column()[0], top)

    def marks_at(self, point: QPointF) -> list[Mark]:
        """The marks under a point of the viewport, annotations first."""
        offset = self.offset_at(point)
        if offset is None:
            return []
        return [mark for layer in _ABOUT for mark in self.marks.at(layer, offset)]

    def margin_mark_at(self, point: QPointF) -> painter.MarginMark | None:
        """The margin mark under a point of the viewport."""
        for mark, box in self._visible_margin():
            if box.adjusted(-3, -3, 3, 3).contains(point):
                return mark
        return None

    def marks_of(self, sign: painter.MarginMark) -> list[Mark]:
        """What a sign in the margin stands for."""
        span = self.session.span_of(sign.annotation_id) if self.session is not None else None
        if span is None:
            return []
        return [Mark(span.start, span.end, sign.colour, about=sign.annotation_id)]

    def _visible_margin(self) -> list[tuple[painter.MarginMark, QRectF]]:
        if self._flow is None:
            return []
        left = self._column()[0]
        shown = list(self._flow.visible(self.viewport().height()))
        if not shown:
            return []
        first = self._flow.pieces[shown[0][0]].start
        last = self._flow.pieces[shown[-1][0]].end
        placed: list[tuple[painter.MarginMark, QRectF]] = []
        for mark in self._annotation_marks.in_margin(first, last + 1):
            box = painter.margin_rect(self._flow, mark, left, self.look)
            while any(box.intersects(other) for _, other in placed[-4:]):
                box.translate(0, box.height() + 2)  # several notes on one line: one below another
            placed.append((mark, box))
        return placed

    def bidi_layouts(self) -> list[tuple[QTextLayout, str]]:
        """The layouts in view with their texts, for tests of visual order."""
        if self._flow is None:
            return []
        return [
            (paragraph.layout, paragraph.text)
            for _, paragraph, _ in self._flow.visible(self.viewport().height())
        ]

    # -- painting and scrolling

    def paintEvent(self, event: QPaintEvent) -> None:
        canvas = QPainter(self.viewport())
        # Not `fillRect`: to choose among its forms, PySide would first build every gradient (2 ms).
        canvas.setPen(Qt.PenStyle.NoPen)
        canvas.setBrush(self.look.theme.paper)
        canvas.drawRect(event.rect())
        if self._flow is None:
            return
        caret = self.selection.caret if self._caret_shown and self.hasFocus() else None
        height = self.viewport().height()
        painter.paint(canvas, self._flow, self.look, self.marks, self._column()[0], height, caret)
        for mark, box in self._visible_margin():
            painter.paint_margin_mark(canvas, mark, box, self.look)
        canvas.end()
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._flow is not None and self._flow.width != self._column()[1]:
            self._flow.relay(self.look, self._column()[1])
        self._refresh()

    def _refresh(self) -> None:
        """Lay out what is in view, and let the scroll bar tell where that is."""
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        total = position = 0.0
        if self._flow is not None:
            self._flow.stop_at_end(height)
            for _ in self._flow.visible(height):
                pass
            total, position = self._flow.heights.total, self._flow.position
        self._syncing = True
        bar.setRange(0, max(0, round(total - height), round(position)))
        bar.setPageStep(height)
        bar.setSingleStep(round(self.look.styles["paragraph"].line_height))
        bar.setValue(round(position))
        self._syncing = False
        self.viewport().update()

    def _scroll_bar_moved(self, value: int) -> None:
        if self._syncing or self._flow is None:
            return
        height = self.viewport().height()
        by = value - round(self._flow.position)
        if value == self.verticalScrollBar().maximum() and abs(by) > height:
            self._flow.scroll_to_offset(len(self._flow.document.text))
        elif abs(by) <= 3 * height:
            self._flow.scroll_by(by, height)
        else:
            self._flow.scroll_to(value)
        self._refresh()
        self.scrolled.emit()

    def scroll_by(self, pixels: float) -> None:
        """Scroll down by pixels, up where negative."""
        if self._flow is not None:
            self._flow.scroll_by(pixels, self.viewport().height())
            self._refresh()
            self.scrolled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def reading_position(self) -> int:
        """The code point at the top of the view."""
        return self._flow.top_offset() if self._flow else 0

    def set_reading_position(self, offset: int) -> None:
        """Bring the line of ``offset`` to the top of the view."""
        if self._flow is not None:
            self._flow.scroll_to_offset(offset)
            self._refresh()

    def reveal(self, span: Span) -> None:
        """Show ``span``, flash it, and put the caret there."""
        if self._flow is None:
            return
        self.set_selection(selection.at(span.start), follow=False)
        for mark in self.marks.of("annotation", span.start, span.end):
            if (mark.start, mark.end) == (span.start, span.end) and isinstance(mark.about, str):
                self.choose(mark.about)  # where several begin, this one is meant
                break
        self.show_offset(span.start, margin=0.3)
        self.set_marks("flash", [Mark(span.start, span.end, self.look.theme.flash)])
        self._flash.start()

    def show_current_hit(self, span: Span) -> None:
        """Mark ``span`` as the hit that is looked at, and show it."""
        self.set_marks("current_hit", [Mark(span.start, span.end, self.look.theme.current_hit)])
        self.show_offset(span.start, margin=0.3)

    def in_view(self, offset: int) -> bool:
        """Whether the line of ``offset`` is on the screen."""
        if self._flow is None:
            return False
        height = self.viewport().height()
        shown = [index for index, _, _ in self._flow.visible(height)]
        if not shown or not shown[0] <= self._flow.pieces.at(offset) <= shown[-1]:
            return False
        upper, lower = self._flow.y_of(offset)
        return upper >= 0 and lower <= height

    def show_offset(self, offset: int, margin: float = 0.0) -> None:
        """Scroll no further than needed to see the line of ``offset``.

        Where it is out of sight it comes to ``margin`` (a part of the view's height) from the top.
        """
        if self._flow is None or not len(self._flow.pieces):
            return
        height = self.viewport().height()
        shown = [index for index, _, _ in self._flow.visible(height)]
        index = self._flow.pieces.at(offset)
        if not shown or not shown[0] - 2 <= index <= shown[-1] + 2:
            self._flow.scroll_to_offset(offset, above=height * max(margin, 0.3))
        else:
            upper, lower = self._flow.y_of(offset)
            edge = self.look.body_px * 0.8
            if margin and (upper < edge or lower > height - edge):
                self._flow.scroll_by(upper - height * margin, height)
            elif upper < edge:
                self._flow.scroll_by(upper - edge, height)
            elif lower > height - edge:
                self._flow.scroll_by(lower - height + edge, height)
            else:
                return
        self._refresh()
        self.scrolled.emit()

    # -- selection

    def set_selection(self, chosen: Selection, *, follow: bool = True) -> None:
        """Select, tell the session, and with ``follow`` scroll to the moving end."""
        changed = chosen != self.selection
        self.selection = chosen
        if changed:
            self._chosen = None
        self._caret_shown = True
        self._wanted_x = None
        if self.session is not None and changed:
            self.session.set_selection(chosen.span)
            self.session.set_caret(chosen.caret.offset)
        self._show_selection()
        if follow:
            self.show_offset(chosen.caret.offset)

    def _show_selection(self) -> None:
        span = self.selection.span
        self.set_marks("selection", [Mark(span.start, span.end, self.look.theme.selection)])
        self._frame_chosen()
        self.selection_shown.emit()

    @property
    def chosen(self) -> str | None:
        """The id of the annotation that was pointed at where the caret is, if it is still there."""
        if self.session is None or self._chosen not in self.session.placements:
            return None
        return self._chosen

    def choose(self, annotation_id: str | None) -> None:
        """Let keys and menus mean this annotation, until the caret moves."""
        if annotation_id != self._chosen:
            self._chosen = annotation_id
            self._frame_chosen()
            self.chosen_changed.emit()

    def _frame_chosen(self) -> None:
        """Draw a frame around the highlight that is meant, where others lie over it."""
        framed: list[Mark] = []
        if self.session is not None and self.chosen is not None and self.selection.empty:
            span = self.session.placements[self.chosen].span
            over = {mark.about for mark in self.marks.of("annotation", span.start, span.end)}
            if self.chosen in over and len(over) > 1:
                theme = self.look.theme
                framed = [Mark(span.start, span.end, theme.paper, edge=theme.caret)]
        self.set_marks("chosen", framed)

    @property
    def wanted_x(self) -> float:
        """The x that moving up and down keeps to, in the column."""
        if self._wanted_x is None and self._flow is not None and len(self._flow.pieces):
            self._wanted_x = selection.caret_x(self._flow, self.selection.caret)
        return self._wanted_x or 0.0

    @wanted_x.setter
    def wanted_x(self, x: float) -> None:
        self._wanted_x = x

    def selected_text(self) -> str:
        """The selected text, in logical order and unaltered."""
        return self.selection.span.of(self._flow.document.text) if self._flow else ""

    def copy(self) -> None:
        """Put the selected text on the clipboard."""
        if text := self.selected_text():
            QGuiApplication.clipboard().setText(text)

    def select_all(self) -> None:
        """Select the whole text."""
        if self._flow is not None:
            end = len(self._flow.document.text)
            self.set_selection(Selection(0, Caret(end, before=True)), follow=False)
