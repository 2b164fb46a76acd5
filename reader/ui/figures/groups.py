"""What the groups of kinds are called."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_TITLES: dict[str, Any] = {
    "percent": QT_TRANSLATE_NOOP("Statistics", "Percentages"),
    "money": QT_TRANSLATE_NOOP("Statistics", "Money"),
    "number": QT_TRANSLATE_NOOP("Statistics", "Numbers"),
    "measure": QT_TRANSLATE_NOOP("Statistics", "Measures"),
    "time": QT_TRANSLATE_NOOP("Statistics", "Time"),
}


def group_text(group: str) -> str:
    """The name of one of `GROUPS` in the language of the interface."""
    return QCoreApplication.translate("Statistics", _TITLES[group])
