"""The word lists of resources/lexicons/entities, read at first use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import count
from typing import Generic, TypeVar

from reader import resources
from reader.analysis.entities.forms import ARTICLE, is_form_of, variants
from reader.analysis.entities.tokens import folded, tokenise
from reader.analysis.model import EntityType
from reader.document import Span
from reader.text.fold import fold

T = TypeVar("T")

# Roles of words that lead to a name; the rest of roles.tsv is looked up word by word.
LEADING = ("title", "speech", "media", "org", "the-org", "product", "the-product", "work", "place")
_TYPES: dict[str, EntityType] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}
_NATION_ENDINGS = ("", "ه", "ين", "ون", "ان", "تين", "تان", "ات")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a listed name stands for: entries with the same ``id`` name the same thing.

    ``unsure`` names are also everyday words: they want quotation marks or a word that leads to
    them. ``id`` 0 says nothing about identity.
    """

    type: EntityType
    id: int = 0
    unsure: bool = False
    otherwise: Entry | None = None  # what an unsure name is where nothing leads to it


@dataclass(slots=True)
class Phrases(Generic[T]):
    """Phrases of folded words and what they mean, looked up from a first word."""

    meanings: dict[str, T] = field(default_factory=dict)
    reach: dict[str, int] = field(default_factory=dict)  # first word → longest phrase, in words

    def add(self, phrase: str, meaning: T) -> None:
        """Say what ``phrase`` (folded words, one space between) means, unless it is known."""
        self.meanings.setdefault(phrase, meaning)
        head, _, _ = phrase.partition(" ")
        self.reach[head] = max(self.reach.get(head, 0), phrase.count(" ") + 1)

    def longest(self, first: str, rest: list[str]) -> tuple[int, T] | None:
        """The longest phrase that ``first`` begins and ``rest`` goes on: words, meaning."""
        for length in range(min(self.reach.get(first, 0), len(rest) + 1), 0, -1):
            meaning = self.meanings.get(" ".join((first, *rest[: length - 1])))
            if meaning is not None:
                return length, meaning
        return None


@dataclass(frozen=True, slots=True)
class Word:
    """What the lists say of one folded Arabic word."""

    variants: tuple[str, ...]  # the word, and what is left of it without an attached و ف ب ل ك
    given: bool = False
    name: bool = False  # part of people's names
    common: bool = False  # an everyday word, or a form of one
    listed: bool = False  # common, and listed as it is
    foreign: bool = False  # in no list, and no form of a listed word
    definite: bool = False
    nation: bool = False  # an adjective that may follow a role: الفرنسية, الجديد
    letter: bool = False  # the Arabic name of a Latin letter
    particle: bool = False
    leads: bool = False  # a role or head: رئيس, شركة, وزارة


@dataclass(frozen=True)
class Lexicon:
    """All lists, and what they say of a word."""

    names: Phrases[Entry]
    roles: Phrases[str]
    groups: dict[str, frozenset[str]]  # single words by role: particle, letters, skip, …
    heads: dict[str, str]
    given: frozenset[str]
    surnames: frozenset[str]
    common: frozenset[str]
    plain: frozenset[str]  # given names that are everyday words too
    terms: frozenset[str]
    _words: dict[str, Word] = field(default_factory=dict)

    def word(self, folded_word: str) -> Word:
        """What the lists say of a word; remembered."""
        known = self._words.get(folded_word)
        if known is None:
            if len(self._words) > 1 << 17:
                self._words.clear()
            known = self._words[folded_word] = self._look_up(folded_word)
        return known

    def _look_up(self, word: str) -> Word:
        given = word in self.given
        name = given or word in self.surnames
        groups = self.groups
        common = not name and is_form_of(word, self.common)
        return Word(
            variants=tuple(variants(word)),
            given=given,
            name=name,
            common=common or word in self.common or word in self.plain,
            listed=word in self.common or word in self.plain,
            foreign=not (name or common) and len(word) > 1,
            definite=word.startswith(ARTICLE) and len(word) > 4,
            nation=word in groups["nation"],
            letter=word in groups["letters"],
            particle=word in groups["particle"],
            leads=not given and (word in self.roles.meanings or word in self.heads),
        )


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The shipped lists, read once."""
    return read_lexicon(_shipped)


def read_lexicon(lines: Callable[[str], Iterable[str]]) -> Lexicon:
    """The lists whose lines, by file name, ``lines`` gives: training leaves some names out."""
    names: Phrases[Entry] = Phrases()
    ids = count(1)
    for file in ("known.tsv", "places.tsv"):
        for kind, phrases in _rows(lines(file)):
            keys = {phrase_key(phrase.lstrip("?")): phrase.startswith("?") for phrase in phrases}
            identity = _identity(names, keys, kind) or next(ids)
            for key, unsure in keys.items():
                _list(names, key, Entry(_TYPES[kind], identity, unsure))
    surnames: set[str] = set()
    for kind, phrases in _rows(lines("learned.tsv")):
        if kind == "name":
            surnames.update(phrases)
        else:
            for phrase in phrases:
                entry = Entry(_TYPES[kind], unsure=phrase.startswith("?"))
                _list(names, phrase.lstrip("?"), entry)
    roles: Phrases[str] = Phrases()
    groups: dict[str, set[str]] = {}
    for role, words in _rows(lines("roles.tsv")):
        forms = {folded(word) for word in words}
        if role == "nation":
            forms = set(_nation_forms(forms))
        groups.setdefault(role, set()).update(forms)
    for role in LEADING:
        for phrase in groups[role]:
            roles.add(phrase, role)
    heads = {folded(word): kind for kind, words in _rows(lines("heads.tsv")) for word in words}
    given = [name for line in lines("given_names.txt") for name in line.split()]
    return Lexicon(
        names=names,
        roles=roles,
        groups={role: frozenset(words) for role, words in groups.items()},
        heads=heads,
        given=frozenset(folded(name.lstrip("?")) for name in given),
        surnames=frozenset(surnames),
        common=frozenset(lines("common.txt")),
        plain=frozenset(folded(name[1:]) for name in given if name.startswith("?")),
        terms=frozenset(term for line in lines("terms.txt") for term in line.split()),
    )


def _list(names: Phrases[Entry], key: str, entry: Entry) -> None:
    """List a name; where another that is unsure has it already, as its other reading."""
    other = names.meanings.get(key)
    if other is None:
        names.add(key, entry)
    elif other.unsure and other.type != entry.type and other.otherwise is None:
        names.meanings[key] = replace(other, otherwise=entry)


def phrase_key(phrase: str) -> str:
    """A name as the recogniser sees it: its folded tokens with one space between them."""
    if phrase.replace(" ", "").isalpha():
        return fold(phrase)  # as below, six times as fast
    return " ".join(token.word for token in tokenise(phrase, Span(0, len(phrase))))


def _identity(names: Phrases[Entry], keys: Iterable[str], kind: str) -> int:
    """The id under which one of ``keys`` is already known, 0 if none is."""
    for key in keys:
        entry = names.meanings.get(key)
        while entry is not None and entry.type != kind:
            entry = entry.otherwise
        if entry is not None:
            return entry.id
    return 0


def _nation_forms(adjectives: Iterable[str]) -> Iterator[str]:
    for adjective in adjectives:
        for ending in _NATION_ENDINGS:
            yield adjective + ending
            yield ARTICLE + adjective + ending


def _shipped(name: str) -> list[str]:
    text = resources.path("lexicons", "entities", name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def _rows(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    for line in lines:
        kind, _, values = line.partition("\t")
        yield kind, values.split("|")
