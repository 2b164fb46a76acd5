"""Reading numbers: digits, number words, scales, fractions, and what writers make of them."""

from __future__ import annotations

from fractions import Fraction

from reader.analysis.statistics.number import Number
from reader.analysis.statistics.tokens import Line, match, payload


def numeral(line: Line, index: int, sense: str) -> int | None:
    """The whole number that the word at ``index`` means in ``sense``."""
    found = payload(line, index, sense)
    return int(found[0]) if found else None


def joined(line: Line, index: int) -> int | None:
    """Where the next member starts if the token at ``index`` is, or carries, و."""
    token = line[index]
    if token.conj == "و":
        return None if token.prep else index
    if token.word == "و":
        return index + 1
    return None


def _tail(line: Line, index: int) -> tuple[int, int] | None:
    """A number word from 1 to 99 at ``index`` and the index after it."""
    for sense in ("ten", "teen", "ten1"):
        if value := numeral(line, index, sense):
            return value, index + 1
    unit = numeral(line, index, "one")
    bound = unit or numeral(line, index, "bound")
    if not bound:
        return None
    following = index + 1
    after = line[following]
    if not after.conj and not after.prep and numeral(line, following, "ten1"):
        return bound + 10, index + 2
    ten_at = joined(line, following)
    if ten_at is not None and (ten := numeral(line, ten_at, "ten")):
        return bound + ten, ten_at + 1
    if not unit or (not after.conj and payload(line, following, "parts")):
        return None
    return unit, following


def _group(line: Line, index: int) -> tuple[int, int] | None:
    """A number word from 1 to 999 at ``index`` and the index after it."""
    hundred = numeral(line, index, "hundred")
    end = index + 1
    if hundred is None:
        unit = numeral(line, index, "one")
        after = line[index + 1]
        if not unit or after.conj or after.prep or numeral(line, index + 1, "hundred") != 100:
            return _tail(line, index)
        hundred, end = unit * 100, index + 2
    follows = joined(line, end)
    if follows is None and not line[end].prep:
        follows = end  # the و that Egyptian speech leaves out
    if follows is not None and (tail := _tail(line, follows)):
        return hundred + tail[0], tail[1]
    return hundred, end


def _scales(line: Line, index: int) -> tuple[int, int]:
    """The product of the scale words from ``index`` (ألف مليون) and the index after them."""
    product, last = 1, 0
    while not line[index].conj and not (line[index].prep and product > 1):
        scale = numeral(line, index, "scale")
        if not scale or line[index].prep or scale <= last or line.at_end(index):
            break
        product, last, index = product * scale, scale, index + 1
    return product, index


def _spaced(line: Line, index: int) -> tuple[Fraction, int]:
    """A literal with the groups of three that plain spaces set apart (1 234 567)."""
    token = line[index]
    value = token.value or Fraction(0)
    end = index + 1
    if not token.key.isdigit() or len(token.key) > 3 or token.key.startswith("0"):
        return value, end
    while line[end].kind == "number" and len(line[end].key) == 3 and line[end].key.isdigit():
        if line.text[line[end - 1].end : line[end].start] != " ":
            break
        value = value * 1000 + int(line[end].key)
        end += 1
    return (value, end) if end - index > 2 else (token.value or Fraction(0), index + 1)


