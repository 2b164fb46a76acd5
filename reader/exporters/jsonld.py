"""Notes as they are kept: W3C annotations, from which nothing is missing."""

from __future__ import annotations

from types import MappingProxyType

from reader.annotations.collection import render
from reader.annotations.notebook import Notebook
from reader.exporters.model import Export
from reader.progress import Checkpoint, no_checkpoint


def write(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    """The bytes of a notes file (docs/notes-format.md), which can be put into a notes folder."""
    checkpoint(0)
    notebook = export.notebook
    if notebook is None:
        chosen = {item.annotation.id: item.annotation for item in export.notes}
        notebook = Notebook(annotations=MappingProxyType(chosen))
    return render(notebook, export.document)
