"""The command line: one line on standard error, three exit codes, and what opens the window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import reader
from reader import resources
from reader.cli import main
from reader.library import settings

ARTICLE = resources.path("article", "mistral.txt")
Output = pytest.CaptureFixture[str]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[list[Path]]:
    """What the window was asked to open; no window opens."""
    asked: list[list[Path]] = []

    def run(paths: list[Path], *more: object) -> int:
        del more
        asked.append(paths)
        return 0

    fake = ModuleType("reader.ui.app")
    fake.run = run  # type: ignore[attr-defined]  # a module made here
    monkeypatch.setitem(sys.modules, "reader.ui.app", fake)
    return asked


# -- the window


def test_files_are_opened_in_the_window(opened: list[list[Path]]) -> None:
    assert main(["أول.txt", "second.txt"]) == 0
    assert opened == [[Path("أول.txt"), Path("second.txt")]]


def test_without_a_file_the_bundled_article_opens(opened: list[list[Path]]) -> None:
    assert main([]) == 0
    assert opened == [[ARTICLE]]


def test_without_a_file_the_one_read_last_opens(opened: list[list[Path]], tmp_path: Path) -> None:
    last, gone = tmp_path / "last.txt", tmp_path / "gone.txt"
    last.touch()
    settings.save(settings.Settings(recent=(gone, last)))
    assert main([]) == 0
    assert opened == [[last]]


def test_a_last_file_that_the_system_says_nothing_about_is_passed_over(
    opened: list[list[Path]], tmp_path: Path
) -> None:
    # As in a folder that may not be entered; but root may enter every folder.
    settings.save(settings.Settings(recent=(tmp_path / ("ن" * 200),)))
    assert main([]) == 0
    assert opened == [[ARTICLE]]


def test_a_file_that_is_called_like_a_command_can_be_opened(opened: list[list[Path]]) -> None:
    assert main(["./text"]) == 0
    assert main(["--", "-odd-name"]) == 0
    assert opened == [[Path("text")], [Path("-odd-name")]]


def test_starting_the_window_imports_neither_argparse_nor_the_engines() -> None:
    script = (
        "import sys, types; app = types.ModuleType('reader.ui.app'); app.run = lambda *_: 0;"
        "sys.modules['reader.ui.app'] = app; from reader.cli import main; main(['x.txt']);"
        "print([m for m in ('argparse', 'json', 'reader.importers', 'reader.analysis')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


# -- help and wrong usage


def test_the_version_is_printed(capsys: Output) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"hamesh {reader.__version__}\n"


@pytest.mark.parametrize("way", ["help", "--help", "-h"])
def test_help_names_every_command(way: str, capsys: Output) -> None:
    assert main([way]) == 0
    out = capsys.readouterr().out
    assert all(
        f"hamesh {name}" in out for name in ("text", "analyze", "export", "notes", "screenshot")
    )


@pytest.mark.parametrize("command", ["text", "analyze", "export", "notes", "screenshot"])
def test_every_command_explains_itself(command: str, capsys: Output) -> None:
    assert main([command, "--help"]) == 0
    assert f"hamesh {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--unknown"],
        ["text"],
        ["text", "--unknown", "x"],
        ["analyze"],
        ["analyze", "--json"],
        ["analyze", "a.txt", "--jsonl", "b"],
        ["analyze", "--jsonl", "b"],
        ["analyze", "a.txt", "--output", "b"],
        ["analyze", "a.txt", "b.txt", "--csv"],
        ["analyze", "a.txt", "--csv", "--json"],
        ["analyze", "a.txt", "--corrected"],
        ["analyze", "a.txt", "--csv", "--notes-folder", "b"],
        ["analyze", "a.txt", "--no-bom"],
        ["analyze", "--jsonl", "b", "--output", "c", "--csv"],
        ["notes"],
        ["notes", "a.txt", "--check", "b"],
        ["notes", "a.txt", "--dry-run"],
        ["notes", "--check", "b", "--import", "c"],
        ["screenshot", "a.txt"],
        ["screenshot", "a.txt", "--output", "b.png", "--size", "huge"],
        ["screenshot", "a.txt", "--output", "b.png", "--theme", "pink"],
        ["screenshot", "a.txt", "--output", "b.png", "--scale", "nan"],
        ["export", "a.txt", "--output", "b"],
        ["export", "a.txt", "--format", "none", "--output", "b"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2(arguments: list[str], capsys: Output) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err
