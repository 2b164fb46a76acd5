"""Which files of a notes folder belong to a document, or may."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypeGuard

from reader import durable
from reader.annotations.collection import header, parse
from reader.annotations.naming import slug
from reader.annotations.notebook import FORMAT, MOST_BYTES
from reader.annotations.shingles import Shingles, shingles
from reader.annotations.strict_json import Damaged
from reader.document import Document
from reader.progress import Checkpoint, no_checkpoint

SUFFIX: Final = ".jsonld"

_HEADER_BYTES = 65_536
_ENOUGH = 0.25  # of the notes: with fewer, a text is another one and not an edited one


@dataclass(frozen=True, slots=True)
class Candidate:
    """A notes file that may belong to a document.

    ``title`` and ``document`` are what the notes were written for and where it was; ``found`` says
    of how many of the ``notes`` the words stand in the text, and ``fits`` whether that is enough
    to take the text for the same one, edited. ``same_path`` is set where they were written for a
    document at this very path.
    """

    path: Path
    title: str
    document: Path | None
    notes: int
    found: int
    fits: bool
    changed: datetime
    same_path: bool


@dataclass(frozen=True, slots=True)
class Described:
    """What a notes file says of its document: the fingerprints that it has had, the latest first,
    its title, and where it was."""

    fingerprints: tuple[str, ...]
    title: str
    document: Path | None


@dataclass(frozen=True, slots=True)
class _File:
    """A notes file as its beginning describes it."""

    path: Path
    changed: float
    id: str | None
    about: Mapping[str, Any] | None

    @property
    def fingerprints(self) -> tuple[object, ...]:
        about = self.about or {}
        earlier = about.get("earlier")
        return (about.get("fingerprint"), *(earlier if isinstance(earlier, list) else []))

    def text(self, name: str) -> str:
        value = (self.about or {}).get(name)
        return value if isinstance(value, str) else ""


def find(folder: Path, document: Document) -> list[Path]:
    """The notes file of ``document``, then conflict copies of it.

    By fingerprint, then by one that the document had earlier. Copies have one of these too, or the
    identifier of the file: where the document was edited since, they know another fingerprint.

    Raises:
        OSError: the folder is there and the system does not let us list it.
    """
    files = _files(folder)
    ranked: dict[int, list[_File]] = {}
    for file in files:
        rank = _rank(file, document)
        if rank is not None:
            ranked.setdefault(rank, []).append(file)
    if not ranked:
        return []
    best = ranked[min(ranked)]
    ids = {file.id for file in best if file.id is not None}
    others = (file for file in files if file.id in ids and file not in best)
    return [file.path for file in (*best, *others)]


def of_this_path(folder: Path, document: Document) -> list[Path]:
    """The notes file that was written for what stood at the document's path, and fits its text;
    then conflict copies of it.

    Another text may stand there by now: with too few of the notes in it, the answer is empty.
    """
    files = _files(folder)
    here = [file for file in files if _is_here(file, document)]
    best = next((each.path for each in _weighed(here, document) if each.fits), None)
    ids = {file.id for file in here if file.path == best} - {None}
    return [file.path for file in files if file.path == best or file.id in ids]


def candidates(
    folder: Path, document: Document, checkpoint: Checkpoint = no_checkpoint
) -> list[Candidate]:
    """All notes files but the document's own, those with most of their notes in its text first.

    Raises:
        OSError: the folder cannot be listed.
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    own = set(find(folder, document))
    others = [file for file in _files(folder) if file.path not in own]
    return _weighed(others, document, checkpoint)


def suggestions(folder: Path, document: Document) -> list[Candidate]:
    """Those of the `candidates` that a reader should hear of without asking.

    They were written for a document at the same path; or for one with the same title, and enough
    of the notes stand in the text.

    Raises:
        OSError: the folder cannot be listed.
    """
    own = set(find(folder, document))
    title = document.title.strip()
    likely = [
        file
        for file in _files(folder)
        if file.path not in own
        and (_is_here(file, document) or (title and file.text("title").strip() == title))
    ]
    return [
        each
        for each in _weighed(likely, document)
        if each.notes and (each.same_path or (each.fits and each.found))
    ]


def of_fingerprint(folder: Path, fingerprint: str) -> list[Described]:
    """What the notes files of the document that has, or had, ``fingerprint`` say of it.

    Those that know it by its latest come first.

    Raises:
        OSError: the folder is there and the system does not let us list it.
    """
    found = []
    for file in _files(folder):
        fingerprints = tuple(filter(_is_fingerprint, file.fingerprints))
        if fingerprint in fingerprints:
            there = file.text("path")
            found.append(
                Described(fingerprints, file.text("title"), Path(there) if there else None)
            )
    return sorted(found, key=lambda each: each.fingerprints[0] != fingerprint)


