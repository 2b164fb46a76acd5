"""Asking what each colour of a highlight means to the reader."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader.annotations.model import Colour
from reader.library.settings import LONGEST_COLOUR_NAME
from reader.ui.colours import ColourNames, own_names
from reader.ui.dialogs.turning import turn
from reader.ui.icons import SIZE, dot
from reader.ui.language import base_mark
from reader.ui.theme import PageTheme


class ColourNamesDialog(QDialog):
    """Five colours with a line for each; `meanings` is the answer once it is accepted."""

    def __init__(self, names: ColourNames, theme: PageTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Name the Colours"))
        self.setMinimumWidth(380)
        told = QLabel(
            base_mark() + self.tr("What each colour means to you; empty for nothing special."),
            self,
            wordWrap=True,
        )
        form = QFormLayout()
        self._fields: dict[Colour, QLineEdit] = {}
        for colour, own in own_names().items():
            field = QLineEdit(names.meanings.get(colour, ""), self)
            field.setMaxLength(LONGEST_COLOUR_NAME)
            field.setPlaceholderText(own)
            field.setAccessibleName(own)
            field.textChanged.connect(lambda _, field=field: turn(field))
            turn(field)
            picture = QLabel(self)
            picture.setPixmap(dot(theme.highlight[colour], theme.margin_mark).pixmap(SIZE, SIZE))
            picture.setToolTip(own)
            picture.setBuddy(field)
            form.addRow(picture, field)
            self._fields[colour] = field
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        keep = buttons.addButton(self.tr("Name"), QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(told)
        column.addLayout(form)
        column.addWidget(buttons)

    def meanings(self) -> Mapping[str, str]:
        """What the reader calls the colours; those that go by their own names are left out."""
        typed = {colour: " ".join(field.text().split()) for colour, field in self._fields.items()}
        return MappingProxyType({colour: name for colour, name in typed.items() if name})
