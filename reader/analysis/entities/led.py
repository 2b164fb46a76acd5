"""Foreign words after a word that says what they name: شركة هيوماين, صحيفة كذا, مدينة كذا."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.entities.candidates import Candidate, Passage
from reader.analysis.model import EntityType

LONGEST = 4  # words
_TYPES: dict[str, EntityType] = {"org": "ORG", "product": "MISC", "place": "LOC"}


def led(passage: Passage) -> Iterator[Candidate]:
    """Arabic words that are in no list, right after a word that leads to a name."""
    words, tokens = passage.words, passage.tokens
    for at, lead in enumerate(passage.lead[: len(tokens)]):
        kind = _TYPES.get(lead)
        if kind is None or tokens[at].script != "arabic":
            continue
        if words[at].listed or (
            kind == "MISC"
            and any(passage.lexicon.word(bare).common for bare in words[at].variants[1:])
        ):
            continue
        end = at
        while (
            end < len(tokens)
            and end - at < LONGEST
            and tokens[end].script == "arabic"
            and (words[end].foreign or words[end].letter or (end > at and words[end].name))
            and not (words[end].definite and (end > at or kind != "LOC"))
            and not passage.lead[end + 1]
            and not (end > at and begins_another(passage, end))
        ):
            end += 1
        while end > at and words[end - 1].letter and words[end - 1].common:
            end -= 1  # «في», «إن», «أو»: words far more often than letters at the end of a name
        if end > at and not (end == at + 1 and (words[at].nation or len(tokens[at].word) < 3)):
            yield Candidate(at, end, kind)


def begins_another(passage: Passage, at: int) -> bool:
    """Whether the token is «و» and another name rather than the next part of one."""
    word, text = passage.words[at], passage.tokens[at].word
    return not word.name and text.startswith("و") and len(text) > 3
