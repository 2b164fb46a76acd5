"""Train the small linear models: which corpus a passage reads like, what a word looks like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pycrfsuite

from reader.analysis.entities import looks, styles
from reader.analysis.entities.linear import SCALE
from training.corpus import Sentence

OPTIONS = {"c1": 0.3, "c2": 0.01, "feature.minfreq": 3, "feature.possible_states": False}
STYLES = (
    "# Which corpus a text reads like: attribute, weights in hundredths. CC BY-SA 4.0: see LICENSE."
)
LOOKS = (
    "# What a word's letters look like: letters, weights in hundredths. CC BY-SA 4.0, with names"
    " from databases under ODbL 1.0: see LICENSE."
)
Items = Iterable[tuple[dict[str, float], str]]


def train_styles(sentences: Iterable[Sentence], scratch: Path) -> str:
    """The text of styles.tsv."""
    return _train(_passages(sentences), STYLES, 80, scratch)


def train_looks(words: Iterable[tuple[str, str]], scratch: Path) -> str:
    """The text of looks.tsv, from words and their classes."""
    items = ((dict.fromkeys(looks.attributes(word), 1.0), kind) for word, kind in words)
    return _train(items, LOOKS, 60, scratch)


def _passages(sentences: Iterable[Sentence]) -> Items:
    for sentence in sentences:
        read = sentence.tagged()[0][: styles.READ]
        counts = Counter(a for token in read for a in styles.attributes(token.text))
        share = styles.weight(len(read))
        if read:
            yield {a: count * share for a, count in counts.items()}, sentence.source


def _train(items: Items, header: str, iterations: int, scratch: Path) -> str:
    """A maximum-entropy model: a chain of one. "*" is the bias."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(OPTIONS | {"max_iterations": iterations})
    for item, kind in items:
        named = {"=" + attribute: value for attribute, value in item.items()}
        trainer.append(pycrfsuite.ItemSequence([named | {"*": 1.0}]), [kind])
    trainer.train(str(scratch))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(scratch))
    names = sorted(tagger.labels())
    rows: dict[str, list[float]] = {}
    for (attribute, label), value in tagger.info().state_features.items():
        row = rows.setdefault(attribute[1:], [0.0] * len(names))
        row[names.index(label)] = value
    tagger.close()
    lines = [header, "\t".join(("", *names))]
    for attribute in sorted(rows):
        numbers = [round(SCALE * value) for value in rows[attribute]]
        if any(numbers):
            lines.append("\t".join((attribute, *(str(n) if n else "" for n in numbers))))
    return "\n".join(lines) + "\n"
