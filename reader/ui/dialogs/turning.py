"""Letting a field read in the direction of what is typed into it, in every language."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from reader.text.bidi import Direction, document_direction
from reader.ui.language import interface_direction


def turn(field: QLineEdit, undecided: Direction | None = None) -> None:
    """Turn ``field`` as its text reads; ``undecided`` holds for signs and figures alone.

    None is the direction of the interface.
    """
    rtl = document_direction(field.text(), undecided or interface_direction()) == "rtl"
    direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    if field.layoutDirection() is not direction:
        field.setLayoutDirection(direction)
