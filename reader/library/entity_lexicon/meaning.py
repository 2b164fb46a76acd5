"""What all rules about names come to: which names are one, and what is said of each thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.analysis.model import EntityType
from reader.library.entity_lexicon.rules import Rule, name_key, order


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


def meaning(rules: Iterable[Rule]) -> Meaning:
    """What ``rules`` come to; what is said later holds."""
    ordered = [(rule, _keys(rule)) for rule in sorted(rules, key=order)]
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
                case "name" if things.get(new := name_key(rule.name), new) == thing:
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
