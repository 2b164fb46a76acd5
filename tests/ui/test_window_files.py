"""Opening: several files, files that disappoint, and windows that go while work is under way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from reader import resources
from reader.library import settings as saved_settings
from reader.ui.dialogs.exporting import ExportDialog
from reader.ui.messages import Message
from reader.ui.window import Desk, ReaderWindow
from reader.ui.window.commands import SAMPLE
from tests.windows import Opened, at_rest, wait_for_windows


@pytest.fixture
def third(tmp_path: Path) -> Path:
    path = tmp_path / "ثالث.txt"
    path.write_text("نص ثالث.", encoding="utf-8")
    return path


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], threading.Event]]:
    """Holds a function that runs in the background until its event is set."""
    gates: list[threading.Event] = []

    def hold(name: str) -> threading.Event:
        gates.append(event := threading.Event())
        module, _, function = name.rpartition(".")
        real = getattr(__import__(module, fromlist=["_"]), function)

        def held(*args: object, **named: object) -> object:
            event.wait(20)
            return real(*args, **named)

        monkeypatch.setattr(name, held)
        return event

    yield hold
    for event in gates:
        event.set()


def _drop(window: ReaderWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, action = QPointF(50, 50), Qt.DropAction.CopyAction
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(where, action, data, button, keys))


def test_every_dropped_file_is_opened(
    desk: Desk, opened: Opened, qtbot: QtBot, first: Path, second: Path, third: Path
) -> None:
    window = opened(first)
    _drop(window, second, first, third)
    wait_for_windows(desk, qtbot, 3)
    assert window.path == first
    assert {item.path for item in desk.windows} == {first, second, third}
    assert len({(item.x(), item.y()) for item in desk.windows}) == 3  # none right over another


def test_every_chosen_file_is_opened_and_the_first_takes_the_samples_place(
    desk: Desk,
    opened: Opened,
    qtbot: QtBot,
    first: Path,
    second: Path,
    third: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = opened(resources.path(*SAMPLE))
    names = [str(path) for path in (first, second, third)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    window.commands.choose_file()
    wait_for_windows(desk, qtbot, 3)
    assert window in desk.windows
    assert {item.path for item in desk.windows} == {first, second, third}


def test_a_bad_file_among_several_does_not_stop_the_others(
    desk: Desk, opened: Opened, qtbot: QtBot, first: Path, second: Path, third: Path
) -> None:
    window = opened(first)
    _drop(window, second, second.with_name("gone.txt"), third)
    wait_for_windows(desk, qtbot, 3)
    qtbot.waitUntil(window.notice.isVisible)
    assert "gone.txt" in window.notice.message.text


def test_a_file_that_is_being_read_is_not_read_twice(
    desk: Desk,
    opened: Opened,
    qtbot: QtBot,
    first: Path,
    second: Path,
    gate: Callable[[str], threading.Event],
) -> None:
    window = opened(first)
    read = gate("reader.ui.window.frame._read")
    window.open(second)
    window.open(second)
    other = desk.new_window()
    other.open(second)
    other.close()
    read.set()
    wait_for_windows(desk, qtbot, 2)
    qtbot.waitUntil(lambda: not desk.tasks.busy())
    assert [item.path for item in desk.windows] == [first, second]


def test_a_window_that_closes_no_longer_opens_what_it_was_asked_for(
    desk: Desk,
    opened: Opened,
    qtbot: QtBot,
    first: Path,
    second: Path,
    third: Path,
    gate: Callable[[str], threading.Event],
) -> None:
    window = opened(first)
    read = gate("reader.ui.window.frame._read")
    window.open(second)
    window.open(third)
    window.close()
    read.set()
    qtbot.waitUntil(lambda: not desk.tasks.busy())
    assert not desk.windows


def test_another_language_goes_on_opening_what_was_being_read(
    desk: Desk,
    qtbot: QtBot,
    first: Path,
    second: Path,
    gate: Callable[[str], threading.Event],
) -> None:
    read = gate("reader.ui.window.frame._read")
    window = desk.new_window()
    window.show()
    window.open(first)
    window.open(second)
    desk.change(language="ar")
    qtbot.waitUntil(lambda: desk.windows[0] is not window)
    read.set()
    wait_for_windows(desk, qtbot, 2)
    assert {item.path for item in desk.windows} == {first, second}
    assert all(item.isVisible() and item.isRightToLeft() for item in desk.windows)


@pytest.mark.parametrize("leave", ["close", "rebuilt"])
def test_a_window_can_go_while_it_searches(
    desk: Desk,
    opened: Opened,
    qtbot: QtBot,
    first: Path,
    gate: Callable[[str], threading.Event],
    leave: str,
) -> None:
    window = opened(first)
    search = gate("reader.ui.page.find.search")
    window.commands.find()
    assert window.find_bar is not None
    window.find_bar._line.setText("سطر")
    with qtbot.waitSignal(window.destroyed):
        getattr(window, leave)()
    search.set()
    qtbot.waitUntil(lambda: not desk.tasks.busy())  # and no answer met a page that is gone


@pytest.mark.parametrize("leave", ["close", "rebuilt"])
def test_a_window_can_go_while_it_exports(
    desk: Desk,
    opened: Opened,
    qtbot: QtBot,
    first: Path,
    second: Path,
    tmp_path: Path,
    gate: Callable[[str], threading.Event],
    leave: str,
) -> None:
    window = opened(first)
    window.open(second)
    wait_for_windows(desk, qtbot, 2)
    target = tmp_path / "out.md"
    export = gate("reader.ui.window.export_commands.write_one")
    window.commands.exports.export()
    dialog = next(it for it in QApplication.topLevelWidgets() if isinstance(it, ExportDialog))
    dialog.formats.choose("markdown")
    dialog.target.field.setText(str(target))
    dialog.accept()
    with qtbot.waitSignal(window.destroyed):
        getattr(window, leave)()
    export.set()
    qtbot.waitUntil(lambda: not desk.tasks.busy())
    assert target.exists()
    message = desk.windows[-1].notice.message
    assert message is not None
    assert "out.md" in message.text


def test_closing_stops_the_analysis(
    desk: Desk,
    qtbot: QtBot,
    first: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, end = threading.Event(), threading.Event()

    def endless(text: str, checkpoint: Callable[[float], None]) -> None:
        del text
        begun.set()
        while not end.wait(0.01):
            checkpoint(0.5)

    monkeypatch.setattr("reader.analysis.analyse", endless)
    window = desk.new_window()
    window.open(first)
    qtbot.waitUntil(begun.is_set)
    window.close()
    try:
        qtbot.waitUntil(lambda: not desk.tasks.busy())
    finally:
        end.set()


def test_an_empty_file_is_an_empty_page(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "فارغ.txt"
    path.touch()
    window = opened(path)
    assert window.isVisible()
    assert window.session.document.text == ""
    assert window._notice is None  # nothing is wrong with it
    assert "فارغ" in window.windowTitle()
    assert not window.grab().isNull()
    window.commands.select_all()
    window.note_commands.go_to_note(1)
    window.page.mark_selection("yellow")
    assert not window.session.annotations


def test_a_file_that_may_not_be_read_is_told_of(
    opened: Opened, qtbot: QtBot, first: Path, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(first)
    real = Path.open

    def refuse(path: Path, *args: object, **named: object) -> object:
        if path == second:  # root, who may run this, may read every file
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *args, **named)

    monkeypatch.setattr(Path, "open", refuse)
    window.open(second)
    qtbot.waitUntil(window.notice.isVisible)
    assert window.notice.message.text == "You are not allowed to read \u2066second.txt\u2069."
    assert window.notice.message.way_out == "open"
    assert window.path == first


def test_recent_files_that_are_gone_are_not_offered(
    desk: Desk, opened: Opened, qtbot: QtBot, first: Path, second: Path
) -> None:
    for path in (second, first):
        desk.settings = saved_settings.with_recent(desk.settings, path)
    window = opened(first)

    def offered() -> list[str]:
        menu = QMenu(window)
        window.menus._show_recent(menu)
        return [action.text().strip("\u200e\u200f\u2066\u2067\u2069") for action in menu.actions()]

    assert offered() == [first.name, second.name]
    second.unlink()
    desk.look_for_recent()
    qtbot.waitUntil(lambda: second in desk.missing)
    assert offered() == [first.name]
    qtbot.waitUntil(lambda: at_rest(window) and not desk.tasks.busy())


def test_keys_work_as_soon_as_there_is_a_message(desk: Desk) -> None:
    window = desk.new_window()
    window.inform(Message("No text yet"))
    assert "quit" in {action.objectName() for action in window.actions()}
