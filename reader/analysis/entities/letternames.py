"""Arabic names of Latin letters: «جي بي تي» is GPT."""

from __future__ import annotations

from collections.abc import Iterator

_LETTERS = {
    "ايه": "a", "اي": "i", "بي": "b", "سي": "c", "دي": "d", "اف": "f", "جي": "g", "جيه": "j",
    "اتش": "h", "كي": "k", "كيه": "k", "ال": "l", "ام": "m", "ان": "n", "او": "o", "كيو": "q",
    "ار": "r", "اس": "s", "تي": "t", "يو": "u", "في": "v", "دبليو": "w", "اكس": "x", "واي": "y",
    "زد": "z",
}  # fmt: skip
# What else a letter's name may stand for: «إي», «آي» and «أي» fold to one, and there is no P.
ALSO = {"a": "e", "i": "ae", "b": "p", "g": "j", "j": "g"}
_ALONE = frozenset(("دبليو", "اكس", "كيه", "جيه", "جي", "كيو"))  # letters and nothing else
_ONE_SIGN = str.maketrans({"e": "a", "i": "a", "p": "b", "j": "g"})


def with_letters(words: list[str]) -> list[str]:
    """Folded words with letter names as the letters they name, a run as one word.

    One letter name is read so only where it is no word too, or a number follows.
    """
    found: list[str] = []
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and words[end] in _LETTERS:
            end += 1
        counted = end < len(words) and words[end].isdecimal()
        alone = words[at] in _ALONE and len(words) > 1
        if end - at > 1 or (end > at and (counted or alone)):
            found.append("".join(_LETTERS[word] for word in words[at:end]))
            at = end
        else:
            found.append(words[at])
            at += 1
    return found


def sign(letters: str) -> str:
    """Letters and digits such that two that one spelling may stand for are alike."""
    return letters.translate(_ONE_SIGN)


def initials(words: list[str]) -> Iterator[str]:
    """The initials of a Latin name of several words, with and without its small words."""
    yield "".join(word[0] for word in words)
    yield "".join(word[0] for word in words if word not in ("of", "the", "and", "for", "de", "&"))
