"""Searching a text for an anchor's quote, exactly and approximately, in the text's plain view.

Nothing here looks at a whole text character by character for one anchor: exact places come from
`str.find`, approximate ones from the rare words of quote and context, which vote for a place that
is then aligned with the quote.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice

from reader.annotations.edits import best_ends, likeness_after, likeness_before
from reader.annotations.model import Anchor
from reader.annotations.view import View, plain, spelt
from reader.document import Span

UNALTERED = 0.98
"""Likeness of the same words in another spelling; no altered quote has as much."""

_MOST_HITS = 64  # looked at in each direction from where the quote may be
_A_WORD = 8  # code points; so short a quote is not looked for inside of words
_ALTERED = 0.97
_MOST_SCORED = 8
_MOST_CANDIDATES = 4
_SEEDS = 8  # rarest words that vote
_LOOSE = 4  # marks and spaces that a quote may have at its edges
_ABOUT = 4_096  # code points to either side of where a quote should be
_SAME_PLACE = 64  # code points between two guesses that are worth one search
_BUCKET = 16
_HOME = 256  # code points that count as the same distance
_SLACK = 24  # code points that a place may be off what its seeds say
_PIECE = 6  # code points of a seed where words do not help
_NEIGHBOURHOOD = 32_768  # where such pieces are looked for, to either side
_ALIGNED = 256  # longer quotes are aligned by their ends only
_END = 128
_MARGIN = 10  # code points of context that tell where a quote begins or ends
_ERRORS = 1 / 3  # most edits, as a part of the quote's length

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A possible place of a quote. All likenesses go from 0 to 1."""

    span: Span
    quote: float
    prefix: float
    suffix: float

    @property
    def surrounded(self) -> bool:
        """Whether the whole context stands around it."""
        return self.prefix == 1 and self.suffix == 1

    @property
    def score(self) -> float:
        """Points on Hypothesis' scale, without those for the position: 0 to 90."""
        return 50 * self.quote + 20 * self.prefix + 20 * self.suffix


@dataclass(frozen=True, slots=True)
class Wanted:
    """An anchor as it looks in a plain text, and where it may be there, likeliest place first."""

    exact: str
    quote: str
    prefix: str
    suffix: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, anchor: Anchor, text: View, expected: Sequence[int]) -> Wanted:
        prefix, quote, suffix = plain(anchor.prefix), plain(anchor.exact), plain(anchor.suffix)
        if quote.startswith(" ") and prefix.endswith(" "):  # one run, cut in two
            prefix = prefix[:-1]
        if quote.endswith(" ") and suffix.startswith(" "):
            suffix = suffix[1:]
        starts: list[int] = []
        for start in expected:
            place = text.place(max(0, start))
            if all(abs(place - other) > _SAME_PLACE for other in starts):
                starts.append(place)
        return cls(anchor.exact, quote, prefix, suffix, tuple(starts))

    @property
    def whole(self) -> str:
        return self.prefix + self.quote + self.suffix

    def hit(self, text: View, start: int, end: int, quote: float) -> Hit:
        """The hit at ``start`` to ``end`` of the plain text, its context compared."""
        reach_prefix, reach_suffix = len(self.prefix) + 8, len(self.suffix) + 8
        prefix = likeness_before(self.prefix, text.plain[max(0, start - reach_prefix) : start])
        suffix = likeness_after(self.suffix, text.plain[end : end + reach_suffix])
        if not self.prefix:  # one side cannot vouch for nothing; none means no evidence at all
            prefix = suffix if self.suffix else 0.0
        if not self.suffix:
            suffix = prefix
        return Hit(text.span(start, end), quote, prefix, suffix)

    def unaltered(self, text: View, start: int) -> Hit:
        """The hit at ``start``, where the quote stands."""
        end = start + len(self.quote)
        if self.within_words(text.plain, start, end):
            return self.hit(text, start, end, _ALTERED)
        hit = self.hit(text, start, end, UNALTERED)
        low, high = max(0, hit.span.start - _LOOSE), hit.span.end + _LOOSE
        # The anchor may have marks and spaces at its edges as well.
        same = nearest(self.exact, text.original[low:high], hit.span.start - low)
        if same is not None:
            return replace(hit, span=Span(low + same, low + same + len(self.exact)), quote=1.0)
        other_marks = spelt(hit.span.of(text.original)).strip() != spelt(self.exact).strip()
        return replace(hit, quote=_ALTERED) if other_marks else hit

    def within_words(self, text: str, start: int, end: int) -> bool:
        """Whether a word goes on at ``start`` or ``end`` that in the anchor began or ended there.

        So "Linus" is not taken for the same in "chines".
        """
        return (
            _joined(text[start - 1 : start], self.quote) and not _joined(self.prefix, self.quote)
        ) or (_joined(self.quote, text[end : end + 1]) and not _joined(self.quote, self.suffix))


def _joined(before: str, after: str) -> bool:
    return before[-1:].isalnum() and after[:1].isalnum()


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


