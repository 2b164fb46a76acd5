"""What the page says of a marked passage: the card and the context menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.analysis.model import Analysis, Entity, Statistic
from reader.ui.page import selection
from reader.ui.page.layout import Caret
from reader.ui.page.menu import page_menu
from reader.ui.page.selection import Selection
from reader.ui.page.view import PageView
from tests.shared import oracle
from tests.ui.page.conftest import Hands


@pytest.fixture
def analysed(page: PageView, hands: Hands, qtbot: QtBot) -> PageView:
    """The page with a statistic and an entity of two mentions."""
    assert page.session is not None
    qtbot.waitUntil(lambda: hasattr(page, "card"))
    page.session._take_analysis(
        Analysis(
            (
                Statistic(
                    hands.span("60%"), "percent", 60, "%", modifier="about",
                    subject=hands.span("نموذجها الجديد"),
                ),
            ),
            (
                Entity(
                    "OpenAI", "ORG", ("أوبن إيه آي",),
                    (hands.span("OpenAI"), hands.span("OpenAI", "شركة")),
                ),
            ),
        )
    )  # fmt: skip
    return page


def rest_on(page: PageView, point: QPoint) -> None:
    view = page.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(point), view.mapToGlobal(QPointF(point)),
        Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def test_resting_on_a_figure_shows_its_value_and_subject_and_leaving_hides_it(
    analysed: PageView, hands: Hands, qtbot: QtBot
) -> None:
    rest_on(analysed, hands.middle("60%"))
    qtbot.waitUntil(analysed.card.isVisible)
    told = analysed.card._label.text()
    assert "60" in told
    assert "نموذجها الجديد" in told
    box = analysed.boxes_of(hands.span("60%"))[0]
    assert not analysed.card.geometry().toRectF().intersects(box)
    rest_on(analysed, hands.middle("مجانًا"))
    assert not analysed.card.isVisible()


def test_the_card_of_an_entity_tells_its_type_mentions_and_aliases(
    analysed: PageView, hands: Hands, qtbot: QtBot
) -> None:
    rest_on(analysed, hands.middle("OpenAI", "شركة"))
    qtbot.waitUntil(analysed.card.isVisible)
    told = analysed.card._label.text()
    assert "OpenAI" in told
    assert "أوبن إيه آي" in told
    assert "2" in told


@pytest.mark.parametrize("note", ["رأيي أن OpenAI (60%) تبالغ", "See OpenAI, not «غيرها»."])
def test_a_note_on_the_card_reads_in_its_own_direction(
    analysed: PageView, hands: Hands, qtbot: QtBot, note: str
) -> None:
    assert analysed.session is not None
    analysed.session.highlight("mark", hands.span("المحلل"), "yellow", note)
    rest_on(analysed, hands.middle("المحلل"))
    qtbot.waitUntil(analysed.card.isVisible)
    judge = oracle()
    base = 1 if note.startswith("رأيي") else 0
    assert judge.match_painted(judge.record_paint(analysed.card), [note], base) == []


def test_what_a_note_says_is_never_markup(analysed: PageView, hands: Hands) -> None:
    assert analysed.session is not None
    analysed.session.highlight("mark", hands.span("المحلل"), "yellow", "<img src=x> & <b>ب</b>")
    told = analysed.card.text_for(analysed.marks.of("annotation", 0, 10_000))
    assert "<img" not in told
    assert "&lt;b&gt;" in told


def test_the_menu_copies_the_value_of_the_figure_there(analysed: PageView, hands: Hands) -> None:
    menu = page_menu(analysed, hands.middle("60%"))
    (copy,) = [action for action in menu.actions() if "60" in action.text()]
    copy.trigger()
    assert "60" in QGuiApplication.clipboard().text()


def test_the_menu_goes_to_the_next_mention(analysed: PageView, hands: Hands) -> None:
    menu = page_menu(analysed, hands.middle("OpenAI", "شركة"))
    (step,) = [action for action in menu.actions() if action.text() == "Next mention"]
    step.trigger()
    assert analysed.selection.caret.offset == hands.span("OpenAI").start


def test_a_right_click_in_a_selection_keeps_it_and_elsewhere_means_the_word_there(
    analysed: PageView, hands: Hands
) -> None:
    span = hands.span("المحلل سامر")
    analysed.set_selection(Selection(span.start, Caret(span.end)))
    page_menu(analysed, hands.middle("سامر"))
    assert analysed.selected_text() == "المحلل سامر"
    menu = page_menu(analysed, hands.middle("منافسٌ"))
    assert analysed.selected_text() == "منافسٌ"
    assert next(action for action in menu.actions() if action.menu()).isEnabled()


def test_an_annotation_can_be_recoloured_and_deleted_from_the_menu(
    analysed: PageView, hands: Hands
) -> None:
    assert analysed.session is not None
    made = analysed.session.highlight("mark", hands.span("المحلل"), "yellow")
    analysed.set_selection(selection.at(0))
    menu = page_menu(analysed, hands.middle("المحلل"))
    colours = next(action.menu() for action in menu.actions() if action.menu())
    colours.actions()[4].trigger()
    assert analysed.session.annotations[made.id].colour == "purple"
    delete = menu.actions()[menu.actions().index(colours.menuAction()) + 2]
    delete.trigger()
    assert not analysed.session.annotations


def test_hidden_kinds_leave_the_page(analysed: PageView, hands: Hands) -> None:
    assert analysed.session is not None
    analysed.session.set_mark_hidden("percent", True)
    assert analysed.marks.of("statistic", 0, 10_000) == []
    assert len(analysed.marks.of("entity", 0, 10_000)) == 2
    analysed.session.set_mark_hidden("ORG", True)
    assert analysed.marks.of("entity", 0, 10_000) == []
    analysed.session.set_mark_hidden("percent", False)
    assert len(analysed.marks.of("statistic", 0, 10_000)) == 1
    assert analysed.marks_at(QPointF(hands.middle("60%")))[0].about is not None
