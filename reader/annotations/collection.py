"""All notes of one document as one AnnotationCollection: the bytes of a notes file, and back.

The format is a public promise: docs/notes-format.md.
"""

from __future__ import annotations

import json
import math
import os
import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NoReturn

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
from reader.annotations.model import Anchor, Annotation, Colour
from reader.annotations.notebook import FORMAT, Notebook
from reader.document import Document

_VERSION, _DOCUMENT, _TOMBSTONES = "hamesh:format", "hamesh:document", "hamesh:tombstones"
_MERGED = "hamesh:merged"
_EARLIER_KEPT = 20
_DEEPEST = 100  # levels of nesting; ours has seven

# JSON allows all of these in a string, but editors break lines at some, some reorder what is
# shown, and a lone surrogate (from another program's escape) has no bytes.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


class Damaged(ValueError):
    """Bytes that are no notes file."""


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
    items = [*map(_item, in_order(notebook.annotations)), *map(_json, notebook.unread)]
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
    return f"{_json(collection, 0)}\n".replace(f'"{gap}"', page, 1).encode("utf-8")


def _json(value: object, level: int = 3) -> str:
    """``value`` as indented JSON that starts on ``level`` (an item's is 3)."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    text = _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    margin = " " * level
    return margin + text.replace("\n", f"\n{margin}")  # no other line feed is unescaped


def _item(annotation: Annotation) -> str:
    if annotation.extra or annotation.correction is not None:
        return _json(to_record(annotation))
    return _plain(_fields(annotation))


_Fields = tuple[str, Anchor, Colour, str, tuple[str, ...], datetime, datetime]


def _fields(annotation: Annotation) -> _Fields:
    return (
        annotation.id,
        annotation.anchor,
        annotation.colour,
        annotation.note,
        annotation.tags,
        annotation.created,
        annotation.modified,
    )


@lru_cache(maxsize=20_000)
def _plain(fields: _Fields) -> str:
    """The JSON of an annotation that is all ours; remembered, since most stay as they are."""
    return _json(to_record(Annotation(*fields)))


def seen_fingerprints(current: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """All fingerprints that the document has had, the latest first."""
    return tuple(dict.fromkeys((current, *known)))[:_EARLIER_KEPT]


def parse(data: bytes) -> Notebook:
    """What the bytes of a notes file say.

    A record that cannot be understood does not hide the others.

    Raises:
        Damaged: this is no notes file, or not a whole one.
    """
    collection = _load(data)
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


def _load(data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(
            data.decode("utf-8-sig"), parse_constant=_no_constant, parse_float=_finite
        )
    except (ValueError, RecursionError) as error:
        raise Damaged(str(error)) from error
    if not isinstance(value, dict) or _deeper(value, _DEEPEST):
        raise Damaged("not an object, or nested beyond reason")
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"{digits[:20]} is beyond a number")
    return number


def _deeper(value: object, levels: int) -> bool:
    """Whether ``value`` nests deeper than ``levels``: writing recurses where reading did not."""
    layer = [value]
    for _ in range(levels):
        layer = [
            child
            for item in layer
            if isinstance(item, dict | list)
            for child in (item.values() if isinstance(item, dict) else item)
        ]
        if not layer:
            return False
    return True


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
