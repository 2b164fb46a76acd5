"""Notes that cannot be written: said, kept, asked about before closing, and written in the end."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.e2e.conftest import Start, settings
from tests.e2e.program import ARTICLE
from tests.e2e.test_e2e_notes import NOTE, opening, write_note
from tests.e2e.xvfb import Screen, wait_until

MakeRoom = Callable[[], object]
Trouble = Callable[[Path], AbstractContextManager[MakeRoom]]


@contextmanager
def a_file(folder: Path) -> Iterator[MakeRoom]:
    """A file where the folder should be."""
    folder.write_text("not a folder", "utf-8")
    yield folder.unlink


@contextmanager
def mounted(folder: Path) -> Iterator[None]:
    """A small file system of its own, which only root may have."""
    folder.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(options, capture_output=True, check=False).returncode:
        pytest.skip("a file system cannot be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def full_disk(folder: Path) -> Iterator[MakeRoom]:
    """A disk without a byte left."""
    with mounted(folder):
        filler = folder / "filler"
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            filler.write_bytes(bytes(2**20))
        yield filler.unlink


@contextmanager
def read_only_disk(folder: Path) -> Iterator[MakeRoom]:
    """A disk that may be read only."""

    def remount(how: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True)

    with mounted(folder):
        remount("ro")
        yield lambda: remount("rw")


@pytest.mark.parametrize("trouble", [a_file, full_disk, read_only_disk])
def test_notes_that_cannot_be_saved_are_kept_until_they_can(
    screen: Screen, start: Start, own_home: Path, tmp_path: Path, trouble: Trouble
) -> None:
    folder = tmp_path / "notes folder"
    settings(own_home, language="ar", theme="light", notes_folder=str(folder))
    with trouble(folder) as make_room:
        program = start(ARTICLE)
        program.wait_for_findings()
        write_note(program, screen, opening(1), NOTE)
        wait_until(program.notice, "a message")
        screen.settled()

        screen.press("ctrl+q")
        program.wait_for_question()
        screen.press("Escape")  # stay
        wait_until(lambda: len(program.windows()) == 1, "the dialog to go")
        assert program.running
        assert program.shown("highlight.yellow")
        assert not program.saved_notes(folder)

        make_room()
        program.take_way_out()
        program.wait_for_note(NOTE, folder)
        wait_until(lambda: not program.notice(), "the message to go")
        assert program.quit() == 0
