"""The entities of a text as its reader wants them: those of the analysis, after the rules.

In this order: names that are none of the others leave their entity; entities that are one thing
join; dismissed ones go; added names are found; what is left is called and typed as the rules say.
What no rule speaks of stays the very same object.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reader.analysis.model import Entity, EntityType
from reader.document import Span
from reader.library.entity_lexicon.lexicon import EntityLexicon
from reader.library.entity_lexicon.meaning import Meaning
from reader.library.entity_lexicon.rules import LONGEST, name_key

_NEW_TYPE: EntityType = "MISC"


@dataclass(frozen=True, slots=True)
class Applied:
    """What the rules make of a text's entities, and which of them the reader has dismissed."""

    entities: tuple[Entity, ...]
    dismissed: tuple[Entity, ...] = ()


def apply(entities: Sequence[Entity], text: str, lexicon: EntityLexicon) -> tuple[Entity, ...]:
    """``entities`` of ``text`` after the rules of ``lexicon``: see `applied`."""
    return applied(entities, text, lexicon).entities


def applied(entities: Sequence[Entity], text: str, lexicon: EntityLexicon) -> Applied:
    """``entities`` of ``text``, whose mentions are disjoint, after the rules of ``lexicon``.

    Those with most mentions come first, as long as any rule speaks of them. Mentions stay disjoint
    and in order. Applying the rules to the result changes nothing any more. Takes time linear in
    the text, the mentions and the rules.
    """
    if not lexicon.rules:
        return Applied(tuple(entities))
    meaning = lexicon.meaning
    parts = [part for entity in entities for part in _parted(entity, text, meaning)]
    groups: defaultdict[str, list[_Part]] = defaultdict(list)
    for part in parts:
        groups[meaning.thing(name_key(part.entity.name))].append(part)
    dismissed = [_one(groups.pop(it), meaning, it) for it in [*groups] if it in meaning.dismissed]
    if meaning.added:
        _add(groups, text, meaning)
    made = [_one(group, meaning, thing) for thing, group in groups.items()]
    return Applied(tuple(sorted(made, key=_place)), tuple(sorted(dismissed, key=_place)))


def _place(entity: Entity) -> tuple[int, tuple[Span, ...], str]:
    return -len(entity.mentions), entity.mentions[:1], entity.name


@dataclass(frozen=True, slots=True)
class _Part:
    """An entity, or a part of one, and the key that each of its mentions is written as."""

    entity: Entity
    keys: tuple[str, ...]  # of the mentions, in their order

    def without(self, gone: Iterable[int]) -> _Part | None:
        """What is left without some of the mentions; None where that is nothing."""
        lost = set(gone)
        if not lost:
            return self
        kept = [at for at in range(len(self.keys)) if at not in lost]
        return self.only(kept) if kept else None

    def only(self, kept: Sequence[int]) -> _Part:
        """This part with some of its mentions, and the aliases and reasons that they leave it."""
        keys = tuple(self.keys[at] for at in kept)
        lost = set(self.keys).difference(keys)
        aliases = tuple(alias for alias in self.entity.aliases if name_key(alias) not in lost)
        mentions = tuple(self.entity.mentions[at] for at in kept)
        reasons = tuple(
            why
            for why in self.entity.reasons
            if lost.isdisjoint((name_key(why.first), name_key(why.second)))
        )
        left = replace(self.entity, aliases=aliases, mentions=mentions, reasons=reasons)
        return _Part(left, keys)


def _part(entity: Entity, text: str) -> _Part:
    order = sorted(entity.mentions)
    if tuple(order) != entity.mentions:
        entity = replace(entity, mentions=tuple(order))
    known = {name_key(name) for name in (entity.name, *entity.aliases)}
    return _Part(entity, tuple(_key_of(span.of(text), known) for span in order))


def _key_of(written: str, known: set[str]) -> str:
    """The key of a mention; «لرياض» of «للرياض» is «الرياض», where that is a name of it."""
    key = name_key(written)
    return f"ا{key}" if key not in known and f"ا{key}" in known else key


def _parted(entity: Entity, text: str, meaning: Meaning) -> Iterator[_Part]:
    """``entity``, and every name as an entity of its own that is none of its other names."""
    part = _part(entity, text)
    if not meaning.apart:
        yield part
        return
    spellings = {name_key(name) for name in (entity.name, *entity.aliases)} | {*part.keys}
    leaving = {
        key for key in part.keys if not meaning.apart.get(key, frozenset()).isdisjoint(spellings)
    }
    if not leaving:
        yield part
        return
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(part.keys):
        places[key if key in leaving else ""].append(at)
    for key, kept in places.items():
        yield _renamed(part.only(kept), key in leaving, text)


def _renamed(part: _Part, alone: bool, text: str) -> _Part:
    """``part`` under a name that it has: a name that left alone takes no alias with it."""
    own = set(part.keys)
    names = [n for n in (part.entity.name, *part.entity.aliases) if name_key(n) in own]
    if not alone and name_key(part.entity.name) in own:
        return part
    if names:
        often = Counter(part.keys)
        name = max(names, key=lambda n: (often[name_key(n)], len(n)))
    else:
        name = " ".join(part.entity.mentions[0].of(text).split())
    aliases = tuple(n for n in names if n != name)
    return _Part(replace(part.entity, name=name, aliases=aliases), part.keys)


