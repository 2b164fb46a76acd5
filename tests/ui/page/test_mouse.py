"""Selecting with the mouse: what was dragged over is what is selected."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.page.view import PageView
from tests.ui.page.conftest import Hands

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


def drag(page: PageView, start: QPoint, end: QPoint, *, release: bool = True) -> None:
    view = page.viewport()
    QTest.mousePress(view, LEFT, pos=start)
    for part in (0.3, 0.6, 1.0):
        QTest.mouseMove(view, start + (end - start) * part)
    if release:
        QTest.mouseRelease(view, LEFT, pos=end)


def test_dragging_over_a_latin_name_selects_that_name(page: PageView, hands: Hands) -> None:
    left, right = hands.left("OpenAI", "شركة"), hands.right("OpenAI", "شركة")
    for start, end in ((left, right), (right, left)):
        drag(page, start, end)
        assert page.selected_text() == "OpenAI"


def test_a_drag_that_begins_a_hair_beside_a_latin_name_selects_that_name(
    page: PageView, hands: Hands
) -> None:
    # Beside its left edge lies the space that follows it: the offset there, and that at the
    # name's right edge, are the same one, and between the two there is nothing.
    left, right = hands.left("OpenAI", "شركة"), hands.right("OpenAI", "شركة")
    for start, end in ((left - QPoint(3, 0), right), (right + QPoint(3, 0), left)):
        drag(page, start, end)
        assert page.selected_text() == "OpenAI"


def test_dragging_from_an_arabic_word_over_a_latin_one_selects_both_in_logical_order(
    page: PageView, hands: Hands
) -> None:
    drag(page, hands.right("شركة"), hands.left("إن", "OpenAI إن"))
    assert page.selected_text() == "شركة OpenAI إن"


def test_a_drag_that_ends_inside_a_latin_name_is_painted_in_two_boxes(
    page: PageView, hands: Hands
) -> None:
    drag(page, hands.right("شركة"), hands.middle("OpenAI", "شركة"))
    text = page.selected_text()
    assert text.startswith("شركة Op")
    assert len(page.boxes_of(page.selection.span)) == 2


def test_a_double_click_selects_the_word_with_its_harakat(page: PageView, hands: Hands) -> None:
    QTest.mouseDClick(page.viewport(), LEFT, pos=hands.middle("منافسٌ"))
    assert page.selected_text() == "منافسٌ"


def test_dragging_on_after_a_double_click_selects_whole_words(page: PageView, hands: Hands) -> None:
    view = page.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseButtonDblClick, hands.middle("سامر").toPointF(),
        view.mapToGlobal(hands.middle("سامر")).toPointF(), LEFT, LEFT,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view, event)
    QTest.mouseMove(view, hands.middle("الخطيب"))
    assert page.selected_text() == "سامر الخطيب"
    QTest.mouseMove(view, hands.middle("المحلل"))
    assert page.selected_text() == "المحلل سامر"
    QTest.mouseRelease(view, LEFT, pos=hands.middle("المحلل"))


def test_a_double_click_beside_a_line_selects_nothing(page: PageView, hands: Hands) -> None:
    y = hands.middle("عنوان").y()
    QTest.mouseDClick(page.viewport(), LEFT, pos=QPoint(3, y))
    assert page.selection.empty


def test_a_triple_click_selects_the_paragraph(page: PageView, hands: Hands) -> None:
    view, point = page.viewport(), hands.middle("المحلل")
    QTest.mouseClick(view, LEFT, pos=point)
    QTest.mouseDClick(view, LEFT, pos=point)
    QTest.mouseClick(view, LEFT, pos=point)
    assert page.selected_text().startswith("ويرى المحلل")
    assert page.selected_text().endswith("خصوصيته.")


def test_shift_and_a_click_extend_the_selection(page: PageView, hands: Hands) -> None:
    QTest.mouseClick(page.viewport(), LEFT, pos=hands.right("المحلل"))
    QTest.mouseClick(page.viewport(), LEFT, SHIFT, hands.left("الخطيب"))
    assert page.selected_text() == "المحلل سامر الخطيب"


def test_dragging_below_the_edge_scrolls_and_selects_on(
    page: PageView, hands: Hands, qtbot: QtBot
) -> None:
    view = page.viewport()
    QTest.mousePress(view, LEFT, pos=hands.right("المحلل"))
    QTest.mouseMove(view, QPoint(view.width() // 2, view.height() // 2))
    QTest.mouseMove(view, QPoint(view.width() // 2, view.height() + 60))
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 300)
    QTest.mouseRelease(view, LEFT, pos=QPoint(view.width() // 2, view.height() + 60))
    assert "الفقرة رقم 5" in page.selected_text()
    assert page.selected_text().startswith("المحلل")


def test_a_click_beside_a_line_puts_the_caret_at_its_end(page: PageView, hands: Hands) -> None:
    y = hands.middle("عنوان").y()
    QTest.mouseClick(page.viewport(), LEFT, pos=QPoint(3, y))
    assert page.document is not None
    assert page.selection.caret.offset == len("عنوان المقال عن OpenAI")
    QTest.mouseClick(page.viewport(), LEFT, pos=QPoint(page.viewport().width() - 3, y))
    assert page.selection.caret.offset == 0


def test_what_is_copied_is_the_text_in_logical_order_unaltered(
    page: PageView,
) -> None:
    page.select_all()
    QTest.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert page.document is not None
    assert QGuiApplication.clipboard().text() == page.document.text


def test_the_bar_at_a_selection_marks_it_in_the_colour_clicked(
    page: PageView, hands: Hands, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: hasattr(page, "bar"))
    drag(page, hands.right("المحلل"), hands.left("الخطيب"))
    assert page.bar.isVisible()
    third = page.bar.findChildren(type(page.bar._note))[2]
    qtbot.mouseClick(third, LEFT)
    assert page.session is not None
    (annotation,) = page.session.annotations.values()
    assert (annotation.anchor.exact, annotation.colour) == ("المحلل سامر الخطيب", "blue")
    assert not page.bar.isVisible()


def test_a_margin_mark_opens_its_note(page: PageView, hands: Hands, qtbot: QtBot) -> None:
    assert page.session is not None
    made = page.session.highlight("mark", hands.span("المحلل"), "green", "تعليق")
    ((_, box),) = page._visible_margin()
    with qtbot.waitSignal(page.session.edit_requested) as opened:
        QTest.mouseClick(page.viewport(), LEFT, pos=box.center().toPoint())
    assert opened.args == [made.id]


@pytest.mark.parametrize("words", ["OpenAI", "60%", "Le Chat"])
def test_the_mark_under_the_mouse_is_the_one_painted_there(
    page: PageView, hands: Hands, words: str
) -> None:
    from reader.ui.page.marks import Mark

    span = hands.span(words)
    page.set_marks(
        "entity", [Mark(span.start, span.end, page.look.theme.entity["ORG"], about="it")]
    )
    (box,) = page.boxes_of(span)
    y = box.center().y()
    for x in range(round(box.left()) + 1, round(box.right())):
        assert [mark.about for mark in page.marks_at(QPoint(x, round(y)).toPointF())] == ["it"]
    for x in (box.left() - 2, box.right() + 2):
        assert page.marks_at(QPoint(round(x), round(y)).toPointF()) == []
