"""The zip file of a backup: a manifest, and the files that it lists with their digests.

What is read is believed only as far as the manifest goes, and nothing is unpacked by name: see
`PLACES` for all that a backup can hold.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from reader import __version__
from reader.annotations.naming import is_device
from reader.annotations.strict_json import Damaged, read_object
from reader.errors import BackupError, BackupNewer

MANIFEST: Final = "hamesh-backup.json"
TYPE: Final = "HameshBackup"
FORMAT: Final = 1

MOST_FILES: Final = 100_000
MOST_BYTES: Final = 64 * 2**20  # of one file, which is what a notes file may have
MOST_IN_ALL: Final = 4 * 2**30
_MOST_IN_MANIFEST: Final = 64 * 2**20

NOTES: Final = "notes/"
EARLIER: Final = "notes/.generations/"
SETTINGS: Final = "settings.toml"
LEXICON: Final = "data/entity-lexicon.json"
LEXICON_EARLIER: Final = "data/.generations/"
HISTORY: Final = "state/history.json"

# A name of a file on any system: no path, no device, nothing hidden.
_NAME: Final = r"[^\\/:*?\"<>|\x00-\x1f\x7f.][^\\/:*?\"<>|\x00-\x1f\x7f]*"
PLACES: Final = re.compile(
    rf"notes/(?P<notes>{_NAME})|notes/\.generations/(?P<earlier>{_NAME})"
    r"|settings\.toml|state/history\.json|data/entity-lexicon\.json"
    r"|data/\.generations/entity-lexicon\.json\.[1-9]"
)
_UNFIT: Final = re.compile(r"[\\/:*?\"<>|\x00-\x1f\x7f\ud800-\udfff]")
_LONGEST_NAME: Final = 255  # bytes


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a backup; ``modified`` is ISO 8601 in UTC."""

    name: str
    size: int
    sha256: str
    modified: str


def portable(name: str) -> str:
    """``name`` of a file as every system takes it."""
    name = _UNFIT.sub("-", name).lstrip(".").rstrip(". ")
    return f"-{name}" if not name or is_device(name) else name


def fits(name: str) -> bool:
    """Whether a backup may hold a file called ``name``."""
    found = PLACES.fullmatch(name)
    last = name.rpartition("/")[2]
    return (
        found is not None
        and last == portable(last)
        and len(last.encode("utf-8", "replace")) <= _LONGEST_NAME
    )


def packed(files: Mapping[str, tuple[bytes, str]], created: str) -> bytes:
    """The backup of ``files``: by name their bytes and when they were last changed."""
    members = [
        {"name": name, "bytes": len(data), "sha256": _digest(data), "modified": modified}
        for name, (data, modified) in files.items()
    ]
    manifest = {
        "type": TYPE,
        "format": FORMAT,
        "hamesh": __version__,
        "created": created,
        "files": members,
    }
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        for name, data in [
            (MANIFEST, text.encode("utf-8")),
            *((n, d) for n, (d, _) in files.items()),
        ]:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


class Archive:
    """A backup that has been looked through; `read` gives what the manifest promises."""

    def __init__(self, path: Path) -> None:
        """
        Raises:
            BackupError: it is none, a newer Hamesh wrote it, or it holds what no backup does.
        """
        self._path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise BackupError(path, _cause(error)) from error
        try:
            self.members = tuple(self._checked())
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def read(self, member: Member) -> bytes:
        """The bytes of ``member``.

        Raises:
            BackupError: they are not what the manifest says.
        """
        data = self._bytes(member.name, member.size)
        if len(data) != member.size or _digest(data) != member.sha256:
            raise BackupError(self._path, f"{member.name} is damaged")
        return data

    def _bytes(self, name: str, most: int) -> bytes:
        try:
            with self._zip.open(name) as file:
                return file.read(most + 1)  # whatever the zip file says how long it is
        except (OSError, zipfile.BadZipFile, ValueError, LookupError, RuntimeError) as error:
            raise BackupError(self._path, f"{name}: {_cause(error)}") from error
        except (NotImplementedError, EOFError, zipfile.LargeZipFile, zlib.error) as error:
            raise BackupError(self._path, f"{name}: {_cause(error)}") from error

    def _checked(self) -> Iterator[Member]:
        names = self._zip.namelist()
        if names.count(MANIFEST) != 1:
            raise BackupError(self._path, f"no {MANIFEST}")
        data = self._bytes(MANIFEST, _MOST_IN_MANIFEST)
        try:
            manifest = read_object(data)
        except Damaged as error:
            raise BackupError(self._path, f"{MANIFEST}: {error}") from error
        version = manifest.get("format")
        if manifest.get("type") != TYPE or type(version) is not int:
            raise BackupError(self._path, f"{MANIFEST} is none of a backup")
        if version > FORMAT:
            raise BackupNewer(self._path, f"format {version}")
        listed = manifest.get("files")
        members = [*map(_member, listed)] if isinstance(listed, list) else [None]
        known = [member for member in members if member is not None]
        if len(known) < len(members) or len(known) > MOST_FILES:
            raise BackupError(self._path, f"{MANIFEST} lists what no backup holds")
        if sum(member.size for member in known) > MOST_IN_ALL:
            raise BackupError(self._path, "more than a backup holds")
        if len({folded(member.name) for member in known}) < len(known):
            raise BackupError(self._path, "two files of one name")
        if sorted(names) != sorted([MANIFEST, *(member.name for member in known)]):
            raise BackupError(self._path, f"its files are not those that {MANIFEST} lists")
        yield from known


def _member(record: Any) -> Member | None:
    match record:
        case {
            "name": str(name),
            "bytes": int(size),
            "sha256": str(digest),
            "modified": str(modified),
        } if fits(name) and 0 <= size <= MOST_BYTES:
            return Member(name, size, digest, modified)
    return None


def folded(name: str) -> str:
    """What names have in common that are one file on some systems."""
    return unicodedata.normalize("NFC", name).casefold()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _cause(error: BaseException) -> str:
    return getattr(error, "strerror", None) or " ".join(str(error).split()) or type(error).__name__
