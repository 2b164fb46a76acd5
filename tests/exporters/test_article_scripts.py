"""Runs of one direction: what UAX #9 says of each letter, number and sign."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.exporters.article.scripts import runs
from reader.text.bidi import Direction
from tests.shared import oracle


def latin(text: str, direction: Direction = "rtl") -> list[str]:
    return [text[start:end] for start, end, right in runs(text, direction) if not right]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قالت OpenAI إن", ["OpenAI"]),
        ("OpenAI, 2024 قالت", ["OpenAI, 2024"]),
        ("بلغت 60% في 2024", []),
        ("شركة OpenAI (US) قالت", ["OpenAI (US)"]),
        ("السوق (B2B).", ["B2B"]),
        ("لغة C++ حديثة", ["C"]),
        ("", []),
    ],
)
def test_latin_words_are_runs_of_their_own_in_arabic(text: str, found: list[str]) -> None:
    assert latin(text) == found


def test_arabic_words_take_their_numbers_along_in_english() -> None:
    text = "In عام 2024 we said"
    assert [text[start:end] for start, end, right in runs(text, "ltr") if right] == ["عام 2024"]


# All of the classes that a text has, and no explicit codes, which runs take along.
LETTERS = st.text(
    st.sampled_from("abاب12٣+-$%,.:;/ ()[]«»!\u200e\u200f\u064b\u0301ß中א\u200d\xa0\t\u2028"),
    max_size=24,
)


@given(LETTERS, st.sampled_from(["rtl", "ltr"]))
@example("(a) ب", "rtl")
@example("ب(a[b)c]", "rtl")
@example("a(ب)1", "rtl")
def test_runs_are_the_levels_of_the_algorithm(text: str, direction: Direction) -> None:
    judge = oracle().uba
    base = 1 if direction == "rtl" else 0
    _, levels = judge.resolve(text, base)
    found = [right for start, end, right in runs(text, direction) for _ in range(start, end)]
    assert len(found) == len(text)
    for char, level, right in zip(text, levels, found, strict=True):
        if level is None or judge.bidi_class(ord(char)) == "WS":  # L1 is about lines
            continue
        if level % 2:
            assert right
        elif judge.bidi_class(ord(char)) == "L":
            assert not right


@given(LETTERS, st.sampled_from(["rtl", "ltr"]))
def test_runs_cover_a_text_and_alternate(text: str, direction: Direction) -> None:
    found = runs(text, direction)
    assert "".join(text[start:end] for start, end, _ in found) == text
    assert all(before[2] != after[2] for before, after in pairwise(found))
