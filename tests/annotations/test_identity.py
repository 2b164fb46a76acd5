"""Which notes belong to which document: files that are renamed, copied, saved anew, replaced."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import importers
from reader.annotations import folder as notes_folder
from reader.annotations.anchor import describe
from reader.annotations.folder import candidates, find, suggestions
from reader.annotations.merge import CONFLICT
from reader.annotations.model import Annotation, new_id, now, whole
from reader.annotations.store import (
    NotesFile,
    open_notes,
    refreshed,
    relinked,
    with_annotations,
    write_notes,
)
from reader.document import Document, Span
from reader.errors import NotesError, NotesNewer, NotesUnreadable

LINES = (
    "سوق الكتب",
    "بلغت مبيعات شركة OpenBook في فبراير 11.7 مليون يورو، أي 60% من السوق في البلاد كلها.",
    "وقالت المديرة إن الخطة القادمة تشمل ثلاث مدن على الساحل ومدينة في الداخل.",
    "ولم يرد الناشرون الآخرون على أسئلة الصحيفة حتى مساء الأربعاء الماضي.",
)
OTHER = (
    "أحوال الطقس",
    "تسقط غدًا أمطار غزيرة على المرتفعات، وتهب رياح شمالية نشطة على السهول.",
    "ودعت الأرصاد الصيادين إلى البقاء في الموانئ حتى نهاية الأسبوع القادم.",
)
QUOTES = ("OpenBook", "11.7 مليون يورو", "ثلاث مدن على الساحل", "الناشرون الآخرون")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Hamesh"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "مقال.txt"
    path.write_text("\n".join(LINES), "utf-8")
    return path


def note(document: Document, quote: str, text: str = "") -> Annotation:
    start, moment = document.text.index(quote), now()
    anchor = describe(document, Span(start, start + len(quote)))
    return Annotation(new_id(), anchor, "yellow", text, (), moment, moment)


def annotated(folder: Path, path: Path, *quotes: str) -> NotesFile:
    """The document at ``path`` after its reader has marked ``quotes``."""
    document = importers.read(path)
    notes = open_notes(folder, document)
    made = {item.id: item for item in (note(document, quote, quote) for quote in quotes)}
    return write_notes(with_annotations(notes, {**notes.annotations, **made}), document)


def quotes(notes: NotesFile) -> list[str]:
    return sorted(item.anchor.exact for item in notes.annotations.values())


# -- the same text


def rename(path: Path) -> Path:
    return path.rename(path.with_name("اسم آخر.txt"))


def move(path: Path) -> Path:
    (path.parent / "مجلد" / "أعمق").mkdir(parents=True)
    return path.rename(path.parent / "مجلد" / "أعمق" / path.name)


def copy(path: Path) -> Path:
    return shutil.copy2(path, path.with_name("نسخة من مقال.txt"))


def encode(name: str) -> Callable[[Path], Path]:
    def save(path: Path) -> Path:
        path.write_bytes(path.read_text("utf-8").encode(name))
        return path

    return save


def end_lines(ending: bytes) -> Callable[[Path], Path]:
    def save(path: Path) -> Path:
        path.write_bytes(path.read_bytes().replace(b"\n", ending))
        return path

    return save


def add_a_last_line_end(path: Path) -> Path:
    path.write_bytes(path.read_bytes() + b"\r\n")
    return path


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(rename, id="renamed"),
        pytest.param(move, id="moved"),
        pytest.param(copy, id="copied"),
        pytest.param(encode("utf-8-sig"), id="UTF-8 with a signature"),
        pytest.param(encode("utf-16"), id="UTF-16"),
        pytest.param(encode("utf-16-be"), id="UTF-16, big end first"),
        pytest.param(encode("cp1256"), id="Windows-1256"),
        pytest.param(encode("iso8859-6"), id="ISO 8859-6"),
        pytest.param(end_lines(b"\r\n"), id="lines end as in Windows"),
        pytest.param(end_lines(b"\r"), id="lines end as in old Macs"),
        pytest.param(add_a_last_line_end, id="a line end at the end"),
    ],
)
def test_the_same_text_keeps_its_notes(
    folder: Path, article: Path, change: Callable[[Path], Path]
) -> None:
    written = annotated(folder, article, *QUOTES)
    document = importers.read(change(article))
    opened = open_notes(folder, document)
    assert opened.path == written.path
    assert quotes(opened) == sorted(QUOTES)
    assert not suggestions(folder, document)


def test_a_notes_file_that_was_renamed_is_still_the_documents(folder: Path, article: Path) -> None:
    written = annotated(folder, article, *QUOTES)
    renamed = written.path.rename(folder / "أي اسم.jsonld")
    assert open_notes(folder, importers.read(article)).path == renamed


# -- another text


def test_an_edited_text_at_its_path_keeps_its_notes(folder: Path, article: Path) -> None:
    written = annotated(folder, article, *QUOTES)
    edited = "\n".join(("عنوان جديد", LINES[2].replace("ثلاث", "أربع"), LINES[1]))
    article.write_text(edited, "utf-8")
    opened = open_notes(folder, importers.read(article))
    assert opened.path == written.path
    assert quotes(opened) == sorted(QUOTES)


def test_another_text_at_the_path_takes_nothing_over_and_is_told_of_it(
    folder: Path, article: Path
) -> None:
    written = annotated(folder, article, *QUOTES)
    before = written.path.read_bytes()
    article.write_text("\n".join(OTHER), "utf-8")
    other = importers.read(article)
    opened = open_notes(folder, other)
    assert not opened.annotations
    assert opened.path != written.path
    (suggested,) = suggestions(folder, other)
    assert (suggested.path, suggested.notes, suggested.found) == (written.path, len(QUOTES), 0)
    assert suggested.same_path
    assert suggested.document == article
    annotated(folder, article, "أمطار غزيرة")
    assert written.path.read_bytes() == before
    assert not suggestions(folder, other)[0].fits


def test_a_text_that_has_a_frame_in_common_with_the_old_one_is_another(
    folder: Path, article: Path
) -> None:
    """A newsletter that replaces the last one under the same name."""
    annotated(folder, article, "سوق الكتب", *QUOTES)
    article.write_text("\n".join((LINES[0], *OTHER)), "utf-8")
    assert not open_notes(folder, importers.read(article)).annotations


def test_a_note_about_a_whole_text_stays_with_its_path_and_title(
    folder: Path, article: Path
) -> None:
    document = importers.read(article)
    moment = now()
    about = Annotation(
        new_id(), whole(document.fingerprint), "yellow", "رأيي", (), moment, moment, kind="document"
    )
    written = write_notes(
        with_annotations(open_notes(folder, document), {about.id: about}), document
    )
    article.write_text("\n".join((*LINES, "خاتمة")), "utf-8")
    assert open_notes(folder, importers.read(article)).path == written.path
    article.write_text("\n".join(OTHER), "utf-8")
    other = importers.read(article)
    assert other.title != document.title
    assert not open_notes(folder, other).annotations


def test_documents_of_one_title_never_share_notes(folder: Path, tmp_path: Path) -> None:
    texts = [(LINES[0], line) for line in (LINES[1], LINES[2], OTHER[1])]
    paths = [tmp_path / f"{number}" / "سوق الكتب.txt" for number in range(3)]
    for path, lines in zip(paths, texts, strict=True):
        path.parent.mkdir()
        path.write_text("\n".join(lines), "utf-8")
        document = importers.read(path)
        opened = open_notes(folder, document)
        assert not opened.annotations
        assert not suggestions(folder, document)
        annotated(folder, path, lines[1][10:30])
    files = {open_notes(folder, importers.read(path)).path for path in paths}
    assert len(files) == 3
    for path, lines in zip(paths, texts, strict=True):
        assert quotes(open_notes(folder, importers.read(path))) == [lines[1][10:30]]


def test_a_name_that_another_documents_notes_have_is_not_used_again(
    folder: Path, article: Path, tmp_path: Path
) -> None:
    written = annotated(folder, article, *QUOTES)
    other = tmp_path / "other.txt"
    other.write_text("\n".join(OTHER), "utf-8")
    document = importers.read(other)
    taken = open_notes(folder, document).path
    written.path.rename(taken)  # somebody tidies up
    again = annotated(folder, other, "أمطار غزيرة")
    assert again.path != taken
    assert quotes(open_notes(folder, importers.read(article))) == sorted(QUOTES)
    assert quotes(open_notes(folder, document)) == ["أمطار غزيرة"]


def test_a_conflict_copy_from_before_the_text_was_edited_is_found(
    folder: Path, article: Path
) -> None:
    first = annotated(folder, article, "OpenBook")
    document = importers.read(article)
    late = note(document, "60%", "من الحاسوب الآخر")
    copied = first.path.with_name(f"{first.path.stem}.sync-conflict-20250920-080000-ABC.jsonld")
    before = first.path.read_bytes()
    write_notes(with_annotations(first, {**first.annotations, late.id: late}), document)
    first.path.rename(copied)
    first.path.write_bytes(before)
    article.write_text("\n".join(("مقدمة", *LINES)), "utf-8")
    annotated(folder, article, "الناشرون")  # by now the file knows the new fingerprint
    opened = open_notes(folder, importers.read(article))
    assert opened.path == first.path
    assert quotes(opened) == sorted(["60%", "OpenBook", "الناشرون"])


# -- which may belong


def test_candidates_are_weighed_by_what_stands_in_the_text(
    folder: Path, article: Path, tmp_path: Path
) -> None:
    annotated(folder, article, *QUOTES)
    weather = tmp_path / "weather.txt"
    weather.write_text("\n".join(OTHER), "utf-8")
    annotated(folder, weather, "أمطار غزيرة", "رياح شمالية")
    moved = tmp_path / "منقول ومعدل.txt"
    moved.write_text("\n".join(("طبعة ثانية", *LINES[2:], LINES[1])), "utf-8")
    document = importers.read(moved)
    assert not open_notes(folder, document).annotations  # nothing but the words knows it
    first, second = candidates(folder, document)
    assert (first.title, first.notes, first.found, first.fits) == ("سوق الكتب", 4, 4, True)
    assert (second.notes, second.found, second.fits) == (2, 0, False)
    assert not first.same_path
    assert (folder / first.path.name).exists()


def test_words_are_found_however_they_are_spelt(folder: Path, article: Path) -> None:
    annotated(folder, article, *QUOTES)
    text = "\n".join(LINES).replace("الناشرون", "النّاشرون").replace("11.7", "١١٫٧")
    other = article.with_name("آخر.txt")
    other.write_text(f"مقدمة\n{text}", "utf-8")
    (found,) = candidates(folder, importers.read(other))
    assert found.found == len(QUOTES)


def test_what_cannot_be_read_is_no_candidate_and_stays_as_it_is(
    folder: Path, article: Path
) -> None:
    written = annotated(folder, article, *QUOTES)
    data = written.path.read_bytes()
    (folder / "damaged.jsonld").write_bytes(data[: len(data) // 2])
    newer = data.replace(b'"hamesh:format": 1', b'"hamesh:format": 2')
    (folder / "newer.jsonld").write_bytes(newer)
    before = sorted(path.name for path in folder.iterdir())
    other = article.with_name("آخر.txt")
    other.write_text("\n".join(OTHER), "utf-8")
    assert [each.path for each in candidates(folder, importers.read(other))] == [written.path]
    assert sorted(path.name for path in folder.iterdir()) == before


def test_looking_for_candidates_can_be_given_up(folder: Path, article: Path) -> None:
    annotated(folder, article, *QUOTES)
    other = article.with_name("آخر.txt")
    other.write_text("\n".join(OTHER), "utf-8")

    def stop(_: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        candidates(folder, importers.read(other), stop)


def test_headers_are_read_once_as_long_as_files_are_the_same(
    folder: Path, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotated(folder, article, *QUOTES)
    document = importers.read(article)
    assert find(folder, document)
    with monkeypatch.context() as patch:
        patch.setattr(notes_folder, "header", lambda _: pytest.fail("read again"))
        assert find(folder, document)
    other = article.with_name("آخر.txt")
    other.write_text("\n".join(OTHER), "utf-8")
    annotated(folder, other, "أمطار غزيرة")
    assert len(find(folder, importers.read(other))) == 1


# -- relinking


@pytest.fixture
def edited(article: Path, folder: Path) -> tuple[NotesFile, Document]:
    """Notes of a first edition, and the second one at another place, which has none."""
    written = annotated(folder, article, *QUOTES)
    second = article.with_name("الطبعة الثانية.txt")
    second.write_text("\n".join(("طبعة ثانية", *LINES)), "utf-8")
    return written, importers.read(second)


def test_a_document_without_notes_takes_a_file_over(
    folder: Path, edited: tuple[NotesFile, Document], article: Path
) -> None:
    old, document = edited
    taken = relinked(open_notes(folder, document), old.path)
    assert taken.path == old.path
    write_notes(taken, document)
    assert [*folder.glob("*.jsonld")] == [old.path]
    opened = open_notes(folder, document)
    assert quotes(opened) == sorted(QUOTES)
    assert opened.fingerprints[0] == document.fingerprint
    assert open_notes(folder, importers.read(article)).path == old.path  # the first finds it too


def test_a_document_with_notes_gets_the_others_beside_its_own(
    folder: Path, edited: tuple[NotesFile, Document]
) -> None:
    old, document = edited
    before = old.path.read_bytes()
    mine = note(document, "طبعة ثانية", "ملاحظتي")
    notes = open_notes(folder, document)
    notes = write_notes(with_annotations(notes, {mine.id: mine}), document)
    merged = write_notes(relinked(notes, old.path), document)
    assert quotes(merged) == sorted([*QUOTES, "طبعة ثانية"])
    assert merged.path == notes.path
    assert old.path.read_bytes() == before
    again = write_notes(relinked(merged, old.path), document)
    assert again.annotations == merged.annotations
    assert not any(CONFLICT in item.note for item in again.annotations.values())


def test_notes_from_another_folder_are_merged_in_and_stay_there(
    folder: Path, edited: tuple[NotesFile, Document], tmp_path: Path
) -> None:
    old, document = edited
    elsewhere = tmp_path / "قديم" / "notes.jsonld"
    elsewhere.parent.mkdir()
    old.path.rename(elsewhere)
    before = elsewhere.read_bytes()
    written = write_notes(relinked(open_notes(folder, document), elsewhere), document)
    assert written.path.parent == folder
    assert quotes(open_notes(folder, document)) == sorted(QUOTES)
    assert elsewhere.read_bytes() == before


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda data: data[:-20], NotesUnreadable),
        (lambda data: data.replace(b'"hamesh:format": 1', b'"hamesh:format": 9'), NotesNewer),
        (None, NotesError),
    ],
)
def test_what_cannot_be_taken_over_is_refused_and_left_alone(
    folder: Path,
    edited: tuple[NotesFile, Document],
    change: Callable[[bytes], bytes] | None,
    error: type[NotesError],
) -> None:
    old, document = edited
    notes = open_notes(folder, document)
    if change is None:
        old.path.unlink()
    else:
        old.path.write_bytes(change(old.path.read_bytes()))
    before = {path: path.read_bytes() for path in folder.glob("*") if path.is_file()}
    with pytest.raises(error) as caught:
        relinked(notes, old.path)
    assert type(caught.value) is error
    assert {path: path.read_bytes() for path in folder.glob("*") if path.is_file()} == before


def test_refreshing_brings_nothing_where_nothing_has_changed(folder: Path, article: Path) -> None:
    written = annotated(folder, article, *QUOTES)
    document = importers.read(article)
    assert refreshed(written, document) is written
    opened = open_notes(folder, document)
    assert refreshed(opened, document) is opened


def test_a_state_from_before_ours_takes_no_text_away(folder: Path, article: Path) -> None:
    """A sync program puts another computer's file, which never saw our edit, in place of ours."""
    document = importers.read(article)
    here = annotated(folder, article, "OpenBook", "60%")
    first, second = here.annotations.values()
    stale = here.path.read_bytes()
    moment = now()
    mine = dataclasses.replace(first, note="كتبته بعدها", modified=moment)
    here = write_notes(with_annotations(here, {**here.annotations, first.id: mine}), document)
    content = json.loads(stale)
    for item in content["first"]["items"]:
        if item["id"] == second.id:
            item["hamesh:colour"] = "pink"
    here.path.write_text(json.dumps(content), "utf-8")
    seen = refreshed(here, document)
    assert "كتبته بعدها" in seen.annotations[first.id].note
    assert seen.annotations[second.id].colour == "pink"
    assert seen.unsaved
