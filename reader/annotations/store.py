"""The notes of a document on disk: found, read, merged and written so that nothing gets lost."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reader import durable
from reader.annotations import generations
from reader.annotations.collection import (
    parse,
    render,
    seen_fingerprints,
)
from reader.annotations.folder import find, new_path
from reader.annotations.lock import locked
from reader.annotations.merge import merge, merge_annotation
from reader.annotations.model import Annotation, Annotations, now
from reader.annotations.notebook import FORMAT, Notebook
from reader.annotations.strict_json import Damaged
from reader.document import Document
from reader.errors import NotesError, NotesNewer, NotesNotSaved, NotesUnreadable

_MOST_BYTES = 256 * 2**20  # some hundred thousand long notes
_MOMENT = timedelta(milliseconds=1)


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class NotesFile:
    """The notes of one document, and what has to be known to write them back.

    ``tombstones`` also remember annotations that came back by undo, so that their return is
    written as later than their deletion. ``unread`` are records that could not be understood and
    ``extra`` other things that the file says: both are written back. ``digest`` is of the bytes
    last read or written, None where there were none; ``base`` what they said; ``merged`` are the
    digests of conflict copies that are in here. ``given`` is what `with_annotations` was last
    told. ``read_only`` files raise when written; ``problem`` says what the reader should hear
    about.
    """

    path: Path
    annotations: Annotations = field(default_factory=_nothing)
    tombstones: Mapping[str, datetime] = field(default_factory=_nothing)
    unread: tuple[Any, ...] = ()
    digest: str | None = None
    read_only: bool = False
    problem: NotesError | None = None
    fingerprints: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=_nothing)
    base: Annotations = field(default_factory=_nothing)
    merged: frozenset[str] = frozenset()
    given: Annotations = field(default_factory=_nothing)


def with_annotations(
    notes: NotesFile, annotations: Annotations, *, deleted: Iterable[str] = ()
) -> NotesFile:
    """``notes`` after the reader's work: the annotations that there are now, by id.

    What was given the last time and is missing now was deleted; so are ids in ``deleted``. Anything
    else that ``annotations`` lacks, or has in an older state, came from another process through
    `write_notes`: it stays. Who shows that to the reader says so with `shown`.
    """
    result = dict(notes.annotations)
    tombstones = dict(notes.tombstones)
    for id, item in annotations.items():
        known, before = notes.annotations.get(id), notes.given.get(id)
        if item == before:
            continue  # nothing new from the reader; what the file brought since then holds
        if known is None or before is None or known == before:
            result[id] = item
        else:
            result[id] = merge_annotation(before, item, known)
    moment = now()
    for id in {*notes.given, *deleted} - annotations.keys():
        if result.pop(id, None) is not None:
            tombstones[id] = moment
    return replace(
        notes,
        annotations=MappingProxyType(result),
        tombstones=MappingProxyType(tombstones),
        given=MappingProxyType(dict(annotations)),
    )


def shown(notes: NotesFile) -> NotesFile:
    """``notes``, now that the reader sees all of its annotations as they are there."""
    return replace(notes, given=notes.annotations)


def open_notes(folder: Path, document: Document) -> NotesFile:
    """The notes of ``document`` in ``folder``; without a file, the path where one will be.

    Never raises for what is on disk: ``problem`` tells. A damaged file is set aside, and the last
    good generation shown in its place (`NotesUnreadable`). Where the system lets nobody look, the
    answer is read-only, and a plain `NotesError`: what is there may well be whole.
    """
    try:
        paths = find(folder, document)
    except OSError as error:
        problem = NotesError(folder, error.strerror or str(error))
        return NotesFile(new_path(folder, document), read_only=True, problem=problem)
    if not paths:
        return NotesFile(new_path(folder, document), fingerprints=(document.fingerprint,))
    notes = _open(paths[0])
    for copy in paths[1:]:
        notes = _with_copy(notes, copy)
    return shown(notes)


def write_notes(notes: NotesFile, document: Document) -> NotesFile:
    """Save, after merging what somebody else has written since ``notes`` were read.

    The answer holds the merged annotations: show those. When this returns, they are on the disk.

    Raises:
        NotesNotSaved: nothing was written; the old file is as it was.
    """
    if notes.read_only:
        cause = str(notes.problem.cause) if notes.problem else "read only"
        raise NotesNotSaved(notes.path, cause)
    try:
        notes.path.parent.mkdir(parents=True, exist_ok=True)
        with locked(notes.path.parent):
            return _write(notes, document)
    except OSError as error:
        raise NotesNotSaved(notes.path, error.strerror or str(error)) from error


def _write(notes: NotesFile, document: Document) -> NotesFile:
    notebook, revived = _settled(notes)
    problem: NotesError | None = None
    on_disk = durable.read(notes.path, _MOST_BYTES)
    if on_disk is not None and _digest(on_disk) != notes.digest:
        try:
            theirs = parse(on_disk)
        except Damaged as error:
            kept = _set_aside(notes.path)
            problem = NotesUnreadable(notes.path, str(error), kept)
            on_disk = None
        else:
            if theirs.version > FORMAT:
                raise NotesNotSaved(notes.path, "written by a newer Hamesh")
            notebook = merge(notes.base, notebook, theirs)
    data = render(notebook, document)
    if data != on_disk:
        if on_disk is not None:
            generations.keep(notes.path)
        durable.write(notes.path, data)
    return replace(
        notes,
        annotations=notebook.annotations,
        tombstones=MappingProxyType({**revived, **notebook.tombstones}),
        unread=notebook.unread,
        digest=_digest(data),
        problem=problem,
        fingerprints=seen_fingerprints(document.fingerprint, notebook.fingerprints),
        extra=notebook.extra,
        base=notebook.annotations,
        merged=notebook.merged,
    )


def _settled(notes: NotesFile) -> tuple[Notebook, dict[str, datetime]]:
    """What to write, and the tombstones of annotations that came back and outlive them."""
    annotations: dict[str, Annotation] = dict(notes.annotations)
    revived: dict[str, datetime] = {}
    for id, deleted in notes.tombstones.items():
        item = annotations.get(id)
        if item is not None:
            revived[id] = deleted
            annotations[id] = replace(item, modified=max(item.modified, deleted + _MOMENT))
    lasting = {id: at for id, at in notes.tombstones.items() if id not in revived}
    notebook = Notebook(
        annotations=MappingProxyType(annotations),
        tombstones=MappingProxyType(lasting),
        unread=notes.unread,
        fingerprints=notes.fingerprints,
        merged=notes.merged,
        extra=notes.extra,
    )
    return notebook, revived


def _open(path: Path) -> NotesFile:
    try:
        data = durable.read(path, _MOST_BYTES) or b""
        notebook = parse(data)
    except OSError as error:
        problem = NotesError(path, error.strerror or str(error))
        return NotesFile(path, read_only=True, problem=problem)
    except Damaged as error:
        return _recovered(path, str(error))
    newer = notebook.version > FORMAT
    return _notes(
        path,
        notebook,
        digest=_digest(data),
        read_only=newer,
        problem=NotesNewer(path, f"format {notebook.version}") if newer else None,
    )


def _notes(
    path: Path,
    notebook: Notebook,
    *,
    digest: str | None,
    read_only: bool = False,
    problem: NotesError | None = None,
) -> NotesFile:
    return NotesFile(
        path=path,
        annotations=notebook.annotations,
        tombstones=notebook.tombstones,
        unread=notebook.unread,
        digest=digest,
        read_only=read_only,
        problem=problem,
        fingerprints=notebook.fingerprints,
        extra=notebook.extra,
        base=notebook.annotations if digest else _nothing(),
        merged=notebook.merged,
    )


def _recovered(path: Path, cause: str) -> NotesFile:
    """The last good generation in place of a damaged file, which gets another name."""
    try:
        kept = _set_aside(path)
    except OSError:
        problem = NotesUnreadable(path, cause)
        return NotesFile(path, read_only=True, problem=problem)
    problem = NotesUnreadable(path, cause, kept)
    for _, data in generations.good(path):
        try:
            return _notes(path, parse(data), digest=None, problem=problem)
        except Damaged:
            continue
    return NotesFile(path, problem=problem)


def _with_copy(notes: NotesFile, copy: Path) -> NotesFile:
    """``notes`` with what the conflict copy of a sync program has; the copy stays where it is.

    Only once, as long as the copy does not change: what the reader has made of both since then
    would meet the old text of the copy again at every opening.
    """
    try:
        data = durable.read(copy, _MOST_BYTES) or b""
        digest = _digest(data)
        if digest in notes.merged:
            return notes
        theirs = parse(data)
    except (OSError, Damaged):
        return notes  # the main file is whole; the copy stays for a person to look at
    if theirs.version > FORMAT or notes.read_only:
        return notes
    notebook = merge(_nothing(), _settled(notes)[0], theirs)
    return replace(
        notes,
        annotations=notebook.annotations,
        tombstones=notebook.tombstones,
        unread=notebook.unread,
        merged=notebook.merged | {digest},
    )


def _set_aside(path: Path) -> Path:
    """Give a damaged file another name, one that nothing has yet."""
    stamp = now().astimezone().strftime("%Y%m%d-%H%M%S")
    target = path.with_name(f"{path.name}.bad-{stamp}")
    number = 1
    while target.exists():
        number += 1
        target = path.with_name(f"{path.name}.bad-{stamp}-{number}")
    path.rename(target)
    return target


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
