"""How a saved value is read: the value, or None where it makes no sense."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

from reader.library import portable

Read = Callable[[Any], Any]


def one_of(choices: Any) -> Read:
    return lambda value: value if value in get_args(choices) else None


def whole(least: int, most: int) -> Read:
    return lambda value: value if type(value) is int and least <= value <= most else None


def decimal(least: float, most: float) -> Read:
    def read(value: Any) -> float | None:
        return float(value) if type(value) in (int, float) and least <= value <= most else None

    return read


def yes_or_no(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def string(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def strings(value: Any) -> tuple[str, ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(item for item in value if isinstance(item, str))


def file(value: Any) -> Path | None:
    return portable.read(value) if isinstance(value, str) and value and "\0" not in value else None


def files(value: Any) -> tuple[Path, ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(path for path in map(file, value) if path)
