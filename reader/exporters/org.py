"""Notes as Org, for Emacs: a heading and a drawer of properties each, and nothing that is run.

Every line of text opens with a direction mark, so that no star, keyword, drawer or list begins in
it. Inside a line a word joiner, which nobody sees, stands in what would be markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.exporters.citation import citation
from reader.exporters.lines import MARKS, directed, lines, one_line
from reader.exporters.model import Export, Placed, reference
from reader.progress import Checkpoint, no_checkpoint
from reader.text.bidi import Direction, document_direction, isolate, paragraph_direction

_JOINER: Final = "\u2060"
# Not a zero-width space, which newer Org takes for a space before emphasis.
_BEFORE: Final = re.compile(
    r"""(?:(?<=[\s\-–—('"{])|^)[*/_=~+](?=\S)  # emphasis
      | (?<=src)_ | (?<=call)_                 # code that an export would run
      | (?<!https)(?<!http)(?<=\w):(?=\S)      # links such as shell:""",
    re.VERBOSE | re.IGNORECASE,
)
_AFTER: Final = re.compile(r"[\[<{\\$@](?=\S)")  # links, targets, times, macros, LaTeX, snippets
_NO_TAG: Final = re.compile(r"[^\w@#%]+")
_TITLE: Final = 60  # letters of a heading
# What an export shall not make markup of: scripts, entities, emphasis, dashes, footnotes, tables.
_OPTIONS: Final = "^:nil e:nil *:nil -:nil f:nil |:nil tex:nil H:2 num:nil"


def write(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    """The file, as UTF-8."""
    return ("\n".join(_all_lines(export, checkpoint)) + "\n").encode("utf-8")


def _all_lines(export: Export, checkpoint: Checkpoint) -> Iterator[str]:
    words = export.words
    base: Direction = "rtl" if export.language == "ar" else "ltr"
    title = one_line(export.title) or words["untitled"]
    yield f"#+TITLE: {directed(escaped(title), export.title_direction)}"
    for author in export.bibliography.authors if export.bibliography else ():
        yield f"#+AUTHOR: {isolate(escaped(one_line(author)))}"
    yield f"#+DATE: [{export.date.isoformat()}]"
    yield f"#+LANGUAGE: {export.language}"
    yield f"#+OPTIONS: {_OPTIONS}"
    if export.link():
        yield f"#+HAMESH: {export.link()}"
    yield ""
    yield f"{MARKS[base]}{escaped(citation(export))}"
    if not export.notes:
        yield ""
        yield f"{MARKS[base]}{words['none']}"
    done = 0
    for heading, items in export.groups:
        yield ""
        yield f"* {MARKS[base]}{heading}"
        for item in items:
            checkpoint(done / len(export.notes))
            done += 1
            yield from _item(export, item, base)


def _item(export: Export, item: Placed, base: Direction) -> Iterator[str]:
    words, annotation = export.words, item.annotation
    quoted = item.lines(export.document)
    name = one_line(" ".join(line for line, _ in quoted) or annotation.note)
    short = name if len(name) <= _TITLE else f"{name[:_TITLE].rstrip()}…"
    direction = quoted[0][1] if quoted else document_direction(name)
    tags = "".join(f":{tag}" for tag in dict.fromkeys(map(_tag, annotation.tags)) if tag)
    heading = directed(escaped(short), direction) if short else f"{MARKS[base]}…"
    yield f"** {heading}{f' {tags}:' if tags else ''}"
    yield ":PROPERTIES:"
    yield f":CUSTOM_ID: {reference(annotation.id)}"
    if export.link(annotation):
        yield f":HAMESH: {export.link(annotation)}"
    yield f":CREATED: [{annotation.created.date().isoformat()}]"
    yield f":COLOUR: {isolate(export.colour(annotation))}"
    if annotation.tags:
        yield f":TAGGED: {words['comma'].join(isolate(one_line(tag)) for tag in annotation.tags)}"
    yield ":END:"
    if quoted:
        yield "#+BEGIN_QUOTE"
        for number, (line, line_direction) in enumerate(quoted):
            if number:
                yield ""
            yield directed(escaped(line), line_direction) if line.strip() else ""
        yield "#+END_QUOTE"
    sentence = item.sentence(export.document) if export.options.context else ""
    if sentence:
        yield ""
        yield f"{MARKS[base]}{words['context']}: {isolate(escaped(sentence))}"
    if annotation.note.strip():
        yield ""
        overall = document_direction(annotation.note)
        for line in lines(annotation.note):
            line_direction = paragraph_direction(line, overall)
            yield directed(escaped(line), line_direction) if line.strip() else ""
    yield ""
    source = escaped(citation(export))
    address = export.link(annotation)
    yield f"{MARKS[base]}— " + (f"[[{address}][{_in_link(source)}]]" if address else source)


def escaped(line: str) -> str:
    """A line of plain text, as Org that shows just that."""
    joined = _BEFORE.sub(lambda match: _JOINER + match[0], line)
    return _AFTER.sub(lambda match: match[0] + _JOINER, joined)


def _in_link(text: str) -> str:
    return text.replace("]", f"]{_JOINER}")


def _tag(tag: str) -> str:
    return _NO_TAG.sub("_", one_line(tag)).strip("_")