def described(path: Path) -> Described | None:
    """What the notes file ``path``, from wherever it came, says of its document; None if nothing.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        _, about = header(file.read(_HEADER_BYTES).decode("utf-8", "replace"))
    said = _File(path, 0.0, None, about)
    fingerprints = tuple(filter(_is_fingerprint, said.fingerprints))
    if not fingerprints:
        return None
    there = said.text("path")
    return Described(fingerprints, said.text("title"), Path(there) if there else None)


def new_path(folder: Path, document: Document) -> Path:
    """Where the notes of ``document`` will be; not where another document's are."""
    path = document.source.path
    title = document.title or (path.stem if path else "")
    name = f"{slug(title)}-{_short(document)}"
    target, number = folder / f"{name}{SUFFIX}", 1
    while os.path.lexists(target):
        number += 1
        target = folder / f"{name}-{number}{SUFFIX}"
    return target


def _files(folder: Path) -> list[_File]:
    """Every notes file, the one with the shortest name first: copies have longer ones."""
    try:
        with os.scandir(folder) as entries:  # `glob` would pass over a folder that it may not list
            found = [
                (entry.path, stat)
                for entry in entries
                if entry.name.endswith(SUFFIX) and entry.name[0] != "."
                if entry.is_file() and (stat := _stat(entry)) is not None
            ]
    except (FileNotFoundError, NotADirectoryError):
        return []
    files = [_file(Path(path), stat) for path, stat in found]
    return sorted(files, key=lambda file: (len(file.path.name), file.path.name))


def _stat(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat()
    except FileNotFoundError:  # gone by now
        return None


def _file(path: Path, stat: os.stat_result) -> _File:
    stamp = (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino)
    try:
        id, about = _described(path, stamp)
    except OSError:
        id, about = None, None
    return _File(path, stat.st_mtime, id, about)


@lru_cache(maxsize=4096)
def _described(path: Path, stamp: tuple[int, ...]) -> tuple[str | None, Mapping[str, Any] | None]:
    """The header of the file, read once as long as its ``stamp`` is the same."""
    del stamp
    with path.open("rb") as file:
        return header(file.read(_HEADER_BYTES).decode("utf-8", "replace"))


def _rank(file: _File, document: Document) -> int | None:
    """How surely a file is the document's, the smaller the surer."""
    current, *earlier = file.fingerprints
    if not _is_fingerprint(current):  # damaged, or written by another program
        named = file.id is not None and file.id.endswith(document.fingerprint)
        return 0 if named or _short(document) in file.path.name else None
    if current == document.fingerprint:
        return 0
    return 1 if document.fingerprint in earlier else None


def _is_fingerprint(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and value.startswith("sha256:")


def _is_here(file: _File, document: Document) -> bool:
    here, there = _same(document.source.path), file.text("path")
    return here is not None and bool(there) and _same(Path(there)) == here


def _weighed(
    files: Iterable[_File], document: Document, checkpoint: Checkpoint = no_checkpoint
) -> list[Candidate]:
    """What of each file stands in the text, the best first; without what cannot be read."""
    files = [*files]
    if not files:
        return []
    known = shingles(document)
    found = []
    for done, file in enumerate(files):
        checkpoint(done / len(files))
        candidate = _candidate(file, document, known)
        if candidate is not None:
            found.append(candidate)
    found.sort(key=lambda each: (each.found, each.same_path, each.changed), reverse=True)
    return found


def _candidate(file: _File, document: Document, known: Shingles) -> Candidate | None:
    try:
        notebook = parse(durable.read(file.path, MOST_BYTES) or b"")
    except (OSError, Damaged):
        return None
    if notebook.version > FORMAT:
        return None
    items = notebook.annotations.values()
    quotes = [item.anchor for item in items if item.kind != "document"]
    found = sum(map(known.hold, quotes))
    there, title = file.text("path"), file.text("title")
    return Candidate(
        path=file.path,
        title=title,
        document=Path(there) if there else None,
        notes=len(items),
        found=found,
        fits=found >= max(1, _ENOUGH * len(quotes)) if quotes else title == document.title,
        changed=datetime.fromtimestamp(file.changed, UTC),
        same_path=_is_here(file, document),
    )


def _same(path: Path | None) -> str | None:
    """A path in the form in which two that name the same file are equal; None for no path."""
    try:
        return os.path.normcase(os.path.realpath(path)) if path else None
    except ValueError:  # a NUL or a lone surrogate, from a file that somebody else has written
        return None


def _short(document: Document) -> str:
    return document.fingerprint.removeprefix("sha256:")[:12]
