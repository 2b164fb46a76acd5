"""Names that the system gives no answer about are neither files nor folders."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reader.library.files import file_id, from_home, is_file, is_folder, why_closed


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


def test_a_folder_that_can_be_made_is_open(tmp_path: Path) -> None:
    assert why_closed(tmp_path) == why_closed(tmp_path / "not" / "there yet") == ""


def test_a_file_in_the_way_closes_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert why_closed(tmp_path / "file") == os.strerror(errno.ENOTDIR)
    assert why_closed(tmp_path / "file" / "notes") == os.strerror(errno.ENOTDIR)


def test_a_folder_that_refuses_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # whoever runs this may write anywhere
    assert why_closed(tmp_path) == os.strerror(errno.EACCES)


def test_one_file_has_one_identity_under_all_its_names(tmp_path: Path) -> None:
    file, other = tmp_path / "file", tmp_path / "other"
    file.touch()
    other.touch()
    (tmp_path / "link").symlink_to(file)
    (tmp_path / "twin").hardlink_to(file)
    assert file_id(file) == file_id(tmp_path / "link") == file_id(tmp_path / "twin")
    assert file_id(file) != file_id(other)
    assert file_id(tmp_path / "none") is None
