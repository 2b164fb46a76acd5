"""A folder of exports that follows the notes, and gives way to what the reader changes."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import ExportError
from reader.exporters import FORMATS
from reader.exporters.model import Export
from reader.library import auto_export as module
from reader.library.auto_export import Written, is_kept, record_path, update
from tests.annotated import article, text_of

FORMAT = FORMATS["text"]


def noted(title: str = "مقال") -> Export:
    return replace(article("ar"), title=title)


def less(export: Export) -> Export:
    return replace(export, notes=export.notes[:1])


def test_the_file_follows_the_notes(tmp_path: Path) -> None:
    first = update(tmp_path, FORMAT, noted())
    assert first == Written(tmp_path / "مقال.txt", changed=True)
    assert first.path.read_bytes() == FORMAT.write(noted())
    again = update(tmp_path, FORMAT, less(noted()))
    assert again == first
    assert again.path.read_bytes() == FORMAT.write(less(noted()))


def test_what_was_written_last_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LIMIT", 2)
    texts = [replace(noted(), document=text_of(said)) for said in ("أول", "ثان", "ثالث")]
    for export in texts:
        update(tmp_path, FORMAT, export)
    known = [is_kept(tmp_path, FORMAT, [export.document.fingerprint]) for export in texts]
    assert known == [False, True, True]


def test_what_has_not_changed_is_not_written_again(tmp_path: Path) -> None:
    path = update(tmp_path, FORMAT, noted()).path
    before = path.stat()
    assert not update(tmp_path, FORMAT, noted()).changed
    assert path.stat().st_ino == before.st_ino


def test_a_file_that_the_reader_changed_stays_and_the_export_goes_beside_it(tmp_path: Path) -> None:
    path = update(tmp_path, FORMAT, noted()).path
    path.write_text("كلامي أنا", encoding="utf-8")
    made = update(tmp_path, FORMAT, less(noted()))
    assert made == Written(tmp_path / "مقال-2.txt", changed=True, beside=path)
    assert path.read_text(encoding="utf-8") == "كلامي أنا"
    assert update(tmp_path, FORMAT, noted()).path == made.path
    assert len(list(tmp_path.glob("*.txt"))) == 2


def test_a_file_that_the_reader_changed_stays_alone_as_long_as_there_is_no_news(
    tmp_path: Path,
) -> None:
    path = update(tmp_path, FORMAT, noted()).path
    path.write_text("كلامي أنا", encoding="utf-8")
    assert update(tmp_path, FORMAT, noted()) == Written(path, changed=False)
    assert [item.name for item in tmp_path.glob("*.txt")] == [path.name]


def test_a_file_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    stranger = tmp_path / "مقال.txt"
    stranger.write_text("ليس لنا", encoding="utf-8")
    assert update(tmp_path, FORMAT, noted()).beside == stranger
    assert stranger.read_text(encoding="utf-8") == "ليس لنا"


def test_two_documents_with_one_title_have_a_file_each(tmp_path: Path) -> None:
    other = replace(noted(), document=text_of("نص آخر"), notes=())
    first = update(tmp_path, FORMAT, noted())
    assert update(tmp_path, FORMAT, other) == Written(tmp_path / "مقال-2.txt", changed=True)
    assert update(tmp_path, FORMAT, noted()) == Written(first.path, changed=False)


def test_a_new_title_or_a_changed_text_keeps_its_file(tmp_path: Path) -> None:
    path = update(tmp_path, FORMAT, noted()).path
    assert update(tmp_path, FORMAT, noted("عنوان جديد")).path == path
    changed = replace(noted(), document=text_of("نص آخر"), notes=())
    assert update(tmp_path, FORMAT, changed, (noted().document.fingerprint,)).path == path


def test_a_file_that_was_deleted_comes_back_with_the_next_change(tmp_path: Path) -> None:
    path = update(tmp_path, FORMAT, noted()).path
    path.unlink()
    assert update(tmp_path, FORMAT, noted()) == Written(path, changed=True)


@pytest.mark.parametrize("record", ["", "[", "[]", '{"files": 3}', '{"files": {"a": {"name": 1}}}'])
def test_a_lost_record_makes_every_file_the_readers(record: str, tmp_path: Path) -> None:
    path = update(tmp_path, FORMAT, noted()).path
    record_path().write_text(record, encoding="utf-8")
    assert update(tmp_path, FORMAT, less(noted())).beside == path


def test_a_record_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    update(vault, FORMAT, noted())
    held = json.loads(record_path().read_text(encoding="utf-8"))
    for entry in held["files"].values():
        entry["name"] = "../escaped.txt"
    record_path().write_text(json.dumps(held), encoding="utf-8")
    update(vault, FORMAT, less(noted()))
    assert not (tmp_path / "escaped.txt").exists()


def test_what_is_written_where_is_remembered_by_two_at_once(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    exports = [
        replace(noted(f"مقال {number}"), document=text_of(f"نص {number}"), notes=())
        for number in range(12)
    ]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda export: update(vault, FORMAT, export), exports))
    assert len(json.loads(record_path().read_text(encoding="utf-8"))["files"]) == 12


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(ExportError) as caught:
        update(blocked, FORMAT, noted())
    assert caught.value.path == blocked
