"""One document in two processes: what is written in one the other shows, and disturbs nobody."""

from __future__ import annotations

from pathlib import Path

from reader import importers
from reader.annotations import store
from reader.annotations.anchor import describe
from reader.annotations.model import Annotation, new_id, now
from reader.document import Span
from tests.e2e.conftest import Start
from tests.e2e.program import ARTICLE, bodies
from tests.e2e.test_e2e_notes import opening, write_note
from tests.e2e.xvfb import Screen, wait_until


def write_from_elsewhere(home: Path, words: str) -> Annotation:
    """Highlight ``words`` in blue as a third process does."""
    document = importers.read(ARTICLE)
    start = document.text.index(words)
    anchor = describe(document, Span(start, start + len(words)))
    made = Annotation(new_id(), anchor, "blue", "", (), now(), now())
    notes = store.open_notes(home / "notes", document)
    held = {**notes.annotations, made.id: made}
    store.write_notes(store.with_annotations(notes, held), document)
    return made


def test_what_one_process_writes_the_other_shows_while_a_note_is_typed(
    screen: Screen, start: Start
) -> None:
    below = start(ARTICLE)
    below.wait_for_findings()
    write_note(below, screen, opening(1), "من النافذة الأولى")
    below.wait_for_note("من النافذة الأولى")
    alone = len(below.shown("highlight.yellow"))

    above = start(ARTICLE)
    above.wait_for_findings()
    above.wait_for("highlight.yellow")
    write_note(above, screen, opening(2), "نصف الكلام ")
    above.wait_for_note("نصف الكلام ")
    made = write_from_elsewhere(above.home, opening(0))
    above.wait_for("highlight.blue")
    screen.type("ونصفه الآخر")  # the keyboard is where it was, and so is the cursor
    above.wait_for_note("نصف الكلام ونصفه الآخر")
    screen.press("ctrl+z")
    wait_until(
        lambda: all("نصف الكلام ونصفه الآخر" not in bodies(it) for it in above.saved_notes()),
        "undo",
    )
    assert made.id in {item["id"] for item in above.saved_notes()}
    assert above.quit() == 0

    below.wait_for_window()
    below.wait_for("highlight.blue")
    assert len(below.shown("highlight.yellow")) > alone
    assert below.quit() == 0
    notes = below.saved_notes()
    assert made.id in {item["id"] for item in notes}
    assert "من النافذة الأولى" in [text for item in notes for text in bodies(item)]
