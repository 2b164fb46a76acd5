"""Importing notes in the window: asked for, shown, taken in by one step, and taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from reader import errors
from reader.ui.dialogs.importing import ImportDialog, import_notes
from reader.ui.session import Session
from reader.ui.window import ReaderWindow
from tests.windows import FIRST, Opened, at_rest


@pytest.fixture
def window(opened: Opened, tmp_path: Path, qtbot: QtBot) -> ReaderWindow:
    path = tmp_path / "نص.txt"
    path.write_text(FIRST, encoding="utf-8")
    made = opened(path)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: at_rest(made))
    return made


class Asked:
    """What importing said to its window."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.failed: list[errors.ReaderError] = []


def ask(window: ReaderWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Session, Asked]:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    session, asked = window.session, Asked()
    assert session is not None
    import_notes(window, session, None, told=asked.told.append, failed=asked.failed.append)
    return session, asked


def dialog(qtbot: QtBot) -> ImportDialog:
    def shown() -> list[ImportDialog]:
        found = (it for it in QApplication.topLevelWidgets() if isinstance(it, ImportDialog))
        return [it for it in found if it.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def button(asking: ImportDialog, text: str) -> QPushButton:
    return next(it for it in asking.findChildren(QPushButton) if text in it.text())


def annotation(id: str, exact: str, text: str = "", **values: Any) -> dict[str, Any]:
    selector = {"type": "TextQuoteSelector", "exact": exact}
    return {
        "id": id, "type": "Annotation", "created": "2025-01-01T00:00:00Z", "bodyValue": text,
        "target": {"source": "https://example.org/نص.html", "selector": selector},
    } | values  # fmt: skip


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.jsonld"
    items = [
        annotation("urn:1", "كلمة OpenAI", "من هي؟"),
        annotation("urn:2", "20%"),
        annotation("urn:3", "كلمات حذفت من هذا النص منذ زمن", "أين؟"),
    ]
    path.write_text(json.dumps({"type": "AnnotationPage", "items": items}), encoding="utf-8")
    return path


def test_notes_are_shown_taken_in_by_one_step_and_taken_back(
    window: ReaderWindow, notes: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, asked = ask(window, notes, monkeypatch)
    asking = dialog(qtbot)
    tree = asking.findChild(QTreeWidget)
    assert tree is not None
    groups = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    assert [group.childCount() for group in groups if group is not None] == [2, 1]
    assert not session.annotations
    QTest.mouseClick(button(asking, "Import"), Qt.MouseButton.LeftButton)
    assert set(session.annotations) == {"urn:1", "urn:2", "urn:3"}
    assert set(session.placements) == {"urn:1", "urn:2"}
    assert [item.id for item in session.orphans] == ["urn:3"]
    assert [text[:2] for text in asked.told] == ["3 "]
    moment = session.annotations["urn:1"].modified
    assert moment.year == 2025  # as the file says: a later change of it is a later change
    session.undo_stack.undo()
    assert not session.annotations
    session.undo_stack.redo()
    assert set(session.annotations) == {"urn:1", "urn:2", "urn:3"}


def test_nothing_happens_when_it_is_cancelled(
    window: ReaderWindow, notes: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, asked = ask(window, notes, monkeypatch)
    QTest.keyClick(dialog(qtbot), Qt.Key.Key_Escape)
    assert not session.annotations
    assert not session.undo_stack.canUndo()
    assert not asked.told


def test_a_second_import_offers_nothing(
    window: ReaderWindow, notes: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(window, notes, monkeypatch)
    first = dialog(qtbot)
    QTest.mouseClick(button(first, "Import"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not first.isVisible())
    ask(window, notes, monkeypatch)
    asking = dialog(qtbot)
    assert not [it for it in asking.findChildren(QPushButton) if "Import" in it.text()]
    QTest.mouseClick(button(asking, "Close"), Qt.MouseButton.LeftButton)
    assert window.session is not None
    assert len(window.session.annotations) == 3


def test_what_was_written_while_the_report_was_read_is_merged(
    window: ReaderWindow, notes: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, _ = ask(window, notes, monkeypatch)
    asking = dialog(qtbot)
    from reader.annotations.foreign.planning import plan
    from reader.annotations.foreign.reading import read

    changes = plan(session.document, {}, {}, read(notes)).changes
    session.change("Import", *changes[:1])
    session.edit("Edit", session.annotations["urn:1"], note="هي شركة")
    QTest.mouseClick(button(asking, "Import"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(session.annotations) == 3)
    assert session.annotations["urn:1"].note == "هي شركة"


def test_nothing_is_told_where_somebody_else_has_taken_them_in_meanwhile(
    window: ReaderWindow, notes: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, asked = ask(window, notes, monkeypatch)
    asking = dialog(qtbot)
    other, _ = ask(window, notes, monkeypatch)
    qtbot.waitUntil(lambda: len(window.findChildren(ImportDialog)) == 2)
    second = next(it for it in window.findChildren(ImportDialog) if it is not asking)
    QTest.mouseClick(button(second, "Import"), Qt.MouseButton.LeftButton)
    assert len(other.annotations) == 3
    steps = session.undo_stack.count()
    asking.accept()
    qtbot.waitUntil(lambda: not session.tasks.busy())
    assert not asked.told  # there would be a button that undoes what it did not do
    assert session.undo_stack.count() == steps


def test_notes_that_became_read_only_while_the_report_was_read_are_said_to_be(
    window: ReaderWindow, notes: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, asked = ask(window, notes, monkeypatch)
    asking = dialog(qtbot)
    monkeypatch.setattr(Session, "writable", property(lambda _: False))
    QTest.mouseClick(button(asking, "Import"), Qt.MouseButton.LeftButton)
    assert not asked.told
    assert [type(error) for error in asked.failed] == [errors.NotesNotSaved]


def test_a_file_without_notes_is_said_and_asks_nothing(
    window: ReaderWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "prose.txt"
    path.write_text("ليس فيه ملاحظات", encoding="utf-8")
    _, asked = ask(window, path, monkeypatch)
    qtbot.waitUntil(lambda: bool(asked.failed))
    assert isinstance(asked.failed[0], errors.NotNotes)


def test_a_window_that_is_gone_by_then_is_not_asked(
    window: ReaderWindow, notes: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(notes), ""))
    session = window.session
    assert session is not None
    window.offers["import_notes"].trigger()
    window.close()
    qtbot.waitUntil(lambda: not session.tasks.busy())
    assert not [it for it in QApplication.topLevelWidgets() if isinstance(it, ImportDialog)]


def test_no_file_is_no_import(window: ReaderWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    session, asked = window.session, Asked()
    assert session is not None
    import_notes(window, session, None, told=asked.told.append, failed=asked.failed.append)
    assert not session.tasks.busy()
    assert not asked.told
