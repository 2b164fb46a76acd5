"""What a person sees when the program itself is at fault: a report that can be copied."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
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
    """Shows the ``report`` of an unexpected error, which was also written to ``log``.

    ``safe`` says whether all notes are on the disk.
    """

    def __init__(
        self, report: str, log: Path | None, parent: QWidget | None = None, *, safe: bool = True
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self._report = report
        label = QLabel(base_mark() + self._said(log, safe), self, wordWrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text = QPlainTextEdit(report, self, readOnly=True)
        text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a report reads so
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._copy = buttons.addButton(
            self.tr("Copy Report"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._copy.clicked.connect(self._copied)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(label)
        column.addWidget(text, 1)
        column.addWidget(buttons)
        self.resize(680, 420)

    def _said(self, log: Path | None, safe: bool) -> str:
        sentences = [self.tr("Hamesh met an error that it did not expect.")]
        if safe:
            sentences.append(self.tr("Your notes are saved. You can go on reading."))
        else:
            sentences.append(
                self.tr("Not all notes are saved yet: leave the windows open until they are.")
            )
        sentences.append(
            self.tr("The report below holds nothing of your texts and notes, and is sent nowhere.")
        )
        if log is not None:
            kept = self.tr("It is also kept in %1.")
            sentences.append(kept.replace("%1", isolate(str(log), "ltr")))
        return " ".join(sentences)

    def _copied(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self._copy.setText(self.tr("Copied"))
