"""Checking a folder of notes finds what is wrong, says where, and changes nothing."""

from __future__ import annotations

import errno
import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.annotations.checking import FileReport, Finding, check
from reader.annotations.model import COLOURS
from reader.annotations.store import NotesFile, open_notes, with_annotations, write_notes
from reader.errors import NotesError
from tests.notes_making import annotation, by_id, document, foreign

DOC = document()


def key(number: int) -> str:
    return f"urn:uuid:00000000-0000-4000-8000-{number:012}"


def saved(folder: Path, count: int = 3, number: int = 0) -> NotesFile:
    chance, doc = random.Random(count), document(number=number)
    items = [annotation(chance, doc, key(each), f"ملاحظة {each}") for each in range(count)]
    return write_notes(with_annotations(open_notes(folder, doc), by_id(items)), doc)


def state(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def only(folder: Path) -> FileReport:
    before = state(folder)
    (file,) = check(folder).files
    assert state(folder) == before
    return file


def changed(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    content = json.loads(path.read_text("utf-8"))
    change(content)
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def test_what_hamesh_writes_is_sound(tmp_path: Path) -> None:
    chance = random.Random(1)
    items = [foreign(chance, annotation(chance, DOC, key(n), f"نص {n}")) for n in range(60)]
    notes = write_notes(with_annotations(open_notes(tmp_path, DOC), by_id(items)), DOC)
    write_notes(with_annotations(notes, by_id(items[1:])), DOC)
    report = check(tmp_path)
    assert report.sound
    assert [file.role for file in report.files] == ["notes", "generation"]
    main = report.files[0]
    assert main.findings == ()
    assert (main.version, main.notes, main.tombstones) == (1, 59, 1)
    assert (main.title, main.fingerprint) == (DOC.title, DOC.fingerprint)


def test_an_empty_folder_is_sound_and_one_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "my list.txt").write_text("لا علاقة له")
    assert check(tmp_path).files == ()
    assert check(tmp_path).sound
    with pytest.raises(NotesError) as caught:
        check(tmp_path / "nowhere")
    assert caught.value.path == tmp_path / "nowhere"
    assert caught.value.cause == os.strerror(errno.ENOENT)


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe{}", b"[]", b'{"type": "X"}'])
def test_a_damaged_file_is_named_and_left_where_it_is(tmp_path: Path, damage: bytes) -> None:
    saved(tmp_path).path.write_bytes(damage)
    file = only(tmp_path)
    assert not file.sound
    assert [finding.problem for finding in file.findings] == ["damaged"]
    assert file.findings[0].detail


def test_a_file_that_cannot_be_read_is_told_with_the_systems_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader import durable

    saved(tmp_path)

    def refuse(path: Path, most: int) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", f"{path}{most}")

    monkeypatch.setattr(durable, "read", refuse)
    assert only(tmp_path).findings == (Finding("unreadable", detail="Permission denied"),)


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (
            lambda c: c["first"]["items"].append("؟"),
            Finding("unread_record", "#4", "not an object"),
        ),
        (
            lambda c: c["first"]["items"][0].pop("target"),
            Finding("unread_record", "ID", "no target"),
        ),
        (
            lambda c: c["first"]["items"].append(c["first"]["items"][0]),
            Finding("duplicate_id", "ID"),
        ),
        (lambda c: c["first"]["items"][0].update(id="../../etc"), Finding("no_iri", "../../etc")),
        (lambda c: c["first"]["items"][0].update(id="urn:a b"), Finding("no_iri", "urn:a b")),
        (
            lambda c: c["first"]["items"][0].update(modified="أمس"),
            Finding("broken_time", "ID", "modified: 'أمس'"),
        ),
        (
            lambda c: c["first"]["items"][0].update(created=7),
            Finding("broken_time", "ID", "created: 7"),
        ),
        (lambda c: c.update(total=12), Finding("wrong_total", detail="12 / 3")),
        (
            lambda c: c["hamesh:tombstones"].update({"urn:x": "قريبا"}),
            Finding("broken_tombstone", "urn:x", "'قريبا'"),
        ),
        (
            lambda c: c["hamesh:tombstones"].update({key(0): "2020-01-01T00:00:00Z"}),
            Finding("also_deleted", key(0)),
        ),
        (lambda c: c.pop("hamesh:document"), Finding("no_fingerprint")),
        (lambda c: c.update({"hamesh:format": 9}), Finding("newer", detail="9")),
    ],
)
def test_what_is_wrong_is_found_and_where(
    tmp_path: Path, change: Callable[[dict[str, Any]], object], finding: Finding
) -> None:
    notes = saved(tmp_path)
    first = json.loads(notes.path.read_text("utf-8"))["first"]["items"][0]["id"]
    changed(notes.path, change)
    found = {(f.problem, f.record, f.detail) for f in only(tmp_path).findings}
    record = first if finding.record == "ID" else finding.record
    if finding.problem == "also_deleted":  # with the two times
        found = {(problem, about, "") for problem, about, _ in found}
    assert (finding.problem, record, finding.detail) in found
    others = {problem for problem, _, _ in found} - {finding.problem}
    assert others <= {"wrong_total"}  # which an item more leads to


