"""The fact sheet on paper: key figures large, each over its sentence, then who is named."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from reader.exporters.facts.model import FactSheet, KeySentence, NamedOnes, fact_sheet
from reader.exporters.model import Export
from reader.progress import Checkpoint, no_checkpoint
from reader.text.bidi import Direction, isolate
from reader.ui.page.layout import Paragraph
from reader.ui.printing.flow import Flow
from reader.ui.printing.portable import finished
from reader.ui.printing.setting import Faces, columns
from reader.ui.printing.sheets import Ground, Pdf, Sheets


def write(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    """The file."""
    checkpoint(0)
    facts, base = fact_sheet(export), _base(export)
    pdf = Pdf(export.options.paper)
    try:
        sheets = Sheets(pdf, base)
        _Facts(export, facts, sheets, Faces()).all()
        return finished(
            pdf.end(), sheets.sheets, sheets.outline, facts.title, "", export.language,
            base == "rtl", checkpoint,
        )  # fmt: skip
    finally:
        pdf.close()


def paint(export: Export, ground: Ground, faces: Faces, checkpoint: Checkpoint) -> None:
    """Paint all of it on ``ground``.

    Raises:
        SheetFull: there was no room for all.
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    checkpoint(0)
    _Facts(export, fact_sheet(export), Sheets(ground, _base(export)), faces).all()


def _base(export: Export) -> Direction:
    return "rtl" if export.language == "ar" else "ltr"


class _Facts:
    """A fact sheet on its way to paper."""

    def __init__(self, export: Export, facts: FactSheet, sheets: Sheets, faces: Faces) -> None:
        self._export = export
        self._facts = facts
        self._sheets = sheets
        self._base = _base(export)
        self._faces = faces
        held = columns(sheets.width, sheets.height, self._base, noted=False)
        self._flow = Flow(sheets, held, self._faces, facts.title)
        self._width = held.width

    def all(self) -> None:
        """Paint everything."""
        facts, flow, faces = self._facts, self._flow, self._faces
        words = self._export.words
        flow.text(faces.small(str(words["facts"]["title"]), self._base, self._width), faces.muted)
        title = faces.text_look.styles["title"]
        flow.text(Paragraph(facts.title, title, facts.title_direction, self._width), faces.ink)
        source = " · ".join(isolate(text, direction) for text, direction in facts.source)
        if source:
            flow.text(faces.small(source, self._base, self._width), faces.muted)
        self._heading(str(words["facts"]["figures"]))
        if not facts.sentences:
            none = str(words["facts"]["none"])
            flow.text(faces.small(none, self._base, self._width), faces.muted)
        for sentence in facts.sentences:
            self._sentence(sentence)
        for named in facts.named:
            self._named(named)
        self._end()

    def _heading(self, title: str) -> None:
        flow, faces = self._flow, self._faces
        flow.space(12)
        flow.room(faces.note.line_height * 3)
        self._sheets.entry(title, 0, flow.y)
        flow.text(Paragraph(title, faces.strong, self._base, self._width), faces.muted)
        columns = flow.columns
        self._sheets.fill(QRectF(columns.left, flow.y, columns.width, 0.6), faces.theme.rule)
        flow.y += 4

    def _sentence(self, sentence: KeySentence) -> None:
        flow, faces = self._flow, self._faces
        large = faces.text_look.styles["heading"]
        figures = "  ·  ".join(isolate(figure) for figure in sentence.figures)
        flow.room(large.line_height + faces.note.line_height * 2)
        flow.text(Paragraph(figures, large, sentence.direction, self._width), faces.ink)
        said = "".join(piece for piece, _ in sentence.pieces)
        paragraph = faces.small(said, sentence.direction, self._width)
        flow.room(paragraph.height)
        at = 0
        for piece, is_figure in sentence.pieces:
            if is_figure:
                for box in paragraph.boxes(at, at + len(piece)):
                    box.translate(flow.columns.left, flow.y)
                    self._sheets.fill(box, faces.theme.statistic)
            at += len(piece)
        flow.text(paragraph, faces.ink)
        flow.space(6)

    def _named(self, named: NamedOnes) -> None:
        self._heading(named.title)
        comma = str(self._export.words["comma"])
        said = comma.join(
            isolate(item.name) + (f" ({item.count})" if item.count > 1 else "")
            for item in named.names
        )
        self._flow.text(self._faces.small(said, self._base, self._width), self._faces.ink)

    def _end(self) -> None:
        flow, faces, words = self._flow, self._faces, self._export.words
        flow.space(14)
        said = f"{words['exported']}: {isolate(self._facts.date.isoformat(), 'ltr')}"
        if self._facts.link:
            said += f" · {words['article']['open']}"
        paragraph = faces.small(said, self._base, self._width)
        flow.text(paragraph, faces.muted, address=self._facts.link)
