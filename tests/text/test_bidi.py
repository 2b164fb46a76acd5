"""Base direction by letters, and isolates."""

from __future__ import annotations

import pytest

from reader.text.bidi import document_direction, isolate, paragraph_direction

ARTICLE = "تقول الشركة إن منتجها الجديد أسرع من سابقه بكثير."


def test_a_paragraph_that_opens_with_a_latin_name_reads_from_the_right() -> None:
    assert paragraph_direction("OpenAI تقول إن النموذج أسرع", "rtl") == "rtl"
    assert paragraph_direction("WhatsApp؟ لا، شكرًا.", "rtl") == "rtl"


def test_a_paragraph_without_an_arabic_letter_reads_from_the_left() -> None:
    assert paragraph_direction("The Age of AI: And Our Human Future", "rtl") == "ltr"


@pytest.mark.parametrize("text", ["", "2024-2025", "60%", "***"])
def test_a_paragraph_without_letters_follows_its_document(text: str) -> None:
    assert paragraph_direction(text, "rtl") == "rtl"
    assert paragraph_direction(text, "ltr") == "ltr"


def test_an_english_text_with_an_arabic_word_stays_left_to_right() -> None:
    text = "The word كتاب means book, and it is one of the first that learners meet in class."
    assert document_direction(text) == "ltr"
    assert paragraph_direction(text, "ltr") == "ltr"


def test_an_arabic_text_full_of_product_names_stays_right_to_left() -> None:
    assert document_direction("قارنوا ChatGPT وClaude Opus وGemini Advanced وDeepSeek") == "rtl"
    assert document_direction(ARTICLE) == "rtl"


def test_an_isolate_has_the_direction_of_its_letters() -> None:
    assert isolate("Le Chat") == "\u2066Le Chat\u2069"
    assert isolate("OpenAI تقول شيئًا") == "\u2067OpenAI تقول شيئًا\u2069"
    assert isolate("10-15") == "\u206810-15\u2069"


def test_a_name_with_controls_cannot_break_out_of_its_isolate() -> None:
    assert isolate("ab\u2069\u202ecd", "ltr") == "\u2066abcd\u2069"
