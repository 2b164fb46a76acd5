"""Measures: a number with a unit, however the unit is written."""

from __future__ import annotations

import pytest

from reader.analysis.statistics import find_statistics

Figure = tuple[str, str, object, str | None]


def figures(text: str) -> list[Figure]:
    return [
        (item.span.of(text), item.kind, item.value, item.unit) for item in find_statistics(text)
    ]


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("حجم الملف 12 كيلوبايت فقط", "12 كيلوبايت", 12, "kB"),
        ("باقة شهرية سعتها 40 غيغابايت", "40 غيغابايت", 40, "GB"),
        ("ذاكرة من 16 جيبيبايت", "16 جيبيبايت", 16, "GiB"),
        ("خزنت المكتبة 3 بيتابايت", "3 بيتابايت", 3, "PB"),
        ("سرعة الخط 100 ميغابت في الثانية", "100 ميغابت في الثانية", 100, "Mbit/s"),
    ],
)
def test_sizes_of_data_have_the_symbols_of_their_standard(
    text: str, surface: str, value: int, unit: str
) -> None:
    assert figures(text) == [(surface, "data_size", value, unit)]
