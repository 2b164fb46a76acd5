"""The part of a context menu in which an entity is corrected: the same on page and panel."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from reader.analysis.model import Entity
from reader.library.entity_lexicon.rules import TYPES
from reader.text.bidi import isolate
from reader.ui.language import base_mark
from reader.ui.naming_words import type_name
from reader.ui.session import Session

_MOST_SPELLINGS = 12


def add_corrections(menu: QMenu, session: Session, entity: Entity, *, keys: bool = False) -> None:
    """Offer to rename, retype, merge, split and dismiss ``entity``, and to take that back.

    ``keys`` tells those that do the same where the menu is asked for.
    """
    naming = session.naming
    kinds = QMenu(QCoreApplication.translate("NamingMenu", "Type"), menu)
    group = QActionGroup(kinds)
    for kind in TYPES:
        action = kinds.addAction(type_name(kind), partial(naming.retype, kind, entity))
        action.setCheckable(True)
        action.setChecked(kind == entity.type)
        group.addAction(action)
    rename = menu.addAction(
        QCoreApplication.translate("NamingMenu", "Rename…"),
        lambda: session.naming_requested.emit(entity, "name"),
    )
    typed = menu.addMenu(kinds)
    merge = menu.addAction(
        QCoreApplication.translate("NamingMenu", "Merge with…"),
        lambda: session.naming_requested.emit(entity, "same"),
    )
    offered = [rename, typed, merge]
    if entity.aliases:
        offered.append(menu.addMenu(_spellings(menu, session, entity)))
    offered.append(
        menu.addAction(
            QCoreApplication.translate("NamingMenu", "Not an entity"),
            partial(naming.dismiss, entity),
        )
    )
    if keys:
        rename.setShortcut(QKeySequence(Qt.Key.Key_F2))
        offered[-1].setShortcut(QKeySequence(Qt.Key.Key_Delete))
    if naming.rules_about(entity):
        offered.append(
            menu.addAction(
                QCoreApplication.translate("NamingMenu", "Take back corrections"),
                partial(naming.restore, entity),
            )
        )
    for action in offered:
        action.setEnabled(naming.writable)


def add_restore(menu: QMenu, session: Session, entity: Entity) -> None:
    """Offer to take ``entity``, which is dismissed, for one again."""
    label = QCoreApplication.translate("NamingMenu", "Restore “%1”")
    action = menu.addAction(_with_name(label, entity.name), partial(session.naming.restore, entity))
    action.setEnabled(session.naming.writable)


def _spellings(menu: QMenu, session: Session, entity: Entity) -> QMenu:
    """The names that may be those of another entity."""
    split = QMenu(QCoreApplication.translate("NamingMenu", "Split off"), menu)
    for spelling in (entity.name, *entity.aliases)[:_MOST_SPELLINGS]:
        split.addAction(_with_name("%1", spelling), partial(session.naming.split, entity, spelling))
    return split


def _with_name(label: str, name: str) -> str:
    return base_mark() + label.replace("%1", isolate(name)).replace("&", "&&")
