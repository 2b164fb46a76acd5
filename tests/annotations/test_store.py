"""Notes on disk: found again, merged with what others wrote, and never lost."""

from __future__ import annotations

import dataclasses
import errno
import json
import os
import signal
import subprocess
import sys
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from reader import durable
from reader.annotations.anchor import describe
from reader.annotations.merge import CONFLICT
from reader.annotations.model import Annotation, Change, apply
from reader.annotations.store import NotesFile, open_notes, shown, with_annotations, write_notes
from reader.document import Document, Source, Span
from reader.errors import NotesError, NotesNewer, NotesNotSaved, NotesUnreadable

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
CHECKER = ROOT.parent / "shared" / "tools" / "check_webannotation.py"
START = datetime(2025, 9, 20, 8, 0, tzinfo=UTC)
LINES = (
    "سوق الكتب",
    "بلغت مبيعات شركة OpenBook في فبراير 11.7 مليون يورو، أي 60% من السوق.",
    "وقالت المديرة إن الخطة القادمة تشمل ثلاث مدن.",
)


def document(*lines: str, path: Path | None = None, title: str = "سوق الكتب") -> Document:
    return Document.of_paragraphs(
        [(line, "paragraph") for line in lines or LINES], title=title, source=Source(path)
    )


def note(doc: Document, quote: str, number: int = 1, text: str = "", **values: Any) -> Annotation:
    start = doc.text.index(quote)
    made = Annotation(
        id=f"urn:uuid:00000000-0000-4000-8000-{number:012}",
        anchor=describe(doc, Span(start, start + len(quote))),
        colour="yellow",
        note=text,
        tags=(),
        created=START,
        modified=START + timedelta(minutes=number),
    )
    return dataclasses.replace(made, **values)


def saved(folder: Path, doc: Document, *notes: Annotation) -> NotesFile:
    opened = open_notes(folder, doc)
    together = {**opened.annotations, **{item.id: item for item in notes}}
    return write_notes(with_annotations(opened, together), doc)


def raw(notes: NotesFile) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(notes.path.read_text(encoding="utf-8"))
    return value


def rewrite(notes: NotesFile, change: dict[str, Any]) -> None:
    notes.path.write_text(json.dumps(raw(notes) | change), encoding="utf-8")


# -- writing and finding


def test_notes_come_back_as_they_were(tmp_path: Path) -> None:
    doc = document()
    written = saved(tmp_path, doc, note(doc, "OpenBook", 1, "شركة\u2028جديدة"), note(doc, "60%", 2))
    again = open_notes(tmp_path, doc)
    assert again.annotations == written.annotations
    assert (again.path, again.data, again.problem) == (written.path, written.data, None)


def test_opening_a_document_without_notes_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "not there"
    notes = open_notes(folder, document())
    assert not notes.annotations
    assert not folder.exists()
    assert notes.path.name.startswith("سوق-الكتب-")


def test_the_notes_folder_is_made_when_the_first_note_is_saved(tmp_path: Path) -> None:
    doc = document()
    written = saved(tmp_path / "ملاحظات جديدة" / "Hamesh", doc, note(doc, "60%"))
    assert written.path.exists()


def test_notes_written_today_look_as_promised(tmp_path: Path) -> None:
    doc = document()
    first = note(doc, "OpenBook", 1, "شركة **جديدة**\nسطر ثان", tags=("شركات", "to read"))
    written = saved(tmp_path, doc, note(doc, "60%", 2, colour="pink"), first)
    gone = with_annotations(written, {first.id: first})
    gone = dataclasses.replace(gone, tombstones=dict.fromkeys(gone.tombstones, START))
    text = write_notes(gone, doc).path.read_text(encoding="utf-8")
    golden = GOLDEN / "notes.jsonld"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_the_same_notes_are_the_same_bytes_in_whatever_order_they_were_made(tmp_path: Path) -> None:
    doc = document()
    made = [note(doc, "60%", 1), note(doc, "OpenBook", 2), note(doc, "فبراير", 3)]
    one = saved(tmp_path / "one", doc, *made)
    other = saved(tmp_path / "other", doc, *reversed(made))
    assert one.path.read_bytes() == other.path.read_bytes()
    quotes = [item["target"]["selector"][0]["exact"] for item in raw(one)["first"]["items"]]
    assert quotes == ["OpenBook", "فبراير", "60%"]


