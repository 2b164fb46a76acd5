"""Notes whose place is only probable, and those that have lost it: shown, accepted, attached."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reader.annotations.anchor import describe
from reader.annotations.model import Anchor, Annotation, Change, new_id, now
from reader.ui.page.menu import page_menu
from reader.ui.page.view import PageView
from reader.ui.session import Session
from tests.shared import oracle
from tests.ui.page.conftest import Hands
from tests.ui.page.test_card_and_menu import rest_on

LEFT = Qt.MouseButton.LeftButton
BEFORE = "إن نموذجها الأحدث أبطأ بنسبة 60% من سابقه"  # of which the text has made:
NOW = "إن نموذجها الجديد أسرع بنسبة 60% من سابقه"


@pytest.fixture
def session(page: PageView, qtbot: QtBot) -> Session:
    assert page.session is not None
    qtbot.waitUntil(lambda: hasattr(page, "card"))
    return page.session


def written(session: Session, anchor: Anchor, note: str = "") -> Annotation:
    moment = now()
    made = Annotation(new_id(), anchor, "yellow", note, (), moment, moment)
    session.change("Write", Change(None, made))
    return made


@pytest.fixture
def unsure(session: Session, hands: Hands) -> Annotation:
    anchor = describe(session.document, hands.span(NOW))
    made = written(session, replace(anchor, exact=BEFORE, fingerprint="before"), "رأيي")
    assert session.placements[made.id].how == "approximate"
    return made


@pytest.fixture
def orphan(session: Session) -> Annotation:
    anchor = Anchor(
        "كلام لم يبقَ منه في المقال شيء البتة", "قبله سياق آخر ", " وبعده غيره", 9, 45, "x"
    )
    made = written(session, anchor, "لا تضيعي")
    assert session.orphans == (made,)
    return made


def test_a_probable_place_has_a_dashed_edge_until_it_is_accepted(
    page: PageView, session: Session, unsure: Annotation
) -> None:
    (edge,) = page.marks.edges(0, 10_000)
    assert edge.dashed
    span = session.placements[unsure.id].span
    assert (edge.start, edge.end) == (span.start, span.end)
    (box, *_) = page.boxes_of(span)
    image = page.viewport().grab().toImage()
    row = [
        image.pixelColor(x, round(box.top())) for x in range(round(box.left()), round(box.right()))
    ]
    fill = page.look.theme.highlight["yellow"]
    assert 4 < sum(colour.lightness() < fill.lightness() - 40 for colour in row) < len(row) * 0.9
    session.accept("Accept", unsure)
    assert page.marks.edges(0, 10_000) == []


def test_its_card_says_so_and_one_click_accepts_it(
    page: PageView, session: Session, hands: Hands, unsure: Annotation, qtbot: QtBot
) -> None:
    point = hands.middle("سابقه", NOW)
    rest_on(page, point)
    qtbot.waitUntil(page.card.isVisible)
    told = page.card._label.text()
    assert "The text has changed" in told
    assert BEFORE in told
    # On its way to the button the mouse leaves the words; the card waits for it.
    rest_on(page, QPoint(point.x(), page.card.geometry().top() - 1))
    assert page.card.isVisible()
    qtbot.mouseClick(page.card._accept, LEFT)
    assert not page.card.isVisible()
    kept = session.annotations[unsure.id]
    assert session.placements[unsure.id].how == "exact"
    assert (kept.anchor.exact, kept.note) == (NOW, "رأيي")
    assert session.undo_stack.undoText() == "Accept place"
    session.undo_stack.undo()
    assert session.annotations[unsure.id].anchor.exact == BEFORE
    assert session.placements[unsure.id].how == "approximate"
    session.undo_stack.redo()
    assert session.placements[unsure.id].how == "exact"


@pytest.mark.usefixtures("unsure")
def test_the_card_goes_when_the_mouse_stays_away(
    page: PageView, hands: Hands, qtbot: QtBot
) -> None:
    rest_on(page, hands.middle("سابقه", NOW))
    qtbot.waitUntil(page.card.isVisible)
    rest_on(page, QPoint(4, page.viewport().height() - 4))
    qtbot.waitUntil(lambda: not page.card.isVisible())


@pytest.mark.usefixtures("unsure")
def test_a_click_on_the_card_moves_no_caret(page: PageView, hands: Hands, qtbot: QtBot) -> None:
    QTest.mouseClick(page.viewport(), LEFT, pos=hands.middle("عنوان"))
    before = page.selection
    rest_on(page, hands.middle("سابقه", NOW))
    qtbot.waitUntil(page.card.isVisible)
    QTest.mouseClick(page.card, LEFT, pos=QPoint(4, 4))
    assert page.selection == before
    assert page.card.isVisible()


@pytest.mark.usefixtures("unsure")
def test_the_card_of_a_probable_place_reads_right(
    page: PageView, hands: Hands, qtbot: QtBot
) -> None:
    rest_on(page, hands.middle("سابقه", NOW))
    qtbot.waitUntil(page.card.isVisible)
    judge = oracle()
    rows = judge.record_paint(page.card)
    quoted = [row for row in rows if set(row[1]) & set(BEFORE) - {" "} and "يأر" not in row[1]]
    assert judge.match_painted(quoted[-2:], [BEFORE], 1) == []


def choose(menu: QMenu, text: str) -> None:
    (action,) = (it for it in menu.actions() if it.text() == text)
    action.trigger()


def test_the_menu_accepts_it_too(
    page: PageView, session: Session, hands: Hands, unsure: Annotation
) -> None:
    choose(page_menu(page, hands.middle("سابقه", NOW)), "Accept this place")
    assert session.placements[unsure.id].how == "exact"


def test_an_orphan_is_attached_to_what_is_selected(
    page: PageView, session: Session, hands: Hands, orphan: Annotation
) -> None:
    QTest.mouseDClick(page.viewport(), LEFT, pos=hands.middle("خصوصيته"))
    menu = page_menu(page, hands.middle("خصوصيته"))
    (attach,) = (it for it in menu.actions() if it.text() == "Attach a lost note here")
    offered = attach.menu()
    assert isinstance(offered, QMenu)
    (entry,) = offered.actions()
    assert "كلام لم يبقَ" in entry.text()
    assert "لا تضيعي" in entry.toolTip()
    entry.trigger()
    assert session.orphans == ()
    kept = session.annotations[orphan.id]
    assert (kept.anchor.exact, kept.note) == ("خصوصيته", "لا تضيعي")
    assert page.marks.at("annotation", hands.span("خصوصيته").start)
    assert session.undo_stack.undoText() == "Attach note"
    session.undo_stack.undo()
    assert session.orphans == (orphan,) or session.orphans[0].anchor == orphan.anchor


def test_without_orphans_nothing_is_offered(page: PageView, hands: Hands) -> None:
    menu = page_menu(page, hands.middle("خصوصيته"))
    assert all("Attach" not in action.text() for action in menu.actions())