# -- names that the reader has added


def is_addable(name: str, span: Span, text: str) -> bool:
    """Whether ``name``, once it is added, would be found at ``span`` of ``text``."""
    key = name_key(name)
    if not key or len(name) > LONGEST or "\n" in name:
        return False
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    paragraph = text[start : len(text) if end < 0 else end]
    return any(found.shifted(start).overlaps(span) for found, _ in _occurrences(paragraph, [key]))


def _add(groups: dict[str, list[_Part]], text: str, meaning: Meaning) -> None:
    """Give ``groups`` the mentions of added names, which go before all that they cover or cut.

    Only where one stands inside a longer name is it no mention.
    """
    found = list(_occurrences(text, meaning.added))
    spans = [span for span, _ in found]
    blocked: set[int] = set()
    for thing, parts in [*groups.items()]:
        left = []
        for part in parts:
            lost = []
            for at, mention in enumerate(part.entity.mentions):
                over = _over(spans, mention)
                if not over:
                    continue
                if all(_inside(spans[number], mention) for number in over):
                    blocked.update(over)
                else:
                    lost.append(at)
            rest = part.without(lost)
            if rest is not None:
                left.append(rest)
        if left:
            groups[thing] = left
        else:
            del groups[thing]
    new: defaultdict[str, list[Span]] = defaultdict(list)
    for number, (span, key) in enumerate(found):
        if number not in blocked:
            new[key].append(span)
    for key, mentions in new.items():
        thing = meaning.thing(key)
        made = Entity(meaning.added[key], meaning.types.get(thing, _NEW_TYPE), (), tuple(mentions))
        groups.setdefault(thing, []).append(_Part(made, (key,) * len(mentions)))


def _over(spans: Sequence[Span], mention: Span) -> range:
    """Which of ``spans``, disjoint and in order, share words with ``mention``."""
    first = bisect_left(spans, mention.start, key=lambda span: span.end - 1)
    last = first
    while last < len(spans) and spans[last].start < mention.end:
        last += 1
    return range(first, last)


def _inside(span: Span, mention: Span) -> bool:
    return mention.start <= span.start and span.end <= mention.end and len(span) < len(mention)


def _occurrences(text: str, added: Iterable[str]) -> Iterator[tuple[Span, str]]:
    """Where the ``added`` keys stand as whole words, a clitic left outside; the longest first.

    In order and disjoint.
    """
    # The engine loads at the first use, after the page is readable.
    from reader.analysis.entities.forms import letters_outside, variants
    from reader.analysis.entities.lexicon import Phrases, phrase_key
    from reader.analysis.entities.tokens import slices, surface_offset, tokenise

    names: Phrases[str] = Phrases()
    for key in added:
        phrase = phrase_key(key)
        if phrase:
            names.add(phrase, key)
    for piece in slices(text):
        tokens = tokenise(text, piece)
        folded = [token.word for token in tokens]
        at = 0
        while at < len(tokens):
            token = tokens[at]
            ways = variants(token.word) if token.script == "arabic" else (token.word,)
            for bare in ways:
                reach = names.reach.get(bare, 0)
                found = names.longest(bare, folded[at + 1 : at + reach]) if reach else None
                if found is None:
                    continue
                length, key = found
                start = token.start
                if bare != token.word:
                    outside = letters_outside(token.word, bare)
                    start += surface_offset(token.text, outside)
                yield Span(start, tokens[at + length - 1].end), key
                at += length - 1
                break
            at += 1


# -- the entity that comes of it


def _one(parts: list[_Part], meaning: Meaning, thing: str) -> Entity:
    """The parts of one thing as one entity, named and typed as the rules say."""
    lead = max(parts, key=_weight)
    entity = lead.entity
    name, kind = _name(parts, lead, meaning, thing), meaning.types.get(thing, entity.type)
    if len(parts) == 1 and name == entity.name and kind == entity.type:
        return entity
    mentions = sorted(span for part in parts for span in part.entity.mentions)
    return replace(
        entity,
        name=name,
        type=kind,
        aliases=tuple(spelling for spelling in _spellings(parts) if spelling != name),
        mentions=tuple(mentions),
        reasons=tuple(dict.fromkeys(why for part in parts for why in part.entity.reasons)),
    )


def _spellings(parts: Iterable[_Part]) -> list[str]:
    """All names of the parts, those first whose first mention is first."""
    first: dict[str, Span] = {}
    for part in parts:
        for key, span in zip(part.keys, part.entity.mentions, strict=True):
            first[key] = min(span, first.get(key, span))
    spellings = {name for part in parts for name in (part.entity.name, *part.entity.aliases)}
    known = [(first[key], name) for name in spellings if (key := name_key(name)) in first]
    others = spellings.difference(name for _, name in known)
    return [*(name for _, name in sorted(known)), *sorted(others)]


def _weight(part: _Part) -> tuple[int, int, str]:
    first = part.entity.mentions[0].start if part.entity.mentions else 0
    return len(part.keys), -first, part.entity.name


def _name(parts: list[_Part], lead: _Part, meaning: Meaning, thing: str) -> str:
    if meaning.called.get(thing):
        return meaning.called[thing]
    head = meaning.heads.get(thing)
    for part in parts if head is not None else ():
        for name in (part.entity.name, *part.entity.aliases):
            if name_key(name) == head:
                return name
    return lead.entity.name