def test_saving_unchanged_notes_leaves_the_file_alone(tmp_path: Path) -> None:
    doc = document()
    written = saved(tmp_path, doc, note(doc, "60%"))
    before = written.path.stat()
    write_notes(written, doc)
    assert written.path.stat().st_mtime_ns == before.st_mtime_ns
    assert written.path.stat().st_ino == before.st_ino


def test_characters_that_editors_break_or_turn_lines_at_are_escaped(tmp_path: Path) -> None:
    doc = document()
    text = "a\u2028b\u2029c\x85d\u202ee\u200ff\x00g"
    written = saved(tmp_path, doc, note(doc, "60%", 1, text))
    content = written.path.read_text(encoding="utf-8")
    assert not set(text) & set("\u2028\u2029\x85\u202e\u200f\x00") & set(content)
    assert next(iter(open_notes(tmp_path, doc).annotations.values())).note == text


def test_a_lone_surrogate_in_a_note_does_not_stop_the_save(tmp_path: Path) -> None:
    doc = document()
    saved(tmp_path, doc, note(doc, "60%", 1, "قبل\ud800بعد", tags=("\udc00",)))
    again = next(iter(open_notes(tmp_path, doc).annotations.values()))
    assert (again.note, again.tags) == ("قبل\ufffdبعد", ("\ufffd",))


def test_a_renamed_document_keeps_its_notes(tmp_path: Path) -> None:
    doc = document(path=tmp_path / "old.txt")
    saved(tmp_path, doc, note(doc, "60%"))
    moved = document(path=tmp_path / "elsewhere" / "new.txt", title="عنوان آخر")
    assert len(open_notes(tmp_path, moved).annotations) == 1


