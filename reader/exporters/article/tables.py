"""The findings of a text as people read them in a table: phrase, kind, value, what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reader.analysis.model import GROUP_OF, Entity, EntityType, Statistic
from reader.exporters.findings.csv import number
from reader.exporters.lines import one_line
from reader.exporters.model import Export

_TYPES: Final[tuple[EntityType, ...]] = ("PER", "ORG", "LOC", "MISC")
_SIGNS: Final = {"%": "%"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One row. ``start`` is where it stands in the text."""

    phrase: str
    group: str
    value: str
    about: str
    start: int


@dataclass(frozen=True, slots=True)
class Name:
    """One entity: its number of mentions, and where it is first named."""

    name: str
    count: int
    start: int


def figures(export: Export) -> list[Figure]:
    """The statistics in the order that they came in."""
    text, groups = export.document.text, export.words["kinds"]
    return [
        Figure(
            one_line(item.span.of(text)),
            groups[GROUP_OF[item.kind]],
            value(item),
            " ".join(
                one_line(span.of(text)) for span in (item.counted, item.subject) if span is not None
            ),
            item.span.start,
        )
        for item in export.statistics
    ]


def value(item: Statistic) -> str:
    """What a statistic comes to, from left to right: 11,700,000 EUR, 60%, 2025-02.

    A time whose year nobody knows is its one reading against the day of the text, if there is one.
    """
    if isinstance(item.value, str):
        if "X" not in item.value:
            return item.value
        return item.resolved[0] if len(item.resolved) == 1 else ""
    limits = (item.low, item.high) if item.value is None else (item.value,)
    amount = "–".join(grouped(limit) for limit in limits if limit is not None)
    if not amount or not item.unit:
        return amount
    unit = _SIGNS.get(item.unit) or f"\u00a0{item.unit.replace('_', ' ')}"
    return f"{amount}{unit}"


def grouped(amount: int | float) -> str:
    """A number in full, its thousands apart: 11,700,000.5."""
    whole, point, rest = number(amount).partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-') or 0):,}{point}{rest}"


def names(export: Export) -> list[tuple[str, list[Name]]]:
    """The entities by type, each type under its title, in the order that they came in."""
    titles = export.words["entities"]
    found = [
        (titles[type], [_name(item) for item in export.entities if item.type == type])
        for type in _TYPES
    ]
    return [(title, items) for title, items in found if items]


def _name(item: Entity) -> Name:
    start = min((span.start for span in item.mentions), default=0)
    return Name(one_line(item.name), len(item.mentions), start)
