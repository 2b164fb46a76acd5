"""Finding out how bytes spell a text: Unicode with or without a mark, or an Arabic 8-bit set.

What is certain comes first: a byte order mark, valid UTF-8, the shape of UTF-16; what is left is
judged by the sense that it makes (see `eight_bit`). A text that makes no sense in any encoding is
refused: letters of the wrong language are worse than a clear message.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final


class UnknownEncoding(ValueError):
    """The bytes are no text in any encoding that we read; the message says what they look like."""


_MARKS: Final = (  # UTF-32 first: its little-endian mark opens with that of UTF-16
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# Files that may well hold valid UTF-8, or too few bytes to tell.
_SIGNATURES: Final = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "compressed data"),
    (b"BZh", "compressed data"),
    (b"\xfd7zXZ\0", "compressed data"),
    (b"7z\xbc\xaf", "compressed data"),
    (b"Rar!\x1a", "compressed data"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
)

_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_MOST_CONTROLS: Final = 1 / 200
_MOST_BROKEN: Final = 1 / 200  # of the characters beyond ASCII

_STRANGE: Final = frozenset(("Cn", "Co", "Cs"))  # unassigned, private, half of a pair

_HEAD: Final = 64 * 1024


def decode(data: bytes) -> tuple[str, str]:
    """The text of ``data`` and the encoding it was found in.

    Where single bytes of an otherwise clear text are damaged, U+FFFD stands for them.

    Raises:
        UnknownEncoding: nothing makes sense of them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding), encoding.removesuffix("-sig")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnknownEncoding(f"it looks like {what}")
    if _is_binary(data):
        wide = _utf_16(data)
        if wide is None:
            raise UnknownEncoding("it looks like binary data")
        return data.decode(wide, "replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _not_quite_utf_8(data, error.start)


def _marked(data: bytes, encoding: str) -> str:
    # surrogatepass: Windows writes lone surrogates into UTF-16; `clean` makes them visible
    errors = "surrogatepass" if encoding == "utf-16" and len(data) % 2 == 0 else "replace"
    try:
        text = data.decode(encoding, errors)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    if _share_of_nonsense(text[:4096]) > 0.02:
        raise UnknownEncoding(f"it is marked as {encoding.upper()} but is not")
    return text


def _share_of_nonsense(text: str) -> float:
    strange = sum(1 for char in text if char == "\ufffd" or unicodedata.category(char) in _STRANGE)
    return max(0, strange - 1) / max(1, len(text))  # the last character may be cut in half


def _is_binary(data: bytes) -> bool:
    head = data[:_HEAD]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > len(head) * _MOST_CONTROLS


# -- UTF-16 without a mark


_EXPECTED: Final = "[\n\r\t -~\u00a0-\u00ff\u0600-\u06ff\u200b-\u200f\u2010-\u2026]"


def _utf_16(data: bytes) -> str | None:
    """Which byte order makes nearly every unit a character that Arabic or Latin text uses."""
    head = data[: min(_HEAD, len(data) // 2 * 2)]
    shares = {}
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head.decode(encoding, "replace")
        shares[encoding] = len(re.findall(_EXPECTED, text)) / max(1, len(text))
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] >= 0.9 else None


# -- neither


def _not_quite_utf_8(data: bytes, first: int) -> tuple[str, str]:
    from reader.importers import eight_bit  # not before it is needed

    sample = eight_bit.sample(data, first)
    text = sample.decode("utf-8", "ignore")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    broken = len(sample.decode("utf-8", "replace")) - len(text)
    if beyond and broken <= max(1, beyond * _MOST_BROKEN) and beyond > 8 * broken:
        return data.decode("utf-8", "replace"), "utf-8"
    encoding = eight_bit.guess(sample)
    if encoding is None:
        raise UnknownEncoding("its bytes are no Arabic or Western text")
    return data.decode(encoding, "replace"), encoding