def test_an_edited_document_keeps_its_notes_and_its_file(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    doc = document(path=path)
    written = saved(tmp_path, doc, note(doc, "60%"))
    edited = document("مقدمة", *LINES, path=path)
    opened = open_notes(tmp_path, edited)
    assert opened.path == written.path
    write_notes(opened, edited)
    elsewhere = document(path=tmp_path / "copy of the old text.txt")
    assert open_notes(tmp_path, elsewhere).path == written.path
    also = document("مقدمة", *LINES, path=tmp_path / "copy of the new text.txt")
    assert open_notes(tmp_path, also).path == written.path


def test_two_documents_of_one_title_do_not_share_notes(tmp_path: Path) -> None:
    doc, other = document(), document("نص آخر تماما")
    saved(tmp_path, doc, note(doc, "60%"))
    opened = open_notes(tmp_path, other)
    assert not opened.annotations
    assert opened.path != open_notes(tmp_path, doc).path


# -- deleting, undoing


def test_a_deletion_leaves_a_tombstone(tmp_path: Path) -> None:
    doc = document()
    gone = note(doc, "60%")
    written = saved(tmp_path, doc, gone)
    written = write_notes(with_annotations(written, {}), doc)
    assert raw(written)["total"] == 0
    assert list(raw(written)["hamesh:tombstones"]) == [gone.id]


def test_an_undone_deletion_is_later_than_the_deletion_for_every_replica(tmp_path: Path) -> None:
    doc = document()
    item = note(doc, "60%", 1, "عاد")
    here = saved(tmp_path, doc, item)
    here = write_notes(with_annotations(here, {}), doc)
    there = open_notes(tmp_path, doc)  # knows the tombstone
    here = write_notes(with_annotations(here, {item.id: item}), doc)
    there = write_notes(there, doc)
    assert there.annotations[item.id].note == "عاد"
    here = write_notes(with_annotations(here, {item.id: item}), doc)
    assert open_notes(tmp_path, doc).annotations[item.id].note == "عاد"


def test_notes_that_another_process_brought_are_not_deleted_by_one_who_has_not_seen_them(
    tmp_path: Path,
) -> None:
    doc = document()
    mine, hers = note(doc, "60%", 1), note(doc, "OpenBook", 2)
    here = saved(tmp_path, doc, mine)
    saved(tmp_path, doc, hers)
    state = apply({mine.id: mine}, [Change(mine, dataclasses.replace(mine, colour="blue"))])
    here = write_notes(with_annotations(here, state), doc)
    here = write_notes(with_annotations(here, state), doc)
    assert set(here.annotations) == {mine.id, hers.id}
    seen = shown(here)
    seen = write_notes(with_annotations(seen, state), doc)
    assert set(seen.annotations) == {mine.id}


def test_what_was_merged_in_is_not_overwritten_by_one_who_has_not_seen_it(tmp_path: Path) -> None:
    doc = document()
    base = note(doc, "60%", 1, "أصل")
    here = saved(tmp_path, doc, base)
    later = START + timedelta(hours=1)
    saved(tmp_path, doc, dataclasses.replace(base, note="كتبته هي", modified=later))
    here = write_notes(with_annotations(here, {base.id: base}), doc)
    assert here.annotations[base.id].note == "كتبته هي"
    mine = dataclasses.replace(base, note="كتبته أنا", modified=later + timedelta(hours=1))
    here = write_notes(with_annotations(here, {base.id: mine}), doc)
    assert "كتبته هي" in here.annotations[base.id].note
    assert "كتبته أنا" in here.annotations[base.id].note


# -- two writers


def test_two_windows_on_one_document_lose_nothing(tmp_path: Path) -> None:
    doc = document()
    one, other = open_notes(tmp_path, doc), open_notes(tmp_path, doc)
    first, second = note(doc, "60%", 1), note(doc, "OpenBook", 2)
    one = write_notes(with_annotations(one, {first.id: first}), doc)
    other = write_notes(with_annotations(other, {second.id: second}), doc)
    one = write_notes(one, doc)
    assert set(one.annotations) == set(other.annotations) == {first.id, second.id}


def test_a_conflict_keeps_both_texts(tmp_path: Path) -> None:
    doc = document()
    base = note(doc, "60%", 1, "أصل")
    one = saved(tmp_path, doc, base)
    other = open_notes(tmp_path, doc)
    later = START + timedelta(hours=1)
    mine = dataclasses.replace(base, note="نصي", modified=later)
    hers = dataclasses.replace(base, note="نصها", modified=later)
    write_notes(with_annotations(one, {base.id: mine}), doc)
    merged = write_notes(with_annotations(other, {base.id: hers}), doc)
    text = merged.annotations[base.id].note
    assert "نصي" in text
    assert "نصها" in text


def test_a_conflict_copy_of_a_sync_program_is_merged(tmp_path: Path) -> None:
    doc = document()
    first, second = note(doc, "60%", 1), note(doc, "OpenBook", 2)
    away = saved(tmp_path / "away", doc, second)
    here = saved(tmp_path / "here", doc, first)
    name = f"{here.path.stem}.sync-conflict-20250920-080000-ABCDEFG.jsonld"
    copy = here.path.with_name(name)
    copy.write_bytes(away.path.read_bytes())
    opened = open_notes(tmp_path / "here", doc)
    assert opened.path == here.path
    assert set(opened.annotations) == {first.id, second.id}
    write_notes(opened, doc)
    assert {item["id"] for item in raw(here)["first"]["items"]} == {first.id, second.id}
    assert copy.exists()


def test_a_conflict_copy_is_merged_once_and_again_only_when_it_has_changed(tmp_path: Path) -> None:
    doc = document()
    base = note(doc, "60%", 1, "نصي")
    here = saved(tmp_path, doc, base)
    copy = here.path.with_name(f"{here.path.stem} (conflicted copy){here.path.suffix}")
    copy.write_text(here.path.read_text(encoding="utf-8").replace("نصي", "نصها"), "utf-8")
    for _ in range(2):  # looking without saving changes nothing on the disk
        opened = open_notes(tmp_path, doc)
        assert set(opened.annotations[base.id].note.split(CONFLICT)) == {"نصي", "نصها"}
    tidied = dataclasses.replace(base, note="نصنا", modified=START + timedelta(hours=1))
    write_notes(with_annotations(opened, {base.id: tidied}), doc)
    assert copy.exists()
    reopened = open_notes(tmp_path, doc)
    assert reopened.annotations[base.id].note == "نصنا"
    write_notes(reopened, doc)
    assert open_notes(tmp_path, doc).annotations[base.id].note == "نصنا"
    copy.write_text(copy.read_text(encoding="utf-8").replace("نصها", "نصها الجديد"), "utf-8")
    changed = open_notes(tmp_path, doc).annotations[base.id].note
    assert set(changed.split(CONFLICT)) == {"نصنا", "نصها الجديد"}


def test_what_one_computer_has_merged_the_other_does_not_merge_again(tmp_path: Path) -> None:
    doc = document()
    base = note(doc, "60%", 1, "نصي")
    here = saved(tmp_path, doc, base)
    there = open_notes(tmp_path, doc)
    copy = here.path.with_name(f"{here.path.stem} 2{here.path.suffix}")
    copy.write_text(here.path.read_text(encoding="utf-8").replace("نصي", "نصها"), "utf-8")
    opened = open_notes(tmp_path, doc)
    tidied = dataclasses.replace(base, note="نصنا", modified=START + timedelta(hours=1))
    write_notes(with_annotations(opened, {base.id: tidied}), doc)
    other = note(doc, "OpenBook", 2)
    write_notes(with_annotations(there, {base.id: base, other.id: other}), doc)
    assert open_notes(tmp_path, doc).annotations[base.id].note == "نصنا"


def test_a_list_of_merged_copies_that_makes_no_sense_is_passed_over(tmp_path: Path) -> None:
    doc = document()
    written = saved(tmp_path, doc, note(doc, "60%"))
    for nonsense in (7, {"a": 1}, [None, [], ""]):
        rewrite(written, {"hamesh:merged": nonsense})
        opened = open_notes(tmp_path, doc)
        assert (opened.problem, opened.merged) == (None, frozenset())
        assert len(opened.annotations) == 1


# -- what others put into the file


def test_what_nobody_here_understands_is_written_back(tmp_path: Path) -> None:
    doc = document()
    written = saved(tmp_path, doc, note(doc, "60%"))
    strange = {"id": "urn:x", "type": "Annotation", "target": "https://example.org/"}
    first = raw(written)["first"]
    first["items"] += [strange, "???"]
    first["next"] = "https://example.org/page2"
    rewrite(written, {"first": first, "creator": "ليلى", "zz:own": {"k": [1]}})
    opened = open_notes(tmp_path, doc)
    assert len(opened.annotations) == 1
    assert opened.unread == (strange, "???")
    added = note(doc, "OpenBook", 2)
    again = write_notes(with_annotations(opened, {**opened.annotations, added.id: added}), doc)
    content = raw(again)
    assert content["first"]["items"][-2:] == [strange, "???"]
    assert content["first"]["next"] == "https://example.org/page2"
    assert (content["creator"], content["zz:own"]) == ("ليلى", {"k": [1]})
    assert content["total"] == 4


def test_the_same_id_twice_hides_neither_text(tmp_path: Path) -> None:
    doc = document()
    written = saved(tmp_path, doc, note(doc, "60%", 1, "أول"))
    first = raw(written)["first"]
    twin = json.loads(json.dumps(first["items"][0]).replace("\\u0623\\u0648\\u0644", "ثان"))
    first["items"].append(twin)
    rewrite(written, {"first": first})
    text = next(iter(open_notes(tmp_path, doc).annotations.values())).note
    assert "أول" in text
    assert "ثان" in text


def test_a_file_of_a_newer_version_is_shown_and_not_touched(tmp_path: Path) -> None:
    doc = document()
    written = saved(tmp_path, doc, note(doc, "60%"))
    rewrite(written, {"hamesh:format": 2})
    before = written.path.read_bytes()
    opened = open_notes(tmp_path, doc)
    assert opened.read_only
    assert isinstance(opened.problem, NotesNewer)
    assert len(opened.annotations) == 1
    with pytest.raises(NotesNotSaved):
        write_notes(with_annotations(opened, {}), doc)
    with pytest.raises(NotesNotSaved):  # it became newer while it was open here
        write_notes(with_annotations(written, {}), doc)
    assert written.path.read_bytes() == before


# -- damage


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\x00" * 500,
        b"not json",
        b"[]",
        b'{"type": "AnnotationCollection", "first": []}',
        b'{"type": "AnnotationCollection", "hamesh:format": "1"}',
        b'{"type": "AnnotationCollection", "n": NaN}',
        b'{"type": "AnnotationCollection", "n": 1e999}',
        b"\xff\xfe{}",
        b'{"type": "AnnotationCollection", "x": ' + b"[" * 200 + b"]" * 200 + b"}",
        b"[" * 100_000,
    ],
    ids=lambda data: data[:40].decode("ascii", "backslashreplace"),
)
def test_an_unreadable_file_is_set_aside_and_the_last_good_state_shown(
    tmp_path: Path, damage: bytes
) -> None:
    doc = document()
    first, second = note(doc, "60%", 1), note(doc, "OpenBook", 2)
    saved(tmp_path, doc, first)
    written = saved(tmp_path, doc, second)
    written.path.write_bytes(damage)
    opened = open_notes(tmp_path, doc)
    assert isinstance(opened.problem, NotesUnreadable)
    kept = opened.problem.kept_as
    assert kept is not None
    assert kept.read_bytes() == damage
    assert ".jsonld.bad-" in kept.name
    assert set(opened.annotations) == {first.id}  # the state before the last save
    again = write_notes(opened, doc)
    assert open_notes(tmp_path, doc).annotations == again.annotations
    assert kept.read_bytes() == damage


