"""From a name in the panel to all places of the document that have it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.document import Span
from tests.windows import FIRST, Opened


def test_searching_for_a_name_opens_the_find_bar_with_it(
    opened: Opened, first: Path, qtbot: QtBot
) -> None:
    window = opened(first)
    window.session.set_selection(Span(0, 3))
    window.build_panel().search_wanted.emit("OpenAI")
    bar = window.find_bar
    start = FIRST.index("OpenAI")
    qtbot.waitUntil(lambda: bar.hits == [Span(start, start + 6)])
    assert bar.isVisible()
    assert bar.current == bar.hits[0]
