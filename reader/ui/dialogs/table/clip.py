"""Rows for the clipboard: tab-separated for spreadsheets, an HTML table for word processors."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from reader.exporters.lines import one_line
from reader.exporters.table import guarded
from reader.library.corrections import Figure
from reader.progress import Checkpoint
from reader.text.bidi import Direction, document_direction
from reader.ui.dialogs.table.columns import COLUMNS

_TOLD_EVERY = 64  # rows


def rows_in_both(
    figures: Sequence[Figure],
    text: str,
    columns: Sequence[int],
    direction: Direction,
    checkpoint: Checkpoint,
) -> tuple[str, str]:
    """``columns`` of the ``figures`` of ``text``, as plain text and as HTML.

    ``direction`` is that of the table, each cell has its own.
    """
    known: dict[str, tuple[str, str]] = {}  # many cells say the same
    plain, marked = [], []
    for number, figure in enumerate(figures):
        if number % _TOLD_EVERY == 0:
            checkpoint(number / len(figures))
        cells = []
        for column in columns:
            said = COLUMNS[column].copy(figure, text)
            if said not in known:
                known[said] = _both(said)
            cells.append(known[said])
        plain.append("\t".join(cell for cell, _ in cells))
        marked.append(f"<tr>{''.join(cell for _, cell in cells)}</tr>")
    table = f'<meta charset="utf-8"><table dir="{direction}">{"".join(marked)}</table>'
    return "\n".join(plain), table


def _both(said: str) -> tuple[str, str]:
    cell = guarded(one_line(said))
    return cell, f'<td dir="{document_direction(cell, "ltr")}">{html.escape(cell)}</td>'


def as_mime(plain: str, marked: str) -> QMimeData:
    """Both forms at once: who pastes takes the one that fits."""
    data = QMimeData()
    data.setText(plain)
    data.setHtml(marked)
    return data
