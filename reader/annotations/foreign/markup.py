"""The plain text of a note that another program keeps as HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

_BLOCKS: Final = re.compile(
    "address|article|aside|blockquote|d[dlt]|div|figure|h[1-6r]|li|ol|p|pre|section|table|t[dhr]|ul"
)
_SILENT: Final = frozenset(("script", "style", "template", "title", "head"))
_BLANK_LINES: Final = re.compile(r"\s*\n\s*\n\s*")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self.pieces.append("\n")
        elif _BLOCKS.fullmatch(tag):
            self.pieces.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif _BLOCKS.fullmatch(tag):
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(re.sub(r"\s+", " ", data))


def plain(html: str) -> str:
    """The words of ``html``, its paragraphs apart; nothing of it is run, loaded or kept."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    lines = (line.strip() for line in "".join(parser.pieces).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
