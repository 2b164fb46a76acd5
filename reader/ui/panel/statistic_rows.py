"""How statistics are listed: phrase and value, what is measured, and what is drawn of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from reader.analysis.model import GROUP_OF, Statistic
from reader.annotations.model import Annotation
from reader.document import Span
from reader.library.corrections import Figure, stated
from reader.text.bidi import document_direction, isolate, paragraph_direction
from reader.ui.figures import kind_text, modifier_text, number_text, unit_text, value_text
from reader.ui.figures.chronology import days_of
from reader.ui.figures.order import ByValue, by_words
from reader.ui.figures.phrases import on_one_line, phrase_text
from reader.ui.language import interface_direction
from reader.ui.panel.amounts import scales
from reader.ui.panel.drawings import Drawing, Mark, Scale, Share, Timeline
from reader.ui.panel.rows import Line, Row, Text
from reader.ui.panel.shares import shares

DISMISSED = "dismissed"
"""The group of what the reader takes for no statistic."""
LOST = "lost"
"""The group of corrections whose words are gone from the text."""
_SMALLEST_PART = 0.01  # of the largest amount, that is told as a number
_TIMELINE_KEY = "timeline"
_BETWEEN = " · "
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))  # for the eye only


@dataclass(frozen=True, slots=True)
class _Made:
    """A row, and what it was made of: as long as that is the same, so is the row."""

    figure: Figure
    drawing: Drawing | None
    members: tuple[Statistic, ...]
    row: Row
    mark: Mark | None


class StatisticRows:
    """Makes the rows of one text's figures; those that nothing has changed about stay the same."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._document = document_direction(text)
        self._order = ByValue({})
        self._made: dict[Span, _Made] = {}
        self._last_timeline: Row | None = None
        self._lost: dict[str, Row] = {}

    def rows(self, figures: Sequence[Figure]) -> Iterator[tuple[str, Row]]:
        """The rows of ``figures``, each with its group, and a timeline where there are dates."""
        listed = [figure.statistic for figure in figures if figure.state != "dismissed"]
        drawn = _Drawings(listed, self._text)
        order = ByValue.of(figure.statistic for figure in figures)
        before = self._made if order == self._order else {}
        self._order = order
        made: dict[Span, _Made] = {}
        marks: list[Mark] = []
        number = 0
        for figure in figures:
            drawing: Drawing | None = None
            members: tuple[Statistic, ...] = ()
            if figure.state != "dismissed":
                drawing, members = drawn.of(number)
                number += 1
            span = figure.statistic.span
            known = before.get(span)
            if (
                known is None
                or known.figure is not figure
                or known.drawing != drawing
                or known.members != members
            ):
                row = self._row(figure, drawing, drawn.tip(drawing, members))
                mark = None if row.pale else _mark(figure.statistic, row)
                known = _Made(figure, drawing, members, row, mark)
            made[span] = known
            if known.mark is not None:
                marks.append(known.mark)
            yield DISMISSED if known.row.pale else GROUP_OF[figure.statistic.kind], known.row
        self._made = made
        if len(marks) > 1:
            yield "time", self._timeline(marks)

    def lost(self, corrections: Sequence[Annotation]) -> Iterator[tuple[str, Row]]:
        """The rows of ``corrections`` whose words the text does not have any more."""
        before, self._lost = self._lost, {}
        for item in corrections:
            known = before.get(item.id)
            if known is None or known.about != item:
                known = self._lost_row(item)
            self._lost[item.id] = known
            yield LOST, known

    def _lost_row(self, item: Annotation) -> Row:
        quote, said = " ".join(item.anchor.exact.split()), stated(item)
        value, note = "", QCoreApplication.translate("Statistics", "dismissed")
        if said is not None:
            value = value_text(said)
            note = QCoreApplication.translate("Statistics", "corrected")
        first = Line(
            Text(quote, paragraph_direction(quote, self._document)),
            after=Text(value, document_direction(value, "ltr"), "figure") if value else None,
        )
        parts = (quote, value, note)
        return Row(
            key=(LOST, item.id),
            lines=(first, Line(after=Text(note, interface_direction(), "small"))),
            passages=(),
            search="\n".join(parts),
            spoken=", ".join(filter(None, parts)).translate(_ISOLATES),
            sort=(item.anchor.start,),
            pale=True,
            about=item,
        )

    def _timeline(self, marks: list[Mark]) -> Row:
        """The row of the dates, the same as before if they are."""
        marks.sort(key=lambda mark: (mark.first, -mark.end))
        timeline = Timeline(tuple(marks))
        if self._last_timeline is None or self._last_timeline.drawing != timeline:
            self._last_timeline = _timeline_row(timeline)
        return self._last_timeline

    def _row(self, figure: Figure, drawing: Drawing | None, tip: tuple[Text, ...]) -> Row:
        item, text = figure.statistic, self._text
        phrase = phrase_text(item, text)
        value, modifier, subject = (
            value_text(item),
            modifier_text(item),
            on_one_line(item.subject, text),
        )
        note = ""
        if figure.state == "corrected":
            note = QCoreApplication.translate("Statistics", "corrected")
            tip = (*tip, *_was(figure.original))
        first = Line(
            Text(phrase, paragraph_direction(phrase, self._document)),
            after=Text(value, document_direction(value, "ltr"), "figure") if value else None,
        )
        second = Line(
            Text(subject, paragraph_direction(subject, self._document), "muted")
            if subject
            else None,
            before=Text(modifier, interface_direction(), "qualifier") if modifier else None,
            after=Text(note, interface_direction(), "small") if note else None,
        )
        parts = (phrase, f"{modifier} {value}".strip(), subject, note, *(line.text for line in tip))
        span = item.span
        return Row(
            key=("statistic", span.start, span.end, item.kind),
            lines=(first, second) if modifier or subject or note else (first,),
            passages=(span,),
            search="\n".join(
                (phrase, value, value.replace(",", ""), modifier, subject, note,
                 kind_text(item.kind), unit_text(item))
            ),
            spoken=", ".join(part for part in parts if part).translate(_ISOLATES),
            sort=(span.start, span.end),
            ranks=(self._order.largest_first(item), by_words(subject)),
            drawing=drawing,
            tip=tip,
            pale=figure.state == "dismissed",
            about=figure,
        )  # fmt: skip


