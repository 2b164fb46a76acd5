"""An export for the clipboard, in two forms: plain text, and HTML for word processors."""

from __future__ import annotations

import csv
import dataclasses
import html
import io
from collections.abc import Sequence

from reader.exporters import FORMATS, Choice, Export, Format
from reader.exporters.facts.model import fact_sheet
from reader.exporters.lines import one_line
from reader.library.export_choices import ExportChoices
from reader.library.material import Material
from reader.progress import Checkpoint
from reader.text.bidi import Direction, document_direction, isolate
from reader.ui.dialogs.exporting.asked import Workshop, gathered, template_named

_AS_TEXT = frozenset({"markdown", "text", "org", "jsonld"})


def both_forms(
    shop: Workshop,
    material: Material,
    format: Format,
    choice: Choice,
    choices: ExportChoices,
    checkpoint: Checkpoint,
) -> tuple[str, str]:
    """What ``format`` makes of ``material``, as plain text and as HTML.

    Raises:
        ReaderError: a template or rules about names cannot be read or followed.
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    # What is pasted stands on somebody else's page, which is light until they say otherwise.
    light = dataclasses.replace(choices, theme="light", mark=False)
    export = gathered(shop, material, format, choice, light, checkpoint)
    with template_named(choices):
        if format.name.endswith("csv"):
            return _table(export, format, checkpoint)
        if format.name.startswith("facts"):
            return _facts(export), _said(export, "facts-html", checkpoint)
        if format.family == "article":
            notes = _said(export, "text", checkpoint)
            text = f"{export.document.text}\n\n{notes}" if export.notes else export.document.text
            return text, _said(export, "article-html", checkpoint)
        if format.family == "notes":
            name = format.name if format.name in _AS_TEXT else "text"
            return _said(export, name, checkpoint), _said(export, "html", checkpoint)
        said = _said(export, format.name, checkpoint)
        return said, f'<meta charset="utf-8"><pre dir="ltr">{html.escape(said)}</pre>'


def _said(export: Export, name: str, checkpoint: Checkpoint) -> str:
    return FORMATS[name].write(export, checkpoint).decode("utf-8")


def _table(export: Export, format: Format, checkpoint: Checkpoint) -> tuple[str, str]:
    """Tab-separated for spreadsheets, a table for the others."""
    rows = list(csv.reader(io.StringIO(format.write(export, checkpoint).decode("utf-8-sig"))))
    flat = [[one_line(cell) for cell in row] for row in rows]
    plain = "\n".join("\t".join(row) for row in flat)
    direction: Direction = "rtl" if export.language == "ar" else "ltr"
    marked = "".join(f"<tr>{_cells(row)}</tr>" for row in flat)
    return plain, f'<meta charset="utf-8"><table dir="{direction}">{marked}</table>'


def _cells(row: Sequence[str]) -> str:
    return "".join(
        f'<td dir="{document_direction(cell, "ltr")}">{html.escape(cell)}</td>' for cell in row
    )


def _facts(export: Export) -> str:
    """A fact sheet in lines."""
    sheet, comma = fact_sheet(export), str(export.words["comma"])
    lines = [isolate(sheet.title, sheet.title_direction)]
    lines += [" · ".join(isolate(text, way) for text, way in sheet.source), ""]
    for sentence in sheet.sentences:
        lines.append(" · ".join(isolate(figure) for figure in sentence.figures))
        lines += [isolate("".join(piece for piece, _ in sentence.pieces), sentence.direction), ""]
    for named in sheet.named:
        lines.append(f"{named.title}: {comma.join(isolate(item.name) for item in named.names)}")
    return "\n".join(lines).strip() + "\n"
