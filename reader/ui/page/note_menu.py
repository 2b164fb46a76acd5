"""The part of the page's context menu that is about highlights, notes, bookmarks and orphans."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu

from reader.annotations.model import Annotation, Colour
from reader.document import Span
from reader.text.bidi import isolate
from reader.ui import noting
from reader.ui.citing import add_copies
from reader.ui.icons import dot
from reader.ui.language import base_mark
from reader.ui.page import annotating
from reader.ui.page.canvas import PageCanvas
from reader.ui.session import Session

_LONGEST = 48  # code points of a quote in a menu
_MOST_ORPHANS = 20


def add_notes(menu: QMenu, page: PageCanvas, session: Session, offset: int | None) -> None:
    """Offer to mark, write, bookmark and attach at ``offset``, or at the selection around it."""
    here = page.selection.span.start if offset is None else offset
    over = annotating.passages_at(page, here) if page.selection.empty else []
    if len(over) > 1:
        for annotation in over:  # each by its words: nobody sees which one "the highlight" is
            add_annotation(menu.addMenu(_quoted(page, annotation)), page, session, annotation)
            menu.actions()[-1].setIcon(_dot(page, annotation.colour))
    else:
        _add_current(menu, page, session)
    bookmark = menu.addAction(
        QCoreApplication.translate("PageMenu", "Bookmark this place")
        if annotating.bookmark_at(session, here) is None
        else QCoreApplication.translate("PageMenu", "Remove bookmark"),
        partial(annotating.toggle_bookmark, session, here),
    )
    bookmark.setEnabled(session.writable and bool(session.document.blocks))
    if not page.selection.empty:
        _add_orphans(menu, page, session)


def add_annotation(menu: QMenu, page: PageCanvas, session: Session, annotation: Annotation) -> None:
    """Offer what can be done with one annotation."""
    if noting.is_unsure(session, annotation):
        menu.addAction(
            QCoreApplication.translate("PageMenu", "Accept this place"),
            partial(noting.accept, session, annotation),
        ).setEnabled(session.writable)
        menu.addSeparator()
    if annotation.kind == "passage":
        for colour, name in page.colour_names.all().items():
            action = menu.addAction(_dot(page, colour), _plain(name))
            action.setCheckable(True)
            action.setChecked(colour == annotation.colour)
            action.triggered.connect(
                lambda _=False, colour=colour: noting.recolour(session, (annotation,), colour)
            )
            action.setEnabled(session.writable)
        menu.addSeparator()
    _add_edit(menu, session, annotation)


def _add_current(menu: QMenu, page: PageCanvas, session: Session) -> None:
    """Mark what is selected, or change the one annotation that is there."""
    annotation = annotating.current_annotation(page)
    if annotation is not None and noting.is_unsure(session, annotation):
        menu.addAction(
            QCoreApplication.translate("PageMenu", "Accept this place"),
            partial(noting.accept, session, annotation),
        ).setEnabled(session.writable)
    colours = menu.addMenu(QCoreApplication.translate("PageMenu", "Highlight"))
    colours.setEnabled(session.writable and (annotation is not None or not page.selection.empty))
    for colour, name in page.colour_names.all().items():
        action = colours.addAction(_dot(page, colour), _plain(name))
        action.triggered.connect(lambda _=False, colour=colour: annotating.mark(page, colour))
    if annotation is not None:
        _add_edit(menu, session, annotation)
    else:
        menu.addAction(
            QCoreApplication.translate("PageMenu", "Write a note"),
            lambda: annotating.write_note(page),
        ).setEnabled(colours.isEnabled())


def _add_edit(menu: QMenu, session: Session, annotation: Annotation) -> None:
    written = bool(annotation.note.strip())
    edit = menu.addAction(
        QCoreApplication.translate("PageMenu", "Edit note")
        if written
        else QCoreApplication.translate("PageMenu", "Write a note"),
        lambda: session.edit_requested.emit(annotation.id),
    )
    if annotation.kind == "bookmark":
        label = QCoreApplication.translate("PageMenu", "Remove bookmark")
    elif written:
        label = QCoreApplication.translate("PageMenu", "Delete note")
    else:
        label = QCoreApplication.translate("PageMenu", "Remove highlight")
    delete = menu.addAction(label, partial(noting.delete, session, annotation))
    for action in (edit, delete):
        action.setEnabled(session.writable)
    menu.addSeparator()
    add_copies(menu, session, [annotation])


def _add_orphans(menu: QMenu, page: PageCanvas, session: Session) -> None:
    """Offer what has lost its words for the words that are selected."""
    orphans = session.orphans
    if not orphans:
        return
    span = page.selection.span
    attach = menu.addMenu(QCoreApplication.translate("PageMenu", "Attach a lost note here"))
    attach.setEnabled(session.writable)
    # Those that stood nearest first: they are the likeliest, and the panel lists all.
    nearest = sorted(orphans, key=lambda item: abs(item.anchor.start - span.start))
    for annotation in nearest[:_MOST_ORPHANS]:
        action = attach.addAction(_dot(page, annotation.colour), _words(annotation.anchor.exact))
        action.setToolTip(_plain(annotation.note.strip()))
        action.triggered.connect(partial(_attach, session, annotation, span))
    attach.setToolTipsVisible(True)


def _attach(session: Session, annotation: Annotation, span: Span, _: bool = False) -> None:
    noting.attach(session, annotation, span)


def _quoted(page: PageCanvas, annotation: Annotation) -> str:
    """What a highlight is called: its words as they are in the text now."""
    span = page.session.span_of(annotation.id) if page.session is not None else None
    text = span.of(page.document.text) if span and page.document else annotation.anchor.exact
    return _words(text)


def _words(quote: str) -> str:
    """The beginning of ``quote`` on one line, cut between words."""
    words = " ".join(quote.split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return _plain(words)


def _plain(text: str) -> str:
    """Words of the reader or the text, as a label of a menu."""
    return base_mark() + isolate(text).replace("&", "&&")


def _dot(page: PageCanvas, colour: Colour) -> QIcon:
    theme = page.look.theme
    return dot(theme.highlight[colour], theme.margin_mark)
