"""Names in quotation marks: «ميسترال», "لا تريبين"; not quoted phrases or coined words."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.entities.candidates import LEAD_TYPES, Candidate, Passage
from reader.analysis.entities.lexicon import Word

LONGEST, LONGEST_WORK = 4, 6  # words of a name, and of a film's or a book's title


def quoted(passage: Passage) -> Iterator[Candidate]:
    """What stands in quotation marks after a word that leads to a name, or is no Arabic word."""
    for opening, end in enumerate(passage.quoted):
        first = opening + 1
        words = _words(passage, first, end)
        if not words:
            continue
        lead = passage.lead[opening] if passage.lead[opening] in LEAD_TYPES else ""
        foreign = all(w.foreign or w.letter or w.particle or w.name for w in words)
        if lead:
            if _is_name(words, end - first, lead, foreign):
                yield Candidate(first, end, LEAD_TYPES[lead], spreads=foreign)
        elif foreign and end - first <= LONGEST and not coined(passage, opening, end):
            person = all(w.name for w in words) and len(words) > 1 and words[0].given
            if len(words) > 1 or words[0].foreign or words[0].name:
                yield Candidate(first, end, "PER" if person else "ORG", sure=person)


def _words(passage: Passage, first: int, end: int) -> list[Word]:
    """The Arabic words between two marks; none where other things than them and numbers stand."""
    tokens = passage.tokens[first:end]
    if not tokens or tokens[0].script != "arabic" or len(tokens) > LONGEST_WORK:
        return []
    if any(token.script not in ("arabic", "digits") for token in tokens):
        return []
    pairs = zip(passage.words[first:end], tokens, strict=True)
    return [word for word, token in pairs if token.script == "arabic"]


def _is_name(words: list[Word], length: int, lead: str, foreign: bool) -> bool:
    """Whether a name is quoted and no description: روبوت «كلود», not روبوت «ذكي»."""
    if lead == "work":
        return True
    if length > LONGEST:
        return False
    if foreign:
        return True
    if LEAD_TYPES[lead] == "MISC" and words[0].definite:
        return False
    return length == 2 or (length == 1 and words[0].definite)


def coined(passage: Passage, opening: int, closing: int) -> bool:
    """Whether an indefinite noun stands here: after «كأول», before «فرنسية»."""
    lexicon = passage.lexicon
    if opening:
        before = lexicon.word(passage.tokens[opening - 1].word)
        if any(bare in lexicon.groups["indefinite"] for bare in before.variants):
            return True
    if closing + 1 < len(passage.tokens):
        after = passage.words[closing + 1]
        return after.nation and not after.definite
    return False
