"""Three windows on two computers that work on the same notes: `python -m tests.notes_replicas`.

Windows 0 and 1 share a folder, window 2 has another one on another computer, and a sync program
goes between the folders: it copies what one side has changed and makes a conflict copy of what
both have. Every text is made of words that are written only once, so that each can be accounted
for: what was saved and never taken away must be there in the end, on both sides.
"""

from __future__ import annotations

import argparse
import collections
import dataclasses
import itertools
import json
import random
import re
import shutil
import tempfile
import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from unittest import mock

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from reader.annotations import store
from reader.annotations.changes import onto
from reader.annotations.model import COLOURS, Annotation, Annotations, Change, apply
from reader.annotations.store import NotesFile, open_notes, shown, with_annotations, write_notes
from tests.notes_making import annotation, document

START: Final = datetime(2025, 9, 20, tzinfo=UTC)
DOCUMENT: Final = document()
FOLDERS: Final = (0, 0, 1)  # of each window
MOST_NOTES: Final = 4  # few, that the windows may meet

windows = st.integers(0, len(FOLDERS) - 1)
choices = st.integers(0, 20)

steps: collections.Counter[str] = collections.Counter()
"""How often each kind of step was taken, in all runs."""


@dataclasses.dataclass(slots=True)
class Window:
    """A notes file as it is known to one window, what its reader sees, and what was done there.

    ``unsaved`` is what the reader has done since the last save: it may be lost with the power.
    """

    folder: Path
    notes: NotesFile
    seen: Annotations
    undo: list[tuple[Change, ...]] = dataclasses.field(default_factory=list)
    redo: list[tuple[Change, ...]] = dataclasses.field(default_factory=list)
    unsaved: list[Done] = dataclasses.field(default_factory=list)


@dataclasses.dataclass(frozen=True, slots=True)
class Done:
    """What a change meant: the words and tags of a note after it, those it took away; and when."""

    id: str
    left: frozenset[str]
    taken: frozenset[str]
    moment: datetime | None  # None for a deletion: it counts from when it is saved


def words(item: Annotation | None) -> frozenset[str]:
    """All that must not get lost from ``item``."""
    if item is None:
        return frozenset()
    return frozenset((*re.findall(r"w\d+", item.note), *(f"#{tag}" for tag in item.tags)))


