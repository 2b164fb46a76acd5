"""Bytes become the text that was meant, or nothing."""

from __future__ import annotations

import codecs
import os
import random
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.importers.encoding import UnknownEncoding, decode

PROSE = (
    "خرجت سلمى من المكتبة قبل الغروب، وكانت تحمل كتابين عن تاريخ الملاحة. هل تقرأ الأول الليلة؟ "
    "قالت لأخيها: «سأبدأ بالفصل الثالث، فهو عن ميناء صغير في جنوب البلاد»؛ ثم مضت إلى البيت."
)
VOCALISED = "كَتَبَ الوَلَدُ دَرسَهُ، وقَرَأَ كِتابًا جَديدًا في البَيتِ."
SHORT = (
    "سلام",
    "مرحبا",
    "السلام عليكم",
    "صباح الخير يا أحمد",
    "كتاب العربية",
    "الشركة الأولى",
    "لا أعلم",
    "تقرير عام 2024: نمو 12%",
    "شركة Volvo السويدية",
    "إلى اللقاء!",
)
EIGHT_BIT = ("cp1256", "iso8859_6")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1256"])
@pytest.mark.parametrize("text", [PROSE, VOCALISED, "Only Latin letters here.", *SHORT])
def test_an_unmarked_text_is_read_as_it_was_meant(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize("text", [PROSE.replace("«", "").replace("»", ""), VOCALISED, *SHORT])
def test_the_iso_set_is_told_from_the_windows_set_even_in_short_texts(text: str) -> None:
    assert decode(text.encode("iso8859_6"))[0] == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_disappears(encoding: str) -> None:
    assert decode(PROSE.encode(encoding))[0] == PROSE


def test_big_endian_marks_are_known_too() -> None:
    assert decode(codecs.BOM_UTF16_BE + PROSE.encode("utf-16-be"))[0] == PROSE
    assert decode(codecs.BOM_UTF32_BE + PROSE.encode("utf-32-be"))[0] == PROSE


@pytest.mark.parametrize("encoding", EIGHT_BIT)
def test_arabic_after_a_long_latin_preface_is_found(encoding: str) -> None:
    text = "A long preface in English. " * 20_000 + PROSE.replace("«", "").replace("»", "")
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize(
    "text", ["Grüße aus München, es war heiß.", "São Paulo não é a capital", "Crème brûlée à Paris"]
)
def test_western_text_does_not_turn_into_arabic_letters(text: str) -> None:
    assert decode(text.encode("cp1252"))[0] == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Сегодня хорошая погода, и мы идём гулять.", "cp1251"),
        ("Сегодня хорошая погода, и мы идём гулять.", "koi8_r"),
        ("Σήμερα ο καιρός είναι πολύ καλός.", "iso8859_7"),
        ("היום מזג האוויר יפה מאוד", "cp1255"),
        ("今天天气很好我们去公园", "gb18030"),
        ("今日はとても良い天気です", "shift_jis"),
    ],
)
def test_a_language_of_another_8_bit_set_is_refused(text: str, encoding: str) -> None:
    with pytest.raises(UnknownEncoding):
        decode(text.encode(encoding))


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj",
        b"PK\x03\x04\x14\x00" + b"word/document.xml",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        bytes(4096),
        zlib.compress(PROSE.encode() * 50),
        os.urandom(4096),
        codecs.BOM_UTF16_LE + random.Random(1).randbytes(4096),
        b"text with \x00\x00\x00\x00 many \x00\x00 nothings \x00",
    ],
    ids=["png", "pdf", "zip", "jpeg", "zeros", "deflate", "random", "marked random", "nul-rich"],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(UnknownEncoding):
        decode(data)


def test_one_damaged_byte_does_not_make_a_long_text_unreadable() -> None:
    data = (PROSE * 5).encode()
    at = data.index("،".encode())
    damaged = data[:at] + b"\xff" + data[at:]
    text, encoding = decode(damaged)
    assert encoding == "utf-8"
    assert text.replace("\ufffd", "") == PROSE * 5
    assert text.count("\ufffd") == 1


def test_a_text_cut_in_the_middle_of_a_character_is_still_read() -> None:
    assert decode(PROSE.encode()[:-2])[0].startswith(PROSE[:-2])
    assert decode(PROSE.encode("utf-16")[:-1])[0].startswith(PROSE[:-1])


def test_half_a_surrogate_pair_in_utf_16_does_not_hide_the_rest() -> None:
    data = codecs.BOM_UTF16_LE + (PROSE + "\ud83d" + PROSE).encode("utf-16-le", "surrogatepass")
    assert decode(data)[0].count(PROSE) == 2


def test_nothing_is_empty_text() -> None:
    assert decode(b"") == ("", "utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))))
@example("\ufeff")
@example("السّلام\u200f عليكم \u202e")
def test_every_text_in_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode())[0] == text.removeprefix("\ufeff")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_and_nothing_else(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except UnknownEncoding:
        return
    assert isinstance(text, str)
    codecs.lookup(encoding)
