"""What the selectors of a W3C annotation say of its place in the text.

Quote, position, progression, both ends of a range, and the fragments that carry one of these
(text fragments, characters of RFC 5147). Those that speak of a web page's or an EPUB's inner
structure (XPath, CSS, CFI) say nothing about a plain text and are passed over.

Sources: https://www.w3.org/TR/annotation-model/#selectors,
https://wicg.github.io/scroll-to-text-fragment/, https://www.rfc-editor.org/rfc/rfc5147
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import unquote

from reader.annotations.foreign.model import LONGEST_QUOTE
from reader.text.clean import clean

_CONTEXT: Final = 1_000  # code points of context that are looked at
_DEEPEST: Final = 8  # refinements of refinements
_MOST: Final = 50  # selectors of one target

_TEXT_FRAGMENT: Final = re.compile(r"(?:^|:~:|&)text=(?P<directive>[^&]*)")
_CHARACTERS: Final = re.compile(r"(?:^|#)char=(?P<start>\d{1,15})?,(?P<end>\d{1,15})?")


@dataclass(frozen=True, slots=True)
class Place:
    """All that the selectors say. ``until`` is the quote that a range ends with, or before."""

    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    until: str = ""
    before: bool = False
    position: tuple[int, int] | None = None
    progression: float | None = None

    def __or__(self, other: Place) -> Place:
        """What this place knows, and what only the other does."""
        quoted = self if self.exact else other
        return Place(
            exact=quoted.exact,
            prefix=quoted.prefix,
            suffix=quoted.suffix,
            until=quoted.until,
            before=quoted.before,
            position=self.position or other.position,
            progression=other.progression if self.progression is None else self.progression,
        )


def place_of(selectors: object) -> Place:
    """What ``selectors`` (one, or a list of alternatives) say together."""
    place = Place()
    for selector in _listed(selectors)[:_MOST]:
        for found in _places(selector, _DEEPEST):
            place |= found
    return place


def _places(selector: object, depth: int) -> Iterator[Place]:
    if isinstance(selector, str):  # an IRI, perhaps with a fragment
        yield _fragment(selector.partition("#")[2])
        return
    if not isinstance(selector, dict) or depth == 0:
        return
    for inner in _listed(selector.get("refinedBy"))[:_MOST]:  # the more precise one first
        for found in _places(inner, depth - 1):
            yield _within(found, selector)
    kind = selector.get("type", selector.get("@type"))
    for name in _listed(kind)[:_MOST]:
        read = _READERS.get(name) if isinstance(name, str) else None
        place = read(selector, depth) if read is not None else None
        if place is not None:
            yield place


def _quote(selector: dict[str, Any], _: int) -> Place | None:
    exact = _text(selector.get("exact"), LONGEST_QUOTE)
    if not exact.strip():
        return None
    prefix, suffix = _text(selector.get("prefix")), _text(selector.get("suffix"))
    return Place(exact, prefix[-_CONTEXT:], suffix[:_CONTEXT])


def _position(selector: dict[str, Any], _: int) -> Place | None:
    start, end = selector.get("start"), selector.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start <= end < 2**53:
        return None
    return Place(position=(start, end))


def _progression(selector: dict[str, Any], _: int) -> Place | None:
    value = selector.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        return None  # also where it is no number
    return Place(progression=float(value))


def _range(selector: dict[str, Any], depth: int) -> Place | None:
    start, end = (
        _first_quote(selector.get(name), depth) for name in ("startSelector", "endSelector")
    )
    if start is None or end is None:
        return None
    return replace(start, until=end.exact, before=True, suffix="")


def _first_quote(selectors: object, depth: int) -> Place | None:
    found = (
        place
        for selector in _listed(selectors)[:_MOST]
        for place in _places(selector, depth - 1)
        if place.exact
    )
    return next(found, None)


def _fragment_selector(selector: dict[str, Any], _: int) -> Place | None:
    return _fragment(_text(selector.get("value")).removeprefix("#"))


def _fragment(fragment: str) -> Place:
    """``text=prefix-,start,end,-suffix`` or ``char=start,end``."""
    characters = _CHARACTERS.match(fragment)
    if characters:
        start = int(characters["start"] or 0)
        end = int(characters["end"] or start)
        return Place(position=(start, max(start, end)))
    directive = _TEXT_FRAGMENT.search(fragment)
    if directive is None or len(fragment) > LONGEST_QUOTE:
        return Place()
    parts = directive["directive"].split(",")
    prefix = parts.pop(0)[:-1] if len(parts) > 1 and parts[0].endswith("-") else ""
    suffix = parts.pop()[1:] if len(parts) > 1 and parts[-1].startswith("-") else ""
    start_text, until = (*map(_decoded, parts[:2]), "")[:2]
    if not start_text.strip():
        return Place()
    return Place(start_text, _decoded(prefix), _decoded(suffix), until)


_READERS: Final[dict[str, Callable[[dict[str, Any], int], Place | None]]] = {
    "TextQuoteSelector": _quote,
    "TextPositionSelector": _position,
    "ProgressionSelector": _progression,
    "RangeSelector": _range,
    "FragmentSelector": _fragment_selector,
}


def _within(place: Place, outer: dict[str, Any]) -> Place:
    """An inner quote with the context that the quote around it gives; no other place counts.

    A position inside something else (an element, a paragraph) is none in the text.
    """
    if not place.exact:
        return Place(progression=place.progression)
    around = _quote(outer, 0) if outer.get("type") == "TextQuoteSelector" else None
    at = around.exact.find(place.exact) if around is not None else -1
    if around is None or at < 0:
        return replace(place, position=None)
    return Place(
        place.exact,
        (around.prefix + around.exact[:at])[-_CONTEXT:],
        (around.exact[at + len(place.exact) :] + around.suffix)[:_CONTEXT],
        place.until,
        place.before,
    )


def _decoded(part: str) -> str:
    return clean(unquote(part))


def _text(value: object, longest: int = _CONTEXT * 100) -> str:
    """A string of the file as a text has it; what is beyond all measure is none."""
    return clean(value) if isinstance(value, str) and len(value) <= longest else ""


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
