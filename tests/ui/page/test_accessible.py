"""The page for a screen reader."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from reader.ui.page import accessible
from reader.ui.page.view import PageView
from tests.ui.page.conftest import MakePage


def test_the_page_is_a_document_whose_paragraphs_carry_their_text(page: PageView) -> None:
    accessible.install()
    interface = QAccessible.queryAccessibleInterface(page)
    assert interface.role() == QAccessible.Role.Document
    assert interface.text(QAccessible.Text.Name) == "عنوان المقال عن OpenAI"
    title, second = interface.child(0), interface.child(1)
    assert title.role() == QAccessible.Role.Heading
    assert second.role() == QAccessible.Role.Paragraph
    assert second.text(QAccessible.Text.Name).startswith("تقول شركة OpenAI")
    assert interface.indexOfChild(second) == 1
    assert page.flow is not None
    assert interface.childCount() == len(page.flow.pieces)


def test_a_paragraph_says_where_it_is_and_whether_it_is_in_view(page: PageView) -> None:
    accessible.install()
    interface = QAccessible.queryAccessibleInterface(page)
    first, last = interface.child(0), interface.child(interface.childCount() - 1)
    assert not first.rect().isEmpty()
    assert last.state().offscreen
    assert not first.state().offscreen


def test_another_document_has_other_paragraphs(make_page: MakePage, qtbot: QtBot) -> None:
    accessible.install()
    page = make_page("أول نص.")
    qtbot.addWidget(page)
    interface = QAccessible.queryAccessibleInterface(page)
    assert interface.child(0).text(QAccessible.Text.Name) == "أول نص."
    from reader.importers import read_text

    page.set_document(read_text("نص آخر.\nوفقرة."))
    assert interface.childCount() == 2
    assert interface.child(0).text(QAccessible.Text.Name) == "نص آخر."
