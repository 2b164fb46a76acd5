"""The items of a notes file as bytes: cut out of it, kept, and written again as they were.

Making JSON of an annotation and reading it takes a hundred times as long as copying its bytes. A
save copies those of every annotation that is the same object as when they were made, and a file
that somebody else has written is parsed only where it differs.
"""

from __future__ import annotations

import os
from bisect import insort
from collections.abc import Iterable, Mapping
from itertools import compress
from operator import is_, not_
from types import MappingProxyType
from typing import Any, Final

from reader.annotations.jsonld import to_record
from reader.annotations.model import Annotation, Annotations
from reader.annotations.notebook import Records
from reader.annotations.strict_json import Damaged, read_object, read_value, written

_BEGINNING: Final = b'\n  "items": [\n'
_ITEM: Final = b"   {"
_BETWEEN: Final = b",\n"
_END: Final = b"\n  ]"
_FEW = 500  # are put in their places; for more, all are sorted

Record = tuple[Annotation, bytes]


def recorded(annotations: Annotations, known: Records, base: Annotations | None = None) -> Records:
    """The JSON of ``annotations`` in the order of the file; that of those in ``known`` is kept.

    The very object must be there: equal ones may differ in what other programs wrote, as 1 and
    true do. ``base`` are the annotations that ``known`` were made of, if somebody has them.
    """
    there = dict(annotations)
    if base is None or len(base) != len(known):
        base = {id: record[0] for id, record in known.items()}
    changed = differing(base, there)
    if not changed:
        return known
    new = {id: (there[id], _json(there[id])) for id in changed if id in there}
    if all(id in new and id in known and _place(known[id]) == _place(new[id]) for id in changed):
        return MappingProxyType({**known, **new})
    records = [record for id, record in known.items() if id not in changed]
    if len(new) > _FEW:
        records = sorted((*records, *new.values()), key=_place)
    else:
        for record in new.values():
            insort(records, record, key=_place)
    return MappingProxyType({record[0].id: record for record in records})


def differing(one: Mapping[str, Annotation], other: Mapping[str, Annotation]) -> set[str]:
    """The ids that only one of them has, or for which they have not the same object."""
    if [*one] == [*other]:  # as after every edit; looking ids up takes ten times as long
        same = map(is_, one.values(), other.values())
        return {*compress(one, map(not_, same))}
    missing = object()
    return {id for id in {**one, **other} if one.get(id, missing) is not other.get(id, missing)}


def in_order(records: Records) -> Records:
    """``records`` as `recorded` wants them: by position, then id."""
    return MappingProxyType(
        {record[0].id: record for record in sorted(records.values(), key=_place)}
    )


def _place(record: Record) -> tuple[int, int, str]:
    annotation = record[0]
    return annotation.anchor.start, annotation.anchor.end, annotation.id


def _json(annotation: Annotation) -> bytes:
    return written(to_record(annotation)).encode("utf-8")


def with_items(collection: Mapping[str, Any], records: Records, others: Iterable[Any]) -> bytes:
    """The notes file that ``collection`` is, with ``records`` on its page and then ``others``."""
    gap = _gap()
    page: dict[str, Any] = {**collection["first"], "items": gap}
    frame = f"{written({**collection, 'first': page}, 0)}\n".encode()
    before, after = frame.split(f'"{gap}"'.encode(), 1)
    items = [record[1] for record in records.values()]
    items += [written(other).encode("utf-8") for other in others]
    if not items:
        return b"".join((before, b"[]", after))
    items[0] = b"".join((before, b"[\n", items[0]))
    items[-1] = b"".join((items[-1], _END, after))
    return _BETWEEN.join(items)


def cut(data: bytes) -> tuple[dict[str, Any], list[bytes]] | None:
    """A notes file without its items, and the bytes of each; None if they are laid out otherwise.

    No line feed of a file stands inside a string: JSON has it escaped. So these are the items, if
    each of them and what is around them is JSON; who reads an item finds that out.
    """
    start = data.find(_BEGINNING)
    end = data.find(_END, start + len(_BEGINNING) - 1)
    if start < 0 or end < 0:
        return None
    body = data[start + len(_BEGINNING) : end]
    first, *others = body.split(_BETWEEN + _ITEM)
    if not first.startswith(_ITEM):
        return None
    gap = _gap().encode()
    frame = b"".join((data[:start], b'\n"items": "', gap, b'"', data[end + len(_END) :]))
    try:
        collection = read_object(frame)
    except Damaged:
        return None
    page = collection.get("first")
    if not isinstance(page, dict) or page.get("items") != gap.decode():
        return None
    return collection, [first, *(_ITEM + other for other in others)]


def read_items(items: list[bytes], known: Records) -> list[tuple[Any, bytes]]:
    """What each of ``items`` says: an annotation where ``known`` has it, else any JSON.

    Raises:
        Damaged: one is no JSON value.
    """
    annotations = {record: annotation for annotation, record in known.values()}
    return [(annotations.get(item) or read_value(item), item) for item in items]


def _gap() -> str:
    """What no file holds."""
    return f"items {os.urandom(16).hex()}"
