"""The commands of a window: their words, keys and pictures, and when they can be used."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcutEvent

from reader.annotations.model import COLOURS, Kind
from reader.text.bidi import isolate
from reader.ui.keyboard import key_sequences
from reader.ui.language import base_mark, interface_direction
from reader.ui.noting import is_unsure
from reader.ui.window.backup_commands import BackupCommands
from reader.ui.window.commands import Commands
from reader.ui.window.desk import Desk
from reader.ui.window.host import Host
from reader.ui.window.keeping_commands import KeepingCommands
from reader.ui.window.link_commands import LinkCommands
from reader.ui.window.note_commands import NoteCommands

_NATIVE = QKeySequence.SequenceFormat.NativeText


_LEADING_TO: dict[str, Kind] = {
    "next_note": "passage",
    "previous_note": "passage",
    "next_bookmark": "bookmark",
    "previous_bookmark": "bookmark",
}


class _Action(QAction):
    """An action whose keys are the same on two layouts at once.

    Where a Latin and an Arabic layout are both set up, Qt tries the pressed key on each, finds
    Ctrl+F as well as Ctrl+ب, and calls that ambiguous though both are this one action's.
    """

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent) and event.isAmbiguous():
            if self.isEnabled():
                self.trigger()
            return True
        return super().event(event)


def _say(action: QAction, text: str) -> None:
    """Give ``action`` its words, and name its keys in a way that a mirrored menu leaves alone."""
    keys = isolate(action.shortcut().toString(_NATIVE), "ltr")
    named = not action.shortcut().isEmpty()
    # Qt would name the keys itself, and read "Ctrl+-" from right to left as "-+Ctrl". The menu bar
    # of macOS draws the keys as it draws all keys.
    action.setText(f"{text}\t{keys}" if named and sys.platform != "darwin" else text)
    tip = _plain(text).removesuffix("…")
    action.setToolTip(base_mark() + (f"{tip} ({keys})" if named else tip))


def _plain(text: str) -> str:
    return text.partition("\t")[0].replace("&", "")


class Actions(QObject):
    """Every command by its name, ready for menus and toolbar."""

    def __init__(
        self,
        window: Host,
        desk: Desk,
        commands: Commands,
        notes: NoteCommands,
        links: LinkCommands,
        keeping: KeepingCommands,
        backups: BackupCommands,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._commands = commands
        self._note_commands = notes
        self._link_commands = links
        self._keeping_commands = keeping
        self._backup_commands = backups
        self._all: dict[str, QAction] = {}
        self._names: dict[str, str] = {}  # what each is called, whatever it would undo just now
        self._pictures: dict[str, str] = {}
        self._file()
        self._edit()
        self._view()
        self._notes()
        self._help()

    def __getitem__(self, name: str) -> QAction:
        return self._all[name]

    def _add(
        self,
        name: str,
        text: str,
        slot: Callable[..., object] | None,
        *keys: str,
        picture: str = "",
        checkable: bool = False,
    ) -> QAction:
        action = _Action(self)
        action.setObjectName(name)
        action.setCheckable(checkable)
        if keys:
            action.setShortcuts(key_sequences(*keys))
        _say(action, text)
        if slot is not None and checkable:
            action.toggled.connect(slot)
        elif slot is not None:
            action.triggered.connect(lambda _=False: slot())
        if picture:
            self._pictures[name] = picture
        self._all[name] = action
        self._names[name] = _plain(text)
        self._window.addAction(action)  # its keys work though its menu is not open yet
        return action

    def _choices(
        self, name: str, options: dict[str, str], current: str, choose: Callable[[str], object]
    ) -> None:
        """A group of which one is chosen: its actions are called ``name.option``."""
        group = QActionGroup(self)
        for option, text in options.items():
            action = self._add(f"{name}.{option}", text, None)
            action.setCheckable(True)
            action.setChecked(option == current)
            action.triggered.connect(lambda _=False, option=option: choose(option))
            group.addAction(action)

    def _file(self) -> None:
        window, do = self._window, self._commands
        self._add("open", self.tr("&Open…"), do.choose_file, "Ctrl+O", picture="open")
        self._add("new_window", self.tr("&New Window"), do.open_sample, "Ctrl+N")
        self._add("export", self.tr("&Export…"), do.exports.export, "Ctrl+E", picture="export")
        self._add("export_names", self.tr("&Export…"), do.export_names)
        self._add("import_names", self.tr("&Import…"), do.import_names)
        self._add("show_folder", self.tr("&Show Notes Folder"), do.show_notes_folder)
        self._add("choose_folder", self.tr("&Choose Notes Folder…"), do.choose_notes_folder)
        keeping, backups = self._keeping_commands, self._backup_commands
        self._add("keep_folder", self.tr("&Keep a Folder up to Date…"), keeping.choose)
        self._add("back_up", self.tr("&Back Up Everything…"), backups.back_up)
        self._add("restore", self.tr("&Restore…"), backups.restore)
        self._add("close", self.tr("&Close"), window.close, "Ctrl+W")
        quit_action = self._add("quit", self.tr("&Quit"), self._desk.close_all, "Ctrl+Q")
        quit_action.setMenuRole(QAction.MenuRole.QuitRole)

    def _edit(self) -> None:
        do = self._commands
        self._add("undo", self.tr("&Undo"), do.undo, "Ctrl+Z", picture="undo")
        self._add("redo", self.tr("&Redo"), do.redo, "Ctrl+Shift+Z", "Ctrl+Y", picture="redo")
        self._add("copy", self.tr("&Copy"), do.copy, "Ctrl+C", "Ctrl+Ins")
        self._add("select_all", self.tr("Select &All"), do.select_all, "Ctrl+A")
        self._add("find", self.tr("&Find…"), do.find, "Ctrl+F", picture="find")
        self._add("find_next", self.tr("Find &Next"), do.find_next, "F3", "Ctrl+G")
        self._add(
            "find_previous",
            self.tr("Find &Previous"),
            do.find_previous,
            "Shift+F3",
            "Ctrl+Shift+G",
        )

    def _view(self) -> None:
        do = self._commands
        settings = self._desk.settings
        themes = {
            "auto": self.tr("&Automatic"),
            "light": self.tr("&Light"),
            "dark": self.tr("&Dark"),
            "sepia": self.tr("&Sepia"),
        }
        self._choices("theme", themes, settings.theme, lambda it: self._desk.change(theme=it))
        # Each language under its own name: who reads only that one finds it.
        languages = {"auto": self.tr("&Automatic"), "ar": "العربية", "en": "English"}
        self._choices(
            "language", languages, settings.language, lambda it: self._desk.change(language=it)
        )
        self._add(
            "zoom_in",
            self.tr("Zoom &In"),
            lambda: do.zoom(1),
            "Ctrl++",
            "Ctrl+=",
            picture="zoom-in",
        )
        self._add(
            "zoom_out", self.tr("Zoom &Out"), lambda: do.zoom(-1), "Ctrl+-", picture="zoom-out"
        )
        self._add("zoom_reset", self.tr("&Actual Size"), lambda: do.zoom(0), "Ctrl+0")
        self._add("narrower", self.tr("&Narrower Lines"), lambda: do.widen(-1), "Ctrl+Alt+-")
        self._add("wider", self.tr("&Wider Lines"), lambda: do.widen(1), "Ctrl+Alt++", "Ctrl+Alt+=")
        self._add("tighter", self.tr("Less Line &Spacing"), lambda: do.space(-1))
        self._add("looser", self.tr("&More Line Spacing"), lambda: do.space(1))
        panel = self._add(
            "panel",
            self.tr("Side &Panel"),
            do.show_panel,
            "F9",
            picture="panel",
            checkable=True,
        )
        panel.setChecked(settings.panel_visible)
        tabs = {
            "statistics": self.tr("&Statistics"),
            "entities": self.tr("&Entities"),
            "notes": self.tr("N&otes"),
        }
        for number, (name, text) in enumerate(tabs.items(), 1):
            self._add(f"tab.{name}", text, lambda name=name: do.show_tab(name), f"Alt+{number}")
        self._add("table", self.tr("Ta&ble of Statistics…"), do.show_table, "Ctrl+Shift+T")
        self._add("full_screen", self.tr("&Full Screen"), do.show_full, "F11", checkable=True)

    def _notes(self) -> None:
        window, do = self._window, self._note_commands
        # The page itself takes these keys where something is selected; here they are only named.
        for colour in COLOURS:
            self._add(
                f"mark.{colour}", "", lambda colour=colour: window.page.mark_selection(colour)
            )
        self.name_colours()
        self._add("note", self.tr("&Add Note") + "\tN", window.page.note_selection, picture="note")
        self._add(
            "document_note",
            self.tr("Note about the D&ocument"),
            do.note_document,
            "Ctrl+Shift+N",
        )
        self._add("bookmark", self.tr("&Bookmark"), do.toggle_bookmark, "Ctrl+D")
        self._add("accept", self.tr("A&ccept Place"), do.accept)
        delete = self._add("delete", self.tr("&Delete"), do.delete, "Ctrl+Del")
        # In a text field these keys delete a word, and in the list of notes what is chosen there.
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        window.removeAction(delete)
        window.page.addAction(delete)
        self._add("next_note", self.tr("Ne&xt"), lambda: do.go_to_note(1), "Alt+Down")
        self._add("previous_note", self.tr("&Previous"), lambda: do.go_to_note(-1), "Alt+Up")
        self._add(
            "next_bookmark",
            self.tr("Next Boo&kmark"),
            lambda: do.go_to_bookmark(1),
            "Alt+PgDown",
        )
        self._add(
            "previous_bookmark",
            self.tr("Previous Book&mark"),
            lambda: do.go_to_bookmark(-1),
            "Alt+PgUp",
        )
        links = self._link_commands
        self._add(
            "copy_link", self.tr("Copy &Link to This Note"), lambda: links.copy_link(do.chosen())
        )
        self._add(
            "copy_citation", self.tr("Copy C&itation"), lambda: links.copy_citation(do.chosen())
        )
        self._add("copy_bibtex", self.tr("Copy as BibTe&X"), links.copy_bibtex)
        self._add("import_notes", self.tr("&Import…"), do.import_notes)
        self._add("relink", self.tr("&Relink…"), do.relink)
        self._add("name_colours", self.tr("Name the Co&lours…"), do.name_colours)

    def name_colours(self) -> None:
        """Call the colours of highlights as the reader does, or by their own names."""
        own = {
            "yellow": self.tr("&Yellow"),
            "green": self.tr("&Green"),
            "blue": self.tr("&Blue"),
            "pink": self.tr("&Pink"),
            "purple": self.tr("P&urple"),
        }
        meanings = self._desk.settings.colour_names
        for number, colour in enumerate(COLOURS, 1):
            said = isolate(meanings.get(colour, "")).replace("&", "&&")
            name = base_mark() + said if colour in meanings else own[colour]
            _say(self._all[f"mark.{colour}"], f"{name}\t{number}")

    def update_bookmark(self) -> None:
        """Say what the command would do now to the sentence that is read."""
        present = self._note_commands.has_bookmark()
        _say(
            self._all["bookmark"],
            self.tr("Remove &Bookmark") if present else self.tr("&Bookmark"),
        )

    def _help(self) -> None:
        do = self._commands
        self._add("guide", self.tr("&Guide"), do.show_guide, "F1")
        self._add("shortcuts", self.tr("&Keyboard Shortcuts"), self._show_shortcuts, "Ctrl+F1")
        about = self._add("about", self.tr("&About Hamesh"), do.show_about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _show_shortcuts(self) -> None:
        self._commands.show_shortcuts(
            [
                (self._names[name], action.shortcut().toString(_NATIVE))
                for name, action in self._all.items()
                if not action.shortcut().isEmpty()
            ]
        )

    def set_icons(self) -> None:
        """Draw the pictures in the chrome's colours."""
        from reader.ui import icons  # Qt's SVG module can wait until the text is there

        chrome = self._desk.chrome
        mirrored = interface_direction() == "rtl"
        for name, picture in self._pictures.items():
            self._all[name].setIcon(icons.icon(picture, chrome.ink, mirrored=mirrored))
            self._all[name].setIconVisibleInMenu(False)
        for colour in COLOURS:
            highlight = chrome.page.highlight[colour]
            self._all[f"mark.{colour}"].setIcon(icons.dot(highlight, chrome.ink))

    def update(self) -> None:
        """Let only those commands be used that would do something now."""
        session = self._window.session
        writable = session is not None and session.writable
        items = self._note_commands.chosen()
        chosen = bool(items)
        passage = any(item.kind == "passage" for item in items)
        unsure = session is not None and any(is_unsure(session, item) for item in items)
        selected = session is not None and session.selection is not None
        stack = session.undo_stack if session is not None else None
        undone = stack.undoText() if stack is not None else ""
        redone = stack.redoText() if stack is not None else ""
        undo, redo = self.tr("&Undo: %1"), self.tr("&Redo: %1")
        _say(self._all["undo"], undo.replace("%1", undone) if undone else self.tr("&Undo"))
        _say(self._all["redo"], redo.replace("%1", redone) if redone else self.tr("&Redo"))
        # Where nothing can be kept, nothing may seem to change.
        self._all["undo"].setEnabled(writable and stack is not None and stack.canUndo())
        self._all["redo"].setEnabled(writable and stack is not None and stack.canRedo())
        self._all["delete"].setEnabled(writable and chosen)
        self._all["note"].setEnabled(writable and (selected or chosen))
        self._all["accept"].setEnabled(writable and unsure)
        self._all["relink"].setEnabled(session is not None and session.can_relink)
        for name in ("bookmark", "document_note", "import_notes"):
            self._all[name].setEnabled(writable)
        for colour in COLOURS:
            self._all[f"mark.{colour}"].setEnabled(writable and (selected or passage))
        kinds = self._note_commands.kinds_in_text()
        for name, kind in _LEADING_TO.items():
            self._all[name].setEnabled(kind in kinds)
        self._all["copy_link"].setEnabled(len(items) == 1)
        for name in ("copy_citation", "copy_bibtex"):
            self._all[name].setEnabled(session is not None)
        naming = session.naming if session is not None else None
        self._all["import_names"].setEnabled(naming is not None and naming.writable)
        self._all["export_names"].setEnabled(bool(self._desk.lexicon.lexicon.rules))
        for name in ("export", "table", "find", "find_next", "find_previous", "select_all", "copy"):
            self._all[name].setEnabled(session is not None)
