"""Notes in other forms, to take along. A format is one module and one line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from reader.annotations.naming import slug
from reader.exporters import (
    article,
    citation,
    csv,
    facts,
    findings,
    html,
    jsonld,
    markdown,
    org,
    text,
)
from reader.exporters.choice import ALL, Choice, chosen
from reader.exporters.model import (
    Bibliography,
    Export,
    Format,
    Language,
    Options,
    Placed,
    export_of,
    reading_order,
)
from reader.exporters.writing import is_new, refuse_source, replace_file, unused
from reader.progress import Checkpoint, no_checkpoint

__all__ = [
    "ALL",
    "FORMATS",
    "PRINTED",
    "Bibliography",
    "Choice",
    "Export",
    "Format",
    "Language",
    "Options",
    "Placed",
    "chosen",
    "export",
    "export_of",
    "filename",
    "reading_order",
    "refuse_source",
    "unused",
]

_TABLE: Final = (
    Format("article-html", ".html", "text/html", article.write_html, "article"),
    Format("article-docx", ".docx", article.WORD, article.write_word, "article"),
    Format("markdown", ".md", "text/markdown", markdown.write),
    Format("html", ".html", "text/html", html.write),
    Format("text", ".txt", "text/plain", text.write),
    Format("csv", ".csv", "text/csv", csv.write),
    Format("org", ".org", "text/org", org.write),
    Format("jsonld", ".jsonld", "application/ld+json", jsonld.write),
    Format("statistics-csv", ".csv", "text/csv", findings.write_statistics_csv, "findings"),
    Format(
        "statistics-json", ".json", "application/json", findings.write_statistics_json, "findings"
    ),
    Format("entities-csv", ".csv", "text/csv", findings.write_entities_csv, "findings"),
    Format("entities-json", ".json", "application/json", findings.write_entities_json, "findings"),
    Format("facts-html", ".html", "text/html", facts.write_html, "findings"),
    Format("bibtex", ".bib", "application/x-bibtex", citation.bibtex, "citation"),
    Format(
        "csl-json", ".json", "application/vnd.citationstyles.csl+json", citation.csl, "citation"
    ),
)
FORMATS: Final[Mapping[str, Format]] = MappingProxyType({format.name: format for format in _TABLE})
"""The formats that need no window system, by name."""

PRINTED: Final = ("article-pdf", "facts-pdf")
"""The formats that need one: a table like `FORMATS`, in `reader.ui.printing`, has them."""


def filename(title: str, format: str | Format) -> str:
    """A file name for an export: readable, Arabic as it is, accepted by every system."""
    return slug(title) + _format(format).suffix


def export(
    path: Path,
    format: str | Format,
    content: Export,
    checkpoint: Checkpoint = no_checkpoint,
    *,
    replace: bool = True,
) -> None:
    """Write ``content`` to ``path``, replacing what is there, or leave everything as it was.

    Raises:
        ExportExists: something else is there, and ``replace`` is not set.
        ExportOntoSource: ``path`` is the document itself.
        ExportError: the system says no, or the format.
        Cancelled: ``checkpoint`` wants no more of it.
        KeyError: there is no such format.
    """
    data = _format(format).write(content, checkpoint)
    checkpoint(1.0)
    refuse_source(path, content.document)
    if replace or is_new(path, data):
        replace_file(path, data, content.document)


def _format(format: str | Format) -> Format:
    return FORMATS[format] if isinstance(format, str) else format
