"""The annotated text as HTML: nothing lost, nothing obeyed, in the order of the reading view."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from reader.analysis.model import Entity
from reader.annotations.link import read_link
from reader.annotations.model import COLOURS, Colour
from reader.document import Document, Span
from reader.exporters.article import html
from reader.exporters.model import Export, Options
from reader.importers import read_text
from reader.progress import Cancelled
from reader.text.bidi import document_direction, paragraph_direction
from reader.text.segment import grapheme_start
from tests.annotated import article, marked, on, text_of
from tests.browser import asked, needs_chromium, painted
from tests.shared import oracle, shared

_VOID = frozenset({"meta", "br"})
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


class Page(HTMLParser):
    """The elements of a page that parses: every tag closed, in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self._open: list[int] = []
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}, []))
        if tag not in _VOID:
            self._open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for number in self._open:
            self.elements[number][2].append(data)

    def all(self, tag: str) -> list[tuple[dict[str, str], str]]:
        return [(held, "".join(said)) for name, held, said in self.elements if name == tag]

    def ids(self) -> dict[str, str]:
        found = [(held["id"], "".join(said)) for _, held, said in self.elements if "id" in held]
        assert len(dict(found)) == len(found), "an id twice"
        return dict(found)

    def text(self) -> str:
        """The article's own text, by its paragraphs."""
        ids = self.ids()
        numbers = sorted(int(id[1:]) for id in ids if re.fullmatch(r"p\d+", id))
        return "\n".join(ids[f"p{number}"] for number in numbers)


def page_of(export: Export) -> Page:
    return Page(html.write(export).decode("utf-8"))


LETTERS = st.text(
    st.sampled_from(
        "ابتلالآ\u064b\u0640 abc12%(),.«»<>&\"'\t\u200f\u202e\u2066\u2069\u2028\x01\x7f😀"
    )
    | st.characters(exclude_categories=["Cs"]),
    max_size=30,
)


@st.composite
def exports(draw: st.DrawFn) -> Export:
    document = read_text("\n".join(draw(st.lists(LETTERS, max_size=5))))
    size = len(document.text)
    places = st.integers(0, size)
    marks = draw(
        st.lists(st.tuples(places, places, st.sampled_from(COLOURS), st.sampled_from(["", "x"])))
    )
    return marked(document, [(min(a, b), max(a, b), colour, note) for a, b, colour, note in marks])


@given(exports())
@example(marked(text_of("لا", "إله"), [(0, 1, "yellow", "a"), (1, 4, "pink", "b")]))
def test_overlapping_highlights_never_lose_a_character(export: Export) -> None:
    page = page_of(export)
    assert page.text() == export.document.text
    held = "".join(said for _, said in page.all("mark"))
    covered = {
        at
        for item in export.notes
        if item.span
        for at in range(item.span.start, item.span.end)
        if export.document.text[at] != "\n"
    }
    assert len(held) == len(covered)


@given(exports())
def test_every_address_inside_the_page_leads_somewhere(export: Export) -> None:
    page = page_of(export)
    ids = page.ids()
    for held, _ in page.all("a"):
        if held["href"].startswith("#"):
            assert held["href"][1:] in ids


def test_highlights_stand_where_they_were_made() -> None:
    page = page_of(article())
    marks = [(held["class"].split(), said) for held, said in page.all("mark")]
    assert (["yellow", "green", "blue"], "بلغت") in marks
    joined = "".join(said for colours, said in marks if "green" in colours)
    assert joined == "بيعاتها بلغت 11.7 مليون يورو، أي 60"


def test_a_note_leads_to_its_passage_and_back() -> None:
    page = page_of(article())
    ids = page.ids()
    references = [held for held, _ in page.all("a") if held.get("role") == "doc-noteref"]
    backs = [held for held, _ in page.all("a") if held.get("role") == "doc-backlink"]
    assert [held["href"] for held in references] == [f"#n{number}" for number in range(1, 5)]
    assert all(held["aria-label"] for held in references + backs)
    assert "نصف كلمة" in ids["n2"]
    assert ids[backs[1]["href"][1:]] == "بيعاتها "


