"""Notes: listed as they stand in the text, kept up change by change, edited as one types."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from reader.annotations.merge import CONFLICT
from reader.annotations.model import Annotation, now
from reader.document import Span
from reader.ui.panel import editor
from reader.ui.panel.editor import IDLE
from reader.ui.panel.notes import NotesTab
from reader.ui.panel.side import SidePanel
from reader.ui.panel.tags import parse_tags
from reader.ui.session import Session

Key = Qt.Key
Left = Qt.MouseButton.LeftButton
Ctrl = Qt.KeyboardModifier.ControlModifier


def listed(tab: NotesTab) -> list[tuple[str, list[object]]]:
    view, model = tab.listing.view, tab.model
    return [
        (heading.key, [row.key for row in model.shown(group)])
        for group, heading in enumerate(model.headings)
        if not view.isRowHidden(group, QModelIndex())
    ]


def click(tab: NotesTab, annotation: Annotation) -> QModelIndex:
    view = tab.listing.view
    index = tab.model.find(annotation.id)
    view.scrollTo(index)
    rect = view.visualRect(index)
    QTest.mouseClick(view.viewport(), Left, pos=QPoint(rect.center().x(), rect.top() + 8))
    return index


@pytest.fixture
def notes(panel: SidePanel) -> NotesTab:
    panel.show_tab("notes")
    return panel.notes


def test_notes_stand_in_reading_order_and_those_without_a_place_first(
    notes: NotesTab, notebook, panel: SidePanel
) -> None:
    last = notebook.add("سالم البحر", "مدير")
    first = notebook.add("60%", "دخل")
    middle = notebook.add("11.7 مليار يورو", "قيمة")
    lost = notebook.orphan("بلا موضع")
    assert listed(notes) == [
        ("orphans", [lost.id]),
        ("notes", [first.id, middle.id, last.id]),
    ]
    assert panel._bar.tabText(2) == "Notes (4)"


def test_a_note_that_is_deleted_or_brought_back_leaves_and_returns(
    notes: NotesTab, notebook, session: Session
) -> None:
    first, second = notebook.add("60%", "دخل"), notebook.add("مصر", "بلد")
    session.delete("Delete", first)
    assert listed(notes) == [("notes", [second.id])]
    session.undo_stack.undo()
    assert listed(notes) == [("notes", [first.id, second.id])]
    session.undo_stack.undo()
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert listed(notes) == []
    assert "Select a passage" in notes.listing.message()


def test_loading_notes_shows_them(notes: NotesTab, notebook, session: Session) -> None:
    made = notebook.make("60%", "دخل")
    session.annotations = {made.id: made}
    session.annotations_changed.emit(())
    assert listed(notes) == [("orphans", [made.id])]


def test_a_click_goes_to_the_passage_and_opens_the_editor(
    qtbot, notes: NotesTab, notebook, session: Session
) -> None:
    made = notebook.add("11.7 مليار يورو", "قيمة", tags=("مال", "VC"))
    with qtbot.waitSignal(session.reveal_requested) as revealed:
        click(notes, made)
    assert revealed.args == [session.span_of(made.id)]
    assert notes.editor.isVisible()
    assert notes.editor.note.toPlainText() == "قيمة"
    assert parse_tags(notes.editor.tags.text()) == ("مال", "VC")
    assert notes.editor.colours["yellow"].isChecked()
    assert notes.listing.view.hasFocus()


def test_the_second_click_on_a_row_that_the_editor_covers_by_then_opens_it_too(
    notes: NotesTab, notebook, session: Session
) -> None:
    made = notebook.add("60%")
    click(notes, made)
    blue = notes.editor.colours["blue"]
    QTest.mouseDClick(blue, Qt.MouseButton.LeftButton)  # what is under the mouse now
    assert notes.editor.note.hasFocus()
    assert session.annotations[made.id].colour == "yellow"
    QTest.mouseClick(blue, Qt.MouseButton.LeftButton)
    assert session.annotations[made.id].colour == "blue"


def test_a_click_into_the_editor_some_time_after_it_opened_is_one(
    qtbot, notes: NotesTab, notebook, session: Session
) -> None:
    made = notebook.add("60%")
    click(notes, made)
    qtbot.waitUntil(lambda: not notes.editor._second.isActive())
    QTest.mouseClick(notes.editor.colours["blue"], Qt.MouseButton.LeftButton)
    assert session.annotations[made.id].colour == "blue"


def test_a_note_without_a_place_opens_all_the_same(notes: NotesTab, notebook) -> None:
    lost = notebook.orphan("بلا موضع")
    click(notes, lost)
    assert notes.editor.annotation_id == lost.id


@pytest.mark.parametrize(
    ("query", "found"),
    [("قيمه", 1), ("مليار", 1), ("vc", 1), ("#مال", 1), ("Nakhla", 0), ("١١٫٧", 1)],
)
def test_the_filter_looks_at_quote_note_and_tags(
    notes: NotesTab, notebook, query: str, found: int
) -> None:
    notebook.add("11.7 مليار يورو", "القيمةُ السوقية", tags=("مال", "VC"))
    notebook.add("سالم البحر", "مدير")
    notes.listing.filter.setText(query)
    assert notes.model.total_shown() == found


def test_what_is_typed_is_kept_after_a_moment_as_one_step(
    qtbot, notes: NotesTab, notebook, session: Session, type_into
) -> None:
    made = notebook.add("60%")
    steps = session.undo_stack.count()
    session.edit_requested.emit(made.id)
    qtbot.waitUntil(notes.editor.note.hasFocus)
    for words in ("دخل", " الشركة"):
        type_into(notes.editor.note, words)
        with qtbot.waitSignal(session.annotations_changed):
            pass
    assert session.annotations[made.id].note == "دخل الشركة"
    assert session.undo_stack.count() == steps + 1
    row = notes.model.row(notes.model.find(made.id))
    assert row is not None
    assert row.lines[1].text is not None
    assert row.lines[1].text.text == "دخل الشركة"


def test_what_was_typed_a_moment_before_a_deletion_comes_back_with_its_undo(
    qtbot, notes: NotesTab, notebook, session: Session, type_into
) -> None:
    made = notebook.add("60%")
    session.edit_requested.emit(made.id)
    qtbot.waitUntil(notes.editor.note.hasFocus)
    type_into(notes.editor.note, "كلمات جديدة")
    notes.delete()
    assert not session.annotations
    session.undo_stack.undo()
    assert session.annotations[made.id].note == "كلمات جديدة"


def test_coming_back_to_a_note_is_another_step_than_writing_it(
    notes: NotesTab, notebook, session: Session, type_into
) -> None:
    made = notebook.add("60%")
    session.edit_requested.emit(made.id)
    type_into(notes.editor.note, "كل ما كتبته")
    notes.editor.finish()
    session.edit_requested.emit(made.id)
    type_into(notes.editor.note, " أمس")
    notes.editor.commit()
    type_into(notes.editor.note, " مساء")
    notes.editor.finish()
    assert session.annotations[made.id].note == "كل ما كتبته أمس مساء"
    session.undo_stack.undo()
    assert session.annotations[made.id].note == "كل ما كتبته"


def test_typing_after_a_pause_is_another_step(
    qtbot, notes: NotesTab, notebook, session: Session, type_into, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "PAUSE", 1)
    made = notebook.add("60%")
    session.edit_requested.emit(made.id)
    type_into(notes.editor.note, "دخل")
    notes.editor.commit()
    qtbot.waitUntil(lambda: not notes.editor._pause.isActive())
    type_into(notes.editor.note, " الشركة")
    notes.editor.commit()
    session.undo_stack.undo()
    assert session.annotations[made.id].note == "دخل"


def test_a_short_rest_between_words_is_no_pause(
    qtbot, notes: NotesTab, notebook, session: Session, type_into, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "PAUSE", IDLE // 2)
    made = notebook.add("60%")
    session.edit_requested.emit(made.id)
    type_into(notes.editor.note, "دخل")
    notes.editor.commit()
    type_into(notes.editor.note, " الشركة")  # in time, though it is kept when the rest is over
    with qtbot.waitSignal(session.annotations_changed):
        pass
    session.undo_stack.undo()
    assert session.annotations[made.id].note == ""


def test_undo_in_the_tags_goes_on_with_what_was_done_before(
    qtbot, notes: NotesTab, notebook, session: Session
) -> None:
    made = notebook.add("60%", "دخل")
    session.edit_requested.emit(made.id)
    notes.editor.tags.setFocus()
    qtbot.waitUntil(notes.editor.tags.hasFocus)
    assert made.id in session.annotations
    QTest.keyClick(notes.editor.tags, Key.Key_Z, Ctrl)
    assert made.id not in session.annotations


def test_typing_after_undo_does_not_join_what_undo_has_left(
    notes: NotesTab, notebook, session: Session, type_into
) -> None:
    made = notebook.add("60%")
    session.edit_requested.emit(made.id)
    type_into(notes.editor.note, "أول")
    notes.editor.finish()
    session.edit_requested.emit(made.id)
    type_into(notes.editor.note, " ثان")
    notes.editor.commit()
    session.undo_stack.undo()
    type_into(notes.editor.note, " ثالث")
    notes.editor.commit()
    assert session.annotations[made.id].note == "أول ثالث"
    session.undo_stack.undo()
    assert session.annotations[made.id].note == "أول"


def test_undo_in_the_window_shows_in_the_editor(
    notes: NotesTab, notebook, session: Session, type_into
) -> None:
    made = notebook.add("60%", "قديم")
    session.edit_requested.emit(made.id)
    type_into(notes.editor.note, " جديد")
    notes.editor.commit()
    session.undo_stack.undo()
    assert notes.editor.note.toPlainText() == "قديم"
    session.undo_stack.redo()
    assert notes.editor.note.toPlainText() == "قديم جديد"


def test_ctrl_z_takes_back_typing_first_and_then_the_sessions_steps(
    notes: NotesTab, notebook, session: Session, type_into
) -> None:
    made = notebook.add("60%", "قديم")
    session.edit("Change colour", made, colour="pink")
    session.edit_requested.emit(made.id)
    type_into(notes.editor.note, " جديد")
    QTest.keyClick(notes.editor.note, Key.Key_Z, Ctrl)
    assert notes.editor.note.toPlainText() == "قديم"
    assert session.annotations[made.id].colour == "pink"
    QTest.keyClick(notes.editor.note, Key.Key_Z, Ctrl)
    assert session.annotations[made.id].colour == "yellow"
    assert notes.editor.colours["yellow"].isChecked()


def test_the_windows_undo_shortcut_leaves_typing_to_the_note(
    qtbot, panel: SidePanel, notebook, session: Session, type_into
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(panel)
    undo = session.undo_stack.createUndoAction(window)
    undo.setShortcut(QKeySequence.StandardKey.Undo)
    window.addAction(undo)
    window.show()
    window.activateWindow()
    panel.show_tab("notes")
    made = notebook.add("60%", "قديم")
    session.edit_requested.emit(made.id)
    field = panel.notes.editor.note
    qtbot.waitUntil(field.hasFocus)
    type_into(field, " جديد")
    QTest.keyClick(field, Key.Key_Z, Ctrl)
    assert field.toPlainText() == "قديم"
    assert made.id in session.annotations
    window.takeCentralWidget()


def test_what_is_being_typed_survives_a_change_of_colour_elsewhere(
    notes: NotesTab, notebook, session: Session, type_into
) -> None:
    made = notebook.add("60%", "قديم")
    session.edit_requested.emit(made.id)
    type_into(notes.editor.note, " جديد")
    session.edit("Change colour", session.annotations[made.id], colour="blue")
    assert notes.editor.note.toPlainText() == "قديم جديد"
    notes.editor.commit()
    assert session.annotations[made.id].note == "قديم جديد"
    assert session.annotations[made.id].colour == "blue"


def elsewhere(session: Session, annotation: Annotation, **values: object) -> None:
    """Another program has changed ``annotation``, and the session has just read that."""
    changed = dataclasses.replace(annotation, **values, modified=now())
    session._hold({**session.annotations, annotation.id: changed}, session.placements)
    session.annotations_changed.emit(())


def test_what_is_being_typed_survives_another_programs_words_in_the_same_note(
    notes: NotesTab, notebook, session: Session, type_into
) -> None:
    made = notebook.add("60%", "قديم")
    session.edit_requested.emit(made.id)
    type_into(notes.editor.note, " جديد")
    elsewhere(session, made, note="قديم آخر", colour="blue", tags=("مال",))
    both = {"قديم جديد", "قديم آخر"}
    assert set(notes.editor.note.toPlainText().split(CONFLICT)) == both
    assert notes.editor.tags.text() == "مال"
    type_into(notes.editor.note, " جدا")  # the cursor is where it was
    notes.editor.commit()
    kept = session.annotations[made.id]
    assert set(kept.note.split(CONFLICT)) == {"قديم جديد جدا", "قديم آخر"}
    assert (kept.colour, kept.tags) == ("blue", ("مال",))
    session.undo_stack.undo()
    assert session.annotations[made.id].note == "قديم آخر"
    assert notes.editor.note.toPlainText() == "قديم آخر"


def test_another_programs_words_are_shown_where_nobody_types(
    notes: NotesTab, notebook, session: Session
) -> None:
    made = notebook.add("60%", "قديم")
    session.edit_requested.emit(made.id)
    notes.editor.tags.setFocus()
    QTest.keyClicks(notes.editor.tags, "money")
    elsewhere(session, made, note="آخر", tags=("مال",))
    assert notes.editor.note.toPlainText() == "آخر"
    assert set(parse_tags(notes.editor.tags.text())) == {"money", "مال"}
    notes.editor.commit()
    kept = session.annotations[made.id]
    assert (kept.note, set(kept.tags)) == ("آخر", {"money", "مال"})


def test_what_is_being_typed_brings_back_a_note_that_another_program_deletes(
    notes: NotesTab, notebook, session: Session, type_into
) -> None:
    made = notebook.add("60%", "قديم")
    session.edit_requested.emit(made.id)
    type_into(notes.editor.note, " جديد")
    session.annotations = {}
    session.annotations_changed.emit(())
    assert notes.editor.note.toPlainText() == "قديم جديد"
    notes.editor.commit()
    assert session.annotations[made.id].note == "قديم جديد"
    assert listed(notes) == [("notes", [made.id])]
    session.annotations = {}
    session.annotations_changed.emit(())
    assert not notes.editor.isVisible()
    assert notes.editor.annotation_id is None


def test_going_to_another_note_keeps_what_was_typed_for_the_first(
    notes: NotesTab, notebook, session: Session, type_into
) -> None:
    first, second = notebook.add("60%"), notebook.add("مصر", "بلد")
    session.edit_requested.emit(first.id)
    type_into(notes.editor.note, "دخل")
    click(notes, second)
    assert session.annotations[first.id].note == "دخل"
    assert notes.editor.note.toPlainText() == "بلد"
    assert session.annotations[second.id].note == "بلد"


@pytest.mark.parametrize(
    ("note", "tags"),
    [
        ("6\u00a0% و\u202f7", ()), ("سطر\u2028آخر\r\nثالث", ()), ("\ufeffنص\ufdd0", ()),
        ("", ("a, b", "#c")), ("\n\n", (" x ",)),
    ],
)  # fmt: skip
def test_looking_at_a_note_does_not_change_it(
    notes: NotesTab, notebook, session: Session, note: str, tags: tuple[str, ...]
) -> None:
    made = notebook.add("60%", note, tags=tags)
    kept = session.annotations[made.id]
    session.edit_requested.emit(made.id)
    notes.editor.shut()
    assert session.annotations[made.id] is kept


def test_spaces_that_hold_survive_typing_beside_them(
    notes: NotesTab, notebook, session: Session, type_into
) -> None:
    made = notebook.add("60%", "6\u00a0%")
    session.edit_requested.emit(made.id)
    type_into(notes.editor.note, " نعم")
    notes.editor.commit()
    assert session.annotations[made.id].note == "6\u00a0% نعم"


def test_an_edit_touches_its_own_row_only(notes: NotesTab, notebook, session: Session) -> None:
    first, second = notebook.add("60%", "دخل"), notebook.add("مصر", "بلد")
    touched: list[object] = []
    notes.model.modelReset.connect(lambda: touched.append("reset"))
    notes.model.rowsInserted.connect(lambda: touched.append("inserted"))
    notes.model.rowsRemoved.connect(lambda: touched.append("removed"))
    notes.model.dataChanged.connect(lambda top, _: touched.append(notes.model.row(top).key))
    session.edit("Edit note", second, note="دولة")
    session.edit("Change colour", first, colour="blue")
    assert touched == [second.id, first.id]


@pytest.mark.parametrize("how", ["tab", "session", "focus"])
def test_leaving_keeps_what_was_typed(
    qtbot, how: str, panel: SidePanel, notes: NotesTab, notebook, session: Session, type_into
) -> None:
    made = notebook.add("60%")
    session.edit_requested.emit(made.id)
    qtbot.waitUntil(notes.editor.note.hasFocus)
    type_into(notes.editor.note, "دخل")
    if how == "tab":
        panel.show_tab("statistics")
    elif how == "session":
        panel.set_session(None)
    else:
        notes.listing.filter.setFocus()
    qtbot.waitUntil(lambda: session.annotations[made.id].note == "دخل", timeout=IDLE // 2)


def test_tags_are_split_at_commas_of_both_scripts(
    notes: NotesTab, notebook, session: Session
) -> None:
    made = notebook.add("60%")
    session.edit_requested.emit(made.id)
    QTest.keyClicks(notes.editor.tags, "money, VC")
    notes.editor.tags.setText("دخل، #مال,VC ,, مال")
    notes.editor.commit()
    assert session.annotations[made.id].tags == ("دخل", "مال", "VC")


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("دخل الشركة", "rtl"), ("OpenAI تقول إن السوق كبيرة", "rtl"), ("The income", "ltr"),
        ("2025", None), ("", None), ("«OpenAI» and Anthropic", "ltr"),
    ],
)  # fmt: skip
def test_the_note_reads_the_way_its_letters_do(
    side: str, notes: NotesTab, notebook, session: Session, type_into, text: str, direction
) -> None:
    made = notebook.add("60%")
    session.edit_requested.emit(made.id)
    type_into(notes.editor.note, text)
    rtl = (direction or side) == "rtl"
    wanted = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    assert notes.editor.note.direction() == wanted
    notes.editor.note.clear()
    wanted = Qt.LayoutDirection.RightToLeft if side == "rtl" else Qt.LayoutDirection.LeftToRight
    assert notes.editor.note.direction() == wanted


def test_a_colour_button_recolours_and_keeps_the_note(
    notes: NotesTab, notebook, session: Session, type_into
) -> None:
    made = notebook.add("60%")
    session.edit_requested.emit(made.id)
    type_into(notes.editor.note, "دخل")
    QTest.mouseClick(notes.editor.colours["green"], Left)
    kept = session.annotations[made.id]
    assert (kept.colour, kept.note) == ("green", "دخل")
    session.undo_stack.undo()
    assert notes.editor.colours["yellow"].isChecked()


def test_asking_to_edit_brings_the_tab_the_row_and_the_cursor(
    qtbot, panel: SidePanel, notebook, session: Session
) -> None:
    panel.show_tab("statistics")
    made = notebook.add("سالم البحر", "مدير")
    session.edit_requested.emit(made.id)
    assert panel.current_tab() == "notes"
    qtbot.waitUntil(panel.notes.editor.note.hasFocus)
    assert panel.notes.editor.note.textCursor().position() == 4
    assert panel.notes.listing.view.currentIndex() == panel.notes.model.find(made.id)


def test_asking_to_edit_a_note_that_the_filter_hides_shows_it(
    notes: NotesTab, notebook, session: Session
) -> None:
    made = notebook.add("سالم البحر", "مدير")
    notebook.add("60%", "دخل")
    notes.listing.filter.setText("دخل")
    session.edit_requested.emit(made.id)
    assert notes.listing.view.currentIndex() == notes.model.find(made.id)
    assert notes.model.total_shown() == 2


def test_committing_the_panel_gives_the_session_the_last_words(
    panel: SidePanel, notes: NotesTab, notebook, session: Session, type_into
) -> None:
    made = notebook.add("60%")
    session.edit_requested.emit(made.id)
    type_into(notes.editor.note, "دخل")
    panel.commit()
    assert session.annotations[made.id].note == "دخل"


def test_escape_in_the_editor_leads_to_the_page_with_the_note_kept(
    qtbot, panel: SidePanel, notes: NotesTab, notebook, session: Session, type_into
) -> None:
    made = notebook.add("60%")
    session.edit_requested.emit(made.id)
    type_into(notes.editor.note, "دخل")
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(notes.editor.note, Key.Key_Escape)
    assert session.annotations[made.id].note == "دخل"


def test_ctrl_enter_closes_the_editor_where_the_reader_came_from(
    qtbot, panel: SidePanel, notes: NotesTab, notebook, session: Session
) -> None:
    made = notebook.add("60%", "دخل")
    session.edit_requested.emit(made.id)
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(notes.editor.note, Key.Key_Return, Ctrl)
    assert not notes.editor.isVisible()
    click(notes, made)
    QTest.keyClick(notes.listing.view, Key.Key_F2)
    qtbot.waitUntil(notes.editor.note.hasFocus)
    QTest.keyClick(notes.editor.tags, Key.Key_Enter, Ctrl)
    qtbot.waitUntil(notes.listing.view.hasFocus)


def test_the_delete_key_deletes_and_undo_brings_back(
    notes: NotesTab, notebook, session: Session
) -> None:
    first, second = notebook.add("60%", "دخل"), notebook.add("مصر", "بلد")
    click(notes, first)
    QTest.keyClick(notes.listing.view, Key.Key_Delete)
    assert set(session.annotations) == {second.id}
    assert not notes.editor.isVisible()
    session.undo_stack.undo()
    assert set(session.annotations) == {first.id, second.id}


def test_the_editors_bin_deletes_what_it_shows_without_losing_the_text(
    notes: NotesTab, notebook, session: Session, type_into
) -> None:
    made = notebook.add("60%")
    session.edit_requested.emit(made.id)
    type_into(notes.editor.note, "دخل")
    QTest.mouseClick(notes.editor._delete, Left)
    assert session.annotations == {}
    session.undo_stack.undo()
    assert session.annotations[made.id].note == "دخل"


def test_the_menu_goes_copies_recolours_and_deletes(
    qtbot, notes: NotesTab, notebook, session: Session
) -> None:
    made = notebook.add("60%", "دخل")
    index = QPersistentModelIndex(notes.model.find(made.id))
    menu = notes.menu(index)
    actions = {action.text(): action for action in menu.actions() if action.text()}
    with qtbot.waitSignal(session.reveal_requested):
        actions["Go to passage"].trigger()
    actions["Copy quote"].trigger()
    assert QApplication.clipboard().text() == "60%"
    actions["Copy note"].trigger()
    assert QApplication.clipboard().text() == "دخل"
    colours = {action.text(): action for action in actions["Colour"].menu().actions()}
    assert colours["Yellow"].isChecked()
    colours["Purple"].trigger()
    assert session.annotations[made.id].colour == "purple"
    actions["Delete"].trigger()
    assert session.annotations == {}


def test_notes_that_may_not_be_changed_can_be_read_only(
    notes: NotesTab, notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = notebook.add("60%", "دخل")
    monkeypatch.setattr(Session, "writable", False)
    click(notes, made)
    assert notes.editor.note.isReadOnly()
    assert not notes.editor.colours["green"].isEnabled()
    menu = notes.menu(QPersistentModelIndex(notes.model.find(made.id)))
    enabled = {action.text(): action.isEnabled() for action in menu.actions()}
    assert (enabled["Delete"], enabled["Copy note"]) == (False, True)


def test_the_note_under_the_caret_is_lit(notes: NotesTab, notebook, session: Session) -> None:
    made = notebook.add("سالم البحر", "مدير")
    span = session.span_of(made.id)
    assert isinstance(span, Span)
    session.set_caret(span.start + 2)
    assert notes.listing.view.row_delegate.lit == {made.id}


def test_a_markdown_note_of_several_lines_is_cut_after_the_third(
    notes: NotesTab, notebook, session: Session
) -> None:
    made = notebook.add("60%", "سطر\nسطر\nسطر\nسطر\nسطر")
    view = notes.listing.view
    row = notes.model.row(notes.model.find(made.id))
    assert row is not None
    three = notebook.add("مصر", "سطر\nسطر\nسطر")
    other = notes.model.row(notes.model.find(three.id))
    assert other is not None
    height = view.row_delegate.typesetter.row_height
    assert height(row) == height(other)
    session.edit("Edit note", made, note="سطر")
    row = notes.model.row(notes.model.find(made.id))
    assert row is not None
    assert height(row) < height(other)
    assert view.visualRect(notes.model.find(made.id)).height() == height(row)


def test_an_open_editor_goes_along_to_the_note_that_the_caret_enters(
    notes: NotesTab, notebook, session: Session, qtbot
) -> None:
    first = notebook.add("60%", "دخل")
    second = notebook.add("سالم البحر", "مدير")
    session.edit_requested.emit(first.id)
    assert notes.editor.annotation_id == first.id
    notes.listing.view.setFocus()
    qtbot.waitUntil(notes.listing.view.hasFocus)
    where = session.span_of(second.id)
    assert where is not None
    session.set_caret(where.start + 1)
    assert notes.editor.annotation_id == second.id
    session.set_caret(0)
    assert notes.editor.annotation_id == second.id


def test_an_editor_in_which_somebody_writes_stays_where_it_is(
    notes: NotesTab, notebook, session: Session, qtbot
) -> None:
    first = notebook.add("60%", "دخل")
    second = notebook.add("سالم البحر", "مدير")
    session.edit_requested.emit(first.id)
    qtbot.waitUntil(lambda: notes.editor.isAncestorOf(QApplication.focusWidget()))
    where = session.span_of(second.id)
    assert where is not None
    session.set_caret(where.start + 1)
    assert notes.editor.annotation_id == first.id


def test_words_that_the_session_cannot_take_stay_in_their_field_and_are_told_of(
    qtbot, panel: SidePanel, notes: NotesTab, notebook, session: Session, monkeypatch, type_into
) -> None:
    made = notebook.add("60%", "دخل")
    session.edit_requested.emit(made.id)
    qtbot.waitUntil(notes.editor.note.hasFocus)
    type_into(notes.editor.note, " وأكثر")
    with monkeypatch.context() as read_only:
        read_only.setattr(Session, "writable", False)
        assert not panel.commit()
        assert notes.editor.note.toPlainText().endswith("وأكثر")
    assert panel.commit()
    assert session.annotations[made.id].note.endswith("وأكثر")


def test_an_open_editor_goes_along_to_the_note_that_is_made_where_the_caret_is(
    qtbot, notes: NotesTab, notebook, session: Session
) -> None:
    first = notebook.add("60%", "دخل")
    session.edit_requested.emit(first.id)
    notes.listing.view.setFocus()
    qtbot.waitUntil(notes.listing.view.hasFocus)
    session.set_caret(session.document.text.index("سالم البحر"))
    assert notes.editor.annotation_id == first.id
    second = notebook.add("سالم البحر", "مدير")
    assert notes.editor.annotation_id == second.id
