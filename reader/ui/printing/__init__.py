"""Formats that need Qt: what is printed, as PDF."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from reader.exporters.model import Export, Format
from reader.progress import Checkpoint, no_checkpoint

__all__ = ["FORMATS"]


def _article(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    from reader.ui.printing import article

    return article.write(export, checkpoint)


def _facts(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    from reader.ui.printing import facts

    return facts.write(export, checkpoint)


_TABLE: Final = (
    Format("article-pdf", ".pdf", "application/pdf", _article, "article"),
    Format("facts-pdf", ".pdf", "application/pdf", _facts, "findings"),
)
FORMATS: Final[Mapping[str, Format]] = MappingProxyType({format.name: format for format in _TABLE})
"""These formats by name; a QGuiApplication must be there before anything is written."""
