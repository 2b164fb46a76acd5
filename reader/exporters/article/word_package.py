"""The Word package around an exported text: opened empty, told its properties, saved settled."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

from reader import resources
from reader.exporters.article.word_xml import NAMESPACES, legal
from reader.exporters.lines import one_line
from reader.exporters.model import Export
from reader.text.bidi import Direction

if TYPE_CHECKING:
    from docx.document import Document as Package
    from docx.oxml.xmlchemy import BaseOxmlElement

_FLAT: Final = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip archive can name
_PAPER: Final = {"a4": (11906, 16838), "letter": (12240, 15840)}  # twentieths of a point
_LONGEST: Final = 255  # letters of a property


def parsed(xml: str) -> list[BaseOxmlElement]:
    """The elements that ``xml`` is a row of."""
    from docx.oxml.parser import parse_xml

    return list(parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>"))


def opened(export: Export, direction: Direction, language: str) -> Package:
    """A package with our styles and no paragraph, for a text of ``direction`` and ``language``."""
    import docx

    package = docx.Document(_template())
    section = package.element.body[-1]
    size = section.find(f"{_namespace(section)}pgSz")
    assert size is not None
    for name, value in zip("wh", _PAPER[export.options.paper], strict=True):
        size.set(f"{_namespace(section)}{name}", str(value))
    if direction == "rtl":
        section.extend(parsed("<w:bidi/>"))
    _describe(package, export, language)
    return package


def _namespace(element: BaseOxmlElement) -> str:
    found = re.match(r"\{.*\}", str(element.tag))
    assert found is not None
    return found[0]


def _template() -> io.BytesIO:
    """The package in resources/exports/word.xml, as the zip archive that it stands for."""
    from docx.opc.oxml import serialize_part_xml
    from docx.oxml.parser import parse_xml

    root = parse_xml(resources.path("exports", "word.xml").read_bytes())
    kinds, archive = [], io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        for part in root.iterfind(f"{_FLAT}part"):
            name, kind = part.get(f"{_FLAT}name"), part.get(f"{_FLAT}contentType")
            kinds.append(f'<Override PartName="{name}" ContentType="{kind}"/>')
            file.writestr(name.lstrip("/"), serialize_part_xml(part[0][0]))
        file.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f"{''.join(kinds)}</Types>",
        )
    archive.seek(0)
    return archive


def _describe(package: Package, export: Export, language: str) -> None:
    known, properties = export.bibliography, package.core_properties
    moment = datetime.datetime.combine(export.date, datetime.time())
    authors = known.authors if known else ()
    properties.title = _property(export.title) or export.words["untitled"]
    properties.author = _property("; ".join(authors))
    properties.last_modified_by = _property(export.options.reader) or "Hamesh"
    properties.language = language
    properties.created = properties.modified = moment
    properties.revision = 1


def _property(text: str) -> str:
    return legal(one_line(text))[:_LONGEST]


def saved(package: Package, body: str) -> bytes:
    """The file with ``body``, paragraphs and tables as XML, and without the time of its making."""
    section = package.element.body[-1]
    for element in parsed(body):
        section.addprevious(element)
    held, settled = io.BytesIO(), io.BytesIO()
    package.save(held)
    with zipfile.ZipFile(held) as made, zipfile.ZipFile(settled, "w") as archive:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, made.read(name))
    return settled.getvalue()
