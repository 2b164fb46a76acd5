"""The column of text: which pieces are in view, where, and laid out only then."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

from reader.document import Document
from reader.text.bidi import document_direction, paragraph_direction
from reader.ui.page.heights import Heights
from reader.ui.page.layout import Caret, Paragraph
from reader.ui.page.look import Look
from reader.ui.page.pieces import Pieces

_HEAD, _FOOT = 1.4, 2.5  # paper above the first line and below the last, in text sizes
_KEPT = 200  # laid-out pieces that are remembered: a few screens


class Flow:
    """A document's pieces at one width and look, scrolled to an anchor.

    The anchor is a piece and how far below that piece's top the view begins; it is the truth about
    where the reader is, and pixels from the document's top are only derived from it.
    """

    def __init__(self, document: Document, look: Look, width: float) -> None:
        self.document = document
        self.pieces = Pieces(document)
        self.direction = document_direction(document.text)
        self.anchor = 0
        self.below = 0.0
        self._laid_out: OrderedDict[int, Paragraph] = OrderedDict()
        self._kept = (-1, 0.0, 0)
        self.relay(look, width)

    def relay(self, look: Look, width: float) -> None:
        """Take a new look or width; the anchor stays at the same text."""
        offset = self._offset_to_keep() if self._laid_out else None
        self.look = look
        self.width = max(1.0, width)
        self._laid_out.clear()
        self.heights = Heights(self.pieces, look, self.width)
        if offset is not None:
            self.scroll_to_offset(offset)
            self._kept = (self.anchor, self.below, offset)

    def _offset_to_keep(self) -> int:
        """The offset that is read: the same through any number of looks, until one scrolls.

        The line's start would creep upwards, for each new width breaks lines elsewhere.
        """
        anchor, below, offset = self._kept
        return offset if (anchor, below) == (self.anchor, self.below) else self.top_offset()

    # -- pieces

    def paragraph(self, index: int) -> Paragraph:
        """Piece ``index``, laid out."""
        found = self._laid_out.get(index)
        if found is not None:
            self._laid_out.move_to_end(index)
            return found
        piece = self.pieces[index]
        text = self.document.text[piece.start : piece.end]
        style = self.look.styles[piece.role]
        block = self.document.blocks[piece.block]
        lead = text if piece.first else self.document.text[block.start : block.start + 2000]
        direction = paragraph_direction(lead, self.direction)
        paragraph = Paragraph(text, style, direction, self.width)
        self._laid_out[index] = paragraph
        if len(self._laid_out) > _KEPT:
            self._laid_out.popitem(last=False)
        height = self.text_top(index) + paragraph.height + self._space_after(index)
        grown = self.heights.settle(index, height)
        if index == self.anchor and self.below > 0:
            # What is read lies below the view's top: keep its distance from the piece's end.
            self.below = max(0.0, self.below + grown)
        return paragraph

    def text_top(self, index: int) -> float:
        """The space between a piece's top and its first line."""
        piece = self.pieces[index]
        head = self.look.body_px * _HEAD if index == 0 else 0.0
        return head + (self.look.styles[piece.role].before if piece.first else 0.0)

    def _space_after(self, index: int) -> float:
        piece = self.pieces[index]
        foot = self.look.body_px * _FOOT if index + 1 == len(self.pieces) else 0.0
        return foot + (self.look.styles[piece.role].after if piece.last else 0.0)

    def visible(self, height: float) -> Iterator[tuple[int, Paragraph, float]]:
        """The pieces in a view of ``height`` pixels with the y of their first line, laid out."""
        index = self.anchor
        if index >= len(self.pieces):
            return
        self.paragraph(index)
        y = -self.below
        while y < height and index < len(self.pieces):
            paragraph = self.paragraph(index)
            yield index, paragraph, y + self.text_top(index)
            y += self.heights.height(index)
            index += 1

    # -- scrolling

    @property
    def position(self) -> float:
        """The view's top in pixels from the document's top."""
        if not self.pieces:
            return 0.0
        return self.heights.top(self.anchor) + self.below

    def scroll_to(self, position: float) -> None:
        """Put the view's top at a distance from the document's top."""
        self.anchor, self.below = self.heights.find(max(0.0, position))

    def scroll_by(self, pixels: float, height: float) -> None:
        """Move the view, laying out what it passes so that the step is exact."""
        if not self.pieces:
            return
        self.paragraph(self.anchor)
        self.below += pixels
        while self.below < 0 and self.anchor > 0:
            self.anchor -= 1
            held, self.below = self.below, 0.0
            self.paragraph(self.anchor)
            self.below = held + self.heights.height(self.anchor)
        while self.below >= self.heights.height(self.anchor) and self.anchor + 1 < len(self.pieces):
            self.below -= self.heights.height(self.anchor)
            self.anchor += 1
            held, self.below = self.below, 0.0
            self.paragraph(self.anchor)
            self.below = held
        self.below = max(0.0, self.below)
        self.stop_at_end(height)

    def stop_at_end(self, height: float) -> None:
        """Never show less than a full view where the text is long enough for one."""
        if not self.pieces:
            return
        shown = -self.below
        for index in range(self.anchor, len(self.pieces)):
            self.paragraph(index)
            shown += self.heights.height(index)
            if shown >= height:
                return
        missing = height - shown
        while missing > 0 and (self.anchor > 0 or self.below > 0):
            take = min(missing, self.below)
            self.below -= take
            missing -= take
            if missing > 0 and self.anchor > 0:
                self.anchor -= 1
                self.below = 0.0
                self.paragraph(self.anchor)
                self.below = self.heights.height(self.anchor)

    def top_offset(self) -> int:
        """The code point at the view's top."""
        if not self.pieces:
            return 0
        paragraph = self.paragraph(self.anchor)
        line = paragraph.line_at(self.below - self.text_top(self.anchor))
        start = paragraph.line_start(line) if paragraph.lines else 0
        return self.pieces[self.anchor].start + start

    def scroll_to_offset(self, offset: int, above: float = 0.0) -> None:
        """Put the line of code point ``offset`` at the view's top, ``above`` pixels lower."""
        if not self.pieces:
            return
        index = self.pieces.at(offset)
        paragraph = self.paragraph(index)
        piece = self.pieces[index]
        local = min(max(0, offset - piece.start), piece.end - piece.start)
        line = _line_of(paragraph, local)
        self.anchor = index
        top = paragraph.tops[line] if paragraph.lines else 0.0
        first = index == 0 and line == 0
        self.below = 0.0 if first else self.text_top(index) + top
        if above and not first:
            self.scroll_by(-above, 0.0)

    def y_of(self, offset: int) -> tuple[float, float]:
        """The upper and lower edge of the line of ``offset``, in pixels from the view's top."""
        index = self.pieces.at(offset)
        paragraph = self.paragraph(index)
        piece = self.pieces[index]
        line = _line_of(paragraph, min(max(0, offset - piece.start), piece.end - piece.start))
        top = self.heights.top(index) - self.position + self.text_top(index)
        upper = paragraph.tops[line] if paragraph.lines else 0.0
        return top + upper, top + (paragraph.line_bottom(line) if paragraph.lines else 0.0)


def _line_of(paragraph: Paragraph, offset: int) -> int:
    return paragraph.line_of(Caret(offset)) if paragraph.lines else 0
