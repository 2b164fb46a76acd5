"""The annotated text on paper: highlights in place, notes in the margin, findings at the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPolygonF

from reader.annotations.jsonld import language_of
from reader.annotations.model import Annotation
from reader.exporters.article.model import Article, Mark, article_of
from reader.exporters.article.model import Paragraph as Set
from reader.exporters.article.tables import figures, names
from reader.exporters.citation import parts
from reader.exporters.lines import lines, one_line
from reader.exporters.model import Export
from reader.progress import Checkpoint, no_checkpoint
from reader.text.bidi import Direction, document_direction, isolate, paragraph_direction
from reader.ui.page.layout import Paragraph
from reader.ui.page.look import Style
from reader.ui.page.pieces import Piece, Pieces
from reader.ui.printing.flow import INSET, Flow, inset
from reader.ui.printing.portable import finished
from reader.ui.printing.setting import Faces, columns
from reader.ui.printing.sheets import Ground, Pdf, Sheets

_PAINTED = 0.6  # of the work; the rest is putting the file together
_SHARES = (0.28, 0.12, 0.32, 0.28)  # of a table's width: phrase, kind, value, what it is about
_EVERY = 64  # paragraphs between two looks at whether anybody still wants the file


def write(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    """The file."""
    article = article_of(export)
    pdf = Pdf(export.options.paper)
    try:
        printed = _Printed(article, Sheets(pdf, article.direction), Faces())
        printed.all(lambda part: checkpoint(part * _PAINTED))
        return printed.finished(
            pdf.end(), lambda part: checkpoint(_PAINTED + part * (1 - _PAINTED))
        )
    finally:
        pdf.close()


def paint(export: Export, ground: Ground, faces: Faces, checkpoint: Checkpoint) -> None:
    """Paint all of it on ``ground``.

    Raises:
        SheetFull: there was no room for all.
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    article = article_of(export)
    _Printed(article, Sheets(ground, article.direction), faces).all(checkpoint)


