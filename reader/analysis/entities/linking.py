"""Gathering the mentions of one thing under one name, across spellings and scripts."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from reader.analysis.entities.crossscript import is_latin, signatures
from reader.analysis.entities.mentions import Mention
from reader.analysis.model import Entity, EntityType
from reader.document import Span
from reader.text.fold import fold

_COMPANY_ENDINGS = (" ai", " ايه اي", " اي اي")
SURE_SOUNDS = 5  # as many sounds in common are no chance
_CLOSING_MARKS = ("»", '"', "”", "’")


@dataclass(slots=True, eq=False)
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
    full: defaultdict[str, dict[_Group, None]] = defaultdict(dict)
    for group in groups:
        if group.type == "PER":
            for key in group.keys:
                for ending in _endings(key):
                    full[ending][group] = None
    bare = [g for g in groups if g.type == "PER" and not g.id and len(g.keys) == 1]
    for group in sorted(bare, key=lambda g: -min(key.count(" ") for key in g.keys)):
        (key,) = group.keys
        owners = [owner for owner in full[key] if owner is not group]
        if owners:
            given = sorted((m.span.start, at) for at, o in enumerate(owners) for m in o.mentions)
            for mention in group.mentions:
                before = bisect_left(given, (mention.span.start, 0)) - 1
                owners[given[max(before, 0)][1]].mentions.append(mention)
            for owner in owners:
                owner.keys.add(key)
            group.mentions, group.keys = [], set()


def _endings(key: str) -> list[str]:
    words = key.split(" ")
    return [" ".join(words[first:]) for first in range(1, len(words))]


def _join_short_forms(text: str, groups: list[_Group]) -> None:
    """Join «Mistral AI» with Mistral, and a name with the one in brackets right after it."""
    named = {(key, group.type): group for group in groups for key in group.keys}
    for group in groups:
        for key in list(group.keys):
            for ending in _COMPANY_ENDINGS:
                short = named.get((key.removesuffix(ending), group.type))
                if key.endswith(ending) and short and short is not group and short.mentions:
                    _merge(group, short)
    starts = {m.span.start: (group, m.span) for group in groups for m in group.mentions}
    owner = {group: group for group in groups}
    for group in groups:
        for mention in list(group.mentions):
            at = mention.span.end
            while text[at : at + 1] in _CLOSING_MARKS and at < len(text):
                at += 1
            if text[at : at + 2] != " (" or at + 2 not in starts:
                continue
            inner, span = starts[at + 2]
            inner = owner[inner]
            closed = text[span.end : span.end + 1] == ")"
            translated = is_latin(mention.key) != is_latin(span.of(text))
            if closed and translated and _may_join(group, inner):
                _merge(group, inner)
                owner[inner] = group


def _may_join(one: _Group, other: _Group) -> bool:
    """Whether two names may be of one thing: types agree or are guessed, at most one is listed."""
    return (
        one is not other
        and bool(one.mentions and other.mentions)
        and (one.type == other.type or not (one.sure and other.sure))
        and not (one.id and other.id)
    )


def _join_scripts(groups: list[_Group]) -> None:
    """Join an Arabic and a Latin spelling of one name."""
    sounding: defaultdict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        for key in group.keys:
            if not is_latin(key):
                for sign in signatures(key):
                    sounding[sign].append(group)
    for theirs in groups:
        signs = [sign for key in theirs.keys if is_latin(key) for sign in signatures(key)]
        for sign in signs:
            for mine in sounding.get(sign, ()):
                listed = bool(mine.id or theirs.id)  # its other spellings are listed too
                if _may_join(mine, theirs) and len(sign) >= SURE_SOUNDS * listed:
                    _merge(mine, theirs)


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
    latin = sum(count for surface, count in surfaces.items() if is_latin(surface))
    use_latin = latin > surfaces.total() - latin
    if all(s.isupper() for s in surfaces if is_latin(s)) and any(" " in s for s in surfaces):
        use_latin = False  # a name written out says more than its initials
    own = [surface for surface in surfaces if is_latin(surface) == use_latin] or list(surfaces)
    if kind == "PER":
        return max(own, key=lambda surface: (surface.count(" "), surfaces[surface], len(surface)))
    return max(own, key=lambda surface: (surfaces[surface], len(surface)))


def spans(entities: Iterable[Entity]) -> list[Span]:
    """All mentions in text order."""
    return sorted(span for entity in entities for span in entity.mentions)
