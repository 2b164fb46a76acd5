"""The annotated text as a Word file: nothing lost, real comments, and Word's own means of order."""

from __future__ import annotations

import dataclasses
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from types import MappingProxyType

import docx
import pytest
from docx.document import Document as Package
from docx.oxml.xmlchemy import BaseOxmlElement
from hypothesis import example, given
from hypothesis import settings as settings_
from hypothesis import strategies as st

from reader.annotations.link import read_link
from reader.annotations.model import COLOURS
from reader.document import Document
from reader.exporters.article import word
from reader.exporters.article.word_xml import legal
from reader.exporters.model import Export
from reader.importers import read_text
from reader.progress import Cancelled
from tests.annotated import MOMENT, article, marked, on, text_of

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTES = '{"ExportNotes":{"type":"boolean","value":"true"}}'
LETTERS = st.text(
    st.sampled_from("ابتلالآ\u064b abc12%(),«»<>&\"'\t\u200f\u202e\u2066\u2069\u2028\x01\x7f\x1b😀")
    | st.characters(exclude_categories=["Cs"]),
    max_size=30,
)


def opened(data: bytes) -> Package:
    return docx.Document(io.BytesIO(data))


def xml_of(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read(name).decode("utf-8")


def words(element: BaseOxmlElement) -> str:
    """The text of a paragraph or a run, as Word reads it."""
    said = {f"{W}tab": "\t", f"{W}br": "\u2028"}
    return "".join(
        said.get(str(item.tag)) or (item.text or "")
        for item in element.iter(f"{W}t", f"{W}tab", f"{W}br")
        if not str(item.getparent().tag).endswith("}tabs")
    )


def paragraphs(data: bytes) -> list[BaseOxmlElement]:
    """The paragraphs of the text itself."""
    found = []
    styles = ("Title", "Heading1", None)
    for item in opened(data).element.body:
        if str(item.tag) == f"{W}bookmarkEnd":
            break
        style = item.find(f"{W}pPr/{W}pStyle")
        if (
            str(item.tag) == f"{W}p"
            and (style.get(f"{W}val") if style is not None else None) in styles
        ):
            found.append(item)
    return found


@st.composite
def exports(draw: st.DrawFn) -> Export:
    lines = draw(st.lists(LETTERS, min_size=1, max_size=4))
    document = read_text("\n".join(["عنوان", *lines]))
    document = Document.of_paragraphs(
        [
            (block.span.of(document.text), "title" if number == 0 else "paragraph")
            for number, block in enumerate(document.blocks)
        ]
    )
    places = st.integers(0, len(document.text))
    marks = draw(
        st.lists(st.tuples(places, places, st.sampled_from(COLOURS), st.sampled_from(["", "x"])))
    )
    return marked(document, [(min(a, b), max(a, b), colour, note) for a, b, colour, note in marks])


@settings_(max_examples=60)
@given(exports())
def test_overlapping_highlights_never_lose_a_character(export: Export) -> None:
    data = word.write(export)
    assert "\n".join(map(words, paragraphs(data))) == legal(export.document.text)
    body = xml_of(data)
    starts = re.findall(r'commentRangeStart w:id="(\d+)"', body)
    ends = re.findall(r'commentRangeEnd w:id="(\d+)"', body)
    references = re.findall(r'commentReference w:id="(\d+)"', body)
    assert sorted(starts) == sorted(ends) == sorted(references)
    assert len(starts) == sum(bool(item.annotation.note) for item in export.notes)
    for id in starts:
        place = [body.index(f'{name} w:id="{id}"') for name in ("RangeStart", "RangeEnd")]
        assert place[0] < place[1]


@example("\x00\x01\x0b\x1f\ufffe\uffff\ud800")
@settings_(max_examples=40)
@given(st.text())
def test_no_character_makes_a_file_that_is_not_xml(said: str) -> None:
    said_ = said.encode("utf-8", "replace").decode("utf-8")
    base = article()
    document = Document.of_paragraphs([(said_.replace("\n", " "), "paragraph")], title=said)
    export = dataclasses.replace(
        base,
        document=document,
        title=said,
        notes=tuple(
            dataclasses.replace(
                item,
                span=None,
                annotation=dataclasses.replace(item.annotation, note=said, tags=(said,)),
            )
            for item in base.notes
        ),
        statistics=(),
        entities=(),
        options=dataclasses.replace(base.options, reader=said),
        colour_names=MappingProxyType({"yellow": said}),
    )
    assert opened(word.write(export)).paragraphs


def test_the_same_export_is_the_same_file() -> None:
    assert word.write(article()) == word.write(article())


def test_notes_are_comments_with_author_and_date() -> None:
    comments = list(opened(word.write(article())).comments)
    assert [item.author for item in comments] == ["منى حداد"] * 4
    assert {item.initials for item in comments} == {"مح"}
    assert {item.timestamp for item in comments} == {MOMENT}
    assert "من أين؟" in comments[0].text
    assert "who says?" in comments[0].text
    assert "C++" in comments[0].text
    assert "أرقام للتحقق" in comments[0].text


def test_comments_overlap_as_the_highlights_do() -> None:
    body = xml_of(word.write(article()))
    first, second = (body.index(f'commentRangeStart w:id="{id}"') for id in (0, 1))
    ends = [body.index(f'commentRangeEnd w:id="{id}"') for id in (0, 1)]
    assert first < second < ends[0] < ends[1]


def test_a_comment_leads_back_to_the_passage() -> None:
    data = word.write(article())
    links = re.findall(r'Target="(hamesh:[^"]+)"', xml_of(data, "word/_rels/comments.xml.rels"))
    found = {link.annotation_id for link in map(read_link, links) if link}
    assert found == {f"urn:uuid:{number:04d}" for number in (1, 2, 4, 7)}
    without = word.write(article(links=False))
    assert b"hamesh:" not in b"".join(
        zipfile.ZipFile(io.BytesIO(without)).read(name)
        for name in zipfile.ZipFile(io.BytesIO(without)).namelist()
    )


def test_each_paragraph_has_its_direction_and_each_run_its_side() -> None:
    _, arabic, _, _, english, *_ = paragraphs(word.write(article()))
    assert arabic.find(f"{W}pPr/{W}bidi") is not None
    assert english.find(f"{W}pPr/{W}bidi") is None
    sides: dict[bool, str] = {True: "", False: ""}
    for run in arabic.iter(f"{W}r"):
        sides[run.find(f"{W}rPr/{W}rtl") is not None] += words(run)
    assert sides[False] == "OpenBookB2B"
    assert "11.7 مليون يورو، أي 60% من" in sides[True]
    right = [run for run in english.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None]
    assert list(map(words, right)) == ["كتاب"]


def test_what_is_marked_is_highlighted() -> None:
    data = word.write(article())
    held: dict[str, str] = {}
    for item in paragraphs(data):
        for run in item.iter(f"{W}r"):
            mark = run.find(f"{W}rPr/{W}highlight")
            if mark is not None:
                value = mark.get(f"{W}val")
                held[value] = held.get(value, "") + words(run)
    assert held["cyan"] == "بلغت"
    assert held["yellow"] == "تقول إن م"
    assert held["green"] == "بيعاتها  11.7 مليون يورو، أي 60"
    assert held["magenta"] == "ثلاث مدن»؛ منها  Tunis\tو1,250 مكتبة.This"


def test_headings_bookmarks_and_the_table_are_words_own() -> None:
    data = word.write(article())
    package, body = opened(data), xml_of(data)
    styled = [(item.style.name, item.text) for item in package.paragraphs if item.style]
    assert styled[0] == ("Title", "سوق الكتب والذكاء الاصطناعي")
    assert ("Heading 1", "أرقام المدن") in styled
    names = re.findall(r'bookmarkStart w:id="\d+" w:name="(hamesh_\d+)"', body)
    assert names == re.findall(r'w:anchor="(hamesh_\d+)"', body)
    assert len(names) == 2
    (table,) = package.tables
    assert "<w:bidiVisual/>" in body
    assert [cell.text for cell in table.rows[1].cells][:3] == [
        "11.7 مليون يورو", "مال", "\u200e11,700,000\u00a0EUR\u200e",
    ]  # fmt: skip
    assert not opened(word.write(article(statistics=False))).tables


def test_the_file_says_what_it_is() -> None:
    properties = opened(word.write(article())).core_properties
    assert properties.title == "سوق الكتب والذكاء الاصطناعي"
    assert (properties.author, properties.last_modified_by) == ("سارة علي", "منى حداد")
    assert properties.language == "ar"
    assert '<w:lang w:val="en-US" w:bidi="ar-SA"/>' in xml_of(
        word.write(article()), "word/styles.xml"
    )


def test_sheets_turn_from_the_side_that_the_text_begins_at() -> None:
    assert "<w:bidi/></w:sectPr>" in xml_of(word.write(article()))
    english = marked(text_of("An article in English.", "It has two paragraphs."), [])
    assert "<w:bidi/></w:sectPr>" not in xml_of(word.write(english))


@pytest.mark.parametrize(("paper", "width"), [("a4", "11906"), ("letter", "12240")])
def test_the_paper_is_the_one_that_was_asked_for(paper: str, width: str) -> None:
    assert f'w:pgSz w:w="{width}"' in xml_of(word.write(article(paper=paper)))


def test_labels_of_the_other_direction_keep_their_own() -> None:
    export = article()
    note = dataclasses.replace(export.notes[1].annotation, tags=("C++", "GPT و Claude AI models"))
    notes = (dataclasses.replace(export.notes[1], annotation=note),)
    comments = xml_of(word.write(dataclasses.replace(export, notes=notes)), "word/comments.xml")
    assert "\u200eC++\u200e" in comments
    assert re.search(r'<w:dir w:val="ltr"><w:r>.*?GPT .*?</w:dir>', comments)


def test_dates_and_addresses_read_from_the_left_and_stand_there_once() -> None:
    base = article()
    assert base.bibliography is not None
    known = dataclasses.replace(base.bibliography, url="https://example.org/مقال")
    body = xml_of(word.write(dataclasses.replace(base, bibliography=known)))
    left_to_right = r"<w:r>(?:<w:rPr><w:rStyle [^>]*/></w:rPr>)?<w:t [^>]*>\u200e{}\u200e</w:t>"
    days = [base.bibliography.date, base.notes[-1].annotation.created.date().isoformat()]
    for said in (*days, "https://example.org/%D9%85%D9%82%D8%A7%D9%84"):
        assert re.search(left_to_right.format(re.escape(said)), body)
    assert body.count("example.org") == 1


def test_a_long_export_can_be_given_up() -> None:
    def never(_: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        word.write(marked(text_of(*["نص"] * 1_000), []), never)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_libreoffice_shows_the_text_from_the_right_and_the_comments(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    export = article()
    path = tmp_path / "مقال.docx"
    path.write_bytes(word.write(export))
    subprocess.run(
        [
            str(OFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
            "--convert-to", f"pdf:writer_pdf_Export:{_NOTES}",
            "--outdir", str(tmp_path), str(path),
        ],
        check=True,
        capture_output=True,
        timeout=110,
    )  # fmt: skip
    made = path.with_suffix(".pdf")
    comments = [
        note["/Contents"]
        for page in pypdf.PdfReader(made).pages
        for note in (item.get_object() for item in page.get("/Annots") or ())
        if note["/Subtype"] == "/Text"
    ]
    assert len(comments) == 4
    assert any("من أين؟" in said for said in comments)
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(made), "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode("utf-8")
    places: dict[str, float] = {}
    for x, said in re.findall(r'<word xMin="([\d.]+)"[^>]*>([^<]*)</word>', boxes):
        places.setdefault(said, float(x))
    # Words come as they are painted, from left to right.
    assert places["القراء"[::-1]] > places["باريس،"[::-1]] > places["لاهاي."[::-1]]
    assert places["OpenBook"] > places["تقول"[::-1]]
    assert places["This"] < places["paragraph"] < places["about"]


def test_a_note_with_markup_is_only_text() -> None:
    document = text_of("نص قصير")
    said = "</w:t><w:altChunk/>]]>&lt;"
    export = marked(document, [])
    note = on(document, "نص", 1, "yellow", said, said)
    placed = dataclasses.replace(article().notes[1], annotation=note, span=None)
    data = word.write(dataclasses.replace(export, notes=(placed,)))
    assert said in [item.text for item in opened(data).paragraphs]
    assert "altChunk/>" not in xml_of(data).replace("&lt;w:altChunk/&gt;", "")
