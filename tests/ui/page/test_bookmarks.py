"""Bookmarks on the page: a ribbon beside their line, and nothing behind the words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reader.annotations.model import Annotation
from reader.ui.page.menu import page_menu
from reader.ui.page.view import PageView
from reader.ui.session import Session
from tests.ui.page.conftest import Hands

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(page: PageView) -> Session:
    assert page.session is not None
    return page.session


@pytest.fixture
def bookmark(session: Session, hands: Hands) -> Annotation:
    return session.bookmark("Bookmark", hands.span("المحلل").start)


def choose(menu: QMenu, text: str) -> None:
    """Choose what the menu calls ``text``."""
    (action,) = (it for it in menu.actions() if it.text() == text)
    action.trigger()


def ribbon(page: PageView) -> QPoint:
    """Where the only ribbon in the margin is."""
    (place,) = (box for sign, box in page._visible_margin() if sign.sign == "ribbon")
    return place.center().toPoint()


def test_a_bookmark_is_a_ribbon_beside_its_line_and_no_highlight(
    page: PageView, hands: Hands, bookmark: Annotation
) -> None:
    span = hands.span(bookmark.anchor.exact)
    assert page.marks.fills(span.start, span.end) == []
    upper, lower = page.boxes_of(span)[0].top(), page.boxes_of(span)[0].bottom()
    assert upper < ribbon(page).y() < lower
    ink = page.viewport().grab().toImage().pixelColor(ribbon(page))
    assert ink == page.look.theme.caret


def test_a_click_on_the_ribbon_opens_the_bookmark(
    page: PageView, session: Session, bookmark: Annotation, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.edit_requested) as opened:
        QTest.mouseClick(page.viewport(), LEFT, pos=ribbon(page))
    assert opened.args == [bookmark.id]


def test_a_bookmark_that_was_clicked_can_be_deleted_but_not_coloured(
    page: PageView, session: Session, bookmark: Annotation
) -> None:
    QTest.mouseClick(page.viewport(), LEFT, pos=ribbon(page))
    QTest.keyClick(page, Qt.Key.Key_3)
    assert session.annotations[bookmark.id].colour == bookmark.colour
    QTest.keyClick(page, Qt.Key.Key_Delete)
    assert not session.annotations
    assert session.undo_stack.undoText() == "Remove bookmark"


def test_keys_on_words_with_a_bookmark_are_about_the_words(
    page: PageView, session: Session, hands: Hands, bookmark: Annotation
) -> None:
    QTest.mouseDClick(page.viewport(), LEFT, pos=hands.middle("المحلل"))
    QTest.keyClick(page, Qt.Key.Key_2)
    (made,) = (item for item in session.annotations.values() if item.id != bookmark.id)
    assert (made.anchor.exact, made.colour, made.kind) == ("المحلل", "green", "passage")


def test_the_menu_bookmarks_a_sentence_and_takes_that_back(
    page: PageView, session: Session, hands: Hands
) -> None:
    choose(page_menu(page, hands.middle("الخطيب")), "Bookmark this place")
    (made,) = session.annotations.values()
    assert made.kind == "bookmark"
    assert made.anchor.exact.startswith("ويرى المحلل")
    choose(page_menu(page, hands.middle("خصوصيته")), "Remove bookmark")
    assert not session.annotations
    session.undo_stack.undo()
    assert session.annotations[made.id].kind == "bookmark"


@pytest.mark.usefixtures("bookmark")
def test_the_ribbon_has_a_menu_of_its_own(page: PageView, session: Session) -> None:
    choose(page_menu(page, ribbon(page)), "Remove bookmark")
    assert not session.annotations


@pytest.mark.usefixtures("bookmark")
def test_hidden_notes_hide_ribbons_too(page: PageView, session: Session) -> None:
    session.set_mark_hidden("notes", True)
    assert page._visible_margin() == []
    session.set_mark_hidden("notes", False)
    assert len(page._visible_margin()) == 1


def test_the_bar_at_a_selection_bookmarks_its_sentence(
    page: PageView, session: Session, hands: Hands, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: hasattr(page, "bar"))
    QTest.mouseDClick(page.viewport(), LEFT, pos=hands.middle("الخطيب"))
    QTest.mouseRelease(page.viewport(), LEFT, pos=hands.middle("الخطيب"))
    qtbot.waitUntil(page.bar.isVisible)
    qtbot.mouseClick(page.bar._bookmark, LEFT)
    (made,) = session.annotations.values()
    assert made.kind == "bookmark"
    assert made.anchor.exact.startswith("ويرى المحلل")
    assert not page.bar.isVisible()
    assert page.selected_text() == "الخطيب"
