"""Names in one script that differ in spelling alone, and the words around a name that may go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reader import resources
from reader.analysis.entities.forms import ARTICLE
from reader.analysis.entities.lexicon import lexicon
from reader.analysis.entities.transliteration import latin_letters
from reader.analysis.model import EntityType, Rule

_VOWELS = frozenset("اوي")
# Letters that render one foreign sound; names with the others are Arabic and spelled one way.
_FOREIGN_SOUNDS = {
    letter: letters[0]
    for letters in ("جغگق", "سزصژ", "تطث", "فڤ", "بپ", "شچ", "كک")
    for letter in letters
}
_NATIVE = frozenset("عحضظذء")
LETTERS_A_VOWEL = 3  # consonants that make up for one vowel more, less or other
FEWEST_CONSONANTS = 3


@dataclass(frozen=True)
class Affixes:
    """The words of affixes.tsv, by what they do."""

    before: frozenset[str]
    after: tuple[str, ...]
    place: frozenset[str]
    office: frozenset[str]
    same: tuple[tuple[str, str], ...]  # a spelling, and the one that stands for it


@lru_cache(maxsize=1)
def affixes() -> Affixes:
    """The shipped list, read once."""
    words: dict[str, list[str]] = {}
    same = []
    path = resources.path("lexicons", "entities", "affixes.tsv")
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            use, _, rest = line.partition("\t")
            values = rest.split("|")
            words.setdefault(use, []).extend(values)
            if use == "same":
                same += [(f" {value} ", f" {values[0]} ") for value in values[1:]]
    after = tuple(f" {word}" for word in sorted(words["after"], key=len, reverse=True))
    return Affixes(
        frozenset(words["before"]), after, frozenset(words["place"]), frozenset(words["office"]),
        tuple(same),
    )  # fmt: skip


def plain(key: str) -> str:
    """A folded name without spaces, hyphens and Latin marks: «ديب سيك» and «ديبسيك» are one."""
    if key < "\u0370":
        return latin_letters(key) + "".join(char for char in key if char in "+#&")
    padded = f" {key} "
    for spelling, standard in affixes().same:
        padded = padded.replace(spelling, standard)
    return "".join(char for char in padded if char.isalnum())


def bases(key: str, kind: EntityType) -> Iterator[tuple[Rule, str]]:
    """What is left of a name once words that may go are taken off; why, and the rest."""
    lists = affixes()
    head, _, rest = key.partition(" ")
    if kind == "ORG":
        if rest and head in lists.before:
            yield "affix", rest
            key = rest
        elif head in lists.office and " " in rest:
            yield "affix", rest
        for ending in lists.after:
            if key.endswith(ending):
                key = key.removesuffix(ending)
                yield "affix", key
                break
    elif kind == "LOC" and rest and head in lists.place:
        yield "affix", rest
        key = rest
    if kind != "PER" and key.startswith(ARTICLE) and " " not in key and len(key) > 4:
        yield "article", key.removeprefix(ARTICLE)


def spelled_alike(one: str, other: str) -> bool:
    """Whether two names in one script are spellings of one foreign name."""
    if one < "\u0370":
        return plain(one) == plain(other)
    mine, theirs = one.split(" "), other.split(" ")
    if len(mine) != len(theirs):
        mine, theirs = ["".join(mine)], ["".join(theirs)]
    return all(a == b or _one_foreign_word(a, b) for a, b in zip(mine, theirs, strict=True))


def _one_foreign_word(one: str, other: str) -> bool:
    """«زوكربرغ» and «زوكربيرج», but not «حسن» and «حسين»."""
    given = lexicon().given
    if one in given and other in given:
        return one.replace("غ", "ج") == other.replace("غ", "ج")  # «أنغيلا» and «أنجيلا»
    if one.startswith(ARTICLE) or other.startswith(ARTICLE) or _NATIVE & set(one + other):
        return False
    sounds, others = _consonants(one), _consonants(other)
    if len(sounds) < FEWEST_CONSONANTS or sounds != others:
        return False
    return _vowels_apart(one, other) <= len(sounds) // LETTERS_A_VOWEL


def _consonants(word: str) -> str:
    return "".join(_FOREIGN_SOUNDS.get(char, char) for char in word if char not in _VOWELS)


def _vowels_apart(one: str, other: str) -> int:
    """How many vowels are more, less or other, between words of the same consonants."""
    return sum(
        max(len(a), len(b)) - sum(x == y for x, y in zip(a, b, strict=False))
        for a, b in zip(_between(one), _between(other), strict=True)
    )


def _between(word: str) -> list[str]:
    """The vowels before, between and after the consonants."""
    found = [""]
    for char in word:
        if char in _VOWELS:
            found[-1] += char
        else:
            found.append("")
    return found
