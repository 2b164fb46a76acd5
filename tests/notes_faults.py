"""A disk that fails at every single step of saving notes: `python -m tests.notes_faults`.

Each scenario is a save or an opening in some situation. It is run once to count its calls to the
system, then again for every call and every fault. Whatever fails: the old notes or the new ones
can be read, damaged bytes are still somewhere, the error names file and cause, and saving again
saves everything.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import dataclasses
import errno
import json
import os
import random
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from reader.annotations.collection import parse
from reader.annotations.merge import CONFLICT
from reader.annotations.model import Annotation, Annotations
from reader.annotations.store import NotesFile, open_notes, with_annotations, write_notes
from reader.annotations.strict_json import Damaged
from reader.errors import NotesError
from tests.faulty_disk import Fault, FaultyDisk
from tests.notes_crash import make_old, spares
from tests.notes_making import annotation, by_id, content, document

DOCUMENT = document()
START = datetime(2025, 9, 20, 8, 0, tzinfo=UTC)
DAMAGED = '{"type": "AnnotationCollection", "first": {"items": [{"id": "ملاحظ'.encode()[:-1]

FAULTS: Final = (
    *(Fault("refuse", code) for code in (errno.ENOSPC, errno.EIO, errno.EACCES)),
    *(Fault("cut", code) for code in (errno.ENOSPC, errno.EIO)),
    *(Fault("after", code) for code in (errno.EIO, errno.ENOSPC)),
    *(Fault("lasting", code) for code in (errno.EROFS, errno.ENOSPC, errno.EIO, errno.EACCES)),
)
KILLS: Final = (Fault("kill"), Fault("kill after"))

State = dict[str, str]  # id → content


def made(number: int, note: str) -> Annotation:
    """Always the same note for the same arguments."""
    moment = START + timedelta(minutes=number)
    key = f"urn:uuid:00000000-0000-4000-8000-{number:012}"
    return annotation(random.Random(number), DOCUMENT, key, note, moment)


FIRST, SECOND, THIRD = made(1, "الأولى"), made(2, "الثانية"), made(3, "الثالثة")
HERS = dataclasses.replace(FIRST, note="كتبته هي", modified=START + timedelta(hours=1))
MINE = dataclasses.replace(FIRST, note="كتبته أنا", modified=START + timedelta(hours=2))


@dataclass(frozen=True, slots=True)
class Scenario:
    """A situation, made by ``prepare``, and what the reader then has in ``given``.

    ``prepare`` answers the file as the reader's window knows it; None if it is yet to be opened.
    ``old`` are the states that may be there where saving failed, ``new`` is what must be there in
    the end: the content by id. ``damaged``: bytes that must not vanish.
    """

    name: str
    prepare: Callable[[Path], NotesFile | None]
    given: tuple[Annotation, ...]
    old: tuple[tuple[Annotation, ...], ...]
    new: tuple[Annotation, ...]
    damaged: bytes = b""


def saved(folder: Path, *items: Annotation) -> NotesFile:
    notes = open_notes(folder, DOCUMENT)
    return write_notes(with_annotations(notes, by_id(items)), DOCUMENT)


def _nothing_yet(folder: Path) -> NotesFile:
    return open_notes(folder / "جديد" / "Hamesh", DOCUMENT)


def _a_first_save(folder: Path) -> NotesFile:
    return saved(folder, FIRST, SECOND)


def _many_saves(folder: Path) -> NotesFile:
    """All generations are there, and old enough for the next save to move each."""
    for number in range(8, 0, -1):
        saved(folder, FIRST, SECOND, made(10 + number, "قديمة"))
        for path in folder.rglob("*.jsonld*"):
            moment = path.stat().st_mtime - 7200
            os.utime(path, (moment, moment))
    return saved(folder, FIRST, SECOND)


def _somebody_else_saved(folder: Path) -> NotesFile:
    notes = _a_first_save(folder)
    saved(folder, HERS, SECOND)
    return notes


def _damage(folder: Path) -> NotesFile:
    saved(folder, FIRST)
    notes = saved(folder, FIRST, SECOND)
    notes.path.write_bytes(DAMAGED)
    return notes


def _unopened_damage(folder: Path) -> None:
    _damage(folder)


def _a_conflict_copy(folder: Path) -> None:
    notes = _a_first_save(folder)
    away = saved(folder / "away", HERS, THIRD)
    name = f"{notes.path.stem}.sync-conflict-20250920-080000-ABCDEFG{notes.path.suffix}"
    away.path.replace(notes.path.with_name(name))
    shutil.rmtree(folder / "away")


BOTH = dataclasses.replace(FIRST, note=CONFLICT.join((MINE.note, HERS.note)))
BOTH_FIRST = dataclasses.replace(FIRST, note=CONFLICT.join((HERS.note, FIRST.note)))

SCENARIOS: Final = (
    Scenario("the first save", _nothing_yet, (FIRST, SECOND), ((),), (FIRST, SECOND)),
    Scenario(
        "a save: one more, one edited, one deleted",
        _a_first_save, (MINE, THIRD), ((FIRST, SECOND),), (MINE, THIRD),
    ),
    Scenario(
        "a save that moves all generations",
        _many_saves, (MINE, THIRD), ((FIRST, SECOND),), (MINE, THIRD),
    ),
    Scenario(
        "a save over what somebody else has saved",
        _somebody_else_saved, (MINE, SECOND, THIRD), ((HERS, SECOND),), (BOTH, SECOND, THIRD),
    ),
    Scenario(
        "a save over damage",
        _damage, (MINE, SECOND), ((FIRST,),), (MINE, SECOND), DAMAGED,
    ),
    Scenario(
        "an opening of damage, and a save",
        _unopened_damage, (MINE, THIRD), ((FIRST,),), (MINE, THIRD), DAMAGED,
    ),
    Scenario(
        "an opening beside a conflict copy, and a save",
        _a_conflict_copy,
        (BOTH_FIRST, SECOND, THIRD, made(4, "الرابعة")),
        ((BOTH_FIRST, SECOND, THIRD),),
        (BOTH_FIRST, SECOND, THIRD, made(4, "الرابعة")),
    ),
)  # fmt: skip


class Wrong(Exception):
    """What the store promises does not hold."""


def states(folder: Path) -> tuple[State, NotesFile]:
    """What another window would show, looked at in a copy: looking sets damaged files aside."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "copy"
        if folder.exists():
            shutil.copytree(folder, copy)
        notes = open_notes(copy, DOCUMENT)
        return contents(notes.annotations), notes


