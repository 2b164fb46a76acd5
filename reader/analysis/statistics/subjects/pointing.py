"""Words that tie a figure to the noun before them: «بقيمة», «قدرها», «البالغ عددهم»."""

from __future__ import annotations

from reader.analysis.statistics.subjects.chunks import Chunk
from reader.analysis.statistics.subjects.sentence import TRANSPARENT, Sentence
from reader.analysis.statistics.subjects.words import is_a
from reader.document import Span

_ASIDE = frozenset({"مع", "بين", "لدي", "في"})
_PRONOUNS = ("ه", "ها", "هم", "هن")


def pointed_at(sentence: Sentence, at: int) -> Span | None:
    """The noun that such a word before the figure at ``at`` points back to."""
    index = at - 1
    while sentence.role(index) in TRANSPARENT or sentence.role(index) == "measure":
        index -= 1
    if sentence.role(index) == "own":
        return _owner(sentence, index)
    if sentence.role(index) != "attach":
        return _of_age(sentence, at) if sentence.finding(at).kind == "age" else None
    tie = sentence.chunks[index]
    if sentence.role(index - 1) == "own":
        return _owner(sentence, index - 1) or sentence.span(index)
    owned = tie.head.endswith(_PRONOUNS) and not tie.head.startswith(("ب", "ل"))
    return _measure_of(sentence, index) if owned else _valued(sentence, index)


def _owner(sentence: Sentence, at: int) -> Span | None:
    """«حمولتها البالغة مليون برميل», «العمال المضربون، البالغ عددهم 300»."""
    before = at - 1 - (sentence.role(at - 1) == "cut")
    return sentence.span(before) if sentence.role(before) == "noun" else None


def _measure_of(sentence: Sentence, at: int) -> Span:
    """«مكافأة قدرها» has the noun before; «يبلغ وزنه», «وارتفاعه» have themselves."""
    tie = sentence.chunks[at]
    new = tie.conj and not is_a(tie.head, "amount_of")
    return sentence.span(at if new or sentence.role(at - 1) != "noun" else at - 1)


def _valued(sentence: Sentence, at: int) -> Span | None:
    """«صفقة بقيمة», «اتفاقية مع الاتحاد بقيمة»: past a noun that only says with whom or where."""
    index = at - 1
    if sentence.role(index) == "figure":
        return sentence.inherited()
    if sentence.role(index) != "noun":
        return None
    while sentence.chunks[index].governed == "word" and sentence.role(index - 2) == "noun":
        if not sentence.chunks[index].definite and sentence.chunks[index - 1].head not in _ASIDE:
            break
        index -= 2
    return sentence.span(index)


def _of_age(sentence: Sentence, at: int) -> Span | None:
    """«رجل يبلغ من العمر 34 عاما», «اللاعب البالغ من العمر 19 عاما»: the noun before."""
    index = at - 1
    while sentence.role(index) in ("link", "skip", "prep") or (
        sentence.role(index) == "noun" and _is_age(sentence.chunks[index])
    ):
        index -= 1
    if sentence.role(index) == "own":
        return _owner(sentence, index)
    if sentence.role(index) != "measure" or sentence.chunks[index].conj:
        return None
    index -= 1 + (sentence.role(index - 1) == "rel")
    return sentence.span(index) if sentence.role(index) == "noun" else None


def _is_age(chunk: Chunk) -> bool:
    return is_a(chunk.head.removeprefix("ال"), "place")