@pytest.mark.parametrize(
    "position",
    [
        {"start": 5, "end": 2},
        {"start": -1, "end": 2},
        {"start": "0", "end": 2},
        {"start": 0, "end": 1},
    ],
)
def test_a_position_that_is_none_or_not_that_of_its_quote_is_found(
    tmp_path: Path, position: dict[str, Any]
) -> None:
    notes = saved(tmp_path, 1)

    def change(content: dict[str, Any]) -> None:
        selector = {"type": "TextPositionSelector", **position}
        item = content["first"]["items"][0]
        item["target"] = {
            "source": "urn:" + DOC.fingerprint,
            "selector": [{"type": "TextQuoteSelector", "exact": "ملاحظات"}, selector],
        }

    changed(notes.path, change)
    assert [finding.problem for finding in only(tmp_path).findings] == ["broken_selector"]


def test_copies_spares_generations_and_what_was_set_aside_are_told_apart(tmp_path: Path) -> None:
    notes = saved(tmp_path)
    copy = notes.path.with_name(f"{notes.path.stem}.sync-conflict-20250920-080000-AB.jsonld")
    copy.write_text(notes.path.read_text("utf-8").replace("ملاحظة 1", "نص آخر"), "utf-8")
    spare = notes.path.with_name(f".{notes.path.name[:40]}.0123456789abcdef.tmp")
    spare.write_bytes(b"half")
    aside = notes.path.with_name(f"{notes.path.name}.bad-20250920-080000")
    aside.write_bytes(b"{")
    other = saved(tmp_path, 2, number=1)
    assert other.path != notes.path
    report = check(tmp_path)
    roles = {file.path.name: file.role for file in report.files}
    assert roles == {
        notes.path.name: "notes",
        other.path.name: "notes",
        copy.name: "copy",
        spare.name: "spare",
        aside.name: "set_aside",
    }
    problems = {file.path.name: [f.problem for f in file.findings] for file in report.files}
    assert problems[copy.name] == ["unmerged"]
    assert problems[spare.name] == ["left_behind"]
    assert problems[aside.name] == ["kept"]
    assert report.sound  # all of these are only good to know
    write_notes(open_notes(tmp_path, DOC), DOC)
    merged = next(file for file in check(tmp_path).files if file.path == copy)
    assert merged.findings == ()


def test_two_files_that_claim_one_document_are_told(tmp_path: Path) -> None:
    first, second = saved(tmp_path, 2), saved(tmp_path, 2, number=1)

    def claim(content: dict[str, Any]) -> None:
        content["hamesh:document"]["earlier"] = [DOC.fingerprint]

    changed(second.path, claim)
    found = [(f.problem, f.detail) for file in check(tmp_path).files for f in file.findings]
    names = {first.path.name, second.path.name}
    assert [(problem, detail in names) for problem, detail in found] == [("two_files", True)]


def test_every_colour_and_an_unknown_one_are_sound(tmp_path: Path) -> None:
    notes = saved(tmp_path, len(COLOURS))

    def paint(content: dict[str, Any]) -> None:
        for item, colour in zip(content["first"]["items"], (*COLOURS[1:], "ذهبي"), strict=True):
            item["hamesh:colour"] = colour

    changed(notes.path, paint)
    assert only(tmp_path).findings == ()
