"""How the reader last exported: every choice but the notes that were picked one by one."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal, get_args

from reader.annotations.kinds import COLOURS, Colour, Kind
from reader.library.saved_values import Read, file, one_of, strings, yes_or_no

# As in `reader.exporters.model`, which is more than a window needs to open.
Paper = Literal["a4", "letter"]
Theme = Literal["auto", "light", "dark", "sepia"]


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """The answers of the export dialog; see `reader.exporters.Options` and `Choice`.

    ``filtered`` says whether ``colours``, ``tags``, ``kinds`` and days narrow the choice of notes:
    an empty tuple of them asks nothing. ``template`` is the file of the reader's own. ``extra`` are
    the keys of another version.
    """

    context: bool = False
    links: bool = True
    statistics: bool = False
    mark: bool = True
    paper: Paper = "a4"
    theme: Theme = "auto"
    template: Path | None = None
    filtered: bool = False
    colours: tuple[Colour, ...] = ()
    tags: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def read(value: Any) -> ExportChoices | None:
    """What a settings file says; what of it makes no sense falls back alone."""
    if not isinstance(value, dict):
        return None
    known = {name: how(value[name]) for name, how in _READ.items() if name in value}
    return ExportChoices(
        **{name: said for name, said in known.items() if said is not None},
        extra=MappingProxyType({name: value[name] for name in value if name not in _READ}),
    )


def plain(choices: ExportChoices) -> dict[str, Any]:
    """The same as TOML can say it."""
    values = {item.name: getattr(choices, item.name) for item in dataclasses.fields(choices)}
    extra = values.pop("extra")
    return {name: value for name, value in values.items() if value is not None} | dict(extra)


def _some_of(choices: tuple[str, ...]) -> Read:
    def read(value: Any) -> tuple[str, ...] | None:
        given = strings(value)
        return None if given is None else tuple(item for item in choices if item in given)

    return read


def _day(value: Any) -> datetime.date | None:
    return value if type(value) is datetime.date else None


_READ: Final[Mapping[str, Read]] = {
    "context": yes_or_no,
    "links": yes_or_no,
    "statistics": yes_or_no,
    "mark": yes_or_no,
    "paper": one_of(Paper),
    "theme": one_of(Theme),
    "template": file,
    "filtered": yes_or_no,
    "colours": _some_of(COLOURS),
    "tags": strings,
    "kinds": _some_of(get_args(Kind)),
    "since": _day,
    "until": _day,
}
