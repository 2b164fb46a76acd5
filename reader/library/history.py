"""What is known of documents that were open before: above all, where reading stopped.

One JSON file of state: losing it costs places, never notes. A document is known by the fingerprint
of its text; its path helps where the text has changed since, and the fingerprints of what stood at
that path before help an address that was made then.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from reader import durable
from reader.document import Document
from reader.library import folders, portable

LIMIT: Final = 2_000
_MOST_EARLIER: Final = 20
_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One document: ``position`` is a code-point offset, ``read`` when (ISO 8601, UTC).

    ``earlier`` are fingerprints of the texts that stood at its path before, the latest first.
    """

    path: str
    title: str
    position: int
    read: str
    earlier: tuple[str, ...] = ()


History = Mapping[str, Entry]
"""Entries by fingerprint, the oldest first."""


def history_path() -> Path:
    """The file that `load` and `remember` use unless told otherwise."""
    return folders.state_folder() / "history.json"


def load(path: Path | None = None) -> History:
    """What is known; nothing where no file can be read. Never fails: a damaged one is set aside."""
    try:
        return MappingProxyType(_load(path or history_path())[1])
    except OSError:
        return MappingProxyType({})


def position(history: History, document: Document) -> int:
    """Where reading stopped, as an offset into ``document``; 0 where nobody knows.

    A document with another text under the same path opens at the same offset, as far as it goes.
    """
    entry = history.get(document.fingerprint)
    if entry is None and document.source.path is not None:
        path = _name(document.source.path)
        entry = next((entry for entry in [*history.values()][::-1] if entry.path == path), None)
    return min(entry.position, len(document.text)) if entry else 0


def of_fingerprint(history: History, fingerprint: str) -> list[tuple[str, Entry]]:
    """What may be the document that had ``fingerprint``, by fingerprint, the likeliest first.

    First what has it now, then what was read last at a path where that text stood before.
    """
    newest = [*history.items()][::-1]
    now = [(known, entry) for known, entry in newest if known == fingerprint]
    return now + [(known, entry) for known, entry in newest if fingerprint in entry.earlier]


def add(entries: History, path: Path | None = None) -> None:
    """Take in what is known elsewhere; of a document the entry that was read later holds.

    Raises:
        OSError: nothing was written; what was known before is untouched.
    """
    path = path or history_path()
    version, known = _load(path)
    if version > _VERSION:
        return
    both = dict(known)
    for key, entry in entries.items():
        if key not in both or both[key].read < entry.read:
            both[key] = entry
    if both != known:
        _save(path, dict(sorted(both.items(), key=lambda item: item[1].read)))


def remember(document: Document, position: int, path: Path | None = None) -> None:
    """Note where reading of ``document`` stopped; of more than `LIMIT` the oldest are forgotten.

    The file is read again first: another window may have written it. A file from a newer version
    is left alone.

    Raises:
        OSError: nothing was written; what was known before is untouched.
    """
    path = path or history_path()
    version, entries = _load(path)
    if version > _VERSION:
        return
    name = _name(document.source.path) if document.source.path else ""
    before = entries.pop(document.fingerprint, None)
    entries[document.fingerprint] = Entry(
        path=name,
        title=document.title,
        position=position,
        read=datetime.now(UTC).isoformat(timespec="seconds"),
        earlier=_earlier(document.fingerprint, before, name, entries),
    )
    _save(path, entries)


def _earlier(
    fingerprint: str, before: Entry | None, name: str, entries: History
) -> tuple[str, ...]:
    """What stood at the path ``name``, and before that, as far as anybody knows."""
    found = list(before.earlier) if before else []
    for known, entry in [*entries.items()][::-1]:
        if name and entry.path == name:
            found = [known, *entry.earlier, *found]
            break
    return tuple(dict.fromkeys(item for item in found if item != fingerprint))[:_MOST_EARLIER]


def _save(path: Path, entries: dict[str, Entry]) -> None:
    newest = list(entries.items())[-LIMIT:]
    content = {"version": _VERSION, "documents": {key: _plain(entry) for key, entry in newest}}
    data = json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    durable.write(path, data)


def _plain(entry: Entry) -> dict[str, Any]:
    path = portable.written(Path(entry.path)) if entry.path else ""
    return asdict(entry) | {"path": path}


def _name(path: Path) -> str:
    return str(path.absolute())


def _load(path: Path) -> tuple[int, dict[str, Entry]]:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return _VERSION, {}
    try:
        return parse(content)
    except ValueError:
        with contextlib.suppress(OSError):
            durable.set_aside(path)
        return _VERSION, {}


def parse(content: bytes) -> tuple[int, dict[str, Entry]]:
    """The version and the entries that the bytes of a history file say.

    Raises:
        ValueError: they are none.
    """
    try:
        saved = json.loads(content)
        version = int(saved["version"])
        documents = saved["documents"].items()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no history") from error
    entries = {key: _entry(value) for key, value in documents}
    return version, {key: entry for key, entry in entries.items() if entry is not None}


def _entry(value: Any) -> Entry | None:
    match value:
        case {"path": str(path), "title": str(title), "position": int(at), "read": str(read)}:
            listed = value.get("earlier")
            earlier = listed[:_MOST_EARLIER] if isinstance(listed, list) else []
            known = tuple(item for item in earlier if isinstance(item, str))
            path = str(portable.read(path)) if path else ""
            return Entry(path, title, max(0, at), read, known)
    return None
