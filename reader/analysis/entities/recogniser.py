"""Names by a trained sequence model, which takes what lists and rules say as evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pycrfsuite

from reader import resources
from reader.analysis.entities.candidates import LEAD_TYPES, Candidate, Passage
from reader.analysis.entities.features import Features
from reader.analysis.entities.knowledge import Knowledge, knowledge
from reader.analysis.entities.latin import is_address
from reader.analysis.entities.quoted import coined
from reader.analysis.entities.rules import rule_names
from reader.analysis.entities.styles import Styles, styles
from reader.analysis.entities.tokens import Token
from reader.analysis.model import EntityType

_TYPES: dict[str, EntityType] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}
CHUNK, LONGEST_CHUNK = 250, 500  # tokens that are tagged in one call, which nothing interrupts
_LED = frozenset(("org", "media", "product", "place"))
# Letters that Persian and Urdu have and Arabic has not.
_FOREIGN_LETTERS = frozenset("پچژگکیےہھںٹڈڑۀۃۆۇێەڵڕ")
_STOPS = frozenset(".؟!؛…")  # they end a name, unless after an abbreviation
LONGEST = 12  # tokens of a name
FOREIGN_SHARE = 0.2  # of a passage's words with such letters, from which it is not Arabic


@dataclass(frozen=True)
class Recogniser:
    """The model and what it looks things up in."""

    weights: bytes  # the tagger reads them where they are, and does not keep them
    tagger: pycrfsuite.Tagger
    features: Features
    styles: Styles
    knowledge: Knowledge

    def names(self, seen: Passage) -> list[Candidate]:
        """The names in a passage, in order, none overlapping."""
        ruled = rule_names(seen)
        if not _is_arabic(seen.tokens):
            return ruled
        style = self.styles.of(seen.tokens)
        rows = self.features.of(seen, ruled, style)
        starts = {candidate.first: candidate for candidate in ruled}
        people = {(c.first, c.last) for c in ruled if c.type == "PER"}
        found = [candidate for candidate in ruled if _is_firm(seen, candidate)]
        taken = _tokens(found)
        parted: set[int] = set()  # tokens of what the model took together and the rules did not
        for start, last, kind in _chunks(seen.tokens, self._tags(seen.tokens, rows)):
            first = _after_title(seen, start, last) if kind == "PER" else start
            if _opens(seen, first):  # with a verb, most often
                if (first + 1, last) in people:
                    first += 1  # «نام سالم حمد»
                elif kind == "MISC" and last - first == 1 and first not in starts:
                    continue
            if not taken.isdisjoint(range(first, last)):
                parted.update(range(first, last))
            elif _may_be_name(seen, first, last):
                found.append(self._candidate(seen, first, last, kind, starts.get(first)))
        taken = _tokens(found)
        found += [
            candidate
            for candidate in ruled
            if (
                candidate.id
                or seen.tokens[candidate.first].script == "latin"
                or _is_body(candidate)
                or parted.issuperset(range(candidate.first, candidate.last))
            )
            and taken.isdisjoint(range(candidate.first, candidate.last))
        ]
        return sorted(found)

    def _tags(self, tokens: list[Token], rows: list[list[str]]) -> list[str]:
        tags: list[str] = []
        for start, end in _cuts(tokens):
            tags += self.tagger.tag(rows[start:end])
        return tags

    def _candidate(
        self, seen: Passage, first: int, last: int, kind: EntityType, rule: Candidate | None
    ) -> Candidate:
        if rule is not None and rule.last == last:
            if rule.type == kind or _is_there(seen, rule):
                return rule
            return rule._replace(type=kind, id=0, sure=False)  # a town's name may be a club's
        if rule is not None and rule.last > last and rule.type == kind == "ORG":
            return rule  # «المركز الوطني للبحث العلمي»: the model stops early
        bare = rule.bare if rule is not None else self._bare(seen, first)
        sure = last - first > 1 and seen.tokens[first].script == "arabic"
        return Candidate(first, last, kind, bare, sure=sure)

    def _bare(self, seen: Passage, at: int) -> str:
        """The first word without a clitic, where only that is known as a name or a word."""
        token = seen.tokens[at]
        if token.script != "arabic" or self._knows(seen, token.word):
            return ""
        for bare in seen.words[at].variants[1:]:
            if len(bare) > 2 and self._knows(seen, bare):
                return bare
        return ""

    def _knows(self, seen: Passage, word: str) -> bool:
        known = self.knowledge
        return (
            word in known.parts
            or word in known.gazetteer.reach
            or word in seen.lexicon.names.reach
            or word in known.clusters
            or seen.lexicon.word(word).name
        )


@lru_cache(maxsize=1)
def recogniser() -> Recogniser:
    """The shipped model, loaded at the first use."""
    tagger = pycrfsuite.Tagger()
    # From memory: a path with letters outside the system's code page cannot be handed over.
    weights = resources.path("models", "entities.crf").read_bytes()
    tagger.open_inmemory(weights)
    known = knowledge()
    return Recogniser(weights, tagger, Features(known), styles(), known)


def _is_arabic(tokens: list[Token]) -> bool:
    """Whether most words are Arabic, and few are spelled as only its neighbours spell."""
    arabic = [token for token in tokens if token.script == "arabic"]
    if not arabic or len(arabic) < sum(token.script == "latin" for token in tokens):
        return False
    foreign = sum(not _FOREIGN_LETTERS.isdisjoint(token.text) for token in arabic)
    return foreign <= FOREIGN_SHARE * len(arabic)


def _cuts(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Stretches of tokens, cut after a full stop where there is one."""
    start = 0
    while start < len(tokens):
        end = min(start + CHUNK, len(tokens))
        while end < min(start + LONGEST_CHUNK, len(tokens)) and tokens[end - 1].text != ".":
            end += 1
        yield start, end
        start = end


