"""What an analysis says about a text: statistics and entities, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from reader.document import Span

Kind = Literal[
    "number", "ordinal", "percent", "points", "money", "ratio", "multiplier", "quantity",
    "dimension", "area", "volume", "weight", "speed", "temperature", "magnitude", "power",
    "data_size", "age", "duration", "relative_time", "date", "time", "datetime", "date_range",
    "time_range", "datetime_range", "range", "percent_range", "money_range", "age_range",
]  # fmt: skip
GROUPS: dict[str, tuple[Kind, ...]] = {
    "percent": ("percent", "points", "percent_range", "ratio", "multiplier"),
    "money": ("money", "money_range"),
    "number": ("number", "ordinal", "quantity", "range"),
    "measure": (
        "dimension", "area", "volume", "weight", "speed", "temperature", "magnitude", "power",
        "data_size", "age", "age_range",
    ),
    "time": (
        "date", "time", "datetime", "date_range", "time_range", "datetime_range", "duration",
        "relative_time",
    ),
}  # fmt: skip
"""The kinds as a reader sorts them, in the order a panel shows them."""
GROUP_OF: dict[Kind, str] = {kind: group for group, kinds in GROUPS.items() for kind in kinds}

Modifier = Literal["about", "more_than", "less_than", "at_least", "at_most"]
EntityType = Literal["PER", "ORG", "LOC", "MISC"]
Rule = Literal[
    "listed", "spelling", "affix", "article", "letters", "sounds", "initials", "brackets",
    "surname", "shorter",
]  # fmt: skip
"""Why two names are one: a list says so; one name spelled or spaced otherwise; with a word such as
«شركة» or Inc.; with or without «الـ»; letter names; the same sounds in two scripts; initials; the
second in brackets after the first; the surname of a person; a name with words left out."""


@dataclass(frozen=True, slots=True)
class Statistic:
    """One figure of a text.

    ``value`` is an exact number, or ISO 8601 / EDTF for times; ranges carry ``low`` and ``high``
    and no value. ``unit`` is ISO 4217 for money, ``%``/``bp``/``pp``, or a CLDR unit name.
    ``resolved`` are the readings against the reference date (ISO 8601). ``counted`` is the counted
    noun right after the span, ``subject`` what the figure measures, ``sentence`` where it stands.
    A period carries its first day and the day after its last as ``start_date`` and ``end_date``.
    """

    span: Span
    kind: Kind
    value: int | float | str | None = None
    unit: str | None = None
    low: int | float | None = None
    high: int | float | None = None
    resolved: tuple[str, ...] = ()
    modifier: Modifier | None = None
    counted: Span | None = None
    subject: Span | None = None
    sentence: Span | None = None
    start_date: str | None = None
    end_date: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two names, as the text writes them, are held to be one thing."""

    rule: Rule
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place or product, with every passage that names it."""

    name: str
    type: EntityType
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """All findings of one text; statistics by start, entities by their number of mentions."""

    statistics: tuple[Statistic, ...] = ()
    entities: tuple[Entity, ...] = ()


def statistic_to_json(item: Statistic, text: str) -> dict[str, Any]:
    """The public contract of one statistic (see `hamesh analyze --json`)."""
    return {
        "start": item.span.start,
        "end": item.span.end,
        "surface": item.span.of(text),
        "kind": item.kind,
        "value": item.value,
        "unit": item.unit,
        "low": item.low,
        "high": item.high,
        "resolved": list(item.resolved),
        "modifier": item.modifier,
        "counted": item.counted.of(text) if item.counted else None,
        "subject": [item.subject.start, item.subject.end] if item.subject else None,
        "sentence": [item.sentence.start, item.sentence.end] if item.sentence else None,
        **(
            {"start_date": item.start_date, "end_date": item.end_date}
            if item.start_date and item.end_date
            else {}
        ),
    }


def entity_to_json(item: Entity, text: str) -> dict[str, Any]:
    """The public contract of one entity."""
    return {
        "name": item.name,
        "type": item.type,
        "aliases": list(item.aliases),
        "mentions": [
            {"start": span.start, "end": span.end, "surface": span.of(text)}
            for span in item.mentions
        ],
        "reasons": [
            {"rule": reason.rule, "first": reason.first, "second": reason.second}
            for reason in item.reasons
        ],
    }
