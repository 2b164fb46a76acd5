"""Cutting the power at every step of saving notes: `python -m tests.notes_power`.

A disk that loses its power has what was synced, and of the rest some: names up to some moment
after their folder was synced last, and of a file that was not synced nothing but its name. Every
such state that a save can leave behind is made and opened: the old notes are there or the new
ones, and after the save has returned only the new ones.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.annotations.store import open_notes
from tests.faulty_disk import FaultyDisk
from tests.notes_faults import DOCUMENT, SCENARIOS, Scenario, State, act, contents
from tests.notes_making import by_id

Names = dict[str, int]  # path in the folder → file, by number
Listing = dict[str, Names]  # folder → its names; folders inside are among them


@dataclass(slots=True)
class Recorder(FaultyDisk):
    """A disk that remembers what it has been told to keep, after every call."""

    moments: list[tuple[Listing, dict[str, int], dict[int, bytes]]] = field(default_factory=list)
    _held: dict[int, int] = field(default_factory=dict)
    _synced: dict[int, bytes] = field(default_factory=dict)
    _when: dict[str, int] = field(default_factory=dict)
    _looking: bool = False  # and what looking calls is none of the program's

    def start(self) -> None:
        """Everything that is there has been there for long."""
        for path in sorted(self.folder.rglob("*")):
            if path.is_file():
                self._synced[path.stat().st_ino] = path.read_bytes()
        for folder in (self.folder, *filter(Path.is_dir, self.folder.rglob("*"))):
            self._when[str(folder)] = 0
        self._remember()

    def call(self, kind: str, about: object, work: Callable[[], Any], half: Any = None) -> Any:
        result = work()
        if self._looking:
            return result
        del half
        self._looking = True
        self.calls.append((kind, str(about)))
        path = Path(os.fsdecode(about) if isinstance(about, str | bytes) else "")
        if kind == "fsync" and path.is_dir():
            self._when[str(path)] = len(self.moments)
        elif kind == "fsync":
            self._synced[path.stat().st_ino] = path.read_bytes()
        self._remember()
        self._looking = False
        return result

    def _remember(self) -> None:
        listing: Listing = {}
        for folder, folders, files in os.walk(self.folder):
            names = {name: os.lstat(f"{folder}/{name}").st_ino for name in (*folders, *files)}
            listing[folder] = names
            for name in files:  # held open, that no other file gets its number
                if names[name] not in self._held:
                    self._held[names[name]] = os.open(f"{folder}/{name}", os.O_RDONLY)
        self.moments.append((listing, dict(self._when), dict(self._synced)))

    def close(self) -> None:
        for handle in self._held.values():
            os.close(handle)

    def remains(self, at: int) -> Iterator[dict[str, bytes]]:
        """What may be on the disk after the power went at moment ``at``: path → bytes."""
        _, when, synced = self.moments[at]
        for until in range(at + 1):
            files: dict[str, bytes] = {}
            folders = [str(self.folder)]
            while folders:
                folder = folders.pop()
                moment = max(until, when.get(folder, 0))
                names = self.moments[moment][0].get(folder, {})
                for name, number in names.items():
                    path = f"{folder}/{name}"
                    if any(path in listing for listing, _, _ in self.moments[: at + 1]):
                        folders.append(path)
                    else:
                        files[path] = synced.get(number, b"")
            yield files


def cut(scenario: Scenario) -> tuple[int, list[str]]:
    """How many states were looked at, and what is wrong with some."""
    with tempfile.TemporaryDirectory(prefix="notes-power-") as top:
        folder = Path(top) / "ملاحظات"
        folder.mkdir()
        known = scenario.prepare(folder)
        where = known.path.parent if known else folder
        disk = Recorder(folder)
        disk.start()
        with disk.mounted():
            act(scenario, where, known)
        disk.close()
        new = contents(by_id(scenario.new))
        old = [contents(by_id(items)) for items in scenario.old]
        wrong: list[str] = []
        seen: set[tuple[bool, frozenset[tuple[str, bytes]]]] = set()
        last = len(disk.moments) - 1
        for at in range(last + 1):
            allowed = [new] if at == last else [new, *old]
            for files in disk.remains(at):
                key = (at == last, frozenset(files.items()))
                if key in seen:
                    continue
                seen.add(key)
                state = _opened(files, folder, where)
                kept = not scenario.damaged or scenario.damaged in files.values()
                if state not in allowed or not kept:
                    about = disk.calls[at - 1] if disk.calls else ""
                    wrong.append(f"{scenario.name}, cut after call {at} {about}: {state}, {kept}")
        return len(seen), wrong


def _opened(files: dict[str, bytes], folder: Path, where: Path) -> State:
    with tempfile.TemporaryDirectory(prefix="notes-power-") as scratch:
        for name, data in files.items():
            path = Path(scratch) / Path(name).relative_to(folder)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        notes = open_notes(Path(scratch) / where.relative_to(folder), DOCUMENT)
        return contents(notes.annotations)


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.notes_power", description=__doc__)
    parser.parse_args()
    counts: dict[str, int] = {}
    failures: list[str] = []
    for scenario in SCENARIOS:
        counts[scenario.name], wrong = cut(scenario)
        failures += wrong
    print(*failures, json.dumps({**counts, "wrong": len(failures)}, ensure_ascii=False), sep="\n")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
