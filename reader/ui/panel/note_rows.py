"""How notes are listed: what each row shows, and the groups that it stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reader.annotations.model import COLOURS, Annotation
from reader.document import Document
from reader.text.bidi import document_direction, isolate, paragraph_direction
from reader.text.digits import to_western
from reader.text.fold import fold
from reader.ui.colours import ColourNames
from reader.ui.language import interface_direction
from reader.ui.panel.drawings import Offer
from reader.ui.panel.rows import Heading, Line, Row, Text
from reader.ui.session import Session

if TYPE_CHECKING:  # loads in a worker, after the page is readable
    from reader.annotations.anchor import Placement

Arrangement = Literal["text", "date", "colour", "tag"]
ARRANGEMENTS: tuple[Arrangement, ...] = ("text", "date", "colour", "tag")
BY_DATE = 1
"""The rank of the latest change, the latest first."""

ORPHANS, UNSURE, DOCUMENT, BOOKMARKS, PLACED = (
    "orphans", "approximate", "document", "bookmarks", "notes",
)  # fmt: skip
UNTAGGED = "untagged"
ACCEPT, ATTACH = "accept", "attach"
"""What rows offer: to be sure of a place, and to take what is selected as one."""


def date_text(moment: datetime) -> str:
    """The day of ``moment`` where the reader is, in the interface's language, in western digits."""
    return _day_text(moment.astimezone().date(), QLocale().name(), "d MMMM yyyy")


@lru_cache(maxsize=1024)
def _day_text(day: date, locale: str, form: str) -> str:
    return to_western(QLocale(locale).toString(QDate(day.year, day.month, day.day), form))


def quote_of(item: Annotation, document: Document) -> str:
    """The words that ``item`` is about, on one line: of a whole document its title."""
    return " ".join((document.title if item.kind == "document" else item.anchor.exact).split())


def tags_of(annotations: Iterable[Annotation]) -> Counter[str]:
    """How many of ``annotations`` have each tag, in the order of the letters."""
    found = Counter(tag for item in annotations for tag in item.tags)
    return Counter({tag: found[tag] for tag in sorted(found, key=fold)})


@dataclass(frozen=True, slots=True)
class _Made:
    """A row, and what it was made of: as long as that is the same, so is the row."""

    item: Annotation
    placement: Placement | None
    row: Row


