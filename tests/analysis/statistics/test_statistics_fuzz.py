"""A small part of `python -m tests.statistics_fuzz`: no text breaks the statistics."""

from __future__ import annotations

import pytest

from tests.statistics_fuzz import DATES, PATTERNS, broken, repeated, strings


@pytest.mark.parametrize("seed", range(5))
def test_no_random_or_mutated_text_breaks_the_statistics(seed: int) -> None:
    for text in strings(seed, 500):
        assert broken(text, DATES[seed]) is None, text


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern[1])
def test_no_endless_pattern_breaks_the_statistics(pattern: tuple[str, str, str]) -> None:
    assert broken(repeated(pattern, 6000), None) is None


@pytest.mark.parametrize("text", ["9" * 100_000, "٩٫" * 50_000, "-" * 100_000, "\u064e" * 100_000])
def test_no_endless_numeral_breaks_the_statistics(text: str) -> None:
    assert broken(text, None) is None


def test_lone_surrogates_and_control_characters_break_nothing() -> None:
    for text in ("\ud800 5 كتب \udfff", "5\x00 كتب", "خمسة\ud83dآلاف", "\udfff" * 50):
        assert broken(text, None) is None
