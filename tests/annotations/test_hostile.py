"""Notes files that others made, by mistake or to do harm: refused or isolated, never lost."""

from __future__ import annotations

import copy
import json
import os
import random
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from reader.annotations.anchor import locate_all
from reader.annotations.checking import check
from reader.annotations.merge import CONFLICT
from reader.annotations.store import NotesFile, open_notes, with_annotations, write_notes
from reader.errors import NotesNewer, NotesUnreadable
from tests import notes_hostile
from tests.notes_making import annotation, by_id, content, document

DOC = document()
LATEST = "9999-12-31T23:59:59.999Z"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a notes file made Hamesh open a socket")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


def key(number: int) -> str:
    return f"urn:uuid:00000000-0000-4000-8000-{number:012}"


def saved(folder: Path) -> NotesFile:
    """Three notes with everything that a record may have, and a tombstone."""
    chance = random.Random(3)
    items = [annotation(chance, DOC, key(number), f"نص {number}") for number in range(4)]
    notes = write_notes(with_annotations(open_notes(folder, DOC), by_id(items)), DOC)
    return write_notes(with_annotations(notes, by_id(items[:3])), DOC)


def collection(folder: Path) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(saved(folder).path.read_text("utf-8"))
    return value


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to everything inside a JSON value; of lists, only the first item."""
    if isinstance(value, dict):
        for name, child in value.items():
            yield (*path, name)
            yield from places(child, (*path, name))
    elif isinstance(value, list) and value:
        yield (*path, 0)
        yield from places(value[0], (*path, 0))


def put(value: Any, path: tuple[str | int, ...], new: Any) -> Any:
    result = copy.deepcopy(value)
    inner = result
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = new
    return result


def opened(path: Path, data: bytes) -> NotesFile:
    """What is shown of ``data`` at ``path``; with all that Hamesh does with notes besides."""
    path.write_bytes(data)
    before = {each for each in path.parent.rglob("*") if each.is_file()}
    report = check(path.parent)
    assert before <= {each for each in path.parent.rglob("*") if each.is_file()}
    assert path.read_bytes() == data
    notes = open_notes(path.parent, DOC)
    locate_all(DOC, notes.annotations)
    if notes.problem is not None and not isinstance(notes.problem, NotesNewer):
        assert not report.sound
    return notes


def save_one_more(notes: NotesFile) -> NotesFile:
    """All that was shown and one more can be saved and read again."""
    item = annotation(random.Random(9), DOC, key(9), "واحدة أخرى")
    saved_notes = write_notes(with_annotations(notes, {**notes.annotations, item.id: item}), DOC)
    again = open_notes(notes.path.parent, DOC)
    assert again.problem is None
    expected = {id: content(each) for id, each in notes.annotations.items()}
    found = {id: content(each) for id, each in again.annotations.items()}
    assert found == {**expected, item.id: content(item)}
    return saved_notes


WRONG: tuple[Any, ...] = (
    None, True, 0, -1, 2**70, 10**400, 1e308, "", "x", LATEST, "../../etc/passwd", "\ud800", "\x00",
    [], [[]], {}, {"x": [None]}, ["x"],
)  # fmt: skip


def test_a_wrong_type_at_any_key_hides_at_most_its_own_record(tmp_path: Path) -> None:
    whole = collection(tmp_path)
    path = open_notes(tmp_path, DOC).path
    for number, place in enumerate(places(whole)):
        for turn, wrong in enumerate(WRONG, number):
            for each in tmp_path.rglob("*"):
                if each.is_file():
                    each.unlink()
            data = json.dumps(put(whole, place, wrong)).encode()
            where = f"{place}: {wrong!r:.40}"
            notes = opened(path, data)
            if isinstance(notes.problem, NotesNewer):
                assert place == ("hamesh:format",)
            elif notes.problem is not None:
                assert isinstance(notes.problem, NotesUnreadable), where
                assert place[:2] != ("first", "items") or len(place) == 2, where
                assert not notes.read_only, where
            elif place[:2] == ("first", "items") and len(place) > 2:
                assert {key(1), key(2)} & {*notes.annotations}, where
                assert len(notes.annotations) + len(notes.unread) == 3, where
            # A third are saved, each kind somewhere; a lone surrogate is written as U+FFFD.
            if turn % 3 == 0 and wrong != "\ud800" and not notes.read_only:
                save_one_more(notes)
            kept = {each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
            assert data in kept, where


def test_a_file_cut_off_at_any_byte_is_set_aside_as_it_is(tmp_path: Path) -> None:
    notes = saved(tmp_path)
    data = notes.path.read_bytes()
    assert json.loads(data)
    for length in range(0, len(data.rstrip()), 7):
        for each in tmp_path.glob("*"):
            if each.is_file():
                each.unlink()
        shown = opened(notes.path, data[:length])
        assert isinstance(shown.problem, NotesUnreadable), length
        assert len(shown.annotations) == 4, "the state before the last save"
        kept = shown.problem.kept_as
        assert kept is not None
        assert kept.read_bytes() == data[:length]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp1256"])
def test_another_encoding_is_refused_and_kept(tmp_path: Path, encoding: str) -> None:
    notes = saved(tmp_path)
    data = notes.path.read_text("utf-8").encode(encoding, "ignore")
    shown = opened(notes.path, data)
    assert isinstance(shown.problem, NotesUnreadable)
    assert len(shown.annotations) == 4, "the state before the last save"
    save_one_more(shown)
    assert data in {each.read_bytes() for each in tmp_path.glob("*") if each.is_file()}


def test_a_byte_order_mark_is_no_damage(tmp_path: Path) -> None:
    notes = saved(tmp_path)
    shown = opened(notes.path, b"\xef\xbb\xbf" + notes.path.read_bytes())
    assert shown.problem is None
    assert len(shown.annotations) == 3
    save_one_more(shown)


@pytest.mark.parametrize(
    "bad", [b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\x00", b"NaN", b"1e999", b"-Infinity", b"{"]
)
def test_bytes_that_are_no_json_are_refused_and_the_earlier_state_shown(
    tmp_path: Path, bad: bytes
) -> None:
    notes = saved(tmp_path)
    data = notes.path.read_bytes().replace(b'"total"', b'"x": ' + bad + b', "total"', 1)
    shown = opened(notes.path, data)
    assert isinstance(shown.problem, NotesUnreadable)
    assert len(shown.annotations) == 4
    save_one_more(shown)


def test_one_id_on_thousands_of_records_hides_no_text_and_takes_no_age(tmp_path: Path) -> None:
    whole = collection(tmp_path)
    first = whole["first"]["items"][0]
    body = {"type": "TextualBody", "purpose": "commenting"}
    texts = [f"نص رقم {number} هنا" for number in range(3000)]
    whole["first"]["items"] = [first | {"body": {**body, "value": text}} for text in texts]
    shown = opened(open_notes(tmp_path, DOC).path, json.dumps(whole).encode())
    assert [item.note for item in shown.annotations.values()] == texts[:1]
    written = save_one_more(shown).path.read_text("utf-8")
    assert written.count("نص رقم ") == len(texts)


def test_notes_of_thousands_of_pieces_merge_at_once(tmp_path: Path) -> None:
    whole = collection(tmp_path)
    first = whole["first"]["items"][0]
    texts = [CONFLICT.join(f"{side} {n}" for n in range(50_000)) for side in ("لنا", "لهم")]
    body = {"type": "TextualBody", "purpose": "commenting"}
    whole["first"]["items"] = [first | {"body": {**body, "value": text}} for text in texts]
    shown = opened(open_notes(tmp_path, DOC).path, json.dumps(whole).encode())
    (item,) = shown.annotations.values()
    assert all(text in item.note for text in texts)


@pytest.mark.parametrize(
    "id", ["../../etc/passwd", "/etc/passwd", "C:\\con", "file:///", "\x00", "ا" * 9999]
)
def test_an_id_is_a_name_and_never_a_path(tmp_path: Path, id: str) -> None:
    folder = tmp_path / "notes"
    whole = collection(folder)
    whole["id"] = whole["first"]["items"][0]["id"] = whole["first"]["id"] = id
    whole["hamesh:document"]["path"] = id
    shown = opened(open_notes(folder, DOC).path, json.dumps(whole).encode())
    assert id in shown.annotations
    save_one_more(shown)
    assert [each.name for each in tmp_path.iterdir()] == ["notes"]
    assert {each.parent for each in folder.rglob("*") if each.is_file()} <= {
        folder,
        folder / ".generations",
    }


def test_a_context_of_a_billion_laughs_is_neither_opened_nor_lost(tmp_path: Path) -> None:
    whole = collection(tmp_path) | notes_hostile.laughs()
    shown = opened(open_notes(tmp_path, DOC).path, json.dumps(whole).encode())
    assert (shown.problem, len(shown.annotations)) == (None, 3)
    again = json.loads(save_one_more(shown).path.read_text("utf-8"))
    assert again["@context"] == whole["@context"]


def test_times_at_the_end_of_time_stop_no_save(tmp_path: Path) -> None:
    whole = collection(tmp_path)
    first = whole["first"]["items"][0]
    first["modified"] = LATEST
    whole["hamesh:tombstones"] = {first["id"]: LATEST, key(7): LATEST}
    whole["first"]["items"].append(first | {"body": []})
    path = open_notes(tmp_path, DOC).path
    shown = opened(path, json.dumps(whole).encode())
    assert shown.problem is None
    other = open_notes(tmp_path, DOC)
    back = annotation(random.Random(1), DOC, key(7), "عادت")
    write_notes(with_annotations(other, {**other.annotations, back.id: back}), DOC)
    write_notes(with_annotations(shown, {**shown.annotations, back.id: back}), DOC)
    assert open_notes(tmp_path, DOC).problem is None


NAMES = (  # `python -m tests.notes_hostile` tries them all
    "a gigabyte of nothing after a header",
    "all that is read, of nested lists",
    "all that is read, of empty objects",
)


@pytest.mark.skipif(os.name != "posix", reason="limits of memory and time are POSIX's")
@pytest.mark.parametrize("name", NAMES)
def test_a_huge_file_takes_bounded_memory_and_time_and_stays_as_it_is(name: str) -> None:
    said = notes_hostile.attempt(notes_hostile.LARGE[name])
    assert said["problem"] in ("NotesError", "NotesUnreadable")
    assert said["untouched"]
