"""Where pieces stand vertically, known exactly only for those that were laid out.

Heights are estimated from lengths, 256 pieces at a time, so that a resize costs nothing for a long
book; a piece's estimate becomes a fact when it is laid out. Whoever scrolls keeps an anchor (a
piece and an offset in it), so corrections above never move what is read.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from reader.ui.page.look import Look
from reader.ui.page.pieces import Piece, Pieces

_CHUNK = 256


class Heights:
    """Heights in pixels of all pieces at one width and look."""

    def __init__(self, pieces: Pieces, look: Look, width: float) -> None:
        self._pieces = pieces
        self._per_line = max(4.0, width / look.character_width)
        self._styles = look.styles
        self._chunks: list[list[float] | None] = [None] * -(-len(pieces) // _CHUNK)
        self._totals = [self._guess(chunk) for chunk in range(len(self._chunks))]
        self._tops: list[float] | None = None

    def _guess(self, chunk: int) -> float:
        """About how high a whole chunk is, from its length alone."""
        first = chunk * _CHUNK
        last = min(first + _CHUNK, len(self._pieces)) - 1
        characters = self._pieces[last].end - self._pieces[first].start
        count = last - first + 1
        style = self._styles["paragraph"]
        return (characters / self._per_line + count / 2) * style.line_height + count * style.after

    def _estimate(self, piece: Piece) -> float:
        style = self._styles[piece.role]
        lines = max(1, -(-(piece.end - piece.start) * style.scale // self._per_line))
        before = style.before if piece.first else 0.0
        return lines * style.line_height + before + (style.after if piece.last else 0.0)

    def _chunk(self, index: int) -> list[float]:
        heights = self._chunks[index]
        if heights is None:
            first = index * _CHUNK
            last = min(first + _CHUNK, len(self._pieces))
            heights = [self._estimate(self._pieces[i]) for i in range(first, last)]
            self._chunks[index] = heights
            self._totals[index] = sum(heights)
            self._tops = None
        return heights

    def _chunk_tops(self) -> list[float]:
        if self._tops is None:
            self._tops = [0.0, *accumulate(self._totals)]
        return self._tops

    @property
    def total(self) -> float:
        """The height of everything."""
        return self._chunk_tops()[-1]

    def height(self, index: int) -> float:
        """The height of piece ``index``, known or estimated."""
        return self._chunk(index // _CHUNK)[index % _CHUNK]

    def settle(self, index: int, height: float) -> float:
        """Piece ``index`` was laid out; returns how much higher it is than was thought."""
        heights = self._chunk(index // _CHUNK)
        grown = height - heights[index % _CHUNK]
        if grown:
            heights[index % _CHUNK] = height
            self._totals[index // _CHUNK] += grown
            self._tops = None
        return grown

    def top(self, index: int) -> float:
        """The distance of piece ``index`` from the document's top."""
        chunk = index // _CHUNK
        heights = self._chunk(chunk)
        return self._chunk_tops()[chunk] + sum(heights[: index % _CHUNK])

    def find(self, y: float) -> tuple[int, float]:
        """The piece at distance ``y`` from the top, and how far below its own top that is."""
        if not self._pieces:
            return 0, 0.0
        chunk = min(max(0, bisect_right(self._chunk_tops(), y) - 1), len(self._chunks) - 1)
        heights = self._chunk(chunk)  # may correct the totals of this chunk, not of those above
        rest = max(0.0, y - self._chunk_tops()[chunk])
        for number, height in enumerate(heights):
            if rest < height:
                return chunk * _CHUNK + number, rest
            rest -= height
        return chunk * _CHUNK + len(heights) - 1, heights[-1]
