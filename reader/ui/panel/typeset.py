"""Where the texts of a row stand: measured once for a font and a width, then only looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from reader.text.bidi import Direction
from reader.ui.panel.drawings import Occurrences, Offer, Steps, Timeline
from reader.ui.panel.lettering import Setting, face, line_count, natural_width, set_text
from reader.ui.panel.look import scaled
from reader.ui.panel.rows import Line, Row, Text, Tone
from reader.ui.panel.strip import Strip

_SIZES: dict[Tone, float] = {
    "ink": 1.0, "strong": 1.0, "figure": 1.0, "muted": 0.92, "qualifier": 0.92, "small": 0.85,
}  # fmt: skip
_AFTER_SHARE = 0.62  # of a line at most for what stands at its far end


@dataclass(frozen=True, slots=True)
class Metrics:
    """Distances in pixels, all of them parts of the height of a line."""

    unit: float

    @property
    def inset(self) -> float:
        """From the view's edge to a row's ground."""
        return round(self.unit * 0.4)

    @property
    def lead(self) -> float:
        """From the view's edge to where texts begin."""
        return round(self.unit * 1.6)

    @property
    def trail(self) -> float:
        """From where texts end to the view's other edge."""
        return round(self.unit * 0.9)

    @property
    def above(self) -> float:
        """Over and under a row's texts."""
        return round(self.unit * 0.42)

    @property
    def between(self) -> float:
        """Between the lines of a row."""
        return round(self.unit * 0.12)

    @property
    def gap(self) -> float:
        """Between things side by side."""
        return round(self.unit * 0.7)

    @property
    def bar(self) -> float:
        """The height of a bar of shares or of an amount."""
        return max(3.0, round(self.unit * 0.24))

    @property
    def spark(self) -> float:
        """The height of the ticks on a line as long as the text."""
        return max(5.0, round(self.unit * 0.42))

    @property
    def button(self) -> float:
        """The side of a button in a row."""
        return round(self.unit * 1.25)

    @property
    def offer(self) -> float:
        """The height of a button under a row's texts."""
        return round(self.unit * 1.4)

    @property
    def box(self) -> float:
        """The side of a check box."""
        return round(self.unit * 0.85)

    @property
    def radius(self) -> float:
        """The rounding of a row's ground."""
        return self.unit * 0.34


