"""A notes folder that cannot be written is told of before anything is, with a way out."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.ui.window import Desk
from tests.windows import Opened, at_rest, mark


def test_it_is_said_before_the_first_note_and_another_folder_is_the_way_out(
    desk: Desk, opened: Opened, first: Path, own_home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    own_home.mkdir(exist_ok=True)
    (own_home / "notes").write_text("a file where the folder should be")
    window = opened(first)
    window.show()
    said = window.notice.message
    assert said is not None
    assert "notes" in said.text
    assert "A file stands where the folder should be." in said.text
    assert said.way_out == "notes_folder"
    assert window.notice.isVisible()

    desk.change(notes_folder=tmp_path / "elsewhere")  # as after choosing one
    assert window.session is not None
    window.session.load_notes(tmp_path / "elsewhere")
    qtbot.waitUntil(lambda: not window.notice.isVisible())
    mark(window, 0, 3)
    qtbot.waitUntil(lambda: at_rest(window))
    assert len([*(tmp_path / "elsewhere").glob("*.jsonld")]) == 1


def test_nothing_is_said_of_a_folder_that_is_not_there_yet(opened: Opened, first: Path) -> None:
    window = opened(first)
    assert window._notice is None
