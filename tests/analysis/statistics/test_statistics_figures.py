"""Figures in running text: each line of a table is one construction of the language."""

from __future__ import annotations

import datetime

import pytest

from reader.analysis.model import Statistic
from reader.analysis.statistics import find_statistics

NOW = datetime.datetime(2025, 5, 20, 12)


def only(text: str, date: datetime.datetime | None = NOW) -> Statistic:
    found = find_statistics(text, date=date)
    assert len(found) == 1, [(item.kind, item.span.of(text)) for item in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "surface", "kind", "value", "unit"),
    [
        ("زار المعرض ٣٬٥٠٠ طالب.", "٣٬٥٠٠", "number", 3500, None),
        ("زار المعرض 1.5 مليون زائر.", "1.5 مليون", "number", 1_500_000, None),
        ("حضر خمسة وثلاثون طبيبا.", "خمسة وثلاثون", "number", 35, None),
        ("حضر ثلاث مئة وأربعة عشر ألفا منهم.", "ثلاث مئة وأربعة عشر ألفا", "number", 314_000, None),
        ("وزعت مليوناً و٢٠٠ ألف نسخة.", "مليوناً و٢٠٠ ألف", "number", 1_200_000, None),
        ("خسرت ربع مليار دولار.", "ربع مليار دولار", "money", 250_000_000, "USD"),
        ("خسرت ملياراً ونصف المليار ين.", "ملياراً ونصف المليار ين", "money", 1_500_000_000, "JPY"),
        ("كلفته 12 دولارا و50 سنتا.", "12 دولارا و50 سنتا", "money", 12.5, "USD"),
        ("باعها بألفي دينار كويتي.", "ألفي دينار كويتي", "money", 2000, "KWD"),
        ("باعها بسعر 250 د.إ أمس الأول", "250 د.إ", "money", 250, "AED"),
        ("كلفته $3.5 مليون", "$3.5 مليون", "money", 3_500_000, "USD"),
        ("نما الناتج ٪٤٫٢ فقط", "٪٤٫٢", "percent", 4.2, "%"),
        ("نما الناتج ثلاثة بالمئة فقط", "ثلاثة بالمئة", "percent", 3, "%"),
        ("زاد العائد 15 نقطة أساس", "15 نقطة أساس", "points", 15, "bp"),
        ("طول الجسر 4 كيلومترات", "4 كيلومترات", "dimension", 4, "kilometer"),
        ("مساحته 90 مترا مربعا", "90 مترا مربعا", "area", 90, "square_meter"),
        (
            "سرعته 120 كيلومترا في الساعة",
            "120 كيلومترا في الساعة",
            "speed",
            120,
            "kilometer-per-hour",
        ),
        ("هبطت إلى 5 درجات تحت الصفر", "5 درجات تحت الصفر", "temperature", -5, "degree"),
        ("صوت 7 من كل 10 أعضاء", "7 من كل 10", "ratio", 0.7, None),
        ("زاد ثلاثة أضعاف", "ثلاثة أضعاف", "multiplier", 3, None),
        ("دام العرض ساعة ونصف", "ساعة ونصف", "duration", "PT1.5H", None),
        ("دام العرض يومين و3 ساعات", "يومين و3 ساعات", "duration", "P2DT3H", None),
        ("عاد قبل ثلاثة أشهر", "قبل ثلاثة أشهر", "relative_time", "-P3M", None),
        ("يعود بعد عامين", "بعد عامين", "relative_time", "+P2Y", None),
        ("كان عمره أربعين عاما", "أربعين عاما", "age", 40, "year"),
        ("فاز للمرة الحادية عشرة", "الحادية عشرة", "ordinal", 11, None),
    ],
)
def test_a_figure_is_read_with_its_unit(
    text: str, surface: str, kind: str, value: object, unit: str | None
) -> None:
    found = find_statistics(text)[0]
    assert (found.span.of(text), found.kind, found.value, found.unit) == (
        surface,
        kind,
        value,
        unit,
    )


