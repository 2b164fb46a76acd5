"""Entities in words: what they are, and what their reader has said of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reader.library.entity_lexicon.rules import Rule

_SAID: dict[str, Any] = {
    "added": QT_TRANSLATE_NOOP("Naming", "Added by you"),
    "name": QT_TRANSLATE_NOOP("Naming", "Named by you"),
    "type": QT_TRANSLATE_NOOP("Naming", "Type chosen by you"),
    "same": QT_TRANSLATE_NOOP("Naming", "Merged by you"),
    "distinct": QT_TRANSLATE_NOOP("Naming", "Split by you"),
    "dismissed": QT_TRANSLATE_NOOP("Naming", "Dismissed by you"),
}


def type_name(entity_type: str) -> str:
    """What an entity is, in the language of the interface."""
    return {
        "PER": QCoreApplication.translate("Card", "Person"),
        "ORG": QCoreApplication.translate("Card", "Organisation"),
        "LOC": QCoreApplication.translate("Card", "Place"),
        "MISC": QCoreApplication.translate("Card", "Product or work"),
    }[entity_type]


def said_texts(rules: Iterable[Rule]) -> list[str]:
    """What the reader has done to an entity, each of it once."""
    said = {rule.action for rule in rules}
    return [
        QCoreApplication.translate("Naming", text) for key, text in _SAID.items() if key in said
    ]
