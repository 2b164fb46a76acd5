"""The menus over chosen notes: of their rows, and of the bar that counts them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from reader.annotations.model import COLOURS, Annotation, Colour
from reader.text.bidi import isolate
from reader.ui.colours import ColourNames
from reader.ui.icons import dot
from reader.ui.language import base_mark
from reader.ui.panel.drawings import Offer
from reader.ui.panel.findings import copy
from reader.ui.panel.look import PanelLook, mixed
from reader.ui.panel.note_rows import tags_of
from reader.ui.panel.rows import Row

_MOST_TAGS = 24
"""Tags that a menu names; more are typed, with those that begin so offered."""


class Deeds(Protocol):
    """What the tab does with the notes that are chosen."""

    look: PanelLook
    names: ColourNames

    def visit(self, index: QPersistentModelIndex) -> None: ...
    def open(self, index: QPersistentModelIndex) -> None: ...
    def take_offer(self, index: QPersistentModelIndex) -> None: ...
    def recolour(self, colour: Colour) -> None: ...
    def add_tag(self, tag: str) -> None: ...
    def remove_tag(self, tag: str) -> None: ...
    def ask_for_tags(self) -> None: ...
    def copy(self) -> None: ...
    def offer_copies(self, menu: QMenu, items: Sequence[Annotation]) -> None: ...
    def export(self) -> None: ...
    def delete(self) -> None: ...


def fill_row_menu(
    menu: QMenu,
    deeds: Deeds,
    index: QPersistentModelIndex,
    row: Row,
    items: Sequence[Annotation],
    known: Sequence[str],
    *,
    offered: Collection[str],
    writable: bool,
) -> None:
    """What can be done with ``items``, of which that at ``index`` is shown in ``row``.

    ``known`` are all tags, ``offered`` the offers of rows that can be taken just now.
    """
    single = len(items) == 1
    visit = menu.addAction(
        QCoreApplication.translate("NotesTab", "Go to passage"), lambda: deeds.visit(index)
    )
    visit.setShortcut(QKeySequence(Qt.Key.Key_Space))
    visit.setEnabled(bool(row.passages))
    if single:
        edit = menu.addAction(
            QCoreApplication.translate("NotesTab", "Edit note"), lambda: deeds.open(index)
        )
        edit.setShortcut(QKeySequence(Qt.Key.Key_Return))
    if isinstance(row.drawing, Offer):
        offer = menu.addAction(row.drawing.label, lambda: deeds.take_offer(index))
        offer.setShortcut(QKeySequence("Ctrl+Return"))
        offer.setEnabled(row.drawing.name in offered)
    menu.addSeparator()
    whole = menu.addAction(QCoreApplication.translate("NotesTab", "Copy as text"), deeds.copy)
    whole.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
    if single:
        item = items[0]
        quote = menu.addAction(
            QCoreApplication.translate("NotesTab", "Copy quote"), lambda: copy(item.anchor.exact)
        )
        quote.setEnabled(bool(item.anchor.exact))
        note = menu.addAction(
            QCoreApplication.translate("NotesTab", "Copy note"), lambda: copy(item.note)
        )
        note.setEnabled(bool(item.note))
    deeds.offer_copies(menu, items)
    menu.addAction(QCoreApplication.translate("NotesTab", "Export…"), deeds.export)
    menu.addSeparator()
    colours = menu.addMenu(QCoreApplication.translate("NotesTab", "Colour"))
    fill_colours(colours, deeds, items)
    tags = menu.addMenu(QCoreApplication.translate("NotesTab", "Tags"))
    fill_tags(tags, deeds, items, known)
    menu.addSeparator()
    delete = menu.addAction(QCoreApplication.translate("NotesTab", "Delete"), deeds.delete)
    delete.setShortcut(QKeySequence(Qt.Key.Key_Delete))
    for action in (colours.menuAction(), tags.menuAction(), delete):
        action.setEnabled(writable)


def fill_colours(menu: QMenu, deeds: Deeds, items: Sequence[Annotation]) -> None:
    """The five colours; that of all ``items`` is ticked."""
    for number, colour in enumerate(COLOURS, 1):
        fill = deeds.look.theme.highlight[colour]
        name = _plain(deeds.names.of(colour))
        action = menu.addAction(dot(fill, mixed(fill, deeds.look.ink, 0.35)), name)
        action.setCheckable(True)
        action.setChecked(all(item.colour == colour for item in items))
        action.setShortcut(QKeySequence(str(number)))
        action.triggered.connect(lambda _=False, colour=colour: deeds.recolour(colour))


def fill_tags(menu: QMenu, deeds: Deeds, items: Sequence[Annotation], known: Sequence[str]) -> None:
    """All tags, those ticked that all ``items`` have; beside others, how many have them."""
    menu.addAction(QCoreApplication.translate("NotesTab", "Add tags…"), deeds.ask_for_tags)
    menu.addSeparator()
    present = tags_of(items)
    first = [*present, *(tag for tag in known if tag not in present)]
    for tag in first[:_MOST_TAGS]:
        here = present[tag]
        some = f"  {isolate(f'{here}/{len(items)}', 'ltr')}" if 0 < here < len(items) else ""
        action = menu.addAction(f"{base_mark()}{_plain(isolate(f'#{tag}'))}{some}")
        action.setCheckable(True)
        action.setChecked(here == len(items))
        act = deeds.remove_tag if here == len(items) else deeds.add_tag
        action.triggered.connect(lambda _=False, act=act, tag=tag: act(tag))


def _plain(text: str) -> str:
    return text.replace("&", "&&")
