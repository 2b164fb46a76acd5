"""Reading numbers without a unit, where they count something and are no label, code or idiom."""

from __future__ import annotations

from reader.analysis.statistics.findings import Finding, is_whole
from reader.analysis.statistics.lexicon import lexicon
from reader.analysis.statistics.number import Number
from reader.analysis.statistics.numbers import signed_number
from reader.analysis.statistics.tokens import Line, payload
from reader.analysis.statistics.units import glued_to_latin

_DASHES = frozenset("-–—~−")


def plain_number(line: Line, index: int) -> Finding | None:
    """A number without a unit, where it is one: no year, list number, telephone or idiom."""
    number = signed_number(line, index)
    if number is None:
        return None
    end = number.end
    finding = Finding(index, end, "number", number.value, plain=True)
    if number.high:
        finding.value, finding.low, finding.high = None, number.value, number.high
    if is_whole(line, index, end):
        return finding
    if line[index].kind == "number" and not _is_count(line, index, number):
        return None
    if line[index].kind != "number" and not _is_spoken_count(line, index, number):
        return None
    return finding


def _after_latin(line: Line, index: int) -> bool:
    """Whether a Latin word or a code such as Q3 stands before ``index``."""
    before = line[index - 1] if index else None
    if before is not None and before.kind == "number" and index > 1 and not before.gap:
        before = line[index - 2]
    return before is not None and before.kind == "latin"


def _is_count(line: Line, index: int, number: Number) -> bool:
    token, before, after = line[index], line[index - 1] if index else None, line[number.end]
    if glued_to_latin(line, index, number):
        return False
    noun = after.kind == "word" and not (after.conj or after.prep or after.definite)
    if _after_latin(line, index):
        year = number.end == index + 1 and token.raw.isdecimal() and 1900 <= number.value < 2100
        if year or not noun or after.full in lexicon().traps["stop"]:
            return False  # iPhone 15, Q3 2024
    if before and before.raw in "+:/" and not token.gap:
        return False
    if before and before.raw in _DASHES and not token.gap and not before.gap:
        return False
    if after.raw in "-/:" and not after.gap and line[number.end + 1].kind == "number":
        return False
    if before and payload(line, index - 1, "label"):
        return False
    listed = index == 0 or line[index - 1].raw in ("(", "[", "-", "•", "*", ":", ".")
    marked = after.raw in (".", ")", "-", "]", "ـ") and line[number.end + 1].gap
    if before and not token.gap and before.kind == "word" and len(before.word) == 2:
        return bool(before.entries) or before.word == "ال"  # اف16, a plane
    return not (listed and marked and not line.at_end(number.end + 1))


def _is_spoken_count(line: Line, index: int, number: Number) -> bool:
    token, after = line[index], line[number.end]
    before = line[index - 1] if index else None
    single = number.end == index + 1
    traps = lexicon().traps
    if number.value == 1 and single:
        if before is None or before.kind != "word" or token.definite or token.conj or token.prep:
            return False
        if after.word == "من":
            return False  # «واحد من أشهر الكتاب»
        return before.full not in traps["one_after"] and not before.full.startswith("ال")
    if number.fraction:
        if after.key in traps["fraction_noun"] or token.definite:
            return False
        if single and token.key in traps["weak_fraction"]:
            return False  # «نص القانون» is its text
        return after.word.startswith("ال") or not single or after.key.endswith(("ها", "هم", "ه"))
    noun = after.kind == "word" and not (after.conj or after.prep or after.definite)
    if single and token.key in traps["weak_number"]:
        return noun and after.word not in traps["stop"] and not after.word.startswith("ال")
    if token.definite and single:
        return before is not None and before.word.startswith("ال")
    return True
