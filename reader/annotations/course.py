"""How a text has shifted since it was annotated, as told by the notes that are sure of their place.

A sentence that stands in a text twice may lure away the note of its twin: quote and context are
there, word for word. What tells them apart are the neighbours. A note that stays among those that
were around it is at home. A place between two others that are still as far apart as ever belonged
to other words all along, however well it fits.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

_REACH = 20_000  # code points; neighbours further off say little
_APART = 160  # closer ones share their context, and any mistake
_ASKED = 12  # neighbours on each side: more than one paragraph holds
_AGREEING = 3  # of them are enough where a text was shuffled; else it takes half
_FEW = 24  # notes that may stray together
_SLACK = 48
_STRETCH = 0.75  # a text may grow so much when it is vocalised
_MOST = 4_000
_SAME = 8  # code points that a gap may differ by although nothing came or went
_PASTED = 3 / 4  # of a paragraph: so much has a gap grown at least that it was put into
_INTACT = 0.8  # the part of all notes that still have their words and context
_CALM = 0.8  # the part of all notes that stay in their order, where few paragraphs have moved


class Shift(NamedTuple):
    """An offset of the old text and where it is now."""

    old: int
    new: int


@dataclass(frozen=True)
class Course:
    """What is known of the way from old offsets to new ones: sure shifts, by both ends."""

    by_old: tuple[Shift, ...] = ()
    by_new: tuple[Shift, ...] = ()
    calm: bool = True  # whether nearly all stay in their order
    intact: bool = True  # whether nearly all have their words and their context still

    @classmethod
    def of(cls, shifts: Iterable[Shift], asked: int) -> Course:
        """The course that most neighbours agree on; who stands alone among them is left out.

        ``asked`` is how many there would be, had nobody lost words or context.
        """
        ordered = sorted(set(shifts))
        votes = [_votes(ordered, index) for index in range(len(ordered))]
        sure = [
            shift
            for shift, (agree, told) in zip(ordered, votes, strict=True)
            if 0 < told <= agree * 2
        ]
        calm = len(sure) >= _CALM * len(ordered)
        if not calm:
            sure = [
                shift
                for shift, (agree, told) in zip(ordered, votes, strict=True)
                if agree >= _AGREEING or 0 < told <= agree * 2
            ]
        by_new = sorted(sure, key=lambda shift: (shift.new, shift.old))
        return cls(tuple(sure), tuple(by_new), calm, len(ordered) >= _INTACT * asked)

    def expected(self, start: int) -> list[tuple[int, int]]:
        """Where the old ``start`` may be by now, and how far off that may be."""
        guesses: list[tuple[int, int]] = []
        index = bisect_right(self.by_old, start, key=lambda shift: shift.old)
        for shift in self.by_old[max(0, index - 1) : index + 1]:
            away = abs(start - shift.old)
            if away <= _REACH:
                off = _tolerance(away) if self.calm else _SLACK
                guesses.append((max(0, shift.new + start - shift.old), off))
        return guesses or [(start, _tolerance(start // 4))]

    def otherwise(self, shift: Shift) -> list[tuple[int, int]]:
        """Where a shift would be if it did not stray, with its like, from those around them."""
        index = bisect_left(self.by_old, shift)
        guesses: list[tuple[int, int]] = []
        for step in (-1, 1):
            other = index
            while 0 <= other < len(self.by_old) and abs(other - index) <= _FEW:
                old, new = _gap(self.by_old[other], shift)
                if abs(old) > _REACH:
                    break
                if abs(new - old) > _tolerance(abs(old)):
                    place = self.by_old[other].new + old
                    guesses.append((max(0, place), _tolerance(abs(old))))
                    break
                other += step
        return guesses

    def near(self, start: int, place: int) -> bool:
        """Whether what was at ``start`` would be at home at ``place``."""
        return any(abs(place - guess) <= off for guess, off in self.expected(start))

    def foreign(self, start: int, place: int, paragraph: int) -> bool:
        """Whether what is at ``place`` did not stand at ``start``, but has a twin there.

        Its neighbours tell. If they are no farther apart than they were, nothing has come between
        them, not the ``paragraph`` of so many code points that is there now; and if those of
        ``start`` are no closer together, nothing has left. A text that was shuffled tells less.
        """
        index = bisect_right(self.by_old, start, key=lambda shift: shift.old)
        if self.calm and 0 < index < len(self.by_old):
            old, new = _gap(self.by_old[index - 1], self.by_old[index])
            if old <= _REACH and old - paragraph * _PASTED < new <= old + _REACH:
                return True
        index = bisect_right(self.by_new, place, key=lambda shift: shift.new)
        if index == len(self.by_new):
            return False
        before, after = self.by_new[index - 1] if index else Shift(0, 0), self.by_new[index]
        old, new = _gap(before, after)
        if before.old <= start <= after.old or not 0 <= old <= _REACH:
            return False
        if self.calm:
            return new < old + paragraph * _PASTED
        return abs(new - old) <= _SAME


def _gap(before: Shift, after: Shift) -> tuple[int, int]:
    return after.old - before.old, after.new - before.new


def _votes(ordered: list[Shift], index: int) -> tuple[int, int]:
    """How many of a shift's neighbours moved along with it, and how many there are."""
    told = agree = 0
    for step in (-1, 1):
        other, asked = index + step, 0
        while 0 <= other < len(ordered) and asked < _ASKED:
            old, new = _gap(ordered[index], ordered[other])
            if abs(old) > _REACH:
                break
            if abs(old) >= _APART:
                asked += 1
                agree += abs(new - old) <= _tolerance(abs(old))
            other += step
        told += asked
    return agree, told


def _tolerance(away: int) -> int:
    return _SLACK + min(_MOST, int(away * _STRETCH))