class NoteRows:
    """Makes the rows of one document's notes; those that nothing has changed about stay."""

    def __init__(self, document: Document, names: ColourNames) -> None:
        self._document = document
        self._direction = document_direction(document.text)
        self._names = names
        self._made: dict[str, _Made] = {}
        self._stood: dict[str, tuple[str, ...]] = {}
        self.arrangement: Arrangement = "text"

    def __len__(self) -> int:
        return len(self._made)

    def stood(self, annotation_id: str) -> tuple[str, ...]:
        """The groups that the row of an annotation was put into last."""
        return self._stood.get(annotation_id, ())

    def rows(self, session: Session) -> Iterator[tuple[str, Row]]:
        """The rows of all notes, each with its groups: with several tags it stands in several."""
        gone = set(self._made)
        for item in session.annotations.values():
            gone.discard(item.id)
            row = self.make(session, item)
            for group in self.stood(item.id):
                yield group, row
        for key in gone:
            self.forget(key)

    def make(self, session: Session, item: Annotation) -> Row:
        """The row of ``item``; its groups are those that it has `stood` in from now on."""
        self._stood[item.id] = self._groups(item, session)
        placement = session.placements.get(item.id)
        known = self._made.get(item.id)
        if known is None or known.item is not item or known.placement is not placement:
            known = self._made[item.id] = _Made(item, placement, self._row(item, placement))
        return known.row

    def known(self, annotation_id: str) -> Row | None:
        """The row that was made last of an annotation."""
        made = self._made.get(annotation_id)
        return made.row if made is not None else None

    def forget(self, annotation_id: str) -> None:
        """Know nothing of an annotation that is gone."""
        self._made.pop(annotation_id, None)
        self._stood.pop(annotation_id, None)

    # -- groups

    def _groups(self, item: Annotation, session: Session) -> tuple[str, ...]:
        """The groups that ``item`` stands in."""
        if item.kind == "document":
            return (DOCUMENT,)
        placement = session.placements.get(item.id)
        if placement is None:
            return (ORPHANS,)
        if placement.how == "approximate":
            return (UNSURE,)
        if item.kind == "bookmark":
            return (BOOKMARKS,)
        if self.arrangement == "date":
            day = item.modified.astimezone()
            return (f"{day.year:04}-{day.month:02}",)
        if self.arrangement == "colour":
            return (item.colour,)
        if self.arrangement == "tag":
            return tuple(f"#{tag}" for tag in item.tags) or (UNTAGGED,)
        return (PLACED,)

    def headings(self) -> list[Heading]:
        """The groups that the notes made so far may stand in, in the language of the interface."""
        return [
            Heading(ORPHANS, QCoreApplication.translate("NotesTab", "Place not found")),
            Heading(UNSURE, QCoreApplication.translate("NotesTab", "Place uncertain")),
            Heading(DOCUMENT, QCoreApplication.translate("NotesTab", "About the document")),
            Heading(BOOKMARKS, QCoreApplication.translate("NotesTab", "Bookmarks")),
            *self._arranged(),
        ]

    def _arranged(self) -> Iterator[Heading]:
        items = [made.item for made in self._made.values()]
        if self.arrangement == "date":
            months = {(day.year, day.month) for day in (it.modified.astimezone() for it in items)}
            for year, month in sorted(months, reverse=True):
                title = _day_text(date(year, month, 1), QLocale().name(), "MMMM yyyy")
                yield Heading(f"{year:04}-{month:02}", title)
        elif self.arrangement == "colour":
            for colour in COLOURS:
                yield Heading(colour, isolate(self._names.of(colour)), dot=colour)
        elif self.arrangement == "tag":
            for tag in tags_of(items):
                yield Heading(f"#{tag}", isolate(f"#{tag}"))
            yield Heading(UNTAGGED, QCoreApplication.translate("NotesTab", "Without tags"))
        else:
            yield Heading(PLACED, QCoreApplication.translate("NotesTab", "In the text"), "notes")

    # -- one row

    def _row(self, item: Annotation, placement: Placement | None) -> Row:
        quote, note = quote_of(item, self._document), item.note.strip()
        span = placement.span if placement is not None else None
        unsure = placement is not None and placement.how == "approximate"
        there = " ".join(span.of(self._document.text).split()) if unsure and span else ""
        day, tags = date_text(item.modified), "  ".join(isolate(f"#{tag}") for tag in item.tags)
        tip: tuple[Text, ...] = ()
        if (written := date_text(item.created)) != day:
            told = QCoreApplication.translate("NotesTab", "Written on %1, changed on %2")
            told = told.replace("%1", isolate(written)).replace("%2", isolate(day))
            tip = (Text(told, interface_direction()),)
        start, end = (
            (item.anchor.start, item.anchor.end) if span is None else (span.start, span.end)
        )
        parts = (
            *_kind_words(item, placement), quote, there, note,
            "" if item.kind == "bookmark" else self._names.of(item.colour), *item.tags, day,
        )  # fmt: skip
        return Row(
            key=item.id,
            lines=(
                *self._words(item, quote, note),
                *self._there(there),
                Line(
                    Text(tags, document_direction(tags, self._direction), "small")
                    if tags
                    else None,
                    after=Text(day, document_direction(day, "ltr"), "small"),
                ),
            ),
            passages=(span,) if span is not None else (),
            search="\n".join((quote, note, *item.tags, *(f"#{tag}" for tag in item.tags))),
            spoken=", ".join(part for part in parts if part),
            sort=(start, end, int(item.created.timestamp() * 1000)),
            ranks=((-int(item.modified.timestamp() * 1000),),),
            colour=item.colour,
            ribbon=item.kind == "bookmark",
            drawing=_offer(item, placement),
            tip=tip,
            about=item,
        )

    def _words(self, item: Annotation, quote: str, note: str) -> Iterator[Line]:
        """The lines of the quote and of the note: a document's own title is known."""
        if item.kind != "document":
            tone: Literal["ink", "muted"] = "ink" if item.kind == "bookmark" else "muted"
            yield Line(Text(quote, paragraph_direction(quote, self._direction), tone, 2))
        elif not note:
            empty = QCoreApplication.translate("NotesTab", "Nothing written yet")
            yield Line(Text(empty, interface_direction(), "muted"))
        if note:
            yield Line(Text(note, document_direction(note, self._direction), "ink", 3))

    def _there(self, words: str) -> Iterator[Line]:
        """What stands now where a note is shown that may not belong there."""
        if words:
            sign = Text("≈", interface_direction(), "qualifier")
            yield Line(Text(words, paragraph_direction(words, self._direction)), before=sign)


def _kind_words(item: Annotation, placement: Placement | None) -> Iterator[str]:
    """What a screen reader says first of what is no note on a passage, or not sure to be on it."""
    if item.kind == "document":
        return
    if item.kind == "bookmark":
        yield QCoreApplication.translate("NotesTab", "Bookmark")
    if placement is None:
        yield QCoreApplication.translate("NotesTab", "Place not found")
    elif placement.how == "approximate":
        yield QCoreApplication.translate("NotesTab", "Place uncertain")


def _offer(item: Annotation, placement: Placement | None) -> Offer | None:
    if item.kind == "document":
        return None
    if placement is None:
        label = QCoreApplication.translate("NotesTab", "Attach to the selection")
        hint = QCoreApplication.translate("NotesTab", "To attach it, select its words in the text")
        return Offer(ATTACH, label, hint)
    if placement.how == "approximate":
        return Offer(ACCEPT, QCoreApplication.translate("NotesTab", "Accept this place"))
    return None