def around(piece: str, text: str, start: int, most: int) -> list[int]:
    """Occurrences of ``piece`` from ``start`` outwards, at most so many in each direction."""
    start = max(0, start)
    found: list[int] = []
    place = text.find(piece, start)
    while place >= 0 and len(found) < most:
        found.append(place)
        place = text.find(piece, place + 1)
    ahead = len(found)
    place = _last(piece, text, 0, start + len(piece) - 1)
    while place >= 0 and len(found) - ahead < most:
        found.append(place)
        place = text.rfind(piece, 0, place + len(piece) - 1)
    return found


def _last(piece: str, text: str, start: int, end: int) -> int:
    """`str.rfind`, but fast where there is nothing to find: `str.find` skips ahead, it does not."""
    return text.rfind(piece, start, end) if text.find(piece, start, end) >= 0 else -1


def whole_hits(text: View, wanted: Wanted) -> list[Hit]:
    """Places where the quote stands in its whole context."""
    if not wanted.prefix and not wanted.suffix:
        return []
    before = len(wanted.prefix)
    found = list(islice(_each(wanted.whole, text.plain), _MOST_SCORED))
    if len(found) == _MOST_SCORED:
        more = (around(wanted.whole, text.plain, start - before, 2) for start in wanted.starts)
        found = sorted({*found, *chain.from_iterable(more)})
    return [wanted.unaltered(text, start + before) for start in found]


def _each(piece: str, text: str) -> Iterator[int]:
    place = text.find(piece)
    while place >= 0:
        yield place
        place = text.find(piece, place + 1)


def quote_hits(text: View, wanted: Wanted, *, at_home: bool = False) -> list[Hit]:
    """Places where the quote stands: the nearest ones, and of them the best by context.

    With ``at_home`` only those about where it should be.
    """
    if not wanted.quote.strip():  # nothing but marks: only context could tell, and it did not
        return []
    length = len(wanted.quote)
    starts: dict[int, None] = {}
    for start in wanted.starts:
        low = max(0, start - _ABOUT) if at_home else 0
        near = text.plain[low : start + _ABOUT] if at_home else text.plain
        found = around(wanted.quote, near, start - low, _MOST_HITS)
        starts |= dict.fromkeys(low + place for place in found)
    if length < _A_WORD:
        starts = {s: None for s in starts if not wanted.within_words(text.plain, s, s + length)}
    if len(starts) >= _MOST_HITS and not at_home:  # there may be more, further away
        starts |= dict.fromkeys(_in_context(wanted, text.plain))
    chosen = list(starts)
    if len(chosen) > _MOST_SCORED:
        home = [min(chosen, key=partial(_apart, start)) for start in wanted.starts]
        chosen.sort(key=lambda start: -_same_neighbours(wanted, text.plain, start))
        chosen = list(dict.fromkeys([*home, *chosen[:_MOST_SCORED]]))
    return [wanted.unaltered(text, start) for start in chosen]


def _apart(one: int, other: int) -> int:
    return abs(one - other)


def _in_context(wanted: Wanted, text: str) -> Iterator[int]:
    """Places where the quote stands with one side of its context, however far away."""
    for prefix, suffix in ((wanted.prefix, ""), ("", wanted.suffix)):
        if prefix or suffix:
            for start in wanted.starts:
                found = nearest(prefix + wanted.quote + suffix, text, start - len(prefix))
                if found is not None:
                    yield found + len(prefix)


def _same_neighbours(wanted: Wanted, text: str, start: int) -> int:
    """Code points of the context that stand unshifted around a place: a cheap first ranking."""
    end = start + len(wanted.quote)
    before = zip(reversed(wanted.prefix), reversed(text[max(0, start - 32) : start]), strict=False)
    after = zip(wanted.suffix, text[end : end + 32], strict=False)
    return sum(a == b for a, b in before) + sum(a == b for a, b in after)


def altered_hits(text: View, wanted: Wanted, *, at_home: bool = False) -> list[Hit]:
    """Places where something like the quote stands, within the error bound.

    With ``at_home`` only those where it should be.
    """
    length = len(wanted.quote)
    if length < 3:
        return []
    if length <= _ALIGNED:
        spans = _aligned(
            text, wanted.quote, wanted.whole, len(wanted.prefix), wanted.starts, at_home
        )
    else:
        spans = _by_ends(text, wanted, at_home)
    best: dict[tuple[int, int], float] = {}
    for place in spans:
        start, end, quote = _between(text.plain, wanted, *place)
        best[start, end] = max(quote, best.get((start, end), 0.0))
    return [wanted.hit(text, start, end, quote) for (start, end), quote in best.items()]


def _between(
    text: str, wanted: Wanted, start: int, end: int, quote: float
) -> tuple[int, int, float]:
    """The same place with edges where the context begins, if that stands close by.

    Alignment alone cannot tell a word that was put in from one that was exchanged.
    """
    reach = min(_END, len(wanted.quote)) // 2 + _SLACK
    if len(wanted.suffix) >= _MARGIN:
        found = nearest(wanted.suffix[:_MARGIN], text[start : end + reach], end - start)
        if found and abs(start + found - end) <= reach:
            end = start + found
    if len(wanted.prefix) >= _MARGIN:
        low = max(0, start - reach)
        found = nearest(wanted.prefix[-_MARGIN:], text[low:end], start - low - _MARGIN)
        if found is not None and abs(low + found + _MARGIN - start) <= reach:
            start = min(end - 1, low + found + _MARGIN)
    return start, end, quote


