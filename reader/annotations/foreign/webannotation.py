"""Annotations in the W3C's model, alone or in lists, pages, collections, and Readium's sets.

Thorium writes Readium's `AnnotationSet` into files called ``.annotation``. What the standard
leaves open is read in all its forms: one or a list of anything, a body as text or as an object,
a target as an address or with selectors. Contexts and addresses are names: nothing is fetched.

Sources: https://www.w3.org/TR/annotation-model/, https://github.com/readium/annotations
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from reader.annotations.foreign.markup import plain
from reader.annotations.foreign.model import (
    LONGEST_NOTE,
    MOST_NOTES,
    ForeignNote,
    ForeignNotes,
    NotThisFormat,
    Work,
    derived_id,
    usable_colour,
    usable_id,
    usable_tags,
)
from reader.annotations.foreign.selectors import Place, place_of
from reader.annotations.jsonld import from_timestamp
from reader.annotations.model import Anchor, Kind
from reader.text.clean import clean

_SETS: Final = frozenset(("AnnotationCollection", "AnnotationPage", "AnnotationSet"))
_MOST_PAGES: Final = 10_000
_MOST_BODIES: Final = 100
_SHA: Final = "urn:sha256:"
_KEPT: Final = ("creator", "generator", "rights", "audience", "canonical", "via")
_MOST_KEPT: Final = 4_000  # characters of JSON: a name and an address, not a library

Record = dict[str, Any]


def accepts(value: Any) -> bool:
    return _is_set(value) or any(map(_is_annotation, _graph(value)[:100]))


def parse(value: Any) -> ForeignNotes:
    """The notes of one annotation or many.

    Raises:
        NotThisFormat: its annotations are elsewhere, where we do not go.
    """
    notes: list[ForeignNote] = []
    unread = 0
    format = "readium" if _is(value, "AnnotationSet") else "webannotation"
    about = _about(value) if isinstance(value, dict) else Work()
    for record in _records(value):
        note = _note(record, about)
        if note is None:
            unread += 1
        else:
            notes.append(note)
        if len(notes) + unread > MOST_NOTES:
            raise NotThisFormat(f"more than {MOST_NOTES} annotations")
    return ForeignNotes(format, tuple(notes), unread)


# -- where the annotations are


def _records(value: Any) -> Iterator[Any]:
    if not _is_set(value):
        yield from _graph(value)
        return
    page: Any = value
    for _ in range(_MOST_PAGES):
        yield from _listed(page.get("items"))
        following = page.get("first", page.get("next"))
        if isinstance(following, str) and page is value and not page.get("items"):
            raise NotThisFormat("its annotations are elsewhere on the net")
        if not isinstance(following, dict):
            return
        page = following


def _graph(value: Any) -> list[Any]:
    if isinstance(value, dict) and isinstance(value.get("@graph"), list):
        graph: list[Any] = value["@graph"]
        return graph
    return _listed(value)


def _is_set(value: Any) -> bool:
    return isinstance(value, dict) and any(_is(value, name) for name in _SETS)


def _is_annotation(value: Any) -> bool:
    return _is(value, "Annotation")


def _is(value: Any, name: str) -> bool:
    return isinstance(value, dict) and name in _listed(value.get("type", value.get("@type")))


# -- one annotation


def _note(record: Any, about: Work) -> ForeignNote | None:
    if not _is_annotation(record):
        return None
    motivations = [*_listed(record.get("motivation"))]
    if "replying" in motivations:
        return None
    body = _Bodies(record)
    best: tuple[Place, Work, bool] | None = None
    for target in _listed(record.get("target"))[:_MOST_BODIES]:
        found = _target(target, about)
        if found is not None and (best is None or (found[0].exact and not best[0].exact)):
            best = found
    if best is None:
        return None
    place, work, whole = best
    kind: Kind = "bookmark" if "bookmarking" in motivations else "passage"
    if not (body.note or body.tags) and (whole or not (_says_place(place) or kind == "bookmark")):
        return None  # says nothing, or about nowhere
    given = usable_id(record.get("id", record.get("@id")))
    created = from_timestamp(record.get("created"))
    modified = from_timestamp(record.get("modified")) or created
    start, end = place.position or (0, 0)
    fingerprint = work.fingerprints[0] if work.fingerprints else ""
    return ForeignNote(
        id=given or derived_id("webannotation", _written(record)),
        work=work,
        anchor=Anchor(place.exact, place.prefix, place.suffix, start, end, fingerprint),
        until=place.until,
        before=place.before,
        progression=place.progression,
        kind="document" if whole else kind,
        colour=usable_colour(record.get("hamesh:colour", body.colour)),
        note=body.note,
        tags=body.tags,
        created=created or modified,
        modified=modified,
        extra=_extra(record),
        known_by_content=given is None,
    )


def _target(target: Any, about: Work) -> tuple[Place, Work, bool] | None:
    """The place, the work, and whether all of the work is meant; None for what is no target."""
    if isinstance(target, str):
        place = place_of(target if "#" in target else None)
        return place, _work(target, about), not _says_place(place) and "#" not in target
    if not isinstance(target, dict):
        return None
    selectors = target.get("selector")
    source = target.get("source", target.get("id"))
    if isinstance(source, dict):
        source = source.get("id")
    address = source if isinstance(source, str) else ""
    place = place_of(selectors)
    if selectors is None and "#" in address:
        selectors, place = address, place_of(address)
    return place, _work(address, about), not _listed(selectors)


def _says_place(place: Place) -> bool:
    return bool(place.exact or place.position or place.progression is not None)


def _work(address: str, about: Work) -> Work:
    """What the note is about: what its set says, and its target's address."""
    if address.startswith(_SHA):
        return Work(about.names, (address.removeprefix("urn:"),))
    return Work(about.names, about.fingerprints, "" if about.names else address[:2_000])


