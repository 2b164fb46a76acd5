"""The annotated text as a Word file: real headings, highlights, comments and bookmarks.

The body is written as XML at once, paragraph by paragraph; python-docx makes the package around
it. The same input gives the same bytes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from reader.annotations.jsonld import language_of
from reader.annotations.model import Annotation, Colour
from reader.exporters.article import word_xml as xml
from reader.exporters.article.model import Article, Mark, Paragraph, Piece, article_of
from reader.exporters.article.scripts import runs
from reader.exporters.article.tables import figures, names
from reader.exporters.article.word_package import opened, parsed, saved
from reader.exporters.citation import address, parts, shown_address
from reader.exporters.hypertext import base_direction
from reader.exporters.lines import lines, one_line
from reader.exporters.model import Export, Placed
from reader.progress import Checkpoint, no_checkpoint
from reader.text.bidi import Direction, document_direction, paragraph_direction

if TYPE_CHECKING:
    from docx.document import Document as Package
    from docx.opc.part import Part

_EVERY: Final = 256  # paragraphs between two looks at whether anybody still wants the file
_STYLES: Final = {"title": "Title", "heading": "Heading1", "paragraph": ""}
_WIDTHS: Final = (29, 12, 27, 32)
_VALUE: Final = 2
_QUIET: Final = xml.Look("Quiet")
_HYPERLINK: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_TEXT: Final = "_hamesh_text"
"""The hidden bookmark around the text itself."""


def write(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    """The file, as a package of Office Open XML."""
    article = article_of(export)
    package = opened(export, article.direction, language_of(export.document.text))
    return saved(package, "".join(_Body(article, package).all(checkpoint)))


class _Body:
    """The XML between ``<w:body>`` and the section; comments and links go into the package."""

    def __init__(self, article: Article, package: Package) -> None:
        self._article = article
        self._export = article.export
        self._package = package
        self._base = base_direction(article.export)
        self._words = article.export.words
        self._ids = 0
        self._comments: dict[int, int] = {}
        self._comments_part = package.part._comments_part
        self._author = one_line(article.export.options.reader) or self._words["article"]["reader"]

    def all(self, checkpoint: Checkpoint) -> Iterator[str]:
        article, export = self._article, self._export
        text = self._text(checkpoint)
        yield f'<w:bookmarkStart w:id="0" w:name="{_TEXT}"/>' if article.opens_with_title else ""
        if article.opens_with_title:
            yield next(text)
        else:
            title = one_line(export.title) or self._words["untitled"]
            yield xml.paragraph(
                xml.line(title, export.title_direction), export.title_direction, "Title"
            )
        yield from self._facts()
        yield from self._about()
        yield "" if article.opens_with_title else f'<w:bookmarkStart w:id="0" w:name="{_TEXT}"/>'
        yield from text
        yield '<w:bookmarkEnd w:id="0"/>'
        yield from self._bookmarks()
        yield from self._orphans()
        if export.options.statistics:
            yield from self._statistics()
            yield from self._entities()

    # -- the text

    def _text(self, checkpoint: Checkpoint) -> Iterator[str]:
        blocks = self._article.document.blocks
        for item in self._article.paragraphs():
            if item.number % _EVERY == 0:
                checkpoint(item.number / len(blocks))
            style = _STYLES[item.block.role]
            if style == "Title" and item.number > 1:
                style = "Heading1"
            yield xml.paragraph("".join(self._inside(item)), item.direction, style)

    def _inside(self, item: Paragraph) -> Iterator[str]:
        text = item.block.span.of(self._article.document.text)
        sides = runs(text, item.direction)
        yield from self._points(item, item.block.start)
        for piece in item.pieces:
            yield from self._piece(piece, text, sides, item.block.start)
            yield from self._points(item, piece.span.end)

    def _points(self, item: Paragraph, offset: int) -> Iterator[str]:
        """Ends of comments at a place of the text, then bookmarks and beginnings."""
        for mark in item.notes:
            if item.end(mark) == offset:
                if mark in item.begun and item.start(mark) == offset:
                    yield self._opened(mark)
                yield self._closed(mark)
        for mark in item.begun:
            if item.start(mark) != offset:
                continue
            if mark.is_bookmark:
                yield xml.bookmark(self._next(), _place(mark))
            elif mark.number is not None and not (mark in item.notes and item.end(mark) == offset):
                yield self._opened(mark)

    def _piece(
        self, piece: Piece, text: str, sides: list[tuple[int, int, bool]], offset: int
    ) -> Iterator[str]:
        look = xml.Look(colour=_on_top(piece))
        first, last = piece.span.start - offset, piece.span.end - offset
        for start, end, right in sides:
            held = text[max(start, first) : min(end, last)]
            if start < last and end > first and held:
                yield xml.run(held, right, look)

    def _next(self) -> int:
        self._ids += 1
        return self._ids

    # -- comments

    def _opened(self, mark: Mark) -> str:
        id = self._comments[mark.id] = self._comment(mark.annotation)
        return f'<w:commentRangeStart w:id="{id}"/>'

    def _closed(self, mark: Mark) -> str:
        id = self._comments[mark.id]
        return (
            f'<w:commentRangeEnd w:id="{id}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/>'
            f'</w:rPr><w:commentReference w:id="{id}"/></w:r>'
        )

    def _comment(self, annotation: Annotation) -> int:
        """The id of a new comment that says what ``annotation`` does.

        python-docx would look through all comments and links for each new one.
        """
        id = len(self._comments)
        initials = "".join(word[0] for word in self._author.split()[:2])
        created = annotation.created.astimezone(datetime.UTC).replace(tzinfo=None)
        held = "".join(self._note(annotation, self._comments_part, "CommentText"))
        comment = (
            f'<w:comment w:id="{id}" w:author={xml.attribute(self._author)} '
            f' w:date="{created.isoformat(timespec="seconds")}Z"'
            f" w:initials={xml.attribute(initials)}>{held}</w:comment>"
        )
        self._comments_part.element.extend(parsed(comment))
        return id

    def _note(self, annotation: Annotation, part: Part, style: str) -> Iterator[str]:
        """The paragraphs of a note: its own lines, tags and colour, the way back."""
        overall = document_direction(annotation.note)
        for held in lines(annotation.note.strip()):
            if held.strip():
                direction = paragraph_direction(held, overall)
                yield xml.paragraph(xml.line(held, direction), direction, style)
        said = list(map(one_line, annotation.tags))
        if annotation.kind != "document":
            said.append(self._export.colour(annotation))
        about = [xml.label(held, self._base, _QUIET) for held in said]
        if style != "CommentText":
            about.append(xml.label(_day(annotation), self._base, _QUIET, "ltr"))
        if way := self._export.link(annotation):
            about.append(self._link(self._words["article"]["open"], way, part))
        if any(about):
            yield xml.paragraph(xml.row(about, self._base), self._base, style)

    def _link(self, label: str, address: str, part: Part) -> str:
        to = f"rIdLink{len(part.rels)}"
        part.rels.add_relationship(_HYPERLINK, address, to, is_external=True)
        return xml.link(xml.label(label, self._base, xml.Look("Hyperlink")), to=to)

    # -- what stands around the text

    def _facts(self) -> Iterator[str]:
        """Where the text comes from, and what its colours mean.

        An address goes by what it is, not as people read it: LibreOffice would turn round what is
        before and after Arabic in it.
        """
        export = self._export
        title, shown = one_line(export.title) or self._words["untitled"], shown_address(export)
        said = [
            self._link(address(export), address(export), self._package.part)
            if label == shown
            else xml.label(label, self._base, own=way)
            for label, way in parts(export)
            if label != title
        ]
        if said:
            yield xml.paragraph(xml.row(said, self._base), self._base, "Subtitle")
        legend = [
            xml.line(f" {self._meaning(colour)} ", self._base, xml.Look(colour=colour))
            for colour in self._article.colours
        ]
        if legend:
            between = xml.run("  ", self._base == "rtl")
            yield xml.paragraph(between.join(legend), self._base, "Legend")

    def _meaning(self, colour: Colour) -> str:
        own = one_line(self._export.colour_names.get(colour, ""))
        return own or str(self._words["colours"][colour])

    def _heading(self, title: str) -> str:
        return xml.paragraph(xml.line(title, self._base), self._base, "Heading1")

    def _about(self) -> Iterator[str]:
        if self._article.about:
            title = self._words["groups"]["document"]
            yield xml.paragraph(
                xml.line(title, self._base, xml.Look("Quiet")), self._base, "DocumentNote"
            )
        for item in self._article.about:
            yield from self._note(item.annotation, self._package.part, "DocumentNote")

    def _bookmarks(self) -> Iterator[str]:
        if self._article.bookmarks:
            yield self._heading(self._words["groups"]["bookmarks"])
        for mark in self._article.bookmarks:
            words = " ".join(held for held, _ in mark.placed.lines(self._article.document))
            direction = document_direction(words)
            linked = xml.line(f"{words}…", direction, xml.Look("Hyperlink"))
            yield xml.paragraph(xml.link(linked, place=_place(mark)), direction)

    def _orphans(self) -> Iterator[str]:
        if self._article.orphans:
            yield self._heading(self._words["groups"]["orphans"])
        for item in self._article.orphans:
            yield from self._orphan(item)

    def _orphan(self, item: Placed) -> Iterator[str]:
        look = xml.Look(colour=item.annotation.colour)
        for held, direction in item.lines(self._article.document):
            yield xml.paragraph(xml.line(held, direction, look), direction, "Quote")
        yield from self._note(item.annotation, self._package.part, "OrphanNote")

    def _statistics(self) -> Iterator[str]:
        found = figures(self._export)
        if not found:
            return
        yield self._heading(self._words["article"]["statistics"])
        rows = [list(self._words["article"]["figures"].values())]
        rows += ([item.phrase, item.group, item.value, item.about] for item in found)
        cells = ([self._cell(number, held) for number, held in enumerate(row)] for row in rows)
        yield xml.table(cells, self._base, _WIDTHS)
        if not self._export.entities:
            yield xml.paragraph("", self._base)  # Word wants one after a table

    def _cell(self, column: int, held: str) -> str:
        """A cell, which begins at the table's leading side whatever its text is."""
        own: Direction | None = "ltr" if column == _VALUE else None
        return xml.paragraph(xml.label(held, self._base, own=own), self._base, "Cell")

    def _entities(self) -> Iterator[str]:
        groups = names(self._export)
        if groups:
            yield self._heading(self._words["article"]["entities"])
        for title, found in groups:
            yield xml.paragraph(xml.line(title, self._base), self._base, "Heading2")
            said = [
                f"{item.name} ({item.count})" if item.count > 1 else item.name for item in found
            ]
            held = (xml.label(name, self._base) for name in said)
            yield xml.paragraph(xml.row(held, self._base), self._base)


def _day(annotation: Annotation) -> str:
    return annotation.created.date().isoformat()


def _place(mark: Mark) -> str:
    return f"hamesh_{mark.id}"


def _on_top(piece: Piece) -> Colour | None:
    """The colour of the mark that began last, the shortest of those: Word shows one at a time."""
    if not piece.marks:
        return None
    top = max(piece.marks, key=lambda mark: (mark.span.start, -mark.span.end, mark.id))
    return top.annotation.colour
