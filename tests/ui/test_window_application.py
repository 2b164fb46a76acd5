"""Errors that nobody expected: kept in the log, shown once, and never the end of reading."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from reader.library import folders
from reader.ui.dialogs.report import ReportDialog
from reader.ui.tasks import Tasks
from reader.ui.window.application import report_errors

Output = pytest.CaptureFixture[str]


@pytest.fixture
def shown(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reports that would be on the screen, with the hook for them in place."""
    del qapp
    reports: list[str] = []

    def show(dialog: ReportDialog) -> int:
        field = dialog.findChild(QPlainTextEdit)
        reports.append(field.toPlainText())
        if len(reports) == 1:
            _fail("its echo")  # while the first report is on the screen
        return 0

    monkeypatch.setattr(ReportDialog, "exec", show)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    report_errors()
    return reports


def _fail(message: str) -> None:
    try:
        raise LookupError(message)
    except LookupError as error:
        sys.excepthook(LookupError, error, error.__traceback__)


def test_an_error_is_shown_once_and_every_one_is_logged(shown: list[str], capsys: Output) -> None:
    _fail("the first")
    assert len(shown) == 1
    assert "LookupError: the first" in shown[0]
    log = (folders.state_folder() / "hamesh.log").read_text(encoding="utf-8")
    assert "Traceback" in log
    assert log.index("the first") < log.index("its echo")
    assert "its echo" in capsys.readouterr().err


def test_an_error_in_the_background_is_shown_too(
    shown: list[str], qtbot: QtBot, capsys: Output
) -> None:
    def fail() -> None:
        raise LookupError("in a worker")

    tasks = Tasks()
    tasks.run(fail, on_done=lambda _: None, watched=False)
    qtbot.waitUntil(lambda: not tasks.busy())
    assert "in a worker" in shown[0]
    assert "in a worker" in capsys.readouterr().err


def test_ctrl_c_is_no_error(shown: list[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert shown == []
    assert not (folders.state_folder() / "hamesh.log").exists()
