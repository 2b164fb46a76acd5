"""Correcting entities by hand: the dialog, the page's context menu, import and export."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from reader.analysis.model import Analysis, Entity
from reader.document import Span
from reader.ui.dialogs.entity import EntityDialog
from reader.ui.page.layout import Caret
from reader.ui.page.selection import Selection
from reader.ui.window import ReaderWindow
from tests.windows import Opened, press

TEXT = (
    "عنوان\n\nقالت شركة أوبن إيه آي إن OpenAI كبرت.\nثم نافست أوبن إيه آي شركة ميسترال وسبقتها.\n"
)


def entity(name: str, kind: str, text: str, *aliases: str) -> Entity:
    starts = [at for at in range(len(text)) if text.startswith(name, at)]
    spans = tuple(Span(at, at + len(name)) for at in starts)
    return Entity(name, kind, aliases, spans)  # type: ignore[arg-type]


def found(text: str) -> Analysis:
    names = [("أوبن إيه آي", "PER"), ("OpenAI", "ORG"), ("ميسترال", "ORG")]
    return Analysis((), tuple(entity(name, kind, text) for name, kind in names))


@pytest.fixture
def window(opened: Opened, tmp_path: Path, qtbot: QtBot) -> ReaderWindow:
    path = tmp_path / "نص.txt"
    path.write_text(TEXT, encoding="utf-8")
    made = opened(path)
    assert made.session is not None
    made.session._take_analysis(found(made.session.document.text))
    with qtbot.waitExposed(made):
        made.show()
    return made


def names(window: ReaderWindow) -> list[str]:
    assert window.session is not None
    return [item.name for item in window.session.entities]


# -- the dialog


@pytest.fixture
def asking(qtbot: QtBot) -> Iterator[EntityDialog]:
    first, *others = found(TEXT).entities
    made = EntityDialog(first, [first, *others, entity("إليزابيث", "PER", "إليزابيث")])
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def type_into(field: QWidget, text: str) -> None:
    for char in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char))


def test_nothing_is_accepted_before_something_changes(asking: EntityDialog) -> None:
    assert not asking._accept.isEnabled()
    type_into(asking._name, "شركة")
    assert asking._accept.isEnabled()
    assert asking.name == "شركة"


def test_an_entity_needs_a_name(asking: EntityDialog) -> None:
    for name in ("", "  ", "ـ"):
        asking._name.setText(name)
        assert not asking._accept.isEnabled()
        assert "name" in asking._said.text()


def test_names_are_offered_however_they_are_typed(asking: EntityDialog) -> None:
    type_into(asking._same.lineEdit(), "اليز")
    assert asking._offered.stringList() == ["إليزابيث"]
    assert not asking._accept.isEnabled()
    assert "No other entity" in asking._said.text()
    popup = asking._same.completer().popup()
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert asking.same is not None
    assert asking.same.name == "إليزابيث"
    assert asking._accept.isEnabled()


def test_a_merge_takes_over_name_and_type_unless_a_name_was_typed(asking: EntityDialog) -> None:
    asking._same.setCurrentText("OpenAI")
    assert (asking.name, asking.type) == ("OpenAI", "ORG")
    asking._same.setCurrentText("")
    assert (asking.name, asking.type) == ("أوبن إيه آي", "PER")
    type_into(asking._name, "س")
    asking._same.setCurrentText("OpenAI")
    assert asking.name == "أوبن إيه آيس"


def test_entities_of_one_name_are_told_apart(qtbot: QtBot) -> None:
    text = "أ ب"
    alike = [entity("ب", kind, text) for kind in ("PER", "ORG", "ORG")]
    made = EntityDialog(entity("أ", "LOC", text), alike)
    qtbot.addWidget(made)
    labels = [made._same.itemText(row) for row in range(made._same.count())]
    assert len(set(labels)) == 3
    made._same.setCurrentText(labels[1])
    assert made.same is alike[1]


# -- the page's menu


def choose(window: ReaderWindow, words: str, *path: str) -> None:
    """Right-click on ``words`` and go through the menu with the mouse, as a reader does."""
    assert window.session is not None
    start = window.session.document.text.index(words)
    box = window.page.boxes_of(Span(start, start + len(words)))[0]
    seen: list[list[str]] = []

    def click() -> None:
        menu = QApplication.activePopupWidget()
        try:
            for label in path:
                assert isinstance(menu, QMenu)
                seen.append([action.text() for action in menu.actions()])
                action = next(it for it in menu.actions() if label in it.text())
                if action.menu():
                    action.menu().popup(menu.mapToGlobal(QPoint(5, 5)))
                    menu = action.menu()
                else:
                    QTest.mouseClick(
                        menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center()
                    )
        finally:
            while (left := QApplication.activePopupWidget()) is not None:
                left.close()  # else the test would wait for ever

    QTimer.singleShot(0, click)
    viewport = window.page.viewport()
    point = box.center().toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, viewport.mapToGlobal(point))
    QApplication.sendEvent(viewport, event)
    assert len(seen) == len(path), seen


def in_dialog(act: Callable[[EntityDialog], object]) -> None:
    """Do something with the dialog that is about to open."""

    def go() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, EntityDialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    def wait() -> None:
        if isinstance(QApplication.activeModalWidget(), EntityDialog):
            go()
        else:
            QTimer.singleShot(5, wait)

    QTimer.singleShot(5, wait)


def test_the_menu_dismisses_an_entity_and_brings_it_back(
    window: ReaderWindow, qtbot: QtBot
) -> None:
    choose(window, "ميسترال", "Not an entity")
    qtbot.waitUntil(lambda: "ميسترال" not in names(window))
    start = place_of(window, "ميسترال")
    assert not window.page.marks.at("entity", start)
    choose(window, "ميسترال", "Restore")
    qtbot.waitUntil(lambda: "ميسترال" in names(window))
    assert window.page.marks.at("entity", start)


def place_of(window: ReaderWindow, words: str) -> int:
    assert window.session is not None
    return window.session.document.text.index(words)


def test_the_menu_changes_the_type_and_ctrl_z_takes_it_back(
    window: ReaderWindow, qtbot: QtBot
) -> None:
    session = window.session
    assert session is not None
    choose(window, "أوبن", "Type", "Organisation")
    qtbot.waitUntil(lambda: session.entities[0].type == "ORG")
    (mark,) = window.page.marks.at("entity", place_of(window, "أوبن"))
    assert mark.fill == window.page.look.theme.entity["ORG"]
    press(window, "Ctrl+Z")
    qtbot.waitUntil(lambda: session.entities[0].type == "PER")


def test_the_menu_merges_two_entities_through_the_dialog(
    window: ReaderWindow, qtbot: QtBot
) -> None:
    def merge(dialog: EntityDialog) -> None:
        type_into(dialog._same.lineEdit(), "openai")
        QTest.keyClick(dialog._same.completer().popup(), Qt.Key.Key_Down)
        QTest.keyClick(dialog._same.completer().popup(), Qt.Key.Key_Return)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(merge)
    choose(window, "أوبن", "Merge with")
    qtbot.waitUntil(lambda: names(window) == ["OpenAI", "ميسترال"])
    session = window.session
    assert session is not None
    assert session.entities[0].type == "ORG"
    told = window.page.card.text_for(window.page.marks.at("entity", place_of(window, "أوبن")))
    assert "Merged by you" in told
    choose(window, "أوبن", "Split off", "أوبن")
    qtbot.waitUntil(lambda: names(window) == ["أوبن إيه آي", "OpenAI", "ميسترال"])


def test_the_menu_renames_an_entity_through_the_dialog(window: ReaderWindow, qtbot: QtBot) -> None:
    def rename(dialog: EntityDialog) -> None:
        assert dialog.focusWidget() is dialog._name  # its text is selected
        type_into(dialog._name, "شركة ميسترال")
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(rename)
    choose(window, "ميسترال", "Rename")
    qtbot.waitUntil(lambda: "شركة ميسترال" in names(window))


def test_a_selection_becomes_an_entity_wherever_it_stands(
    window: ReaderWindow, qtbot: QtBot
) -> None:
    start = place_of(window, "شركة")
    window.page.set_selection(Selection(start, Caret(start + len("شركة"))))
    choose(window, "شركة", "Add as entity", "Product")
    qtbot.waitUntil(lambda: "شركة" in names(window))
    session = window.session
    assert session is not None
    (added,) = [item for item in session.entities if item.name == "شركة"]
    assert (added.type, len(added.mentions)) == ("MISC", 2)


def test_part_of_a_word_cannot_be_added(window: ReaderWindow) -> None:
    from reader.ui.page.menu import page_menu

    start = place_of(window, "نافست") + 1
    window.page.set_selection(Selection(start, Caret(start + 3)))
    box = window.page.boxes_of(Span(start, start + 3))[0]
    menu = page_menu(window.page, box.center().toPoint())
    (add,) = [action for action in menu.actions() if action.text() == "Add as entity"]
    assert not add.isEnabled()


# -- carrying corrections elsewhere


def test_corrections_are_exported_and_imported_in_one_step(
    window: ReaderWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = window.session
    assert session is not None
    target = tmp_path / "قواعد.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(target), ""))
    window.offers.update()
    assert not window.offers["export_names"].isEnabled()
    session.naming.dismiss(*session.entities)
    qtbot.waitUntil(lambda: session.entities == ())
    window.offers.update()
    window.offers["export_names"].trigger()
    qtbot.waitUntil(target.exists)
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: len(session.entities) == 3)
    window.offers["import_names"].trigger()
    qtbot.waitUntil(lambda: session.entities == ())
    assert session.undo_stack.undoText() == "Import names"
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: len(session.entities) == 3)


def test_what_is_no_lexicon_is_told_and_changes_nothing(
    window: ReaderWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "x.json"
    wrong.write_text("[]", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(wrong), ""))
    window.offers["import_names"].trigger()
    qtbot.waitUntil(lambda: window._notice is not None and window._notice.isVisible())
    assert len(names(window)) == 3
    assert wrong.read_text(encoding="utf-8") == "[]"
