"""Notes as plain text that keeps its order in a terminal and in Notepad."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reader.exporters.citation import citation
from reader.exporters.lines import MARKS, directed, lines, one_line
from reader.exporters.model import Export, Placed
from reader.progress import Checkpoint, no_checkpoint
from reader.text.bidi import Direction, document_direction, isolate, paragraph_direction

_RULE: Final = "─" * 40
_MARGIN: Final = "    "


def write(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    """The file, as UTF-8."""
    return ("\n".join(_all_lines(export, checkpoint)) + "\n").encode("utf-8")


def _all_lines(export: Export, checkpoint: Checkpoint) -> Iterator[str]:
    words = export.words
    base: Direction = "rtl" if export.language == "ar" else "ltr"
    mark = MARKS[base]
    yield directed(one_line(export.title) or words["untitled"], export.title_direction)
    yield ""
    if export.source:
        yield f"{mark}{words['source']}: {isolate(one_line(export.source), 'ltr')}"
    yield f"{mark}{words['exported']}: {isolate(export.date.isoformat())}"
    yield f"{mark}{words['count']}: {isolate(str(len(export.notes)))}"
    if not export.notes:
        yield ""
        yield f"{mark}{words['none']}"
    done = 0
    for heading, items in export.groups:
        yield ""
        yield _RULE
        yield f"{mark}{heading}"
        yield _RULE
        for item in items:
            checkpoint(done / len(export.notes))
            done += 1
            yield ""
            yield from _item(export, item, base)


def _item(export: Export, item: Placed, base: Direction) -> Iterator[str]:
    words, annotation = export.words, item.annotation
    for line, direction in item.lines(export.document):
        yield directed(line, direction) if line.strip() else ""
    sentence = item.sentence(export.document) if export.options.context else ""
    if sentence:
        yield f"{MARKS[base]}{words['context']}: {isolate(sentence)}"
    if annotation.note.strip():
        overall = document_direction(annotation.note)
        for line in lines(annotation.note):
            direction = paragraph_direction(line, overall)
            yield _MARGIN + directed(line, direction) if line.strip() else ""
    yield _MARGIN + MARKS[base] + " · ".join(_facts(export, item))
    yield f"{_MARGIN}{MARKS[base]}— {citation(export)}"
    address = export.link(annotation)
    if address:
        yield _MARGIN + directed(address, "ltr")


def _facts(export: Export, item: Placed) -> Iterator[str]:
    words, annotation = export.words, item.annotation
    if annotation.tags:
        tags = words["comma"].join(isolate(one_line(tag)) for tag in annotation.tags)
        yield f"{words['tags']}: {tags}"
    yield f"{words['colour']}: {isolate(export.colour(annotation))}"
    yield f"{words['date']}: {isolate(annotation.created.date().isoformat())}"
