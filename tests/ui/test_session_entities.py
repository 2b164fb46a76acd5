"""Entities as their reader wants them: undoable, kept, the same in every window and document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.analysis.model import Analysis, Entity
from reader.document import Span
from reader.errors import LexiconNewer, LexiconNotSaved
from reader.importers import read_text
from reader.ui.lexicon import SharedLexicon
from reader.ui.session import Session
from reader.ui.tasks import Tasks

TEXT = "قالت ميسترال إن Mistral AI كبرت.\nثم قالت ميسترال ذلك."
OTHER = "هنا Mistral AI من جديد."


class Shelf:
    """Sessions over one lexicon file, as one run of the program has them."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.qtbot = qtbot
        self.tasks = Tasks()
        self.lexicon = SharedLexicon(self.tasks, path)
        self.lexicon.load()
        self.settle()
        self.sessions: list[Session] = []

    def open(self, text: str = TEXT) -> Session:
        session = Session(read_text(text), self.tasks, None, self.lexicon)
        self.sessions.append(session)
        session._take_analysis(found(session))
        self.settle()
        return session

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.busy())

    def close(self) -> None:
        for session in self.sessions:
            session.close()
        self.lexicon.close()
        self.tasks.shutdown()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lexicon.json"


@pytest.fixture
def start(qtbot: QtBot, path: Path) -> Iterator[Callable[[], Shelf]]:
    made: list[Shelf] = []

    def run() -> Shelf:
        made.append(Shelf(qtbot, path))
        return made[-1]

    yield run
    for shelf in made:
        shelf.close()


def found(session: Session) -> Analysis:
    text = session.document.text
    names = [("ميسترال", "ORG"), ("Mistral AI", "MISC")]
    made = []
    for name, kind in names:
        starts = [at for at in range(len(text)) if text.startswith(name, at)]
        spans = tuple(Span(at, at + len(name)) for at in starts)
        if spans:
            made.append(Entity(name, kind, (), spans))  # type: ignore[arg-type]
    return Analysis((), tuple(made))


def named(session: Session) -> dict[str, Entity]:
    return {item.name: item for item in session.entities}


def test_entities_are_empty_until_the_text_is_analysed(start: Callable[[], Shelf]) -> None:
    shelf = start()
    session = Session(read_text(TEXT), shelf.tasks, None, shelf.lexicon)
    assert session.entities == ()
    session.close()


def test_a_merge_shows_at_once_and_undo_and_redo_restore_exactly(
    start: Callable[[], Shelf], qtbot: QtBot
) -> None:
    shelf = start()
    session = shelf.open()
    before = session.entities
    with qtbot.waitSignal(session.entities_changed):
        session.naming.merge(named(session)["ميسترال"], named(session)["Mistral AI"])
    after = session.entities
    assert [(item.name, len(item.mentions)) for item in after] == [("ميسترال", 3)]
    for _ in range(2):
        with qtbot.waitSignal(session.entities_changed):
            session.undo_stack.undo()
        assert session.entities == before
        with qtbot.waitSignal(session.entities_changed):
            session.undo_stack.redo()
        assert session.entities == after


def test_each_correction_is_one_step_and_all_can_be_undone(start: Callable[[], Shelf]) -> None:
    shelf = start()
    session = shelf.open()
    naming, before = session.naming, session.entities
    ours, other = named(session)["ميسترال"], named(session)["Mistral AI"]
    for act in (
        lambda: naming.edit(ours, "الشركة", "PER", other),
        lambda: naming.split(named(session)["الشركة"], "ميسترال"),
        lambda: naming.retype("LOC", *session.entities),
        lambda: naming.add("كبرت", "MISC"),
        lambda: naming.rename(named(session)["كبرت"], "الكبيرة"),
        lambda: naming.dismiss(*session.entities),
    ):
        act()
        shelf.settle()
    assert session.entities == ()
    assert session.naming.dismissed
    assert session.undo_stack.count() == 6
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    shelf.settle()
    assert session.entities == before
    assert not shelf.lexicon.lexicon.rules


