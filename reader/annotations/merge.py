"""Two states of the same notes made one, without losing what anybody wrote.

Three-way where the common base is known: what only one side changed is taken from that side. What
both changed is the later one's, except notes: of those both texts stay. A tombstone wins over an
older edit. The result does not depend on which side is ours.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import astuple, replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final

from reader.annotations.jsonld import clean, correction_record, normal, rounded, to_record
from reader.annotations.model import Anchor, Annotation, Annotations, Correction
from reader.annotations.notebook import Notebook

CONFLICT: Final = "\n\n---\n\n"
"""Stands between two texts of one note, the later first: a rule in Markdown."""

_MOMENT: Final = timedelta(milliseconds=1)
_MOST_PIECES: Final = 100


def merge_annotation(base: Annotation | None, ours: Annotation, theirs: Annotation) -> Annotation:
    """Both states of an annotation in one; ``base`` is the state that both started from.

    A state that is older than ``base`` did not start from it: somebody has worked on a state
    before that, and what is in ``base`` counts as changed too. What is neither state as it was is
    later than both.
    """
    if ours is theirs or ours == theirs:
        return ours
    ours, theirs = normal(ours), normal(theirs)
    base = normal(base) if base else None
    if base is not None and min(ours.modified, theirs.modified) < base.modified:
        base = None
    later, earlier = sorted((ours, theirs), key=_order, reverse=True)
    tie = later.modified == earlier.modified

    def one_of(
        what: Callable[[Annotation], Any], rank: Callable[[Any], Any] = lambda value: value
    ) -> Any:
        """The value that only one side changed, else the later one; at a tie the greater."""
        new, old = what(later), what(earlier)
        if base is not None and what(base) in (new, old):
            return old if new == what(base) else new
        return max(new, old, key=rank) if tie else new

    kind, anchor = one_of(lambda state: (state.kind, astuple(state.anchor)))
    merged = replace(
        later,
        anchor=Anchor(*anchor),
        kind=kind,
        colour=one_of(lambda state: state.colour),
        note=merge_notes(base.note if base else None, later.note, earlier.note),
        tags=merge_tags(base.tags if base else (), later.tags, earlier.tags),
        created=min(later.created, earlier.created),
        extra=MappingProxyType({**earlier.extra, **later.extra}),
        correction=one_of(lambda state: state.correction, _rank),
    )
    if merged in (later, earlier):
        return merged
    # Else a replica that meets one of the two again would not know that both are in here already,
    # and take what it lacks for taken away.
    return replace(merged, modified=later.modified + _MOMENT)


def _rank(correction: Correction | None) -> str:
    """Any order will do, if every replica has the same."""
    return "" if correction is None else json.dumps(correction_record(correction), sort_keys=True)


def _order(annotation: Annotation) -> tuple[object, ...]:
    """By time; at the same moment by content, so that every replica decides alike."""
    return annotation.modified, annotation.note, json.dumps(to_record(annotation), sort_keys=True)


def merge_notes(base: str | None, later: str, earlier: str) -> str:
    """The text that only one side has changed since ``base``; else both, the later first.

    Texts are compared by the pieces that earlier conflicts have left, and what the other side has
    already is not repeated. Two windows that go on writing into one note without looking at each
    other would double it at every save otherwise.
    """
    if base in (later, earlier):
        return earlier if later == base else later
    old, new, other = _pieces(base or ""), _pieces(later), _pieces(earlier)
    both = _joined(
        [piece for piece in new if piece not in old or piece in other],  # else the other side
        [piece for piece in other if piece not in old or piece in new],  # has changed it
    )
    # Sides that change different pieces of one old text must not lose what each has kept of it.
    shared = set(later.split()).intersection(earlier.split())
    return both if shared.issubset(both.split()) else _joined(new, other)


def _joined(new: list[str], other: list[str]) -> str:
    if _covers(new, other):
        return CONFLICT.join(new)
    if _covers(other, new):
        return CONFLICT.join(other)
    other = [piece for piece in other if not _covers(new, [piece])]
    return CONFLICT.join([piece for piece in new if not _covers(other, [piece])] + other)


def _pieces(note: str) -> list[str]:
    if note.count(CONFLICT) > _MOST_PIECES:  # all are compared with all
        return [note]
    return [piece for piece in note.split(CONFLICT) if piece.strip()]


def _covers(pieces: list[str], others: list[str]) -> bool:
    """Whether each of ``others`` stands in one of ``pieces``."""
    return all(any(other in piece for piece in pieces) for other in others)


def merge_tags(
    base: tuple[str, ...], later: tuple[str, ...], earlier: tuple[str, ...]
) -> tuple[str, ...]:
    """Tags that either side has added, without those that either side took away."""
    union = dict.fromkeys((*later, *earlier))
    return tuple(tag for tag in union if tag not in base or (tag in later and tag in earlier))


def merge(base: Annotations, ours: Notebook, theirs: Notebook) -> Notebook:
    """Everything that ``ours`` and ``theirs`` hold; ``base`` is what both are known to come from.

    Without a base (a conflict copy) nothing that both have and differ in is taken for unchanged.
    An annotation that one side lacks without a tombstone is kept: only tombstones delete.
    """
    mine = {clean(id): item for id, item in ours.annotations.items()}
    others = {clean(id): item for id, item in theirs.annotations.items()}
    tombstones = dict(theirs.tombstones)
    for id, moment in ours.tombstones.items():
        tombstones[id] = max(moment, tombstones.get(id, moment))
    annotations: dict[str, Annotation] = {}
    for id in {**mine, **others}:
        left, right = mine.get(id), others.get(id)
        if left is not None and right is not None:
            item = merge_annotation(base.get(id), left, right)
        else:
            found = left or right
            assert found is not None
            item = found
        deleted = tombstones.get(id)
        if deleted is None or rounded(item.modified) > rounded(deleted):
            annotations[id] = item
            tombstones.pop(id, None)
    return Notebook(
        annotations=MappingProxyType(annotations),
        tombstones=MappingProxyType(tombstones),
        unread=_unread(theirs.unread, ours.unread),
        fingerprints=tuple(dict.fromkeys((*ours.fingerprints, *theirs.fingerprints))),
        merged=ours.merged | theirs.merged,
        extra=MappingProxyType({**ours.extra, **theirs.extra}),
        version=max(ours.version, theirs.version),
        records=max(theirs.records, ours.records, key=len),
    )


def _unread(*lists: tuple[Any, ...]) -> tuple[Any, ...]:
    """Every record once; two are one if their JSON is."""
    records = {json.dumps(item, sort_keys=True): item for items in lists for item in items}
    return tuple(records.values())