class _Printed:
    """An article on its way to paper."""

    def __init__(self, article: Article, sheets: Sheets, faces: Faces) -> None:
        self._article = article
        self._export = article.export
        self._sheets = sheets
        self._faces = faces
        noted = any(mark.number is not None for mark in article.marks)
        self._flow = Flow(
            self._sheets,
            columns(self._sheets.width, self._sheets.height, article.direction, noted),
            self._faces,
            one_line(article.export.title),
        )
        self._language: Direction = "rtl" if article.export.language == "ar" else "ltr"

    def all(self, checkpoint: Checkpoint) -> None:
        """Paint everything."""
        self._text(checkpoint)
        self._flow.finish()
        sheets = self._sheets
        self._flow.columns = columns(sheets.width, sheets.height, sheets.direction, noted=False)
        self._orphans()
        if self._export.options.statistics:
            self._statistics()
            self._entities()

    def finished(self, painted: bytes, checkpoint: Checkpoint) -> bytes:
        """What was ``painted`` as a whole file."""
        title = one_line(self._export.title) or str(self._export.words["untitled"])
        rtl = self._article.direction == "rtl"
        found = language_of(self._article.document.text)
        known = self._export.bibliography
        return finished(
            painted,
            self._sheets.sheets,
            self._sheets.outline,
            title,
            "; ".join(map(one_line, known.authors)) if known else "",
            self._export.language if found == "und" else found,
            rtl,
            checkpoint,
        )

    # -- the text

    def _text(self, checkpoint: Checkpoint) -> None:
        article, flow = self._article, self._flow
        pieces = iter(Pieces(article.document))
        size = max(1, len(article.document.blocks))
        if not article.opens_with_title:
            title = one_line(self._export.title) or str(self._export.words["untitled"])
            style = self._faces.text_look.styles["title"]
            flow.text(
                Paragraph(title, style, self._export.title_direction, flow.columns.width),
                self._faces.ink,
            )
            self._head()
        for item in article.paragraphs():
            if item.number % _EVERY == 1:
                checkpoint(item.number / size)
            self._block(item, pieces)
            if item.number == 1 and article.opens_with_title:
                self._head()

    def _block(self, item: Set, pieces: Iterator[Piece]) -> None:
        flow = self._flow
        style = self._faces.text_look.styles[item.block.role]
        flow.space(style.before)
        if item.block.role != "paragraph":
            flow.room(style.line_height * 3)  # not alone at the foot of a sheet
            heading = one_line(item.block.span.of(self._article.document.text))
            if heading:
                level = 0 if item.block.role == "title" else 1
                self._sheets.entry(heading, min(level, len(self._sheets.outline)), flow.y)
        for piece in pieces:
            text = self._article.document.text[piece.start : piece.end]
            paragraph = Paragraph(text, style, item.direction, flow.columns.width)
            for number in range(len(paragraph.lines)):
                self._line(item, piece, paragraph, number)
            if not paragraph.lines:
                flow.space(paragraph.height)
            if piece.last:
                break
        flow.space(style.after)

    def _line(self, item: Set, piece: Piece, paragraph: Paragraph, number: int) -> None:
        flow = self._flow
        height = paragraph.line_bottom(number) - paragraph.tops[number]
        flow.room(height)
        start = piece.start + paragraph.line_start(number)
        last = number + 1 == len(paragraph.lines)
        end = piece.end if last else piece.start + paragraph.line_start(number + 1)
        for stretch in item.pieces:
            if stretch.marks and stretch.span.start < end and start < stretch.span.end:
                first = max(stretch.span.start, start) - piece.start
                self._highlight(
                    paragraph,
                    number,
                    first,
                    min(stretch.span.end, end) - piece.start,
                    stretch.marks,
                )
        self._sheets.line(paragraph, number, flow.columns.left, flow.y, self._faces.ink)
        beside = 0
        for mark in item.begun:
            if mark.is_bookmark and start <= mark.span.start < max(end, start + 1):
                self._bookmark(mark, height)
                beside += 1
        for mark in item.notes:
            if start < mark.at <= end or (mark.at == start == item.block.start):
                self._number(mark, height, beside)
                beside += 1
        flow.y += height

    def _highlight(
        self, paragraph: Paragraph, number: int, start: int, end: int, marks: tuple[Mark, ...]
    ) -> None:
        """Fill the letters of a stretch; where several lie over each other, each has its share."""
        flow = self._flow
        top, bottom = paragraph.tops[number], paragraph.line_bottom(number)
        colours = dict.fromkeys(mark.annotation.colour for mark in marks)
        for box in paragraph.boxes(start, end):
            if not top <= box.center().y() < bottom:
                continue
            share = box.height() / len(colours)
            for place, colour in enumerate(colours):
                stripe = QRectF(
                    flow.columns.left + box.left(),
                    flow.y - top + box.top() + place * share,
                    box.width(),
                    share,
                )
                self._sheets.fill(stripe, self._faces.theme.highlight[colour])

    # -- beside the text

    def _number(self, mark: Mark, height: float, beside: int) -> None:
        """The number of a note at the end of its line, and the note in the margin."""
        flow, faces = self._flow, self._faces
        left, width = flow.columns.gap
        label = Paragraph(str(mark.number), faces.strong, "ltr", 40)
        if label.lines and width:
            cells = label.cells(0)
            wide = cells[-1].right - cells[0].left
            step = beside * (wide + 3)
            rtl = self._article.direction == "rtl"
            at = left + width - 6 - wide - step if rtl else left + 6 + step
            at -= cells[0].left
            top = flow.y + (height - label.height) / 2
            self._sheets.line(label, 0, at, top, faces.muted, silent=True)
        self._flow.note(
            list(self._words(mark.annotation, flow.note_width, mark.number)),
            faces.theme.highlight[mark.annotation.colour].darker(125),
            flow.y,
        )

    def _bookmark(self, mark: Mark, height: float) -> None:
        flow = self._flow
        left, width = flow.columns.gap
        if not width:
            rtl = self._article.direction == "rtl"
            left = flow.columns.left - 16 if rtl else flow.columns.left + flow.columns.width + 6
            width = 10.0
        centre, middle = left + width / 2, flow.y + height / 2
        ribbon = QPolygonF(
            [
                QPointF(centre - 3, middle - 6),
                QPointF(centre + 3, middle - 6),
                QPointF(centre + 3, middle + 6),
                QPointF(centre, middle + 3),
                QPointF(centre - 3, middle + 6),
            ]
        )
        painter = self._sheets.painter
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(self._faces.theme.highlight[mark.annotation.colour].darker(140))
        painter.drawPolygon(ribbon)
        words = " ".join(line for line, _ in mark.placed.lines(self._article.document))
        self._sheets.entry(words, min(1, len(self._sheets.outline)), flow.y)

    def _words(
        self, annotation: Annotation, width: float, number: int | None = None
    ) -> Iterator[tuple[Paragraph, QColor, str]]:
        """A note's own lines, then what is known of it; each with its ink and its address."""
        faces, export = self._faces, self._export
        overall = document_direction(annotation.note)
        written = [line for line in lines(annotation.note.strip()) if line.strip()]
        for line in written:
            yield (
                faces.small(line, paragraph_direction(line, overall), width),
                faces.ink,
                "",
            )
        about = [isolate(f"#{one_line(tag)}") for tag in annotation.tags]
        about += [isolate(export.colour(annotation)), _day(annotation.created.date())]
        said = " · ".join(about)
        said = f"{number} · {said}" if number is not None else said
        address = export.link(annotation)
        yield faces.small(said, self._language, width), faces.muted, address

    # -- around the text

    def _head(self) -> None:
        """Where the text comes from, and what was said about all of it."""
        flow, faces, export = self._flow, self._faces, self._export
        title = one_line(export.title)
        said = [isolate(text, direction) for text, direction in parts(export) if text != title]
        said.append(f"{export.words['exported']} {_day(export.date)}")
        width = flow.columns.width
        for item in self._article.about:
            flow.space(4)
            bar = faces.theme.rule
            for paragraph, ink, address in self._words(item.annotation, width - INSET):
                left = inset(flow.columns.left, self._article.direction)
                flow.text(paragraph, ink, left=left, bar=bar, address=address)
        flow.space(2)
        flow.text(
            faces.small(" · ".join(said), self._language, width), faces.muted,
            address=export.link(),
        )  # fmt: skip
        flow.space(10)

    def _heading(self, title: str) -> None:
        flow = self._flow
        style: Style = self._faces.text_look.styles["heading"]
        flow.space(style.before + 8)
        flow.room(style.line_height * 3)
        self._sheets.entry(title, 0, flow.y)
        flow.text(Paragraph(title, style, self._language, flow.columns.width), self._faces.ink)
        flow.space(style.after)

    def _orphans(self) -> None:
        if not self._article.orphans:
            return
        flow, faces = self._flow, self._faces
        self._heading(str(self._export.words["groups"]["orphans"]))
        width = flow.columns.width - INSET
        left = inset(flow.columns.left, self._article.direction)
        for item in self._article.orphans:
            bar = faces.theme.highlight[item.annotation.colour].darker(125)
            quote = (
                (faces.small(line, direction, width), faces.muted, "")
                for line, direction in item.lines(self._article.document)
            )
            for paragraph, ink, address in chain(quote, self._words(item.annotation, width)):
                flow.text(paragraph, ink, left=left, bar=bar, address=address)
            flow.space(8)

    def _statistics(self) -> None:
        found = figures(self._export)
        if not found:
            return
        flow, faces = self._flow, self._faces
        self._heading(str(self._export.words["article"]["statistics"]))
        titles = [str(title) for title in self._export.words["article"]["figures"].values()]
        base = self._language
        flow.row(titles, base, _SHARES, faces.strong)
        for item in found:
            cells = [
                isolate(item.phrase, document_direction(item.phrase, base)),
                item.group,
                isolate(item.value, "ltr") if item.value else "",
                isolate(item.about, document_direction(item.about, base)),
            ]
            flow.row(cells, base, _SHARES, faces.note)

    def _entities(self) -> None:
        groups = names(self._export)
        if not groups:
            return
        flow, faces, comma = self._flow, self._faces, str(self._export.words["comma"])
        self._heading(str(self._export.words["article"]["entities"]))
        for title, found in groups:
            flow.room(faces.note.line_height * 3)
            flow.text(Paragraph(title, faces.strong, self._language, flow.columns.width), faces.ink)
            said = comma.join(
                isolate(item.name) + (f" ({item.count})" if item.count > 1 else "")
                for item in found
            )
            flow.text(faces.small(said, self._language, flow.columns.width), faces.ink)
            flow.space(4)


def _day(day: date) -> str:
    return isolate(day.isoformat(), "ltr")
