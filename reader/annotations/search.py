"""Searching a text for an anchor's quote, exactly and approximately, on the folded text.

Nothing here looks at a whole text character by character for one anchor: exact places come from
`str.find`, approximate ones from the rare words of quote and context, which vote for a place that
is then aligned with the quote.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from reader.annotations.edits import best_ends, likeness_after, likeness_before
from reader.annotations.model import Anchor
from reader.document import Span
from reader.text.fold import Folded, fold, fold_map

_MOST_HITS = 64  # looked at in each direction from where the quote was
_MOST_SCORED = 16
_MOST_CANDIDATES = 4
_SEEDS = 8  # rarest words that vote
_BUCKET = 16
_SLACK = 24  # code points that a place may be off what its seeds say
_PIECE = 6  # code points of a seed where words do not help
_NEIGHBOURHOOD = 32_768  # where such pieces are looked for, to either side
_ALIGNED = 256  # longer quotes are aligned by their ends only
_END = 128
_ERRORS = 1 / 3  # most edits, as a part of the quote's length

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class View:
    """A text made ready for searching."""

    original: str
    folded: Folded

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """Where each word of the folded text starts."""
        places: dict[str, list[int]] = defaultdict(list)
        for match in _WORD.finditer(self.folded.text):
            places[match.group()].append(match.start())
        return dict(places)

    def folded_offset(self, offset: int) -> int:
        """Where the original's ``offset`` is in the folded text; offsets beyond it are clipped."""
        return min(bisect_left(self.folded.offsets, offset), len(self.folded.text))


@lru_cache(maxsize=2)
def view(text: str) -> View:
    """The view of ``text``; the last two are kept, since anchors come by the thousand."""
    return View(text, fold_map(text))


