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


@pytest.mark.parametrize(
    ("text", "surface", "kind", "value", "unit"),
    [
        ("الحمل 5 كجم/م2 لا أكثر", "5 كجم/م2", "quantity", 5, "kilogram-per-square_meter"),
        ("التركيز 5 غرام/لتر", "5 غرام/لتر", "quantity", 5, "gram-per-liter"),
        ("الجرعة 3 غرامات لكل لتر", "3 غرامات لكل لتر", "quantity", 3, "gram-per-liter"),
        ("التدفق 12 لتر/دقيقة", "12 لتر/دقيقة", "quantity", 12, "liter-per-minute"),
        (
            "تستهلك 7 لترات لكل 100 كيلومتر",
            "7 لترات لكل 100 كيلومتر",
            "quantity",
            7,
            "liter-per-100-kilometer",
        ),
        ("بلغ 421 جزءا في المليون", "421 جزءا في المليون", "quantity", 421, "part-per-million"),
        ("بلغت سرعة الرياح 30 عقدة", "30 عقدة", "speed", 30, "knot"),
        ("محركه بقوة 500 حصان", "500 حصان", "power", 500, "horsepower"),
        ("شارك في العرض 500 حصان", "500", "number", 500, None),
        ("في القماش 30 عقدة", "30", "number", 30, None),
        (
            "استهلك مليون وحدة حرارية بريطانية",
            "مليون وحدة حرارية بريطانية",
            "power",
            1_000_000,
            "british-thermal-unit",
        ),
        ("المساحة 500 قدم مربعة", "500 قدم مربعة", "area", 500, "square_foot"),
        ("السعة 3 كيلومترات مكعبة", "3 كيلومترات مكعبة", "volume", 3, "cubic_kilometer"),
        ("الشحنة 5 آلاف طن متري", "5 آلاف طن متري", "weight", 5000, "tonne"),
        ("تنتج 5 ميغاواط/ساعة", "5 ميغاواط/ساعة", "power", 5, "megawatt_hour"),
        (
            "بطاريته 5000 ميلي أمبير ساعة",
            "5000 ميلي أمبير ساعة",
            "quantity",
            5000,
            "milliampere-hour",
        ),
        ("هزة بقوة 6.8 درجات", "6.8 درجات", "magnitude", 6.8, "richter"),
        ("هزة بقوة 7 على مقياس ريختر", "7 على مقياس ريختر", "magnitude", 7, "richter"),
        ("درجة الحرارة 5 تحت الصفر", "5 تحت الصفر", "temperature", -5, "degree"),
        ("درجة الحرارة -4 درجات", "-4 درجات", "temperature", -4, "degree"),
        ("نما الناتج −5%", "−5%", "percent", -5, "%"),
        ("نما الناتج +3.2%", "+3.2%", "percent", 3.2, "%"),
    ],
)
def test_a_measure_is_read_with_the_whole_of_its_unit(
    text: str, surface: str, kind: str, value: float, unit: str | None
) -> None:
    assert figures(text) == [(surface, kind, value, unit)]


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("حملت 12 طنا ونصف الطن", "12 طنا ونصف الطن", 12.5, "tonne"),
        ("حملت ثلاثة أطنان وربعا", "ثلاثة أطنان", 3, "tonne"),
        ("قطع ثلاثة أمتار وربع المتر", "ثلاثة أمتار وربع المتر", 3.25, "meter"),
        ("قطع كيلومترين و400 متر", "كيلومترين و400 متر", 2.4, "kilometer"),
        ("حملت طنين و300 كيلوغرام", "طنين و300 كيلوغرام", 2.3, "tonne"),
        ("خسر 3 ملايين دولار ونصف المليون", "3 ملايين دولار ونصف المليون", 3_500_000, "USD"),
    ],
)
def test_a_smaller_unit_or_a_half_belongs_to_the_measure(
    text: str, surface: str, value: float, unit: str
) -> None:
    assert next((item[0], item[2], item[3]) for item in figures(text)) == (surface, value, unit)


def test_a_light_year_is_a_length() -> None:
    assert figures("يبعد 4 سنوات ضوئية عنا") == [
        ("4 سنوات ضوئية", "dimension", 4, "light_year"),
    ]
