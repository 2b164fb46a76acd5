"""The window as a person uses it: opening, reading, marking, closing, with real keys and events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent, QScreen
from pytestqt.qtbot import QtBot

from reader import resources
from reader.document import Span
from reader.errors import NotesNotSaved
from reader.library import history
from reader.library import settings as saved_settings
from reader.ui.session import SaveState, Session
from reader.ui.window import Desk, ReaderWindow
from reader.ui.window.commands import SAMPLE
from tests.windows import FIRST, Opened, mark, press, wait_for_windows


def test_a_document_shows_its_name_in_the_title_isolated(opened: Opened, first: Path) -> None:
    window = opened(first)
    title, _, program = window.windowTitle().rpartition(" — ")
    assert (title[0], title[-1], program) == ("\u2067", "\u2069", "Hamesh")


def test_the_bare_sample_makes_room_for_a_document(
    desk: Desk, opened: Opened, qtbot: QtBot, first: Path
) -> None:
    window = opened(resources.path(*SAMPLE))
    window.open(first)
    qtbot.waitUntil(lambda: window.path == first)
    wait_for_windows(desk, qtbot, 1)


def test_the_sample_with_a_note_keeps_its_window(
    desk: Desk, opened: Opened, qtbot: QtBot, first: Path
) -> None:
    window = opened(resources.path(*SAMPLE))
    mark(window, 1, 9)
    window.open(first)
    wait_for_windows(desk, qtbot, 2)
    assert desk.windows[1].path == first


def test_the_same_file_is_shown_by_the_window_that_has_it(
    desk: Desk, opened: Opened, qtbot: QtBot, first: Path, second: Path
) -> None:
    window = opened(first)
    window.open(second)
    wait_for_windows(desk, qtbot, 2)
    desk.windows[1].open(first)
    assert len(desk.windows) == 2
    assert desk.settings.recent[:2] == (second, first)


def test_a_file_that_is_gone_is_told_of_and_nothing_else_happens(
    desk: Desk, opened: Opened, qtbot: QtBot, first: Path, tmp_path: Path
) -> None:
    window = opened(first)
    window.open(tmp_path / "gone.txt")
    qtbot.waitUntil(window.notice.isVisible)
    assert "gone.txt" in window.notice.message.text
    assert window.notice.message.way_out == "open"
    assert window.path == first
    assert tmp_path / "gone.txt" in desk.missing


def test_a_window_without_a_document_says_why(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    window = desk.new_window()
    window.open(tmp_path)
    qtbot.waitUntil(lambda: window.isVisible() and window.notice.isVisible())
    assert window.replaceable


def test_the_button_of_a_message_tries_again(
    opened: Opened, qtbot: QtBot, first: Path, tmp_path: Path
) -> None:
    window = opened(first)
    window.open(tmp_path / "gone.txt")
    qtbot.waitUntil(window.notice.isVisible)
    asked: list[bool] = []
    window.notice.show_message(window.notice.message, lambda: asked.append(True))
    button = window.notice._button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [True]
    assert not window.notice.isVisible()


def test_a_dropped_file_is_opened(
    desk: Desk, opened: Opened, qtbot: QtBot, first: Path, second: Path
) -> None:
    window = opened(first)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(second)), QUrl("https://example.org/")])
    drop = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(drop)
    wait_for_windows(desk, qtbot, 2)
    assert desk.windows[1].path == second


def test_reading_goes_on_where_it_stopped(desk: Desk, opened: Opened, first: Path) -> None:
    window = opened(first)
    window.page.set_reading_position(FIRST.index("سطر آخر") + 9 * 40)
    position = window.page.reading_position()
    assert position > 0
    window.close()
    assert not desk.windows
    again = opened(first)
    assert again.page.reading_position() == position
    assert history.load()


def test_choices_are_kept(desk: Desk, opened: Opened, first: Path) -> None:
    window = opened(first)
    press(window, "Ctrl++")
    press(window, "F9")
    desk.save_settings()
    kept = saved_settings.load()
    assert (kept.zoom, kept.panel_visible) == (110, False)
    assert window.page.look.zoom == 110
    assert not window.panel.isVisible()
    press(window, "Ctrl+0")
    assert desk.settings.zoom == 100


@pytest.mark.parametrize(
    ("offer", "name", "longer"),
    [
        ("wider", "measure", True),
        ("narrower", "measure", False),
        ("looser", "line_spacing", True),
        ("tighter", "line_spacing", False),
    ],
)
def test_the_width_and_spacing_of_lines_reach_the_page(
    desk: Desk, opened: Opened, first: Path, offer: str, name: str, longer: bool
) -> None:
    window = opened(first)
    before = getattr(window.page.look, name)
    window.offers[offer].trigger()
    after = getattr(window.page.look, name)
    assert after > before if longer else after < before
    assert getattr(desk.settings, name) == after


def test_the_panel_stands_on_the_leading_side(
    desk: Desk, opened: Opened, qtbot: QtBot, first: Path
) -> None:
    window = opened(first)

    def places(window: ReaderWindow) -> tuple[int, int]:
        return tuple(
            part.mapTo(window, part.rect().topLeft()).x() for part in (window.panel, window.page)
        )

    panel, page = places(window)
    assert panel < page
    assert window.panel.width() == pytest.approx(desk.settings.panel_width, abs=4)
    desk.change(language="ar")
    qtbot.waitUntil(lambda: desk.windows[0] is not window)
    qtbot.waitUntil(lambda: desk.windows[0].panel is not None)
    panel, page = places(desk.windows[0])
    assert panel > page
    assert desk.windows[0].panel.width() == pytest.approx(desk.settings.panel_width, abs=4)


def test_another_language_keeps_what_is_read_and_selected(
    desk: Desk, opened: Opened, qtbot: QtBot, first: Path
) -> None:
    window = opened(first)
    session = window.session
    window.page.set_reading_position(FIRST.index("سطر آخر") + 9 * 40)
    position = window.page.reading_position()
    window.page.select_all()
    selected = session.selection
    desk.change(language="ar")
    qtbot.waitUntil(lambda: desk.windows[0] is not window)
    new = desk.windows[0]
    assert len(desk.windows) == 1
    assert new.session is session
    assert new.page.reading_position() == position
    assert session.selection == selected
    assert new.isRightToLeft()
    assert not session.undo_stack.canUndo()


def test_what_is_marked_can_be_undone_by_its_name(opened: Opened, first: Path) -> None:
    window = opened(first)
    undo = window.offers["undo"]
    assert not undo.isEnabled()
    mark(window, 0, 3)
    assert "Highlight" in undo.text()
    press(window, "Ctrl+Z")
    assert not window.session.annotations
    assert window.offers["redo"].isEnabled()


def test_notes_are_visited_in_reading_order_round_and_round(opened: Opened, first: Path) -> None:
    window = opened(first)
    for start in (20, 4, 40):
        mark(window, start, start + 3)
    window.session.set_caret(0)
    visited = []
    for _ in range(4):
        window.offers["next_note"].trigger()
        visited.append(window.session.caret)
    assert visited == [4, 20, 40, 4]
    window.offers["previous_note"].trigger()
    assert window.session.caret == 40


def test_deleting_takes_every_note_in_the_selection(opened: Opened, first: Path) -> None:
    window = opened(first)
    for start in (0, 5, 40):
        mark(window, start, start + 3)
    window.session.set_selection(Span(0, 10))
    window.offers["delete"].trigger()
    spans = {placement.span for placement in window.session.placements.values()}
    assert spans == {Span(40, 43)}


def test_the_state_of_the_notes_is_said(opened: Opened, qtbot: QtBot, first: Path) -> None:
    window = opened(first)
    assert not window.status.notes.isVisible()  # nothing there that could be lost
    mark(window, 0, 3)
    qtbot.waitUntil(lambda: window.session.save_state is SaveState.SAVED)
    assert window.status.notes.text() == "Notes saved"


@pytest.fixture
def mend(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """A disk that has become full; called, it has room again."""

    def write(*_: object) -> None:
        raise NotesNotSaved(Path("notes.jsonld"), "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("reader.annotations.store.write_notes", write)
        yield patch.undo


def test_notes_that_cannot_be_saved_are_told_of_and_can_be_tried_again(
    opened: Opened,
    qtbot: QtBot,
    first: Path,
    mend: Callable[[], None],
) -> None:
    window = opened(first)
    mark(window, 0, 3)
    qtbot.waitUntil(lambda: window.session.save_state is SaveState.FAILED)
    qtbot.waitUntil(window.notice.isVisible)
    assert "The disk is full." in window.notice.message.text
    assert window.status.notes.text() == "Notes not saved"
    mend()
    qtbot.mouseClick(window.notice._button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.save_state is SaveState.SAVED)
    assert not window.notice.isVisible()


def test_a_window_with_unsaved_notes_closes_only_if_the_reader_says_so(
    desk: Desk,
    opened: Opened,
    qtbot: QtBot,
    first: Path,
    mend: Callable[[], None],  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = opened(first)
    mark(window, 0, 3)
    qtbot.waitUntil(lambda: window.session.save_state is SaveState.FAILED)
    monkeypatch.setattr(window.commands, "may_discard", lambda _: False)
    assert not window.close()
    assert desk.windows == [window]
    assert window.session.annotations
    monkeypatch.setattr(window.commands, "may_discard", lambda _: True)
    assert window.close()
    assert desk.windows == []


def test_a_theme_dresses_page_and_chrome(desk: Desk, opened: Opened, first: Path) -> None:
    window = opened(first)
    window.offers["theme.dark"].trigger()
    assert window.page.look.theme.name == "dark"
    assert window.palette().window().color().lightness() < 80
    assert window.offers["theme.dark"].isChecked()
    assert desk.settings.theme == "dark"


def test_a_new_window_is_no_larger_than_the_screen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _: QSize(640, 400))
    window = desk.new_window()
    assert window.width() <= 640
    assert window.height() <= 400


def test_an_error_while_closing_leaves_the_window_open(
    opened: Opened, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(first)

    def broken(_session: Session) -> None:
        raise LookupError("nobody expected this")

    with monkeypatch.context() as odd:
        odd.setattr(Session, "close", broken)
        with pytest.raises(LookupError, match="nobody expected this"):
            window.close()
    assert window.isVisible()
    assert window in window.desk.windows
