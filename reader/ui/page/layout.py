"""One piece of text, set: lines, cells, boxes and hits. Code points become UTF-16 here only.

Qt's text engine is right about order and shapes; several of its questions are not. Boxes come from
``QTextLine.glyphRuns``, because ``cursorToX`` names one edge twice where a Latin run begins;
hits are tested against the painted cells, because ``xToCursor`` names a neighbour there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGlyphRun, QTextLayout, QTextLine, QTextOption

from reader.text.bidi import Direction
from reader.text.utf16 import Utf16Map
from reader.ui.page.look import Style

_WANTED = (
    QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions
)
_SPLIT = QGlyphRun.GlyphRunFlag.SplitLigature


class Cell(NamedTuple):
    """The painted place of one grapheme: code points of the piece, edges in pixels."""

    start: int
    end: int
    left: float
    right: float
    rtl: bool

    @property
    def at_left(self) -> int:
        """The offset that a caret at the left edge stands for."""
        return self.end if self.rtl else self.start

    @property
    def at_right(self) -> int:
        """The offset that a caret at the right edge stands for."""
        return self.start if self.rtl else self.end


class Caret(NamedTuple):
    """A place between two letters.

    Where runs of two directions meet, one offset has two places: ``before`` says that the caret
    clings to the letter before it, not to the one that follows.
    """

    offset: int
    before: bool = False


class Paragraph:
    """One piece laid out at a width. Offsets are code points from the piece's start."""

    def __init__(self, text: str, style: Style, direction: Direction, width: float) -> None:
        self.text = text
        self.rtl = direction == "rtl"
        self.width = width
        self._style = style
        self._map = Utf16Map(text)
        self._cells: dict[int, list[Cell]] = {}
        option = QTextOption()
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if self.rtl else Qt.LayoutDirection.LeftToRight
        )
        if self.rtl:
            # A bare layout takes "right" for the right side; only documents and labels turn it
            # around. Its default leaves right-to-left lines ragged at the wrong side.
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.layout = QTextLayout(text, style.font)
        self.layout.setTextOption(option)
        self.layout.setCacheEnabled(True)
        self.lines: list[QTextLine] = []
        self.tops: list[float] = []
        self.height = self._break_lines(style)
        self._starts = [self._map.to_code_point(line.textStart()) for line in self.lines]

    def _break_lines(self, style: Style) -> float:
        self.layout.beginLayout()
        y = 0.0
        while True:
            line = self.layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self.width)
            # A fallback font may be taller than the line that was asked for: it gets its room,
            # so that no mark above or below is cut.
            needed = style.above + line.height() + style.below
            height = max(style.line_height, needed)
            line.setPosition(QPointF(0, y + style.above + (height - needed) / 2))
            self.lines.append(line)
            self.tops.append(y)
            y += height
        self.layout.endLayout()
        return y if self.lines else style.line_height

    # -- lines

    def line_of(self, caret: Caret) -> int:
        """The line that a caret stands in; at a soft line end ``before`` means the upper one."""
        line = max(0, bisect_right(self._starts, caret.offset) - 1)
        if caret.before and line and caret.offset == self._starts[line]:
            line -= 1
        return line

    def line_at(self, y: float) -> int:
        """The line at distance ``y`` from the piece's top, the nearest one outside."""
        return max(0, min(bisect_right(self.tops, y) - 1, len(self.lines) - 1))

    def line_start(self, line: int) -> int:
        """The first offset of a line."""
        return self._starts[line]

    def line_end(self, line: int) -> int:
        """The offset after a line's last visible letter: the space that wrapped hangs outside."""
        if line + 1 == len(self.lines):
            return len(self.text)
        start, end = self._starts[line], self._starts[line + 1]
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return end

    def line_bottom(self, line: int) -> float:
        """The distance of a line's lower edge from the piece's top."""
        return self.tops[line + 1] if line + 1 < len(self.tops) else self.height

    # -- cells

    def cells(self, line: int) -> list[Cell]:
        """The graphemes of a line from left to right, each where it is painted."""
        found = self._cells.get(line)
        if found is None:
            found = self._cells[line] = self._find_cells(line)
        return found

    def _find_cells(self, number: int) -> list[Cell]:
        line = self.lines[number]
        position = line.textStart()
        stop = self._map.to_utf16(self.line_end(number))
        cells: list[Cell] = []
        ligature: list[tuple[int, int]] = []  # the graphemes that one glyph stands for so far
        glyph: tuple[float, int, bool] | None = None
        while position < stop:
            after = self.layout.nextCursorPosition(position)
            after = min(after, stop) if after > position else position + 1
            runs = line.glyphRuns(position, after - position, _WANTED)
            if runs:
                run = runs[0]
                rtl = run.isRightToLeft()
                places = run.positions() if run.flags() & _SPLIT else None
                same = (places[0].x(), run.glyphIndexes()[0], rtl) if places else None
                if ligature and same != glyph:
                    cells += self._share(line, ligature)
                    ligature = []
                glyph = same
                if same is not None:
                    ligature.append((position, after))
                else:
                    box = _united(runs)
                    cells.append(self._cell(position, after, box.left(), box.right(), rtl))
            position = after
        if ligature:
            cells += self._share(line, ligature)
        cells.sort(key=lambda cell: cell.left + cell.right)
        return cells

    def _share(self, line: QTextLine, parts: list[tuple[int, int]]) -> list[Cell]:
        """Equal parts of one ligature (lam-alef): Qt's own boxes of them are wrong."""
        start, end = parts[0][0], parts[-1][1]
        runs = line.glyphRuns(start, end - start, _WANTED)
        box, rtl = _united(runs), runs[0].isRightToLeft()
        step = box.width() / len(parts)
        cells = []
        for number, (first, last) in enumerate(parts):
            place = len(parts) - 1 - number if rtl else number
            left = box.left() + place * step
            cells.append(self._cell(first, last, left, left + step, rtl))
        return cells

    def _cell(self, start: int, end: int, left: float, right: float, rtl: bool) -> Cell:
        to_code_point = self._map.to_code_point
        return Cell(to_code_point(start), to_code_point(end), left, right, rtl)

    # -- boxes

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """Where ``[start, end)`` is painted: one box a run of neighbours, several a line maybe."""
        found: list[QRectF] = []
        if start >= end or not self.lines:
            return found
        first = max(0, bisect_right(self._starts, start) - 1)
        last = max(0, bisect_left(self._starts, end) - 1)
        for number in range(first, last + 1):
            found += self._line_boxes(number, start, end)
        return found

    def _line_boxes(self, number: int, start: int, end: int) -> list[QRectF]:
        line = self.lines[number]
        start = max(start, self._starts[number])
        end = min(end, self.line_end(number))
        if start >= end:
            return []
        first, last = self._map.to_utf16(start), self._map.to_utf16(end)
        runs = line.glyphRuns(first, last - first, _WANTED)
        if any(run.flags() & _SPLIT for run in runs):
            spans = [
                (cell.left, cell.right)
                for cell in self.cells(number)
                if cell.start < end and start < cell.end
            ]
        else:
            spans = [(box.left(), box.right()) for box in (run.boundingRect() for run in runs)]
        # The letters' own height, not the font's: Naskh faces reserve much for stacked marks.
        baseline = line.y() + line.ascent()
        top = baseline - self._style.letters_above
        height = self._style.letters_above + self._style.letters_below
        return [QRectF(left, top, right - left, height) for left, right in _joined(spans)]

    # -- carets and hits

    def cell_at(self, x: float, y: float) -> Cell | None:
        """The grapheme painted at a point, or None beside the text."""
        if not self.lines or not 0 <= y < self.height:
            return None
        for cell in self.cells(self.line_at(y)):
            if cell.left <= x < cell.right:
                return cell
        return None

    def caret_at(self, x: float, y: float) -> Caret:
        """The caret nearest to a point."""
        if not self.lines:
            return Caret(0)
        number = self.line_at(y)
        cells = self.cells(number)
        if not cells:
            return Caret(self._starts[number])
        if x < cells[0].left:
            return self._edge(number, left=True)
        if x >= cells[-1].right:
            return self._edge(number, left=False)
        cell = min(cells, key=lambda c: max(c.left - x, x - c.right, 0.0))
        return _on_left(cell) if x < (cell.left + cell.right) / 2 else _on_right(cell)

    def _edge(self, number: int, *, left: bool) -> Caret:
        """The start or end of a line, whichever lies on that side."""
        if left != self.rtl:
            return Caret(self._starts[number])
        return Caret(self.line_end(number), before=True)

    def caret_x(self, caret: Caret) -> tuple[float, int]:
        """Where a caret is painted: its x, and its line."""
        number = self.line_of(caret)
        if not self.lines:
            return (self.width if self.rtl else 0.0), 0
        cells = self.cells(number)
        gap = self._gap(cells, caret)
        if gap is None:
            edge = (self.width if self.rtl else 0.0) if not cells else None
            if edge is None:
                at_start = caret.offset <= self._starts[number]
                edge = cells[-1].right if at_start == self.rtl else cells[0].left
            return edge, number
        return (cells[gap].left if gap < len(cells) else cells[-1].right), number

    def _gap(self, cells: list[Cell], caret: Caret) -> int | None:
        """The gap of a line (0 is left of its first cell) that a caret stands in."""
        other = None
        for number, cell in enumerate(cells):
            if cell.start == caret.offset:
                gap = number + cell.rtl
                if not caret.before:
                    return gap
                other = gap
            elif cell.end == caret.offset:
                gap = number + (not cell.rtl)
                if caret.before:
                    return gap
                other = gap
        return other

    def step(self, caret: Caret, *, left: bool) -> Caret | None:
        """The caret one grapheme to the left or right of ``caret`` as painted.

        None where the line's edge is passed and the piece has no line there.
        """
        if not self.lines:
            return None
        number = self.line_of(caret)
        cells = self.cells(number)
        gap = self._gap(cells, caret)
        if gap is None:
            at_start = caret.offset <= self._starts[number]
            gap = len(cells) if at_start == self.rtl else 0
        if left and gap > 0:
            return _on_left(cells[gap - 1])
        if not left and gap < len(cells):
            return _on_right(cells[gap])
        onward = number + (1 if left == self.rtl else -1)
        if not 0 <= onward < len(self.lines):
            return None
        beyond = self.cells(onward)
        if not beyond:
            return Caret(self._starts[onward])
        return _on_right(beyond[-1]) if left else _on_left(beyond[0])

    def covered(self, line: int, x0: float, x1: float) -> tuple[int, int] | None:
        """The offsets of the graphemes between two x, if they are one stretch of the text.

        Dragging over a Latin name in an Arabic line then selects that name, though the offsets of
        the two places where the drag began and ended may be the same.
        """
        low, high = min(x0, x1), max(x0, x1)
        inside = [c for c in self.cells(line) if low <= (c.left + c.right) / 2 <= high]
        if not inside:
            return None
        start, end = min(c.start for c in inside), max(c.end for c in inside)
        count = sum(c.end - c.start for c in inside)
        return (start, end) if count == end - start else None


def _on_left(cell: Cell) -> Caret:
    return Caret(cell.at_left, before=cell.rtl)


def _on_right(cell: Cell) -> Caret:
    return Caret(cell.at_right, before=not cell.rtl)


def _united(runs: list[QGlyphRun]) -> QRectF:
    box = runs[0].boundingRect()
    for run in runs[1:]:
        box = box.united(run.boundingRect())
    return box


def _joined(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Touching or overlapping stretches as one."""
    joined: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if joined and left <= joined[-1][1] + 0.75:
            joined[-1] = (joined[-1][0], max(joined[-1][1], right))
        else:
            joined.append((left, right))
    return joined
