"""What an export is made of, and what a format is."""

from __future__ import annotations

import datetime
import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal, Protocol

from reader import resources
from reader.analysis.model import Entity, Statistic
from reader.annotations.anchor import How, Placement, locate_all
from reader.annotations.jsonld import clean
from reader.annotations.link import link
from reader.annotations.model import Annotation, Annotations
from reader.annotations.notebook import Notebook
from reader.document import Document, Span
from reader.exporters.lines import lines, one_line
from reader.progress import Checkpoint, no_checkpoint
from reader.text.bidi import Direction, document_direction, paragraph_direction
from reader.text.segment import sentences

Language = Literal["ar", "en"]
Paper = Literal["a4", "letter"]
Theme = Literal["auto", "light", "dark", "sepia"]
Family = Literal["article", "notes", "findings", "citation"]
Group = Literal["document", "notes", "bookmarks", "orphans"]

_ELLIPSIS = "…"
_SAMPLE = 4_000  # code points that a direction is judged by
_AROUND = 1_000  # code points to either side: a longer sentence is cut there


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Options:
    """How an export is to look; each format takes what concerns it.

    ``context``: quotes stand in their sentences. ``links``: every note leads back to its passage.
    ``statistics``: a table of the figures at the end. ``mark``: tables open with a byte order
    mark, without which Excel takes UTF-8 for the code page of the system. ``template`` is the
    source of the reader's own (Jinja2). ``theme`` "auto" is what the program that opens the file
    prefers. ``reader`` is the name that comments carry; empty for none.
    """

    context: bool = False
    links: bool = True
    statistics: bool = False
    paper: Paper = "a4"
    mark: bool = True
    template: str | None = None
    theme: Theme = "auto"
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """What is known of where a text comes from; each is empty where nobody knows.

    ``date`` is when it was published, as much of ISO 8601 as is known (2024, 2024-05).
    """

    authors: tuple[str, ...] = ()
    date: str = ""
    url: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation and where it stands in the document.

    Without a span it is an orphan, or is about the whole document. ``how`` sure the place is, where
    that is known.
    """

    annotation: Annotation
    span: Span | None
    how: How | None = None

    @property
    def group(self) -> Group:
        """Where it belongs in a list of notes."""
        if self.annotation.kind == "document":
            return "document"
        if self.span is None:
            return "orphans"
        return "bookmarks" if self.annotation.kind == "bookmark" else "notes"

    def lines(self, document: Document) -> list[tuple[str, Direction]]:
        """The passage as it reads now, or as it read when it was marked, with its directions.

        A line has the direction of its whole paragraph: "OpenAI و" is right to left where its
        sentence is.
        """
        if self.annotation.kind == "document":
            return []
        if self.span is not None:
            return _lines(document, self.span)
        overall = overall_direction(document)
        quote = lines(self.annotation.anchor.exact)
        return [(line, paragraph_direction(line, overall)) for line in quote]

    def context(self, document: Document) -> Context:
        """What stands around the passage: its sentences, or what was beside it when it was marked.

        "" and "" for a note about the whole document.
        """
        anchor, text = self.annotation.anchor, document.text
        if self.annotation.kind == "document":
            return Context("", "")
        if self.span is None:
            before, after = _flat(anchor.prefix).lstrip(), _flat(anchor.suffix).rstrip()
            return Context(
                f"{_ELLIPSIS}{before}" if before else "", f"{after}{_ELLIPSIS}" if after else ""
            )
        if not document.blocks:
            return Context("", "")
        first = document.blocks[document.block_at(self.span.start)]
        last = document.blocks[document.block_at(max(self.span.start, self.span.end - 1))]
        around = [
            sentence
            for block in dict.fromkeys((first, last))
            for sentence in sentences(
                text,
                max(block.start, self.span.start - _AROUND),
                min(block.end, self.span.end + _AROUND),
            )
            if sentence.overlaps(self.span) or self.span.start in sentence
        ]
        start = min((item.start for item in around), default=self.span.start)
        end = max((item.end for item in around), default=self.span.end)
        return Context(
            _flat(text[min(start, self.span.start) : self.span.start]).lstrip(),
            _flat(text[self.span.end : max(end, self.span.end)]).rstrip(),
        )

    def sentence(self, document: Document) -> str:
        """The passage in its sentences, on one line; "" where they are no more than the passage."""
        around = self.context(document)
        if not around.before and not around.after:
            return ""
        passage = self.span.of(document.text) if self.span else self.annotation.anchor.exact
        return around.before + _flat(passage) + around.after


def reference(id: str) -> str:
    """A name for the annotation ``id`` inside an exported file, always the same: h-1f0c9a7b2e44."""
    return f"h-{hashlib.sha256(clean(id).encode('utf-8')).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class Context:
    """The words before and after a passage in its sentences, each on one line.

    Where white space stands between them and the passage, they have it.
    """

    before: str
    after: str


def overall_direction(document: Document) -> Direction:
    """The direction of ``document``, remembered: every note asks for it."""
    return _overall(document.text[:_SAMPLE])


@lru_cache(maxsize=8)
def _overall(text: str) -> Direction:
    return document_direction(text)


def _flat(text: str) -> str:
    return " ".join(lines(text))


def _lines(document: Document, span: Span) -> list[tuple[str, Direction]]:
    overall, text = overall_direction(document), document.text
    first = document.block_at(span.start) if document.blocks else 0
    found = []
    for number in range(first, len(document.blocks)):
        block = document.blocks[number]
        if block.start > max(span.start, span.end - 1):
            break
        direction = paragraph_direction(text[block.start : block.end], overall)
        piece = text[max(block.start, span.start) : min(block.end, span.end)]
        found += [(line, direction) for line in lines(piece)]
    return found


@dataclass(frozen=True, slots=True)
class Export:
    """Everything that a format may write.

    ``notes`` come in reading order: those about the whole document, those with a place, orphans.
    ``statistics`` and ``entities`` are as the reader wants them. ``colour_names`` are the meanings
    that the reader gave to colours. ``notebook`` is all that the notes file says, for formats that
    lose nothing; None where only some of the notes were chosen.
    """

    document: Document
    notes: tuple[Placed, ...]
    title: str
    source: str
    date: datetime.date
    language: Language = "ar"
    statistics: tuple[Statistic, ...] = ()
    entities: tuple[Entity, ...] = ()
    options: Options = field(default_factory=Options)
    colour_names: Mapping[str, str] = field(default_factory=_nothing)
    bibliography: Bibliography | None = None
    notebook: Notebook | None = None

    @property
    def title_direction(self) -> Direction:
        """The direction of the title, which is one of the document's paragraphs."""
        return paragraph_direction(self.title, overall_direction(self.document))

    @property
    def groups(self) -> list[tuple[str, tuple[Placed, ...]]]:
        """The notes under their headings, in the order of `Group`; none of them empty."""
        held: dict[Group, list[Placed]] = {
            "document": [], "notes": [], "bookmarks": [], "orphans": [],
        }  # fmt: skip
        for item in self.notes:
            held[item.group].append(item)
        return [(self.words["groups"][name], tuple(items)) for name, items in held.items() if items]

    def link(self, annotation: Annotation | None = None) -> str:
        """The address that leads back to ``annotation`` or the document; "" if none is wanted."""
        if not self.options.links:
            return ""
        return link(self.document.fingerprint, annotation.id if annotation else None)

    def colour(self, annotation: Annotation) -> str:
        """What the reader calls the colour of ``annotation``, on one line."""
        own = one_line(self.colour_names.get(annotation.colour, ""))
        return own or str(self.words["colours"][annotation.colour])

    @property
    def words(self) -> Mapping[str, Any]:
        """Headings and labels in the reader's language."""
        return words_of(self.language)


