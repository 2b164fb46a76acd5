"""The Statistics tab: the text's figures by kind, with their values and what they measure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reader.analysis.model import GROUP_OF, GROUPS, Analysis, Statistic
from reader.document import Span
from reader.text.bidi import Direction, document_direction, paragraph_direction
from reader.ui.figures import NO_BREAK, Share, modifier_text, shares, value_text
from reader.ui.panel.findings import Findings
from reader.ui.panel.rows import Heading, Line, Row, Text

_TITLES: dict[str, Any] = {
    "percent": QT_TRANSLATE_NOOP("Statistics", "Percentages"),
    "money": QT_TRANSLATE_NOOP("Statistics", "Money"),
    "number": QT_TRANSLATE_NOOP("Statistics", "Numbers"),
    "measure": QT_TRANSLATE_NOOP("Statistics", "Measures"),
    "time": QT_TRANSLATE_NOOP("Statistics", "Time"),
}
_PLAIN = str.maketrans({NO_BREAK: " ", "\u2066": None, "\u2069": None})  # for the clipboard
_NEXT_WORD = 2  # code points between a figure and the noun it counts


def headings() -> list[Heading]:
    """The groups, in the language of the interface."""
    return [
        Heading(group, QCoreApplication.translate("Statistics", _TITLES[group]), group, "statistic")
        for group in GROUPS
    ]


def statistic_row(
    item: Statistic, text: str, document: Direction, share: Share | None = None
) -> Row:
    """How one statistic is listed: phrase and value, and below them what is measured."""
    phrase = _phrase(item, text)
    value = value_text(item)
    modifier = modifier_text(item)
    subject = " ".join(item.subject.of(text).split()) if item.subject else ""
    interface = document_direction(modifier or value, "ltr")
    lines = [
        Line(
            Text(phrase, paragraph_direction(phrase, document)),
            after=Text(value, document_direction(value, "ltr"), "figure") if value else None,
        )
    ]
    if modifier or subject:
        lines.append(
            Line(
                Text(subject, paragraph_direction(subject, document), "muted") if subject else None,
                before=Text(modifier, interface, "qualifier") if modifier else None,
            )
        )
    return Row(
        key=("statistic", item.span.start, item.span.end, item.kind),
        lines=tuple(lines),
        passages=(item.span,),
        search="\n".join((phrase, value, value.replace(",", ""), modifier, subject)),
        spoken=", ".join(part for part in (phrase, f"{modifier} {value}".strip(), subject) if part),
        sort=(item.span.start, item.span.end),
        share=share,
    )


def _phrase(item: Statistic, text: str) -> str:
    """The figure's own words, with the noun it counts where that follows at once."""
    end = item.span.end
    if item.counted is not None and 0 <= item.counted.start - end <= _NEXT_WORD:
        end = item.counted.end
    return " ".join(Span(item.span.start, end).of(text).split())


def statistic_rows(analysis: Analysis, text: str) -> Iterator[tuple[str, Row]]:
    """All statistics of ``text``, each with its group."""
    document = document_direction(text)
    parts = shares(analysis.statistics)
    for number, item in enumerate(analysis.statistics):
        yield GROUP_OF[item.kind], statistic_row(item, text, document, parts.get(number))


def _spoken(heading: Heading, count: int) -> str:
    figures = QCoreApplication.translate("Statistics", "%n figure(s)", "", count)
    return f"{heading.title}, {figures}"


def _copies(row: Row) -> list[tuple[str, str]]:
    first = row.lines[0]
    copies = []
    if first.text is not None:
        label = QCoreApplication.translate("Statistics", "Copy phrase")
        copies.append((label, first.text.text))
    if first.after is not None:
        label = QCoreApplication.translate("Statistics", "Copy value")
        copies.append((label, first.after.text.translate(_PLAIN)))
    return copies


def statistics() -> Findings:
    """The Statistics tab, in the language of the interface."""
    return Findings(
        headings=headings(),
        rows=statistic_rows,
        spoken=_spoken,
        copies=_copies,
        marker="",
        filter_hint=QCoreApplication.translate("Statistics", "Filter statistics"),
        waiting=QCoreApplication.translate("Statistics", "Looking for figures…"),
        nothing=QCoreApplication.translate("Statistics", "No figures found in this text."),
        visit=QCoreApplication.translate("Statistics", "Go to passage"),
    )
