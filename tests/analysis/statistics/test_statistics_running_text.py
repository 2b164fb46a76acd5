"""What running text does with figures: ordinals before nouns, names, labels, brackets, owners."""

from __future__ import annotations

import pytest

from reader.analysis.statistics import find_statistics

Figure = tuple[str, str, object]


def read(text: str) -> list[Figure]:
    return [(item.span.of(text), item.kind, item.value) for item in find_statistics(text)]


def bounds(text: str) -> list[tuple[str, object, object]]:
    return [(item.span.of(text), item.low, item.high) for item in find_statistics(text)]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("ثاني أكبر ميناء في المنطقة", "ثاني", 2),
        ("وثالث أطول نهر", "ثالث", 3),
        ("كانت رابع رحلة لها", "رابع", 4),
        ("هو خامس مدير للمتحف", "خامس", 5),
        ("وقعت هزة ثالثة في الجزيرة", "ثالثة", 3),
    ],
)
def test_an_ordinal_stands_before_its_noun_or_after_an_indefinite_one(
    text: str, surface: str, value: int
) -> None:
    assert (surface, "ordinal", value) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "انبعاث ثاني أكسيد الكربون",
        "الشيخ جاسم آل ثاني رئيس النادي",
        "انتظر ثانية ثم مضى",
        "مقاتلات إف-16 وإف 35",
        "صواريخ إس 300 المضادة",
        "على الطريق إم 4 السريع",
        "العبارة في الجزء 3، ص 40",
        "يسكن الطابق 3، شقة 12",
        "الرمز البريدي 11511",
        "اللواء 401 والفرقة 98",
        "سجل في الدقيقتين 23 و67",
        "بحسب دراسات سابقة [13، 14]",
        "خسر 1 - 2 أمام ضيفه",
        "تركوه نصف ميت على الطريق",
        "زار نصف الكرة الجنوبي",
        "احتفل بعيد ميلاده الستين",
    ],
)
def test_names_notes_labels_and_the_dead_are_no_figures(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "surface", "value", "counted"),
    [
        ("شارك ما مجموعه 57 فريقا", "57", 57, "فريقا"),
        ("حضر أصدقاؤه الثلاثة", "الثلاثة", 3, "أصدقاؤه"),
        ("وحضر وأبناؤه الأربعة", "الأربعة", 4, "أبناؤه"),
        ("تحيط التلال بالأضلاع الثلاثة", "الثلاثة", 3, "الأضلاع"),
        ("فندق من فئة الخمسة نجوم", "الخمسة", 5, "نجوم"),
        ("تتكون اللجنة من (60) عضوا", "60", 60, "عضوا"),
        ("تضم الشقة 3 غرف", "3", 3, "غرف"),
        ("قالت أم 3 أطفال", "3", 3, "أطفال"),
        ("اعتمدوا على مئة من الدبابات", "مئة", 100, None),
        ("صوت 9 ضده", "9", 9, None),
    ],
)
def test_a_count_is_read_wherever_its_noun_stands(
    text: str, surface: str, value: int, counted: str | None
) -> None:
    (found,) = find_statistics(text)
    noun = found.counted.of(text) if found.counted else None
    assert (found.span.of(text), found.value, noun) == (surface, value, counted)


@pytest.mark.parametrize(
    ("text", "surface", "low"),
    [
        ("نزح الآلاف من ديارهم", "الآلاف", 1000),
        ("أصيب العشرات في الحادث", "العشرات", 10),
        ("شردت عشرات آلاف العائلات", "عشرات آلاف", 10_000),
        ("كبدتها ملايين الدولارات", "ملايين", 1_000_000),
    ],
)
def test_a_vague_number_is_between_one_and_ten_of_its_scale(
    text: str, surface: str, low: int
) -> None:
    assert bounds(text) == [(surface, low, low * 10)]


@pytest.mark.parametrize(
    ("text", "surface", "kind", "value"),
    [
        ("مساحة الأرض ألفا متر مربع", "ألفا متر مربع", "area", 2000),
        ("زارها مليونا شخص", "مليونا", "number", 2_000_000),
        ("كلفت مليارا دولار", "مليارا دولار", "money", 2_000_000_000),
        ("كلفت مليارا و200 مليون دولار", "مليارا و200 مليون دولار", "money", 1_200_000_000),
        ("رأسمالها 27660060800 يورو", "27660060800 يورو", "money", 27_660_060_800),
        ("أكثر من نصفهم أطفال", "نصفهم", "number", 0.5),
        ("سرعة الضوء 299 ألف كيلومتر في الثانية", "299 ألف كيلومتر في الثانية", "speed", 299_000),
        ("قوة الدفع 211 كيلو نيوتن", "211 كيلو نيوتن", "quantity", 211),
        ("بلغ الضغط 15 بارا", "15 بارا", "quantity", 15),
        ("شركة رأسمالها 27660060800 دج", "27660060800 دج", "money", 27_660_060_800),
        ("اكتمل في أقل من عام.", "عام", "duration", "P1Y"),
        ("دام قرابة قرن من الزمن", "قرن", "duration", "P100Y"),
        ("حكم عليه بالسجن سنة مع وقف التنفيذ", "سنة", "duration", "P1Y"),
    ],
)
def test_measures_and_spans_are_read_as_they_are_written(
    text: str, surface: str, kind: str, value: object
) -> None:
    assert read(text) == [(surface, kind, value)]


