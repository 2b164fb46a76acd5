"""Entities as CSV, one a row, and as JSON: the contract of ``hamesh analyze --json``.

::

    {"document": {"title", "fingerprint", "source"}, "entities": [{"name", "type", …}]}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reader.analysis.model import Entity, entity_to_json
from reader.exporters.findings.json import dumped
from reader.exporters.model import Export
from reader.exporters.table import cell, table
from reader.progress import Checkpoint, no_checkpoint
from reader.text.segment import sentences

COLUMNS: Final = ("name", "type", "mentions", "aliases", "start", "end", "sentence")
"""The columns in their order; place and sentence are those of the first mention."""

_AROUND: Final = 1_000  # code points to either side: a longer sentence is cut there


def write_csv(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    """The file, as UTF-8."""
    columns, size = export.words["columns"], max(1, len(export.entities))
    rows = [[cell(columns[name]) for name in COLUMNS]]
    for number, item in enumerate(export.entities):
        checkpoint(number / size)
        rows.append(list(_cells(export, item)))
    return table(rows, mark=export.options.mark)


def _cells(export: Export, item: Entity) -> Iterator[str]:
    first = min(item.mentions, default=None)
    yield cell(item.name)
    yield cell(item.type)
    yield str(len(item.mentions))
    yield cell("; ".join(item.aliases))
    yield str(first.start) if first else ""
    yield str(first.end) if first else ""
    yield cell(_sentence(export, first.start) if first else "")


def _sentence(export: Export, offset: int) -> str:
    document = export.document
    if not document.blocks:
        return ""
    block = document.blocks[document.block_at(offset)]
    around = sentences(
        document.text, max(block.start, offset - _AROUND), min(block.end, offset + _AROUND)
    )
    return next((span.of(document.text) for span in around if offset in span), "")


def write_json(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    """The file, as UTF-8."""
    found, size = [], max(1, len(export.entities))
    for number, item in enumerate(export.entities):
        checkpoint(number / size)
        found.append(entity_to_json(item, export.document.text))
    return dumped(export.document, "entities", found)
