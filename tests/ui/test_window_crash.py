"""Errors that nobody expected: notes are made safe, a person hears of it once, reading goes on."""

from __future__ import annotations

import faulthandler
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader.library import folders
from reader.ui.dialogs.report import ReportDialog
from reader.ui.tasks import Tasks
from reader.ui.window import Desk, crash
from reader.ui.window.crash import CrashGuard
from tests.windows import Opened, mark

Output = pytest.CaptureFixture[str]


@pytest.fixture
def guard(qapp: QApplication, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashGuard]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    made = CrashGuard(qapp, desk)
    yield made
    for dialog in dialogs():
        dialog.close()
    faulthandler.enable(sys.__stderr__)
    assert made._noted is not None
    made._noted.close()
    made.deleteLater()


def dialogs() -> list[ReportDialog]:
    shown = QApplication.topLevelWidgets()
    return [it for it in shown if isinstance(it, ReportDialog) and it.isVisible()]


def report_of(dialog: ReportDialog) -> str:
    return dialog.findChild(QPlainTextEdit).toPlainText()


def log() -> str:
    return (folders.state_folder() / "hamesh.log").read_text("utf-8")


def _fail() -> None:
    raise LookupError("words of the text")


def _fail_elsewhere() -> None:
    raise TypeError("elsewhere")


@pytest.mark.usefixtures("guard")
def test_an_error_in_a_slot_is_shown_and_logged_and_can_be_copied(
    qtbot: QtBot, capsys: Output
) -> None:
    QTimer.singleShot(0, _fail)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    (dialog,) = dialogs()
    told = report_of(dialog)
    assert "LookupError (17 characters left out)" in told
    assert "words of the text" not in told + log()
    assert "words of the text" in capsys.readouterr().err  # for who started it in a terminal
    assert told in log()
    buttons = {it.text(): it for it in dialog.findChildren(QPushButton)}
    QTest.mouseClick(buttons["Copy Report"], Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == told
    assert not dialog.isModal()  # reading goes on


@pytest.mark.usefixtures("guard", "capsys")
def test_an_error_in_the_background_is_shown_too(qtbot: QtBot) -> None:
    tasks = Tasks()
    tasks.run(_fail, on_done=lambda _: None, watched=False)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)


class Broken(QWidget):
    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        self.painted += 1
        _fail()


@pytest.mark.usefixtures("guard", "capsys")
def test_a_fault_with_every_picture_is_shown_once_and_does_not_fill_the_log(qtbot: QtBot) -> None:
    widget = Broken()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialogs()[0].close()
    qtbot.waitUntil(lambda: widget.update() or widget.painted > 30)
    assert dialogs() == []
    assert log().count("LookupError") == 4  # the first, second, third, tenth


@pytest.mark.usefixtures("guard", "capsys")
def test_after_a_few_reports_the_log_is_enough(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crash, "_MOST_SHOWN", 1)
    QTimer.singleShot(0, _fail)
    QTimer.singleShot(0, _fail_elsewhere)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    qtbot.waitUntil(lambda: "TypeError: elsewhere" in log())
    assert len(dialogs()) == 1


@pytest.mark.usefixtures("capsys")
def test_what_is_being_typed_is_on_the_disk_before_the_report_is_shown(
    guard: CrashGuard, opened: Opened, first: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(first)
    window.show()
    mark(window, 0, 3)
    assert window.session is not None
    (made,) = window.session.annotations
    window.session.edit_requested.emit(made)
    field = window.build_panel().notes.editor.findChild(QPlainTextEdit)
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "typed a moment ago")
    found: list[bool] = []
    show = guard._show

    def look(told: str, log: Path | None, safe: bool) -> None:
        notes = folders.default_notes_folder().glob("*.jsonld")
        found.append(safe and any("typed a moment ago" in it.read_text("utf-8") for it in notes))
        show(told, log, safe)

    monkeypatch.setattr(guard, "_show", look)
    QTimer.singleShot(0, _fail)
    qtbot.waitUntil(lambda: found != [])
    assert found == [True]
    assert "Your notes are saved" in dialogs()[0].findChild(QLabel).text()
    assert window.isVisible()


@pytest.mark.usefixtures("guard", "capsys")
def test_a_report_does_not_say_that_notes_are_saved_which_are_not(
    opened: Opened, first: Path, qtbot: QtBot, own_home: Path
) -> None:
    window = opened(first)
    (own_home / "notes").write_text("a file where the folder should be")
    mark(window, 0, 3)
    QTimer.singleShot(0, _fail)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert "Not all notes are saved" in dialogs()[0].findChild(QLabel).text()
    (own_home / "notes").unlink()


@pytest.mark.usefixtures("guard", "capsys")
def test_a_fault_of_what_makes_notes_safe_changes_nothing(
    opened: Opened, first: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(first)
    with monkeypatch.context() as patched:
        patched.setattr(window, "commit", _fail_elsewhere)
        QTimer.singleShot(0, _fail)
        qtbot.waitUntil(lambda: len(dialogs()) == 1)


@pytest.mark.usefixtures("guard")
def test_where_no_console_is_errors_are_shown_all_the_same(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    QTimer.singleShot(0, _fail)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)


@pytest.mark.usefixtures("guard")
def test_ctrl_c_is_no_error() -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert dialogs() == []
    assert not (folders.state_folder() / "hamesh.log").exists()


_CRASH = """
import faulthandler, os
from PySide6.QtCore import QTimer
from reader.ui.window.crash import CrashGuard
from reader.ui.window.application import application
app = application(["hamesh"])
guard = CrashGuard(app)
{}
"""


def test_a_crash_of_the_whole_process_is_in_the_log_after_the_next_start(own_home: Path) -> None:
    crash = [sys.executable, "-c", _CRASH.format("os.abort()")]
    done = subprocess.run(crash, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    noted = own_home / "state" / "hamesh-crash.log"
    assert "Aborted" in noted.read_text("utf-8")
    start = [sys.executable, "-c", _CRASH.format("")]
    done = subprocess.run(start, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
    assert noted.read_text("utf-8") == ""
    kept = (own_home / "state" / "hamesh.log").read_text("utf-8")
    assert "Aborted" in kept
    assert str(Path.home()) not in kept
