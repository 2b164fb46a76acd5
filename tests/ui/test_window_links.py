"""Links lead to their passages, from wherever they come, and hostile ones lead nowhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from reader import importers, resources
from reader.annotations.link import link
from reader.annotations.model import Annotation
from reader.document import Span
from reader.library import history
from reader.ui.page import selection
from reader.ui.page.menu import page_menu
from reader.ui.window import Desk, ReaderWindow
from reader.ui.window.commands import SAMPLE
from tests.ui.page.conftest import type_text
from tests.windows import FIRST, Opened, at_rest

LEFT = Qt.MouseButton.LeftButton
STRANGE = "hamesh:" + "0" * 64


@pytest.fixture
def window(opened: Opened, first: Path, qtbot: QtBot) -> ReaderWindow:
    made = opened(first)
    with qtbot.waitExposed(made):
        made.show()
    return made


def noted(window: ReaderWindow, words: str, note: str = "") -> Annotation:
    assert window.session is not None
    start = window.session.document.text.rindex(words)
    span = Span(start, start + len(words))
    return window.session.highlight("Highlight", span, "green", note)


def address(window: ReaderWindow, item: Annotation | None = None) -> str:
    assert window.session is not None
    return link(window.session.document.fingerprint, item.id if item else None)


def closed(desk: Desk, window: ReaderWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: at_rest(window))
    window.close()
    assert desk.windows == []


def shown(desk: Desk, qtbot: QtBot, path: Path) -> ReaderWindow:
    """The window that shows ``path``, with its notes."""

    def there() -> bool:
        found = desk.window_of(path)
        return found is not None and found.session is not None and at_rest(found)

    qtbot.waitUntil(there)
    found = desk.window_of(path)
    assert isinstance(found, ReaderWindow)
    return found


def said(window: ReaderWindow, qtbot: QtBot) -> str:
    qtbot.waitUntil(window.notice.isVisible)
    return window.notice.message.text


# -- following


def test_an_open_document_goes_to_the_passage_flashes_it_and_shows_the_note(
    desk: Desk, window: ReaderWindow, qtbot: QtBot
) -> None:
    item = noted(window, "سطر آخر", "الأخير")
    flashed: list[Span] = []
    window.session.reveal_requested.connect(flashed.append)
    desk.follow(address(window, item))
    qtbot.waitUntil(lambda: bool(flashed))
    span = window.session.span_of(item.id)
    assert flashed == [span]
    assert window.page.in_view(span.start)
    assert window.page.chosen == item.id
    assert window.panel.current_tab() == "notes"
    assert window.panel.notes.editor.annotation_id == item.id
    qtbot.waitUntil(window.page.hasFocus)
    type_text(QApplication.focusWidget(), "x")
    window.commit()
    assert window.session.annotations[item.id].note == "الأخير"  # what is typed goes elsewhere


def test_a_closed_document_is_opened(
    desk: Desk, window: ReaderWindow, opened: Opened, first: Path, second: Path, qtbot: QtBot
) -> None:
    item = noted(window, "OpenAI", "ما هذا؟")
    there = address(window, item)
    closed(desk, window, qtbot)
    other = opened(second)
    desk.follow(there)
    again = shown(desk, qtbot, first)
    qtbot.waitUntil(lambda: again.page.chosen == item.id)
    assert other.session is not None
    assert len(desk.windows) == 2
    assert desk.settings.recent[0] == first


def test_a_file_that_moved_is_found(
    desk: Desk, window: ReaderWindow, first: Path, opened: Opened, second: Path, qtbot: QtBot
) -> None:
    item = noted(window, "OpenAI")
    there = address(window, item)
    closed(desk, window, qtbot)
    moved = first.rename(first.with_name("باسم آخر.txt"))
    opened(second)
    desk.follow(there)
    again = shown(desk, qtbot, moved)
    qtbot.waitUntil(lambda: again.page.chosen == item.id)


def test_a_link_from_before_the_text_was_edited_finds_its_note(
    desk: Desk, window: ReaderWindow, first: Path, opened: Opened, second: Path, qtbot: QtBot
) -> None:
    item = noted(window, "OpenAI")
    there = address(window, item)
    closed(desk, window, qtbot)
    first.write_text("مقدمة جديدة.\n" + FIRST, encoding="utf-8")
    closed(desk, opened(first), qtbot)  # its notes go along
    opened(second)
    desk.follow(there)
    again = shown(desk, qtbot, first)
    qtbot.waitUntil(lambda: again.page.chosen == item.id)
    assert not again.notice.isVisible()
    desk.follow(there)  # it is open by now
    assert len(desk.windows) == 2


def test_a_link_to_a_document_brings_it_forward(
    desk: Desk, window: ReaderWindow, opened: Opened, second: Path, qtbot: QtBot
) -> None:
    opened(second)
    window.showMinimized()
    desk.follow(address(window))
    assert not window.isMinimized()
    qtbot.waitUntil(lambda: not window.session.findChildren(type(window.link_commands)))
    assert window.session.selection is None


def test_a_bookmark_and_a_note_about_the_whole_are_found(
    desk: Desk, window: ReaderWindow, qtbot: QtBot
) -> None:
    text = window.session.document.text
    mark = window.session.bookmark("b", text.rindex("سطر"))
    whole = window.session.note_document("n")
    desk.follow(address(window, mark))
    qtbot.waitUntil(lambda: window.page.chosen == mark.id)
    assert window.page.in_view(mark.anchor.start)
    desk.follow(address(window, whole))
    qtbot.waitUntil(
        lambda: window.panel is not None and window.panel.notes.editor.annotation_id == whole.id
    )


# -- what is missing


def test_an_unknown_document_is_said_quietly_and_can_be_chosen(
    desk: Desk,
    window: ReaderWindow,
    opened: Opened,
    first: Path,
    second: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    item = noted(window, "OpenAI", "هنا")
    there = address(window, item)
    closed(desk, window, qtbot)
    hidden = first.parent / "بعيدا" / "عنه" / "شيء.txt"
    hidden.parent.mkdir(parents=True)
    first.rename(hidden)
    asked = opened(second)
    with qtbot.waitExposed(asked):
        asked.show()
    desk.follow(there)
    assert "مقال أول" in said(asked, qtbot)
    (way,) = (it for it in asked.notice.findChildren(QPushButton) if it.isVisible())
    assert way.text() == "Open…"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(hidden), ""))
    QTest.mouseClick(way, LEFT)
    again = shown(desk, qtbot, hidden)
    qtbot.waitUntil(lambda: again.page.chosen == item.id)


def test_what_was_never_here_is_said_so(desk: Desk, window: ReaderWindow, qtbot: QtBot) -> None:
    desk.follow(STRANGE)
    assert "never opened here" in said(window, qtbot)
    assert desk.windows == [window]


def test_a_deleted_note_is_said_to_be_deleted(
    desk: Desk, window: ReaderWindow, qtbot: QtBot
) -> None:
    item = noted(window, "OpenAI", "هنا")
    qtbot.waitUntil(lambda: at_rest(window))
    window.session.delete("Delete", item)
    qtbot.waitUntil(lambda: at_rest(window))
    desk.follow(address(window, item))
    assert "deleted" in said(window, qtbot)
    (way,) = (it for it in window.notice.findChildren(QPushButton) if it.isVisible())
    QTest.mouseClick(way, LEFT)
    assert window.panel.current_tab() == "notes"


def test_a_note_that_is_not_there_is_said_not_to_be(
    desk: Desk, window: ReaderWindow, qtbot: QtBot
) -> None:
    desk.follow(f"{address(window)}/urn:uuid:nowhere")
    assert "not among the notes" in said(window, qtbot)


def test_words_that_are_gone_show_the_note(
    desk: Desk, window: ReaderWindow, first: Path, opened: Opened, qtbot: QtBot
) -> None:
    item = noted(window, "كلمة OpenAI ورقم 20% من الناس", "عنها")
    noted(window, "سطر آخر.\nسطر آخر.\nسطر آخر.\nسطر آخر.\nسطر آخر")
    there = address(window, item)
    closed(desk, window, qtbot)
    first.write_text("هذا نص أول.\n" + "سطر آخر.\n" * 80, encoding="utf-8")
    again = opened(first)
    with qtbot.waitExposed(again):
        again.show()
    desk.follow(there)
    assert "no longer in the text" in said(again, qtbot)
    assert again.panel.notes.editor.annotation_id == item.id


def test_another_text_in_the_same_place_is_not_passed_off_for_it(
    desk: Desk, first: Path, opened: Opened, second: Path, qtbot: QtBot
) -> None:
    there = link(importers.read(first).fingerprint)
    history.remember(importers.read(first), 0)
    first.write_text("كلام آخر تمامًا.", encoding="utf-8")
    opened(second)
    desk.follow(there)
    again = shown(desk, qtbot, first)
    assert "has changed" in said(again, qtbot)


def test_a_window_made_for_a_link_that_leads_nowhere_shows_what_was_read_last(
    desk: Desk, first: Path, qtbot: QtBot
) -> None:
    desk.change(recent=(first,))
    window = desk.new_window()
    window.follow(STRANGE)
    qtbot.waitUntil(lambda: window.session is not None and at_rest(window))
    assert window.path == first
    assert "never opened here" in said(window, qtbot)


def test_a_window_made_for_a_link_shows_where_it_leads(
    desk: Desk, window: ReaderWindow, first: Path, qtbot: QtBot
) -> None:
    item = noted(window, "سطر آخر", "الأخير")
    there = address(window, item)
    closed(desk, window, qtbot)
    made = desk.new_window()
    made.follow(there)
    again = shown(desk, qtbot, first)
    assert again is made
    assert again.isVisible()
    qtbot.waitUntil(lambda: again.page.chosen == item.id)
    assert again.page.in_view(again.session.span_of(item.id).start)


@pytest.mark.parametrize(
    "hostile",
    [
        "",
        "hamesh:",
        "hamesh:../../etc/passwd",
        "hamesh:///etc/passwd",
        "file:///etc/passwd",
        f"{STRANGE}/../../x",
        f"{STRANGE}?open=/etc/passwd",
        f"{STRANGE}/%ff",
        f"{STRANGE}/" + "a" * 5_000,
        f"{STRANGE}\n",
        f" {STRANGE}",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_link_of_ours_does_nothing(
    desk: Desk, window: ReaderWindow, hostile: str
) -> None:
    before = window.page.reading_position()
    desk.follow(hostile)
    assert not desk.tasks.busy()
    assert desk.windows == [window]
    assert window._notice is None
    assert window.page.reading_position() == before


def test_an_id_that_looks_like_something_else_is_only_an_id(
    desk: Desk, window: ReaderWindow, qtbot: QtBot
) -> None:
    desk.follow(f"{address(window)}/{'%2E%2E%2F' * 5}etc%2Fpasswd%3Cb%3E%E2%80%AE")
    text = said(window, qtbot)
    assert "passwd" not in text
    assert "\u202e" not in text


def test_macos_hands_over_addresses() -> None:
    program = f"""
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from reader.ui.window.application import application
app = application(["hamesh"])
app.file_opened.connect(lambda name: print("file", name))
app.address_opened.connect(lambda name: print("address", name))
for said in ("{STRANGE}/a%20b", "file:///tmp/x.txt", "https://example.org/"):
    app.sendEvent(app, QFileOpenEvent(QUrl(said)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.splitlines() == [f"address {STRANGE}/a%20b", "file /tmp/x.txt"]


# -- copying


def clip() -> tuple[str, str]:
    data = QGuiApplication.clipboard().mimeData()
    return data.text(), data.html()


def test_the_menu_copies_a_link_that_leads_back(
    desk: Desk, window: ReaderWindow, qtbot: QtBot
) -> None:
    item = noted(window, "OpenAI", "هنا")
    window.page.set_selection(selection.at(window.session.span_of(item.id).start + 1))
    assert window.offers["copy_link"].isEnabled()
    window.offers["copy_link"].trigger()
    assert clip()[0] == address(window, item)
    window.page.set_selection(selection.at(0))
    assert not window.offers["copy_link"].isEnabled()
    desk.follow(clip()[0])
    qtbot.waitUntil(lambda: window.page.chosen == item.id)


def test_a_citation_is_rich_and_plain(window: ReaderWindow) -> None:
    item = noted(window, "كلمة OpenAI ورقم 20%", "هنا")
    window.page.set_selection(selection.at(window.session.span_of(item.id).start + 1))
    window.offers["copy_citation"].trigger()
    text, html = clip()
    for said in (text, html):
        assert "كلمة OpenAI ورقم 20%" in said
        assert "مقال أول" in said
        assert address(window, item) in said
    assert '<p dir="rtl">كلمة OpenAI ورقم 20%</p>' in html


def test_without_a_note_the_document_is_cited(window: ReaderWindow) -> None:
    window.offers["copy_citation"].trigger()
    text, _ = clip()
    assert "مقال أول" in text
    assert address(window) in text
    window.offers["copy_bibtex"].trigger()
    assert clip()[0].startswith("@misc{hamesh")
    assert "langid = {arabic}" in clip()[0]


def labels(menu: QMenu) -> dict[str, object]:
    return {action.text(): action for action in menu.actions()}


def test_the_menus_of_page_and_panel_offer_the_same(window: ReaderWindow, qtbot: QtBot) -> None:
    item = noted(window, "OpenAI", "هنا")
    (box, *_) = window.page.boxes_of(window.session.span_of(item.id))
    menu = page_menu(window.page, box.center().toPoint())
    labels(menu)["Copy link to this note"].trigger()
    assert clip()[0] == address(window, item)
    labels(menu)["Copy citation"].trigger()
    assert "OpenAI" in clip()[0]
    menu.close()
    panel = window.build_panel()
    panel.show_tab("notes")
    tab = panel.notes
    qtbot.waitUntil(lambda: tab.model.find(item.id).isValid())
    QGuiApplication.clipboard().clear()
    place = tab.view.visualRect(tab.model.find(item.id)).center()
    index = tab.view.indexAt(QPoint(place))
    menu = tab.menu(QPersistentModelIndex(index))
    labels(menu)["Copy link to this note"].trigger()
    assert clip()[0] == address(window, item)
    menu.close()


def test_the_sample_is_no_recent_file(
    desk: Desk, opened: Opened, second: Path, qtbot: QtBot
) -> None:
    sample = resources.path(*SAMPLE)
    closed(desk, opened(sample), qtbot)
    opened(second)
    desk.follow(link(importers.read(sample).fingerprint))
    shown(desk, qtbot, sample)
    assert sample not in desk.settings.recent


# -- a notes file


def notes_file(desk: Desk) -> Path:
    (file,) = desk.settings.notes_path.glob("*.jsonld")
    return file


def test_a_notes_file_opens_its_document_and_shows_the_notes(
    desk: Desk, window: ReaderWindow, opened: Opened, first: Path, second: Path, qtbot: QtBot
) -> None:
    item = noted(window, "OpenAI", "ما هذا؟")
    closed(desk, window, qtbot)
    other = opened(second)
    desk.open(notes_file(desk))
    again = shown(desk, qtbot, first)
    qtbot.waitUntil(lambda: again.panel is not None and again.panel.current_tab() == "notes")
    assert list(again.session.annotations) == [item.id]
    assert len(desk.windows) == 2
    assert other.path == second
    assert notes_file(desk) not in desk.settings.recent
    desk.open(notes_file(desk))  # and again: it comes forward
    other.open(notes_file(desk))
    qtbot.waitUntil(lambda: not desk.tasks.busy())
    assert len(desk.windows) == 2


def test_notes_from_elsewhere_are_offered_beside_their_document(
    desk: Desk, window: ReaderWindow, first: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    item = noted(window, "OpenAI", "ما هذا؟")
    closed(desk, window, qtbot)
    sent = notes_file(desk).rename(tmp_path / "وصلتني.jsonld")
    desk.open(sent)
    again = shown(desk, qtbot, first)
    assert sent.name in said(again, qtbot)
    assert again.session.empty
    again.notice.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: item.id in again.session.annotations)


def test_notes_whose_document_is_gone_say_what_it_was_called(
    desk: Desk,
    window: ReaderWindow,
    first: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    item = noted(window, "OpenAI")
    title = window.session.document.title
    closed(desk, window, qtbot)
    file = notes_file(desk)
    away = tmp_path / "بعيد" / "آخر.txt"
    away.parent.mkdir()
    first.rename(away)
    desk.open(file)
    qtbot.waitUntil(lambda: bool(desk.windows))
    (stayed,) = desk.windows
    assert title in said(stayed, qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(away), ""))
    stayed.notice.findChild(QPushButton).click()
    again = shown(desk, qtbot, away)
    assert list(again.session.annotations) == [item.id]


def test_what_is_only_called_like_notes_is_said_to_hold_none(
    desk: Desk, window: ReaderWindow, first: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    strange = tmp_path / "غريب.jsonld"
    strange.write_text('{"hamesh:document": {"path": "/etc/passwd"}}')
    desk.open(strange)
    assert strange.name in said(window, qtbot)
    assert window.path == first
    assert desk.windows == [window]
