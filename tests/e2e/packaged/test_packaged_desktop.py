"""The installed package as a desktop sees it: its menu entry, its types, its links."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.program import ARTICLE, Program, bodies, quote
from tests.e2e.test_e2e_notes import NOTE, opening, write_note
from tests.e2e.xvfb import Screen, wait_until

ENTRY = "/usr/share/applications/hamesh.desktop"
NOTES_TYPE = "application/x-hamesh-notes+json"
HOME_OF_NOTES = Path("Documents", "Hamesh")


class Stranger:
    """A process that somebody else has started: what `Program` asks of one."""

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def poll(self) -> int | None:
        """None while it is there, as of a process of ours."""
        try:
            state = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return 0
        return 0 if state in "ZX" else None

    def send_signal(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def wait(self, seconds: float) -> int:
        """Wait until it is gone."""
        wait_until(lambda: self.poll() is not None, "its end", seconds)
        return 0


class DoubleClicked(Program):
    """A program that the desktop has started by its menu entry, for a file."""

    def __init__(
        self, screen: Screen, *what: Path | str, way: tuple[str, ...] = ("launch", ENTRY)
    ) -> None:
        command = ["gio", *way, *what]
        super().__init__(screen, screen.folder, command=command, environment={"HAMESH_HOME": ""})
        assert self.wait_for_end() == 0  # the desktop has done its part
        wait_until(lambda: self._found(screen), "a window of the class hamesh")
        self._process = Stranger(self._found(screen))  # type: ignore[assignment]  # acts like one

    @staticmethod
    def _found(screen: Screen) -> int:
        windows = screen.xdotool("search", "--onlyvisible", "--class", "^hamesh$").split()
        found = [int(screen.xdotool("getwindowpid", window) or 0) for window in windows]
        return next((pid for pid in found if pid and Stranger(pid).poll() is None), 0)


@pytest.fixture
def clicked(screen: Screen, installed: str) -> Iterator[list[DoubleClicked]]:
    """What a test has double-clicked, ended afterwards; none of it has said anything."""
    del installed
    config = screen.folder / ".config" / "hamesh"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text('language = "ar"\ntheme = "light"\n', "utf-8")
    started: list[DoubleClicked] = []
    yield started
    for program in started:
        program.kill()
    assert [program.said for program in started] == [""] * len(started)


def test_a_note_on_a_double_clicked_file_outlives_a_kill_and_is_exported(
    screen: Screen, place: Path, clicked: list[DoubleClicked]
) -> None:
    file = place / "مقال اليوم.txt"
    shutil.copy(ARTICLE, file)
    notes = screen.folder / HOME_OF_NOTES
    words = opening(1)

    first = DoubleClicked(screen, file)
    clicked.append(first)
    first.wait_for_findings()
    write_note(first, screen, words, NOTE)
    first.wait_for_note(NOTE, notes)
    chosen = place / "ما صدّرته.md"
    export_by_hand(first, screen, "Markdown", chosen)
    first.kill()

    again = DoubleClicked(screen, file)
    clicked.append(again)
    again.wait_for_findings()
    again.wait_for("highlight.yellow")
    (note,) = again.saved_notes(notes)
    assert quote(note) == words
    assert NOTE in bodies(note)

    target = place / "تصدير.md"
    subprocess.run(
        ["hamesh", "export", file, "--format", "markdown", "--output", target],
        env=screen.environment, check=True, timeout=60,
    )  # fmt: skip
    for exported in (chosen.read_text("utf-8"), target.read_text("utf-8")):
        assert words in exported
        assert NOTE in exported
    assert again.quit() == 0


def export_by_hand(program: Program, screen: Screen, form: str, target: Path) -> None:
    """Ctrl+E, ``form`` from the list, ``target`` into the field, Enter; wait for the file."""
    screen.press("ctrl+e")
    program.wait_for_question()
    screen.settled()
    screen.type(form)  # the list goes to what is called so
    screen.settled()
    for _ in range(12):  # from the list back, past the buttons
        screen.press("shift+Tab", "ctrl+a")
        screen.put_on_clipboard("nothing")
        screen.press("ctrl+c")
        screen.settled()
        if screen.clipboard().endswith(target.suffix):
            break
    else:
        pytest.fail("no field with the name of the file")
    screen.type(str(target))
    screen.press("Return")
    wait_until(target.is_file, "the exported file")
    wait_until(lambda: len(program.windows()) == 1, "the end of the dialog")


def test_a_link_from_an_export_leads_to_its_note(
    screen: Screen, place: Path, clicked: list[DoubleClicked]
) -> None:
    file = place / "مقال اليوم.txt"
    shutil.copy(ARTICLE, file)
    first = DoubleClicked(screen, file)
    clicked.append(first)
    first.wait_for_findings()
    write_note(first, screen, opening(1), NOTE)
    first.wait_for_note(NOTE, screen.folder / HOME_OF_NOTES)
    assert first.quit() == 0

    exported = said(
        "hamesh", "export", file, "--format", "markdown", "--output", "-", screen=screen
    )
    link = re.search(r"hamesh:[0-9a-f]{64}/[\w:%.~-]+", exported)
    assert link is not None
    again = DoubleClicked(screen, link[0], way=("open",))
    clicked.append(again)
    again.wait_for_window()
    wait_until(lambda: again.shown("highlight.yellow"), "the passage")
    assert again.quit() == 0


def test_a_double_clicked_notes_file_shows_its_document(
    screen: Screen, place: Path, clicked: list[DoubleClicked]
) -> None:
    file = place / "مقال اليوم.txt"
    shutil.copy(ARTICLE, file)
    first = DoubleClicked(screen, file)
    clicked.append(first)
    first.wait_for_findings()
    write_note(first, screen, opening(1), NOTE)
    first.wait_for_note(NOTE, screen.folder / HOME_OF_NOTES)
    assert first.quit() == 0

    (notes,) = (screen.folder / HOME_OF_NOTES).glob("*.jsonld")
    again = DoubleClicked(screen, notes, way=("open",))
    clicked.append(again)
    again.wait_for_window()
    wait_until(lambda: again.shown("highlight.yellow"), "the passage")
    wait_until(lambda: again.beside("highlight.yellow"), "its note in the panel")
    assert again.quit() == 0


def said(*command: str | Path, screen: Screen) -> str:
    return subprocess.run(
        command, env=screen.environment, capture_output=True, text=True, check=True, timeout=30
    ).stdout


@pytest.mark.parametrize("kind", ["text/plain", "text/markdown", NOTES_TYPE])
def test_files_are_offered_to_be_opened(screen: Screen, installed: str, kind: str) -> None:
    del installed
    assert "hamesh.desktop" in said("gio", "mime", kind, screen=screen)


def test_links_lead_to_the_program(screen: Screen, installed: str) -> None:
    del installed
    asked = said("gio", "mime", "x-scheme-handler/hamesh", screen=screen)
    assert "hamesh-link.desktop" in asked


def test_a_notes_file_has_a_type_and_an_icon_of_its_own(
    screen: Screen, installed: str, place: Path
) -> None:
    del installed
    notes = place / "ملاحظات.jsonld"
    notes.write_text('{\n "@context": [\n  "",\n  {\n   "hamesh": "urn:x-hamesh:ns#"\n  }]}\n')
    other = place / "other.jsonld"
    other.write_text('{"@context": "https://example.org/"}\n')
    asked = said("gio", "info", "-a", "standard::content-type,standard::icon", notes, screen=screen)
    assert f"content-type: {NOTES_TYPE}" in asked
    assert "application-x-hamesh-notes+json" in asked
    asked = said("gio", "info", "-a", "standard::content-type", other, screen=screen)
    assert "content-type: application/ld+json" in asked
    theme = Path("/usr/share/icons/hicolor")
    assert len(list(theme.glob("*/mimetypes/application-x-hamesh-notes+json.*"))) == 10
    assert len(list(theme.glob("*/apps/hamesh.*"))) == 10


def test_the_manual_and_the_completion_are_found(screen: Screen, installed: str) -> None:
    del installed
    assert Path("/usr/share/man/man1/hamesh.1.gz").is_file()
    assert Path("/usr/share/man/ar/man1/hamesh.1.gz").is_file()
    script = (
        "source /usr/share/bash-completion/bash_completion;"
        "source /usr/share/bash-completion/completions/hamesh;"
        "COMP_WORDS=(hamesh export x --format art); COMP_CWORD=4; COMP_LINE='hamesh export x "
        "--format art'; COMP_POINT=${#COMP_LINE}; _hamesh hamesh art --format; echo ${COMPREPLY[*]}"
    )
    if not Path("/usr/share/bash-completion/bash_completion").is_file():
        pytest.skip("no bash-completion here")
    assert said("bash", "-c", script, screen=screen).split() == [
        "article-docx", "article-html", "article-pdf"
    ]  # fmt: skip


def test_the_version_names_the_commit(screen: Screen, installed: str) -> None:
    assert re.fullmatch(
        r"hamesh [\d.]+ \([0-9a-f]{9}\+?\)\n", said(installed, "--version", screen=screen)
    )


def test_the_end_of_the_day_ends_it(
    screen: Screen, place: Path, clicked: list[DoubleClicked]
) -> None:
    file = place / "نص.txt"
    shutil.copy(ARTICLE, file)
    program = DoubleClicked(screen, file)
    clicked.append(program)
    program.wait_for_findings()
    program._process.send_signal(signal.SIGTERM)
    program.wait_for_end()
