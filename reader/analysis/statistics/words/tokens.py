"""Cutting a paragraph into words, numerals and signs that know their place in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from reader.analysis.statistics.words.currencies import Whose
from reader.analysis.statistics.words.lexicon import Entry, Payload, lexicon
from reader.analysis.statistics.words.literals import Habits, literal
from reader.analysis.statistics.words.number import Number
from reader.analysis.statistics.words.pieces import MARK, TOKEN
from reader.text.digits import to_western
from reader.text.fold import fold

_MARKS = re.compile(f"[{MARK}]")


class Token:
    """One token: ``start``, ``end`` and ``core`` (past attached و ف ب ل ك) are offsets.

    ``here`` are those of its ``entries`` whose other words follow it in this line, and ``senses``
    are their senses: «في» begins thirty forms, but is the first word of one in few sentences.
    """

    __slots__ = (
        "conj", "core", "definite", "end", "entries", "full", "gap", "here", "key", "kind", "prep",
        "raw", "seconds", "senses", "single", "start", "value", "word",
    )  # fmt: skip

    def __init__(
        self, kind: str, start: int, end: int, raw: str, gap: bool, found: _Analysis
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.core = start + (letters_end(raw, found.stripped) if found.stripped else 0)
        self.raw = raw
        self.gap = gap  # white space before it
        (
            self.word, self.full, self.key, self.conj, self.prep, _, self.definite,
            self.entries, self.single, self.here, self.senses, self.seconds,
        ) = found  # fmt: skip
        self.value: Fraction | None = None


class _Analysis(NamedTuple):
    """A token's text folded, without its proclitics, without its article, and what it means."""

    word: str
    full: str
    key: str
    conj: str = ""
    prep: str = ""
    stripped: int = 0  # letters of the proclitics
    definite: bool = False
    entries: tuple[Entry, ...] = ()
    single: dict[str, Payload] = {}  # noqa: RUF012  # payloads of one-word entries, by sense
    alone: tuple[Entry, ...] = ()  # the one-word entries
    senses: frozenset[str] = frozenset()  # theirs
    seconds: frozenset[str] = frozenset()  # second words of the longer ones


