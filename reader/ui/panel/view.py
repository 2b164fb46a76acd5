"""The list of rows: folded and scrolled, all of it by keyboard, mirrored with the interface."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from reader.document import Span
from reader.ui.keyboard import means
from reader.ui.panel.delegate import RowDelegate
from reader.ui.panel.drawings import Timeline
from reader.ui.panel.look import PanelLook
from reader.ui.panel.model import Rows
from reader.ui.panel.rows import Heading, Row
from reader.ui.panel.tips import Part

_MEASURES = (
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
    QEvent.Type.LayoutDirectionChange,
)


class RowsView(QTreeView):
    """The list itself: all of it by keyboard, and mirrored with the interface."""

    visited = Signal(QPersistentModelIndex)  # a row was clicked, or Enter pressed on it
    revisited = Signal(QPersistentModelIndex)  # Shift and Enter: the passage before
    pointed = Signal(Span)  # a date of a timeline, or a tick, was clicked
    card_wanted = Signal(QPersistentModelIndex, bool)  # whether it is to be shown
    opened = Signal(QPersistentModelIndex)  # F2, or a double click
    renamed = Signal(QPersistentModelIndex)  # F2
    deleted = Signal(QPersistentModelIndex)
    copied = Signal(QPersistentModelIndex)
    offered = Signal(QPersistentModelIndex)  # the button in the row was clicked, or Ctrl and Enter
    notes_wanted = Signal(QPersistentModelIndex)  # those about the row
    left = Signal()
    upwards = Signal()  # Up on the first row

    def __init__(self, model: Rows, marker: str, look: PanelLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = model
        self._collapsed = {heading.key for heading in model.headings if heading.aside}
        self._restoring = False
        self.copies = False  # whether Ctrl+C is about the current row
        self._held = False
        self._left_at: int | None = None  # where it was scrolled to, until `settle`
        self._current_key: Hashable | None = None
        self._current_group: Heading | None = None
        self._preferred: Hashable | None = None
        self._first_lit = QPersistentModelIndex()
        self.row_delegate = RowDelegate(self, model, marker, look)
        self.setItemDelegate(self.row_delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setItemsExpandable(True)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setUniformRowHeights(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.header().setStretchLastSection(True)
        self.header().setMinimumSectionSize(0)
        self.setModel(model)
        self.expanded.connect(lambda index: self._fold(index, False))
        self.collapsed.connect(lambda index: self._fold(index, True))
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        model.group_changed.connect(self._show_group)
        self._restore()

    # -- what survives a reset of the model

    def _remember(self) -> None:
        row = self._rows.row(self.currentIndex())
        self._current_key = self._preferred or (row.key if row else None)
        self._current_group = self._rows.heading(self.currentIndex().parent())
        self._preferred = None

    def prefer_next(self) -> None:
        """Make the row after the current one current when this one goes, or the one before it."""
        index = self.currentIndex()
        below, above = (
            self._rows.row(self.indexBelow(index)),
            self._rows.row(self.indexAbove(index)),
        )
        neighbour = below or above
        self._preferred = neighbour.key if neighbour is not None else None

    def exchange(
        self,
        rows: Mapping[str, Iterable[Row]],
        headings: Sequence[Heading] | None = None,
        order: int | None = None,
    ) -> None:
        """Take other rows; `settle` goes back to the place that is seen."""
        alike = headings is None or tuple(headings) == self._rows.headings
        if alike and order in (None, self._rows.order) and self._rows.change(rows):
            self.settle_current()
            return
        self._left_at = self.verticalScrollBar().value()
        self.viewport().setUpdatesEnabled(False)  # it would be laid out, and seen from its top
        self._rows.set_rows(rows, headings, order)

    def settle(self) -> None:
        """Lay out the rows that were exchanged, and be where one was among the old ones."""
        if self._left_at is not None:
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(self._left_at)
            self.viewport().setUpdatesEnabled(True)
            self._left_at = None

    @contextmanager
    def holding(self, key: Hashable) -> Iterator[Callable[[Hashable], None]]:
        """Keep the row with ``key`` where it is seen while rows come and go around it.

        What is given is to be called with the key of a row that should come into sight as well.
        """
        top = self.visualRect(self._rows.find(key)).top()
        wanted: list[Hashable] = []
        yield wanted.append
        self.executeDelayedItemsLayout()
        index = self._rows.find(key)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.visualRect(index).top() - top)
        for other in (*wanted, key):  # the last is seen in any case
            self.scrollTo(self._rows.find(other))

    def settle_current(self) -> None:
        """Make the preferred row current, and not the heading of a group that has emptied."""
        wanted, self._preferred = self._preferred, None
        current = self.currentIndex()
        index = self._rows.find(wanted) if wanted is not None else QModelIndex()
        if not index.isValid() and self.isRowHidden(current.row(), current.parent()):
            index = next(
                (
                    self._rows.index(group, 0)
                    for group in range(len(self._rows.headings))
                    if self._rows.shown(group)
                ),
                QModelIndex(),
            )
        if index.isValid() and index != current:
            self.setCurrentIndex(index)

    def _restore(self) -> None:
        for group in range(len(self._rows.headings)):
            self._show_group(group)
        if self._current_key is not None:
            was = self._current_group
            index = self._rows.find(self._current_key, self._rows.group(was.key) if was else None)
            if index.isValid():
                heading = self._rows.headings[index.parent().row()]
                if heading.key in self._collapsed:
                    index = index.parent()
                self.selectionModel().setCurrentIndex(
                    index, QItemSelectionModel.SelectionFlag.ClearAndSelect
                )

    def _show_group(self, group: int) -> None:
        root = QModelIndex()
        empty = not self._rows.shown(group)
        if self.isRowHidden(group, root) != empty:
            self.setRowHidden(group, root, empty)
        if not self._held:
            self.unfold(group)

    def hold(self, held: bool) -> None:
        """Leave the groups folded that new rows come into, until they are unfolded one by one."""
        self._held = held

    def unfold(self, group: int) -> None:
        """Show the rows of ``group`` unless the reader has folded it."""
        index = self._rows.index(group, 0)
        wanted = self._rows.headings[group].key not in self._collapsed
        if self.isExpanded(index) != wanted:
            self._restoring = True
            self.setExpanded(index, wanted)
            self._restoring = False

    def _fold(self, index: QModelIndex, collapsed: bool) -> None:
        heading = self._rows.heading(index)
        if heading is not None and not self._restoring:
            (self._collapsed.add if collapsed else self._collapsed.discard)(heading.key)

    # -- mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._visit_at(event)

    def _visit_at(self, event: QMouseEvent) -> None:
        # On the press: by the time of the release, what was typed into the last note may have
        # been kept, and its row grown, and another row may be under the mouse.
        index = self.indexAt(event.position().toPoint())
        row = self._rows.row(index)
        if event.button() != Qt.MouseButton.LeftButton or row is None:
            return
        part = self._part_at(index, event.position())
        if isinstance(part, Span):
            self.pointed.emit(part)
        elif part == "card":
            self.card_wanted.emit(QPersistentModelIndex(index), not row.unfolded)
        elif part == "back":
            self.revisited.emit(QPersistentModelIndex(index))
        elif part == "offer":
            self.offered.emit(QPersistentModelIndex(index))
        elif part == "notes":
            self.notes_wanted.emit(QPersistentModelIndex(index))
        elif not isinstance(row.drawing, Timeline):
            self.visited.emit(QPersistentModelIndex(index))

    def _part_at(self, index: QModelIndex, position: QPointF) -> Part | None:
        row = self._rows.row(index)
        if row is None:
            return None
        return self.row_delegate.part_at(QRectF(self.visualRect(index)), row, position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        over = self._part_at(index, event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        pressed = index == self.currentIndex() and event.button() == Qt.MouseButton.LeftButton
        super().mouseReleaseEvent(event)
        heading = self._rows.heading(index)
        if heading is None or not pressed:
            return
        option = self._option(index)
        if heading.mark is None or not self.row_delegate.over_check(option, event.position()):
            self.setExpanded(index, not self.isExpanded(index))

    def _option(self, index: QModelIndex) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        return option

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mouseDoubleClickEvent(event)
        self._visit_at(event)
        if self._rows.row(index) is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(QPersistentModelIndex(index))

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and means(event, QKeySequence.StandardKey.Copy)
            and self.copies
        ):
            event.accept()  # the row that has the keyboard, and not what is selected on the page
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        row = self._rows.row(index)
        heading = self._rows.heading(index)
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        inwards = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        outwards = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        persistent = QPersistentModelIndex(index)
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif self.copies and means(event, QKeySequence.StandardKey.Copy):
            if row is not None:
                self.copied.emit(persistent)
        elif (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            and row is not None
        ):
            self.revisited.emit(persistent)
        elif (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and row is not None
        ):
            self.offered.emit(persistent)
        elif not plain:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.visited.emit(persistent)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and heading is not None:
            self.setExpanded(index, not self.isExpanded(index))
        elif key == Qt.Key.Key_Space and heading is not None:
            self.row_delegate.editorEvent(event, self._rows, self._option(index), index)
        elif key == Qt.Key.Key_F2 and row is not None:
            self.opened.emit(persistent)
            self.renamed.emit(persistent)
        elif key == Qt.Key.Key_Delete and row is not None:
            self.deleted.emit(persistent)
        elif key == inwards and heading is not None:
            if self.isExpanded(index):
                self.setCurrentIndex(self._rows.index(0, 0, index))
            else:
                self.expand(index)
        elif key == outwards and heading is not None:
            self.collapse(index)
        elif key in (inwards, Qt.Key.Key_Space) and row is not None and row.unfolded is False:
            self.card_wanted.emit(persistent, True)
        elif key in (outwards, Qt.Key.Key_Space) and row is not None and row.unfolded:
            self.card_wanted.emit(persistent, False)
        elif key == outwards and row is not None:
            card_of = self._rows.find(row.under) if row.under is not None else QModelIndex()
            self.setCurrentIndex(card_of if card_of.isValid() else index.parent())
        elif key == Qt.Key.Key_Up and index.isValid() and not self.indexAbove(index).isValid():
            self.upwards.emit()
        elif key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            super().keyPressEvent(event)

    # -- geometry and light

    def resizeEvent(self, event: QResizeEvent) -> None:
        current = self.visualRect(self.currentIndex())
        seen = current.isValid() and current.intersects(QRect(QPoint(), event.oldSize()))
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._remeasure()  # rows are as high as their width makes them
        elif seen:
            self.scrollTo(self.currentIndex())  # the editor beneath has taken some of the height

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _MEASURES:
            self._remeasure()

    def _remeasure(self) -> None:
        # Qt tells of changes while it is being made
        if hasattr(self, "row_delegate") and self.row_delegate.remeasure():
            self.scheduleDelayedItemsLayout()

    def set_look(self, look: PanelLook) -> None:
        """Paint in the colours of ``look``."""
        self.row_delegate.look = look
        self.viewport().update()

    def light(self, keys: frozenset[Hashable], first: QModelIndex) -> None:
        """Light the rows with ``keys`` and show ``first``; current row and focus stay."""
        if keys == self.row_delegate.lit:
            return
        self.row_delegate.lit = keys
        self.viewport().update()
        self._first_lit = QPersistentModelIndex(first)
        if self.isVisible():
            self._show_lit()

    def _show_lit(self) -> None:
        first = self._first_lit
        if first.isValid() and self.isExpanded(first.parent()):
            self.scrollTo(first, QAbstractItemView.ScrollHint.EnsureVisible)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_lit()
