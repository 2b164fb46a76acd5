"""Reading long texts: time and memory of the page, against Qt's own two text widgets.

Each widget has a process of its own; after each step the widget is painted. The last text is one
single paragraph: there Qt's widgets may take minutes, and are given up after a while.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollBar, QTextBrowser, QTextEdit

from reader import resources
from reader.importers import read
from reader.text.segment import sentences
from reader.ui.page import find
from reader.ui.page.look import Look
from reader.ui.page.marks import Mark
from reader.ui.page.view import PageView
from reader.ui.theme import page_theme

MEGABYTES = {1: 5, 5: 3, 20: 1}  # and how often each is measured
PARAGRAPH = 400  # code points, about
WORD = "ميسترال"
MARKS = 10_000
PATIENCE = 120  # seconds for one widget and one text
REPEATED = 20  # how often the short steps are taken; their median counts


def passages() -> Iterator[str]:
    """Sentences of the bundled article in random order, without end, always the same ones."""
    article = read(resources.path("article", "mistral.txt")).text
    pool = [span.of(article).strip() for span in sentences(article)]
    choice = random.Random(20).choice
    while True:
        yield choice(pool)


def text_of(megabytes: int, *, paragraphs: bool = True) -> str:
    """So much Arabic in UTF-8, in paragraphs of some hundred code points, or in a single one."""
    parts: list[str] = []
    size = length = 0
    for sentence in passages():
        end = "\n" if paragraphs and length > PARAGRAPH else " "
        length = 0 if end == "\n" else length + len(sentence)
        parts += (sentence, end)
        size += len(sentence.encode()) + 1
        if size >= megabytes * 1_000_000:
            return "".join(parts)
    raise AssertionError("sentences do not end")


class Page:
    """The page of Hamesh."""

    def __init__(self) -> None:
        self.widget = PageView()
        self._look = Look(page_theme("light"), ("Amiri",))
        self.widget.set_look(self._look)

    def open(self, path: Path) -> None:
        self.widget.set_document(read(path))

    def end(self) -> None:
        assert self.widget.document is not None
        self.widget.show_offset(len(self.widget.document.text))

    def zoom(self) -> None:
        self.widget.set_look(replace(self._look, zoom=125))

    def mark(self, spans: list[tuple[int, int]]) -> None:
        yellow = QColor("yellow")
        self.widget.set_marks("statistic", [Mark(start, end, yellow) for start, end in spans])

    def find(self) -> int:
        document = self.widget.document
        assert document is not None
        hits = find.search(document.text, WORD)
        self.widget.marks.set_spans("hit", *hits, QColor("orange"))
        return len(hits.starts)

    def copy(self) -> None:
        self.widget.select_all()
        self.widget.copy()


class QtWidget:
    """One of Qt's two text widgets."""

    def __init__(self, kind: type[QTextBrowser] | type[QPlainTextEdit]) -> None:
        self.widget = kind()
        self.widget.setStyleSheet("font: 22px Amiri")

    def open(self, path: Path) -> None:
        self.widget.setPlainText(path.read_text("utf-8"))

    def end(self) -> None:
        self.widget.moveCursor(QTextCursor.MoveOperation.End)

    def zoom(self) -> None:
        self.widget.setStyleSheet("font: 28px Amiri")

    def mark(self, spans: list[tuple[int, int]]) -> None:
        shape = QTextCharFormat()
        shape.setBackground(QColor("yellow"))
        chosen = []
        for start, end in spans:
            selection = QTextEdit.ExtraSelection()
            selection.format = shape
            selection.cursor = QTextCursor(self.widget.document())
            selection.cursor.setPosition(start)
            selection.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            chosen.append(selection)
        self.widget.setExtraSelections(chosen)

    def find(self) -> int:
        document: QTextDocument = self.widget.document()
        hits, cursor = 0, document.find(WORD)
        while not cursor.isNull():
            hits, cursor = hits + 1, document.find(WORD, cursor)
        return hits

    def copy(self) -> None:
        self.widget.selectAll()
        self.widget.copy()


WIDGETS: dict[str, Callable[[], Page | QtWidget]] = {
    "page": Page,
    "QTextBrowser": lambda: QtWidget(QTextBrowser),
    "QPlainTextEdit": lambda: QtWidget(QPlainTextEdit),
}


