"""Scrolling: what is read stays where it is, whatever is learnt about the rest of the text."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.document import Document, Span
from reader.importers import read_text
from reader.ui.fonts import families
from reader.ui.page.flow import Flow
from reader.ui.page.heights import Heights
from reader.ui.page.look import Look
from reader.ui.page.pieces import LONGEST, Pieces
from reader.ui.page.view import PageView
from reader.ui.theme import page_theme
from tests.ui.page.conftest import MakePage

LONG = "\n".join(
    f"الفقرة {number}. " + "نص متفاوت الطول يملأ السطور واحدًا بعد آخر. " * (number * 7 % 11)
    for number in range(800)
)


def top_line(page: PageView) -> tuple[int, float]:
    """The first line that is wholly in view: its offset and where it is painted."""
    assert page.flow is not None
    for index, paragraph, top in page.flow.visible(page.viewport().height()):
        for line, y in enumerate(paragraph.tops):
            if top + y >= 0:
                return page.flow.pieces[index].start + paragraph.line_start(line), top + y
    raise AssertionError("nothing in view")


def wheel(page: PageView, delta: int, modifiers: Qt.KeyboardModifier) -> None:
    view = page.viewport()
    centre = QPointF(view.rect().center())
    event = QWheelEvent(
        centre, view.mapToGlobal(centre), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton,
        modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def test_scrolling_up_over_text_never_laid_out_moves_by_exactly_what_was_asked(
    make_page: MakePage,
) -> None:
    page = make_page(LONG)
    page.set_reading_position(len(LONG) // 2)
    for _ in range(30):
        offset, y = top_line(page)
        page.scroll_by(-37)
        assert page.flow is not None
        assert page.flow.y_of(offset)[0] == pytest.approx(y + 37, abs=0.6)


@pytest.mark.parametrize("change", [{"zoom": 140}, {"measure": 45}, {"line_spacing": 2.4}])
def test_a_new_look_keeps_the_line_that_is_read(
    make_page: MakePage, change: dict[str, float]
) -> None:
    page = make_page(LONG)
    page.set_reading_position(len(LONG) // 3)
    before = page.reading_position()
    page.set_look(dataclasses.replace(page.look, **change))
    assert page.flow is not None
    upper, lower = page.flow.y_of(before)
    assert upper <= 1 < lower


def test_a_narrower_window_keeps_the_line_that_is_read(make_page: MakePage) -> None:
    page = make_page(LONG)
    page.set_reading_position(len(LONG) // 3)
    before = page.reading_position()
    for width in (500, 400, 640, 900):
        page.resize(width, 500)
        assert page.flow is not None
        upper, lower = page.flow.y_of(before)
        assert upper <= 1 < lower


def test_the_reading_position_is_restored_to_the_line(make_page: MakePage) -> None:
    page = make_page(LONG)
    page.set_reading_position(len(LONG) // 2)
    offset = page.reading_position()
    other = make_page(LONG)
    other.set_reading_position(offset)
    assert other.reading_position() == offset
    assert other.grab().toImage() == page.grab().toImage()


def test_the_end_is_the_end_and_the_start_the_start(make_page: MakePage) -> None:
    page = make_page(LONG)
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert page.flow is not None
    *_, (last, paragraph, top) = page.flow.visible(page.viewport().height())
    assert last == len(page.flow.pieces) - 1
    assert top + paragraph.height <= page.viewport().height()
    assert bar.value() == bar.maximum()
    bar.setValue(0)
    assert page.reading_position() == 0


def test_the_wheel_scrolls_and_with_ctrl_asks_for_zoom(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page(LONG)
    wheel(page, -120, Qt.KeyboardModifier.NoModifier)
    assert page.verticalScrollBar().value() > 0
    with qtbot.waitSignal(page.zoom_requested) as asked:
        wheel(page, 120, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [1]


def test_revealing_a_passage_far_away_shows_it_and_flashes_it(make_page: MakePage) -> None:
    page = make_page(LONG)
    assert page.session is not None
    start = LONG.index("الفقرة 777.")
    page.session.reveal(Span(start, start + 6))
    (box,) = page.boxes_of(Span(start, start + 6))
    assert 0 < box.top() < page.viewport().height() * 0.6
    shade = page.grab().toImage().pixelColor(box.topLeft().toPoint() + QPoint(4, 3))
    assert shade == page.look.theme.flash


def test_space_scrolls_almost_a_screen(make_page: MakePage) -> None:
    page = make_page(LONG)
    QTest.keyClick(page, Qt.Key.Key_Space)
    moved = page.verticalScrollBar().value()
    assert 0.7 * page.viewport().height() < moved <= page.viewport().height()
    QTest.keyClick(page, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert page.verticalScrollBar().value() == 0


@pytest.mark.parametrize("unit", ["ب", "كلمة ", "a", "\u064e", "😀"])
def test_a_huge_paragraph_is_cut_into_pieces_that_join_to_it(unit: str) -> None:
    text = (unit * (3 * LONGEST))[: 3 * LONGEST + 17]
    pieces = Pieces(Document.of_paragraphs([(text, "paragraph")]))
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    assert all(piece.end - piece.start <= LONGEST for piece in pieces)
    assert [piece.first for piece in pieces] == [True] + [False] * (len(pieces) - 1)


def test_a_megabyte_without_a_space_is_shown_from_end_to_end(make_page: MakePage) -> None:
    page = make_page("ابتثجحخد" * 130_000)
    QTest.keyClick(page, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.verticalScrollBar().value() == page.verticalScrollBar().maximum()
    assert page.boxes_of(Span(1_039_990, 1_040_000))


def test_a_document_without_a_block_is_an_empty_page(make_page: MakePage) -> None:
    page = make_page("")
    QTest.keyClick(page, Qt.Key.Key_Down)
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton)
    QTest.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.scroll_by(50)
    assert page.selected_text() == ""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    lengths=st.lists(st.integers(0, 900), min_size=1, max_size=700),
    settle=st.lists(st.tuples(st.integers(0, 10_000), st.floats(5, 4000)), max_size=30),
    place=st.floats(0, 1),
)
def test_tops_heights_and_finding_agree(
    qapp: QApplication,
    lengths: list[int],
    settle: list[tuple[int, float]],
    place: float,
) -> None:
    assert qapp is not None
    document = Document.of_paragraphs(("ب" * length, "paragraph") for length in lengths)
    heights = Heights(Pieces(document), Look(page_theme("light"), families()), 500)
    for index, height in settle:
        heights.settle(index % len(lengths), height)
    wanted = place * heights.total  # which is a guess until pieces are asked for
    index, below = heights.find(wanted)
    assert heights.top(index) + below == pytest.approx(
        min(wanted, heights.total), rel=1e-6, abs=heights.height(index)
    )
    for number in range(min(5, len(lengths) - 1)):
        gap = heights.top(number + 1) - heights.top(number)
        assert gap == pytest.approx(heights.height(number), abs=1e-6)


def test_the_flow_lays_out_only_what_is_seen(qapp: QApplication) -> None:
    assert qapp is not None
    flow = Flow(read_text(LONG), Look(page_theme("light"), families()), 500)
    shown = list(flow.visible(600))
    assert len(flow._laid_out) == len(shown) < 40


def test_what_follows_a_paragraph_stays_where_it_was_promised_when_that_is_measured(
    qapp: QApplication,
) -> None:
    """A jump lands in a paragraph whose height is only guessed; its end must not move then."""
    assert qapp is not None
    # Narrow letters, then wide ones: no guess from their number is right.
    text = "\n".join(("ا" * 900, "ش" * 900)[number % 2] for number in range(60))
    flow = Flow(read_text(text), Look(page_theme("light"), families()), 500)
    for index in (9, 20, 31, 42):  # never one that was laid out on the way to another
        guessed = flow.heights.height(index)
        flow.scroll_to(flow.heights.top(index) + guessed - 30)
        assert flow.anchor == index
        places = {number: top for number, _, top in flow.visible(600)}
        assert abs(flow.heights.height(index) - guessed) > 10
        assert places[index + 1] == pytest.approx(30 + flow.text_top(index + 1))
