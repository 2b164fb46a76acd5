"""The subject that the clause before a figure gives to it: by its verb, or without one."""

from __future__ import annotations

from reader.analysis.statistics.subjects.chunks import Chunk, reading
from reader.analysis.statistics.subjects.sentence import TRANSPARENT, Sentence
from reader.analysis.statistics.subjects.words import is_a, is_measure
from reader.analysis.statistics.words.findings import Finding
from reader.document import Span

_CHANGES = frozenset({"percent", "points", "multiplier"})
_OF_BODIES = frozenset({"dimension", "weight", "age", "temperature", "magnitude"})
_BEFORE_ACTIONS = frozenset({"عن", "الي", "من", "علي", "بعد"})
_OF_PLACE = frozenset({"من", "في", "بين", "مع", "عبر", "خلال", "كل", "لكل"})


def in_clause(sentence: Sentence, begin: int, at: int) -> Span | None:
    """The subject that the clause from chunk ``begin`` gives to what stands at ``at``."""
    if sentence.chunks[at].finding is not None and _says_when_or_where(sentence, begin, at):
        return None
    found = _changed(sentence, begin, at) or _touching(sentence, begin, at)
    if found is not None:
        return found
    verb = sentence.verb(begin, at)
    if verb is None:
        return _without_verb(sentence, begin, at)
    return by_verb(sentence, begin, verb, at)


def _says_when_or_where(sentence: Sentence, begin: int, at: int) -> bool:
    """«خلال 48 ساعة», «على مدى عامين», «في 12 مدينة»."""
    if at == begin:
        return False
    before = sentence.chunks[at - 1]
    if sentence.finding(at).kind == "duration":
        when = before.role == "prep" and before.head not in ("علي", "عن")
        return when or (before.role == "noun" and before.head in ("مدي", "مدار"))
    where = before.role == "prep" and before.head in _OF_PLACE
    return where and not sentence.is_measured(begin, at)


def _changed(sentence: Sentence, begin: int, at: int) -> Span | None:
    """«زيادة أجورهم بنسبة 15%»: what the change happens to; «بلغت زيادة أجورهم» is its own."""
    index = at - 1
    while index >= begin and sentence.role(index) in TRANSPARENT:
        index -= 1
    if index < begin or sentence.role(index) != "noun":
        return None
    chunk = sentence.chunks[index]
    if not is_a(chunk.head, "change") or chunk.last - chunk.first < 2:
        return None
    if index > begin and sentence.role(index - 1) == "measure":
        return None
    return Span(sentence.line[chunk.first + 1].start, chunk.span(sentence.line).end)


def _touching(sentence: Sentence, begin: int, at: int) -> Span | None:
    """«عن مقتل 340 شخصا», «برصيد 25 نقطة», «بسجن المتهم سبع سنوات»: right before the figure."""
    if at == begin or sentence.role(at - 1) != "noun":
        return None
    noun, finding = sentence.chunks[at - 1], sentence.chunks[at].finding
    kind = finding.kind if finding else None
    if not noun.governed:
        takes = noun.conj and sentence.verb(begin, at) is None
    elif sentence.is_measured(begin, at):
        takes = False
    elif noun.governed == "attached":
        takes = not noun.definite or kind in ("duration", "money")  # «بالسجن 10 سنوات»
    else:
        one = noun.last - noun.first == 1 and not noun.definite and not is_a(noun.head, "name")
        after = at > 1 and sentence.chunks[at - 2].head in _BEFORE_ACTIONS
        takes = one and after and kind != "duration"
    return sentence.span(at - 1) if takes else None


def by_verb(sentence: Sentence, begin: int, verb_at: int, at: int) -> Span | None:
    """The verb's subject or object between it and the figure, else what stands before it."""
    verb = sentence.chunks[verb_at]
    named = [
        chunk for chunk in sentence.chunks[verb_at + 1 : at]
        if chunk.role == "noun" and not chunk.governed and not _is_level(sentence, chunk)
    ]  # fmt: skip
    if not named:
        return _before_verb(sentence, begin, verb_at)
    if verb.role == "measure":  # «قدّرت الأمم المتحدة كلفة الإعمار»: the measure
        heads = [chunk for chunk in named if is_measure(chunk.head)]
        return sentence.narrowed((heads or named)[0], at)
    measure = is_measure(named[-1].head) and verb.role != "set"
    return sentence.narrowed(named[-1], at) if measure else named[-1].span(sentence.line)


