"""What importing would do: each foreign note compared with what the reader has.

Nothing of the reader's is overwritten. What a file knows better is merged, with both texts kept;
what it knows less well changes nothing; what was deleted here does not come back by itself. A
file about many documents gives those of its notes that name this one, or quote it beyond doubt.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Literal

from reader.annotations.anchor import Placement, locate_all
from reader.annotations.foreign.finding import Finder, Found
from reader.annotations.foreign.model import ForeignNote, ForeignNotes, Work
from reader.annotations.foreign.works import is_about, names_of
from reader.annotations.jsonld import normal
from reader.annotations.merge import merge_annotation
from reader.annotations.model import COLOURS, Annotation, Annotations, Change, now, whole
from reader.document import Document, Span
from reader.progress import Checkpoint, no_checkpoint

Outcome = Literal["new", "newer", "older", "duplicate", "deleted", "orphan", "unplaced"]
"""What becomes of a note about this document.

``new`` and ``newer`` change something, and so does an ``orphan``, which is kept without a place.
``older``, ``duplicate`` and ``deleted`` (here, by the reader) change nothing. An ``unplaced`` note
is left out: nothing in the file says that it is about this document, or it has no words at all.
"""

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)

OUTCOMES: tuple[Outcome, ...] = (
    "new", "newer", "older", "duplicate", "deleted", "orphan", "unplaced",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One note of the file: what becomes of it, and where it is. ``before`` is the reader's."""

    outcome: Outcome
    annotation: Annotation
    placement: Placement | None = None
    before: Annotation | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The report, and what it would change.

    ``elsewhere`` counts the notes about other documents, by what their file calls them. ``unread``
    counts records that were not understood.
    """

    format: str
    entries: tuple[Entry, ...] = ()
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    unread: int = 0

    @property
    def changes(self) -> tuple[Change, ...]:
        """What to do, in one step: one change for each annotation, however often it is said."""
        last = {
            entry.annotation.id: Change(entry.before, entry.annotation)
            for entry in self.entries
            if entry.outcome in ("new", "newer", "orphan")
        }
        return tuple(last.values())

    def of(self, outcome: Outcome) -> tuple[Entry, ...]:
        """The entries with that outcome, in the order of the file."""
        return tuple(entry for entry in self.entries if entry.outcome == outcome)


def plan(
    document: Document,
    present: Annotations,
    tombstones: Mapping[str, datetime],
    foreign: ForeignNotes,
    checkpoint: Checkpoint = no_checkpoint,
) -> Plan:
    """What importing ``foreign`` into the notes on ``document`` would do.

    ``present`` is all that the reader has, corrections included; ``tombstones`` say what they have
    deleted.

    Raises:
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    chosen, elsewhere = _choose(document, present, foreign.notes, checkpoint)
    comparing = _Comparing(document, present, tombstones)
    entries = tuple(comparing.entry(note, found, mine) for note, found, mine in chosen)
    return Plan(foreign.format, entries, elsewhere, foreign.unread)


# -- which notes


_Chosen = tuple[ForeignNote, Found, bool]


def _choose(
    document: Document,
    present: Annotations,
    notes: Iterable[ForeignNote],
    checkpoint: Checkpoint,
) -> tuple[list[_Chosen], Mapping[str, int]]:
    """The notes to take, each with its place and whether its work is this document; and the rest.

    What is said to be about another work is searched for only where its words are in the text.
    """
    works: dict[Work, list[int]] = defaultdict(list)
    listed = list(notes)
    for index, note in enumerate(listed):
        works[note.work].append(index)
    names = names_of(document)
    prints = {document.fingerprint, *(item.anchor.fingerprint for item in present.values())}
    about = {work: is_about(work, names, frozenset(prints - {""})) for work in works}
    finder = Finder(document)
    first = {
        index: listed[index]
        for work, indices in works.items()
        for index in indices
        if about[work] is not False or finder.holds(listed[index])
    }
    found = finder.find(first, lambda part: checkpoint(part * 0.6))
    mine = {
        work: bool(about[work]) or _mostly(found.get(index) for index in indices)
        for work, indices in works.items()
    }
    rest = {
        index: listed[index]
        for work, indices in works.items()
        for index in indices
        if mine[work] and index not in first
    }
    found |= finder.find(rest, lambda part: checkpoint(0.6 + part * 0.3))
    chosen: list[_Chosen] = []
    elsewhere: Counter[str] = Counter()
    for index, note in enumerate(listed):
        ours = mine[note.work]
        place = found.get(index)
        unsaid = about[note.work] is None and len(works) == 1  # then the reader knows
        if place is not None and (ours or unsaid or place.sure):
            chosen.append((note, place, ours))
        else:
            elsewhere[next(iter(note.work.names), note.work.address)] += 1
    return chosen, dict(elsewhere)


