"""``hamesh export``: the saved notes, and never the document itself."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

from reader import exporters
from reader.annotations.anchor import describe
from reader.annotations.model import Annotation, Correction, new_id, now
from reader.annotations.store import open_notes, with_annotations, write_notes
from reader.cli import main
from reader.document import Span
from reader.importers import read
from reader.library import settings

READ = ("markdown", "html")
Output = pytest.CaptureFixture[str]
Bytes = pytest.CaptureFixture[bytes]


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


def test_an_export_that_cannot_be_written_is_1(text: Path, capsys: Output) -> None:
    target = text / "below a file.html"
    assert main(["export", str(text), "--format", "html", "--output", str(target)]) == 1
    assert str(target) in capsys.readouterr().err


# -- which notes, and how


@pytest.fixture
def line(tmp_path: Path, text: Path) -> list[str]:
    """What exports the one note on the text; a format and more have to be added."""
    noted(text, tmp_path / "notes")
    return ["export", str(text), "--notes-folder", str(tmp_path / "notes")]


@pytest.mark.parametrize("name", exporters.FORMATS)
def test_every_format_can_be_had_without_a_window(
    tmp_path: Path, line: list[str], name: str
) -> None:
    target = tmp_path / "out"
    assert main([*line, "--format", name, "--output", str(target), "--statistics"]) == 0
    assert target.stat().st_size


def test_a_page_is_printed_without_a_screen(tmp_path: Path, line: list[str]) -> None:
    target = tmp_path / "out.pdf"
    asked = [*line, "--format", "article-pdf", "--output", str(target), "--paper", "letter"]
    made = subprocess.run(
        [sys.executable, "-m", "reader", *asked], capture_output=True, text=True, timeout=100
    )
    assert (made.returncode, made.stdout, made.stderr) == (0, "", "")
    assert target.read_bytes().startswith(b"%PDF-")


def test_the_formats_are_listed(capsys: Output) -> None:
    assert main(["export", "--list"]) == 0
    listed = capsys.readouterr().out.splitlines()
    names = [name for name, _ in (row.split("\t") for row in listed)]
    assert names == sorted([*exporters.FORMATS, *exporters.PRINTED])


def test_only_what_was_chosen_goes_along(tmp_path: Path, line: list[str]) -> None:
    settings.save(settings.Settings(colour_names={"green": "مهم"}))
    for select, there in (("colour=مهم", True), ("tag=وسم", True), ("colour=pink", False)):
        target = tmp_path / f"{select}.txt"
        assert main([*line, "--format", "text", "--output", str(target), "--select", select]) == 0
        assert ("ملاحظة أولى" in target.read_text(encoding="utf-8")) is there


def test_everything_as_w3c_annotations_is_the_notes_file(tmp_path: Path, line: list[str]) -> None:
    target = tmp_path / "out.jsonld"
    assert main([*line, "--format", "jsonld", "--output", str(target)]) == 0
    (kept,) = (tmp_path / "notes").glob("*.jsonld")
    assert target.read_bytes() == kept.read_bytes()


def test_the_reader_decides_what_goes_in(tmp_path: Path, line: list[str]) -> None:
    target = tmp_path / "out.md"
    more = ["--context", "--no-links", "--author", "سلمى", "--url", "https://example.org"]
    assert main([*line, "--format", "markdown", "--output", str(target), *more]) == 0
    written = target.read_text(encoding="utf-8")
    assert "خرجت سلمى من المكتبة" in written
    assert "hamesh:" not in written
    assert 'source: "https://example.org"' in written
    table = tmp_path / "out.csv"
    assert main([*line, "--format", "csv", "--output", str(table), "--no-bom"]) == 0
    assert table.read_bytes().startswith(b'"Highlight"')


def test_a_template_is_used_and_its_mistakes_are_told(
    tmp_path: Path, line: list[str], capsys: Output
) -> None:
    template = tmp_path / "mine.j2"
    template.write_text("{% for note in notes %}{{ note.note }}{% endfor %}", encoding="utf-8")
    target = tmp_path / "out.md"
    asked = [*line, "--format", "markdown", "--output", str(target), "--template", str(template)]
    assert main(asked) == 0
    assert target.read_text(encoding="utf-8") == "ملاحظة أولى"
    template.write_text("a\n{{ no }}", encoding="utf-8")
    assert main([*asked, "--force"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "mine.j2" in said
    assert "line 2" in said
    assert target.read_text(encoding="utf-8") == "ملاحظة أولى"
    assert main([*asked[:-1], str(tmp_path / "none.j2")]) == 1
    assert "none.j2" in capsys.readouterr().err


def test_an_export_can_go_to_standard_output(line: list[str], capfdbinary: Bytes) -> None:
    assert main([*line, "--format", "csv", "--output", "-"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"\xef\xbb\xbf")


# -- where it goes


def test_a_file_that_is_there_is_replaced_only_where_that_is_said(
    tmp_path: Path, line: list[str], capsys: Output
) -> None:
    target = tmp_path / "out.md"
    target.write_text("mine", encoding="utf-8")
    asked = [*line, "--format", "markdown", "--output", str(target)]
    assert main(asked) == 1
    assert "--force" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == "mine"
    assert main([*asked, "--force"]) == 0
    assert main(asked) == 0  # the same bytes again
    dangling = tmp_path / "dangling.md"
    dangling.symlink_to(tmp_path / "nothing")
    assert main([*asked[:-1], str(dangling)]) == 1
    assert not (tmp_path / "nothing").exists()


def test_several_files_go_into_a_folder_under_names_of_their_own(tmp_path: Path) -> None:
    files = []
    for number in range(3):
        path = tmp_path / str(number) / "مقال.txt"
        path.parent.mkdir()
        path.write_text(f"النص رقم {number} هنا.", encoding="utf-8")
        noted(path, tmp_path / "notes")
        files.append(str(path))
    folder = tmp_path / "out"
    asked = ["export", *files, "--format", "html", "--output", str(folder)]
    assert main([*asked, "--notes-folder", str(tmp_path / "notes")]) == 0
    assert len({path.name for path in folder.iterdir()}) == 3
    assert all(path.suffix == ".html" for path in folder.iterdir())


def test_one_that_cannot_be_read_does_not_keep_the_others(
    tmp_path: Path, text: Path, capsys: Output
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    files = [str(tmp_path / "missing.txt"), str(text)]
    assert main(["export", *files, "--format", "text", "--output", str(folder)]) == 1
    assert "missing.txt" in capsys.readouterr().err
    assert len([*folder.iterdir()]) == 1


@pytest.mark.parametrize(
    "more",
    [
        [], ["--format", "html"], ["--output", "x"], ["--format", "none", "--output", "x"],
        ["--format", "html", "--output", "x", "--template", "y"],
        ["--format", "html", "--output", "x", "--select", "colour=none"],

    ],
)  # fmt: skip
def test_wrong_usage_is_2_and_one_line(line: list[str], capsys: Output, more: list[str]) -> None:
    assert main([*line, *more]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_folder_that_is_not_there_does_not_become_a_file(
    line: list[str], tmp_path: Path, capsys: Output
) -> None:
    target = tmp_path / "mistyped"
    assert main([*line, "--format", "text", "--output", f"{target}/"]) == 2
    assert not target.exists()
    assert str(target) in capsys.readouterr().err


def test_what_colours_are_called_turns_nothing_round_in_a_terminal(
    line: list[str], tmp_path: Path, capsys: Output
) -> None:
    saved = settings.load()
    names = {"green": "مهم \u202egnihtemos\x1b[2J"}
    settings.save(dataclasses.replace(saved, colour_names=names))
    wanted = ["--format", "text", "--output", str(tmp_path / "x.txt"), "--select", "colour=red"]
    assert main([*line, *wanted]) == 2
    said = capsys.readouterr().err
    assert "مهم" in said
    assert "\u202e" not in said
    assert "\x1b" not in said


def test_several_files_want_a_folder(text: Path, tmp_path: Path, capsys: Output) -> None:
    for output in ("-", str(text)):
        asked = ["export", str(text), str(tmp_path / "b.txt"), "--format", "html"]
        assert main([*asked, "--output", output]) == 2
        assert "folder" in capsys.readouterr().err


# -- backup


def test_a_backup_is_made_and_restored(
    tmp_path: Path, text: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted(text, settings.load().notes_path)
    target = tmp_path / "b.zip"
    assert main(["backup", str(target)]) == 0
    assert main(["backup", str(target)]) == 1
    assert "--force" in capsys.readouterr().err
    assert main(["backup", str(target), "--force"]) == 0
    monkeypatch.setenv("HAMESH_HOME", str(tmp_path / "another"))
    assert main(["restore", str(target)]) == 0
    assert "restored" in capsys.readouterr().out
    out = tmp_path / "out.md"
    assert main(["export", str(text), "--format", "markdown", "--output", str(out)]) == 0
    assert "ملاحظة أولى" in out.read_text(encoding="utf-8")
    assert main(["restore", str(text)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
