"""The guide in Hamesh itself: F1 opens it as a document, and every key that it names is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from pytestqt.qtbot import QtBot

from reader.library.guide import guide_path
from reader.ui.window import Desk, ReaderWindow
from tests.windows import Opened, at_rest, press

# Keys of the page and of the lists; tests/ui/page and tests/ui/panel press them.
ELSEWHERE = {*"12345N", "Space", "Shift+Space", "Esc", "Enter", "F2", "Delete"}


def keys(language: str) -> set[str]:
    """What stands in the guide as code and is no name of a file or folder."""
    named = re.findall(r"`([^`]+)`", guide_path(language).read_text("utf-8"))
    keyed = {key for key in named if key not in ("Hamesh", "data")}
    # In words there, where a sign at the end would go astray in Arabic.
    return {key.replace("Plus", "+").replace("Minus", "-") for key in keyed}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_key_that_it_names_does_something(opened: Opened, first: Path, language: str) -> None:
    window = opened(first)
    taken = {sequence for action in window.findChildren(QAction) for sequence in action.shortcuts()}
    for key in keys(language) - ELSEWHERE:
        assert QKeySequence(key) in taken, key


@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_names_a_key_of_every_command_that_has_one(
    opened: Opened, first: Path, language: str
) -> None:
    window = opened(first)
    named = {QKeySequence(key) for key in keys(language)}
    for action in window.findChildren(QAction):
        keyed = [it for it in action.shortcuts() if not it.isEmpty()]
        assert not keyed or named & {*keyed}, action.objectName()


def guide_of(desk: Desk) -> list[ReaderWindow]:
    guides = {guide_path("ar"), guide_path("en")}
    return [it for it in desk.windows if it.path in guides and isinstance(it, ReaderWindow)]


def test_f1_opens_it_beside_the_text_and_once(
    desk: Desk, opened: Opened, first: Path, qtbot: QtBot
) -> None:
    window = opened(first)
    window.show()
    press(window, "F1")
    qtbot.waitUntil(lambda: len(guide_of(desk)) == 1)
    (guide,) = guide_of(desk)
    qtbot.waitUntil(lambda: at_rest(guide))
    assert guide.path == guide_path("en")
    assert "The Hamesh guide" in guide.windowTitle()
    assert window.path == first
    press(window, "F1")
    assert len(desk.windows) == 2
    assert guide.path not in desk.settings.recent


def test_it_speaks_arabic_where_the_interface_does(
    desk: Desk, opened: Opened, first: Path, qtbot: QtBot
) -> None:
    opened(first)
    desk.change(language="ar")
    qtbot.waitUntil(lambda: desk.language == "ar")
    (window,) = desk.windows
    assert isinstance(window, ReaderWindow)
    window.commands.show_guide()
    (guide,) = guide_of(desk)
    qtbot.waitUntil(lambda: at_rest(guide))
    assert guide.path == guide_path("ar")
    assert guide.session is not None
    assert guide.session.document.text.startswith("دليل هامش")
