"""The page as a reader uses it: the canvas with mouse, keys, bar, card and menu."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from reader.ui.colours import ColourNames
from reader.ui.page.canvas import PageCanvas
from reader.ui.page.mouse import MouseSelection

if TYPE_CHECKING:  # load after the page is readable
    from reader.annotations.model import Annotation, Colour
    from reader.ui.page.keys import KeyCommands

_EQUIP_AFTER = 20  # milliseconds


class PageView(PageCanvas):
    """Asks its session for changes; knows nothing of the panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mouse = MouseSelection(self)
        # What nobody needs before the text can be read. Not at once: Qt would take that up before
        # whoever waits for the text to be on the screen.
        self.first_painted.connect(lambda: QTimer.singleShot(_EQUIP_AFTER, self, self._equip))
        self._equipped = False

    def _equip(self) -> None:
        if self._equipped:
            return
        self._equipped = True
        from reader.ui.page import accessible
        from reader.ui.page.bar import SelectionBar
        from reader.ui.page.card import Card

        accessible.install()
        self.bar = SelectionBar(self)
        self.card = Card(self)

    @cached_property
    def _keys(self) -> KeyCommands:
        from reader.ui.page.keys import KeyCommands

        return KeyCommands(self)

    def set_colour_names(self, names: ColourNames) -> None:
        """Call the colours of highlights so from now on."""
        self.colour_names = names

    def current_annotation(self) -> Annotation | None:
        """The annotation at the caret, or exactly over the selection."""
        from reader.ui.page import annotating

        return annotating.current_annotation(self)

    def mark_selection(self, colour: Colour) -> None:
        """Highlight the selection, or recolour the annotation that is there."""
        from reader.ui.page import annotating

        annotating.mark(self, colour)

    def note_selection(self) -> None:
        """Open the note of the annotation that is there, or of a new one over the selection."""
        from reader.ui.page import annotating

        annotating.write_note(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._mouse.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse.double_click(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse.release(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from reader.ui.page.menu import page_menu

        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        point = event.pos() if by_mouse else self.caret_rect().center().toPoint()
        menu = page_menu(self, point)
        menu.exec(self.viewport().mapToGlobal(point))
        menu.deleteLater()
