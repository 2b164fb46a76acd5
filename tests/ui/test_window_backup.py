"""Everything into one file from the menu, and back: with what was typed a moment ago."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from reader import importers
from reader.annotations.store import open_notes, with_annotations, write_notes
from reader.document import Span
from reader.library import settings as saved_settings
from reader.library.backup import back_up
from reader.library.entity_lexicon.rules import Rule, RuleChange
from reader.library.settings import Settings
from reader.ui.page.layout import Caret
from reader.ui.page.selection import Selection
from reader.ui.window import Desk, ReaderWindow
from tests.ui.page.conftest import type_text
from tests.windows import Opened, at_rest

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(opened: Opened, first: Path, qtbot: QtBot) -> ReaderWindow:
    made = opened(first)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where backups are put, and taken from."""
    path = tmp_path / "نسخة.zip"
    for asked in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, asked, lambda *_: (str(path), ""))
    return path


def made(desk: Desk, window: ReaderWindow, target: Path, qtbot: QtBot) -> None:
    window.offers["back_up"].trigger()
    qtbot.waitUntil(lambda: target.exists() and not desk.tasks.busy())


def restored(window: ReaderWindow, qtbot: QtBot) -> str:
    window.offers["restore"].trigger()
    qtbot.waitUntil(window.notice.isVisible)
    return window.notice.message.text


def held(target: Path) -> str:
    """All the notes in a backup."""
    with zipfile.ZipFile(target) as archive:
        names = [name for name in archive.namelist() if name.startswith("notes/")]
        return "".join(archive.read(name).decode("utf-8") for name in names)


def test_what_was_typed_a_moment_ago_is_in_the_backup(
    desk: Desk, window: ReaderWindow, target: Path, qtbot: QtBot
) -> None:
    window.page.setFocus()
    window.page.set_selection(Selection(0, Caret(9, before=True)))
    QTest.keyClick(window.page, Qt.Key.Key_N)
    type_text(QApplication.focusWidget(), "كُتبت للتو")
    made(desk, window, target, qtbot)
    assert "كُتبت للتو" in held(target)
    assert window.status.currentMessage().endswith("نسخة.zip\u2069")


def test_notes_that_were_lost_come_back_into_the_open_window(
    desk: Desk, window: ReaderWindow, target: Path, qtbot: QtBot
) -> None:
    item = window.session.highlight("h", Span(0, 3), "green", "عزيزة")
    made(desk, window, target, qtbot)
    window.session.delete("Delete", item)
    later = window.session.highlight("h", Span(5, 8), "blue", "أحدث")
    qtbot.waitUntil(lambda: at_rest(window))
    said = restored(window, qtbot)
    assert "The backup was restored." in said
    assert "Merged with what is here: \u20661\u2069" in said
    qtbot.waitUntil(lambda: set(window.session.annotations) == {item.id, later.id})
    assert window.session.annotations[item.id].note == "عزيزة"


def test_a_second_time_there_is_nothing_to_bring_back(
    desk: Desk, window: ReaderWindow, target: Path, qtbot: QtBot
) -> None:
    window.session.highlight("h", Span(0, 3), "green", "ملاحظة")
    made(desk, window, target, qtbot)
    assert "Came back" not in restored(window, qtbot)


def test_a_new_computer_gets_settings_names_and_notes_at_once(
    desk: Desk,
    window: ReaderWindow,
    target: Path,
    first: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("HAMESH_HOME", str(tmp_path / "another computer"))
        old = Settings(theme="sepia", zoom=150, colour_names={"green": "مهم"})
        saved_settings.save(old)
        document = importers.read(first)
        notes = open_notes(old.notes_path, document)
        from reader.annotations.anchor import describe
        from reader.annotations.model import Annotation, new_id, now

        item = Annotation(
            new_id(), describe(document, Span(0, 3)), "green", "من هناك", (), now(), now()
        )
        write_notes(with_annotations(notes, {item.id: item}), document)
        back_up(target)
    assert not saved_settings.settings_path().exists()
    said = restored(window, qtbot)
    assert "Came back: \u2066" in said
    qtbot.waitUntil(lambda: item.id in window.session.annotations)
    assert (desk.settings.theme, desk.settings.zoom) == ("sepia", 150)
    assert desk.settings.colour_names == {"green": "مهم"}
    assert window.page.look.zoom == 150
    desk.save_settings()
    assert saved_settings.load().zoom == 150


def test_what_was_chosen_here_stays_and_learns_names_of_colours(
    desk: Desk,
    window: ReaderWindow,
    target: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("HAMESH_HOME", str(tmp_path / "another computer"))
        saved_settings.save(Settings(zoom=150, colour_names={"green": "مهم", "pink": "هناك"}))
        back_up(target)
    desk.change(zoom=90, colour_names={"pink": "هنا"})
    desk.save_settings()
    restored(window, qtbot)
    assert desk.settings.zoom == 90
    assert desk.settings.colour_names == {"green": "مهم", "pink": "هنا"}
    desk.save_settings()
    assert saved_settings.load().colour_names == {"green": "مهم", "pink": "هنا"}


def test_rules_about_names_come_back(
    desk: Desk, window: ReaderWindow, target: Path, qtbot: QtBot
) -> None:
    from reader.annotations.model import new_id, now

    rule = Rule(new_id(), "dismissed", ("OpenAI",), now(), now())
    desk.lexicon.change([RuleChange(None, rule)])
    made(desk, window, target, qtbot)
    desk.lexicon.change([RuleChange(rule, None)])
    qtbot.waitUntil(lambda: not desk.tasks.busy())
    assert not desk.lexicon.lexicon.rules
    restored(window, qtbot)
    qtbot.waitUntil(lambda: len(desk.lexicon.lexicon.rules) == 1)


def test_what_is_no_backup_is_said_and_another_file_can_be_chosen(
    desk: Desk, window: ReaderWindow, target: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.write_bytes(b"PK no zip")
    said = restored(window, qtbot)
    assert "نسخة.zip" in said
    assert "Nothing was restored." in said
    assert desk.windows == [window]
    good = target.with_name("good.zip")
    back_up(good)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(good), ""))
    (way,) = (it for it in window.notice.findChildren(QPushButton) if it.isVisible())
    QTest.mouseClick(way, LEFT)
    qtbot.waitUntil(lambda: "The backup was restored." in window.notice.message.text)


def test_a_place_that_refuses_is_said_and_another_can_be_chosen(
    window: ReaderWindow, target: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = target.with_name("file")
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(blocked / "نسخة.zip"), ""))
    window.offers["back_up"].trigger()
    qtbot.waitUntil(window.notice.isVisible)
    assert "could not be written" in window.notice.message.text
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(target.with_suffix("")), "")
    )
    (way,) = (it for it in window.notice.findChildren(QPushButton) if it.isVisible())
    QTest.mouseClick(way, LEFT)
    qtbot.waitUntil(target.exists)  # with the suffix that was left out