def test_a_file_cut_short_is_recognised_by_its_header(tmp_path: Path) -> None:
    doc = document()
    written = saved(tmp_path, doc, note(doc, "60%"))
    data = written.path.read_bytes()
    renamed = tmp_path / "renamed.jsonld"
    written.path.rename(renamed)
    renamed.write_bytes(data[: len(data) // 2])
    problem = open_notes(tmp_path, doc).problem
    assert isinstance(problem, NotesUnreadable)
    assert problem.path == renamed


def test_a_file_damaged_while_open_is_set_aside_before_saving(tmp_path: Path) -> None:
    doc = document()
    written = saved(tmp_path, doc, note(doc, "60%"))
    written.path.write_bytes(b"{")
    second = note(doc, "OpenBook", 2)
    again = write_notes(with_annotations(written, {**written.annotations, second.id: second}), doc)
    assert len(open_notes(tmp_path, doc).annotations) == 2
    assert isinstance(again.problem, NotesUnreadable)
    assert again.problem.kept_as is not None
    assert again.problem.kept_as.read_bytes() == b"{"


def test_two_damaged_files_in_one_second_get_two_names(tmp_path: Path) -> None:
    doc = document()
    for damage in (b"1", b"2"):
        open_notes(tmp_path, doc).path.write_bytes(damage)
        assert open_notes(tmp_path, doc).problem is not None
    assert sorted(p.read_bytes() for p in tmp_path.glob("*.bad-*")) == [b"1", b"2"]


def test_a_file_that_cannot_be_read_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doc = document()
    written = saved(tmp_path, doc, note(doc, "60%"))
    before = written.path.read_bytes()

    def refuse(path: Path, most: int) -> bytes:
        assert most > 0
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(durable, "read", refuse)
    opened = open_notes(tmp_path, doc)
    assert opened.read_only
    assert type(opened.problem) is NotesError  # not damaged, for all we know
    assert opened.problem.path == written.path
    assert opened.problem.cause == "Permission denied"
    monkeypatch.undo()
    with pytest.raises(NotesNotSaved):
        write_notes(opened, doc)
    assert written.path.read_bytes() == before


@pytest.mark.parametrize("way", ["list", "stat"])
def test_a_folder_that_may_not_be_listed_is_not_taken_for_an_empty_or_a_damaged_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    doc = document()
    written = saved(tmp_path, doc, note(doc, "60%"))
    names = sorted(tmp_path.iterdir())

    def refuse(path: object = "", **_: object) -> Any:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    entry = SimpleNamespace(name=written.path.name, path=str(written.path), stat=refuse)
    entry.is_file = lambda: True  # which the list says: nothing in the folder can be looked at
    listed = [entry] if way == "stat" else []
    with monkeypatch.context() as forbidden:
        patched = refuse if way == "list" else lambda _: nullcontext(listed)
        forbidden.setattr(os, "scandir", patched)
        opened = open_notes(tmp_path, doc)
    assert opened.read_only
    assert type(opened.problem) is NotesError
    assert (opened.problem.path, opened.problem.cause) == (tmp_path, "Permission denied")
    assert sorted(tmp_path.iterdir()) == names
    assert open_notes(tmp_path, doc).annotations == written.annotations


# -- a system that refuses


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_a_full_or_failing_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    doc = document()
    written = saved(tmp_path, doc, note(doc, "60%"))
    before, names = written.path.read_bytes(), sorted(p.name for p in tmp_path.iterdir())

    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fail)
        with pytest.raises(NotesNotSaved) as caught:
            write_notes(with_annotations(written, {}), doc)
    assert caught.value.cause == os.strerror(code)
    assert written.path.read_bytes() == before
    assert [p for p in tmp_path.iterdir() if p.name.endswith(".tmp")] == []
    assert set(names) <= {p.name for p in tmp_path.iterdir()}
    assert not raw(write_notes(with_annotations(written, {}), doc))["first"]["items"]


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    doc = document()
    item = note(doc, "60%")
    notes = open_notes(tmp_path / "file" / "Hamesh", doc)
    with pytest.raises(NotesNotSaved) as caught:
        write_notes(with_annotations(notes, {item.id: item}), doc)
    assert caught.value.path == notes.path
    assert caught.value.cause


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for this user"
)
def test_a_read_only_folder_is_reported_and_left_as_it_is(tmp_path: Path) -> None:
    doc = document()
    written = saved(tmp_path, doc, note(doc, "60%"))
    before = written.path.read_bytes()
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(NotesNotSaved):
            write_notes(with_annotations(written, {}), doc)
        assert written.path.read_bytes() == before
    finally:
        tmp_path.chmod(0o755)


