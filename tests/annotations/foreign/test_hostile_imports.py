"""Files that mean harm, or are no notes at all: refused or read in part, soon and without a net."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import pytest

from reader import errors
from reader.annotations.collection import parse, render
from reader.annotations.foreign.planning import plan
from reader.annotations.foreign.reading import read
from reader.annotations.notebook import Notebook
from reader.document import Document

NO_NOTES: dict[str, Any] = {
    "empty": b"",
    "zeros": b"\0" * 4096,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "prose": "ليس في هذا ما يستورد.\n==========\n",
    "a number": b"5",
    "an object of nothing": {},
    "an empty list": [],
    "other JSON": {"rows": [{"name": "x"}], "type": "FeatureCollection"},
    "cut off": b'{"type": "AnnotationCollection", "items": [{"type": "Annotation"',
    "a million brackets": b"[" * 1_000_000,
    "a deep object": b'{"type": "AnnotationPage", "items":' * 100_000,
    "five million values": b"[" + b"[]," * 5_000_000 + b"[]]",
    "not a number": b'[{"type": "Annotation", "target": NaN}]',
    "UTF-16 cut in half": "أب".encode("utf-16")[:-1] * 50,
    "lone quotes": 'Highlight,Book Title\n"' + "أ" * 200_000,
    "rules only": "==========\n" * 10_000,
}


@pytest.mark.parametrize("what", NO_NOTES)
def test_what_holds_no_notes_is_refused(save: Any, what: str) -> None:
    with pytest.raises(errors.NotNotes):
        read(save("notes", NO_NOTES[what]))


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(errors.NotFound):
        read(tmp_path / "none.json")
    with pytest.raises(errors.IsAFolder):
        read(tmp_path)
    with pytest.raises(errors.NotFound):
        read(Path("a\0b"))
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(2**31)
    with pytest.raises(errors.TooLarge):
        read(large)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(errors.Unreadable):
        read(tmp_path / "pipe")


def test_notes_of_a_newer_hamesh_are_not_guessed_at(save: Any) -> None:
    value = {"type": "AnnotationCollection", "hamesh:format": 99, "first": {"items": []}}
    with pytest.raises(errors.NotesTooNew):
        read(save("n.jsonld", value))


WRONG: list[Any] = [
    None, 5, "x", [], {}, {"type": "Annotation"}, {"type": ["Annotation", {}], "target": 7},
    {"type": "Annotation", "target": {"source": [], "selector": {"type": [], "exact": 5}}},
    {"type": "Annotation", "target": {"selector": [{"type": "TextQuoteSelector", "exact": None}]}},
    {"type": "Annotation", "target": "urn:x", "body": [[[]]], "motivation": {"a": 1}},
    {"type": "Annotation", "target": "http://[", "body": {"value": {}, "purpose": 5}},
    {"type": "Annotation", "id": {"a": 1}, "created": 5, "modified": [], "bodyValue": "x",
     "target": {"source": "x", "selector": {
         "type": "TextPositionSelector", "start": -1, "end": 9}}},
    {"type": "Annotation", "bodyValue": "x", "target": {"selector": {
        "type": "ProgressionSelector", "value": True}}},
    {"uri": "x", "target": [5], "text": {}, "tags": {"a": 1}, "document": [], "references": []},
    {"uri": "x", "text": "x", "target": [{"selector": "x"}], "tags": "one", "id": 7, "user": 5},
]  # fmt: skip
GOOD = {
    "type": "Annotation",
    "id": "urn:good",
    "body": {"type": "TextualBody", "value": "رأي"},
    "target": {
        "source": "x",
        "selector": {"type": "TextQuoteSelector", "exact": "لا أبيع القهوة", "prefix": "«"},
    },
}


@pytest.mark.parametrize("wrong", WRONG, ids=lambda value: str(value)[:60])
def test_a_wrong_record_spoils_no_other(save: Any, document: Document, wrong: Any) -> None:
    found = read(save("n.json", {"type": "AnnotationPage", "items": [wrong, GOOD, wrong]}))
    assert "urn:good" in [note.id for note in found.notes]
    outcomes = plan(document, {}, {}, found).entries
    assert "new" in [entry.outcome for entry in outcomes]


@pytest.mark.parametrize("wrong", WRONG[-2:], ids=lambda value: str(value)[:60])
def test_a_wrong_row_spoils_no_other(save: Any, wrong: Any) -> None:
    good = {"uri": "x", "text": "رأي", "target": []}
    found = read(save("n.json", {"rows": [wrong, 7, None, good]}))
    assert "رأي" in [note.note for note in found.notes]


def test_contexts_and_addresses_are_never_fetched(
    save: Any, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the net was asked")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    laughs = {f"lol{n}": [f"lol{n - 1}"] * 10 for n in range(1, 50)}
    value = {
        "@context": ["https://evil.example/context.jsonld", laughs, "file:///etc/passwd"],
        "type": "AnnotationCollection",
        "first": {"type": "AnnotationPage", "items": [GOOD], "next": "https://evil.example/2"},
    }
    found = plan(document, {}, {}, read(save("n.jsonld", value)))
    assert [entry.outcome for entry in found.entries] == ["new"]
    assert "@context" not in found.entries[0].annotation.extra


def test_pages_that_follow_each_other_for_ever_come_to_an_end(save: Any) -> None:
    page: dict[str, Any] = {"type": "AnnotationPage", "items": [GOOD]}
    for _ in range(60):
        page = {"type": "AnnotationPage", "items": [], "next": page}
    assert len(read(save("n.jsonld", page)).notes) == 1


def test_what_is_beyond_measure_is_cut_or_left(save: Any) -> None:
    quote = {"type": "TextQuoteSelector", "exact": "ق" * 1_000_000}
    huge = {
        "type": "Annotation",
        "id": "x" * 1_000_000,
        "creator": {"name": "x" * 1_000_000},
        "body": [
            {"type": "TextualBody", "value": "ن" * 3_000_000},
            *({"type": "TextualBody", "value": f"t{n}", "purpose": "tagging"} for n in range(9999)),
        ],
        "target": {"source": "s" * 1_000_000, "selector": [quote] * 5},
    }
    (note,) = read(save("n.json", huge)).notes
    assert len(note.id) < 100
    assert len(note.note) <= 1_000_000
    assert note.anchor.exact == ""
    assert len(note.tags) <= 200
    assert not note.extra


def test_the_file_stays_as_it_was(save: Any, document: Document) -> None:
    path = save("n.json", [GOOD])
    before = path.read_bytes(), path.stat().st_mtime_ns
    plan(document, {}, {}, read(path))
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [child.name for child in path.parent.iterdir()] == ["n.json"]


def test_what_nests_deep_does_not_make_our_own_file_unreadable(
    save: Any, document: Document
) -> None:
    deep: Any = "x"
    for _ in range(90):
        deep = {"name": deep}
    note = GOOD | {"creator": deep, "generator": [[["x"]]], "rights": "https://example.org/by"}
    (change,) = plan(document, {}, {}, read(save("n.json", [note]))).changes
    assert change.after is not None
    assert dict(change.after.extra) == {"rights": "https://example.org/by"}
    saved = render(Notebook(annotations={change.id: change.after}), document)
    assert parse(saved).annotations == {change.id: change.after}
