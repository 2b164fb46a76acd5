"""Asking what stands under a name, where no answer counts as no.

`pathlib` raises for a folder that may not be entered and for a name that is too long.
"""

from __future__ import annotations

import errno
import os
import os.path
from pathlib import Path

FileId = tuple[int, int]
"""What a file is on this computer, whatever it is called: device and inode, or their like."""


def is_file(path: Path) -> bool:
    """Whether ``path`` is a file; also False where the system does not say."""
    return os.path.isfile(path)  # noqa: PTH113  # unlike Path.is_file it never raises


def is_folder(path: Path) -> bool:
    """Whether ``path`` is a folder; also False where the system does not say."""
    return os.path.isdir(path)  # noqa: PTH112  # unlike Path.is_dir it never raises


def from_home(typed: str) -> Path:
    """The path that a person ``typed`` or pasted; a ``~`` that names no home stays as it is."""
    typed = typed.replace("\0", "")  # no system takes it
    return Path(os.path.expanduser(typed)).absolute()  # noqa: PTH111  # as above


def file_id(path: Path) -> FileId | None:
    """Which file ``path`` leads to, through links of both kinds; None where nobody can tell."""
    try:
        about = os.stat(path)  # noqa: PTH116  # as above
    except (OSError, ValueError):
        return None
    return (about.st_dev, about.st_ino) if about.st_ino else None


def why_closed(folder: Path) -> str:
    """The system's word for why nothing can be written in ``folder``, or made in its place.

    Nothing where it can be, or where only trying would tell, as on Windows.
    """
    there = next((it for it in (folder, *folder.parents) if os.path.lexists(it)), folder)
    if not is_folder(there):
        return os.strerror(errno.ENOTDIR)
    if os.access(there, os.W_OK | os.X_OK):
        return ""
    try:
        read_only = os.statvfs(there).f_flag & os.ST_RDONLY
    except (OSError, AttributeError):
        read_only = 0
    return os.strerror(errno.EROFS if read_only else errno.EACCES)
