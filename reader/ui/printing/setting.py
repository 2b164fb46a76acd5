"""How a printed page looks: its columns in points, its typefaces and inks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtGui import QColor

from reader.text.bidi import Direction
from reader.ui.fonts import families
from reader.ui.page.layout import Paragraph
from reader.ui.page.look import Look, Style
from reader.ui.theme import PageTheme, page_theme

_TEXT, _NOTE = 13.0, 9.0
_SIDE, _TOP, _BOTTOM = 54.0, 58.0, 62.0
_NOTES_WIDTH, _GAP = 138.0, 26.0
_PLAIN_WIDTH = 430.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Where text and notes stand on a sheet; the notes have no width where there are none."""

    left: float
    width: float
    notes_left: float
    notes_width: float
    top: float
    bottom: float

    @property
    def gap(self) -> tuple[float, float]:
        """The left edge and the width of what is between text and notes."""
        if self.notes_left < self.left:
            edge = self.notes_left + self.notes_width
            return edge, self.left - edge
        return self.left + self.width, self.notes_left - self.left - self.width


def columns(width: float, height: float, direction: Direction, noted: bool) -> Columns:
    """The columns of a sheet; notes stand where lines end."""
    top, bottom = _TOP, height - _BOTTOM
    if not noted:
        measure = min(_PLAIN_WIDTH, width - 2 * _SIDE)
        left = (width - measure) / 2
        return Columns(left, measure, left, 0.0, top, bottom)
    measure = width - 2 * _SIDE - _NOTES_WIDTH - _GAP
    if direction == "rtl":
        return Columns(_SIDE + _NOTES_WIDTH + _GAP, measure, _SIDE, _NOTES_WIDTH, top, bottom)
    return Columns(_SIDE, measure, _SIDE + measure + _GAP, _NOTES_WIDTH, top, bottom)


class Faces:
    """The typefaces in the sizes that are printed, and the colours of a page, the light one's."""

    def __init__(self, theme: str = "light") -> None:
        self.theme: PageTheme = page_theme(theme)
        self.text_look = Look(self.theme, families(), size=_TEXT, line_spacing=1.75)
        self._note_look = Look(self.theme, families(), size=_NOTE, line_spacing=1.6)

    @cached_property
    def note(self) -> Style:
        """Notes, tables and what is small."""
        return self._note_look.styles["paragraph"]

    @cached_property
    def strong(self) -> Style:
        """Headings of notes and tables."""
        return self._note_look.styles["heading"]

    def small(self, text: str, direction: Direction, width: float) -> Paragraph:
        """A paragraph in the size of notes."""
        return Paragraph(text, self.note, direction, width)

    @property
    def ink(self) -> QColor:
        return self.theme.ink

    @property
    def muted(self) -> QColor:
        return self.theme.muted
