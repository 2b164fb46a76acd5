"""Words after a word that says what they name: شركة هيوماين, صحيفة الوطن, مدينة زليتن."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.entities.candidates import LEAD_TYPES, Candidate, Passage

_LEADS = frozenset(("org", "media", "product", "place"))  # after «الشركة» stands a verb, no name
LONGEST = 4  # words
LONGEST_TITLE = 2  # words of a newspaper's or a channel's name


def led(passage: Passage) -> Iterator[Candidate]:
    """Arabic words that are in no list, or that a newspaper may be called, after such a word."""
    tokens, words = passage.tokens, passage.words
    for at, lead in enumerate(passage.lead[: len(tokens)]):
        if tokens[at].script != "arabic" or lead not in _LEADS:
            continue
        if lead == "media" and words[at].definite:
            yield Candidate(at, _title_end(passage, at), "ORG", spreads=False)
            continue
        if words[at].listed or (lead == "product" and _may_be_word(passage, at)):
            continue
        end = _foreign_end(passage, at, lead)
        if end > at + 1 or (end > at and not words[at].nation and len(tokens[at].word) > 2):
            yield Candidate(at, end, LEAD_TYPES[lead])


def begins_another(passage: Passage, at: int) -> bool:
    """Whether the token is «و» and another name rather than the next part of one."""
    word, text = passage.words[at], passage.tokens[at].word
    return not word.name and text.startswith("و") and len(text) > 3


def _title_end(passage: Passage, at: int) -> int:
    end = at + 1
    while (
        end < min(at + LONGEST_TITLE, len(passage.tokens))
        and passage.words[end].definite
        and not passage.words[end].nation
        and not passage.words[end].leads
    ):
        end += 1
    return end


def _may_be_word(passage: Passage, at: int) -> bool:
    lexicon = passage.lexicon
    if passage.tokens[at].word.startswith(("ي", "ت")):
        return True
    return any(lexicon.word(bare).common for bare in passage.words[at].variants[1:])


def _foreign_end(passage: Passage, at: int, lead: str) -> int:
    tokens, words = passage.tokens, passage.words
    end = at
    while end < min(at + LONGEST, len(tokens)) and tokens[end].script == "arabic":
        word, first = words[end], end == at
        if word.common and word.letter and not _spelled(passage, at, end):
            break
        if not (word.foreign or word.letter or (word.name and not first)):
            break
        if word.definite and not (first and lead == "place"):
            break
        if not first and (word.given or _another_listed(passage, end)):
            break  # «لشركة إنفيديا جنسن هوانغ»
        if passage.lead[end + 1] or (not first and begins_another(passage, end)):
            break
        end += 1
    while end > at and tokens[end - 1].word in passage.lexicon.groups["letter-word"]:
        end -= 1
    return end


def _spelled(passage: Passage, first: int, at: int) -> bool:
    """Whether the letter's name stands beside another: «في», «إن», «أو» are mostly words."""
    words = passage.words
    return (at > first and words[at - 1].letter) or (at + 1 < len(words) and words[at + 1].letter)


def _another_listed(passage: Passage, at: int) -> bool:
    """Whether a listed name of something known begins here."""
    tokens = passage.tokens
    found = passage.lexicon.names.longest(
        tokens[at].word, [token.word for token in tokens[at + 1 : at + LONGEST]]
    )
    return found is not None and found[1].id > 0
