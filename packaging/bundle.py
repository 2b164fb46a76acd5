"""What a package holds: the tables by which the spec leaves out what the program never uses."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Qt's libraries that others need where Python never names them: QtGui speaks D-Bus, and the
# platforms are plugins.
_NATIVE = frozenset({"DBus", "WaylandClient", "XcbQpa"})

# Plugins by folder. No OpenGL (everything is painted by the processor), no GTK, no other picture
# formats than SVG (PNG is in QtGui), nothing for networks.
_PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"},
    "platformthemes": {"qxdgdesktopportal"},
    "styles": {"qmacstyle"},  # Qt asks it for metrics, whatever the style
    "wayland-decoration-client": {"adwaita", "bradient"},  # GNOME draws no frames for us
    "wayland-shell-integration": {"xdg-shell"},
}

# Qt's own words, by language; English is what the source says, with plurals in qtbase_en.
_TRANSLATIONS = {"qtbase_ar.qm", "qtbase_en.qm"}

# Libraries of the build's own system that hardly any desktop has installed; everything else that a
# Linux desktop brings (glib, D-Bus, fontconfig, C++) is older here than there, and stays out.
_FROM_LINUX = re.compile(
    r"libxcb-(cursor|icccm|image|keysyms|render-util|util|xkb)\.so|libxkbcommon-x11\.so"
    r"|libpython3"
)

# Extension modules of Python that only other programs need: old East Asian encodings, networks.
_EXTENSIONS = re.compile(r"^(_codecs_(cn|hk|iso2022|jp|kr|tw)|_multibytecodec|_ssl|_hashlib)\.")

# Data beside Python packages that nobody reads: what their developers and pip need.
_UNREAD = re.compile(r"\.dist-info/|/py\.typed$|docx/templates/default-docx-template/")

# Modules that are imported, but in functions we never call or with a way out; so that the same goes
# into the package whether or not a developer has them installed.
EXCLUDED = [
    "_bz2", "_hashlib", "_lzma", "_ssl", "bz2", "lzma", "ssl",  # SHA-256 is in Python itself
    "asyncio", "concurrent", "ftplib", "multiprocessing", "smtplib", "socketserver", "sqlite3",
    "xmlrpc", "doctest", "ensurepip", "idlelib", "lib2to3", "pdb", "pydoc", "pydoc_data",
    "tkinter", "turtle", "unittest", "venv", "distutils", "pip", "pkg_resources", "setuptools",
    "IPython", "PIL", "numpy", "Crypto", "cryptography", "fontTools",
    "bs4", "cssselect", "html5lib", "lxml.html", "lxml.isoschematron", "lxml.objectify",
    "pytest", "hypothesis", "mypy", "pygments", "rich",
]  # fmt: skip

if sys.platform == "linux":  # only the others are asked for their colours through ctypes
    EXCLUDED += ["_ctypes", "ctypes"]

_USES = re.compile(r"from PySide6\.Qt(\w+) import|import PySide6\.Qt(\w+)")
_QT = re.compile(r"(?:lib)?Qt6?(\w+?)(?:\.abi3\.so|\.pyd|\.dll|\.so[.\d]*|\.framework)$")


def qt_modules() -> frozenset[str]:
    """The modules of Qt that the source names, without their ``Qt``."""
    sources = (ROOT / "reader").rglob("*.py")
    found = (_USES.findall(source.read_text("utf-8")) for source in sources)
    return frozenset(first or second for names in found for first, second in names)


def kept(names: Iterable[str], modules: frozenset[str]) -> list[str]:
    """Which of the files that PyInstaller has found belong into the package.

    Args:
        names: paths inside the package.
        modules: what `qt_modules` says.
    """
    return [name for name in names if _belongs(name.replace("\\", "/"), modules)]


def _belongs(name: str, modules: frozenset[str]) -> bool:
    folder, _, file = name.rpartition("/")
    if name.startswith("PySide6/"):
        return _belongs_to_qt(folder.split("/"), file, modules)
    if _EXTENSIONS.match(file) or _UNREAD.search(name):
        return False
    is_foreign_library = not folder and ".so" in file
    return not is_foreign_library or _FROM_LINUX.match(file) is not None


def _belongs_to_qt(folders: list[str], file: str, modules: frozenset[str]) -> bool:
    if "qml" in folders or file.startswith("opengl32sw"):  # another 20 MB: OpenGL without a card
        return False
    if "plugins" in folders:
        plugin = re.sub(r"^lib|\.(so|dll|dylib)$", "", file)
        return plugin in _PLUGINS.get(folders[-1], ())
    if folders[-1] == "translations":
        return file in _TRANSLATIONS
    framework = next((it for it in folders if it.endswith(".framework")), file)
    if library := _QT.match(framework):
        is_binding = file.endswith((".abi3.so", ".pyd"))
        return library[1] in (modules if is_binding else modules | _NATIVE)
    return True
