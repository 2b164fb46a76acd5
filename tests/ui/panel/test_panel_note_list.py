"""The list of notes: its groups and orders, its filter, and what is done with several at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from reader.annotations.anchor import Placement
from reader.annotations.model import Annotation, Change
from reader.document import Document, Span
from reader.text.bidi import isolate
from reader.ui.colours import ColourNames
from reader.ui.panel.drawings import Offer
from reader.ui.panel.facets import WRITTEN
from reader.ui.panel.notes import NotesTab
from reader.ui.panel.rows import Row
from reader.ui.panel.side import SidePanel
from reader.ui.session import Session
from reader.ui.tasks import Tasks

Key = Qt.Key
Left = Qt.MouseButton.LeftButton
Ctrl = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
TEXT, DATE, COLOUR, TAG = range(4)


@pytest.fixture
def notes(panel: SidePanel) -> NotesTab:
    panel.resize(340, 1400)
    panel.show_tab("notes")
    return panel.notes


def listed(tab: NotesTab) -> dict[str, list[object]]:
    """The keys of the rows that are shown, by heading."""
    return {
        heading.key: [row.key for row in tab.model.shown(group)]
        for group, heading in enumerate(tab.model.headings)
        if tab.model.shown(group)
    }


def arrange(tab: NotesTab, number: int) -> None:
    tab.order_button.menu().actions()[number].trigger()


def place(tab: NotesTab, item: Annotation, group: str | None = None) -> QPoint:
    """A point of the row of ``item``."""
    index = tab.model.find(item.id, tab.model.group(group) if group else None)
    tab.view.scrollTo(index)
    rect = tab.view.visualRect(index)
    return QPoint(rect.center().x(), rect.top() + 8)


def click(tab: NotesTab, item: Annotation, keys: Qt.KeyboardModifier | None = None) -> None:
    modifiers = Qt.KeyboardModifier.NoModifier if keys is None else keys
    QTest.mouseClick(tab.view.viewport(), Left, modifiers, place(tab, item))


def press(tab: NotesTab, key: Qt.Key, keys: Qt.KeyboardModifier | None = None) -> None:
    modifiers = Qt.KeyboardModifier.NoModifier if keys is None else keys
    QTest.keyClick(tab.view, key, modifiers)


def chosen(tab: NotesTab) -> list[object]:
    return [row.key for row in tab.view.chosen()]


def current(tab: NotesTab) -> object:
    row = tab.model.row(tab.view.currentIndex())
    return row.key if row is not None else None


def unsure(session: Session, item: Annotation, span: Span) -> None:
    """Let ``item`` be shown at ``span``, which may be the wrong place."""
    session._places[item.anchor] = Placement(span, "approximate")
    session._hold(session._kept, {**session._placed, item.id: session._places[item.anchor]})
    session.annotations_changed.emit(())


def in_menu(tab: NotesTab, item: Annotation, *path: str) -> dict[str, bool]:
    """Choose an entry of the row's menu; which entries there are, and whether they can be."""
    offered: dict[str, bool] = {}

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        try:
            inner: QMenu | None = menu
            for name in path:
                assert inner is not None
                actions = {plain(action.text()): action for action in inner.actions()}
                inner.aboutToShow.emit()
                action = actions[name]
                inner = action.menu() if action.menu() else None
                if inner is None:
                    action.trigger()
            offered.update((plain(it.text()), it.isEnabled()) for it in menu.actions())
        finally:
            menu.close()

    point = place(tab, item)
    QTimer.singleShot(0, choose)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, point, tab.view.viewport().mapToGlobal(point)
    )
    QApplication.sendEvent(tab.view.viewport(), event)
    return offered