@dataclass(frozen=True, slots=True)
class Hit:
    """A possible place of a quote. All likenesses go from 0 to 1."""

    span: Span
    quote: float
    prefix: float
    suffix: float
    nearness: float

    @property
    def surrounded(self) -> bool:
        """Whether the whole context stands around it."""
        return self.prefix == 1 and self.suffix == 1

    @property
    def score(self) -> float:
        """Points on Hypothesis' scale: the worse the quote or its context, the fewer."""
        return 50 * self.quote + 20 * self.prefix + 20 * self.suffix + 2 * self.nearness


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An anchor, folded."""

    quote: str
    prefix: str
    suffix: str
    start: int

    @classmethod
    def of(cls, anchor: Anchor, text: View) -> _Wanted:
        start = text.folded_offset(max(0, anchor.start))
        return cls(fold(anchor.exact), fold(anchor.prefix), fold(anchor.suffix), start)

    def hit(self, text: View, start: int, end: int, quote: float) -> Hit:
        """The hit at ``start`` to ``end`` of the folded text, its context compared."""
        folded = text.folded.text
        reach_prefix, reach_suffix = len(self.prefix) + 8, len(self.suffix) + 8
        prefix = likeness_before(self.prefix, folded[max(0, start - reach_prefix) : start])
        suffix = likeness_after(self.suffix, folded[end : end + reach_suffix])
        if not self.prefix:  # one side cannot vouch for nothing; none means no evidence at all
            prefix = suffix if self.suffix else 0.0
        if not self.suffix:
            suffix = prefix
        nearness = 1 - abs(start - self.start) / max(1, len(folded))
        return Hit(text.folded.span(start, end), quote, prefix, suffix, max(0.0, nearness))


def nearest(piece: str, text: str, start: int) -> int | None:
    """The occurrence of ``piece`` in ``text`` that is nearest to ``start``."""
    start = max(0, start)
    if text.startswith(piece, start):
        return start
    after = text.find(piece, start)
    # A nearer one before can only start so far back as the one after is ahead.
    lower = 0 if after < 0 else max(0, 2 * start - after)
    before = _last(piece, text, lower, start + len(piece))
    if before < 0:
        return after if after >= 0 else None
    return before if after < 0 or start - before <= after - start else after


def folded_hits(text: View, anchor: Anchor) -> list[Hit]:
    """Places where the folded quote stands: the nearest ones, and of them the best by context."""
    wanted = _Wanted.of(anchor, text)
    if not wanted.quote:  # nothing but marks: only context could tell, and it did not
        return []
    folded = text.folded.text
    starts = _around(wanted.quote, folded, wanted.start)
    if len(starts) >= _MOST_HITS:  # there may be more, further away
        starts = list({*starts, *_in_context(wanted, folded)})
    if len(starts) > _MOST_SCORED:
        starts.sort(key=lambda start: -_same_neighbours(wanted, folded, start))
        starts = starts[:_MOST_SCORED]
    hits = []
    for start in starts:
        end = start + len(wanted.quote)
        unaltered = text.folded.span(start, end).of(text.original) == anchor.exact
        hits.append(wanted.hit(text, start, end, 1.0 if unaltered else 0.98))
    return hits


def _in_context(wanted: _Wanted, text: str) -> Iterator[int]:
    """Places where the quote stands with its whole context, or one side of it.

    They may be far from where the quote was, further than `_around` looks.
    """
    for prefix in {wanted.prefix, ""}:
        for suffix in {wanted.suffix, ""}:
            if prefix or suffix:
                whole = prefix + wanted.quote + suffix
                found = nearest(whole, text, wanted.start - len(prefix))
                if found is not None:
                    yield found + len(prefix)


def _around(piece: str, text: str, start: int) -> list[int]:
    """Occurrences of ``piece`` from ``start`` outwards, bounded in number."""
    found: list[int] = []
    place = text.find(piece, start)
    while place >= 0 and len(found) < _MOST_HITS:
        found.append(place)
        place = text.find(piece, place + 1)
    ahead = len(found)
    end = start + len(piece) - 1
    place = _last(piece, text, 0, end)
    while place >= 0 and len(found) - ahead < _MOST_HITS:
        found.append(place)
        place = text.rfind(piece, 0, place + len(piece) - 1)
    return found


def _last(piece: str, text: str, start: int, end: int) -> int:
    """`str.rfind`, but fast where there is nothing to find: `str.find` skips ahead, it does not."""
    return text.rfind(piece, start, end) if text.find(piece, start, end) >= 0 else -1


def _same_neighbours(wanted: _Wanted, text: str, start: int) -> int:
    """Code points of the context that stand unshifted around a place: a cheap first ranking."""
    end = start + len(wanted.quote)
    before = zip(reversed(wanted.prefix), reversed(text[max(0, start - 32) : start]), strict=False)
    after = zip(wanted.suffix, text[end : end + 32], strict=False)
    return sum(a == b for a, b in before) + sum(a == b for a, b in after)


def approximate_hits(text: View, anchor: Anchor) -> list[Hit]:
    """Places where something like the quote stands, within the error bound."""
    wanted = _Wanted.of(anchor, text)
    length = len(wanted.quote)
    if length < 3:
        return []
    if length <= _ALIGNED:
        whole = wanted.prefix + wanted.quote + wanted.suffix
        spans = _aligned(text, wanted.quote, whole, len(wanted.prefix), wanted.start)
    else:
        spans = _by_ends(text, wanted)
    best: dict[tuple[int, int], float] = {}
    for start, end, quote in spans:
        best[start, end] = max(quote, best.get((start, end), 0.0))
    return [wanted.hit(text, start, end, quote) for (start, end), quote in best.items()]


def _by_ends(text: View, wanted: _Wanted) -> Iterator[tuple[int, int, float]]:
    """A long quote: its first and last code points, in order and about as far apart."""
    length = len(wanted.quote)
    head, tail = wanted.quote[:_END], wanted.quote[-_END:]
    tail_start = wanted.start + length - _END
    heads = list(_aligned(text, head, wanted.prefix + head, len(wanted.prefix), wanted.start))
    tails = list(_aligned(text, tail, tail + wanted.suffix, 0, tail_start))
    for start, _, first in heads:
        for _, end, last in tails:
            stretch = abs(end - start - length) / length
            if end > start and stretch <= _ERRORS:
                yield start, end, (first + last) / 2 * (1 - stretch)


def _aligned(
    text: View, quote: str, whole: str, offset: int, start: int
) -> Iterator[tuple[int, int, float]]:
    """Where ``quote``, which is at ``offset`` of ``whole``, aligns: start, end, likeness."""
    folded = text.folded.text
    bound = int(len(quote) * _ERRORS)
    pad = bound + _SLACK
    for place in _candidates(text, whole, start - offset):
        low = max(0, place + offset - pad)
        window = folded[low : max(0, place + offset) + len(quote) + pad]
        edits, ends = best_ends(quote, window)
        if edits > bound:
            continue
        end = _most_natural(quote, window, ends)
        _, lengths = best_ends(quote[::-1], window[:end][::-1], anchored=True)
        length = _most_natural(quote[::-1], window[:end][::-1], lengths)
        if length:
            yield low + end - length, low + end, 1 - edits / len(quote)


def _most_natural(quote: str, text: str, ends: list[int]) -> int:
    """Of equally good ends the one at a word's end where the quote has one, then the longest."""

    def ends_word(end: int) -> bool:
        return not text[end : end + 1].isalnum() and text[end - 1 : end].isalnum()

    wants_word = quote[-1:].isalnum()
    return max(ends, key=lambda end: (wants_word and ends_word(end), end))


