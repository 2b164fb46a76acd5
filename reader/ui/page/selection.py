"""Selecting and moving: where the caret goes for each key, and what a click selects."""

from __future__ import annotations

from typing import NamedTuple

from reader.document import Document, Span
from reader.text.segment import grapheme_end, grapheme_start, words
from reader.ui.page.flow import Flow
from reader.ui.page.layout import Caret, Paragraph


class Selection(NamedTuple):
    """Where a selection was begun, and the caret at its moving end."""

    anchor: int
    caret: Caret

    @property
    def span(self) -> Span:
        """The selected span; empty where only a caret stands."""
        low, high = sorted((self.anchor, self.caret.offset))
        return Span(low, high)

    @property
    def empty(self) -> bool:
        """Whether only a caret stands."""
        return self.anchor == self.caret.offset


def at(offset: int) -> Selection:
    """A caret alone."""
    return Selection(offset, Caret(offset))


def word_at(document: Document, offset: int) -> Span:
    """The word over ``offset``, or the grapheme there where it is no word."""
    if not document.blocks:
        return Span(0, 0)
    block = document.blocks[document.block_at(offset)]
    low = max(block.start, offset - 200)
    for word in words(document.text, low, min(block.end, offset + 200)):
        if offset in word:
            return word
    offset = min(offset, max(block.start, block.end - 1))
    start = grapheme_start(document.text, offset)
    return Span(start, max(start, min(grapheme_end(document.text, start), block.end)))


def paragraph_at(document: Document, offset: int) -> Span:
    """The paragraph over ``offset``."""
    return document.blocks[document.block_at(offset)].span if document.blocks else Span(0, 0)


def in_piece(flow: Flow, caret: Caret) -> tuple[int, Caret]:
    """The piece a caret stands in, and the caret counted from that piece's start."""
    index = flow.pieces.at(caret.offset)
    return index, Caret(caret.offset - flow.pieces[index].start, caret.before)


def _in_document(flow: Flow, index: int, caret: Caret) -> Caret:
    return Caret(flow.pieces[index].start + caret.offset, caret.before)


def move_sideways(flow: Flow, caret: Caret, *, left: bool) -> Caret:
    """One grapheme to the left or right as painted, across lines and pieces."""
    index, local = in_piece(flow, caret)
    paragraph = flow.paragraph(index)
    moved = paragraph.step(local, left=left)
    if moved is not None:
        return _in_document(flow, index, moved)
    forward = left == paragraph.rtl
    onward = index + (1 if forward else -1)
    if not 0 <= onward < len(flow.pieces):
        return caret
    piece = flow.pieces[onward]
    return Caret(piece.start) if forward else Caret(piece.end, before=True)


def move_word(flow: Flow, caret: Caret, *, left: bool) -> Caret:
    """To the next word's start on that side, in the order of the paragraph's own direction."""
    index, _ = in_piece(flow, caret)
    forward = left == flow.paragraph(index).rtl
    text, offset = flow.document.text, caret.offset
    if forward:
        for word in words(text, offset, min(len(text), offset + 4000)):
            if word.start > offset:
                return Caret(word.start)
        return Caret(min(len(text), offset + 4000))
    low = max(0, offset - 4000)
    earlier = [word.start for word in words(text, low, offset) if word.start < offset]
    return Caret(earlier[-1] if earlier else low)


def move_vertically(flow: Flow, caret: Caret, by: float, x: float) -> Caret:
    """``by`` pixels down (at least one line) near the column's ``x``; up where negative."""
    index, local = in_piece(flow, caret)
    paragraph = flow.paragraph(index)
    line = paragraph.line_of(local) if paragraph.lines else 0
    # One pixel beyond this line is the next one; a page's worth lands wherever it lands.
    y = paragraph.line_bottom(line) + 1 if by > 0 else _top(paragraph, line) - 1
    target = y + (by - 1 if by > 1 else by + 1 if by < -1 else 0)
    while target >= paragraph.height and index + 1 < len(flow.pieces):
        target -= paragraph.height
        index += 1
        paragraph = flow.paragraph(index)
    while target < 0 and index > 0:
        index -= 1
        paragraph = flow.paragraph(index)
        target += paragraph.height
    if target < 0:
        return Caret(0)
    if target >= paragraph.height:
        return Caret(flow.pieces[index].end, before=True)
    return _in_document(flow, index, paragraph.caret_at(x, target))


def _top(paragraph: Paragraph, line: int) -> float:
    return paragraph.tops[line] if paragraph.lines else 0.0


def line_edge(flow: Flow, caret: Caret, *, end: bool) -> Caret:
    """The start or end of the caret's line, in reading order."""
    index, local = in_piece(flow, caret)
    paragraph = flow.paragraph(index)
    if not paragraph.lines:
        return caret
    line = paragraph.line_of(local)
    offset = paragraph.line_end(line) if end else paragraph.line_start(line)
    return _in_document(flow, index, Caret(offset, before=end))


def caret_x(flow: Flow, caret: Caret) -> float:
    """The caret's x in the column."""
    index, local = in_piece(flow, caret)
    return flow.paragraph(index).caret_x(local)[0]
