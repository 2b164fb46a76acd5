"""What the finders hand over: possible names in one slice, and the choice among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from reader.analysis.entities.lexicon import Lexicon, Word
from reader.analysis.entities.tokens import Token
from reader.analysis.model import EntityType


class Candidate(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) may name something.

    ``bare`` is the first token's word without the clitic that stays outside, "" where none does.
    ``id`` is the lexicon's identity (0: none), ``sure`` says that the type is known rather than
    guessed, ``spreads`` that the name, found once, is to be found everywhere in the document.
    """

    first: int
    last: int
    type: EntityType
    bare: str = ""
    id: int = 0
    sure: bool = True
    spreads: bool = True


@dataclass(frozen=True)
class Passage:
    """One slice as the finders see it: tokens, what is known of each, and what leads to each.

    ``lead[i]`` is the role (`LEAD_TYPES`, and speech) whose words end just before
    token ``i``, adjectives between them left out; "" where there is none. ``quoted[i]`` is the
    token after the quotation that opens at ``i``, 0 where none does.
    """

    tokens: list[Token]
    words: list[Word]
    lead: list[str]
    quoted: list[int]
    lexicon: Lexicon

    def key(self, candidate: Candidate) -> str:
        """The candidate's folded words, without the clitic, one space between."""
        words = [token.word for token in self.tokens[candidate.first : candidate.last]]
        if candidate.bare:
            words[0] = candidate.bare
        return " ".join(words)


# What each role says of the name that it leads to.
LEAD_TYPES: dict[str, EntityType] = {
    "org": "ORG", "the-org": "ORG", "media": "ORG", "product": "MISC", "the-product": "MISC",
    "work": "MISC", "place": "LOC", "title": "PER",
}  # fmt: skip
OPENING = {"«": "»", "“": "”", "„": "“", '"': '"', "‹": "›", "”": "“", "‘": "’", "″": "″"}
LONGEST_QUOTED = 7  # tokens between two quotation marks that may be a name
_NOTHING = Word(variants=("",))
_PREPOSITION = Word(variants=("علي",), common=True, listed=True)


def passage(tokens: list[Token], lexicon: Lexicon) -> Passage:
    """Prepare ``tokens`` for the finders."""
    words = [_word(token, lexicon) if token.script == "arabic" else _NOTHING for token in tokens]
    return Passage(tokens, words, _leads(tokens, words, lexicon), _quotations(tokens), lexicon)


def _word(token: Token, lexicon: Lexicon) -> Word:
    if token.word == "علي" and token.text.endswith("ى"):
        return _PREPOSITION  # «على», which folds to a name
    return lexicon.word(token.word)


def _leads(tokens: list[Token], words: list[Word], lexicon: Lexicon) -> list[str]:
    lead = [""] * (len(tokens) + 1)
    roles = lexicon.roles
    skip = lexicon.groups["skip"]
    folded = [token.word for token in tokens]
    for at, word in enumerate(words):
        best = 0, ""
        for bare in word.variants:
            if bare in roles.reach:
                found = roles.longest(bare, folded[at + 1 : at + 5])
                if found and found[0] > best[0]:
                    best = found
        if best[0]:
            end = at + best[0]
            lead[end] = best[1]
            while end < len(tokens) and (words[end].nation or folded[end] in skip):
                end += 1
                lead[end] = lead[end] or best[1]
    return lead


def _quotations(tokens: list[Token]) -> list[int]:
    quoted = [0] * len(tokens)
    for at, token in enumerate(tokens):
        closing = OPENING.get(token.text)
        if closing is None or at + 1 >= len(tokens):
            continue
        if closing == token.text and tokens[at + 1].start > token.end:
            continue  # a straight mark with a space after it closes
        for end in range(at + 1, min(at + LONGEST_QUOTED + 2, len(tokens))):
            if tokens[end].text == closing or (closing == "“" and tokens[end].text == "”"):
                quoted[at] = end
                break
            if tokens[end].text in OPENING:
                break
    return quoted


def chosen(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates that share no token, the longer and surer first; in text order."""
    taken: set[int] = set()
    kept = []
    for candidate in sorted(candidates, key=_rank):
        tokens = range(candidate.first, candidate.last)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(candidate)
    return sorted(kept)


def _rank(candidate: Candidate) -> tuple[int, bool, bool, bool, int]:
    length = candidate.last - candidate.first
    return -length, not candidate.id, not candidate.sure, bool(candidate.bare), candidate.first
