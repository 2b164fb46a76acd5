"""A folder of exports follows what is done in the windows, and costs nothing of the reader's."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reader.annotations.link import link
from reader.document import Span
from reader.library.settings import ExportChoices
from reader.ui.dialogs.keeping import FORMATS, KeepingDialog
from reader.ui.page import selection
from reader.ui.page.layout import Caret
from reader.ui.page.selection import Selection
from reader.ui.window import Desk, ReaderWindow, auto_export
from tests.ui.page.conftest import type_text
from tests.windows import Opened, at_rest, press

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "خزانة"
    folder.mkdir()
    return folder


@pytest.fixture
def window(
    desk: Desk,
    opened: Opened,
    first: Path,
    vault: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> ReaderWindow:
    monkeypatch.setattr(auto_export, "_QUIET", 20)
    desk.change(auto_export=True, auto_export_folder=vault)
    made = opened(first)
    with qtbot.waitExposed(made):
        made.show()
    return made


def files(vault: Path) -> dict[str, str]:
    """What is in the folder, but for what is being written."""
    held = [path for path in vault.iterdir() if not path.name.startswith(".")]
    return {path.name: path.read_bytes().decode("utf-8", "replace") for path in held}


def only(vault: Path) -> str:
    """What the only file says; "" while there is none, or several."""
    held = [*files(vault).values()]
    return held[0] if len(held) == 1 else ""


def write(window: ReaderWindow, words: str, note: str) -> None:
    """Select ``words`` and write ``note`` about them, as a reader does."""
    assert window.session is not None
    start = window.session.document.text.index(words)
    window.activateWindow()
    window.page.setFocus()
    window.page.set_selection(Selection(start, Caret(start + len(words), before=True)))
    QTest.keyClick(window.page, Qt.Key.Key_N)
    field = QApplication.focusWidget()
    assert field is not None
    assert field is not window.page
    type_text(field, note)
    window.commit()


def place_caret(window: ReaderWindow, words: str) -> None:
    assert window.session is not None
    window.page.setFocus()
    window.page.set_selection(selection.at(window.session.document.text.index(words)))


def settle(desk: Desk, qtbot: QtBot) -> None:
    """Wait until nothing is to be written any more."""

    def rests() -> bool:
        if desk.tasks.busy() or not all(map(at_rest, desk.windows)):
            return False
        wanted = desk.settings.auto_export
        followed = desk.auto_export._followed.values()
        return not any((it.changed and wanted) or it._quiet.isActive() for it in followed)

    qtbot.waitUntil(rests)


# -- the files


def test_what_is_written_in_the_window_is_soon_in_the_file(
    window: ReaderWindow, vault: Path, qtbot: QtBot
) -> None:
    write(window, "OpenAI", "ما هذه الشركة؟")
    qtbot.waitUntil(lambda: "ما هذه الشركة؟" in only(vault))
    assert [*files(vault)] == ["مقال-أول.md"]
    (made,) = window.session.annotations.values()
    assert link(window.session.document.fingerprint, made.id) in only(vault)
    place_caret(window, "OpenAI")
    press(window, "Ctrl+Del")
    qtbot.waitUntil(lambda: "OpenAI" not in only(vault))
    press(window, "Ctrl+Z")
    qtbot.waitUntil(lambda: "ما هذه الشركة؟" in only(vault))


def test_a_document_without_notes_makes_no_file(
    desk: Desk, window: ReaderWindow, vault: Path, qtbot: QtBot
) -> None:
    settle(desk, qtbot)
    assert window.session.empty
    assert files(vault) == {}


def test_nothing_is_written_when_nothing_is_new(
    desk: Desk, window: ReaderWindow, vault: Path, first: Path, opened: Opened, qtbot: QtBot
) -> None:
    write(window, "OpenAI", "ملاحظة")
    qtbot.waitUntil(lambda: "ملاحظة" in only(vault))
    settle(desk, qtbot)
    (path,) = vault.iterdir()
    before = path.stat()
    window.close()
    opened(first)
    settle(desk, qtbot)
    assert path.stat().st_ino == before.st_ino
    assert path.stat().st_mtime_ns == before.st_mtime_ns


_OTHER_PROCESS = """
import sys
from pathlib import Path
from reader import importers
from reader.annotations.anchor import describe
from reader.annotations.model import Annotation, new_id, now
from reader.annotations.store import open_notes, with_annotations, write_notes
from reader.document import Span
folder, path = map(Path, sys.argv[1:])
document = importers.read(path)
item = Annotation(new_id(), describe(document, Span(0, 6)), "green", "من هناك", (), now(), now())
notes = open_notes(folder, document)
write_notes(with_annotations(notes, {**notes.annotations, item.id: item}), document)
"""


def test_what_another_process_writes_is_in_the_file_too(
    desk: Desk, window: ReaderWindow, vault: Path, first: Path, qtbot: QtBot
) -> None:
    write(window, "OpenAI", "من هنا")
    qtbot.waitUntil(lambda: "من هنا" in only(vault))
    command = [sys.executable, "-c", _OTHER_PROCESS, str(desk.settings.notes_path), str(first)]
    subprocess.run(command, check=True, timeout=60)
    qtbot.waitUntil(lambda: "من هناك" in only(vault), timeout=15_000)
    assert "من هنا" in only(vault)


def test_two_windows_keep_a_file_each(
    window: ReaderWindow, vault: Path, opened: Opened, second: Path, qtbot: QtBot
) -> None:
    other = opened(second)
    window.session.highlight("h", Span(0, 3), "green", "في الأول")
    other.session.highlight("h", Span(0, 3), "green", "في الثاني")
    qtbot.waitUntil(lambda: len(files(vault)) == 2)
    assert {"في الأول" in text for text in files(vault).values()} == {True, False}


def test_the_readers_own_template_and_form_are_used(
    desk: Desk, window: ReaderWindow, vault: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    template = tmp_path / "قالب.md"
    template.write_text("قالبي: {{ title }}", encoding="utf-8")
    desk.change(export=ExportChoices(template=template))
    write(window, "OpenAI", "ملاحظة")
    qtbot.waitUntil(lambda: only(vault).startswith("قالبي"))
    desk.change(auto_export_format="text")
    qtbot.waitUntil(lambda: len(files(vault)) == 2)
    assert {Path(name).suffix for name in files(vault)} == {".md", ".txt"}


@pytest.mark.parametrize("name", FORMATS)
def test_every_form_on_offer_stays_the_same_for_the_same_notes(
    desk: Desk, window: ReaderWindow, vault: Path, name: str, qtbot: QtBot
) -> None:
    desk.change(auto_export_format=name)
    window.session.highlight("h", Span(0, 3), "green", "ملاحظة")
    qtbot.waitUntil(lambda: bool(files(vault)))
    settle(desk, qtbot)
    (path,) = vault.iterdir()
    before = path.stat().st_ino
    desk.auto_export.renew()
    settle(desk, qtbot)
    assert [it.stat().st_ino for it in vault.iterdir()] == [before]


# -- what the reader changed by hand


def test_a_file_changed_by_hand_stays_and_the_reader_hears_of_it_once(
    window: ReaderWindow, vault: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(window, "OpenAI", "الأولى")
    qtbot.waitUntil(lambda: "الأولى" in only(vault))
    (own,) = vault.iterdir()
    own.write_text("كلامي أنا", encoding="utf-8")
    write(window, "20%", "الثانية")
    qtbot.waitUntil(window.notice.isVisible)
    assert own.name in window.notice.message.text
    assert "مقال-أول-2.md" in window.notice.message.text
    assert files(vault)[own.name] == "كلامي أنا"
    assert "الثانية" in files(vault)["مقال-أول-2.md"]
    shown: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()) or True
    )
    QTest.mouseClick(window.notice.findChild(QPushButton), LEFT)
    assert shown == [str(vault)]
    assert not window.notice.isVisible()
    write(window, "سطر آخر", "الثالثة")
    qtbot.waitUntil(lambda: "الثالثة" in files(vault)["مقال-أول-2.md"])
    assert not window.notice.isVisible()
    assert len(files(vault)) == 2


# -- when it does not go well


def test_what_goes_wrong_is_said_once_until_it_goes_well(
    desk: Desk, window: ReaderWindow, vault: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = vault.rename(tmp_path / "elsewhere")
    write(window, "OpenAI", "الأولى")
    qtbot.waitUntil(window.notice.isVisible)
    said = window.notice.message.text
    assert "The folder of exports could not be kept up to date." in said
    assert "The folder is not there." in said
    window.notice.hide()
    write(window, "20%", "الثانية")
    settle(desk, qtbot)
    assert not window.notice.isVisible()
    assert not vault.exists()  # a disk that is not there is not made
    gone.rename(vault)
    write(window, "سطر آخر", "الثالثة")
    qtbot.waitUntil(lambda: "الثالثة" in only(vault))
    vault.rename(gone)
    write(window, "هذا نص", "الرابعة")
    qtbot.waitUntil(window.notice.isVisible)


def test_a_wrong_template_is_named(
    desk: Desk, window: ReaderWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    template = tmp_path / "قالب.md"
    template.write_text("{{ title", encoding="utf-8")
    desk.change(export=ExportChoices(template=template))
    write(window, "OpenAI", "ملاحظة")
    qtbot.waitUntil(window.notice.isVisible)
    assert "There is a mistake in your template." in window.notice.message.text


def test_no_save_waits_for_an_export(
    desk: Desk, window: ReaderWindow, vault: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = threading.Event()
    real = auto_export.bring_up_to_date
    states: list[int] = []

    def slow(state: object, checkpoint: object) -> object:
        states.append(len(state.annotations))
        goes_on.wait(20)
        return real(state, checkpoint)

    monkeypatch.setattr(auto_export, "bring_up_to_date", slow)
    try:
        window.session.highlight("h", Span(0, 2), "green")
        qtbot.waitUntil(lambda: states == [1])
        for start in (4, 8, 12):
            window.session.highlight("h", Span(start, start + 2), "green", f"رقم {start}")
            qtbot.waitUntil(lambda: at_rest(window))  # they are saved
            qtbot.waitUntil(
                lambda: not any(it.changed for it in desk.auto_export._followed.values())
            )
    finally:
        goes_on.set()
    qtbot.waitUntil(lambda: "رقم 12" in only(vault))
    settle(desk, qtbot)
    assert states == [1, 4]  # what lies between was never written


# -- the end


def test_the_last_words_are_in_the_file_when_the_program_ends(
    desk: Desk, window: ReaderWindow, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(auto_export, "_QUIET", 100_000)
    write(window, "OpenAI", "آخر الكلام")
    window.close()
    desk.shutdown()
    assert "آخر الكلام" in only(vault)


def test_several_windows_that_close_at_once_leave_their_last_states(
    desk: Desk, window: ReaderWindow, vault: Path, opened: Opened, second: Path
) -> None:
    other = opened(second)
    write(other, "أشياء", "في الثاني")
    write(window, "OpenAI", "في الأول")
    desk.close_all()
    desk.shutdown()
    assert sorted("في الثاني" in text for text in files(vault).values()) == [False, True]


def test_notes_that_were_given_up_are_not_exported(
    desk: Desk, window: ReaderWindow, vault: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    settle(desk, qtbot)
    blocked = tmp_path / "blocked"
    blocked.write_text("", encoding="utf-8")
    window.session.load_notes(blocked)
    window.session.highlight("h", Span(0, 2), "green", "تضيع")
    window.commands.may_discard = lambda _: True
    window.close()
    desk.shutdown()
    assert files(vault) == {}


def test_another_language_goes_on_with_the_same_file(
    desk: Desk, window: ReaderWindow, vault: Path, qtbot: QtBot
) -> None:
    write(window, "OpenAI", "الأولى")
    qtbot.waitUntil(lambda: "الأولى" in only(vault))
    desk.change(language="ar")
    qtbot.waitUntil(lambda: window not in desk.windows)
    (again,) = desk.windows
    write(again, "20%", "الثانية")
    qtbot.waitUntil(lambda: "الثانية" in only(vault))


# -- asking for the folder


def ask(window: ReaderWindow, qtbot: QtBot) -> KeepingDialog:
    dialog = KeepingDialog(False, None, "markdown", window)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def button(dialog: KeepingDialog, text: str) -> QPushButton:
    return next(it for it in dialog.findChildren(QPushButton) if text in it.text())


def test_a_folder_is_chosen_with_mouse_and_keys(
    window: ReaderWindow, vault: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ask(window, qtbot)
    formats = dialog.findChild(QComboBox)
    assert not formats.isEnabled()
    assert button(dialog, "Done").isEnabled()
    QTest.keyClick(dialog.findChild(QCheckBox), Qt.Key.Key_Space)
    assert formats.isEnabled()
    assert not button(dialog, "Done").isEnabled()  # no folder yet
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(vault))
    QTest.mouseClick(button(dialog, "Choose"), LEFT)
    QTest.keyClick(formats, Qt.Key.Key_Down)
    QTest.mouseClick(button(dialog, "Done"), LEFT)
    assert dialog.result() == KeepingDialog.DialogCode.Accepted
    assert (dialog.wanted(), dialog.folder(), dialog.format()) == (True, vault, "org")


def test_a_folder_that_is_not_there_is_refused_in_words(
    window: ReaderWindow, vault: Path, qtbot: QtBot
) -> None:
    dialog = ask(window, qtbot)
    QTest.keyClick(dialog.findChild(QCheckBox), Qt.Key.Key_Space)
    dialog._folder.setText(str(vault / "gone"))
    said = [it.text() for it in dialog.findChildren(QLabel) if it.isVisible()]
    assert any("There is no such folder." in text for text in said)
    assert not button(dialog, "Done").isEnabled()


def test_what_was_chosen_holds_at_once_and_for_all_windows(
    desk: Desk,
    window: ReaderWindow,
    vault: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(window, "OpenAI", "ملاحظة")
    qtbot.waitUntil(lambda: "ملاحظة" in only(vault))
    other = tmp_path / "other"
    other.mkdir()

    def answer(dialog: KeepingDialog) -> int:
        dialog._folder.setText(str(other))
        return int(KeepingDialog.DialogCode.Accepted)

    monkeypatch.setattr(KeepingDialog, "exec", answer)
    window.offers["keep_folder"].trigger()
    qtbot.waitUntil(lambda: "ملاحظة" in only(other))
    desk.change(auto_export=False)
    write(window, "20%", "لا تُكتب")
    settle(desk, qtbot)
    assert "لا تُكتب" not in only(other)
