"""Changes on top of a state that has moved on, and what they are to those who see notes only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from reader.annotations.model import Annotation, Change

_FIELDS = ("anchor", "colour", "note", "tags", "correction", "kind", "extra")
_MOMENT: Final = timedelta(milliseconds=1)  # the least that the notes file tells apart


def onto(present: Annotation | None, change: Change, moment: datetime) -> Change | None:
    """``change`` on top of what is there by now, at ``moment``; None where nothing is left to do.

    Undo takes back what the reader did, and not what another process wrote meanwhile; and what it
    brings back must win over what it undoes.
    """
    before, after = change.before, change.after
    if after is None:
        return Change(present, None) if present is not None else None
    if before is None or present is None:
        return Change(present, replace(after, modified=moment))
    values = {
        name: _meant(name, getattr(before, name), getattr(after, name), getattr(present, name))
        for name in _FIELDS
        if getattr(before, name) != getattr(after, name)
    }
    return newer(Change(present, replace(present, **values, modified=moment)))


def newer(change: Change) -> Change:
    """``change`` with a moment after that of what it changes, whatever the clock says.

    One that runs behind the clock of another computer would make a change look older than its base.
    """
    before, after = change.before, change.after
    if before is None or after is None or after.modified > before.modified:
        return change
    return Change(before, replace(after, modified=before.modified + _MOMENT))


def _meant(name: str, before: Any, after: Any, present: Any) -> Any:
    """What a field is to be where ``present`` may be more than the change knew."""
    if present == before or name not in ("note", "tags"):
        return after
    from reader.annotations.merge import merge_notes, merge_tags  # not before it is needed

    return (merge_notes if name == "note" else merge_tags)(before, after, present)


def among_notes(changes: Iterable[Change]) -> Iterator[Change]:
    """What ``changes`` do to notes and highlights."""
    for change in changes:
        before, after = (
            state if state is not None and state.is_note else None
            for state in (change.before, change.after)
        )
        if before is not None or after is not None:
            yield Change(before, after)


def among_corrections(changes: Iterable[Change]) -> bool:
    """Whether ``changes`` do anything to corrections."""
    return any(
        state is not None and state.correction is not None
        for change in changes
        for state in (change.before, change.after)
    )
