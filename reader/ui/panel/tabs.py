"""The panel's tab bar: a name, a quiet count, and a line under the tab in front."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from reader.text.bidi import Direction
from reader.ui.panel.lettering import Face, face, natural_width, set_text
from reader.ui.panel.look import PanelLook, scaled


class TabBar(QTabBar):
    """Tabs of equal width. The count is part of a tab's name for those who do not see it."""

    def __init__(self, names: Sequence[str], look: PanelLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = tuple(names)
        self._counts: list[int | None] = [None] * len(names)
        self._look = look
        self.setExpanding(True)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        for name in names:
            self.addTab(name)

    def set_look(self, look: PanelLook) -> None:
        """Paint in the colours of ``look``."""
        self._look = look
        self.update()

    def set_count(self, tab: int, count: int | None) -> None:
        """Show how many rows the tab has; None for not known yet."""
        self._counts[tab] = count
        name = self._names[tab]
        self.setTabText(tab, name if count is None else f"{name} ({count})")
        self.setAccessibleTabName(tab, name if count is None else f"{name}, {count}")
        self.update()

    def _faces(self) -> tuple[Face, Face]:
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        return face(strong), face(scaled(self.font(), 0.85))

    def _stacked(self) -> bool:
        """Whether the counts stand under the names, because they have no room beside them."""
        strong, small = self._faces()
        unit = face(self.font()).height
        room = self.width() / len(self._names) - unit
        return any(
            natural_width(name, strong) + natural_width(str(count), small) + unit * 0.4 > room
            for name, count in zip(self._names, self._counts, strict=True)
            if count is not None
        )

    def tabSizeHint(self, index: int) -> QSize:
        unit = face(self.font()).height
        return QSize(max(self.width() // len(self._names), 1), round(unit * 2.5))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(1, self.tabSizeHint(index).height())

    def sizeHint(self) -> QSize:
        return QSize(0, self.tabSizeHint(0).height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._look.ground)
        unit = face(self.font()).height
        base = self.height() - 1
        painter.fillRect(QRectF(0, base, self.width(), 1), self._look.rule)
        stacked = self._stacked()
        for index in range(self.count()):
            self._paint_tab(painter, index, unit, stacked)

    def _paint_tab(self, painter: QPainter, index: int, unit: float, stacked: bool) -> None:
        strong, small = self._faces()
        rect = QRectF(self.tabRect(index))
        chosen = index == self.currentIndex()
        side: Direction = "rtl" if self.isRightToLeft() else "ltr"
        count = self._counts[index]
        number = "" if count is None else str(count)
        number_width = natural_width(number, small) + 2 if number else 0.0
        beside = number_width + unit * 0.35 if number and not stacked else 0.0
        room = rect.width() - unit * 0.5 - beside
        font = strong if chosen else face(self.font())
        name_width = min(natural_width(self._names[index], font) + 2, room)
        name = set_text(self._names[index], font, side, name_width)
        total = name_width + beside
        left = rect.center().x() - total / 2
        top = rect.center().y() - font.height / 2
        if stacked and number:
            top -= small.height * 0.42
        name_x = left + beside if side == "rtl" else left
        name.paint(painter, name_x, top, self._look.ink if chosen else self._look.muted)
        if number:
            text = set_text(number, small, "ltr", number_width)
            lower = top + font.ascent - small.ascent
            x = left if side == "rtl" else left + total - number_width
            if stacked:
                x, lower = rect.center().x() - number_width / 2, top + font.height * 0.92
            text.paint(painter, x, lower, self._look.muted)
        if chosen:
            thick = max(2.0, unit * 0.13)
            line = QRectF(left, self.height() - thick, total, thick)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.accent)
            painter.drawRoundedRect(line, thick / 2, thick / 2)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._look.accent, max(1.5, unit * 0.08)))
                inset = unit * 0.2
                painter.drawRoundedRect(
                    rect.adjusted(inset, inset, -inset, -inset), unit * 0.3, unit * 0.3
                )
