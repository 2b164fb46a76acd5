"""Asking in which form, and where, notes are to be written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from reader import exporters
from reader.document import Document
from reader.ui.dialogs.target import TargetDialog

_NAMES = {"markdown": "Markdown", "html": "HTML"}  # the formats' own names, in every language


class ExportDialog(TargetDialog):
    """Asks for format and target of the notes on ``document``."""

    def __init__(
        self,
        document: Document,
        folder: Path | None,
        format_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            title=QCoreApplication.translate("ExportDialog", "Export Notes"),
            action=QCoreApplication.translate("ExportDialog", "Export"),
            formats={name: exporters.FORMATS[name] for name in _NAMES},
            names=_NAMES,
            filename=exporters.filename,
            document=document,
            folder=folder,
            format_name=format_name,
            parent=parent,
        )
