"""Statistics on the page as the reader wants them: marks, card and menu follow the corrections."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from reader.analysis.model import Analysis, Statistic
from reader.library.corrections import Figure
from reader.ui.page.menu import page_menu
from reader.ui.page.view import PageView
from reader.ui.session import Session
from tests.ui.page.conftest import Hands


@pytest.fixture
def session(page: PageView, hands: Hands, qtbot: QtBot) -> Session:
    """The session of the page, with one statistic."""
    assert page.session is not None
    qtbot.waitUntil(lambda: hasattr(page, "card"))
    page.session._take_analysis(Analysis((Statistic(hands.span("60%"), "percent", 60, "%"),)))
    return page.session


def choose(page: PageView, hands: Hands, name: str) -> None:
    """Choose the entry that begins with ``name`` in the menu of the statistic."""
    menu = page_menu(page, hands.middle("60%"))
    (action,) = [action for action in menu.actions() if action.text().startswith(name)]
    action.trigger()


def names(page: PageView, hands: Hands) -> list[str]:
    return [action.text() for action in page_menu(page, hands.middle("60%")).actions()]


def figure_at(page: PageView, hands: Hands) -> Figure | None:
    found = [mark.about for mark in page.marks_at(QPointF(hands.middle("60%")))]
    return next((about for about in found if isinstance(about, Figure)), None)


def test_a_dismissed_statistic_leaves_the_page_and_comes_back_with_undo(
    page: PageView, hands: Hands, session: Session
) -> None:
    choose(page, hands, "Dismiss")
    assert figure_at(page, hands) is None
    session.undo_stack.undo()
    assert figure_at(page, hands) == session.figures[0]


def test_the_menu_restores_what_was_dismissed_or_corrected(
    page: PageView, hands: Hands, session: Session
) -> None:
    assert "Restore the statistic" not in names(page, hands)
    choose(page, hands, "Dismiss")
    choose(page, hands, "Restore")
    assert session.figures[0].state == "found"
    read = session.figures[0].statistic
    session.correct(session.figures[0], dataclasses.replace(read, value=61))
    choose(page, hands, "Restore")
    assert session.figures[0].state == "found"


def test_correcting_from_the_menu_asks_whoever_holds_the_dialog(
    page: PageView, hands: Hands, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.correction_requested) as asked:
        choose(page, hands, "Correct")
    assert asked.args == [session.figures[0]]


def test_the_card_of_a_corrected_statistic_says_what_was_read_and_what_holds(
    page: PageView, hands: Hands, session: Session
) -> None:
    read = session.figures[0].statistic
    session.correct(session.figures[0], dataclasses.replace(read, value=61))
    told = page.card.text_for(page.marks_at(QPointF(hands.middle("60%"))))
    assert told.index("61") < told.index("Corrected by you") < told.index("60")


def test_a_statistic_of_a_hidden_group_is_not_marked_after_a_correction(
    page: PageView, hands: Hands, session: Session
) -> None:
    session.set_mark_hidden("money", True)
    read = session.figures[0].statistic
    session.correct(session.figures[0], dataclasses.replace(read, kind="money", unit="EUR"))
    assert figure_at(page, hands) is None


@pytest.mark.usefixtures("session")
def test_read_only_notes_let_nobody_correct(
    page: PageView, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "writable", property(lambda _: False))
    menu = page_menu(page, hands.middle("60%"))
    asked = [action for action in menu.actions() if action.text().startswith(("Corr", "Dismiss"))]
    assert [action.isEnabled() for action in asked] == [False, False]
