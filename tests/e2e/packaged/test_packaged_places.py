"""The package where little is as it should be: on paths, homes, fonts, locales and screens."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.e2e.packaged.conftest import NOBODY, Launch, screen_in
from tests.e2e.program import ARTICLE, Program, bodies
from tests.e2e.test_e2e_notes import NOTE, opening, write_note
from tests.e2e.xvfb import Screen, wait_until

_FONTS = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folders}<cachedir>{cache}</cachedir></fontconfig>
"""


@pytest.fixture
def file(place: Path) -> Path:
    """An article in a folder with spaces and Arabic letters."""
    made = place / "مقال اليوم.txt"
    shutil.copy(ARTICLE, made)
    return made


def test_the_folder_may_be_anywhere(
    start: Launch, screen: Screen, unpacked: Path, place: Path, file: Path
) -> None:
    moved = place / "برامج من هنا" / "هامش"
    shutil.copytree(unpacked, moved, symlinks=True)
    program = start(moved / "hamesh", file)
    program.wait_for_findings()
    write_note(program, screen, opening(1), NOTE)
    program.wait_for_note(NOTE)
    assert program.quit() == 0


def test_a_reader_who_may_write_nowhere_but_at_home_reads_and_writes(
    start: Launch, screen: Screen, installed: str, file: Path
) -> None:
    file.parent.chmod(0o555)
    program = start(installed, file, user=NOBODY)
    program.wait_for_findings()
    write_note(program, screen, opening(1), NOTE)
    program.wait_for_note(NOTE)
    assert program.quit() == 0


def test_a_home_that_cannot_be_written_is_told_and_the_text_is_read(
    start: Launch, screen: Screen, installed: str, place: Path, file: Path
) -> None:
    locked = place / "locked"
    locked.mkdir(mode=0o555)
    program = start(
        installed, file,
        environment={"HAMESH_HOME": str(locked / "none"), "HOME": str(locked)}, user=NOBODY,
    )  # fmt: skip
    program.wait_for_window()
    wait_until(lambda: program.shown("entity.ORG"), "the text")
    screen.settled()
    write_note(program, screen, opening(1), NOTE)
    wait_until(program.notice, "a message")
    assert not list(locked.iterdir())


def page_with(place: Path, start: Launch, screen: Screen, command: str, *folders: str) -> bytes:
    """The pixels of the page where the system has no fonts but those in ``folders``."""
    config = place / "fonts.conf"
    lines = "".join(f"<dir>{folder}</dir>" for folder in folders)
    config.write_text(_FONTS.format(folders=lines, cache=place / "cache"), "utf-8")
    program = start(command, ARTICLE, environment={"FONTCONFIG_FILE": str(config)})
    program.wait_for_findings()
    screen.move(0, 0)
    picture = screen.settled()
    page = program.page(picture)
    assert page is not None
    assert program.quit() == 0
    rows = range(page.top, page.bottom)
    return b"".join(picture.row(y, page.left, page.right).tobytes() for y in rows)


def test_without_a_font_for_arabic_the_one_in_the_package_is_taken(
    start: Launch, screen: Screen, installed: str, place: Path
) -> None:
    latin = "/usr/share/fonts/truetype/dejavu"
    if not Path(latin).is_dir():
        pytest.skip("no DejaVu here")
    amiri = "/usr/share/fonts/opentype/fonts-hosny-amiri"
    without = page_with(place, start, screen, installed, latin)
    assert without == page_with(place, start, screen, installed, latin, amiri)


def test_the_plainest_locale_keeps_arabic_names(
    start: Launch, screen: Screen, installed: str, file: Path
) -> None:
    program = start(installed, file, environment={"LANG": "C", "LC_ALL": "C"})
    program.wait_for_findings()
    write_note(program, screen, opening(1), NOTE)
    assert NOTE in bodies(program.wait_for_note(NOTE))
    assert program.quit() == 0


def test_a_dense_screen_shows_everything_twice_as_large(
    start: Launch, screen: Screen, installed: str, file: Path
) -> None:
    program = start(installed, file, environment={"QT_SCALE_FACTOR": "2"})
    window = program.wait_for_window()
    wait_until(lambda: screen.xdotool("getwindowname", window), "its title")
    screen.settled()
    box = program.window_box(window)
    assert box.width <= 1280
    assert box.height <= 800
    wait_until(lambda: program.shown("ink"), "the text")
    assert program.quit() == 0


def test_a_screen_without_opengl_will_do(installed: str, place: Path, file: Path) -> None:
    with screen_in(place, "-extension", "GLX") as screen:
        program = Program(screen, place / "home", file, command=[installed])
        try:
            program.wait_for_findings()
            assert program.quit() == 0
        finally:
            program.kill()
        assert program.said == ""
