"""Statistics by keyboard: the table beside the page, and what must outlive a power cut."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.conftest import Start
from tests.e2e.program import ARTICLE, Program
from tests.e2e.xvfb import wait_until


def open_table(program: Program) -> str:
    """Open the table of statistics; the id of the page's window."""
    page = program.wait_for_window()
    program.screen.press("ctrl+shift+t")
    wait_until(lambda: program.wait_for_window() != page, "the table")
    program.screen.settled()
    return page


def test_a_row_leads_to_its_passage_and_the_program_ends_with_the_page(start: Start) -> None:
    program = start(ARTICLE)
    program.wait_for_findings()
    page = open_table(program)
    program.screen.press("Down", "Return")
    wait_until(lambda: program.wait_for_window() == page, "the page before the table")
    program.screen.press("alt+F4")
    assert program.wait_for_end() == 0


def test_statistics_stay_dismissed_after_a_power_cut(start: Start, tmp_path: Path) -> None:
    text = tmp_path / "أرقام.txt"
    text.write_text("ارتفعت الأسعار بنسبة 12% في عمّان.\n\nوبلغت الأجور 900 دينار.\n", "utf-8")
    program = start(text)
    program.wait_for("statistic")
    open_table(program)
    program.screen.press("ctrl+a", "Delete")
    wait_until(program.saved_notes, "the dismissals on disk")
    program.kill()
    again = start(text)
    again.wait_for("entity.LOC")
    again.wait_without("statistic")
