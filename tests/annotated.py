"""A text that its reader has worked through, for tests of what is exported from it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType

from reader.analysis import analyse
from reader.annotations.anchor import Placement, describe
from reader.annotations.model import Anchor, Annotation, Colour, Kind, whole
from reader.document import Document, Role, Source, Span
from reader.exporters.model import Bibliography, Export, Language, Options, export_of

MOMENT = datetime.datetime(2025, 9, 20, 8, 30, tzinfo=datetime.UTC)
DAY = datetime.date(2025, 10, 1)
PARAGRAPHS: tuple[tuple[str, Role], ...] = (
    ("سوق الكتب والذكاء الاصطناعي", "title"),
    ("OpenBook تقول إن مبيعاتها بلغت 11.7 مليون يورو، أي 60% من السوق (B2B).", "paragraph"),
    ("أرقام المدن", "heading"),
    ("وتضيف المديرة ليلى منصور: «الخطة تشمل ثلاث مدن»؛ منها  Tunis\tو1,250 مكتبة.", "paragraph"),
    ("This paragraph about one كتاب has many more words in English than in Arabic.", "paragraph"),
    ("", "paragraph"),
    ("قالت المديرة ليلى منصور إن 5% من القراء في باريس، و3 من كل 10 في لاهاي.", "paragraph"),
)  # fmt: skip


def text_of(*lines: str) -> Document:
    """A document of plain paragraphs."""
    return Document.of_paragraphs([(line, "paragraph") for line in lines], title="نص")


def annotation(
    id: str,
    anchor: Anchor,
    colour: Colour = "yellow",
    note: str = "",
    tags: tuple[str, ...] = (),
    kind: Kind = "passage",
) -> Annotation:
    return Annotation(id, anchor, colour, note, tags, MOMENT, MOMENT, kind=kind)


def on(
    document: Document,
    quote: str,
    number: int,
    colour: Colour = "yellow",
    note: str = "",
    *tags: str,
    kind: Kind = "passage",
) -> Annotation:
    """An annotation of the first place that says ``quote``."""
    start = document.text.index(quote)
    anchor = describe(document, Span(start, start + len(quote)))
    return annotation(f"urn:uuid:{number:04d}", anchor, colour, note, tags, kind)


def marked(document: Document, marks: Iterable[tuple[int, int, Colour, str]]) -> Export:
    """An export with a mark for each ``(start, end, colour, note)``, wherever that may be."""
    notes, placements = {}, {}
    for number, (start, end, colour, note) in enumerate(marks):
        span = Span(start, end)
        anchor = Anchor(span.of(document.text), "", "", start, end, document.fingerprint)
        notes[str(number)] = annotation(str(number), anchor, colour, note)
        placements[str(number)] = Placement(span, "exact")
    return export_of(document, notes, placements=placements, date=DAY)


def article(language: Language = "ar", **options: object) -> Export:
    """One of everything: overlapping highlights, notes, bookmarks, an orphan, findings."""
    document = Document.of_paragraphs(
        PARAGRAPHS, source=Source(Path("سوق.txt")), title=PARAGRAPHS[0][0]
    )
    notes = (
        annotation(
            "urn:uuid:0000", whole(document.fingerprint), "yellow", "يصلح مدخلا.\nSee OpenBook.",
            ("الحلقة 12",), "document",
        ),
        on(document, "تقول إن مبيعاتها بلغت 11.7", 1, "yellow", "من أين؟\n\nwho says?", "C++"),
        on(document, "بيعاتها بلغت 11.7 مليون يورو، أي 60", 2, "green", "نصف كلمة"),
        on(document, "بلغت", 3, "blue"),
        on(document, "ثلاث مدن»؛ منها  Tunis\tو1,250 مكتبة.\nThis", 4, "pink", "عبر فقرتين"),
        on(document, "كتاب", 5, "purple"),
        on(document, "وتضيف المديرة", 6, kind="bookmark"),
        on(document, "قالت المديرة ليلى", 7, "yellow", "هنا توقفت", kind="bookmark"),
        annotation(
            "urn:uuid:0008", Anchor("فقرة حُذفت", "قبل ", " بعد", 5, 15, "sha256:0"), "purple",
            "كانت مهمة",
        ),
    )  # fmt: skip
    found = analyse(document.text)
    return export_of(
        document,
        {item.id: item for item in notes},
        date=DAY,
        language=language,
        statistics=found.statistics,
        entities=found.entities,
        options=Options(**{"statistics": True, "reader": "منى حداد", **options}),  # type: ignore[arg-type]  # as given
        colour_names=MappingProxyType({"yellow": "أرقام للتحقق"}),
        bibliography=Bibliography(("سارة علي",), "2024-06", "https://example.org/a?b=1&c", "مجلة"),
    )
