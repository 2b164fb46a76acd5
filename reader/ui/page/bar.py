"""The little bar at a selection: five colours, a note, a bookmark, a copy."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from reader.annotations.model import COLOURS, Colour
from reader.text.bidi import isolate
from reader.ui.icons import dot, icon
from reader.ui.language import base_mark
from reader.ui.page import annotating
from reader.ui.page.canvas import PageCanvas

_GAP = 8  # pixels between the selection and the bar


class SelectionBar(QFrame):
    """Appears where a selection was made by hand, and goes away with it."""

    def __init__(self, page: PageCanvas) -> None:
        super().__init__(page.viewport())
        self._page = page
        self.setObjectName("selectionBar")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._buttons: dict[Colour, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(2)
        for colour in COLOURS:
            button = self._button("")
            button.clicked.connect(lambda _=False, colour=colour: annotating.mark(page, colour))
            self._buttons[colour] = button
            row.addWidget(button)
        self._note = self._button(self.tr("Write a note (N)"))
        self._note.clicked.connect(lambda: annotating.write_note(page))
        self._bookmark = self._button(self.tr("Bookmark (Ctrl+D)"))
        self._bookmark.clicked.connect(self._bookmarked)
        self._copy = self._button(self.tr("Copy (Ctrl+C)"))
        self._copy.clicked.connect(self._copied)
        row.addSpacing(4)
        row.addWidget(self._note)
        row.addWidget(self._bookmark)
        row.addWidget(self._copy)
        self.hide()
        page.selected_by_hand.connect(self._appear)
        page.selection_shown.connect(self._follow)
        page.scrolled.connect(self.hide)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        _name(button, name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the selection keeps the keys
        button.setIconSize(QSize(20, 20))
        return button

    def _appear(self) -> None:
        session = self._page.session
        if self._page.selection.empty or session is None:
            self.hide()
            return
        theme = self._page.look.theme
        for number, (colour, button) in enumerate(self._buttons.items(), start=1):
            _name(button, f"{isolate(self._page.colour_names.of(colour))} ({number})")
            button.setIcon(dot(theme.highlight[colour], theme.margin_mark))
            button.setEnabled(session.writable)
        self._note.setEnabled(session.writable)
        self._note.setIcon(icon("note", theme.ink))
        self._bookmark.setEnabled(session.writable)
        self._bookmark.setIcon(icon("bookmark", theme.ink))
        self._copy.setIcon(icon("copy", theme.ink))
        self.setStyleSheet(
            "#selectionBar {"
            f"background: {theme.paper.name()}; border: 1px solid {theme.rule.name()};"
            "border-radius: 8px;}"
        )
        self.adjustSize()
        self.move(self._place())
        self.show()
        self.raise_()

    def _place(self) -> QPoint:
        """Above the selection, below where there is no room; inside the page always."""
        boxes = self._page.boxes_of(self._page.selection.span)
        view = self._page.viewport().rect()
        area = QRectF(view)
        union = boxes[0] if boxes else QRectF(area.center(), area.center())
        for box in boxes[1:]:
            union = union.united(box)
        x = union.center().x() - self.width() / 2
        y = union.top() - self.height() - _GAP
        if y < 0:
            y = min(union.bottom() + _GAP, view.height() - self.height() - _GAP)
        return QPoint(round(max(4, min(x, view.width() - self.width() - 4))), round(max(4, y)))

    def _follow(self) -> None:
        if self._page.selection.empty:
            self.hide()
        elif self.isVisible():
            self.move(self._place())

    def _bookmarked(self) -> None:
        if self._page.session is not None:
            annotating.toggle_bookmark(self._page.session, self._page.selection.span.start)
        self.hide()

    def _copied(self) -> None:
        self._page.copy()
        self.hide()


def _name(button: QToolButton, name: str) -> None:
    button.setToolTip(base_mark() + name)
    button.setAccessibleName(name)
