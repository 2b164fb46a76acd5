"""The page for a screen reader: a document whose children are paragraphs with their text."""

from __future__ import annotations

import atexit

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken

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
            self.forget_children()
            self._known = flow
        if index not in self._children:
            paragraph = AccessibleParagraph(self, self._page, index)
            QAccessible.registerAccessibleInterface(paragraph)
            self._children[index] = paragraph
        return self._children[index]

    def forget_children(self) -> None:
        """Let Qt delete the paragraphs; Python alone would leave dead ones in Qt's cache."""
        for paragraph in self._children.values():
            if Shiboken.isValid(paragraph):
                _delete(paragraph)
        self._children.clear()

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


_made: list[AccessiblePage] = []  # Qt owns what is in its cache; Python must never free it first


def _factory(_key: str, subject: QObject) -> QAccessibleInterface | None:
    if not isinstance(subject, PageCanvas):
        return None
    _tidy()
    _made.append(AccessiblePage(subject))
    return _made[-1]


def _tidy() -> None:
    """Let go of pages that Qt has deleted with their widgets, and of their paragraphs."""
    for page in [page for page in _made if not Shiboken.isValid(page)]:
        page.forget_children()
        _made.remove(page)


def _clear() -> None:
    """Let Qt delete everything while Python still stands."""
    for page in _made:
        page.forget_children()
        if Shiboken.isValid(page):
            _delete(page)
    _made.clear()


def _delete(interface: QAccessibleInterface) -> None:
    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(interface))


_installed = False


def install() -> None:
    """Let Qt ask us for the accessible form of a page; once a process."""
    global _installed
    if not _installed:
        QAccessible.installFactory(_factory)
        atexit.register(_clear)
        _installed = True
