"""A copy of Hamesh that is carried about: a folder ``data`` beside it keeps all that it keeps.

Whoever wants that makes the folder. Files on the same stick are then named from there: a stick has
another letter, or another place, on the next computer.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path, PureWindowsPath

FOLDER = "data"


def home() -> Path | None:
    """The folder ``data`` beside the packaged program; None for any other copy."""
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable).absolute().parent
    if program.parts[-2:] == ("Contents", "MacOS"):  # inside a bundle, which looks like one file
        program = program.parents[2]
    folder = program / FOLDER
    return folder if os.path.isdir(folder) else None  # noqa: PTH112  # never raises


def written(path: Path) -> str:
    """How ``path`` is written down: from ``data`` on if it goes where that goes."""
    folder = home()
    if folder is None or not path.is_relative_to(_stick(folder)):
        return str(path)
    return Path(os.path.relpath(path, folder)).as_posix()


def read(name: str) -> Path:
    """The path that `written` gave as ``name``."""
    folder = home()
    if folder is None or _is_absolute(name):
        return Path(name)
    return Path(os.path.normpath(folder / name))


def _stick(folder: Path) -> Path:
    """What ``folder`` moves with: its disk, unless that is the computer's own."""
    disk = folder
    while not disk.is_mount() and disk != disk.parent:
        disk = disk.parent
    return folder.parent if Path.home().is_relative_to(disk) else disk


def _is_absolute(name: str) -> bool:
    return Path(name).is_absolute() or PureWindowsPath(name).is_absolute()
