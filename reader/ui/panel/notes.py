"""The Notes tab: what the reader has added to the document, with an editor beneath."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QToolTip, QVBoxLayout, QWidget

from reader.annotations.model import Annotation, Change, Colour
from reader.ui import citing, noting
from reader.ui.colours import ColourNames
from reader.ui.panel.chosen_bar import ChosenBar
from reader.ui.panel.drawings import Offer
from reader.ui.panel.editor import NoteEditor
from reader.ui.panel.facets import FacetBar
from reader.ui.panel.filling import Filler
from reader.ui.panel.findings import copy
from reader.ui.panel.guide import Guide
from reader.ui.panel.icons import sheet_icon
from reader.ui.panel.listing import Listing
from reader.ui.panel.look import PanelLook
from reader.ui.panel.model import Rows
from reader.ui.panel.note_list import NoteList
from reader.ui.panel.note_menu import fill_colours, fill_row_menu, fill_tags
from reader.ui.panel.note_rows import ACCEPT, ARRANGEMENTS, ATTACH, tags_of
from reader.ui.panel.note_text import text_of
from reader.ui.panel.note_view import NotesView
from reader.ui.panel.order_button import OrderButton
from reader.ui.panel.rows import Heading
from reader.ui.session import SaveState, Session
from reader.ui.slices import Slices


class NotesTab(QWidget):
    """The annotations of the session, kept up change by change."""

    left = Signal()
    counted = Signal()
    changed = Signal()  # what stands where, and what is written
    export_requested = Signal(list)  # of annotation ids

    def __init__(self, look: PanelLook, slices: Slices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.names = ColourNames()
        self._session: Session | None = None
        self._from_list = False
        self.model = Rows((), self._spoken, self)
        hint = self.tr("Filter notes")
        self.listing = Listing(self.model, "bar", look, hint, self, NotesView)
        view = self.listing.view
        assert isinstance(view, NotesView)
        self.view = view
        self.guide = Guide(self.listing)
        self.list = NoteList(self, view, Filler(self, self.listing, self.guide, slices), self.guide)
        self.editor = NoteEditor(look, self)
        self.facets = FacetBar(look, self)
        self.chosen_bar = ChosenBar(
            lambda menu: fill_colours(menu, self, self.chosen()),
            lambda menu: fill_tags(menu, self, self.chosen(), self._known_tags()),
            self._known_tags,
            look,
            self,
        )
        labels = (
            self.tr("In reading order"), self.tr("By date"), self.tr("By colour"),
            self.tr("By tag"),
        )  # fmt: skip
        self.order_button = OrderButton(labels, self._arrange, self.listing)
        self.document_button = QToolButton(self.listing)
        self._build(hint)
        self._connect()
        self.set_look(look)
        self._show_offers()

    def _build(self, hint: str) -> None:
        self.listing.filter.setToolTip(hint)
        self.document_button.setObjectName("beside")
        label = self.tr("New note about the document")
        self.document_button.setToolTip(label)
        self.document_button.setAccessibleName(label)
        self.listing.add_button(self.order_button)
        self.listing.add_button(self.document_button, always=True)
        self.listing.add_strip(self.facets, self.facets.first, self.facets.last)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.listing, 3)
        layout.addWidget(self.chosen_bar)
        layout.addWidget(self.editor, 2)

    def _connect(self) -> None:
        view, bar = self.view, self.chosen_bar
        view.visited.connect(self._visit)
        view.passed.connect(self._pass)
        view.opened.connect(self.open)
        view.deleted.connect(lambda _: self.delete())
        view.offered.connect(self.take_offer)
        view.coloured.connect(self.recolour)
        view.copied.connect(lambda _: self.copy())
        view.chosen_changed.connect(self._show_chosen)
        view.customContextMenuRequested.connect(self._show_menu)
        bar.tagged.connect(self._add_tags)
        bar.copied.connect(self.copy)
        bar.exported.connect(self.export)
        bar.deleted.connect(self.delete)
        bar.left.connect(self._choose_one)
        self.document_button.clicked.connect(self._note_document)
        self.facets.changed.connect(lambda: self.model.set_condition(self.facets.condition()))
        self.listing.cleared.connect(self.facets.clear)
        self.list.changed.connect(self._changed)
        self.list.waiting.connect(self._wait)
        self.listing.left.connect(self.left)
        self.editor.left.connect(self.left)
        self.editor.closed.connect(self._closed)

    def count(self) -> int | None:
        """How many there are, or None while they are being read."""
        session = self._session
        if session is None or not self.list.complete:
            return None
        loading = session.save_state is SaveState.LOADING
        return None if loading and not session.annotations else len(session.annotations)

    def set_session(self, session: Session | None) -> None:
        """Show the annotations of ``session``."""
        if self._session is not None:
            self._session.annotations_changed.disconnect(self._follow)
            self._session.caret_moved.disconnect(self._follow_caret)
            self._session.selection_changed.disconnect(self._show_offers)
            self._session.save_state_changed.disconnect(self._show_offers)
        self.editor.set_session(session)
        self._session = session
        self.guide.set_session(session)
        if session is not None:
            session.annotations_changed.connect(self._follow)
            session.caret_moved.connect(self._follow_caret)
            session.selection_changed.connect(self._show_offers)
            session.save_state_changed.connect(self._show_offers)
        self._show_offers()
        self.list.set_session(session)

    def set_look(self, look: PanelLook) -> None:
        """Paint in the colours of ``look``."""
        self.look = look
        self.listing.set_look(look)
        self.order_button.set_look(look)
        self.document_button.setIcon(sheet_icon(look.muted))
        for part in (self.facets, self.chosen_bar, self.editor):
            part.set_look(look)

    def set_colour_names(self, names: ColourNames) -> None:
        """Call the colours what their reader calls them."""
        if names != self.names:
            self.names = names
            self.facets.set_names(names)
            self.editor.set_colour_names(names)
            self.list.set_names(names)

    def focus(self) -> None:
        """Take the keyboard."""
        self.listing.enter_rows()

    # -- rows

    def _arrange(self, number: int) -> None:
        self.list.arrange(ARRANGEMENTS[number])
        self.view.scrollTo(self.view.currentIndex())

    def _wait(self) -> None:
        self.listing.set_progress(1, self.tr("Reading the notes…"))
        self.counted.emit()

    def _follow(self, changes: tuple[Change, ...]) -> None:
        self.list.follow(changes)
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
        session = self._session
        self.listing.set_nothing(
            self.tr("Select a passage to mark it or to write a note.") if session else ""
        )
        self.facets.count(session.annotations.values() if session is not None else ())
        self.counted.emit()
        self.changed.emit()

    def _spoken(self, heading: Heading, count: int) -> str:
        notes = self.tr("%n note(s)", "", count)
        return f"{heading.title}, {notes}"

    # -- which are meant

    def _annotation(self, index: QPersistentModelIndex | QModelIndex) -> Annotation | None:
        row = self.model.row(index)
        if row is None or self._session is None:
            return None
        return self._session.annotations.get(str(row.key))

    def chosen(self) -> list[Annotation]:
        """The notes that are chosen, with what was typed last; else the one with the keyboard."""
        if self._session is None:
            return []
        rows = self.view.chosen()
        current = self.model.row(self.view.currentIndex())
        if not rows and current is not None:
            rows = [current]
        keys = [str(row.key) for row in rows]
        if self.editor.annotation_id in keys:
            self.editor.commit()
        return [it for key in keys if (it := self._session.annotations.get(key)) is not None]

    def _known_tags(self) -> list[str]:
        return list(tags_of(self._session.annotations.values())) if self._session else []

    def _show_chosen(self) -> None:
        count = len(self.view.chosen())
        if count > 1 and self.editor.annotation_id is not None:
            self.editor.shut()
        had = self.chosen_bar.isAncestorOf(self.focusWidget() or self)
        self.chosen_bar.show_count(count, self._writable())
        if had and count < 2:
            self.listing.enter_rows()

    def _choose_one(self) -> None:
        self.view.choose_current()
        self.listing.enter_rows()

    def _writable(self) -> bool:
        return self._session is not None and self._session.writable

    # -- going to them and writing

    def visit(self, index: QPersistentModelIndex) -> None:
        """Go to the passage of a note."""
        self.guide.visit(index)

    def _visit(self, index: QPersistentModelIndex) -> None:
        if not self.editor.isVisible():
            self.editor.expect_second_click()
        self._show(index)

    def _show(self, index: QPersistentModelIndex) -> None:
        annotation = self._annotation(index)
        if annotation is not None:
            self.editor.open(annotation.id)
            self._from_list = True
            self.view.scrollTo(index)

    def _pass(self, index: QPersistentModelIndex) -> None:
        self.guide.visit(index)
        if self.editor.annotation_id is not None:
            self._show(index)

    def open(self, index: QPersistentModelIndex) -> None:
        """Write in the note at ``index``."""
        self._show(index)
        self.editor.focus()

    def edit(self, annotation_id: str) -> None:
        """Open the annotation called ``annotation_id`` and put the cursor into its note."""
        if self._session is None or annotation_id not in self._session.annotations:
            return
        self._from_list = False
        index = self.model.find(annotation_id)
        if not index.isValid() and self.model.filtered:
            self.listing.clear()
            index = self.model.find(annotation_id)
        if index.isValid():
            self.view.expand(index.parent())
            choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(index, choose)
        self.editor.open(annotation_id)
        self.editor.focus()

    def _closed(self) -> None:
        if self._from_list:
            self.listing.enter_rows()
        else:
            self.left.emit()

    def _note_document(self) -> None:
        if self._session is not None:
            noting.write_about_document(self._session)

    # -- what is done with the chosen

    def recolour(self, colour: Colour) -> None:
        """Give the chosen notes a colour."""
        if self._session is not None:
            noting.recolour(self._session, self.chosen(), colour)

    def add_tag(self, tag: str) -> None:
        """Give the chosen notes a tag."""
        self._add_tags((tag,))

    def _add_tags(self, tags: Sequence[str]) -> None:
        if self._session is not None:
            noting.add_tags(self._session, self.chosen(), tags)

    def remove_tag(self, tag: str) -> None:
        """Take a tag from the chosen notes."""
        if self._session is not None:
            noting.remove_tag(self._session, self.chosen(), tag)

    def ask_for_tags(self) -> None:
        """Let the tags of the chosen notes be typed: of one note in its editor."""
        items = self.chosen()
        if len(items) == 1:
            self.editor.open(items[0].id)
            self._from_list = True
            self.editor.tags.setFocus()
        else:
            self.chosen_bar.ask_for_tags()

    def copy(self) -> None:
        """Put the chosen notes on the clipboard as text."""
        if self._session is not None and (items := self.chosen()):
            copy(text_of(items, self._session.document))

    def offer_copies(self, menu: QMenu, items: Sequence[Annotation]) -> None:
        """Offer in ``menu`` to copy where ``items`` are from."""
        if self._session is not None:
            citing.add_copies(menu, self._session, items)

    def export(self) -> None:
        """Ask for the chosen notes to be exported."""
        if items := self.chosen():
            self.export_requested.emit([item.id for item in items])

    def delete(self) -> None:
        """Delete the chosen notes; the one after them is next."""
        items = self.chosen()
        if self._session is None or not items or not self._session.writable:
            return
        had = self.chosen_bar.isAncestorOf(self.focusWidget() or self)
        self.view.prefer_next()
        noting.delete(self._session, *items)
        if had:
            self.listing.enter_rows()

    def take_offer(self, index: QPersistentModelIndex) -> None:
        """Do what the row at ``index`` offers: of an uncertain place with all that are chosen."""
        row, item, session = self.model.row(index), self._annotation(index), self._session
        if row is None or item is None or session is None or not isinstance(row.drawing, Offer):
            return
        if row.drawing.name not in self.view.row_delegate.offered:
            where = self.view.viewport().mapToGlobal(self.view.visualRect(index).center())
            QToolTip.showText(where, row.drawing.hint, self.view)
            return
        chosen = self.chosen()
        self.view.prefer_next()
        if row.drawing.name == ACCEPT:
            items = chosen if item in chosen else [item]
            noting.accept(session, *items)
        elif session.selection is not None:
            noting.attach(session, item, session.selection)

    def _show_offers(self) -> None:
        """Say in the rows what can be taken of their offers."""
        session, offers = self._session, set()
        if session is not None and session.writable:
            offers = {ACCEPT, ATTACH} if session.selection is not None else {ACCEPT}
        self.document_button.setEnabled(self._writable())
        self.view.row_delegate.offered = offers
        self.view.viewport().update()

    def _show_menu(self, position: QPoint) -> None:
        index = QPersistentModelIndex(self.view.indexAt(position))
        if self._annotation(index) is None:
            return
        menu = self.menu(index)
        menu.exec(self.view.viewport().mapToGlobal(position))
        menu.deleteLater()

    def menu(self, index: QPersistentModelIndex) -> QMenu:
        """The menu of a row, for all that are chosen with it."""
        menu, row, item = QMenu(self), self.model.row(index), self._annotation(index)
        if row is None or item is None:
            return menu
        if item not in self.chosen():
            choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(index, choose)
        offered = self.view.row_delegate.offered
        fill_row_menu(
            menu, self, index, row, self.chosen(), self._known_tags(),
            offered=offered, writable=self._writable(),
        )  # fmt: skip
        return menu
