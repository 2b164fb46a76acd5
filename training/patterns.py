"""Sentences about today's products, companies and people, made from patterns of our own."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path

from reader.document import Span
from training.corpus import Sentence

PATTERNS = Path(__file__).with_name("patterns.txt")
_SLOT = re.compile(r"\{(PER|ORG|LOC|MISC|N)\}")
_QUOTES = (("«", "»"), ('"', '"'))
_VERSIONS = ("2", "3", "4", "5", "7", "3.5", "2.5", "4o", "10", "برو", "بلس", "ماكس", "ميني")
_KNOWN = {"ORG": 0.55, "MISC": 0.5, "LOC": 0.9, "PER": 0.35}  # the rest is invented
_QUOTED = {"ORG": 0.15, "MISC": 0.2, "LOC": 0.0, "PER": 0.0}


def patterns() -> list[str]:
    """The patterns; a slot stands for a name of its type, {N} for a number."""
    lines = PATTERNS.read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


def sentences(lists: Path, words: Sequence[str], times: int, seed: int) -> list[Sentence]:
    """Each pattern filled ``times`` times, with names of ``lists`` and names made of ``words``."""
    rng = random.Random(seed)
    known: dict[str, list[list[str]]] = {"PER": [], "ORG": [], "LOC": [], "MISC": []}
    for file in ("known.tsv", "places.tsv"):
        for line in (lists / file).read_text(encoding="utf-8").split("\n"):
            if line and not line.startswith("#"):
                kind, names = line.split("\t")
                known[kind].append([name.lstrip("?") for name in names.split("|")])
    given = [
        name
        for line in (lists / "given_names.txt").read_text(encoding="utf-8").split("\n")
        if not line.startswith("#")
        for name in line.split()
        if not name.startswith("?")
    ]
    made = []
    for turn in range(times):
        for number, pattern in enumerate(patterns()):
            text, done = "", 0
            marked: list[tuple[Span, str]] = []
            for slot in _SLOT.finditer(pattern):
                text += pattern[done : slot.start()]
                done = slot.end()
                kind = slot[1]
                if kind == "N":
                    text += str(rng.choice((2, 3, 5, 7, 12, 20, 40, 100, 150, 300)))
                    continue
                name = _name(kind, known[kind], given, words, rng)
                alone = not text or not text[-1].isalpha()
                opening, closing = ("", "")
                if rng.random() < _QUOTED[kind] and alone:
                    opening, closing = rng.choice(_QUOTES)
                text += opening
                marked.append((Span(len(text), len(text) + len(name)), kind))
                text += name + closing
            text += pattern[done:]
            made.append(Sentence(text, tuple(marked), "pattern", -1, f"{turn}.{number}"))
    return made


def _name(
    kind: str,
    known: Sequence[Sequence[str]],
    given: Sequence[str],
    words: Sequence[str],
    rng: random.Random,
) -> str:
    if rng.random() < _KNOWN[kind]:
        names = rng.choice(known)
        usual = kind in ("PER", "LOC") and rng.random() < 0.9  # in Arabic letters
        return names[0] if usual else rng.choice(names)
    if kind == "PER":
        first = rng.choice(given) if rng.random() < 0.6 else rng.choice(words)
        return f"{first} {rng.choice(words)}"
    if kind == "MISC":
        name = rng.choice(words) if rng.random() < 0.6 else _latin(rng)
        return f"{name} {rng.choice(_VERSIONS)}" if rng.random() < 0.35 else name
    if kind == "ORG":
        if rng.random() < 0.3:
            return _latin(rng) + rng.choice(("", "", " AI", " Labs"))
        tail = rng.choice(("", "", "", " إيه آي", " للتقنية", " " + rng.choice(words)))
        return rng.choice(words) + tail
    return rng.choice(words)


def _latin(rng: random.Random) -> str:
    syllables = ("ve", "lo", "ra", "mi", "zen", "tor", "qui", "bri", "nex", "so", "dal", "fy", "ka")
    return "".join(rng.choice(syllables) for _ in range(rng.choice((2, 2, 3)))).capitalize()
