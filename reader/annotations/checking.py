"""Whether every file in a notes folder is what it should be, and if not, what is wrong with it."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal

from reader import durable
from reader.annotations.collection import parse
from reader.annotations.folder import SUFFIX
from reader.annotations.jsonld import NotAnAnnotation, from_record, from_timestamp
from reader.annotations.model import Annotation
from reader.annotations.notebook import FORMAT, MOST_BYTES, Notebook
from reader.annotations.strict_json import Damaged, read_object
from reader.errors import NotesError
from reader.progress import Checkpoint, no_checkpoint

Role = Literal["notes", "copy", "generation", "set_aside", "spare"]
"""What a file is for: ``copy`` is a sync program's conflict copy, or any second file of the same
document; ``set_aside`` a damaged file that made room; ``spare`` what an interrupted save left."""

Problem = Literal[
    "unreadable",  # the system does not give the bytes; what it says
    "damaged",  # no notes file, or not a whole one; what is wrong
    "newer",  # written by a newer Hamesh; its format
    "no_fingerprint",  # nothing says of which document these notes are
    "two_files",  # another file, not a copy, says that it is of the same document; its name
    "wrong_total",  # how many items the file says that it has, and how many there are
    "unread_record",  # an item that is kept, but not shown; why
    "duplicate_id",  # several items have it, and are shown as one
    "no_iri",  # an id that W3C annotations must not have
    "broken_time",  # a time that cannot be read; which, and what stands there
    "broken_selector",  # one that says no place, or not the place of its quote
    "broken_tombstone",  # the time of a deletion cannot be read
    "also_deleted",  # an item that was deleted; when it was deleted and when last changed
    "unmerged",  # a copy that is not in the notes yet, and will be when its document is opened
    "left_behind",  # a spare file; may be deleted
    "kept",  # a damaged file that was set aside; what is wrong with it
]

_REMARKS: Final = frozenset({"newer", "unmerged", "left_behind", "kept"})

# RFC 3987 in outline: a scheme, and none of the characters that no IRI has.
_IRI: Final = re.compile(r'[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>"{}|\\^`\ud800-\udfff]+')


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to say about a file, or about one ``record`` of it: its id, or ``#`` and its number
    from 1 where it has none. ``detail`` is data that belongs to the problem, in no language."""

    problem: Problem
    record: str = ""
    detail: str = ""

    @property
    def serious(self) -> bool:
        """Whether it should not be so; else it is only good to know."""
        return self.problem not in _REMARKS


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file: what it is, what it says that it is of, what it holds and what is wrong with it."""

    path: Path
    role: Role
    version: int | None = None
    fingerprint: str = ""
    title: str = ""
    notes: int = 0
    tombstones: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def sound(self) -> bool:
        return not any(finding.serious for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Report:
    """All files of a folder, by name: the notes first, then what is kept beside them."""

    folder: Path
    files: tuple[FileReport, ...]

    @property
    def sound(self) -> bool:
        return all(file.sound for file in self.files)


@dataclass(frozen=True, slots=True)
class _Read:
    """A notes file that could be read."""

    digest: str
    id: str
    notebook: Notebook


def check(folder: Path, checkpoint: Checkpoint = no_checkpoint) -> Report:
    """Look at every file of Hamesh in ``folder``; nothing is changed.

    Raises:
        NotesError: the folder cannot be listed.
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    try:
        listed = [*_listed(folder)]
    except OSError as error:
        raise NotesError(folder, error.strerror or str(error)) from error
    main: list[tuple[FileReport, _Read | None]] = []
    others: list[FileReport] = []
    for done, (path, role) in enumerate(listed):
        checkpoint(done / len(listed))
        report, read = _checked(path, role)
        if role == "notes":
            main.append((report, read))
        else:
            others.append(report)
    return Report(folder, (*_together(main), *others))


def _listed(folder: Path) -> Iterator[tuple[Path, Role]]:
    """The files that are ours, in the order of the report."""
    top = sorted(os.listdir(folder))  # noqa: PTH208 (`iterdir` puts off what it raises)
    hidden = folder / ".generations"
    roles: dict[str, Role] = {name: role for name in top if (role := _role(name)) is not None}
    for name in sorted(roles, key=lambda name: (roles[name] != "notes", len(name), name)):
        yield folder / name, roles[name]
    if hidden.is_dir():
        for path in sorted(hidden.iterdir()):
            if path.suffix == ".tmp" or path.stem.endswith(SUFFIX):
                yield path, "spare" if path.suffix == ".tmp" else "generation"


def _role(name: str) -> Role | None:
    if name.startswith("."):
        return "spare" if name.endswith(".tmp") and SUFFIX[:4] in name else None
    if name.endswith(SUFFIX):
        return "notes"
    return "set_aside" if f"{SUFFIX}.bad" in name else None


