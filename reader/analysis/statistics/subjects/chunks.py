"""A sentence as a row of chunks: noun phrases, verbs, links and the figures between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reader.analysis.statistics.subjects.words import (
    VERBS,
    Reading,
    Role,
    is_a,
    is_measure,
    plain_reading,
    read_word,
)
from reader.analysis.statistics.words.findings import Finding
from reader.analysis.statistics.words.tokens import Line, letters_end
from reader.document import Span

TIMES = frozenset(
    {"date", "date_range", "datetime", "time", "time_range", "datetime_range", "relative_time"}
)
_QUOTES = "\"'«»“”‘’"
_INDEFINITE_IN_PHRASE = frozenset({"غير", "شبه"})


@dataclass(slots=True)
class Chunk:
    """Tokens ``first`` up to ``last``; a noun phrase knows what stands before its first word."""

    role: Role | Literal["figure", "time", "cut"]
    first: int
    last: int
    conj: bool = False
    governed: Literal["", "attached", "word"] = ""  # by ب or ل, or by a preposition
    head: str = ""  # the folded first word without what is attached
    definite: bool = False  # by the article on its first word
    stripped: int = 0
    finding: Finding | None = None

    @property
    def is_verb(self) -> bool:
        return self.role in VERBS

    def span(self, line: Line) -> Span:
        """Where the phrase stands, without attached particles."""
        token = line[self.first]
        start = token.start + letters_end(token.raw, self.stripped)
        return Span(start, line[self.last - 1].end)


def reading(line: Line, index: int) -> Reading:
    """What the word at ``index`` does on its own; a Latin word is a name."""
    token = line[index]
    return read_word(token.word) if token.kind == "word" else Reading("noun", bare=token.word)


def _has_owner(line: Line, index: int) -> bool:
    """A pronoun at the end of the noun: «إيراداتها»."""
    raw = line[index].raw
    return len(raw) > 3 and raw.endswith(("ه", "ها", "هم", "هن", "هما", "نا"))


class _Chunker:
    """Builds the chunks of one sentence from left to right."""

    def __init__(self, line: Line, figures: Sequence[tuple[int, Finding]]) -> None:
        self.line = line
        self.begins = {begin: finding for begin, finding in figures if finding.kind != "ordinal"}
        self.chunks: list[Chunk] = []
        self.open: Chunk | None = None  # the noun phrase that may still grow
        self.joined = False  # the phrase goes on after على or من
        self.verb = False  # the clause has one

    def run(self, first: int, last: int) -> list[Chunk]:
        index = first
        while index < last:
            finding = self.begins.get(index)
            if finding is not None:
                role: Literal["time", "figure"] = "time" if finding.kind in TIMES else "figure"
                self._add(Chunk(role, index, finding.last, self._conj(index), finding=finding))
                index = max(index + 1, finding.last)
            else:
                index = self._token(index)
        self._close()
        return self.chunks

    def _conj(self, index: int) -> bool:
        """«وست فضيات», «و18 تمريرة», where و is a token of its own."""
        return bool(self.line[index].conj) or (index > 0 and self.line[index - 1].word == "و")

    def _close(self) -> None:
        if self.open is not None:
            self.chunks.append(self.open)
            self.open = None
        self.joined = False

    def _add(self, chunk: Chunk) -> None:
        self._close()
        self.chunks.append(chunk)
        if chunk.role in ("cut", "open"):
            self.verb = False
        self.verb = self.verb or chunk.is_verb

    def _token(self, index: int) -> int:
        """Takes the token at ``index`` in; returns the index after what was taken."""
        token = self.line[index]
        kind = token.kind
        if kind == "sign":
            if token.raw not in _QUOTES:
                self._add(Chunk("cut", index, index + 1))
            return index + 1
        if (kind != "word" and kind != "latin") or token.word == "و":
            self._add(Chunk("skip", index, index + 1))
            return index + 1
        found = reading(self.line, index)
        tying = found.role in ("attach", "inherit") or found.bare == "بمعدل"
        if tying and not self._ties(index):
            found = plain_reading(token.word)
        if found.role == "noun":
            self._noun(index, found)
            return index + 1
        if found.role in VERBS:
            if self._is_noun_after_all(found):
                self._noun(index, found._replace(role="noun"))
            else:
                self._verb(index, found)
            return index + 1
        if found.bare == "الي" and index + 1 not in self.begins:
            found = found._replace(role="prep")
        if found.role == "prep" and self._prep(index, found):
            return index + 1
        wide = 2 if found.role == "prep" and self._says_where(index) else 1
        role: Role = "link" if wide == 2 else found.role
        self._add(
            Chunk(role, index, index + wide, found.conj, head=found.bare, stripped=found.stripped)
        )
        return index + wide

    def _says_where(self, index: int) -> bool:
        """«على بعد 80 كيلومترا», «عن عمر 79 عاما»: the noun says nothing that the unit does not."""
        return is_a(self.line[index + 1].word, "place") and index + 2 in self.begins

    def _ties(self, index: int) -> bool:
        """Whether only links stand between a word such as «قيمتها», «بزيادة» and a figure."""
        after = index + 1
        while after < index + 5 and after not in self.begins:
            if reading(self.line, after).role not in ("link", "skip", "measure", "attach", "prep"):
                return False
            after += 1
        return after in self.begins

    def _verb(self, index: int, found: Reading) -> None:
        if found.conj:
            self._add(Chunk("cut", index, index))
        self._add(Chunk(found.role, index, index + 1, found.conj, head=found.bare))

    def _prep(self, index: int, found: Reading) -> bool:
        """«الطلب على النفط», «إنتاج مصر من الغاز»: the phrase goes on past the preposition."""
        if self.open is None or found.conj or index + 1 in self.begins:
            return False
        last = reading(self.line, self.open.last - 1).bare
        amount = found.bare == "من" and is_a(self.open.head.removeprefix("ال"), "amount")
        object_of = found.bare == "علي" and (
            is_a(self.open.head, "complement") or is_a(last, "complement")
        )
        if not (amount or object_of) or reading(self.line, index + 1).role != "noun":
            return False
        self.joined = True
        return True

    def _is_noun_after_all(self, found: Reading) -> bool:
        """«سعر صرف», «أعلنت الهيئة ضبط 2.4 طن»: a short verb's letters may be a noun's."""
        if not found.ambiguous:
            return False
        if self.open is not None and not found.conj:
            return self.verb or not self._ends_definite()
        before = self.chunks[-1].role if self.chunks else "cut"
        follows = before == "prep" or (before in VERBS and len(found.bare) == 3)
        return not found.conj and (follows or is_a(found.bare, "head"))

    def _ends_definite(self) -> bool:
        assert self.open is not None
        last = self.open.last - 1
        found = reading(self.line, last)
        return found.definite or is_a(found.bare, "name") or _has_owner(self.line, last)

    def _noun(self, index: int, found: Reading) -> None:
        phrase = self.open
        if phrase is not None and self._goes_on(index, found):
            phrase.last = index + 1
            self.joined = False
            return
        if found.ambiguous and self._is_verb_after_all(index, found):
            self._close()
            self._verb(index, found._replace(role="act"))
            return
        self._close()
        before = self.chunks[-1].role if self.chunks else ""
        governed: Literal["", "attached", "word"] = (
            "attached" if found.prep else "word" if before == "prep" else ""
        )
        self.open = Chunk(
            "noun", index, index + 1, found.conj, governed, found.bare, found.definite,
            found.stripped,
        )  # fmt: skip

    def _is_verb_after_all(self, index: int, found: Reading) -> bool:
        """«الشركة تصنع», «تصنع الشركة»: no indefinite noun may stand there."""
        if self.open is not None and self._ends_definite() and not (found.definite or self.verb):
            return True
        starts = self.open is None and (
            not self.chunks or self.chunks[-1].role in ("cut", "open")
        )  # fmt: skip
        return (starts or found.conj) and self._is_definite(index + 1)

    def _is_definite(self, index: int) -> bool:
        return reading(self.line, index).definite or _has_owner(self.line, index)

    def _goes_on(self, index: int, found: Reading) -> bool:
        """Whether the noun at ``index`` belongs to the phrase before it."""
        if self.joined:
            return True
        if found.conj:
            return not found.prep and self._is_coordinated(index)
        if found.prep:
            return found.prep == "ل" and self._is_genitive(index, found)
        if found.definite:  # «الوزارة الخسائر» are two, «الناتج المحلي الإجمالي» is one
            measure = is_measure(found.bare) and not is_a(found.bare, "adjective")
            return not (measure and self.verb and self._ends_definite())
        if self.line[index].kind == "latin":
            return True
        return found.bare in _INDEFINITE_IN_PHRASE or not self._ends_definite()

    def _is_genitive(self, index: int, found: Reading) -> bool:
        """«الحد الأدنى للأجور», «القيمة السوقية لمجموعة الفنادق», but no «الحكومة لبناء الجسر»."""
        assert self.open is not None
        return found.definite or (is_measure(self.open.head) and self._is_definite(index + 1))

    def _is_coordinated(self, index: int) -> bool:
        """«صادرات النفط والغاز», not «57% للإناث والذكور 43%», whose noun has its own figure."""
        if not self._ends_definite() or not self._is_definite(index):
            return False
        after = index + 1
        while after not in self.begins and reading(self.line, after).role == "noun":
            if self.line[after].kind != "word" or after > index + 4:
                return True
            after += 1
        return after not in self.begins


def chunked(
    line: Line, first: int, last: int, figures: Sequence[tuple[int, Finding]]
) -> list[Chunk]:
    """The chunks of tokens ``first`` up to ``last``; ``figures`` by where their phrases begin."""
    return _Chunker(line, figures).run(first, last)
