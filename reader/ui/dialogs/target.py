"""Asking in which form, and where, something is to be written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

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

from reader.document import Document
from reader.library import files
from reader.text.bidi import isolate
from reader.ui.language import base_mark

_LONG_PATH = 560  # pixels
_BESIDE = 240  # what stands beside the path, and around the dialog on a small screen


class Format(Protocol):
    """A form to write in; its suffix starts with a dot."""

    @property
    def suffix(self) -> str: ...


class TargetDialog(QDialog):
    """Asks for form and target. `target` and `format` are the answer once it is accepted.

    ``formats`` are by the exporters' names, ``names`` what people call them in every language;
    ``filename`` makes a file's name of a document's title and one of these. ``action`` is what the
    button says that does it.
    """

    def __init__(
        self,
        title: str,
        action: str,
        formats: Mapping[str, Format],
        names: Mapping[str, str],
        filename: Callable[[str, str], str],
        document: Document,
        folder: Path | None,
        format_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._suffixes = {name: format.suffix for name, format in formats.items()}
        self.setWindowTitle(title)
        self._formats = QComboBox(self)
        for name in formats:
            self._formats.addItem(names.get(name, name), name)
        self._formats.setCurrentIndex(max(0, self._formats.findData(format_name)))
        self._target = QLineEdit(self)
        self._target.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a path reads so
        room = self.screen().availableSize().width() - _BESIDE
        self._target.setMinimumWidth(min(_LONG_PATH, room))
        choose = QPushButton(self.tr("Choose…"), self)
        self._warning = QLabel(self, wordWrap=True)
        self._warning.hide()
        place = QHBoxLayout()
        place.addWidget(self._target, 1)
        place.addWidget(choose)
        self.form = QFormLayout()
        self.form.addRow(self.tr("Format"), self._formats)
        self.form.addRow(self.tr("File"), place)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._export = buttons.addButton(action, QDialogButtonBox.ButtonRole.AcceptRole)
        self._export.setDefault(True)
        column = QVBoxLayout(self)
        column.addLayout(self.form)
        column.addWidget(self._warning)
        column.addWidget(buttons)
        path = document.source.path
        called = document.title or (path.stem if path else "")
        self._target.setText(str((folder or _documents()) / filename(called, self.format())))
        self._target.setCursorPosition(len(self._target.text()))  # the name is what matters
        self._formats.currentIndexChanged.connect(self._take_format)
        self._target.textChanged.connect(self._warn)
        choose.clicked.connect(self._choose)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._warn()

    def format(self) -> str:
        """The chosen form's name."""
        return str(self._formats.currentData())

    def target(self) -> Path:
        """The file to write."""
        return files.from_home(self._target.text())

    def _take_format(self) -> None:
        path = Path(self._target.text())
        if path.suffix in self._suffixes.values():
            self._target.setText(str(path.with_suffix(self._suffixes[self.format()])))

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
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.windowTitle(),
            self._target.text(),
            f"{self._formats.currentText()} (*{self._suffixes[self.format()]})",
            options=QFileDialog.Option.DontConfirmOverwrite,  # said below the field
        )
        if name:
            self._target.setText(name)


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())
