"""The Statistics tab: the text's figures by kind, sorted, copied, dismissed and corrected."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from reader.analysis.model import GROUPS, Statistic
from reader.annotations.model import Annotation
from reader.library.corrections import Figure, present
from reader.ui.figures import NO_BREAK, modifier_text, unit_text
from reader.ui.figures.groups import group_text
from reader.ui.figures.phrases import on_one_line, phrase_text
from reader.ui.panel.findings import Findings, FindingsTab
from reader.ui.panel.icons import table_icon
from reader.ui.panel.look import PanelLook
from reader.ui.panel.order_button import OrderButton
from reader.ui.panel.rows import Heading, Row
from reader.ui.panel.statistic_rows import (
    DISMISSED,
    LOST,
    StatisticRows,
    count_text,
)
from reader.ui.session import Session
from reader.ui.slices import Slices

_PLAIN = str.maketrans({NO_BREAK: " ", "\u2066": None, "\u2069": None})  # for the clipboard


def headings() -> list[Heading]:
    """The groups, in the language of the interface."""
    listed = [Heading(group, group_text(group), group, "statistic") for group in GROUPS]
    dismissed = QCoreApplication.translate("Statistics", "Dismissed")
    lost = QCoreApplication.translate("Statistics", "No longer found")
    return [*listed, Heading(DISMISSED, dismissed, aside=True), Heading(LOST, lost, aside=True)]


def _spoken(heading: Heading, count: int) -> str:
    return f"{heading.title}, {count_text(count)}"


def value_of(item: Statistic) -> str:
    """The bare value, as programs write it: a number, the ends of a range, or ISO 8601."""
    if item.value is not None:
        return str(item.resolved[0] if len(item.resolved) == 1 else item.value)
    if item.low is not None and item.high is not None:
        return f"{item.low}\u2013{item.high}"
    if item.low is not None:
        return f"\u2265{item.low}"
    return f"\u2264{item.high}" if item.high is not None else ""


def fields_of(figure: Figure, text: str) -> str:
    """A row for a table: phrase, value, unit, modifier, subject and sentence, between tabs."""
    item = figure.statistic
    return "\t".join(
        (
            phrase_text(item, text), value_of(item), unit_text(item), modifier_text(item),
            on_one_line(item.subject, text), on_one_line(item.sentence, text),
        )
    )  # fmt: skip


def _copies(row: Row, text: str) -> list[tuple[str, str]]:
    if not isinstance(row.about, Figure):
        return []
    first = row.lines[0]
    copies = [(QCoreApplication.translate("Statistics", "Copy row"), fields_of(row.about, text))]
    if first.after is not None:
        label = QCoreApplication.translate("Statistics", "Copy value")
        copies.append((label, first.after.text.translate(_PLAIN)))
    if first.text is not None:
        label = QCoreApplication.translate("Statistics", "Copy phrase")
        copies.append((label, first.text.text))
    return copies


class StatisticsTab(FindingsTab):
    """The figures of a session, as its reader wants them."""

    table_wanted = Signal()

    def __init__(self, look: PanelLook, slices: Slices, parent: QWidget | None = None) -> None:
        findings = Findings(
            headings=headings(),
            rows=self._rows,
            spoken=_spoken,
            copies=lambda row: _copies(row, self._text),
            marker="",
            filter_hint=QCoreApplication.translate("Statistics", "Filter statistics"),
            waiting=QCoreApplication.translate("Statistics", "Looking for figures…"),
            nothing=QCoreApplication.translate("Statistics", "No figures found in this text."),
            visit=QCoreApplication.translate("Statistics", "Go to passage"),
        )
        super().__init__(findings, look, slices, parent)
        self._text = ""
        self._maker = StatisticRows("")
        self._figures: tuple[Figure, ...] = ()
        self._lost: tuple[Annotation, ...] = ()
        labels = (
            QCoreApplication.translate("Statistics", "In reading order"),
            QCoreApplication.translate("Statistics", "By value"),
            QCoreApplication.translate("Statistics", "By what is measured"),
        )
        self.order_button = OrderButton(labels, self.model.set_order, self.listing)
        self.table_button = QToolButton(self.listing)
        self.table_button.setObjectName("beside")
        self.table_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for button in (self.order_button, self.table_button):
            self.listing.add_button(button)
        label = QCoreApplication.translate("Statistics", "Table…")
        self.table_button.setToolTip(label)
        self.table_button.setAccessibleName(label)
        self.table_button.clicked.connect(self.table_wanted)
        view = self.listing.view
        view.deleted.connect(self._delete)
        view.renamed.connect(self._correct)
        self.set_look(look)

    def set_look(self, look: PanelLook) -> None:
        super().set_look(look)
        self.order_button.set_look(look)
        self.table_button.setIcon(table_icon(look.muted))

    def set_session(self, session: Session | None) -> None:
        if self.session is not None:
            self.session.figures_changed.disconnect(self._take_figures)
        self._text = session.document.text if session is not None else ""
        self._maker = StatisticRows(self._text)
        self._figures = ()
        super().set_session(session)
        if session is not None:
            session.figures_changed.connect(self._take_figures)

    def _rows(self, session: Session) -> Iterator[tuple[str, Row]]:
        self._figures, self._lost = session.figures, session.lost
        return chain(self._maker.rows(session.figures), self._maker.lost(session.lost))

    def _take_figures(self) -> None:
        """Show what the reader has dismissed, corrected or restored, if that is the news."""
        session = self.session
        if session is not None and (
            session.figures is not self._figures or session.lost is not self._lost
        ):
            self.renew()

    # -- what is done with a row

    def fill_menu(self, menu: QMenu, index: QModelIndex, row: Row) -> None:
        super().fill_menu(menu, index, row)
        figure, place = row.about, QPersistentModelIndex(index)
        if isinstance(figure, Annotation):
            label = QCoreApplication.translate("Statistics", "Restore")
            action = menu.addAction(label)
            action.triggered.connect(lambda: self._forget(place))
            action.setEnabled(self._writable())
        if not isinstance(figure, Figure):
            return
        menu.addSeparator()
        entries = [
            (QCoreApplication.translate("Statistics", "Dismiss"), Qt.Key.Key_Delete,
             self._dismiss, figure.state != "dismissed"),
            (QCoreApplication.translate("Statistics", "Correct…"), Qt.Key.Key_F2,
             self._correct, True),
            (QCoreApplication.translate("Statistics", "Restore"), None,
             self._restore, figure.state != "found"),
        ]  # fmt: skip
        for label, key, act, fitting in entries:
            if fitting:
                action = menu.addAction(label)
                action.triggered.connect(lambda _=False, act=act: act(place))
                action.setEnabled(self._writable())
                if key is not None:
                    action.setShortcut(QKeySequence(key))

    def _writable(self) -> bool:
        return self.session is not None and self.session.writable

    def _figure(self, index: QPersistentModelIndex) -> Figure | None:
        """The figure of a row as it is by now: rows of many changes are a moment behind."""
        row = self.model.row(index)
        if self.session is None or row is None or not isinstance(row.about, Figure):
            return None
        return present(self.session.figures, row.about)

    def _delete(self, index: QPersistentModelIndex) -> None:
        self._forget(index)
        self._dismiss(index)

    def _dismiss(self, index: QPersistentModelIndex) -> None:
        figure = self._figure(index)
        if figure is None or figure.state == "dismissed" or self.session is None:
            return
        self.listing.view.prefer_next()
        self.session.dismiss(figure)

    def _correct(self, index: QPersistentModelIndex) -> None:
        figure = self._figure(index)
        if figure is not None and self.session is not None and self.session.writable:
            self.session.correction_requested.emit(figure)

    def _forget(self, index: QPersistentModelIndex) -> None:
        row = self.model.row(index)
        if self.session is not None and row is not None and isinstance(row.about, Annotation):
            self.listing.view.prefer_next()
            self.session.forget(row.about)

    def _restore(self, index: QPersistentModelIndex) -> None:
        figure = self._figure(index)
        if figure is not None and self.session is not None:
            self.session.restore(figure)