def plain(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069")))


def offer_point(tab: NotesTab, item: Annotation) -> QPoint:
    """The middle of the button in the row of ``item``."""
    index = tab.model.find(item.id)
    tab.view.scrollTo(index)
    row = tab.model.row(index)
    assert row is not None
    assert isinstance(row.drawing, Offer)
    setter = tab.view.row_delegate.typesetter
    box, _ = setter.offer_box(row, row.drawing, QRectF(tab.view.visualRect(index)))
    return box.center().toPoint()


# -- groups and orders


def test_groups_stand_by_what_needs_the_reader_first(
    notes: NotesTab, notebook, session: Session
) -> None:
    placed = notebook.add("60%", "دخل")
    doubtful = notebook.add("سالم البحر", "مدير")
    unsure(session, doubtful, Span(0, 4))
    mark = session.bookmark("Mark", session.document.text.index("OpenAI"))
    whole = session.note_document("Note")
    lost = notebook.orphan("بلا موضع")
    assert list(listed(notes).items()) == [
        ("orphans", [lost.id]),
        ("approximate", [doubtful.id]),
        ("document", [whole.id]),
        ("bookmarks", [mark.id]),
        ("notes", [placed.id]),
    ]
    assert notes.count() == 5
    assert [notes.model.count_shown(group) for group in range(5)] == [1] * 5


def test_by_date_the_latest_change_stands_first_under_its_month(
    notes: NotesTab, notebook, session: Session
) -> None:
    old = notebook.add("60%", modified=datetime(2024, 5, 3, 12, tzinfo=UTC))
    new = notebook.add("مصر", modified=datetime(2025, 1, 9, 12, tzinfo=UTC))
    newer = notebook.add("سالم", modified=datetime(2025, 1, 20, 12, tzinfo=UTC))
    arrange(notes, DATE)
    assert list(listed(notes).items()) == [("2025-01", [newer.id, new.id]), ("2024-05", [old.id])]
    titles = [heading.title for heading in notes.model.headings]
    assert "January 2025" in titles
    session.edit("Edit note", old, note="قديم")
    first = next(iter(listed(notes)))
    assert listed(notes)[first] == [old.id]
    assert "2024-05" not in listed(notes)


def test_by_colour_headings_have_the_readers_meaning_and_a_dot(
    notes: NotesTab, panel: SidePanel, notebook, session: Session
) -> None:
    green, pink = notebook.add("60%", colour="green"), notebook.add("مصر", colour="pink")
    arrange(notes, COLOUR)
    panel.set_colour_names(ColourNames({"green": "Evidence"}))
    assert listed(notes) == {"green": [green.id], "pink": [pink.id]}
    headings = {heading.key: heading for heading in notes.model.headings}
    assert headings["green"].title == isolate("Evidence")
    assert headings["green"].dot == "green"
    assert headings["pink"].title == isolate("Pink")
    session.edit("Change colour", green, colour="pink")
    assert listed(notes) == {"pink": [green.id, pink.id]}


def test_by_tag_a_note_stands_under_each_of_its_tags(
    notes: NotesTab, notebook, session: Session
) -> None:
    both = notebook.add("60%", tags=("مال", "VC"))
    one = notebook.add("مصر", tags=("VC",))
    none = notebook.add("سالم")
    arrange(notes, TAG)
    assert listed(notes) == {"#VC": [both.id, one.id], "#مال": [both.id], "untagged": [none.id]}
    assert notes.count() == 3
    session.edit("Edit tags", none, tags=("جديد",))
    assert listed(notes)["#جديد"] == [none.id]
    assert "untagged" not in listed(notes)
    session.undo_stack.undo()
    assert listed(notes)["untagged"] == [none.id]


def test_an_uncertain_place_is_shown_with_the_words_that_stand_there(
    notes: NotesTab, notebook, session: Session
) -> None:
    item = notebook.add("سالم البحر", "مدير")
    unsure(session, item, Span(0, 4))
    row = notes.model.row(notes.model.find(item.id))
    assert row is not None
    there = row.lines[-2]
    assert there.before is not None
    assert (there.before.text, there.text and there.text.text) == ("≈", "قالت")
    assert row.spoken.startswith("Place uncertain")


# -- offers


def test_one_click_accepts_an_uncertain_place_and_undo_takes_it_back(
    side: str, notes: NotesTab, notebook, session: Session
) -> None:
    assert side
    item = notebook.add("سالم البحر", "مدير")
    unsure(session, item, Span(0, 4))
    QTest.mouseClick(notes.view.viewport(), Left, pos=offer_point(notes, item))
    assert listed(notes) == {"notes": [item.id]}
    assert session.annotations[item.id].anchor.exact == "قالت"
    assert not notes.editor.isVisible()
    session.undo_stack.undo()
    assert session.annotations[item.id].anchor.exact == "سالم البحر"


def test_all_chosen_places_are_accepted_in_one_step(
    notes: NotesTab, notebook, session: Session
) -> None:
    first, second = notebook.add("سالم البحر"), notebook.add("مصر")
    unsure(session, first, Span(0, 4))
    unsure(session, second, Span(5, 11))
    steps = session.undo_stack.count()
    click(notes, first)
    click(notes, second, Ctrl)
    press(notes, Key.Key_Return, Ctrl)
    assert set(listed(notes)) == {"notes"}
    assert session.undo_stack.count() == steps + 1


@pytest.mark.parametrize("how", ["click", "key", "menu"])
def test_a_lost_note_is_attached_to_what_is_selected(
    how: str, notes: NotesTab, notebook, session: Session
) -> None:
    lost = notebook.orphan("بلا موضع")
    at = session.document.text.index("سالم البحر")
    session.set_selection(Span(at, at + 10))
    if how == "click":
        QTest.mouseClick(notes.view.viewport(), Left, pos=offer_point(notes, lost))
    elif how == "key":
        click(notes, lost)
        press(notes, Key.Key_Return, Ctrl)
    else:
        in_menu(notes, lost, "Attach to the selection")
    assert session.span_of(lost.id) == Span(at, at + 10)
    assert listed(notes) == {"notes": [lost.id]}
    session.undo_stack.undo()
    assert listed(notes) == {"orphans": [lost.id]}


def test_without_a_selection_a_lost_note_says_how_to_attach_it(
    notes: NotesTab, notebook, session: Session
) -> None:
    lost = notebook.orphan("بلا موضع")
    point = offer_point(notes, lost)
    rect = QRectF(notes.view.visualRect(notes.model.find(lost.id)))
    row = notes.model.row(notes.model.find(lost.id))
    assert row is not None
    delegate = notes.view.row_delegate
    assert "select its words" in delegate._row_tip(row, rect, QPointF(point))
    assert delegate.part_at(rect, row, QPointF(point)) is None
    assert in_menu(notes, lost)["Attach to the selection"] is False
    QTest.mouseClick(notes.view.viewport(), Left, pos=point)
    press(notes, Key.Key_Return, Ctrl)
    assert session.span_of(lost.id) is None
    session.set_selection(Span(0, 4))
    assert delegate.part_at(rect, row, QPointF(point)) == "offer"


# -- choosing


def test_ctrl_and_shift_choose_and_the_bar_counts(
    side: str, notes: NotesTab, notebook, session: Session
) -> None:
    assert side
    items = [notebook.add(words, "ملاحظة") for words in ("60%", "مصر", "سالم البحر", "OpenAI")]
    in_order = sorted(items, key=lambda it: it.anchor.start)
    revealed: list[Span] = []
    session.reveal_requested.connect(revealed.append)
    click(notes, in_order[0])
    assert not notes.chosen_bar.isVisible()
    assert notes.editor.isVisible()
    click(notes, in_order[2], Ctrl)
    assert chosen(notes) == [in_order[0].id, in_order[2].id]
    assert notes.chosen_bar.isVisible()
    assert notes.chosen_bar.told() == "2 chosen"
    assert not notes.editor.isVisible()
    assert len(revealed) == 1  # choosing is not going there
    click(notes, in_order[1])
    assert chosen(notes) == [in_order[1].id]
    assert not notes.chosen_bar.isVisible()
    click(notes, in_order[3], Shift)
    assert chosen(notes) == [item.id for item in in_order[1:]]
    assert notes.chosen_bar.told() == "3 chosen"


def test_shift_and_the_arrows_choose_ctrl_a_takes_all_and_escape_leaves_one(
    notes: NotesTab, notebook
) -> None:
    items = [notebook.add(words) for words in ("60%", "مصر", "سالم البحر")]
    click(notes, items[0])
    press(notes, Key.Key_Down, Shift)
    assert chosen(notes) == [items[0].id, items[1].id]
    press(notes, Key.Key_A, Ctrl)
    assert chosen(notes) == [item.id for item in items]
    press(notes, Key.Key_Escape)
    assert chosen(notes) == [items[1].id]


def test_the_chosen_are_recoloured_in_one_step_by_a_digit(
    notes: NotesTab, notebook, session: Session
) -> None:
    items = [notebook.add(words) for words in ("60%", "مصر", "سالم البحر")]
    arrange(notes, COLOUR)
    click(notes, items[0])
    click(notes, items[2], Ctrl)
    press(notes, Key.Key_4)
    assert [session.annotations[it.id].colour for it in items] == ["pink", "yellow", "pink"]
    assert chosen(notes) == [items[0].id, items[2].id]  # in their new group
    session.undo_stack.undo()
    assert {it.colour for it in session.annotations.values()} == {"yellow"}


def test_tags_typed_into_the_bar_go_to_all_chosen_and_known_ones_are_offered(
    qtbot, notes: NotesTab, notebook, session: Session
) -> None:
    items = [notebook.add("60%", tags=("money",)), notebook.add("مصر")]
    steps = session.undo_stack.count()
    click(notes, items[0])
    press(notes, Key.Key_A, Ctrl)
    notes.ask_for_tags()
    line = notes.chosen_bar.tags
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClicks(line, "new, mon")
    completer = line.completer()
    assert completer.currentCompletion() == "new, money"
    completer.popup().hide()
    line.setText("new, money")
    QTest.keyClick(line, Key.Key_Return)
    assert [set(session.annotations[it.id].tags) for it in items] == [{"money", "new"}] * 2
    assert session.undo_stack.count() == steps + 1
    assert line.isHidden()
    session.undo_stack.undo()
    assert session.annotations[items[1].id].tags == ()


def test_the_menu_gives_a_tag_to_all_chosen_and_takes_it_from_them(
    notes: NotesTab, notebook, session: Session
) -> None:
    items = [notebook.add("60%", tags=("مال",)), notebook.add("مصر")]
    click(notes, items[0])
    press(notes, Key.Key_A, Ctrl)
    in_menu(notes, items[0], "Tags", "#مال  1/2")
    assert session.annotations[items[1].id].tags == ("مال",)
    in_menu(notes, items[0], "Tags", "#مال")
    assert [session.annotations[it.id].tags for it in items] == [(), ()]


def test_the_chosen_are_copied_as_text_in_the_order_of_the_list(notes: NotesTab, notebook) -> None:
    last = notebook.add("سالم البحر", "مدير", tags=("أشخاص",))
    first = notebook.add("OpenAI", "a company")
    click(notes, last)
    click(notes, first, Ctrl)
    press(notes, Key.Key_C, Ctrl)
    text = QApplication.clipboard().text()
    assert text == "“OpenAI”\na company\n\n«سالم البحر»\nمدير\n#أشخاص"


def test_the_bar_asks_for_an_export_of_the_chosen(qtbot, panel: SidePanel, notebook) -> None:
    panel.show_tab("notes")
    items = [notebook.add("60%"), notebook.add("مصر"), notebook.add("سالم")]
    click(panel.notes, items[0])
    click(panel.notes, items[1], Shift)
    with qtbot.waitSignal(panel.export_requested) as asked:
        QTest.mouseClick(panel.notes.chosen_bar.export_button, Left)
    assert asked.args == [[items[0].id, items[1].id]]


def test_deleting_several_is_one_step_and_the_next_row_is_current(
    notes: NotesTab, notebook, session: Session
) -> None:
    items = [notebook.add(words) for words in ("60%", "الإماراتُ", "30%", "مصر", "سالم البحر")]
    click(notes, items[1])
    click(notes, items[2], Shift)
    press(notes, Key.Key_Delete)
    assert listed(notes) == {"notes": [items[0].id, items[3].id, items[4].id]}
    assert (current(notes), chosen(notes)) == (items[3].id, [items[3].id])
    press(notes, Key.Key_Delete)
    press(notes, Key.Key_Delete)
    assert current(notes) == items[0].id
    press(notes, Key.Key_Delete)
    assert session.annotations == {}
    session.undo_stack.setIndex(5)
    assert notes.count() == 5


def test_the_bin_of_the_bar_leaves_the_keyboard_with_the_rows(
    qtbot, notes: NotesTab, notebook, session: Session
) -> None:
    items = [notebook.add(words) for words in ("60%", "مصر", "سالم البحر")]
    click(notes, items[0])
    click(notes, items[1], Shift)
    notes.chosen_bar.delete_button.setFocus()
    qtbot.waitUntil(notes.chosen_bar.delete_button.hasFocus)
    QTest.keyClick(notes.chosen_bar.delete_button, Key.Key_Return)
    assert set(session.annotations) == {items[2].id}
    qtbot.waitUntil(notes.view.hasFocus)


def test_many_more_than_a_few_are_recoloured_and_deleted_in_one_step(
    qtbot, notes: NotesTab, notebook, session: Session
) -> None:
    first = notebook.make("60%")
    made = [dataclasses.replace(first, id=f"urn:uuid:many{number}") for number in range(100)]
    session.change("Mark", *(Change(None, item) for item in made))
    qtbot.waitUntil(lambda: notes.count() == 100)
    press(notes, Key.Key_A, Ctrl)
    press(notes, Key.Key_3)
    assert {item.colour for item in session.annotations.values()} == {"blue"}
    press(notes, Key.Key_Delete)
    assert session.annotations == {}
    qtbot.waitUntil(lambda: notes.model.total() == 0)
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: notes.model.total() == 100)
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: notes.facets.colours["yellow"].count == 100)


