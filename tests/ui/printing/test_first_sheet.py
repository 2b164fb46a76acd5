"""The picture of the beginning of an export: its first sheet, in the colours that it will have."""

from __future__ import annotations

import pytest

from reader import exporters
from reader.annotations.model import Annotations
from reader.document import Document
from reader.exporters import Export, Options, export_of
from reader.importers import read_text
from reader.progress import Cancelled
from reader.ui.printing import FORMATS, first_sheet
from reader.ui.theme import page_theme

pytestmark = pytest.mark.usefixtures("qapp")

PAINTED = ("article-html", "article-docx", "article-pdf", "html", "facts-html", "facts-pdf")
LONG = "\n".join(f"فقرة رقم {number} عن 20% من الناس." for number in range(400))


def content(text: str = LONG, **options: object) -> Export:
    document: Document = read_text(text)
    none: Annotations = {}
    return export_of(document, none, options=Options(**options))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", sorted({**exporters.FORMATS, **FORMATS}))
def test_what_is_read_as_text_has_no_picture(name: str) -> None:
    picture = first_sheet(name, content(), 300, "light")
    assert (picture is not None) == (name in PAINTED)
    if picture is not None:
        assert picture.width() == 300
        assert picture.height() == round(300 * 842 / 595)


def test_a_sheet_is_as_high_as_its_paper() -> None:
    picture = first_sheet("article-pdf", content(paper="letter"), 306, "light")
    assert picture is not None
    assert (picture.width(), picture.height()) == (306, 396)


@pytest.mark.parametrize(
    ("name", "chosen", "painted"),
    [
        ("article-html", "dark", "dark"),
        ("article-html", "auto", "sepia"),
        ("html", "sepia", "sepia"),
        ("article-pdf", "dark", "light"),
        ("article-docx", "dark", "light"),
    ],
)
def test_paper_has_the_colour_that_the_export_will_have(
    name: str, chosen: str, painted: str
) -> None:
    picture = first_sheet(name, content(theme=chosen), 200, "sepia")
    assert picture is not None
    assert picture.pixelColor(1, 1) == page_theme(painted).paper


def test_words_are_painted_where_lines_begin() -> None:
    picture = first_sheet("article-docx", content("كلمة\n" * 30), 600, "light")
    assert picture is not None
    paper = picture.pixelColor(1, 1)
    inked = [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y) != paper for y in range(100, 400))
    ]
    assert inked
    assert min(inked) > 300


def test_it_can_be_given_up() -> None:
    def stop(_: float) -> None:
        raise Cancelled

    for name in ("article-html", "facts-html"):
        with pytest.raises(Cancelled):
            first_sheet(name, content(), 200, "light", stop)