@dataclass(frozen=True, slots=True)
class Place:
    """A horizontal stretch that is mirrored with the interface."""

    left: float
    right: float
    rtl: bool

    def at(self, lead: float, width: float) -> float:
        """The left edge of something ``width`` wide that begins ``lead`` after the leading edge."""
        return self.right - lead - width if self.rtl else self.left + lead

    def from_end(self, trail: float, width: float) -> float:
        """The same, counted from the trailing edge."""
        return self.left + trail if self.rtl else self.right - trail - width


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of a row, set, with its top left corner."""

    text: Text
    setting: Setting
    x: float
    y: float


class Typesetter:
    """Sets rows for one font, one width (pixels, all of it) and one direction of the interface."""

    def __init__(self, font: QFont, width: float, rtl: bool) -> None:
        self.faces = {tone: face(_toned(font, tone)) for tone in _SIZES}
        self.metrics = Metrics(self.faces["ink"].height)
        self.leading: Direction = "rtl" if rtl else "ltr"
        self._trailing: Direction = "ltr" if rtl else "rtl"
        self._rtl = rtl
        metrics = self.metrics
        self.room = max(width - metrics.lead - metrics.trail, metrics.unit * 4)
        self._strip: Strip | None = None

    def place(self, rect: QRectF) -> Place:
        """The stretch of an item's ``rect`` that is used, the same with and without scroll bar."""
        width = self.room + self.metrics.lead + self.metrics.trail
        if self._rtl:
            return Place(rect.right() - width, rect.right(), True)
        return Place(rect.left(), rect.left() + width, False)

    def row_height(self, row: Row) -> int:
        """The height of ``row`` in pixels."""
        metrics = self.metrics
        height = 2 * self._above(row) + metrics.between * (len(row.lines) - 1)
        for line in row.lines:
            height += self._line_height(line)
        if isinstance(row.drawing, Timeline):
            height = 2 * metrics.above + self.strip(row.drawing).height
        elif isinstance(row.drawing, Steps):
            height = 2 * self._above(row) + metrics.button
        elif row.drawing is not None:
            height += metrics.between * 3 + self._bar(row)
        return round(height)

    def strip(self, timeline: Timeline) -> Strip:
        """``timeline`` laid out; the last one is remembered, for a list has one at most."""
        if self._strip is None or self._strip.timeline is not timeline:
            self._strip = Strip(timeline, self.room, self.faces["small"], self.leading)
        return self._strip

    def drawing_box(self, row: Row, rect: QRectF) -> QRectF:
        """Where the drawing of ``row`` is when its item is at ``rect``: beneath its texts."""
        metrics = self.metrics
        left = self.place(rect).at(metrics.lead, self.room)
        if isinstance(row.drawing, Timeline):
            return QRectF(left, rect.top() + metrics.above, self.room, rect.height())
        top = rect.top() + rect.height() - metrics.above - self._bar(row)
        return QRectF(left, top, self.room, self._bar(row))

    def _above(self, row: Row) -> float:
        """Over and under the texts of ``row``: less in a card, which is one thing."""
        return round(self.metrics.above * 0.5) if row.under is not None else self.metrics.above

    def _bar(self, row: Row) -> float:
        if isinstance(row.drawing, Offer):
            return self.metrics.offer
        return self.metrics.spark if isinstance(row.drawing, Occurrences) else self.metrics.bar

    def offer_box(self, row: Row, offer: Offer, rect: QRectF) -> tuple[QRectF, Setting]:
        """The button of ``row`` at ``rect``, and the words that are set in the middle of it."""
        box, pad = self.drawing_box(row, rect), self.metrics.gap
        text = Text(offer.label, self.leading, "small")
        width, setting = self.fitted(text, box.width() - 2 * pad, self.leading)
        left = self.place(rect).at(self.metrics.lead, width + 2 * pad)
        return QRectF(left, box.top(), width + 2 * pad, box.height()), setting

    def hint(self, offer: Offer) -> Setting:
        """What stands in the button's place while it is off."""
        return self._set(Text(offer.hint, self.leading, "small"), self.room, self.leading)

    def written_box(self, row: Row, rect: QRectF, below: bool) -> QRectF:
        """Where a row at ``rect`` says that there is a note: before its texts, or ``below`` that.

        Below, at the foot of the row, where a marker stands before the texts.
        """
        size, metrics = self.metrics.unit * 0.5, self.metrics
        x = self.place(rect).at(metrics.lead - metrics.gap * 0.55 - size, size)
        y = rect.top() + metrics.above + (self.faces["ink"].height - size) / 2
        if below:
            y = max(rect.bottom() - metrics.above - size + 1, y + size * 1.3)
        return QRectF(x, y, size * 0.9, size)

    def chevron_box(self, rect: QRectF) -> QRectF:
        """Where a row at ``rect`` says whether its card is open: at the end of its first line."""
        size = self.metrics.unit * 0.36
        x = self.place(rect).from_end(self.metrics.trail, size)
        y = rect.top() + self.metrics.above + (self.faces["ink"].height - size) / 2
        return QRectF(x, y, size, size)

    def button_boxes(self, rect: QRectF) -> tuple[QRectF, QRectF]:
        """Where the buttons of a row at ``rect`` are that lead back and on, at its line's end."""
        side, place = self.metrics.button, self.place(rect)
        y = rect.center().y() - side / 2
        back, on = (place.from_end(self.metrics.trail + trail, side) for trail in (side + 4.0, 0.0))
        return QRectF(back, y, side, side), QRectF(on, y, side, side)

    def _line_height(self, line: Line) -> float:
        if line.text is None:
            other = line.before or line.after
            return self.faces[other.tone if other else "small"].height
        used = self.faces[line.text.tone]
        if line.text.max_lines > 1:
            return used.height * line_count(line.text.text, used, self.room, line.text.max_lines)
        return used.height * 2 if self._stacked(line) else used.height

    def _stacked(self, line: Line) -> bool:
        """Whether a figure needs a line of its own, under its phrase."""
        if line.text is None or line.after is None or line.after.tone != "figure":
            return False
        both = natural_width(line.text.text, self.faces[line.text.tone])
        both += natural_width(line.after.text, self.faces[line.after.tone])
        return both + self.metrics.gap > self.room

    def pieces(self, row: Row, place: Place, top: float) -> Iterator[Piece]:
        """The texts of ``row`` where its item begins at ``top``."""
        metrics = self.metrics
        y = top + self._above(row)
        taken = 0.0  # at the end of the first line
        if isinstance(row.drawing, Steps):  # of one line, beside them
            taken = 2 * metrics.button + 4 + metrics.gap
            y += (metrics.button - self._line_height(row.lines[0])) / 2
        elif row.unfolded is not None:
            taken = metrics.unit * 0.36 + metrics.gap * 0.8
        for line in row.lines:
            indent, room = 0.0, self.room - taken
            stacked = self._stacked(line)
            height = self._line_height(line)
            if line.after is not None:
                short = line.text is not None and line.after.tone != "figure"
                width, setting = self.fitted(
                    line.after, room * _AFTER_SHARE if short else room, self._trailing
                )
                lower = y + (height / 2 if stacked else 0)
                if line.text is not None:  # on one baseline, whatever their sizes
                    lower += self.faces[line.text.tone].ascent - self.faces[line.after.tone].ascent
                yield Piece(
                    line.after, setting, place.from_end(metrics.trail + taken, width), lower
                )
                room = room if stacked else room - width - metrics.gap
            if line.before is not None:
                width, setting = self.fitted(line.before, room, self.leading)
                yield Piece(line.before, setting, place.at(metrics.lead, width), y)
                indent = width + metrics.gap * 0.6
            if line.text is not None and room - indent > metrics.unit:
                edge = None if line.text.max_lines > 1 else self.leading
                setting = self._set(line.text, room - indent, edge)
                x = place.at(metrics.lead + indent, room - indent)
                yield Piece(line.text, setting, x, y)
            y += height + metrics.between
            taken = 0.0

    def fitted(self, text: Text, width: float, edge: Direction) -> tuple[float, Setting]:
        """``text`` in a box as wide as it is, ``width`` pixels at most, and that box's width."""
        box = min(float(int(self._set(text, width, edge).width) + 2), width)
        return box, self._set(text, box, edge)

    def _set(self, text: Text, width: float, edge: Direction | None) -> Setting:
        used = self.faces[text.tone]
        return set_text(text.text, used, text.direction, width, edge=edge, max_lines=text.max_lines)


def _toned(font: QFont, tone: Tone) -> QFont:
    if tone == "strong":
        font = QFont(font)
        font.setWeight(QFont.Weight.DemiBold)
        return font
    return font if _SIZES[tone] == 1 else scaled(font, _SIZES[tone])
