"""The note editor: colour, text and tags of one annotation, saved as one types."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.annotations.model import COLOURS, Annotation, Change, now
from reader.text.bidi import isolate
from reader.ui import noting
from reader.ui.colours import ColourNames
from reader.ui.language import interface_direction
from reader.ui.panel.fields import ColourButton, NoteField
from reader.ui.panel.icons import close_icon, delete_icon
from reader.ui.panel.look import PanelLook
from reader.ui.panel.note_rows import quote_of, tags_of
from reader.ui.panel.quote import QuoteLabel
from reader.ui.panel.tags import TagLine, parse_tags, tags_text
from reader.ui.session import Session

IDLE = 600
"""Milliseconds without a key after which what was typed is kept."""
PAUSE = 5000
"""Milliseconds without a key after which typing is another step for undo."""


_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class NoteEditor(QFrame):
    """Edits the annotation it was opened for; every change goes to the session as an undo step."""

    left = Signal()  # Escape: back to the page
    closed = Signal()  # Ctrl+Enter or the cross

    def __init__(self, look: PanelLook, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("editor")
        self._session: Session | None = None
        self._id: str | None = None
        self._kept: Annotation | None = None  # what the session has, as far as this editor knows
        self._shown = ("", "")  # its note and tags as the fields have them, which may not show all
        self._committing = False
        self._joins = False  # whether what is typed next belongs to the last step
        unit = self.fontMetrics().height()
        self._quote = QuoteLabel(look, self)
        names = ColourNames()
        self.colours = {c: ColourButton(c, names.of(c), look, self) for c in COLOURS}
        group = QButtonGroup(self)
        bar = QHBoxLayout()
        bar.setSpacing(0)
        for button in self.colours.values():
            group.addButton(button)
            bar.addWidget(button)
            button.clicked.connect(self._recolour)
        bar.addStretch()
        self._delete = self._tool(self.tr("Delete"))
        self._delete.clicked.connect(self._delete_annotation)
        self._close = self._tool(self.tr("Close the note (Ctrl+Enter)"))
        self._close.clicked.connect(self.finish)
        bar.addWidget(self._delete)
        bar.addWidget(self._close)
        self.note = NoteField(self)
        self.note.setPlaceholderText(self.tr("Write a note…"))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setMinimumHeight(unit * 5)
        self.note.textChanged.connect(self._typed)
        self.note.undo_emptied.connect(self._undo)
        self.note.redo_emptied.connect(self._redo)
        self.tags = TagLine(self._known_tags, self)
        self.tags.undo_emptied.connect(self._undo)
        self.tags.redo_emptied.connect(self._redo)
        self.tags.setPlaceholderText(self.tr("Tags, with commas between them"))
        self.tags.setAccessibleName(self.tr("Tags"))
        self.tags.textEdited.connect(self._typed)
        self.tags.completed.connect(self._typed)
        column = QVBoxLayout(self)
        side = round(unit * 0.8)
        column.setContentsMargins(side, round(unit * 0.7), side, side)
        column.setSpacing(round(unit * 0.5))
        column.addWidget(self._quote)
        column.addLayout(bar)
        column.addWidget(self.note, 1)
        column.addWidget(self.tags)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.commit)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._part)
        self._second = QTimer(self)  # runs while a click may be the second of a double click
        self._second.setSingleShot(True)
        for child in self.findChildren(QWidget):
            child.installEventFilter(self)
        self.set_look(look)
        self.hide()

    def _tool(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def set_look(self, look: PanelLook) -> None:
        """Paint in the colours of ``look``."""
        self._quote.set_look(look)
        for button in self.colours.values():
            button.set_look(look)
        size = round(self.fontMetrics().height() * 0.95)
        for tool, icon in ((self._delete, delete_icon), (self._close, close_icon)):
            tool.setIcon(icon(look.muted))
            tool.setIconSize(QSize(size, size))

    def set_colour_names(self, names: ColourNames) -> None:
        """Call the colours what their reader calls them."""
        for colour, button in self.colours.items():
            button.set_name(names.of(colour))

    def _known_tags(self) -> list[str]:
        return list(tags_of(self._session.annotations.values())) if self._session else []

    # -- which annotation

    @property
    def annotation_id(self) -> str | None:
        """Which annotation is being edited, if any."""
        return self._id

    def _annotation(self) -> Annotation | None:
        if self._session is None or self._id is None:
            return None
        return self._session.annotations.get(self._id)

    def set_session(self, session: Session | None) -> None:
        """Edit annotations of ``session``; what was typed for the last one is kept first."""
        self.shut()
        if self._session is not None:
            self._session.annotations_changed.disconnect(self._follow_changes)
            self._session.save_state_changed.disconnect(self._follow_state)
        self._session = session
        if session is not None:
            session.annotations_changed.connect(self._follow_changes)
            session.save_state_changed.connect(self._follow_state)

    def open(self, annotation_id: str) -> None:
        """Show the annotation called ``annotation_id``, having kept what was typed for another."""
        if annotation_id != self._id:
            self.commit()
            self._id = annotation_id
            self._load()
        self._part()
        self.setVisible(self._annotation() is not None)

    def expect_second_click(self) -> None:
        """Take a click that comes at once for the second of one in the list that is covered now."""
        self._second.start(QApplication.doubleClickInterval())

    def shut(self) -> None:
        """Keep what was typed, and close."""
        self.commit()
        self._id = self._kept = None
        self.hide()

    def finish(self) -> None:
        """Close at the reader's wish."""
        self.shut()
        self.closed.emit()

    def _load(self) -> None:
        annotation = self._annotation()
        if annotation is None:
            self._timer.stop()
            self._id = self._kept = None
            self.hide()
            return
        self._kept = annotation
        self._show_quote(annotation)
        self._show_note(annotation.note)
        self._show_tags(annotation.tags)
        self.colours[annotation.colour].setChecked(True)
        self._follow_state()

    def _show_quote(self, annotation: Annotation) -> None:
        assert self._session is not None
        quote = quote_of(annotation, self._session.document)
        if annotation.kind != "document":
            self._quote.set_quote(quote)
        elif quote:
            told = self.tr("About the document “%1”").replace("%1", isolate(quote))
            self._quote.set_quote(told, interface_direction())
        else:
            self._quote.set_quote(self.tr("About the document"), interface_direction())

    def _show_note(self, note: str) -> None:
        if note != self.note.text():
            place = self.note.textCursor().position()
            self.note.blockSignals(True)
            self.note.setPlainText(note)
            self.note.blockSignals(False)
            self.note.follow()
            cursor = self.note.textCursor()
            cursor.setPosition(min(place, self.note.document().characterCount() - 1))
            self.note.setTextCursor(cursor)
        self._shown = (self.note.text(), self._shown[1])

    def _show_tags(self, tags: tuple[str, ...]) -> None:
        if tags != parse_tags(self.tags.text()):
            self.tags.setText(tags_text(tags, self.isRightToLeft()))
        self._shown = (self._shown[0], self.tags.text())

    def _follow_changes(self, changes: tuple[Change, ...]) -> None:
        """Show what undo, another view or another program has made of the annotation."""
        if self._id is None or self._committing:
            return
        if changes and all(change.id != self._id for change in changes):
            return
        annotation = self._annotation()
        if annotation is None:
            if changes or not any(self._unkept()):
                self._load()
            return  # another program has deleted what is being written: `commit` brings it back
        self._part()
        self._show_quote(annotation)
        self._take_in(annotation)
        self.colours[annotation.colour].setChecked(True)

    def _take_in(self, annotation: Annotation) -> None:
        """Show ``annotation`` as it is now, with what was typed and is not kept yet."""
        from reader.annotations.merge import merge_annotation  # two writers: hardly ever needed

        kept, (note_typed, tags_typed) = self._kept, self._unkept()
        note, tags = annotation.note, annotation.tags
        if kept is not None and (note_typed or tags_typed):
            merged = merge_annotation(kept, self._with_typed(kept), annotation)
            note = merged.note if note_typed else note
            tags = merged.tags if tags_typed else tags
        if kept is None or note != kept.note:
            self._show_note(note)
        if kept is None or tags != kept.tags:
            self._show_tags(tags)
        if note_typed:
            self._shown = (annotation.note, self._shown[1])
        if tags_typed:
            self._shown = (self._shown[0], tags_text(annotation.tags, self.isRightToLeft()))
        self._kept = annotation

    @property
    def kept(self) -> bool:
        """Whether the session has everything that was typed: not while notes are read-only."""
        return not any(self._unkept())

    def _unkept(self) -> tuple[bool, bool]:
        """Whether there is something typed in the note, and in the tags, that nobody has yet."""
        if self._kept is None:
            return False, False
        typed = parse_tags(self.tags.text())
        return (
            self.note.text() != self._shown[0],
            self.tags.text() != self._shown[1] and typed != self._kept.tags,
        )

    def _with_typed(self, annotation: Annotation) -> Annotation:
        """``annotation`` with what was typed into it."""
        note_typed, tags_typed = self._unkept()
        return replace(
            annotation,
            note=self.note.text() if note_typed else annotation.note,
            tags=parse_tags(self.tags.text()) if tags_typed else annotation.tags,
            modified=now(),
        )

    def _follow_state(self) -> None:
        writable = self._session is not None and self._session.writable
        self.note.setReadOnly(not writable)
        self.tags.setReadOnly(not writable)
        for button in (*self.colours.values(), self._delete):
            button.setEnabled(writable)

    # -- what the reader does

    def _typed(self) -> None:
        self._pause.stop()
        self._timer.start(IDLE)

    def _part(self) -> None:
        """Let what is typed next be a step of its own."""
        self._pause.stop()
        self._joins = False

    def commit(self) -> None:
        """Give the session what was typed, if anything was."""
        self._timer.stop()
        note_typed, tags_typed = self._unkept()
        session, kept = self._session, self._kept
        if session is None or kept is None or not (note_typed or tags_typed):
            return
        if not session.writable:  # the words stay in their field, for when they can be kept
            return
        typed, annotation, join = self._with_typed(kept), self._annotation(), self._joins
        self._committing = True
        if annotation is None:
            session.change(self.tr("Edit note"), Change(None, typed))
        elif note_typed:
            session.edit(self.tr("Edit note"), annotation, join=join, note=typed.note)
            annotation = self._annotation()
        if annotation is not None and tags_typed:
            session.edit(self.tr("Edit tags"), annotation, join=join, tags=typed.tags)
        self._committing = False
        self._kept = self._annotation()
        self._shown = (self.note.text(), self.tags.text())
        self._joins = True
        self._pause.start(PAUSE)

    def _recolour(self) -> None:
        self.commit()
        annotation = self._annotation()
        button = self.sender()
        if (
            annotation is not None
            and self._session is not None
            and isinstance(button, ColourButton)
        ):
            noting.recolour(self._session, (annotation,), button.colour)

    def _delete_annotation(self) -> None:
        annotation = self._annotation()
        if annotation is not None and self._session is not None:
            self.commit()
            noting.delete(self._session, self._session.annotations[annotation.id])
            self.closed.emit()

    def _undo(self) -> None:
        if self._session is not None:
            self.commit()
            self._session.undo_stack.undo()

    def _redo(self) -> None:
        if self._session is not None:
            self._session.undo_stack.redo()

    def focus(self) -> None:
        """Put the cursor at the end of the note."""
        self._second.stop()
        cursor = self.note.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.note.setTextCursor(cursor)
        self.note.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._second.isActive():
            self.focus()
        else:
            super().mousePressEvent(event)

    mouseDoubleClickEvent = mousePressEvent

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _PRESSES and self._second.isActive():
            self.focus()
            return True
        if watched not in (self.note, self.tags):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut and self._timer.isActive():
            self._timer.start(0)  # after the click that took the focus, lest rows move under it
        elif isinstance(event, QKeyEvent) and self._pressed(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._pressed(event):
            super().keyPressEvent(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress:
            return False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.left.emit()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish()
        else:
            return False
        return True
