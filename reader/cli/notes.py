"""``hamesh notes``: what the reader has written, taking in what others wrote, and a check of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.cli import checking, output, saved

if TYPE_CHECKING:
    from reader.annotations.anchor import Placement
    from reader.annotations.foreign.planning import Plan
    from reader.annotations.model import Annotation
    from reader.document import Document


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", nargs="?")
    parser.add_argument("--json", action="store_true", help="the same as one JSON object")
    parser.add_argument(
        "--import", type=Path, metavar="NOTES", dest="source",
        help="notes of Hamesh, Thorium, Hypothesis, Readwise or Kindle, or W3C annotations",
    )  # fmt: skip
    parser.add_argument(
        "--dry-run", action="store_true", help="say what --import would do, and do nothing"
    )
    parser.add_argument("--notes-folder", type=Path, metavar="DIR", help=saved.FOLDER_HELP)
    parser.add_argument("--check", type=Path, metavar="FOLDER", help="verify its notes files")


def run(chosen: argparse.Namespace) -> int:
    if (chosen.file is None) == (chosen.check is None):
        sys.stderr.write("hamesh: notes wants FILE, or --check FOLDER\n")
        return 2
    if chosen.dry_run and chosen.source is None:
        sys.stderr.write("hamesh: --dry-run says what --import would do\n")
        return 2
    if chosen.check is not None:
        if chosen.source is not None or chosen.notes_folder is not None:
            sys.stderr.write("hamesh: --check wants nothing but its folder\n")
            return 2
        return checking.run(chosen.check, as_json=chosen.json)
    if chosen.source is not None:
        return _import(chosen)
    return _list(chosen)


# -- the list


def _list(chosen: argparse.Namespace) -> int:
    from reader import importers
    from reader.annotations.anchor import locate_all
    from reader.annotations.model import notes_of

    document = importers.read(chosen.file)
    notes = notes_of(saved.notes(chosen.notes_folder, document))
    places = locate_all(document, notes)
    listed = sorted(notes.values(), key=lambda item: _order(item, places.get(item.id)))
    if not chosen.json:
        output.write("".join(f"{_row(item, places.get(item.id))}\n" for item in listed))
        return 0
    about = {"title": document.title, "fingerprint": document.fingerprint}
    items = [_record(item, places.get(item.id)) for item in listed]
    output.write_json({"id": str(chosen.file), "document": about, "notes": items})
    return 0


def _order(item: Annotation, place: Placement | None) -> tuple[bool, bool, int, int, str]:
    """As one reads; after the text what is about all of it, and what has no place in it."""
    if place is None:
        return True, item.kind != "document", item.anchor.start, 0, item.id
    return False, False, place.span.start, place.span.end, item.id


def _state(item: Annotation, place: Placement | None) -> str:
    if item.kind == "document":
        return "document"
    return "orphan" if place is None else place.how


def _record(item: Annotation, place: Placement | None) -> dict[str, Any]:
    from reader.annotations.jsonld import to_timestamp

    return {
        "id": item.id,
        "kind": item.kind,
        "state": _state(item, place),
        "start": place.span.start if place else None,
        "end": place.span.end if place else None,
        "quote": item.anchor.exact,
        "note": item.note,
        "tags": list(item.tags),
        "colour": item.colour,
        "created": to_timestamp(item.created),
        "modified": to_timestamp(item.modified),
    }


def _row(item: Annotation, place: Placement | None) -> str:
    span = f"{place.span.start}-{place.span.end}" if place else ""
    tags = " ".join(f"#{tag}" for tag in item.tags)
    fields = (_state(item, place), span, item.kind, item.colour, item.anchor.exact, tags, item.note)
    return "\t".join(" ".join(field.split()) for field in fields)


# -- import


def _import(chosen: argparse.Namespace) -> int:
    from reader import importers
    from reader.annotations.foreign.planning import plan
    from reader.annotations.foreign.reading import read
    from reader.annotations.model import apply
    from reader.annotations.store import with_annotations, write_notes

    document = importers.read(chosen.file)
    foreign = read(chosen.source)
    notes = saved.file_of(chosen.notes_folder, document)
    planned = plan(document, notes.annotations, notes.tombstones, foreign)
    if planned.changes and not chosen.dry_run:
        changed = apply(notes.annotations, planned.changes)
        write_notes(with_annotations(notes, changed), document)
    if chosen.json:
        output.write_json(_report(planned, document, imported=not chosen.dry_run))
    else:
        output.write("".join(f"{line}\n" for line in _lines(planned, dry=chosen.dry_run)))
    return 0


def _report(planned: Plan, document: Document, *, imported: bool) -> dict[str, Any]:
    from reader.annotations.foreign.planning import OUTCOMES

    return {
        "document": {"title": document.title, "fingerprint": document.fingerprint},
        "format": planned.format,
        "imported": len(planned.changes) if imported else 0,
        **{
            outcome: [_record(entry.annotation, entry.placement) for entry in planned.of(outcome)]
            for outcome in OUTCOMES
        },
        "elsewhere": dict(planned.elsewhere),
        "unread": planned.unread,
    }


def _lines(planned: Plan, *, dry: bool) -> Iterable[str]:
    from reader.annotations.foreign.planning import OUTCOMES

    for outcome in OUTCOMES:
        for entry in planned.of(outcome):
            yield f"{outcome}\t{_row(entry.annotation, entry.placement)}"
    for title, count in planned.elsewhere.items():
        yield f"elsewhere\t{count}\t{' '.join(title.split())}"
    counts = [f"{len(planned.of(outcome))} {outcome}" for outcome in OUTCOMES]
    counts += [f"{sum(planned.elsewhere.values())} elsewhere", f"{planned.unread} unread"]
    yield f"{', '.join(counts)}: {'nothing imported yet' if dry else 'imported'}"
