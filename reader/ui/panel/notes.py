"""The Notes tab: every annotation in reading order, with an editor beneath."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from PySide6.QtCore import (
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from reader.annotations.model import COLOURS, Annotation, Change, Colour
from reader.document import Span
from reader.text.bidi import Direction, document_direction, isolate, paragraph_direction
from reader.text.digits import to_western
from reader.ui.panel.editor import NoteEditor
from reader.ui.panel.findings import copy
from reader.ui.panel.guide import Guide
from reader.ui.panel.listing import Listing
from reader.ui.panel.look import PanelLook
from reader.ui.panel.model import Rows
from reader.ui.panel.rows import Heading, Line, Row, Text
from reader.ui.session import SaveState, Session

_ORPHANS, _PLACED = 0, 1


def date_text(moment: datetime) -> str:
    """The day of ``moment`` where the reader is, in the interface's language, in western digits."""
    return _day_text(moment.astimezone().date(), QLocale().name())


@lru_cache(maxsize=1024)
def _day_text(day: date, locale: str) -> str:
    return to_western(QLocale(locale).toString(QDate(day.year, day.month, day.day), "d MMMM yyyy"))


def note_row(item: Annotation, span: Span | None, document: Direction) -> Row:
    """How one annotation is listed: quote, note, then its tags and its day."""
    quote = " ".join(item.anchor.exact.split())
    note = item.note.strip()
    lines = [Line(Text(quote, paragraph_direction(quote, document), "muted", 2))]
    if note:
        lines.append(Line(Text(note, document_direction(note, document), "ink", 3)))
    day = date_text(item.created)
    tags = "  ".join(isolate(f"#{tag}") for tag in item.tags)
    lines.append(
        Line(
            Text(tags, document_direction(tags, document), "small") if tags else None,
            after=Text(day, document_direction(day, "ltr"), "small"),
        )
    )
    start, end = (span.start, span.end) if span else (item.anchor.start, item.anchor.end)
    moment = int(item.created.timestamp() * 1000)
    return Row(
        key=item.id,
        lines=tuple(lines),
        passages=(span,) if span else (),
        search="\n".join((quote, note, *item.tags, *(f"#{tag}" for tag in item.tags))),
        spoken=", ".join(part for part in (quote, note, *item.tags, day) if part),
        sort=(start, end, moment),
        colour=item.colour,
    )


