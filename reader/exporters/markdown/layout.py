"""The notes of an export as Markdown, where the reader has no template of their own.

Each line opens with a direction mark, and then comes the text as one isolate (see `lines.MARKS`).
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.annotations.model import Annotation
from reader.exporters.citation import parts
from reader.exporters.lines import MARKS, directed, one_line
from reader.exporters.markdown.markup import escaped, note_lines
from reader.exporters.markdown.properties import front_matter
from reader.exporters.model import Export, Placed, reference
from reader.progress import Checkpoint
from reader.text.bidi import Direction, isolate


def all_lines(export: Export, checkpoint: Checkpoint) -> Iterator[str]:
    """The lines of the file."""
    words = export.words
    base: Direction = "rtl" if export.language == "ar" else "ltr"
    title = one_line(export.title) or words["untitled"]
    yield from front_matter(export)
    yield ""
    yield f"# {directed(escaped(title), export.title_direction)}"
    yield ""
    if export.source:
        source = isolate(escaped(one_line(export.source)), "ltr")  # a path or an address is
        yield f"- {MARKS[base]}{words['source']}: {source}"
    yield f"- {MARKS[base]}{words['exported']}: {isolate(export.date.isoformat())}"
    yield f"- {MARKS[base]}{words['count']}: {isolate(str(len(export.notes)))}"
    if not export.notes:
        yield ""
        yield f"{MARKS[base]}{words['none']}"
    done = 0
    for heading, items in export.groups:
        yield ""
        yield f"## {MARKS[base]}{heading}"
        for item in items:
            checkpoint(done / len(export.notes))
            done += 1
            yield ""
            yield from _item(export, item, base)


def _item(export: Export, item: Placed, base: Direction) -> Iterator[str]:
    annotation = item.annotation
    quoted = item.lines(export.document)
    for number, (line, direction) in enumerate(quoted):
        if number:
            yield ">"  # each line was a paragraph, and has its own direction
        yield f"> {directed(escaped(line), direction)}" if line.strip() else ">"
    block = f"^{reference(annotation.id)}"
    if quoted:  # that of a quotation stands on its own
        yield ""
        yield block
        yield ""
    sentence = item.sentence(export.document) if export.options.context else ""
    if sentence:
        yield f"{MARKS[base]}{export.words['context']}: {isolate(escaped(sentence))}"
        yield ""
    if annotation.note.strip():
        yield from note_lines(annotation.note)
        yield ""
    # A paragraph, not a list: that would go on with the list that a note may end in.
    facts = MARKS[base] + " · ".join(_facts(export, annotation))
    yield facts if quoted else f"{facts} {block}"
    yield ""
    source = " · ".join(isolate(escaped(text), direction) for text, direction in parts(export))
    back = export.link(annotation)
    yield f"{MARKS[base]}— " + (f"[{source}]({back})" if back else source)


def _facts(export: Export, annotation: Annotation) -> Iterator[str]:
    words = export.words
    if annotation.tags:
        tags = words["comma"].join(isolate(escaped(one_line(tag))) for tag in annotation.tags)
        yield f"{words['tags']}: {tags}"
    yield f"{words['colour']}: {isolate(escaped(export.colour(annotation)))}"
    yield f"{words['date']}: {isolate(annotation.created.date().isoformat())}"