def test_notes_are_numbered_as_a_reader_comes_to_their_references() -> None:
    document = text_of("واحد اثنان ثلاثة أربعة", "خمسة ستة سبعة")
    size = len(document.text)
    marks: list[tuple[int, int, Colour, str]] = [
        (0, size, "green", "كله"), (0, 16, "yellow", "ثلاث"), (5, 11, "pink", "واحدة"),
    ]  # fmt: skip
    page = page_of(marked(document, marks))
    said = [(item["id"], words) for item, words in page.all("aside")]
    assert [id for id, _ in said] == ["n1", "n2", "n3"]
    for (_, words), note in zip(said, ("واحدة", "ثلاث", "كله"), strict=True):
        assert note in words
    references = [item["href"] for item, _ in page.all("a") if item.get("class") == "ref"]
    assert references == ["#n1", "#n2", "#n3"]


def test_an_arabic_address_is_read_as_it_is_and_leads_there() -> None:
    base = article()
    assert base.bibliography is not None
    known = dataclasses.replace(base.bibliography, url="https://example.org/مقال?a=1&b=<x>")
    page = page_of(dataclasses.replace(base, bibliography=known))
    assert ({"href": "https://example.org/%D9%85%D9%82%D8%A7%D9%84?a=1&b=%3Cx%3E"},
            "https://example.org/مقال?a=1&b=<x>") in page.all("a")  # fmt: skip


def test_a_reference_never_divides_a_word_or_a_number() -> None:
    text = html.write(article()).decode("utf-8")
    for match in re.finditer(r'<a class="ref"[^>]*></a>', text):
        assert re.match(r"(</mark>)*(<a class=\"ref\"[^>]*></a>)*(<mark[^>]*>)?\s|</(p|h2)>",
                        text[match.end():])  # fmt: skip


def test_notes_about_the_document_are_on_top_and_orphans_at_the_end() -> None:
    text = html.write(article()).decode("utf-8")
    said = ('<h1 id="p1"', "يصلح مدخلا", '<p id="p2"', "فقرة حُذفت", "<table>")
    places = [text.index(piece) for piece in said]
    assert places == sorted(places)


def test_every_note_carries_an_address_that_the_app_can_open() -> None:
    export = article()
    found = [held["href"] for held, _ in page_of(export).all("a") if "hamesh:" in held["href"]]
    links = [read_link(address) for address in found]
    assert {item.annotation_id for item in links if item} >= {
        "urn:uuid:0000", "urn:uuid:0001", "urn:uuid:0002", "urn:uuid:0004", "urn:uuid:0007",
        "urn:uuid:0008",
    }  # fmt: skip
    without = dataclasses.replace(export, options=Options(links=False))
    assert b"hamesh:" not in html.write(without)


def test_bookmarks_are_anchors_with_a_list() -> None:
    page = page_of(article())
    ids = page.ids()
    (listed,) = page.all("nav")
    assert "وتضيف المديرة" in listed[1]
    targets = [held["href"][1:] for held, said in page.all("a") if said.startswith("وتضيف المديرة")]
    assert targets
    assert targets[0] in ids


def test_findings_come_only_when_they_are_wanted() -> None:
    assert "11,700,000\u00a0EUR" in page_of(article()).all("table")[0][1]
    assert "ليلى منصور" in html.write(article()).decode("utf-8").split('class="entities"')[1]
    plain = page_of(article(statistics=False))
    assert not plain.all("table")


@pytest.mark.parametrize("theme", ["auto", "light", "dark", "sepia"])
def test_a_page_wants_nothing_from_anywhere(theme: str) -> None:
    text = html.write(article(theme=theme)).decode("utf-8")
    assert "default-src 'none'; style-src 'sha256-" in text
    assert not re.search(r"<script|<link|<img|<iframe|style=|\son\w+=|url\(|@import", text)
    assert ("prefers-color-scheme" in text) == (theme == "auto")