def test_a_share_and_a_percentage_may_be_the_ends_of_one_change() -> None:
    assert [kind for _, kind, _ in read("ارتفعت النسبة من الثلث إلى 21%")] == ["number", "percent"]


def test_months_that_are_joined_share_their_year() -> None:
    assert [value for *_, value in read("في سبتمبر وأكتوبر 2023")] == ["2023-09", "2023-10"]


@pytest.mark.parametrize(
    ("text", "surface", "value", "modifier"),
    [
        ("بطولة تحت 20 سنة", "20 سنة", 20, "less_than"),
        ("منتخب تحت 23 يسافر غدا", "23", 23, "less_than"),
        ("من هم فوق 60 عاما", "60 عاما", 60, "more_than"),
        ("لاعبون دون الثلاثين", "الثلاثين", 30, "less_than"),
        ("تجاوز الـ40 عاما وما زال يلعب", "40 عاما", 40, "more_than"),
        ("كان يبلغ من العمر الحادية والعشرين", "الحادية والعشرين", 21, None),
        ("قلعة يقدر عمرها بـ 3 آلاف سنة", "3 آلاف سنة", 3000, None),
    ],
)
def test_years_of_a_person_or_of_a_thing_are_an_age(
    text: str, surface: str, value: int, modifier: str | None
) -> None:
    found = find_statistics(text)[0]
    assert (found.span.of(text), found.kind, found.value, found.modifier) == (
        surface, "age", value, modifier
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("عقدت القمة الـ33 في المنامة", "ordinal"),
        ("افتتحت الدورة السنوية الـ76 للجمعية", "ordinal"),
        ("اتفقت الدول الـ27 على ذلك", "number"),
    ],
)
def test_digits_with_an_article_rank_what_is_held_again(text: str, kind: str) -> None:
    assert [item.kind for item in find_statistics(text)] == [kind]


def test_a_noun_that_is_spelt_like_a_verb_is_counted() -> None:
    (found,) = find_statistics("تخرج فيها أكثر من 1900 طالب")
    assert (found.kind, found.value, found.modifier) == ("number", 1900, "more_than")


@pytest.mark.parametrize(
    ("text", "surface", "kind", "value"),
    [
        ("تعلو قممها فوق 2000 م", "2000 م", "dimension", 2000),
        ("برج بارتفاع 1850 م", "1850 م", "dimension", 1850),
        ("صعد إلى القمة (2165 م) وحده", "2165 م", "dimension", 2165),
        ("بني المسجد عام 960 م", "عام 960 م", "date_range", "0960"),
        ("فاز سامر، 21 عاما، بالجائزة", "21 عاما", "age", 21),
        ("قتل 500 العام", "500", "number", 500),
    ],
)
def test_one_letter_or_comma_tells_metres_years_and_ages_apart(
    text: str, surface: str, kind: str, value: object
) -> None:
    found = find_statistics(text)[0]
    assert (found.span.of(text), found.kind, found.value) == (surface, kind, value)
    assert found.counted is None


def test_who_wrote_a_book_wrote_no_thousand_and_a_power_of_ten_is_no_count() -> None:
    assert read("ألف كتابا عن البحر") == []
    assert read("عدد الذرات 4×10^78 تقريبا") == []


@pytest.mark.parametrize("text", ["قال إن 500 شخص حضروا", "وأكد أن 500 شخص", "لأن 500 شخص حضروا"])
def test_a_particle_is_not_the_name_of_a_letter(text: str) -> None:
    assert read(text) == [("500", "number", 500)]


def test_one_year_is_a_span_and_not_the_first_of_an_era() -> None:
    assert read("غاب سنة واحدة عن البيت") == [("سنة واحدة", "duration", "P1Y")]


@pytest.mark.parametrize(
    ("text", "surface", "kind", "value"),
    [
        ("حضر علي وأحد عشر من أصحابه", "أحد عشر", "number", 11),
        ("طارت بسرعة ماخ 2 فوق البحر", "2", "speed", 2),
        ("في موسم 2005 عاد الهداف", "2005", "date_range", "2005"),
    ],
)
def test_what_stands_before_a_figure_tells_its_bounds_and_its_unit(
    text: str, surface: str, kind: str, value: object
) -> None:
    assert read(text) == [(surface, kind, value)]


def test_a_word_that_ends_like_a_unit_does_not_hide_a_limit() -> None:
    (found,) = find_statistics("لا يقل عدد كبار الحضور عن 20 شخصا")
    assert found.modifier == "at_least"


def test_a_car_is_no_month() -> None:
    assert read("كشفت عن مواصفات لمركبة نيسان الجديدة") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On March 5, 2025 revenue rose 12% to $3.4 billion.",
            [
                ("March 5, 2025", "date", "2025-03-05"),
                ("12%", "percent", 12),
                ("$3.4 billion", "money", 3_400_000_000),
            ],
        ),
        ("The new phone sold 5 million units.", [("5 million", "number", 5_000_000)]),
        ("He may march on.", []),
    ],
)
def test_an_english_sentence_has_its_dates_and_amounts(
    text: str, expected: list[tuple[str, str, object]]
) -> None:
    assert read(text) == expected


def test_a_minus_after_an_attached_conjunction_counts() -> None:
    found = read("سجلت القمة −12 درجة مئوية و−7 درجات في الوادي")
    assert found == [
        ("−12 درجة مئوية", "temperature", -12),
        ("−7 درجات", "temperature", -7),
    ]
