"""Notes that cannot be read or written, and what the window keeps of them all the same."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader import importers
from reader.annotations import store
from reader.annotations.folder import new_path
from reader.annotations.model import Annotations
from reader.ui.session import SaveState
from reader.ui.window import Desk, ReaderWindow
from tests.windows import Opened, mark


@pytest.fixture
def notes_file(desk: Desk, first: Path) -> Path:
    """Where the notes of ``first`` will be."""
    path = new_path(desk.settings.notes_path, importers.read(first))
    path.parent.mkdir(parents=True)
    return path


def _kept(folder: Path, document: Path) -> Annotations:
    return store.open_notes(folder, importers.read(document)).annotations


def _refuse(*_: object, **__: object) -> None:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


Choose = Callable[[ReaderWindow, Path], None]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Choose:
    """Presses the button of a window's message, and chooses another folder for the notes."""

    def press(window: ReaderWindow, folder: Path) -> None:
        assert window.notice.message.way_out == "notes_folder"
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
        window.notice._button.click()
        qtbot.waitUntil(
            lambda: (
                window.session.notes_path is not None
                and window.session.notes_path.parent == folder
                and window.session.save_state is SaveState.SAVED
            )
        )

    return press


def test_damaged_notes_are_told_of_and_new_ones_can_be_made(
    opened: Opened, qtbot: QtBot, first: Path, notes_file: Path
) -> None:
    notes_file.write_bytes(b"{")
    window = opened(first)
    assert window.notice.isVisible()
    assert "is damaged. It was kept" in window.notice.message.text
    assert window.notice.message.way_out == "show_notes"
    mark(window, 0, 3)
    qtbot.waitUntil(lambda: window.session.save_state is SaveState.SAVED)
    assert len(_kept(notes_file.parent, first)) == 1
    assert [path.read_bytes() for path in notes_file.parent.glob("*.bad-*")] == [b"{"]


def test_a_notes_folder_that_may_not_be_listed_leads_to_another_one(
    opened: Opened,
    first: Path,
    tmp_path: Path,
    choose: Choose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(store, "find", _refuse)
        window = opened(first)
    assert window.notice.isVisible()
    assert window.status.notes.text() == "Notes are read-only"
    assert "damaged" not in window.notice.message.text
    assert "not allowed" in window.notice.message.text
    assert not window.offers["note"].isEnabled()
    choose(window, tmp_path)
    mark(window, 0, 3)
    assert len(window.session.annotations) == 1


def test_notes_that_could_not_be_read_can_be_tried_again(
    opened: Opened, qtbot: QtBot, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(store, "find", _refuse)
        window = opened(first)
        assert not window.session.writable
    window.commands.retry_notes()
    qtbot.waitUntil(lambda: window.session.save_state is SaveState.SAVED)
    assert window.session.writable


def test_a_read_only_folder_shows_its_notes_and_new_ones_find_another(
    desk: Desk,
    opened: Opened,
    qtbot: QtBot,
    first: Path,
    notes_file: Path,
    tmp_path: Path,
    choose: Choose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = opened(first)
    mark(before, 0, 3)
    before.close()
    written = notes_file.read_bytes()
    notes_file.parent.chmod(0o555)
    with monkeypatch.context() as patch:
        patch.setattr(store, "locked", _refuse)  # root, who may run this, may write everywhere
        window = opened(first)
        assert len(window.session.annotations) == 1
        assert window._notice is None  # reading them is all that was asked for so far
        mark(window, 5, 9)
        qtbot.waitUntil(lambda: window.session.save_state is SaveState.FAILED)
        assert "not allowed to use that folder" in window.notice.message.text
        assert len(window.session.annotations) == 2
    notes_file.parent.chmod(0o755)
    assert notes_file.read_bytes() == written
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    choose(window, elsewhere)
    assert desk.settings.notes_folder == elsewhere
    assert len(_kept(elsewhere, first)) == 2
    assert not window.notice.isVisible()


def test_the_last_words_before_closing_are_kept(
    desk: Desk, opened: Opened, qtbot: QtBot, first: Path
) -> None:
    window = opened(first)
    _write(window, qtbot, "آخر الكلام")
    window.close()
    (kept,) = _kept(desk.settings.notes_path, first).values()
    assert kept.note == "آخر الكلام"


def test_the_last_words_are_asked_about_where_they_cannot_be_kept(
    desk: Desk, opened: Opened, qtbot: QtBot, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(first)
    _write(window, qtbot, "آخر الكلام")
    monkeypatch.setattr(store, "locked", _refuse)
    monkeypatch.setattr(window.commands, "may_discard", lambda _: False)
    assert not window.close()
    assert desk.windows == [window]
    (held,) = window.session.annotations.values()
    assert held.note == "آخر الكلام"


def _write(window: ReaderWindow, qtbot: QtBot, words: str) -> None:
    """Type a note a moment before something else happens."""
    mark(window, 0, 3)
    qtbot.waitUntil(lambda: window.session.save_state is SaveState.SAVED)
    (annotation_id,) = window.session.annotations
    window.session.edit_requested.emit(annotation_id)
    window.panel.notes.editor.note.insertPlainText(words)


def test_marks_that_were_hidden_stay_hidden(
    desk: Desk, opened: Opened, first: Path, second: Path
) -> None:
    window = opened(first)
    window.session.set_mark_hidden("percent", True)
    window.session.set_mark_hidden("notes", True)
    assert desk.settings.hidden_marks == ("notes", "percent")
    other = opened(second)
    assert other.session.hidden_marks == {"notes", "percent"}
    other.session.set_mark_hidden("notes", False)
    assert desk.settings.hidden_marks == ("percent",)


def test_another_language_keeps_the_last_words_too(
    desk: Desk, opened: Opened, qtbot: QtBot, first: Path
) -> None:
    window = opened(first)
    _write(window, qtbot, "قبل أن تتغير اللغة")
    desk.change(language="ar")
    qtbot.waitUntil(lambda: desk.windows[0] is not window)
    (kept,) = desk.windows[0].session.annotations.values()
    assert kept.note == "قبل أن تتغير اللغة"
