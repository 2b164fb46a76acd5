"""A disk that fails on demand: every call to the system about one folder is counted, and may fail.

Python's own functions are replaced while a `FaultyDisk` is entered: those of `os` that take a path
or a handle, `open`, and what an open file does. What C code calls by itself is out of its sight.
"""

from __future__ import annotations

import builtins
import contextlib
import errno
import fcntl
import io
import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final, Literal
from unittest import mock

Effect = Literal["refuse", "after", "cut", "lasting", "kill", "kill after"]

_READING: Final = frozenset({"stat", "lstat", "readlink", "listdir", "scandir", "read"})
_PATHS: Final = (
    "stat", "lstat", "readlink", "listdir", "scandir", "replace", "rename", "link", "unlink",
    "remove", "mkdir", "rmdir", "chmod", "utime", "truncate", "symlink",
)  # fmt: skip
_HANDLES: Final = ("fsync", "fdatasync", "write", "pwrite", "ftruncate", "fchmod", "sendfile")
_TAKES_SPACE: Final = frozenset({"create", "write", "fsync", "mkdir", "link", "sendfile", "pwrite"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong, with which error.

    ``refuse``: the call does nothing. ``after``: it does its work, and reports the error all the
    same. ``cut``: of what is written, half gets through. ``lasting``: this call and all later ones
    that change something (`errno.EIO`: all later ones; `errno.ENOSPC`: those that take space).
    ``kill``: the process is gone, before or after the call; ``cut`` is `kill after` half a write.
    """

    effect: Effect
    code: int = 0

    def __str__(self) -> str:
        return f"{self.effect} {errno.errorcode[self.code]}" if self.code else self.effect


@dataclass(slots=True)
class FaultyDisk:
    """The calls that were made about ``folder``; the one with number ``at`` meets ``fault``."""

    folder: Path
    at: int = -1
    fault: Fault = Fault("refuse", errno.EIO)
    calls: list[tuple[str, str]] = field(default_factory=list)
    struck: bool = False
    _handles: dict[int, str] = field(default_factory=dict)

    @contextlib.contextmanager
    def mounted(self) -> Iterator[None]:
        """Everything inside sees this disk."""
        with contextlib.ExitStack() as patches:
            for name in (*_PATHS, *_HANDLES):
                if hasattr(os, name):
                    patched = self._by_path if name in _PATHS else self._by_handle
                    function = partial(patched, name, getattr(os, name))
                    patches.enter_context(mock.patch.object(os, name, function))
            patches.enter_context(mock.patch.object(os, "open", partial(self._os_open, os.open)))
            patches.enter_context(mock.patch.object(os, "close", partial(self._close, os.close)))
            lock = partial(self._by_handle, "flock", fcntl.flock)
            patches.enter_context(mock.patch.object(fcntl, "flock", lock))
            opened = partial(self._open, io.open)
            patches.enter_context(mock.patch.object(io, "open", opened))
            patches.enter_context(mock.patch.object(builtins, "open", opened))
            yield

    def call(self, kind: str, about: object, work: Callable[[], Any], half: Any = None) -> Any:
        """Count a call and do its ``work``, unless the fault says otherwise."""
        number = len(self.calls)
        self.calls.append((kind, os.fsdecode(about) if isinstance(about, str | bytes) else ""))
        if not self._strikes(number, kind):
            return work()
        self.struck = True
        effect = self.fault.effect
        if effect == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if effect in ("cut", "kill after") and half is not None:
            half()
        elif effect in ("after", "kill after"):
            made = work()
            if kind in ("open", "create"):  # nobody will ever hold it
                made.close() if isinstance(made, io.IOBase) else os.close(made)
        if effect == "kill after":
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(self.fault.code, os.strerror(self.fault.code), self.calls[-1][1])

    def _strikes(self, number: int, kind: str) -> bool:
        if self.fault.effect != "lasting" or not 0 <= self.at < number:
            return number == self.at
        if kind == "flock":  # which would be asked again and again
            return False
        if self.fault.code == errno.EIO:
            return True
        if self.fault.code == errno.ENOSPC:
            return kind in _TAKES_SPACE
        return kind not in _READING and kind not in ("open", "fsync", "close")

    def _here(self, path: object) -> str | None:
        """The path, if it is in the folder; None for any other."""
        if isinstance(path, int):
            return self._handles.get(path)
        if not isinstance(path, str | bytes | os.PathLike):
            return None
        name = os.fsdecode(path)
        return name if name.startswith(os.fspath(self.folder)) else None

    def _by_path(self, kind: str, real: Callable[..., Any], *given: Any, **named: Any) -> Any:
        about = self._here(given[0]) if given else None
        if about is None:
            return real(*given, **named)
        return self.call(kind, about, lambda: real(*given, **named))

    def _by_handle(self, kind: str, real: Callable[..., Any], handle: Any, *given: Any) -> Any:
        about = self._handles.get(handle if isinstance(handle, int) else handle.fileno())
        if about is None:
            return real(handle, *given)
        half = None
        if kind == "write":
            half = partial(real, handle, given[0][: len(given[0]) // 2])
        return self.call(kind, about, lambda: real(handle, *given), half)

    def _os_open(
        self, real: Callable[..., int], path: Any, flags: int, *given: Any, **n: Any
    ) -> int:
        about = self._here(path)
        if about is None:
            return real(path, flags, *given, **n)
        changes = flags & (os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_RDWR)
        kind = "create" if changes else "open"
        handle: int = self.call(kind, about, lambda: real(path, flags, *given, **n))
        self._handles[handle] = about
        return handle

    def _close(self, real: Callable[[int], None], handle: int) -> None:
        self._handles.pop(handle, None)
        real(handle)

    def _open(
        self,
        real: Callable[..., Any],
        file: Any,
        mode: str = "r",
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        closefd: bool = True,
        opener: Callable[[str, int], int] | None = None,
    ) -> Any:
        about = self._here(file)
        if about is None:
            return real(file, mode, buffering, encoding, errors, newline, closefd, opener)
        plain = mode.replace("b", "").replace("t", "")
        if opener is None and not isinstance(file, int):
            kind = "open" if plain == "r" else "create"
            make = partial(_File, self, about, file, plain, closefd, None)
            raw: _File = self.call(kind, about, make)
        else:
            raw = _File(self, about, file, plain, closefd, opener)
        self._handles[raw.fileno()] = about
        if buffering == 0:
            return raw
        buffered: Any
        if "+" in plain:
            buffered = io.BufferedRandom(raw)
        elif plain == "r":
            buffered = io.BufferedReader(raw)
        else:
            buffered = io.BufferedWriter(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, encoding, errors, newline)


class _File(io.FileIO):
    """An open file of a `FaultyDisk`."""

    def __init__(
        self, disk: FaultyDisk, about: str, file: Any, mode: str, closefd: bool, opener: Any
    ) -> None:
        self._disk, self._about = disk, about
        super().__init__(file, mode, closefd, opener)

    def write(self, data: Any) -> int:
        real = super().write
        half = partial(real, bytes(data)[: len(data) // 2])
        count: int = self._disk.call("write", self._about, lambda: real(data), half)
        return count

    def readinto(self, buffer: Any) -> int:
        real = super().readinto
        count: int = self._disk.call("read", self._about, lambda: real(buffer))
        return count

    def readall(self) -> bytes:
        real = super().readall
        data: bytes = self._disk.call("read", self._about, real)
        return data

    def close(self) -> None:
        if self.closed:
            return
        handle, writes = self.fileno(), self.writable()
        self._disk._handles.pop(handle, None)
        super().close()
        if writes:  # where a network file system says that the disk was full after all
            self._disk.call("close", self._about, lambda: None)
