"""Finding the unit of a number: the words and signs after it that say what it measures."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from reader.analysis.model import Kind
from reader.analysis.statistics.numbers.reading import joined
from reader.analysis.statistics.times.durations import TIME_NAMES, is_roughly
from reader.analysis.statistics.words.currencies import place_stem
from reader.analysis.statistics.words.lexicon import Payload, lexicon
from reader.analysis.statistics.words.number import Number
from reader.analysis.statistics.words.tokens import Line, match, payload


class Unit(NamedTuple):
    """What stands after a number: kind and name of the unit, its part of it, the index after."""

    kind: Kind
    name: str
    factor: Fraction
    end: int


_WITH_ARTICLE = frozenset({"percent", "permille", "magnitude"})  # «في المئة», «بالألف»
_NEVER_SHARED_OUT = _WITH_ARTICLE | {"points", "temperature"}
_NEW = frozenset({"جديد", "جديده", "جديدا"})  # «ليرة سورية جديدة»
_REACH = 5  # words between «سرعة» and the knots
_WORDS = 80  # before an amount, in which a country speaks for its currency


def unit_at(line: Line, index: int, number: Number | None = None) -> Unit | None:
    """The unit that starts at ``index``, right after a number."""
    token = line[index]
    if token.conj:
        return None
    found = match(line, index, "unit", "money", "sign")
    if found is None:
        return None
    sense, values, end = found
    if token.prep or (token.definite and sense != "unit"):
        return None
    if sense == "unit":
        era = token.key == "م" and number is not None and number.literal
        if era and number and 500 <= number.value < 2050 and not _is_measured(line, number.start):
            return None  # the year 960م
        fraction = number is not None and number.fraction  # «نصف الكيلومتر»
        if token.definite and values[0] not in _WITH_ARTICLE and not fraction:
            return None
        return _measure(line, index, values, end)
    if number is not None and values[1] == 2 and number.value != 2:
        return None
    code, end = currency_at(line, index, values, end)
    return Unit("money", code, Fraction(values[2]), end)


def _is_measured(line: Line, index: int) -> bool:
    """«بارتفاع 1850 م», «أكثر من 2000 م»."""
    before = line[index - 1] if index else None
    if before is None:
        return False
    return before.full in lexicon().traps["height_before"] or is_roughly(line, index)


def _measure(line: Line, index: int, values: Payload, end: int) -> Unit | None:
    kind, name, _, doubtful = values
    if doubtful:
        cues = lexicon().traps[f"cue_{name}"]
        if not any(line[at].full in cues for at in range(max(0, index - _REACH), index)):
            return None
    if kind == "permille":
        return Unit("percent", "%", Fraction(1, 10), end)
    if kind not in _NEVER_SHARED_OUT and (per := _per(line, end)):
        return Unit("quantity", f"{name}-per-{per[0]}", Fraction(1), per[1])
    return Unit(kind, str(name), Fraction(1), end)  # type: ignore[arg-type]  # rows name kinds


def _per(line: Line, index: int) -> tuple[str, int] | None:
    """«/لتر» and «لكل متر مربع» after a unit: the name of what it is divided by."""
    slash = line[index].raw == "/" and not line[index].gap
    if not slash and line[index].word != "لكل":
        return None
    found = match(line, index + 1, "unit", "time")
    if found is None or line[index + 1].conj or line[index + 1].prep:
        return None
    sense, values, end = found
    return (TIME_NAMES[str(values[1])] if sense == "time" else str(values[1])), end


def currency_at(line: Line, index: int, values: Payload, end: int) -> tuple[str, int]:
    """The code of the currency whose noun stands from ``index`` to ``end``, and its own end.

    ``values`` is the noun's payload. A country named after it decides («ريال قطري»); else the one
    that the text named so before, the nearest country or place before the amount, the one that the
    text speaks of most; the table's default where nothing speaks.
    """
    code, noun, shared = str(values[0]), str(values[3]), bool(values[4])
    countries = lexicon().countries.get(noun)
    if countries is None:
        return code, end
    one = line[end].word
    two = f"{one} {line[end + 1].word}"
    for name, words in ((two, 2), (one, 1)):
        if found := countries.get(name):
            line.whose.named[noun] = found
            end += words
            return found, end + (line[end].word in _NEW)
    return (_told(line, index, noun) or code if shared else code), end


def _told(line: Line, index: int, noun: str) -> str | None:
    if named := line.whose.named.get(noun):
        return named
    places = lexicon().places[noun]
    for at in range(index - 1, max(-1, index - _WORDS), -1):
        if line[at].kind == "word" and (found := places.get(place_stem(line[at].word))):
            return found
    return line.whose.usual(noun)


def carried_unit(line: Line, index: int) -> tuple[Number, Unit] | None:
    """A unit that carries its own number: «درجتين», «ريال واحد», «لتر ونصف»."""
    token = line[index]
    if token.definite or not token.entries or token.kind != "word":
        return None
    found = match(line, index, "unit", "money")
    if found is None:
        return None
    sense, values, end = found
    if sense == "money":
        code, end = currency_at(line, index, values, end)
        unit: Unit | None = Unit("money", code, Fraction(values[2]), end)
        count = int(values[1])
    else:
        unit, count = _measure(line, index, values, end), int(values[2])
    if unit is None or unit.kind in _WITH_ARTICLE or unit.name == "%":
        return None
    if count == 2:
        return Number(Fraction(2), index, unit.end), unit
    one, at = payload(line, unit.end, "one"), joined(line, unit.end)
    if one and one[0] == 1 and not line[unit.end].conj and not line[unit.end].definite:
        return Number(Fraction(1), index, unit.end + 1), unit._replace(end=unit.end + 1)
    half = payload(line, at, "fraction") if at is not None else None
    if half and at is not None and not match(line, at + 1, "unit", "money", "time"):
        return Number(1 + Fraction(half[0]), index, at + 1), unit._replace(end=at + 1)
    return None


def glued_to_latin(line: Line, index: int, number: Number) -> bool:
    """A numeral inside a name or code: GPT-5, B2B, Covid-19, 3D."""
    before = line[index - 1] if index else None
    start, end = line[index], line[number.end]
    if start.kind != "number":
        return False
    if before and not start.gap:
        if before.kind in ("latin", "url") or before.raw in "_#@":
            return True
        if before.raw in "-/.:" and index > 1 and line[index - 2].kind == "latin":
            return True
    return end.kind == "latin" and not end.gap and match(line, number.end, "unit", "sign") is None