@pytest.mark.parametrize(
    ("text", "surface", "kind", "value"),
    [
        ("افتتح في 14 كانون الثاني 2022", "14 كانون الثاني 2022", "date", "2022-01-14"),
        ("افتتح في الثالث من أغسطس", "الثالث من أغسطس", "date", "XXXX-08-03"),
        ("افتتح في ٢٥/٠٤/٢٠٢٣", "٢٥/٠٤/٢٠٢٣", "date", "2023-04-25"),
        ("افتتح في 1 محرم 1446 هـ", "1 محرم 1446 هـ", "date", "2024-07-07"),
        ("افتتح في أيلول/سبتمبر 2020", "أيلول/سبتمبر 2020", "date_range", "2020-09"),
        ("افتتح في مارس المقبل", "مارس المقبل", "date_range", "2026-03"),
        ("افتتح عام 1998", "عام 1998", "date_range", "1998"),
        ("افتتح في العام الماضي", "العام الماضي", "date_range", "2024"),
        ("افتتح في شتاء 2019", "شتاء 2019", "date_range", "2019-WI"),
        ("افتتح في التسعينيات", "التسعينيات", "date_range", "199X"),
        ("افتتح في القرن التاسع عشر", "القرن التاسع عشر", "date_range", "18XX"),
        ("افتتح الخميس الماضي", "الخميس الماضي", "date", "2025-05-15"),
        ("افتتح أمس", "أمس", "date", "2025-05-19"),
        ("افتتح الساعة 9:15 مساء", "الساعة 9:15 مساء", "time", "T21:15"),
        ("افتتح في الثامنة والنصف صباحا", "الثامنة والنصف صباحا", "time", "T08:30"),
    ],
)
def test_a_date_is_read_in_every_arab_calendar(
    text: str, surface: str, kind: str, value: str
) -> None:
    found = only(text)
    assert (found.span.of(text), found.kind, found.value) == (surface, kind, value)


def test_relative_dates_stay_open_without_a_reference_date() -> None:
    assert only("عاد في يونيو الماضي", None).value == "XXXX-06"
    assert only("عاد أمس", None).value == "-P1D"
    assert only("عاد العام الماضي", None).value == "-P1Y"


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "unit"),
    [
        ("يتراوح بين 20 و30 شخصا", "range", 20, 30, None),
        ("سعره من 5 إلى 7 دنانير أردنية", "money_range", 5, 7, "JOD"),
        ("تكلف ما بين أربعة وستة ملايين جنيه مصري", "money_range", 4_000_000, 6_000_000, "EGP"),
        ("نسبتها 10-15%", "percent_range", 10, 15, "%"),
    ],
)
def test_a_range_has_two_ends_and_no_value(
    text: str, kind: str, low: int, high: int, unit: str | None
) -> None:
    found = only(text)
    assert (found.kind, found.value, found.low, found.high, found.unit) == (
        kind,
        None,
        low,
        high,
        unit,
    )


def test_a_rise_from_one_value_to_another_is_no_range() -> None:
    found = find_statistics("ارتفع السعر من 5 دولارات إلى 9 دولارات")
    assert [(item.kind, item.value) for item in found] == [("money", 5), ("money", 9)]


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("حضر نحو 300 ضيف", "about"),
        ("حضر أكثر من 300 ضيف", "more_than"),
        ("حضر أقل من 300 ضيف", "less_than"),
        ("حضر ما لا يقل عن 300 ضيف", "at_least"),
        ("حضر 300 ضيف على الأقل", "at_least"),
        ("لا يتجاوز 300 ضيف", "at_most"),
        ("تجاوز عدد الضيوف 300 ضيف", "more_than"),
        ("ناهز عددهم 300 ضيف", "about"),
    ],
)
def test_the_words_around_a_figure_say_how_exact_it_is(text: str, modifier: str | None) -> None:
    found = only(text)
    assert (found.span.of(text), found.modifier) == ("300", modifier)
    assert found.counted is None or found.counted.of(text) == "ضيف"


def test_tens_of_thousands_are_between_two_bounds() -> None:
    found = only("نزح عشرات الآلاف")
    assert (found.kind, found.value, found.low, found.high) == ("number", None, 10_000, 100_000)


