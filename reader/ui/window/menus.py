"""The menus and the slim toolbar of a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton

from reader.annotations.model import COLOURS
from reader.text.bidi import isolate
from reader.ui import icons

if TYPE_CHECKING:
    from reader.ui.window.actions import Actions
    from reader.ui.window.frame import ReaderWindow


_THEMES = "theme.auto theme.light theme.dark theme.sepia"


class Menus(QObject):
    """Builds the menu bar and the toolbar from a window's actions."""

    def __init__(self, window: ReaderWindow, actions: Actions) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._buttons: dict[str, QToolButton] = {}
        self._file()
        self._fill(
            window.menuBar().addMenu(self.tr("&Edit")),
            "undo redo | copy select_all | find find_next find_previous",
        )
        self._view()
        self._notes()
        self._fill(window.menuBar().addMenu(self.tr("&Help")), "shortcuts about")

    def _fill(self, menu: QMenu | QToolBar, names: str) -> QMenu | QToolBar:
        """Put actions into ``menu``; a bar separates."""
        for name in names.split():
            if name == "|":
                menu.addSeparator()
            else:
                menu.addAction(self._actions[name])
        return menu

    def _file(self) -> None:
        menu = self._window.menuBar().addMenu(self.tr("&File"))
        self._fill(menu, "open")
        recent = menu.addMenu(self.tr("Open &Recent"))
        recent.aboutToShow.connect(lambda: self._show_recent(recent))
        self._fill(menu, "new_window | export")
        self._fill(menu.addMenu(self.tr("Notes F&older")), "show_folder choose_folder")
        self._fill(menu, "| close quit")

    def _show_recent(self, menu: QMenu) -> None:
        desk = self._window.desk
        menu.clear()
        paths = [path for path in desk.settings.recent if path not in desk.missing]
        names = [path.name for path in paths]
        for path in paths:
            label = isolate(path.name)
            if names.count(path.name) > 1:
                label += f" — {isolate(path.parent.name)}"
            action = menu.addAction(label.replace("&", "&&"))
            action.triggered.connect(lambda _=False, path=path: self._window.open(path))
        if not paths:
            menu.addAction(self.tr("Nothing opened yet")).setEnabled(False)
        desk.look_for_recent()

    def _view(self) -> None:
        menu = self._window.menuBar().addMenu(self.tr("&View"))
        themes = menu.addMenu(self.tr("&Theme"))
        self._fill(themes, _THEMES)
        self._fill(menu, "| zoom_in zoom_out zoom_reset")
        lines = menu.addMenu(self.tr("&Lines"))
        self._fill(lines, "narrower wider | tighter looser")
        self._fill(menu, "| panel")
        tabs = menu.addMenu(self.tr("Show in Pa&nel"))
        self._fill(tabs, "tab.statistics tab.entities tab.notes")
        self._fill(menu, "| full_screen |")
        languages = menu.addMenu(self.tr("Lan&guage"))
        self._fill(languages, "language.auto language.ar language.en")

    def _notes(self) -> None:
        menu = self._window.menuBar().addMenu(self.tr("&Notes"))
        self._fill(menu.addMenu(self.tr("&Highlight")), self._colours())
        self._fill(menu, "note delete | next_note previous_note")

    def _colours(self) -> str:
        return " ".join(f"mark.{colour}" for colour in COLOURS)

    def set_icons(self) -> None:
        """Draw the pictures of the buttons that open menus."""
        ink = self._window.desk.chrome.ink
        for name, button in self._buttons.items():
            button.setIcon(icons.icon(name, ink))

    def toolbar(self) -> QToolBar:
        """The toolbar; its pictures come with `Actions.set_icons`."""
        bar = QToolBar(self.tr("Toolbar"), self._window)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setIconSize(QSize(icons.SIZE, icons.SIZE))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.toggleViewAction().setEnabled(False)
        self._fill(bar, "panel | open find | undo redo |")
        self._add_menu_button(bar, "highlight", self.tr("Highlight"), self._colours())
        self._fill(bar, "note export | zoom_out zoom_in")
        self._add_menu_button(bar, "theme", self.tr("Theme"), _THEMES)
        return bar

    def _add_menu_button(self, bar: QToolBar, name: str, text: str, names: str) -> None:
        button = QToolButton(bar)
        button.setObjectName(name)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        self._fill(menu, names)
        button.setMenu(menu)
        bar.addWidget(button)
        self._buttons[name] = button