class NotesTab(QWidget):
    """The annotations of the session, kept up change by change."""

    left = Signal()
    counted = Signal()

    def __init__(self, look: PanelLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._look = look
        self._rows: dict[str, tuple[int, Row]] = {}
        self._from_list = False
        headings = (
            Heading("orphans", self.tr("Place not found")),
            Heading("notes", self.tr("In the text"), "notes"),
        )
        self.model = Rows(headings, self._spoken, self)
        self.listing = Listing(self.model, "bar", look, self.tr("Filter notes"), self)
        self.guide = Guide(self.listing)
        self.editor = NoteEditor(look, self)
        view = self.listing.view
        view.visited.connect(self._show)
        view.opened.connect(self._edit)
        view.deleted.connect(self._delete)
        view.customContextMenuRequested.connect(self._show_menu)
        self.listing.left.connect(self.left)
        self.editor.left.connect(self.left)
        self.editor.closed.connect(self._closed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.listing, 3)
        layout.addWidget(self.editor, 2)

    def count(self) -> int | None:
        """How many there are, or None while they are being read."""
        loading = self._session is None or self._session.save_state is SaveState.LOADING
        return None if loading and not self._rows else self.model.total()

    def set_session(self, session: Session | None) -> None:
        """Show the annotations of ``session``."""
        if self._session is not None:
            self._session.annotations_changed.disconnect(self._follow)
            self._session.caret_moved.disconnect(self._follow_caret)
        self.editor.set_session(session)
        self._session = session
        self.guide.set_session(session)
        if session is not None:
            session.annotations_changed.connect(self._follow)
            session.caret_moved.connect(self._follow_caret)
        self._refresh()

    def set_look(self, look: PanelLook) -> None:
        """Paint in the colours of ``look``."""
        self._look = look
        self.listing.set_look(look)
        self.editor.set_look(look)

    def focus(self) -> None:
        """Take the keyboard."""
        self.listing.enter_rows()

    # -- rows

    def _row(self, item: Annotation) -> tuple[int, Row]:
        assert self._session is not None
        span = self._session.span_of(item.id)
        row = note_row(item, span, self._document)
        return (_ORPHANS if span is None else _PLACED), row

    def _refresh(self) -> None:
        session = self._session
        self._rows = {}
        if session is not None:
            self._document = document_direction(session.document.text)
            self._rows = {item.id: self._row(item) for item in session.annotations.values()}
        groups: tuple[list[Row], list[Row]] = ([], [])
        for group, row in self._rows.values():
            groups[group].append(row)
        for rows in groups:
            rows.sort(key=lambda row: row.sort)
        self.model.set_rows({"orphans": groups[_ORPHANS], "notes": groups[_PLACED]})
        self.listing.set_nothing(
            self.tr("Select a passage to mark it or to write a note.") if session else ""
        )
        self._changed()

    def _follow(self, changes: tuple[Change, ...]) -> None:
        if not changes:
            self._refresh()
            return
        moved = False
        for change in changes:
            old = self._rows.pop(change.id, None)
            new = self._row(change.after) if change.after is not None else None
            elsewhere = old is None or new is None or (old[0], old[1].sort) != (new[0], new[1].sort)
            moved = moved or elsewhere
            if old is not None and elsewhere:
                self.model.remove(*old)
            if new is not None:
                self._rows[change.id] = new
                self.model.put(*new)
        if moved:
            self._changed()
        self._follow_caret()

    def _follow_caret(self) -> None:
        """Keep an open editor on the note whose row is lit, unless somebody writes in it."""
        session, editor = self._session, self.editor
        if session is None or editor.annotation_id is None:
            return
        writing = self.focusWidget()
        if writing is not None and writing.hasFocus() and editor.isAncestorOf(writing):
            return
        here = session.annotations_at(session.caret)
        if here and editor.annotation_id not in {item.id for item in here}:
            editor.open(here[0].id)

    def _changed(self) -> None:
        self.guide.set_rows(self._rows.values())
        self.counted.emit()

    def _spoken(self, heading: Heading, count: int) -> str:
        notes = self.tr("%n note(s)", "", count)
        return f"{heading.title}, {notes}"

    # -- what the reader does

    def _annotation(self, index: QPersistentModelIndex | QModelIndex) -> Annotation | None:
        row = self.model.row(index)
        if row is None or self._session is None:
            return None
        return self._session.annotations.get(str(row.key))

    def _show(self, index: QPersistentModelIndex) -> None:
        annotation = self._annotation(index)
        if annotation is not None:
            self.editor.open(annotation.id)
            self._from_list = True
            self.listing.view.scrollTo(index)

    def _edit(self, index: QPersistentModelIndex) -> None:
        self._show(index)
        self.editor.focus()

    def edit(self, annotation_id: str) -> None:
        """Open the annotation called ``annotation_id`` and put the cursor into its note."""
        if self._session is None or annotation_id not in self._session.annotations:
            return
        self._from_list = False
        index = self.model.find(annotation_id)
        if not index.isValid():
            self.listing.filter.clear()
            index = self.model.find(annotation_id)
        if index.isValid():
            self.listing.view.setCurrentIndex(index)
        self.editor.open(annotation_id)
        self.editor.focus()

    def _closed(self) -> None:
        if self._from_list:
            self.listing.enter_rows()
        else:
            self.left.emit()

    def _delete(self, index: QPersistentModelIndex | QModelIndex) -> None:
        annotation = self._annotation(index)
        if annotation is not None and self._session is not None:
            if self.editor.annotation_id == annotation.id:
                self.editor.commit()
                annotation = self._session.annotations[annotation.id]
            self._session.delete(self.tr("Delete note"), annotation)

    def _recolour(self, annotation_id: str, colour: Colour) -> None:
        if self._session is not None and annotation_id in self._session.annotations:
            annotation = self._session.annotations[annotation_id]
            if annotation.colour != colour:
                self._session.edit(self.tr("Change colour"), annotation, colour=colour)

    def _show_menu(self, position: QPoint) -> None:
        view = self.listing.view
        index = QPersistentModelIndex(view.indexAt(position))
        annotation = self._annotation(index)
        if annotation is None or self._session is None:
            return
        menu = self.menu(index, annotation)
        menu.exec(view.viewport().mapToGlobal(position))
        menu.deleteLater()

    def menu(self, index: QPersistentModelIndex, annotation: Annotation) -> QMenu:
        """The menu of one row."""
        assert self._session is not None
        menu = QMenu(self)
        visit = menu.addAction(self.tr("Go to passage"))
        visit.triggered.connect(lambda: self.guide.visit(index))
        visit.setEnabled(self._session.span_of(annotation.id) is not None)
        menu.addAction(self.tr("Edit note")).triggered.connect(lambda: self._edit(index))
        menu.addSeparator()
        quote = menu.addAction(self.tr("Copy quote"))
        quote.triggered.connect(lambda: copy(annotation.anchor.exact))
        note = menu.addAction(self.tr("Copy note"))
        note.triggered.connect(lambda: copy(annotation.note))
        note.setEnabled(bool(annotation.note))
        menu.addSeparator()
        colours = menu.addMenu(self.tr("Colour"))
        for colour in COLOURS:
            name = self.editor.colours[colour].accessibleName()
            action = colours.addAction(disc(self._look.theme.highlight[colour]), name)
            action.setCheckable(True)
            action.setChecked(colour == annotation.colour)
            action.triggered.connect(
                lambda _=False, colour=colour: self._recolour(annotation.id, colour)
            )
        delete = menu.addAction(self.tr("Delete"))
        delete.triggered.connect(lambda: self._delete(index))
        for action in (colours.menuAction(), delete):
            action.setEnabled(self._session.writable)
        return menu


def disc(colour: QColor) -> QIcon:
    """A disc of one colour, for a menu."""
    pixmap = QPixmap(32, 32)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour)
    painter.setPen(colour.darker(130))
    painter.drawEllipse(4, 4, 24, 24)
    painter.end()
    return QIcon(pixmap)
