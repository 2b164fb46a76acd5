"""Names that are Arabic phrases: وزارة الخارجية, البنك المركزي الأوروبي, جامعة حلب."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.entities.candidates import Candidate, Passage

LONGEST = 3  # words after the head


def organisations(passage: Passage) -> Iterator[Candidate]:
    """A head noun and the definite words, place, person or foreign words that make a name of it."""
    lexicon = passage.lexicon
    for at, token in enumerate(passage.tokens):
        if token.script != "arabic":
            continue
        for bare in passage.words[at].variants:
            kind = lexicon.heads.get(bare)
            if kind is None:
                continue
            end = _definite_end(passage, at + 1, kind in ("ORG-definite", "ORG-purpose"))
            if end > at + 1 and kind != "LOC":
                whole = _purpose_end(passage, end)
                end = at if kind == "ORG-purpose" and whole == end else whole
            if bare in lexicon.groups["named-after"]:
                end = max(end, _namesake_end(passage, at + 1))
            if end > at + 1:
                outside = "" if bare == token.word else bare
                yield Candidate(at, end, "LOC" if kind == "LOC" else "ORG", outside, spreads=False)
            break


def _definite_end(passage: Passage, at: int, definite: bool) -> int:
    """The end of the definite noun and the adjectives from ``at``; adjectives only if so."""
    tokens, words, groups = passage.tokens, passage.words, passage.lexicon.groups
    end = at
    while end < min(at + LONGEST, len(tokens)):
        word, text = words[end], tokens[end].word
        if not word.definite or text in groups["plain-place"] or passage.lead[end + 1] == "title":
            break
        adjective = word.nation or text in groups["body"]
        if (definite or end > at) and not adjective and (end == at or not text.endswith(_NISBA)):
            break
        end += 1
    return end


def _purpose_end(passage: Passage, at: int) -> int:
    """The end of «للبحث العلمي» or «لحقوق الإنسان» from ``at``; ``at`` without it."""
    tokens, words = passage.tokens, passage.words
    if at >= len(tokens) or tokens[at].script != "arabic" or words[at].leads:
        return at
    if tokens[at].word.startswith("لل") and len(tokens[at].word) > 4:
        end = at + 1
    elif tokens[at].word.startswith("ل") and len(tokens[at].word) > 3:
        end = at + 2 if at + 1 < len(tokens) and words[at + 1].definite else at
    else:
        return at
    adjective = at < end < len(tokens) and words[end].definite
    return end + 1 if adjective and tokens[end].word.endswith(_NISBA) else end


_NISBA = ("ي", "يه")  # «العمال الكردستاني»


def _namesake_end(passage: Passage, at: int) -> int:
    """The end of the place or the foreign words from ``at``, and of an adjective after them."""
    tokens, words, lexicon = passage.tokens, passage.words, passage.lexicon
    if at >= len(tokens) or tokens[at].script != "arabic" or tokens[at].word == "في":
        return at
    rest = [token.word for token in tokens[at + 1 : at + 4]]
    found = lexicon.names.longest(tokens[at].word, rest)
    if found and found[1].type == "LOC" and not words[at].listed:
        end = at + found[0]
    else:
        end = at
        while (
            end < min(at + LONGEST, len(tokens)) and words[end].foreign and not words[end].definite
        ):
            end += 1
    if at < end < len(tokens) and words[end].definite:
        adjective = words[end].nation or tokens[end].word in lexicon.groups["body"]
        if adjective or (tokens[end].word.endswith(_NISBA) and not words[end].listed):
            end += 1
    return end
