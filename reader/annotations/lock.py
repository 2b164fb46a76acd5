"""Keeping two of our own processes from replacing the same notes file at the same moment.

Advisory and best effort: reading, merging and replacing is safe against other writers but for the
instant between the last look and the rename. Where a lock cannot be had, that instant remains.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

_PATIENCE = 2.0  # seconds; a save takes milliseconds, and a stuck process must not stop ours
_PAUSE = 0.01
_HELD = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EINTR})


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of ``folder``, or go on without it after a while."""
    with contextlib.ExitStack() as held:
        if sys.platform != "win32":  # Windows opens no folder, and a lock file would be synced
            with contextlib.suppress(OSError):
                held.callback(os.close, _lock(folder))
        yield


if sys.platform != "win32":
    import fcntl

    def _lock(folder: Path) -> int:
        """The open, locked folder; closing it lets go."""
        handle = os.open(folder, os.O_RDONLY)
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return handle
            except OSError as error:
                if error.errno not in _HELD or time.monotonic() > until:
                    return handle  # some network file systems know no locks
                time.sleep(_PAUSE)
