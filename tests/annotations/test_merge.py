"""Merging: nothing that anybody wrote is lost, and every replica comes to the same result."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.merge import CONFLICT, merge, merge_annotation
from reader.annotations.model import COLOURS, Anchor, Annotation
from reader.annotations.notebook import Notebook

START = datetime(2025, 9, 20, tzinfo=UTC)
NOTHING: dict[str, Annotation] = {}


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def note(key: str = "urn:a", text: str = "", minutes: int = 0, **values: Any) -> Annotation:
    anchor = Anchor("نص", "", "", 0, 2, "sha256:1")
    made = Annotation(key, anchor, "yellow", text, (), START, at(minutes))
    return dataclasses.replace(made, **values)


def book(*notes: Annotation, deleted: dict[str, int] | None = None, **values: Any) -> Notebook:
    return Notebook(
        annotations=MappingProxyType({item.id: item for item in notes}),
        tombstones=MappingProxyType({key: at(m) for key, m in (deleted or {}).items()}),
        **values,
    )


def test_notes_of_both_sides_are_kept() -> None:
    merged = merge(NOTHING, book(note("urn:a")), book(note("urn:b")))
    assert set(merged.annotations) == {"urn:a", "urn:b"}


def test_a_note_that_vanished_without_tombstone_is_kept() -> None:
    mine = note()
    merged = merge({"urn:a": mine}, book(mine), book())
    assert merged.annotations == {"urn:a": mine}


def test_a_tombstone_wins_over_an_older_edit() -> None:
    merged = merge(NOTHING, book(note(minutes=1)), book(deleted={"urn:a": 2}))
    assert not merged.annotations
    assert merged.tombstones == {"urn:a": at(2)}


def test_an_edit_after_the_deletion_brings_the_note_back() -> None:
    merged = merge(NOTHING, book(note(minutes=3)), book(deleted={"urn:a": 2}))
    assert set(merged.annotations) == {"urn:a"}
    assert not merged.tombstones


def test_what_only_one_side_changed_is_taken_even_if_the_other_is_later() -> None:
    base = note(text="أصل")
    ours = dataclasses.replace(base, note="نص جديد", modified=at(1))
    theirs = dataclasses.replace(base, colour="pink", tags=("وسم",), modified=at(2))
    merged = merge_annotation(base, ours, theirs)
    assert (merged.note, merged.colour, merged.tags) == ("نص جديد", "pink", ("وسم",))
    assert merged.modified == at(2) + timedelta(milliseconds=1)


def test_what_is_neither_state_as_it_was_is_later_than_both() -> None:
    emptied = note(text="", minutes=2)
    merged = merge_annotation(None, note(text="نصها", minutes=1), emptied)
    assert (merged.note, merged.modified > at(2)) == ("نصها", True)
    # An older file comes back: it does not know what was merged, and takes nothing away.
    assert merge_annotation(merged, merged, emptied) == merged


def test_sides_that_take_away_different_pieces_keep_what_each_has_left() -> None:
    base = note(text=f"أصل أ{CONFLICT}أصل ب")
    ours = dataclasses.replace(base, note="أصل أ", modified=at(1))
    theirs = dataclasses.replace(base, note="أصل ب", modified=at(2))
    assert "أصل" in merge_annotation(base, ours, theirs).note


def test_a_true_conflict_keeps_both_texts_the_later_first() -> None:
    base = note(text="أصل")
    ours = dataclasses.replace(base, note="رأيي", modified=at(1))
    theirs = dataclasses.replace(base, note="رأيها", modified=at(2))
    assert merge_annotation(base, ours, theirs).note == f"رأيها{CONFLICT}رأيي"


def test_merging_again_adds_nothing() -> None:
    base = note(text="أصل")
    ours = dataclasses.replace(base, note="رأيي", modified=at(1))
    theirs = dataclasses.replace(base, note="رأيها", modified=at(2))
    once = merge_annotation(base, ours, theirs)
    for side in (ours, theirs, once):
        assert merge_annotation(None, once, side).note == once.note
        assert merge_annotation(base, side, once).note == once.note


def test_writing_on_after_a_conflict_does_not_double_the_text() -> None:
    mine = hers = note(text="أصل")
    file = mine
    for minute in range(1, 20):
        seen, mine = mine, dataclasses.replace(mine, note=f"{mine.note} م", modified=at(minute))
        file = merge_annotation(seen, mine, file)
        seen, hers = hers, dataclasses.replace(hers, note=f"{hers.note} ه", modified=at(minute))
        file = merge_annotation(seen, hers, file)
    assert sorted(file.note.split(CONFLICT)) == sorted([mine.note, hers.note])


def test_a_note_that_one_side_emptied_and_nobody_else_touched_stays_empty() -> None:
    base = note(text="أصل")
    ours = dataclasses.replace(base, note="", modified=at(1))
    assert merge_annotation(base, ours, base).note == ""


def test_tags_added_on_both_sides_come_together_and_removed_ones_go() -> None:
    base = note(tags=("قديم", "باق"))
    ours = dataclasses.replace(base, tags=("باق", "أول"), modified=at(1))
    theirs = dataclasses.replace(base, tags=("قديم", "باق", "ثان"), modified=at(2))
    assert set(merge_annotation(base, ours, theirs).tags) == {"باق", "أول", "ثان"}


def test_unread_records_and_foreign_keys_of_both_sides_are_kept_once() -> None:
    ours = book(unread=({"x": 1},), extra={"mine": 1})
    theirs = book(unread=({"x": 1}, "?"), extra={"theirs": 2})
    merged = merge(NOTHING, ours, theirs)
    assert merged.unread == ({"x": 1}, "?")
    assert merged.extra == {"mine": 1, "theirs": 2}


states = st.builds(
    note,
    key=st.sampled_from(["urn:a", "urn:b", "urn:c"]),
    text=st.sampled_from(["", "ألف", "باء", "ألف باء", "جيم"]),
    minutes=st.integers(0, 4),
    colour=st.sampled_from(COLOURS[:2]),
    tags=st.lists(st.sampled_from(["س", "ص"]), unique=True).map(tuple),
)
books = st.builds(
    lambda notes, deleted: book(
        *notes, deleted={k: v for k, v in deleted.items() if k not in {n.id for n in notes}}
    ),
    st.lists(states, max_size=3, unique_by=lambda item: item.id),
    st.dictionaries(st.sampled_from(["urn:a", "urn:b", "urn:c"]), st.integers(0, 4)),
)
bases = st.lists(states, max_size=3, unique_by=lambda item: item.id).map(
    lambda items: {item.id: item for item in items}
)


def content(notebook: Notebook) -> object:
    notes = {
        key: dataclasses.replace(item, tags=tuple(sorted(item.tags)))
        for key, item in notebook.annotations.items()
    }
    return notes, dict(notebook.tombstones)


@given(bases, books, books)
def test_it_does_not_matter_which_side_is_ours(
    base: dict[str, Annotation], one: Notebook, other: Notebook
) -> None:
    assert content(merge(base, one, other)) == content(merge(base, other, one))


@given(bases, books)
def test_merging_with_itself_changes_nothing(base: dict[str, Annotation], one: Notebook) -> None:
    assert content(merge(base, one, one)) == content(one)


@given(books, books)
def test_two_replicas_that_exchange_their_states_agree(one: Notebook, other: Notebook) -> None:
    there = merge(NOTHING, one, other)
    here = merge(NOTHING, other, there)
    assert content(merge(NOTHING, there, here)) == content(here)


@given(bases, books, books)
def test_every_text_that_was_changed_is_in_the_result_unless_deleted_later(
    base: dict[str, Annotation], one: Notebook, other: Notebook
) -> None:
    merged = merge(base, one, other)
    for side in (one, other):
        for key, item in side.annotations.items():
            unchanged = key in base and base[key].note == item.note
            if key in merged.annotations and not unchanged:
                assert item.note in merged.annotations[key].note
            elif key not in merged.annotations:
                assert merged.tombstones[key] >= item.modified
