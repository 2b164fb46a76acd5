"""Notes that cannot be written: said, kept, asked about before closing, and saved in the end."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.e2e.conftest import Start, settings
from tests.e2e.program import ARTICLE, Program
from tests.e2e.test_e2e_notes import NOTE, opening, write_note
from tests.e2e.xvfb import wait_until

Trouble = Callable[[Path], AbstractContextManager[None]]


@contextmanager
def mounted(folder: Path) -> Iterator[None]:
    """A small file system of its own, which only root may have."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a file system cannot be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def a_file(folder: Path) -> Iterator[None]:
    """A file where the folder should be."""
    folder.write_text("not a folder", "utf-8")
    yield


@contextmanager
def read_only_disk(folder: Path) -> Iterator[None]:
    """A disk that may be read only."""
    with mounted(folder):
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        yield


@pytest.fixture
def folder(own_home: Path, tmp_path: Path) -> Path:
    """Where notes are to be kept."""
    chosen = tmp_path / "notes folder"
    settings(own_home, language="ar", theme="light", notes_folder=str(chosen))
    return chosen


def write_in_vain(start: Start, folder: Path) -> Program:
    """Write a note that cannot be saved, and nearly quit."""
    program = start(ARTICLE)
    program.wait_for_findings()
    write_note(program, program.screen, opening(1), NOTE)
    wait_until(program.notice, "a message")
    program.screen.settled()
    program.screen.press("ctrl+q")
    program.wait_for_question()
    program.screen.press("Escape")  # stay
    wait_until(lambda: len(program.windows()) == 1, "the dialog to go")
    assert program.running
    assert program.shown("highlight.yellow")
    assert not program.saved_notes(folder)
    return program


def test_notes_wait_until_a_full_disk_has_room(start: Start, folder: Path) -> None:
    with mounted(folder):
        filler = folder / "filler"
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            filler.write_bytes(bytes(2**20))
        program = write_in_vain(start, folder)
        filler.unlink()
        program.take_way_out()  # try again
        program.wait_for_note(NOTE, folder)
        wait_until(lambda: not program.notice(), "the message to go")
        assert program.quit() == 0


@pytest.mark.parametrize("trouble", [a_file, read_only_disk])
def test_notes_go_where_they_can_be_written(
    start: Start, folder: Path, tmp_path: Path, trouble: Trouble
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with trouble(folder):
        program = write_in_vain(start, folder)
        program.take_way_out()  # choose another folder
        program.wait_for_question()
        program.screen.put_on_clipboard(str(elsewhere))
        program.screen.press("ctrl+a", "ctrl+v", "Return")
        program.wait_for_note(NOTE, elsewhere)
        wait_until(lambda: not program.notice(), "the message to go")
        assert program.quit() == 0
