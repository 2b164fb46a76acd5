"""Highlights over each other and side by side: each can be seen, reached and changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reader.annotations.model import Annotation
from reader.document import Span
from reader.ui.colours import ColourNames
from reader.ui.page.menu import page_menu
from reader.ui.page.view import PageView
from reader.ui.session import Session
from tests.ui.page.conftest import Hands
from tests.ui.page.test_card_and_menu import rest_on

LEFT = Qt.MouseButton.LeftButton
Stack = tuple[Annotation, Annotation, Annotation]


@pytest.fixture
def session(page: PageView, qtbot: QtBot) -> Session:
    assert page.session is not None
    qtbot.waitUntil(lambda: hasattr(page, "card"))
    return page.session


@pytest.fixture
def stack(session: Session, hands: Hands) -> Stack:
    """Three over «سامر»: a word, a name around it, and a sentence's part around that."""
    return (
        session.highlight("h", hands.span("سامر"), "yellow"),
        session.highlight("h", hands.span("المحلل سامر الخطيب"), "yellow", "عن المحلل"),
        session.highlight("h", hands.span("ويرى المحلل سامر الخطيب أن"), "blue"),
    )


def colours(session: Session, stack: Stack) -> list[str]:
    return [session.annotations[item.id].colour for item in stack]


def test_one_click_more_means_the_next_and_keys_change_that_one(
    page: PageView, session: Session, hands: Hands, stack: Stack
) -> None:
    point = hands.middle("سامر")
    for changed in ("green yellow blue", "green pink blue", "green pink purple"):
        QTest.mouseClick(page.viewport(), LEFT, pos=point)
        key = {"green": "2", "pink": "4", "purple": "5"}
        (new,) = set(changed.split()) - set(colours(session, stack))
        QTest.keyClick(page, key[new])
        assert colours(session, stack) == changed.split()
    QTest.mouseClick(page.viewport(), LEFT, pos=point)  # round and round
    QTest.keyClick(page, Qt.Key.Key_Delete)
    assert set(session.annotations) == {stack[1].id, stack[2].id}


def test_the_one_that_is_meant_has_a_frame_and_loses_it_with_the_caret(
    page: PageView, hands: Hands, stack: Stack
) -> None:
    for _ in range(2):
        QTest.mouseClick(page.viewport(), LEFT, pos=hands.middle("سامر"))
    (frame,) = page.marks.edges(0, 10_000)
    assert Span(frame.start, frame.end) == hands.span(stack[1].anchor.exact)
    assert not frame.dashed
    QTest.mouseClick(page.viewport(), LEFT, pos=hands.middle("خصوصيته"))
    assert page.marks.edges(0, 10_000) == []


def test_a_highlight_alone_needs_no_frame(page: PageView, session: Session, hands: Hands) -> None:
    session.highlight("h", hands.span("سامر"), "yellow")
    QTest.mouseClick(page.viewport(), LEFT, pos=hands.middle("سامر"))
    assert page.marks.edges(0, 10_000) == []


def test_two_on_the_same_words_are_both_reached(
    page: PageView, session: Session, hands: Hands
) -> None:
    twins = [session.highlight("h", hands.span("سامر"), colour) for colour in ("green", "pink")]
    met = set()
    for _ in twins:
        QTest.mouseClick(page.viewport(), LEFT, pos=hands.middle("سامر"))
        current = page.current_annotation()
        assert current is not None
        met.add(current.id)
    assert met == {item.id for item in twins}


def test_the_far_half_of_the_last_letter_belongs_to_its_highlight(
    page: PageView, session: Session, hands: Hands
) -> None:
    made = session.highlight("h", hands.span("سامر"), "yellow")
    QTest.mouseClick(page.viewport(), LEFT, pos=hands.left("سامر"))
    assert page.selection.caret.offset == hands.span("سامر").end
    QTest.keyClick(page, Qt.Key.Key_4)
    assert session.annotations[made.id].colour == "pink"


def test_the_card_lists_all_with_their_words(
    page: PageView, hands: Hands, stack: Stack, qtbot: QtBot
) -> None:
    page.set_colour_names(ColourNames({"blue": "حجة"}))
    rest_on(page, hands.middle("سامر"))
    qtbot.waitUntil(page.card.isVisible)
    told = page.card._label.text()
    for words in (*(f"{item.anchor.exact}<" for item in stack), "عن المحلل", "حجة"):
        assert words in told


def submenus(menu: QMenu) -> dict[str, QMenu]:
    found = {action.text(): action.menu() for action in menu.actions()}
    return {text: it for text, it in found.items() if isinstance(it, QMenu)}


def test_the_menu_has_one_entry_for_each_by_its_words(
    page: PageView, session: Session, hands: Hands, stack: Stack
) -> None:
    page.set_colour_names(ColourNames({"green": "حجة"}))
    menu = page_menu(page, hands.middle("سامر"))
    entries = {text.strip("\u200e\u2067\u2069"): it for text, it in submenus(menu).items()}
    assert list(entries)[:3] == ["سامر", "المحلل سامر الخطيب", "ويرى المحلل سامر الخطيب أن"]
    middle = entries["المحلل سامر الخطيب"]
    next(it for it in middle.actions() if "حجة" in it.text()).trigger()
    assert colours(session, stack) == ["yellow", "green", "blue"]
    next(it for it in middle.actions() if it.text() == "Delete note").trigger()
    assert set(session.annotations) == {stack[0].id, stack[2].id}
    assert session.undo_stack.undoText() == "Delete note"


def test_a_new_highlight_over_others_is_the_one_that_is_meant(
    page: PageView, session: Session, hands: Hands, stack: Stack
) -> None:
    QTest.mousePress(page.viewport(), LEFT, pos=hands.right("سامر"))
    QTest.mouseMove(page.viewport(), hands.left("الخطيب"))
    QTest.mouseRelease(page.viewport(), LEFT, pos=hands.left("الخطيب"))
    QTest.keyClick(page, Qt.Key.Key_4)
    QTest.keyClick(page, Qt.Key.Key_5)
    assert colours(session, stack) == ["yellow", "yellow", "blue"]
    (made,) = (item for item in session.annotations.values() if item not in stack)
    assert (made.anchor.exact, made.colour) == ("سامر الخطيب", "purple")


def test_where_one_ends_and_the_next_of_its_colour_begins_can_be_seen(
    page: PageView, session: Session, hands: Hands
) -> None:
    session.highlight("h", hands.span("المحلل "), "green")
    session.highlight("h", hands.span("سامر"), "green")
    (box,) = page.boxes_of(hands.span("سامر"))
    image = page.viewport().grab().toImage()
    edge, y = round(box.right()), round(box.top()) + 2
    across = [image.pixelColor(x, y) for x in range(edge - 3, edge + 4)]
    green = page.look.theme.highlight["green"]
    assert across[0] == across[-1] == green
    assert any(colour != green for colour in across)
