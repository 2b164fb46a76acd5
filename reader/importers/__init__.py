"""Turning a file into a Document: one format a module, chosen by content, then name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from reader.document import Document
from reader.importers import plain
from reader.importers.file import load
from reader.importers.plain import read_text
from reader.progress import Checkpoint, no_checkpoint

__all__ = ["read", "read_text"]

_Accepts = Callable[[bytes, str], bool]
_Parse = Callable[[bytes, Path], Document]

# The first that accepts the content and the name reads the file; plain text takes what is left.
_FORMATS: Final[tuple[tuple[_Accepts, _Parse], ...]] = ((plain.accepts, plain.parse),)


def read(source: Path, checkpoint: Checkpoint = no_checkpoint) -> Document:
    """Read ``source``; an empty file is a document without blocks.

    Raises:
        DocumentError: which of its kinds says why; see `reader.errors`.
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    data = load(source, checkpoint)
    parse = next(parse for accepts, parse in _FORMATS if accepts(data, source.name))
    return parse(data, source)
