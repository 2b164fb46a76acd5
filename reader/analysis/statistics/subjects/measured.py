"""The phrase that each figure of a sentence measures: its rules in their order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reader.analysis.statistics.subjects.chunks import TIMES, chunked, reading
from reader.analysis.statistics.subjects.clause import by_verb, in_clause
from reader.analysis.statistics.subjects.pointing import pointed_at
from reader.analysis.statistics.subjects.sentence import REACH, Sentence
from reader.analysis.statistics.subjects.whole import SHARES, named_after
from reader.analysis.statistics.subjects.words import VERBS
from reader.analysis.statistics.words.findings import Finding
from reader.analysis.statistics.words.tokens import PADDING, Line, Token
from reader.document import Span

_AFTER = 9  # words after the last figure of a sentence: a whole of a share with its genitives


def subjects(
    line: Line, sentence: Span | None, figures: Sequence[tuple[int, Finding]]
) -> list[Span | None]:
    """What each of ``figures`` measures, in their order; they all stand in ``sentence``.

    A figure comes with the index at which its phrase begins, before «أكثر من» and its like.
    """
    if sentence is None or all(_measures_nothing(finding) for _, finding in figures):
        return [None] * len(figures)
    size = len(line) - PADDING
    first = bisect_left(line, sentence.start, 0, size, key=_start)
    last = bisect_left(line, sentence.end, first, size, key=_start)
    first = max(first, figures[0][0] - REACH)
    last = min(last, figures[-1][1].last + _AFTER)
    begins = [(_past_verb(line, begin, finding), finding) for begin, finding in figures]
    whole = Sentence(line, chunked(line, first, last, begins))
    found: dict[int, Span | None] = {}
    for at, chunk in enumerate(whole.chunks):
        if chunk.role == "figure" and chunk.finding is not None:
            about = _subject(whole, at)
            whole.earlier.append((at, about))
            found[id(chunk.finding)] = about
    return [found.get(id(finding)) for _, finding in figures]


def _subject(sentence: Sentence, at: int) -> Span | None:
    """What the figure at chunk ``at`` measures, by the first rule that knows."""
    kind = sentence.finding(at).kind
    if kind in SHARES and sentence.role(at + 1) == "among":
        return None  # «40% منهم»
    if whole := named_after(sentence, at):
        return whole
    begin = sentence.clause(at)
    cue = _cue(sentence, begin, at)
    if cue is None:
        return pointed_at(sentence, at) or in_clause(sentence, begin, at)
    if kind in ("number", "range") and sentence.role(cue) == "among":
        return None  # «14 فيلما، منها ستة مصرية»
    verb = sentence.verb(cue + 1, at)
    own = by_verb(sentence, cue + 1, verb, at) if verb is not None else None
    if own is not None:
        return own  # «مقارنة بمتوسط يبلغ 4%»
    return sentence.inherited() if sentence.earlier else in_clause(sentence, begin, cue)


def _cue(sentence: Sentence, begin: int, at: int) -> int | None:
    """Where a word says that the figure goes with the one before it: «مقابل», «منها»."""
    indices = range(at - 1, begin - 1, -1)
    return next((i for i in indices if sentence.role(i) in ("inherit", "among")), None)


def _past_verb(line: Line, begin: int, finding: Finding) -> int:
    """Where the figure begins, past a verb that also modifies it: «التضخم قد يتجاوز 20%»."""
    if finding.kind == "age":  # «عن عمر ناهز 79 عاما»
        return begin
    at = begin + (line[begin].word in ("لا", "لم", "لن"))
    return at + 1 if at < finding.first and reading(line, at).role in VERBS else begin


def _measures_nothing(finding: Finding) -> bool:
    return finding.kind in TIMES or finding.kind == "ordinal"


def _start(token: Token) -> int:
    return token.start