def _checked(path: Path, role: Role) -> tuple[FileReport, _Read | None]:
    if role == "spare":
        return FileReport(path, role, findings=(Finding("left_behind"),)), None
    try:
        data = durable.read(path, MOST_BYTES) or b""
        collection = read_object(data)
        notebook = parse(data)
    except OSError as error:
        finding = Finding("unreadable", detail=error.strerror or str(error))
        return FileReport(path, role, findings=(finding,)), None
    except Damaged as error:
        finding = Finding("kept" if role == "set_aside" else "damaged", detail=str(error))
        return FileReport(path, role, findings=(finding,)), None
    report = FileReport(
        path=path,
        role=role,
        version=notebook.version,
        fingerprint=next(iter(notebook.fingerprints), ""),
        title=_text(_object(collection, "hamesh:document"), "title"),
        notes=len(notebook.annotations),
        tombstones=len(notebook.tombstones),
        findings=tuple(_findings(collection, notebook)),
    )
    if role == "set_aside":
        report = replace(report, findings=(Finding("kept"), *report.findings))
    read = _Read(hashlib.sha256(data).hexdigest(), _text(collection, "id"), notebook)
    return report, read


def _findings(collection: Mapping[str, Any], notebook: Notebook) -> Iterator[Finding]:
    if notebook.version > FORMAT:  # what it means to say is not ours to judge
        yield Finding("newer", detail=str(notebook.version))
        return
    if not any(name.startswith("sha256:") for name in notebook.fingerprints):
        yield Finding("no_fingerprint")
    items = _object(collection, "first").get("items", [])
    total = collection.get("total")
    if total is not None and total != len(items):
        yield Finding("wrong_total", detail=f"{total!r} / {len(items)}")
    seen: set[str] = set()
    for number, item in enumerate(items, 1):
        yield from _of_item(item, number, seen, notebook)
    for id, moment in _object(collection, "hamesh:tombstones").items():
        if from_timestamp(moment) is None:
            yield Finding("broken_tombstone", id, repr(moment))


def _of_item(item: Any, number: int, seen: set[str], notebook: Notebook) -> Iterator[Finding]:
    name = (_text(item, "id") if isinstance(item, dict) else "") or f"#{number}"
    try:
        annotation = from_record(item)
    except NotAnAnnotation as error:
        yield Finding("unread_record", name, str(error))
        return
    if name in seen:
        yield Finding("duplicate_id", name)
    elif not _IRI.fullmatch(name):
        yield Finding("no_iri", name)
    seen.add(name)
    for key in ("created", "modified"):
        if key in item and from_timestamp(item[key]) is None:
            yield Finding("broken_time", name, f"{key}: {item[key]!r}")
    yield from _of_place(annotation)
    deleted = notebook.tombstones.get(name)
    if deleted is not None:
        moments = (deleted, annotation.modified)
        yield Finding("also_deleted", name, " / ".join(at.isoformat() for at in moments))


def _of_place(annotation: Annotation) -> Iterator[Finding]:
    anchor = annotation.anchor
    target = annotation.extra.get("target")
    left = target.get("selector") if isinstance(target, dict) else None
    for selector in left if isinstance(left, list) else []:  # what could not be understood
        kind = selector.get("type") if isinstance(selector, dict) else None
        if kind in ("TextQuoteSelector", "TextPositionSelector"):
            yield Finding("broken_selector", annotation.id, str(kind))
    if anchor.fingerprint and anchor.end and anchor.end - anchor.start != len(anchor.exact):
        detail = f"{anchor.end - anchor.start} / {len(anchor.exact)}"
        yield Finding("broken_selector", annotation.id, detail)


def _together(files: list[tuple[FileReport, _Read | None]]) -> Iterator[FileReport]:
    """The notes files, shortest name first, with what several of one document are to each other."""
    leading: list[tuple[FileReport, _Read]] = []
    for report, read in files:
        if read is None:
            yield report
            continue
        of = next((each for each in leading if _is_copy(read, each[1])), None)
        if of is not None:
            findings = report.findings
            if read.digest not in of[1].notebook.merged and read.digest != of[1].digest:
                findings = (*findings, Finding("unmerged", detail=of[0].path.name))
            yield replace(report, role="copy", findings=findings)
            continue
        known = {*read.notebook.fingerprints}
        twins = [each for each, other in leading if known.intersection(other.notebook.fingerprints)]
        leading.append((report, read))
        two = tuple(Finding("two_files", detail=each.path.name) for each in twins)
        yield replace(report, findings=(*report.findings, *two))


def _is_copy(read: _Read, leading: _Read) -> bool:
    """As `folder.find` judges it: the same text, or the same collection."""
    ours, theirs = read.notebook.fingerprints, leading.notebook.fingerprints
    return (bool(ours) and ours[:1] == theirs[:1]) or (bool(read.id) and read.id == leading.id)


def _object(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = record.get(name)
    return value if isinstance(value, dict) else {}


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""
