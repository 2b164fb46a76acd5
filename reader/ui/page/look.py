"""How the page looks: theme, typeface, size, measure and spacing, and the metrics they give."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

from reader.document import Role
from reader.ui.theme import PageTheme

# A line of ordinary Arabic prose, to learn how wide its letters run in a typeface.
_SAMPLE = "تقرأ الصفحة من اليمين إلى اليسار، وتبقى الأسماء والأرقام في مواضعها كما كتبت أول مرة"

# Stacked marks above and below: what a line of fully vocalised text needs room for.
_STACKED = "ٱللَّهُ أُولَٰئِكَ كُلِّهِ بِٱلَّتِي إِنَّ"

_SCALE: dict[Role, float] = {"title": 1.5, "heading": 1.2, "paragraph": 1.0}
_SPACE_AFTER: dict[Role, float] = {"title": 0.7, "heading": 0.25, "paragraph": 0.6}
_SPACE_BEFORE: dict[Role, float] = {"title": 0.0, "heading": 0.6, "paragraph": 0.0}
ROLES: tuple[Role, ...] = ("title", "heading", "paragraph")


@dataclass(frozen=True)
class Look:
    """What the reader chose for the page.

    ``size`` is the body text at 100 % in pixels, ``zoom`` a percentage, ``measure`` the longest
    line in characters, ``line_spacing`` a multiple of the text size.
    """

    theme: PageTheme
    families: tuple[str, ...]
    size: float = 22.0
    zoom: int = 100
    measure: int = 68
    line_spacing: float = 1.8

    @cached_property
    def body_px(self) -> float:
        """The body text's size in pixels after zoom."""
        return max(6.0, self.size * self.zoom / 100)

    @cached_property
    def styles(self) -> dict[Role, Style]:
        """One style a role."""
        return {role: Style(self, role) for role in ROLES}

    @cached_property
    def character_width(self) -> float:
        """The mean advance of a character of Arabic prose in the body font, in pixels."""
        metrics = QFontMetricsF(self.styles["paragraph"].font)
        return max(1.0, metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE))

    @cached_property
    def column_width(self) -> float:
        """The widest that a line gets, in pixels."""
        return self.measure * self.character_width


class Style:
    """Font and spacing of one role, in pixels."""

    __slots__ = (
        "above", "after", "before", "below", "font", "letters_above", "letters_below",
        "line_height", "scale",
    )  # fmt: skip

    def __init__(self, look: Look, role: Role) -> None:
        self.scale = _SCALE[role]
        pixels = look.body_px * self.scale
        font = QFont()
        font.setFamilies(list(look.families))
        font.setPixelSize(max(1, round(pixels)))
        font.setBold(role != "paragraph")
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self.font = font
        metrics = QFontMetricsF(font)
        top, bottom = _reach(look.families)
        # How far harakat rise above the font's own ascent, and sink below its descent.
        self.above = max(0.0, top * pixels - metrics.ascent())
        self.below = max(0.0, bottom * pixels - metrics.descent())
        self.letters_above = min(metrics.ascent(), pixels * 1.02)
        self.letters_below = min(metrics.descent(), pixels * 0.52)
        # Titles stay tighter than prose; nothing is ever tighter than its harakat.
        wanted = pixels * (look.line_spacing if role == "paragraph" else look.line_spacing * 0.85)
        least = self.above + metrics.ascent() + metrics.descent() + self.below
        self.line_height = max(wanted, least)
        self.before = _SPACE_BEFORE[role] * look.body_px
        self.after = _SPACE_AFTER[role] * look.body_px


@cache
def _reach(families: tuple[str, ...]) -> tuple[float, float]:
    """How far vocalised letters reach above and below the baseline, in text sizes.

    Measured on the glyphs: ``tightBoundingRect`` leaves out how far marks are moved up.
    """
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(100)
    layout = QTextLayout(_STACKED, font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    baseline = line.y() + line.ascent()
    top = bottom = 0.0
    for run in line.glyphRuns():
        raw = run.rawFont()
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
            ink = raw.boundingRect(glyph)
            top = max(top, baseline - place.y() - ink.top())
            bottom = max(bottom, place.y() + ink.bottom() - baseline)
    return top / 100, bottom / 100
