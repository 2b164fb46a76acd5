"""Names that the lists know: places, organisations, products, well-known people."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.entities.candidates import LEAD_TYPES, Candidate, Passage
from reader.analysis.entities.lexicon import Entry
from reader.analysis.model import EntityType

SHORTEST = 3  # letters of a single Arabic word


def listed(passage: Passage) -> Iterator[Candidate]:
    """Listed names; an unsure one only where something says that a name stands here."""
    clubs = passage.lexicon.groups["club"]
    for at, token in enumerate(passage.tokens):
        if token.script == "arabic":
            readings = passage.words[at].variants
        elif token.script == "latin" and token.text != token.word:  # a capital
            readings = (token.word,)
        else:
            continue
        for bare in readings:
            found = _look_up(passage, at, bare)
            if found is None:
                continue
            length, entry = found
            if entry.type == "LOC" and at and passage.tokens[at - 1].word in clubs:
                entry = Entry("ORG")  # «فريق برشلونة»
            outside = "" if bare == token.word else bare
            yield Candidate(at, at + length, entry.type, outside, entry.id, spreads=entry.unsure)
            break


def _look_up(passage: Passage, at: int, bare: str) -> tuple[int, Entry] | None:
    """The longest listed name that begins with ``bare``, if it is one here: words, entry."""
    names, tokens = passage.lexicon.names, passage.tokens
    reach = names.reach.get(bare, 0)
    if not reach:
        return None
    found = names.longest(bare, [token.word for token in tokens[at + 1 : at + reach]])
    if found is None or (found[0] == 1 and len(bare) < SHORTEST and tokens[at].script == "arabic"):
        return None
    length, entry = found
    reading: Entry | None = entry
    while reading is not None and reading.unsure:
        if _led_to(passage, at, at + length, reading.type):
            break
        reading = reading.otherwise
    if reading is None or (reading.type == "LOC" and passage.lead[at] == "media"):
        return None  # «صحيفة الشرق الأوسط»
    return length, reading


def _led_to(passage: Passage, first: int, last: int, kind: EntityType) -> bool:
    """Whether a name of ``kind`` is to be expected at ``first``."""
    token, word, lead = passage.tokens[first], passage.words[first], passage.lead[first]
    if _leads(lead, kind) or (lead == "speech" and not word.common):
        return True
    if kind == "LOC":
        before = passage.tokens[first - 1].word if first else ""
        return before in passage.lexicon.groups["place-before"]
    if first and passage.quoted[first - 1] == last:
        return token.script == "latin" or not word.common or _leads(passage.lead[first - 1], kind)
    return token.script == "latin" and len(token.text) > 2


def _leads(lead: str, kind: EntityType) -> bool:
    return LEAD_TYPES.get(lead) == kind or (lead == "speech" and kind == "PER")
