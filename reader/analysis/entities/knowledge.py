"""What the sequence model knows of words beyond the lexicon: clusters, more names, their parts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reader import resources
from reader.analysis.entities.lexicon import Phrases
from reader.analysis.entities.linear import LinearModel, read
from reader.analysis.model import EntityType

_TYPES: dict[str, EntityType] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Facts by folded word or phrase, learned from plain text and from lists of names.

    ``clusters`` gives the clusters of 256 and 1,024 in which a word stands with words used alike.
    ``parts`` says where a word stands in names: a transliterated name (N), a person's first (F)
    or later (L) name in the gazetteer. ``looks`` judges any word by its letters.
    """

    clusters: dict[str, tuple[str, str]]
    gazetteer: Phrases[EntityType]
    parts: dict[str, str]
    looks: LinearModel


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """The shipped lists, read once."""
    return read_knowledge(resources.path("models"))


def read_knowledge(folder: Path) -> Knowledge:
    """The lists in a folder: what training wrote."""
    gazetteer: Phrases[EntityType] = Phrases()
    first: set[str] = set()
    later: set[str] = set()
    for line in _lines(folder / "gazetteer.tsv"):
        kind, _, phrase = line.partition("\t")
        gazetteer.add(phrase, _TYPES[kind])
        if kind == "PER" and gazetteer.meanings[phrase] == "PER":
            words = phrase.split(" ")
            first.add(words[0])
            later.update(words[1:])
    named = set(_lines(folder / "name_words.txt"))
    return Knowledge(
        clusters=_clusters(folder / "clusters.tsv"),
        gazetteer=gazetteer,
        parts={
            word: "N" * (word in named) + "F" * (word in first) + "L" * (word in later)
            for word in named | first | later
        },
        looks=read(folder / "looks.tsv"),
    )


def _clusters(path: Path) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for line in _lines(path):
        middle, fine, words = line.split("\t")
        pair = middle, fine
        for word in words.split(" "):
            found[word] = pair
    return found


def _lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("# ")]
