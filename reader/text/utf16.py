"""Code points to UTF-16 units and back: Qt counts the latter, everything else the former."""

from __future__ import annotations

from bisect import bisect_left


class Utf16Map:
    """Offsets of one string in both counts; costs nothing where nothing lies beyond the BMP."""

    __slots__ = ("_astral", "_length", "_units")

    def __init__(self, text: str) -> None:
        self._length = len(text)
        beyond = bool(text) and max(text) > "\uffff"
        self._astral = [i for i, c in enumerate(text) if c > "\uffff"] if beyond else []
        self._units = [offset + count for count, offset in enumerate(self._astral)]

    def to_utf16(self, offset: int) -> int:
        """The UTF-16 offset of code point offset ``offset``, clamped to the text."""
        offset = max(0, min(offset, self._length))
        return offset + bisect_left(self._astral, offset)

    def to_code_point(self, units: int) -> int:
        """The code point offset of UTF-16 offset ``units``, clamped to the text.

        An offset between the two halves of a surrogate pair names the character itself.
        """
        # An astral character that begins before `units` has cost one unit more than a code point;
        # between its halves that leaves the character's own offset.
        before = bisect_left(self._units, units)
        return max(0, min(units - before, self._length))
