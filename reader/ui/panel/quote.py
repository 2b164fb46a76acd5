"""A quotation from the text, painted in its own direction and cut to two lines."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.text.bidi import Direction, document_direction
from reader.ui.panel.direction import interface_direction
from reader.ui.panel.lettering import Face, face, line_count, set_text
from reader.ui.panel.look import PanelLook, scaled

_SIZE = 0.92
_LINES = 2


class QuoteLabel(QWidget):
    """Up to two lines of a quotation."""

    def __init__(self, look: PanelLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._quote = ""
        self._direction: Direction | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_look(self, look: PanelLook) -> None:
        """Paint in the colours of ``look``."""
        self._look = look
        self.update()

    def set_quote(self, quote: str, direction: Direction | None = None) -> None:
        """Show ``quote``, in ``direction`` if its letters are not to say so."""
        self._direction = direction
        self._quote = " ".join(quote.split())
        self.setAccessibleName(self._quote)
        self.updateGeometry()
        self.update()

    def _lines(self) -> int:
        return line_count(self._quote, self._face(), self.width(), _LINES)

    def _face(self) -> Face:
        return face(scaled(self.font(), _SIZE))

    def sizeHint(self) -> QSize:
        height = self._face().height * self._lines()
        return QSize(0, round(height + 0.5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        direction = self._direction or document_direction(self._quote, interface_direction(self))
        setting = set_text(self._quote, self._face(), direction, self.width(), max_lines=_LINES)
        setting.paint(painter, 0, 0, self._look.muted)
