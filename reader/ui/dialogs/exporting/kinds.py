"""The formats as people choose among them: what each is called, and what it is good for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate  # lupdate knows it by this name

_USES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "article-docx": "notes links statistics paper",
        "article-pdf": "notes links statistics paper",
        "article-html": "notes links statistics paper theme",
        "markdown": "notes context links template",
        "html": "notes context links theme",
        "text": "notes context links",
        "csv": "notes context links mark",
        "org": "notes context links",
        "jsonld": "notes",
        "facts-pdf": "links paper",
        "facts-html": "links paper theme",
        "statistics-csv": "mark",
        "statistics-json": "",
        "entities-csv": "mark",
        "entities-json": "",
        "bibtex": "",
        "csl-json": "",
    }
)


def uses(name: str) -> frozenset[str]:
    """Which choices the format ``name`` has a use for."""
    return frozenset(_USES[name].split())


@dataclass(frozen=True, slots=True)
class Kind:
    """A format: its name in the exporters, what it is called, and what it is for."""

    name: str
    title: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Group:
    """Formats that take the same along."""

    title: str
    kinds: tuple[Kind, ...]


def groups() -> tuple[Group, ...]:
    """All formats, in the language of the interface."""
    return (
        Group(translate("Exporting", "Annotated article"), _article()),
        Group(translate("Exporting", "Notes"), _notes()),
        Group(translate("Exporting", "Findings"), _findings()),
        Group(translate("Exporting", "Citation"), _citation()),
    )


def titles() -> Mapping[str, str]:
    """What each format is called, by its name."""
    return {kind.name: kind.title for group in groups() for kind in group.kinds}


def _article() -> tuple[Kind, ...]:
    return (
        Kind(
            "article-docx",
            translate("Exporting", "Word document"),
            translate("Exporting", "The text with highlights, and your notes as comments"),
        ),
        Kind(
            "article-pdf",
            translate("Exporting", "PDF"),
            translate("Exporting", "To print or to send: notes in the margin"),
        ),
        Kind(
            "article-html",
            translate("Exporting", "Web page"),
            translate("Exporting", "One file that opens in any browser"),
        ),
    )


def _notes() -> tuple[Kind, ...]:
    return (
        Kind(
            "markdown",
            translate("Exporting", "Markdown"),
            translate("Exporting", "For Obsidian and other notebooks"),
        ),
        Kind(
            "html",
            translate("Exporting", "Web page"),
            translate("Exporting", "To read or to print"),
        ),
        Kind(
            "text", translate("Exporting", "Plain text"), translate("Exporting", "For any program")
        ),
        Kind(
            "csv",
            translate("Exporting", "Table"),
            translate("Exporting", "For Excel and Readwise (CSV)"),
        ),
        Kind("org", translate("Exporting", "Org"), translate("Exporting", "For Emacs")),
        Kind(
            "jsonld",
            translate("Exporting", "Web Annotations"),
            translate("Exporting", "Loses nothing; other readers can import it (JSON-LD)"),
        ),
    )


def _findings() -> tuple[Kind, ...]:
    return (
        Kind(
            "facts-pdf",
            translate("Exporting", "Fact sheet, PDF"),
            translate("Exporting", "One page: key figures, people, organisations"),
        ),
        Kind(
            "facts-html",
            translate("Exporting", "Fact sheet, web page"),
            translate("Exporting", "The same for a browser"),
        ),
        Kind(
            "statistics-csv",
            translate("Exporting", "Statistics, table"),
            translate("Exporting", "For Excel and other spreadsheets (CSV)"),
        ),
        Kind(
            "statistics-json",
            translate("Exporting", "Statistics, JSON"),
            translate("Exporting", "For programs"),
        ),
        Kind(
            "entities-csv",
            translate("Exporting", "Entities, table"),
            translate("Exporting", "For Excel and other spreadsheets (CSV)"),
        ),
        Kind(
            "entities-json",
            translate("Exporting", "Entities, JSON"),
            translate("Exporting", "For programs"),
        ),
    )


def _citation() -> tuple[Kind, ...]:
    return (
        Kind(
            "bibtex",
            translate("Exporting", "BibTeX"),
            translate("Exporting", "For LaTeX and JabRef"),
        ),
        Kind(
            "csl-json",
            translate("Exporting", "CSL-JSON"),
            translate("Exporting", "For Zotero and Pandoc"),
        ),
    )
