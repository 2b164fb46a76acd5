"""A copy on a stick keeps everything beside itself, wherever the stick turns up next."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from reader.document import Document, Source
from reader.library import folders, history, portable, settings
from reader.library.settings import Settings


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A disk that carries the program, its folder ``data``, and a file."""
    monkeypatch.delenv("HAMESH_HOME")
    disk = tmp_path / "media" / "ذاكرة"
    (disk / "hamesh" / "data").mkdir(parents=True)
    (disk / "مقالات").mkdir()
    (disk / "مقالات" / "أول.txt").write_text("نص", "utf-8")
    plug_in(disk, monkeypatch)
    return disk


def plug_in(disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(disk / "hamesh" / "hamesh"))
    monkeypatch.setattr(Path, "is_mount", lambda path: path == disk)


def document(path: Path) -> Document:
    return Document.of_paragraphs([(path.stem, "paragraph")], source=Source(path))


def test_everything_is_kept_beside_the_program(stick: Path) -> None:
    data = stick / "hamesh" / "data"
    kept = (
        folders.settings_folder(),
        folders.state_folder(),
        folders.data_folder(),
        folders.default_notes_folder(),
    )
    assert all(folder.is_relative_to(data) for folder in kept)


def test_without_the_folder_the_program_is_like_any_other(stick: Path) -> None:
    shutil.rmtree(stick / "hamesh" / "data")
    assert portable.home() is None
    assert not folders.settings_folder().is_relative_to(stick)


def test_a_copy_that_is_not_packaged_never_looks_beside_python(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(sys, "frozen")
    assert not folders.settings_folder().is_relative_to(stick)


def test_beside_a_bundle_is_beside_what_looks_like_one_file(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = stick / "hamesh" / "Hamesh.app" / "Contents" / "MacOS" / "hamesh"
    monkeypatch.setattr(sys, "executable", str(program))
    assert portable.home() == stick / "hamesh" / "data"


def test_the_environment_has_the_last_word(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert portable.home() == stick / "hamesh" / "data"
    monkeypatch.setenv("HAMESH_HOME", str(tmp_path / "elsewhere"))
    assert folders.settings_folder() == tmp_path / "elsewhere"


def test_a_stick_may_come_up_under_another_name(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, elsewhere = stick / "مقالات" / "أول.txt", Path("/srv/articles/آخر.txt")
    settings.save(
        Settings(
            recent=(article, elsewhere), last_export_folder=stick, notes_folder=stick / "notes"
        )
    )
    history.remember(document(article), 1)
    history.remember(document(elsewhere), 0)
    moved = tmp_path / "E" / "disk"
    moved.parent.mkdir()
    stick.rename(moved)
    plug_in(moved, monkeypatch)
    found = settings.load()
    assert found.recent == (moved / "مقالات" / "أول.txt", elsewhere)
    assert found.recent[0].is_file()
    assert (found.last_export_folder, found.notes_folder) == (moved, moved / "notes")
    assert [entry.path for entry in history.load().values()] == [*map(str, found.recent)]
    for name in ("settings.toml", "state/history.json"):
        text = (moved / "hamesh" / "data" / name).read_text("utf-8")
        assert "../../مقالات/أول.txt" in text
        assert str(stick) not in text


def test_on_the_computers_own_disk_only_what_lies_with_the_program_moves_with_it(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: stick / "home")
    data = stick / "hamesh" / "data"
    assert portable.written(stick / "مقالات" / "أول.txt") == str(stick / "مقالات" / "أول.txt")
    assert portable.written(data / "notes") == "notes"
    assert portable.read("notes") == data / "notes"


def test_a_path_of_another_system_is_left_alone(stick: Path) -> None:
    del stick
    assert str(portable.read("D:\\books\\a.txt")) == "D:\\books\\a.txt"
