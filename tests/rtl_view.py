"""The page as the right-to-left oracle wants it: ``factory(text)`` shows a text, with marks."""

from __future__ import annotations

import os

from reader.document import Document
from reader.importers import read_text
from reader.ui.fonts import families
from reader.ui.page.look import Look
from reader.ui.page.marks import Mark
from reader.ui.page.view import PageView
from reader.ui.theme import page_theme

WIDTH = int(os.environ.get("HAMESH_ORACLE_WIDTH", "900"))


def page_of(document: Document, width: int = WIDTH, height: int = 1400) -> PageView:
    """The real page, without a session, with a mark of some kind every few letters."""
    page = PageView()
    page.set_look(Look(page_theme("light"), families()))
    page.resize(width, height)
    page.set_document(document)
    theme = page.look.theme
    size = len(document.text)
    for layer, fill, first, every, length in (
        ("statistic", theme.statistic, 2, 17, 4),
        ("entity", theme.entity["ORG"], 5, 23, 6),
        ("annotation", theme.highlight["pink"], 0, 31, 9),
    ):
        starts = range(first, size, every)
        page.set_marks(layer, [Mark(at, min(at + length, size), fill) for at in starts])
    page.show()
    return page


def factory(text: str) -> PageView:
    """The page that shows ``text``, at the width that HAMESH_ORACLE_WIDTH names."""
    return page_of(read_text(text))