def _about(value: Record) -> Work:
    """What a set says of the publication that its annotations are about."""
    about = value.get("about")
    names: list[Any] = []
    if isinstance(about, dict):
        names = [about.get("dc:title"), about.get("title")]
    texts = [" ".join(name.split()) for name in names if isinstance(name, str)]
    return Work(tuple(clean(text)[:1_000] for text in texts if text))


class _Bodies:
    """Note, tags and colour of an annotation, wherever among its bodies they are said."""

    def __init__(self, record: Record) -> None:
        self.colour: object = None
        notes: list[str] = []
        tags: list[Any] = []
        notes += [text for text in _listed(record.get("bodyValue")) if isinstance(text, str)]
        for body in _listed(record.get("body"))[:_MOST_BODIES]:
            if isinstance(body, dict):  # a string is an address
                self._read(body, notes, tags)
        texts = dict.fromkeys(text.strip() for text in map(clean, notes))
        self.note = "\n\n".join(text for text in texts if text)[:LONGEST_NOTE]
        self.tags = usable_tags(tags)

    def _read(self, body: Record, notes: list[str], tags: list[Any]) -> None:
        choices = body.get("items")
        if _is(body, "Choice") and isinstance(choices, list) and choices:
            body = choices[0] if isinstance(choices[0], dict) else {}
        purposes = _listed(body.get("purpose"))
        source = body.get("source")
        if isinstance(source, dict):  # a SpecificResource around a text
            body = source | {key: body[key] for key in body if key != "source"}
        text = body.get("value", body.get("chars"))
        text = text if isinstance(text, str) else ""
        if body.get("format") in ("text/html", "application/xhtml+xml"):
            text = plain(text)
        if "tagging" in purposes or _is(body, "Tag"):
            tags.append(text)
        else:
            notes.append(text)
        for name in ("tag", "keyword", "tags"):  # Readium's ways of saying it
            tags.extend(_listed(body.get(name)))
        if self.colour is None:
            self.colour = body.get("color")


def _extra(record: Record) -> Mapping[str, Any]:
    """Who wrote it and where it comes from, to be kept beside what we understand."""
    kept = {name: record[name] for name in _KEPT if _is_plain(record.get(name))}
    return MappingProxyType(kept if len(_written(kept)) <= _MOST_KEPT else {})


def _is_plain(value: object) -> bool:
    """A name, or an object of names: nothing that nests, for our own files must stay readable."""
    texts = value.values() if isinstance(value, dict) else [value]
    return bool(texts) and all(isinstance(text, str) for text in texts)


def _written(value: object) -> str:
    return json.dumps(value, sort_keys=True)


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