def _is_level(sentence: Sentence, chunk: Chunk) -> bool:
    """«مستوى قياسيا», but no «مستوى البطالة»."""
    return is_a(chunk.head, "level") and not reading(sentence.line, chunk.last - 1).definite


def _before_verb(sentence: Sentence, begin: int, verb_at: int) -> Span | None:
    """«عدد السكان بلغ», «المصنع الذي كلف», «ويضم»: the noun before, or that of another clause."""
    verb = sentence.chunks[verb_at]
    index = verb_at - 1
    while index >= begin and sentence.role(index) == "skip":
        index -= 1
    if index > begin and sentence.role(index) == "rel" and sentence.role(index - 1) == "noun":
        noun = sentence.chunks[index - 1]
        return noun.span(sentence.line) if verb.role == "measure" else sentence.owner(noun)
    nouns = [chunk for chunk in sentence.chunks[begin:verb_at] if chunk.role == "noun"]
    if nouns:
        adjacent = sentence.chunks[index] if index >= begin else None
        return _qualified(sentence, nouns, adjacent, verb_at)
    topic = sentence.topic(begin)
    if verb.role == "measure":
        return sentence.inherited() or (topic.span(sentence.line) if topic else None)
    return sentence.owner(topic) if verb.role != "event" else None


def _qualified(
    sentence: Sentence, nouns: list[Chunk], adjacent: Chunk | None, verb_at: int
) -> Span | None:
    """«عدد السكان في تونس بلغ» has its topic, «بعد عملية استغرقت» the noun it qualifies."""
    free = [chunk for chunk in nouns if not chunk.governed]
    if adjacent is not None and (adjacent.role != "noun" or adjacent.definite):
        adjacent = None
    if free and (adjacent is None or is_measure(free[0].head)):
        return sentence.narrowed(free[0], verb_at)
    return (adjacent or nouns[-1]).span(sentence.line)


def _without_verb(sentence: Sentence, begin: int, at: int) -> Span | None:
    """«عمق البئر 1400 متر», «المساحة: 120 مترا»; or a figure that follows another."""
    nouns = [chunk for chunk in sentence.chunks[begin:at] if chunk.role == "noun"]
    free = [chunk for chunk in nouns if not chunk.governed]
    if free:
        passed = ("skip", "link") if free[-1].conj else ("skip",)
        last = at - 1
        while sentence.role(last) in passed:
            last -= 1
        stands = sentence.chunks[last] in free or is_measure(free[0].head)
        return sentence.narrowed(free[0], at) if stands else None
    label = begin == at and begin > 1 and sentence.role(begin - 2) == "noun"
    if label and sentence.line[sentence.chunks[begin - 1].first].raw == ":":
        return sentence.span(begin - 2)
    if nouns or not sentence.earlier or sentence.chunks[at].finding is None:
        return None
    return _following(sentence, begin, at)


def _following(sentence: Sentence, begin: int, at: int) -> Span | None:
    """What a second figure measures that has no words of its own: «و5 فضيات», «إلى 9 دولارات»."""
    before, finding = sentence.finding(sentence.earlier[-1][0]), sentence.finding(at)
    if not _akin(before, finding):
        return sentence.owner(sentence.topic(begin)) if finding.kind == "dimension" else None
    if finding.kind == "number" and before.kind != "number":
        follows = any(chunk.role == "link" for chunk in sentence.chunks[begin:at])
    else:
        follows = sentence.chunks[at].conj or sentence.role(at - 1) != "prep"
    return sentence.inherited() if follows else None


def _akin(before: Finding, finding: Finding) -> bool:
    """Whether one thing may have both figures: not the strength and the depth of an earthquake."""
    kinds = {before.kind, finding.kind}
    return len(kinds) == 1 or not kinds & _OF_BODIES or bool(kinds & _CHANGES)
