"""Which of the corpora a passage reads like: they differ in spelling and in what they call a name.

A linear model over words and their letters; the sequence model takes its answer as a feature.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from operator import add

from reader import resources
from reader.analysis.entities.linear import LONGEST_WORD, LinearModel, Scores, letter_groups, read
from reader.analysis.entities.tokens import Token

READ = 400  # tokens of a passage that are looked at


def attributes(word: str) -> list[str]:
    """What the model sees of one word as it is written: the word, and its letters in twos, threes.

    The same word always gives the same attributes: its score is remembered.
    """
    return [word[:LONGEST_WORD], *letter_groups(word, (2, 3))]


def weight(tokens: int) -> float:
    """What an attribute counts in a passage of so many tokens: long ones speak no louder."""
    return 1.0 / sqrt(max(tokens, 1))


class Styles:
    """The model, with a memory of words."""

    def __init__(self, model: LinearModel) -> None:
        self._model = model
        self._score = lru_cache(maxsize=1 << 15)(self._score_of)

    def _score_of(self, word: str) -> Scores:
        return self._model.score(attributes(word))

    def of(self, tokens: Sequence[Token]) -> str:
        """The style that a passage is most like."""
        sums: Scores = (0.0,) * len(self._model.names)
        read = tokens[:READ]
        for token in read:
            sums = tuple(map(add, sums, self._score(token.text)))
        share = weight(len(read))
        totals = [total * share + bias for total, bias in zip(sums, self._model.bias, strict=True)]
        return self._model.names[totals.index(max(totals))]


@lru_cache(maxsize=1)
def styles() -> Styles:
    """The shipped model, read once."""
    return Styles(read(resources.path("models", "styles.tsv")))
