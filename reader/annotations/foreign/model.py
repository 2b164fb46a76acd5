"""What a file of another program says, before anybody asks whether it fits the document."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from reader.annotations.model import Anchor, Annotation, Colour, Correction, Kind

MOST_NOTES: Final = 100_000
LONGEST_QUOTE: Final = 100_000  # code points
LONGEST_NOTE: Final = 1_000_000
_LONGEST_ID: Final = 1_000
# RFC 3987 in outline: a scheme, and none of the characters that no IRI has.
_IRI: Final = re.compile(r'[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>"{}|\\^`\ud800-\udfff]+')
_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:x-hamesh:import")
_MOST_TAGS: Final = 200
_LONGEST_TAG: Final = 200


class NotThisFormat(ValueError):
    """Bytes that are not what a reader of a format takes them for."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a note is about, as its file says: hints, any of which may be missing.

    ``names`` are titles and file names. ``fingerprints`` are ours, of texts that it has been.
    ``address`` is where it was read, which may be called anything.
    """

    names: tuple[str, ...] = ()
    fingerprints: tuple[str, ...] = ()
    address: str = ""

    @property
    def named(self) -> bool:
        """Whether the file says at all what it is about."""
        return bool(self.names or self.fingerprints)


@dataclass(frozen=True, slots=True)
class ForeignNote:
    """One note as it was found.

    ``anchor`` has what the file knows of the place; ``exact`` is empty where it quotes nothing.
    ``until`` is the quote that a passage ends with (or ``before``), of one that is known by both
    its ends.
    ``progression`` is how far into the text it is, from 0 to 1. Times are None where the file
    does not say them. ``colour`` too. ``own`` is a record of ours, which needs no guessing.
    """

    id: str
    work: Work
    anchor: Anchor
    until: str = ""
    before: bool = False
    progression: float | None = None
    kind: Kind = "passage"
    colour: Colour | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    created: datetime | None = None
    modified: datetime | None = None
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    correction: Correction | None = None
    own: Annotation | None = None
    known_by_content: bool = False  # its id was made here, from what it says


@dataclass(frozen=True, slots=True)
class ForeignNotes:
    """All that a file holds. ``unread`` counts records that say nothing we understand."""

    format: str
    notes: tuple[ForeignNote, ...]
    unread: int = 0


def derived_id(*parts: object) -> str:
    """An id for a note that has none: the same content has the same one, on every computer."""
    content = "\0".join(str(part) for part in parts)
    settled = content.encode("utf-8", "replace").decode("utf-8")
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, settled)}"


def usable_id(value: object) -> str | None:
    """``value`` as an id of ours; None if it is none that can be told apart from others.

    One that is no IRI, as W3C annotations want it, has an IRI of its own.
    """
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_ID or not value.isprintable():
        return None
    return value if _IRI.fullmatch(value) else derived_id("id", value)


def usable_tags(values: object) -> tuple[str, ...]:
    """Those of ``values`` that can be tags, each once."""
    listed = values if isinstance(values, list | tuple) else [values]
    texts = (" ".join(value.split()) for value in listed if isinstance(value, str))
    kept = (text for text in texts if 0 < len(text) <= _LONGEST_TAG)
    return tuple(dict.fromkeys(kept))[:_MOST_TAGS]


# What others call the colours; by hue where they give numbers.
_COLOUR_NAMES: Final[dict[str, Colour]] = {
    "yellow": "yellow",
    "orange": "yellow",
    "gold": "yellow",
    "green": "green",
    "lime": "green",
    "blue": "blue",
    "cyan": "blue",
    "teal": "blue",
    "pink": "pink",
    "red": "pink",
    "magenta": "pink",
    "purple": "purple",
    "violet": "purple",
}
_HUES: Final[tuple[tuple[float, Colour], ...]] = (
    (0.03, "pink"),
    (0.19, "yellow"),
    (0.46, "green"),
    (0.69, "blue"),
    (0.81, "purple"),
    (1.01, "pink"),
)
_GREY: Final = 0.08  # saturation below which a colour has no hue to speak of


def usable_colour(value: object) -> Colour | None:
    """The colour of ours that is nearest to a name or to ``#rrggbb``; None for any other."""
    if not isinstance(value, str):
        return None
    text = value.strip().casefold()
    if text in _COLOUR_NAMES:
        return _COLOUR_NAMES[text]
    digits = text.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    try:
        red, green, blue = (part / 255 for part in bytes.fromhex(digits))
    except ValueError:
        return None
    return _nearest(red, green, blue)


def _nearest(red: float, green: float, blue: float) -> Colour | None:
    import colorsys

    hue, saturation, _ = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < _GREY:
        return None
    return next(name for limit, name in _HUES if hue < limit)
