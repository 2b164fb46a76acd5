"""What the card of an entity tells, as rows under it: spellings, company, first sentence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from reader.analysis.model import Entity
from reader.annotations.model import Annotation
from reader.document import Document, Span
from reader.library.company import Companion, Company, sentence_at
from reader.library.entity_lexicon import name_key
from reader.text.bidi import document_direction, paragraph_direction
from reader.ui.language import interface_direction
from reader.ui.naming_words import why_texts
from reader.ui.panel.drawings import Steps
from reader.ui.panel.entity_rows import key_of, mentions_text, on_one_line
from reader.ui.panel.rows import Line, Row, Text
from reader.ui.panel.tips import mention_text

_COMPANIONS = 5
_REASONS = 4
_NOTES = 8
_SENTENCE_LINES = 4
STEPS = "steps"
"""With the key of the entity's row, the key of the row that has the two buttons."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A way to write an entity's name, as it is written most, and where it is written so."""

    text: str
    entity: Entity
    mentions: tuple[Span, ...]


def spellings(item: Entity, text: str) -> list[Spelling]:
    """The ways that ``text`` writes the name of ``item``, the most frequent first."""
    groups: defaultdict[str, list[Span]] = defaultdict(list)
    for mention in item.mentions:
        groups[name_key(mention.of(text))].append(mention)
    found = []
    for mentions in groups.values():
        written = Counter(on_one_line(mention.of(text)) for mention in mentions)
        found.append(Spelling(written.most_common(1)[0][0], item, tuple(mentions)))
    return sorted(found, key=lambda it: -len(it.mentions))


class EntityCard:
    """Makes the rows of a card of one document; they stand right after the entity's row."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._direction = document_direction(document.text)

    def rows(
        self,
        row: Row,
        item: Entity,
        company: Company,
        *,
        place: int | None,
        said: Sequence[str],
        notes: Sequence[tuple[Annotation, Span]] = (),
    ) -> tuple[Row, ...]:
        """The card under ``row``, that of ``item``, whose mention ``place`` was seen last.

        ``said`` is what its reader has said of it, ``notes`` those over its mentions.
        """
        made = [
            *self._steps(item, place),
            *self._said(said),
            *self._notes(notes),
            *self._spellings(item),
            *self._why(item),
            *self._companions(company.of(item, _COMPANIONS)),
            self._sentence(item),
        ]
        return tuple(
            replace(
                part,
                key=(row.key, part.key),
                sort=(*row.sort, number),
                ranks=row.ranks,
                search=row.search,
                colour=row.colour,
                under=row.key,
            )
            for number, part in enumerate(made)
        )

    def _steps(self, item: Entity, place: int | None) -> Iterator[Row]:
        count = len(item.mentions)
        if count > 1:
            yield replace(
                _row(STEPS, (Line(_told(step_text(place, count))),), item.mentions, item),
                drawing=Steps(),
            )

    def _said(self, said: Sequence[str]) -> Iterator[Row]:
        if said:
            caption = QCoreApplication.translate("Entities", "Corrected")
            text = " · ".join(said)
            line = Line(replace(_told(text), tone="ink", max_lines=_SENTENCE_LINES))
            yield _row("said", _captioned(caption, 0, line), (), None, said=(caption, *said))

    def _notes(self, notes: Sequence[tuple[Annotation, Span]]) -> Iterator[Row]:
        caption = QCoreApplication.translate("Entities", "Your notes")
        for number, (note, span) in enumerate(notes[:_NOTES]):
            words = on_one_line(note.note)
            line = Line(replace(self._text(words), max_lines=2))
            yield _row(
                ("note", note.id), _captioned(caption, number, line), (span,), note,
                said=(caption, words),
            )  # fmt: skip

    def _spellings(self, item: Entity) -> Iterator[Row]:
        found = spellings(item, self._document.text)
        caption = QCoreApplication.translate("Entities", "Written as")
        for number, spelling in enumerate(found if len(found) > 1 else ()):
            count = Text(str(len(spelling.mentions)), "ltr", "small")
            line = Line(self._text(spelling.text), after=count)
            yield _row(
                ("spelling", name_key(spelling.text)),
                _captioned(caption, number, line),
                spelling.mentions,
                spelling,
                said=(caption, spelling.text, mentions_text(len(spelling.mentions))),
            )

    def _why(self, item: Entity) -> Iterator[Row]:
        caption = QCoreApplication.translate("Entities", "One because")
        for number, text in enumerate(why_texts(item.reasons[:_REASONS])):
            line = Line(replace(_told(text), tone="ink", max_lines=_SENTENCE_LINES))
            yield _row(
                ("why", number), _captioned(caption, number, line), (), None, said=(caption, text)
            )

    def _companions(self, found: Iterable[Companion]) -> Iterator[Row]:
        caption = QCoreApplication.translate("Entities", "Occurs together with")
        for number, companion in enumerate(found):
            name, count = on_one_line(companion.entity.name), _shared_text(companion)
            line = Line(self._text(name), after=Text(count, interface_direction(), "small"))
            yield _row(
                ("with", key_of(companion.entity)),
                _captioned(caption, number, line),
                companion.passages,
                companion,
                said=(caption, name, count),
            )

    def _sentence(self, item: Entity) -> Row:
        caption = QCoreApplication.translate("Entities", "First mention")
        place = sentence_at(self._document, item.mentions[0].start)
        sentence = on_one_line(place.of(self._document.text))
        line = Line(replace(self._text(sentence), max_lines=_SENTENCE_LINES))
        return _row(
            "sentence", _captioned(caption, 0, line), (place,), None, said=(caption, sentence)
        )

    def _text(self, text: str) -> Text:
        return Text(text, paragraph_direction(text, self._direction))


def step_text(place: int | None, count: int) -> str:
    """Which of ``count`` mentions was seen last, in the language of the interface."""
    return mentions_text(count) if place is None else mention_text(place, count)


def stepped(row: Row, place: int | None) -> Row:
    """The row of the two buttons, ``row``, when the mention ``place`` is seen."""
    said = step_text(place, len(row.passages))
    return replace(row, lines=(Line(_told(said)),), spoken=said)


def _row(
    key: Hashable,
    lines: tuple[Line, ...],
    passages: tuple[Span, ...],
    about: object,
    said: tuple[str, ...] = (),
) -> Row:
    spoken = ", ".join(said) or " ".join(line.text.text for line in lines if line.text)
    return Row(key=key, lines=lines, passages=passages, search="", spoken=spoken, about=about)


def _told(text: str) -> Text:
    return Text(text, interface_direction(), "muted")


def _captioned(caption: str, number: int, line: Line) -> tuple[Line, ...]:
    """``line`` under its caption, which the first of several has."""
    return (Line(Text(caption, interface_direction(), "small")), line) if number == 0 else (line,)


def _shared_text(companion: Companion) -> str:
    if companion.sentences:
        count = companion.sentences
        return QCoreApplication.translate("Entities", "%n sentence(s)", "", count)
    count = companion.paragraphs
    return QCoreApplication.translate("Entities", "%n paragraph(s)", "", count)
