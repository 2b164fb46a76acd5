"""A desk whose windows are closed after the test, and files to open in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.library.settings import Settings
from reader.ui.window import Desk, ReaderWindow
from tests.windows import FIRST, SECOND, Opened, at_rest


def pytest_sessionfinish() -> None:
    """Empty the clipboard: without a screen, Qt 6.11 crashes at exit where Python filled it."""
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    locale = QLocale()
    made = Desk(qapp, Settings(language="en", theme="light"), ReaderWindow)
    yield made
    for window in tuple(made.windows):
        if window.session is not None:
            qtbot.waitUntil(lambda window=window: at_rest(window))
        window.commands.may_discard = lambda _: True  # a question would wait for an answer
        window.close()
    made.shutdown()
    for translator in made._translators:
        qapp.removeTranslator(translator)
    made.deleteLater()
    qapp.setStyleSheet("")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(locale)


@pytest.fixture
def first(tmp_path: Path) -> Path:
    path = tmp_path / "مقال أول.txt"
    path.write_text(FIRST, encoding="utf-8")
    return path


@pytest.fixture
def second(tmp_path: Path) -> Path:
    path = tmp_path / "second.txt"
    path.write_text(SECOND, encoding="utf-8")
    return path


@pytest.fixture
def opened(desk: Desk, qtbot: QtBot) -> Opened:
    """Opens a file in a first window and waits until everything about it is there."""

    def show(path: Path) -> ReaderWindow:
        window = desk.new_window()
        window.open(path)
        qtbot.waitUntil(lambda: window.session is not None and at_rest(window))
        window.resize(1000, 700)
        return window

    return show
