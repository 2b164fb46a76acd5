"""Organisations whose name is an Arabic phrase: وزارة الخارجية, البنك المركزي الأوروبي."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.entities.candidates import Candidate, Passage
from reader.analysis.model import EntityType

LONGEST = 3  # words after the head


def organisations(passage: Passage) -> Iterator[Candidate]:
    """A head noun and the definite words, place or person that make a name of it."""
    heads = passage.lexicon.heads
    for at, token in enumerate(passage.tokens):
        if token.script != "arabic":
            continue
        for bare in passage.words[at].variants:
            kind = heads.get(bare)
            if kind is None:
                continue
            definite = kind.endswith("-definite")
            end = _complement_end(passage, at + 1, definite)
            if end > at + 1:
                type_: EntityType = "LOC" if kind == "LOC" else "ORG"
                outside = "" if bare == token.word else bare
                yield Candidate(at, end, type_, outside, spreads=False)
            break


def _complement_end(passage: Passage, at: int, definite: bool) -> int:
    tokens, words, body = passage.tokens, passage.words, passage.lexicon.groups["body"]
    end = at
    while end < len(tokens) and end - at < LONGEST and tokens[end].script == "arabic":
        word, text = words[end], tokens[end].word
        if text in passage.lexicon.groups["plain-place"]:
            break
        if not text.startswith("ال") or len(text) < 5 or passage.lead[end + 1] == "title":
            break
        if definite and end == at and not (word.nation or text in body):
            break
        if end > at and not (word.nation or text in body or text.endswith(("ي", "يه"))):
            break
        end += 1
    return end
