"""Exports: complete, in order, and Arabic that survives the program that opens them."""

from __future__ import annotations

import dataclasses
import datetime
import os
import re
from datetime import UTC
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.anchor import describe
from reader.annotations.link import read_link
from reader.annotations.model import Anchor, Annotation, Annotations
from reader.document import Document, Source, Span
from reader.errors import ExportError
from reader.exporters import FORMATS, Export, export, export_of, filename
from reader.exporters.markdown.markup import escaped

READ = ("markdown", "html")  # the formats that people read as they are
GOLDEN = Path(__file__).resolve().parents[1] / "golden"
MOMENT = datetime.datetime(2025, 9, 20, 8, 0, tzinfo=UTC)
DAY = datetime.date(2025, 10, 1)
LINES = (
    "سوق الكتب والذكاء الاصطناعي",
    "OpenBook تقول إن مبيعاتها بلغت 11.7 مليون يورو، أي 60% من السوق (B2B).",
    "وتضيف المديرة: «الخطة القادمة تشمل ثلاث مدن».",
    "This paragraph is in English.",
)

CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
OPENING, CLOSING = "\u2066\u2067\u2068", "\u2069"


def document(*lines: str, title: str = LINES[0]) -> Document:
    return Document.of_paragraphs(
        [(line, "paragraph") for line in lines or LINES],
        title=title,
        source=Source(Path("/home/قارئ/Texts/سوق.txt")),
    )


def note(doc: Document, quote: str, number: int = 1, text: str = "", *tags: str) -> Annotation:
    start = doc.text.index(quote)
    return Annotation(
        f"urn:{number}", describe(doc, Span(start, start + len(quote))),
        "yellow", text, tags, MOMENT, MOMENT,
    )  # fmt: skip


def of(doc: Document, *notes: Annotation) -> Export:
    annotations: Annotations = {item.id: item for item in notes}
    content = export_of(doc, annotations, date=DAY, language="ar")
    return dataclasses.replace(content, source=content.source.replace("\\", "/"))  # on Windows


def written(content: Export, name: str) -> str:
    return FORMATS[name].write(content).decode("utf-8")


def sample() -> Export:
    doc = document()
    orphan = Annotation(
        "urn:9", Anchor("فقرة حُذفت من النص بكاملها", "", "", 5, 31, "sha256:0"),
        "purple", "كانت مهمة", (), MOMENT, MOMENT,
    )  # fmt: skip
    return of(
        doc,
        orphan,
        note(doc, "This paragraph", 4, "short note"),
        dataclasses.replace(note(doc, "ثلاث مدن».\nThis", 3), colour="pink"),
        note(
            doc, "OpenBook تقول", 1, "من هي **OpenBook**؟\n\n- أولا\n- ثانيا <b>",
            "شركات", "to read",
        ),
        dataclasses.replace(note(doc, "60% من السوق (B2B)", 2, "ok"), colour="green"),
    )  # fmt: skip


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", READ)
def test_an_export_looks_as_reviewed(name: str, language: str) -> None:
    content = dataclasses.replace(sample(), language="ar" if language == "ar" else "en")
    text = written(content, name)
    golden = GOLDEN / f"export-{language}{FORMATS[name].suffix}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_notes_stand_in_reading_order_and_orphans_last() -> None:
    assert [item.annotation.id for item in sample().notes] == [
        "urn:1", "urn:2", "urn:3", "urn:4", "urn:9",
    ]  # fmt: skip
    assert sample().notes[-1].span is None


def test_notes_and_orphans_stand_under_headings_of_their_own() -> None:
    content = sample()
    words = content.words["groups"]
    (notes, placed), (orphans, lost) = content.groups
    assert (notes, orphans) == (words["notes"], words["orphans"])
    assert (*placed, *lost) == content.notes
    assert [item.annotation.id for item in lost] == ["urn:9"]
    doc = document()
    assert [heading for heading, _ in of(doc, note(doc, "OpenBook")).groups] == [notes]
    assert of(doc).groups == []


