"""The export dialog: what is chosen is what is written, and what is shown is what is chosen."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from reader.exporters import Choice, filename
from reader.ui.dialogs.exporting import ExportDialog
from reader.ui.dialogs.exporting import dialog as module
from reader.ui.dialogs.exporting.kinds import groups, uses
from reader.ui.dialogs.target import TargetField
from reader.ui.session import SaveState, Session
from reader.ui.window import Desk, ReaderWindow
from tests.exporting import FORMATS, annotated, ask, asking, click, expected, export
from tests.windows import Opened, press

Left = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes the small screen of tests for one that has room for the preview beside the choices."""
    monkeypatch.setattr(module, "_WIDE", 0)


@pytest.fixture
def window(opened: Opened, first: Path, qtbot: QtBot) -> ReaderWindow:
    made = opened(first)
    with qtbot.waitExposed(made):
        made.show()
    annotated(made)
    qtbot.waitUntil(lambda: _session(made).save_state is SaveState.SAVED)
    return made


def _session(window: ReaderWindow) -> Session:
    assert window.session is not None
    return window.session


def _text(dialog: ExportDialog) -> str:
    return dialog.preview.text.toPlainText()


def _until_shown(dialog: ExportDialog, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: words in _text(dialog))


def _listed(dialog: ExportDialog) -> list[str]:
    items = [dialog.formats.item(row) for row in range(dialog.formats.count())]
    return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.flags()]


# -- formats


def test_every_format_that_there_is_can_be_chosen(window: ReaderWindow) -> None:
    dialog = ask(window)
    assert sorted(_listed(dialog)) == sorted(FORMATS)
    for group in groups():
        assert group.title
        assert all(kind.title and kind.purpose for kind in group.kinds)
    dialog.reject()


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_what_is_written_is_what_the_exporters_make(
    window: ReaderWindow, qtbot: QtBot, tmp_path: Path, format: str
) -> None:
    written = export(ask(window, format), qtbot, tmp_path / f"out{FORMATS[format].suffix}")
    if format in ("article-docx", "article-pdf", "facts-pdf"):  # they carry the time of day
        assert len(written) > 1_000
    else:
        assert written == expected(_session(window), format)


def test_the_keys_go_from_format_to_format_and_over_headings(
    window: ReaderWindow, qtbot: QtBot
) -> None:
    dialog = ask(window, "article-html")
    qtbot.waitUntil(dialog.formats.hasFocus)
    QTest.keyClick(dialog.formats, Qt.Key.Key_Down)
    assert dialog.format() == "markdown"
    QTest.keyClick(dialog.formats, Qt.Key.Key_Up)
    assert dialog.format() == "article-html"
    QTest.keyClick(dialog.formats, Qt.Key.Key_End)
    assert dialog.format() == _listed(dialog)[-1]
    QTest.keyClick(dialog.formats, Qt.Key.Key_Home)
    assert dialog.format() == _listed(dialog)[0]
    dialog.reject()


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_what_a_format_has_no_use_for_is_not_asked(window: ReaderWindow, format: str) -> None:
    dialog = ask(window, format)
    shown = {name for name, row in dialog.how._rows.items() if row.isVisible()}
    if dialog.which.isVisible():
        shown.add("notes")
    assert shown == uses(format)
    dialog.reject()


@pytest.mark.parametrize("format", [name for name in FORMATS if not name.endswith(("pdf", "docx"))])
def test_the_choices_that_are_asked_for_are_those_that_make_a_difference(
    window: ReaderWindow, format: str
) -> None:
    session = _session(window)
    other: dict[str, Any] = {
        "context": True, "links": False, "statistics": True, "mark": False, "paper": "letter",
        "theme": "dark", "template": "{{ title }}",
    }  # fmt: skip
    session.highlight("Highlight", session.document.blocks[1].span, "pink")
    plain = expected(session, format, statistics=False)
    differing = {
        name
        for name, value in other.items()
        if (expected(session, format, **{name: value}) != plain)
    }
    some = Choice(colours=frozenset(("green",)))
    if expected(session, format, some) != expected(session, format):
        differing.add("notes")
    assert differing == uses(format)


# -- which notes