def test_a_dismissed_entity_can_be_restored(start: Callable[[], Shelf]) -> None:
    shelf = start()
    session = shelf.open()
    before = session.entities
    session.naming.dismiss(named(session)["ميسترال"])
    shelf.settle()
    assert [item.name for item in session.naming.dismissed] == ["ميسترال"]
    session.naming.restore(*session.naming.dismissed)
    shelf.settle()
    assert session.entities == before
    assert session.naming.dismissed == ()


def test_corrections_hold_in_the_next_run_and_in_other_documents(
    start: Callable[[], Shelf],
) -> None:
    first = start()
    session = first.open()
    session.naming.rename(named(session)["Mistral AI"], "ميسترال إيه آي")
    first.close()
    second = start()
    assert "ميسترال إيه آي" in named(second.open())
    assert list(named(second.open(OTHER))) == ["ميسترال إيه آي"]


def test_all_open_windows_follow_and_each_undoes_what_it_did(start: Callable[[], Shelf]) -> None:
    shelf = start()
    one, two = shelf.open(), shelf.open(OTHER)
    one.naming.retype("ORG", named(one)["Mistral AI"])
    shelf.settle()
    assert named(two)["Mistral AI"].type == "ORG"
    two.naming.dismiss(named(two)["Mistral AI"])
    shelf.settle()
    assert "Mistral AI" not in named(one)
    one.undo_stack.undo()
    shelf.settle()
    assert "Mistral AI" not in named(one)
    two.undo_stack.undo()
    shelf.settle()
    assert named(one)["Mistral AI"].type == "MISC"


def test_two_programs_at_once_lose_nothing(start: Callable[[], Shelf]) -> None:
    mine, theirs = start(), start()
    here, there = mine.open(), theirs.open()
    there.naming.retype("PER", named(there)["ميسترال"])
    theirs.settle()
    here.naming.retype("ORG", named(here)["Mistral AI"])
    mine.settle()
    assert {item.type for item in here.entities} == {"PER", "ORG"}
    theirs.lexicon.load()
    theirs.settle()
    assert there.entities == here.entities


def test_what_is_corrected_before_the_file_is_read_is_merged_with_it(
    start: Callable[[], Shelf], path: Path
) -> None:
    shelf = start()
    session = shelf.open()
    session.naming.retype("PER", named(session)["ميسترال"])
    shelf.settle()
    early = SharedLexicon(shelf.tasks, path)
    other = Session(read_text(TEXT), shelf.tasks, None, early)
    other._take_analysis(found(other))
    other.naming.retype("ORG", named(other)["Mistral AI"])
    early.load()
    shelf.settle()
    assert {item.type for item in other.entities} == {"PER", "ORG"}
    assert len(json.loads(path.read_bytes())["rules"]) == 2
    other.close()


def test_what_could_not_be_saved_is_saved_when_it_can_be(
    start: Callable[[], Shelf], path: Path, qtbot: QtBot
) -> None:
    shelf = start()
    session = shelf.open()
    path.mkdir()
    with qtbot.waitSignal(shelf.lexicon.failed) as failed:
        session.naming.dismiss(*session.entities)
    assert isinstance(failed.args[0], LexiconNotSaved)
    assert isinstance(shelf.lexicon.close(), LexiconNotSaved)
    path.rmdir()
    shelf.lexicon.save()
    shelf.settle()
    assert len(json.loads(path.read_bytes())["rules"]) == 2


def test_a_newer_file_applies_and_nothing_can_be_changed(
    start: Callable[[], Shelf], path: Path
) -> None:
    first = start()
    first.open().naming.dismiss(*first.sessions[0].entities)
    first.close()
    content = path.read_bytes().replace(b'"format": 1', b'"format": 7')
    path.write_bytes(content)
    second = start()
    assert not second.lexicon.writable
    session = second.open()
    assert session.entities == ()
    session.naming.restore(*session.naming.dismissed)
    second.settle()
    assert session.entities == ()
    assert not session.undo_stack.count()
    heard: list[object] = []
    second.lexicon.failed.connect(heard.append)
    second.lexicon.load()
    second.settle()
    assert isinstance(heard[0], LexiconNewer)
    assert path.read_bytes() == content
