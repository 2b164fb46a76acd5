"""The list of notes: several may be chosen, and the arrow keys lead through the text."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from reader.annotations.model import COLOURS
from reader.text.digits import to_western
from reader.ui.keyboard import means
from reader.ui.panel.look import PanelLook
from reader.ui.panel.model import Rows
from reader.ui.panel.rows import Row
from reader.ui.panel.view import RowsView

_Select = QItemSelectionModel.SelectionFlag
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_DELETING = _KEYPAD | Qt.KeyboardModifier.ControlModifier  # with Ctrl it is the page's key
_GATHERING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class NotesView(RowsView):
    """Ctrl and Shift choose; Space and the arrows go to a passage, Enter opens the editor."""

    passed = Signal(QPersistentModelIndex)  # an arrow key or Space has come to a row
    coloured = Signal(str)  # a digit: the colour that has this number
    chosen_changed = Signal()

    def __init__(self, model: Rows, marker: str, look: PanelLook, parent: QWidget) -> None:
        super().__init__(model, marker, look, parent)
        self._kept: frozenset[Hashable] = frozenset()  # the chosen, while the model is reset
        self.copies = True
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.selectionModel().selectionChanged.connect(self._tell_chosen)

    # -- what is chosen

    def chosen(self) -> list[Row]:
        """The chosen rows in the order of the list, each once, whatever its groups."""
        places = sorted(
            (block.parent().row(), block.top(), block.bottom())
            for block in self.selectionModel().selection().toList()
            if block.parent().isValid()
        )
        found: dict[Hashable, Row] = {}
        for group, top, bottom in places:
            for row in self._rows.shown(group)[top : bottom + 1]:
                found.setdefault(row.key, row)
        return list(found.values())

    def choose(self, keys: Collection[Hashable]) -> None:
        """Choose the rows with ``keys``, as far as they are shown."""
        selection = QItemSelection()
        for group in range(len(self._rows.headings)):
            for first, last in _blocks(self._rows.shown(group), keys):
                parent = self._rows.index(group, 0)
                selection.select(
                    self._rows.index(first, 0, parent), self._rows.index(last, 0, parent)
                )
        self.selectionModel().select(selection, _Select.ClearAndSelect)

    def choose_current(self) -> None:
        """Choose the current row alone."""
        self.selectionModel().select(self.currentIndex(), _Select.ClearAndSelect)

    @contextmanager
    def keeping_chosen(self) -> Iterator[None]:
        """Choose what was chosen, wherever it may be afterwards."""
        keys = {row.key for row in self.chosen()}
        yield
        if len(keys) > 1 and {row.key for row in self.chosen()} != keys:
            self.choose(keys)

    def prefer_next(self) -> None:
        """Make the row after the chosen ones current when they go, or the one before them."""
        rows = [row for group in range(len(self._rows.headings)) for row in self._rows.shown(group)]
        going = {row.key for row in self.chosen()} or {self._key()}
        places = [place for place, row in enumerate(rows) if row.key in going]
        if not places:
            return
        after = next((row for row in rows[places[-1] + 1 :] if row.key not in going), None)
        before = next((row for row in rows[places[0] :: -1] if row.key not in going), None)
        neighbour = after or before
        self._preferred = neighbour.key if neighbour is not None else None

    def settle_current(self) -> None:
        super().settle_current()
        if not self.selectionModel().hasSelection():
            self.choose_current()

    def _key(self) -> Hashable | None:
        row = self._rows.row(self.currentIndex())
        return row.key if row is not None else None

    def _remember(self) -> None:
        super()._remember()
        chosen = self.chosen() if self._preferred is None else []
        self._kept = frozenset(row.key for row in chosen) if len(chosen) > 1 else frozenset()

    def _restore(self) -> None:
        super()._restore()
        if hasattr(self, "_kept"):  # else it is being made
            if self._kept:
                self.choose(self._kept)
            self._tell_chosen()

    def _tell_chosen(self) -> None:
        many = len(self.chosen()) > 1
        if many != self.row_delegate.many:
            self.row_delegate.many = many
            self.viewport().update()
        self.chosen_changed.emit()

    # -- mouse and keyboard

    def _visit_at(self, event: QMouseEvent) -> None:
        if not event.modifiers() & _GATHERING:
            super()._visit_at(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and means(event, QKeySequence.StandardKey.SelectAll)
        ):
            event.accept()  # all rows, and not all of the page
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        row, key = self._rows.row(index), event.key()
        plain = not event.modifiers() & ~_KEYPAD
        digit = to_western(event.text())
        if means(event, QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif means(event, QKeySequence.StandardKey.Copy) and self.chosen():
            self.copied.emit(QPersistentModelIndex(index))
        elif key == Qt.Key.Key_Escape and self.row_delegate.many:
            self.choose_current()
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(QPersistentModelIndex(index))
        elif plain and key == Qt.Key.Key_Space and row is not None:
            self.passed.emit(QPersistentModelIndex(index))
        elif key == Qt.Key.Key_Delete and not event.modifiers() & ~_DELETING and self.chosen():
            self.deleted.emit(QPersistentModelIndex(index))
        elif plain and digit in _DIGITS and (row is not None or self.chosen()):
            self.coloured.emit(_DIGITS[digit])
        else:
            super().keyPressEvent(event)
            if plain and key in _ARROWS:
                self._pass_on(index)

    def _pass_on(self, before: QModelIndex) -> None:
        index = self.currentIndex()
        if index != before and self._rows.row(index) is not None:
            self.passed.emit(QPersistentModelIndex(index))


_ARROWS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip
_DIGITS = {str(number): colour for number, colour in enumerate(COLOURS, 1)}


def _blocks(rows: Collection[Row], keys: Collection[Hashable]) -> Iterator[tuple[int, int]]:
    """The stretches of ``rows`` that have one of ``keys`` each: first and last."""
    first = -1
    for place, row in enumerate(rows):
        if row.key in keys:
            first = place if first < 0 else first
        elif first >= 0:
            yield first, place - 1
            first = -1
    if first >= 0:
        yield first, len(rows) - 1
