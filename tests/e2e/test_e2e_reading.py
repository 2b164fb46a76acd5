"""Reading by keyboard and mouse: zoom, window size, theme, finding, scrolling by a drag."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import importers
from reader.ui.theme import page_theme
from tests.e2e.conftest import Start, settings
from tests.e2e.program import ARTICLE, NOWHERE, Program, around
from tests.e2e.xvfb import HEIGHT, Box, Screen, wait_until


def first_mark(program: Program) -> Box:
    """The first name that is marked on the page."""
    marks = program.shown("entity.ORG")
    top = around(marks).top
    bottom = next(y for y in range(top, top + 400) if all((x, y) not in marks for x, _ in marks))
    return around(frozenset((x, y) for x, y in marks if y < bottom))


def wait_for_whole_text(program: Program) -> None:
    """Wait until no letter touches an edge of the page, and the page none of the window."""

    def whole() -> bool:
        picture = program.screen.settled()
        page, ink = program.page(picture), around(program.shown("ink", picture))
        frame = program.window_box(program.windows()[0])
        return (
            page is not None
            and frame.left <= page.left < ink.left - 5
            and ink.right + 5 < page.right <= frame.right
        )

    wait_until(whole, "text that is whole and inside the window")


def test_zooming_and_resizing_keep_the_text_whole_and_inside_the_window(
    screen: Screen, start: Start
) -> None:
    program = start(ARTICLE)
    program.wait_for_findings()
    (window,) = program.windows()
    wait_for_whole_text(program)
    before = first_mark(program)

    screen.press("ctrl+plus", "ctrl+plus", "ctrl+plus")
    wait_until(lambda: first_mark(program).height > 1.3 * before.height, "larger letters")
    wait_for_whole_text(program)
    screen.press("ctrl+minus", "ctrl+minus", "ctrl+minus", "ctrl+minus", "ctrl+minus")
    wait_until(lambda: first_mark(program).height < 0.9 * before.height, "smaller letters")
    screen.press("ctrl+0")
    wait_until(lambda: first_mark(program) == before, "letters as before")

    for width, height in ((700, 500), (420, 360), (1200, 740)):
        screen.xdotool("windowsize", "--sync", window, width, height)
        wait_for_whole_text(program)
    assert program.quit() == 0


def test_zoom_is_the_same_at_the_next_start(screen: Screen, start: Start) -> None:
    program = start(ARTICLE)
    program.wait_for_findings()
    before = first_mark(program)
    screen.press("ctrl+plus")
    wait_until(lambda: first_mark(program).height > before.height, "larger letters")
    screen.settled()
    larger = first_mark(program)
    assert program.quit() == 0

    again = start(ARTICLE)
    again.wait_for_findings()
    wait_until(lambda: first_mark(again) == larger, "letters as large")
    assert again.quit() == 0


@pytest.mark.parametrize("name", ["dark", "sepia"])
def test_the_theme_changes_by_keyboard_while_reading(
    screen: Screen, start: Start, own_home: Path, name: str
) -> None:
    settings(own_home, language="en", theme="light")
    program = start(ARTICLE)
    program.wait_for_findings()
    before = first_mark(program)
    steps = ["auto", "light", "dark", "sepia"].index(name)
    for key in ("alt+v", "Right", *["Down"] * steps, "Return"):  # the first menu of View
        screen.press_and_see(key)
    program.theme = page_theme(name)
    wait_until(lambda: first_mark(program) == before, "the marks in their new colours")
    assert program.quit() == 0


def test_finding_shows_every_hit_and_escape_takes_them_away(screen: Screen, start: Start) -> None:
    program = start(ARTICLE)
    program.wait_for_findings()
    before = program.page()
    screen.press("ctrl+f")
    screen.type("ميسترال")
    first = program.wait_for("current_hit")
    program.wait_for("hit")
    screen.press("Return")
    wait_until(lambda: around(program.shown("current_hit")) not in (first, NOWHERE), "the next hit")
    screen.press("Escape")
    program.wait_without("current_hit")
    program.wait_without("hit")
    wait_until(lambda: program.page() == before, "the page as before")
    assert program.copied() == "ميسترال"
    assert program.quit() == 0


def test_the_keys_of_an_arabic_keyboard_do_what_their_latin_letters_do(
    screen: Screen, start: Start
) -> None:
    screen.set_keyboard("ara")
    program = start(ARTICLE)
    program.wait_for_findings()
    screen.press("ctrl+Arabic_beh")  # the key of F
    screen.type("ميسترال")
    program.wait_for("current_hit")
    screen.press("Escape")
    program.wait_for("selection")
    screen.put_on_clipboard("nothing yet")
    screen.press("ctrl+Arabic_hamzaonwaw")  # of C
    wait_until(lambda: screen.clipboard() == "ميسترال", "the copy")
    screen.press("Arabic_alefmaksura")  # of N
    program.wait_for("highlight.yellow")
    screen.type("ملاحظة")
    program.wait_for_note("ملاحظة")
    screen.press("ctrl+Arabic_dad")  # of Q
    assert program.wait_for_end() == 0


def test_shortcuts_work_while_the_second_of_two_layouts_is_the_arabic_one(
    screen: Screen, start: Start
) -> None:
    screen.set_keyboard("us", "ara")
    control, a_or_sheen, c_or_waw = 37, 38, 54  # keys by number
    program = start(ARTICLE)
    program.wait_for_findings()
    screen.press_on_second_layout(control, a_or_sheen)
    program.wait_for("selection")
    screen.put_on_clipboard("nothing yet")
    screen.press_on_second_layout(control, c_or_waw)
    wait_until(lambda: screen.clipboard() == importers.read(ARTICLE).text, "the copy")
    screen.set_keyboard("us")
    assert program.quit() == 0


def test_dragging_beyond_the_edge_scrolls_on(screen: Screen, start: Start) -> None:
    text = importers.read(ARTICLE).text
    program = start(ARTICLE)
    program.wait_for_findings()
    page, mark = program.page(), first_mark(program)
    assert page is not None
    with screen.held((mark.right, mark.middle[1])):
        screen.move(page.left + 3, page.bottom - 20)
        screen.move(page.left + 3, HEIGHT - 1)
        wait_until(lambda: 0 < around(program.shown("selection")).top < mark.top, "the title to go")
        screen.settled("the end of the text", still=30)
    copied = program.copied()
    assert copied in text
    assert text.endswith(copied)
    assert text.index(copied) < text.index("\n")
    assert program.quit() == 0
