"""One annotation as a W3C Web Annotation, and back; what others wrote into a record is kept.

``Annotation.extra`` is the record without what we understood. Keys inside the objects that we
write ourselves are kept under the names in `_KEPT`, which no record may have.

Source: https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final, cast

from reader.annotations.model import COLOURS, Anchor, Annotation, Colour, Correction, Kind, whole
from reader.text.bidi import document_direction

NAMESPACE: Final = "urn:x-hamesh:ns#"
CONTEXT: Final = ["http://www.w3.org/ns/anno.jsonld", {"hamesh": NAMESPACE}]

Record = dict[str, Any]

_COLOUR = "hamesh:colour"
_CORRECTION = "hamesh:correction"
_NOTE, _TAGS, _QUOTE, _POSITION = ("hamesh:note", "hamesh:tags", "hamesh:quote", "hamesh:position")
_KEPT = frozenset({_NOTE, _TAGS, _QUOTE, _POSITION})
_SOURCE = "urn:"  # and the fingerprint: urn:sha256:…
_UNKNOWN_SOURCE = "urn:x-hamesh:unknown"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = datetime(9999, 1, 1, tzinfo=UTC)  # later ones leave no room for what comes after them


class NotAnAnnotation(ValueError):
    """A record that cannot be understood; it is kept as it is."""


def to_record(annotation: Annotation) -> Record:
    """The annotation as JSON, keys in their fixed order, foreign keys after ours."""
    extra = annotation.extra
    record: Record = {
        "id": clean(annotation.id),
        "type": "Annotation",
        "motivation": _motivation(annotation),
        "created": to_timestamp(annotation.created),
        "modified": to_timestamp(annotation.modified),
    }
    if annotation.correction is not None:
        record[_CORRECTION] = _correction(annotation.correction, extra.get(_CORRECTION))
    if annotation.is_note or annotation.colour != COLOURS[0]:
        record[_COLOUR] = annotation.colour
    bodies = [*_bodies(annotation), *_list(extra.get("body"))]
    if bodies:
        record["body"] = bodies
    record["target"] = _target(annotation)
    replaced = {"motivation", "type"}  # where another program's says more than ours
    if annotation.colour == COLOURS[0]:
        replaced.add(_COLOUR)  # a colour that we do not know and show as the first
    for key, value in extra.items():
        if key in replaced or (key not in record and key not in _KEPT):
            record[key] = value
    return record


def _motivation(annotation: Annotation) -> str:
    if annotation.correction is not None:
        return "editing"
    if annotation.kind == "bookmark":
        return "bookmarking"
    said = annotation.note or annotation.kind == "document"
    return "commenting" if said else "highlighting"


def _correction(correction: Correction, kept: object) -> object:
    if not correction.of:
        return kept
    others = kept.items() if isinstance(kept, dict) else ()
    foreign = {name: value for name, value in others if name not in _CORRECTED}
    return correction_record(correction) | foreign


def correction_record(correction: Correction) -> Record:
    """The correction as JSON: only what it says."""
    said = {name: getattr(correction, name) for name in _CORRECTED}
    if not correction.dismissed:
        del said["dismissed"]
    return {
        name: clean(value) if isinstance(value, str) else value
        for name, value in said.items()
        if value is not None
    }


def _bodies(annotation: Annotation) -> list[Record]:
    bodies: list[Record] = []
    if annotation.note:
        note = clean(annotation.note)
        bodies.append(
            {
                "type": "TextualBody",
                "value": note,
                "format": "text/markdown",
                "language": language_of(note),
                "textDirection": document_direction(note),
                "purpose": "commenting",
                **annotation.extra.get(_NOTE, {}),
            }
        )
    kept = annotation.extra.get(_TAGS, {})
    for tag in map(clean, annotation.tags):
        body = {"type": "TextualBody", "value": tag, "purpose": "tagging"}
        bodies.append(body | kept.get(tag, {}))
    return bodies


def _target(annotation: Annotation) -> Record:
    anchor, extra = annotation.anchor, annotation.extra
    kept = dict(extra.get("target", {}))
    others = _list(kept.pop("selector", None))
    source = _SOURCE + anchor.fingerprint if anchor.fingerprint else _UNKNOWN_SOURCE
    if annotation.kind == "document":
        return {"source": source} | kept
    quote = {
        "type": "TextQuoteSelector",
        "exact": clean(anchor.exact),
        "prefix": clean(anchor.prefix),
        "suffix": clean(anchor.suffix),
    }
    position = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}
    selectors = [quote | extra.get(_QUOTE, {}), position | extra.get(_POSITION, {}), *others]
    return {"source": source, "selector": selectors} | kept


def from_record(record: object) -> Annotation:
    """The annotation that a JSON value says.

    Raises:
        NotAnAnnotation: it says none that we understand.
    """
    if not isinstance(record, dict):
        raise NotAnAnnotation("not an object")
    if "Annotation" not in _list(record.get("type")):
        raise NotAnAnnotation("not an Annotation")
    if not _KEPT.isdisjoint(record):
        raise NotAnAnnotation("a reserved key")
    extra = dict(record)
    if extra.pop("type") != "Annotation":
        extra["type"] = record["type"]
    extra.pop("@context", None)
    key = extra.pop("id", None)
    if not isinstance(key, str) or not key:
        raise NotAnAnnotation("no id")
    anchor, is_passage = _read_target(extra)
    note, tags = _read_bodies(extra)
    correction = _read_correction(extra)
    kind = _kind(extra, is_passage)
    modified = _read_time(extra, "modified")
    created = _read_time(extra, "created") or modified or _EPOCH
    if correction is not None and kind == "document":
        raise NotAnAnnotation("no quote")
    if extra.get("motivation") in (_OURS[kind] if correction is None else ("editing",)):
        del extra["motivation"]
    return Annotation(
        id=key,
        anchor=anchor,
        colour=_read_colour(extra),
        note=note,
        tags=tags,
        created=created,
        modified=modified or created,
        extra=MappingProxyType(extra),
        correction=correction,
        kind=kind,
    )


_OURS: Final[Mapping[Kind, tuple[str, ...]]] = MappingProxyType(
    {
        "passage": ("commenting", "highlighting"),
        "bookmark": ("bookmarking",),
        "document": ("commenting",),
    }
)


def _kind(record: Record, is_passage: bool) -> Kind:
    if not is_passage:
        return "document"
    return "bookmark" if "bookmarking" in _list(record.get("motivation")) else "passage"


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_number(value: object) -> bool:
    return type(value) is int or (type(value) is float and math.isfinite(value))


# What a correction says, in the order of the file, and what each may be where it is not missing.
_CORRECTED: Final[dict[str, Callable[[object], bool]]] = {
    "of": _is_text,
    "dismissed": lambda value: isinstance(value, bool),
    "kind": _is_text,
    "value": lambda value: _is_text(value) or _is_number(value),
    "unit": _is_text,
    "low": _is_number,
    "high": _is_number,
    "modifier": _is_text,
}


def _read_correction(extra: Record) -> Correction | None:
    """Take a correction out of ``extra``; what of it is not ours stays there.

    One that cannot be understood is still a correction, and no highlight that somebody made.
    """
    if _CORRECTION not in extra or "editing" not in _list(extra.get("motivation")):
        return None
    said = extra[_CORRECTION]
    if not isinstance(said, dict):
        return Correction("")
    ours = {name: said[name] for name in _CORRECTED if said.get(name) is not None}
    understood = all(_CORRECTED[name](value) for name, value in ours.items())
    if not understood or not ours.get("of") or bool(ours.get("dismissed")) is ("kind" in ours):
        return Correction("")
    kept = {name: value for name, value in said.items() if name not in _CORRECTED}
    if kept:
        extra[_CORRECTION] = kept
    else:
        del extra[_CORRECTION]
    return Correction(**ours)


def _read_colour(extra: Record) -> Colour:
    if extra.get(_COLOUR) in COLOURS:
        return cast(Colour, extra.pop(_COLOUR))
    return COLOURS[0]


def _read_time(extra: Record, key: str) -> datetime | None:
    """Take a time out of ``extra``; None for one that is missing or cannot be read."""
    return from_timestamp(extra.pop(key, None))


def _read_target(extra: Record) -> tuple[Anchor, bool]:
    """Take the anchor out of ``extra``, and whether it is about a passage; not if it has no
    selector: then all of the source is meant.
    """
    target = extra.pop("target", None)
    if isinstance(target, list) and len(target) == 1:
        target = target[0]
    if not isinstance(target, dict):
        raise NotAnAnnotation("no target")
    kept = dict(target)
    quote: Record | None = None
    position: Record | None = None
    others: list[Any] = []
    for selector in _list(kept.pop("selector", None)):
        if quote is None and _is_quote(selector):
            quote = dict(selector)
        elif position is None and _is_position(selector):
            position = dict(selector)
        else:
            others.append(selector)
    source = kept.get("source")
    is_passage = position is not None or bool(others) or not isinstance(source, str)
    if quote is None and is_passage:
        raise NotAnAnnotation("no quote")
    if others:
        kept["selector"] = others
    fingerprint = ""
    if source == _UNKNOWN_SOURCE:
        del kept["source"]
    elif isinstance(source, str) and source.startswith(_SOURCE + "sha256:"):
        fingerprint = source.removeprefix(_SOURCE)
        del kept["source"]
    if quote is None:
        if kept:
            extra["target"] = kept
        return whole(fingerprint), False
    texts = {key: quote.pop(key, "") for key in ("exact", "prefix", "suffix")}
    span = {key: position.pop(key) for key in ("start", "end")} if position else None
    for name, rest in (("target", kept), (_QUOTE, quote), (_POSITION, position or {})):
        if name != "target":
            rest.pop("type", None)
        if rest:
            extra[name] = rest
    position_of = span or {"start": 0, "end": 0}
    return Anchor(**texts, **position_of, fingerprint=fingerprint), True


def _is_quote(selector: object) -> bool:
    return (
        isinstance(selector, dict)
        and selector.get("type") == "TextQuoteSelector"
        and isinstance(selector.get("exact"), str)
        and isinstance(selector.get("prefix", ""), str)
        and isinstance(selector.get("suffix", ""), str)
    )


def _is_position(selector: object) -> bool:
    if not isinstance(selector, dict) or selector.get("type") != "TextPositionSelector":
        return False
    start, end = selector.get("start"), selector.get("end")
    return type(start) is int and type(end) is int and 0 <= start <= end


def _read_bodies(extra: Record) -> tuple[str, tuple[str, ...]]:
    """Take the note and the tags out of ``extra``; other bodies stay there."""
    note: str | None = None
    tags: dict[str, Record] = {}
    others: list[Any] = []
    for body in _list(extra.pop("body", None)):
        if not (
            isinstance(body, dict)
            and body.get("type") == "TextualBody"
            and isinstance(body.get("value"), str)
        ):
            others.append(body)
            continue
        kept = dict(body)
        value = kept.pop("value")
        purpose = kept.pop("purpose", None)
        del kept["type"]
        if purpose == "tagging" and value not in tags:
            tags[value] = kept
        elif purpose in ("commenting", None) and note is None and value:
            note = value
            ours: list[tuple[str, Callable[[str], str]]] = [
                ("format", lambda _: "text/markdown"),
                ("language", language_of),
                ("textDirection", document_direction),
            ]
            for key, what in ours:
                if kept.get(key) == what(value):
                    del kept[key]
            if kept:
                extra[_NOTE] = kept
        else:
            others.append(body)
    if others:
        extra["body"] = others
    kept_of_tags = {tag: kept for tag, kept in tags.items() if kept}
    if kept_of_tags:
        extra[_TAGS] = kept_of_tags
    return note or "", tuple(tags)


def _list(value: object) -> list[Any]:
    """JSON-LD's "one or many": a list whatever ``value`` is; None is none."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def clean(text: str) -> str:
    """``text`` as Unicode can store it: surrogate pairs joined, lone surrogates as U+FFFD."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")


def language_of(text: str) -> str:
    """BCP 47: ``ar`` for right-to-left text in Arabic script, else ``und``: we do not guess."""
    return "ar" if document_direction(text, "ltr") == "rtl" and _ARABIC.search(text) else "und"


def to_timestamp(moment: datetime) -> str:
    """ISO 8601 in UTC, to the millisecond."""
    plain = rounded(moment).replace(tzinfo=None)
    return plain.isoformat(timespec="milliseconds") + "Z"


def from_timestamp(value: object) -> datetime | None:
    """The moment that ISO 8601 text says, in UTC where it names no zone; None if it says none."""
    if not isinstance(value, str):
        return None
    try:
        moment = rounded(datetime.fromisoformat(value))
    except (ValueError, OverflowError):
        return None
    return moment if moment < _LATEST else None


def rounded(moment: datetime) -> datetime:
    """``moment`` in UTC, to the millisecond below: what the file can say."""
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment - timedelta(microseconds=moment.microsecond % 1000)


def normal(annotation: Annotation) -> Annotation:
    """``annotation`` as it will be after writing and reading."""
    return from_record(to_record(annotation))


def in_order(annotations: Mapping[str, Annotation]) -> list[Annotation]:
    """The annotations as the file has them: by position, then id."""
    return sorted(annotations.values(), key=lambda a: (a.anchor.start, a.anchor.end, a.id))
