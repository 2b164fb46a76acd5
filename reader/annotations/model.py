"""What a reader adds to a document: notes, bookmarks, corrections, and changes to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from reader.annotations.kinds import COLOURS as COLOURS
from reader.annotations.kinds import Colour as Colour
from reader.annotations.kinds import Kind as Kind


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an annotation belongs: the quote with its context, and a position as a first guess.

    W3C's TextQuoteSelector (``exact``, ``prefix``, ``suffix``: 32 code points of context) and
    TextPositionSelector (``start``, ``end``: code points), and the fingerprint of the text that
    the position was measured in.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    fingerprint: str


def whole(fingerprint: str) -> Anchor:
    """The anchor of what is said about a whole document."""
    return Anchor("", "", "", 0, 0, fingerprint)


@dataclass(frozen=True, slots=True)
class Correction:
    """What the reader says of a statistic: that it is none (``dismissed``), or what it is.

    ``of`` is the kind that the analysis took it for, empty in a correction that another program
    wrote and we do not understand. The others are the fields of a `Statistic`, as plain values of
    JSON: whether they make sense is for those to judge who show statistics.
    """

    of: str
    dismissed: bool = False
    kind: str | None = None
    value: int | float | str | None = None
    unit: str | None = None
    low: int | float | None = None
    high: int | float | None = None
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight, with a note (Markdown) and tags where the reader wrote some; or a correction.

    A bookmark's anchor is the words that its place begins with. One about the whole document has
    an anchor without words (`whole`), stands nowhere in the text and is never an orphan.
    ``created`` and ``modified`` are aware and in UTC. ``extra`` keeps what another program wrote
    into the record and we do not understand, so that saving never loses it.
    """

    id: str
    anchor: Anchor
    colour: Colour
    note: str
    tags: tuple[str, ...]
    created: datetime
    modified: datetime
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    correction: Correction | None = None
    kind: Kind = "passage"

    @property
    def is_note(self) -> bool:
        """Whether it is shown among the notes: a correction only where somebody wrote a note."""
        return self.correction is None or bool(self.note or self.tags)


@dataclass(frozen=True, slots=True)
class Change:
    """One step: ``before`` is None for a new annotation, ``after`` is None for a deleted one.

    Raises:
        ValueError: both are None, or they are different annotations.
    """

    before: Annotation | None
    after: Annotation | None

    def __post_init__(self) -> None:
        known = {item.id for item in (self.before, self.after) if item is not None}
        if len(known) != 1:
            raise ValueError("a change is about exactly one annotation")

    @property
    def id(self) -> str:
        item = self.after or self.before
        assert item is not None
        return item.id

    def inverse(self) -> Change:
        """The change that undoes this one."""
        return Change(self.after, self.before)


Annotations = Mapping[str, Annotation]


def apply(annotations: Annotations, changes: Iterable[Change]) -> Annotations:
    """The state after ``changes``, by annotation id; ``annotations`` stays as it was."""
    result = dict(annotations)
    for change in changes:
        if change.after is None:
            result.pop(change.id, None)
        else:
            result[change.id] = change.after
    return MappingProxyType(result)


def notes_of(annotations: Annotations) -> Annotations:
    """Those of ``annotations`` that are notes and highlights."""
    return MappingProxyType({id: item for id, item in annotations.items() if item.is_note})


def corrections_of(annotations: Annotations) -> Annotations:
    """Those of ``annotations`` that correct a statistic."""
    return MappingProxyType(
        {id: item for id, item in annotations.items() if item.correction is not None}
    )


def now() -> datetime:
    """The present moment in UTC, to the millisecond that the notes file keeps."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def new_id() -> str:
    """A fresh ``urn:uuid:`` identifier, as W3C annotations want an IRI."""
    import uuid  # asks what machine this is: not before the first annotation

    return f"urn:uuid:{uuid.uuid4()}"
