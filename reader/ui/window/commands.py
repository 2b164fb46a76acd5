"""What the commands of a window do. Dialogs are imported where they are asked for: Qt's too."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from reader import resources
from reader.document import Document
from reader.errors import ReaderError
from reader.library import files
from reader.ui.language import Language, base_mark
from reader.ui.window.desk import Desk
from reader.ui.window.host import Host

if TYPE_CHECKING:
    from reader.analysis.model import Entity
    from reader.library.corrections import Figure
    from reader.library.entity_lexicon.lexicon import EntityLexicon
    from reader.ui.dialogs.table.window import SaveRequest
    from reader.ui.messages import WayOut
    from reader.ui.page.find import FindBar
    from reader.ui.window.export_commands import ExportCommands

ZOOMS = (50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400)  # percent
MEASURES = range(40, 121, 4)  # characters a line
SPACINGS = tuple(tenths / 10 for tenths in range(12, 27))  # of the font's line height
_NAMES_FILE = "hamesh-entities.json"
SAMPLE = ("article", "mistral.txt")


class Commands(QObject):
    """Carries out what menus, toolbar and keys ask for."""

    def __init__(self, window: Host, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk

    @cached_property
    def exports(self) -> ExportCommands:
        """What is done about exports, built when it is first wanted."""
        from reader.ui.window.export_commands import ExportCommands

        return ExportCommands(self._window, self._desk)

    # -- files

    def choose_file(self) -> None:
        """Ask for files and open them."""
        from PySide6.QtWidgets import QFileDialog

        folder = str(self._window.path.parent) if self._window.path else ""
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Open"),
            folder,
            # Each with an isolate, closed by its end: the patterns read from left to right.
            self.tr("Texts") + " \u2066(*.txt *.text *.md);;" + self.tr("All files") + " \u2066(*)",
        )
        for name in names:
            self._window.open(Path(name))

    def open_sample(self) -> None:
        """A new window with the article that comes with the program."""
        window = self._desk.new_window()
        window.move(self._window.pos() + self._window.cascade)
        window.open(resources.path(*SAMPLE), again=True)

    # -- statistics

    def show_table(self) -> None:
        """Open the table of statistics, or bring it forward."""
        table = self._window.build_table()
        table.show()
        table.raise_()
        table.activateWindow()
        table.view.setFocus()

    def save_table(self, request: SaveRequest) -> None:
        """Write rows of the table, and say what became of it."""
        session = self._window.session
        if session is None:
            return
        desk = self._desk
        desk.change(last_export_folder=request.target.parent)
        desk.tasks.run(
            _write_table, request, session.document, desk.language,
            on_done=lambda _: desk.with_window(session, lambda it: _written(it, request.target)),
            on_error=lambda error: desk.with_window(session, lambda it: _not_written(it, error)),
            watched=False,
        )  # fmt: skip

    def correct_statistic(self, figure: Figure) -> None:
        """Ask what ``figure`` is, and take it for that from now on."""
        session = self._window.session
        if session is None or not session.writable:
            return
        from reader.ui.dialogs.correct import correct

        asking = QApplication.activeWindow() or self._window  # the table has a window of its own
        statistic = correct(asking, figure, session.document.text)
        if statistic is not None and self._window.session is session:
            session.correct(figure, statistic)

    # -- entities

    def correct_entity(self, entity: Entity, first: str) -> None:
        """Ask what ``entity`` is, beginning with its "name" or what it is the "same" as."""
        session = self._window.session
        if session is None or not session.naming.writable:
            return
        from reader.ui.dialogs.entity import EntityDialog

        dialog = EntityDialog(entity, session.entities, first, self._window)
        if dialog.exec() and self._window.session is session:
            session.naming.edit(entity, dialog.name, dialog.type, dialog.same)
        dialog.deleteLater()

    def export_names(self) -> None:
        """Ask for a file, and write the rules about names there."""
        from PySide6.QtWidgets import QFileDialog

        from reader.library.entity_lexicon.file import export_lexicon

        desk = self._desk
        folder = desk.settings.last_export_folder
        suggested = str(folder / _NAMES_FILE if folder else Path(_NAMES_FILE))
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export Corrections of Entities"), suggested, self._names_filter()
        )
        if not name:
            return
        target = Path(name)
        desk.change(last_export_folder=target.parent)
        desk.tasks.run(
            export_lexicon, target, desk.lexicon.lexicon,
            on_done=lambda _: self._window.status.show_done(target),
            on_error=self._window.tell, watched=False,
        )  # fmt: skip

    def import_names(self) -> None:
        """Ask for a file of rules about names, and take them over; one step to undo."""
        from PySide6.QtWidgets import QFileDialog

        from reader.library.entity_lexicon.file import import_lexicon

        session, desk = self._window.session, self._desk
        if session is None:
            return
        folder = str(desk.settings.last_export_folder or "")
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import Corrections of Entities"), folder, self._names_filter()
        )
        if name:
            desk.tasks.run(
                import_lexicon, Path(name),
                on_done=lambda rules: desk.with_window(session, lambda it: _take_over(it, rules)),
                on_error=lambda error: desk.with_window(session, lambda it: it.tell(error)),
                watched=False,
            )  # fmt: skip

    def _names_filter(self) -> str:
        return self.tr("Corrections of entities") + " \u2066(*.json)"

    # -- notes folder

    def show_notes_folder(self) -> None:
        """Show the folder of the notes in the system's file manager."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        folder = self._desk.settings.notes_path
        while not files.is_folder(folder) and folder != folder.parent:
            folder = folder.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def choose_notes_folder(self) -> None:
        """Ask where notes are to be kept, and keep them there from now on."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Choose Notes Folder"), str(self._desk.settings.notes_path)
        )
        if name:
            self._desk.change(notes_folder=Path(name))
            for window in self._desk.windows:
                if window.session is not None:
                    window.session.load_notes(Path(name))

    def retry_notes(self) -> None:
        """Read the notes, or save them, once more."""
        session = self._window.session
        if session is None:
            return
        if session.notes_path is None or not session.writable:  # by now it may be
            session.load_notes(self._desk.settings.notes_path)
        else:
            session.save()

    # -- messages

    def tell(
        self, error: ReaderError, ways: dict[WayOut, Callable[[], object]] | None = None
    ) -> None:
        """Show the message for ``error``; ``ways`` add to the ways out that are always there."""
        from reader.ui.messages import message

        known: dict[WayOut, Callable[[], object]] = {
            "open": self.choose_file,
            "export": self.exports.export,
            "export_anew": self.exports.export,
            "notes_folder": self.choose_notes_folder,
            "show_notes": self.show_notes_folder,
            "retry_save": self.retry_notes,
            "retry_names": self._desk.lexicon.save,
            **(ways or {}),
        }
        said = message(error)
        self._window.notice.show_message(said, known.get(said.way_out))

    def may_discard(self, error: ReaderError) -> bool:
        """Ask whether to close though notes are not saved."""
        from PySide6.QtWidgets import QMessageBox

        from reader.ui.messages import message

        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Notes not saved"))
        box.setText(base_mark() + message(error).text)
        box.setInformativeText(
            base_mark() + self.tr("What was not saved is lost when the window closes.")
        )
        keep = box.addButton(self.tr("Keep Window Open"), QMessageBox.ButtonRole.RejectRole)
        discard = box.addButton(
            self.tr("Close and Lose Them"), QMessageBox.ButtonRole.DestructiveRole
        )
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        return box.clickedButton() is discard

    # -- editing

    def undo(self) -> None:
        """Undo the last change of the notes, or of the text field that has the keyboard."""
        if not self._in_field("undo") and self._window.session is not None:
            self._window.session.undo_stack.undo()

    def undo_step(self) -> None:
        """Undo the last change of the notes, wherever the keyboard is."""
        if self._window.session is not None:
            self._window.session.undo_stack.undo()

    def redo(self) -> None:
        """Redo what was undone last."""
        if not self._in_field("redo") and self._window.session is not None:
            self._window.session.undo_stack.redo()

    def copy(self) -> None:
        """Copy what is selected where the keyboard is."""
        if not self._in_field("copy"):
            self._window.page.copy()

    def select_all(self) -> None:
        """Select all of the field that has the keyboard, or of the text."""
        if not self._in_field("selectAll"):
            self._window.page.select_all()

    def _in_field(self, name: str) -> bool:
        """Let a text field that has the keyboard do ``name``; whether there is one that can."""
        field = QApplication.focusWidget()
        act = getattr(field, name, None)
        if not isinstance(field, QWidget) or field is self._window.page or act is None:
            return False
        if not _has(field, name):
            return False
        act()
        return True

    # -- finding

    def find(self) -> None:
        """Open the find bar."""
        self._find_bar().open()

    def find_words(self, words: str) -> None:
        """Open the find bar with ``words`` in it."""
        self._find_bar().open(words)

    def find_next(self) -> None:
        """Go to the next hit."""
        self._find_bar().find_next()

    def find_previous(self) -> None:
        """Go to the hit before."""
        self._find_bar().find_previous()

    def _find_bar(self) -> FindBar:
        return self._window.build_find_bar()

    # -- view

    def zoom(self, steps: int) -> None:
        """Larger or smaller text by ``steps``; 0 is the usual size."""
        wanted = _stepped(ZOOMS, self._desk.settings.zoom, steps) if steps else 100
        self._desk.change(zoom=int(wanted))

    def widen(self, steps: int) -> None:
        """Longer or shorter lines."""
        self._desk.change(measure=int(_stepped(MEASURES, self._desk.settings.measure, steps)))

    def space(self, steps: int) -> None:
        """More or less space between lines."""
        self._desk.change(line_spacing=_stepped(SPACINGS, self._desk.settings.line_spacing, steps))

    def show_panel(self, shown: bool) -> None:
        """Show or hide the side panel."""
        self._desk.change(panel_visible=shown)

    def show_tab(self, name: str) -> None:
        """Show one tab of the panel, and go there."""
        self._desk.change(panel_visible=True)
        panel = self._window.build_panel()
        panel.show_tab(name)
        panel.setFocus()

    def show_full(self, full: bool) -> None:
        """Fill the screen, or stop doing so."""
        if full:
            self._window.showFullScreen()
        else:
            self._window.showNormal()

    # -- help

    def show_guide(self) -> None:
        """Show the guide in the language of the interface, in a window of its own."""
        from reader.library.guide import guide_path, read_guide

        desk = self._desk
        window = desk.window_of(guide_path(desk.language))
        if window is None:
            window = desk.new_window()
            window.move(self._window.pos() + self._window.cascade)
            window.set_document(read_guide(desk.language))
            if window.session is not None:
                window.session.look_for_nothing()
        window.come_forward()

    def show_shortcuts(self, keys: list[tuple[str, str]]) -> None:
        """List ``keys``: what is done, and the key combination for it."""
        from reader.ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(keys, self._window).exec()

    def show_about(self) -> None:
        """Say what this is."""
        from reader.ui.dialogs.about import AboutDialog

        AboutDialog(self._window).exec()


def _write_table(request: SaveRequest, document: Document, language: Language) -> None:
    """Write the figures as they were when that was asked for."""
    from reader.exporters import findings

    items = tuple(findings.Finding(item.statistic, item.state) for item in request.figures)
    content = findings.Findings(document, items, language, request.mark)
    findings.export(request.target, request.format, content)


def _written(window: Host, target: Path) -> None:
    """Say where the table is now, in it and below the page."""
    window.status.show_done(target)
    if window.table is not None:
        window.table.show_saved(target)


def _not_written(window: Host, error: ReaderError) -> None:
    """Say why the table is nowhere: in it, where another place can be chosen."""
    if window.table is None:  # it went with another language
        window.tell(error)
    else:
        window.table.show()
        window.table.tell(error)


def _take_over(window: Host, lexicon: EntityLexicon) -> None:
    """Make the rules of ``lexicon`` a step of what the window shows."""
    if window.session is not None:
        window.session.naming.take_over(lexicon)


def _has(field: QWidget, name: str) -> bool:
    """Whether a text field has something to undo or redo; else the session may have."""
    asked = {"undo": "isUndoAvailable", "redo": "isRedoAvailable"}.get(name)
    if asked is None:
        return True
    owner = field.document() if isinstance(field, QPlainTextEdit) else field
    return bool(getattr(owner, asked, lambda: True)())


def _stepped(scale: range | tuple[float, ...], value: float, steps: int) -> float:
    """The step of ``scale`` that lies ``steps`` from ``value``, at most its last one."""
    if steps > 0:
        beyond = [step for step in scale if step > value + 1e-6]
        return beyond[min(steps, len(beyond)) - 1] if beyond else scale[-1]
    below = [step for step in scale if step < value - 1e-6]
    return below[max(steps, -len(below))] if below else scale[0]
