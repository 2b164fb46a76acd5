"""The language of the interface, and with it the direction of the whole window."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from reader import resources
from reader.text.bidi import Direction

Language = Literal["ar", "en"]


def language_of(setting: str, system: QLocale | None = None) -> Language:
    """The language to speak: the reader's choice, or Arabic where the system speaks it first."""
    if setting in ("ar", "en"):
        return "ar" if setting == "ar" else "en"
    first = next(iter((system or QLocale.system()).uiLanguages()), "")
    return "ar" if first.split("-")[0] == "ar" else "en"


def install(
    app: QCoreApplication, language: Language, spoken: Iterable[QTranslator] = ()
) -> tuple[QTranslator, ...]:
    """Make ``app`` speak ``language``: what is made from now on, and the direction at once.

    ``spoken`` is what the call for the language before returned. Widgets that exist keep their
    words: windows are built anew.
    """
    for old in spoken:
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    translators = []
    shipped = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (
        (f"qtbase_{language}", shipped),  # Qt's own buttons and menus
        (f"hamesh_{language}", str(resources.path("translations"))),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            translators.append(translator)
    system = QLocale.system()
    QLocale.setDefault(system if system.name().startswith(language) else QLocale(language))
    if isinstance(app, QApplication):
        rtl = language == "ar"
        app.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
    return tuple(translators)


def interface_direction() -> Direction:
    """The direction that the interface reads in."""
    return "rtl" if QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft else "ltr"


def base_mark() -> str:
    """An invisible first letter, for a label decides its direction by that alone."""
    return "\u200f" if interface_direction() == "rtl" else "\u200e"
