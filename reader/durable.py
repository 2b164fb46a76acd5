"""Writing a file so that a crash, a full disk or a power cut leaves the old one or the new one."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def write(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data``, atomically and durably; create missing folders.

    A symbolic link keeps pointing where it did: its target is replaced.

    Raises:
        OSError: nothing was written; what was there before is untouched.
    """
    import tempfile  # brings much along, and whoever only reads does without

    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            Path(name).chmod(path.stat().st_mode & 0o777)
        else:
            Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(path.parent)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


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
