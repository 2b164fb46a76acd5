#!/usr/bin/env python3
"""Learn resources/models/transliteration.tsv: which Latin letters stand for which Arabic ones.

    transliteration.py NAME_PAIRS.tsv > resources/models/transliteration.tsv

NAME_PAIRS.tsv holds an Arabic name, a Latin one and a kind a line. Pieces of one or two Arabic
letters beside none to three Latin ones are counted by expectation maximisation over all ways to
align each pair (a joint multigram model); pairs that fit worst, which are translations or
mistakes, are left out, and pairs of the other kinds than "transliteration" join once they fit.
Nothing is random; a tenth of the pairs (`held_out`) is never read.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from math import log
from pathlib import Path
from zlib import crc32

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from reader.analysis.entities.transliteration import END, USUAL, latin_letters
from reader.text.fold import fold

SHAPES = ((1, 0), (0, 1), (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3))
# Several Latin letters are one piece if they are of one sort, or a letter that a vowel changes.
VOWELS = frozenset("aeiouyw")
CHANGED = ("ce", "ci", "cy", "ge", "gi", "gy", "gu", "qu", "gue", "que", "sci", "sce", "che", "chi")
ARABIC_VOWELS = frozenset("اويىةهعءئ")
ROUNDS = 6  # of expectation maximisation, in each of the two stages
UNFIT = 0.06  # of the pairs are mistakes
FEWEST = 2.0  # times that a kept piece was seen
UNLIKELY = 1e-9
ALONE = -6.0  # nats: the evidence of a piece never seen
START = {
    (1, 0): 0.02, (0, 1): 0.05, (1, 1): 1.0, (1, 2): 0.05, (1, 3): 0.002, (2, 1): 0.02,
    (2, 2): 0.002, (2, 3): 0.0002,
}  # fmt: skip

Pieces = dict[tuple[str, str], float]


def pairs(path: Path) -> Iterator[tuple[str, str, str]]:
    """Arabic letters, Latin letters and kind of the pairs that may be one name in two scripts."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            arabic, latin, kind = line.rstrip("\n").split("\t")
            if set("(),.0123456789") & set(arabic + latin):
                continue
            letters = "".join(char for char in fold(arabic) if char.isalpha())
            other = latin_letters(latin)
            alike = arabic.count(" ") == latin.count(" ")
            if letters and other and alike and 0.5 <= len(other) / len(letters) <= 3:
                yield letters + END, other + END, kind


def held_out(latin: str) -> bool:
    """Whether a name is kept for measuring."""
    return crc32(latin.encode()) % 10 == 0


def learn(found: list[tuple[str, str]], pieces: Pieces | None) -> Pieces:
    """The probability of each piece, after some rounds."""
    for _ in range(ROUNDS):
        counts: defaultdict[tuple[str, str], float] = defaultdict(float)
        for arabic, latin in found:
            count(arabic, latin, pieces, counts)
        total = sum(counts.values())
        pieces = {piece: seen / total for piece, seen in counts.items() if seen / total > UNLIKELY}
    return pieces or {}


def count(
    arabic: str, latin: str, pieces: Pieces | None, counts: defaultdict[tuple[str, str], float]
) -> None:
    """Add how often each piece is to be expected in one pair."""
    steps = list(ways(arabic, latin, pieces))
    rows, columns = len(arabic), len(latin)
    ahead = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    behind = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    ahead[0][0] = behind[rows][columns] = 1.0
    for i, j, k, m, p in steps:
        ahead[k][m] += ahead[i][j] * p
    if not ahead[rows][columns]:
        return
    for i, j, k, m, p in reversed(steps):
        behind[i][j] += behind[k][m] * p
        weight = ahead[i][j] * p * behind[k][m]
        if weight:
            counts[arabic[i:k], latin[j:m]] += weight / ahead[rows][columns]


def ways(
    arabic: str, latin: str, pieces: Pieces | None
) -> Iterator[tuple[int, int, int, int, float]]:
    """Every step through two names, from where to where and how probable, in order."""
    for i in range(len(arabic) + 1):
        for j in range(len(latin) + 1):
            for rows, columns in SHAPES:
                k, m = i + rows, j + columns
                if k > len(arabic) or m > len(latin):
                    continue
                piece = arabic[i:k], latin[j:m]
                if not possible(*piece):
                    continue
                p = START[rows, columns] / 400 if pieces is None else pieces.get(piece, 0.0)
                if p:
                    yield i, j, k, m, p


@cache
def possible(arabic: str, latin: str) -> bool:
    """Whether letters may stand for one another."""
    if (END in arabic) != (END in latin):
        return False
    vowels = VOWELS.issuperset(latin.rstrip(END))
    one_sort = vowels or VOWELS.isdisjoint(latin) or latin in CHANGED
    if len(arabic) == 2 and len(latin) > 1:  # «تش» and ch: no two pieces that fit as well
        return one_sort and not vowels and ARABIC_VOWELS.isdisjoint(arabic)
    return one_sort


def fit(arabic: str, latin: str, pieces: Pieces) -> float:
    """The log probability of a pair a letter; minus infinity where there is no way through."""
    ahead: defaultdict[tuple[int, int], float] = defaultdict(float)
    ahead[0, 0] = 1.0
    for i, j, k, m, p in ways(arabic, latin, pieces):
        ahead[k, m] += ahead[i, j] * p
    total = ahead[len(arabic), len(latin)]
    return log(total) / (len(arabic) + len(latin)) if total else -1e9


def evidence(found: list[tuple[str, str]], pieces: Pieces) -> Pieces:
    """How much more often than by chance the letters of each kept piece stand together, in nats."""
    chances = []
    for side in (0, 1):
        letters: defaultdict[str, int] = defaultdict(int)
        for pair in found:
            for letter in pair[side]:
                letters[letter] += 1
        total = sum(letters.values())
        chances.append({letter: seen / total for letter, seen in letters.items()})
    size = sum(len(arabic) for arabic, _ in found)  # about as many pieces as Arabic letters
    kept = {}
    for (arabic, latin), p in pieces.items():
        if p * size >= FEWEST:
            chance = sum(log(chances[0][letter]) for letter in arabic)
            chance += sum(log(chances[1][letter]) for letter in latin)
            kept[arabic, latin] = max(log(p) - chance, ALONE)
    for letter in chances[0]:
        mine = {piece: pieces[piece] for piece in kept if piece[0] == letter}
        if mine:
            brought = sum(p * kept[piece] for piece, p in mine.items())
            kept[letter, USUAL] = brought / sum(mine.values())
    return kept


def main(path: Path) -> None:
    """Learn from the pairs in ``path`` and print the table."""
    rows = sorted({row for row in pairs(path) if not held_out(row[1])})
    sure = [(arabic, latin) for arabic, latin, kind in rows if kind == "transliteration"]
    pieces = learn(sure, None)
    fits = sorted(fit(arabic, latin, pieces) for arabic, latin in sure)
    least = fits[int(UNFIT * len(fits))]
    good = [(a, b) for a, b, _ in rows if fit(a, b, pieces) > least]
    print(f"{len(sure)} pairs, then {len(good)}", file=sys.stderr)
    pieces = learn(good, pieces)
    print(
        "# Arabic letters, Latin letters, evidence in tenths of a nat; learned from name pairs of"
    )
    print("# google/transliteration (Apache-2.0) and ArWikiCats (MIT): see NOTICE.")
    print(f"\t\t{round(10 * ALONE)}")
    for (arabic, latin), nats in sorted(evidence(good, pieces).items()):
        print(f"{arabic}\t{latin}\t{round(10 * nats)}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
