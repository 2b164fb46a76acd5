"""Latin names, numbers, quotes and brackets stand where UAX #9 puts them, on the painted page."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader import resources
from reader.importers import read_text
from reader.ui.page.view import PageView
from tests.rtl_view import page_of
from tests.shared import oracle, shared

# What stands leftmost to rightmost, seen on paper: first the visual order, then the text.
CASES = {
    "OpenAI تقول": "لوقت OpenAI",
    "(Le Chat) أسرع": "عرسأ (Le Chat)",
    "بنسبة 60% فقط": "طقف %60 ةبسنب",  # the sign follows the number in reading order
    "نموذج GPT-5 الجديد": "ديدجلا GPT-5 جذومن",
    "«ميسترال» وAnthropic.": ".Anthropicو «لارتسيم»",
}


def painted_order(page: PageView) -> str:
    """The letters of the first line from left to right; brackets as they are drawn."""
    assert page.flow is not None
    paragraph = page.flow.paragraph(0)
    return "".join(
        _mirrored(paragraph.text[cell.start : cell.end]) if cell.rtl else paragraph.text[cell.start]
        for cell in paragraph.cells(0)
    )


def _mirrored(char: str) -> str:
    return {"(": ")", ")": "(", "«": "»", "»": "«"}.get(char, char)


@pytest.mark.parametrize(("text", "order"), CASES.items())
def test_runs_stand_where_a_reader_expects_them(qtbot: QtBot, text: str, order: str) -> None:
    page = page_of(read_text(text))
    qtbot.addWidget(page)
    assert painted_order(page).replace(" ", "") == order.replace(" ", "")


@pytest.mark.parametrize("width", [330, 600, 900])
def test_the_page_paints_every_case_as_the_oracle_says(
    qapp: QApplication, qtbot: QtBot, width: int
) -> None:
    judge = oracle()
    cases = shared("data", "bidi", "cases_dev.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in cases]
    texts += [*CASES, resources.path("article", "mistral.txt").read_text("utf-8")]
    for text in texts:
        page = page_of(read_text(text), width, 1500 if len(text) < 1000 else 9000)
        qtbot.addWidget(page)
        qapp.processEvents()
        assert judge.check(page) == []
        assert judge.ragged_right(page) == []
        paragraphs = [line for line in text.split("\n") if line.strip()]
        assert judge.match_painted(judge.record_paint(page), paragraphs) == []
        assert wrong_hits(page, judge) == []
        page.close()


def wrong_hits(page: PageView, judge: object) -> list[tuple[str, int, int | None]]:
    """Painted cells under which the page names another letter."""
    wrong = []
    assert page.flow is not None
    left = page._column()[0]
    for index, paragraph, top in page.flow.visible(page.viewport().height()):
        start = page.flow.pieces[index].start
        for line in judge.lines_of(paragraph.layout, paragraph.text):  # type: ignore[attr-defined]
            y = top + (paragraph.tops[line.no] + paragraph.line_bottom(line.no)) / 2
            cells = paragraph.cells(line.no)
            for offset, (first, last, _) in line.cells.items():
                own = next((c for c in cells if c.start <= offset < c.end), None)
                if last - first < 1 or own is None or own.end - own.start > 1:
                    continue  # parts of one grapheme are one place
                found = page.offset_at(QPointF(left + (first + last) / 2, y))
                if found != start + offset:
                    wrong.append((paragraph.text, offset, found))
    return wrong


@pytest.mark.parametrize("control", ["\u202e", "\u2067", "\u200f"])
def test_a_bidi_control_is_shown(qtbot: QtBot, control: str) -> None:
    plain = page_of(read_text("دفع المبلغ 100 كاملًا"))
    spoofed = page_of(read_text(f"دفع المبلغ {control}100 كاملًا"))
    qtbot.addWidget(plain)
    qtbot.addWidget(spoofed)
    assert spoofed.document is not None
    assert control in spoofed.document.text
    assert _drawing(plain) != _drawing(spoofed)


def _drawing(page: PageView) -> bytes:
    """The margin colour and caret colour on the page: what flags are drawn in."""
    image = page.grab().toImage()
    wanted = {page.look.theme.margin_mark.rgb(), page.look.theme.caret.rgb()}
    return bytes(
        image.pixel(x, y) in wanted for y in range(0, 120) for x in range(0, image.width())
    )
