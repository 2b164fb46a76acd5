"""Which way what is typed reads: by its letters as they come, the interface's way while empty."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from reader.text.bidi import Direction, document_direction


def interface_direction(widget: QWidget) -> Direction:
    """The direction of the interface around ``widget``."""
    return "rtl" if widget.isRightToLeft() else "ltr"


def typed_direction(text: str, widget: QWidget) -> Direction:
    """The base direction of ``text`` as typed into ``widget``."""
    return document_direction(text, interface_direction(widget))


def qt_direction(direction: Direction) -> Qt.LayoutDirection:
    """``direction`` in Qt's words."""
    rtl = direction == "rtl"
    return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight


class TypedLine(QLineEdit):
    """A line that reads by its letters; Qt would ask the first of them, or the keyboard.

    Its icons stay where the interface wants them.
    """

    undo_emptied = Signal()  # undo was asked for and there is nothing typed to undo
    redo_emptied = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._direction: Direction | None = None
        self.textChanged.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Turn the text to the side its letters start from."""
        direction = typed_direction(self.text(), self)
        if direction == self._direction:
            return
        self._direction = direction
        # The one way to a line edit's text direction that Qt leaves open is the key for it. It
        # turns the whole widget, which is undone at once.
        rtl = direction == "rtl"
        key = Qt.Key.Key_Direction_R if rtl else Qt.Key.Key_Direction_L
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(self, event)
        self.unsetLayoutDirection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            self.undo_emptied.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable():
            self.redo_emptied.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and not self.text():
            self.follow()
