"""Readwise's table, as it comes and as spreadsheets leave it."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import Any

import pytest

from reader import errors
from reader.annotations.foreign.reading import read

HEADINGS = (
    "Highlight", "Book Title", "Book Author", "Amazon Book ID", "Note", "Color", "Tags",
    "Location Type", "Location", "Highlighted at", "Document tags",
)  # fmt: skip
ROW = (
    'قال: "لا أبيع القهوة،\nبل أبيع الوقت"', "مقهى الحي القديم", "سعاد مراد", "", "جملة جميلة",
    "pink", "حوار, .favorite", "page", "12", "2024-05-01 10:00:00+00:00", "رواية",
)  # fmt: skip


def table(*rows: tuple[str, ...], separator: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows([HEADINGS, *rows])
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_row_is_a_highlight(save: Any, encoding: str, separator: str) -> None:
    found = read(save("readwise.csv", table(ROW, separator=separator).encode(encoding)))
    assert found.format == "readwise"
    (note,) = found.notes
    assert note.anchor.exact == 'قال: "لا أبيع القهوة،\nبل أبيع الوقت"'
    assert (note.note, note.colour, note.tags) == ("جملة جميلة", "pink", ("حوار", "favorite"))
    assert note.work.names == ("مقهى الحي القديم",)
    assert note.created == note.modified == datetime(2024, 5, 1, 10, tzinfo=UTC)


def test_rows_say_no_more_than_they_have(save: Any) -> None:
    bare = ("كلمات", "كتاب", *[""] * 9)
    note_only = ("", "كتاب", "", "", "رأي", *[""] * 6)
    found = read(save("r.csv", table(bare, note_only, ("", "كتاب", *[""] * 9), ("كلمات",))))
    assert [(note.kind, note.created, note.colour) for note in found.notes] == [
        ("passage", None, None),
        ("document", None, None),
        ("passage", None, None),
    ]
    assert found.unread == 1


def test_the_columns_of_files_for_readwise_are_understood(save: Any) -> None:
    (note,) = read(
        save("r.csv", "Highlight,Title,Author,URL,Note,Location,Date\nأ,ب,,,ج,,\n")
    ).notes
    assert (note.anchor.exact, note.work.names, note.note) == ("أ", ("ب",), "ج")


def test_a_table_of_something_else_is_refused(save: Any) -> None:
    with pytest.raises(errors.NotNotes):
        read(save("prices.csv", "Item,Price\nCoffee,3\n"))
