"""The gold pairs of tests/corpus/linking.tsv, and how many of them linking gets right.

python -m tests.linking_gold [tune|held] [--errors]
"""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from unittest.mock import patch

from reader.analysis.entities import linking
from reader.analysis.entities.lexicon import lexicon, phrase_key
from reader.analysis.entities.linking import link
from reader.analysis.entities.mentions import Mention
from reader.analysis.model import EntityType
from reader.document import Span

PATH = Path(__file__).resolve().parent / "corpus" / "linking.tsv"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions, each in its context, and whether they name one thing."""

    first: str
    first_type: EntityType
    second: str
    second_type: EntityType
    same: bool
    phenomenon: str
    split: str


@dataclass(frozen=True, slots=True)
class Score:
    """How many pairs linking joined, and how many it should have."""

    right: int
    joined: int
    same: int

    @property
    def precision(self) -> float:
        return self.right / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.same if self.same else 1.0


def pairs() -> list[Pair]:
    """All gold pairs."""
    rows = [
        line.split("\t")
        for line in PATH.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    return [
        Pair(a, cast(EntityType, ta), b, cast(EntityType, tb), same == "yes", phenomenon, split)
        for a, ta, b, tb, same, phenomenon, split in rows
    ]


def joined(pair: Pair, listed: bool = True, sure: bool = True) -> bool:
    """Whether linking makes one entity of a pair.

    ``listed`` says whether the lists may help, ``sure`` whether the types are known.
    """
    first, at, end = _marked(pair.first)
    second, start, stop = _marked(pair.second)
    first += " " if second.startswith("(") else ".\n"
    text = first + second
    mentions = [
        _mention(text, Span(at, end), pair.first_type, listed, sure),
        _mention(text, Span(len(first) + start, len(first) + stop), pair.second_type, listed, sure),
    ]
    unlisted = patch.object(linking, "_join_listed")
    with nullcontext() if listed else unlisted:
        return len(link(text, mentions)) == 1


def score(chosen: list[Pair], listed: bool = True, sure: bool = True) -> Score:
    """How well linking does on ``chosen``."""
    found = [pair.same for pair in chosen if joined(pair, listed, sure)]
    return Score(sum(found), len(found), sum(pair.same for pair in chosen))


def _marked(context: str) -> tuple[str, int, int]:
    """A context without the brackets, and where the mention in them stands."""
    if "[" not in context:
        return context, 0, len(context)
    start, end = context.index("["), context.index("]") - 1
    return context.replace("[", "").replace("]", ""), start, end


def _mention(text: str, span: Span, kind: EntityType, listed: bool, sure: bool) -> Mention:
    key = phrase_key(span.of(text))
    entry = lexicon().names.meanings.get(key) if listed else None
    while entry is not None and entry.type != kind:
        entry = entry.otherwise
    return Mention(span, key, kind, entry.id if entry else 0, sure, False)


def main(arguments: list[str]) -> None:
    """Print the scores of a half, and its errors if asked."""
    half = next((a for a in arguments if a in ("tune", "held")), "")
    chosen = [pair for pair in pairs() if half in ("", pair.split)]
    for listed in (True, False):
        for sure in (True, False):
            got = score(chosen, listed, sure)
            print(
                f"{half or 'all':5} lists {'used' if listed else 'unused':6} "
                f"types {'known' if sure else 'guessed':7} "
                f"precision {got.precision:.1%} recall {got.recall:.1%} "
                f"({got.right} of {got.same}, {got.joined - got.right} wrong)"
            )
    if "--errors" in arguments:
        for listed in (True, False):
            wrong = [pair for pair in chosen if joined(pair, listed) != pair.same]
            print(Counter(pair.phenomenon for pair in wrong))
            for pair in wrong:
                print("used" if listed else "unused", pair.same, pair.first, "|", pair.second)


if __name__ == "__main__":
    main(sys.argv[1:])
