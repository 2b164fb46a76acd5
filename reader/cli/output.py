"""What every command says alike: the bytes of an answer, and one line about what went wrong."""

from __future__ import annotations

import errno
import os
import sys
from typing import Any, Final, TextIO

from reader import errors

# What happened, and the way out.
_SENTENCES: Final[dict[type[errors.ReaderError], tuple[str, str]]] = {
    errors.NotFound: ("there is no such file", "check its name and folder"),
    errors.IsAFolder: ("this is a folder", "name a file in it"),
    errors.NoPermission: ("reading it is not permitted", "ask its owner, or copy it"),
    errors.NotText: ("this is not a text file", "save it as plain text (UTF-8) first"),
    errors.TooLarge: ("the file is too large", "split it into parts"),
    errors.Unreadable: ("it cannot be read", "check the disk, or copy the file elsewhere"),
    errors.NotesUnreadable: ("the notes file is damaged", "restore it from a copy"),
    errors.NotesNewer: ("the notes were written by a newer Hamesh", "update Hamesh"),
    errors.NotesNotSaved: ("the notes could not be saved", "choose another notes folder"),
    errors.NotesError: ("the notes could not be read", "choose another notes folder"),
    errors.NotesTooNew: ("a newer Hamesh wrote these notes", "update Hamesh"),
    errors.NotNotes: ("there are no notes in it that can be imported", "check what file it is"),
    errors.LexiconError: ("the corrections of entities cannot be used", "restore a copy"),
    errors.BackupNewer: ("a newer Hamesh made this backup", "update Hamesh"),
    errors.BackupError: ("this is no whole backup", "take another copy of it"),
    errors.ExportExists: ("there is such a file already", "name another output, or add --force"),
    errors.ExportOntoSource: ("this is the document itself", "name another output"),
    errors.ExportError: ("the export could not be written", "choose another place"),
    errors.ReaderError: ("something went wrong", "try again"),
}


def failed(error: errors.ReaderError) -> int:
    kind = next(kind for kind in type(error).__mro__ if kind in _SENTENCES)
    what, way = _SENTENCES[kind]
    cause = f" ({error.cause})" if error.cause else ""
    name = "" if error.path is None else f"{shown(str(error.path))}: "
    sys.stderr.write(f"hamesh: {name}{what}{cause}; {way}\n")
    return 1


def shown(name: str) -> str:
    """A file name on one line, whatever it is made of."""
    return name if name.isprintable() else ascii(name)


def not_written(error: OSError, target: str = "-") -> int:
    name = str(error.filename or target)
    name = "the output" if name == "-" else shown(name)
    cause = error.strerror or error
    sys.stderr.write(f"hamesh: {name}: {cause}; check its name, folder and disk\n")
    return 1


def stdout() -> TextIO:
    if sys.stdout is None:  # closed by whoever started us
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdout


def give_up_output() -> None:
    """Let what is still to be written go nowhere, for Python would try again when it ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write(text: str) -> None:
    """Print ``text``: the same bytes wherever it runs, UTF-8 with line feeds as they are."""
    write_bytes(text.encode("utf-8", "replace"))


def write_bytes(data: bytes) -> None:
    """Print ``data`` as it is."""
    stream = stdout()
    stream.flush()
    binary: Any = getattr(stream, "buffer", None)
    if binary is None:  # a caller's stream of its own
        stream.write(data.decode("utf-8", "replace"))
    else:
        binary.write(data)
        binary.flush()


def write_json(value: object) -> None:
    """Print ``value`` as one line of JSON."""
    import json

    write(json.dumps(value, ensure_ascii=False) + "\n")
