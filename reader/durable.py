"""Writing a file so that a crash, a full disk or a power cut leaves the old one or the new one."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import time
from functools import partial
from pathlib import Path
from typing import Final

_FAILING: Final = frozenset({errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS})
_PIECE: Final = 256 * 2**10
_DAY: Final = 86_400.0  # seconds; nobody writes a file for so long
_SPARE: Final = re.compile(r".*\.[0-9a-f]{16}\.tmp", re.DOTALL)


def write(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data``, atomically and durably; create missing folders.

    A symbolic link keeps pointing where it did: its target is replaced.

    Raises:
        OSError: nothing was written, and what was there before is untouched; or all of it was,
            and the disk does not say whether that lasts.
    """
    path = Path(os.path.realpath(path))
    make_folder(path.parent)
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    spare = path.with_name(f".{path.name[:40]}.{os.urandom(8).hex()}.tmp")
    # The system takes the umask off what a new file may be; asking for the umask would change it
    # for the whole process, other threads included. What replaces a private file is private too.
    wanted = 0o666 if mode is None else mode | 0o200
    try:
        with open(spare, "xb", opener=partial(os.open, mode=wanted)) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            spare.chmod(mode)
        spare.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            spare.unlink()
        raise
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make ``folder`` and what is missing above it, durably.

    Raises:
        OSError: the system says no.
    """
    if not folder.is_dir():
        if folder.parent != folder:
            make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in ``folder`` survive a power cut, where the system lets a folder be opened.

    Raises:
        OSError: the disk fails; whether the renames last is not known.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folder; NTFS journals the rename
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno in _FAILING:  # others say that this file system syncs no folders
            raise
    finally:
        os.close(handle)


def sweep(path: Path) -> None:
    """Remove what was left where a process was killed while it wrote ``path``, a day ago.

    Or a copy of it, which is called like it and something more.
    """
    target = Path(os.path.realpath(path))
    beginning, long_ago = f".{target.name[:40]}", time.time() - _DAY
    with contextlib.suppress(OSError), os.scandir(target.parent) as entries:
        for entry in entries:
            if entry.name.startswith(beginning) and _SPARE.fullmatch(entry.name, len(beginning)):
                with contextlib.suppress(OSError):
                    if entry.stat().st_mtime < long_ago:
                        Path(entry).unlink()


def holds(path: Path, data: bytes) -> bool:
    """Whether the file is there and ``data`` is all that is in it.

    Raises:
        OSError: the system says no.
    """
    piece, at = bytearray(_PIECE), 0
    try:
        with path.open("rb", buffering=0) as file:
            while count := file.readinto(piece):
                if piece[:count] != data[at : at + count]:
                    return False
                at += count
    except FileNotFoundError:
        return False
    return at == len(data)


def read(path: Path, most: int) -> bytes | None:
    """The bytes of a file, None without one.

    Raises:
        OSError: the system says no, or the file is longer than ``most`` bytes.
    """
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        return None
    if len(data) > most:
        raise OSError(f"more than {most} bytes")
    return data


def set_aside(path: Path) -> Path:
    """Give a damaged file the name ``NAME.bad`` (``NAME.2.bad``, …), so that nothing overwrites it.

    Raises:
        OSError: the system does not let us rename it; it is where it was.
    """
    number = 1
    while True:
        ending = ".bad" if number == 1 else f".{number}.bad"
        kept = path.with_name(path.name + ending)
        if not kept.exists():
            return path.rename(kept)
        number += 1
