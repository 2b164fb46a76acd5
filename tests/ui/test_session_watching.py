"""Notes that others write while the document is open arrive, and nothing that is here gets lost."""

from __future__ import annotations

import dataclasses
import errno
import gc
import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.annotations import store
from reader.annotations.anchor import describe
from reader.annotations.merge import CONFLICT
from reader.annotations.model import Annotation, Annotations, new_id, now
from reader.annotations.store import open_notes, with_annotations, write_notes
from reader.document import Span
from reader.errors import NotesNewer, NotesUnreadable
from reader.importers import read_text
from reader.ui import safekeeping
from reader.ui.session import SaveState, Session
from reader.ui.tasks import Tasks

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = read_text("عنوان\n\nقالت شركة OpenAI إن 60% من المستخدمين راضون عن كلِّ شيء.")

Open = Callable[[], Session]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "documents" / "Hamesh"


@pytest.fixture
def open_session(qtbot: QtBot, folder: Path) -> Iterator[Open]:
    made: list[tuple[Session, Tasks]] = []

    def make() -> Session:
        tasks = Tasks()
        session = Session(DOCUMENT, tasks)
        made.append((session, tasks))
        session.load_notes(folder)
        qtbot.waitUntil(lambda: session.save_state is not SaveState.LOADING)
        return session

    yield make
    for session, tasks in made:
        session.close()
        tasks.shutdown()


def span(quote: str) -> Span:
    start = DOCUMENT.text.index(quote)
    return Span(start, start + len(quote))


def note(quote: str, text: str = "") -> Annotation:
    moment = now()
    return Annotation(new_id(), describe(DOCUMENT, span(quote)), "yellow", text, (), moment, moment)


def add(folder: Path, *items: Annotation) -> Path:
    """What another program does that knows the file: adds ``items``, or changes them."""
    notes = open_notes(folder, DOCUMENT)
    together = {**notes.annotations, **{item.id: item for item in items}}
    return write_notes(with_annotations(notes, together), DOCUMENT).path


def kept(folder: Path) -> Annotations:
    return open_notes(folder, DOCUMENT).annotations


def said(annotations: Annotations) -> list[str]:
    return sorted(item.note for item in annotations.values())


def wait_for(qtbot: QtBot, session: Session, *texts: str) -> None:
    """Until the session has notes with these texts, and says that they are saved."""
    qtbot.waitUntil(lambda: said(session.annotations) == sorted(texts))
    qtbot.waitUntil(lambda: session.save_state is SaveState.SAVED)


def write(qtbot: QtBot, session: Session, quote: str, text: str) -> Annotation:
    """A note of the reader, and wait until it is saved."""
    item = session.highlight("Note", span(quote), "green", text)
    qtbot.waitUntil(lambda: session.save_state is SaveState.SAVED)
    return item


_OTHER_PROCESS = """
import sys
import threading
from pathlib import Path
from reader.annotations.anchor import describe
from reader.annotations.model import Annotation, new_id, now
from reader.annotations.store import open_notes, with_annotations, write_notes
from reader.document import Span
from reader.importers import read_text
folder, text, quote, said = Path(sys.argv[1]), *sys.argv[2:]
document = read_text(text)
start = document.text.index(quote)
anchor = describe(document, Span(start, start + len(quote)))
item = Annotation(new_id(), anchor, "yellow", said, (), now(), now())
notes = open_notes(folder, document)
write_notes(with_annotations(notes, {**notes.annotations, item.id: item}), document)
"""


def test_what_another_process_writes_arrives(
    open_session: Open, qtbot: QtBot, folder: Path
) -> None:
    session = open_session()
    write(qtbot, session, "OpenAI", "هنا")
    news: list[object] = []
    session.annotations_changed.connect(news.append)
    command = [sys.executable, "-c", _OTHER_PROCESS, str(folder), DOCUMENT.text, "60%", "هناك"]
    subprocess.run(command, check=True, cwd=ROOT)
    wait_for(qtbot, session, "هنا", "هناك")
    assert len(news) == 1
    assert session.placements.keys() == session.annotations.keys()


