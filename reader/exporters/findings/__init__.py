"""Statistics as a file for other programs. A format is one module and one line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from reader.annotations.naming import slug
from reader.exporters.findings import csv, json
from reader.exporters.findings.model import Finding, Findings, FindingsFormat, State
from reader.exporters.writing import replace_file

__all__ = ["FORMATS", "Finding", "Findings", "FindingsFormat", "State", "export", "filename"]

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
