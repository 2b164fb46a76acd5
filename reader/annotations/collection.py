"""All notes of one document as one AnnotationCollection: the bytes of a notes file, and back.

The format is a public promise: docs/notes-format.md.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from reader.annotations.jsonld import (
    CONTEXT,
    NotAnAnnotation,
    Record,
    from_record,
    from_timestamp,
    in_order,
    to_record,
    to_timestamp,
)
from reader.annotations.merge import merge_annotation
from reader.annotations.model import Anchor, Annotation, Colour, Kind
from reader.annotations.notebook import FORMAT, Notebook
from reader.annotations.strict_json import Damaged, read_object, written
from reader.document import Document

_VERSION, _DOCUMENT, _TOMBSTONES = "hamesh:format", "hamesh:document", "hamesh:tombstones"
_MERGED = "hamesh:merged"
_EARLIER_KEPT = 20


def render(notebook: Notebook, document: Document) -> bytes:
    """The notes file of ``document``, the same bytes for the same notes."""
    extra = notebook.extra
    fingerprints = seen_fingerprints(document.fingerprint, notebook.fingerprints)
    path = document.source.path
    about: Record = {
        "fingerprint": document.fingerprint,
        "earlier": list(fingerprints[1:]),
        "title": document.title,
        "path": path.absolute().as_posix() if path else None,
    }
    items = [*map(_item, in_order(notebook.annotations)), *map(written, notebook.unread)]
    page = "\n".join(("[", ",\n".join(items), "  ]")) if items else "[]"
    gap = f"items {os.urandom(16).hex()}"  # what no text holds
    key = extra.get("id") or f"urn:x-hamesh:notes:{fingerprints[-1]}"
    collection: Record = {
        "@context": extra.get("@context", CONTEXT),
        "id": key,
        "type": "AnnotationCollection",
        "label": document.title,
        _VERSION: FORMAT,
        _DOCUMENT: about | extra.get(_DOCUMENT, {}),
        _TOMBSTONES: {
            id: to_timestamp(moment) for id, moment in sorted(notebook.tombstones.items())
        },
        **({_MERGED: sorted(notebook.merged)} if notebook.merged else {}),
        "total": len(items),
        "first": {
            "id": f"{key}#first",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": gap,
        }
        | extra.get("first", {}),
    }
    for name, value in extra.items():
        collection.setdefault(name, value)
    return f"{written(collection, 0)}\n".replace(f'"{gap}"', page, 1).encode("utf-8")


def _item(annotation: Annotation) -> str:
    if annotation.extra or annotation.correction is not None:
        return written(to_record(annotation))
    return _plain(_fields(annotation))


_Fields = tuple[str, Anchor, Colour, str, tuple[str, ...], datetime, datetime, Kind]


def _fields(annotation: Annotation) -> _Fields:
    return (
        annotation.id,
        annotation.anchor,
        annotation.colour,
        annotation.note,
        annotation.tags,
        annotation.created,
        annotation.modified,
        annotation.kind,
    )


@lru_cache(maxsize=20_000)
def _plain(fields: _Fields) -> str:
    """The JSON of an annotation that is all ours; remembered, since most stay as they are."""
    return written(to_record(Annotation(*fields[:-1], kind=fields[-1])))


def seen_fingerprints(current: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """All fingerprints that the document has had, the latest first."""
    return tuple(dict.fromkeys((current, *known)))[:_EARLIER_KEPT]


def parse(data: bytes) -> Notebook:
    """What the bytes of a notes file say.

    A record that cannot be understood does not hide the others.

    Raises:
        Damaged: this is no notes file, or not a whole one.
    """
    collection = read_object(data)
    extra = dict(collection)
    if extra.pop("type", None) != "AnnotationCollection":
        raise Damaged("no AnnotationCollection")
    version = extra.pop(_VERSION, FORMAT)
    if type(version) is not int:
        raise Damaged("no version")
    first = dict(_object(extra, "first"))
    items = first.pop("items", [])
    if not isinstance(items, list):
        raise Damaged("no list of items")
    about = dict(_object(extra, _DOCUMENT))
    fingerprints = _fingerprints(about)
    tombstones = _tombstones(_object(extra, _TOMBSTONES))
    merged = extra.pop(_MERGED, None)
    for name in ("label", "total", _TOMBSTONES):
        extra.pop(name, None)
    if extra.get("@context") == CONTEXT:
        del extra["@context"]
    for rest, name, ours in (
        (first, "first", ("id", "type", "startIndex")),
        (about, _DOCUMENT, ("fingerprint", "earlier", "title", "path")),
    ):
        extra.pop(name, None)
        rest = {key: value for key, value in rest.items() if key not in ours}
        if rest:
            extra[name] = rest
    annotations, unread = _read_items(items)
    return Notebook(
        annotations=MappingProxyType(annotations),
        tombstones=MappingProxyType(tombstones),
        unread=tuple(unread),
        fingerprints=fingerprints,
        merged=frozenset(_names(merged)),
        extra=MappingProxyType(extra),
        version=version,
    )


def _object(record: Record, name: str) -> Mapping[str, Any]:
    value = record.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Damaged(f"{name} is no object")
    return value


def _fingerprints(about: Mapping[str, Any]) -> tuple[str, ...]:
    earlier = about.get("earlier")
    return _names([about.get("fingerprint"), *(earlier if isinstance(earlier, list) else [])])


def _names(values: object) -> tuple[str, ...]:
    listed = values if isinstance(values, list) else []
    return tuple(value for value in listed if isinstance(value, str) and value)


def _tombstones(stored: Mapping[str, Any]) -> dict[str, datetime]:
    moments = {id: from_timestamp(value) for id, value in stored.items()}
    return {id: moment for id, moment in moments.items() if moment is not None}


def _read_items(items: list[Any]) -> tuple[dict[str, Annotation], list[Any]]:
    annotations: dict[str, Annotation] = {}
    unread: list[Any] = []
    for item in items:
        try:
            annotation = from_record(item)
        except NotAnAnnotation:
            unread.append(item)
            continue
        twin = annotations.get(annotation.id)
        if twin is not None:  # the same id twice: as if two files had it
            annotation = merge_annotation(None, twin, annotation)
        annotations[annotation.id] = annotation
    return annotations, unread


def header(start: str) -> Mapping[str, Any] | None:
    """What the beginning of a notes file says about its document; None if it does not say."""
    at = start.find(f'"{_DOCUMENT}"')
    colon = start.find(":", at + len(_DOCUMENT) + 2)
    if at < 0 or colon < 0:
        return None
    try:
        value, _ = json.JSONDecoder().raw_decode(start[colon + 1 :].lstrip())
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
