"""The very first start: hints in the margin, and nothing on the disk that the reader did not do."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.conftest import Start
from tests.e2e.program import bodies
from tests.e2e.test_e2e_notes import NOTE, opening, write_note
from tests.e2e.xvfb import Screen, wait_until


def test_hints_greet_once_and_leave_nothing_behind(
    screen: Screen, start: Start, own_home: Path
) -> None:
    saved = own_home / "settings.toml"
    saved.unlink()
    program = start()
    program.wait_for_findings()
    for colour in ("yellow", "green", "blue"):
        program.wait_for(f"highlight.{colour}")
    wait_until(saved.exists, "the settings")
    assert not (own_home / "notes").exists()
    write_note(program, screen, opening(3), NOTE)
    program.wait_for_note(NOTE)
    program.kill()  # even so the next start is not the first one
    assert [text for item in program.saved_notes() for text in bodies(item)] == [NOTE]

    again = start()
    again.wait_for_findings()
    again.wait_for("highlight.yellow")  # the note
    assert not again.shown("highlight.green")
    assert not again.shown("highlight.blue")
    assert again.quit() == 0