class _Drawings:
    """What is drawn of each of the statistics that count, and told of the drawing in words."""

    def __init__(self, statistics: Sequence[Statistic], text: str) -> None:
        self._statistics = statistics
        self._text = text
        self._shares = shares(statistics, text)
        self._scales = scales(statistics)

    def of(self, number: int) -> tuple[Drawing | None, tuple[Statistic, ...]]:
        """The drawing of a statistic, and those that make up a whole with it."""
        if number in self._shares:
            share, members = self._shares[number]
            return share, tuple(self._statistics[member] for member in members)
        return self._scales.get(number), ()

    def tip(self, drawing: Drawing | None, members: tuple[Statistic, ...]) -> tuple[Text, ...]:
        """What is told of ``drawing`` in words; nothing without one."""
        if isinstance(drawing, Share):
            return self._share_tip(drawing, members)
        return (_line(_scale_tip(drawing)),) if isinstance(drawing, Scale) else ()

    def _share_tip(self, share: Share, items: tuple[Statistic, ...]) -> tuple[Text, ...]:
        if len(items) == 1:
            part = number_text(round(share.parts[0], 1))
            text = QCoreApplication.translate("Statistics", "%1 % of the whole")
            return (_line(text.replace("%1", part)),)
        text = QCoreApplication.translate("Statistics", "Part %1 of %2 of one whole")
        head = text.replace("%1", str(share.mine + 1)).replace("%2", str(len(items)))
        values = [isolate(value_text(item)) for item in items]
        subjects = [on_one_line(item.subject, self._text) for item in items]
        if len(set(subjects)) == 1:  # they would tell nothing apart
            return _line(head), _line(_BETWEEN.join(values))
        parts = (
            f"{value} {isolate(subject)}".strip()
            for value, subject in zip(values, subjects, strict=True)
        )
        return _line(head), *map(_line, parts)


def _line(text: str) -> Text:
    return Text(text, interface_direction())


def _scale_tip(scale: Scale) -> str:
    if scale.high == 1:
        return QCoreApplication.translate("Statistics", "The largest amount of its currency")
    if scale.high < _SMALLEST_PART:
        text = QCoreApplication.translate("Statistics", "Less than %1 of the largest")
        return text.replace("%1", str(_SMALLEST_PART))
    text = QCoreApplication.translate("Statistics", "%1 of the largest")
    return text.replace("%1", number_text(float(f"{scale.high:.2g}")))


def _was(original: Statistic | None) -> tuple[Text, ...]:
    """What a corrected figure was read as, if it was read as one."""
    if original is None:
        return ()
    text = QCoreApplication.translate("Statistics", "Was read as: %1")
    said = f"{modifier_text(original)} {value_text(original)}".strip() or kind_text(original.kind)
    return (_line(text.replace("%1", isolate(said))),)


def _mark(item: Statistic, row: Row) -> Mark | None:
    days = days_of(item)
    phrase = row.lines[0].text
    if days is None or phrase is None:
        return None
    return Mark(*days, row.key, item.span, phrase.text)


def _timeline_row(timeline: Timeline) -> Row:
    marks = timeline.marks
    text = QCoreApplication.translate("Statistics", "Timeline from %1 to %2")
    text = text.replace("%1", date.fromordinal(timeline.first).isoformat())
    text = text.replace("%2", date.fromordinal(timeline.end - 1).isoformat())
    return Row(
        key=_TIMELINE_KEY,
        lines=(),
        passages=tuple(mark.passage for mark in marks),
        search="",
        spoken=f"{text}, {count_text(len(marks))}",
        sort=(-1, -1),
        drawing=timeline,
    )


def count_text(count: int) -> str:
    """So many figures, in the language of the interface."""
    return QCoreApplication.translate("Statistics", "%n figure(s)", "", count)