HOSTILE = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title></style><b>",
    "\u202eعكس", "\u2066x", "{{7*7}}", "javascript:alert(1)", "a\x00\x0b\x1bb", "&#60;b&#62;",
)  # fmt: skip


@pytest.mark.parametrize("said", HOSTILE)
def test_nothing_that_anybody_wrote_is_obeyed(said: str) -> None:
    document = dataclasses.replace(text_of(f"قبل {said.replace(chr(0), '')} بعد"), title=said)
    note = on(document, "قبل", 1, "yellow", said, said)
    mark = on(document, "بعد", 2, "green", "x", kind="bookmark")
    base = article()
    export = dataclasses.replace(
        base,
        document=document,
        title=said,
        source=said,
        notes=marked(document, []).notes
        + tuple(
            dataclasses.replace(base.notes[1], annotation=item, span=Span(0, 3))
            for item in (note, mark)
        )
        + (dataclasses.replace(base.notes[-1], annotation=note, span=None),),
        statistics=(),
        entities=(Entity(said, "PER", (), (Span(0, 3),)),),
        colour_names=MappingProxyType({"yellow": said}),
        bibliography=dataclasses.replace(
            base.bibliography, authors=(said,), site=said, date=said, url=said
        )
        if base.bibliography
        else None,
    )
    page = page_of(export)
    assert page.text() == document.text
    usual = {tag for tag, _, _ in page_of(base).elements}
    assert {tag for tag, _, _ in page.elements} <= usual | {"br"}
    for _, held, _ in page.elements:
        assert not held.get("href", "#").startswith("javascript")
        assert not any(name.startswith("on") for name in held)
    outside = re.sub(r'<p id="p1".*?</p>', "", html.write(export).decode("utf-8"))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", outside)


def test_a_text_without_notes_or_words_is_still_a_page() -> None:
    assert page_of(marked(text_of("نص"), [])).text() == "نص"
    assert page_of(marked(Document("", ()), [])).text() == ""


