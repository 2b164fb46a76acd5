"""What the letters of an unknown word look like: a person's name, a place's, an everyday word."""

from __future__ import annotations

from reader.analysis.entities.linear import LinearModel, letter_groups

STEP, STEPS = 1.5, 3  # logits a step of certainty, and how many are told apart


def attributes(word: str) -> list[str]:
    """What the model sees of a folded word."""
    return letter_groups(word, (1, 2, 3, 4))


def look(model: LinearModel, word: str) -> str:
    """The class that a word looks most like, and how certainly: "PER2"."""
    scores = model.score(attributes(word))
    totals = [score + bias for score, bias in zip(scores, model.bias, strict=True)]
    best, second = sorted(totals, reverse=True)[:2]
    return model.names[totals.index(best)] + str(min(int((best - second) / STEP), STEPS))
