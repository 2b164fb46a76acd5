"""Ages told without years, and what only looks like one."""

from __future__ import annotations

import pytest

from reader.analysis.statistics import find_statistics


@pytest.mark.parametrize(
    ("text", "surface", "value", "modifier"),
    [
        ("رحل الكاتب في سن الـ65", "65", 65, None),
        ("تقاعد في سن 60 بعد عمل طويل", "60", 60, None),
        ("فتى في الـ18 من العمر", "18", 18, None),
        ("تزوجت في الأربعين من عمرها", "الأربعين", 40, None),
        ("هي في السابعة عشرة من عمرها", "السابعة عشرة", 17, None),
        ("يبلغ 33 عاما من العمر", "33 عاما", 33, None),
        ("يمنع من هم دون الثامنة عشرة", "الثامنة عشرة", 18, "less_than"),
        ("لقاح لمن هم تحت سن الخامسة", "الخامسة", 5, "less_than"),
    ],
)
def test_an_age_is_told_by_the_words_around(
    text: str, surface: str, value: int, modifier: str | None
) -> None:
    (found,) = find_statistics(text)
    assert (found.span.of(text), found.kind, found.value, found.unit, found.modifier) == (
        surface,
        "age",
        value,
        "year",
        modifier,
    )


def test_a_decade_of_life_is_a_range_of_ages_and_a_decade_of_history_is_none() -> None:
    text = "رجل في الثلاثينات من العمر"
    (found,) = find_statistics(text)
    assert (found.span.of(text), found.kind, found.low, found.high) == (
        "الثلاثينات",
        "age_range",
        30,
        40,
    )
    (found,) = find_statistics("عاش في الثلاثينات")
    assert found.kind == "date_range"


def test_people_counted_after_the_word_are_no_age() -> None:
    (found,) = find_statistics("يدرس في السن 40 طالبا")
    assert (found.kind, found.value) == ("number", 40)


def test_a_decade_of_life_may_be_counted_too() -> None:
    text = "شاب في العقد الثالث من عمره"
    (found,) = find_statistics(text)
    assert (found.span.of(text), found.kind, found.low, found.high) == (
        "العقد الثالث",
        "age_range",
        20,
        30,
    )
