"""Restoring a backup: what is missing comes back, and nothing that is there is overwritten."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

from reader import durable
from reader.annotations import generations
from reader.annotations.collection import header, parse, render
from reader.annotations.lock import locked
from reader.annotations.merge import merge
from reader.annotations.notebook import FORMAT, Notebook
from reader.annotations.strict_json import Damaged
from reader.document import Source
from reader.errors import LexiconError, NotesNotSaved
from reader.library import folders, history, settings
from reader.library.backup import archive
from reader.library.backup.archive import Archive, Member
from reader.library.entity_lexicon import RuleChange, changed, merged
from reader.library.entity_lexicon.file import open_lexicon, write_lexicon
from reader.library.entity_lexicon.record import parse as parse_lexicon
from reader.progress import Checkpoint, no_checkpoint

Fate = Literal["new", "merged", "same", "beside", "kept"]
"""What became of a file: it was missing; it went into the one that is there; that says the same;
it stands beside that under another name; ours stayed as it is."""

_MOMENT: Final = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Restored:
    """How many files of a backup had which fate."""

    fates: Counter[Fate]

    @property
    def files(self) -> int:
        return self.fates.total()


def restore(
    path: Path, *, notes_folder: Path | None = None, checkpoint: Checkpoint = no_checkpoint
) -> Restored:
    """Bring back what the backup at ``path`` holds.

    Notes go into ``notes_folder`` or where the settings of this computer say, never where those of
    the backup do. Where both have notes on a document, they are merged; what was deleted since the
    backup comes back. Settings that are there stay, and learn the meanings of colours.

    Raises:
        BackupError: the file is no whole backup; nothing was restored.
        NotesNotSaved: the system says no; what was restored until then stays, and nothing was
            lost. So with LexiconError.
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    with Archive(path) as backup:
        total = 2 * len(backup.members) + 1
        for done, member in enumerate(backup.members):  # all of it, before anything is written
            checkpoint(done / total)
            backup.read(member)
        folder = notes_folder or settings.load().notes_path
        fates: Counter[Fate] = Counter()
        for done, member in enumerate(backup.members):
            checkpoint((len(backup.members) + done) / total)
            data = backup.read(member)
            try:
                fates[_restored(member, data, folder, own=notes_folder is not None)] += 1
            except OSError as error:
                raise NotesNotSaved(folder, error.strerror or str(error)) from error
            except ValueError:  # it was damaged when it was saved; ours is not
                fates["kept"] += 1
    return Restored(fates)


def _restored(member: Member, data: bytes, folder: Path, *, own: bool) -> Fate:
    name = member.name.rpartition("/")[2]
    if member.name.startswith(archive.EARLIER):
        return _where_free(folder / ".generations" / name, data)
    if member.name.startswith(archive.NOTES):
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder):
            return _notes(folder / name, data)
    if member.name.startswith(archive.LEXICON_EARLIER):
        return _where_free(folders.data_folder() / ".generations" / name, data)
    if member.name == archive.SETTINGS:
        return _settings(data, folder if own else None)
    whole = {archive.LEXICON: _lexicon, archive.HISTORY: _history}
    restore_one: Callable[[bytes], Fate] = whole[member.name]
    return restore_one(data)


def _where_free(path: Path, data: bytes) -> Fate:
    """Earlier states are kept where they do not push out others."""
    if path.exists():
        return "same" if _holds(path, data) else "kept"
    durable.write(path, data)
    return "new"


def _holds(path: Path, data: bytes) -> bool:
    try:
        return durable.read(path, len(data)) == data
    except OSError:  # longer
        return False


# -- notes


@dataclass(frozen=True, slots=True)
class _About:
    """A document that is not open, as its notes file knows it."""

    fingerprint: str
    title: str
    source: Source


def _notes(path: Path, data: bytes) -> Fate:
    if not path.exists():
        durable.write(path, data)
        return "new"
    if _holds(path, data):
        return "same"
    together = _together(durable.read(path, archive.MOST_BYTES) or b"", data)
    if together is None:
        return _beside(path, data)
    if _holds(path, together):
        return "same"
    generations.keep(path)
    durable.write(path, together)
    return "merged"


def _together(ours: bytes, theirs: bytes) -> bytes | None:
    """Both notes files as one; None where they are not of one document, or one is damaged."""
    try:
        here, there = parse(ours), parse(theirs)
    except Damaged:
        return None
    if max(here.version, there.version) > FORMAT or not here.fingerprints:
        return None
    if set(here.fingerprints).isdisjoint(there.fingerprints):
        return None
    both = merge(MappingProxyType({}), here, _undeleted(there, here))
    about = _about(ours)
    together = render(both, about)
    return together if len(together) <= archive.MOST_BYTES else None


def _undeleted(there: Notebook, here: Notebook) -> Notebook:
    """``there``, its notes later than their deletion ``here``: the reader wants them back."""
    back = {
        id: replace(item, modified=max(item.modified, here.tombstones[id] + _MOMENT))
        for id, item in there.annotations.items()
        if id in here.tombstones and id not in here.annotations
    }
    return replace(there, annotations=MappingProxyType({**there.annotations, **back}))


def _about(data: bytes) -> _About:
    said = header(data.decode("utf-8-sig", "replace"))[1] or {}
    title, path = said.get("title"), said.get("path")
    return _About(
        str(said.get("fingerprint", "")),
        title if isinstance(title, str) else "",
        Source(Path(path) if isinstance(path, str) and "\0" not in path else None),
    )


def _beside(path: Path, data: bytes) -> Fate:
    stem, dot, rest = path.name.partition(".jsonld")
    number = 2
    while (free := path.with_name(f"{stem}-{number}{dot}{rest}")).exists():
        if _holds(free, data):
            return "same"
        number += 1
    durable.write(free, data)
    return "beside"


# -- everything else


def _lexicon(data: bytes) -> Fate:
    path = folders.entity_lexicon_path()
    if not path.exists():
        durable.write(path, data)
        return "new"
    if _holds(path, data):
        return "same"
    _, theirs = parse_lexicon(data)
    file = open_lexicon(path)
    if file.read_only:
        raise file.problem or LexiconError(path, "read only")
    both = merged(file.lexicon, theirs)
    lost = [rule for id, rule in theirs.rules.items() if id not in both.rules]
    both = changed(both, [RuleChange(None, rule) for rule in lost])
    if both == file.lexicon and not file.recovered:
        return "same"
    write_lexicon(file, both)
    return "merged"


def _history(data: bytes) -> Fate:
    path = history.history_path()
    if not path.exists():
        durable.write(path, data)
        return "new"
    before = durable.read(path, archive.MOST_BYTES)
    history.add(history.parse(data)[1])
    return "same" if before == durable.read(path, archive.MOST_BYTES) else "merged"


def _settings(data: bytes, folder: Path | None) -> Fate:
    theirs = replace(
        settings.parse(data),
        notes_folder=folder,
        auto_export=False,  # whether a folder here is to be written to, nobody there can say
        auto_export_folder=None,
    )
    if not settings.settings_path().exists():
        settings.save(theirs)
        return "new"
    ours = settings.load()
    with contextlib.suppress(PermissionError):  # settings that cannot be read are left alone
        names = MappingProxyType({**theirs.colour_names, **ours.colour_names})
        extra = MappingProxyType({**theirs.extra, **ours.extra})
        both = replace(ours, colour_names=names, extra=extra)
        if both != ours:
            settings.save(both)
            return "merged"
    return "kept"
