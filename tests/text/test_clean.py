"""What `clean` settles, and what it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.text.clean import _PIECE, clean


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2029", "\x85", "\x0b", "\x0c"])
def test_every_line_end_becomes_a_line_feed(end: str) -> None:
    assert clean(f"أول{end}ثان") == "أول\nثان"


@pytest.mark.parametrize("swallowed", ["\ufeff", "\ufdd0", "\ufdef", "\x00", "\uffff"])
def test_what_a_widget_would_swallow_is_gone_before_it_can_shift_offsets(swallowed: str) -> None:
    assert clean(f"{swallowed}نص{swallowed}") == "نص"


def test_a_lone_surrogate_becomes_a_character_that_can_be_written() -> None:
    assert clean("ق\ud83dل").encode("utf-8").decode("utf-8") == "ق\ufffdل"


def test_harakat_no_break_spaces_and_bidi_marks_stay() -> None:
    text = "كَتَبَ\u00a0\u200f(Le\u00a0Chat)\u2028\u202eabc"
    assert clean(text) == text


@given(st.text(st.characters()))
@example("\r\n\r")
@example("\ud800\udc00")
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize("before", range(_PIECE - 2, _PIECE + 2))
def test_a_long_text_is_cleaned_as_a_whole(before: int) -> None:
    assert clean("ق" * before + "\r\n\x00ل") == "ق" * before + "\nل"
