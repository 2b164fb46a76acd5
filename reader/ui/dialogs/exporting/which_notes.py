"""Choosing which notes go along: all, those picked before, or some by what is known of them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader.annotations.model import COLOURS, Annotations, Colour, Kind
from reader.exporters import ALL, Choice, chosen
from reader.library.export_choices import ExportChoices
from reader.text.bidi import isolate
from reader.ui.colours import ColourNames
from reader.ui.icons import dot
from reader.ui.language import base_mark
from reader.ui.theme import PageTheme

_TAGS_HIGH = 92  # pixels
_INDENT = 22

_Name = TypeVar("_Name", bound=str)


class WhichNotes(QWidget):
    """Asks which of a document's notes are wanted; `changed` tells of every other answer."""

    changed = Signal()

    def __init__(
        self,
        ids: Sequence[str],
        choices: ExportChoices,
        names: ColourNames,
        theme: PageTheme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ids = frozenset(ids)
        self._annotations: Annotations = {}
        number = len(self._ids)
        self.all = QRadioButton(self.tr("All"), self)
        self.picked = QRadioButton(self.tr("The %n selected", "", number), self)
        self.some = QRadioButton(self.tr("Only some"), self)
        self.picked.setVisible(bool(ids))
        ways = QButtonGroup(self)
        row = QHBoxLayout()
        for way in (self.all, self.picked, self.some):
            ways.addButton(way)
            row.addWidget(way)
        row.addStretch(1)
        self.filters = QWidget(self)
        self.count = QLabel(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.filters)
        column.addWidget(self.count)
        self._build_filters(names, theme)
        self._show(choices)
        way = self.picked if ids else self.some if choices.filtered else self.all
        way.setChecked(True)
        self.filters.setVisible(self.some.isChecked())
        ways.buttonToggled.connect(self._turned)

    def _build_filters(self, names: ColourNames, theme: PageTheme) -> None:
        hint = QLabel(
            base_mark() + self.tr("Where nothing is ticked, all will do."),
            self.filters,
            wordWrap=True,
        )
        self.colours: dict[Colour, QCheckBox] = {}
        colours = QGridLayout()
        colours.setContentsMargins(0, 0, 0, 0)
        for place, colour in enumerate(COLOURS):
            box = QCheckBox(self.filters)
            box.setText(base_mark() + isolate(names.of(colour)).replace("&", "&&"))
            box.setIcon(dot(theme.highlight[colour], theme.margin_mark))
            self.colours[colour] = box
            colours.addWidget(box, place // 2, place % 2)
        kinds: dict[Kind, str] = {
            "passage": self.tr("Highlights and notes"),
            "bookmark": self.tr("Bookmarks"),
            "document": self.tr("Notes about the document"),
        }
        self.kinds = {kind: QCheckBox(text, self.filters) for kind, text in kinds.items()}
        self.tags = QListWidget(self.filters)
        self.tags.setAccessibleName(self.tr("Tags"))
        self.tags.setMaximumHeight(_TAGS_HIGH)
        self._tags_title = QLabel(self.tr("Tags"), self.filters)
        self._tags_title.setBuddy(self.tags)
        self.since = _Day(self.tr("Changed since"), self.filters)
        self.until = _Day(self.tr("Changed until"), self.filters)
        column = QVBoxLayout(self.filters)
        column.setContentsMargins(_INDENT, 0, 0, 0)
        column.addWidget(hint)
        column.addLayout(colours)
        for kind_box in self.kinds.values():
            column.addWidget(kind_box)
        column.addWidget(self._tags_title)
        column.addWidget(self.tags)
        column.addWidget(self.since)
        column.addWidget(self.until)
        for box in (*self.colours.values(), *self.kinds.values()):
            box.toggled.connect(self._filtered)
        self.tags.itemChanged.connect(self._filtered)
        for day in (self.since, self.until):
            day.changed.connect(self._filtered)

    # -- what is asked

    def choice(self) -> Choice:
        """Which notes are wanted."""
        if self.picked.isChecked():
            return Choice(ids=self._ids)
        if not self.some.isChecked():
            return ALL
        return Choice(
            colours=frozenset(_ticked(self.colours)) or None,
            tags=frozenset(self._ticked_tags()) or None,
            kinds=frozenset(_ticked(self.kinds)) or None,
            since=self.since.day(),
            until=self.until.day(),
        )

    def answers(self) -> dict[str, object]:
        """The fields of `ExportChoices` that are asked for here."""
        return {
            "filtered": self.some.isChecked(),
            "colours": tuple(_ticked(self.colours)),
            "tags": tuple(self._ticked_tags()),
            "kinds": tuple(_ticked(self.kinds)),
            "since": self.since.day(),
            "until": self.until.day(),
        }

    def set_annotations(self, annotations: Annotations) -> None:
        """Choose among ``annotations`` from now on."""
        self._annotations = annotations
        ticked = set(self._ticked_tags()) | self._wanted_tags
        used = Counter(tag for item in annotations.values() for tag in item.tags)
        with QSignalBlocker(self.tags):
            self.tags.clear()
            for tag, times in sorted(used.items(), key=lambda pair: (-pair[1], pair[0])):
                said = base_mark() + f"{isolate(tag)} ({times})"
                row = QListWidgetItem(said, self.tags)
                row.setData(Qt.ItemDataRole.UserRole, tag)
                row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                checked = tag in ticked
                row.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        self.tags.setVisible(bool(used))
        self._tags_title.setVisible(bool(used))
        self._tell()

    def offer_picked(self, offered: bool) -> None:
        """Let the picked notes be chosen only where there is one document."""
        self.picked.setEnabled(offered)
        if not offered and self.picked.isChecked():
            self.all.setChecked(True)
        self.count.setVisible(offered)

    def _ticked_tags(self) -> list[str]:
        rows = (self.tags.item(row) for row in range(self.tags.count()))
        return [
            str(row.data(Qt.ItemDataRole.UserRole))
            for row in rows
            if row.checkState() is Qt.CheckState.Checked
        ]

    def _show(self, choices: ExportChoices) -> None:
        self._wanted_tags = set(choices.tags)
        for colour, box in self.colours.items():
            box.setChecked(colour in choices.colours)
        for kind, kind_box in self.kinds.items():
            kind_box.setChecked(kind in choices.kinds)
        self.since.set_day(choices.since)
        self.until.set_day(choices.until)

    def _turned(self, _: object, checked: bool) -> None:
        if checked:
            self.filters.setVisible(self.some.isChecked())
            self._filtered()

    def _filtered(self) -> None:
        self._wanted_tags = set()
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """Say how many notes that makes."""
        wanted, there = len(chosen(self._annotations, self.choice())), len(self._annotations)
        if wanted == there:
            said = self.tr("%n note(s)", "", there)
        else:
            said = self.tr("%n note(s) of %1", "", wanted).replace("%1", str(there))
        self.count.setText(base_mark() + said)


def _ticked(boxes: Mapping[_Name, QCheckBox]) -> list[_Name]:
    return [name for name, box in boxes.items() if box.isChecked()]


class _Day(QWidget):
    """A day that may be asked for."""

    changed = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.asked = QCheckBox(title, self)
        self.field = QDateEdit(self)
        self.field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # before: it turns formats
        self.field.setCalendarPopup(True)
        self.field.setLocale(QLocale.c())  # as dates stand in exports, and its digits too
        self.field.setDisplayFormat("yyyy-MM-dd")
        self.field.setAccessibleName(title)
        self.field.setDate(QDate.currentDate())
        self.field.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.asked)
        row.addWidget(self.field)
        row.addStretch(1)
        self.asked.toggled.connect(self.field.setEnabled)
        self.asked.toggled.connect(self.changed)
        self.field.dateChanged.connect(self.changed)

    def day(self) -> datetime.date | None:
        """The day, if one is asked for."""
        date = self.field.date()
        if not self.asked.isChecked():
            return None
        return datetime.date(date.year(), date.month(), date.day())

    def set_day(self, day: datetime.date | None) -> None:
        """Ask for ``day``, or for none."""
        if day is not None:
            self.field.setDate(QDate(day.year, day.month, day.day))
        self.asked.setChecked(day is not None)
