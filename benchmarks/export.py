"""How long 1,000 notes on a megabyte of text take in each format, beside plain text."""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from reader import importers, resources
from reader.analysis import analyse
from reader.annotations.anchor import Placement, describe
from reader.annotations.model import COLOURS, Annotation
from reader.document import Document, Source, Span
from reader.exporters import FORMATS, Bibliography, Export, Format, Options, export_of
from reader.text.segment import sentences

NOTES = 1_000
BYTES = 1_000_000
BASE = "text"
_TEMPLATE = """{{ front_matter }}
{% for note in notes %}
> {{ note.quote|plain|isolate }}
^{{ note.reference }}
{{ note.note|safe_note }}
{% endfor %}
"""


def document() -> Document:
    """The article again and again, each paragraph numbered, so that no two are equal."""
    article = importers.read(resources.path("article", "mistral.txt"))
    lines: list[str] = []
    size = 0
    while size < BYTES:
        for line in article.text.split("\n"):
            lines.append(f"{len(lines)} {line}")
            size += len(lines[-1].encode()) + 1
    return Document.of_paragraphs(
        [(line, "paragraph") for line in lines], title=article.title, source=Source(Path("a.txt"))
    )


def content(doc: Document, *, analysed: bool) -> Export:
    """Notes on sentences, phrases and words, every second with a text and tags."""
    rng = random.Random(1)
    moment = datetime(2025, 9, 20, tzinfo=UTC)
    spans = rng.sample(
        [span for block in doc.blocks for span in sentences(doc.text, block.start, block.end)],
        NOTES,
    )
    notes: dict[str, Annotation] = {}
    for number, span in enumerate(spans):
        end = rng.randrange(span.start + 1, span.end + 1)
        text = "ملاحظة **مهمة** عن هذا الموضع.\n\n- أولا\n- ثانيا" if number % 2 else ""
        tags = ("وسم", f"tag {number % 7}") if number % 2 else ()
        id = f"urn:uuid:{number:08}-0000-4000-8000-000000000000"
        anchor = describe(doc, Span(span.start, end))
        notes[id] = Annotation(id, anchor, rng.choice(COLOURS), text, tags, moment, moment)
    found = analyse(doc.text) if analysed else None
    return export_of(
        doc,
        notes,
        placements={
            id: Placement(Span(item.anchor.start, item.anchor.end), "exact")
            for id, item in notes.items()
        },
        statistics=found.statistics if found else (),
        entities=found.entities if found else (),
        bibliography=Bibliography(("كاتب",), "2024", "https://example.org/"),
    )


def formats(*, printed: bool) -> dict[str, Format]:
    """All of them, the one that the others are measured by first."""
    known: Mapping[str, Format] = FORMATS
    if printed:
        known = {**FORMATS, **import_module("reader.ui.printing").FORMATS}
    return {BASE: known[BASE], **known}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--without-analysis", action="store_true", help="figures and names: none")
    parser.add_argument("--printed", action="store_true", help="PDF as well")
    chosen = parser.parse_args()
    export = content(document(), analysed=not chosen.without_analysis)
    figures, names = len(export.statistics), len(export.entities)
    print(f"{NOTES} notes, {len(export.document.text.encode()) / 1e6:.2f} MB of text,", end=" ")
    print(f"{figures} figures, {names} names")
    runs = {name: (format, export) for name, format in formats(printed=chosen.printed).items()}
    runs["markdown + template"] = (
        FORMATS["markdown"],
        replace(export, options=Options(template=_TEMPLATE)),
    )
    runs["html + context"] = (FORMATS["html"], replace(export, options=Options(context=True)))
    times: dict[str, list[float]] = {name: [] for name in runs}
    sizes: dict[str, int] = {}
    for _ in range(chosen.rounds):
        for name, (format, given) in runs.items():
            start = time.process_time()
            sizes[name] = len(format.write(given))
            times[name].append(time.process_time() - start)
    base = times[BASE]
    print(f"{'format':24}{'ratio':>8}{'best s':>9}{'MB':>8}")
    for name, taken in times.items():
        ratio = statistics.median(one / other for one, other in zip(taken, base, strict=True))
        print(f"{name:24}{ratio:8.2f}{min(taken):9.3f}{sizes[name] / 1e6:8.2f}")


if __name__ == "__main__":
    main()
