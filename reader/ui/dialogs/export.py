"""Asking in which form, and where, notes are to be written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
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

from reader import exporters
from reader.document import Document
from reader.library import files
from reader.text.bidi import isolate
from reader.ui.language import base_mark

_NAMES = {"markdown": "Markdown", "html": "HTML"}  # the formats' own names, in every language


class ExportDialog(QDialog):
    """Asks for format and target. `target` and `format` are the answer once it is accepted."""

    def __init__(
        self,
        document: Document,
        folder: Path | None,
        format_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self.setWindowTitle(self.tr("Export Notes"))
        self._formats = QComboBox(self)
        for name in exporters.FORMATS:
            self._formats.addItem(_NAMES.get(name, name), name)
        self._formats.setCurrentIndex(max(0, self._formats.findData(format_name)))
        self._target = QLineEdit(self)
        self._target.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a path reads so
        self._target.setMinimumWidth(560)
        choose = QPushButton(self.tr("Choose…"), self)
        self._warning = QLabel(self, wordWrap=True)
        self._warning.hide()
        place = QHBoxLayout()
        place.addWidget(self._target, 1)
        place.addWidget(choose)
        form = QFormLayout()
        form.addRow(self.tr("Format"), self._formats)
        form.addRow(self.tr("File"), place)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._export = buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._export.setDefault(True)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._warning)
        column.addWidget(buttons)
        path = document.source.path
        title = document.title or (path.stem if path else "")
        self._target.setText(
            str((folder or _documents()) / exporters.filename(title, self.format()))
        )
        self._target.setCursorPosition(len(self._target.text()))  # the name is what matters
        self._formats.currentIndexChanged.connect(self._take_format)
        self._target.textChanged.connect(self._warn)
        choose.clicked.connect(self._choose)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._warn()

    def format(self) -> str:
        """The chosen format's name in `exporters.FORMATS`."""
        return str(self._formats.currentData())

    def target(self) -> Path:
        """The file to write."""
        return files.from_home(self._target.text())

    def _take_format(self) -> None:
        known = {item.suffix for item in exporters.FORMATS.values()}
        path = Path(self._target.text())
        if path.suffix in known:
            self._target.setText(str(path.with_suffix(exporters.FORMATS[self.format()].suffix)))

    def _warn(self) -> None:
        text = self._target.text().strip()
        self._export.setEnabled(bool(text))
        exists = bool(text) and files.is_file(self.target())
        if exists:
            warning = self.tr("%1 is there already and will be replaced.")
            name = isolate(self.target().name)
            self._warning.setText(base_mark() + warning.replace("%1", name))
        self._warning.setVisible(exists)

    def _choose(self) -> None:
        chosen = exporters.FORMATS[self.format()]
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export Notes"),
            self._target.text(),
            f"{self._formats.currentText()} (*{chosen.suffix})",
            options=QFileDialog.Option.DontConfirmOverwrite,  # said below the field
        )
        if name:
            self._target.setText(name)


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())
