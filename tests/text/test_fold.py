"""Folding and finding: one word, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.text.fold import find_all, fold, fold_map

ARABIC = st.text(
    st.sampled_from(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآٱؤئىةـ\u064b\u064e\u0650\u0651\u0652\u0670 ٠١٢٣12aBé,."
    )
)

SAME = [
    ("الإماراتُ", "الامارات"),
    ("مُؤسَّسة", "موسسه"),
    ("عـــلى", "علي"),
    ("ٱلكتاب", "الكتاب"),
    ("٢٠٢٥", "2025"),
    ("۲۰۲۵", "2025"),
    ("ﻻ شيء", "لا شيء"),
    ("OpenAI", "openai"),
    ("٥٫٤٪", "5.4%"),
    ("مي\u200cخواهم", "ميخواهم"),
]


@pytest.mark.parametrize(("written", "typed"), SAME)
def test_two_spellings_of_a_word_fold_to_one(written: str, typed: str) -> None:
    assert fold(written) == fold(typed)


@pytest.mark.parametrize(("written", "typed"), SAME)
def test_what_is_typed_finds_what_is_written_whole(written: str, typed: str) -> None:
    text = f"قبل ({written}) بعد"
    for query in (written, typed):
        assert [span.of(text) for span in find_all(query, text)] == [written]


def test_different_words_stay_different() -> None:
    assert fold("سماء") != fold("سما")
    assert list(find_all("كتاب", "كاتب مكتب")) == []


def test_a_space_in_the_query_is_any_run_of_spaces_within_a_paragraph() -> None:
    assert len(list(find_all("الذكاء الاصطناعي", "الذكاء \u00a0 الاصطناعي"))) == 1
    assert list(find_all("الذكاء الاصطناعي", "الذكاء\nالاصطناعي")) == []


@pytest.mark.parametrize("query", ["", "  ", "\u064b", "ـ"])
def test_nothing_to_look_for_finds_nothing(query: str) -> None:
    assert list(find_all(query, "نصّ ـ ما")) == []


@pytest.mark.parametrize("query", [".*", "(", "[ا", "a\\", "^$"])
def test_a_query_is_never_a_pattern(query: str) -> None:
    assert [span.of(f"x {query} y") for span in find_all(query, f"x {query} y")] == [query]


@given(ARABIC)
@example("ﻻ")
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ARABIC, ARABIC, ARABIC)
def test_every_text_is_found_in_itself(before: str, query: str, after: str) -> None:
    text = f"{before}|{query}|{after}"
    if fold(query).strip():
        want = fold(query).split()
        found = [fold(span.of(text)).split() for span in find_all(query, text)]
        assert want in found


@given(ARABIC)
def test_the_folded_map_leads_back_to_the_letters_it_came_from(text: str) -> None:
    folded = fold_map(text)
    assert folded.text == fold(text)
    for index in range(len(folded.text)):
        span = folded.span(index, index + 1)
        assert folded.text[index] in fold(span.of(text))
