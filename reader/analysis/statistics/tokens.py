"""Cutting a paragraph into words, numerals and signs that know their place in the text."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from reader.analysis.statistics.lexicon import Entry, Payload, lexicon
from reader.analysis.statistics.number import Number
from reader.analysis.statistics.pieces import MARK, TOKEN
from reader.text.digits import to_western
from reader.text.fold import fold

_MARKS = re.compile(f"[{MARK}]")
_THOUSANDS = re.compile(r"(\d{1,3})(?:[,.٬'’\u00a0\u2009\u202f]\d{3})+")


class Token:
    """One token: ``start``, ``end`` and ``core`` (past attached و ف ب ل ك) are offsets."""

    __slots__ = (
        "conj", "core", "definite", "end", "entries", "full", "gap", "key", "kind", "prep",
        "raw", "senses", "single", "start", "value", "word",
    )  # fmt: skip

    def __init__(self, kind: str, start: int, end: int, raw: str, gap: bool) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.core = start
        self.raw = raw
        self.gap = gap  # white space before it
        self.word = self.full = self.key = raw
        self.conj = self.prep = ""
        self.definite = False
        self.entries: tuple[Entry, ...] = ()
        self.senses: frozenset[str] = frozenset()
        self.single: dict[str, Payload] = {}  # payloads of one-word entries, by sense
        self.value: Fraction | None = None


class _Analysis(NamedTuple):
    word: str
    full: str
    key: str
    conj: str
    prep: str
    stripped: int  # letters of the proclitics
    definite: bool
    entries: tuple[Entry, ...]
    senses: frozenset[str]
    single: dict[str, Payload]


def _senses(entries: tuple[Entry, ...]) -> frozenset[str]:
    return frozenset(entry.sense for entry in entries)


def _single(entries: tuple[Entry, ...]) -> dict[str, Payload]:
    found: dict[str, Payload] = {}
    for rest, sense, values in entries:
        if not rest:
            found.setdefault(sense, values)
    return found


_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")


@lru_cache(maxsize=65536)
def _analyse(raw: str) -> _Analysis:
    """The folded word without what is attached to it, if what is left means something here."""
    tables = lexicon()
    word = fold(raw)
    for clitics in _PROCLITICS:
        if not word.startswith(clitics):
            continue
        full = word[len(clitics) :]
        if len(full) < 2 and clitics:
            continue
        contracted = clitics.endswith("ل") and full.startswith("ل") and full[1:] in tables.words
        if contracted:
            full = "ا" + full
        stem = full[2:] if full.startswith("ال") and len(full) > 3 else ""
        key = stem if stem in tables.words else full
        if key == full and full not in tables.words:
            continue
        entries = tables.entries.get(full, ())
        if key != full:
            entries += tables.entries.get(key, ())
        conj = clitics[:1] if clitics[:1] in ("و", "ف") else ""
        definite = full.startswith("ال") and key != full
        return _Analysis(
            word,
            full,
            key,
            conj,
            clitics[len(conj) :],
            len(clitics),
            definite,
            entries,
            _senses(entries),
            _single(entries),
        )
    return _Analysis(word, word, word, "", "", 0, word.startswith("ال"), (), frozenset(), {})


def _letters_end(raw: str, count: int) -> int:
    """The offset in ``raw`` after its first ``count`` folded letters and their marks."""
    offset = 0
    while offset < len(raw) and (count > 0 or not fold(raw[offset])):
        count -= len(fold(raw[offset]))
        offset += 1
    return offset


_DIGITS = frozenset({"digits"})
_END = Token("end", 0, 0, "\n", True)
PADDING = 8


class Line(list[Token]):
    """The tokens of a stretch of text, padded at the end, and what the whole of it tells."""

    comma_decimal = False  # somewhere a comma is certainly a decimal point: Maghreb usage
    text = ""
    opening = closing = 0  # the range of tokens without the punctuation around all

    def __init__(self) -> None:
        super().__init__()
        self.numbers: dict[int, Number | None] = {}  # what `read_number` has read where

    def at_end(self, index: int) -> bool:
        return index >= len(self) - PADDING


def tokenise(text: str, start: int, end: int) -> Line:
    """The tokens of ``text[start:end]``."""
    line = Line()
    line.text = text
    previous = start
    for match in TOKEN.finditer(text, start, end):
        kind = match.lastgroup or ""
        raw = match.group()
        gap = match.start() > previous and any(c.isspace() for c in text[previous : match.start()])
        token = Token(kind, match.start(), match.end(), raw, gap)
        previous = match.end()
        if kind == "word":
            found = _analyse(raw)
            token.word, token.full, token.key = found.word, found.full, found.key
            token.conj, token.prep, token.definite = found.conj, found.prep, found.definite
            token.entries, token.senses = found.entries, found.senses
            token.single = found.single
            if not found.word:
                token.kind = "sign"  # a lone tatweel, drawn as a dash
            if found.stripped:
                token.core += _letters_end(raw, found.stripped)
        elif kind == "number":
            token.key = token.word = token.full = to_western(_MARKS.sub("", raw))
            token.senses = _DIGITS
            line.comma_decimal = line.comma_decimal or _is_comma_decimal(token.key)
        else:
            token.key = token.word = token.full = fold(raw)
            token.entries = lexicon().entries.get(token.key, ())
            token.senses, token.single = _senses(token.entries), _single(token.entries)
        line.append(token)
    for token in line:
        if token.kind == "number":
            token.value = literal(token.key, line.comma_decimal)
    solid = [index for index, token in enumerate(line) if token.kind != "sign"]
    line.opening, line.closing = (solid[0], solid[-1] + 1) if solid else (0, 0)
    line.extend([_END] * PADDING)
    return line


def _is_comma_decimal(raw: str) -> bool:
    whole, comma, part = raw.partition(",")
    return bool(comma) and "," not in part and (len(part) != 3 or whole in ("0", ""))


def literal(raw: str, comma_decimal: bool = False) -> Fraction | None:
    """The value of a numeral in Western digits, its separators told apart by their form.

    ``1.234`` is a decimal unless ``comma_decimal``. None where it is no number (``1.2.3``).
    """
    if raw.startswith("00"):
        return None
    if raw.isdigit():
        return Fraction(raw) if len(raw) <= 40 else None
    signs = {char for char in raw if not char.isdigit()}
    if "٫" in signs and raw.count("٫") == 1:
        whole, part = raw.split("٫")
        return _decimal(whole, part)
    last = max(raw.rfind("."), raw.rfind(","))
    decimal = raw[last] if last >= 0 else ""
    if len(signs) == 2 and {".", ","} <= signs and raw.count(decimal) == 1:
        return _decimal(raw[:last], raw[last + 1 :])
    if _THOUSANDS.fullmatch(raw) and len(signs) == 1:
        single_dot = signs == {"."} and raw.count(".") == 1 and not comma_decimal
        if not single_dot and not raw.startswith("0"):
            return Fraction("".join(char for char in raw if char.isdigit()))
    if decimal and raw.count(decimal) == 1:
        return _decimal(raw[:last], raw[last + 1 :])
    return None


def _decimal(whole: str, part: str) -> Fraction | None:
    digits = "".join(char for char in whole if char.isdigit()) or "0"
    if not part.isdigit() or len(digits) + len(part) > 40:
        return None
    grouped = whole.isdigit() or not whole or _THOUSANDS.fullmatch(whole)
    return Fraction(f"{digits}.{part}") if grouped else None


def match(line: Line, index: int, *senses: str) -> tuple[str, Payload, int] | None:
    """The longest form of ``senses`` at ``index``: its sense, payload and the index after."""
    token = line[index]
    if token.senses.isdisjoint(senses):
        return None
    for rest, sense, payload in token.entries:
        if sense in senses and all(
            word in (line[index + k].word, line[index + k].full) for k, word in enumerate(rest, 1)
        ):
            return sense, payload, index + 1 + len(rest)
    return None


def payload(line: Line, index: int, sense: str) -> Payload | None:
    """The payload of the single-word entry of ``sense`` at ``index``."""
    return line[index].single.get(sense)
