"""Amounts go by size within kind and unit, times by date, words by alphabet: everywhere alike."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.model import Kind, Statistic
from reader.document import Span
from reader.ui.figures.order import ByValue, by_words


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
    assert sorted(mixed, key=ByValue.of(ordered).rising) == ordered


def listed(*items: Statistic) -> list[object]:
    """The values of ``items`` as a panel lists them."""
    return [item.value for item in sorted(items, key=ByValue.of(items).largest_first)]


def test_the_unit_that_is_used_most_comes_first_with_its_largest_amount() -> None:
    assert listed(
        item("money", 9, unit="EUR"), item("money", 2, unit="USD"), item("money", 7, unit="USD"),
        item("weight", 1, unit="ton"), item("weight", 80, unit="gram"),
        item("weight", 900, unit="gram"),
    ) == [7, 2, 9, 900, 80, 1]  # fmt: skip


def test_percentages_points_ratios_and_multiples_are_no_rivals() -> None:
    assert listed(
        item("points", 80, unit="bp"), item("multiplier", 90), item("percent", 15, unit="%"),
        item("ratio", 0.2), item("percent", 30, unit="%"),
    ) == [30, 15, 80, 0.2, 90]  # fmt: skip


def test_a_counted_number_is_a_number_among_others() -> None:
    assert listed(item("number", 5), item("quantity", 9), item("number", 20)) == [20, 9, 5]


def test_dates_and_hours_follow_each_other_though_the_longest_time_comes_first() -> None:
    mixed = [
        item("relative_time", "-P1Y"), item("duration", "P2M"), item("time", "T09:15"),
        item("date_range", "XXXX-SU"), item("duration", "P3Y"), item("time", "T07"),
        item("date_range", "2020"), item("date", "2019-05-01"), item("relative_time", "-P3D"),
    ]  # fmt: skip
    assert [value for value in listed(*mixed) if "P" not in str(value)] == [
        "2019-05-01", "2020", "XXXX-SU", "T07", "T09:15",
    ]  # fmt: skip
    assert [value for value in listed(*mixed) if "P" in str(value)] == [
        "P3Y", "P2M", "-P1Y", "-P3D",
    ]  # fmt: skip


def test_hours_of_one_day_follow_each_other() -> None:
    assert listed(
        item("datetime", "2025-02-14TEV"), item("datetime", "2025-02-14T09:15"),
        item("datetime_range", "(2025-02-14T07,2025-02-15T07,PT24H)"),
        item("datetime", "2025-02-14TMO"),
    ) == [
        "2025-02-14TMO", "(2025-02-14T07,2025-02-15T07,PT24H)", "2025-02-14T09:15",
        "2025-02-14TEV",
    ]  # fmt: skip


def test_a_date_that_is_resolved_stands_where_it_falls() -> None:
    key = ByValue({}).rising
    resolved = item("date", "XXXX-02-10", resolved=("2024-02-10",))
    assert key(resolved) < key(item("date", "2024-03-01"))


@pytest.mark.parametrize(
    "texts",
    [
        ["9 ملايين", "10 ملايين", "1,200 كتاب", "أحمد", "اِسم", "بيت", ""],
        ["إيرادات", "البَحر", "بحور", "اَلْمدن", "مدينة", "النخيل"],
        ["آلاف", "إلغاء", "ألمانيا", "الأم"],  # no article but letters of the word
    ],
)
def test_words_go_by_the_alphabet_without_article_and_marks(texts: list[str]) -> None:
    mixed = list(texts)
    random.Random(7).shuffle(mixed)
    assert sorted(mixed, key=by_words) == texts


@given(st.lists(st.text(alphabet="PTYMWDHSX0123456789-+Q:(),٣م", max_size=12), min_size=2))
def test_whatever_a_time_says_can_be_ordered(values: list[str]) -> None:
    kinds: tuple[Kind, ...] = ("date", "time", "duration", "number")
    found = [item(kinds[len(value) % 4], value) for value in values]
    assert len(sorted(found, key=ByValue.of(found).rising)) == len(found)
    assert len(sorted(values, key=by_words)) == len(values)
