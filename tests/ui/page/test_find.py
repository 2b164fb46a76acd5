"""The find bar: every hit, their number, and the way through them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.progress import Cancelled
from reader.ui.page.find import FindBar, search
from reader.ui.page.view import PageView
from tests.ui.page.conftest import MakePage, type_text

TEXT = (
    """في الإمارات ٢٠٢٥
زار الوفد الإماراتِ ثم عاد من امارات أخرى.
"""
    + "سطر\n" * 200
    + "وفي العام 2025 بقيت الإمــارات كما هي."
)


@pytest.fixture
def bar(make_page: MakePage, qtbot: QtBot) -> FindBar:
    page = make_page(TEXT)
    bar = FindBar(page)
    qtbot.addWidget(bar)
    bar.open()
    return bar


def type_and_wait(bar: FindBar, query: str, hits: int, qtbot: QtBot) -> None:
    bar._line.clear()
    type_text(bar._line, query)
    qtbot.waitUntil(lambda: len(bar.hits) == hits)


def test_every_spelling_is_found_counted_and_painted(bar: FindBar, qtbot: QtBot) -> None:
    type_and_wait(bar, "امارات", 4, qtbot)
    page = bar._page
    text = page.document.text if page.document else ""
    assert [span.of(text) for span in bar.hits] == ["إمارات", "إماراتِ", "امارات", "إمــارات"]
    assert bar._count.text() == "1 / 4"
    image = page.grab().toImage()
    (second,) = page.boxes_of(bar.hits[1])
    corner = second.topLeft().toPoint() + QPoint(4, 2)
    assert image.pixelColor(corner) == page.look.theme.hit


def test_enter_goes_on_and_shift_enter_back_around_the_end(bar: FindBar, qtbot: QtBot) -> None:
    type_and_wait(bar, "2025", 2, qtbot)
    page = bar._page
    assert bar.current == bar.hits[0]
    QTest.keyClick(bar._line, Qt.Key.Key_Return)
    assert bar.current == bar.hits[1]
    assert page.boxes_of(bar.hits[1])
    assert page.verticalScrollBar().value() > 0
    QTest.keyClick(bar._line, Qt.Key.Key_Return)
    assert bar.current == bar.hits[0]
    QTest.keyClick(bar._line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.current == bar.hits[1]
    assert page.selected_text() == "2025"


def test_what_is_not_there_is_said_to_be_not_there(bar: FindBar, qtbot: QtBot) -> None:
    type_and_wait(bar, "امارات", 4, qtbot)
    type_text(bar._line, "ءء")
    qtbot.waitUntil(lambda: bar.hits == [])
    assert bar._count.text() == bar.tr("Not found")
    QTest.keyClick(bar._line, Qt.Key.Key_Return)


def test_escape_closes_and_leaves_the_hit_selected(bar: FindBar, qtbot: QtBot) -> None:
    type_and_wait(bar, "الوفد", 1, qtbot)
    QTest.keyClick(bar._line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert bar._page.selected_text() == "الوفد"
    assert bar._page.marks.of("hit", 0, len(TEXT)) == []


def test_opening_takes_the_selection_as_the_query(make_page: MakePage, qtbot: QtBot) -> None:
    page: PageView = make_page(TEXT)
    from reader.ui.page.layout import Caret
    from reader.ui.page.selection import Selection

    page.set_selection(Selection(3, Caret(11)))
    bar = FindBar(page)
    qtbot.addWidget(bar)
    bar.open()
    qtbot.waitUntil(lambda: len(bar.hits) == 3)


def test_a_page_pasted_into_the_line_is_cut_to_what_a_reader_might_look_for(
    bar: FindBar, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("سطر " * 8_000)
    bar._line.clear()
    QTest.keyClick(bar._line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert bar._line.text() == ("سطر " * 8_000)[: bar._line.maxLength()]
    assert bar._line.maxLength() <= 500
    qtbot.waitUntil(lambda: bar._count.text() == bar.tr("Not found"))


def test_a_search_that_nobody_waits_for_stops() -> None:
    def stop(_part: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        search(TEXT, "سطر", stop)


def test_hits_are_found_across_the_slices_of_a_long_text() -> None:
    text = ("كلمة " * 60_000 + "\n") * 2
    starts, ends = search(text, "كلمه")
    assert len(starts) == 120_000
    assert text[starts[-1] : ends[-1]] == "كلمة"
