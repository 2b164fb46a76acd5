"""Which file of a notes folder belongs to a document."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from reader.annotations.collection import header
from reader.annotations.naming import slug
from reader.document import Document

SUFFIX: Final = ".jsonld"

_HEADER_BYTES = 65_536


def find(folder: Path, document: Document) -> list[Path]:
    """The notes file of ``document``, then conflict copies of it.

    By fingerprint, then by one that the document had earlier, then by its path.

    Raises:
        OSError: the folder is there and the system does not let us list it.
    """
    try:
        listed = [*folder.iterdir()]  # `glob` would pass over a folder that it may not list
    except (FileNotFoundError, NotADirectoryError):
        return []
    ranked: dict[int, list[Path]] = {}
    short = _short(document)
    here = _same(document.source.path)
    candidates = [
        path
        for path in listed
        if path.name.endswith(SUFFIX) and path.name[0] != "." and path.is_file()
    ]
    for path in sorted(candidates, key=lambda p: (len(p.name), p.name)):
        about = header(_beginning(path))
        if about is None:
            rank = 0 if short in path.name else None  # damaged, or written by another program
        elif about.get("fingerprint") == document.fingerprint:
            rank = 0
        elif document.fingerprint in _strings(about.get("earlier")):
            rank = 1
        else:
            hint = about.get("path")
            rank = 2 if here and isinstance(hint, str) and _same(Path(hint)) == here else None
        if rank is not None:
            ranked.setdefault(rank, []).append(path)
    if not ranked:
        return []
    best = min(ranked)
    return ranked[best] if best < 2 else ranked[best][:1]


def _beginning(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""


def _strings(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _same(path: Path | None) -> str | None:
    """A path in the form in which two that name the same file are equal; None for no path."""
    try:
        return os.path.normcase(os.path.realpath(path)) if path else None
    except ValueError:  # a NUL or a lone surrogate, from a file that somebody else has written
        return None


def _short(document: Document) -> str:
    return document.fingerprint.removeprefix("sha256:")[:12]


def new_path(folder: Path, document: Document) -> Path:
    path = document.source.path
    title = document.title or (path.stem if path else "")
    return folder / f"{slug(title)}-{_short(document)}{SUFFIX}"
