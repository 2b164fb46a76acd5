"""The forms of Arabic words, as far as names need them: clitics, affixes."""

from __future__ import annotations

from collections.abc import Iterator, Set

ARTICLE = "ال"
_CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")
_VERBAL = ("ي", "ت", "ن", "ا")
# What a common word may carry: a word that is common without it is common with it.
_PREFIXES = tuple(
    conjunction + rest
    for conjunction in ("", "و", "ف")
    for rest in ("", "ب", "ل", "ك", "ال", "بال", "كال", "لل", "م", "لم", "بم", *_VERBAL,
                 *(before + letter for before in "سل" for letter in _VERBAL))
)  # fmt: skip
_ENDINGS = ("", "ات", "ون", "ين", "ان", "ها", "هم", "هن", "نا", "وا", "ته", "تها", "تهم", "يه",
            "ه", "ي", "ا", "ت", "يا", "يين", "يون", "هما", "كم")  # fmt: skip


def variants(word: str) -> Iterator[str]:
    """The ways to read a folded word: as it is, and without و ف ب ل ك; «للـ» is ل and ال."""
    yield word
    for clitic in _CLITICS:
        if word.startswith(clitic) and len(word) - len(clitic) > 1:
            yield word[len(clitic) :]
    for clitics in ("لل", "ولل", "فلل"):
        if word.startswith(clitics) and len(word) > len(clitics) + 1:
            yield ARTICLE + word[len(clitics) :]


def letters_outside(word: str, bare: str) -> int:
    """How many letters of ``word`` are clitics, read as its variant ``bare``."""
    if word.endswith(bare):
        return len(word) - len(bare)
    return len(word) - len(bare) + 1  # «للرياض» is ل and «الرياض»


def is_form_of(word: str, words: Set[str]) -> bool:
    """Whether a folded word is in ``words`` once common prefixes and endings are taken off."""
    if word in words:
        return True
    for prefix in _PREFIXES:
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            for ending in _ENDINGS:
                if rest.endswith(ending):
                    stem = rest[: len(rest) - len(ending)]
                    if len(stem) > 2 and (stem in words or (ending and stem + "ه" in words)):
                        return True
    return False
