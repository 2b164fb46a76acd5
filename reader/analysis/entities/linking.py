"""Gathering the mentions of one thing under one name, across spellings and scripts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import islice

from reader.analysis.entities.crossscript import Namesakes, is_latin
from reader.analysis.entities.grouping import Group, by_name, may_join, merge, standing
from reader.analysis.entities.letternames import initials
from reader.analysis.entities.lexicon import lexicon
from reader.analysis.entities.mentions import Mention
from reader.analysis.entities.shortforms import give_short_forms
from reader.analysis.entities.spelling import bases, plain
from reader.analysis.model import Entity, EntityType, Reason, Rule
from reader.document import Span
from reader.text.fold import fold

_CLOSING_MARKS = ("»", '"', "”", "’")
SHORTEST_INITIALS = 3
MOST = 8  # groups that share a form of a name and are compared: linear time


def link(text: str, mentions: Iterable[Mention]) -> tuple[Entity, ...]:
    """The entities that ``mentions`` name, those with most mentions first, then in text order."""
    groups = by_name(sorted(mentions, key=lambda mention: mention.span))
    _join_listed(groups)
    _join_plain(groups)
    _join_brackets(text, groups)
    _join_initials(groups)
    _join_alike(groups)
    give_short_forms(text, groups)
    entities = [_entity(text, group) for group in groups if group.mentions]
    return tuple(sorted(entities, key=lambda e: (-len(e.mentions), e.mentions[0])))


def _join_listed(groups: list[Group]) -> None:
    """Join «شركة ميسترال» with what the lists say is ميسترال."""
    names = lexicon().names.meanings
    listed = {group.id: group for group in groups if group.id}
    for group in groups:
        key = next(iter(group.keys))
        for _, base in () if group.id else bases(key, group.type):
            entry = names.get(base)
            while entry is not None and entry.type != group.type:
                entry = entry.otherwise
            if entry is None or not entry.id:
                continue
            if entry.id not in listed:
                group.id = entry.id
                listed[entry.id] = group
            elif may_join(listed[entry.id], group):
                other = listed[entry.id]
                merge(other, group, "listed", next(iter(other.keys)), key)
            break


def _join_plain(groups: list[Group]) -> None:
    """Join names that differ in spaces, marks, an article or words such as «شركة» and Inc."""
    named: defaultdict[str, dict[Group, str]] = defaultdict(dict)
    for group in groups:
        for key in group.keys:
            named[plain(key)][group] = key
    for group in list(groups):
        for key in list(group.keys):
            forms: list[tuple[Rule, str]] = [("spelling", key), *bases(key, group.type)]
            for rule, form in forms:
                form = plain(form)
                for other, theirs in islice(named[form].items(), MOST) if form else ():
                    mine, their = standing(group), standing(other)
                    if may_join(mine, their) and mine.type == their.type:
                        merge(mine, their, rule, key, theirs)
                if form:
                    named[form].setdefault(group, key)


def _join_brackets(text: str, groups: list[Group]) -> None:
    """Join a name with its translation or its initials in brackets right after it."""
    starts = {m.span.start: (group, m) for group in groups for m in group.mentions}
    for group, mention in [starts[start] for start in sorted(starts)]:
        at = mention.span.end
        while at < len(text) and text[at] in _CLOSING_MARKS:
            at += 1
        if text[at : at + 2] != " (" or at + 2 not in starts:
            continue
        other, inner = starts[at + 2]
        if text[inner.span.end : inner.span.end + 1] != ")":
            continue
        mine, theirs = standing(group), standing(other)
        translated = is_latin(mention.key) != is_latin(inner.key)
        if (translated or _shortened(text, mention, inner)) and may_join(mine, theirs):
            merge(mine, theirs, "brackets", mention.key, inner.key)


def _shortened(text: str, mention: Mention, inner: Mention) -> bool:
    """Whether what stands in brackets may be initials: of each word, or from the first on."""
    capitals = inner.span.of(text).isupper() and " " in mention.key and " " not in inner.key
    return capitals and inner.key[0] == mention.key[0]


def _join_initials(groups: list[Group]) -> None:
    """Join «World Health Organization» and WHO."""
    spelled_out: dict[str, list[tuple[Group, str]]] = {}
    for group in groups:
        for key in group.keys:
            if group.type == "ORG" and " " in key and is_latin(key):
                for short in initials(key.split(" ")):
                    spelled_out.setdefault(short, []).append((group, key))
    for group in groups:
        for key in list(group.keys):
            if len(key) < SHORTEST_INITIALS or " " in key:
                continue
            for other, full in spelled_out.get(key, [])[:MOST]:
                mine, theirs = standing(group), standing(other)
                if may_join(theirs, mine) and mine.type == theirs.type:
                    merge(theirs, mine, "initials", full, key)


def _join_alike(groups: list[Group]) -> None:
    """Join spellings of one name in a script or in two, those that most speaks for first.

    A name in one script joins one in the other, not all that sound like it.
    """
    names = Namesakes()
    owners: defaultdict[str, dict[Group, str]] = defaultdict(dict)
    forms = [(form, key, group) for group in groups for key in group.keys
             for form in (key, *(rest for rule, rest in bases(key, group.type) if rule == "affix"))
            ]  # fmt: skip
    found = []
    for place, (form, key, group) in enumerate(forms):
        for other, why in names.alike(form):
            rank = why.rule != "letters", -why.evidence, place, other
            found += [(rank, group, owner, key, full, why) for owner, full in owners[other].items()]
        names.add(form)
        owners[form].setdefault(group, key)
    for _, one, two, key, other, why in sorted(found, key=lambda match: match[0]):
        mine, theirs = standing(one), standing(two)
        # What is listed has its other spellings listed too.
        certain = not (mine.id or theirs.id) and mine.type == theirs.type
        if may_join(mine, theirs) and (why.sure or certain):
            crosses = is_latin(key) != is_latin(other)
            if not (crosses and why.rule == "sounds" and (_scripts(mine) & _scripts(theirs))):
                merge(theirs, mine, why.rule, other, key)


def _scripts(group: Group) -> set[bool]:
    return {is_latin(key) for key in group.keys}


def _entity(text: str, group: Group) -> Entity:
    mentions = sorted(group.mentions, key=lambda mention: mention.span)
    written: dict[str, str] = {}
    surfaces: Counter[str] = Counter()
    for mention in mentions:
        surface = _written(text, mention)
        written.setdefault(mention.key, surface)
        surfaces[surface] += 1
    name = _best(surfaces, group.type)
    place = {key: at for at, key in enumerate(written)}
    reasons = {
        Reason(rule, written[first], written[second]): None
        for rule, first, second in sorted(group.reasons, key=lambda r: _place(place, r))
        if first in written and second in written and written[first] != written[second]
    }
    return Entity(
        name=name,
        type=group.type,
        aliases=tuple(surface for surface in surfaces if surface != name),
        mentions=tuple(mention.span for mention in mentions),
        reasons=tuple(reasons),
    )


def _place(place: dict[str, int], reason: tuple[Rule, str, str]) -> tuple[int, int, str]:
    """Where both names of a reason have been written, to put reasons in order."""
    rule, first, second = reason
    here = place.get(first, 0), place.get(second, 0)
    return max(here), min(here), rule


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