def test_the_quote_is_what_the_document_says_now() -> None:
    old = document(LINES[1])
    mark = note(old, "مبيعاتها بلغت 11.7 مليون")
    now = document(LINES[1].replace("11.7", "١١.٧"))
    assert "مبيعاتها بلغت ١١.٧ مليون" in written(of(now, mark), "html")


@pytest.mark.parametrize("name", READ)
def test_an_export_without_notes_says_so(name: str) -> None:
    text = written(of(document()), name)
    assert "لا توجد ملاحظات" in text


@pytest.mark.parametrize("name", READ)
def test_title_source_tags_colour_and_dates_are_there(name: str) -> None:
    text = written(sample(), name)
    for piece in ("سوق الكتب", "سوق.txt", "شركات", "to read", "أخضر", "2025-10-01", "2025-09-20"):
        assert piece in text


# -- direction


def balanced(line: str) -> bool:
    depth = 0
    for char in line:
        depth += (char in OPENING) - (char in CLOSING)
        if depth < 0 or char in "\u202a\u202b\u202c\u202d\u202e":
            return False
    return depth == 0


hostile = st.text(
    st.sampled_from([*CONTROLS, *"ابتabc12 «»<>&*_`#-[]()!\\|~=\n\u2028\u2029\x85\x0b\x00\u200f"])
    | st.characters(blacklist_categories=("Cs",)),
    max_size=40,
)


@given(hostile, hostile, hostile)
def test_no_quote_note_or_tag_leaks_a_direction_out_of_its_line(
    quote: str, text: str, tag: str
) -> None:
    anchor = Anchor(quote, "", "", 0, len(quote), "sha256:0")
    item = Annotation("urn:1", anchor, "blue", text, (tag,), MOMENT, MOMENT)
    content = dataclasses.replace(of(document(), item), title=tag, source=quote)
    for line in written(content, "markdown").split("\n"):
        assert balanced(line)
    assert not set(written(content, "html")) & set(CONTROLS)


def test_a_markdown_line_says_its_direction_before_its_isolate() -> None:
    text = written(sample(), "markdown")
    assert "> \u200f\u2067OpenBook تقول\u2069\n" in text
    assert "> \u200e\u2066This paragraph\u2069\n" in text


def test_a_quote_reads_in_the_direction_of_its_paragraph() -> None:
    doc = document("في السوق شركات مثل OpenBook وAnthology وغيرهما من الكبار.")
    content = of(doc, note(doc, "OpenBook وAnthology"))
    assert "> \u200f\u2067OpenBook وAnthology\u2069\n" in written(content, "markdown")
    assert '<p dir="rtl">OpenBook وAnthology</p>' in written(content, "html")


def test_a_note_in_markdown_stays_markdown() -> None:
    text = written(sample(), "markdown")
    assert "\n\u200f\u2067من هي **OpenBook**؟\u2069\n\n- \u200f\u2067أولا\u2069\n" in text
    assert "<b>" not in text.replace("\\<b>", "")


def test_markup_that_must_open_its_line_is_still_markup() -> None:
    markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
    text = "\n".join(
        (
            "_مهم_", "", "## عنوان", "", "1. أولا", "2. ثانيا", "", "> قول", "", "| أ | ب |",
            "|---|---|", "| ١ | ٢ |", "", "نص [رابط][1] وآخر __جدا__", "", "[1]: #x", "", "***",
        )
    )  # fmt: skip
    doc = document()
    shown = markdown_it.MarkdownIt("commonmark").enable("table")
    html = shown.render(written(of(doc, note(doc, "60%", 1, text)), "markdown"))
    plain = re.sub("[\u200e\u200f\u2066-\u2069]", "", html)
    for piece in (
        "<em>مهم</em>", "<h2>عنوان</h2>", "<li>أولا</li>", "<p>قول</p>", "<td>١</td>",
        '<a href="#x">رابط</a>', "<strong>جدا</strong>", "<hr",
    ):  # fmt: skip
        assert piece in plain


