"""Random notes for the tests that put the store of notes under stress, always the same a seed."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reader.annotations.anchor import describe
from reader.annotations.model import COLOURS, Annotation, Annotations, Correction, Kind, now, whole
from reader.document import Document, Source, Span

LINES = (
    "دفتر الملاحظات",
    "افتتحت بلدية الميناء في 3 مارس 2025 مكتبة تضم 12,500 كتاب، منها 40% بالعربية.",
    "وقالت أمينة المكتبة سعاد القاضي إن شركة OpenShelf ستموّل التوسعة بمبلغ 1.7 مليون يورو.",
    "يَقْرَأُ الزوّارُ هنا كلَّ يوم ١٢ ساعة، والكتب 📚 في كل مكان.",
    "«لن نغلق الباب»، هكذا ختمت حديثها.",
)
NOTES = (
    "",
    "هل هذا الرقم صحيح؟",
    "**مهم**: يراجع مع التقرير السنوي\n\n- أولا\n- ثانيا",
    "See also: the report (2024), p. 12",
    "قبل\u2028بعد\u200f\u202e\u0000\x85\ufeff",
    "📚👩🏽‍🏫 e\u0301 \U0010ffff",
    '"اقتباس" \\ / </script> {"type": "Annotation"}',
)
TAGS = ("للمراجعة", "أرقام", "to read", "وسم \u2066غريب\u2069", "📌")
KINDS: tuple[Kind, ...] = ("passage", "passage", "passage", "bookmark", "document")


def document(path: Path | None = None, number: int = 0) -> Document:
    """A short article; another one for every ``number``."""
    lines = LINES if number == 0 else (*LINES, f"الفقرة الأخيرة رقم {number}.")
    return Document.of_paragraphs(
        [(line, "paragraph") for line in lines], title=LINES[0], source=Source(path)
    )


def annotation(
    chance: random.Random, doc: Document, key: str, note: str, moment: datetime | None = None
) -> Annotation:
    """A highlight with ``note``, a bookmark or one about the whole document, somewhere in it."""
    start = chance.randrange(len(doc.text) - 1)
    end = min(len(doc.text), start + chance.randint(1, 60))
    kind = chance.choice(KINDS)
    moment = now() if moment is None else moment
    anchor = whole(doc.fingerprint) if kind == "document" else describe(doc, Span(start, end))
    return Annotation(
        id=key,
        anchor=anchor,
        colour=chance.choice(COLOURS),
        note=note,
        tags=tuple(chance.sample(TAGS, chance.choice((0, 0, 1, 2)))),
        created=moment,
        modified=moment,
        kind=kind,
    )


def foreign(chance: random.Random, item: Annotation) -> Annotation:
    """``item`` with something of another program in its record, or as a correction."""
    extras: tuple[dict[str, Any], ...] = (
        {},
        {"creator": "https://example.org/laila"},
        {"generator": {"id": "https://example.org/app", "type": "Software"}},
        {"rights": "https://creativecommons.org/licenses/by/4.0/"},
        {"body": [{"type": "TextualBody", "value": "نص آخر", "purpose": "replying"}]},
        {"zz:own": {"k": [1, 2.5, None, True, "س"]}},
    )
    extra = chance.choice(extras)
    correction = item.correction
    if item.kind == "passage" and chance.random() < 0.2:
        correction = chance.choice(
            (Correction("money", dismissed=True), Correction("percent", kind="number", value=40))
        )
    return dataclasses.replace(item, extra=MappingProxyType(extra), correction=correction)


def by_id(items: Iterable[Annotation]) -> Annotations:
    return {item.id: item for item in items}


def content(item: Annotation) -> str:
    """What a reader would miss of ``item``, on one line: not when it was written."""
    return repr(
        (item.kind, item.anchor.exact, item.anchor.start, item.colour, item.note, item.tags)
    )
