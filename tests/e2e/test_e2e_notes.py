"""What a reader marks and writes is there again: after quitting, after a kill, and in an export."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import importers
from tests.e2e.conftest import Start
from tests.e2e.program import ARTICLE, ROOT, Program, around, bodies, quote
from tests.e2e.xvfb import Screen, wait_until

NOTE = "ملاحظة عن Mistral: 60% من أوروبا؟"


def opening(number: int, words: int = 5) -> str:
    """The first words of a block of the article: they stand on one line."""
    document = importers.read(ARTICLE)
    block = [item for item in document.blocks if len(item.span.of(document.text)) > 100][number]
    return " ".join(block.span.of(document.text).split(" ")[:words])


def write_note(program: Program, screen: Screen, words: str, note: str) -> None:
    """Drag over ``words``, press N and type ``note``."""
    place = program.find(words)
    screen.press("Left")  # lets go of what was found
    program.wait_without("selection")
    program.drag_over(place)
    screen.press("n")
    program.wait_for("highlight.yellow")
    screen.type(note)


def test_a_note_is_there_again_on_the_same_pixels_and_in_an_export(
    screen: Screen, start: Start, tmp_path: Path
) -> None:
    words = opening(1)
    program = start(ARTICLE)
    program.wait_for_findings()
    place = program.find(words)
    screen.press("Left")
    program.wait_without("selection")
    program.drag_over(place)
    assert program.copied() == words

    screen.press("n")
    program.wait_for("highlight.yellow")
    screen.type(NOTE)
    written = program.wait_for_note(NOTE)
    assert quote(written) == words
    screen.move(0, 0)  # the pointer is a part of the picture
    screen.settled()
    marked = program.shown("highlight.yellow")
    assert program.quit() == 0

    again = start(ARTICLE)
    again.wait_for_findings()
    wait_until(lambda: again.shown("highlight.yellow") == marked, "the mark where it was")
    screen.click(*around(again.beside("highlight.yellow")).middle)  # the note in the panel
    wait_until(lambda: again.shown("flash"), "the passage to light up")
    assert again.quit() == 0

    target = tmp_path / "notes.md"
    subprocess.run(
        [sys.executable, "-m", "reader", "export", ARTICLE, "--format", "markdown",
         "--output", target], cwd=ROOT, check=True, timeout=60,
    )  # fmt: skip
    exported = target.read_text("utf-8")
    assert words in exported
    assert NOTE in exported


def test_a_note_outlives_a_kill_as_soon_as_it_is_on_disk(screen: Screen, start: Start) -> None:
    program = start(ARTICLE)
    program.wait_for_findings()
    write_note(program, screen, opening(1), NOTE)
    program.wait_for_note(NOTE)
    program.kill()

    again = start(ARTICLE)
    again.wait_for_findings()
    again.wait_for("highlight.yellow")
    assert again.quit() == 0
    (note,) = again.saved_notes()
    assert NOTE in bodies(note)


@pytest.mark.parametrize("end", [Program.quit, Program.terminate])
def test_what_was_typed_a_moment_before_the_end_is_kept(
    screen: Screen, start: Start, end: Callable[[Program], int]
) -> None:
    program = start(ARTICLE)
    program.wait_for_findings()
    write_note(program, screen, opening(1), NOTE)
    assert end(program) == 0
    (note,) = program.saved_notes()
    assert NOTE in bodies(note)
