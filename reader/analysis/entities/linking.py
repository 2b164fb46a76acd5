"""Gathering the mentions of one thing under one name, across spellings and scripts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from reader.analysis.entities.crossscript import may_be_one
from reader.analysis.entities.mentions import Mention
from reader.analysis.model import Entity, EntityType
from reader.document import Span
from reader.text.fold import fold


@dataclass(slots=True)
class _Group:
    """Mentions that name one thing so far."""

    type: EntityType
    id: int
    keys: set[str]
    mentions: list[Mention] = field(default_factory=list)
    sure: bool = False

    def take(self, other: _Group) -> None:
        if other.sure and not self.sure:
            self.type = other.type
        self.sure = self.sure or other.sure
        self.id = self.id or other.id
        self.keys |= other.keys
        self.mentions += other.mentions


def link(text: str, mentions: Iterable[Mention]) -> tuple[Entity, ...]:
    """The entities that ``mentions`` name, those with most mentions first, then in text order."""
    groups = _by_name(mentions)
    _give_surnames(groups)
    _join_short_forms(text, groups)
    _join_scripts(groups)
    entities = [_entity(text, group) for group in groups if group.mentions]
    return tuple(sorted(entities, key=lambda e: (-len(e.mentions), e.mentions[0])))


def _by_name(mentions: Iterable[Mention]) -> list[_Group]:
    """One group a listed identity, or a name and type."""
    groups: dict[object, _Group] = {}
    for mention in mentions:
        identity: object = mention.id or (mention.key, mention.type)
        group = groups.get(identity)
        if group is None:
            group = groups[identity] = _Group(mention.type, mention.id, set())
        group.keys.add(mention.key)
        group.mentions.append(mention)
        group.sure = group.sure or mention.sure
    return list(groups.values())


def _give_surnames(groups: list[_Group]) -> None:
    """Give each mention of a bare surname to the person of that surname named last before it.

    Only surnames: people who share a given name are different people.
    """
    full: defaultdict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        if group.type == "PER":
            for key in group.keys:
                words = key.split(" ")
                for first in range(1, len(words)):
                    ending = " ".join(words[first:])
                    if group not in full[ending]:
                        full[ending].append(group)
    for group in groups:
        if group.type != "PER" or group.id or len(group.keys) != 1:
            continue
        (key,) = group.keys
        owners = [owner for owner in full[key] if owner is not group]
        if owners:
            for mention in group.mentions:
                _last_named(owners, mention).mentions.append(mention)
            for owner in owners:
                owner.keys.add(key)
            group.mentions = []
            group.keys = set()


def _last_named(owners: list[_Group], mention: Mention) -> _Group:
    def distance(owner: _Group) -> tuple[bool, int]:
        gaps = [mention.span.start - m.span.start for m in owner.mentions if m.key != mention.key]
        before = [gap for gap in gaps if gap > 0]
        return (not before, min(before) if before else -max(gaps, default=0))

    return min(owners, key=distance)


def _join_short_forms(text: str, groups: list[_Group]) -> None:
    """Join «Mistral AI» with Mistral, and a name with the one in brackets right after it."""
    named: dict[tuple[str, EntityType], _Group] = {
        (key, group.type): group for group in groups for key in group.keys if group.mentions
    }
    for group in groups:
        for key in list(group.keys):
            for ending in (" ai", " ايه اي", " اي اي"):
                short = named.get((key.removesuffix(ending), group.type))
                if key.endswith(ending) and short is not None and short is not group:
                    _merge(group, short)
    starts = {m.span.start: group for group in groups for m in group.mentions}
    for group in groups:
        for mention in list(group.mentions):
            at = mention.span.end
            if text[at : at + 2] == " (" and (other := starts.get(at + 2)) is not None:
                inside = next((m for m in other.mentions if m.span.start == at + 2), None)
                if (
                    inside is not None
                    and other is not group
                    and text[inside.span.end : inside.span.end + 1] == ")"
                    and (other.type == group.type or not (other.sure and group.sure))
                    and not (group.id and other.id)
                ):
                    _merge(group, other)


def _join_scripts(groups: list[_Group]) -> None:
    """Join an Arabic and a Latin spelling of one name."""
    arabic = [g for g in groups if g.mentions and not any(key.isascii() for key in g.keys)]
    latin = [g for g in groups if g.mentions and any(key.isascii() for key in g.keys)]
    for theirs in latin:
        for mine in arabic:
            if (
                mine.mentions
                and (mine.type == theirs.type or not (mine.sure and theirs.sure))
                and not (mine.id and theirs.id)
                and any(may_be_one(a, b) for a in mine.keys for b in theirs.keys if b.isascii())
            ):
                _merge(mine, theirs)
                break


def _merge(into: _Group, other: _Group) -> None:
    into.take(other)
    other.mentions, other.keys = [], set()


def _entity(text: str, group: _Group) -> Entity:
    mentions = sorted(group.mentions, key=lambda mention: mention.span)
    surfaces = Counter(_written(text, mention) for mention in mentions)
    name = _best(surfaces, group.type)
    return Entity(
        name=name,
        type=group.type,
        aliases=tuple(surface for surface in surfaces if surface != name),
        mentions=tuple(mention.span for mention in mentions),
    )


def _written(text: str, mention: Mention) -> str:
    """The name as the mention writes it, white space and the article in «للرياض» restored."""
    written = " ".join(mention.span.of(text).split())
    missing = mention.key.startswith("ال") and not fold(written).startswith("ال")
    return "ا" + written if missing and written.startswith("ل") else written


def _best(surfaces: Counter[str], kind: EntityType) -> str:
    """The name to show: in the script that the text uses more; people's in full."""
    latin = sum(count for surface, count in surfaces.items() if surface.isascii())
    use_latin = latin > surfaces.total() - latin
    if all(s.isupper() for s in surfaces if s.isascii()) and any(" " in s for s in surfaces):
        use_latin = False  # a name written out says more than its initials
    own = [surface for surface in surfaces if surface.isascii() == use_latin] or list(surfaces)
    if kind == "PER":
        return max(own, key=lambda surface: (surface.count(" "), surfaces[surface], len(surface)))
    return max(own, key=lambda surface: (surfaces[surface], len(surface)))


def spans(entities: Iterable[Entity]) -> list[Span]:
    """All mentions in text order."""
    return sorted(span for entity in entities for span in entity.mentions)
