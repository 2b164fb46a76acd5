"""The statistics of a text as its reader wants them: those of the analysis, and what was corrected.

A correction belongs to the words it was made on. Where they cannot be found again for certain it
is `lost`, and waits in the notes file: it must not alter another figure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from reader.analysis.model import GROUP_OF, Modifier, Statistic
from reader.annotations.model import Annotation, Correction
from reader.document import Span

if TYPE_CHECKING:  # loads in a worker, after the page is readable
    from reader.annotations.anchor import Placement

State = Literal["found", "corrected", "dismissed"]

GREATEST: Final = 10**30
"""Beyond any figure of a text; what is computed from one stays a number up to here."""

_MODIFIERS: Final = frozenset(get_args(Modifier))
_FIELDS: Final = ("kind", "value", "unit", "low", "high", "modifier")
# What the analysis made of a time belongs to its own value.
_UNRESOLVED: Final = {"resolved": (), "start_date": None, "end_date": None}


@dataclass(frozen=True, slots=True)
class Figure:
    """A statistic as the reader wants it.

    ``original`` is what the analysis read, None where it does not find the figure any more.
    ``correction_id`` is the annotation that says so, and ``overruled`` are earlier ones about the
    same figure, from another computer.
    """

    statistic: Statistic
    original: Statistic | None
    state: State = "found"
    correction_id: str | None = None
    overruled: tuple[str, ...] = ()

    @property
    def correction_ids(self) -> tuple[str, ...]:
        """All annotations about this figure."""
        return (self.correction_id, *self.overruled) if self.correction_id else ()


def found(statistics: Iterable[Statistic]) -> tuple[Figure, ...]:
    """The figures that the analysis has found, as it reads them."""
    return tuple(Figure(item, item) for item in statistics)


def corrected(
    figures: Sequence[Figure],
    corrections: Mapping[str, Annotation],
    placements: Mapping[str, Placement],
) -> tuple[Figure, ...]:
    """``figures`` of the analysis, which are disjoint and by start, after ``corrections``.

    A correction is about the figure of its kind on its words, with whatever edges the analysis
    gives that by now. A dismissal of what is not found any more says nothing; a corrected figure
    stands all the same, in place of anything else that its words are taken for.
    """
    ours: list[Figure] = []
    result: list[Figure | None] = list(figures)
    for span, correction, ids in _latest_first(corrections, placements):
        over = _overlapping(figures, span)
        index = _index_of(figures, over, span, correction)
        original = None if index is None else figures[index].statistic
        made = _made(span, correction, original, ids)
        if made is None:
            continue
        clashing = _overlapping(ours, made.statistic.span)
        if clashing:
            later = ours[clashing[0]]
            ours[clashing[0]] = replace(later, overruled=(*later.overruled, *ids))
            continue
        ours.insert(clashing.start, made)
        for gone in over if index is None else (index,):
            result[gone] = None
    if not ours:
        return tuple(figures)
    return tuple(sorted([*filter(None, result), *ours], key=_start))


def _overlapping(figures: Sequence[Figure], span: Span) -> range:
    """Which of ``figures``, disjoint and by start, share words with ``span``."""
    return range(
        bisect_right(figures, span.start, key=_end), bisect_left(figures, span.end, key=_start)
    )


def lost(
    corrections: Mapping[str, Annotation], placements: Mapping[str, Placement]
) -> tuple[Annotation, ...]:
    """The ``corrections`` whose words a changed document does not have any more, in its order."""
    gone = [item for id, item in corrections.items() if not _is_certain(placements.get(id))]
    return tuple(sorted(gone, key=lambda item: (item.anchor.start, item.id)))


def _is_certain(placement: Placement | None) -> bool:
    return placement is not None and placement.how != "approximate"


def stated(item: Annotation) -> Statistic | None:
    """What a correction takes its words for; None where that is nothing."""
    if item.correction is None:
        return None
    figure = _made(Span(item.anchor.start, item.anchor.end), item.correction, None, (item.id,))
    return figure.statistic if figure else None


def present(figures: Sequence[Figure], figure: Figure) -> Figure | None:
    """Which of ``figures``, disjoint and by start, stands on the words of ``figure``."""
    index = bisect_left(figures, figure.statistic.span.start, key=_start)
    found = figures[index] if index < len(figures) else None
    return found if found and found.statistic.span == figure.statistic.span else None


def _start(figure: Figure) -> int:
    return figure.statistic.span.start


def _end(figure: Figure) -> int:
    return figure.statistic.span.end


def correction(figure: Figure, statistic: Statistic) -> Correction:
    """What says that ``figure`` is ``statistic``."""
    said: dict[str, Any] = {name: getattr(statistic, name) for name in _FIELDS}
    return Correction(of=kind_of(figure), **said)


def kind_of(figure: Figure) -> str:
    """What the analysis took ``figure`` for."""
    return (figure.original or figure.statistic).kind


def same(one: Statistic, other: Statistic) -> bool:
    """Whether both say the same of their words."""
    return all(getattr(one, name) == getattr(other, name) for name in _FIELDS)


def is_sound(statistic: Statistic) -> bool:
    """Whether the fields fit each other: times are text, all else numbers, ranges have ends."""
    value, low, high = statistic.value, statistic.low, statistic.high
    if statistic.kind not in GROUP_OF or statistic.modifier not in {None, *_MODIFIERS}:
        return False
    if GROUP_OF[statistic.kind] == "time":
        return isinstance(value, str) and bool(value) and low is None and high is None
    if isinstance(value, str):
        return False
    numbers = [number for number in (value, low, high) if number is not None]
    if not numbers or not all(abs(number) <= GREATEST for number in numbers):
        return False
    if value is not None:
        return low is None and high is None
    return low is None or high is None or low <= high


def _latest_first(
    corrections: Mapping[str, Annotation], placements: Mapping[str, Placement]
) -> Iterator[tuple[Span, Correction, tuple[str, ...]]]:
    """The last word on every place and kind with the ids of all that was said, the last first."""
    groups: dict[tuple[Span, str], list[Annotation]] = defaultdict(list)
    for id, item in corrections.items():
        placement = placements.get(id)
        if placement is None or not _is_certain(placement) or item.correction is None:
            continue
        if item.correction.of:
            groups[placement.span, item.correction.of].append(item)
    for items in groups.values():
        items.sort(key=_when, reverse=True)
    ordered = sorted(groups.items(), key=lambda group: _when(group[1][0]), reverse=True)
    for (span, _), items in ordered:
        last = items[0].correction
        assert last is not None
        yield span, last, tuple(item.id for item in items)


def _when(item: Annotation) -> tuple[datetime, str]:
    return item.modified, item.id


def _index_of(
    figures: Sequence[Figure], over: range, span: Span, correction: Correction
) -> int | None:
    """Which of the figures ``over`` the place ``correction`` is about."""
    same_kind = [i for i in over if figures[i].statistic.kind == correction.of]
    if len(same_kind) == 1:
        return same_kind[0]
    if same_kind:
        return max(same_kind, key=lambda i: _shared(figures[i].statistic.span, span))
    if correction.dismissed:
        return None  # what it is taken for now, the reader has not seen
    return next((i for i in over if figures[i].statistic.span == span), None)


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _made(
    span: Span, correction: Correction, original: Statistic | None, ids: tuple[str, ...]
) -> Figure | None:
    """What ``correction`` makes of ``original``; None where it says nothing that makes sense."""
    if correction.dismissed:
        return Figure(original, original, "dismissed", ids[0], ids[1:]) if original else None
    said: dict[str, Any] = {name: getattr(correction, name) for name in _FIELDS}
    if original is not None and said["value"] != original.value:
        said |= _UNRESOLVED
    statistic = Statistic(span, **said) if original is None else replace(original, **said)
    if not is_sound(statistic):
        return None
    return Figure(statistic, original, "corrected", ids[0], ids[1:])
