"""Backups: all that is the reader's comes back, and nothing that is there is lost for it."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.anchor import describe
from reader.annotations.model import Annotation, new_id, now
from reader.annotations.naming import is_device
from reader.annotations.store import open_notes, with_annotations, write_notes
from reader.document import Document, Source, Span
from reader.errors import BackupError, ExportError
from reader.library import folders, history, settings
from reader.library.backup import archive, back_up, restore
from reader.library.entity_lexicon import RuleChange, changed
from reader.library.entity_lexicon.file import open_lexicon, write_lexicon
from reader.library.entity_lexicon.rules import Rule
from reader.progress import Cancelled

TEXTS = ("خرجت سلمى من المكتبة قبل الغروب.", "في المدينة سبع مكتبات عامة.")


def document(number: int = 0) -> Document:
    source = Source(Path(f"/texts/{number}.txt"))
    return Document.of_paragraphs(
        [(TEXTS[number], "paragraph")], title=f"نص {number}", source=source
    )


def noted(folder: Path, *texts: str, number: int = 0) -> list[str]:
    """Save a note for each of ``texts``; their ids."""
    doc = document(number)
    file = open_notes(folder, doc)
    new: dict[str, Annotation] = {}
    for text in texts:
        moment = now()
        item = Annotation(
            new_id(), describe(doc, Span(0, 4)), "green", text, ("وسم",), moment, moment
        )
        new[item.id] = item
    write_notes(with_annotations(file, {**file.annotations, **new}), doc)
    return list(new)


def said(folder: Path, number: int = 0) -> set[str]:
    return {item.note for item in open_notes(folder, document(number)).annotations.values()}


def rule(name: str) -> Rule:
    moment = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
    return Rule(f"urn:uuid:{name}", "dismissed", (name,), moment, moment)


def taught(*names: str) -> None:
    file = open_lexicon(folders.entity_lexicon_path())
    rules = (RuleChange(None, rule(name)) for name in names)
    write_lexicon(file, changed(file.lexicon, rules))


def profile() -> Path:
    """Everything that a reader may have; the notes folder."""
    settings.save(settings.Settings(zoom=150, colour_names={"green": "مهم"}))
    folder = settings.load().notes_path
    noted(folder, "أولى")
    noted(folder, "ثانية")
    noted(folder, "عن الآخر", number=1)
    (folder / "نص-0 (conflicted copy).jsonld").write_bytes(
        next(folder.glob("*.jsonld")).read_bytes()
    )
    (folder / "x.jsonld.bad-20250101-000000").write_bytes(b"{")
    taught("ميم", "نون")
    taught("سين")
    history.remember(document(), 7)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    names = ("notes", "data", "state")
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for name in names
        for path in (folder / name).rglob("*")
        if (path.is_file() and ".jsonld" in path.name) or path.suffix == ".json"
    }
    return {**found, "settings.toml": (folder / "settings.toml").read_bytes()}


def at_home(monkeypatch: pytest.MonkeyPatch, home: Path) -> Path:
    monkeypatch.setenv("HAMESH_HOME", str(home))
    return home


def test_an_empty_profile_gets_everything_back(
    tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile()
    target = tmp_path / "نسخة.zip"
    assert back_up(target) == len(archive.Archive(target).members)
    other = at_home(monkeypatch, tmp_path / "another computer")
    restored = restore(target)
    assert files(other) == files(own_home)
    assert any(".generations" in name for name in files(other))
    assert set(restored.fates) == {"new"}
    assert said(settings.load().notes_path) == {"أولى", "ثانية"}
    assert settings.load().colour_names == {"green": "مهم"}


def test_no_folder_is_written_to_because_a_backup_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.save(settings.Settings(auto_export=True, auto_export_folder=tmp_path, zoom=150))
    back_up(tmp_path / "b.zip")
    at_home(monkeypatch, tmp_path / "another computer")
    restore(tmp_path / "b.zip")
    assert settings.load() == settings.Settings(zoom=150)


def test_restoring_twice_changes_nothing(tmp_path: Path, own_home: Path) -> None:
    profile()
    back_up(tmp_path / "b.zip")
    before = files(own_home)
    assert set(restore(tmp_path / "b.zip").fates) <= {"same", "kept"}
    assert files(own_home) == before


def test_notes_written_since_stay_and_deleted_ones_come_back(tmp_path: Path) -> None:
    folder = settings.load().notes_path
    (lost,) = noted(folder, "ضاعت")
    noted(folder, "بقيت")
    back_up(tmp_path / "b.zip")
    doc = document()
    file = open_notes(folder, doc)
    rest = {id: item for id, item in file.annotations.items() if id != lost}
    write_notes(with_annotations(file, rest, deleted=(lost,)), doc)
    noted(folder, "جديدة")
    assert said(folder) == {"بقيت", "جديدة"}
    before = open_notes(folder, doc).path.read_bytes()
    assert restore(tmp_path / "b.zip").fates["merged"] == 1
    assert said(folder) == {"بقيت", "جديدة", "ضاعت"}
    earlier = [path.read_bytes() for path in (folder / ".generations").iterdir()]
    assert before in earlier


def test_of_a_note_changed_since_both_texts_stay(tmp_path: Path) -> None:
    folder = settings.load().notes_path
    (id,) = noted(folder, "قبل")
    back_up(tmp_path / "b.zip")
    doc = document()
    file = open_notes(folder, doc)
    new = dataclasses.replace(file.annotations[id], note="بعد", modified=now())
    write_notes(with_annotations(file, {id: new}), doc)
    restore(tmp_path / "b.zip")
    (note,) = said(folder)
    assert "قبل" in note
    assert "بعد" in note


def test_what_has_a_name_that_is_taken_stands_beside_it(tmp_path: Path) -> None:
    folder = settings.load().notes_path
    noted(folder, "هذه")
    (path,) = folder.glob("*.jsonld")
    back_up(tmp_path / "b.zip")
    path.write_bytes(b"{ damaged")
    assert restore(tmp_path / "b.zip").fates["beside"] == 1
    assert path.read_bytes() == b"{ damaged"
    assert len([*folder.glob("*.jsonld")]) == 2
    assert restore(tmp_path / "b.zip").fates["same"] >= 1
    assert len([*folder.glob("*.jsonld")]) == 2


def test_rules_history_and_meanings_of_colours_join_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile()
    back_up(tmp_path / "b.zip")
    at_home(monkeypatch, tmp_path / "another")
    settings.save(settings.Settings(zoom=90, colour_names={"pink": "سؤال"}))
    taught("لام")
    history.remember(document(1), 3)
    restore(tmp_path / "b.zip")
    assert settings.load().zoom == 90
    assert settings.load().colour_names == {"pink": "سؤال", "green": "مهم"}
    names = {
        item.names[0] for item in open_lexicon(folders.entity_lexicon_path()).lexicon.rules.values()
    }
    assert names == {"ميم", "نون", "سين", "لام"}
    known = history.load()
    assert history.position(known, document()) == 7
    assert history.position(known, document(1)) == 3


def test_settings_of_a_backup_never_say_where_files_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    settings.save(settings.Settings(notes_folder=elsewhere))
    noted(elsewhere, "هنا")
    back_up(tmp_path / "b.zip")
    for path in elsewhere.glob("*.jsonld"):
        path.unlink()
    home = at_home(monkeypatch, tmp_path / "another")
    restore(tmp_path / "b.zip")
    assert not [*elsewhere.glob("*.jsonld")]
    assert settings.load().notes_path == home / "notes"
    assert said(home / "notes") == {"هنا"}


def test_other_files_of_the_notes_folder_are_not_taken_along(tmp_path: Path) -> None:
    folder = settings.load().notes_path
    noted(folder, "هذه")
    (folder / "secret.txt").write_text("x", encoding="utf-8")
    (folder / ".hidden.jsonld").write_text("x", encoding="utf-8")
    back_up(tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as made:
        assert not [name for name in made.namelist() if "secret" in name or "hidden" in name]


def test_names_that_windows_refuses_are_made_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = settings.load().notes_path
    noted(folder, "هذه")
    (path,) = folder.glob("*.jsonld")
    for name in ("a:b.jsonld", "a?b.jsonld", "NUL.jsonld"):
        (folder / name).write_bytes(path.read_bytes())
    back_up(tmp_path / "b.zip")
    other = at_home(monkeypatch, tmp_path / "another") / "notes"
    restore(tmp_path / "b.zip")
    assert {"a-b.jsonld", "a-b-2.jsonld", "-NUL.jsonld"} <= {p.name for p in other.iterdir()}


@given(st.text(max_size=30))
def test_every_name_can_be_made_fit(name: str) -> None:
    made = archive.portable(name)
    assert archive.fits(f"notes/{made}")
    assert archive.portable(made) == made
    assert not is_device(made)


# -- hostile files

Member = tuple[str, bytes]


def made(
    path: Path, members: list[Member], *, listed: list[Member] | None = None, **manifest: object
) -> Path:
    """A backup by hand: what it holds, and what it says that it holds."""
    records = [
        {
            "name": name,
            "bytes": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
            "modified": "",
        }
        for name, data in (members if listed is None else listed)
    ]
    about = {"type": "HameshBackup", "format": 1, "files": records, **manifest}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr(archive.MANIFEST, json.dumps(about))
        for name, data in members:
            held.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return path


@pytest.mark.parametrize(
    "name",
    [
        "../x.jsonld", "notes/../../x.jsonld", "/etc/x.jsonld", "notes/a/b.jsonld", "C:\\x.jsonld",
        "notes/..\\x.jsonld", "notes/.jsonld", "notes/.git", "notes/NUL.jsonld", "notes/x.jsonld ",
        "notes/x.", "notes/a:b", "notes/", "notes", "hamesh.desktop", "data/other.json",
        "data/.generations/x", "state/../settings.toml", "notes/.generations/../x", "notes/a\nb",
    ],
)  # fmt: skip
def test_a_name_that_no_backup_holds_is_refused(tmp_path: Path, own_home: Path, name: str) -> None:
    path = made(tmp_path / "b.zip", [("notes/fine.jsonld", b"{}"), (name, b"x")])
    with pytest.raises(BackupError):
        restore(path)
    assert not own_home.exists()


def duplicate(path: Path) -> Path:
    with pytest.warns(UserWarning, match="Duplicate"):
        return made(path, [("notes/a.jsonld", b"1"), ("notes/a.jsonld", b"2")])


def bomb(path: Path) -> Path:
    return made(path, [("notes/a.jsonld", b"0" * (70 * 2**20))])


def liar(path: Path) -> Path:
    return made(path, [("notes/a.jsonld", b"0" * 10**6)], listed=[("notes/a.jsonld", b"0")])


def huge_in_all(path: Path) -> Path:
    record = {"bytes": archive.MOST_BYTES, "sha256": "0" * 64, "modified": ""}
    return made(path, [], files=[{**record, "name": f"notes/{n}.jsonld"} for n in range(100)])


def truncated(path: Path) -> Path:
    made(path, [("notes/a.jsonld", b"{}" * 1000)])
    path.write_bytes(path.read_bytes()[:-40])
    return path


def not_deflated(path: Path) -> Path:
    made(path, [("notes/a.jsonld", b"{}" * 1000)])
    data = bytearray(path.read_bytes())
    at = data.index(b"notes/a.jsonld") + len("notes/a.jsonld")
    data[at] = 0xFF  # a kind of block that there is none of
    path.write_bytes(data)
    return path


def changed_bytes(path: Path) -> Path:
    return made(path, [("notes/a.jsonld", b"12")], listed=[("notes/a.jsonld", b"13")])


def unlisted(path: Path) -> Path:
    return made(path, [("notes/a.jsonld", b"1")], listed=[])


def missing(path: Path) -> Path:
    return made(path, [], listed=[("notes/a.jsonld", b"1")])


def alike(path: Path) -> Path:
    return made(path, [("notes/A.jsonld", b"1"), ("notes/a.jsonld", b"2")])


def newer(path: Path) -> Path:
    return made(path, [], format=2)


def other_zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as held:
        held.writestr("x.txt", "x")
    return path


def no_zip(path: Path) -> Path:
    path.write_bytes(b"PK\x03\x04 and nothing")
    return path


@pytest.mark.parametrize(
    "make",
    [duplicate, bomb, liar, huge_in_all, truncated, not_deflated, changed_bytes, unlisted, missing,
     alike, newer, other_zip, no_zip],
)  # fmt: skip
def test_what_is_no_whole_backup_restores_nothing(
    tmp_path: Path, own_home: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path / "b.zip")
    with pytest.raises(BackupError) as caught:
        restore(path)
    assert caught.value.path == path
    assert caught.value.cause
    assert not own_home.exists()


def test_a_backup_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    profile()
    with pytest.raises(ExportError):
        back_up(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["hamesh home"]


def test_a_backup_can_be_given_up(tmp_path: Path) -> None:
    profile()

    def stop(_: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        back_up(tmp_path / "b.zip", checkpoint=stop)
    assert not (tmp_path / "b.zip").exists()
