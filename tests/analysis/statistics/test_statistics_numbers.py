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
