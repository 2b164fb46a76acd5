"""Whatever the text, spans lie in it and nothing breaks; long ones are read in slices."""

from __future__ import annotations

import datetime
import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.analysis.model import statistic_to_json
from reader.analysis.statistics import find_statistics
from reader.analysis.statistics.words.literals import Habits, literal
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
