"""The page for a screen reader: a document whose children are paragraphs with their text."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from reader.ui.page.canvas import PageCanvas

_Role = QAccessible.Role
_ROLES = {"title": _Role.Heading, "heading": _Role.Heading, "paragraph": _Role.Paragraph}


class AccessiblePage(QAccessibleWidget):
    """A page as a document. Its children are pieces of text, in reading order."""

    def __init__(self, page: PageCanvas) -> None:
        super().__init__(page, _Role.Document)
        self._page = page
        self._children: dict[int, AccessibleParagraph] = {}
        self._known: object = None

    def childCount(self) -> int:
        flow = self._page.flow
        return len(flow.pieces) if flow else 0

    def child(self, index: int) -> QAccessibleInterface | None:
        flow = self._page.flow
        if flow is None or not 0 <= index < len(flow.pieces):
            return None
        if self._known is not flow:
            self._children.clear()
            self._known = flow
        if index not in self._children:
            paragraph = AccessibleParagraph(self, self._page, index)
            QAccessible.registerAccessibleInterface(paragraph)
            self._children[index] = paragraph
        return self._children[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.index if isinstance(child, AccessibleParagraph) else -1

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name:
            return self._page.accessibleName()
        return ""


class AccessibleParagraph(QAccessibleInterface):
    """One paragraph: its text is its name, its place is where it is painted."""

    def __init__(self, parent: AccessiblePage, page: PageCanvas, index: int) -> None:
        super().__init__()
        self._parent = parent
        self._page = page
        self.index = index

    def isValid(self) -> bool:
        flow = self._page.flow
        return flow is not None and self.index < len(flow.pieces)

    def object(self) -> QObject | None:
        return None

    def window(self) -> QWindow | None:
        return self._page.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        return self._parent

    def child(self, index: int) -> QAccessibleInterface | None:
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        flow = self._page.flow
        if flow is None or not self.isValid() or kind is not QAccessible.Text.Name:
            return ""
        piece = flow.pieces[self.index]
        return flow.document.text[piece.start : piece.end]

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """A document is never altered."""

    def rect(self) -> QRect:
        """Where the paragraph is on the screen; empty while it is scrolled away."""
        flow = self._page.flow
        if flow is None or not self.isValid():
            return QRect()
        for index, paragraph, top in flow.visible(self._page.viewport().height()):
            if index == self.index:
                corner = self._page.viewport().mapToGlobal(QPoint(0, round(top)))
                width = self._page.viewport().width()
                return QRect(corner.x(), corner.y(), width, round(paragraph.height))
        return QRect()

    def role(self) -> QAccessible.Role:
        flow = self._page.flow
        if flow is None or not self.isValid():
            return _Role.Paragraph
        return _ROLES[flow.pieces[self.index].role]

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.readOnly = True
        state.multiLine = True
        state.offscreen = self.rect().isEmpty()
        return state

    def foregroundColor(self) -> QColor:
        return self._page.look.theme.ink

    def backgroundColor(self) -> QColor:
        return self._page.look.theme.paper


_alive: dict[int, AccessiblePage] = {}  # Qt keeps a pointer, Python must keep the object


def _factory(_key: str, subject: QObject) -> QAccessibleInterface | None:
    if not isinstance(subject, PageCanvas):
        return None
    known = _alive.get(id(subject))
    if known is None or known.object() is not subject:
        known = _alive[id(subject)] = AccessiblePage(subject)
        key = id(subject)
        subject.destroyed.connect(lambda: _alive.pop(key, None))
    return known


_installed = False


def install() -> None:
    """Let Qt ask us for the accessible form of a page; once a process."""
    global _installed
    if not _installed:
        QAccessible.installFactory(_factory)
        _installed = True
