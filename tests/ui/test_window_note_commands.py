"""The commands about notes: bookmarks, notes about the whole, names of colours, and their keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from reader import importers
from reader.annotations import store
from reader.annotations.anchor import describe
from reader.annotations.folder import Candidate
from reader.annotations.model import Annotation, Annotations, Change, new_id, now
from reader.document import Document, Span
from reader.library import settings as saved_settings
from reader.ui.dialogs.colour_names import ColourNamesDialog
from reader.ui.dialogs.importing import ImportDialog
from reader.ui.dialogs.relink import RelinkDialog
from reader.ui.page import selection
from reader.ui.window import Desk, ReaderWindow
from tests.shared import oracle
from tests.windows import Opened, at_rest, mark, press

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(opened: Opened, first: Path) -> ReaderWindow:
    return opened(first)


def kept(desk: Desk, window: ReaderWindow) -> Annotations:
    """What is on the disk."""
    return store.open_notes(desk.settings.notes_path, importers.read(window.path)).annotations


def bookmarks(window: ReaderWindow) -> list[Annotation]:
    return [item for item in window.session.annotations.values() if item.kind == "bookmark"]


def place_caret(window: ReaderWindow, offset: int) -> None:
    window.page.set_selection(selection.at(offset))


# -- bookmarks


def test_the_key_bookmarks_the_sentence_at_the_caret_and_takes_that_back(
    window: ReaderWindow,
) -> None:
    place_caret(window, 20)
    press(window, "Ctrl+D")
    (made,) = bookmarks(window)
    assert made.anchor.exact.startswith("وفي سطره الثاني")
    assert window.session.undo_stack.undoText() == "Bookmark"
    place_caret(window, 30)  # the same sentence
    press(window, "Ctrl+D")
    assert bookmarks(window) == []
    assert window.offers["undo"].text().startswith("&Undo: Remove bookmark")
    press(window, "Ctrl+Z")
    assert bookmarks(window) == [made] or bookmarks(window)[0].anchor == made.anchor


def test_where_the_caret_is_scrolled_away_what_is_read_gets_the_bookmark(
    window: ReaderWindow,
) -> None:
    window.page.verticalScrollBar().setValue(600)
    top = window.page.reading_position()
    press(window, "Ctrl+D")
    (made,) = bookmarks(window)
    assert made.anchor.start <= top < made.anchor.end + 10
    assert top > 100


def test_bookmarks_are_visited_round_and_round(window: ReaderWindow) -> None:
    text = window.session.document.text
    places = [0, text.index("وفي"), len(text) - 5]
    for offset in places:
        window.session.bookmark("b", offset)
    mark(window, 2, 6)  # which is none
    met = []
    place_caret(window, 0)
    for key in ("Alt+PgDown", "Alt+PgDown", "Alt+PgDown", "Alt+PgUp"):
        press(window, key)
        met.append(window.session.caret)
    starts = [item.anchor.start for item in bookmarks(window)]
    assert met == [starts[1], starts[2], starts[0], starts[2]]
    assert window.page.in_view(window.session.caret)


def test_notes_are_visited_past_bookmarks_and_over_each_other(window: ReaderWindow) -> None:
    for start, end in ((0, 9), (0, 4), (20, 25)):
        mark(window, start, end)
    window.session.bookmark("b", 16)
    met = []
    place_caret(window, len(window.session.document.text) - 1)
    for _ in range(4):
        press(window, "Alt+Down")
        met.append(window.page.current_annotation().anchor)
    assert [(it.start, it.end) for it in met] == [(0, 4), (0, 9), (20, 25), (0, 4)]


def test_the_menu_says_what_it_would_do(window: ReaderWindow) -> None:
    place_caret(window, 20)
    window.menus.furnish()
    menu = next(it for it, _ in window.menus._menus if it.title() == "&Notes")
    shown = []

    def look() -> None:
        shown.append(window.offers["bookmark"].text().partition("\t")[0])
        menu.close()

    for _ in range(2):
        QTimer.singleShot(0, window, look)
        menu.exec()
        window.offers["bookmark"].trigger()
    assert shown == ["&Bookmark", "Remove &Bookmark"]


def test_only_what_is_there_can_be_gone_to(window: ReaderWindow) -> None:
    names = ("next_note", "previous_note", "next_bookmark", "previous_bookmark")

    def usable() -> list[bool]:
        return [window.offers[name].isEnabled() for name in names]

    window.session.note_document("Note")
    assert usable() == [False] * 4
    window.session.bookmark("Bookmark", 20)
    assert usable() == [False, False, True, True]
    press(window, "Alt+PgDown")  # to the bookmark, which has no colour
    assert not window.offers["mark.green"].isEnabled()
    assert window.offers["delete"].isEnabled()
    mark(window, 0, 3)
    assert usable() == [True] * 4
    place_caret(window, 1)
    assert window.offers["mark.green"].isEnabled()


# -- notes about the whole


def test_a_note_about_the_whole_opens_for_writing(window: ReaderWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.edit_requested) as asked:
        press(window, "Ctrl+Shift+N")
    (made,) = window.session.annotations.values()
    assert made.kind == "document"
    assert asked.args == [made.id]
    assert window.session.undo_stack.undoText() == "Note about the document"
    assert window.session.orphans == ()
    window.note_commands.note_document()  # what is still empty is gone on with
    assert len(window.session.annotations) == 1


# -- one name for one thing


@pytest.mark.parametrize("kind", ["highlight", "note", "bookmark"])
def test_a_step_is_called_the_same_wherever_it_is_asked_for(
    window: ReaderWindow, kind: str
) -> None:
    session = window.session
    names = {"highlight": "Remove highlight", "note": "Delete note", "bookmark": "Remove bookmark"}

    def made() -> Annotation:
        if kind == "bookmark":
            return session.bookmark("Bookmark", 20)
        return session.highlight("Mark", Span(0, 3), "yellow", "نص" if kind == "note" else "")

    item = made()
    session.reveal(session.span_of(item.id))
    window.page.choose(item.id)
    press(window, "Ctrl+Del")
    said = [session.undo_stack.undoText()]
    item = made()
    session.edit_requested.emit(item.id)
    notes = window.build_panel().notes
    notes.editor._delete.click()
    said.append(session.undo_stack.undoText())
    item = made()
    notes.edit(item.id)
    QTest.keyClick(notes.view, Qt.Key.Key_Delete)
    said.append(session.undo_stack.undoText())
    assert said == [names[kind]] * 3
    assert not session.annotations


def test_a_colour_is_changed_under_one_name(window: ReaderWindow) -> None:
    mark(window, 0, 3)
    session = window.session
    (made,) = session.annotations
    place_caret(window, 1)
    said = []
    QTest.keyClick(window.page, Qt.Key.Key_2)
    said.append(session.undo_stack.undoText())
    session.edit_requested.emit(made)
    notes = window.build_panel().notes
    QTest.mouseClick(notes.editor.colours["blue"], LEFT)
    said.append(session.undo_stack.undoText())
    QTest.keyClick(notes.view, Qt.Key.Key_4)
    said.append(session.undo_stack.undoText())
    assert said == ["Change colour"] * 3
    assert session.annotations[made].colour == "pink"


def test_the_button_for_a_note_about_the_whole_goes_on_with_an_empty_one(
    window: ReaderWindow,
) -> None:
    button = window.build_panel().notes.document_button
    window.commands.show_tab("notes")
    for _ in range(2):
        QTest.mouseClick(button, LEFT)
    assert [item.kind for item in window.session.annotations.values()] == ["document"]


# -- deleting


def test_deleting_in_a_selection_spares_bookmarks_and_says_how_many(window: ReaderWindow) -> None:
    mark(window, 0, 3)
    mark(window, 4, 8)
    window.session.bookmark("b", 0)
    window.page.select_all()
    press(window, "Ctrl+Del")
    assert [item.kind for item in window.session.annotations.values()] == ["bookmark"]
    assert window.session.undo_stack.undoText() == "Delete 2 notes"
    press(window, "Ctrl+Z")
    assert len(window.session.annotations) == 3


def test_in_a_text_field_the_keys_for_deleting_delete_a_word(window: ReaderWindow) -> None:
    mark(window, 0, 9)
    place_caret(window, 3)
    (made,) = window.session.annotations
    window.session.edit_requested.emit(made)
    assert window.panel is not None
    editor = window.panel.notes.editor
    editor.note.setPlainText("one two")
    editor.note.moveCursor(QTextCursor.MoveOperation.Start)
    assert editor.note.hasFocus()
    QTest.keyClick(editor.note, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert editor.note.text() in ("two", " two")
    editor.tags.setText("three four")
    editor.tags.setFocus()
    editor.tags.home(False)
    QTest.keyClick(editor.tags, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert editor.tags.text() in ("four", " four")
    assert [*window.session.annotations] == [made]


def test_in_the_list_the_keys_for_deleting_mean_the_row(window: ReaderWindow) -> None:
    mark(window, 0, 3)
    mark(window, 4, 8)
    place_caret(window, 1)
    window.commands.show_tab("notes")
    assert window.panel is not None
    view = window.panel.notes.view
    QTest.keyClick(view, Qt.Key.Key_End)  # which leads the caret along
    place_caret(window, 1)
    QTest.keyClick(view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [it.anchor.start for it in window.session.annotations.values()] == [0]


def test_what_undo_brings_back_at_the_caret_can_be_deleted_at_once(window: ReaderWindow) -> None:
    mark(window, 0, 9)
    place_caret(window, 3)
    assert window.offers["delete"].isEnabled()
    press(window, "Ctrl+Del")
    assert not window.offers["delete"].isEnabled()
    press(window, "Ctrl+Z")
    assert window.offers["delete"].isEnabled()


def test_nothing_seems_undone_while_a_newer_version_holds_the_file(
    window: ReaderWindow, qtbot: QtBot
) -> None:
    mark(window, 0, 9)
    qtbot.waitUntil(lambda: at_rest(window))
    session = window.session
    path = session.notes_path
    assert path is not None
    written = path.read_text("utf-8")
    path.write_text(written.replace('"hamesh:format": 1', '"hamesh:format": 2'), "utf-8")
    qtbot.waitUntil(lambda: not session.writable)
    press(window, "Ctrl+Z")
    assert len(session.annotations) == 1
    assert not window.offers["undo"].isEnabled()
    path.write_text(written, "utf-8")
    qtbot.waitUntil(lambda: session.writable)
    press(window, "Ctrl+Z")
    assert not session.annotations


def test_a_probable_place_is_accepted_from_the_menu(window: ReaderWindow) -> None:
    session = window.session
    text = session.document.text
    start = text.index("وفي سطره الثاني كلمة OpenAI ورقم")
    before = "وفي سطره الثالث عبارة OpenAI ورقم"
    anchor = describe(session.document, Span(start, start + len(before) - 1))
    made = replace(
        highlight_of(session.document, Span(0, 3)),
        anchor=replace(anchor, exact=before, fingerprint="before"),
    )
    session.change("Write", Change(None, made))
    assert session.placements[made.id].how == "approximate"
    place_caret(window, 0)
    assert not window.offers["accept"].isEnabled()
    place_caret(window, start + 2)
    assert window.offers["accept"].isEnabled()
    window.offers["accept"].trigger()
    assert session.placements[made.id].how == "exact"
    assert not window.offers["accept"].isEnabled()
    assert window.offers["undo"].text().startswith("&Undo: Accept place")


# -- undo across saves


@pytest.mark.parametrize("visited", [False, True])
def test_each_kind_of_step_is_undone_and_redone_across_saves(
    desk: Desk, window: ReaderWindow, qtbot: QtBot, visited: bool
) -> None:
    session = window.session
    text = session.document.text
    visitor = highlight_of(session.document, Span(9, 12)) if visited else None

    def on_disk() -> list[tuple[str, str, str]]:
        found = (item for item in kept(desk, window).values() if item != visitor)
        return sorted((it.kind, it.colour, it.anchor.exact) for it in found)

    def saved(*expected: tuple[str, str, str]) -> None:
        qtbot.waitUntil(lambda: on_disk() == list(expected))

    place_caret(window, 20)
    press(window, "Ctrl+D")
    bookmark = ("bookmark", "yellow", bookmarks(window)[0].anchor.exact)
    saved(bookmark)
    mark(window, 0, 3)
    steps = [(), (bookmark,), (bookmark, ("passage", "yellow", text[0:3]))]
    saved(*steps[2])
    if visitor is not None:
        write_from_elsewhere(desk, window, visitor)
        qtbot.waitUntil(lambda: visitor.id in session.annotations)
    place_caret(window, 1)
    QTest.keyClick(window.page, Qt.Key.Key_3)
    steps.append((bookmark, ("passage", "blue", text[0:3])))
    saved(*steps[3])
    (ours,) = (it for it in session.annotations.values() if it.colour == "blue")
    session.reattach("Attach note", ours, Span(4, 8))
    steps.append((bookmark, ("passage", "blue", text[4:8])))
    saved(*steps[4])
    names = []
    for expected in reversed(steps[:4]):
        names.append(session.undo_stack.undoText())
        press(window, "Ctrl+Z")
        saved(*expected)
    assert names == ["Attach note", "Change colour", "Highlight", "Bookmark"]
    for expected in steps[1:]:
        press(window, "Ctrl+Shift+Z")
        saved(*expected)
    assert visitor is None or kept(desk, window)[visitor.id] == visitor


def highlight_of(document: Document, span: Span) -> Annotation:
    moment = now()
    return Annotation(new_id(), describe(document, span), "pink", "ضيف", (), moment, moment)


def write_from_elsewhere(desk: Desk, window: ReaderWindow, *new: Annotation) -> None:
    """Write into the notes file as another process does."""
    document = importers.read(window.path)
    notes = store.open_notes(desk.settings.notes_path, document)
    held = {**notes.annotations, **{item.id: item for item in new}}
    store.write_notes(store.with_annotations(notes, held), document)


def test_two_windows_on_one_file_show_each_others_work_and_let_each_other_type(
    desk: Desk, window: ReaderWindow, first: Path, qtbot: QtBot
) -> None:
    other = desk.new_window()
    other.open(first, again=True)
    qtbot.waitUntil(lambda: other.session is not None and at_rest(other))
    mark(other, 0, 3)
    (note,) = other.session.annotations.values()
    qtbot.waitUntil(lambda: note.id in window.session.annotations)
    other.session.edit_requested.emit(note.id)
    editor = other.panel.notes.editor.note
    editor.insertPlainText("نصف ")
    mark(window, 4, 8)
    (mine,) = set(window.session.annotations) - {note.id}
    press(window, "Ctrl+D")
    qtbot.waitUntil(lambda: len(other.session.annotations) == 3)
    assert other.page.marks.at("annotation", 5)
    assert editor.toPlainText() == "نصف "
    editor.insertPlainText("ونصف")
    other.panel.commit()
    qtbot.waitUntil(lambda: window.session.annotations[note.id].note == "نصف ونصف")
    window.session.delete("Delete", window.session.annotations[mine])
    qtbot.waitUntil(lambda: mine not in other.session.annotations)
    assert editor.toPlainText() == "نصف ونصف"
    # Undoing here takes back what was done here, and nothing of the other window's.
    press(window, "Ctrl+Z")
    press(window, "Ctrl+Z")
    assert window.session.annotations[note.id].note == "نصف ونصف"
    assert {it.kind for it in window.session.annotations.values()} == {"passage"}


# -- notes of other files


@pytest.fixture
def edited(opened: Opened, first: Path) -> Path:
    """The file after its notes were written: edited, and under another name."""
    window = opened(first)
    for start, end in ((0, 11), (20, 40), (30, 36)):
        mark(window, start, end)
    window.close()
    moved = first.with_name("بعد التعديل.txt")
    moved.write_text("مقدمة جديدة.\n" + first.read_text("utf-8"), encoding="utf-8")
    first.unlink()
    return moved


def relink(act: Callable[[RelinkDialog], None], qtbot: QtBot) -> None:
    """Do something with the dialog once it has looked through the folder."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RelinkDialog)
        try:
            qtbot.waitUntil(lambda: dialog._task is None or dialog._task.finished)
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, find)


