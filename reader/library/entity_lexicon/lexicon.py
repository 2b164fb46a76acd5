"""All rules of the reader as one value, and how it changes and merges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reader.analysis.model import Entity
from reader.library.entity_lexicon.rules import Action, Rule, RuleChange, name_key, nothing, order

if TYPE_CHECKING:
    from reader.library.entity_lexicon.meaning import Meaning

MOMENT = timedelta(milliseconds=1)  # as exact as the file is


@dataclass(frozen=True)
class EntityLexicon:
    """All rules by id, and when those were taken back that are gone (``deleted``).

    ``unread`` are rules of the file that could not be understood; they stay in it, and so does
    what else it says (``extra``).
    """

    rules: Mapping[str, Rule] = field(default_factory=nothing)
    deleted: Mapping[str, datetime] = field(default_factory=nothing)
    unread: tuple[Any, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=nothing)

    @cached_property
    def meaning(self) -> Meaning:
        """What the rules come to."""
        from reader.library.entity_lexicon.meaning import meaning  # not before there are rules

        return meaning(self.rules.values())

    @cached_property
    def spoken(self) -> Mapping[tuple[Action, tuple[str, ...]], Rule]:
        """The last rule of each action about the same names."""
        return {
            (rule.action, tuple(map(name_key, rule.names))): rule
            for rule in sorted(self.rules.values(), key=order)
        }

    @cached_property
    def last_said(self) -> datetime | None:
        """When the last rule was said."""
        return max((rule.said for rule in self.rules.values()), default=None)


EMPTY = EntityLexicon()


def changed(lexicon: EntityLexicon, changes: Iterable[RuleChange]) -> EntityLexicon:
    """``lexicon`` after ``changes``. A rule that comes back is later than its deletion."""
    from reader.annotations.model import now

    rules, deleted = dict(lexicon.rules), dict(lexicon.deleted)
    for change in changes:
        if change.after is not None:
            gone = deleted.pop(change.id, None)
            rule = change.after
            if gone is not None and rule.modified <= gone:
                rule = replace(rule, modified=gone + MOMENT)
            rules[change.id] = rule
        elif rules.pop(change.id, None) is not None:
            assert change.before is not None
            deleted[change.id] = max(now(), change.before.modified)
    return replace(lexicon, rules=MappingProxyType(rules), deleted=MappingProxyType(deleted))


def merged(one: EntityLexicon, other: EntityLexicon) -> EntityLexicon:
    """Both as one: of a rule's states the later one, and a deletion before what it deleted.

    The result says the same whichever comes first.
    """
    import json  # some milliseconds, and not before there is something to merge

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
    return tuple(sorted(found, key=order))
