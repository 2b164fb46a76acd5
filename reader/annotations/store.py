"""The notes of a document on disk: found, read, merged and written so that nothing gets lost."""

from __future__ import annotations

import contextlib
import glob
import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reader import durable
from reader.annotations import generations
from reader.annotations.collection import parse, render, seen_fingerprints
from reader.annotations.folder import find, new_path, of_this_path
from reader.annotations.lock import locked
from reader.annotations.merge import merge, merge_annotation
from reader.annotations.model import Annotation, Annotations, now
from reader.annotations.notebook import FORMAT, MOST_BYTES, Notebook, Records
from reader.annotations.records import differing, recorded
from reader.annotations.strict_json import Damaged
from reader.document import Document
from reader.errors import NotesError, NotesNewer, NotesNotSaved, NotesUnreadable

_MOMENT = timedelta(milliseconds=1)


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class NotesFile:
    """The notes of one document, and what has to be known to write them back.

    ``tombstones`` also remember annotations that came back by undo, so that their return is
    written as later than their deletion. ``unread`` are records that could not be understood and
    ``extra`` other things that the file says: both are written back. ``data`` are the bytes last
    read or written, None where there were none; ``base`` what they said, and ``records`` how;
    ``merged`` are the digests of conflict copies that are in here. ``given`` is what
    `with_annotations` was last told. ``unsaved`` says that the file lacks something which came
    from the disk: from a conflict copy, an earlier state, or the file before it was deleted.
    ``damaged`` is the digest of what could not be understood there. ``read_only`` files raise when
    written; ``problem`` says what the reader should hear about.
    """

    path: Path
    annotations: Annotations = field(default_factory=_nothing)
    tombstones: Mapping[str, datetime] = field(default_factory=_nothing)
    unread: tuple[Any, ...] = ()
    data: bytes | None = field(default=None, repr=False)
    read_only: bool = False
    problem: NotesError | None = None
    fingerprints: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=_nothing)
    base: Annotations = field(default_factory=_nothing, repr=False)
    records: Records = field(default_factory=_nothing, repr=False)
    merged: frozenset[str] = frozenset()
    given: Annotations = field(default_factory=_nothing, repr=False)
    unsaved: bool = False
    damaged: str | None = None
    written: bool = False


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
    changed = differing(notes.given, annotations)
    for id in changed & annotations.keys():
        item, known, before = annotations[id], result.get(id), notes.given.get(id)
        if item == before:
            continue  # nothing new from the reader; what the file brought since then holds
        if known is None or known == before:
            result[id] = item
        else:
            result[id] = merge_annotation(before, item, known)
    moment = now()
    for id in {*changed, *deleted} - annotations.keys():
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


def notebook_of(notes: NotesFile) -> Notebook:
    """All that the file of ``notes`` says or is to say."""
    return _settled(notes)[0]


def open_notes(folder: Path, document: Document) -> NotesFile:
    """The notes of ``document`` in ``folder``; without a file, the path where one will be.

    Never raises for what is on disk: ``problem`` tells. A copy of a damaged file is kept, and the
    last good generation shown in its place (`NotesUnreadable`). Where the system lets nobody look,
    the answer is read-only, and a plain `NotesError`: what is there may well be whole.
    """
    try:
        paths = find(folder, document) or of_this_path(folder, document)
    except OSError as error:
        problem = NotesError(folder, error.strerror or str(error))
        return NotesFile(new_path(folder, document), read_only=True, problem=problem)
    if not paths:
        return NotesFile(new_path(folder, document), fingerprints=(document.fingerprint,))
    notes = _open(paths[0])
    for copy in paths[1:]:
        notes = _with_copy(notes, copy)
    return shown(notes)


def refreshed(notes: NotesFile, document: Document) -> NotesFile:
    """``notes`` with what others have written since, also into conflict copies; nothing is written.

    The very same object if there is nothing new. What cannot be read or understood now is left
    for the next look: somebody may be in the middle of writing it.
    """
    if notes.read_only:
        again = open_notes(notes.path.parent, document)
        return notes if again.read_only and again.annotations == notes.annotations else again
    try:
        notes = _followed(notes, document)
        copies = [path for path in find(notes.path.parent, document) if path != notes.path]
        data = durable.read(notes.path, MOST_BYTES)
    except OSError:
        return notes
    if data is None:
        gone = notes.data is not None
        notes = replace(notes, data=None, damaged=None, unsaved=True) if gone else notes
    elif data != notes.data:
        notes = _with_news(notes, data)
    elif notes.damaged is not None:
        notes = replace(notes, damaged=None)
    for copy in copies:
        notes = _with_copy(notes, copy)
    return notes


