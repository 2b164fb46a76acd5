"""What the words of an entry in Kindle's clippings mean, in whichever language of the device."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final, Literal

from reader import resources

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TIME: Final = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?")
_NUMERIC: Final = re.compile(r"(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})")
_DAY: Final = re.compile(r"(?<![\d:])(\d{1,2})(?![\d:])")


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: tuple[tuple[str, Literal["highlight", "bookmark", "note"]], ...]
    months: dict[str, int]
    month: re.Pattern[str]
    morning: re.Pattern[str]
    afternoon: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    with resources.path("imports", "kindle.toml").open("rb") as file:
        languages: list[dict[str, Any]] = list(tomllib.load(file).values())
    kinds = [
        (word, kind)
        for kind in ("highlight", "bookmark", "note")
        for language in languages
        for word in language[kind].split("|")
    ]
    months = {
        name: number
        for language in languages
        for number, names in enumerate(language.get("months", ()), start=1)
        for name in names.split("|")
    }
    halves = {
        half: [name for language in languages for name in language.get(half, "").split("|") if name]
        for half in ("morning", "afternoon")
    }
    return _Words(
        kinds=tuple(kinds),  # type: ignore[arg-type]  # the names are those of the literal
        months=months,
        month=_any_of(sorted(months, key=len, reverse=True)),
        morning=_any_of(halves["morning"]),
        afternoon=_any_of(halves["afternoon"]),
    )


def _any_of(names: list[str]) -> re.Pattern[str]:
    """Any of ``names`` as a word; those of languages without spaces anywhere."""
    dense = [re.escape(name) for name in names if ord(name[0]) > 0x2E80]
    spaced = "|".join(re.escape(name) for name in names if ord(name[0]) <= 0x2E80)
    return re.compile("|".join([*dense, rf"(?<!\w)(?:{spaced})(?!\w)"]))


def kind_of(line: str) -> Literal["highlight", "bookmark", "note"] | None:
    """What an entry is, by the word for it; None in a language that we do not know."""
    folded = line.casefold()
    return next((kind for word, kind in _words().kinds if word in folded), None)


def moment_of(date: str) -> datetime | None:
    """The moment that ``date`` names, in the device's time, which it says no zone of."""
    folded = date.casefold()
    numeric = _NUMERIC.search(folded)
    if numeric:
        year, month, day = map(int, numeric.groups())
    else:
        named = _named(folded)
        if named is None:
            return None
        year, month, day = named
    time = _TIME.search(folded)
    hour, minute, second = (int(part or 0) for part in time.groups()) if time else (0, 0, 0)
    words = _words()
    if words.afternoon.search(folded) and hour < 12:
        hour += 12
    elif words.morning.search(folded) and hour == 12:
        hour = 0
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def _named(folded: str) -> tuple[int, int, int] | None:
    year = _YEAR.search(folded)
    month = _words().month.search(folded)
    if year is None or month is None:
        return None
    rest = folded[: year.start()] + " " + folded[year.end() :]
    day = _DAY.search(rest)
    return (int(year[0]), _words().months[month[0]], int(day[1])) if day else None
