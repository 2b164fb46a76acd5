"""Putting an export on the disk: whole, and never over the document that it is made from."""

from __future__ import annotations

import os.path
from pathlib import Path

from reader import durable
from reader.document import Document
from reader.errors import ExportError, ExportExists, ExportOntoSource


def replace_file(path: Path, data: bytes, document: Document) -> None:
    """Write ``data``, made from ``document``, to ``path``, or leave everything as it was.

    Raises:
        ExportOntoSource: ``path`` is the document itself.
        ExportError: the system says no.
    """
    refuse_source(path, document)
    try:
        if path.is_dir():
            raise IsADirectoryError(None, "Is a directory")
        durable.write(path, data)
    except OSError as error:
        raise ExportError(path, error.strerror or str(error)) from error


def is_new(path: Path, data: bytes) -> bool:
    """Whether ``data`` has still to be written to ``path``: not if that holds it already.

    Raises:
        ExportExists: it holds something else.
    """
    try:
        if not os.path.lexists(path):
            return True
        if durable.read(path, len(data)) == data:
            return False
    except OSError:  # longer, a folder, or nothing that we may read
        pass
    raise ExportExists(path)


def unused(name: str, taken: set[str], folder: Path | None = None) -> str:
    """``name``, or ``name`` with a number, so that two documents of one title do not meet.

    Nor what is in ``folder``. What it answers is ``taken`` from then on.
    """
    stem, suffix = Path(name).stem, Path(name).suffix
    number, free = 1, name
    while free.casefold() in taken or (folder and os.path.lexists(folder / free)):
        number += 1
        free = f"{stem}-{number}{suffix}"
    taken.add(free.casefold())
    return free


def refuse_source(path: Path, document: Document) -> None:
    """Keep an output from replacing the document that it is made from, by whatever name.

    Raises:
        ExportOntoSource: ``path`` is the file that ``document`` was read from.
    """
    source = document.source.path
    try:
        same = source is not None and path.samefile(source)
    except OSError:  # one of them is not there
        return
    if same:
        raise ExportOntoSource(path)
