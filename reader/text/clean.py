"""Settling a raw string before it becomes a Document: line ends, and what widgets swallow."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2029]")

# Qt's text classes use U+FDD0..U+FDEF as marks of their own and drop U+FEFF; the NUL ends strings
# in half of the programs that a text passes through. None of them carries meaning in a text.
_SWALLOWED = re.compile("[\ufeff\ufdd0-\ufdef\ufffe\uffff\x00]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

# All of them at once: most texts have none, and are looked through only once.
_UNSETTLED = re.compile("[\r\x0b\x0c\x85\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff\x00\ud800-\udfff]")

_PIECE = 1 << 18  # code points; a search through a whole book keeps all other threads waiting


def clean(raw: str) -> str:
    """``raw`` with every line end as one line feed and without what no program keeps.

    Lone surrogates, which no encoding can write, become U+FFFD. ``clean`` is idempotent; after it
    a text is never altered again.
    """
    return "".join(_clean(piece) if _UNSETTLED.search(piece) else piece for piece in _pieces(raw))


def _clean(piece: str) -> str:
    text = _LINE_ENDS.sub("\n", piece)
    text = _SWALLOWED.sub("", text)
    return _LONE_SURROGATE.sub("\ufffd", text)


def _pieces(raw: str) -> Iterator[str]:
    """``raw`` in parts, none of which ends within a CR LF."""
    start = 0
    while start < len(raw):
        end = start + _PIECE
        end += raw.startswith("\r\n", end - 1)
        yield raw[start:end]
        start = end
