"""What every sheet says of itself: its number, and the title of what is printed."""

from __future__ import annotations

from reader.text.bidi import document_direction
from reader.ui.page.layout import Paragraph
from reader.ui.printing.setting import Faces
from reader.ui.printing.sheets import Sheets

_SIDE, _ABOVE_EDGE, _BELOW_EDGE = 54.0, 40.0, 26.0
_LONGEST = 90  # code points of a title


def number_sheet(sheets: Sheets, faces: Faces, title: str) -> None:
    """Paint the number of the sheet at its foot, and from the second on the title at its head."""
    width = sheets.width - 2 * _SIDE
    number = Paragraph(str(sheets.number), faces.note, "ltr", width)
    cells = number.cells(0)
    middle = (sheets.width - (cells[-1].right - cells[0].left)) / 2
    sheets.line(number, 0, middle, sheets.height - _ABOVE_EDGE, faces.muted, silent=True)
    if sheets.number > 1 and title:
        short = title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()}…"
        head = Paragraph(short, faces.note, document_direction(short), width)
        if head.lines:
            sheets.line(head, 0, _SIDE, _BELOW_EDGE, faces.muted, silent=True)
