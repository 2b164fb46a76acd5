"""From a file that somebody else wrote to the notes in it: chosen by content, then by name.

Nothing is fetched, whatever the file points to. What is too large, too deep or too much is
refused before it costs anything.
"""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from reader import durable, errors
from reader.annotations.foreign import hamesh, hypothesis, kindle, readwise, webannotation
from reader.annotations.foreign.model import MOST_NOTES, ForeignNotes, NotThisFormat
from reader.annotations.strict_json import Damaged, read_value

_MOST_BYTES: Final = 64 * 2**20
_MOST_BROKEN: Final = 1 / 200  # of the characters of a text

_KINDS: Final[dict[type[OSError], type[errors.DocumentError]]] = {
    FileNotFoundError: errors.NotFound,
    NotADirectoryError: errors.NotFound,
    IsADirectoryError: errors.IsAFolder,
    PermissionError: errors.NoPermission,
}

_OfJson = tuple[Callable[[Any], bool], Callable[[Any], ForeignNotes]]
_OfText = tuple[Callable[[str, str], bool], Callable[[str], ForeignNotes]]

_JSON: Final[tuple[_OfJson, ...]] = (
    (hypothesis.accepts, hypothesis.parse),
    (webannotation.accepts, webannotation.parse),
)
_TEXT: Final[tuple[_OfText, ...]] = (
    (kindle.accepts, kindle.parse),
    (readwise.accepts, readwise.parse),
)


def read(path: Path) -> ForeignNotes:
    """The notes in the file ``path``.

    Raises:
        NotNotes: there are none in it that we understand, or more than anybody has written.
        NotesTooNew: a newer Hamesh wrote it.
        DocumentError: the system does not let us read it; see `reader.errors`.
    """
    data = _load(path)
    try:
        found = _understood(data, path.name)
    except (Damaged, NotThisFormat) as error:
        raise errors.NotNotes(path, str(error)) from error
    except hamesh.Newer as error:
        raise errors.NotesTooNew(path, str(error)) from error
    if len(found.notes) > MOST_NOTES:
        raise errors.NotNotes(path, f"more than {MOST_NOTES} notes")
    if not found.notes and found.unread:
        raise errors.NotNotes(path, f"{found.unread} records, none of them understood")
    return found


def _load(path: Path) -> bytes:
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise errors.IsAFolder(path)
        if not stat.S_ISREG(state.st_mode):  # a pipe might never end
            raise errors.Unreadable(path, "not a regular file")
        if state.st_size > _MOST_BYTES:
            raise errors.TooLarge(path, f"{state.st_size} bytes, at most {_MOST_BYTES}")
        return durable.read(path, _MOST_BYTES) or b""
    except OSError as error:
        kind = _KINDS.get(type(error), errors.Unreadable)
        raise kind(path, error.strerror or str(error)) from error
    except ValueError as error:  # a name that no system takes, such as one with a NUL
        raise errors.NotFound(path, str(error)) from error


def _understood(data: bytes, name: str) -> ForeignNotes:
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] in (b"{", b"["):
        return _of_json(data)
    text = _decoded(data)
    for accepts, parse in _TEXT:
        if accepts(text, name):
            return parse(text)
    raise NotThisFormat("no format of notes that is known")


def _of_json(data: bytes) -> ForeignNotes:
    value = read_value(data)
    if hamesh.accepts(value):
        return hamesh.parse(value, data)
    for accepts, parse in _JSON:
        if accepts(value):
            return parse(value)
    raise NotThisFormat("JSON, but no annotations")


def _decoded(data: bytes) -> str:
    """The text of a file that programs write in UTF-8, and spreadsheets sometimes in UTF-16."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data.decode("utf-16" if wide else "utf-8-sig", "replace")
    if text.count("\ufffd") > _MOST_BROKEN * len(text) or "\0" in text:
        raise NotThisFormat("not a text in UTF-8")
    return text
