"""Which entities stand together with one of a text, in its sentences and paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter

from reader.analysis.model import Entity
from reader.document import Document, Span
from reader.library.prominence import names
from reader.text.segment import sentences


@dataclass(frozen=True, slots=True)
class Companion:
    """An entity with the number of sentences, and of other paragraphs, that it shares with another.

    ``passages`` are these sentences in the order of the text, or else the paragraphs.
    """

    entity: Entity
    sentences: int
    paragraphs: int
    passages: tuple[Span, ...]


class Company:
    """Knows where all ``entities`` of one document stand; their mentions are by start.

    Making it takes one sorting of all mentions. Asking takes time for the mentions in paragraphs
    that name the entity: linear, also in a text without a full stop.
    """

    def __init__(self, document: Document, entities: Sequence[Entity]) -> None:
        self._document = document
        self._entities = entities
        self._mentions = sorted(
            ((span.start, number) for number, item in enumerate(entities) for span in item.mentions)
        )

    def of(self, item: Entity, most: int) -> tuple[Companion, ...]:
        """Up to ``most`` entities that stand with ``item``.

        Those that share the most sentences first, then the most paragraphs, then the first in the
        text.
        """
        shared: dict[int, list[tuple[Span, bool]]] = {}
        for paragraph in self._paragraphs(item):
            inside = self._within(paragraph)
            pieces = [
                piece
                for piece in sentences(self._document.text, paragraph.start, paragraph.end)
                if names(item, piece)
            ]
            close: set[int] = set()
            for piece in pieces:
                here = {number for _, number in self._slice(inside, piece)}
                close |= here
                for number in here:
                    shared.setdefault(number, []).append((piece, True))
            for number in {number for _, number in inside} - close:
                shared.setdefault(number, []).append((paragraph, False))
        found = [
            _companion(self._entities[number], places)
            for number, places in shared.items()
            if self._entities[number] != item
        ]
        found.sort(key=lambda it: (-it.sentences, -it.paragraphs, it.passages[0]))
        return tuple(found[:most])

    def _paragraphs(self, item: Entity) -> Iterator[Span]:
        """The paragraphs that name ``item``."""
        blocks = self._document.blocks
        last = -1
        for span in item.mentions:
            number = self._document.block_at(span.start)
            if number > last:
                last = number
                yield blocks[number].span

    def _within(self, place: Span) -> list[tuple[int, int]]:
        return self._slice(self._mentions, place)

    @staticmethod
    def _slice(mentions: list[tuple[int, int]], place: Span) -> list[tuple[int, int]]:
        """Those of ``mentions``, start and entity, that begin in ``place``."""
        begin = bisect_left(mentions, place.start, key=itemgetter(0))
        return mentions[begin : bisect_left(mentions, place.end, key=itemgetter(0))]


def sentence_at(document: Document, offset: int) -> Span:
    """The sentence around ``offset``; its paragraph where it stands in none."""
    block = document.blocks[document.block_at(offset)]
    found = sentences(document.text, block.start, block.end)
    number = bisect_right(found, offset, key=attrgetter("start")) - 1
    return found[number] if number >= 0 and offset in found[number] else block.span


def _companion(item: Entity, places: list[tuple[Span, bool]]) -> Companion:
    close = [place for place, is_sentence in places if is_sentence]
    wide = [place for place, is_sentence in places if not is_sentence]
    return Companion(item, len(close), len(wide), tuple(close or wide))
