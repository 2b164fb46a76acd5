"""Hints in the first run: notes to look at and to throw away, which leave no trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader import exporters, resources
from reader.exporters.choice import ALL
from reader.library import folders, settings
from reader.library.material import content
from reader.ui.material import material_of
from reader.ui.window import Desk, ReaderWindow
from reader.ui.window.welcome import Welcome
from tests.windows import Opened, at_rest, mark, wait_for_windows

ARTICLE = resources.path("article", "mistral.txt")


@pytest.fixture
def first_run(desk: Desk) -> Desk:
    desk.welcome = Welcome(ARTICLE, desk.save_settings, desk)
    return desk


def written() -> list[str]:
    return [it.read_text("utf-8") for it in folders.default_notes_folder().glob("*.jsonld")]


def hints_in(window: ReaderWindow) -> list[str]:
    assert window.session is not None
    session = window.session
    return [it.note for it in session.annotations.values() if it.id not in session.own_notes]


def wait_saved(window: ReaderWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: at_rest(window))


@pytest.mark.usefixtures("first_run")
def test_the_article_opens_with_three_hints_that_are_nobodys_notes(
    opened: Opened, qtbot: QtBot
) -> None:
    window = opened(ARTICLE)
    qtbot.waitUntil(lambda: len(hints_in(window)) == 3)
    session = window.session
    assert session is not None
    assert len(session.placements) == 3
    assert all(place.span.end < 1_000 for place in session.placements.values())
    assert session.empty
    assert dict(session.kept) == dict(session.own_notes) == {}
    assert settings.settings_path().exists()  # the next start is not the first one
    window.close()
    assert not folders.default_notes_folder().exists()


@pytest.mark.usefixtures("first_run")
def test_other_documents_have_no_hints(opened: Opened, first: Path) -> None:
    window = opened(first)
    assert window.session is not None
    assert not window.session.annotations


def test_later_runs_have_no_hints(opened: Opened) -> None:
    window = opened(ARTICLE)
    assert hints_in(window) == []


@pytest.mark.usefixtures("first_run")
def test_a_file_takes_the_place_of_the_article_with_its_hints(
    desk: Desk, opened: Opened, first: Path, qtbot: QtBot
) -> None:
    window = opened(ARTICLE)
    qtbot.waitUntil(lambda: len(hints_in(window)) == 3)
    window.open(first)
    qtbot.waitUntil(lambda: window.path == first)
    wait_for_windows(desk, qtbot, 1)
    assert hints_in(window) == []


@pytest.mark.usefixtures("first_run")
def test_deleting_hints_writes_nothing_and_can_be_undone(opened: Opened, qtbot: QtBot) -> None:
    window = opened(ARTICLE)
    qtbot.waitUntil(lambda: len(hints_in(window)) == 3)
    session = window.session
    assert session is not None
    session.delete("Delete", *session.annotations.values())
    assert not session.annotations
    session.undo_stack.undo()
    assert len(hints_in(window)) == 3
    session.undo_stack.redo()
    wait_saved(window, qtbot)
    assert not folders.default_notes_folder().exists()
    mark(window, 0, 4)  # and what the reader writes brings none of them back
    wait_saved(window, qtbot)
    assert hints_in(window) == []
    (file,) = written()
    assert "2d5f4a52" not in file


@pytest.mark.usefixtures("first_run")
def test_what_the_reader_writes_is_saved_without_the_hints(opened: Opened, qtbot: QtBot) -> None:
    window = opened(ARTICLE)
    qtbot.waitUntil(lambda: len(hints_in(window)) == 3)
    mark(window, 0, 4)
    wait_saved(window, qtbot)
    assert len(hints_in(window)) == 3
    assert window.session is not None
    assert len(window.session.own_notes) == 1
    (file,) = written()
    assert "2d5f4a52" not in file
    folder = folders.default_notes_folder()
    window.session.load_notes(folder.with_name("elsewhere"))
    wait_saved(window, qtbot)
    assert len(hints_in(window)) == 3


@pytest.mark.usefixtures("first_run")
def test_a_hint_that_the_reader_changes_is_theirs(opened: Opened, qtbot: QtBot) -> None:
    window = opened(ARTICLE)
    qtbot.waitUntil(lambda: len(hints_in(window)) == 3)
    session = window.session
    assert session is not None
    hint = next(iter(session.annotations.values()))
    session.edit("Edit", hint, note="ملاحظتي")
    wait_saved(window, qtbot)
    assert len(hints_in(window)) == 2
    assert [it.note for it in session.own_notes.values()] == ["ملاحظتي"]
    (file,) = written()
    assert "ملاحظتي" in file
    session.undo_stack.undo()
    wait_saved(window, qtbot)
    assert len(hints_in(window)) == 3
    assert "ملاحظتي" not in written()[0]


def test_hints_speak_the_language_of_the_interface(
    first_run: Desk, opened: Opened, qtbot: QtBot
) -> None:
    window = opened(ARTICLE)
    qtbot.waitUntil(lambda: len(hints_in(window)) == 3)
    session = window.session
    assert session is not None
    session.delete("Delete", next(iter(session.annotations.values())))
    assert all(note.isascii() for note in hints_in(window))
    first_run.change(language="ar")
    qtbot.waitUntil(lambda: first_run.language == "ar")
    wait_for_windows(first_run, qtbot, 1)
    (again,) = first_run.windows
    assert isinstance(again, ReaderWindow)
    assert len(hints_in(again)) == 2  # what was deleted stays so
    assert not any(note.isascii() for note in hints_in(again))


@pytest.mark.usefixtures("first_run")
def test_an_article_with_notes_of_the_reader_has_no_hints(
    desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    welcome, desk.welcome = desk.welcome, None
    window = opened(ARTICLE)
    mark(window, 0, 4)
    wait_saved(window, qtbot)
    desk.welcome = welcome
    window.close()
    again = opened(ARTICLE)
    assert again.session is not None
    assert len(again.session.annotations) == 1


@pytest.mark.usefixtures("first_run")
@pytest.mark.parametrize("name", ["markdown", "text", "csv", "jsonld", "article-html"])
def test_hints_are_not_exported(opened: Opened, qtbot: QtBot, tmp_path: Path, name: str) -> None:
    window = opened(ARTICLE)
    qtbot.waitUntil(lambda: len(hints_in(window)) == 3)
    mark(window, 0, 4)
    session = window.session
    assert session is not None
    material = material_of(session)
    assert [*material.annotations] == [*session.own_notes]
    target = tmp_path / "export"
    made = content(
        material, exporters.FORMATS[name], ALL, exporters.Options(), language="en", colour_names={}
    )
    exporters.export(target, name, made)
    written = target.read_text("utf-8-sig")
    assert "a small bar" not in written
    assert "2d5f4a52" not in written
