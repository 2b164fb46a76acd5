"""Finding the document that an address names, wherever its file is by now.

Where it was is known from what was read before and from the notes files; a file that has moved is
looked for among the recent ones, and beside where it was. A text is believed by its fingerprint.
A notes file from somebody else says where it was, too: from there nothing is shown but that text.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from reader import importers
from reader.annotations import folder as notes
from reader.document import Document
from reader.errors import DocumentError
from reader.library import files, history
from reader.progress import Checkpoint, no_checkpoint

_TEXTS: Final = frozenset({".txt", ".text", ".md"})
_MOST_BESIDE: Final = 64  # files of a folder that may be the one, renamed
_MOST_BYTES: Final = 32 * 2**20  # of each of these

How = Literal["same", "edited", "replaced"]
"""Whether it is the very text; the one that its notes say it has become; or whatever stands now
where the text stood."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document, and how sure it is that it is the one."""

    document: Document
    how: How


@dataclass(frozen=True, slots=True)
class Missing:
    """No document; ``name`` is what it was called, "" where nobody knows."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a notes ``file`` says of its document."""

    file: Path
    said: notes.Described


def told_by(file: Path) -> Told | None:
    """What the notes ``file`` says of its document; None if it is none of ours."""
    if not files.is_file(file):
        return None
    try:
        said = notes.described(file)
    except OSError:
        return None
    return Told(file, said) if said is not None else None


def find(
    fingerprint: str,
    notes_folder: Path,
    recent: Iterable[Path] = (),
    checkpoint: Checkpoint = no_checkpoint,
    told: Told | None = None,
) -> Found | Missing:
    """The document whose text has, or had, ``fingerprint``; ``told`` is what a notes file says.

    Raises:
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    known = history.of_fingerprint(history.load(), fingerprint)
    described: list[notes.Described] = []
    with contextlib.suppress(OSError):
        described = notes.of_fingerprint(notes_folder, fingerprint)
    texts = {text for each in described for text in each.fingerprints} | {now for now, _ in known}
    hints = [Path(entry.path) for _, entry in known if entry.path]
    hints += [each.document for each in described if each.document and _is_here(each.document)]
    recent = tuple(recent)
    unsure: list[Path] = []
    beside: list[Path] = []
    if told is not None:
        texts |= set(told.said.fingerprints)
        if told.said.document is not None and told.said.document.name:
            beside = [told.file.parent / told.said.document.name]
            unsure = [it for it in (told.said.document, *beside) if _is_here(it)]
    tried: set[Path] = set()
    edited: Document | None = None
    replaced: Document | None = None
    for path in (*hints, *unsure, *recent):
        checkpoint(0.0)
        document = _read(path, tried)
        if document is None:
            continue
        if document.fingerprint == fingerprint:
            return Found(document, "same")
        if document.fingerprint in texts:
            edited = edited or document
        elif path in hints:
            replaced = replaced or document
    if edited is None:
        for path in _beside([*hints, *beside], recent):
            checkpoint(0.0)
            document = _read(path, tried)
            if document is not None and document.fingerprint == fingerprint:
                return Found(document, "same")
    if edited is not None:
        return Found(edited, "edited")
    if replaced is not None:
        return Found(replaced, "replaced")
    names = [entry.title for _, entry in known] + [each.title for each in described]
    names += [told.said.title] if told is not None else []
    hints += unsure
    return Missing(next(filter(None, [*names, *(path.name for path in hints)]), ""))


def _is_here(path: Path) -> bool:
    """Whether ``path``, which others may have written, is one of this computer: to look at another
    one would tell that who we are."""
    return path.is_absolute() and not str(path).startswith(("//", "\\\\"))


def _read(path: Path, tried: set[Path]) -> Document | None:
    if path in tried or not files.is_file(path):
        return None
    tried.add(path)
    try:
        return importers.read(path)
    except (DocumentError, ValueError):  # a path with NUL, from a file of somebody else
        return None


def _beside(hints: list[Path], recent: tuple[Path, ...]) -> Iterator[Path]:
    """Where a file may be that was moved to where others are read, or renamed."""
    for hint in hints:
        yield from (path.parent / hint.name for path in recent)
    for folder in dict.fromkeys(hint.parent for hint in hints):
        found = []
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if Path(entry.name).suffix.lower() in _TEXTS and entry.is_file():
                    found.append((entry.stat().st_size, entry.path))
        small = sorted(path for size, path in found if size <= _MOST_BYTES)
        yield from map(Path, small[:_MOST_BESIDE])
