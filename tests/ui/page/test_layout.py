"""One piece of text: cells, boxes, carets, and letters that marks do not touch."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from reader.ui.fonts import families
from reader.ui.page.layout import Caret, Paragraph
from reader.ui.page.look import Look
from reader.ui.page.marks import Mark, Marks
from reader.ui.page.painter import _paint_fills
from reader.ui.theme import page_theme

TEXT = (
    "قالت OpenAI إن السلام والأمل لا يكفيان، و(Le Chat) أسرع بنسبة 60% من غيره كُلِّه "
    "👨\u200d👩\u200d👧."
)


@pytest.fixture
def look(qapp: QApplication) -> Look:
    assert qapp is not None  # fonts need it
    return Look(page_theme("light"), families())


def paragraph(look: Look, text: str = TEXT, width: float = 260) -> Paragraph:
    return Paragraph(text, look.styles["paragraph"], "rtl", width)


def test_every_letter_has_a_cell_and_cells_do_not_overlap(look: Look) -> None:
    piece = paragraph(look)
    covered: set[int] = set()
    for line in range(len(piece.lines)):
        cells = piece.cells(line)
        for cell, following in pairwise(cells):
            assert cell.right <= following.left + 1.0
        covered.update(offset for cell in cells for offset in range(cell.start, cell.end))
    hidden = {offset for offset, char in enumerate(TEXT) if char.isspace()}
    assert set(range(len(TEXT))) - covered <= hidden


def test_the_letter_under_a_point_is_the_one_painted_there(look: Look) -> None:
    piece = paragraph(look)
    for line in range(len(piece.lines)):
        y = piece.tops[line] + 5
        for cell in piece.cells(line):
            found = piece.cell_at((cell.left + cell.right) / 2, y)
            assert found == cell


def test_right_to_left_lines_are_flush_right(look: Look) -> None:
    piece = paragraph(look)
    assert len(piece.lines) > 2
    for line in range(len(piece.lines)):
        assert piece.cells(line)[-1].right == pytest.approx(piece.width, abs=1)


def test_a_latin_name_in_an_arabic_line_has_one_box_around_its_letters(look: Look) -> None:
    piece = paragraph(look)
    start = TEXT.index("OpenAI")
    (box,) = piece.boxes(start, start + 6)
    cells = [cell for cell in piece.cells(0) if start <= cell.start < start + 6]
    assert box.left() == pytest.approx(min(cell.left for cell in cells), abs=0.5)
    assert box.right() == pytest.approx(max(cell.right for cell in cells), abs=0.5)


def test_a_span_that_is_visually_split_has_two_boxes(look: Look) -> None:
    piece = paragraph(look)
    start = TEXT.index("OpenAI")
    boxes = piece.boxes(start - 3, start + 3)  # the end of the word before, and "Ope"
    assert len(boxes) == 2
    assert boxes[1].left() - boxes[0].right() > 10  # "nAI" lies between


def test_a_mark_over_half_a_ligature_covers_half_of_it(look: Look) -> None:
    piece = paragraph(look, "لا", 200)
    (whole,), (lam,), (alef,) = piece.boxes(0, 2), piece.boxes(0, 1), piece.boxes(1, 2)
    assert lam.right() == pytest.approx(whole.right(), abs=0.5)
    assert alef.left() == pytest.approx(whole.left(), abs=0.5)
    assert lam.width() + alef.width() == pytest.approx(whole.width(), abs=0.5)


@pytest.mark.parametrize("left", [True, False])
def test_walking_across_a_line_stops_at_every_grapheme_and_never_inside_one(
    look: Look, left: bool
) -> None:
    piece = paragraph(look)
    caret = Caret(0) if left else Caret(len(TEXT), before=True)  # the text is Arabic at both ends
    seen = [piece.caret_x(caret)]
    while (moved := piece.step(caret, left=left)) is not None:
        x, line = piece.caret_x(moved)
        before_x, before_line = seen[-1]
        if line == before_line:
            assert (x < before_x + 0.5) if left else (x > before_x - 0.5)
        seen.append((x, line))
        caret = moved
    assert caret.offset == (len(TEXT) if left else 0)
    stops = sum(len(piece.cells(line)) + 1 for line in range(len(piece.lines)))
    assert len(seen) == stops


def test_a_line_is_high_enough_for_every_mark_on_it(look: Look) -> None:
    stacked = paragraph(look, "كُلِّهِ وَٱللَّهُ أُولَٰئِكَ إِنَّمَا", 560)
    image = QImage(600, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    stacked.layout.draw(painter, QPointF(20, 60))
    painter.end()
    rows = [
        y for y in range(200) if any(image.pixelColor(x, y).lightness() < 200 for x in range(600))
    ]
    assert rows[0] >= 60
    assert rows[-1] <= 60 + stacked.height


def _ink(piece: Paragraph, marks: Marks) -> bytes:
    """The painted pixels as greys, a byte each."""
    image = QImage(460, 200, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    _paint_fills(painter, piece, marks.fills(0, len(piece.text)), 0, QPointF(10, 10))
    painter.setPen(QColor("black"))
    piece.layout.draw(painter, QPointF(10, 10))
    painter.end()
    return bytes(image.constBits())


@pytest.mark.parametrize("every", [1, 2, 3])
def test_marks_at_any_place_inside_words_leave_every_letter_its_shape(
    look: Look, every: int
) -> None:
    piece = paragraph(look)
    plain = _ink(piece, Marks())
    marks = Marks()
    spans = range(0, len(TEXT), every * 2)
    faint = QColor(253, 253, 253)  # so that a soft edge of a letter stays what it was, almost
    marks.set("annotation", [Mark(at, at + every, faint) for at in spans])
    marks.set("entity", [Mark(at + 1, at + 3, QColor(254, 254, 254)) for at in spans])
    marked = _ink(piece, marks)
    assert marked != plain
    assert max(abs(a - b) for a, b in zip(plain, marked, strict=True)) <= 2


def test_overlapping_marks_are_disjoint_segments_and_mix_their_colours() -> None:
    red, blue = QColor(200, 0, 0), QColor(0, 0, 200)
    marks = Marks()
    marks.set("entity", [Mark(0, 6, red), Mark(4, 10, blue), Mark(10, 12, blue)])
    fills = marks.fills(0, 20)
    assert [(fill.start, fill.end) for fill in fills] == [(0, 4), (4, 6), (6, 12)]
    assert fills[1].fill == QColor(100, 0, 100)


def test_highlights_that_touch_stay_two_and_lie_deeper_over_each_other() -> None:
    pale = QColor(200, 220, 240)
    marks = Marks()
    marks.set("annotation", [Mark(0, 6, pale), Mark(4, 10, pale), Mark(10, 12, pale)])
    fills = marks.fills(0, 20)
    assert [(f.start, f.end) for f in fills] == [(0, 4), (4, 6), (6, 10), (10, 12)]
    assert all(fill.apart for fill in fills)
    assert fills[1].fill.lightness() < fills[0].fill.lightness()
    assert fills[0].fill == fills[2].fill == fills[3].fill == pale


def test_the_higher_layer_shows_where_two_kinds_overlap_and_the_line_under_stays() -> None:
    green, yellow, line = QColor("green"), QColor("yellow"), QColor("darkgreen")
    marks = Marks()
    marks.set("statistic", [Mark(2, 8, green, line)])
    marks.set("annotation", [Mark(0, 5, yellow)])
    assert [(f.start, f.end, f.fill) for f in marks.fills(0, 10)] == [
        (0, 5, yellow),
        (5, 8, green),
    ]
    assert [(f.start, f.end) for f in marks.lines(0, 10)] == [(2, 8)]


def test_boxes_lie_within_the_column(look: Look) -> None:
    piece = paragraph(look)
    area = QRectF(-1, 0, piece.width + 2, piece.height)
    assert all(area.contains(box) for box in piece.boxes(0, len(TEXT)))


def test_a_layout_of_nothing_answers_every_question(look: Look) -> None:
    piece = paragraph(look, "")
    assert piece.boxes(0, 0) == []
    assert piece.caret_at(10, 10) == Caret(0)
    assert piece.step(Caret(0), left=True) is None
