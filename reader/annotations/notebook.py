"""All that a notes file says, as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from reader.annotations.model import Annotations

FORMAT: Final = 1
"""The version that we write; a file with a higher one is shown but not changed."""


@dataclass(frozen=True, slots=True)
class Notebook:
    """What a notes file says.

    ``tombstones`` are the ids of deleted annotations and when. ``unread`` are records that we do
    not understand, verbatim. ``fingerprints`` are those of the document, the latest first.
    ``merged`` are digests of conflict copies whose notes are in here already. ``extra`` is what
    else the file says, for writing it back.
    """

    annotations: Annotations = field(default_factory=lambda: MappingProxyType({}))
    tombstones: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))
    unread: tuple[Any, ...] = ()
    fingerprints: tuple[str, ...] = ()
    merged: frozenset[str] = frozenset()
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    version: int = FORMAT
