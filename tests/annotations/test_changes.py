"""Undo takes back what the reader did, and nothing that somebody else has written since."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

from reader.annotations.changes import newer, onto
from reader.annotations.merge import CONFLICT
from reader.annotations.model import Anchor, Annotation, Change

START = datetime(2025, 9, 20, tzinfo=UTC)
LATER = datetime(2025, 9, 21, tzinfo=UTC)
ANCHOR = Anchor("نص", "", "", 0, 2, "sha256:1")
BEFORE = Annotation("urn:a", ANCHOR, "yellow", "أصل", ("قديم",), START, START)
AFTER = dataclasses.replace(BEFORE, note="أصل وزيادتي", tags=("قديم", "لي"))
EDIT = Change(BEFORE, AFTER)


def test_undoing_an_edit_brings_the_old_text_back() -> None:
    undone = onto(AFTER, EDIT.inverse(), LATER)
    assert undone is not None
    assert undone.after == dataclasses.replace(BEFORE, modified=LATER)


def test_undoing_an_edit_leaves_what_another_window_wrote_into_the_note() -> None:
    both = dataclasses.replace(
        AFTER, note=CONFLICT.join(("أصل وزيادتها", AFTER.note)), tags=("قديم", "لي", "لها")
    )
    undone = onto(both, EDIT.inverse(), LATER)
    assert undone is not None
    assert undone.after is not None
    assert "زيادتها" in undone.after.note
    assert "زيادتي" not in undone.after.note
    assert undone.after.tags == ("قديم", "لها")


def test_undoing_an_edit_leaves_the_colour_that_another_window_gave() -> None:
    recoloured = dataclasses.replace(AFTER, colour="pink")
    undone = onto(recoloured, EDIT.inverse(), LATER)
    assert undone is not None
    assert undone.after == dataclasses.replace(BEFORE, colour="pink", modified=LATER)


def test_a_change_is_later_than_its_base_though_the_clock_runs_behind() -> None:
    behind = START - timedelta(days=1)
    edit = Change(BEFORE, dataclasses.replace(AFTER, modified=behind))
    for made in (newer(edit), onto(BEFORE, edit, behind)):
        assert made is not None
        assert made.after is not None
        assert made.after.note == AFTER.note
        assert made.after.modified > BEFORE.modified
    later = Change(BEFORE, dataclasses.replace(AFTER, modified=LATER))
    assert newer(later) is later
