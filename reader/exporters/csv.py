"""Notes as CSV, with the columns that Readwise imports and a few that others use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reader.exporters.citation import address
from reader.exporters.model import Bibliography, Export, Placed
from reader.exporters.table import cell, long_cell, quoted, table
from reader.progress import Checkpoint, no_checkpoint

# https://readwise.io/import_bulk: the names are the program's, in every language. It takes the
# first seven; Tags and Color are what it calls them in its own exports.
COLUMNS: Final = (
    "Highlight", "Title", "Author", "URL", "Note", "Location", "Date", "Tags", "Color", "Link",
    "Context",
)  # fmt: skip


def write(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    """The file, as UTF-8; with `Options.context` one more column."""
    columns = COLUMNS if export.options.context else COLUMNS[:-1]
    rows = [[cell(name) for name in columns]]
    for done, item in enumerate(export.notes):
        checkpoint(done / len(export.notes))
        rows.append(list(_cells(export, item)))
    return table(rows, mark=export.options.mark)


def _cells(export: Export, item: Placed) -> Iterator[str]:
    annotation, known = item.annotation, export.bibliography or Bibliography()
    yield quoted("\n".join(line for line, _ in item.lines(export.document)))
    yield cell(export.title)
    yield cell(", ".join(known.authors))
    yield cell(address(export))
    yield long_cell(annotation.note)
    yield str(item.span.start) if item.span else ""
    yield cell(annotation.created.strftime("%Y-%m-%d %H:%M:%S"))
    yield cell(", ".join(annotation.tags))
    yield cell(export.colour(annotation))
    yield cell(export.link(annotation))
    if export.options.context:
        yield cell(item.sentence(export.document))