def _suffix(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """The scale that a letter right after digits means, where money is spoken of: €5m, 3bn دولار.

    K is a thousand before a noun too («10K متابع»), 4K without one a kind of screen.
    """
    scale = None if line[end].gap else numeral(line, end, "suffix")
    if scale is None:
        return None
    before, after = line[start - 1].senses if start else frozenset(), line[end + 1]
    money = "sign" in before or match(line, end + 1, "money", "sign")
    counts = scale == 1000 and after.kind == "word" and not (after.conj or after.definite)
    return (scale, end + 1) if money or counts else None


def _member(line: Line, index: int, first: bool) -> tuple[Fraction, int, int, bool] | None:
    """One summand of a cardinal: its value, scale, the index after it, whether it is digits."""
    token = line[index]
    if token.value is not None:
        value, end = _spaced(line, index)
        scale, after = _suffix(line, index, end) or _scales(line, end)
        if after == end and not first:
            return None
        return value * scale, scale, after, True
    if two := numeral(line, index, "dual"):
        scale, after = _scales(line, index + 1)
        return Fraction(2 * two * scale), two * scale, after, False
    if group := _group(line, index):
        scale, after = _scales(line, group[1])
        return Fraction(group[0] * scale), scale, after, False
    if scale_at := numeral(line, index, "scale"):
        more, after = _scales(line, index + 1)
        return Fraction(scale_at * more), scale_at * more, after, False
    return None


def _cardinal(line: Line, index: int) -> Number | None:
    first = _member(line, index, True)
    if first is None:
        return None
    value, scale, end, literal = first
    bare = literal and scale == 1
    while scale > 1 and not line.at_end(end):
        at = joined(line, end)
        if at is None and not literal and not line[end].prep and line[end].value is None:
            at = end
        member = _member(line, at, False) if at is not None else None
        if member is None or member[0] >= scale or (at == end and member[1] > 1 and member[3]):
            break
        value += member[0]
        _, scale, end, literal = member
    return Number(value, index, end, scale, literal=bare)


def _fraction(line: Line, index: int) -> tuple[Fraction, int] | None:
    """نصف, ثلثا, ثلاثة أرباع at ``index``: the value and the index after it."""
    if found := payload(line, index, "fraction"):
        return Fraction(found[0]), index + 1
    count = numeral(line, index, "one")
    value = line[index].value
    if count is None and value is not None and value.denominator == 1 and value < 100:
        count = int(value)
    parts = payload(line, index + 1, "parts")
    if count and parts and not line[index + 1].conj:
        return Fraction(count) / Fraction(parts[0]), index + 2
    return None


def _with_fraction(line: Line, number: Number) -> Number:
    """«مليون ونصف», «خمسة وربع»: the fraction is of the last scale."""
    at = joined(line, number.end)
    found = _fraction(line, at) if at is not None else None
    if found is None or (number.literal and number.scale == 1):
        return number
    part, end = found
    if number.scale > 1 and numeral(line, end, "scale") == number.scale:
        end += 1  # «مليار ونصف المليار»
    return Number(number.value + part * number.scale, number.start, end, number.scale)


def _vulgar(line: Line, index: int) -> Number | None:
    """1/2, -4/5 and 5 2/3 in digits; only where no date can be meant."""
    whole, at = Fraction(0), index
    third = line[index + 2]
    if line[index + 1].kind == "number" and line[index + 1].gap and line[index + 2].raw == "/":
        whole, at = line[index].value or Fraction(0), index + 1
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


def _agency(line: Line, index: int) -> Number | None:
    """«5ر1 مليار»: Arab news agencies write 1.5 so, the fraction first."""
    part, letter, whole = line[index : index + 3]
    if letter.word != "ر" or letter.gap or whole.gap or whole.kind != "number":
        return None
    if not (part.key.isdigit() and whole.key.isdigit()) or len(part.key) > 4 or len(whole.key) > 9:
        return None
    scale, end = _scales(line, index + 3)
    value = Fraction(f"{whole.key}.{part.key}")
    return Number(value * scale, index, end, scale, literal=scale == 1)


def _vague(line: Line, index: int) -> Number | None:
    """«عشرات الآلاف», «المئات»: between one and ten of them."""
    found = payload(line, index, "many")
    if not found:
        return None
    low, end = Fraction(found[0]), index + 1
    plural = line[end].word.startswith("ال") or (low >= 1000 and line[index].definite)
    scale = numeral(line, end, "scale") if line[end].definite and plural else None
    if scale:
        low, end = low * scale, end + 1
    if low > 1000 and not scale and not line[index].definite:
        return None  # «ملايين» without a number is no figure
    return Number(low, index, end, high=low * 10)


def _decimal_words(line: Line, number: Number) -> Number:
    """«خمسة فاصلة صفر سبعة»: the digits after the point, in words or in digits."""
    if not payload(line, number.end, "point") or line[number.end].definite:
        return number
    end, zeros = number.end + 1, 0
    while payload(line, end, "zero"):
        zeros, end = zeros + 1, end + 1
    part = _cardinal(line, end)
    if part is None or part.value.denominator != 1:
        if not zeros:
            return number
        return Number(number.value, number.start, end)
    digits = zeros + len(str(int(part.value)))
    return Number(number.value + part.value / 10**digits, number.start, part.end)


NUMERAL = frozenset(
    ("zero", "one", "bound", "ten", "ten1", "teen", "hundred", "scale", "dual", "fraction", "many")
)


def read_number(line: Line, index: int) -> Number | None:
    """The longest number that starts at ``index``."""
    token = line[index]
    if token.kind != "number" and NUMERAL.isdisjoint(token.senses):
        return None
    if index not in line.numbers:
        line.numbers[index] = _read_parts(line, index)
    return line.numbers[index]


def _read_parts(line: Line, index: int) -> Number | None:
    """A number, or the part of another that it is: «واحد على ثلاثة», «ستة وخمسة من عشرة»."""
    number = _read_one(line, index)
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


def _is_power(whole: Number, part: Number) -> bool:
    """Whether ``whole`` is 10, 100 … and more than the ``part`` of it."""
    digits = str(whole.value)
    return digits[0] == "1" and set(digits[1:]) == {"0"} and part.value < whole.value


def _read_one(line: Line, index: int) -> Number | None:
    token = line[index]
    if token.kind == "number" and (found := _vulgar(line, index) or _agency(line, index)):
        return found
    if found := _vague(line, index):
        return found
    if part := _fraction(line, index):
        scale, end = _scales(line, part[1])
        definite = numeral(line, end, "scale") if end == part[1] else None
        if definite:
            scale, end = definite, end + 1
        return Number(part[0] * scale, index, end, scale, fraction=scale == 1)
    if payload(line, index, "zero"):
        number = Number(Fraction(0), index, index + 1)
    else:
        cardinal = _cardinal(line, index)
        if cardinal is None:
            return None
        number = cardinal
    return _with_fraction(line, _decimal_words(line, number))


def signed_number(line: Line, index: int) -> Number | None:
    """`read_number` with a sign, in words or as a character, before it."""
    token = line[index]
    negative = match(line, index, "minus") is not None and not token.definite
    if token.raw in ("-", "−", "+"):
        glued = index == 0 or token.gap or line[index - 1].raw in "(%«<>="
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
