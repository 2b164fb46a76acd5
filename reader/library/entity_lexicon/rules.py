"""The reader's rules about names, as values, and changes to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal, get_args

from reader.analysis.model import EntityType
from reader.text.fold import fold

Action = Literal["same", "distinct", "name", "type", "dismissed", "added"]
ACTIONS: tuple[Action, ...] = get_args(Action)
TYPES: tuple[EntityType, ...] = get_args(EntityType)


def nothing() -> Mapping[str, Any]:
    """An empty mapping that stays empty."""
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
    extra: Mapping[str, Any] = field(default_factory=nothing, compare=False)  # others' keys


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


LONGEST = 300  # letters of a name


def name_key(name: str) -> str:
    """What a rule knows a name by: folded, one space between words; "" where nothing is left."""
    return " ".join(fold(name).split())


def order(rule: Rule) -> tuple[datetime, str]:
    """By when it was said; what comes later holds."""
    return rule.said, rule.id
