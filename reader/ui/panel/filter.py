"""The filter box: a magnifying glass at its start, and a cross at its end while there is text."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from reader.ui.panel.direction import TypedLine
from reader.ui.panel.icons import close_icon, search_icon
from reader.ui.panel.look import PanelLook


class FilterBox(TypedLine):
    """Escape empties it, and leaves it when it is empty; Down and Enter go to the rows."""

    left = Signal()
    onwards = Signal()

    def __init__(self, hint: str, look: PanelLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._clear = QToolButton(self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setToolTip(self.tr("Clear filter"))
        self._clear.setAccessibleName(self.tr("Clear filter"))
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self.set_look(look)

    def set_look(self, look: PanelLook) -> None:
        """Paint in the colours of ``look``."""
        self._look = look
        self._clear.setIcon(close_icon(look.muted))
        self.update()

    def _icon(self) -> int:
        return round(self.fontMetrics().height() * 0.95)

    def _box(self, leading: bool) -> QRect:
        """The square at the leading or the trailing end."""
        size = self._icon()
        gap = round(size * 0.45)
        left = leading != self.isRightToLeft()
        x = gap if left else self.width() - gap - size
        return QRect(x, (self.height() - size) // 2, size, size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = round(self._icon() * 1.45)
        if self.textMargins().left() != room:
            self.setTextMargins(room, 0, room, 0)
        self._clear.setIconSize(self._box(False).size())
        self._clear.setGeometry(self._box(False))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        search_icon(self._look.muted).paint(painter, self._box(True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.onwards.emit()
        else:
            super().keyPressEvent(event)
