"""The phrase that each figure of a sentence measures, by the rules of the clause it stands in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction

from reader.analysis.statistics.findings import Finding
from reader.analysis.statistics.subjects.chunks import TIMES, Chunk, chunked, reading
from reader.analysis.statistics.subjects.words import VERBS, is_a, is_measure
from reader.analysis.statistics.tokens import PADDING, Line, Token
from reader.document import Span

_SHARES = frozenset({"percent", "percent_range", "ratio"})
_CHANGES = frozenset({"percent", "points", "multiplier"})
_AMOUNTS = frozenset({"weight", "volume", "area", "power", "data_size", "number", "range"})
_REACH = 80  # words before and after the figures of a sentence, and chunks back to its topic
_BEFORE_ACTIONS = frozenset({"عن", "الي", "من", "علي", "بعد"})
_ASIDE = frozenset({"مع", "بين", "لدي", "في"})
_TRANSPARENT = frozenset({"link", "skip", "time"})


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
    first = max(first, figures[0][0] - _REACH)
    last = min(last, figures[-1][1].last + _REACH)
    begins = [(_past_verb(line, begin, finding), finding) for begin, finding in figures]
    clause = _Sentence(line, chunked(line, first, last, begins))
    found: dict[int, Span | None] = {}
    for at, chunk in enumerate(clause.chunks):
        if chunk.role == "figure" and chunk.finding is not None:
            about = clause.subject(at)
            clause.earlier.append((at, about))
            found[id(chunk.finding)] = about
    return [found.get(id(finding)) for _, finding in figures]


def _past_verb(line: Line, begin: int, finding: Finding) -> int:
    """Where the figure begins, past a verb that also modifies it: «التضخم قد يتجاوز 20%»."""
    if finding.kind == "age":  # «عن عمر ناهز 79 عاما»
        return begin
    at = begin + (line[begin].word in ("لا", "لم", "لن"))
    return at + 1 if at < finding.first and reading(line, at).role in VERBS else begin


def _start(token: Token) -> int:
    return token.start


def _akin(before: Finding, finding: Finding) -> bool:
    """Whether one thing may have both figures: not the strength and the depth of an earthquake."""
    own = {finding.kind, before.kind} & {"dimension", "weight", "age", "temperature", "magnitude"}
    return before.kind == finding.kind or not own or bool({before.kind, finding.kind} & _CHANGES)


def _measures_nothing(finding: Finding) -> bool:
    return finding.kind in TIMES or finding.kind == "ordinal"


class _Sentence:
    """The chunks of a sentence, and what its earlier figures measure."""

    def __init__(self, line: Line, chunks: list[Chunk]) -> None:
        self.line = line
        self.chunks = chunks
        self.earlier: list[tuple[int, Span | None]] = []  # chunk of a figure, its subject

    def subject(self, at: int) -> Span | None:
        """What the figure at chunk ``at`` measures, by the first rule that knows."""
        if self._is_of_pronoun(at):
            return None
        whole = self._whole(at)
        if whole is not None:
            return whole
        begin = self._clause(at)
        if self._is_some_of_them(begin, at):
            return None
        cue = self._cue(begin, at)
        if cue is not None:
            after = self._by_verb(cue + 1, at) if self._verb(cue + 1, at) is not None else None
            if after is not None:
                return after
            return self._inherited() if self.earlier else self._in_clause(begin, cue)
        return self._pointed_at(at) or self._in_clause(begin, at)

    # What stands after the figure

    def _role(self, at: int) -> str:
        return self.chunks[at].role if 0 <= at < len(self.chunks) else "cut"

    def _is_of_pronoun(self, at: int) -> bool:
        """«40% منهم»: nobody is named."""
        return self._role(at + 1) == "among" and self._finding(at).kind in _SHARES

    def _is_some_of_them(self, begin: int, at: int) -> bool:
        """«14 فيلما، منها ستة مصرية»: the counted noun says it all."""
        number = self._finding(at).kind in ("number", "range")
        return number and any(chunk.role == "among" for chunk in self.chunks[begin:at])

    def _finding(self, at: int) -> Finding:
        finding = self.chunks[at].finding
        assert finding is not None
        return finding

    def _whole(self, at: int) -> Span | None:
        """The whole of a share, whom it falls to, or the substance of an amount."""
        finding = self._finding(at)
        after = self.chunks[at + 1] if at + 1 < len(self.chunks) else None
        if after is None:
            return None
        if after.role == "noun":
            if finding.kind in _SHARES and self._falls_to(after):
                return after.span(self.line)
            fraction = isinstance(finding.value, Fraction) and 0 < finding.value < 1
            part = finding.kind == "multiplier" or (finding.kind == "number" and fraction)
            if part and not after.governed and self.line[finding.first].kind == "word":
                return after.span(self.line)
            return self._named_after(at, at + 1) or self._weighed(at, after)
        if after.role == "skip" and self._role(at + 2) == "noun":
            return self._named_after(at, at + 2)
        if after.head != "من" or self._role(at + 2) != "noun":
            return None
        whole = self.chunks[at + 2]
        if finding.kind in _SHARES or (finding.kind == "number" and not finding.plain):
            return self._same_whole(at) or whole.span(self.line)
        if finding.kind not in _AMOUNTS or not whole.definite:
            return None
        return None if self._measure_before(at) else whole.span(self.line)

    def _weighed(self, at: int, after: Chunk) -> Span | None:
        """«12 مليون طن قمح», but no «3 أطنان إضافية»."""
        plain = not (after.conj or after.governed or after.definite or after.head.endswith("ه"))
        weighed = self._finding(at).kind in ("weight", "volume")
        return after.span(self.line) if plain and weighed and not self._measure_before(at) else None

    def _measure_before(self, at: int) -> bool:
        verb = self._verb(self._clause(at), at)
        return verb is not None and self.chunks[verb].role == "measure"

    def _falls_to(self, chunk: Chunk) -> bool:
        """«60% للنساء»."""
        found = reading(self.line, chunk.first)
        return found.prep == "ل" and found.definite

    def _named_after(self, at: int, noun: int) -> Span | None:
        """«5 ملايين دولار قيمة العقد», «5 ملايين دولار هي قيمة الجائزة»."""
        chunk = self.chunks[noun]
        named = is_measure(chunk.head) and chunk.last - chunk.first > 1
        before = self.chunks[self._clause(at) : at]
        if named and not chunk.governed and all(one.role in _TRANSPARENT for one in before):
            return chunk.span(self.line) if not self._finding(at).plain else None
        return None

    def _same_whole(self, at: int) -> Span | None:
        """«60% من إيراداتها تأتي من أوروبا و20% من آسيا»: من says where the second comes from."""
        if not self.earlier or self._finding(at).kind != "percent":
            return None
        before, about = self.earlier[-1]
        if about is None or self._finding(before).kind != "percent":
            return None
        between = self.chunks[before + 2 : at]
        again = any(chunk.head == "من" for chunk in between)
        inherited = about.start < self.line[self.chunks[before].first].start
        return about if again or (inherited and len(between) <= 4) else None

    # What stands before it

    def _clause(self, at: int) -> int:
        """Where the figure's clause starts, past what belongs to the figure before it."""
        begin = at
        while begin > 0 and self.chunks[begin - 1].role not in ("cut", "open", "figure"):
            begin -= 1
        if self._role(begin - 1) != "figure" or any(
            chunk.is_verb for chunk in self.chunks[begin:at]
        ):
            return begin
        between = self.chunks[begin:at]
        if self.chunks[at].conj and all(
            chunk.role in ("noun", "prep", "skip", "time") and not chunk.conj for chunk in between
        ):
            return at  # «500 دينار للرجال و430 دينارا»
        while begin < at:
            chunk = self.chunks[begin]
            if chunk.conj or chunk.role not in ("noun", "prep", "skip", "time"):
                break
            if chunk.role == "noun" and chunk.governed == "attached":
                break
            begin += 1
        return begin

    def _cue(self, begin: int, at: int) -> int | None:
        """Where a word says that the figure goes with the one before it: «مقابل», «منها»."""
        for index in range(at - 1, begin - 1, -1):
            role = self.chunks[index].role
            if role in ("inherit", "among"):
                return index
        return None

    def _inherited(self) -> Span | None:
        return self.earlier[-1][1] if self.earlier else None

    def _verb(self, begin: int, at: int) -> int | None:
        return next((i for i in range(at - 1, begin - 1, -1) if self.chunks[i].is_verb), None)

    def _pointed_at(self, at: int) -> Span | None:
        """«صفقة بقيمة», «مكافأة قدرها», «العمال البالغ عددهم»: the noun before such a word."""
        index = at - 1
        verb = False
        while index >= 0 and (
            self.chunks[index].role in _TRANSPARENT or self.chunks[index].role == "measure"
        ):
            verb = verb or self.chunks[index].is_verb
            index -= 1
        if index < 0 or self.chunks[index].role not in ("attach", "own"):
            return self._of_age(at)
        chunk = self.chunks[index]
        owned = chunk.role == "attach" and chunk.head.endswith(("ه", "ها", "هم", "هن"))
        owned = owned and not chunk.head.startswith(("ب", "ل"))
        before = index - 1
        if self._role(before) == "own" or chunk.role == "own":
            before -= self._role(before) == "own"
            before -= self._role(before) == "cut"
        elif owned and (
            (chunk.conj and not is_a(chunk.head, "amount_of"))
            or (before >= 0 and self.chunks[before].is_verb)
        ):
            return chunk.span(self.line)
        if self._role(before) == "noun":
            return self.chunks[before if owned else self._valued(before)].span(self.line)
        if self._role(before) == "figure":
            return self._inherited()
        return chunk.span(self.line) if owned else None

    def _valued(self, at: int) -> int:
        """«اتفاقية مع الاتحاد بقيمة»: the noun before the one that only says with whom or where."""
        index = at
        while self._role(index) == "noun" and self.chunks[index].governed == "word":
            aside = self.chunks[index].definite or self.chunks[index - 1].head in _ASIDE
            if not aside or self._role(index - 2) != "noun":
                return index
            index -= 2
        return index

    def _of_age(self, at: int) -> Span | None:
        """«رجل يبلغ من العمر 34 عاما», «اللاعب البالغ من العمر 19 عاما»: the noun before."""
        if self._finding(at).kind != "age":
            return None
        index = at - 1
        while index >= 0 and (
            self.chunks[index].role in ("link", "skip", "prep")
            or (
                self.chunks[index].role == "noun"
                and is_a(self.chunks[index].head.removeprefix("ال"), "place")
            )
        ):
            index -= 1
        if index < 1:
            return None
        tie = self.chunks[index]
        if tie.role != "own" and not (tie.role == "measure" and not tie.conj):
            return None
        index -= 1
        if tie.is_verb and self._role(index) == "rel":
            index -= 1
        index -= self._role(index) == "cut" and tie.role == "own"
        return self.chunks[index].span(self.line) if self._role(index) == "noun" else None

    def _in_clause(self, begin: int, at: int) -> Span | None:
        """The subject that the clause from ``begin`` gives to what stands at ``at``."""
        figure = self.chunks[at]
        finding = figure.finding
        before = self.chunks[at - 1] if at > begin else None
        verb = self._verb(begin, at)
        measure = verb is not None and self.chunks[verb].role == "measure"
        if finding is not None and self._only_says_when_or_where(begin, at, measure):
            return None
        if (changed := self._changed(begin, at)) is not None:
            return changed
        if before is not None and before.role == "noun":
            touching = self._touching(at - 1, finding, measure, verb)
            if touching is not None:
                return touching
        if verb is not None:
            return self._by_verb(begin, at)
        return self._without_verb(begin, at)

    def _is_label(self, begin: int) -> bool:
        """«المساحة: 120 مترا»."""
        cut = begin > 1 and self.line[self.chunks[begin - 1].first].raw == ":"
        return cut and self._role(begin - 2) == "noun"

    def _only_says_when_or_where(self, begin: int, at: int, measure: bool) -> bool:
        """«خلال 48 ساعة», «على مدى عامين», «في 12 مدينة»."""
        if at == begin:
            return False
        before, finding = self.chunks[at - 1], self._finding(at)
        if before.role == "noun" and before.head == "اصل":  # «126 من أصل 250»
            return True
        if finding.kind == "duration":
            return (before.role == "prep" and before.head not in ("علي", "عن", "ل", "ب")) or (
                before.role == "noun" and before.head in ("مدي", "مدار")
            )
        return not measure and before.role == "prep" and before.head in (
            "من", "في", "بين", "مع", "عبر", "خلال", "كل", "لكل"
        )  # fmt: skip

    def _changed(self, begin: int, at: int) -> Span | None:
        """«زيادة أجورهم بنسبة 15%»: what the change happens to."""
        index = at - 1
        while index >= begin and self.chunks[index].role in _TRANSPARENT:
            index -= 1
        if index < begin or self.chunks[index].role != "noun":
            return None
        chunk = self.chunks[index]
        if not is_a(chunk.head, "change") or chunk.last - chunk.first < 2:
            return None
        if index > begin and self.chunks[index - 1].role == "measure":
            return None
        return Span(self.line[chunk.first + 1].start, chunk.span(self.line).end)

    def _touching(
        self, at: int, finding: Finding | None, measure: bool, verb: int | None
    ) -> Span | None:
        """«عن مقتل 340 شخصا», «برصيد 25 نقطة», «بسجن المتهم سبع سنوات»."""
        noun = self.chunks[at]
        one = noun.last - noun.first == 1 and not noun.definite and not is_a(noun.head, "name")
        if noun.governed == "attached":
            timed = finding is not None and finding.kind in ("duration", "money")
            named = not noun.definite or timed  # «بالسجن 10 سنوات»
            return noun.span(self.line) if named and not measure else None
        if noun.governed == "word":
            construct = one and not measure and self.chunks[at - 1].head in _BEFORE_ACTIONS
            timed = finding is not None and finding.kind == "duration"
            return noun.span(self.line) if construct and not timed else None
        return noun.span(self.line) if noun.conj and verb is None else None

    def _by_verb(self, begin: int, at: int) -> Span | None:
        """The verb's subject, or its object, or the noun before it."""
        verb_at = self._verb(begin, at)
        assert verb_at is not None
        verb = self.chunks[verb_at]
        named = [
            chunk for chunk in self.chunks[verb_at + 1 : at]
            if chunk.role == "noun" and not chunk.governed and not self._is_level(chunk)
        ]  # fmt: skip
        if named and verb.role == "measure":  # «قدّرت الأمم المتحدة كلفة الإعمار»: the measure
            heads = [chunk for chunk in named if is_measure(chunk.head)]
            return self._narrowed((heads or named)[0], at)
        if named:
            measure = is_measure(named[-1].head) and verb.role != "set"
            return self._narrowed(named[-1], at) if measure else named[-1].span(self.line)
        index = verb_at - 1
        while index >= begin and self.chunks[index].role == "skip":
            index -= 1
        if index >= begin and self.chunks[index].role == "rel" and self._role(index - 1) == "noun":
            before = self.chunks[index - 1]
            return before.span(self.line) if verb.role == "measure" else self._owner(before)
        nouns = [chunk for chunk in self.chunks[begin:verb_at] if chunk.role == "noun"]
        if nouns:
            return self._before_verb(nouns, index, begin, verb_at)
        if verb.role == "measure":
            return self._inherited() or self._topic(begin, owner=False)
        return self._topic(begin, owner=True) if verb.role != "event" and begin else None

    def _narrowed(self, noun: Chunk, end: int) -> Span:
        """«عدد العاملين في القطاع», «المصابين بالكوليرا»: with what narrows it before ``end``."""
        last = end - 1
        while self.chunks[last] is not noun:
            last -= 1
        index = last
        while index + 1 < end:
            index += 1 + (
                self.chunks[index + 1].role == "prep"
                and is_a(self.chunks[index + 1].head, "narrows")
                and not self.chunks[index + 1].conj
            )
            chunk = self.chunks[index] if index < end else noun
            attached = chunk.governed == "attached" and chunk.definite
            says_when = is_a(chunk.head.removeprefix("ال"), "when")
            narrows = chunk.role == "noun" and (attached or chunk.governed == "word")
            if not narrows or says_when or chunk.conj:
                break
            last = index
        return Span(noun.span(self.line).start, self.chunks[last].span(self.line).end)

    def _is_level(self, chunk: Chunk) -> bool:
        """«مستوى قياسيا», but no «مستوى البطالة»."""
        return is_a(chunk.head, "level") and not reading(self.line, chunk.last - 1).definite

    def _before_verb(self, nouns: list[Chunk], index: int, begin: int, verb: int) -> Span | None:
        """«عدد السكان في تونس بلغ», «بعد عملية استغرقت»: the topic, or the noun it qualifies."""
        free = [chunk for chunk in nouns if not chunk.governed]
        adjacent = self.chunks[index] if index >= begin else None
        qualified = adjacent is not None and adjacent.role == "noun" and not adjacent.definite
        if free and not (qualified and adjacent is not None and not is_measure(free[0].head)):
            return self._narrowed(free[0], verb)
        return (adjacent if qualified and adjacent is not None else nouns[-1]).span(self.line)

    def _owner(self, chunk: Chunk) -> Span:
        """«مساحة الحديقة» without the measure: الحديقة."""
        start = chunk.first
        while is_measure(reading(self.line, start).bare) and start + 1 < chunk.last:
            start += 1
        whole = chunk.span(self.line)
        return whole if start == chunk.first else Span(self.line[start].start, whole.end)

    def _topic(self, begin: int, *, owner: bool) -> Span | None:
        """The first noun of the nearest clause before ``begin`` that has one of its own."""
        end, stop = begin, max(0, begin - _REACH)
        while end > stop:
            start = end - 1
            while start > stop and self.chunks[start - 1].role not in ("cut", "open"):
                start -= 1
            for chunk in self.chunks[start:end]:
                if chunk.role == "noun" and not chunk.governed:
                    return self._owner(chunk) if owner else chunk.span(self.line)
                if chunk.role == "figure":
                    break
            end = start
        return None

    def _without_verb(self, begin: int, at: int) -> Span | None:
        """«عمق البئر 1400 متر», «ومصر 300»; or a figure that follows another of its kind."""
        nouns = [chunk for chunk in self.chunks[begin:at] if chunk.role == "noun"]
        free = [chunk for chunk in nouns if not chunk.governed]
        if free:
            last = at - 1
            while self.chunks[last].role == "skip" or (
                self.chunks[last].role == "link" and free[-1].conj
            ):
                last -= 1
            near = self.chunks[last] in free
            return self._narrowed(free[0], at) if near or is_measure(free[0].head) else None
        if self._is_label(begin) and begin == at:
            return self.chunks[begin - 2].span(self.line)
        if nouns or not self.earlier:
            return None
        before = self.chunks[self.earlier[-1][0]].finding
        finding = self.chunks[at].finding
        if before is None or finding is None:
            return None
        if not _akin(before, finding):
            return self._topic(begin, owner=True) if finding.kind == "dimension" else None
        follows = self.chunks[at].conj or self._role(at - 1) != "prep"
        if finding.kind == "number" and before.kind != "number":
            follows = any(chunk.role == "link" for chunk in self.chunks[begin:at])
        return self._inherited() if follows else None