def _candidates(text: View, whole: str, start: int) -> list[int]:
    """Places of ``whole`` that its words, or else its pieces, vote for; the best first."""
    votes: dict[int, int] = defaultdict(int)
    places: dict[int, int] = {}
    for offset, weight, found in _seeds(text, whole, start):
        place = found - offset
        for bucket in (place // _BUCKET, place // _BUCKET + 1):  # overlapping: no place on an edge
            votes[bucket] += weight
            places.setdefault(bucket, place)
    least = max(votes.values(), default=0) / 2
    strong = [bucket for bucket, weight in votes.items() if weight > least]
    ranked = sorted(strong, key=lambda bucket: (-votes[bucket], abs(places[bucket] - start)))
    if ranked:  # where it was is worth a look, however many places resemble it more
        ranked.insert(0, min(ranked, key=lambda bucket: abs(places[bucket] - start)))
    chosen: list[int] = []
    for bucket in ranked:
        if all(abs(places[bucket] - other) >= _BUCKET for other in chosen):
            chosen.append(places[bucket])
        if len(chosen) == _MOST_CANDIDATES:
            break
    return chosen


def _seeds(text: View, whole: str, start: int) -> Iterator[tuple[int, int, int]]:
    """Offset in ``whole``, weight, and offset in the text of what both have in common."""
    words = [(m.start(), m.group()) for m in _WORD.finditer(whole)]
    known = [(len(text.words[word]), offset, word) for offset, word in words if word in text.words]
    for _, offset, word in sorted(known)[:_SEEDS]:
        for found in _close_to(text.words[word], start + offset):
            yield offset, len(word), found
    if len(known) > 2:
        return
    folded = text.folded.text
    low, high = max(0, start - _NEIGHBOURHOOD), start + len(whole) + _NEIGHBOURHOOD
    for offset in range(0, len(whole) - _PIECE + 1, _PIECE):
        found = folded.find(whole[offset : offset + _PIECE], low, high)
        if found >= 0:
            yield offset, _PIECE, found


def _close_to(places: list[int], start: int) -> list[int]:
    """At most `_MOST_HITS` of the sorted ``places``, those around ``start``."""
    middle = bisect_left(places, start)
    return places[max(0, middle - _MOST_HITS // 2) : middle + _MOST_HITS // 2]