def take_first(dialog: RelinkDialog) -> None:
    QTest.keyClick(dialog._rows, Qt.Key.Key_Home)
    QTest.keyClick(dialog._rows, Qt.Key.Key_Return)


def test_notes_of_the_file_under_its_old_name_are_offered_and_taken(
    opened: Opened, edited: Path, qtbot: QtBot
) -> None:
    window = opened(edited)
    if window.session.empty:  # not taken for the same document by itself
        relink(take_first, qtbot)
        window.offers["relink"].trigger()
    qtbot.waitUntil(lambda: len(window.session.annotations) == 3)
    assert window.session.orphans == ()
    assert {it.how for it in window.session.placements.values()} <= {"exact", "moved"}


def test_what_the_store_suggests_is_said_quietly_with_a_way_to_it(
    window: ReaderWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    found = Candidate(
        path=tmp_path / "notes.jsonld", title="مقال عن OpenAI", document=tmp_path / "old.txt",
        notes=12, found=11, fits=True, changed=now(), same_path=True,
    )  # fmt: skip
    window.session._keeping.suggestions = (found,)
    window.session.relink_suggested.emit((found,))
    assert window.notice.isVisible()
    assert "12 notes on \u2067مقال عن OpenAI\u2069 may belong" in window.notice.message.text
    assert "11 of them" in window.notice.message.text
    asked = []

    def look(dialog: RelinkDialog) -> None:
        asked.append(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    relink(look, qtbot)
    qtbot.mouseClick(window.notice._button, LEFT)
    assert len(asked) == 1
    assert not window.notice.isVisible()


def test_the_dialog_lists_what_there_is_the_likeliest_first(
    desk: Desk, opened: Opened, window: ReaderWindow, second: Path, qtbot: QtBot
) -> None:
    mark(window, 0, 11)
    qtbot.waitUntil(lambda: len(kept(desk, window)) == 1)
    other = opened(second)
    other.session.note_document("n")
    qtbot.waitUntil(lambda: len(kept(desk, other)) == 1)
    rows: list[list[str]] = []

    def look(dialog: RelinkDialog) -> None:
        items = [dialog._rows.topLevelItem(n) for n in range(dialog._rows.topLevelItemCount())]
        rows.extend([item.text(column) for column in range(3)] for item in items)
        assert dialog._state.isHidden()

    relink(look, qtbot)
    other.offers["relink"].trigger()
    (row,) = rows  # its own is not among them
    assert "مقال أول" in row[0]
    assert row[1].strip("\u200e") == "0 of 1"
    relink(take_first, qtbot)
    other.offers["relink"].trigger()
    qtbot.waitUntil(lambda: len(other.session.annotations) == 2)  # merged, nothing is lost
    assert len(other.session.orphans) == 1


@pytest.mark.parametrize("title", ["مقال عن OpenAI (60%)", "On «هامش», a reader"])
def test_titles_in_the_dialog_read_right(
    window: ReaderWindow, tmp_path: Path, qtbot: QtBot, title: str
) -> None:
    judge = oracle()
    found = Candidate(
        path=tmp_path / "n.jsonld", title=title, document=None,
        notes=12, found=11, fits=True, changed=now(), same_path=False,
    )  # fmt: skip

    def look(dialog: RelinkDialog) -> None:
        dialog._list((found,))
        painted = judge.record_paint(dialog._rows.viewport())
        row = "\t".join(dialog._rows.topLevelItem(0).text(column) for column in range(3))
        assert judge.match_painted(painted, [row], base=0) == []

    relink(look, qtbot)
    window.offers["relink"].trigger()


def test_what_was_imported_can_be_undone_until_the_next_step(
    window: ReaderWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = window.session.document.text
    quote = text[text.index("وفي سطره") : text.index("من الناس")]
    source = tmp_path / "readwise.csv"
    title = window.session.document.title or window.path.stem
    source.write_text(f"Highlight,Book Title,Note\n{quote},{title},من هناك\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(source), ""))

    def take_in() -> None:
        window.offers["import_notes"].trigger()
        qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)))
        dialog = window.findChildren(ImportDialog)[-1]
        dialog.accept()
        qtbot.waitUntil(lambda: len(window.session.annotations) >= 1)
        qtbot.waitUntil(lambda: window.notice.isVisible())

    take_in()
    assert window.notice._button.text() == "Undo"
    qtbot.mouseClick(window.notice._button, LEFT)
    assert window.session.empty
    take_in()
    mark(window, 0, 3)
    assert not window.notice.isVisible()  # its button would undo something else
    assert len(window.session.annotations) == 2


# -- names of colours


def answer(act: Callable[[ColourNamesDialog], None]) -> None:
    """Do something with the dialog as soon as it is there."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ColourNamesDialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, find)


def test_colours_named_by_the_reader_are_called_so_in_every_window(
    desk: Desk, opened: Opened, window: ReaderWindow, second: Path, qtbot: QtBot
) -> None:
    other = opened(second)
    window.build_panel()

    def name(dialog: ColourNamesDialog) -> None:
        fields = list(dialog._fields.values())
        fields[0].setFocus()
        QTest.keyClicks(fields[0], "  R&D  claim ")
        fields[2].setText("شاهد")
        (keep,) = (it for it in dialog.findChildren(QPushButton) if it.text() == "Name")
        qtbot.mouseClick(keep, LEFT)

    answer(name)
    window.offers["name_colours"].trigger()
    assert dict(desk.settings.colour_names) == {"yellow": "R&D claim", "blue": "شاهد"}
    for shown in (window, other):
        assert "R&&D claim" in shown.offers["mark.yellow"].text()
        assert "شاهد" in shown.offers["mark.blue"].text()
        assert shown.offers["mark.green"].text() == "&Green\t2"
        assert shown.page.colour_names.of("blue") == "شاهد"
    desk.save_settings()
    assert saved_settings.load().colour_names == desk.settings.colour_names

    def clear(dialog: ColourNamesDialog) -> None:
        for field in dialog._fields.values():
            field.clear()
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    answer(clear)
    window.offers["name_colours"].trigger()
    assert dict(desk.settings.colour_names) == {}
    assert window.offers["mark.yellow"].text() == "&Yellow\t1"


def test_the_bar_and_the_page_menu_call_colours_so(
    desk: Desk, window: ReaderWindow, qtbot: QtBot
) -> None:
    from reader.ui.page.menu import page_menu

    desk.change(colour_names={"green": "حجة"})
    qtbot.waitUntil(lambda: hasattr(window.page, "bar"))
    (box,) = window.page.boxes_of(Span(4, 6))
    QTest.mouseDClick(window.page.viewport(), LEFT, pos=box.center().toPoint())
    window.page.selected_by_hand.emit()
    assert "حجة" in window.page.bar._buttons["green"].toolTip()
    menu = page_menu(window.page, box.center().toPoint())
    colours = next(it.menu() for it in menu.actions() if it.text() == "Highlight")
    assert isinstance(colours, QMenu)
    assert "حجة" in colours.actions()[1].text()


def test_a_dialog_that_is_cancelled_names_nothing(desk: Desk, window: ReaderWindow) -> None:
    def type_only(dialog: ColourNamesDialog) -> None:
        next(iter(dialog._fields.values())).setText("x")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    answer(type_only)
    window.offers["name_colours"].trigger()
    assert dict(desk.settings.colour_names) == {}
