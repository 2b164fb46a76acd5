"""Plain text: lines become blocks, and what is set like a title or heading becomes one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from reader.document import Document, Role, Source
from reader.errors import NotText
from reader.importers.encoding import UnknownEncoding, decode
from reader.text.clean import clean

_TITLE_LENGTH: Final = 150
_HEADING_LENGTH: Final = 80
_BODY_LENGTH: Final = 100  # what follows a heading is at least this long, in code points

# A line that ends so is a sentence or goes on; a title may still ask, exclaim or trail off.
_SENTENCE_ENDS: Final = (".", "۔", "،", "؛", ",", ";")
_FINAL_MARKS: Final = (*_SENTENCE_ENDS, ":", "!", "?", "؟", "…", "»", '"', "”")


def accepts(data: bytes, name: str) -> bool:
    """Every file may be text; `parse` finds out."""
    del data, name
    return True


def parse(data: bytes, source: Path) -> Document:
    """The document that the bytes of ``source`` hold.

    Raises:
        NotText: they are no text in any encoding that we know.
    """
    try:
        text, encoding = decode(data)
    except UnknownEncoding as error:
        raise NotText(source, str(error)) from error
    return _document(text, Source(source, encoding), fallback=source.stem)


def read_text(text: str, *, title: str = "") -> Document:
    """The document of a string; ``title`` serves where the text does not open with one."""
    return _document(text, Source(), fallback=title)


def _document(raw: str, source: Source, fallback: str) -> Document:
    lines = clean(raw).split("\n")
    kept = [number for number, line in enumerate(lines) if line and not line.isspace()]
    roles: dict[int, Role] = {}  # by index into `kept`; all others are paragraphs
    for index, number in enumerate(kept[:-1]):
        line, following = lines[number], lines[kept[index + 1]]
        alone = kept[index + 1] > number + 1
        if index == 0:
            if _is_title(line.strip(), following, alone):
                roles[index] = "title"
        elif (
            len(line) <= _HEADING_LENGTH
            and alone
            and number > kept[index - 1] + 1
            and _is_heading(line.strip(), following)
        ):
            roles[index] = "heading"
    title = lines[kept[0]].strip() if 0 in roles else fallback
    paragraph: Role = "paragraph"
    return Document.of_paragraphs(
        ((lines[number], roles.get(index, paragraph)) for index, number in enumerate(kept)),
        title=title,
        source=source,
    )


def _is_title(line: str, following: str, alone: bool) -> bool:
    """A short first line that stands alone, or is much shorter than the paragraph below it."""
    if len(line) > _TITLE_LENGTH or line.endswith(_SENTENCE_ENDS):
        return False
    return alone or 2 * len(line) <= len(following)


def _is_heading(line: str, following: str) -> bool:
    """A short line that opens with a letter or digit, ends like none, and heads a paragraph."""
    if not line[0].isalnum() or line.endswith(_FINAL_MARKS):
        return False
    return len(following) >= max(_BODY_LENGTH, 2 * len(line))