def earlier(folder: Path) -> int:
    """How many earlier states can be read."""
    count = 0
    for path in folder.rglob(".generations/*.jsonld.[0-9]"):
        with contextlib.suppress(Damaged):
            parse(path.read_bytes())
            count += 1
    return count


def contents(annotations: Annotations) -> State:
    return {id: content(item) for id, item in annotations.items()}


def act(scenario: Scenario, folder: Path, notes: NotesFile | None) -> NotesFile:
    """Open where it is to be opened, and save.

    Raises:
        NotesError: it was not saved.
    """
    if notes is None:
        notes = open_notes(folder, DOCUMENT)
    return write_notes(with_annotations(notes, by_id(scenario.given)), DOCUMENT)


def run(
    scenario: Scenario, fault: Fault, at: int, direct: bool
) -> tuple[str, list[tuple[str, str]]]:
    """One scenario with one fault: "saved", "refused" or "not reached", and the calls.

    ``direct``: the next save is that of the same window, else somebody else looks before.

    Raises:
        Wrong: a promise is broken.
    """
    with tempfile.TemporaryDirectory(prefix="notes-faults-") as top:
        folder = Path(top) / "ملاحظات"
        folder.mkdir()
        known = scenario.prepare(folder)
        where = known.path.parent if known else folder
        disk = FaultyDisk(folder, at, fault)
        outcome = "saved"
        handles, remembered = _handles(), earlier(folder)
        with disk.mounted():
            if fault.effect in ("kill", "kill after"):
                outcome = _killed(lambda: act(scenario, where, known))
            else:
                try:
                    result = act(scenario, where, known)
                except NotesError as error:
                    outcome = "refused"
                    _check_error(error, disk, folder, bool(scenario.damaged))
        _check(_handles() == handles, "a file was left open")
        if fault.effect not in ("kill", "kill after") and not disk.struck:
            return "not reached", disk.calls
        _check_state(scenario, folder, where, outcome)
        _check(bool(earlier(folder)) or not remembered, "no earlier state is left")
        if not direct:
            open_notes(where, DOCUMENT)
        if outcome == "killed":
            _go_on(where)
        else:
            again = act(scenario, where, result if outcome == "saved" else known)
            _check(again.problem is None or bool(scenario.damaged), f"problem {again.problem}")
            _check_state(scenario, folder, where, "saved")
        if spares(folder):
            make_old(folder)
            saved(where, *by_id(scenario.new).values(), made(9, "ليختفي ما بقي"))
            _check(not spares(folder), f"left behind: {[path.name for path in spares(folder)]}")
        return outcome, disk.calls