def relinked(notes: NotesFile, path: Path) -> NotesFile:
    """``notes`` with those of another notes file, which its reader says belong to the document.

    If there are none yet, that file becomes the document's, provided that it is in the same
    folder. Otherwise they are merged in, and that file stays what it was. Nothing is written.

    Raises:
        NotesError: that file cannot be read, is damaged (`NotesUnreadable`) or `NotesNewer`.
    """
    try:
        data = durable.read(path, MOST_BYTES)
    except OSError as error:
        raise NotesError(path, error.strerror or str(error)) from error
    if data is None:
        raise NotesError(path, "there is no such file")
    try:
        theirs = parse(data)
    except Damaged as error:
        raise NotesUnreadable(path, str(error)) from error
    if theirs.version > FORMAT:
        raise NotesNewer(path, f"format {theirs.version}")
    new = notes.data is None and not notes.annotations and not notes.tombstones
    if new and path.parent == notes.path.parent:
        fingerprints = tuple(dict.fromkeys((*notes.fingerprints, *theirs.fingerprints)))
        found = replace(_notes(path, theirs, data=data), fingerprints=fingerprints)
        return replace(found, unsaved=True)
    return _with_notebook(notes, theirs, _digest(data))


def write_notes(notes: NotesFile, document: Document) -> NotesFile:
    """Save, after merging what somebody else has written since ``notes`` were read.

    The answer holds the merged annotations: show those. When this returns, they are on the disk.

    Raises:
        NotesNotSaved: nothing was written, and the old file is as it was; or the disk does not
            say whether what was written lasts.
    """
    if notes.read_only:
        cause = str(notes.problem.cause) if notes.problem else "read only"
        raise NotesNotSaved(notes.path, cause)
    try:
        durable.make_folder(notes.path.parent)
        with locked(notes.path.parent):
            return _write(_followed(notes, document), document)
    except OSError as error:
        raise NotesNotSaved(notes.path, error.strerror or str(error)) from error


def _write(notes: NotesFile, document: Document) -> NotesFile:
    notebook, revived = _settled(notes)
    problem: NotesError | None = None
    on_disk = notes.data
    if on_disk is None or not durable.holds(notes.path, on_disk):
        on_disk = durable.read(notes.path, MOST_BYTES)
    whole = on_disk is not None
    if on_disk is not None and on_disk is not notes.data:
        try:
            theirs = parse(on_disk, notes.records)
        except Damaged as error:
            kept, whole = _set_aside(notes.path, on_disk), False
            if notes.problem is None or _digest(on_disk) != notes.damaged:  # else the reader knows
                problem = NotesUnreadable(notes.path, str(error), kept)
        else:
            if theirs.version > FORMAT:
                raise NotesNotSaved(notes.path, "written by a newer Hamesh")
            notebook = merge(notes.base, notebook, theirs)
    base = notes.base if notebook.records is notes.records else None
    records = recorded(notebook.annotations, notebook.records, base)
    data = render(notebook, document, records)
    if len(data) > MOST_BYTES:
        raise NotesNotSaved(notes.path, f"more than {MOST_BYTES} bytes")
    if data != on_disk:
        if not notes.written:
            durable.sweep(notes.path)
        if whole:
            generations.keep(notes.path)
        durable.write(notes.path, data)
    elif data != notes.data:
        durable.sync_folder(notes.path.parent)  # the disk may have failed after the last write
    annotations = notebook.annotations
    if [*annotations] != [*records]:  # in one order, they are the quicker compared
        annotations = MappingProxyType({id: item for id, (item, _) in records.items()})
    return replace(
        notes,
        annotations=annotations,
        tombstones=MappingProxyType({**revived, **notebook.tombstones}),
        unread=notebook.unread,
        data=data,
        problem=problem,
        fingerprints=seen_fingerprints(document.fingerprint, notebook.fingerprints),
        extra=notebook.extra,
        base=annotations,
        records=records,
        merged=notebook.merged,
        unsaved=False,
        damaged=None,
        written=True,
    )


def _followed(notes: NotesFile, document: Document) -> NotesFile:
    """``notes`` where their file is by now, if somebody has given it another name."""
    if notes.data is None or notes.path.exists():
        return notes
    for path in find(notes.path.parent, document):
        if durable.read(path, MOST_BYTES) == notes.data:
            return replace(notes, path=path)
    return notes


def _with_news(notes: NotesFile, data: bytes) -> NotesFile:
    """``notes`` merged with what their file says by now."""
    try:
        theirs = parse(data, notes.records)
    except Damaged:
        digest = _digest(data)
        if digest != notes.damaged:
            return replace(notes, damaged=digest)
        # Seen twice, nobody is writing it any more.
        return notes if notes.unsaved else replace(notes, unsaved=True)
    if theirs.version > FORMAT:
        problem = NotesNewer(notes.path, f"format {theirs.version}")
        return replace(notes, read_only=True, problem=problem)
    settled, revived = _settled(notes)
    notebook = merge(notes.base, settled, theirs)
    tombstones = {**revived, **notebook.tombstones}
    return replace(
        notes,
        annotations=notebook.annotations,
        tombstones=MappingProxyType(tombstones),
        unread=notebook.unread,
        data=data,
        fingerprints=notebook.fingerprints,
        extra=notebook.extra,
        base=theirs.annotations,
        records=theirs.records,
        merged=notebook.merged,
        unsaved=(notebook.annotations, notebook.tombstones, notebook.unread, notebook.merged)
        != (theirs.annotations, theirs.tombstones, theirs.unread, theirs.merged),
        damaged=None,
    )


