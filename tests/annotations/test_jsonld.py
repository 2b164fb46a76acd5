"""The W3C form of a note: what is written, and that nothing of others is lost."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.jsonld import NotAnAnnotation, from_record, to_record
from reader.annotations.model import COLOURS, Anchor, Annotation

MOMENT = datetime(2025, 9, 20, 8, 30, 15, 250_000, tzinfo=UTC)
FINGERPRINT = "sha256:" + "ab" * 32


def note(**values: Any) -> Annotation:
    made = Annotation(
        id="urn:uuid:11111111-2222-4333-8444-555555555555",
        anchor=Anchor("11.7 مليار يورو", "بلغت القيمة ", "، وهو رقم", 12, 27, FINGERPRINT),
        colour="green",
        note="رقم **مهم** من OpenAI",
        tags=("مال", "شركات"),
        created=MOMENT,
        modified=MOMENT,
    )
    return dataclasses.replace(made, **values)


texts = st.text(st.characters(blacklist_categories=("Cs",)), max_size=20)
moments = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)
notes = st.builds(
    Annotation,
    id=st.uuids().map(lambda value: f"urn:uuid:{value}"),
    anchor=st.builds(
        lambda exact, prefix, suffix, start, length, fingerprint: Anchor(
            exact, prefix, suffix, start, start + length, fingerprint
        ),
        texts, texts, texts, st.integers(0, 10**7), st.integers(0, 1000),
        st.sampled_from(["", FINGERPRINT]),
    ),
    colour=st.sampled_from(COLOURS),
    note=texts,
    tags=st.lists(texts, unique=True, max_size=3).map(tuple),
    created=moments,
    modified=moments,
)  # fmt: skip


@given(notes)
def test_a_note_survives_the_round_trip(annotation: Annotation) -> None:
    assert from_record(json.loads(json.dumps(to_record(annotation)))) == annotation


def test_a_note_is_written_as_web_annotation() -> None:
    assert to_record(note()) == {
        "id": "urn:uuid:11111111-2222-4333-8444-555555555555",
        "type": "Annotation",
        "motivation": "commenting",
        "created": "2025-09-20T08:30:15.250Z",
        "modified": "2025-09-20T08:30:15.250Z",
        "hamesh:colour": "green",
        "body": [
            {
                "type": "TextualBody",
                "value": "رقم **مهم** من OpenAI",
                "format": "text/markdown",
                "language": "ar",
                "textDirection": "rtl",
                "purpose": "commenting",
            },
            {"type": "TextualBody", "value": "مال", "purpose": "tagging"},
            {"type": "TextualBody", "value": "شركات", "purpose": "tagging"},
        ],
        "target": {
            "source": f"urn:{FINGERPRINT}",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": "11.7 مليار يورو",
                    "prefix": "بلغت القيمة ",
                    "suffix": "، وهو رقم",
                },
                {"type": "TextPositionSelector", "start": 12, "end": 27},
            ],
        },
    }


def test_the_documented_example_is_what_is_written() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "notes-format.md"
    example = re.search("```json\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    record = json.loads(example[1])
    assert to_record(from_record(record)) == record
    assert not from_record(record).extra


def test_a_note_without_words_is_a_highlight_without_body() -> None:
    record = to_record(note(note="", tags=()))
    assert record["motivation"] == "highlighting"
    assert "body" not in record


def test_the_direction_of_a_note_follows_its_own_letters() -> None:
    body = to_record(note(note="see page 4"))["body"][0]
    assert (body["textDirection"], body["language"]) == ("ltr", "und")


def test_times_are_written_in_utc_wherever_the_reader_is() -> None:
    there = datetime(2025, 9, 20, 11, 30, tzinfo=timezone(timedelta(hours=3)))
    assert to_record(note(created=there))["created"] == "2025-09-20T08:30:00.000Z"


def test_what_other_programs_wrote_into_a_record_is_written_back() -> None:
    record = to_record(note())
    record["creator"] = {"id": "https://example.org/me", "name": "ليلى"}
    record["body"][0]["creator"] = "https://example.org/me"
    record["body"][0]["language"] = "fa"
    record["body"][1]["language"] = "ar"
    record["body"].append({"id": "https://example.org/picture.png", "type": "Image"})
    record["target"]["state"] = {"type": "TimeState", "cached": "https://example.org/copy"}
    record["target"]["selector"][0]["refinedBy"] = {"type": "TextPositionSelector"}
    record["target"]["selector"].append({"type": "CssSelector", "value": "p"})
    record["zz:unknown"] = [1, {"deep": None}]
    assert to_record(from_record(record)) == record


def test_a_foreign_source_colour_and_motivation_are_kept() -> None:
    record = to_record(note())
    record["target"]["source"] = "https://example.org/article"
    record["hamesh:colour"] = "orange"
    record["motivation"] = ["describing", "tagging"]
    read = from_record(record)
    assert (read.colour, read.anchor.fingerprint) == ("yellow", "")
    assert to_record(read) == record
    recoloured = dataclasses.replace(read, colour="blue")
    assert to_record(recoloured)["hamesh:colour"] == "blue"


def test_a_minimal_record_of_another_program_is_understood() -> None:
    read = from_record(
        {
            "id": "https://example.org/1",
            "type": "Annotation",
            "body": {"type": "TextualBody", "value": "ملاحظة"},
            "target": {
                "source": "https://example.org/",
                "selector": {"type": "TextQuoteSelector", "exact": "نص"},
            },
        }
    )
    assert (read.note, read.anchor.exact, read.anchor.prefix) == ("ملاحظة", "نص", "")
    assert read.created == read.modified


@pytest.mark.parametrize(
    "change",
    [
        {"id": 7},
        {"id": ""},
        {"type": "Note"},
        {"target": None},
        {"target": "https://example.org/"},
        {"target": {"selector": [{"type": "TextQuoteSelector", "exact": 3}]}},
        {"target": {"selector": [{"type": "TextPositionSelector", "start": 0, "end": 1}]}},
        {"hamesh:note": "reserved"},
    ],
)
def test_a_record_that_says_no_passage_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(NotAnAnnotation):
        from_record(to_record(note()) | change)


@pytest.mark.parametrize("start", [-1, 1.5, "0", True, None])
def test_a_wrong_position_does_not_cost_the_quote(start: object) -> None:
    record = to_record(note())
    record["target"]["selector"][1]["start"] = start
    read = from_record(record)
    assert read.anchor.exact == "11.7 مليار يورو"
    assert (read.anchor.start, read.anchor.end) == (0, 0)


def test_surrogates_from_a_paste_are_joined_or_replaced() -> None:
    body = to_record(note(note="\ud83d\ude00 و\ud800", tags=("\udfff",)))["body"]
    assert [item["value"] for item in body] == ["😀 و\ufffd", "\ufffd"]


def test_extra_is_hashable_free_data_that_nobody_can_change() -> None:
    read = from_record(to_record(note()) | {"creator": "x"})
    assert isinstance(read.extra, MappingProxyType)
