"""``hamesh notes``: the list, the import with its report, and the check of a folder."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reader.annotations.anchor import describe
from reader.annotations.model import Annotation, whole
from reader.annotations.store import open_notes, with_annotations, write_notes
from reader.cli import main
from reader.document import Span
from reader.importers import read

Output = pytest.CaptureFixture[str]
THEN = datetime(2025, 3, 1, tzinfo=UTC)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "رحلة.txt"
    path.write_text("رحلة قصيرة\n\nخرجت سلمى من المكتبة قبل الغروب.\n", encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "notes"
    path.mkdir()
    return path


def noted(text: Path, folder: Path) -> None:
    """A highlight with a note, an orphan and a note on the whole."""
    document = read(text)
    anchor = describe(document, Span(11, 21))
    gone = describe(document, Span(0, 4))
    items = (
        Annotation("urn:1", anchor, "green", "لماذا\nخرجت؟", ("سؤال",), THEN, THEN),
        Annotation("urn:2", _lost(gone), "blue", "", (), THEN, THEN),
        Annotation("urn:3", whole(document.fingerprint), "yellow", "قصة", (), THEN, THEN,
                   kind="document"),
    )  # fmt: skip
    notes = with_annotations(open_notes(folder, document), {item.id: item for item in items})
    write_notes(notes, document)


def _lost(anchor: Any) -> Any:
    from dataclasses import replace

    return replace(anchor, exact="كلمات لم تعد هنا", prefix="قبل", suffix="بعد", fingerprint="")


def clippings(tmp_path: Path, words: str, note: str = "") -> Path:
    path = tmp_path / "My Clippings.txt"
    entry = "رحلة قصيرة (كاتب)\n- Your {} on location {} | Added on {}\n\n{}\n==========\n"
    content = entry.format("Highlight", "1-2", "Monday, 3 March 2025 10:00:00", words)
    if note:
        content += entry.format("Note", "2", "Monday, 3 March 2025 10:01:00", note)
    path.write_text(content, encoding="utf-8")
    return path


def ask(capsys: Output, *line: object) -> dict[str, Any]:
    assert main(["notes", *map(str, line), "--json"]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_notes_are_listed_as_one_reads_with_their_state(
    text: Path, folder: Path, capsys: Output
) -> None:
    noted(text, folder)
    assert main(["notes", str(text), "--notes-folder", str(folder)]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [row[0] for row in rows] == ["exact", "document", "orphan"]
    assert rows[0] == [
        "exact", "11-21", "passage", "green", "خرجت سلمى", "#سؤال", "لماذا خرجت؟",
    ]  # fmt: skip


def test_notes_are_listed_in_json(text: Path, folder: Path, capsys: Output) -> None:
    noted(text, folder)
    answer = ask(capsys, text, "--notes-folder", folder)
    assert answer["document"]["title"] == "رحلة قصيرة"
    assert answer["notes"][0] == {
        "id": "urn:1", "kind": "passage", "state": "exact", "start": 11, "end": 21,
        "quote": "خرجت سلمى ", "note": "لماذا\nخرجت؟", "tags": ["سؤال"], "colour": "green",
        "created": "2025-03-01T00:00:00.000Z", "modified": "2025-03-01T00:00:00.000Z",
    }  # fmt: skip
    assert [note["start"] for note in answer["notes"]] == [11, None, None]


def test_a_document_without_notes_has_an_empty_list(
    text: Path, folder: Path, capsys: Output
) -> None:
    assert main(["notes", str(text), "--notes-folder", str(folder)]) == 0
    assert capsys.readouterr().out == ""
    assert not [*folder.iterdir()]


def test_an_import_is_reported_saved_and_the_second_time_nothing(
    tmp_path: Path, text: Path, folder: Path, capsys: Output
) -> None:
    source = clippings(tmp_path, "سلمى من المكتبة", "إلى أين؟")
    line = (text, "--notes-folder", folder, "--import", source)
    first = ask(capsys, *line)
    assert (first["imported"], len(first["new"]), first["format"]) == (1, 1, "kindle")
    assert first["new"][0]["note"] == "إلى أين؟"
    listed = ask(capsys, text, "--notes-folder", folder)["notes"]
    assert [(note["state"], note["quote"]) for note in listed] == [("exact", "سلمى من المكتبة")]
    second = ask(capsys, *line)
    assert (second["imported"], len(second["duplicate"])) == (0, 1)


def test_a_dry_run_says_what_would_be_and_does_nothing(
    tmp_path: Path, text: Path, folder: Path, capsys: Output
) -> None:
    source = clippings(tmp_path, "سلمى من المكتبة")
    line = ["notes", str(text), "--notes-folder", str(folder), "--import", str(source)]
    assert main([*line, "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("new\texact\t16-31\t")
    assert out.rstrip().endswith("nothing imported yet")
    assert not [*folder.iterdir()]


def test_what_was_deleted_here_stays_deleted(
    tmp_path: Path, text: Path, folder: Path, capsys: Output
) -> None:
    source = clippings(tmp_path, "سلمى من المكتبة")
    line = (text, "--notes-folder", folder, "--import", source)
    ask(capsys, *line)
    document = read(text)
    notes = open_notes(folder, document)
    write_notes(with_annotations(notes, {}, deleted=notes.annotations), document)
    again = ask(capsys, *line)
    assert (again["imported"], len(again["deleted"])) == (0, 1)


def test_a_file_without_notes_is_1_and_one_line(
    tmp_path: Path, text: Path, folder: Path, capsys: Output
) -> None:
    line = ["notes", str(text), "--notes-folder", str(folder), "--import"]
    assert main([*line, str(text)]) == 1
    assert "no notes in it that can be imported" in capsys.readouterr().err
    assert main([*line, str(tmp_path / "none.json")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_notes_of_a_newer_hamesh_are_not_written_over(
    tmp_path: Path, text: Path, folder: Path, capsys: Output
) -> None:
    noted(text, folder)
    (path,) = folder.glob("*.jsonld")
    newer = path.read_text(encoding="utf-8").replace('"hamesh:format": 1', '"hamesh:format": 99')
    path.write_text(newer, encoding="utf-8")
    source = clippings(tmp_path, "سلمى من المكتبة")
    line = ["notes", str(text), "--notes-folder", str(folder), "--import", str(source)]
    assert main(line) == 1
    assert path.read_text(encoding="utf-8") == newer
    assert capsys.readouterr().err.count("\n") == 1


def test_a_sound_folder_is_0_and_a_damaged_file_1_with_what_is_wrong(
    text: Path, folder: Path, capsys: Output
) -> None:
    noted(text, folder)
    assert main(["notes", "--check", str(folder)]) == 0
    assert "3 records" in capsys.readouterr().out
    (folder / "b\u202eroken.jsonld").write_bytes(b'{"type": ')
    assert main(["notes", "--check", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "it is damaged" in out
    assert "\u202e" not in out
    assert main(["notes", "--check", str(folder), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["sound"], len(answer["files"])) == (False, 2)


def test_every_problem_has_a_sentence() -> None:
    from typing import get_args

    from reader.annotations.checking import Problem, Role
    from reader.cli.checking import _PROBLEMS, _ROLES

    assert _PROBLEMS.keys() == set(get_args(Problem))
    assert _ROLES.keys() == set(get_args(Role))


def test_a_folder_that_is_not_there_is_1(tmp_path: Path, capsys: Output) -> None:
    assert main(["notes", "--check", str(tmp_path / "none")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
