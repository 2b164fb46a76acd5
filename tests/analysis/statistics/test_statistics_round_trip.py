"""A number written in words or digits, by whatever writer, reads back as itself.

HAMESH_PROOF=10000 in the environment asks for so many random values of each property.
"""

from __future__ import annotations

import os
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from reader.analysis.statistics import find_statistics
from tests import spelling
from tests.spelling import PLAIN, Style

PROOF = settings(
    max_examples=int(os.environ.get("HAMESH_PROOF", "100")),
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much],
)
# As many small as large ones: first how many digits, then which.
NUMBERS = st.integers(1, 18).flatmap(lambda digits: st.integers(0, 10**digits))
BELOW_TEN_TO_18 = NUMBERS.map(lambda number: min(number, 10**18 - 1))
DECIMALS = st.builds(
    lambda whole, places, part: Decimal(whole) + Decimal(part % 10**places).scaleb(-places),
    st.integers(0, 999_999),
    st.integers(1, 3),
    st.integers(0, 999),
).filter(lambda number: number > 0)
STYLES = st.builds(
    Style,
    feminine=st.booleans(),
    oblique=st.booleans(),
    hundred=st.sampled_from(["مئة", "مائة"]),
    apart=st.booleans(),
    joint=st.sampled_from([" و", " و "]),
)


def read(text: str) -> tuple[str, int | float | str | None]:
    """The kind and value of a text that is one figure and nothing else."""
    found = find_statistics(text)
    assert [item.span.of(text) for item in found] == [text.strip()]
    return found[0].kind, found[0].value


@PROOF
@given(NUMBERS, STYLES)
@example(101_000, PLAIN)
@example(102_000_000, Style(oblique=True))
@example(2_000_002, PLAIN)
@example(811_018_012, PLAIN)
@example(200_003_000, Style(joint=" و "))
@example(818, Style(feminine=True, apart=True))
@example(10**18, PLAIN)
def test_a_cardinal_as_grammars_teach_it_reads_back_as_itself(number: int, style: Style) -> None:
    assert read(spelling.cardinal(number, style)) == ("number", number)


@PROOF
@given(NUMBERS)
@example(10**18)
@example(200_000)
@example(102_000)
def test_a_cardinal_of_num2words_reads_back_as_itself(number: int) -> None:
    assume(not spelling.faulty_in_num2words(number))
    assert read(spelling.by_num2words(number)) == ("number", number)


@pytest.mark.parametrize(
    ("number", "words"), [(101_000, "مائة و ألف ألف"), (2_000, "ألفا"), (2 * 10**6, "مليونا")]
)
def test_what_is_left_out_of_num2words_is_still_faulty(number: int, words: str) -> None:
    assert spelling.faulty_in_num2words(number)
    assert spelling.by_num2words(number).split() == words.split()


@PROOF
@given(BELOW_TEN_TO_18, st.booleans())
@example(3 * 10**15 + 7, False)
def test_a_cardinal_of_cldr_reads_back_as_itself(number: int, feminine: bool) -> None:
    assert read(spelling.cldr(number, feminine)) == ("number", number)


@PROOF
@given(NUMBERS.filter(bool), st.sampled_from(["سالب", "ناقص"]), STYLES)
def test_a_negative_number_in_words_keeps_its_sign(number: int, sign: str, style: Style) -> None:
    assert read(f"{sign} {spelling.cardinal(number, style)}") == ("number", -number)


@PROOF
@given(DECIMALS, st.booleans(), st.booleans())
@example(Decimal("3.05"), False, False)
@example(Decimal("3.14"), False, True)
@example(Decimal("0.007"), True, True)
def test_a_decimal_in_words_reads_back_as_itself(
    number: Decimal, negative: bool, one_by_one: bool
) -> None:
    number = -number if negative else number
    assert read(spelling.decimal(number, one_by_one=one_by_one)) == ("number", float(number))


@PROOF
@given(DECIMALS, st.booleans())
@example(Decimal("3.05"), False)
def test_a_decimal_of_cldr_reads_back_as_itself(number: Decimal, feminine: bool) -> None:
    assert read(spelling.cldr(number, feminine)) == ("number", float(number))


@pytest.mark.parametrize("style", [PLAIN, Style(True, True, "مائة")])
def test_every_ordinal_up_to_999_reads_back_as_itself(style: Style) -> None:
    wrong = [
        number
        for number in range(1, 1000)
        if read(spelling.ordinal(number, style)) != ("ordinal", number)
    ]
    assert not wrong


def test_the_ordinals_of_num2words_read_back_once_they_have_an_article() -> None:
    from num2words import num2words

    for number in range(2, 20):  # from twenty on it writes cardinals
        words = "ال" + num2words(number, lang="ar", to="ordinal")
        assert read(words) == ("ordinal", number)


SHAPES = {"western": 0x30, "arabic": 0x660, "persian": 0x6F0}


@PROOF
@given(
    st.one_of(BELOW_TEN_TO_18.map(Decimal), DECIMALS),
    st.sampled_from(["", ",", "٬", "\u202f"]),
    st.sampled_from(["", "-", "\u2212"]),
)
def test_a_numeral_means_the_same_in_every_digit_shape(
    number: Decimal, grouping: str, sign: str
) -> None:
    western = sign + f"{number:,}".replace(",", grouping)
    value = float(number) if "." in western else int(number)
    for zero in SHAPES.values():
        text = western.translate({0x30 + digit: zero + digit for digit in range(10)})
        if zero != 0x30:
            text = text.replace(".", "٫")
        assert read(text)[1] == (-value if sign else value)
