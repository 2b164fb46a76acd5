"""The reader's rules about names, as values: what one says, and what all of them come to."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, get_args

from reader.analysis.model import Entity, EntityType
from reader.text.fold import fold

Action = Literal["same", "distinct", "name", "type", "dismissed", "added"]
ACTIONS: tuple[Action, ...] = get_args(Action)
TYPES: tuple[EntityType, ...] = get_args(EntityType)

_MOMENT = timedelta(milliseconds=1)


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that the reader said; ``names`` are meant as folded.

    ``said`` is when, in UTC: what is said later holds. ``modified`` is when it was last written,
    taken back or brought back: of two states of a rule the later one holds.

    ======== ===================================================================
    same      all ``names`` are one thing, called by the first of them
    distinct  the first of ``names`` is none of the others
    name      what ``names`` name is called ``name``
    type      it is of ``type``
    dismissed it is nothing that has a name
    added     it is named wherever the first of ``names`` stands, and of ``type``
    ======== ===================================================================
    """

    id: str
    action: Action
    names: tuple[str, ...]
    said: datetime
    modified: datetime
    name: str = ""
    type: EntityType | None = None
    extra: Mapping[str, Any] = field(default_factory=_nothing, compare=False)  # others' keys


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One step: ``before`` is None for a new rule, ``after`` is None for one taken back.

    Raises:
        ValueError: both are None, or they are different rules.
    """

    before: Rule | None
    after: Rule | None

    def __post_init__(self) -> None:
        if len({rule.id for rule in (self.before, self.after) if rule is not None}) != 1:
            raise ValueError("a change is about exactly one rule")

    @property
    def id(self) -> str:
        rule = self.after or self.before
        assert rule is not None
        return rule.id

    def inverse(self) -> RuleChange:
        """The change that undoes this one."""
        return RuleChange(self.after, self.before)


@dataclass(frozen=True)
class EntityLexicon:
    """All rules by id, and when those were taken back that are gone (``deleted``).

    ``unread`` are rules of the file that could not be understood; they stay in it, and so does
    what else it says (``extra``).
    """

    rules: Mapping[str, Rule] = field(default_factory=_nothing)
    deleted: Mapping[str, datetime] = field(default_factory=_nothing)
    unread: tuple[Any, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=_nothing)

    @cached_property
    def meaning(self) -> Meaning:
        """What the rules come to, the later ones first."""
        return _meaning(self.rules.values())

    @cached_property
    def spoken(self) -> Mapping[tuple[Action, tuple[str, ...]], Rule]:
        """The last rule of each action about the same names."""
        return {
            (rule.action, tuple(map(name_key, rule.names))): rule
            for rule in sorted(self.rules.values(), key=_order)
        }

    @cached_property
    def last_said(self) -> datetime | None:
        """When the last rule was said."""
        return max((rule.said for rule in self.rules.values()), default=None)


EMPTY = EntityLexicon()
LONGEST = 300  # letters of a name


def name_key(name: str) -> str:
    """What a rule knows a name by: folded, one space between words; "" where nothing is left."""
    return " ".join(fold(name).split())


def changed(lexicon: EntityLexicon, changes: Iterable[RuleChange]) -> EntityLexicon:
    """``lexicon`` after ``changes``. A rule that comes back is later than its deletion."""
    from reader.annotations.model import now

    rules, deleted = dict(lexicon.rules), dict(lexicon.deleted)
    for change in changes:
        if change.after is not None:
            gone = deleted.pop(change.id, None)
            rule = change.after
            if gone is not None and rule.modified <= gone:
                rule = replace(rule, modified=gone + _MOMENT)
            rules[change.id] = rule
        elif rules.pop(change.id, None) is not None:
            assert change.before is not None
            deleted[change.id] = max(now(), change.before.modified)
    return replace(lexicon, rules=MappingProxyType(rules), deleted=MappingProxyType(deleted))


def merged(one: EntityLexicon, other: EntityLexicon) -> EntityLexicon:
    """Both as one: of a rule's states the later one, and a deletion before what it deleted.

    The result says the same whichever comes first.
    """
    deleted = dict(one.deleted)
    for id, moment in other.deleted.items():
        deleted[id] = max(moment, deleted.get(id, moment))
    rules: dict[str, Rule] = {}
    for id in {**one.rules, **other.rules}:
        states = [rule for rule in (one.rules.get(id), other.rules.get(id)) if rule is not None]
        rule = max(states, key=_rank)
        if id in deleted and deleted[id] >= rule.modified:
            continue
        deleted.pop(id, None)
        rules[id] = rule
    return EntityLexicon(
        rules=MappingProxyType(rules),
        deleted=MappingProxyType(deleted),
        unread=tuple(
            {
                json.dumps(item, sort_keys=True): item for item in (*one.unread, *other.unread)
            }.values()
        ),
        extra=MappingProxyType({**other.extra, **one.extra}),
    )


def _rank(rule: Rule) -> tuple[datetime, datetime, str, tuple[str, ...], str, str]:
    return rule.modified, rule.said, rule.action, rule.names, rule.name, rule.type or ""


def about(lexicon: EntityLexicon, entity: Entity) -> tuple[Rule, ...]:
    """The rules that speak of ``entity``, the earliest first."""
    meaning = lexicon.meaning
    keys = dict.fromkeys(name_key(name) for name in (entity.name, *entity.aliases))
    found = dict.fromkeys(meaning.rules.get(meaning.thing(name_key(entity.name)), ()))
    for key in keys:
        found.update(dict.fromkeys(meaning.parting.get(key, ())))
    return tuple(sorted(found, key=_order))


def _order(rule: Rule) -> tuple[datetime, str]:
    return rule.said, rule.id


# -- what the rules come to


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the rules say of a thing, which is known by one of its keys (`thing`).

    ``heads`` are the keys that merged things are called by, ``called`` the names given to them,
    ``apart`` what a key is no part of. ``added`` are the keys that are named wherever they stand.
    """

    things: Mapping[str, str]
    heads: Mapping[str, str]
    called: Mapping[str, str]
    types: Mapping[str, EntityType]
    dismissed: frozenset[str]
    added: Mapping[str, str]  # key → the name as the reader wrote it
    apart: Mapping[str, frozenset[str]]
    rules: Mapping[str, Sequence[Rule]]  # by the thing that they speak of
    parting: Mapping[str, Sequence[Rule]]  # «distinct» ones, by each of their keys

    def thing(self, key: str) -> str:
        """The key that stands for all names of what ``key`` names."""
        return self.things.get(key, key)


