"""Values are written in plain digits, and percentages of one whole are recognised."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from reader.analysis.model import Statistic
from reader.document import Span
from reader.ui.figures import number_text, shares, time_text, value_text


class Arabic(QTranslator):
    """Knows one unit."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context, source, disambiguation=None, n=-1):  # noqa: ARG002 - Qt's signature
        return "كم" if (context, source) == ("Units", "km") else None


PLACE = Span(0, 1)
FIRST, SECOND = Span(0, 50), Span(51, 90)


@pytest.fixture(autouse=True)
def english() -> object:
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (11_700_000_000, "11,700,000,000"), (0.5, "0.5"), (-17.42, "\u221217.42"), (6.0, "6"),
        (10**24, "1" + ",000" * 8), (1e22, "10" + ",000" * 7), (1.5e-7, "0.00000015"),
    ],
)  # fmt: skip
def test_numbers_are_plain_whatever_their_size(value: float, text: str) -> None:
    assert number_text(value) == text


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (Statistic(PLACE, "money", 11_700_000_000, "EUR"), "11,700,000,000 EUR"),
        (Statistic(PLACE, "percent", 6, "%"), "6 %"),
        (Statistic(PLACE, "points", 25, "bp"), "25 basis points"),
        (Statistic(PLACE, "multiplier", 3), "3×"),
        (Statistic(PLACE, "speed", 250, "kilometer-per-hour"), "250 km/h"),
        (Statistic(PLACE, "volume", 2, "litre"), "2 l"),
        (Statistic(PLACE, "quantity", 2, "cup"), "2 cup"),
        (Statistic(PLACE, "money_range", None, "USD", 3e9, 5e9), "3,000,000,000–5,000,000,000 USD"),
        (Statistic(PLACE, "range", low=200), "≥ 200"),
        (Statistic(PLACE, "money_range", None, "EUR", high=7), "≤ 7 EUR"),
        (Statistic(PLACE, "date", "2025-02"), "2025-02"),
        (Statistic(PLACE, "date", "XXXX-02", resolved=("2025-02",)), "2025-02"),
        (Statistic(PLACE, "date", "XXXX-02", resolved=("2024-02", "2025-02")), "February"),
        (Statistic(PLACE, "number"), ""),
    ],
)
def test_a_value_carries_its_unit(item: Statistic, text: str) -> None:
    assert value_text(item).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("item", "number"),
    [
        (Statistic(PLACE, "dimension", -5, "kilometer"), "\u2066\u22125\u2069"),
        (Statistic(PLACE, "dimension", None, "kilometer", 5, 10), "\u20665–10\u2069"),
        (Statistic(PLACE, "dimension", 11_700, "kilometer"), "11,700"),
    ],
)
def test_a_sign_keeps_its_side_beside_an_arabic_unit(
    qapp: QCoreApplication, item: Statistic, number: str
) -> None:
    arabic = Arabic(qapp)
    qapp.installTranslator(arabic)
    try:
        assert value_text(item) == f"{number}\u00a0كم"
    finally:
        qapp.removeTranslator(arabic)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("XXXX-02-14", "14 February"), ("T07", "07:00"), ("T19:05", "19:05"),
        ("2016-11-07T10:00:00", "2016-11-07 10:00"), ("2025-Q3", "2025-Q3"),
        ("(2018-02-02,2018-02-07,P5D)", "2018-02-02 – 2018-02-07"), ("2024-SU", "2024-SU"),
        ("P3M", "3 month(s)"), ("P0.5Y", "0.5 year(s)"), ("P1DT3H", "1 day(s) 3 hour(s)"),
        ("-P1Y", "1 year(s) ago"), ("+P100D", "in 100 day(s)"), ("P", "P"), ("", ""),
        ("XXXX-13", "XXXX-13"), ("XXXX-XX-27", "XXXX-XX-27"),
    ],
)  # fmt: skip
def test_times_read_as_people_write_them(value: str, text: str) -> None:
    assert time_text(value).replace("\u00a0", " ") == text


def _percents(*values: float, sentence: Span | None = FIRST) -> list[Statistic]:
    return [Statistic(PLACE, "percent", value, "%", sentence=sentence) for value in values]


def test_percentages_of_one_sentence_that_add_up_share_a_bar() -> None:
    found = shares(_percents(60, 20, 20))
    assert [found[number].mine for number in range(3)] == [0, 1, 2]
    assert {found[number].parts for number in range(3)} == {(60, 20, 20)}


def test_a_percentage_beside_a_whole_is_left_out() -> None:
    found = shares(_percents(6, 60, 20, 20))
    assert sorted(found) == [1, 2, 3]


def test_percentages_that_do_not_add_up_share_nothing() -> None:
    assert shares(_percents(60, 20)) == {}
    assert shares(_percents(60, 60)) == {}
    assert shares(_percents(110, -10)) == {}
    assert shares(_percents(100)) == {}


def test_percentages_of_different_sentences_share_nothing() -> None:
    assert shares([*_percents(60), *_percents(40, sentence=SECOND)]) == {}
    assert shares(_percents(60, 40, sentence=None)) == {}