def test_notes_are_chosen_by_colour_tag_kind_and_day(
    window: ReaderWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    session = _session(window)
    dialog = ask(window, "markdown")
    assert dialog.which.count.text().endswith("4 notes")
    assert dialog.which.filters.isHidden()
    click(dialog.which.some)
    assert dialog.which.filters.isVisible()
    click(dialog.which.colours["green"])
    assert dialog.which.choice() == Choice(colours=frozenset({"green"}))
    assert "1 note of 4" in dialog.which.count.text()
    click(dialog.which.colours["green"])
    click(dialog.which.kinds["bookmark"])
    assert dialog.which.choice() == Choice(kinds=frozenset({"bookmark"}))
    click(dialog.which.kinds["bookmark"])
    row = dialog.which.tags.item(0)
    dialog.which.tags.setFocus()
    dialog.which.tags.setCurrentItem(row)
    QTest.keyClick(dialog.which.tags, Qt.Key.Key_Space)
    choice = Choice(tags=frozenset({"to check"}))
    assert dialog.which.choice() == choice
    written = export(dialog, qtbot, tmp_path / "out.md")
    assert written == expected(session, "markdown", choice)


def test_days_include_both_ends(window: ReaderWindow) -> None:
    dialog = ask(window, "text")
    click(dialog.which.some)
    click(dialog.which.until.asked)
    assert "4 notes" in dialog.which.count.text()  # changed today
    dialog.which.until.field.setDate(QDate.currentDate().addDays(-1))
    assert "0 notes of 4" in dialog.which.count.text()
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    assert dialog.which.choice() == Choice(until=yesterday)
    dialog.reject()


def test_picked_notes_are_what_the_panel_asked_for(
    window: ReaderWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    session = _session(window)
    panel = window.build_panel()
    ids = [id for id, item in session.annotations.items() if item.colour == "green"]
    panel.export_requested.emit(ids)
    dialog = asking()
    assert dialog.which.picked.isChecked()
    assert "The 1 selected" in dialog.which.picked.text()
    dialog.formats.choose("text")
    choice = Choice(ids=frozenset(ids))
    assert export(dialog, qtbot, tmp_path / "a.txt") == expected(session, "text", choice)


def test_notes_that_come_while_it_is_open_are_counted_and_exported(
    window: ReaderWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    session = _session(window)
    dialog = ask(window, "jsonld")
    session.bookmark("Bookmark", 60)
    assert "5 notes" in dialog.which.count.text()
    assert export(dialog, qtbot, tmp_path / "a.jsonld") == expected(session, "jsonld")


# -- the preview


def test_the_preview_follows_the_choices(window: ReaderWindow, qtbot: QtBot) -> None:
    session = _session(window)
    dialog = ask(window, "text")
    whole = expected(session, "text").decode("utf-8").removesuffix("\n")
    qtbot.waitUntil(lambda: _text(dialog) == whole)
    click(dialog.how.links)
    less = expected(session, "text", links=False).decode("utf-8").removesuffix("\n")
    qtbot.waitUntil(lambda: _text(dialog) == less)
    assert f"{len(less.splitlines())} lines" in dialog.preview.caption.text()
    QTest.keyClick(dialog.formats, Qt.Key.Key_Down)
    _until_shown(dialog, qtbot, "Highlight")
    click(dialog.which.some)
    click(dialog.which.kinds["document"])
    qtbot.waitUntil(lambda: len(_text(dialog).splitlines()) == 2)
    dialog.reject()


def test_paragraphs_of_the_preview_have_their_directions(
    window: ReaderWindow, qtbot: QtBot
) -> None:
    dialog = ask(window, "text")
    _until_shown(dialog, qtbot, "Notes: ")
    blocks = [dialog.preview.text.document().findBlockByNumber(row) for row in range(4)]
    rtl, ltr = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    assert blocks[0].textDirection() is rtl
    assert blocks[3].textDirection() is ltr
    ends = [block.layout().lineAt(0).naturalTextRect() for block in blocks]
    assert ends[0].right() > dialog.preview.text.viewport().width() - 20
    assert ends[3].left() < 20
    dialog.reject()


@pytest.mark.parametrize("format", ["article-docx", "article-html", "html", "facts-pdf"])
def test_what_has_looks_is_shown_as_its_first_page(
    window: ReaderWindow, qtbot: QtBot, format: str
) -> None:
    dialog = ask(window, format)
    qtbot.waitUntil(lambda: dialog.preview.caption.text().endswith("First page"))
    assert dialog.preview.sheet.isVisible()

    def sharp() -> bool:
        shown = dialog.preview.shown
        wide = round(dialog.preview.sheet.width() * dialog.devicePixelRatioF())
        return shown is not None and shown.picture is not None and shown.picture.width() == wide

    qtbot.waitUntil(sharp)
    dialog.reject()


def test_the_colours_of_a_page_are_those_that_were_chosen(
    window: ReaderWindow, qtbot: QtBot
) -> None:
    dialog = ask(window, "article-html")

    def corner() -> int:
        shown = dialog.preview.shown
        return (
            0
            if shown is None or shown.picture is None
            else shown.picture.pixelColor(2, 2).lightness()
        )

    qtbot.waitUntil(lambda: corner() > 200)
    dialog.how.theme.setFocus()
    QTest.keyClick(dialog.how.theme, Qt.Key.Key_Down)
    QTest.keyClick(dialog.how.theme, Qt.Key.Key_Down)
    assert dialog.choices().theme == "dark"
    qtbot.waitUntil(lambda: 0 < corner() < 80)
    dialog.reject()


def test_an_answer_that_comes_too_late_is_dropped(window: ReaderWindow, qtbot: QtBot) -> None:
    dialog = ask(window, "text")
    dialog.preview._begin()  # under way
    dialog.formats.choose("bibtex")
    _until_shown(dialog, qtbot, "@misc")
    qtbot.waitUntil(lambda: not _session(window).tasks.busy())
    assert "@misc" in _text(dialog)
    dialog.reject()


def test_a_template_of_ones_own_is_followed_and_its_mistakes_are_said(
    window: ReaderWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    template = tmp_path / "قالب.md"
    template.write_text("{{ title }}\n{% for n in notes %}\n{{ n.nothing }}", encoding="utf-8")
    dialog = ask(window, "markdown")
    dialog.how.template.setText(str(template))
    qtbot.waitUntil(lambda: "Line 3: " in dialog.preview.trouble.text())
    assert dialog.preview.trouble.isVisible()
    template.write_text("Notes: {{ notes|length }}", encoding="utf-8")
    dialog.how.context.toggle()
    _until_shown(dialog, qtbot, "Notes: 4")
    assert export(dialog, qtbot, tmp_path / "out.md") == b"Notes: 4"


# -- where to


def test_a_file_is_called_after_the_document_and_its_format(window: ReaderWindow) -> None:
    session = _session(window)
    dialog = ask(window, "article-docx")
    assert dialog.target.path().name == filename(session.document.title, "article-docx")
    dialog.formats.choose("csv")
    assert dialog.target.path().name == filename(session.document.title, "csv")
    dialog.reject()


def test_it_says_what_would_be_replaced(window: ReaderWindow, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "notes.txt"
    target.write_text("old", encoding="utf-8")
    dialog = ask(window, "text")
    assert dialog.target.warning.isHidden()
    dialog.target.field.setText(str(target))
    assert "notes.txt" in dialog.target.warning.text()
    assert dialog.target.warning.isVisible()
    assert dialog.export.text() == "Replace"
    click(dialog.export)
    qtbot.waitUntil(lambda: target.read_bytes() == expected(_session(window), "text"))


def test_what_came_there_meanwhile_is_not_replaced(
    window: ReaderWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "notes.txt"
    dialog = ask(window, "text")
    dialog.target.field.setText(str(target))
    target.write_text("somebody else's", encoding="utf-8")
    click(dialog.export)
    qtbot.waitUntil(lambda: window.notice.isVisible())
    assert target.read_text(encoding="utf-8") == "somebody else's"
    assert window.notice.message is not None
    assert "notes.txt" in window.notice.message.text


@pytest.mark.parametrize(
    ("typed", "name"),
    [("a", "a.md"), ("a.md", "a.md"), ("a.markdown", "a.markdown"), ("Dr. No", "Dr. No.md"),
     ("Windows 3.1", "Windows 3.1.md"), ("مقال", "مقال.md")],
)  # fmt: skip
def test_a_name_without_an_ending_gets_one(
    qtbot: QtBot, tmp_path: Path, typed: str, name: str
) -> None:
    field = TargetField()
    qtbot.addWidget(field)
    field.suggest(tmp_path / "x.md", ".md")
    field.field.setText(str(tmp_path / typed))
    assert field.path().name == name


@pytest.mark.parametrize(
    "name", ["~nobody-by-this-name/notes.md", "/tmp/" + "ن" * 200, "/tmp/a\0b"]
)
def test_an_impossible_place_can_be_typed_letter_by_letter(
    qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    field = TargetField()
    qtbot.addWidget(field)
    field.suggest(tmp_path / "x.md", ".md")
    field.field.clear()
    assert not field.named
    for letter in name:
        field.field.insert(letter)
    assert field.path().is_absolute()
    assert field.named
    assert not field.taken


def test_without_a_name_nothing_can_be_exported(window: ReaderWindow) -> None:
    dialog = ask(window, "text")
    dialog.target.field.clear()
    assert not dialog.export.isEnabled()
    dialog.reject()


# -- the clipboard


@pytest.mark.parametrize(
    ("format", "plain", "rich"),
    [
        ("markdown", "**مهمة**", "<blockquote>"),
        ("html", "ملاحظة", "<blockquote>"),
        ("article-docx", "سطر آخر", "<!DOCTYPE html>"),
        ("statistics-csv", "\t20\t", "<table dir="),
        ("entities-json", "{", "<pre"),
        ("facts-pdf", "20%", "<!DOCTYPE html>"),
        ("bibtex", "@misc", "<pre"),
    ],
)
def test_the_clipboard_has_both_forms(
    window: ReaderWindow, qtbot: QtBot, format: str, plain: str, rich: str
) -> None:
    dialog = ask(window, format)
    QGuiApplication.clipboard().setText("before")
    click(dialog.copy)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().mimeData().hasHtml())
    data = QGuiApplication.clipboard().mimeData()
    assert plain in data.text()
    assert rich in data.html()
    assert dialog.isVisible()
    assert "Copied" in dialog.said.text()
    dialog.reject()


def test_what_is_copied_is_for_a_light_page_and_has_no_mark_of_bytes(
    window: ReaderWindow, qtbot: QtBot
) -> None:
    for format in ("csv", "article-html"):
        dialog = ask(window, format)
        QGuiApplication.clipboard().setText("before")
        click(dialog.copy)
        qtbot.waitUntil(lambda: QGuiApplication.clipboard().mimeData().hasHtml())
        data = QGuiApplication.clipboard().mimeData()
        assert "\ufeff" not in data.text() + data.html()
        assert "prefers-color-scheme" not in data.html()
        dialog.reject()


def test_the_clipboard_has_the_chosen_notes_only(window: ReaderWindow, qtbot: QtBot) -> None:
    session = _session(window)
    dialog = ask(window, "text")
    click(dialog.which.some)
    click(dialog.which.colours["yellow"])
    click(dialog.which.kinds["passage"])
    click(dialog.copy)
    choice = dialog.which.choice()
    wanted = expected(session, "text", choice).decode("utf-8")
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == wanted)
    dialog.reject()


# -- the last choice


def test_the_last_choice_of_everything_comes_back(window: ReaderWindow, desk: Desk) -> None:
    dialog = ask(window, "markdown")
    for box in (dialog.how.context, dialog.how.links, dialog.which.some):
        click(box)
    click(dialog.which.colours["green"])
    click(dialog.which.since.asked)
    dialog.how.template.setText("/tmp/t.md")
    dialog.formats.choose("facts-pdf")
    dialog.how.paper.setCurrentIndex(1)
    before = dialog.choices()
    dialog.reject()
    assert desk.settings.export == before
    assert desk.settings.last_export_format == "facts-pdf"
    again = ask(window)
    assert again.format() == "facts-pdf"
    assert again.choices() == before
    assert (before.context, before.links, before.filtered) == (True, False, True)
    assert (before.colours, before.paper) == (("green",), "letter")
    assert before.since == datetime.date.today()
    assert before.template == Path("/tmp/t.md")
    again.reject()


# -- keys and directions


def test_escape_exports_nothing_and_enter_exports(
    window: ReaderWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    press(window, "Ctrl+E")
    dialog = asking()
    dialog.formats.choose("text")
    dialog.target.field.setText(str(tmp_path / "a.txt"))
    QTest.keyClick(dialog.formats, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not _session(window).tasks.busy())
    assert not (tmp_path / "a.txt").exists()
    press(window, "Ctrl+E")
    dialog = asking()
    assert dialog.format() == "text"
    dialog.target.field.setText(str(tmp_path / "a.txt"))
    QTest.keyClick(dialog.formats, Qt.Key.Key_Return)
    qtbot.waitUntil((tmp_path / "a.txt").exists)


def test_a_document_without_notes_can_be_exported(
    opened: Opened, second: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(second)
    with qtbot.waitExposed(window):
        window.show()
    assert window.offers["export"].isEnabled()
    target = tmp_path / "a.html"
    assert "نص ثان" in export(ask(window, "article-html"), qtbot, target).decode("utf-8")


def test_in_arabic_the_preview_is_on_the_left(
    window: ReaderWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.change(language="ar")
    qtbot.waitUntil(lambda: desk.windows[0] is not window)
    dialog = ask(desk.windows[0], "text")  # type: ignore[arg-type]  # the real one
    assert dialog.isRightToLeft()
    assert dialog.preview.mapTo(dialog, dialog.preview.rect().topLeft()).x() < 60
    assert dialog.target.field.layoutDirection() is Qt.LayoutDirection.LeftToRight
    dialog.reject()


def test_on_a_small_screen_the_preview_is_behind_a_tab(
    window: ReaderWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_WIDE", 5_000)
    dialog = ask(window, "article-html")
    tabs = dialog.findChild(QTabWidget)
    assert tabs is not None
    assert not dialog.preview.isVisible()
    tabs.tabBar().setFocus()
    QTest.keyClick(tabs.tabBar(), Qt.Key.Key_Right)
    assert dialog.preview.isVisible()
    qtbot.waitUntil(dialog.preview.sheet.isVisible)
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    dialog.reject()