def _settled(notes: NotesFile) -> tuple[Notebook, dict[str, datetime]]:
    """What to write, and the tombstones of annotations that came back and outlive them."""
    annotations: dict[str, Annotation] = dict(notes.annotations)
    revived: dict[str, datetime] = {}
    for id, deleted in notes.tombstones.items():
        item = annotations.get(id)
        if item is not None:
            revived[id] = deleted
            if item.modified < deleted + _MOMENT:
                annotations[id] = replace(item, modified=deleted + _MOMENT)
    lasting = {id: at for id, at in notes.tombstones.items() if id not in revived}
    notebook = Notebook(
        annotations=MappingProxyType(annotations),
        tombstones=MappingProxyType(lasting),
        unread=notes.unread,
        fingerprints=notes.fingerprints,
        merged=notes.merged,
        extra=notes.extra,
        records=notes.records,
    )
    return notebook, revived


def _open(path: Path) -> NotesFile:
    try:
        data = durable.read(path, MOST_BYTES) or b""
        notebook = parse(data)
    except OSError as error:
        problem = NotesError(path, error.strerror or str(error))
        return NotesFile(path, read_only=True, problem=problem)
    except Damaged as error:
        return _recovered(path, data, str(error))
    newer = NotesNewer(path, f"format {notebook.version}") if notebook.version > FORMAT else None
    return replace(_notes(path, notebook, data=data), read_only=newer is not None, problem=newer)


def _notes(path: Path, notebook: Notebook, *, data: bytes | None) -> NotesFile:
    return NotesFile(
        path=path,
        annotations=notebook.annotations,
        tombstones=notebook.tombstones,
        unread=notebook.unread,
        data=data,
        fingerprints=notebook.fingerprints,
        extra=notebook.extra,
        base=notebook.annotations if data else _nothing(),
        records=notebook.records,
        merged=notebook.merged,
    )


def _recovered(path: Path, damaged: bytes, cause: str) -> NotesFile:
    """The last good generation in place of a damaged file, of which a copy is kept."""
    try:
        kept = _set_aside(path, damaged)
    except OSError:
        kept = None  # saving will try it again, and save nothing if that fails
    found = NotesFile(path)
    for _, data in generations.good(path, MOST_BYTES):
        with contextlib.suppress(Damaged):
            found = _notes(path, parse(data), data=None)
            break
    problem = NotesUnreadable(path, cause, kept)
    return replace(
        found, problem=problem, damaged=_digest(damaged), unsaved=bool(found.annotations)
    )


def _with_copy(notes: NotesFile, copy: Path) -> NotesFile:
    """``notes`` with what the conflict copy of a sync program has; the copy stays where it is.

    Only once, as long as the copy does not change: what the reader has made of both since then
    would meet the old text of the copy again at every opening.
    """
    try:
        data = durable.read(copy, MOST_BYTES) or b""
        digest = _digest(data)
        if digest in notes.merged:
            return notes
        theirs = parse(data, notes.records)
    except (OSError, Damaged):
        return notes  # the main file is whole; the copy stays for a person to look at
    if theirs.version > FORMAT or notes.read_only:
        return notes
    return _with_notebook(notes, theirs, digest)


def _with_notebook(notes: NotesFile, theirs: Notebook, digest: str) -> NotesFile:
    """``notes`` merged with those of another file, of which ``digest`` is."""
    settled, revived = _settled(notes)
    notebook = merge(_nothing(), settled, theirs)
    return replace(
        notes,
        annotations=notebook.annotations,
        tombstones=MappingProxyType({**revived, **notebook.tombstones}),
        unread=notebook.unread,
        merged=notebook.merged | {digest},
        unsaved=True,
    )


def _set_aside(path: Path, damaged: bytes) -> Path:
    """Keep a damaged file under another name, one that nothing has yet; once is enough.

    It stays where it is until the next save replaces it. If it were missing at any moment, who
    opens it then would find no notes at all, and no earlier state of them.
    """
    for kept in path.parent.glob(f"{glob.escape(path.name)}.bad-*"):
        if durable.holds(kept, damaged):
            return kept
    stamp = now().astimezone().strftime("%Y%m%d-%H%M%S")
    target = path.with_name(f"{path.name}.bad-{stamp}")
    number = 1
    while os.path.lexists(target):
        number += 1
        target = path.with_name(f"{path.name}.bad-{stamp}-{number}")
    durable.write(target, damaged)  # no second name: who writes into the file would change both
    return target


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
