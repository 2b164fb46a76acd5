"""A timeline is marked by years, months or days: as finely as there is room for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from reader.ui.panel.ticks import Tick, ticks


def days(first: str, end: str) -> tuple[int, int]:
    return date.fromisoformat(first).toordinal(), date.fromisoformat(end).toordinal()


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
