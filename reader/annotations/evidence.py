"""Which of the places that a quote may have gone to is taken, and on what evidence.

In this order: quote and context unchanged, where the neighbours say that it should be; the quote
altered or in altered surroundings, there; both of these elsewhere, if no other place is as good
and the words there were not somebody else's all along. A quote of several paragraphs that do not
stand together any more is where most of it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from reader.annotations.course import Course
from reader.annotations.model import Anchor
from reader.annotations.search import (
    UNALTERED,
    Hit,
    Wanted,
    altered_hits,
    quote_hits,
    whole_hits,
)
from reader.annotations.view import view
from reader.document import Span
from reader.text.digits import to_western

How = Literal["exact", "moved", "approximate"]

Guesses = Sequence[tuple[int, int]]
"""Where something may be, and how far off that may be."""

CONTEXT = 32
"""Code points of prefix and suffix that an anchor keeps."""

_AGREES = 0.6  # mean likeness of both contexts; unrelated Arabic prose reaches 0.3 to 0.4
_ONE_SIDE_AGREES = 0.9  # the paragraph before or after may be gone altogether
_SHORT = 12  # code points; below that a quote alone is no evidence
_TELLING = 24  # the same, where nobody would look for it
_LONG = 32  # as much as one context; from here on an altered quote alone is some
_ALIKE = 0.8
_NO_DOUBT = 0.96
_FULL = 90  # points
_PARAGRAPH = 2_000  # code points that are looked through for a paragraph's ends
_CLOSE = 64  # code points from where it should be
_AT_ONCE = 8  # the same, to leave no doubt
_CLEARLY = 4  # times as near as the next one
_MARGIN = 9  # points of 90 that the best place elsewhere is better than the next


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an anchor's quote is now.

    ``exact``: unchanged, where it was. ``moved``: the same words elsewhere, or spelt with other
    harakat, hamzas or digits. ``approximate``: probably this; the reader should have a look.
    """

    span: Span
    how: How


def placed(text: str, anchor: Anchor, course: Course) -> Placement | None:
    """Where ``anchor`` is in ``text``, as far as there is evidence; None for an orphan."""
    return _together(text, anchor, course) or _largest_part(text, anchor, course)


def _largest_part(text: str, anchor: Anchor, course: Course) -> Placement | None:
    """Of a quote of several paragraphs those that still stand together, if they are most of it."""
    if "\n" not in anchor.exact:
        return None
    around = anchor.prefix + anchor.exact + anchor.suffix
    runs: list[tuple[int, Span]] = []  # code points that were found, from where to where
    offset = len(anchor.prefix)
    for line in anchor.exact.split("\n"):
        end = offset + len(line)
        start = anchor.start + offset - len(anchor.prefix)
        part = Anchor(
            exact=line,
            prefix=around[max(0, offset - CONTEXT) : offset],
            suffix=around[end : end + CONTEXT],
            start=start,
            end=start + len(line),
            fingerprint=anchor.fingerprint,
        )
        offset = end + 1
        if (found := _together(text, part, course)) is None:
            continue
        size, run = runs[-1] if runs else (0, Span(0, 0))
        if size and 0 <= found.span.start - run.end <= len(anchor.exact) // 2:
            runs[-1] = (size + len(line), Span(run.start, found.span.end))
        else:
            runs.append((len(line), found.span))
    size, span = max(runs, key=lambda run: run[0], default=(0, Span(0, 0)))
    return Placement(span, "approximate") if size * 2 >= len(anchor.exact) else None


def _together(text: str, anchor: Anchor, course: Course) -> Placement | None:
    """The best place that there is enough evidence for."""
    guesses = course.expected(anchor.start)
    start = _unchanged_at_home(text, anchor, guesses)
    if start is not None:
        how: How = "exact" if start == anchor.start else "moved"
        return Placement(Span(start, start + len(anchor.exact)), how)
    seen = view(text)
    wanted = Wanted.of(anchor, seen, [guess for guess, _ in guesses])

    def free(hits: list[Hit]) -> list[Hit]:
        return [
            hit
            for hit in hits
            if not course.foreign(anchor.start, hit.span.start, _paragraph(text, hit.span))
        ]

    whole = whole_hits(seen, wanted)
    if home := [hit for hit in whole if course.near(anchor.start, hit.span.start)]:
        start = _clearest([hit.span.start for hit in home], guesses)
        clear = [hit for hit in home if hit.span.start == start]
        return _placement(text, anchor, clear[0]) if clear else None
    unaltered = quote_hits(seen, wanted, at_home=bool(whole))
    for hit in unaltered:
        if _away(hit.span.start, guesses) <= _AT_ONCE and hit.score >= _ONE_SIDE_AGREES * _FULL:
            return _placement(text, anchor, hit)
    hits = _best(unaltered, altered_hits(seen, wanted, at_home=bool(whole)))
    home = [hit for hit in hits if course.near(anchor.start, hit.span.start)]
    moved = free(whole) if course.calm or len(whole) == 1 else []
    close = bool(home) and _away(home[0].span.start, guesses) <= _CLOSE
    likely = home if not moved or (home and home[0].score >= _ALIKE * _FULL) else []
    for hit in likely[:1]:
        if _at_home(text, anchor, hit) if close else _vouched(text, anchor, hit, course):
            return _placement(text, anchor, hit)
    if whole:
        return _placement(text, anchor, moved[0]) if len(moved) == 1 else None
    if home and _long_enough(wanted, home[0], _SHORT if close else _TELLING):
        return Placement(home[0].span, "approximate")
    rivals = [hit for hit in hits[1:] if not hit.span.overlaps(hits[0].span)]
    if not course.calm and rivals and hits[0].score - rivals[0].score < _MARGIN:
        return None
    return _elsewhere(text, anchor, wanted, free(hits), course)