def test_generations_that_cannot_be_kept_do_not_stop_the_save(tmp_path: Path) -> None:
    doc = document()
    (tmp_path / ".generations").write_text("in the way")
    written = saved(tmp_path, doc, note(doc, "60%"))
    assert not write_notes(with_annotations(written, {}), doc).annotations


def test_the_last_three_states_are_kept_an_hour_apart(tmp_path: Path) -> None:
    doc = document()
    item = note(doc, "60%")
    notes = saved(tmp_path, doc, item)
    for hour in range(1, 7):
        os.utime(notes.path, (hour * 3600, hour * 3600))
        edited = dataclasses.replace(item, note=f"بعد الساعة {hour}")
        notes = write_notes(with_annotations(notes, {item.id: edited}), doc)
    kept = sorted((tmp_path / ".generations").iterdir())
    assert [path.name[-2:] for path in kept] == [".1", ".2", ".3"]
    texts = [path.read_text(encoding="utf-8") for path in kept]
    assert ["بعد الساعة 5" in texts[0], "بعد الساعة 4" in texts[1], "بعد الساعة 3" in texts[2]] == [
        True
    ] * 3


_SAVER = """
import dataclasses, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from tests.annotations.test_store import document, note
from reader.annotations.store import open_notes, with_annotations, write_notes
doc = document()
notes = open_notes(Path(sys.argv[2]), doc)
state = dict(notes.annotations)
for number in range(len(state) + 1, 100_000):
    item = note(doc, "60%", number)
    state[item.id] = item
    notes = write_notes(with_annotations(notes, state), doc)
    print(number, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_what_was_reported_as_saved_survives_a_kill(tmp_path: Path) -> None:
    doc = document()
    for lines in (1, 2, 5):
        with subprocess.Popen(
            [sys.executable, "-c", _SAVER, ROOT, tmp_path], stdout=subprocess.PIPE
        ) as child:
            assert child.stdout is not None
            reported = 0
            for _ in range(lines):
                reported = int(child.stdout.readline())
            child.kill()
            rest = child.stdout.read().split()
        reported = int(rest[-1]) if rest else reported
        opened = open_notes(tmp_path, doc)
        assert opened.problem is None
        assert len(opened.annotations) >= reported


def test_two_processes_saving_at_once_lose_nothing(tmp_path: Path) -> None:
    doc = document()
    script = _SAVER.replace("range(len(state) + 1, 100_000)", "range(*map(int, sys.argv[3:5]))")
    children = [
        subprocess.Popen(
            [sys.executable, "-c", script, ROOT, tmp_path, str(start), str(start + 15)],
            stdout=subprocess.DEVNULL,
        )
        for start in (1, 100)
    ]
    assert [child.wait() for child in children] == [0, 0]
    assert len(open_notes(tmp_path, doc).annotations) == 30


# -- the standard


@pytest.mark.skipif(not CHECKER.exists(), reason=f"the W3C checker is not at {CHECKER}")
def test_what_is_written_fulfils_the_web_annotation_model(tmp_path: Path) -> None:
    doc = document()
    made = [
        note(doc, "OpenBook", 1, "ملاحظة", tags=("وسم", "tag")),
        note(doc, "60%", 2, "English note"),
        note(doc, "فبراير", 3),
        note(doc, "ثلاث مدن", 4, tags=("وسم",)),
    ]
    written = saved(tmp_path, doc, *made)
    done = subprocess.run(
        [sys.executable, CHECKER, written.path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("4 annotations")


@pytest.mark.parametrize("hint", ["\0", "a\0b", "\ud800"])
def test_an_odd_path_in_another_documents_notes_stops_nobody_elses(
    tmp_path: Path, hint: str
) -> None:
    other = document("نص آخر تمامًا.", title="آخر")
    written = write_notes(open_notes(tmp_path, other), other)
    data = json.loads(written.path.read_text("utf-8"))
    data["hamesh:document"]["path"] = hint
    written.path.write_text(json.dumps(data), "utf-8")
    mine = open_notes(tmp_path, document(path=tmp_path / "x.txt"))
    assert mine.problem is None
    assert mine.path != written.path
