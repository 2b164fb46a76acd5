"""How well a Latin spelling renders an Arabic name: a learned table of letters for letters.

The table holds, for Arabic letters and the Latin ones they stand beside in names that are written
in both scripts, the evidence of meeting them together: the logarithm of how much more often that
is than by chance. `align` adds it up along the best way through two names.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from reader import resources

END = "$"  # both names end in it, so that silent endings are letters' neighbours too
LONGEST_ARABIC, LONGEST_LATIN = 2, 3
LONGEST = 40  # letters of a name that are compared
_BARE_LATIN = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th"}
)


USUAL = "*"  # in place of Latin letters: what a letter brings on average
SAME = 4.0  # nats: of a Latin letter or a digit that both names write
NEVER = float("-inf")


@dataclass(frozen=True, slots=True)
class Table:
    """Evidence in nats: of Arabic and Latin letters together, and what a letter usually brings."""

    pieces: dict[str, dict[str, float]]  # Arabic, Latin
    usual: dict[str, float]
    alone: float  # of a letter beside nothing, or beside one that it never stands for


@dataclass(frozen=True, slots=True)
class Alignment:
    """What speaks for two names being one, in nats, and how it compares with what is usual.

    ``worst`` is that part for the word that fits least.
    """

    evidence: float
    fit: float
    worst: float


@lru_cache(maxsize=1)
def table() -> Table:
    """The shipped table, read at first use."""
    path = resources.path("models", "transliteration.tsv")
    pieces: dict[str, dict[str, float]] = {}
    usual: dict[str, float] = {}
    alone = 0.0
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            arabic, latin, tenths = line.split("\t")
            nats = int(tenths) / 10
            if latin == USUAL:
                usual[arabic] = nats
            elif arabic or latin:
                pieces.setdefault(arabic, {})[latin] = nats
            else:
                alone = nats
    return Table(pieces, usual, alone)


def latin_letters(name: str) -> str:
    """A Latin name as the table writes it: small letters and digits without marks."""
    bare = unicodedata.normalize("NFKD", name.lower().translate(_BARE_LATIN))
    return "".join(char for char in bare if char.isascii() and char.isalnum())


@lru_cache(maxsize=1 << 14)
def align(arabic: str, latin: str) -> Alignment:
    """The best way through a folded Arabic name and a Latin one.

    Latin letters and digits in the Arabic name stand for themselves.
    """
    words = [word for word in arabic[:LONGEST].split(" ") if word]
    gains = _gains("".join(words) + END, latin_letters(latin)[:LONGEST] + END, words)
    usual = table().usual
    ideals = [sum(usual.get(letter, SAME) for letter in word) for word in words]
    if not gains or min(ideals) <= 0:
        return Alignment(NEVER, NEVER, NEVER)
    parts = [gain / ideal for gain, ideal in zip(gains, ideals, strict=True)]
    return Alignment(sum(gains), sum(gains) / sum(ideals), min(parts))


def _gains(arabic: str, latin: str, words: list[str]) -> list[float]:
    """The evidence that each word brings on the best way; empty where there is no way."""
    pieces, alone = table().pieces, table().alone
    evidence = [[NEVER] * (len(latin) + 1) for _ in range(len(arabic) + 1)]
    came = [[(0, 0)] * (len(latin) + 1) for _ in range(len(arabic) + 1)]
    evidence[0][0] = 0.0
    others = [
        [(columns, latin[j - columns : j]) for columns in range(min(j, LONGEST_LATIN) + 1)]
        for j in range(len(latin) + 1)
    ]
    nothing: dict[str, float] = {}
    for i, best in enumerate(evidence):
        ways = []
        for rows in range(min(i, LONGEST_ARABIC) + 1):
            letters = arabic[i - rows : i]
            if rows < 2 or letters in pieces:
                ways.append((rows, letters, pieces.get(letters, nothing), evidence[i - rows]))
        for j, endings in enumerate(others):
            most, step = best[j], (0, 0)
            for rows, letters, row, past in ways:
                for columns, other in endings:
                    nats = row.get(other)
                    if nats is None:
                        if rows > 1 or columns > 1 or not (rows or columns):
                            continue
                        nats = _unlisted(letters, other, alone)
                    total = past[j - columns] + nats
                    if total > most:
                        most, step = total, (rows, columns)
            best[j] = most
            came[i][j] = step
    return _by_word(evidence, came, words)


def _unlisted(letters: str, other: str, alone: float) -> float:
    """The evidence of at most one letter beside at most one that the table does not hold."""
    if letters == other:
        return SAME
    both = letters + other
    return NEVER if END in both or not both.isalpha() else alone


def _by_word(
    evidence: list[list[float]], came: list[list[tuple[int, int]]], words: list[str]
) -> list[float]:
    """The evidence at the end of the names, shared out among the words of the Arabic one."""
    if not words or evidence[-1][-1] == NEVER:
        return []
    owners = [at for at, word in enumerate(words) for _ in word] + [len(words) - 1]
    gains = [0.0] * len(words)
    i, j = len(evidence) - 1, len(evidence[0]) - 1
    while i or j:
        rows, columns = came[i][j]
        gains[owners[max(i - 1, 0)]] += evidence[i][j] - evidence[i - rows][j - columns]
        i, j = i - rows, j - columns
    return gains
