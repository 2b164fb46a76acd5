"""Names in quotation marks: «ميسترال», "لا تريبين"; not quoted phrases or coined words."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.entities.candidates import LEAD_TYPES, Candidate, Passage

_LONGEST, _LONGEST_WORK = 4, 6  # words


def quoted(passage: Passage) -> Iterator[Candidate]:
    """What stands in quotation marks after a word that leads to a name, or is no Arabic word."""
    for opening, end in enumerate(passage.quoted):
        first = opening + 1
        if end <= first:
            continue
        inside = passage.tokens[first:end]
        lead = passage.lead[opening] if passage.lead[opening] in LEAD_TYPES else ""
        plain = all(token.script in ("arabic", "digits") for token in inside)
        if (
            not plain
            or inside[0].script == "digits"
            or len(inside) > (_LONGEST_WORK if lead == "work" else _LONGEST)
        ):
            continue
        words = [
            w for w, t in zip(passage.words[first:end], inside, strict=True) if t.script == "arabic"
        ]
        foreign = all(w.foreign or w.letter or w.particle or w.name for w in words)
        if lead:
            noun = len(words) == 1 and not foreign and not words[0].definite
            named = foreign or lead == "work" or (len(inside) <= 2 and not noun)
            if named and not (
                LEAD_TYPES[lead] == "MISC" and lead != "work" and not foreign and words[0].definite
            ):
                yield Candidate(first, end, LEAD_TYPES[lead], spreads=foreign)
        elif (
            foreign
            and any(w.foreign or w.name for w in words)
            and not _coined(passage, opening, end)
        ):
            people = all(w.name for w in words) and len(words) > 1 and words[0].given
            yield Candidate(first, end, "PER" if people else "ORG", sure=people)


def _coined(passage: Passage, opening: int, closing: int) -> bool:
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
