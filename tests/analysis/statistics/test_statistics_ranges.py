"""Ranges: what lies between two ends, and comparisons that stand alone."""

from __future__ import annotations

import pytest

from reader.analysis.statistics import find_statistics


def ranges(text: str) -> list[tuple[str, str, float | None, float | None]]:
    return [(item.span.of(text), item.kind, item.low, item.high) for item in find_statistics(text)]


@pytest.mark.parametrize(
    ("text", "surface", "low", "high"),
    [
        ("الوزن تحت 90.", "تحت 90", None, 90),
        ("عددهم أقل من 40", "أقل من 40", None, 40),
        ("هذا الرقم أكبر من 3,250 حتى الآن", "أكبر من 3,250", 3250, None),
        ("الناتج لا أكثر من ٨٠ ولا أقل من ٧٠", "لا أكثر من ٨٠ ولا أقل من ٧٠", 70, 80),
        ("الناتج أكبر من 7، وأصغر من 9", "أكبر من 7، وأصغر من 9", 7, 9),
        ("الضلع يساوي 12.", "يساوي 12", 12, 12),
        ("الضلع يساوي 12 أو أكثر", "يساوي 12 أو أكثر", 12, None),
        ("عدد المقاعد يصل إلى 900", "يصل إلى 900", None, 900),
        ("السعة >= 30", ">= 30", 30, None),
    ],
)
def test_a_comparison_that_stands_alone_is_a_range(
    text: str, surface: str, low: int | None, high: int | None
) -> None:
    assert ranges(text) == [(surface, "range", low, high)]


def test_two_comparisons_that_exclude_each_other_are_two_ranges() -> None:
    assert ranges("نقاطه تساوي 40 أو أقل من 30") == [
        ("تساوي 40", "range", 40, 40),
        ("أقل من 30", "range", None, 30),
    ]


@pytest.mark.parametrize(
    ("text", "surface", "kind", "modifier"),
    [
        ("شارك أكثر من 500 متسابق", "500", "number", "more_than"),
        ("قتل أكثر من 500 في الزلزال", "500", "number", "more_than"),
        ("مقتل أكثر من 40 في انهيار جسر", "40", "number", "more_than"),
        ("عاد أقل من 60 منهم", "60", "number", "less_than"),
        ("تجاوز عدد الحضور 500 في اليوم", "500", "number", "more_than"),
        ("يتوزعون على أكثر من 30 في كل حي", "30", "number", "more_than"),
        ("أكثر من 20% من القراء", "20%", "percent", "more_than"),
        ("الكلفة أقل من 70 دينارا كويتيا", "70 دينارا كويتيا", "money", "less_than"),
        ("ما يصل إلى 700 عامل", "700", "number", "at_most"),
    ],
)
def test_a_comparison_of_what_is_counted_or_measured_is_a_modifier(
    text: str, surface: str, kind: str, modifier: str
) -> None:
    found = find_statistics(text)[0]
    assert (found.span.of(text), found.kind, found.modifier) == (surface, kind, modifier)


def test_an_amount_compared_is_a_range_of_money_where_it_is_all_there_is() -> None:
    assert ranges("أقل من 3 دنانير و50 فلسا") == [
        ("أقل من 3 دنانير و50 فلسا", "money_range", None, 3.05)
    ]


def test_degrees_below_zero_turn_a_range_around() -> None:
    text = "تراوحت الحرارة بين 5 و7 درجات تحت الصفر"
    assert ranges(text) == [("بين 5 و7 درجات تحت الصفر", "temperature", -7, -5)]