def test_code_in_a_note_is_left_alone_and_closed() -> None:
    doc = document()
    text = written(of(doc, note(doc, "60%", 1, "```\na < b\n- x")), "markdown")
    assert "\n```\na < b\n- x\n```\n" in text


def test_every_paragraph_of_the_html_has_its_direction() -> None:
    text = written(sample(), "html")
    assert '<html lang="ar" dir="rtl">' in text
    assert '<p dir="rtl">OpenBook تقول</p>' in text
    assert '<p dir="ltr">This paragraph</p>' in text
    assert '<html lang="en" dir="ltr">' in written(
        dataclasses.replace(sample(), language="en"), "html"
    )


# -- nothing in it is obeyed


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@given(hostile, hostile)
def test_no_text_becomes_a_tag_or_an_attribute(quote: str, text: str) -> None:
    html = '<script>alert(1)</script><img src=x onerror="alert(1)">'
    anchor = Anchor(quote + html, "", "", 0, 9, "sha256:0")
    item = Annotation("urn:1", anchor, "blue", text + html, (html,), MOMENT, MOMENT)
    content = dataclasses.replace(of(document(), item), title=html, source='"><script>')
    parser = _Tags()
    parser.feed(written(content, "html"))
    assert not {"script", "img", "link", "iframe"} & set(parser.tags)
    assert all(map(read_link, parser.links))
    assert not {name for name in parser.attributes if name.startswith("on") or name == "src"}


def test_the_html_needs_nothing_from_outside_and_allows_nothing() -> None:
    text = written(sample(), "html")
    assert "default-src 'none'" in text
    assert not re.search(r"https?:|url\(|@import|\bsrc=|\bhref=\"(?!hamesh:)|<script", text)


def test_the_style_that_the_policy_allows_is_the_one_in_the_file() -> None:
    import base64
    import hashlib

    text = written(sample(), "html")
    style = re.search("<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in text


line_of_text = st.text(
    st.sampled_from("ابت abc12.)(-+*_`#[]!\\|~=<>&$^%:\"'/@{}") | st.characters(codec="utf-8"),
    min_size=1,
    max_size=30,
).map(lambda text: " ".join(text.split()))


@given(line_of_text)
def test_a_markdown_reader_shows_an_escaped_line_as_it_was(line: str) -> None:
    markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
    from reader.exporters.lines import one_line

    line = one_line(line)
    shown = markdown_it.MarkdownIt("gfm-like", {"linkify": False}).disable("linkify")
    tokens = shown.parse(escaped(line))
    if not line:
        return
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == line


# -- writing


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "ملف جديد" / "x.md"
    export(path, "markdown", sample())
    assert path.read_bytes() == FORMATS["markdown"].write(sample())


def test_a_refused_file_is_reported_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.html"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError) as caught:
        export(path, FORMATS["html"], sample())
    assert (caught.value.path, caught.value.cause) == (path, "No space left on device")
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["x.html"]
    assert path.read_text() == "old"


def test_a_folder_is_not_a_file_to_write_to(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        export(tmp_path, "html", sample())


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("«ميسترال» بين الدعاية والواقع..", "markdown", "ميسترال-بين-الدعاية-والواقع.md"),
        ("../x", "html", "x.html"),
        ("NUL", "html", "NUL-notes.html"),
        ("", "markdown", "notes.md"),
    ],
)
def test_a_file_name_says_the_title_and_is_accepted_everywhere(
    title: str, name: str, expected: str
) -> None:
    assert filename(title, name) == expected


def test_a_surrogate_or_a_very_long_quote_does_not_stop_the_export() -> None:
    doc = document("كلمة " * 50_000)
    item = note(doc, doc.text.strip(), 1, "\ud800 لا بأس")
    for name in READ:
        assert written(of(doc, item), name).count("كلمة") >= 50_000
