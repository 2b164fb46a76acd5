"""Money: every Arab currency, the great ones of the world, their signs and their subunits."""

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
        ("باعه بـ70 ريالا قطريا", "70 ريالا قطريا", 70, "QAR"),
        ("باعه بسبعة ريالات عمانية", "سبعة ريالات عمانية", 7, "OMR"),
        ("باعه بمئتي ريال يمني", "مئتي ريال يمني", 200, "YER"),
        ("باعه بـ60 جنيها سودانيا", "60 جنيها سودانيا", 60, "SDG"),
        ("باعه بجنيهين", "جنيهين", 2, "EGP"),
        ("كلفه دولارا أستراليا واحدا", "دولارا أستراليا واحدا", 1, "AUD"),
        ("كلفه 12 مليون دولار كندي", "12 مليون دولار كندي", 12_000_000, "CAD"),
        ("كلفه 40 ألف فرنك أفريقي", "40 ألف فرنك أفريقي", 40_000, "XOF"),
        ("كلفه 9 آلاف ليرة سورية", "9 آلاف ليرة سورية", 9000, "SYP"),
        ("كلفه 500 راند جنوب أفريقي", "500 راند جنوب أفريقي", 500, "ZAR"),
        ("كلفه 700 ليرة سورية جديدة", "700 ليرة سورية جديدة", 700, "SYP"),
        ("تبرع بمليون دولار", "مليون دولار", 1_000_000, "USD"),
        ("خصص مليوني يورو", "مليوني يورو", 2_000_000, "EUR"),
        ("قيمتها $1.2bn تقريبا", "$1.2bn", 1_200_000_000, "USD"),
        ("قيمتها €5m فقط", "€5m", 5_000_000, "EUR"),
        ("قيمتها US$ 50 فقط", "US$ 50", 50, "USD"),
        ("قيمتها EUR 5 million فقط", "EUR 5 million", 5_000_000, "EUR"),
        ("قيمتها 3bn دولار", "3bn دولار", 3_000_000_000, "USD"),
        ("قيمتها 2.5م دولار", "2.5م دولار", 2_500_000, "USD"),
        ("دفع 75 فلسا كويتيا", "75 فلسا كويتيا", 0.075, "KWD"),
        ("دفع 50 قرشا", "50 قرشا", 0.5, "EGP"),
        ("دفع 20 هللة", "20 هللة", 0.2, "SAR"),
        ("دفع 60 بيسة", "60 بيسة", 0.06, "OMR"),
        ("دفع 10¢", "10¢", 0.1, "USD"),
        ("دفع 3 دنانير و50 فلسا", "3 دنانير و50 فلسا", 3.05, "KWD"),
        ("بلغ سعر الغرام 315 جنيها للعيار 21", "315 جنيها", 315, "EGP"),
    ],
)
def test_an_amount_has_its_currency(text: str, surface: str, value: float, unit: str) -> None:
    assert figures(text) == [(surface, "money", value, unit)]


def test_subunits_belong_to_an_amount_in_units_only() -> None:
    assert figures("دفع 5 سنتات و20 هللة") == [
        ("5 سنتات", "money", 0.05, "USD"),
        ("20 هللة", "money", 0.2, "SAR"),
    ]


def test_a_bare_noun_means_the_currency_that_the_text_named_last() -> None:
    text = "كلف البيت 90 ألف دينار أردني.\nودفع منها 30 ألف دينار و500 فلس، ثم 20 دولارا."
    assert [item[3] for item in figures(text)] == ["JOD", "JOD", "USD"]
    assert [item[3] for item in figures("دفع 30 دينارا")] == ["KWD"]


def test_a_dollar_is_american_whatever_other_dollars_the_text_names() -> None:
    text = "السعر 130 دولارا كنديا (نحو 95 دولارا)"
    assert [item[3] for item in figures(text)] == ["CAD", "USD"]


def test_a_currency_without_a_number_is_no_amount() -> None:
    assert figures("تراجع سعر الدولار أمام اليورو") == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("أقرت الحكومة الأردنية موازنة من 12 مليار دينار", "JOD"),
        ("تباع في عمّان بثلاثة دنانير", "JOD"),
        ("تباع في عُمان بثلاثة ريالات", "OMR"),
        ("أعلن البنك المركزي التونسي صرف 300 مليون دينار", "TND"),
        ("جمع فرع القاهرة 5 ملايين جنيه، وفرع الخرطوم صفرا", "EGP"),
        ("كلف الجسر 700 مليون درهم، وهو الأطول في المغرب", "MAD"),
        ("باع مزارع من دمشق محصوله بـ900 ألف ليرة", "SYP"),
        ("باع مزارع محصوله بـ900 ألف ليرة", "LBP"),
    ],
)
def test_a_bare_noun_means_the_currency_of_the_country_that_is_spoken_of(
    text: str, unit: str
) -> None:
    assert [item[3] for item in figures(text) if item[1] == "money"] == [unit]


def test_the_nearest_country_decides_whose_noun_it_is() -> None:
    text = "يبيعها تاجر في بيروت بـ90 ألف ليرة، وتاجر في أنقرة بـ40 ليرة"
    assert [item[3] for item in figures(text)] == ["LBP", "TRY"]
