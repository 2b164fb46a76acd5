"""Records that nobody has changed are copied, and a file cut into them says what it said whole."""

from __future__ import annotations

import dataclasses
import json
import random
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations import records, strict_json
from reader.annotations.collection import parse, render
from reader.annotations.model import Annotation
from reader.annotations.notebook import Notebook
from reader.annotations.records import cut, differing, recorded
from reader.annotations.store import open_notes, with_annotations, write_notes
from reader.annotations.strict_json import Damaged
from tests.notes_making import NOTES, annotation, document, foreign

DOCUMENT = document()


def key(number: int) -> str:
    return f"urn:uuid:00000000-0000-4000-8000-{number:012}"


def made(seed: int, count: int) -> dict[str, Annotation]:
    chance = random.Random(seed)
    items = [
        foreign(chance, annotation(chance, DOCUMENT, key(number), chance.choice(NOTES)))
        for number in range(count)
    ]
    chance.shuffle(items)
    return {item.id: item for item in items}


def notebook(seed: int, count: int, *unread: object) -> Notebook:
    return Notebook(
        annotations=MappingProxyType(made(seed, count)),
        tombstones=MappingProxyType({}),
        unread=unread,
        fingerprints=(DOCUMENT.fingerprint,),
    )


@given(
    st.integers(0, 10_000),
    st.integers(0, 12),
    st.lists(
        st.sampled_from(
            [
                "???",
                7,
                None,
                {},
                [],
                {"type": "Annotation"},
                ',\n   {"a": 1}',
                "\n  ]",
                {"items": []},
            ]
        ),
        max_size=3,
    ),
)
def test_a_file_cut_into_its_items_says_what_it_says_whole(
    seed: int, count: int, unread: list[object]
) -> None:
    data = render(notebook(seed, count, *unread), DOCUMENT)
    whole = parse(json.dumps(json.loads(data)).encode())
    pieces = parse(data)
    assert not whole.records
    assert pieces == whole
    assert render(pieces, DOCUMENT) == render(whole, DOCUMENT) == data


def test_what_we_write_is_cut_and_read_without_making_it_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = render(notebook(1, 30), DOCUMENT)
    read = parse(data)
    assert len(read.records) == 30
    monkeypatch.setattr(records, "_json", lambda _: pytest.fail("made again"))
    assert render(read, DOCUMENT) == data


def test_a_second_reading_gives_the_same_objects_but_for_what_has_changed() -> None:
    first = parse(render(notebook(1, 30), DOCUMENT))
    changed = dataclasses.replace(first.annotations[key(7)], note="جديد")
    state = dataclasses.replace(
        first, annotations=MappingProxyType({**first.annotations, key(7): changed})
    )
    second = parse(render(state, DOCUMENT), first.records)
    assert differing(first.annotations, second.annotations) == {key(7)}
    assert second.annotations[key(7)] == changed


def test_the_way_another_program_lays_a_record_out_is_left_as_long_as_nothing_changes() -> None:
    data = render(notebook(2, 3), DOCUMENT)
    odd = data.replace(b'\n    "type": "Annotation",', b'"type":    "Annotation",', 1)
    assert odd != data
    read = parse(odd)
    assert render(read, DOCUMENT) == odd
    (first, *_) = read.records
    edited = dataclasses.replace(read.annotations[first], note="جديد")
    state = dataclasses.replace(
        read, annotations=MappingProxyType({**read.annotations, first: edited})
    )
    assert b'"type":    "Annotation"' not in render(state, DOCUMENT)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: json.dumps(json.loads(text)),
        lambda text: json.dumps(json.loads(text), indent=2),
        lambda text: json.dumps(json.loads(text), indent=3),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace('"items": [\n', '"items":\n[\n'),
    ],
)
def test_a_file_laid_out_otherwise_is_read_all_the_same(change: object) -> None:
    assert callable(change)
    data = render(notebook(3, 5), DOCUMENT)
    assert parse(change(data.decode()).encode()) == parse(data)


@pytest.mark.parametrize(
    "frame",
    [
        '{"type": "AnnotationCollection", "x": {\n  "items": [\n   {}\n  ]}}',
        '{"type": "AnnotationCollection", "first": {\n  "items": [\n   {}\n  ], "items": [1]}}',
        '{"type": "AnnotationCollection", "first": [{\n  "items": [\n   {}\n  ]}]}',
        '\n  "items": [\n   {}\n  ]',
    ],
)
def test_items_that_stand_elsewhere_are_not_taken_for_the_files(frame: str) -> None:
    assert cut(frame.encode()) is None


