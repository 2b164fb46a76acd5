"""All that a notes file says, as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from reader.annotations.model import Annotation, Annotations

FORMAT: Final = 1
"""The version that we write; a file with a higher one is shown but not changed."""

MOST_BYTES: Final = 64 * 2**20
"""The longest notes file that is read or written: some ten thousand long notes."""

Records = Mapping[str, tuple[Annotation, bytes]]
"""The JSON of annotations as it stands in a file, by id, in the order of the file."""


@dataclass(frozen=True, slots=True)
class Notebook:
    """What a notes file says.

    ``tombstones`` are the ids of deleted annotations and when. ``unread`` are records that we do
    not understand, verbatim. ``fingerprints`` are those of the document, the latest first.
    ``merged`` are digests of conflict copies whose notes are in here already. ``extra`` is what
    else the file says, for writing it back. ``records`` are the bytes of annotations that were
    read from a file laid out as ours are.
    """

    annotations: Annotations = field(default_factory=lambda: MappingProxyType({}))
    tombstones: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))
    unread: tuple[Any, ...] = ()
    fingerprints: tuple[str, ...] = ()
    merged: frozenset[str] = frozenset()
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    version: int = FORMAT
    records: Records = field(default_factory=lambda: MappingProxyType({}), compare=False)