def _paragraph(text: str, span: Span) -> int:
    """The length of the paragraph at ``span``, as far as it matters."""
    start = text.rfind("\n", max(0, span.start - _PARAGRAPH), span.start)
    end = text.find("\n", span.end, span.end + _PARAGRAPH)
    start = max(0, span.start - _PARAGRAPH) if start < 0 else start
    return (min(len(text), span.end + _PARAGRAPH) if end < 0 else end) - start


def _unchanged_at_home(text: str, anchor: Anchor, guesses: Guesses) -> int | None:
    """Where quote and context stand unchanged, just where they should."""
    if not anchor.prefix and not anchor.suffix:
        return None
    before = len(anchor.prefix)
    whole = anchor.prefix + anchor.exact + anchor.suffix
    found: set[int] = set()
    for guess, off in guesses:
        low, high = max(0, guess - before - off), guess - before + off + len(whole)
        place = text.find(whole, low, high)
        while place >= 0:
            found.add(place + before)
            place = text.find(whole, place + 1, high)
    nearest = _clearest(list(found), guesses)
    return nearest if nearest is not None and _away(nearest, guesses) <= _CLOSE else None


def _clearest(starts: Sequence[int], guesses: Guesses) -> int | None:
    """Of ``starts`` the one that is clearly nearest to where it should be."""
    ordered = sorted((_away(start, guesses), start) for start in starts)
    if not ordered or (len(ordered) > 1 and ordered[0][0] * _CLEARLY > ordered[1][0]):
        return None
    best = ordered[0][1]
    if ordered[0][0] > _AT_ONCE and any(
        min(starts, key=lambda start: abs(start - guess)) != best for guess, _ in guesses
    ):
        return None  # the neighbours do not agree
    return best


def _away(start: int, guesses: Guesses) -> int:
    return min(abs(start - guess) for guess, _ in guesses)


def _elsewhere(
    text: str, anchor: Anchor, wanted: Wanted, hits: list[Hit], course: Course
) -> Placement | None:
    """A place where nobody would look for it: only if it is good and no other is nearly so."""
    rivals = [hit for hit in hits[1:] if not hit.span.overlaps(hits[0].span)]
    if not hits or (rivals and hits[0].score - rivals[0].score < _MARGIN):
        return None
    best = hits[0]
    unknown = not anchor.prefix and not anchor.suffix  # as other programs write anchors
    if _vouched(text, anchor, best, course) or (unknown and _unaltered(best)):
        return _placement(text, anchor, best)
    if _long_enough(wanted, best, _TELLING):
        sure = _unaltered(best) and len(wanted.quote) >= _LONG
        return _placement(text, anchor, best) if sure else Placement(best.span, "approximate")
    return None


def _best(unaltered: Iterable[Hit], altered: Iterable[Hit]) -> list[Hit]:
    """All hits, best first; one that overlaps an unaltered one is no other place."""
    exact = list(unaltered)
    more = [hit for hit in altered if not any(hit.span.overlaps(one.span) for one in exact)]
    return sorted([*exact, *more], key=lambda hit: (not hit.surrounded, -hit.score, hit.span))


def _unaltered(hit: Hit) -> bool:
    return hit.quote >= UNALTERED


def _agrees(hit: Hit) -> bool:
    return (hit.prefix + hit.suffix) / 2 >= _AGREES or max(
        hit.prefix, hit.suffix
    ) >= _ONE_SIDE_AGREES


def _at_home(text: str, anchor: Anchor, hit: Hit) -> bool:
    """Whether a place's surroundings agree enough, where it is just where it should be."""
    mended = _digits(anchor.exact) != _digits(hit.span.of(text))  # a figure is not its neighbour
    return (hit.prefix + hit.suffix) / 2 >= _ONE_SIDE_AGREES if mended else _agrees(hit)


def _vouched(text: str, anchor: Anchor, hit: Hit, course: Course) -> bool:
    """Whether a place's surroundings leave no doubt that it has moved along with them."""
    if not _agrees(hit) or _digits(anchor.exact) != _digits(hit.span.of(text)):
        return False
    if not course.intact:  # much was rewritten: what is nearly the same may well be something else
        return hit.score >= _NO_DOUBT * _FULL and _unaltered(hit)
    return max(hit.prefix, hit.suffix) >= (_ONE_SIDE_AGREES if _unaltered(hit) else 1)


def _digits(text: str) -> list[str]:
    return re.findall(r"\d", to_western(text))


def _long_enough(wanted: Wanted, hit: Hit, least: int) -> bool:
    """Whether a quote is evidence although its surroundings are others, or unknown."""
    length = len(wanted.quote)
    return length >= least if _unaltered(hit) else length >= _LONG and hit.quote >= _ALIKE


def _placement(text: str, anchor: Anchor, hit: Hit) -> Placement:
    if not _unaltered(hit):
        return Placement(hit.span, "approximate")
    same = hit.span.start == anchor.start and hit.span.of(text) == anchor.exact
    return Placement(hit.span, "exact" if same else "moved")
