"""What this program is, which version, and in which typeface it shows the text."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reader import resources
from reader.text.bidi import isolate
from reader.ui import fonts
from reader.ui.icons import application_icon
from reader.ui.language import base_mark

_ICON = 72


class AboutDialog(QDialog):
    """Name, purpose, version, typeface, licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Hamesh"))
        picture = QLabel(self)
        picture.setPixmap(application_icon().pixmap(_ICON, _ICON))
        name = QLabel(base_mark() + self.tr("Hamesh"), self)
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        name.setFont(font)
        words = QVBoxLayout()
        words.addWidget(name)
        for text in self._lines():
            label = QLabel(base_mark() + text, self, wordWrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.addLayout(row)
        column.addWidget(buttons)
        self.setMinimumWidth(440)

    def _lines(self) -> list[str]:
        family = fonts.chosen_family() or self.tr("none that covers Arabic")
        python = f"Python {platform.python_version()}, Qt {qVersion()}"
        return [
            self.tr("A reader for Arabic, with figures, names and notes in the margin."),
            self.tr("Version %1").replace("%1", isolate(resources.version(), "ltr")),
            self.tr("Typeface of the text: %1").replace("%1", isolate(family)),
            self.tr("Runs on %1").replace("%1", isolate(python, "ltr")),
            self.tr("Free software under the MIT licence."),
        ]
