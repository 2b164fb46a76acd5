"""The real program on a screen: started as a reader starts it, watched through pixels and files."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import reader
from reader import resources
from reader.ui.theme import PageTheme, page_theme
from tests.e2e.xvfb import Box, Picture, Screen, launch, wait_until

ROOT = Path(reader.__file__).parents[1]
MARGIN = 250  # the page's margins are at least that high, and nothing else is of its colour
NOWHERE = Box(0, 0, 0, 0)
SAID = "said-{}.txt"  # what each process that a screen has seen wrote
ARTICLE = resources.path("article", "mistral.txt")
COMMAND = (sys.executable, "-m", "reader")


def colour(theme: PageTheme, name: str) -> int:
    """A colour of the page, 0xRRGGBB; ``highlight.yellow`` names one of several."""
    field, _, key = name.partition(".")
    value = getattr(theme, field)
    return int((value[key] if key else value).rgb() & 0xFFFFFF)


def around(pixels: frozenset[tuple[int, int]]) -> Box:
    """The smallest box around ``pixels``; `NOWHERE` if there are none."""
    if not pixels:
        return NOWHERE
    columns, rows = zip(*pixels, strict=True)
    return Box(min(columns), min(rows), max(columns) + 1, max(rows) + 1)


class Program:
    """One process of Hamesh on a screen.

    Unless ``alone`` is false it knows of no other, and opens everything by itself. ``command``
    starts it, by default from the source; ``user`` is the number of who does, by default us.
    """

    def __init__(
        self,
        screen: Screen,
        home: Path,
        *arguments: str | Path,
        alone: bool = True,
        command: Sequence[str | Path] = COMMAND,
        environment: Mapping[str, str] | None = None,
        user: int | None = None,
    ) -> None:
        self.screen = screen
        self.home = home
        self.theme = page_theme("light")
        number = sum(1 for _ in screen.folder.glob(SAID.format("*"))) + 1
        self._said = screen.folder / SAID.format(number)
        runtime = screen.folder / (f"runtime-{number}" if alone else "runtime")
        runtime.mkdir(mode=0o700, exist_ok=True)
        if user is not None:
            os.chown(runtime, user, -1)
        self._process = launch(
            [*map(str, command), *map(str, arguments)],
            self._said,
            screen.environment
            | {"HAMESH_HOME": str(home), "QT_QPA_PLATFORM": "xcb"}
            | {"XDG_RUNTIME_DIR": str(runtime)}
            | dict(environment or {}),
            cwd=ROOT,
            user=user,
        )

    # -- the process

    @property
    def said(self) -> str:
        """All that it wrote to standard output and standard error."""
        return self._said.read_text("utf-8", "replace")

    @property
    def running(self) -> bool:
        """Whether it is still there."""
        return self._process.poll() is None

    @property
    def process_id(self) -> int:
        """What the system knows it by."""
        return self._process.pid

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self.running:
            self._process.send_signal(signal.SIGKILL)
        self._process.wait(20)

    def quit(self) -> int:
        """Quit by keyboard; the exit code."""
        self.screen.press("ctrl+q")
        return self.wait_for_end()

    def terminate(self) -> int:
        """End it as the system does when it shuts down; the exit code."""
        self._process.send_signal(signal.SIGTERM)
        return self.wait_for_end()

    def wait_for_end(self) -> int:
        """Wait until it has ended by itself; the exit code."""
        return self._process.wait(20)

    # -- its windows

    def windows(self) -> list[str]:
        """The ids of its visible windows."""
        assert self.running, f"the program has ended: {self.said}"
        found = self.screen.xdotool("search", "--onlyvisible", "--pid", self._process.pid)
        return found.split()

    def wait_for_window(self) -> str:
        """Wait until one of its windows has the keyboard; the window's id."""
        wait_until(self.windows, "a window")
        wait_until(lambda: self.screen.xdotool("getwindowfocus") in self.windows(), "the keyboard")
        return self.screen.xdotool("getwindowfocus")

    def window_box(self, window: str) -> Box:
        """Where a window's content is on the screen."""
        lines = self.screen.xdotool("getwindowgeometry", "--shell", window).splitlines()
        values = {key: int(value) for key, _, value in (line.partition("=") for line in lines)}
        left, top = values["X"], values["Y"]
        return Box(left, top, left + values["WIDTH"], top + values["HEIGHT"])

    # -- the page

    def wait_for_findings(self) -> Picture:
        """Wait until names are marked on the page and nothing moves any more."""
        self.wait_for_window()
        wait_until(lambda: self.shown("entity.ORG"), "marks on the page")
        return self.screen.settled()

    def page(self, picture: Picture | None = None) -> Box | None:
        """Where the page is: between its margins, which are bare paper from top to bottom."""
        picture = picture or self.screen.picture()
        paper = colour(self.theme, "paper")
        bare = {x: run for x in range(picture.width) if (run := picture.run(x, paper, MARGIN))}
        if not bare:
            return None
        top, bottom = max(bare.values(), key=lambda run: run[1] - run[0])
        return Box(min(bare), top, max(bare) + 1, bottom)

    def shown(self, name: str, picture: Picture | None = None) -> frozenset[tuple[int, int]]:
        """The pixels of the page in one of its colours."""
        picture = picture or self.screen.picture()
        page = self.page(picture)
        return picture.where(colour(self.theme, name), page) if page else frozenset()

    def beside(self, name: str) -> frozenset[tuple[int, int]]:
        """The pixels of the panel in one of the page's colours."""
        picture = self.screen.picture()
        page, window = self.page(picture), self.window_box(self.windows()[0])
        found = picture.where(colour(self.theme, name), window)
        return frozenset(it for it in found if page is None or it[0] not in page.columns)

    def wait_for(self, name: str) -> Box:
        """Wait until the page shows one of its colours; the box around it."""
        wait_until(lambda: self.shown(name), f"{name} on the page")
        self.screen.settled()
        return around(self.shown(name))

    def wait_without(self, name: str) -> None:
        """Wait until one of its colours is gone from the page."""
        wait_until(lambda: not self.shown(name), f"{name} to go")

    def find(self, words: str) -> Box:
        """Show ``words`` (all on one line) by the find bar and close it; the box around them."""
        self.screen.press("ctrl+f")
        self.screen.put_on_clipboard(words)
        self.screen.press("ctrl+v")
        self.wait_for("current_hit")
        self.screen.press("Escape")
        self.wait_without("current_hit")
        return self.wait_for("selection")

    def drag_over(self, box: Box) -> None:
        """Drag over a piece of one line of Arabic, from its beginning to its end."""
        _, middle = box.middle
        self.screen.drag((box.right - 1, middle), (box.left + 1, middle))
        self.wait_for("selection")

    def copied(self) -> str:
        """What Ctrl+C copies."""
        self.screen.put_on_clipboard("nothing yet")
        self.screen.press("ctrl+c")
        wait_until(lambda: self.screen.clipboard() != "nothing yet", "the clipboard")
        return self.screen.clipboard()

    # -- messages and questions

    def notice(self) -> Box | None:
        """Where the bar with a message is: a broad stripe above the page."""
        picture = self.screen.picture()
        wanted, within = colour(self.theme, "hit"), self.window_box(self.windows()[0])
        rows = [
            y
            for y in range(within.top, within.bottom)
            if picture.row(y, within.left, within.right).count(wanted) > within.width / 3
        ]
        if not rows:
            return None
        stripe = Box(within.left, rows[0], within.right, rows[-1] + 1)
        return around(picture.where(wanted, stripe))

    def take_way_out(self) -> None:
        """Press the one button of the message: it has a frame."""
        bar = self.notice()
        assert bar is not None, "no message in sight"
        frame = self.screen.picture().where(colour(self.theme, "muted"), bar)
        self.screen.click(*around(frame).middle)

    def wait_for_question(self) -> None:
        """Wait until a dialog has the keyboard."""
        wait_until(lambda: len(self.windows()) > 1, "a dialog")
        (_, *others) = self.windows()
        wait_until(lambda: self.screen.xdotool("getwindowfocus") in others, "its keyboard")

    # -- the notes

    def saved_notes(self, folder: Path | None = None) -> list[dict[str, Any]]:
        """The annotations in the notes files, which are read whole or not at all."""
        folder = folder or self.home / "notes"
        notes: list[dict[str, Any]] = []
        for path in sorted(folder.glob("*.jsonld")) if folder.is_dir() else ():
            written = json.loads(path.read_text("utf-8"))
            notes += written["first"]["items"] if "first" in written else written["items"]
        return notes

    def wait_for_note(self, note: str, folder: Path | None = None) -> dict[str, Any]:
        """Wait until an annotation with exactly this note is on disk."""

        def found() -> dict[str, Any] | None:
            return next((item for item in self.saved_notes(folder) if note in bodies(item)), None)

        return wait_until(found, f"{note!r} on disk")


def bodies(item: dict[str, Any]) -> list[str]:
    """The texts of an annotation as it is on disk: its note and its tags."""
    body = item.get("body", [])
    return [part["value"] for part in (body if isinstance(body, list) else [body])]


def quote(item: dict[str, Any]) -> str:
    """What an annotation on disk is about."""
    selectors = item["target"]["selector"]
    return next(str(it["exact"]) for it in selectors if it["type"] == "TextQuoteSelector")
