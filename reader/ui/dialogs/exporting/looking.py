"""What an export begins with, made in a worker: its first lines, or a picture of its first page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from reader.exporters import Choice, Format
from reader.library.export_choices import ExportChoices
from reader.library.material import Material
from reader.progress import Checkpoint
from reader.text.bidi import Direction, document_direction, paragraph_direction
from reader.ui.dialogs.exporting.asked import Workshop, gathered, template_named

_LINES = 200
_LONGEST = 1_000  # letters of a line: more of it nobody looks at
_SAMPLE = 4_000
_CODE = frozenset({"csv", "jsonld", "statistics-csv", "statistics-json", "entities-csv",
                   "entities-json", "bibtex", "csl-json"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beginning:
    """The ``picture``, or the first ``lines`` of so many and so many ``bytes``, with directions."""

    picture: QImage | None = None
    lines: tuple[tuple[str, Direction], ...] = ()
    of: int = 0
    bytes: int = 0


def beginning(
    shop: Workshop,
    material: Material,
    format: Format,
    choice: Choice,
    choices: ExportChoices,
    wide: int,
    theme: str,
    checkpoint: Checkpoint,
) -> Beginning:
    """What ``format`` makes of ``material``; a picture is so many pixels ``wide``.

    Raises:
        ReaderError: a template or rules about names cannot be read or followed.
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    export = gathered(shop, material, format, choice, choices, checkpoint)
    picture = shop.first_sheet(format.name, export, wide, theme, checkpoint)
    if picture is not None:
        return Beginning(picture)
    with template_named(choices):
        data = format.write(export, checkpoint)
    lines = data.decode("utf-8-sig").removesuffix("\n").split("\n")
    shown = [line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…" for line in lines[:_LINES]]
    if format.name in _CODE:
        directed: list[tuple[str, Direction]] = [(line, "ltr") for line in shown]
    else:
        overall = document_direction(material.document.text[:_SAMPLE])
        directed = [(line, paragraph_direction(line, overall)) for line in shown]
    return Beginning(None, tuple(directed), len(lines), len(data))
