"""How much a document is about one of its entities, as one number to sort by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter

from reader.analysis.model import Entity
from reader.document import Block, Document, Span

_WORDS = 10  # of a paragraph that can be the lead: what is shorter is a byline or a dateline


class Prominence:
    """The scores of one document's entities, whose mentions are by start.

    A score is ``4 · mentions``, and ``2 · most`` where the title names the entity, and ``1 · most``
    where the lead does; ``most`` is the number of mentions of whatever is mentioned most. So a name
    of the title counts as much as half of the mentions of the most mentioned one, and a name of the
    lead, the first paragraph of ten words or more, as much as a quarter, however long the text is.
    """

    def __init__(self, document: Document, entities: Iterable[Entity]) -> None:
        self._most = max((len(item.mentions) for item in entities), default=0)
        self._title, self._lead = title_of(document), lead_of(document)

    def of(self, item: Entity) -> int:
        """The score of ``item``."""
        score = 4 * len(item.mentions)
        if names(item, self._title):
            score += 2 * self._most
        if names(item, self._lead):
            score += self._most
        return score


def names(item: Entity, place: Span | None) -> bool:
    """Whether a mention of ``item`` stands in ``place``."""
    if place is None:
        return False
    number = bisect_left(item.mentions, place.start, key=attrgetter("start"))
    return number < len(item.mentions) and item.mentions[number].start < place.end


def title_of(document: Document) -> Span | None:
    """Where the text has its title, if it opens with one."""
    return next((block.span for block in document.blocks[:1] if block.role == "title"), None)


def lead_of(document: Document) -> Span | None:
    """The paragraph that says what the text is about, if it has one."""
    return next((block.span for block in document.blocks if _leads(block, document.text)), None)


def _leads(block: Block, text: str) -> bool:
    if block.role != "paragraph":
        return False
    return len(block.span.of(text).split(maxsplit=_WORDS)) >= _WORDS
