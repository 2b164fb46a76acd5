"""How long from the start of the process until the bundled article can be read.

Against ten lines of PySide6 that show the same text in a QTextBrowser: what Qt itself costs here.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from reader import resources
from reader.importers import read
from reader.library import history, settings

ARTICLE = resources.path("article", "mistral.txt")
GOAL = 1.25  # of the ten lines' time

# The least that shows the article, set in the same face and size in a window of the same size. It
# prints the time, as we do, with the first turn of the loop after its text was painted.
TEN_LINES = """\
import sys, time
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QTextBrowser
class Browser(QTextBrowser):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: (print(f"readable {time.time():.6f}", flush=True), app.exit()))
app = QApplication(sys.argv)
app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
browser = Browser(plainText=open(sys.argv[1], encoding="utf-8").read())
browser.setStyleSheet("font: 22px Amiri"), browser.resize(1080, 760), browser.show(), app.exec()
"""


def ready_after(command: list[str], environment: Mapping[str, str]) -> float:
    """Seconds from the start of ``command`` until it says that its text can be read."""
    start = time.time()
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    for line in done.stdout.splitlines():
        if line.startswith("readable "):
            return float(line.split()[1]) - start
    raise SystemExit(f"{command} never said `readable`:\n{done.stdout}{done.stderr}")


def environment(platform: str, home: Path) -> dict[str, str]:
    return {
        **os.environ,
        "QT_QPA_PLATFORM": platform,
        "HAMESH_HOME": str(home),
        "HAMESH_TRACE_STARTUP": "quit",
    }


@contextlib.contextmanager
def display(platform: str) -> Iterator[None]:
    """A screen for ``platform``: the present one, or an Xvfb of our own."""
    if platform != "xcb" or os.environ.get("DISPLAY"):
        yield
        return
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            os.environ["DISPLAY"] = ":" + answer.readline().strip()
        yield
    finally:
        os.environ.pop("DISPLAY", None)
        server.terminate()
        server.wait()


def lived_in(home: Path) -> None:
    """Make ``home`` what a second start finds: settings, a reading position."""
    os.environ["HAMESH_HOME"] = str(home)
    settings.save(settings.with_recent(settings.Settings(language="ar"), ARTICLE))
    history.remember(read(ARTICLE), 0)


def measure(platform: str, runs: int, home: Path) -> dict[str, list[float]]:
    """Seconds to the first text of each program, ``runs`` times in turn."""
    ten_lines = home / "ten_lines.py"
    ten_lines.write_text(TEN_LINES, encoding="utf-8")
    ours = [sys.executable, "-m", "reader", str(ARTICLE)]
    used, fresh = home / "used", home / "fresh"
    lived_in(used)
    programs = {
        "ten lines": ([sys.executable, str(ten_lines), str(ARTICLE)], used),
        "hamesh": (ours, used),
        "hamesh, first start ever": (ours, fresh),
    }
    taken: dict[str, list[float]] = {name: [] for name in programs}
    for run in range(-1, runs):  # the first round fills the caches of disk and fonts
        for name, (command, folder) in programs.items():
            shutil.rmtree(fresh, ignore_errors=True)
            seconds = ready_after(command, environment(platform, folder))
            if run >= 0:
                taken[name].append(seconds)
    return taken


def report(platform: str, taken: Mapping[str, list[float]]) -> None:
    base = statistics.median(taken["ten lines"])
    print(f"\n{platform + ', ms':<26}{'median':>8}{'best':>8}{'ratio':>8}{'of best':>8}")
    for name, seconds in taken.items():
        middle, best = statistics.median(seconds), min(seconds)
        ratios = f"{middle / base:>8.2f}{best / min(taken['ten lines']):>8.2f}"
        print(f"{name:<26}{middle * 1000:>8.0f}{best * 1000:>8.0f}{ratios}")
    print(f"goal: a ratio of {GOAL}")


def profile(platform: str, home: Path, top: int = 25) -> None:
    """Print which modules take longest to import before the text can be read."""
    lived_in(home)
    arguments = ["-m", "reader", str(ARTICLE)]
    ready_after([sys.executable, *arguments], environment(platform, home))
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        env=environment(platform, home), capture_output=True, text=True, check=True,
    )  # fmt: skip
    rows = []
    for line in done.stderr.splitlines():
        own, _, rest = line.removeprefix("import time:").partition("|")
        if line.startswith("import time:") and own.strip().isdigit():
            rows.append((int(own), rest.partition("|")[2].strip()))
    print(f"{len(rows)} modules, {sum(own for own, _ in rows) / 1000:.0f} ms; in each alone:")
    for own, name in sorted(rows, reverse=True)[:top]:
        print(f"{own / 1000:>8.1f} ms  {name}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.startup", description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--platform", choices=["offscreen", "xcb"], default="offscreen")
    parser.add_argument("--profile", action="store_true", help="what is imported before that")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as home, display(chosen.platform):
        if chosen.profile:
            profile(chosen.platform, Path(home))
        else:
            report(chosen.platform, measure(chosen.platform, chosen.runs, Path(home)))


if __name__ == "__main__":
    main()
