"""``hamesh text``, and what all commands that print share."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader import resources
from reader.cli import main

ARTICLE = resources.path("article", "mistral.txt")
Output = pytest.CaptureFixture[str]


def test_text_prints_what_the_window_shows(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "نص.txt"
    path.write_bytes("عنوان\r\n\r\nسطر أول.\r\n".encode("cp1256"))
    assert main(["text", str(path)]) == 0
    assert capsys.readouterr().out == "عنوان\nسطر أول.\n"


def test_text_of_an_empty_file_is_nothing(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "empty.txt").touch()
    assert main(["text", str(tmp_path / "empty.txt")]) == 0
    assert capsys.readouterr().out == ""


def test_text_is_utf_8_whatever_the_locale() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reader", "text", str(ARTICLE)],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"},
        cwd=resources.path().parent,
    )
    assert done.returncode == 0
    assert "ميسترال" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("command", [["text"], ["analyze"], ["analyze", "--json"]])
def test_a_missing_file_is_1_and_one_line(command: list[str], capsys: Output) -> None:
    assert main([*command, "لا يوجد.txt"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == (
        "hamesh: لا يوجد.txt: there is no such file (No such file or directory); "
        "check its name and folder\n"
    )


def test_a_name_with_a_line_feed_stays_on_one_line(capsys: Output) -> None:
    assert main(["text", "a\nb.txt"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is full")
@pytest.mark.parametrize("command", [["--help"], ["text", str(ARTICLE)], ["analyze", str(ARTICLE)]])
def test_output_that_cannot_be_written_is_1_and_one_line(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reader", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=resources.path().parent,
        )
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="only a POSIX shell closes an output")
def test_a_closed_output_is_1_and_one_line() -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" "$@" >&-', sys.executable, "-m", "reader", "text", str(ARTICLE)],
        stderr=subprocess.PIPE,
        text=True,
        cwd=resources.path().parent,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
