"""Whether two spellings may be one name: an index by consonants, and a judgement by sounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from reader.analysis.entities.letternames import ALSO, sign, with_letters
from reader.analysis.entities.spelling import spelled_alike
from reader.analysis.entities.transliteration import Alignment, align, latin_letters
from reader.analysis.model import Rule

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
    ("th", "T"), ("gh", "G"), ("ck", "K"), ("ce", "S"), ("ci", "S"), ("cy", "S"), ("x", "KS"),
)  # fmt: skip
_SOUNDS = {
    letter: sound
    for sounds in (_ARABIC_SOUNDS, _LATIN_SOUNDS)
    for letters, sound in sounds.items()
    for letter in letters
}
SHORTEST = 2  # sounds; one says nothing
ONE_OFF = 4  # sounds of which one may be another
LONGEST_INITIALS = 7
EVIDENCE = 8.0  # nats that two names are one; a chance likeness of 1 in 3,000 before the next two
FIT = 0.7  # of the evidence that names in two scripts usually bring
SHORT_EVIDENCE, SHORT_FIT = 10.0, 0.9  # how well names must fit that bring less evidence
WORD_FIT = 0.3  # the same, for the word that fits least: another surname brings less
SURE_EVIDENCE, SURE_FIT = 14.0, 0.85


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two names may be one, and how much speaks for it."""

    rule: Rule
    evidence: float
    sure: bool


def is_latin(text: str) -> bool:
    """Whether a name is written in Latin letters."""
    return all(char < "\u0370" for char in text)


@lru_cache(maxsize=1 << 14)
def signatures(key: str) -> frozenset[str]:
    """What a folded name sounds like: names that may be alike share one of these."""
    found = set()
    spelled = _spelled(key)
    for way in {spelled, *((spelled.replace("ch", "k"),) if "ch" in spelled else ())}:
        sounds = skeleton(way)
        if len(sounds) >= SHORTEST:
            found.add(sounds)
        if len(sounds) >= ONE_OFF:
            found |= {sounds[:at] + sounds[at + 1 :] for at in range(len(sounds))}
    letters = latin_letters(spelled) if is_latin(spelled) else ""
    if 2 <= len(letters) <= LONGEST_INITIALS:
        found.add("=" + sign(letters))
    return frozenset(found)


def skeleton(key: str) -> str:
    """The consonants of a folded name as confusable sounds, runs of one sound as one."""
    if is_latin(key):
        key = latin_letters(key)
    for letters, sound in _DIGRAPHS:
        key = key.replace(letters, sound)
    sounds = [_SOUNDS.get(char, char if char.isupper() or char.isdecimal() else "") for char in key]
    return "".join(s for at, s in enumerate(sounds) if s and (at == 0 or sounds[at - 1] != s))


def _spelled(key: str) -> str:
    words = [word for word in key.split(" ") if any(char.isalnum() for char in word)]
    return key if is_latin(key) else " ".join(with_letters(words))


def likeness(one: str, other: str) -> Likeness | None:
    """Whether two folded names are spellings of one, in one script or in two."""
    if is_latin(one) == is_latin(other):
        alike = spelled_alike(one, other)
        sure = alike and len(skeleton(one)) >= ONE_OFF
        return Likeness("spelling", EVIDENCE, sure) if alike else None
    arabic, latin = (other, one) if is_latin(one) else (one, other)
    spelled = _spelled(arabic)
    if is_latin(spelled):
        same = _stand_for(latin_letters(spelled), latin_letters(latin))
        return Likeness("letters", SURE_EVIDENCE, True) if same else None
    if not set("aeiouyw") & set(latin_letters(latin)):
        return None  # initials, which are spelled out or written as they are
    found = _better(align(spelled, latin), align(arabic, latin) if spelled != arabic else None)
    least = FIT if found.evidence >= SHORT_EVIDENCE else SHORT_FIT
    if found.evidence < EVIDENCE or found.fit < least or found.worst < WORD_FIT:
        return None
    sure = found.evidence >= SURE_EVIDENCE and found.fit >= SURE_FIT
    return Likeness("sounds", found.evidence, sure)


def _stand_for(letters: str, latin: str) -> bool:
    """Whether letter names that fold to ``letters`` may stand for the Latin ones."""
    return len(letters) == len(latin) and all(
        mine == theirs or theirs in ALSO.get(mine, "")
        for mine, theirs in zip(letters, latin, strict=True)
    )


def _better(one: Alignment, other: Alignment | None) -> Alignment:
    return other if other is not None and other.evidence > one.evidence else one


class Namesakes:
    """Names by what they sound like, to look up those that may be spellings of another.

    A look-up compares a bounded number of names, so that a document of many takes linear time.
    """

    KEPT = 4  # names that share a signature and are compared
    COMPARED = 8  # names in the other script that one look-up compares

    def __init__(self) -> None:
        self._keys: tuple[dict[str, list[str]], dict[str, list[str]]] = {}, {}

    def add(self, key: str) -> None:
        """Take up a name."""
        names = self._keys[is_latin(key)]
        for signature in signatures(key):
            kept = names.setdefault(signature, [])
            if len(kept) < self.KEPT and key not in kept:
                kept.append(key)

    def alike(self, key: str) -> Iterator[tuple[str, Likeness]]:
        """The names taken up that are spellings of ``key``, itself excepted."""
        latin = is_latin(key)
        same_script = self._keys[latin].get(skeleton(_spelled(key)), ())
        others = dict.fromkeys(
            other
            for signature in sorted(signatures(key), key=lambda s: (-len(s), s))
            for other in self._keys[not latin].get(signature, ())
        )
        for other in (*same_script, *islice(others, self.COMPARED)):
            found = likeness(key, other) if other != key else None
            if found:
                yield other, found
