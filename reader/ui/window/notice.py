"""The quiet bar at the top of the page: what went wrong or is on offer, and one way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from reader.ui.chrome import Chrome
from reader.ui.icons import SIZE, icon
from reader.ui.language import base_mark

if TYPE_CHECKING:
    from reader.ui.messages import Message


class NoticeBar(QWidget):
    """Shows one message at a time; a later one takes the place of an earlier one."""

    def __init__(self, chrome: Chrome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chrome = chrome
        self._act: Callable[[], object] | None = None
        self._also: Callable[[], object] | None = None
        self.message: Message | None = None
        self._pictured = "warning"
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture = QLabel(self)
        self._text = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton(self)
        self._more = QPushButton(self)
        self._close = QToolButton(self, autoRaise=True)
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self._more)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._button.clicked.connect(self._take_way_out)
        self._more.clicked.connect(self._do_more)
        self._close.clicked.connect(self.hide)
        chrome.changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_message(
        self,
        message: Message,
        act: Callable[[], object] | None = None,
        picture: str = "warning",
        more: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Show ``message``; its button, if it has one, closes the bar and calls ``act``.

        ``more`` is what another button says and calls; the bar stays for it.
        """
        self.message = message
        self._pictured = picture
        self._draw()
        self._act = act
        self._text.setText(base_mark() + message.text)
        self._button.setText(message.label)
        self._button.setVisible(bool(message.label) and act is not None)
        self._more.setText(more[0] if more else "")
        self._more.setVisible(more is not None)
        self._also = more[1] if more else None
        self.setAccessibleName(message.text)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _take_way_out(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

    def _do_more(self) -> None:
        if self._also is not None:
            self._also()

    def _draw(self) -> None:
        picture = icon(self._pictured, self._chrome.page.ink)
        self._picture.setPixmap(picture.pixmap(SIZE, SIZE))

    def _dress(self) -> None:
        theme = self._chrome.page
        self.setStyleSheet(
            f"#notice {{background:{theme.hit.name()};border-bottom:1px solid {theme.rule.name()}}}"
            f"#notice QLabel {{color:{theme.ink.name()};background:transparent;border:none}}"
            f"#notice QPushButton {{color:{theme.ink.name()};"
            f"border:1px solid {theme.muted.name()}}}"
        )
        self._draw()
        self._close.setIcon(icon("close", theme.ink))
