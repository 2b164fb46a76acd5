"""Links, citations and BibTeX for the clipboard, and the entries for them in context menus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from reader.annotations.model import Annotation
from reader.ui.language import interface_direction
from reader.ui.session import Session

if TYPE_CHECKING:  # what writes exports loads when it is first asked for
    from reader.exporters import Export


def add_copies(menu: QMenu, session: Session, items: Sequence[Annotation]) -> None:
    """Offer to copy where ``items`` are from: a link, which is to one, and a citation."""
    if len(items) == 1:
        menu.addAction(
            QCoreApplication.translate("Citing", "Copy link to this note"),
            partial(copy_link, session, items[0]),
        )
    menu.addAction(
        QCoreApplication.translate("Citing", "Copy citation"),
        partial(copy_citation, session, tuple(items)),
    )


def copy_link(session: Session, annotation: Annotation) -> None:
    """Put the address that leads back to ``annotation`` on the clipboard."""
    from reader.annotations.link import link

    QGuiApplication.clipboard().setText(link(session.document.fingerprint, annotation.id))


def copy_citation(session: Session, items: Iterable[Annotation] = ()) -> None:
    """Put the passages of ``items`` with their source on the clipboard, or the source alone.

    As text and as HTML: what pastes takes what it can.
    """
    from reader.exporters.quoting import hypertext, plain

    content = _export(session, items)
    data = QMimeData()
    data.setText(plain(content))
    data.setHtml(hypertext(content))
    QGuiApplication.clipboard().setMimeData(data)


def copy_bibtex(session: Session) -> None:
    """Put what the document is, for programs that cite, on the clipboard."""
    from reader.exporters.citation import bibtex

    QGuiApplication.clipboard().setText(bibtex(_export(session, ())).decode("utf-8"))


def _export(session: Session, items: Iterable[Annotation]) -> Export:
    from reader.exporters import export_of

    return export_of(
        session.document,
        {item.id: item for item in items},
        placements=session.placements,
        language="ar" if interface_direction() == "rtl" else "en",
    )
