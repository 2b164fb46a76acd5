"""The words of figures: tables under `resources/lexicons/statistics`, read once at first use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from reader import resources
from reader.analysis.statistics.words.pieces import split_words
from reader.text.fold import fold

# What a row says beyond its class: a number, a unit, a currency, a month …
Payload = tuple[str | int | Fraction, ...]


class Entry(NamedTuple):
    """One form: the words after its first (folded), its class and what it means."""

    rest: tuple[str, ...]
    sense: str
    payload: Payload


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by their first word, longest first, and every word that stands in some form.

    ``countries``: by currency noun, the words after it that say whose it is, and the code;
    ``places``: the stems of words elsewhere that speak for a country, and its code. ``parts``: how
    many of a smaller unit make a larger.
    """

    entries: dict[str, tuple[Entry, ...]]
    words: frozenset[str]
    traps: dict[str, frozenset[str]]
    countries: dict[str, dict[str, str]]
    places: dict[str, dict[str, str]]
    parts: dict[tuple[str, str], int]


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.path("lexicons", "statistics", name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def inflect(noun: str) -> Iterator[tuple[str, int]]:
    """Forms of a masculine or feminine noun, each with how many it counts (2 for the dual)."""
    yield noun, 1
    stem = noun[:-1] + "ت" if noun.endswith("ة") else noun
    if stem == noun:
        yield noun + "ا", 1
    for ending in ("ان", "ين"):
        yield stem + ending, 2


def _inflect_all(words: str) -> Iterator[tuple[str, int]]:
    """`inflect` for a noun and the adjectives that agree with it."""
    noun, *adjectives = words.split()
    if not adjectives:
        yield from inflect(noun)
        return
    for form, count in inflect(noun):
        for adjective in _agreeing(adjectives[0], form, count):
            yield " ".join((form, adjective, *adjectives[1:])), count


def _agreeing(adjective: str, noun: str, count: int) -> Iterator[str]:
    if count == 1:
        yield adjective
        if noun.endswith("ا"):
            yield adjective + "ا"
        return
    stem = adjective[:-1] + "ت" if adjective.endswith("ة") else adjective
    yield stem + noun[-2:]


def _adjectives(base: str) -> Iterator[str]:
    """The folded forms of a folded country adjective: gender, accusative, dual and plural."""
    if base.startswith("*"):
        yield base[1:]
        return
    yield base
    for ending in ("ه", "ا", "ان", "ين", "تان", "تين", "ات"):
        yield base + ending


def _unit_forms(forms: str) -> Iterator[tuple[str, int]]:
    """The first form and those marked ``+`` inflected, plurals with accusative, ``*`` as is."""
    for position, form in enumerate(forms.split("|")):
        taken, star, rest = form.partition("*")
        if star:
            yield rest, int(taken or 1)
        elif position == 0 or form.startswith("+"):
            yield from _inflect_all(form.removeprefix("+"))
        else:
            yield form, 1
            if " " not in form:
                yield form + "ا", 1


def _numerals() -> Iterator[tuple[str, str, Payload]]:
    for sense, value, forms in _rows("numerals.tsv"):
        meaning = (Fraction(value),)
        for form in forms.split():
            yield form, sense, meaning
    for value, forms in _rows("ordinals.tsv"):
        for form in forms.split():
            yield form, "ordinal", (int(value),)


def _units() -> Iterator[tuple[str, str, Payload]]:
    """Payload: kind, name, how many the form counts, whether it needs a cue before it."""
    for kind, unit, forms in _rows("units.tsv"):
        sense, sort = ("time" if kind == "time" else "unit"), kind.removesuffix("?")
        for form, count in _unit_forms(forms):
            yield form, sense, (sort, unit, count, sort != kind)


def _currencies() -> Iterator[tuple[str, str, Payload]]:
    """Payload: code, how many the form counts, part of the unit, noun, whether shared."""
    nouns: dict[str, str] = {}
    for sort, code, *row in _rows("currencies.tsv"):
        if sort in ("noun", "shared"):
            noun = row[0].split("|")[0]
            nouns.setdefault(code, noun)
            for form, count in _unit_forms(row[0]):
                yield form, "money", (code, count, Fraction(1), noun, sort == "shared")
        elif sort == "sub":
            noun, part = nouns.get(code, ""), Fraction(row[0])
            for form, count in _unit_forms(row[1]):
                yield form, "money", (code, count, part, noun, True)
        elif sort == "sign":
            for sign in row[0].split("|"):
                yield sign, "sign", (code, 1, Fraction(1), "", False)


def _countries() -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """What names a country right after a currency's noun, and what does anywhere before it."""
    countries: dict[str, dict[str, str]] = {}
    places: dict[str, dict[str, str]] = {}
    for sort, code, *row in _rows("currencies.tsv"):
        if sort not in ("of", "at"):
            continue
        noun, bases = row[0], fold(row[1]).split("|")
        for base in bases if sort == "of" else ():
            for form in _adjectives(base):
                countries.setdefault(noun, {}).setdefault(form, code)
        for base in bases:
            if not base.startswith("*"):
                places.setdefault(noun, {}).setdefault(base, code)
    return countries, places


def _named(name: str) -> Iterator[tuple[str, str, Payload]]:
    for sense, value, forms in _rows(name):
        for form in forms.split("|"):
            yield form, sense, (value,)


def _build(forms: Iterable[tuple[str, str, Payload]]) -> Lexicon:
    entries: dict[str, list[Entry]] = {}
    words: set[str] = set()
    rows = list(forms)
    # One call folds them all: a call for each would take as long as the rest of the work.
    folded = fold("\n".join(form for form, _, _ in rows)).split("\n")
    for form, (_, sense, payload) in zip(folded, rows, strict=True):
        first, *rest = split_words(form)
        words.update(rest)
        found, entry = entries.setdefault(first, []), Entry(tuple(rest), sense, payload)
        if entry not in found:
            found.append(entry)
    traps = {sense: frozenset(fold(forms).split("|")) for sense, forms in _rows("traps.tsv")}
    ordered = {
        first: tuple(sorted(found, key=lambda entry: -len(entry.rest)) if len(found) > 1 else found)
        for first, found in entries.items()
    }
    known = (
        frozenset(words) | entries.keys() | traps["stop"] | traps["one_after"] | traps["unsplit"]
    )
    parts = {(larger, smaller): int(many) for larger, smaller, many in _rows("parts.tsv")}
    return Lexicon(ordered, known, traps, *_countries(), parts)


@cache
def lexicon() -> Lexicon:
    """All tables; about ten milliseconds at the first call."""

    def forms() -> Iterator[tuple[str, str, Payload]]:
        yield from _numerals()
        yield from _units()
        yield from _currencies()
        yield from _named("calendar.tsv")
        yield from _named("phrases.tsv")

    return _build(forms())
