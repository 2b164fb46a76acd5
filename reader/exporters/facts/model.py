"""What a fact sheet says: a frozen value that any format can set on one page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from reader.analysis.model import EntityType
from reader.document import Document, Span
from reader.exporters.article.tables import Name, names
from reader.exporters.citation import parts
from reader.exporters.facts.choosing import Chosen, key_figures
from reader.exporters.lines import lines, one_line
from reader.exporters.model import Export, Language
from reader.text.bidi import Direction, document_direction, paragraph_direction
from reader.text.segment import sentences

_SENTENCES: Final = 6
_FIGURES: Final = 9
_IN_ONE: Final = 3
_NAMES: Final[dict[EntityType, int]] = {"PER": 8, "ORG": 8, "LOC": 6}
_AROUND: Final = 110  # code points to either side of a figure; a longer sentence is cut there
_ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True)
class KeySentence:
    """A sentence with key figures: its ``pieces`` in order, each with whether it is a figure.

    ``figures`` are those, as the text says them. ``start`` is where the sentence stands in it.
    """

    figures: tuple[str, ...]
    pieces: tuple[tuple[str, bool], ...]
    direction: Direction
    start: int


@dataclass(frozen=True, slots=True)
class NamedOnes:
    """Entities of one type under their title."""

    title: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class FactSheet:
    """All of it. ``source`` is author, site, date and address, each with its direction.

    ``link`` leads back to the document in the app; "" if none is wanted.
    """

    title: str
    title_direction: Direction
    direction: Direction
    source: tuple[tuple[str, Direction], ...]
    sentences: tuple[KeySentence, ...]
    named: tuple[NamedOnes, ...]
    link: str
    date: datetime.date
    language: Language


def fact_sheet(export: Export) -> FactSheet:
    """The fact sheet of what ``export`` found; entities count as prominent in their order there."""
    title = one_line(export.title) or str(export.words["untitled"])
    most = {export.words["entities"][type]: count for type, count in _NAMES.items()}
    return FactSheet(
        title=title,
        title_direction=export.title_direction,
        direction=document_direction(export.document.text),
        source=tuple(part for part in parts(export) if part[0] != title),
        sentences=_sentences(export),
        named=tuple(
            NamedOnes(heading, tuple(found[: most[heading]]))
            for heading, found in names(export)
            if heading in most
        ),
        link=export.link(),
        date=export.date,
        language=export.language,
    )


def _sentences(export: Export) -> tuple[KeySentence, ...]:
    """The sentences of the best figures, that of the best first."""
    document = export.document
    held: dict[Span, list[Chosen]] = {}
    count = 0
    for item in key_figures(export.statistics, document):
        place = _sentence(document, item)
        if count == _FIGURES or (place not in held and len(held) == _SENTENCES):
            continue
        inside = held.setdefault(place, [])
        if len(inside) < _IN_ONE and not any(
            other.statistic.span.overlaps(item.statistic.span) for other in inside
        ):
            inside.append(item)
            count += 1
    return tuple(_set(document, place, found) for place, found in held.items())


def _sentence(document: Document, item: Chosen) -> Span:
    statistic = item.statistic
    if statistic.sentence is not None:
        return statistic.sentence
    block = document.blocks[document.block_at(statistic.span.start)]
    around = sentences(document.text, block.start, block.end)
    return next((span for span in around if span.overlaps(statistic.span)), statistic.span)


def _set(document: Document, place: Span, found: list[Chosen]) -> KeySentence:
    text = document.text
    spans = sorted(item.statistic.span for item in found)
    first, last = spans[0], spans[-1]
    start, end = min(place.start, first.start), max(place.end, last.end)
    before, after = first.start - start > _AROUND, end - last.end > _AROUND
    if before:  # from a word on
        start = text.find(" ", first.start - _AROUND, first.start) + 1 or first.start
    if after:
        cut = text.rfind(" ", last.end, last.end + _AROUND)
        end = cut if cut >= 0 else last.end
    pieces: list[tuple[str, bool]] = [(_ELLIPSIS, False)] if before else []
    at = start
    for span in spans:
        pieces += [(_flat(text[at : span.start]), False), (_flat(span.of(text)), True)]
        at = span.end
    pieces.append((_flat(text[at:end]), False))
    if after:
        pieces.append((_ELLIPSIS, False))
    block = document.blocks[document.block_at(place.start)] if document.blocks else None
    whole = block.span.of(text) if block else text
    return KeySentence(
        tuple(_flat(item.statistic.span.of(text)).strip() for item in found),
        tuple(piece for piece in pieces if piece[0]),
        paragraph_direction(whole, document_direction(text)),
        place.start,
    )


def _flat(text: str) -> str:
    return " ".join(lines(text))
