"""The export dialog: formats, choices, a live preview, and where it all goes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.exporters import Format, filename
from reader.library.export_choices import ExportChoices
from reader.ui.colours import ColourNames
from reader.ui.dialogs.exporting.asked import Asked, Documents, Workshop
from reader.ui.dialogs.exporting.copying import both_forms
from reader.ui.dialogs.exporting.format_list import FormatList
from reader.ui.dialogs.exporting.how import How
from reader.ui.dialogs.exporting.kinds import titles, uses
from reader.ui.dialogs.exporting.looking import beginning
from reader.ui.dialogs.exporting.preview import Preview
from reader.ui.dialogs.exporting.which_notes import WhichNotes
from reader.ui.dialogs.table.clip import as_mime
from reader.ui.dialogs.target import TargetField, documents
from reader.ui.language import base_mark
from reader.ui.material import material_of
from reader.ui.messages import message
from reader.ui.session import Session
from reader.ui.tasks import Task
from reader.ui.theme import PageTheme

_SIZE = QSize(1120, 700)
_FRAME = QSize(24, 56)  # what stands around a dialog on a small screen
_WIDE = 900  # pixels from which on there is room for the preview beside the choices
_SHARES = [230, 330, 540]  # of the width: formats, choices, preview
_LINE = 180  # the least width of the path


class ExportDialog(QDialog):
    """Asks what to export, of ``session`` or of several documents; `asked` is the answer.

    ``ids`` are notes that were picked before. ``open_documents`` says how many there are.
    """

    def __init__(
        self,
        shop: Workshop,
        session: Session,
        *,
        folder: Path | None,
        format_name: str,
        choices: ExportChoices,
        names: ColourNames,
        theme: PageTheme,
        ids: Sequence[str] = (),
        open_documents: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shop = shop
        self._session = session
        self._theme = theme
        self._extra = choices.extra
        self._copying: Task | None = None
        self._chosen_files: tuple[Path, ...] = ()
        self._titles = titles()
        path = session.document.source.path
        self._called = session.document.title or (path.stem if path else "")
        self.setWindowTitle(self.tr("Export"))
        self.formats = FormatList(self)
        self.which = WhichNotes(ids, choices, names, theme, self)
        self.how = How(choices, self)
        self.preview = Preview(session.tasks, self)
        self._build(open_documents)
        self.formats.choose(format_name)
        format = self._format()
        suggested = (folder or documents()) / filename(self._called, format)
        self.target.suggest(suggested, format.suffix)
        self._connect()
        self._take_format()
        self._take_notes()
        self.formats.setFocus()

    # -- building

    def _build(self, open_documents: int) -> None:
        room = self.screen().availableSize() - _FRAME
        size = _SIZE.boundedTo(room)
        column = QVBoxLayout(self)
        column.addWidget(self._middle(wide=size.width() >= _WIDE), 1)
        self.documents = QComboBox(self)
        self.documents.addItem(self.tr("This document"), "this")
        if open_documents > 1:
            said = self.tr("All %n open document(s)", "", open_documents)
            self.documents.addItem(said, "open")
        self.documents.addItem(self.tr("Several files…"), "files")
        self.target = TargetField(self)
        self.target.field.setMinimumWidth(_LINE)
        self.target.field.setAccessibleName(self.tr("File"))
        self._place = QLabel(self.tr("File"), self)
        self._place.setBuddy(self.target)
        form = QFormLayout()
        form.addRow(self.tr("Documents"), self.documents)
        form.addRow(self._place, self.target)
        column.addLayout(form)
        self.said = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.said.hide()
        column.addWidget(self.said)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.copy = buttons.addButton(self.tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setToolTip(self.tr("To the clipboard, as text and with its looks"))
        self.copy.setAutoDefault(False)
        self.export: QPushButton = buttons.addButton(
            self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.export.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(size)

    def _middle(self, *, wide: bool) -> QWidget:
        """Formats, choices and preview side by side; on a small screen the preview is a tab."""
        held = QWidget()
        column = QVBoxLayout(held)
        self._notes_title = QLabel(self.tr("Notes"), held)
        face = self._notes_title.font()
        face.setBold(True)
        self._notes_title.setFont(face)
        column.addWidget(self._notes_title)
        column.addWidget(self.which)
        column.addWidget(self.how)
        self._nothing = QLabel(
            base_mark() + self.tr("There is nothing to choose for this format."),
            held,
            wordWrap=True,
        )
        column.addWidget(self._nothing)
        column.addStretch(1)
        choices = QScrollArea(self)
        choices.setWidget(held)
        choices.setWidgetResizable(True)
        choices.setFrameShape(QFrame.Shape.NoFrame)
        choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.formats)
        if wide:
            split.addWidget(choices)
            split.addWidget(self.preview)
            split.setSizes(_SHARES)
            for place, share in enumerate((0, 0, 1)):
                split.setStretchFactor(place, share)
        else:
            tabs = QTabWidget(self)
            tabs.addTab(choices, self.tr("Choices"))
            tabs.addTab(self.preview, self.tr("Preview"))
            split.addWidget(tabs)
            split.setSizes([_SHARES[0], sum(_SHARES[1:])])
            split.setStretchFactor(1, 1)
        return split

    def _connect(self) -> None:
        self.formats.chosen.connect(self._take_format)
        self.which.changed.connect(self._follow)
        self.how.changed.connect(self._follow)
        self.documents.activated.connect(self._take_documents)
        self.target.changed.connect(self._take_target)
        self.target.choose.clicked.connect(self._choose_target)
        self.copy.clicked.connect(self._copy)
        session = self._session
        session.annotations_changed.connect(self._take_notes)
        for news in (session.figures_changed, session.entities_changed):
            news.connect(self._follow)

    # -- the answer

    def format(self) -> str:
        """The chosen format's name."""
        return self.formats.format()

    def choices(self) -> ExportChoices:
        """Everything else that was chosen and may be chosen again."""
        answers: dict[str, Any] = {**self.which.answers(), **self.how.answers()}
        return ExportChoices(**answers, extra=self._extra)

    def asked(self) -> Asked:
        """What is to be written where."""
        one = self._which_documents() == "this"
        return Asked(
            self._format(),
            self.which.choice(),
            self.choices(),
            self.target.path() if one else Path(self.target.field.text().strip()).absolute(),
            self._which_documents(),
            self._chosen_files,
            self.target.taken,
        )

    def _format(self) -> Format:
        return self._shop.formats[self.format()]

    def _which_documents(self) -> Documents:
        documents: Documents = self.documents.currentData()
        return documents

    # -- following what is chosen

    def _take_format(self) -> None:
        used = uses(self.format())
        for part in (self.which, self._notes_title):
            part.setVisible("notes" in used)
        self.how.ask_for(used)
        self.how.setVisible(bool(used - {"notes"}))
        self._nothing.setVisible(not used)
        if self._which_documents() == "this":
            known = {format.suffix for format in self._shop.formats.values()}
            self.target.take_suffix(self._format().suffix, known)
        self._follow()

    def _take_notes(self) -> None:
        self.which.set_annotations(self._session.own_notes)
        self._follow()

    def _follow(self) -> None:
        self._tell_number()
        session, shop, format = self._session, self._shop, self._format()
        work = partial(
            beginning, shop, material_of(session), format, self.which.choice(), self.choices()
        )
        theme = self._theme.name
        self.preview.follow(lambda wide, checkpoint: work(wide, theme, checkpoint))

    # -- where to

    def _take_documents(self) -> None:
        if self._which_documents() == "files":
            names, _ = QFileDialog.getOpenFileNames(
                self,
                self.tr("Choose the Files to Export"),
                "",
                self.tr("Texts") + " \u2066(*.txt *.text *.md);;"
                + self.tr("All files") + " \u2066(*)",
            )  # fmt: skip
            self._chosen_files = tuple(map(Path, names))
            if not names:
                self.documents.setCurrentIndex(0)
        one = self._which_documents() == "this"
        self.which.offer_picked(one)
        self._place.setText(self.tr("File") if one else self.tr("Folder"))
        self.target.field.setAccessibleName(self._place.text())
        typed = Path(self.target.field.text())
        if one and not typed.suffix:
            suggested = typed / filename(self._called, self._format())
            self.target.suggest(suggested, self._format().suffix)
        elif not one and typed.suffix:
            self.target.suggest(typed.parent, "")
        self._follow()

    def _tell_number(self) -> None:
        """Say what becomes of several documents."""
        which = self._which_documents()
        if which == "this":
            self.said.hide()
            return
        told = self.tr("One file for each document. Files that are there already stay.")
        if which == "files":
            number = len(self._chosen_files)
            told = self.tr("%n file(s) chosen.", "", number) + " " + told
        self._say(told)

    def _take_target(self) -> None:
        one = self._which_documents() == "this"
        self.target.warning.setVisible(one and self.target.taken)
        self.export.setText(self.tr("Replace") if one and self.target.taken else self.tr("Export"))
        self.export.setEnabled(self.target.named)

    def _choose_target(self) -> None:
        if self._which_documents() == "this":
            self.target.choose_file(self.windowTitle(), self._titles[self.format()])
            return
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Choose a Folder"), self.target.field.text()
        )
        if name:
            self.target.field.setText(name)

    # -- the clipboard

    def _copy(self) -> None:
        self._stop_copying()
        self.copy.setEnabled(False)
        self._copying = self._session.tasks.run(
            both_forms,
            self._shop,
            material_of(self._session),
            self._format(),
            self.which.choice(),
            self.choices(),
            on_done=self._copied,
            on_error=self._not_copied,
        )

    def _copied(self, forms: tuple[str, str]) -> None:
        self.copy.setEnabled(True)
        QGuiApplication.clipboard().setMimeData(as_mime(*forms))
        self._say(self.tr("Copied: as text, and with its looks for word processors."))

    def _not_copied(self, error: ReaderError) -> None:
        self.copy.setEnabled(True)
        self._say(message(error).text)

    def _stop_copying(self) -> None:
        if self._copying is not None:
            self._copying.cancel()
            self._copying = None

    def _say(self, text: str) -> None:
        self.said.setText(base_mark() + text)
        self.said.show()

    def done(self, result: int) -> None:
        self.preview.stop()
        self._stop_copying()
        super().done(result)
