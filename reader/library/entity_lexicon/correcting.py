"""What a reader does to entities, as changes of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from reader.analysis.model import Entity, EntityType
from reader.annotations.model import new_id, now
from reader.library.entity_lexicon.lexicon import MOMENT, EntityLexicon, about, changed
from reader.library.entity_lexicon.rules import Action, Rule, RuleChange, name_key


def renaming(lexicon: EntityLexicon, entity: Entity, name: str) -> Iterator[RuleChange]:
    """Calling ``entity`` ``name``; if that names another one, both are one."""
    name = " ".join(name.split())
    if name_key(name) and name != entity.name:
        yield _saying(lexicon, "name", (entity.name,), name=name)


def retyping(
    lexicon: EntityLexicon, entities: Iterable[Entity], kind: EntityType
) -> Iterator[RuleChange]:
    """Taking ``entities`` for things of another kind."""
    for entity in entities:
        if entity.type != kind:
            yield _saying(lexicon, "type", (entity.name,), kind=kind)


def dismissing(lexicon: EntityLexicon, entities: Iterable[Entity]) -> Iterator[RuleChange]:
    """Taking ``entities`` for no names of anything."""
    for entity in entities:
        yield _saying(lexicon, "dismissed", (entity.name,))


def merging(
    lexicon: EntityLexicon, entity: Entity, others: Iterable[Entity]
) -> Iterator[RuleChange]:
    """Taking ``others`` for the same as ``entity``, which gives them its name and type."""
    others = tuple(others)
    names = tuple(dict.fromkeys((entity.name, *(other.name for other in others))))
    if len({name_key(name) for name in names}) > 1:
        yield _saying(lexicon, "same", names)
        if any(other.type != entity.type for other in others):
            yield _saying(lexicon, "type", (entity.name,), kind=entity.type)


def editing(
    lexicon: EntityLexicon, entity: Entity, name: str, kind: EntityType, same: Entity | None
) -> Iterator[RuleChange]:
    """Taking ``entity`` for the same as another one, if that is given, of this name and kind."""
    if same is not None:
        changes = list(merging(lexicon, same, [entity]))
        yield from changes
        lexicon, entity = changed(lexicon, changes), same
    renamed = list(renaming(lexicon, entity, name))
    yield from renamed
    yield from retyping(changed(lexicon, renamed), [entity], kind)


def splitting(
    lexicon: EntityLexicon, entity: Entity, aliases: Iterable[str]
) -> Iterator[RuleChange]:
    """Taking some of the names of ``entity`` for those of another thing."""
    spellings = dict.fromkeys((entity.name, *entity.aliases))
    keys = {name_key(alias) for alias in aliases}
    leaving = tuple(name for name in spellings if name_key(name) in keys)
    rest = tuple(name for name in spellings if name_key(name) not in keys)
    if not leaving or not rest:
        return
    for name in leaving:
        yield _saying(lexicon, "distinct", (name, *rest))
    thing = lexicon.meaning.thing
    merged = tuple(name for name in rest if thing(name_key(name)) == thing(name_key(entity.name)))
    for names in (leaving, merged):  # what stays together does so though a link to it is cut
        if len(names) > 1:
            yield _saying(lexicon, "same", names)


def adding(lexicon: EntityLexicon, name: str, kind: EntityType) -> Iterator[RuleChange]:
    """Taking ``name`` for the name of something, wherever it stands."""
    name = " ".join(name.split())
    if name_key(name):
        yield _saying(lexicon, "added", (name,), kind=kind)


def restoring(
    lexicon: EntityLexicon, entities: Iterable[Entity], *actions: Action
) -> Iterator[RuleChange]:
    """Taking back all that was said of ``entities``, or only rules of some ``actions``."""
    rules = (rule for entity in entities for rule in about(lexicon, entity))
    for rule in dict.fromkeys(rules):
        if not actions or rule.action in actions:
            yield RuleChange(rule, None)


def importing(lexicon: EntityLexicon, other: EntityLexicon) -> Iterator[RuleChange]:
    """Taking over the rules of another lexicon; of two states of a rule the later one holds."""
    for id, rule in other.rules.items():
        present = lexicon.rules.get(id)
        if present is None or rule.modified > present.modified:
            yield RuleChange(present, rule)


def onto(lexicon: EntityLexicon, change: RuleChange) -> RuleChange | None:
    """``change`` on top of what the rule says by now, later than that; None if nothing is left."""
    present = lexicon.rules.get(change.id)
    if change.after is None:
        return RuleChange(present, None) if present is not None else None
    moment = now() if present is None else max(now(), present.modified + MOMENT)
    return RuleChange(present, replace(change.after, modified=moment))


def _saying(
    lexicon: EntityLexicon,
    action: Action,
    names: tuple[str, ...],
    *,
    name: str = "",
    kind: EntityType | None = None,
) -> RuleChange:
    """A rule, in place of the one that said the like of the same names."""
    present = lexicon.spoken.get((action, tuple(map(name_key, names))))
    id = present.id if present is not None else new_id()
    moment = _later(lexicon)
    return RuleChange(present, Rule(id, action, names, moment, moment, name, kind))


def _later(lexicon: EntityLexicon) -> datetime:
    """Now, and after all that was said before: the last word holds."""
    last = lexicon.last_said
    return now() if last is None else max(now(), last + MOMENT)
