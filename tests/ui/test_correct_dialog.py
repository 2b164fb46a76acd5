"""Asking what a statistic is: entries in any digits or words, errors beside them, undo after it."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reader.analysis.model import Statistic
from reader.document import Span
from reader.library.corrections import Figure
from reader.text.bidi import isolate
from reader.ui.dialogs.correct import CorrectDialog
from reader.ui.session import Session
from tests.windows import Opened, press

TEXT = "بلغت الأرباح 12 مليون يورو، وارتفعت بين 10% و15% في <b>فبراير</b>."


def figure(words: str, kind: str, **values: object) -> Figure:
    start = TEXT.index(words)
    item = Statistic(Span(start, start + len(words)), kind, **values)  # type: ignore[arg-type]
    return Figure(item, item)


MONEY = figure("12 مليون يورو", "money", value=12_000_000, unit="EUR")
RANGE = figure("10% و15%", "percent_range", low=10, high=15, unit="%")
MONTH = figure("فبراير", "date_range", value="XXXX-02")


def dialog(qtbot: QtBot, asked: Figure) -> CorrectDialog:
    made = CorrectDialog(asked, TEXT)
    qtbot.addWidget(made)
    made.show()
    return made


def field(of: QWidget, name: str) -> QLineEdit:
    (found,) = [it for it in of.findChildren(QLineEdit) if it.accessibleName() == name]
    return found


def combo(of: QWidget, name: str) -> QComboBox:
    (found,) = [it for it in of.findChildren(QComboBox) if it.accessibleName() == name]
    return found


def choose(of: CorrectDialog, name: str, data: str) -> None:
    box = combo(of, name)
    box.setCurrentIndex(box.findData(data))


def enter(of: QWidget, name: str, text: str) -> None:
    it = field(of, name)
    it.setText(text)


def test_nothing_can_be_accepted_before_something_changes(qtbot: QtBot) -> None:
    for asked in (MONEY, RANGE, MONTH):
        asking = dialog(qtbot, asked)
        assert asking.statistic == asked.statistic
        assert not asking._accept.isEnabled()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("١٣٬٥٠٠", 13_500), ("13,500.5", 13_500.5), ("−٤", -4), ("13 مليون", 13_000_000)],
)
def test_a_value_is_taken_in_any_digits_or_words(qtbot: QtBot, typed: str, meant: float) -> None:
    asking = dialog(qtbot, MONEY)
    enter(asking, "Value", typed)
    assert asking.statistic == dataclasses.replace(MONEY.statistic, value=meant)
    assert asking._accept.isEnabled()


@pytest.mark.parametrize("typed", ["", "كثير", "12x", "1e5", "نحو", "9" * 40])
def test_what_is_no_number_is_said_and_not_accepted(qtbot: QtBot, typed: str) -> None:
    asking = dialog(qtbot, MONEY)
    enter(asking, "Value", typed)
    assert asking.statistic is None
    assert not asking._accept.isEnabled()
    assert "no number" in asking._said.text()
    assert field(asking, "Value").accessibleDescription() in asking._said.text()
    enter(asking, "Value", "13")
    assert not field(asking, "Value").accessibleDescription()


@pytest.mark.parametrize(
    ("kind", "typed", "meant"),
    [
        ("date_range", "2025-02", "2025-02"),
        ("date_range", "٢٠٢٥-Q1", "2025-Q1"),
        ("date", "14 فبراير 2025", "2025-02-14"),
        ("duration", "ثلاثة أشهر", "P3M"),
        ("date", "2025-02-31", None),
        ("date", "غدا أو بعده", None),
        ("time", "T25", None),
    ],
)
def test_a_time_is_taken_in_words_or_as_edtf(
    qtbot: QtBot, kind: str, typed: str, meant: str | None
) -> None:
    asking = dialog(qtbot, MONTH)
    choose(asking, "Kind", kind)
    enter(asking, "Value", typed)
    assert (asking.statistic.value if asking.statistic else None) == meant


def test_a_date_keeps_its_order_among_arabic_words(qtbot: QtBot) -> None:
    asking = dialog(qtbot, MONTH)
    choose(asking, "Kind", "date")
    assert isolate("2025-02-14", "ltr") in asking._said.text()
    enter(asking, "Value", "2025-03-01")
    assert isolate("2025-03-01") in asking._said.text()


def test_a_range_has_two_ends_of_which_one_may_be_open(qtbot: QtBot) -> None:
    asking = dialog(qtbot, RANGE)
    assert field(asking, "Value").isHidden()
    enter(asking, "To", "")
    assert asking.statistic == dataclasses.replace(RANGE.statistic, high=None)
    enter(asking, "From", "")
    assert asking.statistic is None
    enter(asking, "From", "20")
    enter(asking, "To", "15")
    assert asking.statistic is None
    assert "range" in asking._said.text()


def test_the_fields_follow_the_kind(qtbot: QtBot) -> None:
    asking = dialog(qtbot, MONEY)
    choose(asking, "Kind", "percent")
    assert combo(asking, "Unit").currentText() == "%"
    choose(asking, "Kind", "range")
    enter(asking, "From", "12")
    assert asking.statistic == Statistic(MONEY.statistic.span, "range", low=12)
    choose(asking, "Kind", "money")
    assert asking.statistic == MONEY.statistic
    assert not asking._accept.isEnabled()


def test_a_unit_is_chosen_by_its_name_or_typed(qtbot: QtBot) -> None:
    asking = dialog(qtbot, MONEY)
    combo(asking, "Unit").setEditText("usd")
    assert asking.statistic is not None
    assert asking.statistic.unit == "USD"
    combo(asking, "Unit").setEditText("XTS")
    assert asking.statistic.unit == "XTS"
    choose(asking, "Kind", "area")
    choose(asking, "Unit", "square_kilometer")
    assert asking.statistic.unit == "square_kilometer"


def test_a_modifier_is_one_of_five_or_none(qtbot: QtBot) -> None:
    asking = dialog(qtbot, MONEY)
    choose(asking, "Precision", "at_least")
    assert asking.statistic is not None
    assert asking.statistic.modifier == "at_least"
    assert "at least" in asking._said.text()


def test_the_passage_stands_between_whole_words(qtbot: QtBot) -> None:
    text = "كلمات " * 40 + "12" + " كلمات" * 40
    item = Statistic(Span(240, 242), "number", 12)
    made = CorrectDialog(Figure(item, item), text)
    qtbot.addWidget(made)
    shown = next(it.text() for it in made.findChildren(QLabel) if "<b>" in it.text())
    words = re.sub("<[^>]+>", "", shown).strip("…").split()
    assert set(words) == {"كلمات", "12"}
    assert 10 < len(words) < 30


def test_the_words_of_the_passage_are_no_markup(qtbot: QtBot) -> None:
    asking = dialog(qtbot, MONTH)
    (passage,) = [
        label for label in asking.children() if "فبراير" in str(getattr(label, "text", str)())
    ]
    assert "&lt;b&gt;" in passage.text()
    assert "<b>فبراير</b>" in passage.text()


def test_a_minus_sign_stays_before_its_number_and_words_read_from_the_right(qtbot: QtBot) -> None:
    asking = dialog(qtbot, MONEY)
    enter(asking, "Value", "-5")
    assert field(asking, "Value").layoutDirection() is Qt.LayoutDirection.LeftToRight
    enter(asking, "Value", "مليون")
    assert field(asking, "Value").layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_every_field_can_be_reached_and_left_by_keys(qtbot: QtBot) -> None:
    asking = dialog(qtbot, RANGE)
    asking.activateWindow()
    QTest.qWaitForWindowActive(asking)
    assert asking.focusWidget() is field(asking, "From")
    seen = []
    for _ in range(7):
        focused = QApplication.focusWidget()
        seen.append(focused.accessibleName() or focused.property("text"))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert {"From", "To", "Unit", "Precision", "Kind"} <= set(seen)


def answer(session: Session, asked: Figure, last: Qt.Key) -> None:
    """Ask for a correction, type 25 into the dialog that comes, and end with a key."""
    typed: list[bool] = []

    def type_it() -> None:
        asking = QApplication.activeModalWidget()
        assert isinstance(asking, CorrectDialog)
        try:
            focused = asking.focusWidget()
            QTest.keyClicks(focused, "25")
            typed.append(focused.text() == "25")
            QTest.keyClick(focused, last)
        finally:
            if asking.isVisible():
                asking.reject()  # else the test would wait for ever

    QTimer.singleShot(0, type_it)
    session.correction_requested.emit(asked)
    assert typed == [True]


def test_a_statistic_is_corrected_with_keys_and_comes_back_with_undo(
    opened: Opened, first: Path, qtbot: QtBot
) -> None:
    window = opened(first)
    session = window.session
    assert session is not None
    (before,) = [item for item in session.figures if item.statistic.kind == "percent"]

    answer(session, before, Qt.Key.Key_Return)
    (after,) = [item for item in session.figures if item.statistic.kind == "percent"]
    assert (after.state, after.statistic.value) == ("corrected", 25)
    qtbot.waitUntil(lambda: not isinstance(QApplication.activeWindow(), CorrectDialog))
    press(window, "Ctrl+Z")
    assert before in session.figures
    press(window, "Ctrl+Shift+Z")
    assert after in session.figures


def test_leaving_the_dialog_changes_nothing(opened: Opened, first: Path) -> None:
    window = opened(first)
    session = window.session
    assert session is not None

    answer(session, session.figures[0], Qt.Key.Key_Escape)
    assert session.figures[0].state == "found"
    assert session.undo_stack.count() == 0
