"""Cells of CSV (RFC 4180) that Calc and Excel open as a table, and never as a program."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from reader.exporters.lines import lines, one_line

MARK: Final = "\ufeff"
"""Without it Excel takes UTF-8 for the code page of the system."""

# Programs run what opens a cell like this; the wide forms too, in Japanese and Chinese Excel.
_FORMULA = re.compile("\\s*[=+@\uff1d\uff0b\uff20\uff0d-]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,٫٬]\d+)*\s?[%٪]?")


def guarded(text: str) -> str:
    """``text`` with an apostrophe before it where a spreadsheet would calculate: '=1+1, '-P3M.

    Plain numbers such as -5 or +3.2% need none.
    """
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def cell(text: str) -> str:
    """A cell on one line, without what could turn the row round."""
    return quoted(one_line(text))


def long_cell(text: str) -> str:
    """A cell that keeps its line breaks."""
    return quoted("\n".join(lines(text)))


def quoted(text: str) -> str:
    """``text``, which is clean already, as a cell."""
    held = guarded(text).replace('"', '""')
    return f'"{held}"' if held else ""


def table(rows: Iterable[Iterable[str]], *, mark: bool) -> bytes:
    """The file of rows of such cells, as UTF-8."""
    text = "".join(f"{','.join(row)}\r\n" for row in rows)
    return ((MARK if mark else "") + text).encode("utf-8", "backslashreplace")
