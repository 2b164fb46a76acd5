"""Reading goes on where it stopped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.document import Document, Source
from reader.library import history


def document(text: str, path: str = "/كتب/رحلة.txt") -> Document:
    return Document.of_paragraphs([(text, "paragraph")], title="رحلة", source=Source(Path(path)))


def test_an_unknown_document_opens_at_its_start() -> None:
    assert history.position(history.load(), document("نص")) == 0


def test_a_known_document_opens_where_reading_stopped() -> None:
    opened = document("نص طويل بعض الشيء")
    history.remember(opened, 7)
    assert history.position(history.load(), opened) == 7


def test_a_moved_file_is_known_by_its_text() -> None:
    history.remember(document("نص واحد"), 3)
    assert history.position(history.load(), document("نص واحد", "/elsewhere.txt")) == 3


def test_a_changed_text_opens_as_near_as_it_can() -> None:
    history.remember(document("نص طويل بعض الشيء"), 9)
    assert history.position(history.load(), document("نص قصير جدا")) == 9
    assert history.position(history.load(), document("نص")) == 2


def test_two_windows_do_not_forget_each_other() -> None:
    first, second = document("الأول", "/1.txt"), document("الثاني", "/2.txt")
    history.remember(first, 1)
    history.remember(second, 2)
    history.remember(first, 3)
    known = history.load()
    assert [history.position(known, item) for item in (first, second)] == [3, 2]
    assert list(known) == [second.fingerprint, first.fingerprint]


def test_the_oldest_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "LIMIT", 3)
    documents = [document(f"نص {number}", f"/{number}.txt") for number in range(5)]
    for item in documents:
        history.remember(item, 1)
    assert list(history.load()) == [item.fingerprint for item in documents[2:]]


def test_a_document_is_found_by_the_texts_that_it_had_before() -> None:
    texts = [document(f"النص في صيغته {number}") for number in range(3)]
    for item in texts:
        history.remember(item, 1)
    other = document("نص آخر", "/elsewhere.txt")
    history.remember(other, 1)
    moved = document(texts[2].text, "/moved/رحلة.txt")
    history.remember(moved, 1)
    known = history.load()
    found = [history.of_fingerprint(known, each.fingerprint) for each in texts]
    paths = [[entry.path for _, entry in entries] for entries in found]
    assert paths[2] == ["/moved/رحلة.txt"]
    assert paths[0] == ["/كتب/رحلة.txt", "/moved/رحلة.txt", "/كتب/رحلة.txt"]
    assert history.of_fingerprint(known, "sha256:0") == []
    assert known[other.fingerprint].earlier == ()


@pytest.mark.parametrize("damage", [b"{", b"[]", b'{"version": 1}', b"\xff", b'{"version": {}}'])
def test_a_damaged_file_is_set_aside(damage: bytes) -> None:
    path = history.history_path()
    path.parent.mkdir(parents=True)
    path.write_bytes(damage)
    assert history.load() == {}
    assert path.with_name("history.json.bad").read_bytes() == damage


def test_a_file_that_cannot_be_read_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise OSError(5, "Input/output error")

    opened = document("نص واحد")
    history.remember(opened, 3)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        assert history.load() == {}
        with pytest.raises(OSError, match="Input/output"):
            history.remember(opened, 0)
    assert history.position(history.load(), opened) == 3


def test_a_damaged_entry_does_not_hide_the_others() -> None:
    opened = document("نص")
    history.remember(opened, 1)
    path = history.history_path()
    saved = json.loads(path.read_text(encoding="utf-8"))
    saved["documents"]["sha256:x"] = {"path": 5}
    path.write_text(json.dumps(saved), encoding="utf-8")
    assert list(history.load()) == [opened.fingerprint]


def test_a_file_of_a_newer_version_is_left_alone() -> None:
    path = history.history_path()
    path.parent.mkdir(parents=True)
    newer = b'{"version": 2, "documents": {}}'
    path.write_bytes(newer)
    history.remember(document("نص"), 1)
    assert path.read_bytes() == newer