@pytest.mark.parametrize("tail", ["", ",", "x", ",\n   {", ",\n   {]"])
def test_what_is_no_json_is_none_in_pieces_either(tail: str) -> None:
    data = render(notebook(3, 2), DOCUMENT).decode().replace("\n  ]", f"{tail}\n  ]", 1)
    if tail:
        with pytest.raises(Damaged):
            parse(data.encode())
    else:
        assert len(parse(data.encode()).annotations) == 2


@given(st.integers(0, 1000), st.data())
def test_records_stay_in_the_order_of_the_file_whatever_is_changed(
    seed: int, data: st.DataObject
) -> None:
    chance = random.Random(seed)
    state = made(seed, data.draw(st.integers(0, 8)))
    known = recorded(state, {})
    for number in range(data.draw(st.integers(0, 4))):
        if state and chance.random() < 0.4:
            del state[chance.choice([*state])]
        elif state and chance.random() < 0.6:
            one = chance.choice([*state])
            state[one] = dataclasses.replace(state[one], note=str(number))
        else:
            one = key(100 + number)
            state[one] = annotation(chance, DOCUMENT, one, "جديد")
        known = recorded(state, known)
        afresh = recorded(state, {})
        assert [*known.items()] == [*afresh.items()]


def test_an_equal_record_with_other_values_of_another_program_is_made_again() -> None:
    one = dataclasses.replace(made(1, 1)[key(0)], extra=MappingProxyType({"zz:n": 1}))
    other = dataclasses.replace(one, extra=MappingProxyType({"zz:n": True}))
    assert one == other
    known = recorded({one.id: one}, {})
    assert b'"zz:n": true' in recorded({one.id: other}, known)[one.id][1]


def test_a_save_after_opening_makes_only_what_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_notes(tmp_path, DOCUMENT)
    write_notes(with_annotations(opened, made(5, 50)), DOCUMENT)
    opened = open_notes(tmp_path, DOCUMENT)
    real, seen = records._json, list[str]()

    def count(item: Annotation) -> bytes:
        seen.append(item.id)
        return real(item)

    monkeypatch.setattr(records, "_json", count)
    item = opened.annotations[key(3)]
    edited = dataclasses.replace(item, note="جديد", modified=item.modified + timedelta(seconds=1))
    written = write_notes(
        with_annotations(opened, {**opened.annotations, item.id: edited}), DOCUMENT
    )
    assert seen == [item.id]
    assert open_notes(tmp_path, DOCUMENT).annotations == written.annotations


def test_a_note_that_stands_twice_in_a_file_is_written_as_both_together(tmp_path: Path) -> None:
    state = made(1, 5)
    opened = open_notes(tmp_path, DOCUMENT)
    written = write_notes(with_annotations(opened, state), DOCUMENT)
    item = dataclasses.replace(state[key(2)], note="نص ثان مختلف")
    twin = recorded({item.id: item}, {})[item.id][1]
    data = written.path.read_bytes()
    written.path.write_bytes(data.replace(b"\n  ]", b",\n" + twin + b"\n  ]", 1))
    again = open_notes(tmp_path, DOCUMENT)
    note = again.annotations[key(2)].note
    assert "نص ثان مختلف" in note
    write_notes(again, DOCUMENT)
    assert open_notes(tmp_path, DOCUMENT).annotations[key(2)].note == note


# -- what is refused before it is read


@pytest.mark.parametrize("piece", [b"[],", b"{},", b"0,"])
def test_more_values_than_notes_have_are_refused_unread(
    piece: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strict_json.json, "loads", lambda *_, **__: pytest.fail("read"))
    head = b'{"type": "AnnotationCollection", "x": ['
    with pytest.raises(Damaged, match="more values"):
        parse(head + piece * (strict_json._MOST_VALUES // len(piece) * 3) + b"0]}")


def test_a_long_text_with_many_commas_is_no_reason_to_refuse() -> None:
    item = dataclasses.replace(made(1, 1)[key(0)], note="أ, " * 500_000)
    state = dataclasses.replace(notebook(1, 1), annotations=MappingProxyType({item.id: item}))
    assert parse(render(state, DOCUMENT)).annotations[item.id].note == item.note
