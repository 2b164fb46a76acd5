"""The bundled article: what a careful reader would list, and nothing else."""

from __future__ import annotations

import datetime

import pytest

from reader import resources
from reader.analysis.model import Statistic
from reader.analysis.statistics import find_statistics

EXPECTED = [
    # surface, kind, value, unit, modifier, subject
    ("فبراير/شباط الماضي", "date_range", "XXXX-02", None, None, None),
    ("11.7 مليار يورو", "money", 11_700_000_000, "EUR", None, "قيمة ميسترال السوقية"),
    ("10 مليارات يورو", "money", 10_000_000_000, "EUR", "more_than", "قيمتها"),
    ("6%", "percent", 6, "%", None, "الفرنسيين"),
    ("60%", "percent", 60, "%", None, "إيراداتها"),
    ("20%", "percent", 20, "%", None, "إيراداتها"),
    ("20%", "percent", 20, "%", None, "إيراداتها"),
]


@pytest.fixture(scope="module")
def article() -> str:
    return resources.path("article", "mistral.txt").read_text("utf-8")


def _row(item: Statistic, text: str) -> tuple[object, ...]:
    subject = item.subject.of(text) if item.subject else None
    return (item.span.of(text), item.kind, item.value, item.unit, item.modifier, subject)


def test_every_statistic_of_the_article_is_found_and_no_wrong_one(article: str) -> None:
    assert [_row(item, article) for item in find_statistics(article)] == EXPECTED


def test_shares_of_one_whole_have_one_subject_and_one_sentence(article: str) -> None:
    shares = [item for item in find_statistics(article) if item.value in (20, 60)]
    assert len(shares) == 3
    assert len({(item.subject, item.sentence) for item in shares}) == 1


def test_a_reference_date_settles_which_february_is_meant(article: str) -> None:
    found = find_statistics(article, date=datetime.datetime(2025, 9, 12))
    assert (found[0].value, found[0].start_date, found[0].end_date) == (
        "2025-02",
        "2025-02-01",
        "2025-03-01",
    )
