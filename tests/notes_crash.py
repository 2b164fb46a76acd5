"""Killing processes that save notes at random moments: `python -m tests.notes_crash`.

A child adds, edits, deletes and brings back notes without a pause. It says on a pipe what it is
about to save, and again once it is saved. After the kill exactly what was reported must be on the
disk, or that and the one change that was under way; nothing else, nothing less.
"""

from __future__ import annotations

import argparse
import collections
import dataclasses
import json
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from reader.annotations.model import Annotation, new_id, now
from reader.annotations.store import open_notes, with_annotations, write_notes
from tests.notes_making import NOTES, annotation, content, document

DOCUMENT = document()
SIZES = (0, 150, 1500)  # notes that are there before the first kill
WRITERS = (1, 1, 2)
LONG_AGO = 2 * 86_400.0  # seconds; by then no process is still writing its spare file

Wanted = dict[str, str | None]  # id → content; None for deleted


@dataclass(slots=True)
class Child:
    """A process that saves: what it has reported, and what it was about to save at the end."""

    process: int
    pipe: int
    rest: bytes = b""
    saves: int = 0
    pending: Wanted = dataclasses.field(default_factory=dict)

    def hear(self, known: Wanted) -> bool:
        """Take in what the child reports, blocking; whether there may be more."""
        data = os.read(self.pipe, 65_536)
        *lines, self.rest = (self.rest + data).split(b"\n")
        for line in lines:
            said = json.loads(line)
            if said == "saved":
                known.update(self.pending)
                self.pending = {}
                self.saves += 1
            else:
                self.pending = said
        return bool(data)


def save_forever(folder: Path, seed: int, pipe: int) -> NoReturn:
    """What a child does until it is killed."""
    chance = random.Random(seed)
    notes = open_notes(folder, DOCUMENT)
    state = dict(notes.annotations)
    mine: list[str] = []
    gone: list[Annotation] = []
    number = 0
    while True:
        changed: Wanted = {}
        for _ in range(chance.choice((1, 1, 1, 3))):
            number += 1
            item, key = _change(chance, state, mine, gone, f"{seed}.{number} ")
            changed[key] = content(item) if item else None
        os.write(pipe, json.dumps(changed).encode() + b"\n")
        notes = write_notes(with_annotations(notes, state), DOCUMENT)
        os.write(pipe, b'"saved"\n')


def _change(
    chance: random.Random,
    state: dict[str, Annotation],
    mine: list[str],
    gone: list[Annotation],
    mark: str,
) -> tuple[Annotation | None, str]:
    """One change to ``state`` at random; only notes of its own, as another writer has others."""
    present = [key for key in mine if key in state]
    what = chance.choice(("add", "add", "edit", "delete", "restore")) if present else "add"
    if what == "restore" and gone:
        item = dataclasses.replace(gone.pop(), modified=now())
    elif what == "edit":
        item = dataclasses.replace(
            state[chance.choice(present)], note=mark + chance.choice(NOTES), modified=now()
        )
    elif what == "delete":
        key = chance.choice(present)
        gone.append(state.pop(key))
        return None, key
    else:
        item = annotation(chance, DOCUMENT, new_id(), mark + chance.choice(NOTES))
        mine.append(item.id)
    state[item.id] = item
    return item, item.id


def fork(folder: Path, seed: int) -> Child:
    """A child of this process, which has everything imported already."""
    there, here = os.pipe()
    process = os.fork()
    if process:
        os.close(here)
        return Child(process, there)
    try:
        os.close(there)
        save_forever(folder, seed, here)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(70)


def kill_after(children: list[Child], known: Wanted, saves: int, seconds: float) -> None:
    """Listen until ``saves`` are reported by each, and so much longer; then kill and hear it out.

    Raises:
        AssertionError: a child ended by itself.
    """
    until = float("inf") if saves else time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        waiting = [child.pipe for child in children]
        ready, _, _ = select.select(waiting, [], [], None if left == float("inf") else left)
        for child in children:
            if child.pipe in ready:
                assert child.hear(known), f"child {child.process} ended by itself"
        if until == float("inf") and all(child.saves >= saves for child in children):
            until = time.monotonic() + seconds
    for child in children:
        os.kill(child.process, signal.SIGKILL)
    for child in children:
        _, status = os.waitpid(child.process, 0)
        while child.hear(known):
            pass
        os.close(child.pipe)
        assert os.WTERMSIG(status) == signal.SIGKILL


