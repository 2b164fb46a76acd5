"""The table of statistics through its keys, clicks and menus, beside the real window."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reader.analysis.model import Analysis, Kind, Statistic
from reader.document import Span
from reader.importers import read_text
from reader.library.settings import Settings
from reader.text.bidi import document_direction, isolate
from reader.ui.dialogs.table.columns import COLUMNS
from reader.ui.dialogs.table.saving import SaveTableDialog
from reader.ui.dialogs.table.window import TableWindow
from reader.ui.window import Desk, ReaderWindow
from tests.shared import oracle
from tests.windows import Opened, press

PHRASE, KIND, VALUE, UNIT, MODIFIER, SUBJECT, STATE, SENTENCE = range(len(COLUMNS))
TEXT = "\n".join(
    [
        "عنوان",
        "بلغت مبيعات OpenBook نحو 1.5 مليار يورو، ثم 9 ملايين يورو.",
        *["سطر آخر."] * 80,
        "ارتفع الدَّخْل ١٢٪ و9% في 3 مارس 2024، وانخفضت إلى -5 درجات.",
        "=1+1 ليست رقما.",
    ]
)
FOUND: tuple[tuple[str, Kind, int | float | str, str | None], ...] = (
    ("1.5 مليار يورو", "money", 1_500_000_000, "EUR"),
    ("9 ملايين يورو", "money", 9_000_000, "EUR"),
    ("١٢٪", "percent", 12, "%"),
    ("9%", "percent", 9, "%"),
    ("3 مارس 2024", "date", "2024-03-03", None),
    ("-5 درجات", "temperature", -5, "celsius"),
    ("=1+1", "number", 2, None),
)


def found() -> Analysis:
    """What the analysis of `TEXT` finds, whatever the engine makes of it some day."""
    made = []
    for phrase, kind, value, unit in FOUND:
        start = TEXT.index(phrase)
        line = TEXT.rfind("\n", 0, start) + 1
        made.append(
            Statistic(
                Span(start, start + len(phrase)), kind, value, unit,
                modifier="about" if unit == "EUR" else None,
                sentence=Span(line, (TEXT + "\n").index("\n", start)),
            )
        )  # fmt: skip
    return Analysis(tuple(made))


@pytest.fixture
def window(opened: Opened, tmp_path: Path) -> ReaderWindow:
    path = tmp_path / "جدول.txt"
    path.write_text(TEXT, encoding="utf-8")
    made = opened(path)
    assert made.session is not None
    assert made.session.document.text == TEXT
    made.session._take_analysis(found())
    return made


@pytest.fixture
def table(window: ReaderWindow) -> TableWindow:
    window.show()
    press(window, "Ctrl+Shift+T")
    assert window.table is not None
    assert window.table.isVisible()
    QTest.qWaitForWindowActive(window.table)
    return window.table


def column(table: TableWindow, number: int) -> list[str]:
    """What a column says, from top to bottom."""
    model = table.view.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def click_heading(table: TableWindow, number: int) -> None:
    heads = table.view.horizontalHeader()
    x = heads.sectionViewportPosition(number) + heads.sectionSize(number) // 2
    place = QPoint(x, heads.height() // 2)
    QTest.mouseClick(
        heads.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )


def click_row(
    table: TableWindow,
    row: int,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    place = table.view.visualRect(table.view.model().index(row, PHRASE)).center()
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, keys, place)


def type_filter(table: TableWindow, text: str, qtbot: QtBot) -> None:
    table.filter.setFocus()
    table.filter.clear()
    table.filter.insert(text)  # QTest types no Arabic
    qtbot.waitUntil(lambda: not table._typing.isActive())


def test_it_opens_with_the_figures_as_they_stand_in_the_text(table: TableWindow) -> None:
    assert column(table, PHRASE) == [phrase for phrase, *_ in FOUND]
    assert column(table, VALUE)[:2] == ["1,500,000,000", "9,000,000"]
    assert column(table, UNIT)[:2] == ["EUR", "EUR"]
    assert column(table, MODIFIER)[0] == "about"
    assert column(table, SENTENCE)[0].startswith("بلغت مبيعات OpenBook")
    assert table.total.text().endswith("7 figures")


def test_a_click_on_value_orders_numbers_as_numbers(table: TableWindow) -> None:
    click_heading(table, VALUE)
    rising = ["9", "12", "9,000,000", "1,500,000,000", "2", "−5", "2024-03-03"]
    assert column(table, VALUE) == rising  # percentages, money, numbers, measures, time
    click_heading(table, VALUE)
    assert column(table, VALUE) == rising[::-1]
    click_heading(table, VALUE)
    assert column(table, PHRASE) == [phrase for phrase, *_ in FOUND]


def test_the_chosen_rows_stay_chosen_in_another_order(table: TableWindow) -> None:
    click_row(table, 1)
    click_heading(table, VALUE)
    assert [it.statistic.value for it in table.view.chosen()] == [9_000_000]


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("الدخل", ["١٢٪", "9%", "3 مارس 2024", "-5 درجات"]),  # in the text with harakat
        ("12", ["١٢٪", "9%", "3 مارس 2024", "-5 درجات"]),  # ١٢ in their sentence
        ("openbook ملايين", ["1.5 مليار يورو", "9 ملايين يورو"]),
        ("1500000000", ["1.5 مليار يورو"]),
        ("percentage", ["١٢٪", "9%"]),
        ("درجات celsius", []),
        ("-5 °c", ["-5 درجات"]),
        ("لا شيء كهذا", []),
    ],
)
def test_the_filter_sees_past_harakat_digits_and_commas(
    table: TableWindow, qtbot: QtBot, typed: str, phrases: list[str]
) -> None:
    type_filter(table, typed, qtbot)
    assert column(table, PHRASE) == phrases
    assert table.total.text().endswith(f"{len(phrases)} of 7 figures")
    assert table.save.isEnabled() is bool(phrases)


def test_escape_empties_the_filter_before_it_closes(table: TableWindow, qtbot: QtBot) -> None:
    type_filter(table, "12", qtbot)
    QTest.keyClick(table.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(column(table, PHRASE)) == len(FOUND))
    assert table.isVisible()
    QTest.keyClick(table.filter, Qt.Key.Key_Escape)
    assert not table.isVisible()


def test_kinds_are_offered_with_how_many_there_are(table: TableWindow) -> None:
    table.kinds.setFocus()
    offered = [table.kinds.itemText(row) for row in range(table.kinds.count())]
    assert any("Percentage" in text and "(2)" in text for text in offered)
    money = next(row for row, text in enumerate(offered) if "Money" in text)
    for _ in range(money):
        QTest.keyClick(table.kinds, Qt.Key.Key_Down)
    assert column(table, KIND) == ["Money", "Money"]


def test_the_list_of_kinds_shows_every_name_in_full(table: TableWindow) -> None:
    table.kinds.showPopup()
    offered = table.kinds.view()
    assert offered.viewport().width() >= offered.sizeHintForColumn(0)
    table.kinds.hidePopup()


def test_rows_are_copied_as_text_and_as_a_table(table: TableWindow) -> None:
    click_row(table, 0)
    click_row(table, 6, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    first, second = (line.split("\t") for line in data.text().split("\n"))
    assert first[:4] == ["1.5 مليار يورو", "Money", "1500000000", "EUR"]
    assert second[PHRASE] == "'=1+1"
    assert '<table dir="ltr">' in data.html()
    assert '<td dir="rtl">1.5 مليار يورو</td>' in data.html()
    # The platform without a screen frees what it holds after Python is gone, and falls over it.
    QGuiApplication.clipboard().clear()


def test_enter_and_a_double_click_show_the_passage(
    window: ReaderWindow, table: TableWindow
) -> None:
    assert window.session is not None
    shown: list[Span] = []
    window.session.reveal_requested.connect(shown.append)
    before = window.page.reading_position()
    click_row(table, 5)
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert [span.of(TEXT) for span in shown] == ["-5 درجات"]
    assert window.page.reading_position() > before
    assert table.isVisible()
    place = table.view.visualRect(table.view.model().index(0, VALUE)).center()
    viewport, left, plain = (
        table.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )  # fmt: skip
    QTest.mouseClick(viewport, left, plain, place)
    QTest.mouseDClick(viewport, left, plain, place)
    assert shown[-1].of(TEXT) == "1.5 مليار يورو"


def test_the_passage_is_seen_although_the_table_stood_over_it(
    window: ReaderWindow, table: TableWindow, qtbot: QtBot
) -> None:
    table.move(window.pos())
    click_row(table, 5)
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    qtbot.waitUntil(window.isActiveWindow)
    press(window, "Ctrl+Shift+T")
    qtbot.waitUntil(table.isActiveWindow)
    assert [it.statistic.value for it in table.view.chosen()] == [-5]


def test_the_keyboard_stays_in_a_table_beside_the_page(
    window: ReaderWindow, table: TableWindow
) -> None:
    window.resize(400, 300)
    table.resize(400, 300)
    table.move(window.frameGeometry().bottomLeft() + QPoint(0, 50))
    click_row(table, 5)
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert not window.isActiveWindow()
    assert table.isActiveWindow()


def test_the_menu_of_a_row_tells_its_keys(table: TableWindow) -> None:
    click_row(table, 0)
    menu = table.view.menu(table.view.chosen())
    told = {action.text(): action.shortcut().toString() for action in menu.actions()}
    assert told["Go to passage"] == "Return"
    assert told["Correct…"] == "F2"
    assert told["Dismiss"] == "Del"


def test_a_long_range_of_money_can_be_read_in_full(table: TableWindow) -> None:
    room = table.view.columnWidth(VALUE)
    assert table.view.fontMetrics().horizontalAdvance("6,000,000,000–8,000,000,000") < room


def test_dismissed_rows_go_can_be_shown_and_come_back(table: TableWindow) -> None:
    assert not table.dismissed.isVisible()
    click_row(table, 2)
    click_row(table, 3, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table.view, Qt.Key.Key_Delete)
    assert "9%" not in column(table, PHRASE)
    assert table.total.text().endswith("5 of 7 figures")
    QTest.mouseClick(table.dismissed, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert column(table, STATE)[2:5] == ["Dismissed", "Dismissed", ""]
    click_row(table, 3)
    restore = table.view.menu(table.view.chosen()).actions()[-1]
    assert restore.text() == "Restore"
    restore.trigger()
    assert column(table, STATE)[2:5] == ["Dismissed", "", ""]
    QTest.keyClick(table.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert column(table, STATE) == [""] * 7


def test_a_row_that_is_to_be_corrected_is_handed_on(
    table: TableWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        "reader.ui.dialogs.correct.correct",
        lambda _parent, figure, text: asked.append(figure.statistic.span.of(text)),
    )
    click_row(table, 1)
    QTest.keyClick(table.view, Qt.Key.Key_F2)
    assert asked == ["9 ملايين يورو"]


def answer(monkeypatch: pytest.MonkeyPatch, target: Path, *, format: str, mark: bool) -> None:
    """Fill in the dialog for saving as a person would, and accept."""

    def fill(dialog: SaveTableDialog) -> int:
        dialog._formats.setCurrentIndex(dialog._formats.findData(format))
        line = dialog.findChild(QLineEdit)
        line.clear()
        line.insert(str(target))
        assert dialog._mark.isVisibleTo(dialog) is (format == "csv")
        dialog._mark.setChecked(mark)
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(SaveTableDialog, "exec", fill)


def test_what_is_shown_is_saved_in_its_order(
    window: ReaderWindow,
    table: TableWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "out" / "أرقام.csv"
    answer(monkeypatch, target, format="csv", mark=False)
    type_filter(table, "percentage", qtbot)
    click_heading(table, VALUE)
    QTest.mouseClick(table.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "أرقام.csv" in table.total.text())
    heads, *rows = csv.reader(io.StringIO(target.read_text("utf-8"), newline=""))
    assert heads[0] == "Phrase"
    assert [row[0] for row in rows] == ["9%", "١٢٪"]
    assert window.desk.settings.last_export_folder == target.parent


def test_json_says_what_was_dismissed(
    table: TableWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.json"
    answer(monkeypatch, target, format="json", mark=True)
    click_row(table, 0)
    QTest.keyClick(table.view, Qt.Key.Key_Delete)
    table.dismissed.setChecked(True)
    QTest.keyClick(table.view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "a.json" in table.total.text())
    saved = json.loads(target.read_text("utf-8"))["statistics"]
    assert [item["state"] for item in saved] == ["dismissed", *["found"] * 6]


def test_a_place_that_cannot_be_written_is_told_in_the_table(
    table: TableWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    answer(monkeypatch, tmp_path / "file" / "a.csv", format="csv", mark=True)
    QTest.mouseClick(table.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(table.trouble.isVisible)
    assert "could not be written" in table.trouble.accessibleName()
    answer(monkeypatch, tmp_path / "b.csv", format="csv", mark=True)
    QTest.mouseClick(table._again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil((tmp_path / "b.csv").exists)
    assert table.trouble.isHidden()


def test_a_file_that_is_there_is_not_replaced_unsaid(table: TableWindow, tmp_path: Path) -> None:
    assert table._session is not None
    dialog = SaveTableDialog(table._session.document, tmp_path, "csv", table)
    assert dialog.target() == tmp_path / "عنوان.csv"
    assert dialog._warning.isHidden()
    dialog.target().touch()
    dialog._formats.setCurrentIndex(1)
    dialog._formats.setCurrentIndex(0)
    assert not dialog._warning.isHidden()


def test_the_dialog_for_saving_fits_a_small_screen(
    window: ReaderWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.session is not None
    monkeypatch.setattr(QScreen, "availableSize", lambda _: QSize(640, 400))
    dialog = SaveTableDialog(window.session.document, tmp_path, "csv", window)
    assert dialog.sizeHint().width() <= 640
    dialog.deleteLater()


def test_the_table_follows_the_window_to_another_document(
    window: ReaderWindow, table: TableWindow
) -> None:
    window.set_document(read_text("نص بلا شيء."))
    assert column(table, PHRASE) == []
    window.show()
    session = window.session
    assert session is not None
    session._take_analysis(Analysis())
    assert table.total.text().endswith("0 figures")


def test_another_language_opens_the_table_anew(
    desk: Desk, window: ReaderWindow, table: TableWindow, qtbot: QtBot
) -> None:
    desk.change(language="ar")
    qtbot.waitUntil(lambda: window not in desk.windows)
    anew = desk.windows[-1].table
    assert anew is not None
    assert anew is not table
    assert column(anew, KIND)[0] == "مبلغ"
    assert anew.total.text() == "\u200f7 أرقام"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_is_painted_reads_in_the_right_order(
    desk: Desk, window: ReaderWindow, table: TableWindow, qtbot: QtBot, language: str
) -> None:
    judge = oracle()
    if language == "ar":
        desk.change(language="ar")
        qtbot.waitUntil(lambda: window not in desk.windows)
        table = desk.windows[-1].build_table()
    table.resize(1200, 500)
    base = 1 if language == "ar" else 0
    for number in range(SENTENCE):  # that one is too long to be seen in full
        for other in range(len(COLUMNS)):
            table.view.setColumnHidden(other, other != number)
        cells = [isolate(cell, document_direction(cell, "ltr")) for cell in column(table, number)]
        painted = judge.record_paint(table.view.viewport())
        assert judge.match_painted(painted, cells, base=base) == []


def test_every_control_has_a_name_and_can_be_reached_by_tab(table: TableWindow) -> None:
    table.filter.setFocus()
    reached = []
    for _ in range(6):
        reached.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert {table.filter, table.kinds, table.view, table.save} <= set(reached)
    for widget in (table.filter, table.kinds, table.view):
        assert widget.accessibleName()


def test_nothing_is_open_without_a_document(desk: Desk) -> None:
    assert desk.settings == Settings(language="en", theme="light")
    assert not desk.new_window().offers["table"].isEnabled()


# -- thousands of figures

MANY = 1_000


@pytest.fixture
def long_table(window: ReaderWindow, table: TableWindow) -> TableWindow:
    text = "\n".join(f"في السطر {number} رقم." for number in range(MANY))
    window.set_document(read_text(text))
    assert window.session is not None
    start, made = 0, []
    for number, line in enumerate(text.split("\n")):
        place = start + len("في السطر ")
        span = Span(place, place + len(str(number)))
        made.append(Statistic(span, "number", number, sentence=Span(start, start + len(line))))
        start += len(line) + 1
    window.session._take_analysis(Analysis(tuple(made)))
    assert table._slices.busy(table._model)  # the first figures are there, and people can read
    return table


def test_a_filter_that_is_typed_before_all_is_folded_still_sees_all(
    long_table: TableWindow, qtbot: QtBot
) -> None:
    type_filter(long_table, "999", qtbot)
    qtbot.waitUntil(lambda: column(long_table, PHRASE) == ["999"])


def test_figures_that_come_after_the_filter_are_filtered(
    window: ReaderWindow, long_table: TableWindow, qtbot: QtBot
) -> None:
    session = window.session
    assert session is not None
    assert session.analysis is not None
    analysis = session.analysis
    type_filter(long_table, "999", qtbot)
    qtbot.waitUntil(lambda: column(long_table, PHRASE) == ["999"])
    session._take_analysis(Analysis())
    assert column(long_table, PHRASE) == []
    session._take_analysis(analysis)
    qtbot.waitUntil(lambda: column(long_table, PHRASE) == ["999"])


def test_thousands_of_rows_are_sorted_while_one_reads_on(
    long_table: TableWindow, qtbot: QtBot
) -> None:
    click_heading(long_table, VALUE)
    click_heading(long_table, VALUE)
    qtbot.waitUntil(lambda: column(long_table, PHRASE)[:2] == ["999", "998"])
    click_heading(long_table, VALUE)
    qtbot.waitUntil(lambda: column(long_table, PHRASE)[:2] == ["0", "1"])


def test_many_rows_reach_the_clipboard_a_moment_later(
    long_table: TableWindow, qtbot: QtBot
) -> None:
    long_table.view.setFocus()
    QTest.keyClick(long_table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(long_table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Copying…" in long_table.total.text()
    qtbot.waitUntil(lambda: long_table.total.text().endswith("1000 rows copied"))
    lines = QGuiApplication.clipboard().mimeData().text().split("\n")
    assert [line.split("\t")[PHRASE] for line in lines] == [str(number) for number in range(MANY)]
    QGuiApplication.clipboard().clear()


def test_many_rows_are_dismissed_and_brought_back(long_table: TableWindow, qtbot: QtBot) -> None:
    type_filter(long_table, "في", qtbot)
    qtbot.waitUntil(lambda: len(column(long_table, PHRASE)) == MANY)
    long_table.view.setFocus()
    QTest.keyClick(long_table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(long_table.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: column(long_table, PHRASE) == [])
    QTest.keyClick(long_table.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(column(long_table, PHRASE)) == MANY)


# -- an Arabic keyboard


def press_arabic(widget: QWidget, letter: str) -> None:
    """Ctrl and a key that types ``letter``, as it comes where no Latin layout is set up."""
    key, control = ord(letter), Qt.KeyboardModifier.ControlModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, control, ""))


def test_the_keys_work_on_an_arabic_keyboard(
    table: TableWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    click_row(table, 1)
    press_arabic(table.view, "ؤ")  # C
    assert QGuiApplication.clipboard().text().startswith("9 ملايين يورو\t")
    QGuiApplication.clipboard().clear()
    QTest.keyClick(table.view, Qt.Key.Key_Delete)
    assert "9 ملايين يورو" not in column(table, PHRASE)
    press_arabic(table.view, "ئ")  # Z
    assert "9 ملايين يورو" in column(table, PHRASE)
    press_arabic(table.view, "ش")  # A
    assert len(table.view.chosen()) == len(FOUND)
    press_arabic(table.view, "ب")  # F
    assert QApplication.focusWidget() is table.filter
    asked: list[str] = []

    def leave(dialog: SaveTableDialog) -> int:
        asked.append(dialog.windowTitle())
        return int(QDialog.DialogCode.Rejected)

    monkeypatch.setattr(SaveTableDialog, "exec", leave)
    press_arabic(table.view, "س")  # S
    assert asked == ["Save Statistics"]
