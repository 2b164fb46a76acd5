"""The fact sheet: what a text's figures come to, on one page, and nothing obeyed."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis import analyse
from reader.analysis.model import Entity, Statistic
from reader.document import Document, Span
from reader.exporters import FORMATS
from reader.exporters.facts import FactSheet, fact_sheet, write_html
from reader.exporters.model import Export, Language, Paper, export_of
from tests.annotated import DAY, article, text_of
from tests.browser import needs_chromium, run


def found_in(*lines: str) -> Export:
    document = text_of(*lines)
    found = analyse(document.text)
    return export_of(document, {}, date=DAY, statistics=found.statistics, entities=found.entities)


def told(export: Export) -> list[str]:
    return [figure for sentence in fact_sheet(export).sentences for figure in sentence.figures]


def test_money_shares_and_great_counts_come_before_small_ones() -> None:
    found = told(
        found_in(
            "افتتحت الشركة في المدينة ثلاثة فروع صغيرة خلال أسبوع واحد من العام الماضي.",
            "وزار المعرض 250 ألف زائر. وبلغت الإيرادات 3.4 مليار دولار، بزيادة 12%.",
        )
    )
    assert found[:2] == ["3.4 مليار دولار", "12%"]
    assert "250 ألف زائر" in found or "250 ألف" in found


@pytest.mark.parametrize(
    "text", ["تأسست الشركة 1998", "في 2024 حدث ذلك", "حدث ذلك عام 1987 و2001", "المركز الثالث"]
)
def test_years_and_ranks_are_no_key_figures(text: str) -> None:
    assert told(found_in(text)) == []


def test_a_figure_that_the_text_repeats_is_told_once() -> None:
    export = found_in("بلغت النسبة 60% في باريس.", "وبلغت 60% في لاهاي.", "وكانت 5% فقط.")
    assert sorted(told(export)) == ["5%", "60%"]


def test_figures_of_one_sentence_stand_together_and_in_it() -> None:
    (sentence,) = fact_sheet(found_in("بلغت المبيعات 11.7 مليون يورو، أي 60% من السوق.")).sentences
    assert sentence.figures == ("11.7 مليون يورو", "60%")
    assert "".join(piece for piece, _ in sentence.pieces) == (
        "بلغت المبيعات 11.7 مليون يورو، أي 60% من السوق."
    )
    assert [piece for piece, is_figure in sentence.pieces if is_figure] == list(sentence.figures)
    assert sentence.direction == "rtl"


def test_an_endless_sentence_is_cut_between_words() -> None:
    words = "كلمة " * 300
    (sentence,) = fact_sheet(found_in(f"{words}بلغت 60% من السوق {words}")).sentences
    held = "".join(piece for piece, _ in sentence.pieces)
    assert len(held) < 300
    assert held.startswith("…كلمة ")
    assert held.endswith("كلمة…")


def test_people_organisations_and_places_keep_the_order_they_came_in() -> None:
    base = article()
    entities = tuple(
        Entity(name, "PER", (), (Span(0, 1),) * count)
        for name, count in (("ب", 1), ("أ", 3), *((f"ن{number}", 1) for number in range(20)))
    )
    sheet = fact_sheet(dataclasses.replace(base, entities=entities))
    (people,) = sheet.named
    assert [item.name for item in people.names][:2] == ["ب", "أ"]
    assert len(people.names) == 8


def test_a_sheet_says_where_the_text_comes_from() -> None:
    sheet = fact_sheet(article())
    assert sheet.title == "سوق الكتب والذكاء الاصطناعي"
    assert [label for label, _ in sheet.source] == [
        "سارة علي", "مجلة", "2024-06", "https://example.org/a?b=1&c",
    ]  # fmt: skip
    assert hash(sheet) == hash(fact_sheet(article()))


SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted)


@given(
    st.text(min_size=61, max_size=90),
    st.lists(
        st.tuples(SPANS, st.one_of(st.none(), st.integers(), st.floats(allow_nan=False)), SPANS)
    ),
)
def test_whatever_was_found_makes_a_sheet(
    text: str, found: list[tuple[list[int], float | None, list[int]]]
) -> None:
    document = Document.of_paragraphs([(text, "paragraph")])
    statistics = tuple(
        Statistic(Span(*span), "money", value, "EUR", sentence=Span(*sentence))
        for span, value, sentence in found
    )
    export = export_of(document, {}, date=DAY, statistics=statistics)
    sheet = fact_sheet(export)
    assert isinstance(sheet, FactSheet)
    for sentence in sheet.sentences:
        assert sum(is_figure for _, is_figure in sentence.pieces) <= len(sentence.figures)
    assert write_html(export)


def test_nothing_that_a_text_says_is_obeyed() -> None:
    said = '<script>x</script>"><img src=x>\u202e'
    document = text_of(f"{said} بلغت 60% {said}")
    found = analyse(document.text)
    export = export_of(document, {}, date=DAY, statistics=found.statistics)
    export = dataclasses.replace(
        export, title=said, entities=(Entity(said, "ORG", (), (Span(0, 1),)),)
    )
    page = write_html(export).decode("utf-8")
    assert not re.search(r"<script|<img|\u202e", page)
    assert "default-src 'none'" in page


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_text_without_figures_has_a_sheet_that_says_so(language: Language) -> None:
    export = dataclasses.replace(found_in("نص"), language=language)
    page = write_html(export).decode("utf-8")
    assert export.words["facts"]["none"] in page
    assert FORMATS["facts-html"].write(export) == write_html(export)


@needs_chromium
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_full_sheet_fits_one_sheet_of_paper(paper: Paper, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    words = "وقالت الشركة في بيان طويل نشرته أمس إن ما تحقق هذا العام لم يكن متوقعا قط " * 2
    lines = [
        f"{words}وبلغ {number}.5 مليار دولار، أي {number}% {words}." for number in range(2, 14)
    ]
    export = found_in(*lines)
    entities = tuple(
        Entity(f"اسم طويل لجهة ما {type} {number}", type, (), (Span(0, 1),))
        for type in ("PER", "ORG", "LOC")
        for number in range(12)
    )
    options = dataclasses.replace(export.options, paper=paper)
    export = dataclasses.replace(
        export, entities=entities, options=options, title="عنوان طويل جدا لمقال عن السوق " * 4
    )
    page, printed = tmp_path / "facts.html", tmp_path / "facts.pdf"
    page.write_bytes(write_html(export))
    run(tmp_path / "profile", "--no-pdf-header-footer", f"--print-to-pdf={printed}", page.as_uri())
    pages = pypdf.PdfReader(printed).pages
    assert len(pages) == 1
    assert round(float(pages[0].mediabox.width)) == (595 if paper == "a4" else 612)
