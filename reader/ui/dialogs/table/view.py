"""The table itself: rows one reads, chooses and acts on by mouse or keyboard."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from reader.library.corrections import Figure
from reader.text.bidi import document_direction
from reader.ui.dialogs.table.columns import COLUMNS
from reader.ui.dialogs.table.model import FigureFilter, Index
from reader.ui.keyboard import means
from reader.ui.language import interface_direction

_AIR = 1.7  # the height of a row, in lines
# The chrome's sheet paints a chosen row twice, too strong for the ink on it to be read with ease.
_ONE_GROUND = "QTableView {selection-background-color:transparent}"
# In a mirrored header the chrome's sheet leaves the arrow of the sorted column no room.
_MIRRORED_HEADER = """
QHeaderView::section {padding-left:4px;padding-right:4px}
QHeaderView::up-arrow:horizontal, QHeaderView::down-arrow:horizontal {margin:0}
"""
_LONGEST_TIP = 1_000  # letters


class CellDelegate(QStyledItemDelegate):
    """Each cell reads by its own letters, and stands where its column begins."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        super().initStyleOption(option, index)
        reads_rtl = document_direction(option.text, "ltr") == "rtl"
        option.direction = (
            Qt.LayoutDirection.RightToLeft if reads_rtl else Qt.LayoutDirection.LeftToRight
        )
        # Units under units in the column of numbers, whatever the interface's direction.
        right = rtl or COLUMNS[index.column()].numeric
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        option.displayAlignment = (
            side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        )
        if option.font.strikeOut():
            pale = option.palette.color(QPalette.ColorRole.PlaceholderText)
            option.palette.setColor(QPalette.ColorRole.Text, pale)


class FigureView(QTableView):
    """Rows of a `FigureFilter`. What is asked of them is told."""

    visit = Signal(object)  # Figure
    dismissed = Signal(object)  # tuple[Figure, ...]
    restored = Signal(object)  # tuple[Figure, ...]
    correction = Signal(object)  # Figure
    copied = Signal(object, object)  # tuple[Figure, ...], columns in the order that they stand in

    def __init__(self, shown: FigureFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self.writable = True
        self.setModel(shown)
        self.setStyleSheet(_ONE_GROUND)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(self.tr("Statistics of this document"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)  # Tab leaves the table
        self.setShowGrid(False)
        self.setWordWrap(False)
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(round(self.fontMetrics().height() * _AIR))
        heads.setSectionsMovable(True)
        heads.setHighlightSections(False)
        heads.setStretchLastSection(True)
        if interface_direction() == "rtl":
            heads.setStyleSheet(_MIRRORED_HEADER)
        heads.setSortIndicatorClearable(True)  # a third click: the order of the text
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        letter = self.fontMetrics().averageCharWidth()
        for number, column in enumerate(COLUMNS):
            self.setColumnWidth(number, letter * column.width)
        self.doubleClicked.connect(lambda index: self.visit.emit(self._shown.figure(index)))

    def chosen(self) -> tuple[Figure, ...]:
        """The figures of the selected rows, as they stand."""
        chosen = self.selectionModel().selection()
        parts = (chosen.at(number) for number in range(chosen.count()))
        rows = sorted(row for part in parts for row in range(part.top(), part.bottom() + 1))
        return tuple(self._shown.figure(self._shown.index(row, 0)) for row in rows)

    def copy(self) -> None:
        """Ask for the selected rows on the clipboard."""
        heads = self.horizontalHeader()
        if chosen := self.chosen():
            columns = tuple(heads.logicalIndex(place) for place in range(heads.count()))
            self.copied.emit(chosen, columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if means(event, QKeySequence.StandardKey.Copy):
            self.copy()
        elif means(event, QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.visit.emit(self._shown.figure(self.currentIndex()))
        elif key == Qt.Key.Key_Delete and self.writable and (chosen := self.chosen()):
            self.dismissed.emit(chosen)
        elif key == Qt.Key.Key_F2 and self.writable and len(chosen := self.chosen()) == 1:
            self.correction.emit(chosen[0])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        chosen = self.chosen()
        if not chosen:
            return
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        menu = self.menu(chosen)
        menu.exec(place)
        menu.deleteLater()

    def menu(self, chosen: tuple[Figure, ...]) -> QMenu:
        """What can be done with the ``chosen`` figures."""
        menu = QMenu(self)
        key = Qt.Key
        one = len(chosen) == 1
        said = tuple(figure for figure in chosen if figure.state != "found")
        kept = tuple(figure for figure in chosen if figure.state != "dismissed")
        entries = (
            (self.tr("Go to passage"), key.Key_Return, one, lambda: self.visit.emit(chosen[0])),
            (self.tr("Copy"), QKeySequence.StandardKey.Copy, True, self.copy),
            ("", None, True, None),
            (self.tr("Correct…"), key.Key_F2, one and self.writable,
             lambda: self.correction.emit(chosen[0])),
            (self.tr("Dismiss"), key.Key_Delete, self.writable and kept,
             lambda: self.dismissed.emit(kept)),
            (self.tr("Restore"), None, self.writable and said, lambda: self.restored.emit(said)),
        )  # fmt: skip
        for label, shortcut, usable, act in entries:
            if act is None:
                menu.addSeparator()
                continue
            action = menu.addAction(label)
            action.setEnabled(bool(usable))
            if shortcut is not None:  # keyPressEvent acts on it; the menu only tells
                action.setShortcut(QKeySequence(shortcut))
            action.triggered.connect(lambda _=False, act=act: act())
        return menu

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in full what a cell has no room for."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            text = str(index.data() or "")
            room = self.visualRect(index).width() - self.fontMetrics().averageCharWidth() * 2
            if self.fontMetrics().horizontalAdvance(text) > room:
                QToolTip.showText(event.globalPos(), _tip(text), self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)


def _tip(text: str) -> str:
    """``text`` on lines of a readable length, in its own direction."""
    if len(text) > _LONGEST_TIP:
        text = text[:_LONGEST_TIP] + "…"
    return f'<p dir="{document_direction(text, "ltr")}">{html.escape(text)}</p>'
