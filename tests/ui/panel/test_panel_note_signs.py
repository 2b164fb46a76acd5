"""Notes about figures and names: written from their lists, and shown there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from reader.annotations.model import Annotation
from reader.document import Span
from reader.ui.panel.findings import FindingsTab
from reader.ui.panel.rows import Row
from reader.ui.panel.side import SidePanel
from reader.ui.session import Session

Left = Qt.MouseButton.LeftButton
ROLE = Qt.ItemDataRole.AccessibleTextRole


def named(tab: FindingsTab, words: str) -> tuple[QModelIndex, Row]:
    """The row whose first line is ``words``, and where it is."""
    for group in range(len(tab.model.headings)):
        for row in tab.model.shown(group):
            if row.lines and row.lines[0].text and row.lines[0].text.text == words:
                return tab.model.index_of(group, row), row
    raise LookupError(words)


def choose(tab: FindingsTab, words: str, label: str) -> None:
    index, row = named(tab, words)
    menu = QMenu()
    tab.fill_menu(menu, index, row)
    next(action for action in menu.actions() if action.text() == label).trigger()


def sign(tab: FindingsTab, words: str) -> QPoint:
    """Where the row with ``words`` says that there are notes."""
    index, row = named(tab, words)
    view = tab.listing.view
    view.scrollTo(index)
    delegate = view.row_delegate
    below = delegate._marker == "dot"
    box = delegate.typesetter.written_box(row, QRectF(view.visualRect(index)), below)
    return box.center().toPoint()


@pytest.fixture(params=["statistics", "entities"])
def tab(request: pytest.FixtureRequest, side: str, panel: SidePanel) -> FindingsTab:
    assert side
    panel.show_tab(request.param)
    found: FindingsTab = getattr(panel, request.param)
    return found


@pytest.fixture
def words(tab: FindingsTab) -> str:
    return "60%" if tab.model.headings[0].key != "PER" else "نخلة"


def test_the_menu_writes_a_note_over_the_passage(
    qtbot, panel: SidePanel, tab: FindingsTab, words: str, session: Session
) -> None:
    _, row = named(tab, words)
    choose(tab, words, "Write a note")
    (item,) = session.annotations.values()
    assert session.span_of(item.id) == row.passages[0]
    assert panel.current_tab() == "notes"
    qtbot.waitUntil(panel.notes.editor.note.hasFocus)
    assert panel.notes.editor.annotation_id == item.id
    choose(tab, words, "Write a note")
    assert len(session.annotations) == 1  # the note that is there is opened


def test_an_entitys_note_is_over_the_mention_that_was_seen_last(
    panel: SidePanel, session: Session
) -> None:
    tab = panel.entities
    index, row = named(tab, "نخلة")
    tab.guide.visit(QPersistentModelIndex(index))
    tab.guide.visit(QPersistentModelIndex(index))
    choose(tab, "نخلة", "Write a note")
    (item,) = session.annotations.values()
    assert session.span_of(item.id) == row.passages[1]


def test_rows_with_notes_say_so_and_a_click_goes_there(
    qtbot, panel: SidePanel, tab: FindingsTab, words: str, session: Session
) -> None:
    index, row = named(tab, words)
    assert "note" not in tab.model.data(index, ROLE)
    before = tab.listing.view.grab().toImage()
    item = session.highlight("Mark", row.passages[0], "yellow")
    assert tab.listing.view.row_delegate.noted(row) == 0  # nothing is written yet
    session.edit("Edit note", item, note="انظر")
    assert tab.listing.view.row_delegate.noted(row) == 1
    assert tab.model.data(index, ROLE).endswith("1 note(s)")
    assert tab.listing.view.grab().toImage() != before
    QTest.mouseClick(tab.listing.view.viewport(), Left, pos=sign(tab, words))
    assert panel.current_tab() == "notes"
    assert panel.notes.editor.annotation_id == item.id
    qtbot.waitUntil(panel.notes.editor.note.hasFocus)
    session.delete("Delete", session.annotations[item.id])
    assert tab.listing.view.row_delegate.noted(row) == 0


def test_the_menu_leads_to_the_note(
    panel: SidePanel, tab: FindingsTab, words: str, session
) -> None:
    _, row = named(tab, words)
    session.highlight("Mark", row.passages[0], "yellow", "انظر")
    choose(tab, words, "Go to the note about this")
    assert panel.current_tab() == "notes"


def noted_rows(panel: SidePanel) -> list[Row]:
    rows = [row for group in range(5) for row in panel.entities.model.shown(group)]
    return [row for row in rows if isinstance(row.about, Annotation)]


def test_an_open_card_lists_the_notes_and_a_click_goes_there(
    panel: SidePanel, session: Session
) -> None:
    tab = panel.entities
    panel.show_tab("entities")
    panel.resize(340, 1200)
    index, row = named(tab, "نخلة")
    tab.listing.view.card_wanted.emit(QPersistentModelIndex(index), True)
    assert noted_rows(panel) == []
    item = session.highlight("Mark", row.passages[1], "yellow", "هي الشركة نفسها")
    (listed,) = noted_rows(panel)
    assert listed.spoken == "Your notes, هي الشركة نفسها"
    view = tab.listing.view
    at = view.visualRect(tab.model.find(listed.key)).center()
    QTest.mouseClick(view.viewport(), Left, pos=at)
    assert panel.notes.editor.annotation_id == item.id
    session.undo_stack.undo()
    assert noted_rows(panel) == []


def test_one_long_highlight_does_not_hide_the_notes_in_it(
    panel: SidePanel, session: Session
) -> None:
    whole = session.highlight("Mark", Span(0, len(session.document.text)), "yellow", "الكل")
    _, row = named(panel.statistics, "60%")
    inner = session.highlight("Mark", row.passages[0], "pink", "هنا")
    found = panel.notes.list.over(row.passages)
    assert [item.id for item in found] == [whole.id, inner.id]
