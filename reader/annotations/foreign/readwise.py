"""Readwise's CSV: one row a highlight, of all the books that a reader has.

The columns are those of Readwise's own export, and of the files that it takes in. Spreadsheets
that have saved the file again may have changed the separator.
"""

from __future__ import annotations

import csv
import io
from typing import Final

from reader.annotations.foreign.model import (
    LONGEST_NOTE,
    LONGEST_QUOTE,
    MOST_NOTES,
    ForeignNote,
    ForeignNotes,
    NotThisFormat,
    Work,
    derived_id,
    usable_colour,
    usable_tags,
)
from reader.annotations.jsonld import from_timestamp
from reader.annotations.model import Anchor
from reader.text.clean import clean

_SEPARATORS: Final = ",;\t"

# Our word for what a column says, by the headings that it goes by.
_COLUMNS: Final = {
    "highlight": "quote",
    "book title": "title",
    "title": "title",
    "note": "note",
    "color": "colour",
    "tags": "tags",
    "location": "location",
    "highlighted at": "moment",
    "date": "moment",
    "url": "address",
}


def accepts(text: str, name: str) -> bool:
    del name
    columns = _columns(text)
    return "quote" in columns and "title" in columns


def parse(text: str) -> ForeignNotes:
    """The highlights of the file.

    Raises:
        NotThisFormat: it is no table, or longer than anybody's.
    """
    columns = _columns(text)
    notes: list[ForeignNote] = []
    unread = 0
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
        next(rows)
        for row in rows:
            if not any(row):
                continue
            note = _note({what: row[at] for what, at in columns.items() if at < len(row)})
            if note is None:
                unread += 1
            else:
                notes.append(note)
            if len(notes) + unread > MOST_NOTES:
                raise NotThisFormat(f"more than {MOST_NOTES} rows")
    except csv.Error as error:
        raise NotThisFormat(str(error)) from error
    return ForeignNotes("readwise", tuple(notes), unread)


def _columns(text: str) -> dict[str, int]:
    """Where the columns are that we know, by our word for them."""
    try:
        headings = next(csv.reader([_first_line(text)], delimiter=_separator(text)), [])
    except csv.Error:
        return {}
    known = ((_COLUMNS.get(heading.strip().casefold()), at) for at, heading in enumerate(headings))
    columns: dict[str, int] = {}
    for what, at in known:
        if what is not None:
            columns.setdefault(what, at)
    return columns


def _first_line(text: str) -> str:
    return text[:2_000].partition("\n")[0].strip()


def _separator(text: str) -> str:
    return max(_SEPARATORS, key=_first_line(text).count)


def _note(row: dict[str, str]) -> ForeignNote | None:
    said = {what: clean(value).strip() for what, value in row.items()}
    quote, note, title = (said.get(what, "") for what in ("quote", "note", "title"))
    if not (quote or note) or len(quote) > LONGEST_QUOTE:
        return None
    moment = from_timestamp(said.get("moment"))
    return ForeignNote(
        id=derived_id("readwise", title, " ".join(quote.split()), "" if quote else note),
        work=Work((" ".join(title.split())[:1_000],) if title else (), (), said.get("address", "")),
        anchor=Anchor(quote, "", "", 0, 0, ""),
        kind="passage" if quote else "document",
        colour=usable_colour(said.get("colour")),
        note=note[:LONGEST_NOTE],
        tags=usable_tags([tag.lstrip(" #.") for tag in said.get("tags", "").split(",")]),
        created=moment,
        modified=moment,
        known_by_content=True,
    )
