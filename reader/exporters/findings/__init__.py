"""Statistics and entities as files for other programs.

A format of statistics is one module and one line in `FORMATS`; the others write an `Export`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from reader.annotations.naming import slug
from reader.exporters.findings import csv, json
from reader.exporters.findings.entities import write_csv as write_entities_csv
from reader.exporters.findings.entities import write_json as write_entities_json
from reader.exporters.findings.model import Finding, Findings, FindingsFormat, State
from reader.exporters.model import Export
from reader.exporters.writing import replace_file
from reader.progress import Checkpoint, no_checkpoint

__all__ = [
    "FORMATS", "Finding", "Findings", "FindingsFormat", "State", "export", "filename",
    "write_entities_csv", "write_entities_json", "write_statistics_csv", "write_statistics_json",
]  # fmt: skip

FORMATS: Final[Mapping[str, FindingsFormat]] = MappingProxyType(
    {
        "csv": FindingsFormat("csv", ".csv", csv.write),
        "json": FindingsFormat("json", ".json", json.write),
    }
)


def filename(title: str, format: str) -> str:
    """A file name for a document's statistics, such as «سوق-الكتب.csv»."""
    return slug(title, "statistics") + FORMATS[format].suffix


def export(path: Path, format: str, content: Findings) -> None:
    """Write ``content`` to ``path``, replacing what is there, or leave everything as it was.

    Raises:
        ExportOntoSource: ``path`` is the document itself.
        ExportError: the system says no.
        KeyError: there is no such format.
    """
    replace_file(path, FORMATS[format].write(content), content.document)


def write_statistics_csv(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    """The statistics that go with an export of notes, as the reader wants them."""
    checkpoint(0)
    return csv.write(_findings(export))


def write_statistics_json(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    """The same for programs."""
    checkpoint(0)
    return json.write(_findings(export))


def _findings(export: Export) -> Findings:
    items = tuple(map(Finding, export.statistics))
    return Findings(export.document, items, export.language, export.options.mark)
