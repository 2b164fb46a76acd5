"""The commands' steps, keys and dialogs, without a window around them where that is possible."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from reader.document import Span
from reader.ui.dialogs.about import AboutDialog
from reader.ui.dialogs.report import ReportDialog
from reader.ui.dialogs.shortcuts import ShortcutsDialog
from reader.ui.fonts import chosen_family, families
from reader.ui.keyboard import key_sequences
from reader.ui.window.commands import MEASURES, SPACINGS, ZOOMS, _stepped
from reader.ui.window.note_commands import following


def test_shortcuts_work_on_an_arabic_keyboard_too() -> None:
    keys = key_sequences("Ctrl+F", "F3", "Ctrl+Shift+Z")
    assert QKeySequence("Ctrl+ب") in keys
    assert QKeySequence("Ctrl+Shift+ئ") in keys
    assert keys[0] == QKeySequence("Ctrl+F")  # what a menu shows


@pytest.mark.parametrize("scale", [ZOOMS, MEASURES, SPACINGS])
@given(value=st.floats(1, 500), steps=st.integers(-5, 5).filter(bool))
def test_steps_stay_on_the_scale_and_go_the_right_way(
    scale: range | tuple[float, ...], value: float, steps: int
) -> None:
    result = _stepped(scale, value, steps)
    assert result in scale
    if min(scale) <= value <= max(scale):
        assert result >= value if steps > 0 else result <= value


def test_a_note_is_followed_by_the_first_where_it_was_the_last() -> None:
    places = [(Span(1, 2), "a"), (Span(5, 9), "b")]
    assert following(places, 5, None, 1) == places[0]
    assert following(places, 1, None, -1) == places[1]
    assert following([], 0, None, 1) is None


def test_notes_that_begin_at_one_place_follow_each_other() -> None:
    places = [(Span(1, 2), "a"), (Span(1, 2), "b"), (Span(1, 9), "c"), (Span(5, 9), "d")]
    met, chosen = [], None
    for _ in range(5):
        reached = following(places, 0 if chosen is None else 1, chosen, 1)
        assert reached is not None
        chosen = reached[1]
        met.append(chosen)
    assert "".join(met) == "abcda"
    assert following(places, 1, "b", -1) == places[0]


def test_about_says_which_typeface_was_taken(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    texts = [child.text() for child in dialog.findChildren(QLabel)]
    assert any(chosen_family() in text for text in texts)


def test_a_family_that_covers_arabic_comes_first() -> None:
    assert families()
    assert families()[0] == chosen_family()
    assert len(set(families())) == len(families())


def test_a_report_can_be_copied(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ReportDialog("Traceback: …", tmp_path / "hamesh.log")
    qtbot.addWidget(dialog)
    copy = next(it for it in dialog.findChildren(QPushButton) if it.text() == "Copy Report")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Traceback: …"


def test_shortcuts_are_listed_with_their_keys_isolated(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog([("Zoom Out", "Ctrl+-")])
    qtbot.addWidget(dialog)
    table = dialog.findChild(QTableWidget)
    assert (table.item(0, 0).text(), table.item(0, 1).text()) == ("Zoom Out", "\u2066Ctrl+-\u2069")


def test_the_program_says_when_its_text_can_be_read(own_home: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "reader"],
        env={**os.environ, "HAMESH_HOME": str(own_home), "HAMESH_TRACE_STARTUP": "quit"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("readable ")
    assert "Traceback" not in run.stderr


# What finds figures and names, writes, and asks: nobody needs it before the text can be read.
_LATER = (
    "PySide6.QtNetwork", "PySide6.QtPrintSupport", "PySide6.QtSvg",
    "hashlib", "qdarktheme", "secrets", "tomli_w",
    "reader.analysis", "reader.annotations.anchor", "reader.annotations.model",
    "reader.annotations.store", "reader.exporters", "reader.importers.eight_bit",
    "reader.library.corrections", "reader.library.correcting", "reader.library.entity_lexicon",
    "reader.text.fold", "reader.ui.dialogs", "reader.ui.icons", "reader.ui.listening",
    "reader.ui.messages", "reader.ui.naming", "reader.ui.noting", "reader.ui.panel",
    "reader.ui.printing", "reader.ui.safekeeping", "reader.ui.session",
    "reader.ui.page.accessible", "reader.ui.page.annotating", "reader.ui.page.bar",
    "reader.ui.page.card", "reader.ui.page.find", "reader.ui.page.keys", "reader.ui.page.menu",
    "reader.ui.window.actions", "reader.ui.window.auto_export", "reader.ui.window.backup_commands",
    "reader.ui.window.export_commands", "reader.ui.window.keeping_commands",
    "reader.ui.window.link_commands", "reader.ui.window.note_commands", "reader.ui.window.notice",
)  # fmt: skip

_START = """\
import sys
from reader.cli import main
from reader.ui import app
trace = app._trace
def tell(*more):
    print(*sys.modules)
    trace(*more)
app._trace = tell
main([])
"""


def test_what_can_wait_is_not_loaded_before_the_text_can_be_read(own_home: Path) -> None:
    start = [sys.executable, "-c", _START]
    environment = os.environ | {"HAMESH_HOME": str(own_home), "HAMESH_TRACE_STARTUP": "quit"}
    for _ in range(2):  # the first one also draws the chrome's pictures
        run = subprocess.run(
            start, env=environment, cwd=Path(__file__).parents[2],
            capture_output=True, text=True, timeout=60, check=True,
        )  # fmt: skip
    loaded = run.stdout.split("readable ")[0].split()
    assert "reader.ui.page.view" in loaded
    early = [it for it in loaded if any(f"{it}.".startswith(f"{late}.") for late in _LATER)]
    assert early == []
