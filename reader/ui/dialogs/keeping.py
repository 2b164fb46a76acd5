"""Asking for a folder that is to be kept up to date with exports, and in which form."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.library import files
from reader.ui.language import base_mark

FORMATS = ("markdown", "org", "text", "html", "csv", "jsonld", "article-html", "article-docx")
_WIDTH = 520  # pixels


class KeepingDialog(QDialog):
    """`wanted`, `folder` and `format` are the answer once it is accepted."""

    def __init__(
        self, wanted: bool, folder: Path | None, format: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keep a Folder up to Date"))
        self.setMinimumWidth(min(_WIDTH, self.screen().availableSize().width() - 80))
        told = QLabel(
            base_mark()
            + self.tr(
                "Whenever your notes on a document change, a file about it in this folder is "
                "written anew: in the vault of Obsidian, for example."
            ),
            self,
            wordWrap=True,
        )
        self._wanted = QCheckBox(self.tr("&Keep this folder up to date"), self)
        self._wanted.setChecked(wanted)
        self._folder = QLineEdit(str(folder) if folder else "", self)
        self._folder.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a path reads so
        self._folder.setAccessibleName(self.tr("Folder"))
        self._choose = QPushButton(self.tr("Choose…"), self)
        self._choose.setAutoDefault(False)
        self._formats = QComboBox(self)
        for name, label in self._names().items():
            self._formats.addItem(label, name)
        self._formats.setCurrentIndex(max(0, self._formats.findData(format)))
        self._missing = QLabel(base_mark() + self.tr("There is no such folder."), self)
        by_hand = QLabel(
            base_mark()
            + self.tr(
                "A file that you have changed by hand stays as you left it. What is new in your "
                "notes then goes into a file of its own beside it, and Hamesh tells you so."
            ),
            self,
            wordWrap=True,
        )
        place = QHBoxLayout()
        place.addWidget(self._folder, 1)
        place.addWidget(self._choose)
        form = QFormLayout()
        form.addRow(self.tr("Folder"), place)
        form.addRow("", self._missing)
        form.addRow(self.tr("Format"), self._formats)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._keep = buttons.addButton(self.tr("Done"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._keep.setDefault(True)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(told)
        column.addWidget(self._wanted)
        column.addLayout(form)
        column.addWidget(by_hand)
        column.addWidget(buttons)
        self._wanted.toggled.connect(self._update)
        self._folder.textChanged.connect(self._update)
        self._choose.clicked.connect(self._ask)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._update()

    def wanted(self) -> bool:
        """Whether a folder is to be kept up to date."""
        return self._wanted.isChecked()

    def folder(self) -> Path | None:
        """Which; None for none."""
        typed = self._folder.text().strip()
        return files.from_home(typed) if typed else None

    def format(self) -> str:
        """The name of the form to write in."""
        return str(self._formats.currentData())

    def _names(self) -> dict[str, str]:
        return {
            "markdown": "Markdown",
            "org": "Org",
            "text": self.tr("Plain text"),
            "html": "HTML",
            "csv": "CSV",
            "jsonld": "JSON-LD",
            "article-html": self.tr("Article with its notes (HTML)"),
            "article-docx": self.tr("Article with its notes (Word)"),
        }

    def _update(self) -> None:
        folder, wanted = self.folder(), self.wanted()
        there = folder is not None and files.is_folder(folder)
        for field in (self._folder, self._choose, self._formats):
            field.setEnabled(wanted)
        self._missing.setVisible(wanted and folder is not None and not there)
        self._keep.setEnabled(there or not wanted)

    def _ask(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.windowTitle(), str(self.folder() or Path.home())
        )
        if name:
            self._folder.setText(name)
