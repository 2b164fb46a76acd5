"""Rows for the clipboard: tab-separated for spreadsheets, an HTML table for word processors."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from reader.exporters.findings.csv import guarded
from reader.exporters.lines import one_line
from reader.text.bidi import Direction, document_direction


def rows_as_mime(rows: Sequence[Sequence[str]], direction: Direction) -> QMimeData:
    """``rows`` in both forms; ``direction`` is that of the table, each cell has its own."""
    cells = [[guarded(one_line(cell)) for cell in row] for row in rows]
    data = QMimeData()
    data.setText("\n".join("\t".join(row) for row in cells))
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in cells)
    data.setHtml(f'<meta charset="utf-8"><table dir="{direction}">{body}</table>')
    return data


def _cell(text: str) -> str:
    return f'<td dir="{document_direction(text, "ltr")}">{html.escape(text)}</td>'
