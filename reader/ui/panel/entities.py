"""The Entities tab: who and what the text names, the most mentioned first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reader.analysis.model import Entity, EntityType
from reader.text.bidi import Direction, document_direction, isolate, paragraph_direction
from reader.ui.panel.findings import Findings
from reader.ui.panel.rows import Heading, Line, Row, Text
from reader.ui.session import Session

_TITLES: dict[EntityType, Any] = {
    "PER": QT_TRANSLATE_NOOP("Entities", "People"),
    "ORG": QT_TRANSLATE_NOOP("Entities", "Organisations"),
    "LOC": QT_TRANSLATE_NOOP("Entities", "Places"),
    "MISC": QT_TRANSLATE_NOOP("Entities", "Products and other"),
}
_BETWEEN = " · "


def headings() -> list[Heading]:
    """The types, in the language of the interface."""
    return [
        Heading(kind, QCoreApplication.translate("Entities", title), kind, kind)
        for kind, title in _TITLES.items()
    ]


def entity_row(item: Entity, document: Direction) -> Row:
    """How one entity is listed: its name and number of mentions, and below them its aliases."""
    aliases = [alias for alias in item.aliases if alias != item.name]
    count = len(item.mentions)
    name = " ".join(item.name.split())
    lines = [
        Line(
            Text(name, paragraph_direction(name, document)),
            after=Text(str(count), "ltr", "small"),
        )
    ]
    if aliases:
        joined = _BETWEEN.join(isolate(alias) for alias in aliases)
        lines.append(Line(Text(joined, paragraph_direction(joined, document), "muted")))
    first = item.mentions[0].start if item.mentions else 0
    mentions = QCoreApplication.translate("Entities", "%n mention(s)", "", count)
    return Row(
        key=("entity", item.type, item.name, first),
        lines=tuple(lines),
        passages=tuple(sorted(item.mentions)),
        search="\n".join((item.name, *aliases)),
        spoken=", ".join((item.name, mentions, *aliases)),
        sort=(-count, first),
        colour=item.type,
    )


def entity_rows(session: Session) -> Iterator[tuple[str, Row]]:
    """All entities of the document, each with its type."""
    document = document_direction(session.document.text)
    for item in session.analysis.entities if session.analysis is not None else ():
        yield item.type, entity_row(item, document)


def _spoken(heading: Heading, count: int) -> str:
    names = QCoreApplication.translate("Entities", "%n name(s)", "", count)
    return f"{heading.title}, {names}"


def _copies(row: Row) -> list[tuple[str, str]]:
    name = row.lines[0].text
    label = QCoreApplication.translate("Entities", "Copy name")
    return [(label, name.text)] if name is not None else []


def entities() -> Findings:
    """The Entities tab, in the language of the interface."""
    return Findings(
        headings=headings(),
        rows=entity_rows,
        spoken=_spoken,
        copies=_copies,
        marker="dot",
        filter_hint=QCoreApplication.translate("Entities", "Filter entities"),
        waiting=QCoreApplication.translate("Entities", "Looking for names…"),
        nothing=QCoreApplication.translate("Entities", "No names found in this text."),
        visit=QCoreApplication.translate("Entities", "Go to next mention"),
    )
