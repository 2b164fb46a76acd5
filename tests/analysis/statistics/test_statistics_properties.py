"""Whatever the text, spans lie in it, values survive invisible marks, and nothing breaks."""

from __future__ import annotations

import datetime
import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.analysis.model import statistic_to_json
from reader.analysis.statistics import find_statistics
from reader.analysis.statistics.literals import Habits, literal
from reader.progress import Cancelled

WORDS = re.findall(
    r"\S+",
    """
    ثلاثة وثلاثون ألف مليونا ونصف من إلى بين و 5 10-20 % $ دولار ريال سعودي يوم الخميس الماضي
    مايو 2024 هـ 1446 الساعة 9:30 مساء قبل عام الربع الأول تحت الصفر درجة أكثر كل 3/4 شهر - / ، .
""",
)


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", "", "  ", "\n"]))
@example(["بين", "5", "و"], " ")
@example(["31", "شهر", "2"], " ")
def test_spans_lie_in_the_text_in_order_and_apart(words: list[str], gap: str) -> None:
    text = gap.join(words)
    end = 0
    for item in find_statistics(text, date=datetime.datetime(2024, 2, 29)):
        assert end <= item.span.start < item.span.end <= len(text)
        assert item.span.of(text).strip() == item.span.of(text)
        json.dumps(statistic_to_json(item, text), allow_nan=False)
        end = item.span.end


@given(st.text(max_size=60))
@example("\u0660" * 50 + "\u066b" + "\u0661" * 50)
@example("1.2.3.4/5-6-7:8")
@example("9999/12/31 الأسبوع المقبل")
@example("² ③ Ⅳ ½ ௧")
def test_no_text_breaks_it(text: str) -> None:
    for date in (None, datetime.datetime(1, 1, 1), datetime.datetime(9999, 12, 31)):
        find_statistics(text, date=date)
        find_statistics("قبل 99999999999 عام " + text + " الشهر المقبل آخر 900 قرون", date=date)


@given(st.integers(0, 10**15))
def test_a_number_reads_the_same_in_every_script_and_grouping(number: int) -> None:
    plain = f"{number:,}"
    arabic = plain.translate({ord(str(d)): 0x660 + d for d in range(10)} | {ord(","): "٬"})
    for text in (plain, arabic, str(number)):
        found = find_statistics(text)
        assert [item.value for item in found] == [number]


ONES = ["واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
SCALES = (
    (10**12, "تريليون", "تريليونات"),
    (10**9, "مليار", "مليارات"),
    (10**6, "مليون", "ملايين"),
    (10**3, "ألف", "آلاف"),
)


def spelled(number: int) -> str:
    """A whole number below 10^15 in words, as a bank writes it."""
    parts: list[str] = []
    for scale, singular, plural in SCALES:
        count, number = divmod(number, scale)
        if count == 1:
            parts.append(singular)
        elif count == 2:
            parts.append(singular + "ان")
        elif count:
            parts.append(f"{spelled(count)} {plural if 3 <= count <= 10 else singular}")
    hundreds, number = divmod(number, 100)
    if hundreds:
        joined = ("مئة", "مئتان")[hundreds - 1] if hundreds < 3 else None
        parts.append(joined or ONES[hundreds - 1].rstrip("ة").removesuffix("ي") + "مئة")
    if number >= 20 and number % 10:
        parts.append(ONES[number % 10 - 1])
    if number >= 20:
        parts.append(TENS[number // 10 - 2])
    elif number > 10:
        unit = {11: "أحد", 12: "اثنا"}.get(number) or ONES[number - 11]
        parts.append(unit + " عشر")
    elif number:
        parts.append("عشرة" if number == 10 else ONES[number - 1])
    return " و".join(parts)


@given(st.integers(1, 10**15 - 1), st.sampled_from([" و", " و "]))
@example(2_000_002, " و")
@example(811_018_012, " و")
@example(200_003_000, " و ")
def test_a_number_in_words_reads_back_as_itself(number: int, joint: str) -> None:
    found = find_statistics(spelled(number).replace(" و", joint))
    assert [item.value for item in found] == [number]


@pytest.mark.parametrize("mark", ["\u064e", "\u0640", "\u200f", "\u2067"])
def test_harakat_tatweel_and_bidi_marks_change_no_value(mark: str) -> None:
    text = "خسرت ثلاثة ملايين دولار كندي في سبتمبر 2021"
    marked = "".join(c + mark if c.isalpha() else c for c in text)
    assert [(i.kind, i.value, i.unit) for i in find_statistics(marked)] == [
        (i.kind, i.value, i.unit) for i in find_statistics(text)
    ]


@pytest.mark.parametrize(
    ("raw", "maghreb", "value"),
    [
        ("1,234", False, 1234),
        ("3,5", False, 3.5),
        ("1.234", False, 1.234),
        ("1.234", True, 1234),
        ("1.234.567", False, 1234567),
        ("1.234,5", False, 1234.5),
        ("1,234.5", False, 1234.5),
        ("0,125", False, 0.125),
        ("1.2.3", False, None),
    ],
)
def test_separators_are_told_apart_by_their_form(
    raw: str, maghreb: bool, value: float | None
) -> None:
    found = literal(raw, Habits(dot_groups=maghreb))
    assert (None if found is None else float(found)) == value


def test_a_huge_paragraph_is_read_in_slices_and_loses_nothing() -> None:
    text = "باع التاجر 12 كتابا. " * 4000
    parts: list[float] = []
    found = find_statistics(text, checkpoint=parts.append)
    assert len(found) == 4000
    assert len(parts) > 3
    assert parts == sorted(parts)


def test_work_stops_when_nobody_wants_it_any_more() -> None:
    def stop(_done: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        find_statistics("نص", checkpoint=stop)
