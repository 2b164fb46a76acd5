"""Asking what an entity is called, what it is, and whether it is one that the text has already."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader.analysis.model import Entity, EntityType
from reader.library.entity_lexicon.rules import LONGEST, TYPES, name_key
from reader.text.bidi import isolate
from reader.ui.dialogs.turning import turn
from reader.ui.language import base_mark
from reader.ui.naming_words import type_name

_SHOWN = 12  # names that are offered at once


class EntityDialog(QDialog):
    """Asks for name, type and sameness. ``name``, ``type`` and ``same`` are the answer.

    ``first`` is the field that has the keyboard: "name" or "same".
    """

    def __init__(
        self,
        entity: Entity,
        entities: Iterable[Entity],
        first: str = "name",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._entity = entity
        self._shown_name = entity.name  # as this dialog has filled it in
        others = sorted((it for it in entities if it != entity), key=lambda it: name_key(it.name))
        self._others = {label: it for it, label in zip(others, _labels(others), strict=True)}
        self._search = {
            label: "\n".join(map(name_key, (it.name, *it.aliases)))
            for label, it in self._others.items()
        }
        self.setWindowTitle(self.tr("Correct Entity"))
        self.setMinimumWidth(420)
        self._name = QLineEdit(entity.name, self)
        self._name.setMaxLength(LONGEST)
        self._type = QComboBox(self)
        for kind in TYPES:
            self._type.addItem(type_name(kind), kind)
        self._type.setCurrentIndex(self._type.findData(entity.type))
        self._same = QComboBox(self)
        self._typed = QLineEdit(self)
        self._same.setLineEdit(self._typed)
        self._same.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._same.addItems(list(self._others))
        self._same.setCurrentIndex(-1)
        self._typed.setPlaceholderText(self.tr("nothing else"))
        self._offered = QStringListModel(list(self._others), self)
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_SHOWN)
        self._same.setCompleter(completer)
        form = QFormLayout()
        for label, field in (
            (self.tr("Name"), self._name),
            (self.tr("Type"), self._type),
            (self.tr("Same as"), self._same),
        ):
            field.setAccessibleName(label)
            form.addRow(label, field)
        self._said = QLabel(self, wordWrap=True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._accept = buttons.addButton(self.tr("Correct"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._accept.setDefault(True)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._said)
        column.addWidget(buttons)
        self._name.textChanged.connect(self._check)
        self._type.currentIndexChanged.connect(self._check)
        self._typed.textEdited.connect(self._offer)
        self._same.editTextChanged.connect(self._take_same)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._check()
        chosen = self._typed if first == "same" else self._name
        chosen.setFocus()
        chosen.selectAll()

    @property
    def name(self) -> str:
        """What it is to be called."""
        return " ".join(self._name.text().split())

    @property
    def type(self) -> EntityType:
        """What it is to be."""
        kind: EntityType = self._type.currentData()
        return kind

    @property
    def same(self) -> Entity | None:
        """What it is one with; None where nothing is chosen, or nothing of that name is there."""
        return self._others.get(self._same.currentText().strip())

    def _offer(self, typed: str) -> None:
        """Offer the names that have ``typed`` in one of their spellings, however it is written."""
        wanted = name_key(typed)
        self._offered.setStringList([it for it, keys in self._search.items() if wanted in keys])

    def _take_same(self) -> None:
        """Take over name and type of what is chosen, unless the reader has typed a name."""
        same = self.same
        if self._name.text() == self._shown_name:
            shown = same or self._entity
            self._shown_name = shown.name
            self._name.setText(shown.name)
            self._type.setCurrentIndex(self._type.findData(shown.type))
        self._check()

    def _check(self) -> None:
        """Say what the entries come to, or what is missing."""
        typed, same = self._same.currentText().strip(), self.same
        unknown = bool(typed) and same is None
        if unknown:
            said = self.tr("No other entity of this text is called that.")
        elif not name_key(self.name):
            said = self.tr("It needs a name.")
        elif same is not None:
            said = self.tr("%1 and %2 will be one, here and in other texts.")
            said = said.replace("%1", isolate(self._entity.name)).replace("%2", isolate(same.name))
        else:
            said = self.tr("This will hold here and in other texts.")
        self._said.setText(base_mark() + said)
        self._same.setAccessibleDescription(said if unknown else "")
        for entry in (self._name, self._typed):
            turn(entry)
        before = self._entity
        news = same is not None or self.name != before.name or self.type != before.type
        self._accept.setEnabled(not unknown and bool(name_key(self.name)) and news)


def _labels(entities: list[Entity]) -> list[str]:
    """Their names; with the type, and a number, where that is needed to tell them apart."""
    labels: list[str] = []
    taken: set[str] = set()
    for entity in entities:
        name = " ".join(entity.name.split())
        label, number = name, 1
        while label in taken:
            label = f"{name} ({type_name(entity.type)}{f' {number}' if number > 1 else ''})"
            number += 1
        taken.add(label)
        labels.append(label)
    return labels
