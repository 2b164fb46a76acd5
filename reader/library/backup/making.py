"""Making a backup: what the reader has written, taught and chosen, as it is on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from reader import durable
from reader.annotations.folder import SUFFIX
from reader.errors import ExportError
from reader.library import folders, history, settings
from reader.library.backup import archive
from reader.progress import Checkpoint, no_checkpoint


def back_up(
    target: Path, *, notes_folder: Path | None = None, checkpoint: Checkpoint = no_checkpoint
) -> int:
    """Write a backup to ``target``, replacing what is there; the number of files in it.

    Notes come from ``notes_folder`` or where the settings say: all states of all notes files,
    conflict copies and damaged ones too.

    Raises:
        ExportError: something cannot be read, or the backup not be written; nothing was.
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    notes_folder = notes_folder or settings.load().notes_path
    files: dict[str, tuple[bytes, str]] = {}
    names: set[str] = set()
    in_all = 0
    try:
        found = [*_found(notes_folder)]
        for done, (place, path) in enumerate(found):
            checkpoint(done / (len(found) + 1))
            data = durable.read(path, archive.MOST_BYTES)
            if data is None:
                continue  # gone since it was listed
            in_all += len(data)
            if in_all > archive.MOST_IN_ALL or len(files) >= archive.MOST_FILES:
                raise ExportError(target, "there is more than a backup holds")
            moment = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            files[_free(place, names)] = (data, moment.isoformat(timespec="seconds"))
    except OSError as error:
        name = Path(error.filename) if isinstance(error.filename, str) else notes_folder
        raise ExportError(name, error.strerror or str(error)) from error
    created = datetime.now(UTC).isoformat(timespec="seconds")
    packed = archive.packed(files, created)
    checkpoint(1.0)
    try:
        if target.is_dir():
            raise IsADirectoryError(None, "Is a directory")
        durable.write(target, packed)
    except OSError as error:
        raise ExportError(target, error.strerror or str(error)) from error
    return len(files)


def _found(notes_folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file with its place in the backup."""
    for path in _listed(notes_folder):
        yield archive.NOTES + archive.portable(path.name), path
    for path in _listed(notes_folder / ".generations"):
        yield archive.EARLIER + archive.portable(path.name), path
    lexicon = folders.entity_lexicon_path()
    yield archive.LEXICON, lexicon
    for number in range(1, 10):
        earlier = lexicon.parent / ".generations" / f"{lexicon.name}.{number}"
        yield archive.LEXICON_EARLIER + earlier.name, earlier
    yield archive.SETTINGS, settings.settings_path()
    yield archive.HISTORY, history.history_path()


def _listed(folder: Path) -> list[Path]:
    """The notes files in ``folder``, in any state; the folder may hold other things."""
    try:
        paths = sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [
        path
        for path in paths
        if SUFFIX in path.name
        and not path.name.startswith(".")
        and not path.name.endswith(".tmp")
        and path.is_file()
    ]


def _free(place: str, names: set[str]) -> str:
    """``place``, or one with a number, where a name that was made portable has met another."""
    number, free = 1, place
    while archive.folded(free) in names:
        number += 1
        stem, dot, rest = place.partition(SUFFIX)
        free = f"{stem}-{number}{dot}{rest}"
    names.add(archive.folded(free))
    return free
