"""Find in the document: a bar that shows every hit, how many there are, and goes through them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reader.document import Span
from reader.progress import Checkpoint, no_checkpoint
from reader.text.fold import pattern
from reader.ui.page.canvas import PageCanvas
from reader.ui.page.layout import Caret
from reader.ui.page.selection import Selection
from reader.ui.tasks import Task

_LONGEST = 256  # code points of a query: a pasted page would take seconds to make a pattern of
_SLICE = 1 << 18  # code points searched between two looks at whether the answer is still wanted


class Hits(NamedTuple):
    """The starts and ends of all hits, in order."""

    starts: array[int]
    ends: array[int]

    @classmethod
    def none(cls) -> Hits:
        """No hits."""
        return cls(array("q"), array("q"))


def search(text: str, query: str, checkpoint: Checkpoint = no_checkpoint) -> Hits:
    """Every place in ``text`` that a reader who types ``query`` means (see `reader.text.fold`)."""
    hits = Hits.none()
    wanted = pattern(query)
    if wanted is None:
        return hits
    begin = 0
    while begin < len(text):
        checkpoint(begin / len(text))
        end = text.find("\n", begin + _SLICE)  # no hit reaches over a paragraph's end
        end = len(text) if end < 0 else end
        for match in wanted.finditer(text, begin, end):
            hits.starts.append(match.start())
            hits.ends.append(match.end())
        begin = end + 1
    return hits


class FindBar(QWidget):
    """A line to type in, the hit that is shown among all of them, and the way to the others."""

    closed = Signal()

    def __init__(self, page: PageCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._hits = Hits.none()
        self._current = -1
        self._searching: Task | None = None
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(self.tr("Find in the document"))
        self._line.setAccessibleName(self.tr("Find in the document"))
        self._line.setMaxLength(_LONGEST)
        self._line.setClearButtonEnabled(True)
        self._line.textChanged.connect(self._search)
        self._line.installEventFilter(self)
        self._count = QLabel(self)
        self._count.setMinimumWidth(self.fontMetrics().horizontalAdvance("000,000 / 000,000"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.addWidget(self._line, 1)
        layout.addWidget(self._count)
        for text, name, slot in (
            ("↑", self.tr("Previous hit"), self.find_previous),
            ("↓", self.tr("Next hit"), self.find_next),
            ("✕", self.tr("Close the find bar"), self.close),
        ):
            button = QToolButton(self)
            button.setText(text)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.setAutoRaise(True)
            button.clicked.connect(slot)
            layout.addWidget(button)
        self.hide()

    @property
    def hits(self) -> list[Span]:
        """All hits of what is typed."""
        return [
            Span(start, end) for start, end in zip(self._hits.starts, self._hits.ends, strict=True)
        ]

    @property
    def current(self) -> Span | None:
        """The hit that is shown."""
        if not 0 <= self._current < len(self._hits.starts):
            return None
        return Span(self._hits.starts[self._current], self._hits.ends[self._current])

    def open(self, query: str = "") -> None:
        """Show the bar, with ``query`` or else what is selected in it, ready to type."""
        self.show()
        chosen = query or self._page.selected_text()
        if chosen and "\n" not in chosen and len(chosen) <= 100:
            self._line.setText(chosen)
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()
        self._search()

    def close(self) -> bool:
        """Hide the bar and its marks; the last hit stays selected on the page."""
        if self._searching is not None:
            self._searching.cancel()
        self._take(Hits.none())
        self._count.clear()
        self.hide()
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        return True

    def find_next(self) -> None:
        """Show the next hit; after the last one the first."""
        self._go(1)

    def find_previous(self) -> None:
        """Show the hit before; before the first one the last."""
        self._go(-1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and isinstance(event, QKeyEvent):
            if event.type() is not QEvent.Type.KeyPress:
                return False
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._go(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def _search(self) -> None:
        """Search off the UI thread; an answer to an older query is dropped."""
        if self._searching is not None:
            self._searching.cancel()
            self._searching = None
        document, query = self._page.document, self._line.text()
        if document is None or pattern(query) is None:
            self._take(Hits.none())
            self._count.clear()
        elif self._page.session is None:
            self._found(search(document.text, query))
        else:
            tasks = self._page.session.tasks
            self._searching = tasks.run(search, document.text, query, on_done=self._found)

    def _found(self, hits: Hits) -> None:
        self._searching = None
        self._take(hits)
        if hits.starts:
            # The hit at or after what is read; typing on stays with the same one.
            begin = min(self._page.selection.span.start, self._page.selection.anchor)
            if not self._page.in_view(begin):
                begin = self._page.reading_position()
            self._show(bisect_left(hits.starts, begin) % len(hits.starts))
        else:
            self._count.setText(self.tr("Not found"))

    def _take(self, hits: Hits) -> None:
        self._hits = hits
        self._current = -1
        self._page.marks.set_spans("hit", hits.starts, hits.ends, self._page.look.theme.hit)
        self._page.set_marks("current_hit", [])

    def _go(self, by: int) -> None:
        count = len(self._hits.starts)
        if not self.isVisible():
            self.open()
        elif count:
            self._show((self._current + by) % count)

    def _show(self, number: int) -> None:
        self._current = number
        span = self.current
        if span is None:
            return
        self._page.show_current_hit(span)
        caret = Selection(span.start, Caret(span.end, before=True))
        self._page.set_selection(caret, follow=False)
        self._count.setText(f"{number + 1:,} / {len(self._hits.starts):,}")
        total = self.tr("Hit %1 of %2").replace("%1", str(number + 1))
        self._count.setAccessibleName(total.replace("%2", str(len(self._hits.starts))))
