"""Dates and periods are put where they belong among the days, and sorted by that."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from reader.analysis.model import Kind, Statistic
from reader.document import Span
from reader.ui.panel.chronology import days_of
from reader.ui.panel.sorting import by_subject, by_value, currency_order
from reader.ui.panel.ticks import Tick, ticks

PLACE = Span(0, 1)


def of(value: str, kind: Kind = "date_range", **fields: object) -> Statistic:
    return Statistic(PLACE, kind, value, **fields)  # type: ignore[arg-type] # what a statistic has


def days(first: str, end: str) -> tuple[int, int]:
    return date.fromisoformat(first).toordinal(), date.fromisoformat(end).toordinal()


@pytest.mark.parametrize(
    ("value", "first", "end"),
    [
        ("2020-03-05", "2020-03-05", "2020-03-06"),
        ("2020-03-05T10:30", "2020-03-05", "2020-03-06"),
        ("2020-02", "2020-02-01", "2020-03-01"), ("2020", "2020-01-01", "2021-01-01"),
        ("2024-SU", "2024-06-01", "2024-09-01"), ("2024-WI", "2024-12-01", "2025-03-01"),
        ("2024-Q4", "2024-10-01", "2025-01-01"), ("2024-H1", "2024-01-01", "2024-07-01"),
        ("2025-W20", "2025-05-12", "2025-05-19"), ("198X", "1980-01-01", "1990-01-01"),
        ("17XX", "1700-01-01", "1800-01-01"), ("00XX", "0001-01-01", "0100-01-01"),
        ("2019/2021", "2019-01-01", "2022-01-01"),
        ("(2018-02-02,2018-02-08,P6D)", "2018-02-02", "2018-02-08"),
        ("(2018-02-02T10,2018-02-02T12,PT2H)", "2018-02-02", "2018-02-03"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)  # fmt: skip
def test_every_known_period_has_its_days(value: str, first: str, end: str) -> None:
    assert days_of(of(value)) == days(first, end)


@pytest.mark.parametrize(
    "value",
    ["XXXX-02", "XXXX-02-14", "XXXX-SU", "2025-13", "2025-02-30", "-0043", "", "2025-W60", "soon"],
)
def test_what_has_no_year_or_is_no_day_has_no_place(value: str) -> None:
    assert days_of(of(value)) is None


def test_a_reading_against_the_reference_date_gives_an_open_year() -> None:
    assert days_of(of("XXXX-02", resolved=("2025-02",))) == days("2025-02-01", "2025-03-01")
    assert days_of(of("XXXX-02", resolved=("2025-02", "2024-02"))) is None


def test_durations_and_times_of_day_are_no_dates() -> None:
    assert days_of(of("P3M", "duration")) is None
    assert days_of(of("T10:30", "time")) is None


@given(st.text(max_size=30))
def test_no_value_is_too_strange(value: str) -> None:
    found = days_of(of(value))
    assert found is None or found[0] < found[1]
    by_value(of(value, "duration"), {})
    by_value(of(value, "time"), {})


def ranked(*items: Statistic) -> list[object]:
    currencies = currency_order(items)
    return [item.value for item in sorted(items, key=lambda item: by_value(item, currencies))]


def test_the_currency_that_is_named_most_comes_first_with_its_largest_amount() -> None:
    assert ranked(
        Statistic(PLACE, "money", 9, "EUR"),
        Statistic(PLACE, "money", 2, "USD"),
        Statistic(PLACE, "money", 7, "USD"),
    ) == [7, 2, 9]


def test_ratios_are_compared_with_percentages_and_points_are_not() -> None:
    assert ranked(
        Statistic(PLACE, "points", 80, "bp"),
        Statistic(PLACE, "percent", 15, "%"),
        Statistic(PLACE, "ratio", 0.2),
        Statistic(PLACE, "multiplier", 90),
    ) == [0.2, 15, 80, 90]


def test_dates_follow_each_other_then_hours_then_lengths_and_what_is_ago() -> None:
    assert ranked(
        of("-P1Y", "relative_time"), of("P2M", "duration"), of("T09:15", "time"),
        of("XXXX-SU"), of("P3Y", "duration"), of("T07", "time"), of("2020"),
        of("2019-05-01", "date"), of("-P3D", "relative_time"),
    ) == [
        "2019-05-01", "2020", "T07", "T09:15", "P3Y", "P2M", "-P1Y", "-P3D", "XXXX-SU",
    ]  # fmt: skip


def test_subjects_are_sorted_without_article_and_harakat() -> None:
    subjects = ["النخيل", "", "إيرادات", "البَحر", "بحور", "مدن"]
    assert sorted(subjects, key=by_subject) == ["إيرادات", "البَحر", "بحور", "مدن", "النخيل", ""]


@pytest.fixture
def english() -> object:
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("first", "end", "most", "labels"),
    [
        ("2010-01-01", "2031-01-01", 5, ["2010", "2015", "2020", "2025", "2030"]),
        ("2020-11-10", "2021-04-02", 5,
         ["December 2020", "2021", "February", "March", "April"]),
        ("2020-11-10", "2021-04-02", 2, ["2021", "March"]),
        ("2021-03-01", "2021-03-04", 5, ["1 March 2021", "2 March", "3 March"]),
        ("1400-01-01", "2001-01-01", 4, ["1400", "1600", "1800", "2000"]),
    ],
)  # fmt: skip
def test_ticks_are_as_fine_as_there_is_room(
    first: str, end: str, most: int, labels: list[str]
) -> None:
    stretch = days(first, end)
    found = ticks(*stretch, lambda made: len(made) <= most)
    assert [tick.label for tick in found] == labels
    assert all(stretch[0] <= tick.day < stretch[1] for tick in found)


@given(st.dates(), st.integers(1, 3_000_000), st.integers(1, 12))
def test_there_are_ticks_for_any_stretch_or_none(start: date, length: int, most: int) -> None:
    first = start.toordinal()
    end = min(first + length, date.max.toordinal())
    found: list[Tick] = ticks(first, max(end, first + 1), lambda made: len(made) <= most)
    assert found == [] or 2 <= len(found) <= most
    assert [tick.day for tick in found] == sorted({tick.day for tick in found})