def _meaning(rules: Iterable[Rule]) -> Meaning:
    ordered = [(rule, _keys(rule)) for rule in sorted(rules, key=_order)]
    ordered = [(rule, keys) for rule, keys in ordered if keys]
    things = _things(ordered)
    heads: dict[str, str] = {}
    called: dict[str, str] = {}
    named: dict[str, str] = {}  # by the key of the name itself
    types: dict[str, EntityType] = {}
    added: dict[str, tuple[str, str]] = {}  # key → the name as written, thing
    dismissed: set[str] = set()
    apart: dict[str, set[str]] = {}
    spoken: defaultdict[str, list[Rule]] = defaultdict(list)
    parting: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule, keys in ordered:
        if rule.action == "distinct":
            apart.setdefault(keys[0], set()).update(keys[1:])
            for key in keys:
                parting[key].append(rule)
            continue
        for thing in dict.fromkeys(things.get(key, key) for key in keys):
            match rule.action:
                case "same":
                    heads[thing] = keys[0]
                    called.pop(thing, None)
                    if keys[0] in named:
                        called[thing] = named[keys[0]]
                case "name" if things.get(new := name_key(rule.name)) == thing:
                    called[thing] = named[new] = rule.name
                case "type" | "added" if rule.type is not None:
                    types[thing] = rule.type
                case "dismissed":
                    dismissed.add(thing)
            if rule.action == "added":
                dismissed.discard(thing)
            spoken[thing].append(rule)
        if rule.action == "added":
            written = next(name for name in rule.names if name_key(name) == keys[0])
            added[keys[0]] = written, things.get(keys[0], keys[0])
    return Meaning(
        things=things,
        heads=heads,
        called=called,
        types=types,
        dismissed=frozenset(dismissed),
        added={key: name for key, (name, thing) in added.items() if thing not in dismissed},
        apart={
            key: frozenset(o for o in others if things.get(o, o) != things.get(key, key))
            for key, others in apart.items()
        },
        rules=spoken,
        parting=parting,
    )


def _keys(rule: Rule) -> list[str]:
    return list(dict.fromkeys(filter(None, map(name_key, rule.names))))


def _things(ordered: list[tuple[Rule, list[str]]]) -> dict[str, str]:
    """Every key that is one with others, with the key that stands for them (union–find)."""
    links: dict[frozenset[str], tuple[str, str] | None] = {}  # None: the last word is «distinct»
    for rule, keys in ordered:
        if rule.action == "name":
            keys = list(dict.fromkeys((*keys, *filter(None, [name_key(rule.name)]))))
        elif rule.action not in ("same", "distinct"):
            continue
        for other in keys[1:]:
            pair = frozenset((keys[0], other))
            links[pair] = None if rule.action == "distinct" else (keys[0], other)
    parents: dict[str, str] = {}

    def root(key: str) -> str:
        while (above := parents.setdefault(key, key)) != key:
            parents[key] = key = parents[above]
        return key

    for link in links.values():
        if link is not None:
            one, other = map(root, link)
            parents[max(one, other)] = min(one, other)
    return {key: root(key) for key in parents}
