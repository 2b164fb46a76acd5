"""Notes by themselves on paper: each passage beside its colour, what was written, what is known."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QColor

from reader.exporters.citation import address, parts
from reader.exporters.lines import lines, one_line
from reader.exporters.model import Export, Placed
from reader.progress import Checkpoint
from reader.text.bidi import Direction, document_direction, isolate, paragraph_direction
from reader.ui.page.layout import Paragraph
from reader.ui.printing.flow import INSET, Flow, inset
from reader.ui.printing.setting import Faces, columns
from reader.ui.printing.sheets import Ground, Sheets

_BETWEEN = 10.0  # points from note to note


def paint(export: Export, ground: Ground, faces: Faces, checkpoint: Checkpoint) -> None:
    """Paint all of it on ``ground``.

    Raises:
        SheetFull: there was no room for all.
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    base: Direction = "rtl" if export.language == "ar" else "ltr"
    sheets = Sheets(ground, base)
    held = columns(sheets.width, sheets.height, base, noted=False)
    title = one_line(export.title) or str(export.words["untitled"])
    flow, width = Flow(sheets, held, faces, title), held.width
    large = faces.text_look.styles["title"]
    flow.text(Paragraph(title, large, export.title_direction, width), faces.ink)
    flow.text(faces.small(_about(export), base, width), faces.muted)
    if not export.notes:
        flow.space(_BETWEEN)
        flow.text(faces.small(str(export.words["none"]), base, width), faces.ink)
    done = 0
    for heading, items in export.groups:
        flow.space(_BETWEEN)
        flow.room(faces.note.line_height * 4)
        flow.text(Paragraph(heading, faces.strong, base, width), faces.muted)
        for item in items:
            checkpoint(done / len(export.notes))
            done += 1
            flow.space(_BETWEEN)
            bar = faces.theme.highlight[item.annotation.colour]
            for paragraph, ink in _lines(export, item, faces, width - INSET, base):
                flow.text(paragraph, ink, left=inset(held.left, base), bar=bar)


def _about(export: Export) -> str:
    words = export.words
    source = address(export) or one_line(export.source)
    said = [f"{words['source']}: {isolate(source, 'ltr')}"] if source else []
    said.append(f"{words['exported']}: {isolate(export.date.isoformat(), 'ltr')}")
    said.append(f"{words['count']}: {isolate(str(len(export.notes)))}")
    return " · ".join(said)


def _lines(
    export: Export, item: Placed, faces: Faces, width: float, base: Direction
) -> Iterator[tuple[Paragraph, QColor]]:
    annotation, words = item.annotation, export.words
    quoted = item.lines(export.document)
    around = item.context(export.document) if export.options.context else None
    body = faces.text_look.styles["paragraph"]
    for number, (line, direction) in enumerate(quoted):
        before = around.before if around and number == 0 else ""
        after = around.after if around and number == len(quoted) - 1 else ""
        if line.strip():
            yield Paragraph(before + line + after, body, direction, width), faces.ink
    overall = document_direction(annotation.note)
    for line in lines(annotation.note.strip()):
        if line.strip():
            yield faces.small(line, paragraph_direction(line, overall), width), faces.ink
    facts = []
    if annotation.tags:
        said = str(words["comma"]).join(isolate(one_line(tag)) for tag in annotation.tags)
        facts.append(f"{words['tags']}: {said}")
    facts.append(f"{words['colour']}: {isolate(export.colour(annotation))}")
    day = isolate(annotation.created.date().isoformat(), "ltr")
    facts.append(f"{words['date']}: {day}")
    yield faces.small(" · ".join(facts), base, width), faces.muted
    source = " · ".join(isolate(part, direction) for part, direction in parts(export))
    yield faces.small(f"— {source}", base, width), faces.muted
