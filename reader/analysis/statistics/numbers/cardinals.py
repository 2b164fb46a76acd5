"""Reading cardinals: digits and number words, and the scales that multiply them."""

from __future__ import annotations

from fractions import Fraction

from reader.analysis.statistics.subjects.words import starts_no_noun
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.number import Number
from reader.analysis.statistics.words.tokens import Line, match, payload

_Member = tuple[Fraction, int, int, bool]  # value, scale, index after, whether digits
_THOUSAND, _DOZEN = 1000, 12
_GROUPS = 7  # of three digits; a longer row is no number but a row of them


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


def group(line: Line, index: int) -> tuple[int, int] | None:
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


def scales(line: Line, index: int) -> tuple[int, int]:
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
        if end - index > _GROUPS or line.text[line[end - 1].end : line[end].start] != " ":
            break
        value = value * 1000 + int(line[end].key)
        end += 1
    grouped = 2 < end - index <= _GROUPS
    return (value, end) if grouped else (token.value or Fraction(0), index + 1)


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


def _member(line: Line, index: int, first: bool) -> _Member | None:
    """One summand of a cardinal: its value, scale, the index after it, whether it is digits."""
    token = line[index]
    if token.value is not None:
        value, end = _spaced(line, index)
        scale, after = _suffix(line, index, end) or scales(line, end)
        if after == end and not first:
            return None
        return value * scale if scale > 1 else value, scale, after, True
    if two := numeral(line, index, "dual"):
        scale, after = scales(line, index + 1)
        return Fraction(2 * two * scale), two * scale, after, False
    if below := group(line, index):
        scale, after = scales(line, below[1])
        return Fraction(below[0] * scale), scale, after, False
    if scale_at := numeral(line, index, "scale"):
        more, after = scales(line, index + 1)
        two = 2 if line[index].key.endswith("ا") and (more > 1 or _in_construct(line, after)) else 1
        return Fraction(two * scale_at * more), scale_at * more, after, False
    return None


def _in_construct(line: Line, index: int) -> bool:
    """Whether a noun follows: «ألفا متر» and «مليونا شخص» are two; one would be «مليون شخص»."""
    token = line[index]
    if token.kind != "word" or token.conj or token.prep or token.word.startswith("ال"):
        return False
    return token.word not in lexicon().traps["stop"] and not starts_no_noun(token.word)


def cardinal(line: Line, index: int) -> Number | None:
    """The longest whole number, in digits or words, that starts at ``index``."""
    first = _member(line, index, True)
    if first is None:
        return None
    value, scale, end, literal = first
    bare = literal and scale == 1
    while scale > 1 and not line.at_end(end):
        linked = joined(line, end)
        at = linked
        if at is None and not literal and not line[end].prep and line[end].value is None:
            at = end
        member = _member(line, at, False) if at is not None else None
        if member is None or (linked is None and member[1] > 1 and member[3]):
            break
        if member[0] < scale:
            value += member[0]
        elif linked is None or (more := _above(line, index, value, scale, member)) is None:
            break
        else:
            value = more
        _, scale, end, literal = member
    if rest := _rest(line, end, value, scale, bare):
        value, end = value + rest[0], rest[1]
    return Number(value, index, end, scale, literal=bare)


def _above(line: Line, first: int, value: Fraction, scale: int, member: _Member) -> Fraction | None:
    """The sum with a member that is no smaller than the scale before it, where there is one.

    «مئة ألف وألف» is 101,000; «ألف و200 مليار» and «ألف ومئتا مليون» count one scale together.
    """
    if member[1] == scale and not member[3] and (value / scale) % 100 == 0:
        return value + member[0] if member[0] <= 2 * scale else None
    count = member[0] / member[1]
    between = first > 0 and line[first - 1].full == "بين"
    together = scale == _THOUSAND < member[1] and value % scale == 0 and not between
    enough = (100 if member[3] else 1) < count < scale
    return (value + count) * member[1] if together and enough else None


def _rest(
    line: Line, end: int, value: Fraction, scale: int, bare: bool
) -> tuple[Fraction, int] | None:
    """What «12 ألفا و345» and «ثلاث مئة ودزينتين» have after their last scale, and its end."""
    at = joined(line, end)
    if at is None:
        return None
    key, small = line[at].key, line[at].value
    if scale == _THOUSAND and small is not None and key.isdigit() and len(key) == 3:
        return (small, at + 1) if small >= 100 and not scales(line, at + 1)[1] > at + 1 else None
    for sense, count in (("scale", 1), ("dual", 2)):
        if not bare and value > _DOZEN and numeral(line, at, sense) == _DOZEN:
            return Fraction(_DOZEN * count), at + 1
    return None
