"""Reading numbers: cardinals, fractions and decimals in words, vague numbers, signs."""

from __future__ import annotations

from fractions import Fraction

from reader.analysis.statistics.numbers.cardinals import cardinal, group, joined, numeral, scales
from reader.analysis.statistics.numbers.fractions import agency, fraction, vulgar, with_fraction
from reader.analysis.statistics.openers import COUNT
from reader.analysis.statistics.words.number import Number
from reader.analysis.statistics.words.tokens import Line, match, payload

__all__ = ["joined", "numeral", "read_number", "signed_number"]


def _vague(line: Line, index: int) -> Number | None:
    """«عشرات الآلاف», «المئات»: between one and ten of them; «بضع مئات»: between three and nine."""
    if payload(line, index, "few"):
        return _few(line, index)
    found = payload(line, index, "many")
    if not found:
        return None
    low, end = Fraction(found[0]), index + 1
    plural = line[end].word.startswith("ال") or (low >= 1000 and line[index].definite)
    several = payload(line, end, "many") if low < 1000 and not line[index].definite else None
    several = several if several and Fraction(several[0]) >= 1000 else None  # «عشرات آلاف»
    bare = not (line[end].conj or line[end].prep)
    scale = numeral(line, end, "scale") if (line[end].definite and plural) or several else None
    if scale and bare:
        low, end = low * scale, end + 1
    return Number(low, index, end, high=low * 10)


def _few(line: Line, index: int) -> Number | None:
    """«بضعة آلاف», «بضعة عشر», «بضع وثلاثون», «بضع مدن»: بضع is three to nine."""
    end, plus, scale = index + 1, 0, 1
    at = joined(line, end)
    if many := payload(line, end, "many"):
        scale, end = int(many[0]), end + 1
    elif not line[end].conj and (ten := numeral(line, end, "ten1")):
        plus, end = ten, end + 1
    elif at is not None and (ten := numeral(line, at, "ten")):
        plus, end = ten, at + 1
    elif match(line, end, "time", "unit", "money"):
        return None
    return Number(Fraction(3 * scale + plus), index, end, high=Fraction(9 * scale + plus))


def _decimal_words(line: Line, number: Number) -> Number:
    """«خمسة فاصلة صفر سبعة», «ثلاثة فاصلة خمسة ملايين»."""
    if not payload(line, number.end, "point") or line[number.end].definite:
        return number
    digits, end = _digits_after_point(line, number.end + 1)
    if not digits:
        return number
    scale, end = scales(line, end)
    value = number.value + Fraction(int(digits), 10 ** len(digits))
    return Number(value * scale, number.start, end, scale)


def _digits_after_point(line: Line, index: int) -> tuple[str, int]:
    """Zeros, then one number («صفر خمسة», «أربعة عشر»), or digits one by one («واحد أربعة»)."""
    digits = ""
    while len(digits) < _DECIMALS and not (line[index].conj or line[index].prep):
        if line[index].key.isdigit() and not digits:
            return line[index].key[:_DECIMALS], index + 1
        read = (0, index + 1) if payload(line, index, "zero") else group(line, index)
        if read is None or (read[0] > 9 and digits.strip("0")):
            break
        digits, index = digits + str(read[0]), read[1]
        if read[0] > 9:
            break
    return digits, index


_DECIMALS = 18


def read_number(line: Line, index: int) -> Number | None:
    """The longest number that starts at ``index``."""
    token = line[index]
    if COUNT.isdisjoint(token.senses):
        return None
    if index not in line.numbers:
        line.numbers[index] = _read_parts(line, index)
    return line.numbers[index]


def _read_parts(line: Line, index: int) -> Number | None:
    """A number, or the part of another that it is: «واحد على ثلاثة», «ستة وخمسة من عشرة»."""
    number = _read_one(line, index)
    if piece := _piece(line, index, number):
        return piece
    if number is None or number.high or number.fraction:
        return number
    at = joined(line, number.end)
    if at is not None and not number.literal and number.value.denominator == 1:
        tenths = _read_one(line, at)
        whole = _read_one(line, tenths.end + 1) if tenths else None
        if tenths and whole and line[tenths.end].word == "من" and _is_power(whole, tenths):
            value = number.value + tenths.value / whole.value
            return Number(value, index, whole.end)
    end = number.end
    link, one = line[end].word, number.value == 1
    if (link in ("علي", "من") and one) or (link == "علي" and index == line.opening):
        below = _read_one(line, end + 1)
        plain = below is not None and not line[end + 1].conj and not line[end + 1].definite
        if below and plain and below.value > 1 and not below.high and number.scale == 1:
            complete = below.end >= line.closing
            if (one and (link == "علي" or not number.literal)) or complete:
                return Number(number.value / below.value, index, below.end)
    return number


def _piece(line: Line, index: int, number: Number | None) -> Number | None:
    """«جزء من مئة», «3 أجزاء من ألف»; «جزء من ثلاثة أفلام» is one of a series."""
    at = number.end if number else index
    if not payload(line, at, "piece") or line[at].definite or line[at + 1].word != "من":
        return None
    whole = _read_one(line, at + 2)
    if whole is None or whole.high or whole.value <= 1 or line[at + 2].definite:
        return None
    after = line[whole.end]
    if after.kind == "word" and not (after.conj or after.prep or after.word.startswith("ال")):
        return None
    return Number((number.value if number else Fraction(1)) / whole.value, index, whole.end)


def _is_power(whole: Number, part: Number) -> bool:
    """Whether ``whole`` is 10, 100 … and more than the ``part`` of it."""
    digits = str(whole.value)
    return digits[0] == "1" and set(digits[1:]) == {"0"} and part.value < whole.value


def _read_one(line: Line, index: int) -> Number | None:
    token = line[index]
    if token.kind == "number":
        found = vulgar(line, index) or agency(line, index)
    else:
        found = _vague(line, index)
    if found:
        return found
    if part := fraction(line, index):
        scale, end = scales(line, part[1])
        definite = numeral(line, end, "scale") if end == part[1] else None
        if definite:
            scale, end = definite, end + 1
        return Number(part[0] * scale, index, end, scale, fraction=scale == 1)
    if payload(line, index, "zero"):
        number = Number(Fraction(0), index, index + 1)
    else:
        whole = cardinal(line, index)
        if whole is None:
            return None
        number = whole
    return with_fraction(line, _decimal_words(line, number))


def signed_number(line: Line, index: int) -> Number | None:
    """`read_number` with a sign, in words or as a character, before it."""
    token = line[index]
    if token.kind == "number":
        return read_number(line, index)
    negative = match(line, index, "minus") is not None and not token.definite
    if token.raw in ("-", "−", "+"):
        before = line[index - 1].raw if index else "("
        # «و−7»; a hyphen there may only part the conjunction from the digits
        glued = token.gap or before in "(%«<>=" or (before in "وف" and token.raw == "−")
        glued = glued and (not line[index + 1].gap or index == line.opening - 1)
        negative = glued and token.raw != "+"
        if not glued or line[index + 1].kind != "number":
            return None
    elif not negative:
        return read_number(line, index)
    number = read_number(line, index + 1)
    if number is None:
        return None
    value = -number.value if negative else number.value
    return Number(value, index, number.end, number.scale, number.literal, number.fraction)
