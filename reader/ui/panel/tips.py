"""What the parts of a row do, and what a tool tip over them tells."""

from __future__ import annotations

import html
from typing import Literal

from PySide6.QtCore import QCoreApplication

from reader.document import Span
from reader.ui.panel.drawings import Offer
from reader.ui.panel.rows import Row, Text

Part = Span | Literal["card", "back", "on", "offer", "notes"]
"""What a place in a row does: lead to a passage, show or hide the card, go back or on, do what the
row offers, or lead to the notes about it."""


def part_text(part: Part, row: Row) -> str:
    """What a click on ``part`` of ``row`` does or leads to."""
    if part == "card":
        if row.unfolded:
            return QCoreApplication.translate("Panel", "Hide details")
        return QCoreApplication.translate("Panel", "Show details")
    if part == "back":
        return QCoreApplication.translate("Panel", "Previous mention")
    if part == "on":
        return QCoreApplication.translate("Panel", "Next mention")
    if part == "offer":
        return row.drawing.label if isinstance(row.drawing, Offer) else ""
    if part == "notes":
        return QCoreApplication.translate("Panel", "Go to the note about this")
    return mention_text(row.passages.index(part), len(row.passages))


def mention_text(place: int, count: int) -> str:
    """Which of ``count`` mentions ``place`` is."""
    text = QCoreApplication.translate("Panel", "Mention %1 of %2")
    return text.replace("%1", str(place + 1)).replace("%2", str(count))


def paragraph(text: Text) -> str:
    """``text`` as a paragraph of a tool tip, which would go by its first letter."""
    return f'<div dir="{text.direction}">{html.escape(text.text)}</div>'
