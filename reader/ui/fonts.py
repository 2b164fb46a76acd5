"""Choosing a face for the text: a good Naskh where there is one, any Arabic font where not."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFontDatabase

from reader import resources

# The best first: what distributions and our packages bring, then what Windows and macOS ship.
NASKH = (
    "Amiri",
    "Noto Naskh Arabic",
    "Scheherazade New",
    "Scheherazade",
    "Sakkal Majalla",
    "Traditional Arabic",
    "Arabic Typesetting",
    "Geeza Pro",
    "Al Bayan",
    "Damascus",
    "Times New Roman",
)
# Naskh faces without Latin punctuation (Noto Naskh Arabic) would take "(" and ")" from two
# different fonts: the next family in line has both.
COMPANIONS = ("Noto Serif", "Gentium Plus", "Times New Roman", "DejaVu Serif", "DejaVu Sans")


@cache
def families() -> tuple[str, ...]:
    """The families to set text in, the chosen one first; fallbacks for single glyphs after it.

    Asks for known names one by one: listing every family that covers Arabic opens every font file
    of the system, and is left for the system without any of them. Needs a QGuiApplication.
    """
    _collect()
    chosen = next((name for name in NASKH if QFontDatabase.hasFamily(name)), None)
    if chosen is None:
        arabic = QFontDatabase.families(QFontDatabase.WritingSystem.Arabic)
        chosen = next(iter(arabic), "")
    others = [name for name in COMPANIONS if name != chosen and QFontDatabase.hasFamily(name)]
    return tuple(name for name in (chosen, *others[:2]) if name)


def chosen_family() -> str:
    """The family that the text is set in, or nothing where no font covers Arabic."""
    return next(iter(families()), "")


def _collect() -> None:
    """Take over the fonts that a package brings in resources/fonts."""
    folder = resources.path("fonts")
    for file in sorted(folder.glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(file))