def _mostly(places: Iterable[Found | None]) -> bool:
    """Whether most notes of a work quote this text beyond doubt: then it is the same work."""
    sure = [place is not None and place.sure for place in places]
    return sum(sure) >= max(2, len(sure) / 2)


# -- what becomes of each


class _Comparing:
    """Compares one note after the other, each with what is there after those before it."""

    def __init__(
        self, document: Document, present: Annotations, tombstones: Mapping[str, datetime]
    ) -> None:
        self._document = document
        self._before = present
        self._present = dict(present)
        self._deleted = tombstones.keys() - present.keys()
        self._moment = now()
        self._spans: dict[Span, list[Annotation]] | None = None

    def entry(self, note: ForeignNote, found: Found, mine: bool) -> Entry:
        twin = self._present.get(note.id)
        item = self._annotation(note, found, twin)
        if note.id in self._deleted:
            return Entry("deleted", item, found.placement)
        if twin is not None:
            return self._compared(note, item, twin, found.placement)
        if note.known_by_content and self._stands_there(item, found.placement):
            return Entry("duplicate", item, found.placement)
        if found.placement is None and item.kind != "document":
            worded = bool(item.anchor.exact)
            if mine and not worded and (item.note or item.tags):  # the reader's words, at least
                item = replace(item, kind="document", anchor=whole(self._document.fingerprint))
                return self._take("new", item, None)
            return self._take("orphan", item, None) if mine and worded else Entry("unplaced", item)
        return self._take("new", item, found.placement)

    def _take(
        self,
        outcome: Outcome,
        item: Annotation,
        placement: Placement | None,
    ) -> Entry:
        self._present[item.id] = item
        if placement is not None and self._spans is not None:
            self._spans.setdefault(placement.span, []).append(item)
        return Entry(outcome, item, placement, self._before.get(item.id))

    def _annotation(self, note: ForeignNote, found: Found, twin: Annotation | None) -> Annotation:
        """``note`` as one of ours; what its file does not know is as the reader has it."""
        if note.own is not None:
            return note.own
        anchor = found.anchor
        kind = note.kind
        if kind == "document":
            anchor = whole(self._document.fingerprint)
        if twin is not None:
            anchor, kind = twin.anchor, twin.kind
        colour = note.colour or (twin.colour if twin is not None else COLOURS[0])
        created = note.created or self._moment
        return Annotation(
            id=note.id,
            anchor=anchor,
            colour=colour,
            note=note.note,
            tags=note.tags,
            created=created,
            modified=note.modified or created,
            extra=note.extra,
            correction=note.correction,
            kind=kind,
        )

    def _compared(
        self, note: ForeignNote, item: Annotation, twin: Annotation, placement: Placement | None
    ) -> Entry:
        """What becomes of a note whose id is here already."""
        if _same(twin, item):
            return Entry("duplicate", item, placement)
        merged = merge_annotation(None, twin, item)
        untouched = twin.modified == twin.created  # since it was first imported
        later = untouched if note.modified is None else note.modified >= twin.modified
        twice = twin is not self._before.get(twin.id)  # in this file, which contradicts itself
        if not (later or twice) or _same(twin, merged):
            return Entry("older", item, placement)
        return self._take("newer", merged, placement)

    def _stands_there(self, item: Annotation, placement: Placement | None) -> bool:
        """Whether the reader has the same from elsewhere: these words, with all that it says."""
        if placement is None:
            return False
        if self._spans is None:
            self._spans = defaultdict(list)
            for id, place in locate_all(self._document, self._present).items():
                other = self._present[id]
                if place is not None and other.kind == "passage" and other.is_note:
                    self._spans[place.span].append(other)
        return any(
            item.note in other.note and set(item.tags) <= set(other.tags)
            for other in self._spans.get(placement.span, ())
        )


def _same(one: Annotation, other: Annotation) -> bool:
    """Whether both say the same, at whatever time they were written."""
    return _said(one) == _said(other)


def _said(item: Annotation) -> Annotation:
    return normal(replace(item, created=_NEVER, modified=_NEVER, tags=tuple(sorted(item.tags))))
