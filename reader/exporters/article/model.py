"""An annotated text as its formats set it: paragraphs in pieces, and the notes that go with each.

Highlights overlap as they like; a piece is a stretch that the same ones cover from end to end.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.annotations.model import COLOURS, Annotation, Colour
from reader.document import Block, Document, Span
from reader.exporters.model import Export, Placed
from reader.text.bidi import Direction, document_direction, paragraph_direction

_SPACES = frozenset({"WS", "S", "B"})  # bidi classes: a no-break space is none of these


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage that the reader marked, and the number of its note, or None without words.

    ``id`` counts all of them from 1 by where they begin, ``number`` those with words by where the
    references to their notes stand. ``at`` is where a reference to the note may stand: right
    before white space or at a paragraph's end, where it neither divides a word nor changes the
    order of what is around it (UAX #9 puts ``60%`` otherwise if anything is between).
    """

    id: int
    placed: Placed
    span: Span
    number: int | None
    at: int

    @property
    def annotation(self) -> Annotation:
        return self.placed.annotation

    @property
    def is_bookmark(self) -> bool:
        return self.annotation.kind == "bookmark"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one paragraph, and the marks that cover all of it, in reading order."""

    span: Span
    marks: tuple[Mark, ...]

    @property
    def colours(self) -> tuple[Colour, ...]:
        """The colours on it, in the order of `COLOURS`, each once."""
        held = {mark.annotation.colour for mark in self.marks}
        return tuple(colour for colour in COLOURS if colour in held)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block with its direction in the reading view. ``number`` counts from 1.

    ``notes`` are those whose passage ends here, by number; ``begun`` are all marks that begin here.
    """

    number: int
    block: Block
    direction: Direction
    pieces: tuple[Piece, ...]
    notes: tuple[Mark, ...]
    begun: tuple[Mark, ...]

    @property
    def bookmarks(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.begun if mark.is_bookmark)

    def start(self, mark: Mark) -> int:
        """Where the part of ``mark`` in this paragraph begins."""
        return min(max(mark.span.start, self.block.start), self.block.end)

    def end(self, mark: Mark) -> int:
        """Where it ends."""
        return min(max(mark.span.end, self.block.start), self.block.end)


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what its reader made of it."""

    export: Export
    direction: Direction
    marks: tuple[Mark, ...]
    about: tuple[Placed, ...]
    orphans: tuple[Placed, ...]

    @property
    def document(self) -> Document:
        return self.export.document

    @property
    def bookmarks(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.is_bookmark)

    @property
    def colours(self) -> tuple[Colour, ...]:
        """Those that passages are marked with, in the order of `COLOURS`."""
        held = {mark.annotation.colour for mark in self.marks if not mark.is_bookmark}
        return tuple(colour for colour in COLOURS if colour in held)

    @property
    def opens_with_title(self) -> bool:
        """Whether the text begins with its title, which then needs not be said twice."""
        return bool(self.document.blocks) and self.document.blocks[0].role == "title"

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph that holds ``offset``; 1 in a document without any."""
        return self.document.block_at(offset) + 1 if self.document.blocks else 1

    def paragraphs(self) -> Iterator[Paragraph]:
        """The whole text, paragraph by paragraph, in one pass over the marks."""
        document = self.document
        waiting = list(reversed(self.marks))
        active: list[Mark] = []
        for number, block in enumerate(document.blocks, start=1):
            active = [mark for mark in active if mark.span.end > block.start]
            begun: list[Mark] = []
            while waiting and self.paragraph_at(waiting[-1].span.start) == number:
                begun.append(waiting.pop())
            active += begun
            yield Paragraph(
                number,
                block,
                paragraph_direction(block.span.of(document.text), self.direction),
                tuple(_pieces(block, active)),
                tuple(sorted(_ending(document, number - 1, active), key=_turn)),
                tuple(begun),
            )


def article_of(export: Export) -> Article:
    """The article that ``export`` is about."""
    document = export.document
    marks: list[Mark] = []
    for item in export.notes:
        if item.span is None or item.group not in ("notes", "bookmarks") or not document.blocks:
            continue
        span = item.span
        if item.group == "bookmarks":
            span = Span(span.start, span.start)  # its words are only how the place is known
        marks.append(Mark(len(marks) + 1, item, span, None, _reference(document, span)))
    speaking = sorted((mark for mark in marks if has_words(mark.annotation)), key=_turn)
    for number, mark in enumerate(speaking, start=1):
        marks[mark.id - 1] = replace(mark, number=number)
    return Article(
        export,
        document_direction(document.text),
        tuple(marks),
        tuple(item for item in export.notes if item.group == "document"),
        tuple(item for item in export.notes if item.group == "orphans"),
    )


def _turn(mark: Mark) -> tuple[int, int]:
    """When a reader comes to the reference to its note."""
    return mark.at, mark.id


def has_words(annotation: Annotation) -> bool:
    """Whether there is more to an annotation than its colour."""
    return bool(annotation.note.strip() or annotation.tags)


def _ending(document: Document, block: int, active: list[Mark]) -> Iterator[Mark]:
    for mark in active:
        if mark.number is not None and _last(document, mark.span) == block:
            yield mark


def _last(document: Document, span: Span) -> int:
    return document.block_at(max(span.start, span.end - 1))


def _reference(document: Document, span: Span) -> int:
    """The end of the word that ``span`` ends in, with the punctuation on it."""
    text, block = document.text, document.blocks[_last(document, span)]
    at = min(max(span.end, block.start), block.end)
    while at > block.start and _is_space(text[at - 1]):
        at -= 1
    while at < block.end and not _is_space(text[at]):
        at += 1
    return at


def _is_space(char: str) -> bool:
    return unicodedata.bidirectional(char) in _SPACES


def _pieces(block: Block, active: list[Mark]) -> Iterator[Piece]:
    """The stretches of ``block``, none empty, together all of it."""
    shown = [mark for mark in active if mark.span.start < mark.span.end]
    cuts = {block.start, block.end}
    cuts.update(mark.at for mark in active if mark.number is not None)
    cuts.update(mark.span.start for mark in active)
    cuts.update(mark.span.end for mark in shown)
    places = sorted(cuts)
    places = places[bisect_left(places, block.start) : bisect_left(places, block.end) + 1]
    for start, end in pairwise(places):
        over = (mark for mark in shown if mark.span.start <= start and end <= mark.span.end)
        yield Piece(Span(start, end), tuple(over))
