"""A link in another program leads to its passage, whether Hamesh runs by then or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import importers
from reader.annotations.anchor import describe
from reader.annotations.link import link
from reader.annotations.model import Annotation, new_id, now
from reader.annotations.store import open_notes, with_annotations, write_notes
from reader.document import Span
from tests.e2e.conftest import Start
from tests.e2e.xvfb import Screen, wait_until

LAST = "آخر الكلام هنا"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "مقال.txt"
    path.write_text("عنوان المقال\n\n" + "سطر من المقال.\n" * 120 + LAST, "utf-8")
    return path


@pytest.fixture
def address(article: Path, own_home: Path) -> str:
    """Where a note on the last words is."""
    document = importers.read(article)
    start = document.text.index(LAST)
    anchor = describe(document, Span(start, start + len(LAST)))
    item = Annotation(new_id(), anchor, "green", "ملاحظة", (), now(), now())
    notes = open_notes(own_home / "notes", document)
    write_notes(with_annotations(notes, {item.id: item}), document)
    return link(document.fingerprint, item.id)


def test_a_start_with_a_link_goes_to_its_passage(
    screen: Screen, start: Start, address: str
) -> None:
    program = start(address)
    window = program.wait_for_window()
    program.wait_for("highlight.green")
    assert "عنوان المقال" in screen.xdotool("getwindowname", window)
    assert program.windows() == [window]
    assert program.quit() == 0


def test_a_link_goes_to_its_passage_in_the_running_program(
    screen: Screen, start: Start, address: str, article: Path
) -> None:
    program = start(article, alone=False)
    window = program.wait_for_window()
    screen.settled()
    assert not program.shown("highlight.green")
    assert start(address, alone=False).wait_for_end() == 0
    program.wait_for("highlight.green")
    assert program.windows() == [window]
    assert program.quit() == 0


@pytest.mark.parametrize("hostile", ["hamesh:../../etc/passwd", "hamesh:" + "0" * 64 + "/%ff"])
def test_a_hostile_link_starts_the_program_as_nothing_would(
    screen: Screen, start: Start, address: str, hostile: str
) -> None:
    del address
    program = start(hostile, alone=False)
    window = program.wait_for_window()
    screen.settled()
    assert program.notice() is None
    assert start(hostile, alone=False).wait_for_end() == 0
    screen.settled()
    assert program.windows() == [window]
    assert program.notice() is None
    assert program.quit() == 0


def test_a_link_to_what_is_not_here_is_said_beside_what_was_read_last(start: Start) -> None:
    program = start("hamesh:" + "0" * 64)
    program.wait_for_window()
    wait_until(program.notice, "a message")
    program.wait_for_findings()
    assert program.notice() is not None
    assert program.quit() == 0


def test_a_start_with_a_notes_file_shows_its_document_and_the_notes(
    screen: Screen, start: Start, address: str, own_home: Path
) -> None:
    del address
    (file,) = (own_home / "notes").glob("*.jsonld")
    program = start(file)
    window = program.wait_for_window()
    wait_until(lambda: "عنوان المقال" in screen.xdotool("getwindowname", window), "the document")
    wait_until(lambda: program.beside("highlight.green"), "its note in the panel")
    assert program.windows() == [window]
    assert program.notice() is None
    assert program.quit() == 0


def test_a_notes_file_without_its_document_says_so(
    start: Start, address: str, article: Path, own_home: Path
) -> None:
    del address
    (file,) = (own_home / "notes").glob("*.jsonld")
    article.unlink()
    program = start(file)
    program.wait_for_window()
    wait_until(program.notice, "a message")
    assert program.quit() == 0
