"""Choosing how an export is to look; what the format has no use for is not asked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from reader.library import files
from reader.library.export_choices import ExportChoices

_PATTERNS = "\u2066(*.md *.jinja *.j2 *.txt)"


class How(QWidget):
    """Asks for what concerns the chosen format; `changed` tells of every other answer."""

    changed = Signal()

    def __init__(self, choices: ExportChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = QCheckBox(self.tr("With the sentence around each quote"), self)
        self.links = QCheckBox(self.tr("With links back to Hamesh"), self)
        self.statistics = QCheckBox(self.tr("With statistics and entities at the end"), self)
        self.mark = QCheckBox(self.tr("With a byte order mark, for Excel"), self)
        self.paper = QComboBox(self)
        for name, said in (("a4", "A4"), ("letter", "Letter")):
            self.paper.addItem(said, name)
        self.theme = QComboBox(self)
        for name, said in (
            ("auto", self.tr("As the browser prefers")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
            ("sepia", self.tr("Sepia")),
        ):
            self.theme.addItem(said, name)
        self.template = QLineEdit(self)
        self.template.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a path reads so
        self.template.setClearButtonEnabled(True)
        self.template.setMinimumWidth(80)
        self.browse = QPushButton(self.tr("Choose…"), self)
        self.browse.setAutoDefault(False)
        self._template_row = QWidget(self)
        row = QHBoxLayout(self._template_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.template, 1)
        row.addWidget(self.browse)
        self._template_row.setFocusProxy(self.template)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._boxes = {
            "context": self.context,
            "links": self.links,
            "statistics": self.statistics,
            "mark": self.mark,
        }
        for box in self._boxes.values():
            self._form.addRow(box)
        self._form.addRow(self.tr("Paper"), self.paper)
        self._form.addRow(self.tr("Colours"), self.theme)
        self._form.addRow(self.tr("Template"), self._template_row)
        self.template.setAccessibleName(self.tr("Template of your own"))
        self.template.setPlaceholderText(self.tr("None"))
        self.template.setToolTip(
            self.tr("A Markdown file in Jinja2 that says what the export looks like")
        )
        self._rows: dict[str, QWidget] = {
            **self._boxes,
            "paper": self.paper,
            "theme": self.theme,
            "template": self._template_row,
        }
        self._show(choices)
        for box in self._boxes.values():
            box.toggled.connect(self.changed)
        for choice in (self.paper, self.theme):
            choice.currentIndexChanged.connect(self.changed)
        self.template.textChanged.connect(self.changed)
        self.browse.clicked.connect(self._browse)

    def ask_for(self, uses: frozenset[str]) -> None:
        """Ask for the choices ``uses`` and no others."""
        for name, row in self._rows.items():
            self._form.setRowVisible(row, name in uses)

    def answers(self) -> dict[str, object]:
        """The fields of `ExportChoices` that are asked for here."""
        typed = self.template.text().strip()
        return {
            **{name: box.isChecked() for name, box in self._boxes.items()},
            "paper": self.paper.currentData(),
            "theme": self.theme.currentData(),
            "template": files.from_home(typed) if typed else None,
        }

    def _show(self, choices: ExportChoices) -> None:
        for name, box in self._boxes.items():
            box.setChecked(getattr(choices, name))
        self.paper.setCurrentIndex(self.paper.findData(choices.paper))
        self.theme.setCurrentIndex(self.theme.findData(choices.theme))
        self.template.setText(str(choices.template) if choices.template else "")

    def _browse(self) -> None:
        typed = self.template.text().strip()
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a Template"),
            str(Path(typed).parent) if typed else "",
            self.tr("Templates") + f" {_PATTERNS};;" + self.tr("All files") + " \u2066(*)",
        )
        if name:
            self.template.setText(name)
