"""Years and hours as history books and news agencies write them, and digits that are neither."""

from __future__ import annotations

import pytest

from reader.analysis.statistics import find_statistics


def read(text: str) -> list[tuple[str, str, object]]:
    return [(item.span.of(text), item.kind, item.value) for item in find_statistics(text)]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("غادر السفير المدينة في 1756، ثم عاد", "1756", "1756"),
        ("وصلت البعثة في 1793 وعادت", "1793", "1793"),
        ("تأسس المتحف عام (1933) وما زال قائما", "عام (1933)", "1933"),
        ("ازدهرت المدينة حوالي العام 100 للميلاد", "العام 100 للميلاد", "0100"),
        ("ولد الشاعر سنة 303هـ/915م بالكوفة", "سنة 303هـ/915م", "0915"),
        ("صدر في يناير/كانون ثان الماضي", "يناير/كانون ثان الماضي", "XXXX-01"),
    ],
)
def test_a_year_is_known_by_the_words_around(text: str, surface: str, value: str) -> None:
    assert read(text) == [(surface, "date_range", value)]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        (
            "ما بين 1934 و1978 تنافست المنتخبات",
            "ما بين 1934 و1978",
            "(1934-01-01,1978-01-01,P44Y)",
        ),
        (
            "في الفترة من 1989 وحتى 1991 بلغت الخسائر",
            "من 1989 وحتى 1991",
            "(1989-01-01,1991-01-01,P2Y)",
        ),
        ("بين أعوام 1983 و2001.", "بين أعوام 1983 و2001", "(1983-01-01,2001-01-01,P18Y)"),
        (
            "امتدت الدولة بين عامي 909 و1171",
            "بين عامي 909 و1171",
            "(0909-01-01,1171-01-01,P262Y)",
        ),
        ("ما بين 1900 و1000 قبل الميلاد", "ما بين 1900 و1000 قبل الميلاد", "-1899/-0999"),
    ],
)
def test_a_verb_after_two_years_is_no_counted_noun(text: str, surface: str, value: str) -> None:
    assert read(text) == [(surface, "date_range", value)]


def test_the_second_year_of_a_list_is_a_year_whatever_particle_follows() -> None:
    assert [value for *_, value in read("ألغيت بطولتا 1942 و1946 بسبب الحرب")] == ["1942", "1946"]


def test_a_round_number_after_a_word_that_measures_is_no_year() -> None:
    assert read("حصل على 2000 في المسابقة") == [("2000", "number", 2000)]


def test_a_month_that_does_not_exist_makes_no_date() -> None:
    assert read("تاريخ الانتهاء 2025-13-01 غير صحيح") == []
    assert read("تاريخ الانتهاء 2025-12-01 صحيح") == [("2025-12-01", "date", "2025-12-01")]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("بحلول الساعة 0645 بتوقيت غرينتش", "الساعة 0645", "T06:45"),
        ("تبدأ الساعة 30ر18 بتوقيت مكة", "الساعة 30ر18", "T18:30"),
        ("تعرض الحلقة في 00ر11 بتوقيت الدوحة", "00ر11", "T11:00"),
    ],
)
def test_news_agencies_run_hours_and_minutes_together(text: str, surface: str, value: str) -> None:
    assert read(text) == [(surface, "time", value)]


def test_a_named_month_after_a_word_of_time_is_that_month() -> None:
    assert read("وصلوا قبل شهر رمضان المبارك")[0][:2] == ("شهر رمضان", "date_range")
    assert read("صاموا طيلة شهر رمضان المبارك")[0][:2] == ("شهر رمضان", "date_range")
    assert read("وصلوا قبل شهر من الحفل") == [("قبل شهر", "relative_time", "-P1M")]


def test_a_verb_right_after_a_number_is_not_what_it_counts() -> None:
    text = "المجموعة 20 تستضيفها المدينة"
    assert all(item.counted is None for item in find_statistics(text))
