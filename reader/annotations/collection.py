"""All notes of one document as one AnnotationCollection: the bytes of a notes file, and back.

The format is a public promise: docs/notes-format.md.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import partial, reduce
from types import MappingProxyType
from typing import Any, Protocol

from reader.annotations.jsonld import (
    CONTEXT,
    NotAnAnnotation,
    Record,
    from_record,
    from_timestamp,
    to_record,
    to_timestamp,
)
from reader.annotations.merge import merge_annotation
from reader.annotations.model import Annotation
from reader.annotations.notebook import FORMAT, Notebook, Records
from reader.annotations.records import cut, in_order, read_items, recorded, with_items
from reader.annotations.strict_json import Damaged, read_object, refuse_too_many
from reader.document import Source

_VERSION, _DOCUMENT, _TOMBSTONES = "hamesh:format", "hamesh:document", "hamesh:tombstones"
_MERGED = "hamesh:merged"
_EARLIER_KEPT = 20
_MOST_TWINS = 20  # records of one id that are merged: more are no accident, and take for ever
_ID = re.compile(r'"id"\s*:\s*"(urn:x-hamesh:notes:[^"#\\]+)"')


class About(Protocol):
    """What a notes file says of its document."""

    @property
    def fingerprint(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def source(self) -> Source: ...


def render(notebook: Notebook, document: About, records: Records | None = None) -> bytes:
    """The notes file of ``document``, the same bytes for the same notes.

    ``records`` are those of the annotations, if they are there already. The JSON of one that was
    read from a file stands as it stood there.
    """
    extra = notebook.extra
    fingerprints = seen_fingerprints(document.fingerprint, notebook.fingerprints)
    path = document.source.path
    about: Record = {
        "fingerprint": document.fingerprint,
        "earlier": list(fingerprints[1:]),
        "title": document.title,
        "path": path.absolute().as_posix() if path else None,
    }
    if records is None:
        records = recorded(notebook.annotations, notebook.records)
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
        "total": len(records) + len(notebook.unread),
        "first": {
            "id": f"{key}#first",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": [],
        }
        | extra.get("first", {}),
    }
    for name, value in extra.items():
        collection.setdefault(name, value)
    return with_items(collection, records, notebook.unread)


def seen_fingerprints(current: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """All fingerprints that the document has had, the latest first."""
    return tuple(dict.fromkeys((current, *known)))[:_EARLIER_KEPT]


def parse(data: bytes, known: Records = MappingProxyType({})) -> Notebook:
    """What the bytes of a notes file say.

    A record that cannot be understood does not hide the others. One that stands in ``known`` is
    the annotation there.

    Raises:
        Damaged: this is no notes file, or not a whole one.
    """
    refuse_too_many(data)
    pieces = cut(data)
    if pieces is not None:
        with contextlib.suppress(Damaged):
            return _notebook(pieces[0], read_items(pieces[1], known))
    return _notebook(read_object(data))


def _notebook(collection: Record, pieces: list[tuple[Any, bytes]] | None = None) -> Notebook:
    """What a file says; ``pieces`` are its items, if they are not in the collection."""
    extra = dict(collection)
    if extra.pop("type", None) != "AnnotationCollection":
        raise Damaged("no AnnotationCollection")
    version = extra.pop(_VERSION, FORMAT)
    if type(version) is not int:
        raise Damaged("no version")
    first = dict(_object(extra, "first"))
    items = first.pop("items", [])
    if pieces is None and not isinstance(items, list):
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
    annotations, unread, records = _read_items(
        [(item, b"") for item in items] if pieces is None else pieces
    )
    return Notebook(
        annotations=MappingProxyType(annotations),
        tombstones=MappingProxyType(tombstones),
        unread=tuple(unread),
        fingerprints=fingerprints,
        merged=frozenset(_names(merged)),
        extra=MappingProxyType(extra),
        version=version,
        records=in_order(records),
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


def _read_items(
    items: list[tuple[Any, bytes]],
) -> tuple[dict[str, Annotation], list[Any], dict[str, tuple[Annotation, bytes]]]:
    annotations: dict[str, Annotation] = {}
    unread: list[Any] = []
    records: dict[str, tuple[Annotation, bytes]] = {}
    twins: dict[str, list[Annotation]] = {}
    for item, record in items:
        try:
            annotation = item if isinstance(item, Annotation) else from_record(item)
        except NotAnAnnotation:
            unread.append(item)
            continue
        if annotation.id in annotations:
            twins.setdefault(annotation.id, []).append(annotation)
            continue
        annotations[annotation.id] = annotation
        if record:
            records[annotation.id] = (annotation, record)
    for id, others in twins.items():  # the same id twice: as if two files had it
        if len(others) > _MOST_TWINS:
            unread.extend(map(to_record, others))
        else:
            annotations[id] = reduce(partial(merge_annotation, None), others, annotations[id])
            records.pop(id, None)
    return annotations, unread, records


def header(start: str) -> tuple[str | None, Mapping[str, Any] | None]:
    """The identifier of a notes file and what it says about its document, from its beginning.

    Each is None if the beginning does not say.
    """
    id = _ID.search(start)
    return (id[1] if id else None), _about(start)


def _about(start: str) -> Mapping[str, Any] | None:
    at = start.find(f'"{_DOCUMENT}"')
    colon = start.find(":", at + len(_DOCUMENT) + 2)
    if at < 0 or colon < 0:
        return None
    try:
        value, _ = json.JSONDecoder().raw_decode(start[colon + 1 :].lstrip())
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