def _senses(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(entry.sense for entry in entries)


def _meaning(found: _Analysis, entries: tuple[Entry, ...]) -> _Analysis:
    """``found`` with what ``entries`` tell about it."""
    alone = tuple(entry for entry in entries if not entry.rest)
    single: dict[str, Payload] = {}
    for _, sense, values in alone:
        single.setdefault(sense, values)
    seconds = frozenset(entry.rest[0] for entry in entries if entry.rest)
    return found._replace(
        entries=entries, single=single, alone=alone, senses=_senses(alone), seconds=seconds
    )


def _stands_alone(word: str) -> bool:
    """Whether some form is this one word."""
    return any(not entry.rest for entry in lexicon().entries.get(word, ()))


_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")


_JOINED = ("وأ", "وإ", "فأ", "فإ")  # no word begins so: «وأحد عشر» is no «واحد»


@lru_cache(maxsize=65536)
def _analyse(raw: str) -> _Analysis:
    """The folded word without what is attached to it, if what is left means something here."""
    tables = lexicon()
    word = fold(raw)
    for clitics in _PROCLITICS:
        if not word.startswith(clitics) or (not clitics and raw.startswith(_JOINED)):
            continue
        full = word[len(clitics) :]
        if len(full) < 2 and clitics:
            continue
        contracted = clitics.endswith("ل") and full.startswith("ل") and full[1:] in tables.words
        if contracted:
            full = "ا" + full
        stem = full[2:] if full.startswith("ال") and len(full) > 3 else ""
        key = full if _stands_alone(full) > _stands_alone(stem) else stem  # ألفي is not ال + في
        key = key if key in tables.words else full
        if key == full and full not in tables.words:
            continue
        entries = tables.entries.get(full, ())
        if key != full:
            entries += tables.entries.get(key, ())
        conj = clitics[:1] if clitics[:1] in ("و", "ف") else ""
        definite = full.startswith("ال") and key != full
        found = _Analysis(word, full, key, conj, clitics[len(conj) :], len(clitics), definite)
        return _meaning(found, entries) if entries else found
    return _Analysis(word, word, word, definite=word.startswith("ال"))


def letters_end(raw: str, count: int) -> int:
    """The offset in ``raw`` after its first ``count`` folded letters and their marks."""
    offset = 0
    while offset < len(raw) and (count > 0 or not fold(raw[offset])):
        count -= len(fold(raw[offset]))
        offset += 1
    return offset


@lru_cache(maxsize=4096)
def _plain(raw: str) -> _Analysis:
    """A Latin word or a sign."""
    key = fold(raw)
    return _meaning(_Analysis(key, key, key), lexicon().entries.get(key, ()))


def _sign(raw: str) -> _Analysis:
    """A sign; what no table tells is that a number may follow + or -."""
    found = _plain(raw)
    return found._replace(senses=found.senses | {"plus_minus"}) if raw in "+-−" else found


def _digits(raw: str) -> _Analysis:
    key = to_western(_MARKS.sub("", raw))
    return _Analysis(key, key, key, senses=_DIGITS)


_DIGITS = frozenset({"digits"})
_END = Token("end", 0, 0, "\n", True, _Analysis("\n", "\n", "\n"))
PADDING = 8


class Line(list[Token]):
    """The tokens of a stretch of text, padded at the end, and what the whole of it tells."""

    opening = closing = 0  # the range of tokens without the punctuation around all

    def __init__(self, text: str, whose: Whose) -> None:
        super().__init__()
        self.text = text
        self.whose = whose
        self.numbers: dict[int, Number | None] = {}  # what `read_number` has read where
        self.near_calendar: list[bool] = []  # where `find_date` has seen a date to be possible

    def at_end(self, index: int) -> bool:
        return index >= len(self) - PADDING


_ARTICLES = {
    "ال": ("", ""), "لل": ("", "ل"), "بال": ("", "ب"), "كال": ("", "ك"), "وال": ("و", ""),
    "فال": ("ف", ""), "وبال": ("و", "ب"), "ولل": ("و", "ل"),
}  # fmt: skip
"""The article written apart (الـ40), with what is attached to it."""


def _take_article(line: Line, token: Token) -> None:
    """Let a numeral have the article that stands before it: «الـ40», «بالـ 5»."""
    article = line[-1]
    found = _ARTICLES.get(article.word) if article.kind == "word" else None
    if found is not None:
        token.definite, token.gap = True, article.gap
        token.conj, token.prep = found
        line.pop()


_READ: dict[str, Callable[[str], _Analysis]] = {
    "word": _analyse, "number": _digits, "latin": _plain, "url": _plain, "sign": _sign
}  # fmt: skip


def tokenise(text: str, start: int, end: int, habits: Habits, whose: Whose) -> Line:
    """The tokens of ``text[start:end]``; an article before digits becomes a mark of theirs."""
    line = Line(text, whose)
    previous = start
    for match in TOKEN.finditer(text, start, end):
        kind, raw = match.lastgroup or "", match.group()
        first, last = match.span()
        gap = first > previous and (
            text[previous] == " " or any(c.isspace() for c in text[previous:first])
        )
        previous = last
        found = _READ[kind](raw)
        if not found.word:
            kind = "sign"  # a lone tatweel, drawn as a dash
        token = Token(kind, first, last, raw, gap, found)
        if kind == "number":
            token.value = literal(token.key, habits)
            if line:
                _take_article(line, token)
        line.append(token)
    line.opening = next((at for at, token in enumerate(line) if token.kind != "sign"), 0)
    line.closing = len(line)
    while line.closing > line.opening and line[line.closing - 1].kind == "sign":
        line.closing -= 1
    line.extend([_END] * PADDING)
    for index, token in enumerate(line):
        if token.seconds:
            after = line[index + 1]
            if after.word in token.seconds or after.full in token.seconds:
                _open(line, index)
    return line


def _open(line: Line, index: int) -> None:
    """Add the forms of several words that do stand at ``index`` to those of one."""
    token = line[index]
    token.here = tuple(
        entry for entry in token.entries if not entry.rest or _follow(line, index + 1, entry.rest)
    )
    token.senses = _senses(token.here)


def match(line: Line, index: int, *senses: str) -> tuple[str, Payload, int] | None:
    """The longest form of ``senses`` at ``index``: its sense, payload and the index after."""
    token = line[index]
    if token.senses.isdisjoint(senses):
        return None
    for rest, sense, payload in token.here:
        if sense in senses:
            return sense, payload, index + 1 + len(rest)
    return None


def _follow(line: Line, index: int, words: tuple[str, ...]) -> bool:
    for at, word in enumerate(words, index):
        token = line[at]
        if token.word != word and token.full != word:
            return False
    return True


def payload(line: Line, index: int, sense: str) -> Payload | None:
    """The payload of the single-word entry of ``sense`` at ``index``."""
    return line[index].single.get(sense)
