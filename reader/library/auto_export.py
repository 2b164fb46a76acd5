"""Keeping a folder of exports up to date: one file a document, in a vault of notes for example.

What the reader changes in such a file stays: an export goes over a file only while its bytes are
those that we wrote there last. Otherwise what is new goes beside it, under a name of its own, and
is kept up to date there. What we wrote where is remembered among the state, which may be lost: then
every file that is there counts as the reader's.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os.path
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reader import durable
from reader.annotations.lock import locked
from reader.annotations.naming import slug
from reader.errors import ExportError
from reader.exporters.model import Export, Format
from reader.exporters.writing import refuse_source
from reader.library import folders
from reader.progress import Checkpoint, no_checkpoint

_VERSION: Final = 1
_LIMIT: Final = 5_000  # files that are remembered, the latest written
_MOST_BYTES: Final = 256 * 2**20


@dataclass(frozen=True, slots=True)
class Written:
    """What came of keeping a file up to date.

    ``beside`` is the file that the reader had changed, where the export had to make way for it.
    """

    path: Path
    changed: bool
    beside: Path | None = None


def record_path() -> Path:
    """The file that says what was written where."""
    return folders.state_folder() / "auto-export.json"


def is_kept(folder: Path, format: Format, fingerprints: Iterable[str]) -> bool:
    """Whether the document that has, or had, ``fingerprints`` has a file in ``folder`` already."""
    files = _load(record_path())
    return any(_key(folder, format, fingerprint) in files for fingerprint in fingerprints)


def update(
    folder: Path,
    format: Format,
    export: Export,
    earlier: Sequence[str] = (),
    checkpoint: Checkpoint = no_checkpoint,
    record: Path | None = None,
) -> Written:
    """Bring the file of ``export``'s document in ``folder`` up to date.

    ``earlier`` are fingerprints that the document had before: the text may have changed, its file
    stays the same. Where nothing has changed, nothing is written.

    Raises:
        ExportError: it could not be written; what was there before is untouched.
        Cancelled: ``checkpoint`` wants no more of it.
    """
    data = format.write(export, checkpoint)
    checkpoint(1.0)
    record = record or record_path()
    with contextlib.suppress(OSError):
        durable.make_folder(record.parent)
    try:
        with locked(record.parent):  # another process may be remembering something too
            return _update(folder, format, export, data, earlier, record)
    except OSError as error:
        raise ExportError(folder, error.strerror or str(error)) from error


def _update(
    folder: Path, format: Format, export: Export, data: bytes, earlier: Sequence[str], record: Path
) -> Written:
    files = _load(record)
    own = (export.document.fingerprint, *earlier)
    keys = [_key(folder, format, fingerprint) for fingerprint in own]
    known = next((files[key] for key in keys if key in files), None)
    path = folder / (known["name"] if known else _name(folder, format, export, files))
    there = _digest(path)
    ours = there is not None and known is not None and there == known["sha256"]
    digest = hashlib.sha256(data).hexdigest()
    if there == digest:
        written = Written(path, changed=False)
    elif there is not None and known is not None and digest == known["sha256"]:
        written = Written(path, changed=False)  # the reader changed it, and there is no news
    elif there is None or ours:
        written = Written(path, changed=True)
    else:
        written = Written(_free(path), changed=True, beside=path)
    if written.changed:
        refuse_source(written.path, export.document)
        durable.write(written.path, data)
    for key in keys:
        files.pop(key, None)
    files[keys[0]] = {"name": written.path.name, "sha256": digest}
    if known != files[keys[0]]:
        _save(record, files)
    return written


def _name(
    folder: Path, format: Format, export: Export, files: Mapping[str, Mapping[str, str]]
) -> str:
    """What the file of a document is called: its title, or where another one has that, a number."""
    here = _key(folder, format, "")
    taken = {entry["name"] for key, entry in files.items() if key.startswith(here)}
    stem, number = slug(export.title), 1
    name = stem + format.suffix
    while name in taken:
        number += 1
        name = f"{stem}-{number}{format.suffix}"
    return name


def _key(folder: Path, format: Format, fingerprint: str) -> str:
    return "\n".join((os.path.realpath(folder), format.name, fingerprint))


def _digest(path: Path) -> str | None:
    """What is at ``path``; None for nothing. What we may not read differs from all we wrote."""
    if not os.path.lexists(path):
        return None
    try:
        return hashlib.sha256(durable.read(path, _MOST_BYTES) or b"").hexdigest()
    except OSError:
        return ""


def _free(path: Path) -> Path:
    """A name beside ``path`` that nothing has."""
    number = 2
    while os.path.lexists(path.with_name(f"{path.stem}-{number}{path.suffix}")):
        number += 1
    return path.with_name(f"{path.stem}-{number}{path.suffix}")


def _load(record: Path) -> dict[str, dict[str, str]]:
    try:
        content = json.loads(durable.read(record, _MOST_BYTES) or b"{}")
    except (OSError, ValueError, RecursionError):
        return {}
    files = content.get("files") if isinstance(content, dict) else None
    listed = files.items() if isinstance(files, dict) else ()
    return {key: value for key, value in listed if _is_entry(value)}


def _is_entry(value: Any) -> bool:
    match value:
        case {"name": str(name), "sha256": str()}:
            return name == Path(name).name and name not in ("", ".", "..")
    return False


def _save(record: Path, files: dict[str, dict[str, str]]) -> None:
    """Remember; where that fails, the next export goes beside this one, and nothing is lost."""
    latest = dict(list(files.items())[-_LIMIT:])
    content = json.dumps({"version": _VERSION, "files": latest}, ensure_ascii=False, indent=1)
    with contextlib.suppress(OSError):
        durable.write(record, content.encode("utf-8", "replace"))
