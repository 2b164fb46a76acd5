"""Key combinations that work whichever letters the keyboard types."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QKeyEvent, QKeySequence

# What the keys of the Latin letters type on the Arabic (101) layout, so that shortcuts work where
# it is the only layout. B types two letters and has no key of its own.
ARABIC_KEYS = dict(
    zip("QWERTYUIOPASDFGHJKLZXCVNM", "ضصثقفغعهخحشسيبلاتنمئءؤرىة", strict=True)
)  # fmt: skip


def key_sequences(*keys: str) -> list[QKeySequence]:
    """The key combinations in ``keys``, and the same keys on an Arabic keyboard."""
    arabic = [
        f"{modifiers}+{ARABIC_KEYS[letter]}"
        for modifiers, _, letter in (key.rpartition("+") for key in keys)
        if modifiers and letter in ARABIC_KEYS
    ]
    return [QKeySequence(key) for key in (*keys, *arabic)]


@lru_cache
def _bindings(key: QKeySequence.StandardKey) -> frozenset[str]:
    known = (binding.toString() for binding in QKeySequence.keyBindings(key))
    return frozenset(sequence.toString() for sequence in key_sequences(*known))


def means(event: QKeyEvent, key: QKeySequence.StandardKey) -> bool:
    """Whether ``event`` is what the system calls ``key``, also on an Arabic keyboard."""
    return event.matches(key) or QKeySequence(event.keyCombination()).toString() in _bindings(key)