def _chunks(tokens: list[Token], tags: list[str]) -> Iterator[tuple[int, int, EntityType]]:
    """The names that BIO tags mark, without marks at their edges."""
    first = 0
    for at in range(1, len(tags) + 1):
        goes_on = at < len(tags) and tags[at][0] == "I" and tags[at - 1][2:] == tags[at][2:]
        if goes_on and not (tokens[at - 1].text in _STOPS and len(tokens[at - 2].text) > 2):
            continue
        if tags[first] != "O":
            start, end = first, at
            while start < end and tokens[start].script == "mark":
                start += 1
            while start < end and tokens[end - 1].script == "mark":
                end -= 1
            if start < end:
                yield start, end, _TYPES[tags[first][2:]]
        first = at


def _tokens(candidates: list[Candidate]) -> set[int]:
    return {at for candidate in candidates for at in range(candidate.first, candidate.last)}


def _is_firm(seen: Passage, candidate: Candidate) -> bool:
    """Whether a rule's finding stands whatever the model says.

    A well-known name that is no place's, a name in quotation marks, and what is in Latin letters,
    or foreign, after a word that says what it names.
    """
    first = candidate.first
    if candidate.id:
        return candidate.type != "LOC"
    if first and seen.quoted[first - 1] == candidate.last:
        return True
    if seen.tokens[first].script == "latin":
        return candidate.sure
    lead = seen.lead[first]
    return candidate.spreads and lead in _LED and LEAD_TYPES[lead] == candidate.type


def _after_title(seen: Passage, first: int, last: int) -> int:
    """Where the name begins that the model took together with its title: «الدكتور ياسين»."""
    while first + 1 < last and seen.words[first].leads and seen.lead[first + 1] == "title":
        first += 1
    return first


def _is_body(candidate: Candidate) -> bool:
    """«وزارة المالية», which the corpora leave out where no country stands with it."""
    return candidate.type == "ORG" and candidate.sure and candidate.last - candidate.first > 1


def _opens(seen: Passage, at: int) -> bool:
    """Whether an Arabic word opens a sentence."""
    tokens = seen.tokens
    return tokens[at].script == "arabic" and (not at or tokens[at - 1].text in _STOPS)


def _is_there(seen: Passage, candidate: Candidate) -> bool:
    """Whether a listed place stands after a preposition of place: a town's name may be a club's."""
    before = seen.tokens[candidate.first - 1].word if candidate.first else ""
    return candidate.id > 0 and before in seen.lexicon.groups["place-before"]


def _may_be_name(seen: Passage, first: int, last: int) -> bool:
    """Whether what the model found is no adjective, term, amount, address or coined word."""
    if last - first > LONGEST:
        return False
    words, tokens = seen.words[first:last], seen.tokens[first:last]
    if all(word.nation for word in words):
        return False
    groups = seen.lexicon.groups
    if len(tokens) == 1 and any(bare in groups["currency"] for bare in words[0].variants):
        before = seen.tokens[max(first - 2, 0) : first]
        if any(token.script == "digits" for token in before):
            return False
    if tokens[0].script == "latin":
        if all(token.text in seen.lexicon.terms for token in tokens):
            return False
        if is_address(seen.tokens, first, last):
            return False
    return not (first and seen.quoted[first - 1] == last and coined(seen, first - 1, last))
