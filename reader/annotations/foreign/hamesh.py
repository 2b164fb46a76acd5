"""Our own notes files: another computer's copy, a backup, the notes of an earlier version."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from reader.annotations.collection import parse as parse_notebook
from reader.annotations.foreign.model import ForeignNote, ForeignNotes, Work
from reader.annotations.jsonld import in_order
from reader.annotations.notebook import FORMAT


class Newer(ValueError):
    """A newer Hamesh wrote the file."""


def accepts(value: Any) -> bool:
    return isinstance(value, dict) and "hamesh:format" in value


def parse(value: Any, data: bytes) -> ForeignNotes:
    """The notes of the notes file ``data``, which says ``value``, as they stand there.

    Raises:
        Damaged: it is not a whole one.
        Newer: we do not know what its format means.
    """
    notebook = parse_notebook(data)
    if notebook.version > FORMAT:
        raise Newer(f"format {notebook.version}")
    about = value.get("hamesh:document")
    about = about if isinstance(about, dict) else {}
    names = (about.get("title"), _stem(about.get("path")))
    work = Work(
        names=tuple(name for name in names if isinstance(name, str) and name),
        fingerprints=notebook.fingerprints,
    )
    notes = tuple(
        ForeignNote(
            id=item.id,
            work=work,
            anchor=item.anchor,
            kind=item.kind,
            created=item.created,
            modified=item.modified,
            own=item,
        )
        for item in in_order(notebook.annotations)
    )
    return ForeignNotes("hamesh", notes, len(notebook.unread))


def _stem(path: object) -> str | None:
    return PurePath(path).stem if isinstance(path, str) else None
