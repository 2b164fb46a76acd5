"""What is done about notes off the UI thread: they are read or written, and find their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotations.model import Annotation, Annotations
from reader.document import Document
from reader.errors import NotesError, NotesFolderClosed
from reader.library import files
from reader.progress import Checkpoint

if TYPE_CHECKING:  # the store and the anchors load in a worker, after the page is readable
    from reader.annotations.anchor import Placement
    from reader.annotations.folder import Candidate
    from reader.annotations.store import NotesFile

Placements = Mapping[str, "Placement | None"]
"""Where annotations stand, by id; None for an orphan."""


def load_and_place(folder: Path, document: Document) -> tuple[NotesFile, Placements]:
    """Read a document's notes and find their places in it.

    That none could be saved there is a problem at once, not with the first note.
    """
    from reader.annotations.anchor import locate_all
    from reader.annotations.store import open_notes

    notes = open_notes(folder, document)
    if notes.problem is None and (cause := files.why_closed(folder)):
        notes = replace(notes, problem=NotesFolderClosed(folder, cause))
    return notes, locate_all(document, notes.annotations)


def write_and_place(
    notes: NotesFile, annotations: Annotations, document: Document
) -> tuple[NotesFile, Placements]:
    """Write ``annotations``, merged with what the file has by now; the places of what is new.

    Raises:
        NotesNotSaved: nothing was written.
    """
    from reader.annotations.store import with_annotations, write_notes

    written = write_notes(with_annotations(notes, annotations), document)
    return written, _places_of_new(written.annotations, annotations, document)


def look_and_place(
    notes: NotesFile, annotations: Annotations, document: Document
) -> tuple[NotesFile, Placements]:
    """``annotations`` with what the disk has by now; the very ``notes`` if there is nothing new."""
    from reader.annotations.store import refreshed, with_annotations

    known = notes if notes.read_only else with_annotations(notes, annotations)
    fresh = refreshed(known, document)
    if fresh is known:
        return notes, {}
    return fresh, _places_of_new(fresh.annotations, annotations, document)


def relink_and_place(
    notes: NotesFile, annotations: Annotations, document: Document, path: Path
) -> tuple[NotesFile, Placements]:
    """Take the notes file at ``path`` over for the document, and write that.

    Raises:
        NotesError: that file cannot be read.
        NotesNotSaved: nothing was written.
    """
    from reader.annotations.store import relinked, with_annotations, write_notes

    taken = relinked(with_annotations(notes, annotations), path)
    written = write_notes(taken, document)
    return written, _places_of_new(written.annotations, annotations, document)


def _places_of_new(now: Annotations, before: Annotations, document: Document) -> Placements:
    from reader.annotations.anchor import locate_all

    return locate_all(
        document, {id: item for id, item in now.items() if _is_new(item, before.get(id))}
    )


def _is_new(item: Annotation, known: Annotation | None) -> bool:
    return known is not item and (known is None or known.anchor != item.anchor)


def carried(notes: NotesFile, annotations: Annotations) -> Annotations:
    """All that there is in ``notes`` and in ``annotations`` from elsewhere.

    Merged as two replicas are: neither side wins because it came later.
    """
    if not annotations:
        return notes.annotations
    from reader.annotations.merge import merge
    from reader.annotations.notebook import Notebook

    theirs = Notebook(annotations=notes.annotations, tombstones=notes.tombstones)
    return merge({}, Notebook(annotations=annotations), theirs).annotations


def to_watch(notes: NotesFile) -> list[str]:
    """Where news of the notes come from: their folder or where it will be, their file, copies."""
    folder, beginning = notes.path.parent, notes.path.stem
    try:
        there = next(path for path in (folder, *folder.parents) if path.is_dir())
        paths = [*folder.iterdir()] if there == folder else []
    except (OSError, StopIteration):
        return []
    return [str(there), *(str(path) for path in paths if path.name.startswith(beginning))]


def suggest(folder: Path, document: Document) -> list[Candidate]:
    """Notes files that may be those of ``document``, which has none."""
    from reader.annotations.folder import suggestions

    try:
        return suggestions(folder, document)
    except OSError:
        return []


def find_candidates(folder: Path, document: Document, checkpoint: Checkpoint) -> list[Candidate]:
    """All notes files but the document's own, the likeliest first.

    Raises:
        NotesError: the folder cannot be listed.
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    from reader.annotations.folder import candidates

    try:
        return candidates(folder, document, checkpoint)
    except OSError as error:
        raise NotesError(folder, error.strerror or str(error)) from error
