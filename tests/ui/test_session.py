"""The session: changes, undo, saving at once, and nothing lost when saving fails."""

from __future__ import annotations

import errno
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader import durable
from reader.annotations.model import Annotation
from reader.document import Span
from reader.errors import NotesNotSaved, NotesUnreadable
from reader.importers import read_text
from reader.progress import Checkpoint
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


class Gate:
    """A disk that waits until it is told to go on, or to fail."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.go_on = threading.Event()
        self.full = False

    def write(self, path: Path, data: bytes) -> None:
        self.reached.set()
        assert self.go_on.wait(20)
        if self.full:
            no_space(path, data)
        WRITE(path, data)


WRITE = durable.write


def test_closing_while_a_save_fails_says_so_and_the_next_close_saves(
    open_session: Open, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session()
    gate = Gate()
    gate.full = True
    with monkeypatch.context() as slow:
        slow.setattr(durable, "write", gate.write)
        session.highlight("mark", span(session, "60%"), "blue")
        qtbot.waitUntil(gate.reached.is_set)
        gate.go_on.set()
        assert isinstance(session.close(), NotesNotSaved)
    assert session.save_state is SaveState.FAILED
    assert session.close() is None
    assert on_disk(folder) == ["60%"]


def test_closing_during_a_save_keeps_what_was_changed_since_it_began(
    open_session: Open, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session()
    gate = Gate()
    with monkeypatch.context() as slow:
        slow.setattr(durable, "write", gate.write)
        gone = session.highlight("mark", span(session, "60%"), "blue")
        kept = session.highlight("mark", span(session, "OpenAI"), "green", "أول")
        qtbot.waitUntil(gate.reached.is_set)
        session.delete("delete", gone)
        session.edit("note", session.annotations[kept.id], note="ثم آخر")
        gate.go_on.set()
        assert session.close() is None
    assert on_disk(folder) == ["OpenAI"]
    assert open_session().annotations[kept.id].note == "ثم آخر"


def test_moving_to_a_folder_with_later_notes_loses_neither(
    open_session: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    session = open_session()
    made = session.highlight("mark", span(session, "60%"), "blue", "من هنا")
    saved(qtbot, session)
    other = tmp_path / "other"
    session.load_notes(other)
    qtbot.waitUntil(lambda: other.is_dir() and on_disk(other) == ["60%"])
    saved(qtbot, session)
    session.edit("note", session.annotations[made.id], note="كتب لاحقًا في مكان آخر")
    saved(qtbot, session)
    first = open_session()
    first.load_notes(other)
    saved(qtbot, first)
    note = first.annotations[made.id].note
    assert "كتب لاحقًا في مكان آخر" in note


def test_undo_takes_back_my_change_and_leaves_what_others_wrote(
    open_session: Open, qtbot: QtBot
) -> None:
    one, two = open_session(), open_session()
    made = one.highlight("mark", span(one, "60%"), "yellow")
    saved(qtbot, one)
    two.highlight("mark", span(two, "OpenAI"), "green")
    saved(qtbot, two)
    one.edit("colour", one.annotations[made.id], colour="pink")
    saved(qtbot, one)
    two.edit("note", two.annotations[made.id], note="كتبه غيري")
    saved(qtbot, two)
    one.highlight("mark", span(one, "راضون"), "blue")
    saved(qtbot, one)
    assert one.annotations[made.id].note == "كتبه غيري"
    one.undo_stack.undo()
    one.undo_stack.undo()
    assert one.annotations[made.id].colour == "yellow"
    assert one.annotations[made.id].note == "كتبه غيري"


def test_a_file_that_was_damaged_meanwhile_is_kept_and_told_of(
    open_session: Open, folder: Path, qtbot: QtBot
) -> None:
    session = open_session()
    session.highlight("mark", span(session, "60%"), "yellow")
    saved(qtbot, session)
    (file,) = folder.glob("*.jsonld")
    file.write_bytes(b"{ damaged")
    with qtbot.waitSignal(session.notes_problem) as told:
        session.highlight("mark", span(session, "OpenAI"), "green")
    assert told.args is not None
    assert isinstance(told.args[0], NotesUnreadable)
    saved(qtbot, session)
    assert on_disk(folder) == ["60%", "OpenAI"]
    assert told.args[0].kept_as.read_bytes() == b"{ damaged"


def test_notes_recovered_from_a_damaged_file_are_written_at_once(
    open_session: Open, folder: Path, qtbot: QtBot
) -> None:
    session = open_session()
    for words in ("60%", "OpenAI"):
        session.highlight("mark", span(session, words), "yellow")
        saved(qtbot, session)
    (file,) = folder.glob("*.jsonld")
    file.write_bytes(file.read_bytes()[:-30])
    recovered = open_session()
    saved(qtbot, recovered)
    found = quotes(recovered)
    assert found
    assert on_disk(folder) == found
    assert quotes(open_session()) == found


def test_a_refused_close_while_loading_deletes_nothing_later(
    open_session: Open, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_session()
    for words in ("60%", "OpenAI", "راضون"):
        first.highlight("mark", span(first, words), "yellow")
    saved(qtbot, first)
    second = open_session(wait=False)
    second.highlight("mark", span(second, "شركة"), "blue")
    with monkeypatch.context() as full:
        full.setattr(durable, "write", no_space)
        assert isinstance(second.close(), NotesNotSaved)
    second.load_notes(folder)  # as the window does that stays open
    second.highlight("mark", span(second, "المستخدمين"), "pink")
    qtbot.waitUntil(lambda: second.notes_path is not None)
    saved(qtbot, second)
    assert len(on_disk(folder)) == 5
    assert len(quotes(second)) == 5


def test_choosing_the_same_folder_again_writes_what_could_not_be_written(
    open_session: Open, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session()
    gone = session.highlight("mark", span(session, "60%"), "yellow", "ما سيُحذف")
    kept = session.highlight("mark", span(session, "OpenAI"), "yellow", "أول")
    saved(qtbot, session)
    with monkeypatch.context() as full:
        full.setattr(durable, "write", no_space)
        session.delete("delete", gone)
        session.edit("note", session.annotations[kept.id], note="آخر")
        qtbot.waitUntil(lambda: session.save_state is SaveState.FAILED)
    session.load_notes(folder)
    saved(qtbot, session)
    assert [item.note for item in open_session().annotations.values()] == ["آخر"]


def test_a_save_that_breaks_in_an_unforeseen_way_is_no_save(
    open_session: Open, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session()

    def broken(_path: Path, _data: bytes) -> None:
        raise LookupError("nobody expected this")

    with monkeypatch.context() as odd, qtbot.captureExceptions() as reported:
        odd.setattr(durable, "write", broken)
        session.highlight("mark", span(session, "60%"), "yellow")
        qtbot.waitUntil(lambda: session.save_state is SaveState.FAILED)
        qtbot.waitUntil(lambda: not session.tasks.busy())
    assert [kind for kind, _, _ in reported] == [LookupError]
    session.save()
    saved(qtbot, session)
    assert on_disk(folder) == ["60%"]


def test_an_analysis_under_way_is_not_begun_again(open_session: Open, qtbot: QtBot) -> None:
    session = open_session()
    news: list[bool] = []
    session.analysis_changed.connect(lambda: news.append(True))
    session.start_analysis()
    session.start_analysis()
    qtbot.waitUntil(lambda: not session.tasks.busy(), timeout=20_000)
    assert news == [True]


def test_a_session_that_goes_while_its_notes_are_read_takes_no_answer(
    folder: Path, qtbot: QtBot
) -> None:
    tasks = Tasks()
    session = Session(read_text(TEXT), tasks)
    session.load_notes(folder)
    session.close()
    session.deleteLater()
    qtbot.waitUntil(lambda: not tasks.busy())
    tasks.shutdown()


def test_saving_does_not_wait_for_other_work(
    open_session: Open, folder: Path, qtbot: QtBot
) -> None:
    session = open_session()
    hold = threading.Event()
    for _ in range(3):
        session.tasks.run(hold.wait, on_done=lambda _: None, watched=False)
    session.highlight("mark", span(session, "60%"), "yellow")
    saved(qtbot, session)
    assert on_disk(folder) == ["60%"]
    hold.set()


def test_progress_is_told_in_steps_that_can_be_seen(qtbot: QtBot) -> None:
    def work(checkpoint: Checkpoint) -> int:
        for part in range(10_000):
            checkpoint(part / 10_000)
        return 1

    tasks, told, done = Tasks(), [], []
    tasks.run(work, on_done=done.append, on_progress=told.append)
    qtbot.waitUntil(lambda: done == [1])
    assert 50 < len(told) <= 101
    tasks.shutdown()


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
