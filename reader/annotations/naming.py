"""File names that people can read and that Windows, macOS and Linux all accept."""

from __future__ import annotations

import re
import unicodedata

_MOST_CHARACTERS = 60
_MOST_BYTES = 150  # file systems allow 255; sync programs add to a name

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)


def slug(title: str, default: str = "notes") -> str:
    """``title`` as a file name without a suffix: letters, digits and marks of any script, hyphens.

    Never empty, never a path, never a hidden file, never a device of Windows.
    """
    composed = unicodedata.normalize("NFC", title).replace("\u0640", "")  # tatweel is ornament
    kept = "".join(char if unicodedata.category(char)[0] in "LMN" else "-" for char in composed)
    name = re.sub(r"-{2,}", "-", kept)[:_MOST_CHARACTERS]
    while len(name.encode("utf-8")) > _MOST_BYTES:
        name = name[:-1]
    name = name.strip("-") or default
    return f"{name}-{default}" if is_device(name) else name


def is_device(name: str) -> bool:
    """Whether Windows takes the file name ``name`` for a device, as it does NUL and con.txt."""
    return _RESERVED.fullmatch(name.partition(".")[0].rstrip()) is not None
