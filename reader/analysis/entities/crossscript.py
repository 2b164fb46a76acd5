"""Whether an Arabic and a Latin spelling may be one name: consonant skeletons and letter names."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Sounds that spellings confuse share a sign; vowels, ه, ع and ح leave none.
_ARABIC_SOUNDS = {
    "بپ": "B", "تطثة": "T", "دذضظ": "D", "كقخگ": "K", "جغ": "G", "فڤ": "F", "سصزژش": "S",
    "چ": "S", "ل": "L", "من": "N", "ر": "R",
}  # fmt: skip
_LATIN_SOUNDS = {
    "bp": "B", "t": "T", "d": "D", "kcq": "K", "gj": "G", "fv": "F", "sz": "S", "l": "L", "mn": "N",
    "r": "R",
}  # fmt: skip
_DIGRAPHS = (
    ("تش", "S"), ("كس", "KS"), ("tch", "S"), ("sch", "S"), ("ch", "S"), ("sh", "S"), ("ph", "F"),
    ("th", "T"), ("gh", "G"), ("ck", "K"), ("ce", "S"), ("ci", "S"), ("x", "KS"),
)  # fmt: skip
_SOUNDS = {
    letter: sound
    for sounds in (_ARABIC_SOUNDS, _LATIN_SOUNDS)
    for letters, sound in sounds.items()
    for letter in letters
}
_LETTERS = {
    "ايه": "a", "اي": "a", "بي": "b", "سي": "c", "دي": "d", "اف": "f", "جي": "g", "جيه": "j",
    "اتش": "h", "كي": "k", "كيه": "k", "ال": "l", "ام": "m", "ان": "n", "او": "o", "كيو": "q",
    "ار": "r", "اس": "s", "تي": "t", "يو": "u", "في": "v", "دبليو": "w", "اكس": "x", "واي": "y",
    "زد": "z",
}  # fmt: skip
_VOWELS = str.maketrans({"e": "a", "i": "a"})  # «إي» and «آي» are E, I or A
SHORTEST = 3  # sounds; shorter skeletons are alike by chance
LONGEST_INITIALS = 6


def is_latin(text: str) -> bool:
    """Whether a name is written in Latin letters."""
    return all(char < "\u0370" for char in text)


@lru_cache(maxsize=1 << 14)
def signatures(key: str) -> frozenset[str]:
    """What a folded name sounds like; an Arabic and a Latin name that share one may be one name.

    Letter names stand for their letters («بي بي سي» is BBC), other words for their consonants.
    Empty where too little is left to tell names apart.
    """
    found = {skeleton(key)}
    if is_latin(key):
        if key.isalpha() and len(key) <= LONGEST_INITIALS:
            found.add("=" + key.translate(_VOWELS))
    else:
        letters = spelled_out(key)
        if letters:
            found = {"=" + letters.translate(_VOWELS)} if len(letters) > 1 else set()
    return frozenset(sign for sign in found if len(sign) >= SHORTEST)


def skeleton(key: str) -> str:
    """The consonants of a folded name as confusable sounds, runs of one sound as one."""
    if is_latin(key):
        key = "".join(c for c in unicodedata.normalize("NFKD", key) if c < "\u0300").lower()
    for letters, sound in _DIGRAPHS:
        key = key.replace(letters, sound)
    sounds = [_SOUNDS.get(char, char if char.isupper() else "") for char in key]
    return "".join(s for at, s in enumerate(sounds) if s and (at == 0 or sounds[at - 1] != s))


def spelled_out(key: str) -> str:
    """The Latin letters that an Arabic name spells; "" if it does not."""
    letters = [_LETTERS.get(word) for word in key.split(" ")]
    return "".join(letter for letter in letters if letter) if all(letters) else ""
