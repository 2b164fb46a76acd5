"""Corrections of statistics in the notes file: written, read, merged, and kept when hostile."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.collection import parse, render
from reader.annotations.jsonld import from_record, to_record
from reader.annotations.merge import merge, merge_annotation
from reader.annotations.model import (
    COLOURS,
    Anchor,
    Annotation,
    Correction,
    corrections_of,
    notes_of,
)
from reader.annotations.notebook import Notebook
from reader.annotations.store import open_notes, with_annotations, write_notes
from reader.document import Document

MOMENT = datetime(2025, 9, 20, 8, 30, tzinfo=UTC)
DOCUMENT = Document.of_paragraphs([("بلغت القيمة 12 مليون يورو", "paragraph")])
MONEY = Correction("money", kind="money", value=12.5, unit="USD", modifier="about")
DISMISSED = Correction("money", dismissed=True)
UNREAD = Correction("")


def correction(said: Correction = MONEY, *, minutes: int = 0, **values: Any) -> Annotation:
    anchor = Anchor("12 مليون يورو", "بلغت القيمة ", "", 12, 25, DOCUMENT.fingerprint)
    moment = MOMENT + timedelta(minutes=minutes)
    made = Annotation("urn:a", anchor, COLOURS[0], "", (), moment, moment, correction=said)
    return dataclasses.replace(made, **values)


def record(said: object, **values: Any) -> dict[str, Any]:
    """What somebody else has written where our correction stands."""
    return to_record(correction()) | {"hamesh:correction": said} | values


def notebook(*annotations: Annotation) -> Notebook:
    return Notebook(annotations=MappingProxyType({item.id: item for item in annotations}))


texts = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=8)
numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
said = st.builds(lambda of: Correction(of, dismissed=True), texts) | st.builds(
    Correction,
    of=texts,
    kind=texts,
    value=st.none() | texts | numbers,
    unit=st.none() | texts,
    low=st.none() | numbers,
    high=st.none() | numbers,
    modifier=st.none() | texts,
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
keys = st.sampled_from([field.name for field in dataclasses.fields(Correction)]) | texts


@given(said)
def test_a_correction_survives_the_round_trip(what: Correction) -> None:
    made = correction(what)
    assert from_record(json.loads(json.dumps(to_record(made)))) == made


def test_a_correction_is_written_as_web_annotation() -> None:
    written = to_record(correction())
    assert written["motivation"] == "editing"
    assert written["hamesh:correction"] == {
        "of": "money", "kind": "money", "value": 12.5, "unit": "USD", "modifier": "about",
    }  # fmt: skip
    assert "body" not in written
    assert "hamesh:colour" not in written
    assert to_record(correction(DISMISSED))["hamesh:correction"] == {
        "of": "money", "dismissed": True,
    }  # fmt: skip


def test_the_documented_correction_is_what_is_written() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "notes-format.md"
    examples = re.findall("```json\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    (example,) = [json.loads(text) for text in examples if "hamesh:correction" in text]
    read = from_record(example)
    assert json.dumps(to_record(read)) == json.dumps(example)
    assert read.correction is not None
    assert not read.extra


@pytest.mark.parametrize(
    "what",
    [
        None, 5, "money", [], {}, {"of": 5}, {"of": "", "dismissed": True}, {"of": "money"},
        {"of": "money", "dismissed": "yes"}, {"of": "money", "dismissed": True, "kind": "money"},
        {"of": "money", "kind": ["money"]}, {"of": "money", "kind": "money", "value": True},
        {"of": "money", "kind": "money", "value": {"a": 1}},
        {"of": "money", "kind": "money", "low": "1"}, {"of": "money", "kind": "money", "unit": 1},
    ],
)  # fmt: skip
def test_what_is_no_correction_of_ours_is_kept_and_is_no_highlight(what: object) -> None:
    strange = record(what)
    read = from_record(strange)
    assert read.correction == UNREAD
    assert not read.is_note
    assert to_record(read) == strange


@given(json_values | st.dictionaries(keys, json_values, max_size=6))
def test_nothing_that_stands_there_is_lost_or_shown(what: object) -> None:
    strange = json.loads(json.dumps(record(what)))
    read = from_record(strange)
    assert not read.is_note
    written = to_record(read)["hamesh:correction"]
    kept = what.items() if isinstance(what, dict) else ()
    missing = {key for key, value in kept if value is None or (key, value) == ("dismissed", False)}
    if read.correction == UNREAD:
        assert written == strange["hamesh:correction"]
    else:
        assert {**written, **{key: strange["hamesh:correction"][key] for key in missing}} == (
            strange["hamesh:correction"]
        )
    assert from_record(to_record(read)) == read


def test_a_hostile_record_leaves_its_neighbours_alone() -> None:
    data = json.loads(render(notebook(correction()), DOCUMENT))
    data["first"]["items"] += [record({"of": [7]}, id="urn:b"), record("?", id="urn:c"), 7]
    read = parse(json.dumps(data).encode())
    assert read.annotations["urn:a"] == correction()
    assert {id: item.correction for id, item in corrections_of(read.annotations).items()} == {
        "urn:a": MONEY, "urn:b": UNREAD, "urn:c": UNREAD,
    }  # fmt: skip
    assert not notes_of(read.annotations)
    assert read.unread == (7,)


def test_keys_of_others_in_a_correction_are_kept() -> None:
    foreign = record({"of": "money", "dismissed": True, "why": "a price list"})
    read = from_record(foreign)
    assert read.correction == DISMISSED
    assert to_record(read) == foreign
    changed = dataclasses.replace(read, correction=MONEY)
    assert to_record(changed)["hamesh:correction"]["why"] == "a price list"
    assert from_record(to_record(changed)) == changed


def test_an_editing_annotation_of_another_program_is_a_note_as_before() -> None:
    body = {"type": "TextualBody", "value": "اقرأ: 13 مليون", "purpose": "commenting"}
    other = {k: v for k, v in record(0, body=body).items() if k != "hamesh:correction"}
    read = from_record(other)
    assert (read.correction, read.is_note, read.note) == (None, True, "اقرأ: 13 مليون")
    assert to_record(read)["motivation"] == "editing"


def test_a_note_that_somebody_wrote_into_a_correction_is_not_hidden() -> None:
    read = from_record(
        record(
            {"of": "money", "dismissed": True},
            body={"type": "TextualBody", "value": "لماذا؟", "purpose": "commenting"},
        )
    )
    assert read.correction == DISMISSED
    assert read.is_note
    assert from_record(to_record(read)) == read


@pytest.mark.parametrize("minutes", [1, -1])
def test_of_two_replicas_the_later_correction_holds(minutes: int) -> None:
    base = correction()
    mine = correction(DISMISSED, minutes=5)
    theirs = correction(dataclasses.replace(MONEY, unit="EUR"), minutes=5 + minutes)
    later = theirs if minutes > 0 else mine
    for ours, others in ((mine, theirs), (theirs, mine)):
        merged = merge({base.id: base}, notebook(ours), notebook(others))
        assert merged.annotations[base.id].correction == later.correction


def test_what_only_one_replica_corrected_is_kept_though_the_other_is_later() -> None:
    base = correction()
    merged = merge_annotation(
        base, correction(DISMISSED, minutes=1), correction(minutes=2, tags=("مال",))
    )
    assert merged.correction == DISMISSED


@given(said, said)
def test_at_the_same_moment_all_replicas_choose_alike(one: Correction, other: Correction) -> None:
    left, right = correction(one), correction(other)
    assert merge_annotation(None, left, right) == merge_annotation(None, right, left)


def test_a_strange_correction_merges_like_any_other() -> None:
    strange = dataclasses.replace(
        from_record(record({"of": [7]})), modified=MOMENT + timedelta(minutes=1)
    )
    merged = merge_annotation(None, correction(), strange)
    assert to_record(merged)["hamesh:correction"] == {"of": [7]}


def test_a_restored_statistic_stays_restored_on_other_computers(tmp_path: Path) -> None:
    first = write_notes(
        with_annotations(open_notes(tmp_path, DOCUMENT), {"urn:a": correction()}), DOCUMENT
    )
    other = open_notes(tmp_path, DOCUMENT)
    write_notes(with_annotations(first, {}), DOCUMENT)
    assert not write_notes(other, DOCUMENT).annotations
