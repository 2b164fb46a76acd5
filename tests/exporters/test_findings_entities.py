"""Entities as CSV and JSON: what is written reads back, and no cell is obeyed."""

from __future__ import annotations

import csv
import dataclasses
import io
import json

from reader.analysis.model import Entity, Reason, entity_to_json
from reader.document import Document, Span
from reader.exporters import FORMATS
from reader.exporters.findings.entities import COLUMNS
from reader.exporters.model import Options, export_of
from tests.annotated import DAY, article, text_of


def rows(data: bytes) -> list[dict[str, str]]:
    _, *found = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    return [dict(zip(COLUMNS, row, strict=True)) for row in found]


def test_a_row_says_who_and_where_first() -> None:
    document = text_of("قالت ليلى منصور نعم. ثم جاء غيرها.", "وليلى لا.")
    entity = Entity("ليلى منصور", "PER", ("ليلى",), (Span(5, 15), Span(36, 40)))
    export = export_of(document, {}, date=DAY, entities=(entity,))
    (row,) = rows(FORMATS["entities-csv"].write(export))
    assert row == {
        "name": "ليلى منصور", "type": "PER", "mentions": "2", "aliases": "ليلى", "start": "5",
        "end": "15", "sentence": "قالت ليلى منصور نعم.",
    }  # fmt: skip


def test_json_is_the_public_contract() -> None:
    export = article()
    answer = json.loads(FORMATS["entities-json"].write(export))
    assert answer["document"]["fingerprint"] == export.document.fingerprint
    assert answer["entities"] == [
        entity_to_json(item, export.document.text) for item in export.entities
    ]
    assert answer["entities"]


def test_the_byte_order_mark_is_an_option() -> None:
    marked = FORMATS["entities-csv"].write(article())
    assert marked.startswith(b"\xef\xbb\xbf")
    plain = dataclasses.replace(article(), options=Options(mark=False))
    assert FORMATS["entities-csv"].write(plain) == marked[3:]


def test_no_cell_is_a_formula_and_no_name_turns_the_row_round() -> None:
    text = "=1+1\u202e"
    entity = Entity(text, "ORG", ("@x", "-y"), (Span(0, 4),), (Reason("listed", text, text),))
    export = export_of(text_of(text), {}, date=DAY, entities=(entity,))
    (row,) = rows(FORMATS["entities-csv"].write(export))
    assert row["name"] == row["sentence"] == "'=1+1"
    assert row["aliases"] == "'@x; -y"
    assert "\u202e" not in FORMATS["entities-json"].write(export).decode("utf-8")


def test_an_entity_without_mentions_or_a_text_without_blocks_is_written_too() -> None:
    export = export_of(Document("", ()), {}, date=DAY, entities=(Entity("أ", "LOC", (), ()),))
    assert rows(FORMATS["entities-csv"].write(export))[0]["mentions"] == "0"


def test_statistics_go_along_as_their_reader_wants_them() -> None:
    export = article()
    answer = json.loads(FORMATS["statistics-json"].write(export))
    assert [item["surface"] for item in answer["statistics"]] == [
        item.span.of(export.document.text) for item in export.statistics
    ]
    table = FORMATS["statistics-csv"].write(export).decode("utf-8-sig")
    assert "11.7 مليون يورو" in table
