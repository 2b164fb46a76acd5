"""How entities are listed: name, mentions, other names, and where in the text they occur."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reader.analysis.model import Entity, EntityType
from reader.document import Document, Span
from reader.library.prominence import Prominence
from reader.text.bidi import document_direction, isolate, paragraph_direction
from reader.ui.figures.order import by_words
from reader.ui.language import interface_direction
from reader.ui.panel.drawings import Occurrences
from reader.ui.panel.rows import Heading, Line, Row, Text

DISMISSED = "dismissed"
"""The group of what the reader takes for no name."""
_TITLES: dict[EntityType, Any] = {
    "PER": QT_TRANSLATE_NOOP("Entities", "People"),
    "ORG": QT_TRANSLATE_NOOP("Entities", "Organisations"),
    "LOC": QT_TRANSLATE_NOOP("Entities", "Places"),
    "MISC": QT_TRANSLATE_NOOP("Entities", "Products and other"),
}
_BETWEEN = " · "
_WHOLE = 100


def type_titles() -> dict[EntityType, str]:
    """The types in the order they are listed in, in the language of the interface."""
    return {kind: QCoreApplication.translate("Entities", it) for kind, it in _TITLES.items()}


def headings() -> list[Heading]:
    """The groups, in the language of the interface."""
    listed = [Heading(kind, title, kind, kind) for kind, title in type_titles().items()]
    dismissed = QCoreApplication.translate("Entities", "Dismissed")
    return [*listed, Heading(DISMISSED, dismissed, aside=True)]


@dataclass(frozen=True, slots=True)
class _Made:
    """A row, and what it was made of: as long as that is the same, so is the row."""

    entity: Entity
    score: int
    row: Row


class EntityRows:
    """Makes the rows of one document's entities; those that nothing has changed about stay.

    They stand by `Prominence`, and with the orders of the model by first mention and by name.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._direction = document_direction(document.text)
        self._made: dict[Hashable, _Made] = {}

    def rows(
        self, entities: Sequence[Entity], dismissed: Sequence[Entity] = ()
    ) -> Iterator[tuple[str, Row]]:
        """The rows of ``entities``, each with its group. Those without a mention have none."""
        prominence = Prominence(self._document, entities)
        before, self._made = self._made, {}
        for item in entities:
            if not item.mentions:
                continue
            key, score = key_of(item), prominence.of(item)
            known = before.get(key)
            if known is None or known.score != score or known.entity != item:
                known = _Made(item, score, self._row(item, score))
            self._made[key] = known
            yield item.type, known.row
        for item in dismissed:
            known = before.get((DISMISSED, item.name))
            if known is None or known.entity != item:
                known = _Made(item, 0, _dismissed(self._row(item, 0)))
            self._made[DISMISSED, item.name] = known
            yield DISMISSED, known.row

    def row(self, item: Entity) -> Row:
        """The row of ``item``, one of those that were made last."""
        return self._made[key_of(item)].row

    def _row(self, item: Entity, score: int) -> Row:
        count, first = len(item.mentions), item.mentions[0].start
        name = on_one_line(item.name)
        aliases = [on_one_line(alias) for alias in item.aliases if alias != item.name]
        lines = [
            Line(
                Text(name, paragraph_direction(name, self._direction)),
                after=Text(str(count), "ltr", "small"),
            )
        ]
        if aliases:
            joined = _BETWEEN.join(isolate(alias) for alias in aliases)
            lines.append(Line(Text(joined, paragraph_direction(joined, self._direction), "muted")))
        where = where_text(item.mentions, len(self._document.text))
        return Row(
            key=key_of(item),
            lines=tuple(lines),
            passages=item.mentions,
            search="\n".join((name, *aliases)),
            spoken=", ".join((name, mentions_text(count), where, *aliases)),
            sort=(-score, first),
            ranks=((first,), by_words(name)),
            colour=item.type,
            drawing=Occurrences(item.mentions, len(self._document.text), item.type),
            tip=(Text(where, interface_direction()),),
            about=item,
            unfolded=False,
        )


def _dismissed(row: Row) -> Row:
    """``row``, set back and without what tells more of it."""
    return replace(row, drawing=None, pale=True, unfolded=None)


def key_of(item: Entity) -> Hashable:
    """What the row of ``item`` is known by, also when it is called or typed otherwise."""
    return ("entity", item.mentions[0].start)


def unfolded(row: Row) -> Row:
    """``row`` with its card open."""
    said = QCoreApplication.translate("Entities", "details below")
    return replace(row, unfolded=True, spoken=f"{row.spoken}, {said}")


def on_one_line(text: str) -> str:
    """``text`` without line feeds and doubled spaces."""
    return " ".join(text.split())


def names_text(count: int) -> str:
    """So many names, in the language of the interface."""
    return QCoreApplication.translate("Entities", "%n name(s)", "", count)


def mentions_text(count: int) -> str:
    """So many mentions, in the language of the interface."""
    return QCoreApplication.translate("Entities", "%n mention(s)", "", count)


def where_text(mentions: Sequence[Span], length: int) -> str:
    """Where in a text of ``length`` code points the ``mentions`` are, for those who do not see."""
    first, last = (
        str(round(_WHOLE * mention.start / max(length, 1)))
        for mention in (mentions[0], mentions[-1])
    )
    if first == last:
        text = QCoreApplication.translate("Entities", "at %1% of the text")
        return text.replace("%1", first)
    text = QCoreApplication.translate("Entities", "from %1% to %2% of the text")
    return text.replace("%1", first).replace("%2", last)
