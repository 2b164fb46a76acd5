"""What a person sees when the program itself is at fault: a report that can be copied."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.text.bidi import isolate
from reader.ui.language import base_mark


class ReportDialog(QDialog):
    """Shows the ``report`` of an unexpected error; it was also written to ``log``."""

    def __init__(self, report: str, log: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self._report = report
        said = self.tr(
            "Hamesh met an error that it did not expect. Your notes are safe: "
            "each is saved as soon as it is made. You can go on reading."
        )
        if log is not None:
            kept = self.tr("The report is also kept in %1.")
            said += " " + kept.replace("%1", isolate(str(log), "ltr"))
        label = QLabel(base_mark() + said, self, wordWrap=True)
        text = QPlainTextEdit(report, self, readOnly=True)
        text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a traceback reads so
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("Copy Report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(label)
        column.addWidget(text, 1)
        column.addWidget(buttons)
        self.resize(680, 420)
