"""What cannot be read is said in the window; nothing crashes, and what can be read opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.conftest import Start
from tests.e2e.program import ARTICLE
from tests.e2e.xvfb import wait_until


@pytest.mark.parametrize("kind", ["binary", "folder", "missing"])
def test_a_file_that_cannot_be_read_is_told_in_the_window(
    start: Start, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "ملف غريب.txt"
    if kind == "binary":
        path.write_bytes(bytes(range(256)) * 64)
    elif kind == "folder":
        path.mkdir()
    program = start(path)
    program.wait_for_window()
    wait_until(program.notice, "a message")
    assert program.quit() == 0


def test_several_files_open_in_windows_of_their_own(start: Start, tmp_path: Path) -> None:
    other = tmp_path / "نص آخر.txt"
    other.write_text("عنوان\n\nفقرة قصيرة بعد العنوان.\n", "utf-8")
    program = start(ARTICLE, other, tmp_path / "missing.txt")
    wait_until(lambda: len(program.windows()) == 3, "three windows")
    program.screen.settled()
    assert program.quit() == 0
