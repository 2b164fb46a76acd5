"""The table's order: amounts by size within kind and unit, times by date, words by alphabet."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.model import Kind, Statistic
from reader.document import Span
from reader.ui.dialogs.table.order import by_value, by_words


def item(kind: Kind, value: int | float | str | None = None, **values: object) -> Statistic:
    return Statistic(Span(0, 1), kind, value, **values)  # type: ignore[arg-type]  # ours


@pytest.mark.parametrize(
    "ordered",
    [
        [item("number", 9), item("number", 10), item("number", 100.5)],
        [item("percent", 6, unit="%"), item("percent_range", low=6, high=9, unit="%"),
         item("percent", 60, unit="%"), item("money", 5, unit="EUR")],
        [item("money", 900, unit="EUR"), item("money", 5, unit="USD")],
        [item("number", -5), item("number", 0.1), item("range", low=3), item("range", high=4)],
        [item("weight", 1, unit="gram"), item("weight", 2, unit="gram"),
         item("weight", unit="gram")],
        [item("date", "2023-12-31"), item("date_range", "2024"),
         item("datetime", "2024-03-03T09:15"), item("date_range", "2024-Q3"),
         item("date", "2024-10-01"),
         item("date", "XXXX-02-10"),
         item("date", "XXXX-11-02")],
        [item("date_range", "-0043"), item("date_range", "19XX"), item("date_range", "198X"),
         item("date_range", "(2001-05-01,2001-06-01,P1M)"), item("date_range", "2001-W30"),
         item("date_range", "2001-FA")],
        [item("time", "T03:18"), item("time", "T11"), item("time_range", "(T12,T13,PT1H)")],
        [item("duration", "PT90S"), item("duration", "PT2M"), item("duration", "P1D"),
         item("duration", "P1M"), item("duration", "P1.5Y")],
        [item("relative_time", "-P2Y"), item("relative_time", "-P1D"),
         item("relative_time", "+PT9H")],
    ],
)  # fmt: skip
def test_values_follow_one_another_as_one_would_say(ordered: list[Statistic]) -> None:
    mixed = list(ordered)
    random.Random(7).shuffle(mixed)
    assert sorted(mixed, key=by_value) == ordered


def test_a_date_that_is_resolved_stands_where_it_falls() -> None:
    resolved = item("date", "XXXX-02-10", resolved=("2024-02-10",))
    assert by_value(resolved) < by_value(item("date", "2024-03-01"))


def test_words_are_ordered_without_their_marks_and_numbers_in_them_by_size() -> None:
    texts = ["9 ملايين", "10 ملايين", "1,200 كتاب", "أحمد", "اِسم", "بيت", ""]
    mixed = list(texts)
    random.Random(7).shuffle(mixed)
    assert sorted(mixed, key=by_words) == texts


@given(st.lists(st.text(alphabet="PTYMWDHSX0123456789-+Q:(),٣م", max_size=12), min_size=2))
def test_whatever_a_time_says_can_be_ordered(values: list[str]) -> None:
    kinds: tuple[Kind, ...] = ("date", "time", "duration", "number")
    found = [item(kinds[len(value) % 4], value) for value in values]
    assert len(sorted(found, key=by_value)) == len(found)
    assert len(sorted(values, key=by_words)) == len(values)
