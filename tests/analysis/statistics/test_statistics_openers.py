"""What may begin at a word: the forms that stand there whole, and the constructions they open."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.analysis.statistics.engine import _CONSTRUCTIONS
from reader.analysis.statistics.words.currencies import Whose
from reader.analysis.statistics.words.literals import Habits
from reader.analysis.statistics.words.tokens import PADDING, Line, match, tokenise

SENTENCES = (Path(__file__).parent / "sentences.txt").read_text("utf-8").splitlines()


def line_of(text: str) -> Line:
    return tokenise(text, 0, len(text), Habits(), Whose(text))


def test_a_form_of_several_words_opens_only_where_all_of_them_stand() -> None:
    assert "unit" in line_of("زاد في المئة")[1].senses
    assert "unit" not in line_of("زاد في المدينة")[1].senses
    assert match(line_of("زاد في المدينة"), 1, "unit") is None


def test_a_word_that_is_a_form_alone_keeps_its_sense_before_any_word() -> None:
    assert "time" in line_of("يوم في المدينة")[0].senses


def test_an_article_written_apart_leaves_the_forms_around_it_in_place() -> None:
    line = line_of("في الـ 40 في المئة")
    assert line[1].definite
    assert "digits" in line[1].senses
    assert match(line, 2, "unit") is not None


@pytest.mark.parametrize("position", range(len(_CONSTRUCTIONS)))
def test_nothing_is_read_where_the_senses_do_not_open_it(position: int) -> None:
    openers, construction = _CONSTRUCTIONS[position]
    for text in SENTENCES:
        line = line_of(text)
        for index in range(len(line) - PADDING):
            if openers.isdisjoint(line[index].senses):
                assert construction(line, index) is None, (text, line[index].raw)
