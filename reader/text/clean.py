"""Settling a raw string before it becomes a Document: line ends, and what widgets swallow."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2029]")

# Qt's text classes use U+FDD0..U+FDEF as marks of their own and drop U+FEFF; the NUL ends strings
# in half of the programs that a text passes through. None of them carries meaning in a text.
_SWALLOWED = re.compile("[\ufeff\ufdd0-\ufdef\ufffe\uffff\x00]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(raw: str) -> str:
    """``raw`` with every line end as one line feed and without what no program keeps.

    Lone surrogates, which no encoding can write, become U+FFFD. ``clean`` is idempotent; after it
    a text is never altered again.
    """
    text = _LINE_ENDS.sub("\n", raw)
    text = _SWALLOWED.sub("", text)
    return _LONE_SURROGATE.sub("\ufffd", text)
