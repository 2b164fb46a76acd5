"""What can be done with several chosen notes at once: a quiet bar under the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from reader.ui.language import base_mark
from reader.ui.panel.icons import (
    close_icon,
    colours_icon,
    copy_icon,
    delete_icon,
    export_icon,
    tag_icon,
)
from reader.ui.panel.look import PanelLook
from reader.ui.panel.tags import TagLine, parse_tags


class ChosenBar(QFrame):
    """Says how many notes are chosen. What it is asked for it only tells."""

    tagged = Signal(tuple)  # of the tags to add
    copied = Signal()
    exported = Signal()
    deleted = Signal()
    left = Signal()  # Escape, or the cross: choose one note again

    def __init__(
        self,
        fill_colours: Callable[[QMenu], None],
        fill_tags: Callable[[QMenu], None],
        known: Callable[[], Iterable[str]],
        look: PanelLook,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("editor")
        self._told = QLabel(self)
        self.tag_button = self._button(self.tr("Tags"), fill_tags)
        self.colour_button = self._button(self.tr("Colour"), fill_colours)
        self.copy_button = self._button(self.tr("Copy as text"))
        self.copy_button.clicked.connect(self.copied)
        self.export_button = self._button(self.tr("Export…"))
        self.export_button.clicked.connect(self.exported)
        self.delete_button = self._button(self.tr("Delete"))
        self.delete_button.clicked.connect(self.deleted)
        self.close_button = self._button(self.tr("Choose one note only (Escape)"))
        self.close_button.clicked.connect(self.left)
        self.tags = TagLine(known, self)
        self.tags.setPlaceholderText(self.tr("Add tags, with commas between them"))
        self.tags.setAccessibleName(self.tr("Add tags"))
        self.tags.installEventFilter(self)
        self.tags.hide()
        unit = self.fontMetrics().height()
        row = QHBoxLayout()
        row.setSpacing(round(unit * 0.1))
        row.addWidget(self._told, 1)
        for button in self._buttons():
            row.addWidget(button)
        column = QVBoxLayout(self)
        side = round(unit * 0.8)
        column.setContentsMargins(side, round(unit * 0.3), side, round(unit * 0.3))
        column.setSpacing(round(unit * 0.3))
        column.addLayout(row)
        column.addWidget(self.tags)
        self.set_look(look)
        self.hide()

    def _button(self, name: str, fill: Callable[[QMenu], None] | None = None) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("beside")
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.installEventFilter(self)
        if fill is not None:
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            menu = QMenu(button)
            menu.aboutToShow.connect(menu.clear)
            menu.aboutToShow.connect(lambda: fill(menu))
            button.setMenu(menu)
        return button

    def _buttons(self) -> tuple[QToolButton, ...]:
        return (
            self.tag_button, self.colour_button, self.copy_button, self.export_button,
            self.delete_button, self.close_button,
        )  # fmt: skip

    def set_look(self, look: PanelLook) -> None:
        """Paint in the colours of ``look``."""
        side = round(self.fontMetrics().height() * 0.9)
        icons: tuple[Callable[..., QIcon], ...] = (
            tag_icon, colours_icon, copy_icon, export_icon, delete_icon, close_icon,
        )  # fmt: skip
        for button, icon in zip(self._buttons(), icons, strict=True):
            button.setIcon(icon(look.muted))
            button.setIconSize(QSize(side, side))

    def show_count(self, count: int, writable: bool) -> None:
        """Say that ``count`` notes are chosen; hide unless they are several."""
        self._told.setText(base_mark() + self.tr("%n chosen", "", count))
        for button in (self.tag_button, self.colour_button, self.delete_button):
            button.setEnabled(writable)
        if count < 2:
            self.tags.hide()
        self.setVisible(count > 1)

    def told(self) -> str:
        """What it says."""
        return self._told.text().lstrip("\u200e\u200f")

    def ask_for_tags(self) -> None:
        """Let new tags be typed."""
        self.tags.clear()
        self.tags.show()
        self.tags.setFocus()

    def _type_done(self) -> None:
        tags = parse_tags(self.tags.text())
        self.tags.hide()
        if tags:
            self.tagged.emit(tags)
        self.tag_button.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.tags and enter:
                self._type_done()
                return True
            if event.key() == Qt.Key.Key_Escape:
                if watched is self.tags:
                    self.tags.hide()
                    self.tag_button.setFocus()
                else:
                    self.left.emit()
                return True
            if enter and isinstance(watched, QToolButton):
                watched.click() if watched.menu() is None else watched.showMenu()
                return True
        return super().eventFilter(watched, event)