class Replicas(RuleBasedStateMachine):
    """What the reader does in each window, in any order, and what the sync program does."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp(prefix="notes-replicas-"))
        self.clock = itertools.count(1)
        self.patch = mock.patch.object(store, "now", self.now)
        self.patch.start()
        self.chance = random.Random(0)
        self.folders = (self.top / "here", self.top / "there")
        self.synced: dict[str, bytes] = {}
        self.ids: list[str] = []
        self.written: dict[str, dict[str, datetime]] = {}  # when a word was last left in a note
        self.taken: set[str] = set()
        self.edited: dict[str, datetime] = {}
        self.deleted: dict[str, datetime] = {}
        for folder in self.folders:
            folder.mkdir()
        self.windows = [self._opened(self.folders[which]) for which in FOLDERS]
        self.add(0, 0)
        self.save(0)
        self.sync(True)
        for which in range(len(FOLDERS)):
            self.reopen(which)

    def now(self) -> datetime:
        return START + timedelta(seconds=next(self.clock))

    def word(self) -> str:
        return f"w{next(self.clock)}"

    def _opened(self, folder: Path) -> Window:
        notes = open_notes(folder, DOCUMENT)
        return Window(folder, notes, notes.annotations)

    def pick(self, which: int, choice: int) -> Annotation | None:
        keys = sorted(self.windows[which].seen)
        return self.windows[which].seen[keys[choice % len(keys)]] if keys else None

    # -- the reader's commands

    def change(self, which: int, *changes: Change) -> None:
        """One step of the reader, as a session does it."""
        window = self.windows[which]
        window.undo.append(changes)
        window.redo.clear()
        self._apply(window, changes, changes)

    def _apply(self, window: Window, changes: Iterable[Change], meant: Iterable[Change]) -> None:
        """Make ``changes`` in a window; of what goes with them, only ``meant`` was to go."""
        changes = tuple(changes)
        may_go = {change.id: words(change.before) - words(change.after) for change in meant}
        for change in changes:
            before, after = words(change.before), words(change.after)
            moment = change.after.modified if change.after else None
            taken = (before - after) & may_go[change.id] if change.after else frozenset()
            window.unsaved.append(Done(change.id, after, taken, moment))
        window.seen = apply(window.seen, changes)

    def _travel(self, window: Window, step: tuple[Change, ...]) -> None:
        moment = self.now()
        due = (onto(window.seen.get(change.id), change, moment) for change in step)
        self._apply(window, [change for change in due if change is not None], step)

    def edit(self, which: int, choice: int, **values: object) -> None:
        item = self.pick(which, choice)
        if item is not None:
            after = dataclasses.replace(item, **values, modified=self.now())  # type: ignore[arg-type]
            self.change(which, Change(item, after))

    @rule(which=windows, choice=choices)
    def add(self, which: int, choice: int) -> None:
        steps["add"] += 1
        if len(self.ids) < MOST_NOTES:
            chance = random.Random(choice)
            key = f"urn:uuid:{len(self.ids)}"
            item = annotation(chance, DOCUMENT, key, self.word(), self.now())
            self.ids.append(key)
            self.change(which, Change(None, dataclasses.replace(item, tags=())))

    @rule(which=windows, choice=choices)
    def write_a_word(self, which: int, choice: int) -> None:
        steps["write"] += 1
        item = self.pick(which, choice)
        if item is not None:
            self.edit(which, choice, note=f"{item.note} {self.word()}".strip())

    @rule(first=windows, second=windows, choice=choices)
    def both_write_a_word(self, first: int, second: int, choice: int) -> None:
        steps["both write"] += 1
        for which in (first, second):
            self.write_a_word(which, choice)
            self.save(which)

    @rule(which=windows, choice=choices)
    def write_anew(self, which: int, choice: int) -> None:
        steps["write anew"] += 1
        self.edit(which, choice, note=self.word())

    @rule(which=windows, choice=choices)
    def empty(self, which: int, choice: int) -> None:
        steps["empty"] += 1
        self.edit(which, choice, note="")

    @rule(which=windows, choice=choices, colour=st.sampled_from(COLOURS))
    def recolour(self, which: int, choice: int, colour: str) -> None:
        steps["recolour"] += 1
        self.edit(which, choice, colour=colour)

    @rule(which=windows, choice=choices)
    def tag(self, which: int, choice: int) -> None:
        steps["tag"] += 1
        item = self.pick(which, choice)
        if item is not None:
            self.edit(which, choice, tags=(*item.tags, self.word()))

    @rule(which=windows, choice=choices)
    def untag(self, which: int, choice: int) -> None:
        steps["untag"] += 1
        item = self.pick(which, choice)
        if item is not None and item.tags:
            self.edit(which, choice, tags=item.tags[1:])

    @rule(which=windows, choice=choices, several=st.booleans())
    def delete(self, which: int, choice: int, several: bool) -> None:
        steps["delete"] += 1
        picked = {item.id: item for item in (self.pick(which, choice),) if item is not None}
        if several and (other := self.pick(which, choice + 1)) is not None:
            picked[other.id] = other
        if picked:
            self.change(which, *(Change(item, None) for item in picked.values()))

    @rule(which=windows)
    def undo(self, which: int) -> None:
        steps["undo"] += 1
        window = self.windows[which]
        if window.undo:
            step = window.undo.pop()
            window.redo.append(step)
            self._travel(window, tuple(change.inverse() for change in reversed(step)))

    @rule(which=windows)
    def redo(self, which: int) -> None:
        steps["redo"] += 1
        window = self.windows[which]
        if window.redo:
            step = window.redo.pop()
            window.undo.append(step)
            self._travel(window, step)

    # -- the file

    @rule(which=windows)
    def save(self, which: int) -> None:
        steps["save"] += 1
        window = self.windows[which]
        mine = with_annotations(window.notes, window.seen)
        window.notes = write_notes(mine, DOCUMENT)
        for done in window.unsaved:
            if done.id in window.seen and done.moment is not None:
                self.taken |= done.taken
                left = dict.fromkeys(done.left, done.moment)
                self.written.setdefault(done.id, {}).update(left)
                self.edited[done.id] = max(done.moment, self.edited.get(done.id, START))
            elif done.id not in window.seen:  # what was done to it before is gone with it
                moment = mine.tombstones.get(done.id, START)
                self.deleted[done.id] = max(moment, self.deleted.get(done.id, START))
        window.unsaved.clear()

    @rule(which=windows)
    def save_and_look(self, which: int) -> None:
        steps["look"] += 1
        self.save(which)
        window = self.windows[which]
        window.notes = shown(window.notes)
        window.seen = window.notes.annotations

    @rule(which=windows)
    def reopen(self, which: int) -> None:
        steps["reopen"] += 1
        self.save(which)
        self.windows[which] = self._opened(self.windows[which].folder)

    @precondition(lambda self: self.written)
    @rule(which=windows)
    def lose_power(self, which: int) -> None:
        steps["lose power"] += 1
        self.windows[which] = self._opened(self.windows[which].folder)

    @rule(here=st.booleans())
    def sync(self, here: bool) -> None:
        """The sync program comes by; of what both sides have changed, ``here`` wins."""
        steps["sync"] += 1
        while self._sync_once(here):
            pass

    def _sync_once(self, here: bool) -> bool:
        sides = self._sides()
        winner, loser = (0, 1) if here else (1, 0)
        changed = False
        for name in sorted({*sides[0], *sides[1]}):
            ours, theirs = sides[winner].get(name), sides[loser].get(name)
            known = self.synced.get(name)
            if ours == theirs:
                pass
            elif theirs == known or (ours is not None and theirs is None):
                self._carry(name, ours, loser)
            elif ours == known or ours is None:
                self._carry(name, theirs, winner)
            else:
                path = self.folders[loser] / name
                number = next(self.clock)
                ending = self.chance.choice(
                    (f".sync-conflict-20250920-{number:06}-AB", f" ({number})")
                )
                path.rename(path.with_name(f"{path.stem}{ending}{path.suffix}"))
                steps["conflict copy"] += 1
                self._carry(name, ours, loser)
            changed = changed or ours != theirs
        here_now, there_now = self._sides()
        self.synced = {n: data for n, data in here_now.items() if there_now.get(n) == data}
        return changed

    def _sides(self) -> list[dict[str, bytes]]:
        return [
            {path.name: path.read_bytes() for path in folder.iterdir() if path.name[0] != "."}
            for folder in self.folders
        ]

    def _carry(self, name: str, data: bytes | None, to: int) -> None:
        path = self.folders[to] / name
        if data is None:
            path.unlink()
        else:
            path.write_bytes(data)

    @rule(which=windows)
    def tidy_up(self, which: int) -> None:
        """The reader opens, saves, and deletes the conflict copies, as the manual says."""
        steps["tidy up"] += 1
        self.reopen(which)
        self.save(which)
        window = self.windows[which]
        for path in window.folder.glob("*.jsonld"):
            if path != window.notes.path:
                path.unlink()

    @invariant()
    def the_files_are_whole(self) -> None:
        steps["all"] += 1
        for folder in self.folders:
            assert open_notes(folder, DOCUMENT).problem is None
            assert not [path for path in folder.iterdir() if ".bad" in path.name]

    def teardown(self) -> None:
        try:
            self._meet()
        finally:
            self.patch.stop()
            shutil.rmtree(self.top)

    def _meet(self) -> None:
        """Everybody saves, syncs and looks until nothing changes any more; then all is there."""
        for round_ in range(8):
            before = [path.read_bytes() for path in self._files()]
            for which in range(len(self.windows)):
                self.reopen(which)
            self.sync(round_ % 2 == 0)
            if before == [path.read_bytes() for path in self._files()]:
                break
        else:
            raise AssertionError("the replicas never come to rest")
        states = [open_notes(folder, DOCUMENT).annotations for folder in self.folders]
        assert states[0] == states[1], "the two sides differ"
        final = states[0]
        for key, moment in self.edited.items():
            deleted = self.deleted.get(key, START)
            assert (key in final) is (moment > deleted), f"{key}: {moment}, deleted {deleted}"
            due = {word for word, left in self.written[key].items() if left > deleted}
            missing = due - self.taken - words(final.get(key))
            assert not missing, f"{key} lacks {missing}: {final[key]}"

    def _files(self) -> list[Path]:
        return sorted(path for folder in self.folders for path in folder.glob("*.jsonld"))


def run(examples: int, length: int, derandomize: bool = False) -> None:
    """Run the machine so often, for so many steps at most."""
    profile = settings(
        max_examples=examples,
        stateful_step_count=length,
        deadline=None,
        derandomize=derandomize,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    run_state_machine_as_test(Replicas, settings=profile)


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.notes_replicas", description=__doc__)
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--length", type=int, default=60, help="steps of one run, at most")
    chosen = parser.parse_args()
    began = time.monotonic()
    while steps["all"] < chosen.steps:
        left = chosen.steps - steps["all"]
        run(max(20, left // chosen.length), chosen.length)
    print(json.dumps({**steps, "seconds": round(time.monotonic() - began)}))


if __name__ == "__main__":
    main()