def test_what_is_typed_last_is_not_lost_by_what_is_done_with_all(
    notes: NotesTab, notebook, session: Session, type_into
) -> None:
    first, second = notebook.add("60%"), notebook.add("مصر")
    click(notes, first)
    type_into(notes.editor.note, "دخل")
    click(notes, second, Ctrl)
    press(notes, Key.Key_2)
    assert session.annotations[first.id].note == "دخل"
    assert {it.colour for it in session.annotations.values()} == {"green"}


def test_notes_that_may_not_be_changed_can_be_chosen_and_copied_only(
    notes: NotesTab, notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [notebook.add("60%"), notebook.add("مصر")]
    monkeypatch.setattr(Session, "writable", False)
    click(notes, items[0])
    press(notes, Key.Key_A, Ctrl)
    bar = notes.chosen_bar
    enabled = {it.accessibleName(): it.isEnabled() for it in bar._buttons()}
    assert [name for name, on in enabled.items() if not on] == ["Tags", "Colour", "Delete"]
    press(notes, Key.Key_Delete)
    press(notes, Key.Key_2)
    assert notes.count() == 2


# -- the keyboard


def test_the_arrows_and_space_go_through_the_text_and_enter_writes(
    qtbot, notes: NotesTab, notebook, session: Session
) -> None:
    items = [notebook.add(words) for words in ("60%", "مصر", "سالم البحر")]
    revealed: list[Span] = []
    session.reveal_requested.connect(revealed.append)
    notes.listing.filter.setFocus()
    QTest.keyClick(notes.listing.filter, Key.Key_Down)
    qtbot.waitUntil(notes.view.hasFocus)
    press(notes, Key.Key_Down)
    press(notes, Key.Key_Down)
    press(notes, Key.Key_Space)
    spans = [session.span_of(item.id) for item in items]
    assert revealed == [spans[1], spans[2], spans[2]]
    assert not notes.editor.isVisible()
    press(notes, Key.Key_Return)
    qtbot.waitUntil(notes.editor.note.hasFocus)
    assert notes.editor.annotation_id == items[2].id
    QTest.keyClick(notes.editor.note, Key.Key_Return, Ctrl)
    qtbot.waitUntil(notes.view.hasFocus)


def test_an_open_editor_goes_along_with_the_arrows(notes: NotesTab, notebook) -> None:
    items = [notebook.add("60%", "دخل"), notebook.add("مصر", "بلد")]
    click(notes, items[0])
    press(notes, Key.Key_Down)
    assert notes.editor.note.toPlainText() == "بلد"
    assert notes.view.hasFocus()


def test_tab_leads_from_the_filter_through_all_buttons_to_the_rows(
    qtbot, notes: NotesTab, notebook
) -> None:
    notebook.add("60%", "دخل", tags=("مال",))
    notes.listing.filter.setFocus()
    qtbot.waitUntil(notes.listing.filter.hasFocus)
    met: list[QWidget] = []
    while not notes.view.hasFocus() and len(met) < 20:
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        met.append(QApplication.focusWidget())
    assert met == [
        notes.order_button, notes.document_button, notes.facets.colours["yellow"],
        notes.facets.tag_button, notes.facets.kind_button, notes.view,
    ]  # fmt: skip
    assert all(widget.accessibleName() for widget in met)


# -- the quick filter


def test_colours_filter_with_the_words_and_count(
    side: str, notes: NotesTab, notebook, session: Session
) -> None:
    assert side
    green = notebook.add("60%", "دخل الشركة", colour="green")
    blue = notebook.add("مصر", "دخل البلد", colour="blue")
    other = notebook.add("سالم البحر", "مدير", colour="green")
    facets = notes.facets
    assert [facet.count for facet in facets.colours.values()] == [0, 2, 1, 0, 0]
    assert facets.colours["green"].accessibleName() == "Green, 2 note(s)"
    assert not facets.colours["pink"].isEnabled()
    QTest.mouseClick(facets.colours["green"], Left)
    assert listed(notes) == {"notes": [green.id, other.id]}
    assert notes.model.count_shown(4) == 2
    QTest.mouseClick(facets.colours["blue"], Left)
    assert notes.model.total_shown() == 3
    QTest.mouseClick(facets.colours["blue"], Left)
    notes.listing.filter.setText("دخل")
    assert listed(notes) == {"notes": [green.id]}
    session.edit("Change colour", blue, colour="green")
    assert listed(notes) == {"notes": [green.id, blue.id]}
    QTest.mouseClick(facets.clear_button, Left)
    assert not facets.clear_button.isVisible()
    assert listed(notes) == {"notes": [green.id, blue.id]}


def test_tags_and_kinds_filter_by_keyboard(
    notes: NotesTab, notebook, session: Session, choose_in: Callable[[QWidget, str], None]
) -> None:
    written = notebook.add("60%", "دخل", tags=("مال",))
    marked = notebook.add("مصر", tags=("مال", "بلد"))
    mark = session.bookmark("Mark", session.document.text.index("OpenAI"))
    facets = notes.facets
    choose_in(facets.tag_button, "#مال  2")
    assert listed(notes) == {"notes": [written.id, marked.id]}
    assert "#مال" in facets.tag_button.accessibleName()
    choose_in(facets.kind_button, "Highlights only  1")
    assert listed(notes) == {"notes": [marked.id]}
    choose_in(facets.tag_button, "#مال  2")
    choose_in(facets.kind_button, "Bookmarks  1")
    assert listed(notes) == {"bookmarks": [mark.id]}
    choose_in(facets.kind_button, "With a note  1")
    assert listed(notes) == {"notes": [written.id]}
    choose_in(facets.kind_button, "All")
    assert not facets.active


def test_a_filter_that_nothing_passes_says_so_and_can_be_cleared(notes: NotesTab, notebook) -> None:
    notebook.add("60%", "دخل", colour="green")
    notebook.add("مصر", "", colour="blue")
    QTest.mouseClick(notes.facets.colours["blue"], Left)
    notes.facets.choose_kind(WRITTEN)
    assert "Nothing of this kind." in notes.listing.message()
    QTest.mouseClick(notes.listing._clear, Left)
    assert notes.model.total_shown() == 2
    assert not notes.facets.active


def test_asking_for_a_note_that_the_quick_filter_hides_shows_it(
    notes: NotesTab, notebook, session: Session
) -> None:
    made = notebook.add("60%", colour="green")
    notebook.add("مصر", colour="blue")
    QTest.mouseClick(notes.facets.colours["blue"], Left)
    session.edit_requested.emit(made.id)
    assert current(notes) == made.id
    assert not notes.facets.active


def test_the_tag_that_is_asked_for_is_dropped_with_its_last_note(
    notes: NotesTab, notebook, session: Session
) -> None:
    made = notebook.add("60%", tags=("مال",))
    notebook.add("مصر")
    notes.facets.toggle_tag("مال")
    assert notes.model.total_shown() == 1
    session.delete("Delete", made)
    assert notes.model.total_shown() == 1
    assert not notes.facets.active


# -- documents and bookmarks


def test_a_note_about_the_document_is_begun_with_a_click_and_shows_its_title(
    qtbot, panel: SidePanel, tasks: Tasks, type_into
) -> None:
    document = Document.of_paragraphs([("عنوان المقال", "title"), ("نص قصير", "paragraph")])
    session = Session(document, tasks)
    panel.set_session(session)
    panel.show_tab("notes")
    QTest.mouseClick(panel.notes.document_button, Left)
    qtbot.waitUntil(panel.notes.editor.note.hasFocus)
    quote = panel.notes.editor._quote
    assert "عنوان المقال" in quote.accessibleName()
    type_into(panel.notes.editor.note, "جيد")
    panel.commit()
    (item,) = session.annotations.values()
    assert (item.kind, item.note) == ("document", "جيد")
    assert listed(panel.notes) == {"document": [item.id]}
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.annotations == {}


def test_a_bookmark_is_edited_as_a_note_is(notes: NotesTab, session: Session, type_into) -> None:
    mark = session.bookmark("Mark", session.document.text.index("OpenAI"))
    click(notes, mark)
    press(notes, Key.Key_Return)
    type_into(notes.editor.note, "من هنا")
    notes.editor.finish()
    assert session.annotations[mark.id].note == "من هنا"
    row = notes.model.row(notes.model.find(mark.id))
    assert isinstance(row, Row)
    assert row.ribbon
    assert row.spoken.startswith("Bookmark, ")


def test_colours_are_called_what_their_reader_calls_them_everywhere(
    panel: SidePanel, notes: NotesTab, notebook
) -> None:
    made = notebook.add("60%", colour="blue")
    panel.set_colour_names(ColourNames({"blue": "سؤال"}))
    assert notes.editor.colours["blue"].toolTip() == "سؤال"
    assert "سؤال" in notes.facets.colours["blue"].toolTip()
    row = notes.model.row(notes.model.find(made.id))
    assert row is not None
    assert "سؤال" in row.spoken
    menu = notes.menu(QPersistentModelIndex(notes.model.find(made.id)))
    colours = next(it.menu() for it in menu.actions() if it.text() == "Colour")
    assert [it.text() for it in colours.actions()][2] == "سؤال"


def test_what_is_chosen_outlives_another_order_and_a_filter(notes: NotesTab, notebook) -> None:
    items = [notebook.add(words, "ملاحظة") for words in ("60%", "مصر", "سالم البحر")]
    notebook.add("OpenAI", "other")
    click(notes, items[0])
    click(notes, items[2], Ctrl)
    arrange(notes, COLOUR)
    assert set(chosen(notes)) == {items[0].id, items[2].id}
    notes.listing.filter.setText("ملاحظه")
    assert set(chosen(notes)) == {items[0].id, items[2].id}
    assert notes.chosen_bar.told() == "2 chosen"


def test_a_group_that_is_folded_hides_what_ctrl_a_would_choose(notes: NotesTab, notebook) -> None:
    lost, placed = notebook.orphan("بلا موضع"), notebook.add("60%")
    other = notebook.add("مصر")
    notes.view.collapse(notes.model.index(0, 0, QModelIndex()))
    press(notes, Key.Key_A, Ctrl)
    assert chosen(notes) == [placed.id, other.id]
    assert lost.id not in chosen(notes)


def test_the_menu_key_asks_for_the_menu_of_the_current_row(
    notes: NotesTab, notebook, session: Session
) -> None:
    notebook.add("60%", "دخل")
    made = notebook.add("مصر", "بلد")
    click(notes, made)

    def delete() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        try:
            QTest.keyClick(menu, Key.Key_Up)  # the last
            QTest.keyClick(menu, Key.Key_Return)
        finally:
            menu.close()

    QTimer.singleShot(0, delete)
    at = notes.view.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, notes.view.mapToGlobal(at))
    QApplication.sendEvent(notes.view, event)
    assert made.id not in session.annotations
    assert len(session.annotations) == 1