@pytest.mark.parametrize(
    "text",
    [
        "أطلقت الشركة نموذج GPT-5 وخدمة B2B",
        "نص القانون على ذلك، وجاء في نص البيان",
        "نمت الأرباح في Q3 2024 كثيرا",
        "في المقام الأول",
        "لم يأت أحد منهم",
        "في وقت واحد",
        "ثمن السيارة باهظ",
        "سعر الدولار يرتفع",
        "مارس الرياضة صغيرا",
        "قصد أب الأسرة",
        "الملك محمد السادس",
        "انظر صفحة 12",
        "https://example.org/2024/10%20a",
        "الحرب العالمية على الفقر",
        "",
        "\ud800 \udc00",
    ],
)
def test_what_looks_like_a_figure_and_is_none_is_left_alone(text: str) -> None:
    assert find_statistics(text) == ()


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("الشرط أكبر من 10 وأصغر من 20", "range", 10, 20),
        ("الشرط >= 30 دائما", "range", 30, None),
        ("يكفي 200 أو أكثر", "range", 200, None),
        ("أعمارهم بين 18 و25 عاما", "age_range", 18, 25),
        ("يستغرق من 3 إلى 5 أيام", "duration", 3, 5),
    ],
)
def test_an_inequality_is_a_range_that_may_be_open(
    text: str, kind: str, low: int | None, high: int | None
) -> None:
    found = only(text)
    assert (found.kind, found.low, found.high) == (kind, low, high)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("من الخامسة إلى السادسة مساء", "(T17,T18,PT1H)"),
        ("من الساعة 9:30 حتى 11 صباحا", "(T09:30,T11,PT1H30M)"),
        ("من 13 إلى 15 يوليو 2024", "(2024-07-13,2024-07-16,P3D)"),
        ("بين عامي 2010 و2015", "(2010-01-01,2015-01-01,P5Y)"),
        ("الربع الأخير من 2023", "(2023-10-01,2024-01-01,P3M)"),
        ("النصف الثاني من العام الماضي", "(2024-07-01,2025-01-01,P6M)"),
        ("السنوات الثلاث الماضية", "(2022-05-20,2025-05-20,P3Y)"),
        ("سنة 30 ق.م", "-0029"),
        ("موسم 2023/2024", "2023/2024"),
    ],
)
def test_a_stretch_of_time_has_an_exclusive_end(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثالث ثلاثاء من يونيو 2025", "2025-06-17"),
        ("آخر خميس من الشهر المقبل", "2025-06-26"),
        ("الأحد من الأسبوع الماضي", "2025-05-18"),
        ("20 من الشهر الجاري", "2025-05-20"),
        ("8 مارس الماضي", "2025-03-08"),
        ("أمس الأول الأحد", "2025-05-18"),
        ("عيد الفطر 2024", "2024-04-10"),
        ("الأربعاء 30 - 8 - 2006", "2006-08-30"),
    ],
)
def test_a_day_is_found_from_where_it_lies(text: str, value: str) -> None:
    assert only(text).value == value


def test_the_scale_and_unit_of_a_list_count_for_each_member() -> None:
    found = find_statistics("خصصت 10 و15 مليار درهم مغربي للمشروعين")
    assert [(item.value, item.unit) for item in found] == [
        (10_000_000_000, "MAD"),
        (15_000_000_000, "MAD"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("غاب ثلاثة عقود من الزمن", "duration", "P30Y"),
        ("وصل الساعة الثانية ليلا", "time", "T02"),
        ("يمر خط العرض 28 درجة شمالا", "number", 28),
        ("عمر الصخرة 300 مليون سنة", "age", 300_000_000),
        ("فاز سعيد (42 سنة) بالجائزة", "age", 42),
    ],
)
def test_the_words_around_decide_between_two_readings(text: str, kind: str, value: object) -> None:
    found = only(text)
    assert (found.kind, found.value) == (kind, value)


def test_agencies_write_the_fraction_before_the_letter() -> None:
    assert only("أنفقت 5ر1 مليون يورو").value == 1_500_000


@pytest.mark.parametrize(
    "text",
    [
        "فاز الفريق 2-1 على ضيفه",
        "خسر 3 - صفر أمامه",
        "اتصل على +966501234567 الآن",
        "اشترى هاتف iPhone 15",
        "كمية من المياه",
        "بناء متين",
        "لست هنا",
        "1. المقدمة عن الموضوع",
        "يكبر عاما بعد عام",
        "وقع عقدين مع الناشر",
        "زاره مرة واحدة فقط",
        "قمة مجموعة العشرين",
    ],
)
def test_scores_telephones_and_look_alikes_are_no_figures(text: str) -> None:
    assert find_statistics(text) == ()


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("بلغت أرباح المصنع 3 ملايين دولار", "أرباح المصنع"),
        ("قفزت أسعار القمح 4%", "أسعار القمح"),
        ("منحت اللجنة جائزة قدرها 5 آلاف يورو", "جائزة"),
        ("يملك 30% من أسهم الشركة", "أسهم الشركة"),
        ("تقدر ثروته بنحو 7 مليارات دولار", "ثروته"),
        ("وقع عقدا بقيمة 12 مليون دولار", "عقدا"),
    ],
)
def test_the_phrase_that_a_figure_measures_is_named(text: str, subject: str) -> None:
    found = only(text)
    assert found.subject is not None
    assert found.subject.of(text) == subject
