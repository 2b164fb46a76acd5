"""Statistics as CSV (RFC 4180) that Calc and Excel open as a table, and never as a program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reader.document import Span
from reader.exporters.findings.model import Finding, Findings
from reader.exporters.lines import one_line
from reader.exporters.model import words_of

COLUMNS: Final = (
    "phrase", "kind", "value", "unit", "low", "high", "modifier", "counted", "subject",
    "sentence", "resolved", "start", "end", "state",
)  # fmt: skip
"""The columns in their order; resources/exports name them for people."""

_MARK = "\ufeff"
# Programs run what opens a cell like this; the wide forms too, in Japanese and Chinese Excel.
# A tab or a carriage return would as well, but `one_line` leaves none at the start.
_FORMULA = re.compile("[=+@\uff1d\uff0b\uff20\uff0d-]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,٫٬]\d+)*\s?[%٪]?")


def write(content: Findings) -> bytes:
    """The file, as UTF-8; numbers are exact, bare and without exponent, texts are quoted."""
    columns = words_of(content.language)["columns"]
    lines = [",".join(_text(columns[name]) for name in COLUMNS)]
    text = content.document.text
    lines += (",".join(_cells(item, text)) for item in content.items)
    mark = _MARK if content.mark else ""
    return (mark + "".join(f"{line}\r\n" for line in lines)).encode("utf-8", "backslashreplace")


def _cells(item: Finding, text: str) -> Iterator[str]:
    found = item.statistic

    def passage(span: Span | None) -> str:
        return _text(span.of(text) if span else "")

    yield passage(found.span)
    yield _text(found.kind)
    yield _text(found.value) if isinstance(found.value, str) else number(found.value)
    yield _text(found.unit or "")
    yield number(found.low)
    yield number(found.high)
    yield _text(found.modifier or "")
    yield passage(found.counted)
    yield passage(found.subject)
    yield passage(found.sentence)
    yield _text("; ".join(found.resolved))
    yield str(found.span.start)
    yield str(found.span.end)
    yield _text(item.state)


def number(value: int | float | None) -> str:
    """``value`` in full: 11700000000, 0.0000001, -5.2; empty for None."""
    if value is None:
        return ""
    text = format(Decimal(str(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def guarded(text: str) -> str:
    """``text`` with an apostrophe before it where a spreadsheet would calculate: '=1+1, '-P3M.

    Plain numbers such as -5 or +3.2% need none.
    """
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _text(text: str) -> str:
    """A cell on one line, without what could turn the row round."""
    cell = guarded(one_line(text)).replace('"', '""')
    return f'"{cell}"' if cell else ""