class Write(Protocol):
    """The bytes of an export in one format.

    Raises:
        ExportError: it cannot be written so, as with a template that is wrong.
        Cancelled: whatever ``checkpoint`` raises passes through.
    """

    def __call__(self, export: Export, checkpoint: Checkpoint = no_checkpoint, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write an export. ``suffix`` starts with a dot."""

    name: str
    suffix: str
    media_type: str
    write: Write
    family: Family = "notes"


@lru_cache(maxsize=4)
def words_of(language: Language) -> Mapping[str, Any]:
    """Headings and labels of exports in ``language``."""
    path = resources.path("exports", f"{language}.toml")
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))


def reading_order(
    annotations: Annotations, placements: Mapping[str, Placement | None]
) -> tuple[Placed, ...]:
    """The annotations by their place in the text, first those about all of it.

    Then orphans, by where they once were.
    """
    ranks: dict[Group, int] = {"document": 0, "orphans": 2}

    def place(item: Placed) -> tuple[object, ...]:
        anchor, group = item.annotation.anchor, item.group
        where = item.span or Span(anchor.start, max(anchor.start, anchor.end))
        return ranks.get(group, 1), where.start, where.end, item.annotation.id

    placed = []
    for id, annotation in annotations.items():
        at = placements.get(id)
        placed.append(Placed(annotation, at.span if at else None, at.how if at else None))
    return tuple(sorted(placed, key=place))


def export_of(
    document: Document,
    annotations: Annotations,
    *,
    placements: Mapping[str, Placement | None] | None = None,
    date: datetime.date | None = None,
    language: Language = "ar",
    statistics: tuple[Statistic, ...] = (),
    entities: tuple[Entity, ...] = (),
    options: Options | None = None,
    colour_names: Mapping[str, str] | None = None,
    bibliography: Bibliography | None = None,
    notebook: Notebook | None = None,
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
        statistics=statistics,
        entities=entities,
        options=options or Options(),
        colour_names=colour_names or _nothing(),
        bibliography=bibliography,
        notebook=notebook,
    )
