"""Digit shapes: Arabic-Indic and Extended Arabic-Indic digits as the Western ones."""

from __future__ import annotations

_WESTERN = {base + value: ord("0") + value for base in (0x0660, 0x06F0) for value in range(10)}


def to_western(text: str) -> str:
    """``text`` with ٠-٩ and ۰-۹ as 0-9; the length, and so every offset, stays the same."""
    return text.translate(_WESTERN)
