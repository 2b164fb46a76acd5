"""The side panel: statistics, entities and notes beside the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader.ui.colours import ColourNames
from reader.ui.panel.entities import EntitiesTab
from reader.ui.panel.findings import FindingsTab
from reader.ui.panel.look import panel_look, style_sheet
from reader.ui.panel.notes import NotesTab
from reader.ui.panel.statistics import StatisticsTab
from reader.ui.panel.tabs import TabBar
from reader.ui.session import Session
from reader.ui.slices import Slices
from reader.ui.theme import PageTheme, page_theme

TABS = ("statistics", "entities", "notes")


class SidePanel(QWidget):
    """Three tabs over one session. It only ever speaks to the session and to its owner."""

    tab_changed = Signal(str)
    left = Signal()  # the reader wants to be back on the page
    table_wanted = Signal()  # of the statistics, to be saved
    search_wanted = Signal(str)  # of a name, in the document
    export_requested = Signal(list)  # ids of the annotations to export

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session: Session | None = None
        self._look = panel_look(page_theme("light"))
        self._slices = Slices(self)
        self.statistics = StatisticsTab(self._look, self._slices, self)
        self.entities = EntitiesTab(self._look, self._slices, self)
        self.notes = NotesTab(self._look, self._slices, self)
        self.statistics.table_wanted.connect(self.table_wanted)
        self.entities.search_wanted.connect(self.search_wanted)
        self.notes.export_requested.connect(self.export_requested)
        for findings in (self.statistics, self.entities):
            findings.set_notes(self.notes.list.over)
            self.notes.changed.connect(findings.show_notes)
        names = (self.tr("Statistics"), self.tr("Entities"), self.tr("Notes"))
        self._bar = TabBar(names, self._look, self)
        self._stack = QStackedWidget(self)
        tabs: tuple[FindingsTab | NotesTab, ...] = (self.statistics, self.entities, self.notes)
        for number, (tab, name) in enumerate(zip(tabs, names, strict=True)):
            tab.listing.view.setAccessibleName(name)
            self._stack.addWidget(tab)
            tab.left.connect(self.left)
            tab.counted.connect(
                lambda tab=tab, number=number: self._bar.set_count(number, tab.count())
            )
        self._bar.currentChanged.connect(self._switched)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)
        self.set_theme(page_theme("light"))

    def set_session(self, session: Session | None) -> None:
        """Show what ``session`` holds; None empties the panel."""
        if self._session is not None:
            self._session.edit_requested.disconnect(self._edit)
        self._session = session
        for tab in (self.statistics, self.entities, self.notes):
            tab.set_session(session)
        if session is not None:
            session.edit_requested.connect(self._edit)

    def set_theme(self, theme: PageTheme) -> None:
        """Take the colours of the page."""
        self._look = panel_look(theme)
        self._restyle()
        self._bar.set_look(self._look)
        for tab in (self.statistics, self.entities, self.notes):
            tab.set_look(self._look)

    def set_colour_names(self, names: ColourNames) -> None:
        """Call the colours of highlights what their reader calls them."""
        self.notes.set_colour_names(names)

    def _restyle(self) -> None:
        sheet = style_sheet(self._look, self.fontMetrics().height())
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def current_tab(self) -> str:
        """The name of the tab in front, one of `TABS`."""
        return TABS[self._bar.currentIndex()]

    def show_tab(self, name: str) -> None:
        """Bring the tab called ``name``, one of `TABS`, to the front."""
        self._bar.setCurrentIndex(TABS.index(name))

    def focus(self) -> None:
        """Give the keyboard to the rows of the tab in front."""
        tab = self._stack.currentWidget()
        assert isinstance(tab, FindingsTab | NotesTab)
        tab.focus()

    def commit(self) -> bool:
        """Give the session what is being typed, before it is closed; whether it took it."""
        self.notes.editor.commit()
        return self.notes.editor.kept

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus()

    def _switched(self, number: int) -> None:
        self.commit()
        self._stack.setCurrentIndex(number)
        self.tab_changed.emit(TABS[number])

    def _edit(self, annotation_id: str) -> None:
        self.show_tab("notes")
        self.notes.edit(annotation_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._restyle()

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.fontMetrics().height() * 11, 420), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        unit = self.fontMetrics().height()
        return QSize(unit * 20, unit * 36)
