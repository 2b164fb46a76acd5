"""Double-clicking one file after the other: all in one process, and never a start in vain."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.e2e.conftest import Start
from tests.e2e.xvfb import Screen, wait_until


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "مقال أول.txt"
    path.write_text("عنوان أول\n\n" + "سطر من مقال أول.\n" * 30, "utf-8")
    return path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "مقال آخر.txt"
    path.write_text("عنوان آخر\n\n" + "سطر من مقال آخر.\n" * 30, "utf-8")
    return path


def title(screen: Screen, window: str) -> str:
    return screen.xdotool("getwindowname", window)


def test_a_second_file_opens_a_window_in_the_running_process(
    screen: Screen, start: Start, article: Path, other: Path
) -> None:
    first = start(article, alone=False)
    below = first.wait_for_window()
    second = start(other, alone=False)
    assert second.wait_for_end() == 0
    wait_until(lambda: len(first.windows()) == 2, "a second window")
    wait_until(lambda: "عنوان آخر" in title(screen, first.wait_for_window()), "it in front")

    again = start(article, alone=False)
    assert again.wait_for_end() == 0
    wait_until(lambda: screen.xdotool("getwindowfocus") == below, "the first one in front")
    assert len(first.windows()) == 2
    assert first.quit() == 0


def test_the_same_file_under_another_name_raises_its_window(
    screen: Screen, start: Start, article: Path, other: Path, tmp_path: Path
) -> None:
    first = start(other, alone=False)
    window = first.wait_for_window()
    screen.settled()
    link, twin = tmp_path / "وصلة.txt", tmp_path / "توأم.txt"
    link.symlink_to(other)
    twin.hardlink_to(other)
    start(article, alone=False).wait_for_end()
    wait_until(lambda: len(first.windows()) == 2, "a second window")
    for name in (link, twin):
        assert start(name, alone=False).wait_for_end() == 0
        wait_until(lambda: screen.xdotool("getwindowfocus") == window, "its window in front")
        assert start(article, alone=False).wait_for_end() == 0
        wait_until(lambda: screen.xdotool("getwindowfocus") != window, "the article in front")
    assert len(first.windows()) == 2
    assert first.quit() == 0


def test_a_start_without_a_file_brings_the_program_forward(
    screen: Screen, start: Start, article: Path
) -> None:
    first = start(article, alone=False)
    window = first.wait_for_window()
    screen.xdotool("windowminimize", window)
    wait_until(lambda: not first.windows(), "it to be gone")
    assert start(alone=False).wait_for_end() == 0
    wait_until(lambda: first.windows() == [window], "it to be back")
    assert first.quit() == 0


def test_a_killed_process_leaves_nothing_in_the_way(
    start: Start, article: Path, other: Path
) -> None:
    first = start(article, alone=False)
    first.wait_for_window()
    first.kill()
    second = start(other, alone=False)
    second.wait_for_window()
    assert start(article, alone=False).wait_for_end() == 0  # and listens in its place
    wait_until(lambda: len(second.windows()) == 2, "a second window")
    assert second.quit() == 0


def test_a_process_that_hangs_keeps_nobody_waiting(
    start: Start, article: Path, other: Path
) -> None:
    first = start(article, alone=False)
    first.wait_for_window()
    os.kill(first.process_id, signal.SIGSTOP)
    try:
        second = start(other, alone=False)
        second.wait_for_window()
        assert start(article, alone=False).wait_for_end() == 0
        wait_until(lambda: len(second.windows()) == 2, "a second window")
        assert second.quit() == 0
    finally:
        os.kill(first.process_id, signal.SIGCONT)
    assert first.windows()
    assert len(first.windows()) == 1  # what others have opened by now it does not open too
    assert first.quit() == 0


def test_two_starts_at_once_become_one_process(start: Start, article: Path, other: Path) -> None:
    both = [start(article, alone=False), start(other, alone=False)]
    wait_until(lambda: [it for it in both if not it.running], "one to hand over")
    (first,) = [it for it in both if it.running]
    wait_until(lambda: len(first.windows()) == 2, "both windows")
    assert first.quit() == 0
