"""Sentences with marked names, from the corpora and from patterns, for training."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.analysis.entities.tokens import Token, tokenise
from reader.document import Span
from reader.text.fold import fold

FOLDS = 5
GRAM = 7  # words in a row that two sentences do not share by chance
OVERLAP = 0.2  # the part of a sentence's grams in the valid split from which it is left out
_EDGES = '().,،:؛"«»؟!-'


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text and the names in it; sentences that share passages are in one fold."""

    text: str
    names: tuple[tuple[Span, str], ...]
    source: str
    fold: int = -1
    row: str = ""  # its line in the corpus, for what reads files

    def tagged(self) -> tuple[list[Token], list[str]]:
        """The tokens and their BIO tags; a token that a name touches is part of it."""
        tokens = tokenise(self.text, Span(0, len(self.text)))
        tags = ["O"] * len(tokens)
        names = iter(self.names)
        name = next(names, None)
        inside = False
        for at, token in enumerate(tokens):
            while name is not None and name[0].end <= token.start:
                name, inside = next(names, None), False
            if name is not None and name[0].start < token.end:
                tags[at] = ("I-" if inside else "B-") + name[1]
                inside = True
        return tokens, tags


def training_sentences(path: Path) -> list[Sentence]:
    """The train split, without what repeats the valid split."""
    rows = [(line, json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    held = {g for _, row in rows if row["split"] != "train" for g in _grams(row["tokens"])}
    folds: dict[str, int] = {}
    found = []
    for line, row in rows:
        if row["split"] != "train":
            continue
        grams = _grams(row["tokens"])
        shared = sum(gram in held for gram in grams)
        if shared >= max(1.0, OVERLAP * len(grams)) and len(row["tokens"]) >= 5:
            continue
        own = next((folds[gram] for gram in grams if gram in folds), None)
        if own is None:
            own = int(hashlib.md5(" ".join(row["tokens"]).encode()).hexdigest(), 16) % FOLDS
        for gram in grams:
            folds.setdefault(gram, own)
        found.append(
            Sentence(" ".join(row["tokens"]), tuple(_names(row)), row["source"], own, line)
        )
    return found


def _grams(tokens: Iterable[str]) -> list[str]:
    words = [word for word in (fold(token).strip(_EDGES) for token in tokens) if word]
    return [" ".join(words[at : at + GRAM]) for at in range(max(1, len(words) - GRAM + 1))]


def _names(row: dict[str, list[str]]) -> Iterator[tuple[Span, str]]:
    at, start, end, kind = 0, 0, 0, ""
    for token, tag in zip([*row["tokens"], ""], [*row["tags"], "O"], strict=True):
        if kind and tag != "I-" + kind:
            yield Span(start, end), kind
            kind = ""
        if tag != "O" and not kind:
            start, kind = at, tag[2:]
        end = at + len(token)
        at = end + 1
