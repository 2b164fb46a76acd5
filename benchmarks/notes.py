"""How long saving one change takes among few and many notes, and beside what else it could be."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks.statistics import text_of
from reader import durable
from reader.annotations.anchor import describe
from reader.annotations.collection import parse, render
from reader.annotations.model import Annotation
from reader.annotations.notebook import MOST_BYTES, Notebook
from reader.annotations.store import (
    NotesFile,
    open_notes,
    refreshed,
    with_annotations,
    write_notes,
)
from reader.document import Document, Source, Span

SIZES = (10, 1_000, 10_000)
ROUNDS = 25
START = datetime(2025, 9, 20, tzinfo=UTC)
QUOTE = 40


def notes_of(document: Document, count: int) -> dict[str, Annotation]:
    """Highlights all over the text, half of them with a note."""
    step = len(document.text) // count
    made = {}
    for number in range(count):
        anchor = describe(document, Span(number * step, number * step + QUOTE))
        note = f"ملاحظة رقم {number} عن هذا المقطع من الكتاب" if number % 2 else ""
        tags = ("للمراجعة",) if number % 3 == 0 else ()
        moment = START + timedelta(seconds=number)
        key = f"urn:uuid:00000000-0000-4000-8000-{number:012}"
        made[key] = Annotation(key, anchor, "yellow", note, tags, moment, moment)
    return made


class Desk:
    """A folder with a notes file, and one change after another to save."""

    def __init__(self, folder: Path, document: Document, count: int) -> None:
        self.document = document
        opened = open_notes(folder, document)
        write_notes(with_annotations(opened, notes_of(document, count)), document)
        self.notes: NotesFile = open_notes(folder, document)
        self.state = dict(self.notes.annotations)
        self.numbers: Iterator[int] = iter(range(1, 1_000_000))
        self.spare = folder / "spare"
        self.journal = (folder / "journal").open("ab")

    def change(self) -> None:
        """The reader writes into one note."""
        number = next(self.numbers)
        key = [*self.state][number * 37 % len(self.state)]
        moment = START + timedelta(days=1, seconds=number)
        edited = dataclasses.replace(self.state[key], note=f"جديد {number}", modified=moment)
        self.state = {**self.state, key: edited}

    def save(self) -> None:
        self.notes = write_notes(with_annotations(self.notes, self.state), self.document)

    def look(self) -> None:
        """What every sign of life from the folder costs."""
        assert refreshed(self.notes, self.document) is self.notes

    def save_afresh(self) -> None:
        """The same file without anything kept from the last time: read, checked, made, written."""
        data = render(Notebook(annotations=self.state), self.document)
        for known in (durable.read(self.notes.path, MOST_BYTES), data):
            hashlib.sha256(known or b"").digest()
        durable.write(self.spare, data)

    def write(self) -> None:
        """Nothing but the bytes onto the disk: no way of replacing the file is quicker."""
        assert self.notes.data is not None
        durable.write(self.spare, self.notes.data)

    def append(self) -> None:
        """What a journal would write: the one record."""
        self.journal.write(b"x" * 1_000)
        self.journal.flush()
        os.fsync(self.journal.fileno())


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def main() -> None:
    document = Document.of_paragraphs(
        ((line, "paragraph") for line in text_of(2).split("\n")),
        title="كتاب",
        source=Source(Path("book.txt")),
    )
    names = ("save", "look", "afresh", "write", "append")
    print(f"{'notes':>7}{'KB':>8}" + "".join(f"{name + ' ms':>11}" for name in names), end="")
    print(f"{'afresh/save':>13}{'save/write':>12}{'first':>8}{'open':>8}{'again':>8}")
    for count in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            desk = Desk(Path(folder), document, count)
            acts = (desk.save, desk.look, desk.save_afresh, desk.write, desk.append)
            desk.change()
            first = seconds(desk.save)  # after opening
            taken: dict[str, list[float]] = {name: [] for name in names}
            for _ in range(ROUNDS):
                desk.change()
                for name, act in zip(names, acts, strict=True):
                    taken[name].append(seconds(act))
            middle = {name: statistics.median(taken[name]) for name in names}
            data = desk.notes.data or b""
            opened = seconds(partial(parse, data))
            again = seconds(partial(parse, data, desk.notes.records))
            desk.journal.close()
        print(f"{count:>7,}{len(data) / 1000:>8,.0f}", end="")
        print("".join(f"{middle[name] * 1000:>11.2f}" for name in names), end="")
        print(f"{middle['afresh'] / middle['save']:>13.1f}", end="")
        print(f"{middle['save'] / middle['write']:>12.2f}", end="")
        print("".join(f"{part / middle['save']:>8.1f}" for part in (first, opened, again)))


if __name__ == "__main__":
    main()