def measure(name: str, path: Path) -> dict[str, float]:
    """Seconds of each step and megabytes at the peak, for one widget in this process."""
    app = QApplication.instance() or QApplication(["large"])
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    subject = WIDGETS[name]()
    widget = subject.widget
    bar = widget.verticalScrollBar()
    onward = QScrollBar.SliderAction.SliderPageStepAdd
    widget.resize(900, 700)
    widget.show()
    taken: dict[str, float] = {}
    longest: list[float] = []
    text = path.read_text("utf-8")

    def step(label: str, act: Callable[[], object], times: int = 1) -> None:
        each = []
        for _ in range(times):
            start = time.perf_counter()
            act()
            app.sendPostedEvents()
            widget.grab()
            each.append(time.perf_counter() - start)
        taken[label] = statistics.median(each)
        if label not in ("open", "find"):  # which the page leaves to another thread
            longest.append(max(each))

    step("open", lambda: subject.open(path))
    taken["MB after open"] = peak()
    step("page down", lambda: bar.triggerAction(onward), REPEATED)
    step("wheel", lambda: turn_wheel(widget), REPEATED)
    step("end", subject.end)
    step("middle", lambda: bar.setValue(bar.maximum() // 2))
    step("resize", lambda: widget.resize(700, 700))
    step("zoom", subject.zoom)
    apart = max(1, len(text) // MARKS)
    step("mark", lambda: subject.mark([(at, at + 12) for at in range(0, len(text) - 12, apart)]))
    step("scroll marked", lambda: turn_wheel(widget), REPEATED)
    step("find", subject.find)
    step("copy all", subject.copy)
    taken["longest"] = max(longest)
    taken["MB at most"] = peak()
    return taken


def turn_wheel(widget: PageView | QTextBrowser | QPlainTextEdit) -> None:
    """One notch towards the end, as a mouse sends it."""
    place = QPointF(widget.viewport().rect().center())
    event = QWheelEvent(
        place, widget.mapToGlobal(place), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget.viewport(), event)


def peak() -> float:
    """The most memory that this process had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1e6 if sys.platform == "darwin" else 1e3
    )


def measured_apart(name: str, path: Path) -> dict[str, float] | None:
    """`measure` in a process of its own; None where it was given up."""
    command = [sys.executable, "-m", "benchmarks.large", "--measure", name, str(path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(
            command, env=environment, stdout=subprocess.PIPE, check=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return None
    found: dict[str, float] = json.loads(done.stdout)
    return found


def compare(title: str, path: Path, runs: int) -> None:
    """Measure all widgets in turn and print medians and ratios."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in WIDGETS}
    given_up: set[str] = set()
    for _ in range(runs):
        for name in WIDGETS:
            if name in given_up:
                continue
            taken = measured_apart(name, path)
            if taken is None:
                given_up.add(name)
            else:
                found[name].append(taken)
    others = list(islice(WIDGETS, 1, None))
    print(f"\n{title:<16}{'page':>10}" + "".join(f"{name:>18}{'ratio':>8}" for name in others))
    for label in found["page"][0]:
        ours = statistics.median(run[label] for run in found["page"])
        row = f"{label:<16}{shown(label, ours):>10}"
        for name in others:
            if name in given_up:
                row += f"{f'over {PATIENCE} s in all':>18}{'':>8}"
            else:
                theirs = statistics.median(run[label] for run in found[name])
                row += f"{shown(label, theirs):>18}{ours / theirs:>8.2f}"
        print(row, flush=True)


def shown(label: str, value: float) -> str:
    return f"{value:.0f} MB" if label.startswith("MB") else f"{value * 1000:.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.large", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="1 MB, once")
    parser.add_argument("--runs", type=int, help="how often, whatever the size")
    parser.add_argument("--measure", nargs=2, metavar=("WIDGET", "FILE"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.measure:
        print(json.dumps(measure(chosen.measure[0], Path(chosen.measure[1]))))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        for megabytes, runs in {1: 1}.items() if chosen.quick else MEGABYTES.items():
            path.write_text(text_of(megabytes), encoding="utf-8")
            compare(f"{megabytes} MB", path, chosen.runs or runs)
        if not chosen.quick:
            path.write_text(text_of(max(MEGABYTES), paragraphs=False), encoding="utf-8")
            compare("one paragraph", path, 1)


if __name__ == "__main__":
    main()
