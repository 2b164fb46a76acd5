"""A key combination is known by what it means, whichever letters the keyboard types."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from reader.ui.keyboard import means

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("key", "modifiers", "meant"),
    [
        (Qt.Key.Key_C, CONTROL, True),
        (ord("ؤ"), CONTROL, True),
        (ord("ؤ"), Qt.KeyboardModifier.NoModifier, False),
        (ord("ؤ"), CONTROL | SHIFT, False),
        (ord("ر"), CONTROL, False),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_copy_is_meant_on_both_layouts(
    key: int, modifiers: Qt.KeyboardModifier, meant: bool
) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers)
    assert means(event, QKeySequence.StandardKey.Copy) is meant