def test_notes_arrive_where_there_was_no_folder_yet(
    open_session: Open, qtbot: QtBot, folder: Path
) -> None:
    session = open_session()
    assert not folder.parent.exists()
    path = add(folder, note("60%", "من نافذة أخرى"))
    wait_for(qtbot, session, "من نافذة أخرى")
    assert session.notes_path == path


def test_two_windows_show_the_same_notes(open_session: Open, qtbot: QtBot) -> None:
    one, other = open_session(), open_session()
    write(qtbot, one, "OpenAI", "الأولى")
    wait_for(qtbot, other, "الأولى")
    item = write(qtbot, other, "60%", "الثانية")
    wait_for(qtbot, one, "الأولى", "الثانية")
    one.delete("Delete", one.annotations[item.id])
    wait_for(qtbot, other, "الأولى")
    one.undo_stack.undo()
    wait_for(qtbot, other, "الأولى", "الثانية")


def test_two_windows_come_to_rest(open_session: Open, qtbot: QtBot, folder: Path) -> None:
    one, other = open_session(), open_session()
    item = write(qtbot, one, "OpenAI", "أصل")
    wait_for(qtbot, other, "أصل")
    one.edit("Edit", one.annotations[item.id], note="وهذا من هنا، لا غير")
    other.edit("Edit", other.annotations[item.id], note="وهذا من هناك")

    def agreed() -> bool:
        texts = {said(each.annotations)[0] for each in (one, other)}
        return texts == {said(kept(folder))[0]} and CONFLICT in next(iter(texts))

    qtbot.waitUntil(agreed)
    writes: list[object] = []
    for each in (one, other):
        each.save_state_changed.connect(lambda: writes.append(None))
    (folder / "شيء آخر.txt").write_text("يوقظ الاثنتين", "utf-8")
    looked = [each._keeping for each in (one, other)]
    qtbot.waitUntil(lambda: all(not each._watch._timer.isActive() for each in looked))
    qtbot.waitUntil(lambda: all(each._working is None for each in looked))
    assert not writes
    assert agreed()


