"""Kindle's ``My Clippings.txt``: all that was marked on a device, in the order of doing it.

An entry is a title, a line that says what it is and where, an empty line, and the words. That line
is in the device's language: its words are in ``resources/imports/kindle.toml``, and where they are
not known its form still tells. A note stands at the location of the highlight that it belongs to,
and a highlight that was changed stands there in both states.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from operator import itemgetter
from typing import Final, Literal

from reader.annotations.foreign.clipping_words import kind_of, moment_of
from reader.annotations.foreign.model import (
    LONGEST_NOTE,
    LONGEST_QUOTE,
    MOST_NOTES,
    ForeignNote,
    ForeignNotes,
    NotThisFormat,
    Work,
    derived_id,
)
from reader.annotations.model import Anchor
from reader.text.clean import clean
from reader.text.digits import to_western

_RULE: Final = re.compile(r"^={10}[^\S\n]*$", re.MULTILINE)
_RANGE: Final = re.compile(r"(\d{1,9})(?:\s*[-–—]\s*#?(\d{1,9}))?")
_SEPARATOR: Final = re.compile(r"[|｜]")
_NEIGHBOURS: Final = 50  # entries that one is compared with

What = Literal["highlight", "note", "bookmark"]


@dataclass(frozen=True, slots=True)
class _Entry:
    """``start`` and ``end`` are locations (or pages), None where the line gives no number."""

    title: str
    what: What
    start: int | None
    end: int | None
    moment: datetime | None
    text: str
    notes: tuple[_Entry, ...] = ()


def accepts(text: str, name: str) -> bool:
    del name
    settled = clean(text[:20_000])
    found = _entry(_RULE.split(settled, maxsplit=1)[0])
    return _RULE.search(settled) is not None and found is not None


def parse(text: str) -> ForeignNotes:
    """The highlights of the file, with the notes on them, and what stands alone.

    Raises:
        NotThisFormat: more than anybody has marked.
    """
    pieces = [piece for piece in _RULE.split(clean(text)) if piece.strip()]
    if len(pieces) > MOST_NOTES:
        raise NotThisFormat(f"more than {MOST_NOTES} clippings")
    entries = [entry for entry in map(_entry, pieces) if entry is not None]
    books: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        books[entry.title].append(entry)
    notes: list[ForeignNote] = []
    for book in books.values():
        last = max(entry.end or 0 for entry in book)
        notes += [_note(entry, last) for entry in _joined(book)]
    return ForeignNotes("kindle", tuple(notes), len(pieces) - len(entries))


def _entry(piece: str) -> _Entry | None:
    lines = piece.strip("\n").split("\n")
    if len(lines) < 2 or not lines[1].lstrip().startswith("-"):
        return None
    title = " ".join(lines[0].split())[:1_000]
    words = "\n".join(lines[2:]).strip()
    *said, date = ["", *_SEPARATOR.split(to_western(lines[1].lstrip(" -")[:1_000]))]
    moment = moment_of(date)
    if moment is None and not any(map(_RANGE.search, said)):
        said, date = [*said, date], ""  # a line without a date
    ranges = [found for part in said for found in _RANGE.finditer(part)]
    start, end = _locations(ranges[-1]) if ranges else (None, None)
    what = kind_of(" ".join(said)) or _form(words, start, end)
    if words.startswith("<") and words.endswith(">") and what == "highlight":
        words = ""  # the device's remark that too much of the book was marked
    return _Entry(title, what, start, end, moment, words)


def _form(words: str, start: int | None, end: int | None) -> What:
    """What an entry is, in a language that we do not know."""
    if not words:
        return "bookmark"
    return "note" if start is not None and start == end else "highlight"


def _locations(found: re.Match[str]) -> tuple[int, int]:
    """Both ends; old devices leave out what the second has in common: 1000-04."""
    first, last = found[1], found[2] or found[1]
    if len(last) < len(first):
        last = first[: -len(last)] + last
    return int(first), max(int(first), int(last))


# -- entries of one book


def _joined(entries: list[_Entry]) -> Iterator[_Entry]:
    """Highlights with the notes that belong to them, then what belongs to none."""
    highlights = _latest([entry for entry in entries if entry.what == "highlight" and entry.text])
    ends: dict[int, int] = {}
    covering: dict[int, int] = {}
    for index, entry in enumerate(highlights):
        if entry.start is not None and entry.end is not None:
            ends[entry.end] = index
            for location in range(entry.start, min(entry.end, entry.start + _NEIGHBOURS) + 1):
                covering[location] = index
    notes: dict[int, list[_Entry]] = defaultdict(list)
    alone: list[_Entry] = []
    for entry in entries:
        if entry.what == "highlight":
            continue
        at = -1 if entry.start is None else entry.start
        index = ends.get(at, covering.get(at, -1))
        if entry.what == "note" and index >= 0:
            notes[index].append(entry)
        elif entry.text or entry.what == "bookmark":
            alone.append(entry)
    for index, entry in enumerate(highlights):
        yield replace(entry, notes=tuple(notes[index]))
    yield from alone


def _latest(highlights: list[_Entry]) -> list[_Entry]:
    """Without those that a later one at their place has replaced: the same words, more or fewer."""
    kept: list[tuple[int, _Entry]] = []
    for number, entry in sorted(enumerate(highlights), key=lambda item: item[1].start or 0):
        words = " ".join(entry.text.split())
        for index in range(len(kept) - 1, max(-1, len(kept) - _NEIGHBOURS), -1):
            before, other = kept[index]
            if not _overlap(entry, other):
                continue
            others = " ".join(other.text.split())
            if words in others or others in words:
                kept[index] = max((number, entry), (before, other), key=itemgetter(0))
                break
        else:
            kept.append((number, entry))
    return [entry for _, entry in kept]


def _overlap(one: _Entry, other: _Entry) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return one.start == other.start
    return one.start <= other.end and other.start <= one.end


def _note(entry: _Entry, last: int) -> ForeignNote:
    """``last`` is the highest location in the book, for want of its length."""
    quote = entry.text if entry.what == "highlight" else ""
    note = _texts(entry.notes) if quote else entry.text
    moments = [each.moment for each in (entry, *entry.notes) if each.moment is not None]
    where = "" if quote else (entry.what, entry.start, note)
    return ForeignNote(
        id=derived_id("kindle", entry.title, " ".join(quote.split()), where),
        work=Work(tuple(dict.fromkeys((_without_author(entry.title), entry.title)))),
        anchor=Anchor(quote if len(quote) <= LONGEST_QUOTE else "", "", "", 0, 0, ""),
        progression=entry.start / last if entry.start is not None and last else None,
        kind="bookmark" if entry.what == "bookmark" else "passage",
        note=note[:LONGEST_NOTE],
        created=entry.moment or min(moments, default=None),
        modified=max(moments, default=None),
        known_by_content=True,
    )


def _texts(notes: Iterable[_Entry]) -> str:
    """The notes on one highlight; of one that was rewritten, the state that has the other in it."""
    kept: list[str] = []
    for note in notes:
        kept = [text for text in kept if text not in note.text]
        if not any(note.text in text for text in kept):
            kept.append(note.text)
    return "\n\n".join(kept)


def _without_author(title: str) -> str:
    """The title before the author in the last pair of brackets."""
    if not title.endswith(")"):
        return title
    depth = 0
    for at in range(len(title) - 1, 0, -1):
        depth += (title[at] == ")") - (title[at] == "(")
        if depth == 0:
            return title[:at].rstrip() or title
    return title
