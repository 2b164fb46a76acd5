"""The words of a text that a statistic stands on, on one line."""

from __future__ import annotations

from reader.analysis.model import Statistic
from reader.document import Span

_NEXT_WORD = 2  # code points between a figure and the noun it counts


def phrase_text(item: Statistic, text: str) -> str:
    """The figure's own words, with the noun it counts where that follows at once."""
    end = item.span.end
    if item.counted is not None and 0 <= item.counted.start - end <= _NEXT_WORD:
        end = item.counted.end
    return on_one_line(Span(item.span.start, end), text)


def on_one_line(span: Span | None, text: str) -> str:
    """What ``span`` covers, with single spaces; empty without one."""
    return " ".join(span.of(text).split()) if span else ""
