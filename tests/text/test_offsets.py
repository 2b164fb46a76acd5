"""Offsets: UTF-16 and back, graphemes, words, sentences, blocks."""

from __future__ import annotations

from typing import SupportsIndex

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.document import Document, Span
from reader.text.digits import to_western
from reader.text.segment import grapheme_end, grapheme_start, sentences, words
from reader.text.utf16 import Utf16Map

TEXT = st.text(st.characters(exclude_categories=("Cs",)))


@given(TEXT)
@example("a😀b😀")
def test_utf16_offsets_are_those_of_the_encoded_text(text: str) -> None:
    offsets = Utf16Map(text)
    for index in range(len(text) + 1):
        units = len(text[:index].encode("utf-16-le")) // 2
        assert offsets.to_utf16(index) == units
        assert offsets.to_code_point(units) == index


def test_the_middle_of_a_surrogate_pair_names_its_character() -> None:
    assert Utf16Map("a😀b").to_code_point(2) == 1


@pytest.mark.parametrize(
    "grapheme", ["كُّ", "👨\u200d👩\u200d👧", "👍🏽", "🇪🇬", "e\u0301", "لا"[:1], "و\u200d"]
)
def test_a_grapheme_is_never_split(grapheme: str) -> None:
    text = f"ب{grapheme}ت"
    assert grapheme_end(text, 1) == 1 + len(grapheme)
    for inside in range(1, 1 + len(grapheme)):
        assert grapheme_start(text, inside) == 1


def test_two_flags_are_two_graphemes() -> None:
    assert grapheme_end("🇪🇬🇫🇷", 0) == 2
    assert grapheme_start("🇪🇬🇫🇷", 3) == 2


class Watched(str):
    """A text that counts how often somebody looks at one of its characters."""

    __slots__ = ("looks",)
    looks: int

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        self.looks += 1
        return super().__getitem__(key)


@pytest.mark.parametrize("unit", ["\u064b", "\u200d", "\U0001f1ea", "\U0001f1ea\u064b"])
def test_an_endless_grapheme_is_not_looked_through_to_its_end(unit: str) -> None:
    text = Watched(unit * 100_000)
    text.looks = 0
    assert 49_000 < grapheme_start(text, 50_001) <= 50_001
    assert 50_001 < grapheme_end(text, 50_001) < 51_000
    assert text.looks < 5_000


@given(st.text("ب \u064e\u200d😀🇪🇬", max_size=200), st.integers(0, 600))
@example("🇪🇬" * 100, 155)
def test_graphemes_cover_a_text_wherever_in_it_they_stand(text: str, before: int) -> None:
    """Also at the places that an endless run of flags is counted from."""
    lead = "ب" * before + "\n"
    whole = lead + text
    for offset in range(len(text)):
        start = grapheme_start(text, offset)
        assert grapheme_start(whole, len(lead) + offset) == len(lead) + start
        assert grapheme_end(whole, len(lead) + start) == len(lead) + grapheme_end(text, start)


def test_a_sentence_does_not_end_inside_a_number_or_after_an_initial() -> None:
    text = "بلغت 11.7 مليار يورو. قال د. سامر إنها «تكفي».. وأضاف J. Smith رأيه؟ نعم"
    assert [span.of(text) for span in sentences(text)] == [
        "بلغت 11.7 مليار يورو.",
        "قال د. سامر إنها «تكفي»..",
        "وأضاف J. Smith رأيه؟",
        "نعم",
    ]


def test_a_word_keeps_its_harakat() -> None:
    text = "كَتَبَ الطالبُ، (درسًا)"
    assert [span.of(text) for span in words(text)] == ["كَتَبَ", "الطالبُ", "درسًا"]


@given(TEXT)
def test_western_digits_keep_every_offset(text: str) -> None:
    assert len(to_western(text)) == len(text)
    assert to_western("٠٩۰۹") == "0909"


@given(st.lists(st.text(st.characters(exclude_characters="\n"))))
def test_the_blocks_of_a_document_are_its_paragraphs(paragraphs: list[str]) -> None:
    document = Document.of_paragraphs((text, "paragraph") for text in paragraphs)
    assert [block.span.of(document.text) for block in document.blocks] == paragraphs
    for number, block in enumerate(document.blocks):
        assert document.block_at(block.start) == number
        assert document.block_at(block.end) == number


def test_a_span_refuses_what_is_none() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 2)
    with pytest.raises(ValueError, match="not a span"):
        Span(-1, 2)
