"""Dates and periods are put where they belong among the days, hours within their day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.model import Kind, Statistic
from reader.document import Span
from reader.ui.figures.chronology import days_of, seconds_into_day, seconds_of
from reader.ui.figures.order import ByValue

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


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("PT90S", 90), ("P1W", 604_800), ("-P1DT1H", -90_000), ("P.", None), ("2024", None)],
)
def test_lengths_of_time_are_seconds(value: str, seconds: float | None) -> None:
    assert seconds_of(value) == seconds


@given(st.text(alphabet="PTYMWDHSX0123456789-+Q:(),.", max_size=30))
def test_no_value_is_too_strange(value: str) -> None:
    found = days_of(of(value))
    assert found is None or found[0] < found[1]
    assert seconds_into_day(value) >= 0
    for kind in ("duration", "time", "date", "relative_time"):
        ByValue({}).rising(of(value, kind))