def test_ones_own_save_is_no_news(
    open_session: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session()
    looks: list[bool] = []
    real = safekeeping.look_and_place

    def look(notes: store.NotesFile, *others: object) -> object:
        answer = real(notes, *others)  # type: ignore[arg-type]  # passed through as they come
        looks.append(answer[0] is notes)
        return answer

    monkeypatch.setattr(safekeeping, "look_and_place", look)
    news: list[object] = []
    write(qtbot, session, "OpenAI", "نص")
    session.annotations_changed.connect(news.append)
    qtbot.waitUntil(lambda: bool(looks))
    qtbot.waitUntil(lambda: session._keeping._working is None)
    assert all(looks)
    assert not news
    assert session.save_state is SaveState.SAVED


@pytest.mark.parametrize(
    "name",
    [
        "{stem}.sync-conflict-20250920-080000-ABCDEFG.jsonld",  # Syncthing
        "{stem} (conflicted copy 2025-09-20 080000).jsonld",  # Nextcloud
        "{stem} (Layla's conflicted copy 2025-09-20).jsonld",  # Dropbox
        "{stem}-LAYLA-PC.jsonld",  # OneDrive
        "{stem} (1).jsonld",  # Google Drive
    ],
)
def test_a_conflict_copy_that_appears_is_merged_and_saved(
    open_session: Open, qtbot: QtBot, folder: Path, tmp_path: Path, name: str
) -> None:
    session = open_session()
    write(qtbot, session, "OpenAI", "هنا")
    assert session.notes_path is not None
    away = add(tmp_path / "away", note("60%", "هناك"))
    copy = folder / name.format(stem=session.notes_path.stem)
    copy.write_bytes(away.read_bytes())
    wait_for(qtbot, session, "هنا", "هناك")
    copied = copy.read_bytes()
    copy.unlink()
    qtbot.waitUntil(lambda: said(kept(folder)) == ["هنا", "هناك"])
    assert copied == away.read_bytes()


def test_a_file_written_where_it_stands_arrives_too(
    open_session: Open, qtbot: QtBot, tmp_path: Path, folder: Path
) -> None:
    session = open_session()
    item = write(qtbot, session, "OpenAI", "هنا")
    path = session.notes_path
    assert path is not None
    away = tmp_path / "away" / path.name
    away.parent.mkdir()
    away.write_bytes(path.read_bytes())
    add(away.parent, note("60%", "هناك"), dataclasses.replace(item, colour="pink", modified=now()))
    data = away.read_bytes()
    with path.open("r+b", buffering=0) as file:  # as some editors do: in pieces, and not at once
        file.write(data[: len(data) // 2])
        file.write(data[len(data) // 2 :])
        file.truncate()
    wait_for(qtbot, session, "هنا", "هناك")
    assert session.annotations[item.id].colour == "pink"
    assert not [*folder.glob("*.bad-*")]


def test_typing_goes_on_while_news_arrive(open_session: Open, qtbot: QtBot, folder: Path) -> None:
    session = open_session()
    item = write(qtbot, session, "OpenAI", "")
    text = ""
    for number in range(12):
        text += f"كلمة{number} "
        session.edit("Type", session.annotations[item.id], join=True, note=text)
        if number % 4 == 0:
            add(folder, note("60%", f"هناك {number}"))
        qtbot.wait(1)
    qtbot.waitUntil(lambda: len(session.annotations) == 4)
    assert session.annotations[item.id].note == text
    qtbot.waitUntil(lambda: session.save_state is SaveState.SAVED)
    assert kept(folder)[item.id].note == text
    session.undo_stack.undo()
    assert session.annotations[item.id].note == ""
    assert len(session.annotations) == 4


def test_what_others_wrote_into_a_highlight_comes_back_with_it(
    open_session: Open, qtbot: QtBot, folder: Path
) -> None:
    session = open_session()
    item = write(qtbot, session, "OpenAI", "")
    add(folder, dataclasses.replace(item, note="هناك", tags=("مهم",), modified=now()))
    wait_for(qtbot, session, "هناك")
    session.undo_stack.undo()  # the highlight goes, with all that is written on it
    wait_for(qtbot, session)
    session.undo_stack.redo()
    wait_for(qtbot, session, "هناك")
    assert session.annotations[item.id].tags == ("مهم",)
    assert said(kept(folder)) == ["هناك"]


def test_what_others_wrote_before_a_deletion_was_redone_comes_back_with_its_undo(
    open_session: Open, qtbot: QtBot, folder: Path
) -> None:
    session = open_session()
    item = write(qtbot, session, "OpenAI", "هنا")
    session.delete("Delete", item)
    session.undo_stack.undo()
    wait_for(qtbot, session, "هنا")
    item = session.annotations[item.id]
    add(folder, dataclasses.replace(item, note="هنا وهناك", modified=now()))
    wait_for(qtbot, session, "هنا وهناك")
    session.undo_stack.redo()
    wait_for(qtbot, session)
    session.undo_stack.undo()
    wait_for(qtbot, session, "هنا وهناك")
    session.undo_stack.undo()  # of the highlight: nothing is brought back beside it
    wait_for(qtbot, session)


def test_who_comes_back_from_another_program_sees_what_no_file_system_told_of(
    open_session: Open, qtbot: QtBot, folder: Path, qapp: QApplication
) -> None:
    session = open_session()
    write(qtbot, session, "OpenAI", "هنا")
    watcher = session._keeping._watch._watcher
    assert watcher is not None
    watcher.blockSignals(True)  # as on a network share
    add(folder, note("60%", "هناك"))
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    wait_for(qtbot, session, "هنا", "هناك")


def test_a_deleted_file_is_written_again(open_session: Open, qtbot: QtBot, folder: Path) -> None:
    session = open_session()
    write(qtbot, session, "OpenAI", "باق")
    assert session.notes_path is not None
    session.notes_path.unlink()
    qtbot.waitUntil(lambda: said(kept(folder)) == ["باق"])


def test_a_renamed_file_is_followed(open_session: Open, qtbot: QtBot, folder: Path) -> None:
    session = open_session()
    write(qtbot, session, "OpenAI", "قديم")
    assert session.notes_path is not None
    renamed = session.notes_path.rename(folder / "ملاحظاتي.jsonld")
    qtbot.waitUntil(lambda: session.notes_path == renamed)
    write(qtbot, session, "60%", "جديد")
    assert [*folder.glob("*.jsonld")] == [renamed]
    assert said(kept(folder)) == ["جديد", "قديم"]


def test_a_file_renamed_a_moment_before_a_change_is_followed(
    open_session: Open, qtbot: QtBot, folder: Path
) -> None:
    session = open_session()
    write(qtbot, session, "OpenAI", "قديم")
    assert session.notes_path is not None
    renamed = session.notes_path.rename(folder / "ملاحظاتي.jsonld")
    write(qtbot, session, "60%", "جديد")
    assert [*folder.glob("*.jsonld")] == [renamed]


def test_a_file_that_stays_damaged_is_kept_and_written_again(
    open_session: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safekeeping, "_SETTLED", 1)
    session = open_session()
    write(qtbot, session, "OpenAI", "باق")
    problems: list[object] = []
    session.notes_problem.connect(problems.append)
    assert session.notes_path is not None
    session.notes_path.write_bytes(b"{")
    qtbot.waitUntil(lambda: bool(problems))
    assert isinstance(problems[0], NotesUnreadable)
    wait_for(qtbot, session, "باق")
    assert said(kept(folder)) == ["باق"]
    assert [path.read_bytes() for path in folder.glob("*.bad-*")] == [b"{"]


def test_a_file_damaged_a_moment_before_closing_is_written_again(
    open_session: Open, qtbot: QtBot, folder: Path
) -> None:
    session = open_session()
    write(qtbot, session, "OpenAI", "باق")
    assert session.notes_path is not None
    session.notes_path.write_bytes(b"{")
    qtbot.waitUntil(lambda: session._keeping._notes.damaged is not None)
    assert session.close() is None
    assert said(kept(folder)) == ["باق"]


def test_a_newer_version_that_takes_the_file_over_is_not_disturbed(
    open_session: Open, qtbot: QtBot
) -> None:
    session = open_session()
    write(qtbot, session, "OpenAI", "نص")
    problems: list[object] = []
    session.notes_problem.connect(problems.append)
    path = session.notes_path
    assert path is not None
    newer = path.read_text("utf-8").replace('"hamesh:format": 1', '"hamesh:format": 2')
    path.write_text(newer, "utf-8")
    qtbot.waitUntil(lambda: session.save_state is SaveState.READ_ONLY)
    assert isinstance(problems[0], NotesNewer)
    assert not session.writable
    assert said(session.annotations) == ["نص"]
    path.write_text(newer.replace('"hamesh:format": 2', '"hamesh:format": 1'), "utf-8")
    qtbot.waitUntil(lambda: session.writable)
    wait_for(qtbot, session, "نص")


def test_what_could_not_be_written_is_written_when_that_is_possible_again(
    open_session: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session()
    write(qtbot, session, "OpenAI", "قبل")
    session._keeping._retry.setInterval(1)
    told: list[object] = []
    session.notes_problem.connect(told.append)
    tries: list[None] = []

    def refuse(_: object) -> None:
        tries.append(None)
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as read_only:
        read_only.setattr(store, "locked", refuse)
        session.highlight("Note", span("60%"), "green", "أثناء")
        qtbot.waitUntil(lambda: len(tries) > 2)
        assert session.save_state is SaveState.FAILED
    wait_for(qtbot, session, "أثناء", "قبل")
    assert len(told) == 1  # the reader hears of it once
    assert said(kept(folder)) == ["أثناء", "قبل"]


def test_a_change_while_the_folder_is_looked_at_is_not_called_saved(
    open_session: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session()
    looking, go_on = threading.Event(), threading.Event()
    real = safekeeping.look_and_place

    def look(*given: object) -> object:
        looking.set()
        go_on.wait()
        return real(*given)  # type: ignore[arg-type]  # passed through as they come

    monkeypatch.setattr(safekeeping, "look_and_place", look)
    session._keeping._watch.stir()
    qtbot.waitUntil(looking.is_set)
    session.highlight("Note", span("OpenAI"), "green", "نص")
    assert session.save_state is SaveState.SAVING
    go_on.set()
    qtbot.waitUntil(lambda: session.save_state is SaveState.SAVED)
    assert said(kept(folder)) == ["نص"]


def test_a_change_is_saved_also_when_looking_at_the_folder_breaks(
    open_session: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session()
    looking, go_on = threading.Event(), threading.Event()

    def look(*_: object) -> object:
        looking.set()
        go_on.wait()
        raise LookupError("nobody expected this")

    with monkeypatch.context() as odd, qtbot.captureExceptions() as reported:
        odd.setattr(safekeeping, "look_and_place", look)
        session._keeping._watch.stir()
        qtbot.waitUntil(looking.is_set)
        session.highlight("Note", span("OpenAI"), "green", "نص")
        go_on.set()
        qtbot.waitUntil(lambda: session.save_state is SaveState.SAVED)
    assert [kind for kind, _, _ in reported] == [LookupError]
    assert said(kept(folder)) == ["نص"]


def test_who_refuses_to_close_hears_news_and_has_unsaved_notes_saved_when_that_is_possible(
    open_session: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session()
    write(qtbot, session, "OpenAI", "قبل")

    def refuse(_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as read_only:
        read_only.setattr(store, "locked", refuse)
        session.highlight("Note", span("60%"), "green", "أثناء")
        assert session.close() is not None
    session._keeping._retry.setInterval(1)
    session.go_on(folder)
    wait_for(qtbot, session, "أثناء", "قبل")
    qtbot.waitUntil(lambda: said(kept(folder)) == ["أثناء", "قبل"])
    add(folder, note("قالت", "بعد"))
    wait_for(qtbot, session, "أثناء", "بعد", "قبل")


def test_a_session_that_is_closed_hears_of_nothing(
    open_session: Open, qtbot: QtBot, folder: Path
) -> None:
    session, other = open_session(), open_session()
    write(qtbot, session, "OpenAI", "أول")
    wait_for(qtbot, other, "أول")
    session.close()
    news: list[object] = []
    session.annotations_changed.connect(news.append)
    add(folder, note("60%", "ثان"))
    wait_for(qtbot, other, "أول", "ثان")
    assert not news


def test_what_watches_ends_in_its_own_thread_though_python_forgets_its_session_in_another(
    qtbot: QtBot, folder: Path
) -> None:
    tasks = Tasks()
    ended: list[int] = []

    def open_and_forget() -> weakref.ref[Session]:
        session = Session(DOCUMENT, tasks)
        session.load_notes(folder)
        qtbot.waitUntil(lambda: session.save_state is SaveState.SAVED)
        write(qtbot, session, "OpenAI", "نص")
        session._keeping._watch.destroyed.connect(lambda: ended.append(threading.get_ident()))
        circle: list[object] = [session]
        circle.append(circle)  # as an exception that is kept with its frames makes one
        return weakref.ref(session)

    gc.collect()
    gc.disable()
    try:
        forgotten = open_and_forget()
        assert forgotten() is not None
        # What is still under way for the session may find its slot gone and say so: the program
        # closes a session before it forgets it, and none of this happens there.
        with qtbot.captureExceptions():
            tasks.run(gc.collect, on_done=lambda _: None, watched=False)
            qtbot.waitUntil(lambda: bool(ended))
    finally:
        gc.enable()
        tasks.shutdown()
    assert forgotten() is None
    assert ended == [threading.get_ident()]
