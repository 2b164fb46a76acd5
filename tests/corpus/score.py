"""How well the analysis reads `subjects.jsonl`: run ``python tests/corpus/score.py [--misses]``.

A subject is scored where the figure itself was found (same kind, overlapping span) and counts as
missed where it was not. Figures that measure nothing (dates, clock times, ordinals) are left out.
"""

from __future__ import annotations

import datetime
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.analysis.model import Modifier, Statistic
from reader.analysis.statistics import find_statistics
from reader.document import Span

CORPUS = Path(__file__).with_name("subjects.jsonl")
_MEASURE_NOTHING = frozenset({"date", "date_range", "relative_time", "time", "ordinal"})

Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure of the corpus and what the analysis made of it."""

    id: int
    text: str
    gold: Gold
    found: Statistic | None

    @property
    def gold_subject(self) -> Span | None:
        subject = self.gold["subject"]
        return Span(*subject) if subject else None

    @property
    def measures(self) -> bool:
        return self.gold.get("kind") not in _MEASURE_NOTHING and "kind" in self.gold

    @property
    def same_span(self) -> bool:
        return self.found is not None and self.found.span == Span(
            self.gold["start"], self.gold["end"]
        )

    @property
    def same_value(self) -> bool:
        return self.found is not None and all(
            _equal(self.gold[field], getattr(self.found, field))
            for field in ("value", "unit", "low", "high")
            if field in self.gold
        )

    @property
    def same_modifier(self) -> bool:
        if self.found is None or "modifier" not in self.gold:
            return self.found is not None
        wanted: Modifier | None = self.gold["modifier"]
        return bool(self.found.modifier == wanted)

    @property
    def same_counted(self) -> bool:
        counted = self.found.counted if self.found else None
        return bool((counted.of(self.text) if counted else None) == self.gold["counted"])

    @property
    def same_subject(self) -> bool:
        return self.found is not None and self.found.subject == self.gold_subject

    @property
    def subject_overlap(self) -> float:
        """Token F1 of the subject; 1 where both say that nothing is named."""
        if self.found is None:
            return 0.0
        found = self.found.subject
        wanted = _words(self.text, self.gold_subject)
        got = _words(self.text, found)
        if not wanted and not got:
            return 1.0
        return 2 * sum((wanted & got).values()) / (wanted.total() + got.total())


def _words(text: str, span: Span | None) -> Counter[str]:
    return Counter(span.of(text).split()) if span else Counter()


def _equal(wanted: object, got: object) -> bool:
    if isinstance(wanted, int | float) and isinstance(got, int | float):
        return math.isclose(wanted, got, rel_tol=1e-6)
    return wanted == got


def pairs(split: str) -> Iterator[Pair]:
    """Every figure of ``split`` (tune or held) with the statistic that was read for it."""
    for line in CORPUS.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["split"] == split:
            date = datetime.datetime.fromisoformat(row["date"])
            found = find_statistics(row["text"], date=date)
            for gold in row["figures"]:
                yield Pair(row["id"], row["text"], gold, _match(gold, found))


def _match(gold: Gold, found: tuple[Statistic, ...]) -> Statistic | None:
    for item in found:
        overlaps = item.span.start < gold["end"] and gold["start"] < item.span.end
        if overlaps and gold.get("kind", item.kind) == item.kind:
            return item
    return None


def spurious(split: str) -> list[tuple[int, str]]:
    """Statistics that overlap no figure of the corpus: the sentence's id and the surface."""
    found: list[tuple[int, str]] = []
    for line in CORPUS.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["split"] == split:
            date = datetime.datetime.fromisoformat(row["date"])
            for item in find_statistics(row["text"], date=date):
                if not any(
                    item.span.start < gold["end"] and gold["start"] < item.span.end
                    for gold in row["figures"]
                ):
                    found.append((row["id"], item.span.of(row["text"])))
    return found


def scores(split: str) -> dict[str, float]:
    """Shares between 0 and 1 over ``split``."""
    every = list(pairs(split))
    measures = [pair for pair in every if pair.measures]
    named = [pair for pair in measures if pair.gold_subject]
    return {
        "figures": len(every),
        "found": sum(pair.found is not None for pair in every) / len(every),
        "span": sum(pair.same_span for pair in every) / len(every),
        "value": sum(pair.same_value for pair in every) / len(every),
        "modifier": sum(pair.same_modifier for pair in measures) / len(measures),
        "counted": sum(pair.same_counted for pair in measures) / len(measures),
        "measures": len(measures),
        "subject": sum(pair.same_subject for pair in measures) / len(measures),
        "subject_f1": sum(pair.subject_overlap for pair in measures) / len(measures),
        "named": len(named),
        "named_subject": sum(pair.same_subject for pair in named) / len(named),
        "named_subject_f1": sum(pair.subject_overlap for pair in named) / len(named),
        "spurious": len(spurious(split)),
    }


def _misses(split: str) -> None:
    last = 0
    for pair in pairs(split):
        found, gold = pair.found, pair.gold
        problems = []
        if not pair.same_span or not pair.same_value:
            got = f"{found.span.of(pair.text)} {found.kind} {found.value}" if found else "nothing"
            problems.append(f"figure: {got} {found.unit if found else ''}")
        if pair.measures and not pair.same_subject:
            subject = found.subject.of(pair.text) if found and found.subject else None
            wanted = pair.gold_subject.of(pair.text) if pair.gold_subject else None
            problems.append(f"subject: «{subject}», not «{wanted}»")
        if pair.measures and not pair.same_modifier:
            problems.append(f"modifier: {found.modifier if found else None}")
        if pair.measures and not pair.same_counted:
            counted = found.counted.of(pair.text) if found and found.counted else None
            problems.append(f"counted: {counted}, not {gold['counted']}")
        if problems and pair.id != last:
            last = pair.id
            print(f"\n{pair.id}. {pair.text}")
        for problem in problems:
            print(f"    {gold['surface']}: {problem}")
    print("\nspurious:", spurious(split))


def main(arguments: list[str]) -> None:
    for split in ("tune", "held"):
        print(split, " ".join(f"{name} {value:.4g}" for name, value in scores(split).items()))
    if "--misses" in arguments:  # of the tuning half only: the held half must stay unseen
        _misses("tune")


if __name__ == "__main__":
    main(sys.argv[1:])
