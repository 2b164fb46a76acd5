"""Passages that name something: found in each slice, then everywhere that a found name recurs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reader.analysis.entities.candidates import OPENING, Candidate, Passage, passage
from reader.analysis.entities.forms import letters_outside
from reader.analysis.entities.lexicon import Lexicon, Phrases
from reader.analysis.entities.recogniser import recogniser
from reader.analysis.entities.tokens import surface_offset, tokenise
from reader.analysis.model import EntityType
from reader.document import Span

SURE = 10  # guesses that one mention of known type outweighs


@dataclass(frozen=True, slots=True)
class Mention:
    """One passage that names something. ``key`` is its folded words; the rest as in `Candidate`."""

    span: Span
    key: str
    type: EntityType
    id: int
    sure: bool
    spreads: bool


def mentions_in(text: str, piece: Span, lexicon: Lexicon) -> list[Mention]:
    """The mentions of one slice, in order, none overlapping."""
    seen = passage(tokenise(text, piece), lexicon)
    found = recogniser().names(seen)
    ends = {candidate.last for candidate in found}
    return [_mention(seen, c) for c in found if not _is_gloss(seen, c, ends)]


def _is_gloss(seen: Passage, candidate: Candidate, ends: set[int]) -> bool:
    """Whether the candidate is a Latin translation in brackets of words that are no name."""
    before = candidate.first - 1
    return (
        not candidate.sure
        and before > 0
        and seen.tokens[before].text == "("
        and seen.tokens[candidate.first].script == "latin"
        and before not in ends
        and not (seen.tokens[before - 1].text in OPENING.values() and before - 1 in ends)
    )


def _mention(seen: Passage, candidate: Candidate) -> Mention:
    start, end = seen.tokens[candidate.first].start, seen.tokens[candidate.last - 1].end
    if candidate.bare:
        first = seen.tokens[candidate.first]
        start += surface_offset(first.text, letters_outside(first.word, candidate.bare))
    return Mention(
        Span(start, end), seen.key(candidate), candidate.type, candidate.id, candidate.sure,
        candidate.spreads,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recurring:
    """What a name that recurs in a document stands for."""

    type: EntityType
    id: int


def recurring(mentions: Iterable[Mention], lexicon: Lexicon) -> Phrases[Recurring]:
    """The names of a document that are to be found wherever they stand, surnames among them."""
    names: Phrases[Recurring] = Phrases()
    surnames: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.spreads and _distinct(mention.key, lexicon):
            names.add(mention.key, Recurring(mention.type, mention.id))
        if mention.type == "PER" and " " in mention.key:
            surnames[_surname(mention.key, lexicon)].add(mention.key)
    for surname in surnames:
        if _distinct(surname, lexicon) and surname not in lexicon.given:
            names.add(surname, Recurring("PER", 0))
    return names


def _surname(key: str, lexicon: Lexicon) -> str:
    """The last word of a person's name, with the particles before it: «فون دير لاين»."""
    words = key.split(" ")
    first = len(words) - 1
    while first > 1 and lexicon.word(words[first - 1]).particle:
        first -= 1
    return " ".join(words[first:])


def _distinct(key: str, lexicon: Lexicon) -> bool:
    """Whether a name is no everyday word too."""
    if " " in key:
        return True
    word = lexicon.word(key)
    return len(key) > 2 and not (word.common or word.nation or word.letter)


def recurrences(
    text: str, piece: Span, taken: list[Mention], names: Phrases[Recurring], lexicon: Lexicon
) -> Iterator[Mention]:
    """The mentions of ``names`` in one slice outside ``taken``, its mentions so far."""
    tokens = tokenise(text, piece)
    folded = [token.word for token in tokens]
    covered = {at for mention in taken for at in range(mention.span.start, mention.span.end)}
    at = 0
    while at < len(tokens):
        token = tokens[at]
        step = 1
        if token.script == "arabic":
            ways = lexicon.word(token.word).variants
        else:
            ways = (token.word,) if token.text != token.word else ()
        for bare in ways:
            reach = names.reach.get(bare, 0)
            found = names.longest(bare, folded[at + 1 : at + reach]) if reach else None
            if found is None:
                continue
            length, meaning = found
            start = token.start
            if bare != token.word:
                start += surface_offset(token.text, letters_outside(token.word, bare))
            span = Span(start, tokens[at + length - 1].end)
            if span.start not in covered and span.end - 1 not in covered:
                key = " ".join((bare, *folded[at + 1 : at + length]))
                yield Mention(span, key, meaning.type, meaning.id, False, False)
                step = length
                break
        at += step


def agreed(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions in order; those with one name that is not listed have the type of the most."""
    ordered = sorted(mentions, key=lambda mention: mention.span)
    votes: defaultdict[str, Counter[EntityType]] = defaultdict(Counter)
    for mention in ordered:
        if not mention.id:
            votes[mention.key][mention.type] += SURE if mention.sure else 1
    return [
        mention if mention.id else replace(mention, type=votes[mention.key].most_common(1)[0][0])
        for mention in ordered
    ]
