"""A page with a session over a text of our own, in a window of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.document import Span
from reader.importers import read_text
from reader.ui.fonts import families
from reader.ui.page.look import Look
from reader.ui.page.view import PageView
from reader.ui.session import SaveState, Session
from reader.ui.tasks import Tasks
from reader.ui.theme import page_theme

ARTICLE = """عنوان المقال عن OpenAI

تقول شركة OpenAI إن نموذجها الجديد أسرع بنسبة 60% من سابقه، وإن استخدامه سيبقى مجانًا.
ويرى المحلل سامر الخطيب أن (Le Chat) منافسٌ جادّ، لأن كُلَّ مستخدمٍ يبحث عن خصوصيته.

""" + "\n".join(
    f"الفقرة رقم {number}: هذا نص طويل بعض الشيء لكي تحتاج القراءة إلى تمرير الصفحة إلى الأسفل."
    for number in range(1, 60)
)


def type_text(widget: QWidget, text: str) -> None:
    """Type ``text``, Arabic too: `QTest.keyClicks` knows Latin-1 alone."""
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
            QApplication.sendEvent(widget, event)


class Hands:
    """Where to put the mouse: the painted middle of a piece of text, or its edges."""

    def __init__(self, page: PageView) -> None:
        self.page = page

    def span(self, words: str, within: str = "") -> Span:
        """Where ``words`` first stand, or first stand in ``within``."""
        assert self.page.document is not None
        text = self.page.document.text
        start = text.index(words, text.index(within))
        return Span(start, start + len(words))

    def middle(self, words: str, within: str = "") -> QPoint:
        (box, *_) = self.page.boxes_of(self.span(words, within))
        return box.center().toPoint()

    def left(self, words: str, within: str = "") -> QPoint:
        (box, *_) = self.page.boxes_of(self.span(words, within))
        return QPointF(box.left() + 1, box.center().y()).toPoint()

    def right(self, words: str, within: str = "") -> QPoint:
        (box, *_) = self.page.boxes_of(self.span(words, within))
        return QPointF(box.right() - 1, box.center().y()).toPoint()


MakePage = Callable[..., PageView]


@pytest.fixture
def make_page(qtbot: QtBot, tmp_path: Path) -> Iterator[MakePage]:
    made: list[tuple[PageView, Session, Tasks]] = []

    def make(text: str = ARTICLE, width: int = 720, height: int = 520) -> PageView:
        tasks = Tasks()
        session = Session(read_text(text), tasks)
        page = PageView()
        qtbot.addWidget(page)
        page.set_look(Look(page_theme("light"), families()))
        page.resize(width, height)
        page.set_session(session)
        with qtbot.waitExposed(page):
            page.show()
        page.setFocus()
        session.load_notes(tmp_path / "notes")
        qtbot.waitUntil(lambda: session.save_state is SaveState.SAVED)
        made.append((page, session, tasks))
        return page

    yield make
    for page, session, tasks in made:
        session.close()
        page.set_session(None)
        tasks.shutdown()


@pytest.fixture
def page(make_page: MakePage) -> PageView:
    return make_page()


@pytest.fixture
def hands(page: PageView) -> Hands:
    return Hands(page)
