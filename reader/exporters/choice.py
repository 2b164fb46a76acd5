"""Which notes go into an export: all of them, or those of some colours, tags, days and kinds."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from types import MappingProxyType

from reader.annotations.model import Annotation, Annotations, Colour, Kind
from reader.text.fold import fold


@dataclass(frozen=True, slots=True)
class Choice:
    """What a note must be to go along; what is None asks nothing.

    Of ``tags`` it needs one, however that is spelled. ``since`` and ``until`` are days where the
    reader lives, both included, on which a note was last changed.
    """

    ids: frozenset[str] | None = None
    colours: frozenset[Colour] | None = None
    tags: frozenset[str] | None = None
    kinds: frozenset[Kind] | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None


ALL = Choice()


def chosen(annotations: Annotations, choice: Choice = ALL) -> Annotations:
    """Those of ``annotations`` that ``choice`` asks for, by id."""
    if choice == ALL:
        return annotations
    tags = None if choice.tags is None else frozenset(map(_key, choice.tags))

    def goes(item: Annotation) -> bool:
        day = item.modified.astimezone().date()
        return (
            (choice.ids is None or item.id in choice.ids)
            and (choice.colours is None or item.colour in choice.colours)
            and (choice.kinds is None or item.kind in choice.kinds)
            and (tags is None or not tags.isdisjoint(map(_key, item.tags)))
            and (choice.since is None or choice.since <= day)
            and (choice.until is None or day <= choice.until)
        )

    return MappingProxyType({id: item for id, item in annotations.items() if goes(item)})


def _key(tag: str) -> str:
    return " ".join(fold(tag).split())
