"""``hamesh notes --check FOLDER``: what is wrong with each notes file, and what is good to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.cli import output

if TYPE_CHECKING:
    from reader.annotations.checking import FileReport, Finding, Problem, Role

_PROBLEMS: Final[dict[Problem, str]] = {
    "unreadable": "it cannot be read",
    "damaged": "it is damaged",
    "newer": "a newer Hamesh wrote it",
    "no_fingerprint": "it does not say which document it is about",
    "two_files": "another file says that it is about the same document",
    "wrong_total": "it counts its items wrongly",
    "unread_record": "a record is kept but not shown",
    "duplicate_id": "several records have this id",
    "no_iri": "this id is no IRI",
    "broken_time": "a time cannot be read",
    "broken_selector": "it does not say its place rightly",
    "broken_tombstone": "the time of a deletion cannot be read",
    "also_deleted": "it is there and was deleted",
    "unmerged": "a copy that will be merged when its document is opened",
    "left_behind": "left by an interrupted save; it may be deleted",
    "kept": "a damaged file that was set aside",
}
_ROLES: Final[dict[Role, str]] = {
    "notes": "notes",
    "copy": "copy",
    "generation": "earlier state",
    "set_aside": "set aside",
    "spare": "spare",
}


def run(folder: Path, *, as_json: bool) -> int:
    """Report on the files of ``folder``; 0 if all are as they should be, else 1."""
    from reader.annotations.checking import check

    report = check(folder)
    if as_json:
        files = [asdict(file) | {"path": str(file.path), "sound": file.sound}
                 for file in report.files]  # fmt: skip
        output.write_json({"folder": str(folder), "sound": report.sound, "files": files})
    else:
        output.write("".join(f"{line}\n" for file in report.files for line in _lines(file)))
    return 0 if report.sound else 1


def _lines(file: FileReport) -> Iterator[str]:
    name = output.shown(str(file.path))
    if file.role == "notes" or file.findings:
        state = "" if file.sound else ": not as it should be"
        yield f"{name}: {_ROLES[file.role]}, {file.notes} records{state}"
    for finding in file.findings:
        yield f"{name}: {_sentence(finding)}"


def _sentence(finding: Finding) -> str:
    record = f"{output.shown(finding.record)}: " if finding.record else ""
    detail = f" ({output.shown(finding.detail)})" if finding.detail else ""
    return f"{record}{_PROBLEMS[finding.problem]}{detail}"
