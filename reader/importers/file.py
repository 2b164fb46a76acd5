"""Getting the bytes of a file, and saying plainly why not."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

from reader.errors import (
    DocumentError,
    IsAFolder,
    NoPermission,
    NotFound,
    TooLarge,
    Unreadable,
)
from reader.progress import Checkpoint

LARGEST: Final = 512 * 1024 * 1024
_PIECE: Final = 16 * 1024 * 1024

_KINDS: Final[dict[type[OSError], type[DocumentError]]] = {
    FileNotFoundError: NotFound,
    NotADirectoryError: NotFound,
    IsADirectoryError: IsAFolder,
    PermissionError: NoPermission,
}


def load(source: Path, checkpoint: Checkpoint) -> bytes:
    """All bytes of the regular file ``source``.

    Raises:
        DocumentError: `NotFound`, `IsAFolder`, `NoPermission`, `TooLarge` (over `LARGEST` bytes),
            or `Unreadable`: what the system says, or a pipe or device, which might never end.
    """
    try:
        state = source.stat()
        if stat.S_ISDIR(state.st_mode):
            raise IsAFolder(source)
        if not stat.S_ISREG(state.st_mode):
            raise Unreadable(source, "not a regular file")
        if state.st_size > LARGEST:
            raise TooLarge(source, f"{state.st_size} bytes, at most {LARGEST}")
        return _load(source, state.st_size, checkpoint)
    except OSError as error:
        raise _KINDS.get(type(error), Unreadable)(source, error.strerror or str(error)) from error
    except ValueError as error:  # a name that no system takes, such as one with a NUL
        raise NotFound(source, str(error)) from error


def _load(source: Path, size: int, checkpoint: Checkpoint) -> bytes:
    pieces = []
    read = 0
    with source.open("rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            pieces.append(piece)
            read += len(piece)
            if read > LARGEST:  # it grows while we read
                raise TooLarge(source, f"at most {LARGEST} bytes")
            checkpoint(min(1.0, read / max(1, size)))
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)
