"""What speaks for an Arabic and a Latin spelling being one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.entities.crossscript import likeness, signatures
from reader.analysis.entities.letternames import with_letters
from reader.analysis.entities.transliteration import align

ONE = [
    ("شتوتغارت", "stuttgart"), ("اوترخت", "utrecht"), ("ريفيان", "rivian"), ("نوفاليا", "novalia"),
    ("اوبن ايه اي", "openai"), ("تشات جي بي تي", "chatgpt"), ("اس كيه هاينكس", "sk hynix"),
    ("جي 42", "g42"), ("ايمانويل ماكرون", "emmanuel macron"), ("زاو جينغ", "zao jing"),
    ("بي بي سي", "bbc"), ("سورا", "sora"), ("كيليان مبابي", "kylian mbappé"),
]  # fmt: skip
TWO = [
    ("سبوتيفاي", "shopify"), ("موديرنا", "madeira"), ("ديلويت", "detroit"), ("كلود", "cloudera"),
    ("بي بي سي", "nbc"), ("سي ان ان", "cnbc"), ("ال جي", "lng"), ("جي بي تي 4", "gpt5"),
    ("بريجيت ماكرون", "emmanuel macron"), ("بيل كلينتون", "bill gates"), ("بيبسي", "bbc"),
]  # fmt: skip


@pytest.mark.parametrize(("arabic", "latin"), ONE)
def test_one_name_in_two_scripts_is_told(arabic: str, latin: str) -> None:
    assert likeness(arabic, latin)
    assert likeness(latin, arabic)
    assert signatures(arabic) & signatures(latin)


@pytest.mark.parametrize(("arabic", "latin"), TWO)
def test_two_names_are_told_apart(arabic: str, latin: str) -> None:
    assert likeness(arabic, latin) is None


def test_the_word_that_fits_least_is_known() -> None:
    half = align("بيل كلينتون", "bill gates")
    assert half.worst < 0 < align("بيل كلينتون", "bill clinton").worst


def test_letter_names_are_read_where_they_are_no_words() -> None:
    assert with_letters(["جي", "بي", "تي"]) == ["gbt"]
    assert with_letters(["جورج", "دبليو", "بوش"]) == ["جورج", "w", "بوش"]
    assert with_letters(["ان", "حماد"]) == ["ان", "حماد"]
    assert with_letters(["في"]) == ["في"]


@given(st.text("ابتسنغ جي", max_size=60), st.text("abtsng -é1", max_size=60))
def test_any_two_names_can_be_compared(arabic: str, latin: str) -> None:
    found = align(arabic, latin)
    assert found.worst <= found.fit or found.fit <= found.worst  # numbers, not NaN
    assert likeness(arabic, latin) == likeness(latin, arabic)
