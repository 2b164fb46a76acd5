"""Choosing notes of another file, or of this one under another name, for the document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.text.bidi import isolate
from reader.text.digits import to_western
from reader.ui.language import base_mark

if TYPE_CHECKING:  # the store loads in a worker
    from collections.abc import Sequence
    from datetime import datetime

    from reader.annotations.folder import Candidate
    from reader.ui.session import Session

_PATTERNS = "\u2066(*.jsonld)"
_PATH = Qt.ItemDataRole.UserRole


class RelinkDialog(QDialog):
    """Lists the notes files there are, the likeliest first. ``path`` is the answer, once accepted.

    What the session suggests is there at once; the others come as they are found.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.setWindowTitle(self.tr("Relink Notes"))
        told = QLabel(
            base_mark()
            + (
                self.tr("Choose the notes that belong to this document.")
                if session.empty
                else self.tr("Choose the notes to add to those of this document.")
            ),
            self,
            wordWrap=True,
        )
        self._rows = QTreeWidget(self)
        self._rows.setRootIsDecorated(False)
        self._rows.setAllColumnsShowFocus(True)
        self._rows.setUniformRowHeights(True)
        self._rows.setAccessibleName(self.tr("Notes of other documents"))
        self._rows.setHeaderLabels([self.tr("Document"), self.tr("Found here"), self.tr("Changed")])
        header = self._rows.header()
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._rows.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._state = QLabel(base_mark() + self.tr("Looking through the notes folder …"), self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        choose = buttons.addButton(
            self.tr("Choose a File…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._accept = buttons.addButton(self.tr("Relink"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._accept.setDefault(True)
        choose.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addWidget(self._rows, 1)
        column.addWidget(self._state)
        column.addWidget(buttons)
        self._rows.currentItemChanged.connect(self._chosen)
        self._rows.itemDoubleClicked.connect(self.accept)
        choose.clicked.connect(self._choose)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        unit = self.fontMetrics().height()
        self.resize(min(unit * 36, self.screen().availableSize().width() - 80), unit * 22)
        self._list(session.relink_suggestions)
        self._task = session.find_candidates(self._found)

    def _list(self, candidates: Sequence[Candidate]) -> None:
        chosen = self.path
        self._rows.clear()
        for candidate in candidates:
            row = QTreeWidgetItem(self._rows, [_name(candidate), self._count(candidate), ""])
            row.setText(2, _day(candidate.changed))
            row.setData(0, _PATH, candidate.path)
            places = [str(place) for place in (candidate.document, candidate.path) if place]
            row.setToolTip(0, base_mark() + "\n".join(isolate(place, "ltr") for place in places))
            if not candidate.found:
                muted = self.palette().brush(QPalette.ColorRole.PlaceholderText)
                for number in range(3):
                    row.setForeground(number, muted)
            if candidate.path == chosen:
                self._rows.setCurrentItem(row)
        first = self._rows.topLevelItem(0)
        if first is not None and self._rows.currentItem() is None and candidates[0].fits:
            self._rows.setCurrentItem(first)
        self._chosen()

    def _count(self, candidate: Candidate) -> str:
        text = self.tr("%1 of %2").replace("%1", str(candidate.found))
        return base_mark() + text.replace("%2", str(candidate.notes))

    def _found(self, candidates: list[Candidate]) -> None:
        self._list(candidates)
        self._state.setVisible(not candidates)
        self._state.setText(base_mark() + self.tr("There are no other notes in the notes folder."))

    def _chosen(self) -> None:
        row = self._rows.currentItem()
        self.path = row.data(0, _PATH) if row is not None else None
        self._accept.setEnabled(row is not None)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.windowTitle(), "", self.tr("Notes of Hamesh") + f" {_PATTERNS}"
        )
        if name:
            self.path = Path(name)
            self.accept()

    def done(self, result: int) -> None:
        if self._task is not None:
            self._task.cancel()
        super().done(result)


def _name(candidate: Candidate) -> str:
    """The title that the notes were written for, and its file where that says more."""
    file = candidate.document
    title = " ".join(candidate.title.split()) or (file or candidate.path).name
    says_more = file is not None and title not in (file.name, file.stem)
    return base_mark() + isolate(title) + (f" — {isolate(file.name)}" if file and says_more else "")


def _day(moment: datetime) -> str:
    day = moment.astimezone().date()
    return to_western(QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy"))
