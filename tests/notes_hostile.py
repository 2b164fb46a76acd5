"""Notes files that somebody made to do harm: written to a folder, and opened within limits.

A child process may take only so much memory and processor time and no socket, so that a file that
asks for more ends it: `python -m tests.notes_hostile`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NoReturn

from reader.annotations.checking import check
from reader.annotations.notebook import MOST_BYTES
from reader.annotations.store import open_notes, with_annotations, write_notes
from reader.errors import NotesError
from tests.notes_making import annotation, by_id, document

GIGABYTE: Final = 2**30
MEMORY: Final = 2 * GIGABYTE  # of addresses, libraries included
SECONDS: Final = 60  # of processor time
DOCUMENT = document()

Make = Callable[[Path], None]  # writes a notes file


def repeated(unit: bytes, size: int, before: bytes = b"", after: bytes = b"") -> Make:
    """A file of about ``size`` bytes of ``unit``."""

    def make(path: Path) -> None:
        block = unit * max(1, 2**20 // len(unit))
        with path.open("wb") as file:
            file.write(before)
            for _ in range(size // len(block)):
                file.write(block)
            file.write(after)

    return make


def sparse(before: bytes, size: int) -> Make:
    """A file that is ``size`` bytes long, nearly all of them NUL and not on the disk."""

    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.write(before)
            file.truncate(size)

    return make


_HEAD: Final = (
    b'{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection", '
    b'"hamesh:format": 1, "hamesh:document": {"fingerprint": "'
    + DOCUMENT.fingerprint.encode()
    + b'"}, '
)
_ITEMS: Final = _HEAD + b'"first": {"type": "AnnotationPage", "items": ['
_NEARLY: Final = MOST_BYTES - 2**20  # just below what is read at all

LARGE: Final[dict[str, Make]] = {
    "a gigabyte of nested lists": repeated(b"[", GIGABYTE),
    "a gigabyte of nested objects": repeated(b'{"a":', GIGABYTE),
    "a gigabyte of nothing": sparse(b"", GIGABYTE),
    "a gigabyte of nothing after a header": sparse(_HEAD, GIGABYTE),
    "all that is read, of nested lists": repeated(b"[", _NEARLY, _ITEMS),
    "all that is read, of nested objects": repeated(b'{"a":', _NEARLY, _ITEMS),
    "all that is read, of empty lists": repeated(b"[],", _NEARLY, _ITEMS, b"[]]}}"),
    "all that is read, of empty objects": repeated(b"{},", _NEARLY, _ITEMS, b"{}]}}"),
    "all that is read, of empty texts": repeated(b'"",', _NEARLY, _ITEMS, b'""]}}'),
    "all that is read, of numbers": repeated(b"1.5,", _NEARLY, _ITEMS, b"1]}}"),
    "all that is read, of one number": repeated(b"9", _NEARLY, _ITEMS, b"]}}"),
    "all that is read, of one text": repeated("ن".encode(), _NEARLY, _ITEMS + b'"', b'"]}}'),
    "all that is read, of escapes": repeated(b"\\ud83d", _NEARLY, _ITEMS + b'"', b'"]}}'),
    "all that is read, of one key": repeated(b'"a":1,', _NEARLY, _HEAD, b'"type": 1}'),
    "all that is read, of white space": repeated(b" \n", _NEARLY, _ITEMS, b"]}}"),
    "all that is read, of our line ends": repeated(b",\n   {", _NEARLY, _ITEMS),
    "all that is read, of a context": repeated(
        b'{"a": "http://localhost/"},', _NEARLY, _HEAD + b'"@context": [', b'{}], "first": {}}'
    ),
}


def laughs() -> dict[str, Any]:
    """A context whose terms stand for ten others each, a billion in the end."""
    terms = {f"t{n}": {"@id": f"t{n + 1} " * 10, "@context": f"t{n + 1}"} for n in range(9)}
    return {"@context": ["http://localhost:9/context.jsonld", terms, {"@import": "file:///etc"}]}


def opened(path: Path) -> NoReturn:
    """In the child: open the notes beside ``path``, within limits and without a network."""
    import resource  # there is none on Windows

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def refuse(*_: object, **__: object) -> NoReturn:
        os._exit(66)

    for name in ("socket", "create_connection", "getaddrinfo"):
        setattr(socket, name, refuse)
    said: dict[str, Any] = {}
    notes = open_notes(path.parent, DOCUMENT)
    said["problem"] = type(notes.problem).__name__ if notes.problem else None
    said["notes"] = len(notes.annotations)
    said["check"] = [[f.problem for f in file.findings][:5] for file in check(path.parent).files]
    item = annotation(random.Random(0), DOCUMENT, "urn:uuid:0", "بعد الهجوم")
    try:
        write_notes(with_annotations(notes, {**notes.annotations, **by_id([item])}), DOCUMENT)
        again = open_notes(path.parent, DOCUMENT)
        said["saved"] = item.id in again.annotations and len(again.annotations) > said["notes"]
    except NotesError as error:
        said["saved"] = str(error.cause)
    used = resource.getrusage(resource.RUSAGE_SELF)
    said["megabytes"] = used.ru_maxrss // 1024
    said["seconds"] = round(used.ru_utime + used.ru_stime, 1)
    print(json.dumps(said, ensure_ascii=False))
    sys.exit(0)


def attempt(make: Make) -> dict[str, Any]:
    """Let a child open, check and save beside the file that ``make`` writes; what came of it.

    Raises:
        AssertionError: it ended otherwise than by itself, or the file's bytes are gone.
    """
    with tempfile.TemporaryDirectory(prefix="notes-hostile-") as top:
        folder = Path(top)
        path = open_notes(folder, DOCUMENT).path
        make(path)
        before = (path.stat().st_size, digest(path))
        done = subprocess.run(
            [sys.executable, "-m", "tests.notes_hostile", "--open", path],
            cwd=Path(__file__).resolve().parent.parent,
            capture_output=True,
            text=True,
            check=False,
            errors="backslashreplace",
        )
        assert done.returncode == 0, f"{done.returncode}: {done.stderr[-1500:]}"
        said: dict[str, Any] = json.loads(done.stdout)
        kept = [each for each in folder.rglob("*") if each.is_file()]
        there = any((each.stat().st_size, digest(each)) == before for each in kept)
        said["untouched"] = there
        return said


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.notes_hostile", description=__doc__)
    parser.add_argument("--open", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.open:
        opened(chosen.open)
    for name, make in LARGE.items():
        try:
            said = attempt(make)
        except AssertionError as error:
            said = {"failed": str(error)}
        print(f"{name}: {json.dumps(said, ensure_ascii=False)}", flush=True)


if __name__ == "__main__":
    main()
