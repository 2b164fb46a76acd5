"""The page's context menu: for the selection, for what is marked there, for the note there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from reader.analysis.model import Entity
from reader.document import Span
from reader.library.corrections import Figure
from reader.library.entity_lexicon.applying import is_addable
from reader.library.entity_lexicon.rules import TYPES
from reader.ui import noting
from reader.ui.figures import value_text
from reader.ui.naming_menu import add_corrections, add_restore
from reader.ui.naming_words import type_name
from reader.ui.page import annotating, selection
from reader.ui.page.canvas import PageCanvas
from reader.ui.page.layout import Caret
from reader.ui.page.note_menu import add_annotation, add_notes
from reader.ui.page.selection import Selection
from reader.ui.session import Session


def page_menu(page: PageCanvas, point: QPoint) -> QMenu:
    """The menu for a point of the viewport; where nothing is selected, the word there is."""
    menu = QMenu(page)
    session = page.session
    sign = page.margin_mark_at(QPointF(point))
    if sign is not None and session is not None:
        page.set_selection(selection.at(sign.offset), follow=False)
        page.choose(sign.annotation_id)
        add_annotation(menu, page, session, session.annotations[sign.annotation_id])
        return menu
    offset = page.offset_at(QPointF(point))
    if offset is not None and offset not in page.selection.span:
        page.set_selection(_chosen(page, offset), follow=False)
    copy = menu.addAction(QCoreApplication.translate("PageMenu", "Copy"), page.copy)
    copy.setEnabled(not page.selection.empty)
    menu.addAction(QCoreApplication.translate("PageMenu", "Select all"), page.select_all)
    if session is None:
        return menu
    menu.addSeparator()
    add_notes(menu, page, session, offset)
    for mark in page.marks_at(QPointF(point)):
        if isinstance(mark.about, Figure):
            _add_figure(menu, session, mark.about)
        elif isinstance(mark.about, Entity) and offset is not None:
            _add_entity(menu, page, mark.about, offset)
    for figure in session.figures:  # a dismissed one has no mark
        if figure.state == "dismissed" and offset is not None and offset in figure.statistic.span:
            menu.addSeparator()
            _add_restore(menu, session, figure)
    if offset is not None:
        _add_naming(menu, page, session, offset)
    return menu


def _chosen(page: PageCanvas, offset: int) -> Selection:
    """What a click at ``offset`` is about: the annotation there, or else the word."""
    if page.document is None or annotating.passages_at(page, offset):
        return selection.at(offset)
    word = selection.word_at(page.document, offset)
    return Selection(word.start, Caret(word.end, before=True))


def _add_figure(menu: QMenu, session: Session, figure: Figure) -> None:
    menu.addSeparator()
    value = value_text(figure.statistic)
    if value:
        label = QCoreApplication.translate("PageMenu", "Copy the value “%1”")
        menu.addAction(
            label.replace("%1", value), lambda: QGuiApplication.clipboard().setText(value)
        )
    menu.addAction(
        QCoreApplication.translate("PageMenu", "Correct the statistic…"),
        lambda: session.correction_requested.emit(figure),
    ).setEnabled(session.writable)
    menu.addAction(
        QCoreApplication.translate("PageMenu", "Dismiss the statistic"),
        lambda: session.dismiss(figure),
    ).setEnabled(session.writable)
    if figure.state == "corrected":
        _add_restore(menu, session, figure)
    menu.addAction(
        QCoreApplication.translate("PageMenu", "Write a note on the statistic"),
        lambda: noting.write_on(session, figure.statistic.span),
    ).setEnabled(session.writable)


def _add_restore(menu: QMenu, session: Session, figure: Figure) -> None:
    menu.addAction(
        QCoreApplication.translate("PageMenu", "Restore the statistic"),
        lambda: session.restore(figure),
    ).setEnabled(session.writable)


def _add_entity(menu: QMenu, page: PageCanvas, item: Entity, offset: int) -> None:
    menu.addSeparator()
    onward = _next_mention(item.mentions, offset)
    step = menu.addAction(QCoreApplication.translate("PageMenu", "Next mention"))
    if page.session is not None:
        step.triggered.connect(partial(page.session.reveal, onward))
    step.setEnabled(len(item.mentions) > 1)
    menu.addAction(
        QCoreApplication.translate("PageMenu", "Copy the name"),
        lambda: QGuiApplication.clipboard().setText(item.name),
    )
    session = page.session
    if session is None:
        return
    here = next((span for span in item.mentions if offset in span), item.mentions[0])
    menu.addAction(
        QCoreApplication.translate("PageMenu", "Write a note on the entity"),
        lambda: noting.write_on(session, here),
    ).setEnabled(session.writable)
    menu.addSeparator()
    add_corrections(menu, session, item)


def _add_naming(menu: QMenu, page: PageCanvas, session: Session, offset: int) -> None:
    """Bring a dismissed entity back that has no mark, and make one of what is selected."""
    naming, text = session.naming, session.document.text
    for entity in naming.dismissed:
        if any(offset in mention for mention in entity.mentions):
            menu.addSeparator()
            add_restore(menu, session, entity)
            return
    span = page.selection.span
    if any(span == mention for entity in session.entities for mention in entity.mentions):
        return
    name = span.of(text)
    menu.addSeparator()
    kinds = menu.addMenu(QCoreApplication.translate("PageMenu", "Add as entity"))
    for kind in TYPES:
        kinds.addAction(type_name(kind), partial(naming.add, name, kind))
    kinds.setEnabled(naming.writable and is_addable(name, span, text))


def _next_mention(mentions: tuple[Span, ...], offset: int) -> Span:
    return next((span for span in mentions if span.start > offset), mentions[0])
