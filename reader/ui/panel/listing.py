"""A filter box over a list of rows, and what is said where there is nothing to list."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.text.bidi import isolate
from reader.ui.panel.filter import FilterBox
from reader.ui.panel.look import PanelLook
from reader.ui.panel.model import Rows
from reader.ui.panel.view import RowsView


class Listing(QWidget):
    """Filter box, rows, and a message in their place while there are none."""

    left = Signal()
    cleared = Signal()  # of what filters beside the words

    def __init__(
        self,
        model: Rows,
        marker: str,
        look: PanelLook,
        filter_hint: str,
        parent: QWidget,
        view: type[RowsView] = RowsView,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._nothing = ""
        self._buttons: list[QWidget] = []
        self._last: QWidget | None = None  # before the rows, for the Tab key
        self._progress: float | None = None
        self.filter = FilterBox(filter_hint, look, self)
        self.filter.textChanged.connect(model.set_filter)
        self.filter.left.connect(self.left)
        self.filter.onwards.connect(self.enter_rows)
        self.view = view(model, marker, look, self)
        self.view.left.connect(self.left)
        self.view.upwards.connect(self.filter.setFocus)
        self._message = QLabel(self)
        self._message.setObjectName("message")
        self._message.setWordWrap(True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 100)
        self._clear = QPushButton(self.tr("Clear filter"), self)
        self._clear.setObjectName("clear")
        self._clear.setCursor(Qt.CursorShape.PointingHandCursor)
        self._clear.clicked.connect(self._cleared)
        self._empty = QWidget(self)
        unit = self.fontMetrics().height()
        column = QVBoxLayout(self._empty)
        column.setContentsMargins(unit * 2, unit * 3, unit * 2, unit)
        column.setSpacing(unit)
        column.addWidget(self._message)
        column.addWidget(self._bar)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._head = QHBoxLayout()
        side = round(unit * 0.8)
        self._head.setContentsMargins(side, round(unit * 0.7), side, round(unit * 0.35))
        self._head.setSpacing(round(unit * 0.35))
        self._head.addWidget(self.filter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        self._column.addWidget(self._stack, 1)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._show_state)
        self._show_state()

    def add_button(self, button: QToolButton, *, always: bool = False) -> None:
        """Put ``button`` beside the filter box, and between it and the rows for the Tab key.

        ``always`` if it is of use without any rows too.
        """
        if not always:
            self._buttons.append(button)
        side = round(self.fontMetrics().height() * 0.9)
        button.setIconSize(QSize(side, side))
        self._head.addWidget(button)
        self._reach(button, button)
        self._show_state()

    def add_strip(self, strip: QWidget, first: QWidget, last: QWidget) -> None:
        """Put ``strip`` under the filter box; ``first`` and ``last`` of it take the Tab key."""
        self._column.insertWidget(1, strip)
        self._buttons.append(strip)
        self._reach(first, last)
        self._show_state()

    def _reach(self, first: QWidget, last: QWidget) -> None:
        QWidget.setTabOrder(self._last or self.filter, first)
        QWidget.setTabOrder(last, self.view)
        self._last = last

    def settle(self) -> None:
        """Give the rows the room that they will have, before they are seen: to measure them in."""
        around: tuple[QWidget | None, ...] = (self.parentWidget(), self)
        for widget in around:
            layout = widget.layout() if widget is not None else None
            if layout is not None:
                layout.activate()
        self.view.ensurePolished()
        self.view.setGeometry(self._stack.rect())
        self.view.row_delegate.remeasure()

    # -- states

    def set_nothing(self, sentence: str) -> None:
        """What to say where there are no rows at all."""
        self._nothing = sentence
        self._show_state()

    def set_progress(self, part: float | None, sentence: str = "") -> None:
        """Show that rows are on their way, ``part`` (0 to 1) of them; None when they are there."""
        self._progress = part
        if part is not None:
            self._nothing = sentence
        self._show_state()

    def message(self) -> str:
        """What is said in place of rows; empty while there are some."""
        return self._message.text() if self._stack.currentWidget() is self._empty else ""

    def _show_state(self) -> None:
        waiting = self._progress is not None
        filtered = not waiting and self.model.total() > 0 and self.model.total_shown() == 0
        if waiting or filtered or self.model.total() == 0:
            sentence = self._nothing
            query = self.filter.text().strip()
            if filtered and query:
                sentence = self.tr("Nothing matches “%1”.").replace("%1", isolate(query))
            elif filtered:
                sentence = self.tr("Nothing of this kind.")
            # a label goes by its first strong letter: here it is the interface that decides
            self._message.setText(("\u200f" if self.isRightToLeft() else "\u200e") + sentence)
            self._bar.setVisible(waiting)
            self._bar.setValue(round(100 * (self._progress or 0)))
            self._clear.setVisible(filtered)
            self._stack.setCurrentWidget(self._empty)
        else:
            self._stack.setCurrentWidget(self.view)
        for widget in (self.filter, *self._buttons):
            widget.setEnabled(not waiting and self.model.total() > 0)

    def set_look(self, look: PanelLook) -> None:
        """Paint in the colours of ``look``."""
        self.view.set_look(look)
        self.filter.set_look(look)

    # -- the keyboard

    def clear(self) -> None:
        """Show all rows."""
        self.filter.clear()
        self.cleared.emit()

    def _cleared(self) -> None:
        self.clear()
        self.filter.setFocus()

    def enter_rows(self) -> None:
        """Give the rows the focus; the first of them becomes current where none was."""
        if self._stack.currentWidget() is not self.view:
            self.filter.setFocus()
            return
        if not self.view.currentIndex().isValid():
            for group in range(len(self.model.headings)):
                if self.model.shown(group):
                    self.view.setCurrentIndex(self.model.index(0, 0, self.model.index(group, 0)))
                    break
        self.view.setFocus()
