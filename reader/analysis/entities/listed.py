"""Names that the lists know: places, organisations, products, well-known people."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.entities.candidates import LEAD_TYPES, Candidate, Passage
from reader.analysis.entities.lexicon import Entry


def listed(passage: Passage) -> Iterator[Candidate]:
    """Listed names; an unsure one only where something says that a name stands here."""
    tokens, names = passage.tokens, passage.lexicon.names
    folded = [token.word for token in tokens]
    for at, token in enumerate(tokens):
        if token.script == "arabic":
            variants = passage.words[at].variants
        elif token.script == "latin" and token.text != token.word:  # a capital
            variants = (token.word,)
        else:
            continue
        for bare in variants:
            reach = names.reach.get(bare, 0)
            found = names.longest(bare, folded[at + 1 : at + reach]) if reach else None
            if found is None:
                continue
            length, entry = found
            if entry.type == "LOC" and passage.lead[at] == "media":
                continue  # «صحيفة الشرق الأوسط»
            if entry.unsure and not _led_to(passage, at, at + length, entry.type):
                if entry.otherwise is None:
                    continue
                entry = entry.otherwise
                if entry.unsure and not _led_to(passage, at, at + length, entry.type):
                    continue
            if len(bare) < 3 and token.script == "arabic" and length == 1:
                continue
            kind = entry.type
            if kind == "LOC" and at and folded[at - 1] in passage.lexicon.groups["club"]:
                kind, entry = "ORG", Entry("ORG")  # «فريق برشلونة»
            outside = "" if bare == token.word else bare
            yield Candidate(at, at + length, kind, outside, entry.id, spreads=entry.unsure)
            break


def _led_to(passage: Passage, first: int, last: int, kind: str) -> bool:
    lead = passage.lead[first]
    if _leads(lead, kind):
        return True
    quoted = first and passage.quoted[first - 1] == last
    if quoted and kind != "LOC":
        return (
            not passage.words[first].common
            or passage.tokens[first].script == "latin"
            or (_leads(passage.lead[first - 1], kind))
        )
    if kind == "LOC":
        before = passage.tokens[first - 1].word if first else ""
        return bool(before) and before in passage.lexicon.groups["place-before"]
    return passage.tokens[first].script == "latin" and len(passage.tokens[first].text) > 2


def _leads(lead: str, kind: str) -> bool:
    return LEAD_TYPES.get(lead) == kind or (lead == "speech" and kind == "PER")
