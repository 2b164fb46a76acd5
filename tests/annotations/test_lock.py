"""The lock of a folder: waited for while somebody has it, done without where there are none."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from reader.annotations import lock
from reader.annotations.lock import locked

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows locks no folders")


@pytest.mark.parametrize(
    ("code", "waits"),
    [
        (errno.EWOULDBLOCK, True),
        (errno.EINTR, True),
        (errno.ENOLCK, False),
        (errno.EOPNOTSUPP, False),
        (errno.EINVAL, False),
    ],
)
def test_only_a_lock_that_somebody_has_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, waits: bool
) -> None:
    import fcntl

    moments = iter(range(100))
    pauses: list[float] = []

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", refuse)
    monkeypatch.setattr(lock.time, "monotonic", lambda: next(moments))
    monkeypatch.setattr(lock.time, "sleep", pauses.append)
    with locked(tmp_path):
        assert bool(pauses) is waits


def test_a_folder_that_is_not_there_needs_no_lock(tmp_path: Path) -> None:
    with locked(tmp_path / "not there"):
        pass
