"""What Obsidian knows of a file: front matter in YAML, and tags as it takes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.annotations.strict_json import written
from reader.exporters.citation import address
from reader.exporters.lines import one_line
from reader.exporters.model import Export

# Letters, digits, marks and these signs, not digits alone.
_NO_TAG: Final = re.compile(r"[^\w/-]+")
_NO_CHARACTER: Final = re.compile("[\ufffe\uffff]")  # YAML has none of them


def front_matter(export: Export) -> Iterator[str]:
    """The properties of the file as YAML, every text in quotes as in JSON."""
    known = export.bibliography
    path = export.document.source.path
    properties: dict[str, str | list[str]] = {
        "title": one_line(export.title) or str(export.words["untitled"]),
        "author": [name for name in map(one_line, known.authors if known else ()) if name],
        "source": address(export) or (one_line(str(path)) if path else ""),
        "published": one_line(known.date) if known else "",
        "date": export.date.isoformat(),
        "tags": tags_of(export),
        "hamesh": export.link(),
    }
    yield "---"
    for name, value in properties.items():
        if isinstance(value, list):
            if value:
                yield f"{name}:"
                yield from (f"  - {yaml(item)}" for item in value)
        elif value:
            yield f"{name}: {value if name == 'date' else yaml(value)}"
    yield "---"


def yaml(text: str) -> str:
    """``text``, one line, as a quoted scalar of YAML 1.2, in which JSON is one."""
    return written(_NO_CHARACTER.sub("\ufffd", one_line(text)), 0)


def tags_of(export: Export) -> list[str]:
    """The tags of all notes, each once, as Obsidian takes them: «to-read» for «to read»."""
    tags = (tag for item in export.notes for tag in item.annotation.tags)
    names = (_NO_TAG.sub("-", one_line(tag)).strip("-/") for tag in tags)
    return [name for name in dict.fromkeys(names) if name and not name.isdigit()]
