"""Dates, times and spans of time in running text: each line of a table is one construction."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.model import Statistic
from reader.analysis.statistics import find_statistics
from reader.analysis.statistics.times.periods import easter

NOW = datetime.datetime(2025, 5, 20, 12)  # a Tuesday
INSTANT = NOW.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=3)))


def only(text: str, date: datetime.datetime | None = NOW) -> Statistic:
    found = find_statistics(text, date=date)
    assert len(found) == 1, [(item.kind, item.span.of(text)) for item in found]
    return found[0]


def read(text: str, date: datetime.datetime | None = NOW) -> list[tuple[str, str, object]]:
    return [(i.span.of(text), i.kind, i.value) for i in find_statistics(text, date=date)]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        (
            "وصل يوم 4 آب 2023 الساعة 10:30 صباحا",
            "4 آب 2023 الساعة 10:30 صباحا",
            "2023-08-04T10:30",
        ),
        ("وصل أمس الساعة الثامنة مساء", "أمس الساعة الثامنة مساء", "2025-05-19T20"),
        ("وصل الساعة الثامنة مساء أمس", "الساعة الثامنة مساء أمس", "2025-05-19T20"),
        ("يصل صباح الغد الساعة 7", "صباح الغد الساعة 7", "2025-05-21T07"),
        ("يصل مساء الغد في الساعة 7", "مساء الغد في الساعة 7", "2025-05-21T19"),
        ("اجتمعوا الساعة 9 من مساء السبت", "الساعة 9 من مساء السبت", "XXXX-WXX-6T21"),
    ],
)
def test_a_day_and_a_clock_time_together_are_one_moment(
    text: str, surface: str, value: str
) -> None:
    found = only(text)
    assert (found.span.of(text), found.kind, found.value) == (surface, "datetime", value)


def test_a_clock_time_is_an_instant_where_the_reference_has_an_offset() -> None:
    text = "أغلقت الصناديق الساعة 7 مساء"
    assert only(text).value == "T19"
    found = only(text, INSTANT)
    assert (found.kind, found.value) == ("datetime", "2025-05-20T19")
    assert only("الآن", INSTANT).value == "2025-05-20T12:00:00"
    assert read("غاب حتى الآن") == []


def test_a_moment_without_a_reference_keeps_what_is_known() -> None:
    assert only("عاد أمس الساعة الثامنة مساء", None).value == "XXXX-XX-XXT20"
    assert only("عاد الأحد الساعة 9 صباحا", None).value == "XXXX-WXX-7T09"


def test_a_time_zone_between_a_time_and_its_day_keeps_them_apart() -> None:
    text = "بدأت الجلسة الساعة 11:00 صباحا بتوقيت عمّان يوم 6 آذار 2024"
    assert read(text) == [
        ("الساعة 11:00 صباحا", "time", "T11:00"),
        ("6 آذار 2024", "date", "2024-03-06"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("تغلق ثلاث دقائق قبل الثامنة", "T07:57"),
        ("تغلق عشر دقائق بعد الساعة الخامسة مساء", "T17:10"),
        ("تغلق الثامنة والنصف إلا خمس دقائق", "T08:25"),
        ("تغلق الساعة ثلاثة وثلث مساء", "T15:20"),
        ("تغلق التاسعة وثلث صباحا", "T09:20"),
        ("تغلق التاسعة مساء وثلاثة أرباع", "T21:45"),
        ("تغلق 340 مساء", "T15:40"),
        ("تغلق الساعة الثانية عشرة إلا ربعا صباحا", "T11:45"),
        ("تغلق الثانية عشرة ظهرا", "T12"),
        ("تغلق الساعة 14:00 بتوقيت غرينتش", "T14:00"),
        ("تغلق قبيل منتصف الليل", "T00"),
        ("تغلق بعد منتصف الليل بقليل", "T00"),
        ("تغلق عند السابعة.", "T07"),
        ("تغلق في الثانية من بعد الظهر", "T14"),
    ],
)
def test_a_clock_time_is_read_as_it_is_said(text: str, value: str) -> None:
    found = only(text)
    assert (found.kind, found.value) == ("time", value)


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("نعمل 4-5 مساء", "4-5 مساء", "(T16,T17,PT1H)"),
        ("نعمل من 4 إلى 5 مساء", "من 4 إلى 5 مساء", "(T16,T17,PT1H)"),
        ("نعمل بين الساعة 5 و6 مساء", "بين الساعة 5 و6 مساء", "(T17,T18,PT1H)"),
        ("نعمل من اثنين إلى خمسة مساء", "من اثنين إلى خمسة مساء", "(T14,T17,PT3H)"),
        ("نلتقي بعد الظهر", "بعد الظهر", "(T12,T18,PT6H)"),
        ("عاد في وقت متأخر من الليل", "في وقت متأخر من الليل", "(T21,T24,PT3H)"),
    ],
)
def test_hours_have_two_ends(text: str, surface: str, value: str) -> None:
    found = only(text)
    assert (found.span.of(text), found.kind, found.value) == (surface, "time_range", value)


@pytest.mark.parametrize(
    ("text", "surface", "start", "end"),
    [
        ("عاد مساء أمس", "مساء أمس", "2025-05-19T18:00:00", "2025-05-20T00:00:00"),
        ("قصفت فجر اليوم", "فجر اليوم", "2025-05-20T03:00:00", "2025-05-20T06:00:00"),
        ("غادر هذه الليلة", "هذه الليلة", "2025-05-20T18:00:00", "2025-05-21T00:00:00"),
        (
            "تدرس غدا من الساعة 9 حتى 11 صباحا",
            "غدا من الساعة 9 حتى 11 صباحا",
            "2025-05-21T09:00:00",
            "2025-05-21T11:00:00",
        ),
        (
            "هطل في الساعات الأولى من صباح أمس",
            "في الساعات الأولى من صباح أمس",
            "2025-05-19T00:00:00",
            "2025-05-19T06:00:00",
        ),
    ],
)
def test_a_part_of_a_known_day_has_its_hours(text: str, surface: str, start: str, end: str) -> None:
    found = only(text)
    assert (found.span.of(text), found.kind) == (surface, "datetime_range")
    assert (found.start_date, found.end_date) == (start, end)


def test_a_king_is_no_hour_and_a_goalless_match_no_month() -> None:
    assert read("ألقى الملك فؤاد الثاني بعد ظهر أمس كلمة")[0][0] == "بعد ظهر أمس"
    assert {kind for _, kind, _ in read("انتهى اللقاء صفر إلى صفر")} <= {"number", "range"}


def test_a_count_before_a_year_is_no_duration() -> None:
    assert read("بلغ عدد الطلاب 500 عام 2000") == [
        ("500", "number", 500),
        ("عام 2000", "date_range", "2000"),
    ]


def test_the_noon_of_a_day_is_told_from_him_who_appeared() -> None:
    assert only("انفجرت ظهر أمس").kind == "datetime_range"
    assert read("ظهر أمس في بث مباشر") == [("أمس", "date", "2025-05-19")]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("الأسبوع الأول من أكتوبر 2016", "2016-10-03", "2016-10-10"),
        ("الأسبوع الثاني من هذا الشهر", "2025-05-05", "2025-05-12"),
        ("آخر أسبوع في سبتمبر 2014", "2014-09-22", "2014-09-29"),
        ("الأسبوع الأخير من عام 2015", "2015-12-28", "2016-01-04"),
        ("الأسبوع الثالث من عام ألفين وسبعة وعشرين", "2027-01-18", "2027-01-25"),
        ("أسبوع 16 سبتمبر 2016", "2016-09-12", "2016-09-19"),
        ("عطلة نهاية الأسبوع الماضي", "2025-05-16", "2025-05-19"),
        ("بقية الشهر", "2025-05-20", "2025-06-01"),
        ("ما تبقى من العام الجاري", "2025-05-20", "2026-01-01"),
        ("في وقت لاحق من هذا الأسبوع", "2025-05-20", "2025-05-26"),
        ("مطلع العام المقبل", "2026-01-01", "2026-05-02"),
        ("أواخر مارس الماضي", "2025-03-21", "2025-04-01"),
        ("نهاية الأسبوع", "2025-05-23", "2025-05-26"),
        ("منتصف القرن العشرين", "1933-05-02", "1966-09-02"),
        ("النصف الثاني من مارس 2024", "2024-03-16", "2024-04-01"),
        ("النصف الأول من القرن التاسع عشر", "1800-01-01", "1850-01-01"),
        ("الربع الماضي", "2025-01-01", "2025-04-01"),
        ("الأشهر التسعة الأولى من 2024", "2024-01-01", "2024-10-01"),
        ("أول ثلاثة أشهر من العام الجاري", "2025-01-01", "2025-04-01"),
        ("الأسابيع الستة الأخيرة من 2024", "2024-11-20", "2025-01-01"),
        ("3/2015", "2015-03-01", "2015-04-01"),
        ("2015/3", "2015-03-01", "2015-04-01"),
        ("عام 67", "1967-01-01", "1968-01-01"),
        ("رمضان الماضي", "2025-03-01", "2025-03-30"),
        ("القرنين الثامن عشر والتاسع عشر", "1700-01-01", "1900-01-01"),
        ("الثلاثة عقود القادمة", "2025-05-21", "2055-05-21"),
        ("الأعوام العشرة الأخيرة", "2015-05-20", "2025-05-20"),
        ("العقدين الماضيين", "2005-05-20", "2025-05-20"),
    ],
)
def test_a_period_has_its_first_day_and_the_day_after_its_last(
    text: str, start: str, end: str
) -> None:
    found = only(text)
    assert (found.span.of(text), found.kind) == (text, "date_range")
    assert (found.start_date, found.end_date) == (start, end)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("خلال العقدين الماضيين", "(XXXX-XX-XX,XXXX-XX-XX,P20Y)"),
        ("من 4 إلى 22 من هذا الشهر", "(XXXX-XX-04,XXXX-XX-23,P19D)"),
        ("من 5 إلى 9 أيار", "(XXXX-05-05,XXXX-05-10,P5D)"),
        ("من الأربعاء إلى الجمعة", "(XXXX-WXX-3,XXXX-WXX-6,P3D)"),
        ("من اليوم حتى الغد", "(XXXX-XX-XX,XXXX-XX-XX,P2D)"),
        ("أواخر العام المقبل", "XXXX"),
        ("بداية الأسبوع المقبل", "XXXX-WXX"),
        ("خلال الأشهر التسعة الأولى", "(XXXX-01,XXXX-10,P9M)"),
        ("من يناير إلى مارس", "(XXXX-01,XXXX-04,P3M)"),
    ],
)
def test_a_period_stays_open_without_a_reference(text: str, value: str) -> None:
    found = only(text, None)
    assert (found.kind, found.value) == ("date_range", value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("من 3 إلى 7 يونيو/حزيران 2025", "(2025-06-03,2025-06-08,P5D)"),
        ("3 - 7 حزيران 2025", "(2025-06-03,2025-06-08,P5D)"),
        ("بين 19 و21 نوفمبر المقبل", "(2025-11-19,2025-11-22,P3D)"),
        ("من 4 إلى 22 من هذا الشهر", "(2025-05-04,2025-05-23,P19D)"),
        ("من 2015/08/12 حتى 22 أكتوبر", "(2015-08-12,2015-10-23,P72D)"),
        ("من 20 ديسمبر إلى 5 يناير المقبل", "(2025-12-20,2026-01-06,P17D)"),
        ("الأسبوع الماضي من الأربعاء إلى الجمعة", "(2025-05-14,2025-05-17,P3D)"),
        ("من اليوم حتى الغد", "(2025-05-20,2025-05-22,P2D)"),
        ("من يناير إلى مارس 2025", "(2025-01-01,2025-04-01,P3M)"),
        ("بين مايو ويوليو الماضيين", "(2024-05-01,2024-08-01,P3M)"),
        ("بين عامي 2019 و2024", "(2019-01-01,2024-01-01,P5Y)"),
        ("من 10 إلى 12 رمضان 1446هـ", "(2025-03-10,2025-03-13,P3D)"),
    ],
)
def test_a_stretch_between_two_days_holds_both(text: str, value: str) -> None:
    found = only(text)
    assert (found.kind, found.value) == ("date_range", value)


def test_days_and_years_of_a_list_are_found_each() -> None:
    assert read("تعقد القمة يومي 15 و16 يونيو المقبل") == [
        ("15", "date", "2025-06-15"),
        ("16 يونيو المقبل", "date", "2025-06-16"),
    ]
    assert read("يعرض السبت والأحد المقبلين") == [
        ("السبت", "date", "2025-05-24"),
        ("الأحد المقبلين", "date", "2025-05-25"),
    ]
    assert [value for _, _, value in read("في أعوام 2019 و2021 و2023")] == ["2019", "2021", "2023"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15 رمضان 1446هـ الموافق 15 مارس 2025", "2025-03-15"),
        ("السبت 15 مارس 2025 الموافق 15 رمضان 1446هـ", "2025-03-15"),
        ("في الخامس والعشرين من ديسمبر 2024", "2024-12-25"),
        ("العاشر من ذي الحجة", "2025-06-06"),
        ("غرة رمضان 1446هـ", "2025-03-01"),
        ("فاتح ماي 2024", "2024-05-01"),
        ("7 غشت 2024", "2024-08-07"),
        ("5 أوت 2022", "2022-08-05"),
        ("3 جوان 2023", "2023-06-03"),
        ("١٢/٠٣/٢٠٢٥", "2025-03-12"),
        ("2025-03-12", "2025-03-12"),
        ("12.3.2025", "2025-03-12"),
        ("وقع بتاريخ 7/5/2024", "2024-05-07"),
        ("الأحد المقبل 25 مايو 2025", "2025-05-25"),
        ("اليوم الثلاثاء 20 مايو/أيار", "2025-05-20"),
        ("الأسبوع الماضي الأحد", "2025-05-18"),
        ("الثلاثاء الأخير من شهر مارس السنة القادمة", "2026-03-31"),
        ("عيد الفصح 2025", "2025-04-20"),
        ("الجمعة العظيمة 2025", "2025-04-18"),
        ("عيد الفطر الماضي", "2025-03-30"),
        ("ثاني أيام عيد الأضحى 2024", "2024-06-17"),
        ("رأس السنة الهجرية 1447هـ", "2025-06-26"),
        ("المولد النبوي 2025", "2025-09-04"),
        ("عاشوراء", "2025-07-05"),
        ("عيد الشكر 2024", "2024-11-28"),
        ("نصف شهر مارس 2024", "2024-03-15"),
    ],
)
def test_a_day_is_one_date_in_any_calendar(text: str, value: str) -> None:
    found = only(text)
    assert (found.kind, found.value) == ("date", value)


def test_a_feast_that_the_moon_decides_is_about_right() -> None:
    assert only("عيد الأضحى 2025").modifier == "about"
    assert only("عيد الميلاد 2025").modifier is None
    assert only("عيد الفصح", None).value is None


@pytest.mark.parametrize(("year", "day"), [(1961, "04-02"), (2000, "04-23"), (2038, "04-25")])
def test_easter_follows_the_moon(year: int, day: str) -> None:
    found = easter(year)
    assert found is not None
    assert found.isoformat() == f"{year}-{day}"


@given(st.integers(1583, 9998))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    found = easter(year)
    assert found is not None
    assert found.isoweekday() == 7
    assert (3, 22) <= (found.month, found.day) <= (4, 25)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("موسم 2024/25", "2024/2025"),
        ("العام المالي 2024-2025", "2024/2025"),
        ("ثمانينيات القرن الماضي", "198X"),
        ("الخمسينيات من القرن العشرين", "195X"),
        ("القرن الثامن عشر", "17XX"),
        ("القرن 21", "20XX"),
        ("القرن الثالث قبل الميلاد", "-02XX"),
        ("عام 3000 قبل الميلاد", "-2999"),
        ("الألفية الثالثة", "2XXX"),
        ("سنة 1446هـ/2025م", "2025"),
        ("منذ 2011", "2011"),
        ("بحلول 2030", "2030"),
        ("صيف العام الماضي", "2024-SU"),
        ("إلى غاية غشت", "XXXX-08"),
    ],
)
def test_an_era_is_written_in_edtf(text: str, value: str) -> None:
    found = only(text)
    assert (found.kind, found.value) == ("date_range", value)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("قبل 48 ساعة", "relative_time", "-PT48H"),
        ("قبل نحو ثلاث سنوات", "relative_time", "-P3Y"),
        ("منذ أكثر من عقدين", "relative_time", "-P20Y"),
        ("قبل شهر ونصف الشهر", "relative_time", "-P1.5M"),
        ("على مدى خمس سنوات", "duration", "P5Y"),
        ("لمدة أسبوعين", "duration", "P2W"),
        ("طوال 15 شهرا", "duration", "P15M"),
        ("ثلاث ساعات ونصف الساعة", "duration", "PT3.5H"),
        ("دام يوما ونصف", "duration", "P1.5D"),
        ("سنة وثلاثة أشهر", "duration", "P1Y3M"),
        ("دقيقة و20 ثانية", "duration", "PT1M20S"),
        ("تضاعف خلال عقد", "duration", "P10Y"),
        ("بناه خلال أسبوع.", "duration", "P1W"),
        ("خلال الساعات الـ24 الماضية", "duration", "PT24H"),
        ("ثلاثة أرباع السنة", "duration", "P9M"),
    ],
)
def test_a_span_of_time_counts_its_units(text: str, kind: str, value: str) -> None:
    found = only(text)
    assert (found.kind, found.value) == (kind, value)


def test_a_few_months_have_the_bounds_that_the_word_has() -> None:
    ago = only("عاد قبل بضعة أشهر")
    assert (ago.kind, ago.value, ago.low, ago.high, ago.unit) == (
        "relative_time", None, -9, -3, "month",
    )  # fmt: skip
    several = only("سافر لعدة أيام")
    assert (several.kind, several.low, several.high, several.unit) == ("duration", 3, None, "day")


@pytest.mark.parametrize(
    "text",
    [
        "ولد في عام الفيل",
        "قضيا شهر العسل هناك",
        "أعلنت نيسان موتور خططها",
        "باعت شركة نيسان مصنعها",
        "آب المسافر إلى بيته",
        "مارس ضغوطا كبيرة",
        "وقع عقدا مع الناشر",
        "للكبش قرن طويل",
        "في يوم الأربعاء الأسود",
        "حضر صلاة الجمعة",
        "خرجوا بعد تأديتهم لصلاة الجمعة",
        "وفي اليوم التالي عاد الجميع",
        "في سنواته الأولى، رسم كثيرا",
        "نهاية العام الدراسي",
        "نهاية العقد المبرم",
        "في الساعات الأخيرة",
        "أيلول الأسود",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert find_statistics(text, date=NOW) == ()


@pytest.mark.parametrize(
    "text", ["سجل في الدقيقة 89", "سجل في الدقيقة التسعين", "فاز 3-4 مساء السبت"]
)
def test_a_minute_or_a_score_of_a_match_is_no_clock_time(text: str) -> None:
    assert not {"time", "time_range", "datetime"} & {
        item.kind for item in find_statistics(text, date=NOW)
    }


@pytest.mark.parametrize(
    "text",
    ["31 فبراير 2025", "31 فبراير", "99/13/99999", "عام 99999", "شهر 13", "30 شباط", "2025-13-45"],
)
@pytest.mark.parametrize(
    "date", [None, NOW, datetime.datetime.min, datetime.datetime.max.replace(tzinfo=datetime.UTC)]
)
def test_no_impossible_day_is_read(text: str, date: datetime.datetime | None) -> None:
    assert "date" not in {item.kind for item in find_statistics(text, date=date)}


@pytest.mark.parametrize(
    "part",
    ["النصف الأول من ", "من الأحد إلى ", "بين 5 و", "الموافق ", "5 و6 مايو و", "نهاية ", "والنصف "],
)
def test_a_construction_that_never_ends_is_left_in_time(part: str) -> None:
    found = find_statistics(part * 3000, date=NOW)
    assert all(item.span.end - item.span.start < 80 for item in found)


def test_a_century_that_no_calendar_knows_gives_no_decade() -> None:
    for text in ("ثمانينيات القرن المئة", "ثمانينيات القرن ال3504 تريليونا"):
        assert [kind for _, kind, _ in read(text)] == ["ordinal"]
