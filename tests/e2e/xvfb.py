"""A screen of our own: Xvfb with a window manager, driven by xdotool, seen through its memory."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import time
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Any, TypeVar

WIDTH, HEIGHT = 1280, 800
NEEDED = ("Xvfb", "openbox", "xdotool", "xclip", "setxkbmap")

T = TypeVar("T")


def missing() -> list[str]:
    """The programs that a screen needs and that are not installed."""
    return [name for name in NEEDED if which(name) is None]


def wait_until(holds: Callable[[], T | None], what: str, seconds: float = 20.0) -> T:
    """Ask again and again until ``holds`` answers with something true; that answer."""
    deadline = time.monotonic() + seconds
    while True:
        answer = holds()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds:g} s for {what}")
        time.sleep(0.03)


@dataclass(frozen=True, slots=True)
class Box:
    """Pixels ``left <= x < right``, ``top <= y < bottom`` of the screen."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """In pixels."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """In pixels."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[int, int]:
        """The point in the middle."""
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2

    @property
    def columns(self) -> range:
        """The x of its pixels."""
        return range(self.left, self.right)


_LOOKS = 8  # at pixels of a stretch, to tell that there is none


class Picture:
    """What was on the screen at one moment."""

    def __init__(self, width: int, height: int, pixels: bytearray) -> None:
        self.width = width
        self.height = height
        pixels[3::4] = bytes(width * height)  # what lies beside red, green and blue means nothing
        self.pixels = array("I", bytes(pixels))  # 0xRRGGBB, row by row

    def row(self, y: int, left: int, right: int) -> array[int]:
        """The colours of one row from ``left`` to before ``right``."""
        return self.pixels[y * self.width + left : y * self.width + right]

    def run(self, x: int, colour: int, least: int) -> tuple[int, int] | None:
        """The first stretch of ``least`` or more pixels of a colour in a column: top, bottom."""
        wanted = array("I", [colour]) * least
        # Most columns have none, which a few of their pixels tell.
        apart = max(1, least // _LOOKS)
        few = self.pixels[x :: self.width * apart]
        if wanted[: least // apart].tobytes() not in few.tobytes():
            return None
        column = self.pixels[x :: self.width]
        start = column.tobytes().find(wanted.tobytes())
        if start < 0 or start % 4:
            return None
        top = bottom = start // 4
        while bottom < self.height and column[bottom] == colour:
            bottom += 1
        return top, bottom

    def where(self, colour: int, within: Box) -> frozenset[tuple[int, int]]:
        """The pixels of exactly one colour."""
        wanted, found = array("I", [colour]).tobytes(), set()
        for y in range(within.top, within.bottom):
            row = self.row(y, within.left, within.right).tobytes()
            at = row.find(wanted)
            while at >= 0:
                if at % 4 == 0:
                    found.add((within.left + at // 4, y))
                at = row.find(wanted, at + 4 - at % 4)
        return frozenset(found)

    def save(self, path: Path) -> None:
        """Write a PNG for people to look at."""
        from PySide6.QtGui import QImage

        QImage(self.pixels.tobytes(), self.width, self.height, QImage.Format.Format_RGB32).save(
            str(path)
        )


_PRESS = """
import ctypes, sys
x, test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
x.XOpenDisplay.restype = ctypes.c_void_p
display = ctypes.c_void_p(x.XOpenDisplay(None))
x.XkbQueryExtension(display, *(ctypes.byref(ctypes.c_int()) for _ in range(5)))
x.XkbLockGroup(display, 0x100, 1)
codes = [int(code) for code in sys.argv[1:]]
for code, down in [(c, 1) for c in codes] + [(c, 0) for c in reversed(codes)]:
    test.XTestFakeKeyEvent(display, code, down, 0)
x.XSync(display, 0)
x.XCloseDisplay(display)
"""


class Screen:
    """A running Xvfb: its keyboard, its mouse, its clipboard and what it shows."""

    def __init__(self, display: str, memory: Path, folder: Path) -> None:
        self.folder = folder
        self._memory = memory
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "DISPLAY": display,
            "XDG_RUNTIME_DIR": str(folder),
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            "LANG": "C.UTF-8",
        }

    # -- what it shows

    def picture(self) -> Picture:
        """The screen as it is now. Xvfb keeps it in a file in XWD format (XWDFile.h)."""
        data = bytearray(self._memory.read_bytes())
        header = struct.unpack(">25I", data[:100])
        size, width, height, colours = header[0], header[4], header[5], header[19]
        order, bits, stride = header[7], header[11], header[12]
        assert (order, bits, stride) == (0, 32, width * 4), "not the pixels this reads"
        begin = size + colours * 12
        return Picture(width, height, data[begin : begin + height * stride])

    def settled(self, what: str = "the picture to come to rest", still: int = 6) -> Picture:
        """The screen once it has shown the same for a few looks in a row."""
        last, same = b"", 0

        def rests() -> bool:
            nonlocal last, same
            now = self._memory.read_bytes()
            same = same + 1 if now == last else 0
            last = now
            return same >= still

        wait_until(rests, what)
        return self.picture()

    # -- hands

    def xdotool(self, *arguments: str | int) -> str:
        """Run xdotool; what it prints."""
        done = subprocess.run(
            ["xdotool", *map(str, arguments)],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        """Press keys by their X names, such as ``ctrl+c``, one after another."""
        self.xdotool("key", "--clearmodifiers", "--delay", 25, *keys)

    def press_and_see(self, key: str) -> None:
        """Press a key and wait for what it changes on the screen."""
        before = self.settled().pixels
        self.press(key)
        wait_until(lambda: self.picture().pixels != before, f"{key} to be seen")
        self.settled()

    def type(self, text: str) -> None:
        """Type ``text``; there should be keys for all of it, since lending some may fail."""
        self.xdotool("type", "--clearmodifiers", "--delay", 15, text)

    def set_keyboard(self, *layouts: str) -> None:
        """Change what is on the keys."""
        subprocess.run(
            ["setxkbmap", "-layout", ",".join(layouts)],
            env=self.environment, check=True, timeout=10,
        )  # fmt: skip

    def press_on_second_layout(self, *codes: int) -> None:
        """Press the keys ``codes`` together, by number, while the second layout is in force.

        In a process of its own, through X's libraries: xdotool goes back to the first layout.
        """
        subprocess.run(
            [sys.executable, "-c", _PRESS, *map(str, codes)],
            env=self.environment, check=True, timeout=10,
        )  # fmt: skip

    def move(self, x: int, y: int) -> None:
        """Move the mouse to a point of the screen."""
        self.xdotool("mousemove", "--sync", x, y)

    def click(self, x: int, y: int, times: int = 1) -> None:
        """Click at a point, ``times`` times as fast as a hand does."""
        self.move(x, y)
        self.xdotool("click", "--repeat", times, "--delay", 60, 1)

    def drag(self, start: tuple[int, int], end: tuple[int, int], steps: int = 12) -> None:
        """Press at ``start``, move to ``end`` in ``steps``, and let go."""
        with self.held(start):
            for step in range(1, steps + 1):
                x, y = (a + (b - a) * step // steps for a, b in zip(start, end, strict=True))
                self.move(x, y)

    @contextmanager
    def held(self, start: tuple[int, int]) -> Iterator[None]:
        """Hold the left button down from ``start`` on."""
        self.move(*start)
        self.xdotool("mousedown", 1)
        try:
            yield
        finally:
            self.xdotool("mouseup", 1)

    # -- clipboard

    def clipboard(self) -> str:
        """The text on the clipboard, empty where there is none."""
        try:
            done = subprocess.run(
                ["xclip", "-o", "-selection", "clipboard", "-t", "UTF8_STRING"],
                env=self.environment,
                capture_output=True,
                timeout=10,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return ""
        return done.stdout.decode("utf-8") if done.returncode == 0 else ""

    def put_on_clipboard(self, text: str) -> None:
        """Let another program offer ``text``."""
        subprocess.run(
            ["xclip", "-i", "-selection", "clipboard"],
            env=self.environment,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=10,
            check=True,
        )


def launch(
    command: Sequence[str], log: Path, environment: Mapping[str, str], **options: Any
) -> subprocess.Popen[bytes]:
    """Start a program that writes what it has to say into ``log``."""
    with log.open("wb") as said:
        return subprocess.Popen(
            command, env=environment, stdout=said, stderr=subprocess.STDOUT, **options
        )


@contextmanager
def screen(folder: Path, *options: str) -> Iterator[Screen]:
    """A fresh Xvfb on a free display, with a window manager; ``options`` are more of Xvfb's."""
    reading, writing = os.pipe()
    log = folder / "Xvfb.log"
    server = launch(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24",
         "-fbdir", str(folder), "-nolisten", "tcp", "-noreset", *options],
        log, os.environ, pass_fds=(writing,),
    )  # fmt: skip
    os.close(writing)
    manager = None
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, log.read_text()
        made = Screen(f":{number}", folder / "Xvfb_screen0", folder)
        made.set_keyboard("us", "ara")
        ready = folder / "managed"
        manager = launch(
            ["openbox", "--sm-disable", "--startup", f"touch '{ready}'"],
            folder / "openbox.log", made.environment,
        )  # fmt: skip
        wait_until(ready.exists, "the window manager")
        yield made
    finally:
        for process in filter(None, (manager, server)):
            process.terminate()
            process.wait(10)
