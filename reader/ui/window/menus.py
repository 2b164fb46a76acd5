"""The menus and the slim toolbar of a window."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton

from reader.annotations.kinds import COLOURS
from reader.text.bidi import isolate
from reader.ui import fonts
from reader.ui.language import base_mark
from reader.ui.window.desk import Desk
from reader.ui.window.host import Host

if TYPE_CHECKING:  # loads after the page is readable
    from reader.ui.window.actions import Actions

_THEMES = "theme.auto theme.light theme.dark theme.sepia"
_COLOURS = " ".join(f"mark.{colour}" for colour in COLOURS)
_TOOLBAR_HEIGHT = 38  # an icon and its margins


class Menus(QObject):
    """Builds menu bar and toolbar from a window's actions; `furnish` fills them."""

    def __init__(self, window: Host, desk: Desk, actions: Callable[[], Actions]) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._build_actions = actions
        self._buttons: dict[str, QToolButton] = {}
        self._furnished = False
        bar = window.menuBar()
        titles = (
            (self.tr("&File"), self._fill_file),
            (self.tr("&Edit"), self._fill_edit),
            (self.tr("&View"), self._fill_view),
            (self.tr("&Notes"), self._fill_notes),
            (self.tr("&Help"), self._fill_help),
        )
        self._menus = [(bar.addMenu(title), fill) for title, fill in titles]
        self._toolbar = QToolBar(self.tr("Toolbar"), window)
        self._toolbar.setObjectName("toolbar")
        self._toolbar.setMovable(False)
        self._toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._toolbar.setFixedHeight(_TOOLBAR_HEIGHT)
        window.addToolBar(self._toolbar)

    @cached_property
    def _actions(self) -> Actions:
        return self._build_actions()

    def furnish(self) -> None:
        """Fill menus and toolbar and draw their pictures."""
        if self._furnished:
            return
        self._furnished = True
        for menu, fill in self._menus:
            fill(menu)
        self._fill_toolbar(self._toolbar)
        self.dress()

    def dress(self) -> None:
        """Draw the pictures in the chrome's colours."""
        if not self._furnished:
            return
        from reader.ui import icons  # Qt's SVG module can wait until the text is there

        self._actions.set_icons()
        for name, button in self._buttons.items():
            button.setIcon(icons.icon(name, self._desk.chrome.ink))

    def _fill(self, menu: QMenu | QToolBar, names: str) -> None:
        """Put actions into ``menu``; a bar separates."""
        for name in names.split():
            if name == "|":
                menu.addSeparator()
            else:
                menu.addAction(self._actions[name])

    def _fill_file(self, menu: QMenu) -> None:
        self._fill(menu, "open")
        recent = menu.addMenu(self.tr("Open &Recent"))
        recent.aboutToShow.connect(lambda: self._show_recent(recent))
        self._fill(menu, "new_window | export")
        self._fill(menu.addMenu(self.tr("Notes F&older")), "show_folder choose_folder")
        names = menu.addMenu(self.tr("Corrections of En&tities"))
        names.aboutToShow.connect(self._actions.update)
        self._fill(names, "export_names import_names")
        self._fill(menu, "keep_folder | back_up restore | close quit")

    def _show_recent(self, menu: QMenu) -> None:
        desk = self._desk
        menu.clear()
        paths = [path for path in desk.settings.recent if path not in desk.missing]
        names = [path.name for path in paths]
        for path in paths:
            label = isolate(path.name)
            if names.count(path.name) > 1:
                label += f" — {isolate(path.parent.name)}"
            action = menu.addAction(base_mark() + label.replace("&", "&&"))
            action.triggered.connect(lambda _=False, path=path: self._window.open(path))
        if not paths:
            menu.addAction(self.tr("Nothing opened yet")).setEnabled(False)
        desk.look_for_recent()

    def _fill_edit(self, menu: QMenu) -> None:
        self._fill(menu, "undo redo | copy select_all | find find_next find_previous")

    def _fill_view(self, menu: QMenu) -> None:
        self._fill(menu.addMenu(self.tr("&Theme")), _THEMES)
        self._fill(menu, "| zoom_in zoom_out zoom_reset")
        self._fill(menu.addMenu(self.tr("&Lines")), "narrower wider | tighter looser")
        self._fill(menu, "| panel")
        tabs = menu.addMenu(self.tr("Show in Pa&nel"))
        self._fill(tabs, "tab.statistics tab.entities tab.notes")
        self._fill(menu, "table | full_screen |")
        languages = menu.addMenu(self.tr("Lan&guage"))
        self._fill(languages, "language.auto language.ar language.en")
        family = self.tr("Typeface: %1").replace("%1", isolate(fonts.chosen_family()))
        menu.addAction(base_mark() + family).setEnabled(False)

    def _fill_notes(self, menu: QMenu) -> None:
        self._fill(menu.addMenu(self.tr("&Highlight")), _COLOURS)
        self._fill(menu, "note document_note bookmark | accept delete |")
        self._fill(menu, "next_note previous_note | next_bookmark previous_bookmark |")
        self._fill(menu, "copy_link copy_citation copy_bibtex |")
        self._fill(menu, "import_notes relink | name_colours")
        menu.aboutToShow.connect(self._actions.update_bookmark)

    def _fill_help(self, menu: QMenu) -> None:
        self._fill(menu, "guide shortcuts | about")

    def _fill_toolbar(self, bar: QToolBar) -> None:
        from reader.ui import icons

        bar.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self._fill(bar, "panel | open find | undo redo |")
        self._add_menu_button(bar, "highlight", self.tr("Highlight"), _COLOURS)
        self._fill(bar, "note export | zoom_out zoom_in")
        self._add_menu_button(bar, "theme", self.tr("Theme"), _THEMES)

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
