"""From a text to its statistics: slices, constructions in their order, spans and values."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Callable, Iterator
from fractions import Fraction

from reader.analysis.model import Statistic
from reader.analysis.statistics.amounts.ages import age
from reader.analysis.statistics.amounts.bounds import bound
from reader.analysis.statistics.amounts.codes import code_end
from reader.analysis.statistics.amounts.counts import plain_number
from reader.analysis.statistics.amounts.quantities import quantity
from reader.analysis.statistics.amounts.ranges import value_range
from reader.analysis.statistics.amounts.shares import double, ratio
from reader.analysis.statistics.numbers.ordinals import ordinal, read_ordinal
from reader.analysis.statistics.openers import COUNT, RANK, SIGNED, opened_by
from reader.analysis.statistics.subjects import counted, modifier, subjects
from reader.analysis.statistics.subjects.words import read_word
from reader.analysis.statistics.times.dates import find_date
from reader.analysis.statistics.times.durations import duration, relative
from reader.analysis.statistics.times.periods import shifted_by
from reader.analysis.statistics.words.currencies import Whose
from reader.analysis.statistics.words.findings import Finding, as_number
from reader.analysis.statistics.words.literals import habits_of
from reader.analysis.statistics.words.tokens import PADDING, Line, letters_end, tokenise
from reader.document import Span
from reader.progress import Checkpoint
from reader.text.segment import sentences

_SLICE = 20_000  # code points; one C call over more would hold the interpreter for long
_TIMES = frozenset(
    {"date", "date_range", "datetime", "time", "time_range", "datetime_range", "relative_time"}
)

Construction = Callable[[Line, int], Finding | None]
_CONSTRUCTIONS: tuple[tuple[frozenset[str], Construction], ...] = (
    (frozenset({"before", "after_time", "within"}), relative),
    (SIGNED | {"range"}, value_range),
    (SIGNED | {"mod", "compare", "inequality"}, bound),
    (SIGNED | {"unit", "money", "sign"}, quantity),
    (COUNT | {"time", "several", "for"}, duration),
    (frozenset({"fold"}), double),
    (RANK, ordinal),
    (SIGNED, plain_number),
)
"""What may start at a token, by the senses that open it; the first wins."""
_constructions = opened_by(_CONSTRUCTIONS)
_COUNTING = RANK | {"decade", "plus_minus"}
"""Senses that open ages, ratios and codes, which go before; dates have openers of their own."""
_PASSIVE = frozenset({"governs", "label", "agecue", "ratio", "after", "times", "whole"})
"""Senses of words that stand around figures and start none."""


def slices(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs of ``text``, long ones cut at a sentence end or white space."""
    start = 0
    while start < len(text):
        end = text.find("\n", start, start + _SLICE)
        if end < 0:
            end = min(len(text), start + _SLICE)
            if end < len(text):
                half = start + _SLICE // 2
                end = max(text.rfind(". ", half, end), text.rfind("؟ ", half, end)) + 1 or (
                    text.rfind(" ", half, end) + 1 or end
                )
        yield start, end
        start = end + (text[end : end + 1] == "\n")


def findings(line: Line, date: datetime.datetime | None) -> Iterator[Finding]:
    """Every figure of a line, from left to right, none overlapping."""
    index, stop = 0, len(line) - PADDING
    while index < stop:
        senses = line[index].senses
        if senses <= _PASSIVE:
            index += 1
            continue
        counting = not _COUNTING.isdisjoint(senses)
        found = (age(line, index) if counting else None) or find_date(line, index, date)
        skip: tuple[int, int] | None = None
        if found is None and counting:
            found = ratio(line, index)
            skip = read_ordinal(line, index) if found is None else None
            code = code_end(line, index) if found is None else None
            if code is not None:
                index = code
                continue
        if found is None:
            for construction in _constructions(senses):
                if found := construction(line, index):
                    break
        if found is not None and index < found.last <= stop:
            yield found
            index = found.last
        else:
            index = max(index + 1, skip[1] if skip else 0)


def statistics_of(
    line: Line, start: int, end: int, date: datetime.datetime | None
) -> Iterator[Statistic]:
    """The statistics of the ``line`` that is ``text[start:end]`` of its text."""
    text = line.text
    if not any(token.kind == "number" or token.entries for token in line):
        return
    spans: list[Span] = []
    group: list[Finding] = []  # the figures of one sentence
    at = -1
    for finding in findings(line, date):
        if not spans:
            spans = sentences(text, start, end)
            starts = [span.start for span in spans]
        here = bisect_right(starts, line[finding.first].core) - 1
        if here != at and group:
            yield from _described(line, group, _sentence(line, group, spans, starts), date)
            group = []
        at = here
        group.append(finding)
    if group:
        yield from _described(line, group, _sentence(line, group, spans, starts), date)


def _sentence(
    line: Line, group: list[Finding], spans: list[Span], starts: list[int]
) -> Span | None:
    """The sentence of ``group``; the dots inside its last figure («47 ر . ق») do not end it."""
    first = bisect_right(starts, line[group[0].first].core) - 1
    last = bisect_right(starts, line[group[-1].last - 1].end - 1) - 1
    return Span(spans[first].start, spans[last].end) if first >= 0 else None


def _described(
    line: Line, group: list[Finding], sentence: Span | None, date: datetime.datetime | None
) -> Iterator[Statistic]:
    """The figures of one sentence with what is said about them."""
    modified = [modifier(line, finding) for finding in group]
    begins = [(begin, finding) for (_, begin), finding in zip(modified, group, strict=True)]
    abouts = subjects(line, sentence, begins)
    for finding, (qualifier, _), about in zip(group, modified, abouts, strict=True):
        if finding.kind == "relative_time" and date and not finding.resolved:
            day = shifted_by(date.date(), str(finding.value))
            finding.resolved = (day.isoformat(),) if day else ()
        yield Statistic(
            Span(line[finding.first].core, line[finding.last - 1].end),
            finding.kind,
            as_number(finding.value) if isinstance(finding.value, Fraction) else finding.value,
            finding.unit,
            as_number(finding.low) if finding.low is not None else None,
            as_number(finding.high) if finding.high is not None else None,
            finding.resolved,
            finding.modifier or (qualifier if finding.kind not in _TIMES else None),
            _counted(line, finding),
            about,
            sentence,
            finding.start_date,
            finding.end_date,
        )


def _counted(line: Line, finding: Finding) -> Span | None:
    if finding.counted is None:
        return counted(line, finding)
    token = line[finding.counted]
    if token.core == token.start:  # «وأبناؤه الأربعة», «بالأضلاع الثلاثة»
        return Span(token.start + letters_end(token.raw, read_word(token.word).stripped), token.end)
    return Span(token.core, token.end)


def find(
    text: str, date: datetime.datetime | None, checkpoint: Checkpoint
) -> tuple[Statistic, ...]:
    """Every statistic of ``text``, by start."""
    found: list[Statistic] = []
    habits = habits_of(text[start:end] for start, end in slices(text))
    whose = Whose(text)
    for start, end in slices(text):
        checkpoint(start / len(text))
        line = tokenise(text, start, end, habits, whose)
        found.extend(statistics_of(line, start, end, date))
    checkpoint(1.0)
    return tuple(found)
