"""Sheets of paper that are painted on, and what has to be known to make a whole PDF of them.

They become pages of a PDF, or the first of them a picture.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Protocol

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

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


class Ground(Protocol):
    """What sheets are painted on. ``size`` is that of one, in points, as the painter measures."""

    size: QSizeF
    painter: QPainter

    def turn(self) -> None:
        """Go on to a new sheet."""

    def close(self) -> None:
        """Stop painting. Qt must not be left to find that out after the paper is gone."""


class Pdf:
    """Pages of a PDF as Qt writes it."""

    def __init__(self, paper: Paper) -> None:
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
        self.size = layout.fullRect(QPageLayout.Unit.Point).size()
        self.painter = QPainter(self._writer)
        self.painter.scale(_RESOLUTION / 72, _RESOLUTION / 72)

    def turn(self) -> None:
        """Go on to a new sheet."""
        self._writer.newPage()

    def end(self) -> bytes:
        """The file."""
        self.close()
        return bytes(self._buffer.data().data())

    def close(self) -> None:
        """Stop painting."""
        if self.painter.isActive():
            self.painter.end()
            self._buffer.close()


class SheetFull(Exception):
    """There is no second sheet."""


class Picture:
    """One sheet as an image so many pixels ``wide``, on paper of the colour ``ground``."""

    def __init__(self, paper: Paper, wide: int, ground: QColor) -> None:
        self.size = QSizeF(QPageSize.sizePoints(_SIZES[paper]))
        scale = wide / self.size.width()
        high = round(self.size.height() * scale)
        self.image = QImage(wide, high, QImage.Format.Format_RGB32)
        self.image.fill(ground)
        self.painter = QPainter(self.image)
        self.painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        self.painter.scale(scale, scale)

    def turn(self) -> None:
        """Say that this was all.

        Raises:
            SheetFull: always.
        """
        raise SheetFull

    def close(self) -> None:
        """Stop painting."""
        if self.painter.isActive():
            self.painter.end()


class Sheets:
    """Paints sheet after sheet on ``ground``. All measures are points from the upper left corner.

    ``direction`` is the one that most lines have.
    """

    def __init__(self, ground: Ground, direction: Direction) -> None:
        self._ground = ground
        self.painter = ground.painter
        self.width, self.height = ground.size.width(), ground.size.height()
        self.direction: Direction = direction
        self.sheets = [Sheet()]
        self.outline: list[Entry] = []

    @property
    def number(self) -> int:
        """The sheet that is painted on, from 1."""
        return len(self.sheets)

    def turn(self) -> None:
        """Go on to a new sheet."""
        self._ground.turn()
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
