"""Lines set one under the other from sheet to sheet, and notes beside them in the margin."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from reader.text.bidi import Direction
from reader.ui.page.layout import Paragraph
from reader.ui.page.look import Style
from reader.ui.printing.running import number_sheet
from reader.ui.printing.setting import Columns, Faces
from reader.ui.printing.sheets import Sheets

_BAR = 2.2  # points: the edge of a note in its colour
_INSET = 7.0
_BETWEEN = 7.0  # notes
_UNDER_RULE = 2.5


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a note that waits for its place; ``first`` and ``last`` of its note or not."""

    paragraph: Paragraph
    number: int
    ink: QColor
    bar: QColor
    address: str
    last: bool

    @property
    def height(self) -> float:
        return self.paragraph.line_bottom(self.number) - self.paragraph.tops[self.number]


class Flow:
    """Where the next line goes, on which sheet."""

    def __init__(self, sheets: Sheets, columns: Columns, faces: Faces, title: str) -> None:
        self.sheets = sheets
        self.columns = columns
        self.faces = faces
        self.y = columns.top
        self._margin = columns.top  # where the margin is free from on
        self._waiting: deque[_Line] = deque()
        self._title = title
        number_sheet(sheets, faces, title)

    def room(self, height: float) -> None:
        """See to it that ``height`` points are free on this sheet, or turn to a new one."""
        if self.y + height > self.columns.bottom and self.y > self.columns.top:
            self.turn()

    def turn(self) -> None:
        """Go on at the top of a new sheet, with what is left of the notes in its margin."""
        self.sheets.turn()
        number_sheet(self.sheets, self.faces, self._title)
        self.y = self._margin = self.columns.top
        self._place_notes()

    def space(self, height: float) -> None:
        """Leave ``height`` points free, but not at the top of a sheet."""
        if self.y > self.columns.top:
            self.y += height

    def text(
        self,
        paragraph: Paragraph,
        ink: QColor,
        *,
        left: float | None = None,
        bar: QColor | None = None,
        address: str = "",
    ) -> None:
        """Set all of ``paragraph``, by default at the edge of the text's column."""
        at = self.columns.left if left is None else left
        for number in range(len(paragraph.lines)):
            height = paragraph.line_bottom(number) - paragraph.tops[number]
            self.room(height)
            if bar is not None:
                self._bar(self.y, height, bar, at, paragraph.width)
            self.sheets.line(paragraph, number, at, self.y, ink)
            if address:
                self._link(paragraph, number, at, self.y, address)
            self.y += height
        if not paragraph.lines:
            self.space(paragraph.height)

    def row(
        self, cells: list[str], base: Direction, shares: tuple[float, ...], style: Style
    ) -> None:
        """Set one row of a table over the column's width, with a rule under it.

        Cells follow each other, and their lines begin, as ``base`` wants it, whatever their text.
        """
        columns, rtl = self.columns, base == "rtl"
        set_cells: list[tuple[Paragraph, float]] = []
        used = 0.0
        for text, share in zip(cells, shares, strict=True):
            width = share * columns.width
            at = columns.left + (columns.width - used - width if rtl else used)
            set_cells.append((Paragraph(text, style, base, width - _INSET), at + rtl * _INSET))
            used += width
        height = max(paragraph.height for paragraph, _ in set_cells)
        self.room(height)
        for paragraph, left in set_cells:
            for number, top in enumerate(paragraph.tops):
                self.sheets.line(paragraph, number, left, self.y + top, self.faces.ink)
        self.y += height
        rule = QRectF(columns.left, self.y, columns.width, 0.5)
        self.sheets.fill(rule, self.faces.theme.rule)
        self.y += _UNDER_RULE

    def note(
        self, paragraphs: list[tuple[Paragraph, QColor, str]], bar: QColor, beside: float
    ) -> None:
        """Set a note in the margin beside the height ``beside``, or as soon as there is room."""
        lines = [
            _Line(paragraph, number, ink, bar, address, False)
            for paragraph, ink, address in paragraphs
            for number in range(len(paragraph.lines))
        ]
        if lines:
            end = lines.pop()
            lines.append(_Line(end.paragraph, end.number, end.ink, bar, end.address, True))
        if not self._waiting:
            self._margin = max(self._margin, beside)
        self._waiting += lines
        self._place_notes()

    def _place_notes(self) -> None:
        while self._waiting:
            line = self._waiting[0]
            full = self._margin + line.height > self.columns.bottom
            if full and self._margin > self.columns.top:
                return
            self._waiting.popleft()
            left = self.note_left
            self._bar(self._margin, line.height, line.bar, left, self.note_width)
            self.sheets.line(line.paragraph, line.number, left, self._margin, line.ink)
            if line.address:
                self._link(line.paragraph, line.number, left, self._margin, line.address)
            self._margin += line.height + (_BETWEEN if line.last else 0.0)

    @property
    def note_left(self) -> float:
        """The left edge of the words of notes."""
        inset = 0.0 if self.sheets.direction == "rtl" else _INSET
        return self.columns.notes_left + inset

    @property
    def note_width(self) -> float:
        """How wide the words of notes may be."""
        return self.columns.notes_width - _INSET

    def finish(self) -> None:
        """Set what is left of the notes, and begin below all of them."""
        while self._waiting:
            self.turn()
        self.y = max(self.y, self._margin if self.columns.notes_width else self.y)

    def _bar(self, top: float, height: float, colour: QColor, left: float, width: float) -> None:
        rtl = self.sheets.direction == "rtl"
        edge = left + width + _INSET - _BAR if rtl else left - _INSET
        self.sheets.fill(QRectF(edge, top, _BAR, height), colour)

    def _link(
        self, paragraph: Paragraph, number: int, left: float, top: float, address: str
    ) -> None:
        cells = paragraph.cells(number)
        if cells:
            height = paragraph.line_bottom(number) - paragraph.tops[number]
            box = QRectF(left + cells[0].left, top, cells[-1].right - cells[0].left, height)
            self.sheets.link(box, address)


def inset(left: float, direction: Direction) -> float:
    """Where words begin beside a bar at ``left``: it stands before them."""
    return left if direction == "rtl" else left + _INSET


INSET = _INSET