def _by_ends(text: View, wanted: Wanted, at_home: bool) -> Iterator[tuple[int, int, float]]:
    """A long quote: its first and last code points, in order and about as far apart."""
    length = len(wanted.quote)
    head, tail = wanted.quote[:_END], wanted.quote[-_END:]
    tails_at = [start + length - _END for start in wanted.starts]
    before = len(wanted.prefix)
    heads = list(_aligned(text, head, wanted.prefix + head, before, wanted.starts, at_home))
    tails = list(_aligned(text, tail, tail + wanted.suffix, 0, tails_at, at_home))
    for start, _, first in heads:
        for _, end, last in tails:
            stretch = abs(end - start - length) / length
            if end > start and stretch <= _ERRORS:
                yield start, end, (first + last) / 2 * (1 - stretch)


def _aligned(
    text: View, quote: str, whole: str, offset: int, starts: Sequence[int], at_home: bool
) -> Iterator[tuple[int, int, float]]:
    """Where ``quote``, which is at ``offset`` of ``whole``, aligns: start, end, likeness."""
    bound = int(len(quote) * _ERRORS)
    pad = bound + _SLACK
    for place in _candidates(text, whole, [start - offset for start in starts], at_home):
        low = max(0, place + offset - pad)
        window = text.plain[low : max(0, place + offset) + len(quote) + pad]
        edits, ends = best_ends(quote, window)
        if edits > bound:
            continue
        end = _most_natural(quote, window, ends)
        _, lengths = best_ends(quote[::-1], window[:end][::-1], anchored=True)
        length = _most_natural(quote[::-1], window[:end][::-1], lengths)
        if length:
            yield low + end - length, low + end, min(_ALTERED, 1 - edits / len(quote))


def _most_natural(quote: str, text: str, ends: list[int]) -> int:
    """Of equally good ends the one at a word's end where the quote has one, then the longest."""

    def ends_word(end: int) -> bool:
        return not text[end : end + 1].isalnum() and text[end - 1 : end].isalnum()

    wants_word = quote[-1:].isalnum()
    return max(ends, key=lambda end: (wants_word and ends_word(end), end))


def _candidates(text: View, whole: str, starts: Sequence[int], at_home: bool) -> list[int]:
    """Places of ``whole`` that its words, or else its pieces, vote for; the best first.

    Those where it should be are worth a look, however many places resemble it more.
    """
    votes: dict[int, int] = defaultdict(int)
    places: dict[int, int] = {}
    for offset, weight, found in _seeds(text, whole, starts):
        place = found - offset
        for bucket in (place // _BUCKET, place // _BUCKET + 1):  # overlapping: no place on an edge
            votes[bucket] += weight
            places.setdefault(bucket, place)
    if not votes:
        return []

    def away(bucket: int) -> int:
        return min(abs(places[bucket] - start) for start in starts)

    def likely(start: int, grain: int, bucket: int) -> tuple[int, int]:
        return abs(places[bucket] - start) // grain, -votes[bucket]

    least = max(votes.values()) / 2
    strong = [bucket for bucket, weight in votes.items() if weight > least]
    ranked = [
        min(votes, key=partial(likely, start, grain)) for start in starts for grain in (1, _HOME)
    ]
    if not at_home:
        ranked += sorted(strong, key=lambda bucket: (-votes[bucket], away(bucket)))
    chosen: list[int] = []
    for bucket in ranked:
        if all(abs(places[bucket] - other) >= _BUCKET for other in chosen):
            chosen.append(places[bucket])
        if len(chosen) == _MOST_CANDIDATES:
            break
    return chosen


def _seeds(text: View, whole: str, starts: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Offset in ``whole``, weight, and offset in the text of what both have in common."""
    known = []
    for match in _WORD.finditer(whole):
        if places := text.places(match.group()):
            known.append((len(places), match.start(), match.group()))
    for _, offset, word in sorted(known)[:_SEEDS]:
        for found in _close_to(text.places(word), [start + offset for start in starts]):
            yield offset, len(word), found
    if len(known) > 2:
        return
    for start in starts:
        low, high = max(0, start - _NEIGHBOURHOOD), start + len(whole) + _NEIGHBOURHOOD
        for offset in range(0, len(whole) - _PIECE + 1, _PIECE):
            found = text.plain.find(whole[offset : offset + _PIECE], low, high)
            if found >= 0:
                yield offset, _PIECE, found


def _close_to(places: list[int], starts: Sequence[int]) -> list[int]:
    """At most `_MOST_HITS` of the sorted ``places`` around each of ``starts``."""
    if len(places) <= _MOST_HITS:
        return places
    close: set[int] = set()
    for start in starts:
        middle = bisect_left(places, start)
        close.update(places[max(0, middle - _MOST_HITS // 2) : middle + _MOST_HITS // 2])
    return sorted(close)
