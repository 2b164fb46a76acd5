"""Asking in which form, and where, a document's statistics are to be written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from reader.document import Document
from reader.exporters import findings
from reader.ui.dialogs.target import TargetDialog

_NAMES = {"csv": "CSV", "json": "JSON"}  # the formats' own names, in every language


class SaveTableDialog(TargetDialog):
    """Asks for format and target, and whether CSV is to say that it is UTF-8."""

    def __init__(
        self,
        document: Document,
        folder: Path | None,
        format_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            title=QCoreApplication.translate("SaveTableDialog", "Save Statistics"),
            action=QCoreApplication.translate("SaveTableDialog", "Save"),
            formats=findings.FORMATS,
            names=_NAMES,
            filename=findings.filename,
            document=document,
            folder=folder,
            format_name=format_name,
            parent=parent,
        )
        self._mark = QCheckBox(self.tr("With a byte order mark, for Excel"), self)
        self._mark.setChecked(True)
        self.form.addRow("", self._mark)
        self._formats.currentIndexChanged.connect(self._offer_mark)
        self._offer_mark()

    def mark(self) -> bool:
        """Whether CSV is to begin with a byte order mark."""
        return self._mark.isChecked()

    def _offer_mark(self) -> None:
        self.form.setRowVisible(self._mark, self.format() == "csv")
