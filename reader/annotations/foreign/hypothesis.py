"""What Hypothesis exports: rows of its API, or the file of its client.

A text is Markdown. Replies are no notes on the text, and pages of nothing but a title are notes
about the whole of it.

Source: https://h.readthedocs.io/en/latest/api-reference/
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Any, Final

from reader.annotations.foreign.model import (
    LONGEST_NOTE,
    MOST_NOTES,
    ForeignNote,
    ForeignNotes,
    NotThisFormat,
    Work,
    derived_id,
    usable_tags,
)
from reader.annotations.foreign.selectors import place_of
from reader.annotations.jsonld import from_timestamp
from reader.annotations.model import Anchor
from reader.text.clean import clean

_ADDRESS: Final = "https://hypothes.is/a/"
_KEY: Final = re.compile(r"[\w-]{1,100}", re.ASCII)


def accepts(value: Any) -> bool:
    return any(map(_is_row, (_rows(value) or [])[:100]))


def parse(value: Any) -> ForeignNotes:
    """The notes of an export.

    Raises:
        NotThisFormat: more than anybody has written.
    """
    rows = _rows(value) or []
    if len(rows) > MOST_NOTES:
        raise NotThisFormat(f"more than {MOST_NOTES} annotations")
    notes = tuple(note for note in map(_note, rows) if note is not None)
    return ForeignNotes("hypothesis", notes, len(rows) - len(notes))


def _rows(value: Any) -> list[Any] | None:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        for name in ("annotations", "rows"):
            rows = value.get(name)
            if isinstance(rows, list):
                return rows
        return [value]
    return None


def _is_row(row: Any) -> bool:
    return isinstance(row, dict) and isinstance(row.get("uri"), str) and "type" not in row


def _note(row: Any) -> ForeignNote | None:
    if not _is_row(row) or row.get("references"):
        return None
    targets = row.get("target")
    first = targets[0] if isinstance(targets, list) and targets else {}
    selectors = first.get("selector") if isinstance(first, dict) else None
    place = place_of(selectors)
    text = row.get("text")
    note = clean(text).strip()[:LONGEST_NOTE] if isinstance(text, str) else ""
    tags = usable_tags(row.get("tags") or [])
    whole = not selectors
    if whole and not (note or tags):
        return None
    created = from_timestamp(row.get("created"))
    key = row.get("id")
    key = key if isinstance(key, str) and _KEY.fullmatch(key) else None
    start, end = place.position or (0, 0)
    user = row.get("user")
    creator = {"creator": user} if isinstance(user, str) and 0 < len(user) <= 300 else {}
    return ForeignNote(
        id=_ADDRESS + key if key else derived_id("hypothesis", row["uri"], place, created, note),
        work=Work(_names(row), (), row["uri"][:2_000]),
        anchor=Anchor(place.exact, place.prefix, place.suffix, start, end, ""),
        until=place.until,
        before=place.before,
        kind="document" if whole else "passage",
        note=note,
        tags=tags,
        created=created,
        modified=from_timestamp(row.get("updated")) or created,
        extra=MappingProxyType(creator),
        known_by_content=key is None,
    )


def _names(row: dict[str, Any]) -> tuple[str, ...]:
    document = row.get("document")
    titles = document.get("title") if isinstance(document, dict) else None
    listed = titles if isinstance(titles, list) else [titles]
    texts = (" ".join(clean(title).split())[:1_000] for title in listed if isinstance(title, str))
    return tuple(text for text in texts if text)