def spares(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.name.endswith(".tmp")]


def make_old(folder: Path) -> None:
    """Let the spares and the generations be as old as they will be one day."""
    moment = time.time() - LONG_AGO
    for path in folder.rglob("*"):
        if path.name.endswith(".tmp") or ".generations" in path.parts:
            os.utime(path, (moment, moment))


def check(folder: Path, known: Wanted, children: list[Child], where: str) -> int:
    """How many of the changes that were under way have reached the disk.

    Raises:
        AssertionError: what is on the disk is neither what was reported nor that and one change.
    """
    notes = open_notes(folder, DOCUMENT)
    assert notes.problem is None, f"{where}: {notes.problem}"
    found = {id: content(item) for id, item in notes.annotations.items()}
    arrived = 0
    for child in children:
        if child.pending and all(found.get(id) == text for id, text in child.pending.items()):
            known.update(child.pending)
            arrived += 1
    expected = {id: text for id, text in known.items() if text is not None}
    lost = {id: text for id, text in expected.items() if found.get(id) != text}
    extra = {id: text for id, text in found.items() if expected.get(id) != text}
    assert not lost, f"{where}: lost {lost}"
    assert not extra, f"{where}: never reported, or deleted: {extra}"
    return arrived


def seeded(folder: Path, size: int, seed: int) -> Wanted:
    """Save ``size`` notes; what there is then."""
    chance = random.Random(seed)
    items = [annotation(chance, DOCUMENT, new_id(), chance.choice(NOTES)) for _ in range(size)]
    notes = with_annotations(open_notes(folder, DOCUMENT), {item.id: item for item in items})
    write_notes(notes, DOCUMENT)
    return {item.id: content(item) for item in items}


def run(kills: int, seed: int) -> dict[str, int | float]:
    """Kill so often, in one folder for each number of notes; what was seen.

    Raises:
        AssertionError: something was lost, or something came back.
    """
    chance = random.Random(seed)
    seen: collections.Counter[str] = collections.Counter()
    began = time.monotonic()
    for size in SIZES:
        folder = Path(tempfile.mkdtemp(prefix="notes-crash-"))
        known = seeded(folder, size, seed)
        pace = 0.02  # seconds a save takes, about
        for number in range(_share(kills, size)):
            writers = chance.choice(WRITERS)
            children = [fork(folder, chance.randrange(2**32)) for _ in range(writers)]
            saves = chance.choice((0, 1, 1, 1, 2, 3))
            start = time.monotonic()
            kill_after(children, known, saves, chance.uniform(0, 2 * pace))
            done = sum(child.saves for child in children)
            if done:
                pace = 0.8 * pace + 0.2 * (time.monotonic() - start) * writers / done
            where = f"seed {seed}, {size} notes at first, kill {number}"
            under_way = sum(bool(child.pending) for child in children)
            arrived = check(folder, known, children, where)
            left = len(spares(folder))
            seen.update(
                kills=1,
                processes=writers,
                saves=done,
                under_way=under_way,
                arrived=arrived,
                spare_left=left > seen["spares"],
            )
            seen["spares"] = left
            seen["most_spares"] = max(seen["most_spares"], left)
            if number % 10 == 9:
                make_old(folder)
        make_old(folder)
        notes = open_notes(folder, DOCUMENT)
        item = annotation(chance, DOCUMENT, new_id(), "آخر ملاحظة")
        write_notes(with_annotations(notes, {**notes.annotations, item.id: item}), DOCUMENT)
        seen["spares"] = 0
        seen["spares_at_last"] += len(spares(folder))
        shutil.rmtree(folder)
    return {**seen, "seconds": round(time.monotonic() - began, 1)}


def _share(kills: int, size: int) -> int:
    """How many of the kills a folder gets: all together exactly ``kills``."""
    index = SIZES.index(size)
    return kills * (index + 1) // len(SIZES) - kills * index // len(SIZES)


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.notes_crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    try:
        seen: dict[str, Any] = run(chosen.kills, chosen.seed)
    except AssertionError as error:
        sys.exit(f"notes_crash: {error}")
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
