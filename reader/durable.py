"""Writing a file so that a crash, a full disk or a power cut leaves the old one or the new one."""

from __future__ import annotations

import contextlib
import os
import secrets
from functools import partial
from pathlib import Path


def write(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data``, atomically and durably; create missing folders.

    A symbolic link keeps pointing where it did: its target is replaced.

    Raises:
        OSError: nothing was written; what was there before is untouched.
    """
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    spare = path.with_name(f".{path.name[:40]}.{secrets.token_hex(8)}.tmp")
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
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut, where the system lets a folder be opened."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folder; NTFS journals the rename
        return
    try:
        os.fsync(handle)
    except OSError:  # some network file systems refuse; the file itself is synced
        pass
    finally:
        os.close(handle)


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
