"""What tests of the window do with it: wait for it, press its keys, mark its text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.document import Span
from reader.ui.session import SaveState
from reader.ui.window import Desk, ReaderWindow

FIRST = "هذا نص أول.\nوفي سطره الثاني كلمة OpenAI ورقم 20% من الناس.\n" + "سطر آخر.\n" * 80
SECOND = "نص ثان عن أشياء أخرى."

Opened = Callable[[Path], ReaderWindow]


def at_rest(window: ReaderWindow) -> bool:
    """Whether everything about the window's document is there."""
    session = window.session
    return session is None or (
        session.analysis is not None
        and session.save_state not in (SaveState.LOADING, SaveState.SAVING)
    )


def wait_for_windows(desk: Desk, qtbot: QtBot, number: int) -> None:
    """Wait until there are ``number`` windows, each with its document."""
    qtbot.waitUntil(
        lambda: len(desk.windows) == number and all(window.session for window in desk.windows)
    )
    for window in desk.windows:
        qtbot.waitUntil(lambda window=window: at_rest(window))


def press(window: ReaderWindow, key: str) -> None:
    """The keys as the window system would send them."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.keySequence(window, QKeySequence(key))


def mark(window: ReaderWindow, start: int, end: int) -> None:
    """Highlight the text from ``start`` to ``end``."""
    assert window.session is not None
    window.session.highlight("Highlight", Span(start, end), "yellow")
