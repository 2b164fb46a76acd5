"""``hamesh export``: the saved notes, and never the document itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.annotations.anchor import describe
from reader.annotations.model import Annotation, Correction, new_id, now
from reader.annotations.store import open_notes, with_annotations, write_notes
from reader.cli import main
from reader.document import Span
from reader.importers import read
from reader.library import settings

READ = ("markdown", "html")
Output = pytest.CaptureFixture[str]


def noted(path: Path, folder: Path) -> None:
    """Save one note on the first word of the text at ``path``."""
    document = read(path)
    span = Span(0, document.text.index(" "))
    moment = now()
    note = Annotation(
        new_id(), describe(document, span), "green", "ملاحظة أولى", ("وسم",), moment, moment
    )
    notes = with_annotations(open_notes(folder, document), {note.id: note}, deleted=())
    write_notes(notes, document)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "رحلة.txt"
    path.write_text("خرجت سلمى من المكتبة قبل الغروب.", encoding="utf-8")
    return path


@pytest.mark.parametrize("format", READ)
def test_saved_notes_are_exported(tmp_path: Path, text: Path, format: str) -> None:
    noted(text, tmp_path / "my notes")
    target = tmp_path / "out"
    line = ["export", str(text), "--format", format, "--output", str(target)]
    assert main([*line, "--notes-folder", str(tmp_path / "my notes")]) == 0
    exported = target.read_text(encoding="utf-8")
    assert all(part in exported for part in ("خرجت", "ملاحظة أولى", "وسم"))


@pytest.mark.parametrize("format", READ)
def test_a_corrected_statistic_is_not_exported_as_a_note(
    tmp_path: Path, text: Path, format: str
) -> None:
    folder, target = tmp_path / "notes", tmp_path / "out"
    document = read(text)
    line = ["export", str(text), "--format", format, "--output", str(target)]
    line += ["--notes-folder", str(folder)]
    folder.mkdir()
    assert main(line) == 0
    without = target.read_text(encoding="utf-8")
    dismissed = Annotation(
        new_id(), describe(document, Span(0, 4)), "yellow", "", (), now(), now(),
        correction=Correction("number", dismissed=True),
    )  # fmt: skip
    write_notes(with_annotations(open_notes(folder, document), {dismissed.id: dismissed}), document)
    assert main(line) == 0
    assert target.read_text(encoding="utf-8") == without


def test_without_a_notes_folder_that_of_the_settings_is_taken(tmp_path: Path, text: Path) -> None:
    folder, target = tmp_path / "chosen", tmp_path / "out.md"
    settings.save(settings.Settings(notes_folder=folder))
    noted(text, folder)
    assert main(["export", str(text), "--format", "markdown", "--output", str(target)]) == 0
    assert "ملاحظة أولى" in target.read_text(encoding="utf-8")


def test_damaged_notes_are_not_exported_as_if_there_were_none(
    tmp_path: Path, text: Path, capsys: Output
) -> None:
    folder = tmp_path / "notes"
    noted(text, folder)
    (path,) = folder.glob("*.jsonld")
    path.write_bytes(b"{")
    target = tmp_path / "out.md"
    line = ["export", str(text), "--format", "markdown", "--output", str(target)]
    assert main([*line, "--notes-folder", str(folder)]) == 1
    assert not target.exists()
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("command", ["export", "screenshot"])
def test_no_output_replaces_the_document_itself_by_whatever_name(
    tmp_path: Path, text: Path, capsys: Output, command: str
) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(text)
    before = text.read_bytes()
    form = ["--format", "html"] if command == "export" else []
    for target in (text, link):
        assert main([command, str(text), *form, "--output", str(target)]) == 1
        assert "the document itself" in capsys.readouterr().err
        assert text.read_bytes() == before


def test_a_notes_folder_that_is_not_there_is_no_folder_without_notes(
    tmp_path: Path, text: Path, capsys: Output
) -> None:
    target = tmp_path / "out.html"
    line = ["export", str(text), "--format", "html", "--output", str(target)]
    assert main([*line, "--notes-folder", str(tmp_path / "mistyped")]) == 1
    assert not target.exists()
    assert "mistyped" in capsys.readouterr().err


def test_an_export_that_cannot_be_written_is_1(tmp_path: Path, text: Path, capsys: Output) -> None:
    target = text / "below a file.html"
    assert main(["export", str(text), "--format", "html", "--output", str(target)]) == 1
    assert str(target) in capsys.readouterr().err
