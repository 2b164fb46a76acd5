"""Notes of an earlier text, offered and taken over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.annotations.anchor import describe
from reader.annotations.model import Annotation, new_id, now
from reader.annotations.store import open_notes, with_annotations, write_notes
from reader.document import Document, Source, Span
from reader.errors import NotesUnreadable
from reader.ui.session import SaveState, Session
from reader.ui.tasks import Tasks

LINES = (
    "افتتحت البلدية مكتبة جديدة تضم آلاف الكتب قرب الميناء القديم.",
    "وقالت أمينة المكتبة إن أبوابها مفتوحة للزوار كل يوم حتى المساء.",
)
OTHER = ("تسقط غدًا أمطار غزيرة على المرتفعات، وتهب رياح شمالية نشطة على السهول كلها.",)

Open = Callable[[Document], Session]


def document(*lines: str, path: Path | None = None) -> Document:
    return Document.of_paragraphs([(line, "paragraph") for line in lines], source=Source(path))


def span(doc: Document, quote: str) -> Span:
    start = doc.text.index(quote)
    return Span(start, start + len(quote))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Hamesh"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    return tmp_path / "مقال.txt"


@pytest.fixture
def old(folder: Path, article: Path) -> Path:
    """The notes file of what stood at ``article``."""
    before, moment = document(*LINES, path=article), now()
    anchor = describe(before, span(before, "الميناء القديم"))
    item = Annotation(new_id(), anchor, "yellow", "قديم", (), moment, moment)
    notes = with_annotations(open_notes(folder, before), {item.id: item})
    return write_notes(notes, before).path


@pytest.fixture
def open_session(qtbot: QtBot, folder: Path) -> Iterator[Open]:
    made: list[tuple[Session, Tasks]] = []

    def make(doc: Document) -> Session:
        tasks = Tasks()
        session = Session(doc, tasks)
        made.append((session, tasks))
        assert not session.can_relink
        session.load_notes(folder)
        qtbot.waitUntil(lambda: session.save_state is not SaveState.LOADING)
        return session

    yield make
    for session, tasks in made:
        session.close()
        tasks.shutdown()


def notes_of(session: Session) -> list[str]:
    return sorted(item.note for item in session.annotations.values())


def test_notes_of_an_earlier_text_are_offered_and_taken_over(
    open_session: Open, qtbot: QtBot, folder: Path, old: Path, article: Path
) -> None:
    session = open_session(document(*OTHER, path=article))
    heard: list[object] = []
    session.relink_suggested.connect(heard.append)  # if it has not been said by now
    qtbot.waitUntil(lambda: bool(session.relink_suggestions))
    assert heard in ([], [session.relink_suggestions])
    (offered,) = session.relink_suggestions
    assert (offered.path, offered.notes, offered.found) == (old, 1, 0)
    session.relink(offered.path)
    qtbot.waitUntil(lambda: notes_of(session) == ["قديم"])
    qtbot.waitUntil(lambda: session.save_state is SaveState.SAVED)
    assert session.notes_path == old
    assert not session.relink_suggestions
    assert [*folder.glob("*.jsonld")] == [old]
    assert open_notes(folder, session.document).path == old


def test_nothing_is_offered_where_the_text_is_the_same_edited(
    open_session: Open, qtbot: QtBot, old: Path, article: Path
) -> None:
    session = open_session(document("مقدمة", *LINES, path=article))
    assert notes_of(session) == ["قديم"]
    assert session.notes_path == old
    qtbot.waitUntil(lambda: not session.tasks.busy())
    assert not session.relink_suggestions


def test_a_document_with_notes_gets_the_others_too(
    open_session: Open, qtbot: QtBot, folder: Path, old: Path
) -> None:
    session = open_session(document("طبعة ثانية", *LINES))
    before = old.read_bytes()
    session.highlight("Note", span(session.document, "طبعة ثانية"), "green", "جديد")
    session.relink(old)  # while the first is being saved
    session.highlight("Note", span(session.document, "كل يوم"), "green", "أثناء ذلك")
    qtbot.waitUntil(lambda: notes_of(session) == ["أثناء ذلك", "جديد", "قديم"])
    qtbot.waitUntil(lambda: session.save_state is SaveState.SAVED)
    assert len(open_notes(folder, session.document).annotations) == 3
    assert old.read_bytes() == before
    place = session.span_of(next(i.id for i in session.annotations.values() if i.note == "قديم"))
    assert place == span(session.document, "الميناء القديم")


def test_candidates_are_looked_for_when_asked(open_session: Open, qtbot: QtBot, old: Path) -> None:
    session = open_session(document("طبعة ثانية", *LINES))
    found: list[Path] = []
    session.find_candidates(lambda listed: found.extend(each.path for each in listed))
    qtbot.waitUntil(lambda: found == [old])


def test_a_damaged_file_is_not_taken_over_and_told_of(
    open_session: Open, qtbot: QtBot, folder: Path
) -> None:
    folder.mkdir()
    damaged = folder / "damaged.jsonld"
    damaged.write_bytes(b"{")
    session = open_session(document(*LINES))
    with qtbot.waitSignal(session.notes_problem) as told:
        session.relink(damaged)
    assert isinstance(told.args[0], NotesUnreadable)
    assert session.save_state is SaveState.SAVED
    assert not session.annotations
    assert [*folder.iterdir()] == [damaged]
    session.highlight("Note", span(session.document, "كل يوم"), "green", "يعمل")
    qtbot.waitUntil(lambda: session.save_state is SaveState.SAVED)
    assert len(open_notes(folder, session.document).annotations) == 1
