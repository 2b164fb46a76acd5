"""What an export is made of, and what a format is."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal

from reader import resources
from reader.annotations.anchor import Placement, locate_all
from reader.annotations.model import Annotation, Annotations
from reader.document import Document, Span
from reader.exporters.lines import lines
from reader.text.bidi import Direction, document_direction, paragraph_direction

Language = Literal["ar", "en"]


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation and where it stands in the document; without a span it is an orphan."""

    annotation: Annotation
    span: Span | None

    def lines(self, document: Document) -> list[tuple[str, Direction]]:
        """The passage as it reads now, or as it read when it was marked, with its directions.

        A line has the direction of its whole paragraph: "OpenAI و" is right to left where its
        sentence is.
        """
        overall = document_direction(document.text)
        if self.span is None:
            pieces = [(line, line) for line in lines(self.annotation.anchor.exact)]
        else:
            span, text = self.span, document.text
            first = document.block_at(span.start) if document.blocks else 0
            pieces = []
            for block in document.blocks[first:]:
                if block.start > max(span.start, span.end - 1):
                    break
                piece = text[max(block.start, span.start) : min(block.end, span.end)]
                pieces += [(line, text[block.start : block.end]) for line in lines(piece)]
        return [(line, paragraph_direction(whole, overall)) for line, whole in pieces]


@dataclass(frozen=True, slots=True)
class Export:
    """Everything that a format may write. ``notes`` come in reading order, orphans last."""

    document: Document
    notes: tuple[Placed, ...]
    title: str
    source: str
    date: datetime.date
    language: Language = "ar"

    @property
    def title_direction(self) -> Direction:
        """The direction of the title, which is one of the document's paragraphs."""
        return paragraph_direction(self.title, document_direction(self.document.text))

    @property
    def groups(self) -> list[tuple[str, tuple[Placed, ...]]]:
        """The notes with a place, then the orphans, each under its heading; none of them empty."""
        placed = tuple(item for item in self.notes if item.span is not None)
        orphans = tuple(item for item in self.notes if item.span is None)
        groups = ((self.words["notes"], placed), (self.words["orphans"], orphans))
        return [(heading, items) for heading, items in groups if items]

    @property
    def words(self) -> Mapping[str, Any]:
        """Headings and labels in the reader's language."""
        return words_of(self.language)


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write an export. ``suffix`` starts with a dot."""

    name: str
    suffix: str
    media_type: str
    write: Callable[[Export], bytes]


@lru_cache(maxsize=4)
def words_of(language: Language) -> Mapping[str, Any]:
    """Headings and labels of exports in ``language``."""
    path = resources.path("exports", f"{language}.toml")
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))


def reading_order(
    annotations: Annotations, placements: Mapping[str, Placement | None]
) -> tuple[Placed, ...]:
    """The annotations by their place in the text; then orphans, by where they once were."""

    def place(item: Placed) -> tuple[object, ...]:
        anchor = item.annotation.anchor
        where = item.span or Span(anchor.start, max(anchor.start, anchor.end))
        return item.span is None, where.start, where.end, item.annotation.id

    placed = []
    for id, annotation in annotations.items():
        placement = placements.get(id)
        placed.append(Placed(annotation, placement.span if placement else None))
    return tuple(sorted(placed, key=place))


def export_of(
    document: Document,
    annotations: Annotations,
    *,
    placements: Mapping[str, Placement | None] | None = None,
    date: datetime.date | None = None,
    language: Language = "ar",
) -> Export:
    """An export of ``annotations``, located in ``document`` unless ``placements`` says where.

    Title and source come from the document, the date is today's unless given.
    """
    if placements is None:
        placements = locate_all(document, annotations)
    path = document.source.path
    return Export(
        document=document,
        notes=reading_order(annotations, placements),
        title=document.title or (path.stem if path else ""),
        source=str(path) if path else "",
        date=date or datetime.date.today(),
        language=language,
    )
