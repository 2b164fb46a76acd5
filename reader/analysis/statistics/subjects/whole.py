"""What stands after a figure and is its subject: the whole of a share, a substance, a name."""

from __future__ import annotations

from fractions import Fraction

from reader.analysis.statistics.subjects.chunks import reading
from reader.analysis.statistics.subjects.sentence import TRANSPARENT, Sentence
from reader.analysis.statistics.subjects.words import is_measure
from reader.document import Span

SHARES = frozenset({"percent", "percent_range", "ratio"})
_AMOUNTS = frozenset({"weight", "volume", "area", "power", "data_size", "number", "range"})


def named_after(sentence: Sentence, at: int) -> Span | None:
    """The subject that follows the figure at chunk ``at``, if one does."""
    after = sentence.role(at + 1)
    if after == "noun":
        return (
            _part(sentence, at)
            or _introduced(sentence, at, at + 1)
            or _weighed(sentence, at)
        )  # fmt: skip
    if sentence.role(at + 2) != "noun":
        return None
    if after == "skip":
        return _introduced(sentence, at, at + 2)
    return _of(sentence, at) if sentence.chunks[at + 1].head == "من" else None


def _part(sentence: Sentence, at: int) -> Span | None:
    """«60% للنساء», «ثلث الكلفة», «أربعة أضعاف السعر»."""
    finding, noun = sentence.finding(at), sentence.chunks[at + 1]
    if finding.kind in SHARES:
        found = reading(sentence.line, noun.first)
        return sentence.span(at + 1) if found.prep == "ل" and found.definite else None
    fraction = isinstance(finding.value, Fraction) and 0 < finding.value < 1
    part = finding.kind == "multiplier" or (finding.kind == "number" and fraction)
    in_words = sentence.line[finding.first].kind == "word"
    return sentence.span(at + 1) if part and in_words and not noun.governed else None


def _introduced(sentence: Sentence, at: int, noun: int) -> Span | None:
    """«5 ملايين دولار قيمة العقد», «5 ملايين دولار هي قيمة الجائزة»."""
    chunk = sentence.chunks[noun]
    named = is_measure(chunk.head) and chunk.last - chunk.first > 1 and not chunk.governed
    if not named or sentence.finding(at).plain:
        return None
    before = sentence.chunks[sentence.clause(at) : at]
    return sentence.span(noun) if all(one.role in TRANSPARENT for one in before) else None


def _weighed(sentence: Sentence, at: int) -> Span | None:
    """«12 مليون طن قمح», but no «3 أطنان إضافية»."""
    noun = sentence.chunks[at + 1]
    plain = not (noun.conj or noun.governed or noun.definite or noun.head.endswith("ه"))
    if not plain or sentence.finding(at).kind not in ("weight", "volume"):
        return None
    measured = sentence.is_measured(sentence.clause(at), at)
    return None if measured else sentence.span(at + 1)


def _of(sentence: Sentence, at: int) -> Span | None:
    """«60% من إيراداتها», «4 أطنان من القمح»; where a measure is named, that is the subject."""
    finding, whole = sentence.finding(at), sentence.chunks[at + 2]
    if finding.kind in SHARES or (finding.kind == "number" and not finding.plain):
        return _same_whole(sentence, at) or sentence.span(at + 2)
    if finding.kind not in _AMOUNTS or not whole.definite:
        return None
    measured = sentence.is_measured(sentence.clause(at), at)
    return None if measured else sentence.span(at + 2)


def _same_whole(sentence: Sentence, at: int) -> Span | None:
    """«60% من إيراداتها تأتي من أوروبا و20% من آسيا»: من says where the second comes from."""
    if not sentence.earlier or sentence.finding(at).kind != "percent":
        return None
    before, about = sentence.earlier[-1]
    if about is None or sentence.finding(before).kind != "percent":
        return None
    between = sentence.chunks[before + 2 : at]
    again = any(chunk.head == "من" for chunk in between)
    inherited = about.start < sentence.line[sentence.chunks[before].first].start
    return about if again or (inherited and len(between) <= 4) else None
