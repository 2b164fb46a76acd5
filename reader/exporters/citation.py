"""Where a quote comes from: a line for people, BibTeX and CSL-JSON for programs."""

from __future__ import annotations

import json
import re
from typing import Any, Final
from urllib.parse import quote, urlsplit

from reader.annotations.jsonld import clean, language_of
from reader.exporters.lines import one_line
from reader.exporters.model import Bibliography, Export
from reader.progress import Checkpoint, no_checkpoint
from reader.text.bidi import Direction, document_direction, isolate

_NOTHING: Final = Bibliography()
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_TEX: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces even after a backslash
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "$&#_%"},
}


def parts(export: Export) -> list[tuple[str, Direction]]:
    """Author, title, site, date and address or file name, each on one line; what is known."""
    known = export.bibliography or _NOTHING
    path = export.document.source.path
    comma = str(export.words["comma"])
    authors = comma.join(filter(None, map(one_line, known.authors)))
    title = one_line(export.title) or str(export.words["untitled"])
    found: list[tuple[str, Direction]] = [
        (authors, document_direction(authors)),
        (title, export.title_direction),
        (one_line(known.site), document_direction(known.site)),
        (one_line(known.date), "ltr"),
        (shown_address(export) or (one_line(path.name) if path else ""), "ltr"),
    ]
    return [(text, direction) for text, direction in found if text]


def citation(export: Export) -> str:
    """One line of plain text, each part isolated."""
    return " · ".join(isolate(text, direction) for text, direction in parts(export))


def address(export: Export) -> str:
    """Where the text is on the web, as an address without white space; "" where nobody knows."""
    return web_address((export.bibliography or _NOTHING).url)


def shown_address(export: Export) -> str:
    """`address` as people read it: Arabic in it stays Arabic."""
    return one_line((export.bibliography or _NOTHING).url) if address(export) else ""


def web_address(url: str) -> str:
    """``url`` if it is one of the web, with what has no place in an address as percents."""
    try:
        pieces = urlsplit(url.strip())
        if pieces.scheme not in ("http", "https") or not pieces.hostname:
            return ""
    except ValueError:
        return ""
    return quote(clean(url.strip()), safe="%/:=&?~#+!$,;'@()*[]-._")


def bibtex(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    """The document as one entry for biblatex, as UTF-8."""
    checkpoint(0)
    known = export.bibliography or _NOTHING
    authors = [name for name in map(one_line, known.authors) if name]
    url = address(export)
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in authors),
        "title": f"{{{_tex(one_line(export.title) or str(export.words['untitled']))}}}",
        "organization": _tex(one_line(known.site)),
        "date": known.date if _DATE.fullmatch(known.date) else "",
        "url": url,
        "urldate": export.date.isoformat() if url else "",
        "langid": "arabic" if _language(export) == "ar" else "",
    }
    held = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{'online' if url else 'misc'}{{{_key(export)},\n{held}}}\n".encode()


def csl(export: Export, checkpoint: Checkpoint = no_checkpoint) -> bytes:
    """The document as a list of one item of CSL-JSON, as UTF-8."""
    checkpoint(0)
    known = export.bibliography or _NOTHING
    url, language = address(export), _language(export)
    item: dict[str, Any] = {
        "id": _key(export),
        "type": "webpage" if url else "document",
        "title": one_line(export.title) or str(export.words["untitled"]),
        "author": [{"literal": name} for name in map(one_line, known.authors) if name],
        "container-title": one_line(known.site),
        "issued": _csl_date(known.date),
        "URL": url,
        "accessed": _csl_date(export.date.isoformat()) if url else None,
        "language": language if language != "und" else "",
    }
    said = {name: value for name, value in item.items() if value}
    return (json.dumps([said], ensure_ascii=False, indent=1) + "\n").encode()


def _key(export: Export) -> str:
    return "hamesh" + export.document.fingerprint.removeprefix("sha256:")[:12]


def _language(export: Export) -> str:
    return language_of(export.document.text or export.title)


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in text)


def _csl_date(date: str) -> dict[str, Any] | None:
    found = _DATE.fullmatch(date)
    if found:
        return {"date-parts": [[int(number) for number in found.groups() if number]]}
    return {"raw": one_line(date)} if one_line(date) else None