def _go_on(folder: Path) -> None:
    """Open, add a note and save: what was there is there, and the new one."""
    notes = open_notes(folder, DOCUMENT)
    extra = made(8, "بعد الانقطاع")
    given = {**notes.annotations, extra.id: extra}
    write_notes(with_annotations(notes, given), DOCUMENT)
    state, _ = states(folder)
    _check(state == contents(given), f"going on, there are {sorted(state.values())}")


def _killed(work: Callable[[], object]) -> str:
    process = os.fork()
    if process == 0:
        try:
            work()
        except NotesError:
            os._exit(3)
        except BaseException:
            traceback.print_exc()
            os._exit(70)
        os._exit(0)
    _, status = os.waitpid(process, 0)
    if os.WIFSIGNALED(status):
        return "killed"
    _check(os.WEXITSTATUS(status) != 70, "an exception in the child")
    return "not reached"


def _handles() -> int:
    folder = Path("/proc/self/fd")
    return len(os.listdir(folder)) if folder.exists() else 0  # noqa: PTH208 (faster)


def _check(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Wrong(otherwise)


def _check_error(error: NotesError, disk: FaultyDisk, folder: Path, damaged: bool) -> None:
    _check(disk.struck, f"refused without a fault: {error}")
    inside = error.path is not None and error.path.is_relative_to(folder)
    _check(inside, f"the error names {error.path}")
    cause = os.strerror(disk.fault.code)
    _check(cause in error.cause or (damaged and bool(error.cause)), f"the cause is {error.cause!r}")


def _check_state(scenario: Scenario, folder: Path, where: Path, outcome: str) -> None:
    state, notes = states(where)
    allowed = [contents(by_id(scenario.new))]
    if outcome != "saved":
        allowed += [contents(by_id(items)) for items in scenario.old]
    _check(state in allowed, f"after it was {outcome}, there are {sorted(state.values())}")
    if outcome == "saved":
        _check(notes.problem is None, f"after it was saved: {notes.problem}")
    if scenario.damaged:
        kept = any(p.read_bytes() == scenario.damaged for p in folder.rglob("*") if p.is_file())
        _check(kept, "the damaged bytes are gone")


def cases(faults: tuple[Fault, ...], every: int = 1) -> Iterator[tuple[Scenario, Fault, int, bool]]:
    """Every scenario with every fault at every call; or at every so-manieth one only."""
    number = 0
    for scenario in SCENARIOS:
        _, calls = run(scenario, Fault("refuse", errno.EIO), -1, True)
        for fault in faults:
            for at in range(len(calls)):
                number += 1
                if number % every == 0:
                    yield scenario, fault, at, number // every % 2 == 0


def failures(
    faults: tuple[Fault, ...], every: int, seen: collections.Counter[str]
) -> Iterator[str]:
    """What went wrong, counting in ``seen`` what came of each case."""
    for scenario, fault, at, direct in cases(faults, every):
        try:
            outcome, _ = run(scenario, fault, at, direct)
        except (Wrong, NotesError, OSError) as error:
            seen["wrong"] += 1
            how = "" if direct else ", looked at"
            yield f"{scenario.name}: {fault} at call {at}{how}: {error!r}"
        else:
            seen[outcome] += 1


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.notes_faults", description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="try only every so-manieth case")
    parser.add_argument("--calls", action="store_true", help="list the calls of each scenario")
    chosen = parser.parse_args()
    if chosen.calls:
        for scenario in SCENARIOS:
            _, calls = run(scenario, Fault("refuse", errno.EIO), -1, True)
            print(
                scenario.name,
                *(f"  {n:3} {kind} {path}" for n, (kind, path) in enumerate(calls)),
                sep="\n",
            )
        return
    seen: collections.Counter[str] = collections.Counter()
    for failure in failures((*FAULTS, *KILLS), chosen.every, seen):
        print(failure, flush=True)
    print(json.dumps(seen))
    sys.exit(seen["wrong"] > 0)


if __name__ == "__main__":
    main()
