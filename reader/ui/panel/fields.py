"""What a note is edited with: a field that reads by its letters, and discs of colour."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QTextOption
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget

from reader.annotations.model import Colour
from reader.ui.panel.direction import qt_direction, typed_direction
from reader.ui.panel.look import PanelLook, mixed


class NoteField(QPlainTextEdit):
    """A field whose base direction follows the letters in it, not the first of them."""

    undo_emptied = Signal()  # undo was asked for and there is nothing typed to undo
    redo_emptied = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Turn the text to the side its letters start from."""
        direction = qt_direction(typed_direction(self.toPlainText(), self))
        option = self.document().defaultTextOption()
        if option.textDirection() != direction:
            option.setTextDirection(direction)
            # Unlike QTextEdit, this widget's layout takes AlignLeft for the left side always.
            rtl = direction == Qt.LayoutDirection.RightToLeft
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            option.setAlignment(side)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            self.document().setDefaultTextOption(option)

    def text(self) -> str:
        """The text as it was typed; `toPlainText` would make plain spaces of those that hold."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def direction(self) -> Qt.LayoutDirection:
        """The base direction of the text."""
        return self.document().defaultTextOption().textDirection()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.undo_emptied.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable():
            self.redo_emptied.emit()
        else:
            super().keyPressEvent(event)


class ColourButton(QAbstractButton):
    """A disc of one highlight colour, ringed when it is the annotation's."""

    def __init__(self, colour: Colour, name: str, look: PanelLook, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour: Colour = colour
        self._look = look
        self.setCheckable(True)
        self.set_name(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_look(self, look: PanelLook) -> None:
        """Paint in the colours of ``look``."""
        self._look = look
        self.update()

    def set_name(self, name: str) -> None:
        """Say what the colour is called."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        side = round(self.fontMetrics().height() * 1.45)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        side = min(self.width(), self.height())
        disc = QRectF(0, 0, side * 0.62, side * 0.62)
        disc.moveCenter(QRectF(self.rect()).center())
        fill = self._look.theme.highlight[self.colour]
        painter.setBrush(fill)
        painter.setPen(QPen(mixed(fill, self._look.ink, 0.35), max(1.0, side * 0.04)))
        painter.drawEllipse(disc)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            grown = side * 0.13
            painter.setPen(QPen(self._look.ink, max(1.6, side * 0.06)))
            painter.drawEllipse(disc.adjusted(-grown, -grown, grown, grown))
        if self.hasFocus():
            painter.setPen(QPen(self._look.accent, max(1.5, side * 0.05)))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(1, 1, -1, -1), side * 0.2, side * 0.2
            )
