"""Asking in which form, and where, something is to be written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, Signal
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
_ENDING = re.compile(r"\.[A-Za-z]\w{0,9}")  # that of "Dr. No" and of "Windows 3.1" is none


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
        self._place = TargetField(self)
        self._target, self._warning = self._place.field, self._place.warning
        self.form = QFormLayout()
        self.form.addRow(self.tr("Format"), self._formats)
        self.form.addRow(self.tr("File"), self._place)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._export = buttons.addButton(action, QDialogButtonBox.ButtonRole.AcceptRole)
        self._export.setDefault(True)
        column = QVBoxLayout(self)
        column.addLayout(self.form)
        column.addWidget(buttons)
        path = document.source.path
        called = document.title or (path.stem if path else "")
        suffix = self._suffixes[self.format()]
        self._place.suggest((folder or documents()) / filename(called, self.format()), suffix)
        self._formats.currentIndexChanged.connect(self._take_format)
        self._place.changed.connect(self._take_place)
        self._place.choose.clicked.connect(self._choose)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._take_place()

    def format(self) -> str:
        """The chosen form's name."""
        return str(self._formats.currentData())

    def target(self) -> Path:
        """The file to write."""
        return self._place.path()

    def _take_format(self) -> None:
        self._place.take_suffix(self._suffixes[self.format()], self._suffixes.values())

    def _take_place(self) -> None:
        self._export.setEnabled(self._place.named)

    def _choose(self) -> None:
        self._place.choose_file(self.windowTitle(), self._formats.currentText())


class TargetField(QWidget):
    """A line for the path of a file, a button to choose one, and what would be replaced."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suffix = ""
        self.taken = False  # whether a file would be replaced, which the reader has been told
        self.field = QLineEdit(self)
        self.field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a path reads so
        room = self.screen().availableSize().width() - _BESIDE
        self.field.setMinimumWidth(min(_LONG_PATH, room))
        self.choose = QPushButton(QCoreApplication.translate("TargetDialog", "Choose…"), self)
        self.choose.setAutoDefault(False)
        self.warning = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.warning.hide()
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.warning)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._warn)

    @property
    def named(self) -> bool:
        """Whether anything stands there."""
        return bool(self.field.text().strip())

    def suggest(self, path: Path, suffix: str) -> None:
        """Begin with ``path``, whose kind of file ends in ``suffix``."""
        self._suffix = suffix
        self.field.setText(str(path))
        self.field.setCursorPosition(len(self.field.text()))  # the name is what matters

    def take_suffix(self, suffix: str, known: Iterable[str]) -> None:
        """Write another kind of file; an ending among the ``known`` ones becomes ``suffix``."""
        self._suffix = suffix
        path = Path(self.field.text())
        if path.suffix in known:
            self.field.setText(str(path.with_suffix(suffix)))

    def path(self) -> Path:
        """The file; a name without an ending gets the right one."""
        path = files.from_home(self.field.text().strip())
        if path.name and not _ENDING.fullmatch(path.suffix) and not files.is_folder(path):
            return path.with_name(path.name + self._suffix)
        return path

    def choose_file(self, title: str, kind: str) -> None:
        """Ask the system's dialog for a file; ``kind`` is what such files are called."""
        name, _ = QFileDialog.getSaveFileName(
            self,
            title,
            self.field.text(),
            f"{kind} \u2066(*{self._suffix})",
            options=QFileDialog.Option.DontConfirmOverwrite,  # said below the field
        )
        if name:
            self.field.setText(name)

    def _warn(self) -> None:
        self.taken = self.named and files.is_file(self.path())
        if self.taken:
            text = QCoreApplication.translate(
                "TargetDialog", "%1 is there already and will be replaced."
            )
            self.warning.setText(base_mark() + text.replace("%1", isolate(self.path().name)))
        self.warning.setVisible(self.taken)
        self.changed.emit()


def documents() -> Path:
    """The reader's folder of documents."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())
