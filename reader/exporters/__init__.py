"""Notes in other forms, to take along. A format is one module and one line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from reader.annotations.naming import slug
from reader.exporters import html, markdown
from reader.exporters.model import Export, Format, Language, Placed, export_of, reading_order
from reader.exporters.writing import refuse_source, replace_file

__all__ = [
    "FORMATS",
    "Export",
    "Format",
    "Language",
    "Placed",
    "export",
    "export_of",
    "filename",
    "reading_order",
    "refuse_source",
]

FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "markdown": Format("markdown", ".md", "text/markdown", markdown.write),
        "html": Format("html", ".html", "text/html", html.write),
    }
)


def filename(title: str, format: str | Format) -> str:
    """A file name for an export: readable, Arabic as it is, accepted by every system."""
    return slug(title) + _format(format).suffix


def export(path: Path, format: str | Format, content: Export) -> None:
    """Write ``content`` to ``path``, replacing what is there, or leave everything as it was.

    Raises:
        ExportOntoSource: ``path`` is the document itself.
        ExportError: the system says no.
        KeyError: there is no such format.
    """
    replace_file(path, _format(format).write(content), content.document)


def _format(format: str | Format) -> Format:
    return FORMATS[format] if isinstance(format, str) else format
