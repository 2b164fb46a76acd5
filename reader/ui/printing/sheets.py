"""Sheets of paper that are painted on, and what has to be known to make a whole PDF of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter

from reader.exporters.model import Paper
from reader.text.bidi import Direction
from reader.ui.page.layout import Paragraph
from reader.ui.printing.lettering import words

_RESOLUTION: Final = 1200
_SIZES: Final = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


@dataclass(frozen=True, slots=True)
class Letters:
    """A word of a sheet from ``left`` on, its base line at ``y``; points from the upper left."""

    text: str
    left: float
    y: float
    width: float
    size: float


@dataclass(frozen=True, slots=True)
class Link:
    """A place to click that opens an address."""

    left: float
    top: float
    right: float
    bottom: float
    address: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline: ``level`` counts from 0, ``y`` is its height on ``sheet``."""

    title: str
    level: int
    sheet: int
    y: float


@dataclass
class Sheet:
    """What one sheet says besides what is painted on it."""

    letters: list[Letters] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


class Sheets:
    """Paints sheet after sheet. All measures are points from the upper left corner."""

    def __init__(self, paper: Paper, direction: Direction) -> None:
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setResolution(_RESOLUTION)
        self._writer.setCreator("Hamesh")
        layout = QPageLayout(
            QPageSize(_SIZES[paper]), QPageLayout.Orientation.Portrait, QMarginsF()
        )
        layout.setMode(QPageLayout.Mode.FullPageMode)
        self._writer.setPageLayout(layout)
        size = layout.fullRect(QPageLayout.Unit.Point)
        self.width, self.height = size.width(), size.height()
        self.direction: Direction = direction
        self.sheets = [Sheet()]
        self.outline: list[Entry] = []
        self.painter = QPainter(self._writer)
        self._scale()

    def _scale(self) -> None:
        self.painter.scale(_RESOLUTION / 72, _RESOLUTION / 72)

    @property
    def number(self) -> int:
        """The sheet that is painted on, from 1."""
        return len(self.sheets)

    def turn(self) -> None:
        """Go on to a new sheet."""
        self._writer.newPage()
        self.sheets.append(Sheet())

    def line(
        self,
        paragraph: Paragraph,
        number: int,
        left: float,
        top: float,
        ink: QColor,
        *,
        silent: bool = False,
    ) -> None:
        """Paint line ``number`` of ``paragraph``, whose own box begins at ``left`` and ``top``.

        A ``silent`` one is no part of what the PDF says: the furniture of a page.
        """
        line = paragraph.lines[number]
        offset = QPointF(left, top - paragraph.tops[number])
        self.painter.setPen(ink)
        for run in line.glyphRuns():
            self.painter.drawGlyphRun(offset, run)
        if silent:
            return
        base = offset.y() + line.y() + line.ascent()
        size = float(paragraph.layout.font().pixelSize())
        self.sheets[-1].letters += [
            Letters(word.letters, left + word.left, base, word.right - word.left, size)
            for word in words(paragraph.text, paragraph.cells(number), self.direction)
            if word.letters
        ]

    def fill(self, box: QRectF, colour: QColor, rounding: float = 0.0) -> None:
        """Paint a box without an edge."""
        if rounding:
            self.painter.setPen(QColor(0, 0, 0, 0))
            self.painter.setBrush(colour)
            self.painter.drawRoundedRect(box, rounding, rounding)
        else:
            self.painter.fillRect(box, colour)

    def link(self, box: QRectF, address: str) -> None:
        """Make ``box`` open ``address``."""
        found = Link(box.left(), box.top(), box.right(), box.bottom(), address)
        self.sheets[-1].links.append(found)

    def entry(self, title: str, level: int, y: float) -> None:
        """Begin a part of the outline here."""
        self.outline.append(Entry(title, level, self.number, y))

    def end(self) -> bytes:
        """Put the sheets together as Qt writes them."""
        self.close()
        return bytes(self._buffer.data().data())

    def close(self) -> None:
        """Stop painting. Qt must not be left to find that out after the paper is gone."""
        if self.painter.isActive():
            self.painter.end()
            self._buffer.close()
