"""Shares, ratios and multiples: what compares one number with another."""

from __future__ import annotations

import pytest

from reader.analysis.statistics import find_statistics


@pytest.mark.parametrize(
    ("text", "surface", "kind", "value"),
    [
        ("أيد الاقتراح 90 عضوا من أصل 120", "90 عضوا من أصل 120", "ratio", 0.75),
        ("أيده ثلاثة أعضاء حاضرين من أصل ستة", "ثلاثة أعضاء حاضرين من أصل ستة", "ratio", 0.5),
        ("يعاني واحد من كل خمسة أطفال", "واحد من كل خمسة", "ratio", 0.2),
        ("فاز في 3 من 4 مباريات", "3 من 4", "ratio", 0.75),
        ("نال البحث 8 من 10", "8 من 10", "ratio", 0.8),
        ("تفوقوا بنسبة 3 إلى 2", "3 إلى 2", "ratio", 1.5),
        ("خريطة بمقياس 1:4000", "1:4000", "ratio", 0.00025),
        ("سجلت 5 إصابات لكل 100 ألف نسمة", "5 إصابات لكل 100 ألف", "ratio", 0.00005),
        ("زاد الإقبال ثلاثة أضعاف", "ثلاثة أضعاف", "multiplier", 3),
        ("تضاعفت الصادرات 5 مرات", "5 مرات", "multiplier", 5),
        ("وصل السعر إلى ضعفي ما كان عليه", "ضعفي", "multiplier", 2),
        ("دفع ضعف ما طلبوه", "ضعف", "multiplier", 2),
        ("أنفقوا 40 دينارا، أي ضعف المتوسط", "ضعف", "multiplier", 2),
        ("ارتفع العدد إلى أكثر من الضعف", "الضعف", "multiplier", 2),
        ("انخفضت المبيعات بأكثر من الثلث", "الثلث", "number", 1 / 3),
        ("خفض الإنتاج إلى النصف", "النصف", "number", 0.5),
        ("يعيش خُمس الطلاب في القرى", "خُمس", "number", 0.2),
        ("يزرعون سُبع الأراضي", "سُبع", "number", 1 / 7),
        ("يملكون خمس المساحة", "خمس", "number", 0.2),
        ("حضر ثلاثة أخماس الأعضاء", "ثلاثة أخماس", "number", 0.6),
        ("أكل ½ الرغيف", "½", "number", 0.5),
    ],
)
def test_a_share_or_a_multiple_is_read_whole(
    text: str, surface: str, kind: str, value: float
) -> None:
    found = find_statistics(text)[-1]
    assert (found.span.of(text), found.kind, found.value) == (surface, kind, value)


def test_the_noun_inside_a_ratio_is_what_it_counts() -> None:
    text = "أيد الاقتراح 90 عضوا من أصل 120"
    (found,) = find_statistics(text)
    assert found.counted is not None
    assert found.counted.of(text) == "عضوا"


@pytest.mark.parametrize(
    "text",
    [
        "يعاني ضعف البصر",
        "بسبب ضعف الطلب في الأسواق",
        "دفع ثمن السيارة",
        "شاشة بأبعاد 16:9",
        "قبيلة سبع",
    ],
)
def test_weakness_prices_and_shapes_of_screens_are_no_shares(text: str) -> None:
    assert find_statistics(text) == ()
