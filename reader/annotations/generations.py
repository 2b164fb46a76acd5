"""The last good states of a notes file, beside it in a hidden folder.

The first is the state before the last save, the others are at least an hour apart: a mistake that
is noticed late still finds an older state.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from reader import durable

_FOLDER = ".generations"
_KEPT = 3
_APART = 3600.0  # seconds


def keep(path: Path) -> None:
    """Remember the file at ``path``, which is about to be replaced.

    Never stands in the way of saving: what the system refuses is left undone.
    """
    with contextlib.suppress(OSError):
        first, second, third = _paths(path)
        first.parent.mkdir(exist_ok=True)
        if first.exists() and (not second.exists() or _age_between(second, path) >= _APART):
            if second.exists():
                second.replace(third)
            first.replace(second)
        _copy(path, first)


def good(path: Path, most: int) -> Iterator[tuple[Path, bytes]]:
    """The remembered states of ``path`` of ``most`` bytes that can be read, the latest first."""
    for generation in _paths(path):
        with contextlib.suppress(OSError):
            data = durable.read(generation, most)
            if data is not None:
                yield generation, data


def _paths(path: Path) -> list[Path]:
    return [path.parent / _FOLDER / f"{path.name}.{number}" for number in range(1, _KEPT + 1)]


def _age_between(older: Path, newer: Path) -> float:
    return newer.stat().st_mtime - older.stat().st_mtime


def _copy(path: Path, target: Path) -> None:
    """A second name for the file where the system has that, since ``path`` will be a new file."""
    spare = target.with_name(target.name + ".tmp")
    spare.unlink(missing_ok=True)
    try:
        os.link(os.path.realpath(path), spare)
    except OSError:
        shutil.copy2(path, spare)
    spare.replace(target)
    spare.unlink(missing_ok=True)  # renaming one name of a file to another leaves both
