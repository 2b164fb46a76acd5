"""Digits that are no figures: scores of games, telephone numbers, codes, numbers of a list."""

from __future__ import annotations

from reader.analysis.statistics.numbers.reading import read_number
from reader.analysis.statistics.subjects.words import starts_no_noun
from reader.analysis.statistics.words.findings import is_whole
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.tokens import Line, match, payload

_DASHES = frozenset("-–—−:")
_BLOCKS, _MOST_BLOCKS = 4, 8  # in the number of a card, in the longest of an account
_SMALL = 9  # goals, sets and games beyond this are rare, ranges of days and people are not


def code_end(line: Line, index: int) -> int | None:
    """The index after a code that starts at ``index``, or None where a figure may stand."""
    token = line[index]
    if token.raw == "+" and line[index + 1].kind == "number" and not line[index + 1].gap:
        last = _chain(line, index + 1)
        digits = sum(len(piece.key) for piece in line[index + 1 : last] if piece.kind == "number")
        return last if digits > 6 else None
    if token.kind == "number" and len(token.key) > 9 and token.key.isdigit():
        measured = match(line, index + 1, "unit", "money", "sign", "time")
        return None if measured or is_whole(line, index, index + 1) else index + 1
    if power := _power(line, index):
        return power
    if end := _chained(line, index) or _blocks(line, index) or _notes(line, index):
        return end
    return _score(line, index)


def _chain(line: Line, index: int) -> int:
    """The end of digits joined by signs, and by spaces as telephone numbers are."""
    end = index + 1
    while line[end].raw in "-/.()" or line[end].kind == "number":
        end += 1
    return end


def _chained(line: Line, index: int) -> int | None:
    """Four and more groups, or three that are no date: 1-2-3, 202-555-0121."""
    end, groups = index, 0
    while line[end].kind == "number" and (end == index or not line[end].gap):
        groups, end = groups + 1, end + 1
        if line[end].raw not in ("-", "/") or line[end].gap:
            break
        end += 1
    return end if groups > 2 else None


def _is_block(line: Line, index: int) -> bool:
    return len(line[index].key) == 4 and line[index].key.isdigit()


def _blocks(line: Line, index: int) -> int | None:
    """A row of blocks of four digits, as cards and accounts have them: SA03 8000 0000 6080 1016.

    A longer row, or one of numbers that may be years, is a row of a table.
    """
    end, last = index, index + _MOST_BLOCKS
    if index and _is_block(line, index - 1):
        return None  # inside such a row
    while end <= last and _is_block(line, end):
        end += 1
    if not _BLOCKS <= end - index <= _MOST_BLOCKS:
        return None
    years = all(token.key[0] in "12" for token in line[index:end])
    return None if years else end


def _power(line: Line, index: int) -> int | None:
    """«4×10^8», whose exponent is often lost on the way: «4×108»."""
    end = index + 1
    while line[end].raw in "×^" and line[end + 1].kind == "number":
        end += 2
    return end if end > index + 1 else None


def _notes(line: Line, index: int) -> int | None:
    """The numbers of notes or sources in square brackets: «[13، 14]», «[3-5]»."""
    if not index or line[index - 1].raw != "[":
        return None
    end = index
    while end < index + 2 * _MOST_BLOCKS and (
        line[end].kind == "number" or line[end].raw in ",،-–"
    ):
        end += 1
    return end if line[end].raw == "]" else None


def _side(line: Line, index: int) -> int | None:
    token = line[index]
    if token.kind == "number" and token.key.isdigit() and len(token.key) < 3:
        return int(token.key)
    return 0 if "zero" in token.single and not token.conj else None


def _score(line: Line, index: int) -> int | None:
    """«2-1», «6 - صفر»: two small numbers of which the second is no upper end of a range."""
    first, dash, second = _side(line, index), line[index + 1], _side(line, index + 2)
    if first is None or second is None or dash.raw not in _DASHES:
        return None
    end = index + 3
    if dash.gap != line[index + 2].gap or is_whole(line, index, end):
        return None
    after = line[end]
    if after.raw in "%٪/-" or (
        not after.conj and match(line, end, "unit", "money", "time", "sign")
    ):
        return None
    if first >= second:
        return end
    if dash.raw == ":":
        return None
    counted = after.kind == "word" and not (after.conj or after.prep or after.definite)
    counted = counted and after.word not in lexicon().traps["stop"]
    counted = counted and not starts_no_noun(after.word)  # «خسر 1-2 أمام ضيفه»
    numbered = counted or payload(line, end, "scale") or read_number(line, end)
    return None if second > _SMALL or numbered else end
