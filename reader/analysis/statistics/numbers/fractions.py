"""Reading fractions: نصف, ثلاثة أرباع, «مليون ونصف», 1/2, ½, and the «5ر1» of news agencies."""

from __future__ import annotations

from fractions import Fraction

from reader.analysis.statistics.numbers.cardinals import joined, numeral, scales
from reader.analysis.statistics.words.lexicon import Payload, lexicon
from reader.analysis.statistics.words.number import Number
from reader.analysis.statistics.words.tokens import Line, payload


def fraction(line: Line, index: int) -> tuple[Fraction, int] | None:
    """نصف, ثلثا, ثلاثة أرباع at ``index``: the value and the index after it."""
    if found := payload(line, index, "fraction") or _share(line, index):
        return Fraction(found[0]), index + 1
    parts = payload(line, index + 1, "parts")
    if not parts or line[index + 1].conj:
        return None
    count = numeral(line, index, "one")
    value = line[index].value
    if count is None and value is not None and value.denominator == 1 and value < 100:
        count = int(value)
    return (Fraction(count) / Fraction(parts[0]), index + 2) if count else None


def _share(line: Line, index: int) -> Payload | None:
    """A fifth, a seventh … where the writing or the noun tells it from 5, 7, a price, a tribe."""
    found = payload(line, index, "share")
    if found is None:
        return None
    vocalised = f"{line[index].key[0]}\u064f" in line[index].raw  # خُمس, not خَمس
    shared = line[index + 1].full in lexicon().traps["shared_noun"]
    known = shared and line[index].key != "ثمن"  # ثمن is a price
    return found if vocalised or known else None


def with_fraction(line: Line, number: Number) -> Number:
    """«مليون ونصف», «خمسة وربع»: the fraction is of the last scale."""
    glued = line[number.end].kind == "latin" and not line[number.end].gap  # 1½
    at = number.end if glued else joined(line, number.end)
    found = fraction(line, at) if at is not None else None
    if found is None or (number.literal and number.scale == 1 and not glued):
        return number
    part, end = found
    if number.scale > 1 and numeral(line, end, "scale") == number.scale:
        end += 1  # «مليار ونصف المليار»
    return Number(number.value + part * number.scale, number.start, end, number.scale)


def vulgar(line: Line, index: int) -> Number | None:
    """1/2, -4/5 and 5 2/3 in digits; only where no date can be meant."""
    whole, at = _NOTHING, index
    third = line[index + 2]
    if line[index + 1].kind == "number" and line[index + 1].gap and line[index + 2].raw == "/":
        whole, at = line[index].value or _NOTHING, index + 1
        third = line[at + 2]
    top, slash = line[at], line[at + 1]
    if slash.raw != "/" or slash.gap or third.gap or third.kind != "number":
        return None
    if not (top.key.isdigit() and third.key.isdigit()) or line[at + 3].raw == "/":
        return None
    bottom = int(third.key) if len(third.key) < 5 else 0
    if not bottom or len(top.key) > 3 or (whole and int(top.key) >= bottom):
        return None
    return Number(whole + Fraction(int(top.key), bottom), index, at + 3)


_NOTHING = Fraction(0)


def agency(line: Line, index: int) -> Number | None:
    """«5ر1 مليار»: Arab news agencies write 1.5 so, the fraction first."""
    part, letter, whole = line[index : index + 3]
    if letter.word != "ر" or letter.gap or whole.gap or whole.kind != "number":
        return None
    if not (part.key.isdigit() and whole.key.isdigit()) or len(part.key) > 4 or len(whole.key) > 9:
        return None
    scale, end = scales(line, index + 3)
    value = Fraction(f"{whole.key}.{part.key}")
    return Number(value * scale, index, end, scale, literal=scale == 1)
