"""Dressing what stands around the page: pyqtdarktheme's style sheet in our colours, live.

Importing pyqtdarktheme and filling in its template takes longer than everything else before the
first line of text is on the screen, so what it makes is kept and made anew when it, or the colours,
change.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from reader import durable, resources
from reader.ui.theme import PageTheme, page_theme

if TYPE_CHECKING:
    import tempfile

# Where the sheet's habits get in the way of reading: no lines around what is not a control. Qt
# mirrors no margin, so those of a choice are the same on both sides.
_OURS = """
QToolBar {border-bottom:1px solid %(border)s;padding:3px 6px;spacing:2px;margin:0}
QToolBar QToolButton {padding:5px}
QToolBar QToolButton::menu-indicator {image:none;width:0}
QToolBar::separator:horizontal {width:1px;margin:5px 6px}
#qt_toolbar_ext_button {padding:0;qproperty-iconSize:12px 12px}
QMenuBar {border-bottom:none;padding:2px 6px}
QMenu {border:1px solid %(border)s}
QSplitter::handle {margin:0;background:%(border)s;image:none}
QSplitter::handle:horizontal {width:1px;image:none}
#page {border:none;padding:0;border-radius:0}
QComboBox {padding:0 8px}
QComboBox::drop-down {margin:2px}
QStatusBar {border-top:1px solid %(border)s}
QStatusBar QWidget {padding:1px 6px;border-radius:3px}
QStatusBar QLabel:hover {background:transparent}
"""

# The colours that are kept with the sheet, and where a sheet names its pictures.
_NAMES = ("background", "foreground", "primary", "border", "input.background")
_PICTURE = re.compile(r'url\("(.+?\.svg)"\)')
_BARE = re.compile(r"url\(([^\n\"]+?\.svg)\)")  # which no folder with a bracket may stand in


class Chrome(QObject):
    """The colours of the whole program: the reader's choice, or the system's, as it changes."""

    changed = Signal()

    def __init__(self, app: QApplication, setting: str, cache: Path) -> None:
        super().__init__(app)
        self._app = app
        self._cache = cache
        self._setting = setting
        self._dressed = ""
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._dress)

    @property
    def page(self) -> PageTheme:
        """The page's colours that go with the chrome."""
        return page_theme(self._dressed)

    @property
    def ink(self) -> QColor:
        """The colour of text and line icons."""
        return self._app.palette().color(QPalette.ColorRole.WindowText)

    def choose(self, setting: str) -> None:
        """Dress in ``auto``, or one of the page themes."""
        self._setting = setting
        self._dress()

    def _dress(self) -> None:
        name = theme_name(self._setting, self._app.styleHints().colorScheme())
        if name == self._dressed:
            return
        self._dressed = name
        sheet, colours = _outfit(name, self._cache)
        self._app.setPalette(_palette(colours))
        self._app.setStyleSheet(sheet)
        self.changed.emit()


def theme_name(setting: str, system: Qt.ColorScheme) -> str:
    """The page theme for a setting; ``auto`` follows the system, light where it does not say."""
    if setting != "auto":
        return setting
    return "dark" if system is Qt.ColorScheme.Dark else "light"


def _outfit(name: str, cache: Path) -> tuple[str, Mapping[str, str]]:
    """The style sheet and the colours (by their pyqtdarktheme names) of the theme ``name``."""
    key = _key(name)
    kept = cache / f"chrome-{name}.qss"
    try:
        known, *named, sheet = kept.read_text("utf-8").split("\n", len(_NAMES) + 1)
        if known == key and all(map(os.path.exists, _PICTURE.findall(sheet))):
            return sheet, dict(zip(_NAMES, named, strict=True))
    except (OSError, ValueError):
        pass  # nothing kept yet, or not by this version: made anew below
    import tomllib

    data = tomllib.loads(resources.path("themes", f"{name}.toml").read_text("utf-8"))
    colours = {"input.background": data["chrome_colours"]["background"], **data["chrome_colours"]}
    sheet = _sheet(data["chrome"], colours, cache) + _OURS % colours
    with contextlib.suppress(OSError):  # the next start is slower, that is all
        lines = (key, *(colours[name] for name in _NAMES), sheet)
        durable.write(kept, "\n".join(lines).encode())
    return sheet, colours


def _key(name: str) -> str:
    """Changes whenever the sheet would: with pyqtdarktheme, our colours, or this module."""
    spec = find_spec("qdarktheme")
    files = (spec.origin if spec else None, resources.path("themes", f"{name}.toml"), __file__)
    return " ".join((resources.version(), *(f"{file}:{_changed(file)}" for file in files)))


def _changed(file: str | Path | None) -> int:
    try:
        return Path(file).stat().st_mtime_ns if file else 0
    except OSError:  # inside a frozen package, which never changes
        return 0


def _sheet(chrome: str, colours: Mapping[str, str], cache: Path) -> str:
    """pyqtdarktheme's sheet, whose pictures it draws into ``cache``.

    Where nothing can be written there, into a folder that ends with the process.
    """
    import qdarktheme

    try:
        with _home(cache):
            sheet: str = qdarktheme.load_stylesheet(chrome, "rounded", dict(colours))
    except OSError:
        with _home(_substitute()):
            sheet = qdarktheme.load_stylesheet(chrome, "rounded", dict(colours))
    return _BARE.sub(r'url("\1")', sheet)


_substitutes: list[tempfile.TemporaryDirectory[str]] = []  # for as long as the process


def _substitute() -> Path:
    import tempfile

    _substitutes.append(tempfile.TemporaryDirectory(prefix="hamesh-"))
    return Path(_substitutes[-1].name)


@contextlib.contextmanager
def _home(folder: Path) -> Iterator[None]:
    """Let ``folder`` be the reader's home: there is no other way to tell pyqtdarktheme where."""
    name = "USERPROFILE" if os.name == "nt" else "HOME"
    home = os.environ.get(name)
    os.environ[name] = str(folder)
    try:
        yield
    finally:
        del os.environ[name]
        if home is not None:
            os.environ[name] = home


def _palette(colours: Mapping[str, str]) -> QPalette:
    """What widgets that paint themselves see, and what a style sheet cannot say."""
    paper, ink = QColor(colours["background"]), QColor(colours["foreground"])
    accent, rule = QColor(colours["primary"]), QColor(colours["border"])
    field = QColor(colours["input.background"])
    role = QPalette.ColorRole
    palette = QPalette()
    for roles, colour in (
        ((role.Window, role.Button, role.AlternateBase, role.ToolTipBase), paper),
        ((role.Base,), field),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), ink),
        ((role.Highlight, role.Link, role.LinkVisited), accent),
        ((role.HighlightedText,), paper),
        ((role.Light, role.Midlight, role.Mid, role.Dark, role.Shadow), rule),
    ):
        for one in roles:
            palette.setColor(one, colour)
    pale = QColor(ink)
    pale.setAlphaF(0.6)
    palette.setColor(role.PlaceholderText, pale)
    pale.setAlphaF(0.4)
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, pale)
    return palette
