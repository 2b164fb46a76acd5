"""The chunks of a sentence with what its earlier figures measure, and how to look around in it."""

from __future__ import annotations

from reader.analysis.statistics.subjects.chunks import Chunk, reading
from reader.analysis.statistics.subjects.words import is_a, is_measure
from reader.analysis.statistics.words.findings import Finding
from reader.analysis.statistics.words.tokens import Line
from reader.document import Span

REACH = 60  # words of a sentence before its first figure, and chunks back to its topic
TRANSPARENT = frozenset({"link", "skip", "time"})
_LEFT_OVER = frozenset({"noun", "prep", "skip", "time"})  # of the figure before


class Sentence:
    """Chunks by index; ``earlier`` has the figures read so far, with their subjects."""

    def __init__(self, line: Line, chunks: list[Chunk]) -> None:
        self.line = line
        self.chunks = chunks
        self.earlier: list[tuple[int, Span | None]] = []

    def role(self, at: int) -> str:
        """The role of a chunk; outside the sentence it is cut off."""
        return self.chunks[at].role if 0 <= at < len(self.chunks) else "cut"

    def finding(self, at: int) -> Finding:
        """The figure that the chunk is."""
        finding = self.chunks[at].finding
        assert finding is not None
        return finding

    def span(self, at: int) -> Span:
        """Where the phrase of a chunk stands."""
        return self.chunks[at].span(self.line)

    def inherited(self) -> Span | None:
        """What the figure before measures."""
        return self.earlier[-1][1] if self.earlier else None

    def verb(self, begin: int, at: int) -> int | None:
        """The last verb from ``begin`` up to ``at``."""
        return next((i for i in range(at - 1, begin - 1, -1) if self.chunks[i].is_verb), None)

    def is_measured(self, begin: int, at: int) -> bool:
        """Whether a verb such as بلغ governs what stands at ``at``."""
        verb = self.verb(begin, at)
        return verb is not None and self.chunks[verb].role == "measure"

    def clause(self, at: int) -> int:
        """Where the figure's clause starts, past what belongs to the figure before it."""
        begin = at
        while begin > 0 and self.chunks[begin - 1].role not in ("cut", "open", "figure"):
            begin -= 1
        between = self.chunks[begin:at]
        if self.role(begin - 1) != "figure" or any(chunk.is_verb for chunk in between):
            return begin
        if self.chunks[at].conj and all(
            chunk.role in _LEFT_OVER and not chunk.conj for chunk in between
        ):
            return at  # «500 دينار للرجال و430 دينارا»
        for chunk in between:
            attached = chunk.role == "noun" and chunk.governed == "attached"
            if chunk.conj or attached or chunk.role not in _LEFT_OVER:
                break
            begin += 1
        return begin

    def topic(self, begin: int) -> Chunk | None:
        """The first noun of the nearest clause before ``begin`` that has one of its own."""
        end, stop = begin, max(0, begin - REACH)
        while end > stop:
            start = end - 1
            while start > stop and self.chunks[start - 1].role not in ("cut", "open"):
                start -= 1
            for chunk in self.chunks[start:end]:
                if chunk.role == "noun" and not chunk.governed:
                    return chunk
                if chunk.role == "figure":
                    break
            end = start
        return None

    def owner(self, chunk: Chunk | None) -> Span | None:
        """«مساحة الحديقة» without the measure: الحديقة."""
        if chunk is None:
            return None
        start = chunk.first
        while is_measure(reading(self.line, start).bare) and start + 1 < chunk.last:
            start += 1
        whole = chunk.span(self.line)
        return whole if start == chunk.first else Span(self.line[start].start, whole.end)

    def narrowed(self, noun: Chunk, end: int) -> Span:
        """«عدد العاملين في القطاع», «المصابين بالكوليرا»: with what narrows it before ``end``."""
        last = end - 1
        while self.chunks[last] is not noun:
            last -= 1
        index = last + 1
        while index < end:
            tie = self.chunks[index]
            index += tie.role == "prep" and is_a(tie.head, "narrows") and not tie.conj
            if index >= end or not self._narrows(self.chunks[index]):
                break
            last = index
            index += 1
        return Span(noun.span(self.line).start, self.span(last).end)

    def _narrows(self, chunk: Chunk) -> bool:
        attached = chunk.governed == "attached" and chunk.definite
        governed = chunk.role == "noun" and (attached or chunk.governed == "word")
        return governed and not chunk.conj and not is_a(chunk.head.removeprefix("ال"), "when")
