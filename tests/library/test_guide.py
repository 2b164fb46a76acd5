"""The guide says what is so: its menus and keys exist, in both languages alike."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from reader import resources
from reader.library.guide import guide_path, read_guide

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("ar", "en")
_KEY = re.compile(
    r"`((?:(?:Ctrl|Alt|Shift)\+)*(?:F\d+|[A-Z0-9]|Plus|Minus|Space|Esc|Enter|Del\w*|Up|Down|Pg\w+))`"
)


def source(language: str) -> str:
    return guide_path(language).read_text("utf-8")


def words(language: str) -> set[str]:
    """What menus and tabs say in ``language``, without marks for the keyboard and dots."""
    tree = ET.parse(ROOT / "resources" / "translations" / "hamesh_ar.ts")
    said = (
        message.findtext("source" if language == "en" else "translation") or ""
        for message in tree.iter("message")
    )
    return {re.sub(r"[&…]", "", text).strip() for text in said}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_menu_that_it_names_exists(language: str) -> None:
    known = words(language)
    named = re.findall(r"\*\*([^*]+)\*\*", source(language))
    assert len(named) > 15
    arrow = "◂" if language == "ar" else "▸"  # the way the menus open
    parts = {part.rstrip("…").strip() for path in named for part in path.split(arrow)}
    assert parts - known == set()


def test_both_languages_name_the_same_keys_in_the_same_chapters() -> None:
    chapters = [re.split(r"(?m)^## .*$", source(language)) for language in LANGUAGES]
    assert len(chapters[0]) == len(chapters[1]) == 9
    for arabic, english in zip(*chapters, strict=True):
        assert set(_KEY.findall(arabic)) == set(_KEY.findall(english))
        assert arabic.count("◂") == english.count("▸")
        assert len(arabic.split("\n\n")) == len(english.split("\n\n"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a_document_without_markup(language: str) -> None:
    document = read_guide(language)
    assert not re.search(r"\*\*|`|^#", document.text, re.MULTILINE)
    assert document.blocks[0].role == "title"
    assert [block.role for block in document.blocks].count("heading") == 8
    assert document.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_falls_apart_in_a_line_of_arabic(language: str) -> None:
    for key in re.findall(r"`([^`]+)`", source(language)):
        assert key[0].isalnum()
        assert key[-1].isalnum()


def test_a_language_without_a_guide_gets_the_english_one() -> None:
    assert guide_path("fr") == resources.path("guide", "en.md")
