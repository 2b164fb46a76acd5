"""Digits and number words that are names, labels and codes, and nothing to count."""

from __future__ import annotations

import pytest

from reader.analysis.statistics import find_statistics


@pytest.mark.parametrize(
    "text",
    [
        "يد واحدة لا تصفق",
        "قال أحد الأشخاص ذلك",
        "دفع ثمن البيت",
        "الملك الحسن الثاني والسلطان محمد الثاني",
        "هاتف آيفون 15 ونظام أندرويد 14",
        "الإصدارين 3.1 و3.2 من البرنامج",
        "صدر الإصدار 3.11.2",
        "انظر المادة 5 والفقرة 12",
        "القرار 2254",
        "نص قرار مجلس الأمن 242 على ذلك",
        "الطائرة بوينغ 737",
        "بثته قناة فرانس 24",
        "قادة مجموعة الـ20",
        "قمة مجموعة السبع",
        "لعب الفريق بخطة 4-3-3",
        "سيارة لوحتها أ ب ج 1234",
        "حسابه SA03 8000 0000 6080 1016 7519",
        "ردمك 978-3-16-148410-0",
        "سجل في الدقيقة 90",
        "ذهب عيار 21",
        "تسع القاعة كثيرين",
        "أطل من الطابق العلوي",
        "شاشة 4K",
        "جزء من المشروع",
        "سجل اسمه تحت رقم 5",
        "صعد مؤشر ناسداك 100",
        "درجات الحرارة تحت الصفر",
    ],
)
def test_labels_codes_and_names_are_no_figures(text: str) -> None:
    assert find_statistics(text) == ()


@pytest.mark.parametrize(
    ("text", "surface", "kind", "value"),
    [
        ("بلغ العدد 500 في اليوم", "500", "number", 500),
        ("اتفقت الدول الخمس على ذلك", "الخمس", "number", 5),
        ("يسكن في الطابق الثالث", "الثالث", "ordinal", 3),
        ("احتلت المدينة المرتبة 81 عالميا", "81", "ordinal", 81),
        ("اجتمع نحو الثمانين شخصا", "الثمانين", "number", 80),
        ("جمع 10K متابع", "10K", "number", 10_000),
        ("فازت به مرة ثالثة", "ثالثة", "ordinal", 3),
        ("العدد الخامس والعشرون بعد المئة", "الخامس والعشرون بعد المئة", "ordinal", 125),
        ("الدورة الحادية والعشرين", "الحادية والعشرين", "ordinal", 21),
    ],
)
def test_what_counts_or_ranks_beside_such_words_is_read(
    text: str, surface: str, kind: str, value: int
) -> None:
    (found,) = find_statistics(text)
    assert (found.span.of(text), found.kind, found.value) == (surface, kind, value)


def test_a_row_of_a_table_is_no_card() -> None:
    assert len(find_statistics("8100 8200 8300 8400 8500 8600 8700 8800 8900")) == 9
