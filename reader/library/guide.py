"""The user guide as a document: what Hamesh tells about itself is read as everything else is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from reader import resources
from reader.document import Document, Role, Source

_HEADINGS: Final[dict[str, Role]] = {"# ": "title", "## ": "heading"}
_MARKED: Final = re.compile(r"(\*\*|`)(.+?)\1")


def guide_path(language: str) -> Path:
    """The file of the guide in ``language``, in English if there is none."""
    path = resources.path("guide", f"{language}.md")
    return path if path.is_file() else resources.path("guide", "en.md")


def read_guide(language: str) -> Document:
    """The guide without its markup.

    Keys begin and end with a letter or digit there, so that they keep their order among Arabic.

    Raises:
        OSError: it is not there, or cannot be read.
    """
    path = guide_path(language)
    lines = path.read_text("utf-8").splitlines()
    return Document.of_paragraphs(
        map(_block, filter(None, lines)), source=Source(path, "utf-8", "text/markdown")
    )


def _block(line: str) -> tuple[str, Role]:
    mark, role = next(
        ((mark, role) for mark, role in _HEADINGS.items() if line.startswith(mark)),
        ("", "paragraph"),
    )
    text = _MARKED.sub(r"\2", line.removeprefix(mark))
    return (f"• {text[2:]}" if text.startswith("- ") else text), role
