"""Notes as text, CSV, Org, W3C annotations and citations: complete, inert, read by others."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import json
import re
import shutil
import subprocess
from datetime import UTC
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.anchor import describe
from reader.annotations.collection import parse, render
from reader.annotations.foreign.planning import plan
from reader.annotations.foreign.reading import read
from reader.annotations.link import link, read_link
from reader.annotations.model import Anchor, Annotation, Correction, apply, notes_of, whole
from reader.annotations.notebook import Notebook
from reader.annotations.store import notebook_of, open_notes, with_annotations, write_notes
from reader.document import Document, Source, Span
from reader.exporters import FORMATS, Bibliography, Export, Options, export, export_of
from reader.exporters.csv import COLUMNS
from reader.exporters.model import reference
from reader.exporters.org import escaped

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
MOMENT = datetime.datetime(2025, 9, 20, 8, 0, tzinfo=UTC)
DAY = datetime.date(2025, 10, 1)
TEXT = "بلغت مبيعات OpenBook نحو 11.7 مليون يورو. والخطة تشمل ثلاث مدن."
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
KNOWN = Bibliography(("سلمى علي", "A. Writer"), "2024-05", "https://example.org/a?b=1&c=2", "صحيفة")


def document() -> Document:
    return Document.of_paragraphs(
        [(TEXT, "paragraph")], title="سوق الكتب", source=Source(Path("/texts/سوق.txt"))
    )


def note(quote: str, id: str = "urn:1", text: str = "", *tags: str) -> Annotation:
    doc = document()
    start = doc.text.index(quote)
    anchor = describe(doc, Span(start, start + len(quote)))
    return Annotation(id, anchor, "green", text, tags, MOMENT, MOMENT)


def of(*notes: Annotation, **options: object) -> Export:
    annotations = {item.id: item for item in notes}
    content = export_of(document(), annotations, date=DAY, bibliography=KNOWN)
    return dataclasses.replace(content, options=Options(**options))  # type: ignore[arg-type]


def written(content: Export, name: str) -> str:
    return FORMATS[name].write(content).decode("utf-8")


def sample(**options: object) -> Export:
    doc = document()
    about = Annotation("urn:0", whole(doc.fingerprint), "yellow", "عن المقال", (), MOMENT, MOMENT,
                       kind="document")  # fmt: skip
    bookmark = dataclasses.replace(note("والخطة", "urn:2"), kind="bookmark")
    return of(
        note("OpenBook", "urn:1", "من هي؟\nسطر آخر", "شركات", "to read"), bookmark, about, **options
    )


LISTS = ("markdown", "html", "text", "org")  # what people read


# -- every list of notes


@pytest.mark.parametrize("name", LISTS)
def test_notes_about_the_text_and_bookmarks_have_headings_of_their_own(name: str) -> None:
    content = sample()
    text = written(content, name)
    words = content.words["groups"]
    first = text.index(words["document"])
    assert first < text.index(words["notes"], first) < text.index(words["bookmarks"])
    assert words["orphans"] not in text


@pytest.mark.parametrize("name", [*LISTS, "csv"])
def test_every_note_leads_back_unless_that_is_not_wanted(name: str) -> None:
    text = written(sample(), name)
    found = {read_link(address) for address in re.findall(r"hamesh:[0-9a-f]{64}[\w:/%.-]*", text)}
    assert {item and item.annotation_id for item in found} >= {"urn:0", "urn:1", "urn:2"}
    assert "hamesh:" not in written(sample(links=False), name)


@pytest.mark.parametrize("name", LISTS)
def test_every_quote_says_where_it_is_from(name: str) -> None:
    text = written(sample(), name)
    assert text.count("سلمى علي، A. Writer") >= 3
    assert text.count("صحيفة") >= 3


@pytest.mark.parametrize("name", LISTS)
def test_a_quote_stands_in_its_sentence_where_that_is_wanted(name: str) -> None:
    assert "مليون يورو" not in written(sample(), name)
    text = written(sample(context=True), name)
    plain = re.sub("<[^>]*>|[\u200e\u200f\u2060\u2066-\u2069]", "", text)
    assert "بلغت مبيعات OpenBook نحو 11.7 مليون يورو." in plain


@pytest.mark.parametrize("name", [*LISTS, "csv"])
def test_colours_go_by_the_meanings_that_the_reader_gave_them(name: str) -> None:
    content = dataclasses.replace(sample(), colour_names={"green": "أسئلة \u202e<b>*"})
    text = written(content, name)
    assert "أسئلة" in text
    assert "<b>" not in text.replace("\\<b>", "") or name in ("text", "org", "csv")
    assert "\u202e" not in text


hostile = st.text(
    st.sampled_from(
        [*BIDI, *"ابتabc12 «»<>&*_`#-+=@[](){}!\\|~:/\"'\n\r\t\u2028\x85\x0b\x00\u200f"]
    )
    | st.characters(blacklist_categories=("Cs",)),
    max_size=40,
)


def attacked(text: str, **options: object) -> Export:
    anchor = Anchor(text, text, text, 0, len(text), "sha256:0")
    item = Annotation(text or "urn:1", anchor, "blue", text, (text,), MOMENT, MOMENT)
    known = Bibliography((text,), text, text, text)
    content = dataclasses.replace(of(item, **options), title=text, source=text, bibliography=known)
    return dataclasses.replace(content, colour_names={"blue": text})


def balanced(line: str) -> bool:
    depth = 0
    for char in line:
        depth += (char in "\u2066\u2067\u2068") - (char == "\u2069")
        if depth < 0 or char in "\u202a\u202b\u202c\u202d\u202e":
            return False
    return depth == 0


@given(hostile)
def test_no_text_leaks_a_direction_or_a_control_character_out_of_its_line(text: str) -> None:
    for name in ("text", "org", "markdown"):
        made = written(attacked(text, context=True), name)
        assert all(map(balanced, made.split("\n")))
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]", made)
    for name in ("csv", "html", "bibtex", "csl-json"):
        assert not set(written(attacked(text, context=True), name)) & set(BIDI)


# -- CSV


def rows(content: Export) -> list[dict[str, str]]:
    text = FORMATS["csv"].write(content).decode("utf-8-sig")
    return [*csv.DictReader(io.StringIO(text, newline=""), strict=True)]


def test_the_table_has_the_columns_that_readwise_imports() -> None:
    about, first, second = rows(sample())
    assert tuple(first) == COLUMNS[:-1]
    assert COLUMNS[:7] == ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")
    assert first["Highlight"] == "OpenBook"
    assert first["Title"] == "سوق الكتب"
    assert first["Author"] == "سلمى علي, A. Writer"
    assert first["URL"] == "https://example.org/a?b=1&c=2"
    assert first["Note"] == "من هي؟\nسطر آخر"
    assert first["Location"] == str(TEXT.index("OpenBook"))
    assert first["Date"] == "2025-09-20 08:00:00"
    assert first["Tags"] == "شركات, to read"
    assert (about["Highlight"], about["Location"]) == ("", "")
    assert second["Highlight"].startswith("والخطة")
    assert rows(sample(context=True))[1]["Context"].startswith("بلغت مبيعات")


def test_the_byte_order_mark_is_there_unless_it_is_not_wanted() -> None:
    assert FORMATS["csv"].write(sample()).startswith(b"\xef\xbb\xbf")
    assert FORMATS["csv"].write(sample(mark=False)).startswith(b'"Highlight"')


@given(hostile)
def test_the_table_says_what_the_notes_say_and_never_calculates(text: str) -> None:
    (row,) = rows(attacked(text, context=True))
    for value in row.values():
        assert not re.match(r"\s*[=+@-]", value) or re.fullmatch(r"[-+][\d.,٫٬ %٪]+", value)
    data = FORMATS["csv"].write(attacked(text)).decode()
    assert "\r\n" in data


@pytest.mark.parametrize(
    "formula", ["=cmd|'/c calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", " =1"]
)
def test_a_formula_is_text(formula: str) -> None:
    (row,) = rows(of(note("OpenBook", "urn:1", formula, formula)))
    assert row["Note"].startswith("'")
    assert row["Tags"].startswith("'")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_calc_reads_the_notes(tmp_path: Path) -> None:
    path = tmp_path / "ملاحظات.csv"
    export(path, "csv", of(note("OpenBook", "urn:1", '=1+1 "من"\nهي؟', "شركات")))
    subprocess.run(
        [
            str(OFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
            "--infilter=CSV:44,34,76", "--convert-to", "csv:Text - txt - csv (StarCalc):9,34,76",
            "--outdir", str(tmp_path / "out"), str(path),
        ],
        check=True,
        capture_output=True,
        timeout=100,
    )  # fmt: skip
    read = (tmp_path / "out" / "ملاحظات.csv").read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(read, newline=""), delimiter="\t")
    assert row["Highlight"] == "OpenBook"
    assert row["Note"] == '\'=1+1 "من"\nهي؟'
    assert (row["Title"], row["Tags"]) == ("سوق الكتب", "شركات")


# -- W3C annotations


def test_the_notes_file_comes_out_byte_by_byte(tmp_path: Path) -> None:
    doc = document()
    moment = MOMENT + datetime.timedelta(hours=1)
    kept = {
        item.id: item
        for item in (note("OpenBook", "urn:1", "من هي؟", "شركات"), note("نحو", "urn:2"))
    }
    correction = dataclasses.replace(
        note("11.7", "urn:3"), correction=Correction("number", dismissed=True), modified=moment
    )
    file = with_annotations(
        open_notes(tmp_path, doc), {**kept, "urn:3": correction, "urn:4": note("ثلاث", "urn:4")}
    )
    file = write_notes(file, doc)
    del (rest := dict(file.annotations))["urn:4"]
    write_notes(with_annotations(file, rest, deleted=("urn:4",)), doc)
    (path,) = tmp_path.glob("*.jsonld")
    found = open_notes(tmp_path, doc)
    content = export_of(doc, notes_of(found.annotations), notebook=notebook_of(found))
    assert FORMATS["jsonld"].write(content) == path.read_bytes()
    assert b"urn:4" in path.read_bytes()


ids = st.uuids(version=4).map(lambda id: f"urn:uuid:{id}")


@given(
    st.dictionaries(
        ids,
        st.tuples(hostile, st.lists(hostile.filter(bool), max_size=3), st.integers(0, 20)),
        max_size=5,
    )
)
def test_annotations_come_back_the_same_after_importing(
    made: dict[str, tuple[str, list[str], int]],
) -> None:
    doc = document()
    annotations = {
        id: Annotation(
            id, describe(doc, Span(start, start + 9)), "pink", text, tuple(dict.fromkeys(tags)),
            MOMENT, MOMENT,
        )
        for id, (text, tags, start) in made.items()
    }  # fmt: skip
    first = FORMATS["jsonld"].write(export_of(doc, annotations))
    notebook = parse(first)
    assert dict(notebook.annotations) == annotations
    again = export_of(doc, notes_of(notebook.annotations), notebook=notebook)
    assert FORMATS["jsonld"].write(again) == first
    assert render(notebook, doc) == first


def test_an_export_is_imported_as_what_it_was_and_only_once(tmp_path: Path) -> None:
    doc = document()
    annotations = {
        item.id: item
        for item in (
            note("OpenBook", f"urn:uuid:{UUID(int=1)}", "من **هي**؟", "شركات"),
            note("ثلاث مدن"),
        )
    }
    path = tmp_path / "notes.jsonld"
    export(path, "jsonld", export_of(doc, annotations))
    foreign = read(path)
    changes = plan(doc, {}, {}, foreign).changes
    imported = apply({}, changes)
    assert {item.note for item in imported.values()} == {"من **هي**؟", ""}
    assert not plan(doc, imported, {}, foreign).changes
    assert FORMATS["jsonld"].write(export_of(doc, imported)) == path.read_bytes()


def test_of_some_notes_only_those_go_along() -> None:
    content = of(note("OpenBook"))
    record = json.loads(FORMATS["jsonld"].write(content))
    assert record["total"] == 1
    assert parse(FORMATS["jsonld"].write(content)) == Notebook(
        annotations={"urn:1": content.notes[0].annotation},
        fingerprints=(content.document.fingerprint,),
        extra={"id": record["id"]},
    )


# -- Org


def test_a_heading_has_a_drawer_with_what_is_known() -> None:
    text = written(sample(), "org")
    item = text[text.index("** ") :]
    assert re.search(r"^\*\* .*OpenBook.* :شركات:to_read:$", text, re.MULTILINE)
    assert f":CUSTOM_ID: {reference('urn:0')}" in item
    assert f":HAMESH: {link(document().fingerprint, 'urn:1')}" in text
    assert "#+BEGIN_QUOTE\n" in text


@given(hostile)
def test_no_text_becomes_a_heading_a_keyword_or_a_drawer(text: str) -> None:
    plain = written(of(note("OpenBook", "urn:1", "ملاحظة", "وسم"), context=True), "org")
    known = {line.split(" ")[0] for line in plain.split("\n")}
    for line in written(attacked(text, context=True), "org").split("\n"):
        first = line.split(" ")[0]
        assert (
            not line or line[0] in "\u200e\u200f" or first in known or first.startswith(("*", "#+"))
        )
        if line.startswith("*"):
            assert re.match("\\*\\*? [\u200e\u200f]", line)


@pytest.mark.parametrize(
    "text",
    ["*bold*", "a /b/ c", "=code=", "[[shell:ls][x]]", "<<x>>", "<2025-01-01>", "{{{macro}}}",
     "$x$", "\\alpha", "src_sh{ls}", "call_x()", "[fn:1]", "@@html:<b>@@", "shell:ls", "elisp:(x)",
     "[cite:@a]"],
)  # fmt: skip
def test_what_org_would_obey_has_a_joiner_in_it(text: str) -> None:
    assert "\u2060" in escaped(text)
    assert escaped(text).replace("\u2060", "") == text


@pytest.mark.parametrize(
    "text", ["كلمة وأخرى.", "https://example.org/a", "2*3", "60% (B2B)", "a-b"]
)
def test_plain_words_stay_as_they_are_in_org(text: str) -> None:
    assert escaped(text) == text


# -- citations


def test_bibtex_keeps_arabic_and_names_the_language() -> None:
    text = written(of(), "bibtex")
    assert text.startswith("@online{hamesh")
    assert "author = {{سلمى علي} and {A. Writer}}," in text
    assert "title = {{سوق الكتب}}," in text
    assert "date = {2024-05}," in text
    assert "langid = {arabic}," in text
    assert "urldate = {2025-10-01}," in text


@given(hostile)
def test_bibtex_is_balanced_whatever_it_holds(text: str) -> None:
    made = written(attacked(text), "bibtex")
    depth = 0
    for char in made:
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0
    assert made.count("@") == 1 or "@" in text
    assert not re.search(r"(?<!\\)[$&#%_^~]", re.sub(r"url = \{.*", "", made))


def test_csl_has_dates_as_numbers_and_names_as_they_are() -> None:
    (item,) = json.loads(written(of(), "csl-json"))
    assert item["type"] == "webpage"
    assert item["author"] == [{"literal": "سلمى علي"}, {"literal": "A. Writer"}]
    assert item["issued"] == {"date-parts": [[2024, 5]]}
    assert item["URL"] == "https://example.org/a?b=1&c=2"
    assert item["language"] == "ar"


def test_without_an_address_it_is_a_document() -> None:
    content = dataclasses.replace(of(), bibliography=None)
    assert json.loads(written(content, "csl-json"))[0]["type"] == "document"
    assert written(content, "bibtex").startswith("@misc{")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "//x", "http://", "x y"]
)
def test_what_is_no_address_of_the_web_is_no_link(url: str) -> None:
    content = dataclasses.replace(of(note("OpenBook")), bibliography=Bibliography(url=url))
    assert url not in written(content, "html")
    assert "URL" not in json.loads(written(content, "csl-json"))[0]
