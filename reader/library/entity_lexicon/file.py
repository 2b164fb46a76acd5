"""The lexicon on disk: read, merged and written so that nothing gets lost, or carried elsewhere."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from reader import durable
from reader.annotations import generations
from reader.annotations.lock import locked
from reader.annotations.strict_json import Damaged
from reader.errors import (
    ExportError,
    LexiconError,
    LexiconNewer,
    LexiconNotSaved,
    LexiconUnreadable,
)
from reader.library.entity_lexicon.lexicon import EMPTY, EntityLexicon, merged
from reader.library.entity_lexicon.record import FORMAT, parse, render

_MOST_BYTES = 64 * 2**20  # some hundred thousand rules
_NEWER = "written by a newer Hamesh"


@dataclass(frozen=True, slots=True)
class LexiconFile:
    """The rules of a file, and what has to be known to write them back.

    ``digest`` is of the bytes last read or written, None where there were none. ``recovered`` says
    that the rules come from an earlier state and are to be written. ``read_only`` files raise when
    written; ``problem`` says what the reader should hear about.
    """

    path: Path
    lexicon: EntityLexicon = EMPTY
    digest: str | None = None
    recovered: bool = False
    read_only: bool = False
    problem: LexiconError | None = None


def open_lexicon(path: Path) -> LexiconFile:
    """What is in ``path``; no rules without a file.

    Never raises for what is on disk: ``problem`` tells. A damaged file is set aside, and the last
    good generation taken in its place.
    """
    try:
        data = durable.read(path, _MOST_BYTES)
        if data is None:
            return LexiconFile(path)
        version, lexicon = parse(data)
    except OSError as error:
        problem = LexiconError(path, error.strerror or str(error))
        return LexiconFile(path, read_only=True, problem=problem)
    except Damaged as error:
        return _recovered(path, str(error))
    newer = version > FORMAT
    return LexiconFile(
        path,
        lexicon,
        digest=_digest(data),
        read_only=newer,
        problem=LexiconNewer(path, f"format {version}") if newer else None,
    )


def write_lexicon(file: LexiconFile, lexicon: EntityLexicon) -> LexiconFile:
    """Save ``lexicon``, merged with what somebody else has written since ``file`` was read.

    The answer holds the merged rules. When this returns, they are on the disk.

    Raises:
        LexiconNotSaved: nothing was written; the old file is as it was.
    """
    if file.read_only:
        raise LexiconNotSaved(file.path, "read only")
    try:
        file.path.parent.mkdir(parents=True, exist_ok=True)
        with locked(file.path.parent):
            return _write(file, lexicon)
    except OSError as error:
        raise LexiconNotSaved(file.path, error.strerror or str(error)) from error


def _write(file: LexiconFile, lexicon: EntityLexicon) -> LexiconFile:
    path, problem = file.path, None
    on_disk = durable.read(path, _MOST_BYTES)
    if on_disk is not None and _digest(on_disk) != file.digest:
        try:
            version, theirs = parse(on_disk)
        except Damaged as error:
            problem = LexiconUnreadable(path, str(error), durable.set_aside(path))
            on_disk = None
        else:
            if version > FORMAT:
                raise LexiconNotSaved(path, _NEWER)
            lexicon = merged(lexicon, theirs)
    data = render(lexicon)
    if data != on_disk:
        if on_disk is not None:
            generations.keep(path)
        durable.write(path, data)
    return LexiconFile(path, lexicon, digest=_digest(data), problem=problem)


def _recovered(path: Path, cause: str) -> LexiconFile:
    """The last good generation in place of a damaged file, which gets another name."""
    try:
        kept = durable.set_aside(path)
    except OSError:
        return LexiconFile(path, read_only=True, problem=LexiconUnreadable(path, cause))
    file = LexiconFile(path, problem=LexiconUnreadable(path, cause, kept))
    for _, data in generations.good(path, _MOST_BYTES):
        try:
            version, lexicon = parse(data)
        except Damaged:
            continue
        if version <= FORMAT:
            return replace(file, lexicon=lexicon, recovered=bool(lexicon.rules))
    return file


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# -- carrying rules elsewhere


def export_lexicon(path: Path, lexicon: EntityLexicon) -> None:
    """Write the rules into another file, in the same format, and nothing of what was taken back.

    Raises:
        ExportError: it cannot be written; what was there before is untouched.
    """
    try:
        durable.write(path, render(EntityLexicon(lexicon.rules)))
    except OSError as error:
        raise ExportError(path, error.strerror or str(error)) from error


def import_lexicon(path: Path) -> EntityLexicon:
    """The rules of another lexicon file; it stays as it is.

    Raises:
        LexiconUnreadable: it cannot be read, or is no lexicon file.
        LexiconNewer: a newer version wrote it.
    """
    try:
        data = durable.read(path, _MOST_BYTES)
        if data is None:
            raise LexiconUnreadable(path, "there is no such file")
        version, lexicon = parse(data)
    except OSError as error:
        raise LexiconUnreadable(path, error.strerror or str(error)) from error
    except Damaged as error:
        raise LexiconUnreadable(path, str(error)) from error
    if version > FORMAT:
        raise LexiconNewer(path, f"format {version}")
    return EntityLexicon(lexicon.rules)
