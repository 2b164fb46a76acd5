"""The Entities tab: who and what the text names, with a card for each, sorted and corrected."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from reader.analysis.model import Entity
from reader.annotations.model import Annotation
from reader.document import Document, Span
from reader.library.company import Companion, Company
from reader.ui.naming_menu import add_corrections, add_restore
from reader.ui.naming_words import said_texts
from reader.ui.panel.entity_card import STEPS, EntityCard, Spelling, stepped
from reader.ui.panel.entity_rows import (
    EntityRows,
    headings,
    key_of,
    names_text,
    unfolded,
)
from reader.ui.panel.findings import Findings, FindingsTab
from reader.ui.panel.look import PanelLook
from reader.ui.panel.order_button import OrderButton
from reader.ui.panel.rows import Heading, Row
from reader.ui.session import Session
from reader.ui.slices import Slices

_EMPTY = Document("", ())


def _spoken(heading: Heading, count: int) -> str:
    return f"{heading.title}, {names_text(count)}"


class EntitiesTab(FindingsTab):
    """The entities of a session, as its reader wants them."""

    search_wanted = Signal(str)  # of a name, in the document

    def __init__(self, look: PanelLook, slices: Slices, parent: QWidget | None = None) -> None:
        findings = Findings(
            headings=headings(),
            rows=self._rows,
            spoken=_spoken,
            copies=self._copies,
            marker="dot",
            filter_hint=QCoreApplication.translate("Entities", "Filter entities"),
            waiting=QCoreApplication.translate("Entities", "Looking for names…"),
            nothing=QCoreApplication.translate("Entities", "No names found in this text."),
            visit=QCoreApplication.translate("Entities", "Go to next mention"),
        )
        super().__init__(findings, look, slices, parent)
        self._entities: tuple[Entity, ...] = ()
        self._maker = EntityRows(_EMPTY)
        self._card = EntityCard(_EMPTY)
        self._company: Company | None = None
        self._unfolded: Hashable | None = None  # the key of the row whose card is open
        labels = (
            QCoreApplication.translate("Entities", "By importance"),
            QCoreApplication.translate("Entities", "By first mention"),
            QCoreApplication.translate("Entities", "By name"),
        )
        self.order_button = OrderButton(labels, self.model.set_order, self.listing)
        self.listing.add_button(self.order_button)
        view = self.listing.view
        view.card_wanted.connect(self._show_card)
        view.visited.connect(self._open_note)
        view.deleted.connect(self._dismiss)
        view.renamed.connect(self._rename)
        self.guide.stepped.connect(self._tell_step)
        self.set_look(look)

    def set_look(self, look: PanelLook) -> None:
        super().set_look(look)
        self.order_button.set_look(look)

    def set_session(self, session: Session | None) -> None:
        if self.session is not None:
            self.session.entities_changed.disconnect(self._take_entities)
        document = session.document if session is not None else _EMPTY
        self._maker, self._card = EntityRows(document), EntityCard(document)
        self._entities, self._company, self._unfolded = (), None, None
        super().set_session(session)
        if session is not None:
            session.entities_changed.connect(self._take_entities)

    def _rows(self, session: Session) -> Iterator[tuple[str, Row]]:
        """The rows of all entities, and those of the card that is open."""
        self._entities, self._company = session.entities, None
        for group, row in self._maker.rows(session.entities, session.naming.dismissed):
            if row.key == self._unfolded and not row.pale:
                yield from ((group, part) for part in self._with_card(row))
            else:
                yield group, row

    def _take_entities(self) -> None:
        """Show what the reader has corrected."""
        if self.session is not None:
            self.renew()

    # -- the card

    def _with_card(self, row: Row) -> Iterator[Row]:
        """``row`` with its card open, and the rows of that."""
        if self.session is None or not isinstance(row.about, Entity):
            return
        if self._company is None:
            self._company = Company(self.session.document, self._entities)
        yield unfolded(row)
        yield from self._card.rows(
            row,
            row.about,
            self._company,
            place=self.guide.place(row.key),
            said=said_texts(self.session.naming.rules_about(row.about)),
            notes=self._placed_notes(row),
        )

    def _placed_notes(self, row: Row) -> list[tuple[Annotation, Span]]:
        session, items = self.session, self._notes_about(row)
        if session is None:
            return []
        return [(it, span) for it in items if (span := session.span_of(it.id)) is not None]

    def show_notes(self) -> None:
        super().show_notes()
        index = self.model.find(self._unfolded) if self._unfolded is not None else QModelIndex()
        row = self.model.row(index)
        if row is not None:
            self._renew_card(index.parent().row(), row)

    def _renew_card(self, group: int, row: Row) -> None:
        """Let the card that is open tell what there is by now, if that is something else."""
        if not isinstance(row.about, Entity):
            return
        there = {part.key: part for part in self.model.shown(group) if part.under == row.key}
        wanted = {part.key: part for part in self._with_card(self._maker.row(row.about))}
        wanted.pop(row.key, None)
        if [*there] == [*wanted] and all(there[key].lines == wanted[key].lines for key in there):
            return
        with self.listing.view.holding(row.key):
            for part in there.values():
                self.model.remove(group, part)
            for part in wanted.values():
                self.model.put(group, part)

    def _show_card(self, index: QPersistentModelIndex, shown: bool) -> None:
        """Open or close the card of a row; one that was open closes."""
        row = self.model.row(index)
        if row is None or row.unfolded is None:
            return
        with self.listing.view.holding(row.key) as show:
            group = index.parent().row()
            self._close_card()
            if shown:
                self._unfolded = row.key
                parts = list(self._with_card(row))
                for part in parts:
                    self.model.put(group, part)
                show(parts[-1].key)

    def _close_card(self) -> None:
        key, self._unfolded = self._unfolded, None
        index = self.model.find(key) if key is not None else QModelIndex()
        row = self.model.row(index)
        if row is None or not isinstance(row.about, Entity):
            return
        group = index.parent().row()
        for part in [part for part in self.model.shown(group) if part.under == key]:
            self.model.remove(group, part)
        self.model.put(group, self._maker.row(row.about))

    def _open_note(self, index: QPersistentModelIndex) -> None:
        """Go to the note that a row of a card is."""
        row = self.model.row(index)
        if row is not None and isinstance(row.about, Annotation) and self.session is not None:
            self.session.edit_requested.emit(row.about.id)

    def _tell_step(self) -> None:
        """Say on the open card which mention is seen."""
        index = self.model.find((self._unfolded, STEPS))
        row = self.model.row(index)
        if row is not None:
            place = self.guide.place(self._unfolded)
            self.model.put(index.parent().row(), stepped(row, place))

    def _go_to_row(self, item: Entity) -> None:
        """Make the row of ``item`` current, with its card, whatever hides it."""
        key = key_of(item)
        if not self.model.find(key).isValid():
            self.listing.filter.clear()
        index = self.model.find(key)
        if index.isValid():
            view = self.listing.view
            view.expand(index.parent())
            view.setCurrentIndex(index)
            view.setFocus()
            self._show_card(QPersistentModelIndex(index), True)

    # -- what is done with a row

    def _copies(self, row: Row) -> list[tuple[str, str]]:
        about = row.about.entity if isinstance(row.about, Companion) else row.about
        if isinstance(about, Spelling):
            return [(QCoreApplication.translate("Entities", "Copy spelling"), about.text)]
        if isinstance(about, Entity):
            every = QCoreApplication.translate("Entities", "Copy all names and counts")
            return [
                (QCoreApplication.translate("Entities", "Copy name"), about.name),
                (every, self._listed()),
            ]
        text = row.lines[-1].text
        label = QCoreApplication.translate("Entities", "Copy sentence")
        return [(label, text.text)] if text is not None and row.passages else []

    def _listed(self) -> str:
        """What the list shows, for a table: name, type and number of mentions, between tabs."""
        return "\n".join(
            f"{row.about.name}\t{heading.title}\t{len(row.about.mentions)}"
            for group, heading in enumerate(self.model.headings)
            for row in self.model.shown(group)
            if row.counts and not row.pale and isinstance(row.about, Entity)
        )

    def fill_menu(self, menu: QMenu, index: QModelIndex, row: Row) -> None:
        super().fill_menu(menu, index, row)
        place, about = QPersistentModelIndex(index), row.about
        visit, end_of_leading = menu.actions()[:2]
        visit.setShortcut(QKeySequence(Qt.Key.Key_Return))
        leading: list[tuple[str, Callable[[], object]]] = []
        if isinstance(about, Entity | Spelling):
            visit.setEnabled(bool(row.passages))
            previous = QCoreApplication.translate("Entities", "Go to previous mention")
            leading.append((previous, lambda: self.guide.visit(place, -1)))
            name = about.text if isinstance(about, Spelling) else about.name
            search = QCoreApplication.translate("Entities", "Search in this document")
            leading.append((search, lambda: self.search_wanted.emit(name)))
        else:
            visit.setText(QCoreApplication.translate("Entities", "Go to passage"))
        if isinstance(about, Companion):
            entity = about.entity
            label = QCoreApplication.translate("Entities", "Show this name in the list")
            leading.append((label, lambda: self._go_to_row(entity)))
        for label, act in leading:
            action = menu.addAction(label)
            action.triggered.connect(lambda _=False, act=act: act())
            menu.removeAction(action)
            menu.insertAction(end_of_leading, action)
        if self.session is None:
            return
        menu.addSeparator()
        if row.pale and isinstance(about, Entity):
            add_restore(menu, self.session, about)
        elif isinstance(about, Entity):
            add_corrections(menu, self.session, about, keys=True)
        elif isinstance(about, Spelling):
            label = QCoreApplication.translate("Entities", "Split off this spelling")
            action = menu.addAction(label, lambda: self._split(about))
            action.setEnabled(self.session.naming.writable)

    def _entity(self, index: QPersistentModelIndex) -> Entity | None:
        """The entity that may be corrected at ``index``."""
        row = self.model.row(index)
        if self.session is None or row is None or row.pale or not isinstance(row.about, Entity):
            return None
        return row.about if self.session.naming.writable else None

    def _rename(self, index: QPersistentModelIndex) -> None:
        item = self._entity(index)
        if item is not None and self.session is not None:
            self.session.naming_requested.emit(item, "name")

    def _dismiss(self, index: QPersistentModelIndex) -> None:
        item = self._entity(index)
        if item is not None and self.session is not None:
            if self._unfolded == key_of(item):
                self._close_card()
            self.listing.view.prefer_next()
            self.session.naming.dismiss(item)

    def _split(self, spelling: Spelling) -> None:
        if self.session is not None:
            self.session.naming.split(spelling.entity, spelling.text)