def test_a_long_export_can_be_given_up() -> None:
    def never(_: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        html.write(marked(text_of(*["نص"] * 1_000), []), never)


# -- as a browser shows it

_CELLS = """[...document.querySelectorAll("[id^=p]")].filter(p => /^p\\d+$/.test(p.id)).map(p => {
  const cells = [], range = document.createRange(); let offset = 0;
  const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at); range.setEnd(node, at + 1);
      const box = [...range.getClientRects()].pop();
      if (box) cells.push([offset + at, box.left, box.right, Math.round(box.top)]);
    }
    offset += node.length;
  }
  return cells;
})"""


def lines_of(text: str, cells: list[list[float]]) -> Iterator[tuple[int, int, list[int]]]:
    """Each line of a paragraph: its first and last code point, and the order from left to right."""
    points: list[int] = []
    for number, char in enumerate(text):
        points += [number] * (2 if char > "\uffff" else 1)
    rows: dict[float, list[tuple[float, int]]] = {}
    for offset, left, right, top in cells:
        rows.setdefault(top, []).append(((left + right) / 2, points[int(offset)]))
    for row in rows.values():
        held = [at for _, at in row]
        order = list(dict.fromkeys(at for _, at in sorted(row)))
        yield min(held), max(held) + 1, order


def marks_everywhere(text: str) -> list[tuple[int, int, str, str]]:
    """Marks that overlap, begin and end inside words, and have notes."""
    return [
        (at, min(at + length, len(text)), COLOURS[number % 5], "n" if number % 2 else "")
        for every, length in ((7, 4), (11, 9), (31, 40))
        for number, at in enumerate(range(every // 2, len(text), every))
    ]


@needs_chromium
@pytest.mark.parametrize("width", [340, 1400])
def test_a_browser_shows_every_line_in_the_order_of_the_reading_view(
    width: int, tmp_path: Path
) -> None:
    judge = oracle()
    cases = shared("data", "bidi", "cases_dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(case)["text"] for case in cases][:400]
    document = read_text("\n".join(line for text in texts for line in text.splitlines()))
    export = marked(document, marks_everywhere(document.text))  # type: ignore[arg-type]  # colours
    shown = asked(tmp_path, html.write(export), _CELLS, width)
    overall, judged = document_direction(document.text), 0
    assert len(shown) == len(document.blocks)
    for block, cells in zip(document.blocks, shown, strict=True):
        text = block.span.of(document.text)
        base = 1 if paragraph_direction(text, overall) == "rtl" else 0
        for start, end, order in lines_of(text, cells):
            expected = judge.expected_line(text, start, end, base)
            expected = [at for at in expected if grapheme_start(text, at) == at]
            wanted = set(expected)
            assert [at for at in order if at in wanted] == expected, text[start:end]
            judged += 1
    assert judged >= len(document.blocks) / 2


def differing(one: bytes, other: bytes) -> int:
    """The pixels that are ink in one picture and paper in the other."""
    pictures = [QImage.fromData(png).convertToFormat(QImage.Format.Format_Grayscale8)
                for png in (one, other)]  # fmt: skip
    held = [bytes(picture.constBits()) for picture in pictures]
    return sum(abs(left - right) > 128 for left, right in zip(*held, strict=True))


@needs_chromium
def test_a_mark_inside_a_word_changes_no_glyph(tmp_path: Path) -> None:
    document = text_of(
        "السلام عليكم يا أهل الكتابة والقراءة، بلا استثناء", "لا إله لأحد فلا الآن كلا",
        "office affluent مكتبة fi", "مُحَمَّدٌ رَسُولٌ، وبِسْمِ ٱللَّه",
    )  # fmt: skip
    letters = range(len(document.text))
    export = marked(document, [(at, at + 1, "yellow", "") for at in letters if at % 2])
    page = _POLICY.sub("", html.write(export).decode("utf-8"))
    quiet = page.replace("</style>", "mark { background: none !important }</style>")
    broken = quiet.replace("</style>", "mark { display: inline-block }</style>")
    bare = re.sub(r"</?mark[^>]*>", "", quiet)
    with_marks, without, apart = (
        painted(tmp_path, text.encode("utf-8")) for text in (quiet, bare, broken)
    )
    assert differing(with_marks, without) == 0
    assert differing(apart, without) > 100


@needs_chromium
def test_notes_stand_beside_their_paragraphs_where_there_is_room(tmp_path: Path) -> None:
    boxes = """["p2", "n1", "n2"].map(id => {
      const box = document.getElementById(id).getBoundingClientRect();
      return [box.left, box.right, box.top, box.bottom]; })"""
    (left, _, top, _), first, second = asked(tmp_path, html.write(article()), boxes, 1400)
    assert first[1] <= left  # the margin is at the far side of a right-to-left text
    assert abs(first[2] - top) < 40
    assert second[2] >= first[3]
    narrow = asked(tmp_path, html.write(article()), boxes, 500)
    assert narrow[1][2] >= narrow[0][3]
    assert narrow[1][0] >= 0
    assert narrow[2][2] >= narrow[1][3]


@needs_chromium
@pytest.mark.parametrize("width", [320, 700, 1100, 1600])
def test_no_page_is_wider_than_its_window(width: int, tmp_path: Path) -> None:
    export = article()
    tagged = dataclasses.replace(export.notes[1].annotation, tags=("طويل" * 60, "w" * 200))
    first, second, *others = export.notes
    notes = (first, dataclasses.replace(second, annotation=tagged), *others)
    wide = asked(
        tmp_path,
        html.write(dataclasses.replace(export, notes=notes)),
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
        width,
    )
    assert wide[0] <= wide[1]
