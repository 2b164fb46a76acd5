"""Writing an export from the window: progress, stopping, several documents, and what is said."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from reader import exporters
from reader.errors import ExportError
from reader.exporters import Export, Format
from reader.progress import Cancelled, Checkpoint, no_checkpoint
from reader.ui.dialogs.exporting import ExportDialog
from reader.ui.session import SaveState, Session
from reader.ui.window import Desk, ReaderWindow
from reader.ui.window.export_commands import Stop, write_all
from tests.exporting import annotated, ask, asking, click, expected, export
from tests.windows import Opened, wait_for_windows


@pytest.fixture
def window(opened: Opened, first: Path, qtbot: QtBot) -> ReaderWindow:
    made = opened(first)
    with qtbot.waitExposed(made):
        made.show()
    session = annotated(made)
    qtbot.waitUntil(lambda: session.save_state is SaveState.SAVED)
    return made


class Slow:
    """A format that waits in its middle until it may go on."""

    def __init__(self) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()

    def write(self, content: Export, checkpoint: Checkpoint = no_checkpoint, /) -> bytes:
        checkpoint(0.5)
        self.begun.set()
        self.go_on.wait(20)
        checkpoint(0.9)
        return content.title.encode("utf-8")


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    made = Slow()
    format = Format("text", ".txt", "text/plain", made.write)
    monkeypatch.setattr(exporters, "FORMATS", {**exporters.FORMATS, "text": format})
    return made


def _session(window: ReaderWindow) -> Session:
    assert window.session is not None
    return window.session


def _told(window: ReaderWindow, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: window.notice.isVisible())
    assert window.notice.message is not None
    return window.notice.message.text


def _begin(window: ReaderWindow, slow: Slow, qtbot: QtBot, target: Path) -> None:
    dialog = ask(window, "text")
    dialog.preview.stop()  # it would wait too
    dialog.target.field.setText(str(target))
    click(dialog.export)
    qtbot.waitUntil(slow.begun.is_set)


def _choose_documents(dialog: ExportDialog, name: str) -> None:
    """Go down to ``name`` with the keyboard."""
    dialog.documents.setFocus()
    for _ in range(dialog.documents.findData(name)):
        QTest.keyClick(dialog.documents, Qt.Key.Key_Down)


# -- one document


def test_what_was_written_can_be_opened_and_shown_in_its_folder(
    window: ReaderWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    target = tmp_path / "ملاحظات.txt"
    export(ask(window, "text"), qtbot, target)
    assert "\u2067ملاحظات.txt\u2069" in _told(window, qtbot)
    buttons = {it.text(): it for it in window.notice.findChildren(QPushButton)}
    click(buttons["Show in Folder"])
    assert window.notice.isVisible()
    click(buttons["Open"])
    assert [Path(url.toLocalFile()) for url in shown] == [tmp_path, target]


def test_a_long_export_says_how_far_it_is_and_can_be_stopped(
    window: ReaderWindow, slow: Slow, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "a.txt"
    _begin(window, slow, qtbot, target)
    qtbot.waitUntil(window.status.export.isVisible)
    qtbot.waitUntil(lambda: "75" in window.status.export.said.text())
    click(window.status.export.cancel)
    slow.go_on.set()
    assert "Nothing was exported" in _told(window, qtbot)
    assert not window.status.export.isVisible()
    assert sorted(tmp_path.glob("*.txt")) == sorted(tmp_path.glob("مقال*.txt"))


def test_a_stopped_export_leaves_what_was_there(
    window: ReaderWindow, slow: Slow, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old", encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    _begin(window, slow, qtbot, target)
    qtbot.waitUntil(window.status.export.isVisible)
    click(window.status.export.cancel)
    slow.go_on.set()
    _told(window, qtbot)
    assert target.read_text(encoding="utf-8") == "old"
    assert sorted(tmp_path.iterdir()) == before


def test_a_place_that_cannot_be_written_is_said_and_offers_another(
    window: ReaderWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ask(window, "text")
    dialog.target.field.setText(str(tmp_path / "not there" / "a.txt"))
    (tmp_path / "not there").write_text("a file", encoding="utf-8")
    click(dialog.export)
    assert "a.txt" in _told(window, qtbot)
    assert window.notice.message is not None
    (again,) = [
        it
        for it in window.notice.findChildren(QPushButton)
        if it.text() == window.notice.message.label
    ]
    click(again)
    assert asking().format() == "text"
    asking().reject()


def test_a_mistake_in_a_template_is_said_with_its_line(
    window: ReaderWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    template = tmp_path / "t.md"
    template.write_text("\n{{ nobody }}", encoding="utf-8")
    dialog = ask(window, "markdown")
    dialog.how.template.setText(str(template))
    target = tmp_path / "out.md"
    dialog.target.field.setText(str(target))
    click(dialog.export)
    assert "Line 2: " in _told(window, qtbot)
    assert not target.exists()


def test_what_is_typed_in_a_note_goes_along(
    window: ReaderWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    session, panel = _session(window), window.build_panel()
    yellow = next(it for it in session.annotations.values() if it.colour == "yellow")
    session.edit_requested.emit(yellow.id)
    editor = panel.notes.editor
    qtbot.waitUntil(editor.isVisible)
    QTest.keyClicks(editor.note, "typed just now")
    dialog = ask(window, "text")
    assert b"typed just now" in export(dialog, qtbot, tmp_path / "a.txt")


# -- several documents


def test_all_open_documents_go_into_a_folder_each_with_a_name_of_its_own(
    window: ReaderWindow, desk: Desk, qtbot: QtBot, tmp_path: Path, first: Path
) -> None:
    twin = tmp_path / "twin" / first.name
    twin.parent.mkdir()
    twin.write_bytes(first.read_bytes() + "ليس مثله.".encode())
    window.open(twin)
    wait_for_windows(desk, qtbot, 2)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "هذا-نص-أول.txt").write_text("the reader's own", encoding="utf-8")
    dialog = ask(window, "text", next(iter(_session(window).annotations)))
    _choose_documents(dialog, "open")
    assert "All 2 open documents" in dialog.documents.currentText()
    assert not dialog.which.picked.isEnabled()
    assert Path(dialog.target.field.text()).suffix == ""
    dialog.target.field.setText(str(folder))
    assert dialog.export.text() == "Export"
    title = exporters.filename(_session(window).document.title or first.stem, "text")
    (folder / title).write_text("the reader's own", encoding="utf-8")
    click(dialog.export)
    assert "2 files" in _told(window, qtbot)
    assert (folder / title).read_text(encoding="utf-8") == "the reader's own"
    stem = title.removesuffix(".txt")
    written = {path.name: path for path in folder.iterdir() if path.name.startswith(stem)}
    assert set(written) == {title, f"{stem}-2.txt", f"{stem}-3.txt"}
    assert written[f"{stem}-2.txt"].read_bytes() == expected(_session(window), "text")


def test_files_can_be_exported_without_opening_them(
    window: ReaderWindow, desk: Desk, qtbot: QtBot, tmp_path: Path, second: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    gone = tmp_path / "gone.txt"
    names = [str(second), str(gone)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    dialog = ask(window, "article-html")
    _choose_documents(dialog, "files")
    assert "2 files chosen" in dialog.said.text()
    folder = tmp_path / "new folder"
    dialog.target.field.setText(str(folder))
    click(dialog.export)
    told = _told(window, qtbot)
    assert "1 file was written" in told
    assert "gone.txt" in told
    (written,) = folder.iterdir()
    assert "نص ثان" in written.read_text(encoding="utf-8")
    assert len(desk.windows) == 1


def test_choosing_no_file_leaves_this_document(
    window: ReaderWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    dialog = ask(window, "text")
    _choose_documents(dialog, "files")
    assert dialog.documents.currentData() == "this"
    assert dialog.target.path().suffix == ".txt"
    dialog.reject()


def test_several_can_be_stopped_between_two_and_what_failed_stops_no_other(
    window: ReaderWindow, tmp_path: Path
) -> None:
    from reader.ui.material import material_of

    dialog = ask(window, "text")
    asked = dataclasses.replace(dialog.asked(), target=tmp_path / "out", documents="open")
    shop, there = dialog._shop, material_of(_session(window))
    dialog.reject()
    stop = Stop()

    def broken(_: Checkpoint) -> object:
        raise ExportError(tmp_path, "broken")

    def last(_: Checkpoint) -> object:
        stop.ask()
        return there

    jobs: list[Callable[[Checkpoint], object]] = [broken, lambda _: there, last, broken]
    outcome = write_all(asked, shop, jobs, stop, no_checkpoint)  # type: ignore[arg-type]
    assert (len(outcome.written), len(outcome.failed), outcome.stopped) == (1, 1, True)
    assert [path.name for path in (tmp_path / "out").iterdir()] == [outcome.written[0].name]

    def gone(_: float) -> None:
        raise Cancelled  # the program ends

    with pytest.raises(Cancelled):
        write_all(asked, shop, [lambda _: there], Stop(), gone)
