"""JSON that every program reads alike, and every editor leaves as it is."""

from __future__ import annotations

import json
import math
import re
from typing import Any, Final, NoReturn

_DEEPEST: Final = 100  # levels of nesting; ours has seven
_MOST_VALUES: Final = 4_000_000  # a note has about thirty, and each takes up to a hundred bytes

# JSON allows all of these in a string, but editors break lines at some, some reorder what is
# shown, and a lone surrogate (from another program's escape) has no bytes.
_ESCAPED: Final = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


class Damaged(ValueError):
    """Bytes that are not the file that they should be."""


def written(value: object, level: int = 3) -> str:
    """``value`` as indented JSON that starts on ``level`` (an item's is 3)."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    text = _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    margin = " " * level
    return margin + text.replace("\n", f"\n{margin}")  # no other line feed is unescaped


def read_object(data: bytes) -> dict[str, Any]:
    """The object that ``data`` is.

    Raises:
        Damaged: it is none, or not a whole one.
    """
    value = read_value(data)
    if not isinstance(value, dict):
        raise Damaged("not an object")
    return value


def read_value(data: bytes) -> Any:
    """The value that ``data`` is: never much larger in memory than notes of that length are.

    Raises:
        Damaged: it is none, or not a whole one.
    """
    refuse_too_many(data)
    try:
        value = json.loads(
            data.decode("utf-8-sig"), parse_constant=_no_constant, parse_float=_finite
        )
    except (ValueError, RecursionError) as error:
        raise Damaged(str(error)) from error
    if _deeper(value, _DEEPEST):
        raise Damaged("nested beyond reason")
    return value


def refuse_too_many(data: bytes) -> None:
    """Before it is read: a list of three bytes takes sixty in memory.

    Raises:
        Damaged: more values than notes can have. Strings that hold many commas do no harm.
    """
    if len(data) > _MOST_VALUES and sum(map(data.count, (b"[", b"{", b","))) > _MOST_VALUES:
        raise Damaged("more values than any notes have")


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"{digits[:20]} is beyond a number")
    return number


def _deeper(value: object, levels: int) -> bool:
    """Whether ``value`` nests deeper than ``levels``: writing recurses where reading did not."""
    layer = [value]
    for _ in range(levels):
        layer = [
            child
            for item in layer
            if isinstance(item, dict | list)
            for child in (item.values() if isinstance(item, dict) else item)
        ]
        if not layer:
            return False
    return True
