"""People, from given names, surnames and foreign words in a row, and from what introduces them."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.entities.candidates import Candidate, Passage

LONGEST = 7  # words, particles counted
# How much a word speaks for a person's name. A run of words needs `ENOUGH`, which depends on what
# stands before it.
GIVEN, NAME, FOREIGN, FOREIGN_DEFINITE = 2.0, 1.6, 0.8, 0.5
ENOUGH = {"title": 0.8, "speech": 2.3, "": 2.7}


def people(passage: Passage) -> Iterator[Candidate]:
    """Runs of name words that weigh enough."""
    tokens = passage.tokens
    at = 0
    while at < len(tokens):
        if tokens[at].script != "arabic":
            at += 1
            continue
        lead = passage.lead[at] if passage.lead[at] in ENOUGH else ""
        found = None
        for clitic in _clitics(passage, at):
            end, weight, named = _run(passage, at, clitic, lead)
            long_enough = end - at > 1 or lead == "title" or (lead == "speech" and named)
            if end > at and long_enough and weight >= ENOUGH[lead] and (named or lead == "title"):
                found = Candidate(at, end, "PER", clitic)
                break
        if found is None:
            at += 1
        else:
            yield found
            at = found.last


def _clitics(passage: Passage, at: int) -> list[int]:
    """Ways to read the first word: as it is, and without a clitic where a name is left."""
    lexicon = passage.lexicon
    ways = [0]
    word = passage.words[at]
    if not word.name:
        for clitic, bare in word.variants[1:]:
            inner = lexicon.word(bare)
            if clitic == 1 and inner.name and len(bare) > 2:
                ways.insert(0, clitic)
    return ways


def _run(passage: Passage, first: int, clitic: int, lead: str) -> tuple[int, float, bool]:
    """The end of the run of name words at ``first``, its weight, whether it holds a listed name."""
    tokens, lexicon = passage.tokens, passage.lexicon
    weight, named, end, at = 0.0, False, first, first
    while at < len(tokens) and at - first < LONGEST and tokens[at].script == "arabic":
        word = passage.words[at]
        if at == first and clitic:
            word = lexicon.word(next(bare for n, bare in word.variants if n == clitic))
        if at > first and passage.lead[at + 1] and not word.name:
            break
        if word.particle:
            if at == first and tokens[at].word not in ("ابن", "ابو", "ابي", "ام", "عبد", "سان"):
                break
            weight += 0.4 if at == first else 0.0
        else:
            gain = _gain(word, at == first, lead, weight)
            if gain <= 0:
                break
            weight += gain
            named = named or word.name
            end = at + 1
        at += 1
        if at < len(tokens) and tokens[at].start - tokens[at - 1].end != 1:
            break
    return end, weight, named


def _gain(word: object, first: bool, lead: str, so_far: float) -> float:
    from reader.analysis.entities.lexicon import Word

    assert isinstance(word, Word)
    if word.nation:
        return 0.0
    if word.given:
        return 1.2 if word.common else GIVEN
    if word.name:
        return 1.0 if word.common else NAME
    if word.foreign:
        if word.definite:
            return 0.0 if first and lead != "title" else FOREIGN_DEFINITE
        return 0.0 if first and not lead else FOREIGN
    if word.definite and not first and lead and so_far >= GIVEN:
        return 0.1
    return 0.0
