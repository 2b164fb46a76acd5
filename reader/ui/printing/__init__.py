"""Formats that need Qt: what is printed, as PDF."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from reader.exporters.model import Export, Format
from reader.progress import Checkpoint, no_checkpoint

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

__all__ = ["FORMATS", "first_sheet"]


def _article(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    from reader.ui.printing import article
    from reader.ui.printing.headless import application

    application()
    return article.write(export, checkpoint)


def _facts(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    from reader.ui.printing import facts
    from reader.ui.printing.headless import application

    application()
    return facts.write(export, checkpoint)


_TABLE: Final = (
    Format("article-pdf", ".pdf", "application/pdf", _article, "article"),
    Format("facts-pdf", ".pdf", "application/pdf", _facts, "findings"),
)
FORMATS: Final[Mapping[str, Format]] = MappingProxyType({format.name: format for format in _TABLE})
"""These formats by name."""

_PAINTED: Final = {
    "article-html": "article",
    "article-docx": "article",
    "article-pdf": "article",
    "html": "notes",
    "facts-html": "facts",
    "facts-pdf": "facts",
}


def first_sheet(
    name: str, export: Export, wide: int, theme: str, checkpoint: Checkpoint = no_checkpoint
) -> QImage | None:
    """What the format ``name`` makes of ``export`` looks like at its beginning.

    ``wide`` are pixels, ``theme`` the page's for formats that leave it to the program that opens
    them. None for a format that is read as text.

    Raises:
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    if name not in _PAINTED:
        return None
    from reader.ui.printing import article, facts, notes
    from reader.ui.printing.setting import Faces
    from reader.ui.printing.sheets import Picture, SheetFull

    wanted = export.options.theme if export.options.theme != "auto" else theme
    faces = Faces(wanted if name.endswith("html") else "light")
    paint = {"article": article.paint, "facts": facts.paint, "notes": notes.paint}[_PAINTED[name]]
    picture = Picture(export.options.paper, wide, faces.theme.paper)
    try:
        paint(export, picture, faces, checkpoint)
    except SheetFull:
        pass
    finally:
        picture.close()
    return picture.image
