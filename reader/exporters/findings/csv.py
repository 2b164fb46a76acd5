"""Statistics as CSV, one a row."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reader.document import Span
from reader.exporters.findings.model import Finding, Findings
from reader.exporters.model import words_of
from reader.exporters.table import cell, table

COLUMNS: Final = (
    "phrase", "kind", "value", "unit", "low", "high", "modifier", "counted", "subject",
    "sentence", "resolved", "start", "end", "state",
)  # fmt: skip
"""The columns in their order; resources/exports name them for people."""


def write(content: Findings) -> bytes:
    """The file, as UTF-8; numbers are exact, bare and without exponent, texts are quoted."""
    columns = words_of(content.language)["columns"]
    text = content.document.text
    rows = [[cell(columns[name]) for name in COLUMNS]]
    rows += (list(_cells(item, text)) for item in content.items)
    return table(rows, mark=content.mark)


def _cells(item: Finding, text: str) -> Iterator[str]:
    found = item.statistic

    def passage(span: Span | None) -> str:
        return cell(span.of(text) if span else "")

    yield passage(found.span)
    yield cell(found.kind)
    yield cell(found.value) if isinstance(found.value, str) else number(found.value)
    yield cell(found.unit or "")
    yield number(found.low)
    yield number(found.high)
    yield cell(found.modifier or "")
    yield passage(found.counted)
    yield passage(found.subject)
    yield passage(found.sentence)
    yield cell("; ".join(found.resolved))
    yield str(found.span.start)
    yield str(found.span.end)
    yield cell(item.state)


def number(value: int | float | None) -> str:
    """``value`` in full: 11700000000, 0.0000001, -5.2; empty for None."""
    if value is None:
        return ""
    text = format(Decimal(str(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
