"""What a reader types for a statistic: any digits, words, ISO 8601 and EDTF."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.model import GROUPS, Kind
from reader.library.entries import read_number, read_time, units_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12", 12), ("١١٫٧", 11.7), ("۱۲", 12), ("1,234,567", 1_234_567), ("١٬٢٣٤", 1_234),
        ("−5", -5), ("\u200f-5\u200f", -5), ("+5", 5), ("1.0", 1), ("11,7", 11.7),
        ("12345678901234567890123", 12345678901234567890123), ("3.5 ملايين", 3_500_000),
        ("مئة وعشرين", 120), ("نصف", 0.5), ("12\u00a0000", 12_000),
    ],
)  # fmt: skip
def test_a_number_is_read_in_digits_and_words(typed: str, meant: float) -> None:
    assert read_number(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", " ", "كثير", "12 13", "1e5", "0x10", "12 كيلومتر", "1\n2", "--5", "²"]
)
def test_what_is_more_or_less_than_a_number_is_none(typed: str) -> None:
    assert read_number(typed) is None


def test_the_sign_of_its_own_kind_may_stand_with_a_number() -> None:
    assert read_number("60%", "percent") == 60
    assert read_number("60%", "money") is None


@pytest.mark.parametrize(
    ("kind", "typed", "meant"),
    [
        ("date", "2025-02-14", "2025-02-14"),
        ("date", "XXXX-02-14", "XXXX-02-14"),
        ("date", "xxxx-wxx-3", "XXXX-WXX-3"),
        ("date", "١٤ فبراير ٢٠٢٥", "2025-02-14"),
        ("time", "T15:30", "T15:30"),
        ("datetime", "2025-02-14T15:30", "2025-02-14T15:30"),
        ("duration", "P1Y2M", "P1Y2M"),
        ("duration", "ثلاثة أشهر", "P3M"),
        ("relative_time", "-PT5H", "-PT5H"),
        ("date_range", "2024-Q3", "2024-Q3"),
        ("date_range", "198X", "198X"),
        ("date_range", "(2024-01-01,2024-02-01,P1M)", "(2024-01-01,2024-02-01,P1M)"),
        ("time_range", "(T09,T17,PT8H)", "(T09,T17,PT8H)"),
    ],
)
def test_a_time_is_read_in_words_or_as_written_by_the_analysis(
    kind: Kind, typed: str, meant: str
) -> None:
    assert read_time(typed, kind) == meant


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("date", "2025-13-41"), ("date", "2025-02-31"), ("date", "2025"), ("date", ""),
        ("time", "T25"), ("time", "15"), ("duration", "P"), ("duration", "PT"),
        ("duration", "P3"), ("date_range", "2024-Q5"), ("date_range", "(2024-01-01,2024-02-30)"),
        ("date", "T15"),
    ],
)  # fmt: skip
def test_what_is_no_time_of_its_kind_is_none(kind: Kind, typed: str) -> None:
    assert read_time(typed, kind) is None


@given(st.integers(-(10**30), 10**30))
def test_every_whole_number_is_read_exactly(number: int) -> None:
    assert read_number(str(number)) == number


@given(st.text(max_size=30), st.sampled_from(GROUPS["time"]))
def test_no_text_breaks_the_reading(text: str, kind: Kind) -> None:
    read_time(text, kind)
    read_number(text)


def test_units_are_those_that_the_analysis_gives() -> None:
    assert units_of("percent") == units_of("percent_range") == ("%",)
    assert {"EUR", "SAR", "EGP"} <= set(units_of("money_range"))
    assert {"hectare", "square_kilometer"} <= set(units_of("area"))
    assert "year" in units_of("age_range")
    assert units_of("number") == units_of("date") == ()
