"""What ``--select`` says: which notes go into an export."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, get_args

if TYPE_CHECKING:
    from reader.exporters.choice import Choice

HELP: Final = (
    "which notes: all, colour=C,…, tag=T,…, kind=passage|bookmark|document, since=DAY, until=DAY, "
    "id=ID; given more than once, a note needs all of it"
)


class Wrong(ValueError):
    """A choice that cannot be understood; says what is wrong."""


def choice(said: Iterable[str], colour_names: Mapping[str, str]) -> Choice:
    """What the reader has chosen; colours also by the meanings that the reader gave them.

    Raises:
        Wrong: one of it makes no sense.
    """
    from reader.exporters.choice import Choice

    asked: dict[str, Any] = {}
    for one in said:
        name, _, value = one.partition("=")
        if one == "all":
            continue
        if name in ("since", "until"):
            asked[name] = _day(value)
        elif name in _LISTS:
            values = [item.strip() for item in value.split(",") if item.strip()]
            if not values:
                raise Wrong(f"{name}= of what?")
            field, known = _LISTS[name]
            found = {known(value, colour_names) for value in values}
            asked[field] = found | asked.get(field, set())
        else:
            raise Wrong(f"{one}: say all, {', '.join(f'{key}=…' for key in _KEYS)}")
    fields: dict[str, Any] = {
        name: frozenset(value) if isinstance(value, set) else value for name, value in asked.items()
    }
    return Choice(**fields)


def _day(value: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise Wrong(f"{value}: a day is written 2025-01-31") from None


def _colour(value: str, names: Mapping[str, str]) -> str:
    from reader.annotations.model import COLOURS

    meant = {name.casefold(): colour for colour, name in names.items()}
    colour = meant.get(value.casefold(), value.casefold())
    if colour not in COLOURS:
        raise Wrong(f"{value}: colours are {', '.join((*COLOURS, *names.values()))}")
    return colour


def _kind(value: str, _: Mapping[str, str]) -> str:
    from reader.annotations.model import Kind

    if value not in get_args(Kind):
        raise Wrong(f"{value}: kinds are {', '.join(get_args(Kind))}")
    return value


def _as_written(value: str, _: Mapping[str, str]) -> str:
    return value


_LISTS: Final[Mapping[str, Any]] = {
    "colour": ("colours", _colour),
    "tag": ("tags", _as_written),
    "kind": ("kinds", _kind),
    "id": ("ids", _as_written),
}
_KEYS: Final = (*_LISTS, "since", "until")
