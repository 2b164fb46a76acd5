"""One process for all windows of a reader: who starts a second one hands over what to open.

The first process listens on a socket of its user; a second one finds it there, says what it was
asked for, and ends. None of this may keep a reader waiting: a process that is gone, hangs or is
busy with a question answers nothing in time, and the second one goes on by itself and listens in
its place. Two processes on one document are no danger, only a nuisance: their notes are merged.

Where the system has no such sockets (Windows), `reader.ui.listening` says the same through a named
pipe. What is said: `encode`.
"""

from __future__ import annotations

import binascii
import contextlib
import os
import socket
import stat
import struct
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.library import folders

ANSWER: Final = b"y"  # all that is ever answered: it will be opened; or the line is cut
PATIENCE: Final = 2.5  # seconds for an answer: a process that has just started needs one
MOST: Final = 256 * 1024  # bytes of a request
_MOST_NAMES: Final = 500
_LONGEST_NAME: Final = 8 * 1024  # bytes
_LONGEST_TOKEN: Final = 512
_OPENING: Final = b"hamesh 1\0"
_LENGTH: Final = struct.Struct(">I")
_HEAD: Final = len(_OPENING) + _LENGTH.size
_LINK: Final = "hamesh:"
_CREDENTIALS: Final = struct.Struct("3i")  # process, user, group


@dataclass(frozen=True, slots=True)
class Request:
    """What to open: absolute paths and ``hamesh:`` addresses; nothing, to come forward.

    ``token`` is what a Wayland compositor gave the second process for leave to raise a window.
    """

    names: tuple[str, ...] = ()
    token: str = ""


class Refused(ValueError):
    """What somebody sent is no request."""


# -- what is said


def request(names: list[str]) -> Request:
    """The request to open ``names`` as the command line gave them."""
    wanted = (name if name.startswith(_LINK) else str(Path(name).absolute()) for name in names)
    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    return Request(tuple(wanted), token if _is_token(token) else "")


def encode(request: Request) -> bytes:
    """The bytes of ``request``: an opening, the length of the rest, and fields that end in NUL.

    Raises:
        Refused: it is more than a request may hold.
    """
    fields = (os.fsencode(field) + b"\0" for field in (request.token, *request.names))
    body = b"".join(fields)
    data = _OPENING + _LENGTH.pack(len(body)) + body
    if len(data) > MOST or decode(data) != request:
        raise Refused("too much at once")
    return data


def decode(data: bytes) -> Request | None:
    """What ``data`` asks for; None as long as it is not all there.

    Raises:
        Refused: it never will be a request.
    """
    if not data.startswith(_OPENING[: len(data)]):
        raise Refused("another language")
    if len(data) < _HEAD:
        return None
    (length,) = _LENGTH.unpack_from(data, len(_OPENING))
    if _HEAD + length > MOST or len(data) > _HEAD + length:
        raise Refused("too long")
    if len(data) < _HEAD + length:
        return None
    *fields, rest = data[_HEAD:].split(b"\0")
    if rest or not fields or len(fields) > _MOST_NAMES + 1:
        raise Refused("no list of names")
    token, *names = map(os.fsdecode, fields)
    if not _is_token(token) or not all(map(_is_name, names)):
        raise Refused("no names")
    return Request(tuple(names), token)


def _is_token(text: str) -> bool:
    return len(text) <= _LONGEST_TOKEN and text.isascii() and (text.isprintable() or not text)


def _is_name(text: str) -> bool:
    if len(os.fsencode(text)) > _LONGEST_NAME:
        return False
    return Path(text).is_absolute() or (text.startswith(_LINK) and text.isascii())


# -- where it is said


def name() -> str:
    """What the process is known by: one a reader, a home and a screen."""
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    home = str(folders.settings_folder().resolve())
    screen = [
        os.environ.get(name, "")
        for name in ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR")
    ]
    about = (binascii.crc32(os.fsencode(text)) for text in (home, "\0".join(screen)))
    return f"hamesh-{user}-" + "".join(f"{number:08x}" for number in about)


def _folders() -> list[Path]:
    """Folders that are the reader's alone, the best first."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    own = Path(os.environ.get("TMPDIR") or "/tmp", f"hamesh-{os.geteuid()}")
    with contextlib.suppress(OSError):
        own.mkdir(mode=0o700, exist_ok=True)
    return [
        folder for folder in ([Path(runtime)] if runtime else []) + [own] if _is_private(folder)
    ]


def _is_private(folder: Path) -> bool:
    """Whether nobody else can put a socket of theirs in our socket's place."""
    try:
        about = folder.lstat()
    except OSError:
        return False
    own = about.st_uid == os.geteuid() and not about.st_mode & 0o077
    return own and stat.S_ISDIR(about.st_mode)


def is_ours(line: socket.socket) -> bool:
    """Whether the process at the other end runs for the same user, where the system tells."""
    if sys.platform != "linux":
        return True  # only its user gets into the folder of the socket
    said = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    _, user, _ = _CREDENTIALS.unpack(said)
    return bool(user == os.geteuid())


# -- the two ends


class Door:
    """The socket that the first process listens on; `reader.ui.listening` answers it."""

    def __init__(self, line: socket.socket, path: Path) -> None:
        self.line = line
        self.path = path
        self._is = _identity(path)

    def close(self) -> None:
        """Listen no more, and leave nothing behind; a socket that took its place stays."""
        with contextlib.suppress(OSError):
            if _identity(self.path) == self._is:
                self.path.unlink()
        self.line.close()


def meet(request: Request) -> tuple[bool, Door | None]:
    """Whether a process that runs already has taken ``request``; and if not, where to listen.

    None where there is nothing to listen on: then every start is a process of its own.
    """
    if not hasattr(socket, "AF_UNIX"):
        return False, None
    for folder in _folders():
        path = folder / name()
        try:
            for _ in range(2):  # twice, if another process begins to listen at the same moment
                found = _ask(path, request)
                if found == "taken":
                    return True, None
                door = _listen(path, instead=found == "deaf")
                if door is not None:
                    return False, door
        except OSError:  # a name that is too long for a socket, a full disk: the next folder
            continue
    return False, None


def _ask(path: Path, request: Request) -> str:
    """ "taken", "deaf" if it is no use asking there, or "nobody" if nothing stands there."""
    if not path.exists():
        return "nobody"
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(PATIENCE)
            line.connect(os.fspath(path))
            if not is_ours(line):
                return "deaf"
            line.sendall(encode(request))
            return "taken" if line.recv(1) == ANSWER else "deaf"
    except (OSError, Refused):
        return "deaf"


def _listen(path: Path, *, instead: bool) -> Door | None:
    """A socket at ``path``, in the place of what is there if ``instead``; None if it is taken.

    It gets its name when it can be asked: nobody finds it half made.

    Raises:
        OSError: there cannot be one.
    """
    line = socket.socket(socket.AF_UNIX)
    making = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        making.unlink(missing_ok=True)
        line.bind(os.fspath(making))
        making.chmod(0o600)
        line.listen(16)
        line.setblocking(False)
        _rename(making, path, instead=instead)
    except FileExistsError:
        line.close()
        return None
    except OSError:
        line.close()
        raise
    finally:
        making.unlink(missing_ok=True)
    return Door(line, path)


def _rename(making: Path, path: Path, *, instead: bool) -> None:
    if not instead:
        try:
            os.link(making, path)  # which, unlike renaming, fails where the name is taken
        except FileExistsError:
            raise
        except OSError:  # no hard links on this file system
            pass
        else:
            return
    making.replace(path)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        about = path.lstat()
    except OSError:
        return None
    return about.st_dev, about.st_ino
