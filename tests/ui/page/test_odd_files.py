"""From a file to the painted page: a huge line without an end, and halves of characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.document import Document, Span
from reader.importers import read
from reader.ui.fonts import families
from reader.ui.page.layout import Caret
from reader.ui.page.look import Look
from reader.ui.page.pieces import LONGEST
from reader.ui.page.selection import Selection
from reader.ui.page.view import PageView
from reader.ui.session import Session
from reader.ui.tasks import Tasks
from reader.ui.theme import page_theme

_SENTENCE = "جملة قصيرة تتكرر بلا نهاية سطر. "
_REPEATED = 100_000_000 // len(_SENTENCE.encode())


def showing(document: Document, qtbot: QtBot) -> PageView:
    """A page that shows ``document``."""
    page = PageView()
    qtbot.addWidget(page)
    page.set_look(Look(page_theme("light"), families()))
    page.resize(800, 600)
    page.set_document(document)
    page.show()
    return page


@pytest.fixture(scope="module")
def one_line(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """100 MB of text in a single line."""
    path = tmp_path_factory.mktemp("huge") / "line.txt"
    path.write_text(_SENTENCE * _REPEATED, encoding="utf-8")
    return path


def test_a_line_of_a_hundred_megabytes_is_laid_out_only_where_it_is_read(
    one_line: Path, qtbot: QtBot
) -> None:
    document = read(one_line)
    assert len(document.blocks) == 1
    page = showing(document, qtbot)
    page.grab()
    flow = page.flow
    assert flow is not None
    assert len(flow.pieces) > len(document.text) / LONGEST
    assert len(flow._laid_out) < 5
    QTest.keyClick(page, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    page.grab()
    assert page.boxes_of(Span(len(document.text) - 10, len(document.text)))
    bar = page.verticalScrollBar()
    assert bar.value() == bar.maximum()
    bar.setValue(bar.maximum() // 2)
    page.grab()
    assert 0.4 < page.reading_position() / len(document.text) < 0.6
    page.resize(page.width() - 150, page.height())
    page.grab()
    assert len(flow._laid_out) < 30


def test_a_huge_line_that_nobody_waits_for_never_reaches_the_page(
    one_line: Path, qtbot: QtBot
) -> None:
    page = PageView()
    qtbot.addWidget(page)
    tasks = Tasks()
    told: list[float] = []

    def tell(part: float) -> None:
        told.append(part)
        task.cancel()

    task = tasks.run(read, one_line, on_done=page.set_document, on_progress=tell)
    qtbot.waitUntil(lambda: not tasks.busy())
    tasks.shutdown()
    assert len(told) == 1
    assert page.document is None


HALVES = {
    "utf-16 with a mark": b"\xff\xfe" + "قبل \ud83d بعد".encode("utf-16-le", "surrogatepass"),
    "big-endian": b"\xfe\xff" + "قبل \udc00 بعد".encode("utf-16-be", "surrogatepass"),
    "utf-16 without a mark": ("قبل \ud83d بعد " + "نص " * 40).encode("utf-16-le", "surrogatepass"),
    "in utf-8": ("قبل \ud83d بعد " + "نص " * 400).encode("utf-8", "surrogatepass"),
}


@pytest.mark.parametrize("data", HALVES.values(), ids=HALVES)
def test_half_a_character_is_a_sign_that_can_be_seen_marked_and_copied(
    data: bytes, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "half.txt"
    path.write_bytes(data)
    document = read(path)
    page = showing(document, qtbot)
    start = document.text.index("\ufffd")
    end = document.text.index(" بعد")
    sign = Span(start, end)
    assert set(sign.of(document.text)) == {"\ufffd"}
    assert inked(page, sign)
    page.set_selection(Selection(0, Caret(end)))
    page.copy()
    assert QGuiApplication.clipboard().text() == document.text[:end]
    assert keeps_a_note_on(document, sign, tmp_path, qtbot)


def inked(page: PageView, span: Span) -> bool:
    """Whether something is painted where ``span`` stands."""
    (box,) = page.boxes_of(span)
    image = page.viewport().grab(box.toAlignedRect()).toImage()
    paper = page.look.theme.paper
    return any(
        image.pixelColor(QPoint(x, y)) != paper
        for x in range(image.width())
        for y in range(image.height())
    )


def keeps_a_note_on(document: Document, span: Span, folder: Path, qtbot: QtBot) -> bool:
    """Whether a note on ``span`` is found again after it was saved."""
    tasks = Tasks()
    session = Session(document, tasks)
    session.load_notes(folder / "notes")
    made = session.highlight("Highlight", span, "yellow", "رمز مكسور")
    assert session.close() is None
    again = Session(document, tasks)
    again.load_notes(folder / "notes")
    qtbot.waitUntil(lambda: made.id in again.annotations)
    again.close()
    tasks.shutdown()
    return again.span_of(made.id) == span
