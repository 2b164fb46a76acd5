"""The annotated article as PDF: what it says to programs, where it leads, what is painted."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from reader import importers, resources
from reader.annotations.edits import best_ends
from reader.document import Document
from reader.exporters.model import Export, Options, export_of
from reader.progress import Cancelled
from reader.ui.printing import FORMATS
from tests.annotated import DAY, article, marked, on, text_of

TAKEN_OUT = shutil.which("pdftotext")
needs_pdftotext = pytest.mark.skipif(
    TAKEN_OUT is None, reason="pdftotext (poppler-utils) is not installed"
)
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

pytestmark = pytest.mark.usefixtures("qapp")

LINES = (
    "بِسْمِ اللَّهِ. قَالَ الكاتِبُ: «إنَّ OpenAI (2025) تُنفِقُ 11.7 مليار دولار»، ثُمَّ صَمَتَ!",
    "وبلغت النسبة 60%، أي ما بين 5-7 درجات، في 12/3/2024 عند الساعة 10:30؛ راجع Le Chat (B2B).",
    "خطأً جاء قائلًا: لا، إلا «الأول» والأخير؛ سألته: أأنت؟ لأنه 3.5 مرات… إلى Teams، وعاد.",
)  # fmt: skip


def pdf(export: Export) -> bytes:
    return FORMATS["article-pdf"].write(export)


def opened(export: Export) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(export)))


def plain(document: Document, **options: object) -> Export:
    return export_of(document, {}, date=DAY, options=Options(**options))  # type: ignore[arg-type]


def taken_out(data: bytes, folder: Path, *options: str) -> str:
    path = folder / "out.pdf"
    path.write_bytes(data)
    assert TAKEN_OUT is not None
    run = subprocess.run(
        [TAKEN_OUT, *options, "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True
    )
    return flat(run.stdout.decode("utf-8"))


def flat(text: str) -> str:
    return " ".join(_UNSEEN.sub("", text).split())


def likeness(wanted: str, text: str) -> float:
    """How much of ``wanted`` stands in ``text`` in one piece and in order."""
    edits, _ = best_ends(wanted, text)
    return 1 - edits / len(wanted)


@needs_pdftotext
def test_the_text_comes_out_as_it_was_written(tmp_path: Path) -> None:
    document = importers.read(resources.path("article", "mistral.txt"))
    title, rest = document.text.split("\n", 1)
    text = taken_out(pdf(plain(document)), tmp_path)
    assert likeness(flat(title), text) == 1
    assert likeness(flat(rest), text) >= 0.995


@needs_pdftotext
@pytest.mark.parametrize("line", LINES)
def test_harakat_numbers_and_latin_come_out_in_order(line: str, tmp_path: Path) -> None:
    text = taken_out(pdf(plain(text_of(line, line, line))), tmp_path)
    assert likeness(flat(line), text) >= 0.99


@needs_pdftotext
def test_notes_in_the_margin_do_not_cut_lines_of_the_text(tmp_path: Path) -> None:
    document = text_of(*LINES[1:])
    export = export_of(document, {"n": on(document, "النسبة", 1, note="من قال؟ 60%")}, date=DAY)
    text = taken_out(pdf(export), tmp_path)
    assert "من قال؟ 60%" in text
    assert "وبلغت النسبة 60%، أي ما بين 5-7" in text


@needs_pdftotext
def test_columns_of_a_table_follow_the_language_of_their_titles(tmp_path: Path) -> None:
    shown = taken_out(pdf(article("en")), tmp_path, "-layout")
    assert "Phrase Kind Value What it is about" in shown


def test_fonts_are_embedded_and_glyphs_say_nothing_by_themselves() -> None:
    page = opened(plain(text_of(*LINES))).pages[0]
    fonts = page["/Resources"]["/Font"]  # type: ignore[index]
    assert len(fonts) >= 2
    for font in fonts.values():
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_the_document_tells_its_title_language_and_direction() -> None:
    read = opened(article())
    assert read.metadata is not None
    assert read.metadata.title == "سوق الكتب والذكاء الاصطناعي"
    root = read.trailer["/Root"]
    assert root["/Lang"] == "ar"
    assert root["/ViewerPreferences"]["/Direction"] == "/R2L"
    assert read.pdf_header >= "%PDF-1.5"


def test_headings_and_bookmarks_are_the_outline() -> None:
    def titles(items: list[object]) -> list[str]:
        found = []
        for item in items:
            found += titles(item) if isinstance(item, list) else [item.title]  # type: ignore[attr-defined]
        return found

    listed = titles(opened(article()).outline)
    assert listed[0] == "سوق الكتب والذكاء الاصطناعي"
    assert "أرقام المدن" in listed


def test_every_note_leads_back_to_its_passage() -> None:
    export = article()
    addresses = {
        annotation.get_object()["/A"]["/URI"]
        for page in opened(export).pages
        for annotation in page.get("/Annots", [])
    }
    spoken = [item.annotation for item in export.notes if item.annotation.note]
    assert spoken
    assert {export.link(item) for item in spoken} <= addresses


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_paper_has_its_size(paper: str, size: tuple[int, int]) -> None:
    box = opened(plain(text_of("نص"), paper=paper)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_a_long_note_goes_on_in_the_margin_of_the_next_sheet() -> None:
    document = text_of("فقرة قصيرة.")
    note = "\n".join(f"سطر رقم {number}" for number in range(80))
    export = export_of(document, {"n": on(document, "قصيرة", 1, note=note)}, date=DAY)
    read = opened(export)
    assert len(read.pages) >= 2
    said = "".join(page.extract_text() for page in read.pages)
    assert len(re.findall("رطس|سطر", said)) >= 80


def test_a_text_without_paragraphs_makes_a_sheet() -> None:
    assert len(opened(plain(Document.of_paragraphs([]))).pages) == 1


def test_who_cancels_is_obeyed() -> None:
    def stop(_: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        FORMATS["article-pdf"].write(article(), stop)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), max_size=4),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=5),
)
def test_whatever_stands_in_a_text_can_be_printed(
    lines: list[str], places: list[tuple[int, int]]
) -> None:
    cut = ("\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x1c", "\x1d", "\x1e")
    clean = ["".join(char for char in line if char not in cut) for line in lines]
    document = text_of(*clean)
    size = len(document.text)
    marks = [
        (min(a, b, size), min(max(a, b), size), "green", "ملاحظة")
        for a, b in places
        if document.blocks
    ]
    assert pdf(marked(document, marks)).startswith(b"%PDF")  # type: ignore[arg-type]
