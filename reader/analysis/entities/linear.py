"""Small linear models over the letters of words: what says which of a few classes is likeliest."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

SCALE = 100  # weights are kept as hundredths
LONGEST_WORD = 24  # letters that are looked at

Scores = tuple[float, ...]


def letter_groups(word: str, sizes: tuple[int, ...]) -> list[str]:
    """The groups of neighbouring letters of a word between «<» and «>», a group of each size."""
    edged = f"<{word[:LONGEST_WORD]}>"
    return [edged[at : at + size] for size in sizes for at in range(len(edged) - size + 1)]


class LinearModel:
    """The weight of each attribute for each class."""

    def __init__(self, names: tuple[str, ...], weights: dict[str, Scores]) -> None:
        self.names = names
        self._weights = weights
        self._none = (0.0,) * len(names)
        self.bias = weights.get("", self._none)

    def score(self, attributes: Iterable[str]) -> Scores:
        """The sum of the attributes' weights, by class, without the bias."""
        known = [*filter(None, map(self._weights.get, attributes))]
        return tuple(map(sum, zip(*known, strict=True))) if known else self._none


def parse(text: str) -> LinearModel:
    """The model that a file's text holds: the classes, then attribute and weights in each row."""
    lines = [line for line in text.split("\n") if line and not line.startswith("# ")]
    _, *names = lines[0].split("\t")
    weights: dict[str, Scores] = {}
    for line in lines[1:]:
        attribute, *numbers = line.split("\t")
        weights[attribute] = tuple(int(number) / SCALE if number else 0.0 for number in numbers)
    return LinearModel(tuple(names), weights)


def read(path: Path) -> LinearModel:
    """The model in a file."""
    return parse(path.read_text(encoding="utf-8"))
