"""Mixed names in messages and menus, as they are painted, judged by UAX #9."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from reader import errors
from reader.library import settings as saved_settings
from reader.library.settings import Settings
from reader.ui.dialogs.exporting.format_list import FormatList
from reader.ui.dialogs.exporting.kinds import groups
from reader.ui.dialogs.target import TargetField
from reader.ui.messages import message
from reader.ui.window import Desk, ReaderWindow
from tests.shared import oracle

NAMES = ["تقرير OpenAI (2024).txt", "report – تقرير 2.txt", "C++ دليل.txt", "plain.txt"]


@pytest.fixture(params=["ar", "en"])
def window(
    request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot
) -> Iterator[ReaderWindow]:
    locale = QLocale()
    settings = Settings(language=request.param, theme="light", panel_visible=False)
    desk = Desk(qapp, settings, ReaderWindow)
    made = desk.new_window()
    made.resize(1400, 500)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    desk.shutdown()
    for translator in desk._translators:
        qapp.removeTranslator(translator)
    desk.deleteLater()
    qapp.setStyleSheet("")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(locale)


def _base(window: ReaderWindow) -> int:
    return 1 if window.isRightToLeft() else 0


@pytest.mark.parametrize("name", NAMES)
def test_a_message_about_a_mixed_name_reads_right(window: ReaderWindow, name: str) -> None:
    judge = oracle()
    said = message(errors.NotFound(Path("/tmp") / name))
    window.notice.show_message(said)
    label = window.notice._text
    assert isinstance(label, QLabel)
    label.resize(1200, label.sizeHint().height())
    painted = judge.record_paint(label)
    assert judge.match_painted(painted, [label.text()], base=_base(window)) == []


def test_recent_files_with_mixed_names_read_right(window: ReaderWindow, tmp_path: Path) -> None:
    judge = oracle()
    for name in NAMES:
        (tmp_path / name).write_text("نص", encoding="utf-8")
        window.desk.settings = saved_settings.with_recent(window.desk.settings, tmp_path / name)
    menu = QMenu(window)
    window.menus._show_recent(menu)
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    painted = judge.record_paint(menu)
    texts = [action.text() for action in menu.actions()]
    assert len(texts) == len(NAMES)
    assert judge.match_painted(painted, texts, base=_base(window)) == []


def test_the_formats_of_an_export_read_right(window: ReaderWindow, qtbot: QtBot) -> None:
    judge = oracle()
    formats = FormatList()
    qtbot.addWidget(formats)
    formats.resize(520, 1_600)  # each in one line
    texts = []
    for group in groups():
        texts.append(group.title)
        texts += [said for kind in group.kinds for said in (kind.title, kind.purpose)]
    with qtbot.waitExposed(formats):
        formats.show()
    painted = judge.record_paint(formats.viewport())
    assert judge.match_painted(painted, texts, base=_base(window)) == []


@pytest.mark.parametrize("name", NAMES)
def test_what_an_export_would_replace_reads_right(
    window: ReaderWindow, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    judge = oracle()
    (tmp_path / name).write_text("old", encoding="utf-8")
    field = TargetField()
    qtbot.addWidget(field)
    field.suggest(tmp_path / name, ".txt")
    field.resize(1_200, 80)
    with qtbot.waitExposed(field):
        field.show()
    painted = judge.record_paint(field.warning)
    assert judge.match_painted(painted, [field.warning.text()], base=_base(window)) == []
