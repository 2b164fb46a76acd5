"""Telling whose currency a noun means that several countries use: ريال, دينار, جنيه, ليرة."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from reader.analysis.statistics.words.lexicon import lexicon
from reader.text.fold import fold

_SLICE = 20_000  # code points looked through at a time
_WORD = re.compile(r"[^\W\d_]+")


class Whose:
    """What one text tells about its currencies; filled while it is read from start to end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stems: Counter[str] | None = None
        self.named: dict[str, str] = {}
        """By noun, the code of the country that stood right after it last."""

    def usual(self, noun: str) -> str | None:
        """The country of ``noun`` that the text speaks of most."""
        if self._stems is None:  # only a text with a bare noun and no other evidence pays for this
            pieces: Counter[str] = Counter()
            for start in range(0, len(self._text), _SLICE):
                pieces.update(self._text[start : start + _SLICE].split())
            self._stems = Counter()
            for piece, times in pieces.items():  # each is folded once, however often it stands
                for word in _WORD.findall(fold(piece)):
                    self._stems[place_stem(word)] += times
        votes: Counter[str] = Counter()
        for stem, code in lexicon().places[noun].items():
            votes[code] += self._stems[stem]
        code, count = votes.most_common(1)[0]
        return code if count else None


@cache
def _stems() -> re.Pattern[str]:
    stems = {stem for places in lexicon().places.values() for stem in places}
    either = "|".join(sorted(stems, key=lambda stem: (-len(stem), stem)))
    return re.compile(rf"[وف]?[بلك]?(?:ال|ل)?({either})(?:ه|ا|ين|ون|ان|ات)?")


@lru_cache(maxsize=16384)
def place_stem(word: str) -> str:
    """The place or nationality in a folded word («والأردنية»), or an empty string."""
    found = _stems().fullmatch(word)
    return found[1] if found else ""
