"""Numbers without a unit: digits, words, scales, fractions, and the habits of a text."""

from __future__ import annotations

import pytest

from reader.analysis.statistics import find_statistics


def values(text: str) -> list[tuple[str, object]]:
    return [(item.span.of(text), item.value) for item in find_statistics(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وزن 1.250 كتاب بنسبة 3,5 %", [("1.250", 1250), ("3,5 %", 3.5)]),
        ("طبع 1.250 كتاب بنسبة 3.5 %", [("1.250", 1.25), ("3.5 %", 3.5)]),
        ("طبع 1,250 كتاب بنسبة 3,5 %", [("1,250", 1250), ("3,5 %", 3.5)]),
        ("طبع 1.250.000 كتاب\nالمعامل 1,250", [("1.250.000", 1_250_000), ("1,250", 1.25)]),
        ("طبع 1.250 كتاب\nنما 4,7 % ثم 3,5 %\nوزاد 2.1 %", [
            ("1.250", 1250), ("4,7 %", 4.7), ("3,5 %", 3.5), ("2.1 %", 2.1)
        ]),
    ],
)  # fmt: skip
def test_the_other_numerals_of_a_text_say_what_a_lone_separator_means(
    text: str, expected: list[tuple[str, object]]
) -> None:
    assert values(text) == expected


@pytest.mark.parametrize("text", ["حضر الـ40 طالبا", "حضر الـ 40 طالبا", "حضر ال40 طالبا"])
def test_an_article_written_apart_stays_outside_the_number(text: str) -> None:
    assert values(text) == [("40", 40)]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("باع مليونين ونصف المليون نسخة", "مليونين ونصف المليون", 2_500_000),
        ("باع ثلاثة ملايين ونصف منها", "ثلاثة ملايين ونصف", 3_500_000),
        ("باع مليارا و200 مليون نسخة", "مليارا و200 مليون", 1_200_000_000),
        ("باع ألفا و200 مليون نسخة", "ألفا و200 مليون", 1_200_000_000),
        ("باع ألفا مليون نسخة", "ألفا مليون", 2_000_000_000),
        ("باع مئة ألف وألف نسخة", "مئة ألف وألف", 101_000),
        ("باع 12 ألفا و345 نسخة", "12 ألفا و345", 12_345),
        ("باع ثلاث مئة ودزينتين", "ثلاث مئة ودزينتين", 324),
        ("باع أربعمائة ألف نسخة", "أربعمائة ألف", 400_000),
        ("طوله ثلاثة فاصل خمسة", "ثلاثة فاصل خمسة", 3.5),
        ("النسبة ثلاثة فاصلة واحد أربعة", "ثلاثة فاصلة واحد أربعة", 3.14),
        ("نصيبه جزء من مئة", "جزء من مئة", 0.01),
        ("نصيبه 3 أجزاء من ألف", "3 أجزاء من ألف", 0.003),
        ("طوله 1½", "1½", 1.5),
    ],
)
def test_a_number_of_several_parts_is_one_number(text: str, surface: str, value: float) -> None:
    assert values(text) == [(surface, value)]


@pytest.mark.parametrize(
    ("text", "surface", "low", "high"),
    [
        ("وصل بضع مئات من الزوار", "بضع مئات", 300, 900),
        ("وصلت بضعة آلاف", "بضعة آلاف", 3000, 9000),
        ("حضر بضعة عشر رجلا", "بضعة عشر", 13, 19),
        ("حضر بضع وثلاثون امرأة", "بضع وثلاثون", 33, 39),
        ("زار بضع مدن", "بضع", 3, 9),
        ("غادر آلاف الأشخاص", "آلاف", 1000, 10_000),
        ("نقل عشرات الجرحى", "عشرات", 10, 100),
    ],
)
def test_a_vague_number_lies_between_two(text: str, surface: str, low: int, high: int) -> None:
    (found,) = find_statistics(text)
    assert (found.span.of(text), found.value, found.low, found.high) == (surface, None, low, high)


@pytest.mark.parametrize("text", ["حضر 20 ونيف", "حضر نيف وعشرون ضيفا"])
def test_a_number_and_some_is_more_than_the_number(text: str) -> None:
    (found,) = find_statistics(text)
    assert (found.value, found.modifier) == (20, "more_than")


@pytest.mark.parametrize("text", ["123," * 2000 + "456", "123 " * 2000])
def test_a_row_of_thousands_of_digits_is_no_number_of_them_all(text: str) -> None:
    assert all(item.value is None or float(item.value) < 1e40 for item in find_statistics(text))


@pytest.mark.parametrize(
    "text", ["باع \u0661\u200f\u0662\u200e كتابا", "باع خَمْسَةَ عَشَرَ كتابا", "باع خمـــسة عشـــر كتابا"]
)
def test_harakat_tatweel_and_marks_inside_a_number_change_nothing(text: str) -> None:
    assert values(text)[0][1] in (12, 15)


def test_a_decimal_in_words_has_its_scale() -> None:
    assert values("ثمنه ثلاثة فاصلة خمسة ملايين دولار") == [
        ("ثلاثة فاصلة خمسة ملايين دولار", 3_500_000)
    ]


def test_half_of_what_the_next_words_name_is_a_figure() -> None:
    assert values("يعاني منه نصف سكان البلاد") == [("نصف", 0.5)]


def test_a_sentence_holds_the_whole_of_its_last_figure() -> None:
    (found,) = find_statistics("دفع 47 ر . ق وذهب")
    assert found.sentence is not None
    assert found.sentence.start <= found.span.start < found.span.end <= found.sentence.end
