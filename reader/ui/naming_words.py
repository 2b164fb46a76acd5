"""Entities in words: what they are, and what their reader has said of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reader.analysis.model import Reason
from reader.library.entity_lexicon.rules import Rule
from reader.text.bidi import isolate

_SAID: dict[str, Any] = {
    "added": QT_TRANSLATE_NOOP("Naming", "Added by you"),
    "name": QT_TRANSLATE_NOOP("Naming", "Named by you"),
    "type": QT_TRANSLATE_NOOP("Naming", "Type chosen by you"),
    "same": QT_TRANSLATE_NOOP("Naming", "Merged by you"),
    "distinct": QT_TRANSLATE_NOOP("Naming", "Split by you"),
    "dismissed": QT_TRANSLATE_NOOP("Naming", "Dismissed by you"),
}
# Why two names, %1 and %2, are held to be one thing: see `reader.analysis.model.Rule`.
_WHY: dict[str, Any] = {
    "listed": QT_TRANSLATE_NOOP("Naming", "%1 and %2 are listed as one"),
    "spelling": QT_TRANSLATE_NOOP("Naming", "%1 and %2 are spellings of one name"),
    "affix": QT_TRANSLATE_NOOP("Naming", "%1 and %2 differ by a word such as “company” only"),
    "article": QT_TRANSLATE_NOOP("Naming", "%1 and %2 differ by the article only"),
    "letters": QT_TRANSLATE_NOOP("Naming", "%1 and %2 are the same letters"),
    "sounds": QT_TRANSLATE_NOOP("Naming", "%1 and %2 sound alike"),
    "initials": QT_TRANSLATE_NOOP("Naming", "%2 are the initials of %1"),
    "brackets": QT_TRANSLATE_NOOP("Naming", "%2 stands in brackets after %1"),
    "surname": QT_TRANSLATE_NOOP("Naming", "%2 is the surname of %1"),
    "shorter": QT_TRANSLATE_NOOP("Naming", "%2 is short for %1"),
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


def why_texts(reasons: Iterable[Reason]) -> list[str]:
    """Why names are held to be one thing, a sentence each."""
    return [
        QCoreApplication.translate("Naming", _WHY[reason.rule])
        .replace("%1", isolate(reason.first))
        .replace("%2", isolate(reason.second))
        for reason in reasons
    ]
