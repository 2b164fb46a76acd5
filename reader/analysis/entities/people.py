"""People, from given names, surnames and foreign words in a row, and from what introduces them."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.entities.candidates import Candidate, Passage
from reader.analysis.entities.led import begins_another
from reader.analysis.entities.lexicon import Word

LONGEST = 7  # words, particles counted
# How much a word speaks for a person's name. A run of words needs `ENOUGH`, which depends on what
# stands before it.
GIVEN, NAME, FOREIGN, FOREIGN_DEFINITE, DERIVED, CLOSING = 2.0, 1.6, 0.8, 0.7, 0.7, 0.1
SURNAME = 1.5  # «الدرعيني» right after a given name
PLAIN = 0.8  # less for a name that is an everyday word too
_OPENING_PARTICLES = frozenset(("ابن", "ابو", "ابي", "عبد", "سان", "ام"))
ENOUGH = {"title": 0.8, "speech": 0.8, "": 2.7}


def people(passage: Passage) -> Iterator[Candidate]:
    """Runs of name words that weigh enough."""
    tokens = passage.tokens
    at = 0
    while at < len(tokens):
        end = at
        if tokens[at].script == "arabic":
            for bare in _readings(passage, at):
                end = _end(passage, at, bare)
                if end > at:
                    yield Candidate(at, end, "PER", "" if bare == tokens[at].word else bare)
                    break
        at = max(end, at + 1)


def _readings(passage: Passage, at: int) -> list[str]:
    """Ways to read the first word: without a clitic where a name is left, else as it is."""
    lexicon, word = passage.lexicon, passage.words[at]
    if word.name or word.listed:
        return [word.variants[0]]
    for bare in word.variants[1:]:
        if len(bare) > 2 and lexicon.word(bare).name and not lexicon.word(bare).listed:
            return [bare, word.variants[0]]
    return [word.variants[0]]


def _end(passage: Passage, first: int, bare: str) -> int:
    """The end of the name that ``bare`` and the next words make; ``first`` if they make none."""
    tokens = passage.tokens
    lead = passage.lead[first] if passage.lead[first] in ENOUGH else ""
    weight, named, end = 0.0, False, first
    for at in range(first, min(first + LONGEST, len(tokens))):
        word = passage.words[at]
        if at == first and bare != tokens[at].word:
            word = passage.lexicon.word(bare)
        if not _goes_on(passage, first, at, word):
            break
        if word.particle and not word.given:
            if at == first and tokens[at].word not in _OPENING_PARTICLES:
                break
            weight += 0.4 if at == first else 0.0
            continue
        gain = _gain(word, at - first, lead)
        if _closes(passage, first, at, end):
            gain = CLOSING if end == at else FOREIGN  # «صلاح الدين», «عبد السيد»
        if lead == "speech" and not (named or word.given) and _may_be_noun(tokens[at].word):
            break
        if gain <= 0 and first < end < at and not word.listed:
            gain = DERIVED  # after a particle: «فون دير لاين»
        if gain <= 0:
            break
        weight += gain
        named = named or word.name
        end = at + 1
        if not word.name and (word.definite or not word.foreign) and gain != CLOSING:
            break  # a surname that is a form of an everyday word is the last word
    several = end - first > 1
    enough = weight >= ENOUGH[lead] and (named or lead)
    return end if enough and (several or lead) else first


def _may_be_noun(word: str) -> bool:
    """Whether an unlisted word after a verb of speech may say how, whom or what.

    «قال لي», «قالت متلعثمة», «دعا إخوانه», «كتب سيمفونية».
    """
    return len(word) < 4 or word.endswith("ه") or (word.startswith("م") and word.endswith("ا"))


def _goes_on(passage: Passage, first: int, at: int, word: Word) -> bool:
    tokens = passage.tokens
    if tokens[at].script != "arabic":
        return False
    if at > first and tokens[at - 1].word == "عبد":
        return True  # «عبد السيد»
    if word.nation or word.leads:
        return False
    if at == first:
        return True
    if tokens[at].start - tokens[at - 1].end != 1 or begins_another(passage, at):
        return False
    place = passage.lexicon.names.meanings.get(tokens[at].word)
    if place is not None and place.type == "LOC" and not place.unsure:
        return word.name
    return word.name or not tokens[at].word.startswith(("لل", "بال"))


def _closes(passage: Passage, first: int, at: int, end: int) -> bool:
    """Whether the word ends a name begun before: صلاح الدين, الحسن الثاني, عبد العظيم."""
    tokens, groups = passage.tokens, passage.lexicon.groups
    if at > first and tokens[at - 1].word == "عبد":
        return passage.words[at].definite
    return end == at and (
        tokens[at].word in groups["suffix"] or tokens[at].word in groups["ordinal"]
    )


def _gain(word: Word, place: int, lead: str) -> float:
    first, second = place == 0, place == 1
    if word.name:
        weight = GIVEN if word.given else NAME
        return weight - PLAIN if word.listed else weight
    if word.foreign:
        if word.definite:
            if second and word.variants[0].endswith("ي"):
                return SURNAME
            return 0.0 if first and lead != "title" else FOREIGN_DEFINITE
        return 0.0 if first and not lead else FOREIGN
    if second and not word.listed and _may_be_surname(word, lead):
        return DERIVED
    return 0.0


def _may_be_surname(word: Word, lead: str) -> bool:
    """Whether a form of an everyday word looks neither like a verb nor like a noun in a phrase."""
    text = word.variants[0]
    if word.definite:
        return text.endswith("ي")  # «الدرعي», not «الدروع»
    if lead:
        return not text.startswith(("ي", "ت")) and not text.endswith(("ها", "هم", "ا"))
    return not text.startswith(("ي", "ت", "ن", "ا", "س")) and not text.endswith(
        ("ها", "هم", "هن", "هما", "وا", "نا", "ته", "ه", "ت", "ا")
    )
