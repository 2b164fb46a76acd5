"""An address leads to its document, wherever the file is by now."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import importers
from reader.annotations.anchor import describe
from reader.annotations.model import Annotation, new_id, now
from reader.annotations.store import open_notes, with_annotations, write_notes
from reader.document import Document, Span
from reader.library import history
from reader.library.whereabouts import Found, Missing, find, told_by
from reader.progress import Cancelled

TEXT = "وصل القطار إلى المحطة قبل الفجر.\nلم يكن على الرصيف أحد."
EDITED = TEXT + "\nثم طلعت الشمس."


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "notes"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return put(tmp_path / "texts" / "قطار.txt", TEXT)


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def read(path: Path) -> Document:
    """Read it in the window: its place is remembered."""
    document = importers.read(path)
    history.remember(document, 0)
    return document


def noted(folder: Path, document: Document) -> None:
    """Write a note about it, without remembering that it was read."""
    file = open_notes(folder, document)
    moment = now()
    item = Annotation(new_id(), describe(document, Span(0, 10)), "green", "", (), moment, moment)
    write_notes(with_annotations(file, {**file.annotations, item.id: item}), document)


def fingerprint(text: str) -> str:
    return importers.read_text(text).fingerprint


def found(answer: Found | Missing) -> tuple[Path | None, str]:
    assert isinstance(answer, Found)
    return answer.document.source.path, answer.how


def test_it_is_where_it_was_read(path: Path, notes: Path) -> None:
    read(path)
    assert found(find(fingerprint(TEXT), notes)) == (path, "same")


def test_notes_know_where_it_is_that_were_written_elsewhere(path: Path, notes: Path) -> None:
    noted(notes, importers.read(path))
    assert found(find(fingerprint(TEXT), notes)) == (path, "same")


def test_a_file_that_moved_is_among_the_recent(path: Path, notes: Path, tmp_path: Path) -> None:
    read(path)
    moved = tmp_path / "elsewhere" / "رحلة.txt"
    moved.parent.mkdir()
    path.rename(moved)
    other = put(tmp_path / "other.txt", "نص آخر")
    assert found(find(fingerprint(TEXT), notes, (other, moved))) == (moved, "same")


def test_a_file_that_moved_to_others_is_found_by_its_name(
    path: Path, notes: Path, tmp_path: Path
) -> None:
    read(path)
    other = put(tmp_path / "shelf" / "other.txt", "نص آخر")
    path.rename(other.parent / path.name)
    assert found(find(fingerprint(TEXT), notes, (other,))) == (other.parent / path.name, "same")


def test_a_file_that_was_renamed_is_found_beside(path: Path, notes: Path) -> None:
    read(path)
    put(path.with_name("آخر.txt"), "نص آخر")
    renamed = path.rename(path.with_name("باسم جديد.txt"))
    assert found(find(fingerprint(TEXT), notes)) == (renamed, "same")


def test_a_text_that_was_edited_is_known_by_its_notes(path: Path, notes: Path) -> None:
    noted(notes, importers.read(path))
    put(path, EDITED)
    noted(notes, importers.read(path))
    assert found(find(fingerprint(TEXT), notes)) == (path, "edited")


def test_a_text_that_was_edited_and_moved_is_known_by_what_was_read(
    path: Path, notes: Path
) -> None:
    read(path)
    put(path, EDITED)
    read(path)
    moved = path.rename(path.with_name("moved.txt"))
    read(moved)
    assert found(find(fingerprint(TEXT), notes)) == (moved, "edited")


def test_another_text_at_the_same_path_is_not_passed_off_for_it(path: Path, notes: Path) -> None:
    read(path)
    put(path, "كلام لا صلة له بما كان هنا")
    assert found(find(fingerprint(TEXT), notes)) == (path, "replaced")


def test_the_very_text_wins_over_what_stands_where_it_was(
    path: Path, notes: Path, tmp_path: Path
) -> None:
    read(path)
    copy = put(tmp_path / "copy.txt", TEXT)
    put(path, "كلام لا صلة له بما كان هنا")
    assert found(find(fingerprint(TEXT), notes, (copy,))) == (copy, "same")


def test_what_is_nowhere_is_named(path: Path, notes: Path) -> None:
    read(path)
    path.unlink()
    path.parent.rmdir()
    assert find(fingerprint(TEXT), notes) == Missing("قطار")
    assert find("sha256:" + "0" * 64, notes) == Missing()


@pytest.mark.parametrize(
    "hint", ["//server/share/x.txt", "\\\\server\\share\\x.txt", "x.txt", "\0"]
)
def test_notes_lead_to_no_other_computer(
    path: Path, notes: Path, hint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted(notes, importers.read(path))
    (file,) = notes.glob("*.jsonld")
    said = file.read_text(encoding="utf-8").replace(
        path.as_posix(), hint.replace("\\", "\\\\").replace("\0", "\\u0000")
    )
    file.write_text(said, encoding="utf-8")
    asked: list[Path] = []
    monkeypatch.setattr("reader.library.files.is_file", asked.append)
    assert isinstance(find(fingerprint(TEXT), notes), Missing)
    assert asked == []


def test_looking_for_it_can_be_cancelled(path: Path, notes: Path) -> None:
    def stop(_: float) -> None:
        raise Cancelled

    read(path)
    with pytest.raises(Cancelled):
        find(fingerprint(TEXT), notes, (), stop)


# -- by a notes file from somebody else


def sent(path: Path, notes: Path) -> Path:
    """The notes file of ``path``, moved to where it was downloaded to."""
    noted(notes, importers.read(path))
    (file,) = notes.glob("*.jsonld")
    target = notes.parent / "downloads" / file.name
    target.parent.mkdir()
    return file.rename(target)


def find_told(file: Path, notes: Path) -> Found | Missing:
    told = told_by(file)
    assert told is not None
    return find(told.said.fingerprints[0], notes, told=told)


def test_a_notes_file_leads_to_where_its_text_was(path: Path, notes: Path) -> None:
    assert found(find_told(sent(path, notes), notes)) == (path, "same")


def test_a_text_that_came_with_its_notes_is_found_beside_them(path: Path, notes: Path) -> None:
    file = sent(path, notes)
    here = path.rename(file.with_name("باسم آخر.txt"))
    assert found(find_told(file, notes)) == (here, "same")


def test_a_notes_file_opens_nothing_but_its_text(path: Path, notes: Path) -> None:
    file = sent(path, notes)
    put(path, "سرّ لا شأن لأحد به")
    assert find_told(file, notes) == Missing("قطار")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"hamesh:document": []}',
        b'{"hamesh:document": {"path": "/etc/passwd"}}',
        b'{"hamesh:document": {"fingerprint": 7, "earlier": {"sha256:": 1}}}',
    ],
)
def test_what_is_no_notes_file_says_nothing(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.jsonld"
    file.write_bytes(content)
    assert told_by(file) is None
    assert told_by(tmp_path) is None
    assert told_by(tmp_path / "none.jsonld") is None


@pytest.mark.parametrize("there", ["/dev/zero", "//elsewhere/share/x.txt", "..", "/", "a\\u0000b"])
def test_a_notes_file_that_names_what_is_no_text_finds_nothing(
    tmp_path: Path, notes: Path, there: str
) -> None:
    file = tmp_path / "x.jsonld"
    file.write_text(
        f'{{"hamesh:document": {{"fingerprint": "sha256:{"0" * 64}", "path": "{there}"}}}}'
    )
    assert isinstance(find_told(file, notes), Missing)
