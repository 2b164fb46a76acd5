"""How statistics are listed: phrase and value, what is measured, and what is drawn of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from reader.analysis.model import GROUP_OF, Statistic
from reader.document import Span
from reader.library.corrections import Figure
from reader.text.bidi import document_direction, isolate, paragraph_direction
from reader.ui.figures import kind_text, modifier_text, number_text, unit_text, value_text
from reader.ui.figures.phrases import on_one_line, phrase_text
from reader.ui.language import interface_direction
from reader.ui.panel.amounts import scales
from reader.ui.panel.chronology import days_of
from reader.ui.panel.drawings import Drawing, Mark, Scale, Share, Timeline
from reader.ui.panel.rows import Line, Row, Text
from reader.ui.panel.shares import shares
from reader.ui.panel.sorting import by_subject, by_value, currency_order

DISMISSED = "dismissed"
"""The group of what the reader takes for no statistic."""
_SMALLEST_PART = 0.01  # of the largest amount, that is told as a number
_TIMELINE_KEY = "timeline"
_BETWEEN = " · "
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))  # for the eye only


class StatisticRows:
    """Makes the rows of one text's figures; those that nothing has changed about stay the same."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._document = document_direction(text)
        self._currencies: Mapping[str, int] = {}
        self._made: dict[Span, tuple[Figure, Drawing | None, tuple[Text, ...], Row]] = {}

    def rows(self, figures: Sequence[Figure]) -> Iterator[tuple[str, Row]]:
        """The rows of ``figures``, each with its group, and a timeline where there are dates."""
        listed = [figure.statistic for figure in figures if figure.state != "dismissed"]
        drawn = _Drawings(listed, self._text)
        before, self._made = self._made, {}
        if drawn.currencies != self._currencies:
            before, self._currencies = {}, drawn.currencies
        marks: list[Mark] = []
        number = 0
        for figure in figures:
            if figure.state == "dismissed":
                drawing, tip = None, ()
            else:
                drawing, tip = drawn.of(number)
                number += 1
            known = before.get(figure.statistic.span)
            if known is not None and known[0] is figure and known[1:3] == (drawing, tip):
                row = known[3]
            else:
                row = self._row(figure, drawing, tip)
            self._made[figure.statistic.span] = (figure, drawing, tip, row)
            yield DISMISSED if row.pale else GROUP_OF[figure.statistic.kind], row
            if not row.pale and (mark := _mark(figure.statistic, row)):
                marks.append(mark)
        if len(marks) > 1:
            yield "time", _timeline_row(marks)

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
            ranks=(by_value(item, self._currencies), by_subject(subject)),
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
        self.currencies = currency_order(statistics)

    def of(self, number: int) -> tuple[Drawing | None, tuple[Text, ...]]:
        """The drawing of a statistic and its description; None and nothing without one."""
        if number in self._shares:
            share, members = self._shares[number]
            return share, self._share_tip(share, members)
        if number in self._scales:
            scale = self._scales[number]
            return scale, (_line(_scale_tip(scale)),)
        return None, ()

    def _share_tip(self, share: Share, members: tuple[int, ...]) -> tuple[Text, ...]:
        if len(members) == 1:
            part = number_text(round(share.parts[0], 1))
            text = QCoreApplication.translate("Statistics", "%1 % of the whole")
            return (_line(text.replace("%1", part)),)
        text = QCoreApplication.translate("Statistics", "Part %1 of %2 of one whole")
        head = text.replace("%1", str(share.mine + 1)).replace("%2", str(len(members)))
        items = [self._statistics[member] for member in members]
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


def _timeline_row(marks: list[Mark]) -> Row:
    marks.sort(key=lambda mark: (mark.first, -mark.end))
    timeline = Timeline(tuple(marks))
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
