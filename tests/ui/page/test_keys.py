"""The page by keyboard: moving as painted, selecting, marking, undoing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.ui.page import selection
from reader.ui.page.view import PageView
from tests.ui.page.conftest import Hands, MakePage

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def place(page: PageView, offset: int) -> None:
    page.set_selection(selection.at(offset))


def test_left_goes_on_in_arabic_and_back_in_a_latin_name(page: PageView, hands: Hands) -> None:
    place(page, hands.span("المحلل").start)
    QTest.keyClick(page, Key.Key_Left)
    assert page.selection.caret.offset == hands.span("المحلل").start + 1
    inside = hands.span("Le Chat").start + 4
    place(page, inside)
    QTest.keyClick(page, Key.Key_Left)
    assert page.selection.caret.offset == inside - 1


def test_the_caret_moves_to_the_side_of_the_arrow_all_the_way_down_the_text(
    make_page: MakePage,
) -> None:
    page = make_page(
        "تقول OpenAI إن Le Chat أسرع (60%) 👨\u200d👩\u200d👧 كُلَّ مرةٍ.\nوهذه فقرة ثانية.", 300
    )
    place(page, 0)
    assert page.document is not None
    seen = []
    for _ in range(200):
        before = page.caret_rect()
        QTest.keyClick(page, Key.Key_Left)
        after = page.caret_rect()
        if after == before:
            break
        seen.append(page.selection.caret.offset)
        same_line = abs(after.y() - before.y()) < 2
        assert not same_line or after.x() < before.x()
    assert page.selection.caret.offset == len(page.document.text)
    family = page.document.text.index("👨")
    assert not set(seen) & set(range(family + 1, family + 5))
    marked = page.document.text.index("كُلَّ")
    assert marked + 1 not in seen


@pytest.mark.parametrize("words", ["OpenAI إن نموذجها", "سامر الخطيب"])
def test_shift_and_arrows_select_by_letter_and_by_word(
    page: PageView, hands: Hands, words: str
) -> None:
    place(page, hands.span(words, "تقول").start)
    for _ in words.split():
        QTest.keyClick(page, Key.Key_Left, SHIFT | CTRL)
    assert page.selected_text().strip() == words


def test_home_and_end_are_the_lines_own_and_with_ctrl_the_texts(
    page: PageView, hands: Hands
) -> None:
    place(page, hands.span("المحلل").start)
    QTest.keyClick(page, Key.Key_Home)
    assert page.selection.caret.offset == hands.span("ويرى").start
    QTest.keyClick(page, Key.Key_End, SHIFT)
    assert page.selected_text().startswith("ويرى المحلل")
    assert "\n" not in page.selected_text()
    QTest.keyClick(page, Key.Key_End, CTRL)
    assert page.document is not None
    assert page.selection.caret.offset == len(page.document.text)
    assert page.verticalScrollBar().value() == page.verticalScrollBar().maximum()
    QTest.keyClick(page, Key.Key_Home, CTRL)
    assert page.verticalScrollBar().value() == 0


def test_up_and_down_keep_to_their_column(page: PageView, hands: Hands) -> None:
    place(page, hands.span("نموذجها").start)
    start = page.caret_rect()
    for _ in range(4):
        QTest.keyClick(page, Key.Key_Down)
    assert page.caret_rect().y() > start.y()
    for _ in range(4):
        QTest.keyClick(page, Key.Key_Up)
    assert page.caret_rect().y() == pytest.approx(start.y(), abs=1)
    assert page.caret_rect().x() == pytest.approx(start.x(), abs=12)


def test_page_down_goes_through_the_whole_text(page: PageView) -> None:
    place(page, 0)
    assert page.document is not None
    for _ in range(60):
        QTest.keyClick(page, Key.Key_PageDown)
    assert page.selection.caret.offset == len(page.document.text)


def test_digits_of_both_shapes_mark_the_selection_and_undo_takes_it_back(
    page: PageView, hands: Hands
) -> None:
    assert page.session is not None
    for text, colour, words in (("2", "green", "المحلل"), ("٥", "purple", "الخطيب")):
        span = hands.span(words)
        place(page, span.start)
        page.set_selection(selection.Selection(span.start, selection.Caret(span.end)))
        QTest.sendKeyEvent(
            QTest.KeyAction.Click, page, Key(ord(text)), text, Qt.KeyboardModifier.NoModifier
        )
        found = page.session.annotations_at(span.start)
        assert [(item.colour, item.anchor.exact) for item in found] == [(colour, words)]
    page.session.undo_stack.undo()
    page.session.undo_stack.undo()
    assert not page.session.annotations
    page.session.undo_stack.redo()
    assert [item.colour for item in page.session.annotations.values()] == ["green"]


def test_a_digit_recolours_the_annotation_at_the_caret(page: PageView, hands: Hands) -> None:
    assert page.session is not None
    made = page.session.highlight("mark", hands.span("المحلل"), "yellow")
    place(page, hands.span("المحلل").start + 2)
    QTest.keyClicks(page, "4")
    assert page.session.annotations[made.id].colour == "pink"
    QTest.keyClick(page, Key.Key_Delete)
    assert not page.session.annotations


def test_without_a_selection_a_digit_does_nothing(page: PageView, hands: Hands) -> None:
    assert page.session is not None
    place(page, hands.span("المحلل").start)
    QTest.keyClicks(page, "3")
    assert not page.session.annotations


def test_escape_drops_the_selection(page: PageView) -> None:
    QTest.keyClick(page, Key.Key_A, CTRL)
    assert page.selected_text()
    QTest.keyClick(page, Key.Key_Escape)
    assert not page.selected_text()
