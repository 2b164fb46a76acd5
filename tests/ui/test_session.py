"""The session: changes, undo, saving at once, and nothing lost when saving fails."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader import durable
from reader.annotations.model import Annotation
from reader.document import Span
from reader.errors import NotesNotSaved
from reader.importers import read_text
from reader.ui.session import SaveState, Session
from reader.ui.tasks import Tasks

TEXT = "عنوان\n\nقالت شركة OpenAI إن 60% من المستخدمين راضون عن كلِّ شيء."

Open = Callable[..., Session]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Hamesh"


@pytest.fixture
def open_session(qtbot: QtBot, folder: Path) -> Iterator[Open]:
    made: list[tuple[Session, Tasks]] = []

    def make(text: str = TEXT, *, wait: bool = True) -> Session:
        tasks = Tasks()
        session = Session(read_text(text), tasks)
        session.load_notes(folder)
        if wait:
            qtbot.waitUntil(lambda: session.save_state is not SaveState.LOADING)
        made.append((session, tasks))
        return session

    yield make
    for session, tasks in made:
        session.close()
        tasks.shutdown()


def span(session: Session, words: str) -> Span:
    start = session.document.text.index(words)
    return Span(start, start + len(words))


def saved(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: session.save_state is SaveState.SAVED)


def on_disk(folder: Path) -> list[str]:
    """The quotes in the notes files of a folder."""
    return sorted(
        item["target"]["selector"][0]["exact"]
        for path in folder.glob("*.jsonld")
        for item in json.loads(path.read_text("utf-8"))["first"]["items"]
    )


def quotes(session: Session) -> list[str]:
    return sorted(item.anchor.exact for item in session.annotations.values())


def no_space(path: Path, _data: bytes) -> None:
    raise OSError(errno.ENOSPC, "No space left on device", str(path))


def test_a_highlight_is_on_the_disk_when_the_state_says_saved(
    open_session: Open, folder: Path, qtbot: QtBot
) -> None:
    session = open_session()
    session.highlight("mark", span(session, "OpenAI"), "green", "ملاحظة")
    assert session.save_state is SaveState.SAVING
    saved(qtbot, session)
    assert on_disk(folder) == ["OpenAI"]
    again = open_session()
    assert quotes(again) == ["OpenAI"]
    (item,) = again.annotations.values()
    assert (item.colour, item.note) == ("green", "ملاحظة")
    assert again.span_of(item.id) == span(session, "OpenAI")


def test_every_change_is_undone_and_redone_on_screen_and_on_disk(
    open_session: Open, folder: Path, qtbot: QtBot
) -> None:
    session = open_session()
    stack = session.undo_stack
    made = session.highlight("mark", span(session, "60%"), "yellow")
    session.edit("recolour", made, colour="pink")
    session.edit("note", session.annotations[made.id], note="نصّ")
    session.delete("delete", session.annotations[made.id])
    assert not session.annotations
    stack.undo()
    assert (session.annotations[made.id].note, session.annotations[made.id].colour) == (
        "نصّ",
        "pink",
    )
    assert session.span_of(made.id) == span(session, "60%")
    stack.undo()
    assert session.annotations[made.id].note == ""
    stack.undo()
    assert session.annotations[made.id].colour == "yellow"
    stack.undo()
    saved(qtbot, session)
    assert on_disk(folder) == []
    for _ in range(3):
        stack.redo()
    saved(qtbot, session)
    assert on_disk(folder) == ["60%"]
    assert open_session().annotations[made.id].note == "نصّ"


def test_typing_is_one_step_but_two_visits_are_two(open_session: Open) -> None:
    session = open_session()
    made = session.highlight("mark", span(session, "60%"), "yellow")
    for number, text in enumerate(("م", "مل", "ملاحظة")):
        session.edit("note", session.annotations[made.id], join=number > 0, note=text)
    for number, text in enumerate(("ملاحظة أخرى", "ملاحظة أخرى طويلة")):
        session.edit("note", session.annotations[made.id], join=number > 0, note=text)
    session.undo_stack.undo()
    assert session.annotations[made.id].note == "ملاحظة"
    session.undo_stack.undo()
    assert session.annotations[made.id].note == ""


def test_what_undo_brings_back_wins_over_its_deletion_elsewhere(
    open_session: Open, folder: Path, qtbot: QtBot
) -> None:
    session = open_session()
    made = session.highlight("mark", span(session, "60%"), "yellow", "أصل")
    session.delete("delete", made)
    saved(qtbot, session)
    session.undo_stack.undo()
    saved(qtbot, session)
    assert session.annotations[made.id].modified > made.modified
    assert quotes(open_session()) == ["60%"]
    assert on_disk(folder) == ["60%"]


def test_a_mark_made_before_the_notes_were_read_is_added_to_them(
    open_session: Open, qtbot: QtBot
) -> None:
    first = open_session()
    first.highlight("mark", span(first, "OpenAI"), "green")
    saved(qtbot, first)
    second = open_session(wait=False)
    second.highlight("mark", span(second, "60%"), "blue")
    saved(qtbot, second)
    assert quotes(second) == ["60%", "OpenAI"]
    assert quotes(open_session()) == ["60%", "OpenAI"]


def test_closing_at_once_writes_what_was_never_saved(open_session: Open, folder: Path) -> None:
    session = open_session(wait=False)
    session.highlight("mark", span(session, "60%"), "blue")
    assert session.close() is None
    assert on_disk(folder) == ["60%"]


def test_two_windows_on_one_document_lose_nothing(open_session: Open, qtbot: QtBot) -> None:
    one, two = open_session(), open_session()
    one.highlight("mark", span(one, "OpenAI"), "green")
    saved(qtbot, one)
    two.highlight("mark", span(two, "60%"), "blue")
    saved(qtbot, two)
    assert quotes(two) == ["60%", "OpenAI"]
    assert two.span_of(next(iter(one.annotations))) == span(two, "OpenAI")
    one.highlight("mark", span(one, "راضون"), "pink")
    saved(qtbot, one)
    assert quotes(one) == ["60%", "OpenAI", "راضون"]


def test_a_full_disk_is_told_keeps_the_note_and_the_next_save_brings_it(
    open_session: Open, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session()
    session.highlight("mark", span(session, "OpenAI"), "green")
    saved(qtbot, session)
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}

    with monkeypatch.context() as full:
        full.setattr(durable, "write", no_space)
        with qtbot.waitSignal(session.notes_problem) as told:
            session.highlight("mark", span(session, "60%"), "blue")
    assert session.save_state is SaveState.FAILED
    assert told.args is not None
    assert isinstance(told.args[0], NotesNotSaved)
    assert "No space left" in told.args[0].cause
    assert quotes(session) == ["60%", "OpenAI"]
    assert all(path.read_bytes() == data for path, data in before.items())
    session.save()
    saved(qtbot, session)
    assert on_disk(folder) == ["60%", "OpenAI"]


def test_closing_onto_a_full_disk_says_so(
    open_session: Open, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    session = open_session()

    with monkeypatch.context() as full:
        full.setattr(durable, "write", no_space)
        session.highlight("mark", span(session, "60%"), "blue")
        qtbot.waitUntil(lambda: session.save_state is SaveState.FAILED)
        assert isinstance(session.close(), NotesNotSaved)
    assert session.close() is None


def test_notes_for_another_folder_take_everything_along(
    open_session: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    session = open_session()
    session.highlight("mark", span(session, "OpenAI"), "green")
    saved(qtbot, session)
    other = tmp_path / "elsewhere"
    session.load_notes(other)
    qtbot.waitUntil(lambda: other.is_dir() and on_disk(other) == ["OpenAI"])


def test_moving_twice_in_a_row_loses_nothing(
    open_session: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    session = open_session()
    session.highlight("mark", span(session, "OpenAI"), "green")
    session.load_notes(tmp_path / "one")
    session.highlight("mark", span(session, "60%"), "blue")
    session.load_notes(tmp_path / "two")
    qtbot.waitUntil(lambda: session.notes_path is not None)
    saved(qtbot, session)
    assert quotes(session) == ["60%", "OpenAI"]
    assert on_disk(tmp_path / "two") == ["60%", "OpenAI"]


def test_notes_moved_to_where_nothing_can_be_written_stay_in_memory(
    open_session: Open, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    session = open_session()
    session.highlight("mark", span(session, "OpenAI"), "green")
    saved(qtbot, session)
    other = tmp_path / "newer"
    other.mkdir()
    for path in folder.glob("*.jsonld"):
        newer = json.loads(path.read_text("utf-8"))
        newer["hamesh:format"] = 999
        newer["first"]["items"] = []
        (other / path.name).write_text(json.dumps(newer), "utf-8")
    with qtbot.waitSignal(session.notes_problem):
        session.load_notes(other)
    qtbot.waitUntil(lambda: session.save_state is SaveState.FAILED)
    assert quotes(session) == ["OpenAI"]
    assert isinstance(session.close(), NotesNotSaved)
    session.load_notes(tmp_path / "third")
    saved(qtbot, session)
    assert on_disk(tmp_path / "third") == ["OpenAI"]


def test_the_news_names_only_what_changed(open_session: Open, qtbot: QtBot) -> None:
    session = open_session()
    first = session.highlight("mark", span(session, "OpenAI"), "green")
    with qtbot.waitSignal(session.annotations_changed) as news:
        session.highlight("mark", span(session, "60%"), "blue")
    (changes,) = news.args or ()
    assert [change.id for change in changes] != [first.id]
    assert len(changes) == 1


def test_analysis_comes_from_a_worker_and_can_be_dropped(open_session: Open, qtbot: QtBot) -> None:
    session = open_session()
    with qtbot.waitSignal(session.analysis_changed, timeout=20_000):
        session.start_analysis()
    assert session.analysis is not None
    assert any(item.span.of(session.document.text) == "60%" for item in session.analysis.statistics)


def test_annotations_at_a_place_are_found_shortest_first(open_session: Open) -> None:
    session = open_session()
    long: Annotation = session.highlight("mark", span(session, "شركة OpenAI إن"), "green")
    short = session.highlight("mark", span(session, "OpenAI"), "blue")
    at = span(session, "OpenAI").start + 1
    assert [item.id for item in session.annotations_at(at)] == [short.id, long.id]
    assert session.annotations_at(0) == []
