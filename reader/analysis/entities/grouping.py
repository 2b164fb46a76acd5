"""Mentions that name one thing so far, and the merging of two such groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reader.analysis.entities.mentions import Mention
from reader.analysis.model import EntityType, Rule


@dataclass(slots=True, eq=False)
class Group:
    """Mentions that name one thing so far, and why: rule and two of its keys."""

    type: EntityType
    id: int
    keys: dict[str, None] = field(default_factory=dict)  # in the order they came
    mentions: list[Mention] = field(default_factory=list)
    sure: bool = False
    reasons: list[tuple[Rule, str, str]] = field(default_factory=list)
    merged_into: Group | None = None


def by_name(mentions: Iterable[Mention]) -> list[Group]:
    """One group a listed identity, or a name and type."""
    groups: dict[object, Group] = {}
    for mention in mentions:
        identity: object = mention.id or (mention.key, mention.type)
        group = groups.get(identity)
        if group is None:
            group = groups[identity] = Group(mention.type, mention.id)
        if group.keys and mention.key not in group.keys:
            group.reasons.append(("listed", next(iter(group.keys)), mention.key))
        group.keys[mention.key] = None
        group.mentions.append(mention)
        group.sure = group.sure or mention.sure
    return list(groups.values())


def standing(group: Group) -> Group:
    """The group that ``group`` has become part of, itself where it stands alone."""
    while group.merged_into is not None:
        if group.merged_into.merged_into is not None:  # a shorter way for the next to ask
            group.merged_into = group.merged_into.merged_into
        group = group.merged_into
    return group


def may_join(one: Group, other: Group) -> bool:
    """Whether two names may be of one thing: types agree or are guessed, at most one is listed."""
    return (
        one is not other
        and bool(one.mentions and other.mentions)
        and (one.type == other.type or not (one.sure and other.sure))
        and not (one.id and other.id)
    )


def merge(into: Group, other: Group, rule: Rule, first: str, second: str) -> None:
    """Make ``other`` part of ``into``, because their keys ``first`` and ``second`` are one name."""
    if other.sure and not into.sure:
        into.type = other.type
    into.sure = into.sure or other.sure
    into.id = into.id or other.id
    # The longer lists take up the shorter ones: many merges stay cheap.
    if len(other.mentions) > len(into.mentions):
        into.mentions, other.mentions = other.mentions, into.mentions
        into.keys, other.keys = other.keys, into.keys
        into.reasons, other.reasons = other.reasons, into.reasons
    into.keys |= other.keys
    into.mentions += other.mentions
    into.reasons += [*other.reasons, (rule, first, second)]
    other.mentions, other.keys, other.reasons = [], {}, []
    other.merged_into = into
