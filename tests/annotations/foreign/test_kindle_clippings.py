"""Kindle's clippings: whatever the device's language, and however often something was marked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reader.annotations.foreign.model import ForeignNote
from reader.annotations.foreign.reading import read

RULE = "==========\r\n"


def clipping(meta: str, words: str = "", title: str = "مقهى الحي القديم (سعاد مراد)") -> str:
    return f"\ufeff{title}\r\n{meta}\r\n\r\n{words}\r\n{RULE}"


def notes(save: Any, *clippings: str) -> tuple[ForeignNote, ...]:
    path: Path = save("My Clippings.txt", "".join(clippings))
    found = read(path)
    assert found.format == "kindle"
    return found.notes


LANGUAGES = {
    "en": (
        "- Your Highlight on page 3 | location 10-12 | Added on Monday, 30 December 2024 14:46:33",
        "- Your Note on page 3 | location 12 | Added on Monday, December 30, 2024 2:46:40 PM",
    ),
    "en, old": (
        "- Highlight Loc. 1010-12 | Added on Monday, December 30, 2024, 02:46 PM",
        "- Note Loc. 1012 | Added on Monday, December 30, 2024, 02:47 PM",
    ),
    "ar": (
        "- تمييزك في الصفحة ٣ | الموقع ١٠-١٢ | تمت الإضافة في الاثنين، ٣٠ ديسمبر ٢٠٢٤ ٢:٤٦:٣٣ م",
        "- ملاحظتك في الصفحة ٣ | الموقع ١٢ | تمت الإضافة في الاثنين، ٣٠ كانون الأول ٢٠٢٤ ٢:٤٦:٤٠ م",
    ),
    "de": (
        "- Ihre Markierung auf Seite 3 | Position 10-12"
        " | Hinzugefügt am Montag, 30. Dezember 2024 14:46:33",
        "- Ihre Notiz auf Seite 3 | Position 12"
        " | Hinzugefügt am Montag, 30. Dezember 2024 14:46:40",
    ),
    "fr": (
        "- Votre surlignement sur la page 3 | emplacement 10-12"
        " | Ajouté le lundi 30 décembre 2024 14:46:33",
        "- Votre note sur la page 3 | emplacement 12 | Ajouté le lundi 30 décembre 2024 14:46:40",
    ),
    "es": (
        "- Tu subrayado en la página 3 | posición 10-12"
        " | Añadido el lunes, 30 de diciembre de 2024 14:46:33",
        "- Tu nota en la página 3 | posición 12"
        " | Añadido el lunes, 30 de diciembre de 2024 14:46:40",
    ),
    "ja": (
        "- 3ページ｜位置No. 10-12のハイライト | 作成日: 2024年12月30日月曜日 14:46:33",
        "- 3ページ｜位置No. 12のメモ | 作成日: 2024年12月30日月曜日 14:46:40",
    ),
    "zh": (
        "- 您在第 3 页（位置 #10-12）的标注 | 添加于 2024年12月30日星期一 下午2:46:33",
        "- 您在第 3 页（位置 #12）的笔记 | 添加于 2024年12月30日星期一 下午2:46:40",
    ),
    "ru": (
        "- Ваш выделенный отрывок на странице 3 | Местоположение 10-12"
        " | Добавлено: понедельник, 30 декабря 2024 г. в 14:46:33",
        "- Ваша заметка на странице 3 | Местоположение 12"
        " | Добавлено: понедельник, 30 декабря 2024 г. в 14:46:40",
    ),
    "one that nobody has told us": (
        "- Þú merktir á síðu 3 | staðsetning 10-12 | 2024-12-30 14:46:33",
        "- Þú skrifaðir á síðu 3 | staðsetning 12 | 2024-12-30 14:46:40",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_joins_its_highlight_in_every_language(save: Any, language: str) -> None:
    marked, noted = LANGUAGES[language]
    (note,) = notes(save, clipping(marked, "لا أبيع القهوة"), clipping(noted, "جملة جميلة"))
    assert (note.anchor.exact, note.note, note.kind) == ("لا أبيع القهوة", "جملة جميلة", "passage")
    assert note.work.names[0] == "مقهى الحي القديم"
    assert note.created is not None
    assert note.created.replace(second=0) == datetime(2024, 12, 30, 14, 46, tzinfo=UTC)
    assert note.modified is not None
    assert note.modified > note.created


def test_a_clipping_without_a_date_is_read_and_has_none(save: Any) -> None:
    (note,) = notes(save, clipping("- Your Highlight on page 3 | location 10-12", "كلمات"))
    assert (note.anchor.exact, note.created, note.modified) == ("كلمات", None, None)


def test_what_was_marked_again_counts_once_and_as_it_was_last(save: Any) -> None:
    first = "- Your Highlight on location 10-11 | Added on Monday, 30 December 2024 14:46:33"
    second = "- Your Highlight on location 10-12 | Added on Monday, 30 December 2024 14:47:00"
    found = notes(save, clipping(first, "لا أبيع القهوة"), clipping(second, "لا أبيع القهوة، بل"))
    assert [note.anchor.exact for note in found] == ["لا أبيع القهوة، بل"]
    found = notes(save, clipping(second, "لا أبيع القهوة، بل"), clipping(first, "لا أبيع القهوة"))
    assert [note.anchor.exact for note in found] == ["لا أبيع القهوة"]


def test_a_note_that_was_rewritten_is_there_once_and_two_notes_are_two(save: Any) -> None:
    marked = clipping("- Your Highlight on location 10-12 | Added on X", "لا أبيع القهوة")
    note = "- Your Note on location 12 | Added on X"
    (found,) = notes(save, marked, clipping(note, "رأيي"), clipping(note, "رأيي أنا"))
    assert found.note == "رأيي أنا"
    (found,) = notes(save, marked, clipping(note, "رأيي"), clipping(note, "سؤال"))
    assert found.note == "رأيي\n\nسؤال"


def test_bookmarks_and_notes_on_nothing_are_kept_apart(save: Any) -> None:
    found = notes(
        save,
        clipping("- Your Bookmark on location 60 | Added on Monday, 30 December 2024 14:46:33"),
        clipping("- Your Note on location 99 | Added on Monday, 30 December 2024 14:46:33", "رأي"),
    )
    assert [(note.kind, note.anchor.exact, note.note) for note in found] == [
        ("bookmark", "", ""),
        ("passage", "", "رأي"),
    ]


def test_the_device_s_remark_about_its_limit_is_no_quote(save: Any) -> None:
    limit = "<You have reached the clipping limit for this item>"
    found = notes(
        save,
        clipping("- Your Highlight on location 10-12 | Added on X", limit),
        clipping("- Your Highlight on location 20-22 | Added on X", "كلمات"),
    )
    assert [note.anchor.exact for note in found] == ["كلمات"]


def test_a_title_keeps_brackets_of_its_own(save: Any) -> None:
    meta = "- Your Highlight on location 1-2 | Added on X"
    (note,) = notes(save, clipping(meta, "س", title="رحلة (الجزء الأول) (كاتب (محقق))"))
    assert note.work.names[0] == "رحلة (الجزء الأول)"


def test_the_same_clippings_have_the_same_ids_and_other_words_others(save: Any) -> None:
    meta = "- Your Highlight on location 1-2 | Added on Monday, 30 December 2024 14:46:33"
    (one,) = notes(save, clipping(meta, "كلمات"))
    (again,) = notes(save, clipping(meta, "كلمات"))
    (other,) = notes(save, clipping(meta, "غيرها"))
    assert one.id == again.id != other.id


def test_a_clipping_that_is_cut_off_spoils_no_other(save: Any) -> None:
    good = clipping("- Your Highlight on location 1-2 | Added on X", "كلمات")
    path = save("c.txt", good + "nothing but a title\r\n" + RULE + good[: len(good) // 2])
    found = read(path)
    assert [note.anchor.exact for note in found.notes][:1] == ["كلمات"]
    assert found.unread >= 1
