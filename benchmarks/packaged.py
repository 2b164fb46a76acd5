"""What the package costs beside the least that PyInstaller makes of a program with Qt.

``dist/hamesh`` (`make package`) against ten lines that show the same text in a QTextBrowser, frozen
in the same run with PyInstaller's own defaults: time to readable text, memory by then, size on
disk. The defaults bring whatever the building machine has (GTK's libraries, say), so the size is
also given against what our own pruning would leave of the ten lines.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.startup import ARTICLE, TEN_LINES, display, environment, lived_in

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "dist" / "hamesh"
GOAL_START, GOAL_SIZE = 1.3, 1.3
_MIB = 2**20


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds until the text could be read, and the most memory by then, in bytes."""

    seconds: float
    memory: int


def frozen(script: str, folder: Path) -> Path:
    """Freeze ``script`` as PyInstaller does unless told otherwise; the folder that it makes."""
    source = folder / "ten.py"
    source.write_text(script, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
         "--distpath", folder, "--workpath", folder / "build", "--specpath", folder, source],
        check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return folder / "ten"


def start(command: list[str], surroundings: Mapping[str, str]) -> Start:
    """Start ``command`` and wait for its end, which comes when its text could be read."""
    began = time.time()
    process = subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = process.stdout.read()
    process.stdout.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    for line in said.splitlines():
        if line.startswith("readable "):
            return Start(float(line.split()[1]) - began, used.ru_maxrss * 1024)
    raise SystemExit(f"{command} never said `readable`:\n{said}")


def size(folder: Path) -> int:
    """The bytes of the files in ``folder``; links count nothing."""
    files = folder.rglob("*")
    return sum(path.stat().st_size for path in files if path.is_file() and not path.is_symlink())


def pruned(folder: Path) -> int:
    """The bytes that our own tables leave of a copy of a frozen program with QtWidgets."""
    folder = Path(shutil.copytree(folder, folder.with_name("pruned"), symlinks=True))
    sys.path.insert(0, str(ROOT / "packaging"))
    import bundle
    import freeze

    inside = folder / "_internal"
    names = [path.relative_to(inside).as_posix() for path in inside.rglob("*") if path.is_file()]
    kept = bundle.kept(names, frozenset({"Core", "Gui", "Widgets"}))
    for name in set(names) - set(kept):
        (inside / name).unlink()
    freeze.strip(folder)
    return size(folder)


def measure(platform: str, runs: int, plain: Path, home: Path) -> dict[str, list[Start]]:
    """``runs`` starts of each program, in turn."""
    lived_in(home)
    surroundings = environment(platform, home)
    programs = {"ten lines, frozen": plain / "ten", "hamesh": PACKAGE / "hamesh"}
    taken: dict[str, list[Start]] = {name: [] for name in programs}
    for run in range(-1, runs):  # the first round fills the caches of disk and fonts
        for name, program in programs.items():
            started = start([str(program), str(ARTICLE)], surroundings)
            if run >= 0:
                taken[name].append(started)
    return taken


def report_starts(platform: str, taken: Mapping[str, list[Start]]) -> None:
    print(
        f"\n{platform:<26}{'median ms':>11}{'best ms':>9}{'ratio':>7}{'of best':>9}"
        f"{'MiB':>7}{'ratio':>7}"
    )
    first = next(iter(taken.values()))
    base = statistics.median(it.seconds for it in first)
    best = min(it.seconds for it in first)
    memory = statistics.median(it.memory for it in first)
    for name, starts in taken.items():
        middle, least = (
            statistics.median(it.seconds for it in starts),
            min(it.seconds for it in starts),
        )
        held = statistics.median(it.memory for it in starts)
        print(
            f"{name:<26}{middle * 1000:>11.0f}{least * 1000:>9.0f}{middle / base:>7.2f}"
            f"{least / best:>9.2f}{held / _MIB:>7.0f}{held / memory:>7.2f}"
        )
    print(f"goal: a ratio of {GOAL_START}")


def report_sizes(plain: Path) -> None:
    ours, theirs, least = size(PACKAGE), size(plain), pruned(plain)
    print(f"\n{'on disk':<40}{'MiB':>7}{'ratio':>7}")
    print(f"{'ten lines, frozen by the defaults':<40}{theirs / _MIB:>7.1f}{1:>7.2f}")
    print(f"{'ten lines, by our tables':<40}{least / _MIB:>7.1f}{least / theirs:>7.2f}")
    print(f"{'hamesh':<40}{ours / _MIB:>7.1f}{ours / theirs:>7.2f}")
    print(f"goal: a ratio of {GOAL_SIZE}; to the ten lines by our tables it is {ours / least:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.packaged", description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--platform", choices=["offscreen", "xcb", "both"], default="both")
    chosen = parser.parse_args()
    if not (PACKAGE / "hamesh").is_file():
        print("no dist/hamesh here: `make package` builds it")
        return
    with tempfile.TemporaryDirectory() as folder:
        plain = frozen(TEN_LINES, Path(folder))
        report_sizes(plain)
        both = ("offscreen", "xcb")
        for platform in both if chosen.platform == "both" else (chosen.platform,):
            with display(platform):
                taken = measure(platform, chosen.runs, plain, Path(folder, "home"))
                report_starts(platform, taken)


if __name__ == "__main__":
    main()
