"""Names that the system gives no answer about are neither files nor folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.files import from_home, is_file, is_folder


def test_files_and_folders_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert is_file(tmp_path / "a.txt")
    assert not is_file(tmp_path)
    assert is_folder(tmp_path)
    assert not is_folder(tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["ن" * 200, "a\0b", "none"])
def test_impossible_names_are_nothing(tmp_path: Path, name: str) -> None:
    assert not is_file(tmp_path / name)
    assert not is_folder(tmp_path / name)


def test_a_path_is_taken_as_it_was_typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert from_home("~/notes.md") == tmp_path / "notes.md"
    assert from_home("~nobody-by-this-name/x").name == "x"
    assert from_home("~nobody-by-this-name/x").is_absolute()
    assert from_home("/a\0b") == from_home("/ab")
