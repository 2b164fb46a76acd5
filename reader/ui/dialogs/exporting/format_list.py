"""The list of formats: each with its name, and below it what it is for."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPalette, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reader.ui.dialogs.exporting.kinds import groups

_NAME = Qt.ItemDataRole.UserRole
_PURPOSE = Qt.ItemDataRole.UserRole + 1
_SIDE, _ABOVE = 10, 5  # pixels around the words of a row

Index = QModelIndex | QPersistentModelIndex


class FormatList(QListWidget):
    """Formats under headings; `chosen` tells the name of the one that is current."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Format"))
        self.setItemDelegate(_Rows(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for group in groups():
            heading = QListWidgetItem(group.title, self)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            for kind in group.kinds:
                item = QListWidgetItem(kind.title, self)
                item.setData(_NAME, kind.name)
                item.setData(_PURPOSE, kind.purpose)
                said = f"{group.title}, {kind.title}: {kind.purpose}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self.currentItemChanged.connect(lambda item, _: self.chosen.emit(item.data(_NAME)))

    def format(self) -> str:
        """The name of the chosen format."""
        return str(self.currentItem().data(_NAME))

    def choose(self, name: str) -> None:
        """Choose the format ``name``, or the first one if there is none of that name."""
        items = [self.item(row) for row in range(self.count())]
        named = [item for item in items if item.data(_NAME)]
        self.setCurrentItem(next((it for it in named if it.data(_NAME) == name), named[0]))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Where a key leads: headings are nowhere to be, and below each there is a format."""
        index = super().moveCursor(action, modifiers)
        heading = index.isValid() and not index.data(_NAME)
        return index.siblingAtRow(index.row() + 1) if heading else index

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # words wrap anew

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()


class _Rows(QStyledItemDelegate):
    """Paints headings, and formats in two sizes."""

    def __init__(self, view: FormatList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        width = self._view.viewport().width()
        heights = [math.ceil(it.boundingRect().height()) for it in self._lines(index, width)]
        room = 2 * _ABOVE if index.data(_NAME) else 3 * _ABOVE
        return QSize(width, sum(heights) + room)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = self._view.style()
        if index.data(_NAME):
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        painter.save()
        top = option.rect.top() + (_ABOVE if index.data(_NAME) else 2 * _ABOVE)
        muted = self._view.palette().color(QPalette.ColorRole.PlaceholderText)
        ink = self._view.palette().color(QPalette.ColorRole.WindowText)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)  # no ground for pale words
        named = bool(index.data(_NAME))
        for number, words in enumerate(self._lines(index, option.rect.width())):
            painter.setPen(ink if selected or (named and number == 0) else muted)
            words.draw(painter, QPointF(option.rect.left() + _SIDE, top))
            top += math.ceil(words.boundingRect().height())
        painter.restore()

    def _lines(self, index: Index, width: int) -> list[QTextLayout]:
        """The words of a row, set in ``width``: the name or heading, and the purpose."""
        font = self._view.font()
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.9)
        named = index.data(_NAME)
        strong = QFont(font if named else small)
        strong.setWeight(QFont.Weight.Medium if named else QFont.Weight.Bold)
        said = [(index.data(), strong)]
        if named:
            said.append((index.data(_PURPOSE), small))
        rtl = self._view.isRightToLeft()
        return [_set(words, face, width - 2 * _SIDE, rtl=rtl) for words, face in said]


def _set(words: str, face: QFont, width: int, *, rtl: bool) -> QTextLayout:
    """``words`` in lines. (Where text wraps, `drawText` moves right-to-left lines by a space.)"""
    option = QTextOption(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    layout = QTextLayout(words, face)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout
