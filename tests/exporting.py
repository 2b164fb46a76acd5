"""A window with notes of every kind, and what tests do with its export dialog."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader import exporters
from reader.annotations.store import notebook_of, with_annotations
from reader.document import Span
from reader.library import person
from reader.ui import printing
from reader.ui.dialogs.exporting import ExportDialog
from reader.ui.session import Session
from reader.ui.window import ReaderWindow

FORMATS = {**exporters.FORMATS, **printing.FORMATS}


def annotated(window: ReaderWindow) -> Session:
    """Four notes: yellow with a tag, green with another, a bookmark, one about all of it."""
    session = window.session
    assert session is not None
    yellow = session.highlight("Highlight", Span(0, 6), "yellow", "ملاحظة **مهمة**")
    session.edit("Tag", yellow, tags=("رأي",))
    green = session.highlight("Highlight", Span(12, 20), "green")
    session.edit("Tag", green, tags=("to check",))
    session.bookmark("Bookmark", 40)
    session.edit("Note", session.note_document("Note"), note="عن النص كله")
    return session


def asking() -> ExportDialog:
    """The export dialog that is open."""
    shown = (it for it in QApplication.topLevelWidgets() if isinstance(it, ExportDialog))
    return next(it for it in shown if it.isVisible())


def ask(window: ReaderWindow, format: str = "", *ids: str) -> ExportDialog:
    """Open the dialog of ``window``, with the notes ``ids`` picked."""
    window.commands.exports.export(ids)
    dialog = asking()
    if format:
        dialog.formats.choose(format)
    return dialog


def click(widget: QWidget) -> None:
    """Press ``widget`` with the mouse, where a check box has its box and a button its word."""
    middle = widget.rect().center()
    left = Qt.LayoutDirection.LeftToRight
    if widget.metaObject().className() in ("QCheckBox", "QRadioButton"):
        middle.setX(8 if widget.layoutDirection() is left else widget.width() - 8)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle)


def expected(
    session: Session,
    format: str,
    choice: exporters.Choice = exporters.ALL,
    **options: Any,
) -> bytes:
    """What the exporters themselves make of the notes of ``session``."""
    notes = session.notes_file
    assert notes is not None
    found = format.startswith(("statistics", "entities", "facts")) or options.get("statistics")
    content = exporters.export_of(
        session.document,
        exporters.chosen(session.annotations, choice),
        placements=session.placements,
        date=datetime.date.today(),
        language="en",
        statistics=tuple(it.statistic for it in session.figures if it.state != "dismissed")
        if found
        else (),
        entities=session.entities if found else (),
        options=exporters.Options(**{"reader": person.name()} | options),
        notebook=notebook_of(with_annotations(notes, session.kept))
        if choice == exporters.ALL
        else None,
    )
    return FORMATS[format].write(content)


def export(dialog: ExportDialog, qtbot: QtBot, target: Path) -> bytes:
    """Write to ``target`` with the dialog's button, and wait for that."""
    dialog.target.field.setText(str(target))
    click(dialog.export)
    qtbot.waitUntil(target.exists)
    return target.read_bytes()
