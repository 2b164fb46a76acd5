"""Addresses that lead from an export back to a passage.

``hamesh:`` and the 64 hexadecimal digits of the document's fingerprint, then, for a note, a slash
and its id: ``hamesh:77f5…/urn:uuid:00000000-0000-4000-8000-000000000001``. All of it is ASCII and
safe inside Markdown, Org, HTML and a table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

from reader.annotations.jsonld import clean

SCHEME: Final = "hamesh"
_HASH: Final = "sha256:"
_LONGEST: Final = 1_500  # of an address; ours have 117 letters, and browsers cut at about 2,000
_LINK: Final = re.compile(
    rf"{SCHEME}:([0-9a-f]{{64}})(?:/((?:[A-Za-z0-9._~:-]|%[0-9A-F]{{2}})+))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Link:
    """A document by the fingerprint of its text, and one of its annotations, or None."""

    fingerprint: str
    annotation_id: str | None = None


def link(fingerprint: str, annotation_id: str | None = None) -> str:
    """The address of an annotation, or of a document.

    An id that is too long for an address gives that of its document.

    Raises:
        ValueError: ``fingerprint`` is none.
    """
    address = f"{SCHEME}:{fingerprint.removeprefix(_HASH)}"
    if not fingerprint.startswith(_HASH) or not _LINK.fullmatch(address):
        raise ValueError(f"not a fingerprint: {fingerprint[:80]}")
    if not annotation_id:
        return address
    whole = f"{address}/{quote(clean(annotation_id), safe=':')}"
    return whole if len(whole) <= _LONGEST else address


def read_link(text: str) -> Link | None:
    """What an address says; None for anything else than `link` has made."""
    found = _LINK.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    try:
        id = unquote(found[2] or "", errors="strict")
    except UnicodeDecodeError:
        return None
    return Link(_HASH + found[1].lower(), id or None)
