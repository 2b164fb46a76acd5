"""What is invisible, or another way to encode the same letter, changes no statistic.

HAMESH_PROOF=10000 in the environment asks for so many random texts of each property.
"""

from __future__ import annotations

import datetime
import os
import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.statistics import find_statistics
from tests.statistics_fuzz import SENTENCES

PROOF = settings(max_examples=int(os.environ.get("HAMESH_PROOF", "200")), deadline=None)
DATE = datetime.datetime(2025, 9, 20, 8, 30)

HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
DAMMA = "\u064f"  # over the first letter it makes another word: خُمس, a fifth, of خَمس, five
TATWEEL = "\u0640"
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"


def seen(text: str) -> list[tuple[object, ...]]:
    """All that statistics say, but for where they say it."""
    return [
        (item.kind, item.value, item.unit, item.low, item.high, item.resolved, item.modifier)
        for item in find_statistics(text, date=DATE)
    ]


def arabic(char: str) -> bool:
    return "\u0620" <= char <= "\u064a" and char != TATWEEL


def places(text: str, marks: str) -> list[int]:
    """Where a writer may put a mark: harakat after a letter, tatweel between two, bidi anywhere."""
    if marks == HARAKAT:
        return [at + 1 for at, char in enumerate(text) if arabic(char)]
    if marks == TATWEEL:
        return [
            at + 1
            for at, (left, right) in enumerate(pairwise(text))
            if unicodedata.bidirectional(right) == "AL"
            and arabic(right)
            and left in "بتثجحخسشصضطظعغفقكلمنهيئ"
        ]
    return list(range(len(text) + 1))


def marked(text: str, marks: Iterable[tuple[int, str]]) -> str:
    for at, mark in sorted(marks, reverse=True):
        text = text[:at] + mark + text[at:]
    return text


@st.composite
def texts_with_marks(draw: st.DrawFn) -> tuple[str, str]:
    """A sentence, and the same with up to thirty marks of one sort at random legal places."""
    text = draw(st.sampled_from(SENTENCES))
    sort = draw(st.sampled_from([HARAKAT, TATWEEL, BIDI]))
    one = st.tuples(st.sampled_from(places(text, sort)), st.sampled_from(sort))
    one = one.filter(lambda mark: mark[1] != DAMMA or text[: mark[0]][-2:-1].isalpha())
    return text, marked(text, draw(st.lists(one, max_size=30)))


@PROOF
@given(texts_with_marks())
def test_harakat_tatweel_and_bidi_marks_change_nothing(pair: tuple[str, str]) -> None:
    text, other = pair
    assert seen(other) == seen(text)


@pytest.mark.parametrize("marks", [HARAKAT, TATWEEL, BIDI], ids=["harakat", "tatweel", "bidi"])
def test_a_mark_at_every_legal_place_changes_nothing(marks: str) -> None:
    for text in SENTENCES:
        everywhere = [
            (at, marks[number % len(marks)]) for number, at in enumerate(places(text, marks))
        ]
        assert seen(marked(text, everywhere)) == seen(text), text


@pytest.mark.parametrize("zero", [0x30, 0x660, 0x6F0], ids=["western", "arabic", "persian"])
def test_the_shape_of_digits_changes_nothing(zero: int) -> None:
    for text in SENTENCES:
        shaped = "".join(
            chr(zero + unicodedata.decimal(char)) if char.isdecimal() else char for char in text
        )
        assert seen(shaped) == seen(text), text


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_and_decomposed_letters_are_the_same(form: Literal["NFC", "NFD"]) -> None:
    for text in SENTENCES:
        assert seen(unicodedata.normalize(form, text)) == seen(text), text


PRESENTED = {
    unicodedata.normalize("NFKC", chr(code)): chr(code)
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEFD))
    if len(unicodedata.normalize("NFKC", chr(code))) == 1
}


def test_presentation_forms_and_ligatures_are_the_same_as_letters() -> None:
    for text in SENTENCES:
        shaped = "".join(PRESENTED.get(char, char) for char in text)
        assert shaped != text
        assert seen(shaped) == seen(text), text
        assert seen(text.replace("لا", "ﻻ").replace("لأ", "ﻷ")) == seen(text), text
