"""Values are written in plain digits, units by their names, and times as people say them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator

from reader import resources
from reader.analysis.model import GROUP_OF, Statistic
from reader.document import Span
from reader.text.bidi import document_direction
from reader.ui.figures import kind_text, number_text, time_text, unit_text, value_text
from reader.ui.figures.units import UNITS
from reader.ui.language import install


class Arabic(QTranslator):
    """Knows one unit."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context, source, disambiguation=None, n=-1):  # noqa: ARG002 - Qt's signature
        return "كم" if (context, source) == ("Units", "km") else None


PLACE = Span(0, 1)


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
        (Statistic(PLACE, "ratio", 0.504), "50.4 %"),
        (Statistic(PLACE, "ratio", 1 / 3), "33.33 %"),
        (Statistic(PLACE, "speed", 250, "kilometer-per-hour"), "250 km/h"),
        (Statistic(PLACE, "volume", 2, "litre"), "2 l"),
        (Statistic(PLACE, "quantity", 2, "light-touch"), "2 light-touch"),
        (Statistic(PLACE, "money_range", None, "USD", 3e9, 5e9), "3,000,000,000–5,000,000,000 USD"),
        (Statistic(PLACE, "range", low=200), "≥ 200"),
        (Statistic(PLACE, "money_range", None, "EUR", high=7), "≤ 7 EUR"),
        (Statistic(PLACE, "date", "2025-02"), "February 2025"),
        (Statistic(PLACE, "date", "XXXX-02", resolved=("2025-02",)), "February 2025"),
        (Statistic(PLACE, "date", "XXXX-02", resolved=("2024-02", "2025-02")), "February"),
        (Statistic(PLACE, "number", 2 / 3), "2/3"),
        (Statistic(PLACE, "dimension", 90, "degree"), "90°"),
        (Statistic(PLACE, "data_size", 250, "GiB"), "250 GiB"),
        (Statistic(PLACE, "data_size", 250, "gigabyte"), "250 GB"),
        (Statistic(PLACE, "age_range", None, "year", low=18), "≥ 18 year(s)"),
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
        ("T19:05:30", "19:05:30"), ("2016-11-07T10:00:00", "2016-11-07 10:00"),
        ("2013-02-12T03:18+02:00", "2013-02-12 03:18"),
        ("(2018-02-02,2018-02-08,P6D)", "2018-02-02 – 2018-02-07"),
        ("(2018-02-02,2018-02-03,P1D)", "2018-02-02"),
        ("(XXXX-05-03,XXXX-05-06,P3D)", "3 May – 5 May"),
        ("(2026-01-01,2026-04-01,P3M)", "first quarter of 2026"),
        ("(XXXX-07-01,XXXX-10-01,P3M)", "third quarter"),
        ("(2023-07-01,2024-01-01,P6M)", "second half of 2023"),
        ("(2020-11-01,2021-03-01,P4M)", "November 2020 – February 2021"),
        ("(2021-02-01,2021-03-01,P1M)", "February 2021"),
        ("(2019-01-01,2022-01-01,P3Y)", "2019 – 2021"),
        ("(2019-01-01,2020-01-01,P1Y)", "2019"), ("2024/2025", "2024–2025"),
        ("(2018-13-02,2018-13-07)", "2018-13-02 – 2018-13-07"),
        ("(2024-05-01T10,2024-05-01T12,PT2H)", "2024-05-01 10:00 – 12:00"),
        ("(T10,T12:30,PT2H30M)", "10:00 – 12:30"),
        ("2024-05-01TNI", "2024-05-01 at night"), ("TMO", "in the morning"),
        ("2025-Q3", "third quarter of 2025"), ("XXXX-Q3", "third quarter"),
        ("2024-SU", "summer 2024"), ("XXXX-SU", "summer"), ("SU", "summer"),
        ("2025-H1", "first half of 2025"), ("2025-W20", "week 20 of 2025"),
        ("198X", "1980s"), ("17XX", "18th century"), ("20XX", "21st century"),
        ("10XX", "11th century"), ("0622", "622"), ("-0043", "44 BC"),
        ("XXXX-WXX-5", "Friday"), ("XXXX-XX-27", "day 27"), ("PRESENT_REF", "now"),
        ("P3M", "3 month(s)"), ("P0.5Y", "0.5 year(s)"),
        ("P1DT3H5M", "1 day(s) 3 hour(s) 5 minute(s)"),
        ("-P1Y", "1 year(s) ago"), ("+P100D", "in 100 day(s)"), ("P", "P"), ("", ""),
        ("XXXX-13", "XXXX-13"), ("XXXX-WXX", "XXXX-WXX"), ("soon", "soon"),
    ],
)  # fmt: skip
def test_times_read_as_people_say_them(value: str, text: str) -> None:
    assert time_text(value).replace("\u00a0", " ") == text


def units_of_the_lexicon() -> list[str]:
    path = resources.path("lexicons", "statistics", "units.tsv")
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    return sorted({row[1] for row in rows if len(row) > 2 and row[0] not in ("time", "kind")})


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_unit_that_is_read_has_a_name(qapp: QCoreApplication, language: str) -> None:
    translators = install(qapp, language)
    try:
        for unit in units_of_the_lexicon():
            name = unit_text(Statistic(PLACE, "number", 2, unit))
            assert UNITS.get(unit.replace("-", "_")) is not None, unit
            arabic = document_direction(name, "ltr") == "rtl"
            assert arabic == (language == "ar") or name in ("%", "°"), (unit, name)
    finally:
        for translator in translators:
            qapp.removeTranslator(translator)
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_unit_of_an_age_is_the_noun_alone() -> None:
    assert unit_text(Statistic(PLACE, "age", 47, "year")) == "year(s)"
    assert unit_text(Statistic(PLACE, "money", 5, "EUR")) == "EUR"
    assert unit_text(Statistic(PLACE, "number", 5)) == ""


def test_every_kind_has_a_name() -> None:
    names = [kind_text(kind) for kind in GROUP_OF]
    assert all(names)
    assert len(set(names)) == len(names)
