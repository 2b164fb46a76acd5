"""Reading numbers without a unit, where they count something and are no label, code or idiom."""

from __future__ import annotations

from reader.analysis.statistics.amounts.units import glued_to_latin
from reader.analysis.statistics.numbers.reading import signed_number
from reader.analysis.statistics.subjects.words import VERBS, read_word, starts_no_noun
from reader.analysis.statistics.words.findings import Finding, is_whole
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.number import Number
from reader.analysis.statistics.words.tokens import Line, match, payload

_DASHES = frozenset("-–—~−")
_LISTED = 3  # numbers that share one label


def is_bare(line: Line, index: int) -> bool:
    """Whether what stands at ``index``, after a number, neither measures nor counts."""
    token, traps = line[index], lexicon().traps
    if match(line, index, "unit", "money", "sign", "time", "fold", "times", "ratio"):
        return False
    if token.kind != "word" or token.conj:
        return token.kind not in ("number", "latin")
    return token.full in traps["stop"] and token.full not in traps["not_bare"]


def _ends_at(line: Line, index: int, sense: str) -> int | None:
    """Where a form of ``sense`` starts that ends right before ``index``."""
    for start in range(index - 1, max(-1, index - 4), -1):
        found = match(line, start, sense)
        if found and found[2] == index:
            return start
    return None


def follows_cue(line: Line, index: int) -> bool:
    """Whether «نحو», «أكثر من» or the like stands right before."""
    return _ends_at(line, index, "mod") is not None


def is_labelled(line: Line, index: int) -> bool:
    """Whether the number at ``index`` is a name: «المادة 5», «القرار 2254», «الإصدارين 3.1 و3.2».

    «بلغ العدد 500» is none: there a verb says how many.
    """
    first = index
    while first > index - 2 * _LISTED and first > 1 and line[first - 1].word == "و":
        if line[first - 2].kind != "number":
            break
        first -= 2
    start = _ends_at(line, first, "label")
    if start is None:
        return _is_letter(line, first)
    if start and line[start].raw.endswith("ه") and line[start - 1].full == "ما":
        return False  # «ما مجموعه 57 فريقا»
    if start == 0:
        return True
    noun = line[index].kind == "number" and _is_noun_at(line, index + 1)
    holds = noun and read_word(line[start - 1].word).role in VERBS  # «تضم الشقة 3 غرف»
    return not (holds or payload(line, start - 1, "governs"))


def _is_letter(line: Line, index: int) -> bool:
    """«إف 16», «إس 300», «إم 4»: the name of a Latin letter before digits; «أم 3 أطفال» is none."""
    if not index or line[index].kind != "number" or line[index - 1].kind != "word":
        return False
    word, letters = line[index - 1].word, lexicon().traps["letter"]
    name = word if word in letters else word[1:] if word[0] in "وبل" else ""
    hamza = not name.startswith("ا") or "إ" in line[index - 1].raw
    return name in letters and (hamza or name in ("اف", "ايه"))


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
    if index and line[index - 1].full in lexicon().traps["rank"] and number.literal:
        return Finding(index, end, "ordinal", number.value)  # «المرتبة 81 عالميا»
    if line[index].definite and number.literal and _is_nth(line, index, end):
        return Finding(index, end, "ordinal", number.value)
    if line[index].kind == "number" and not _is_count(line, index, number):
        return None
    if line[index].kind != "number" and not _is_spoken_count(line, index, number):
        return None
    if index and line[index - 1].raw == "(" and _in_brackets(line, number):
        finding.counted = end + 1
    elif line[index].definite and line[index].kind == "word" and _is_owner(line, index):
        finding.counted = index - 1  # «الدول الخمس»
    return finding


def _is_nth(line: Line, index: int, end: int) -> bool:
    """«القمة الـ33», «الدورة السنوية الـ76», but «الدول الـ27», «اليوم الـ40 شخصا»."""
    nouns = lexicon().traps["nth"]
    near = (line[at].word for at in range(max(0, index - 2), index) if line[at].kind == "word")
    return not _is_noun_at(line, end) and any(word.removeprefix("و") in nouns for word in near)


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
    if _after_latin(line, index) and number.scale == 1:
        year = number.end == index + 1 and token.raw.isdecimal() and 1900 <= number.value < 2100
        if year or not noun or after.full in lexicon().traps["stop"]:
            return False  # iPhone 15, Q3 2024
    if before and before.raw in "+:/" and not token.gap:
        return False
    if before and before.raw in _DASHES and not token.gap and not before.gap:
        return False
    if after.raw in "-/:" and not after.gap and line[number.end + 1].kind == "number":
        return False
    if is_labelled(line, index) or _is_plate(line, index):
        return False
    listed = index == 0 or line[index - 1].raw in ("(", "[", "-", "•", "*", ":", ".")
    marked = after.raw in (".", ")", "-", "]", "ـ") and line[number.end + 1].gap
    if before and not token.gap and before.kind == "word" and len(before.word) == 2:
        return bool(before.entries)  # اف16, a plane
    return not (listed and marked and not line.at_end(number.end + 1)) or _in_brackets(line, number)


def _in_brackets(line: Line, number: Number) -> bool:
    """«تتكون من (60) عضوا»: a count that the clause needs, no number of a list or a note."""
    first, end = number.start, number.end
    if first < 2 or line[first - 1].raw != "(" or line[end].raw != ")":
        return False
    before = line[first - 2]
    asked = before.word == "و" or before.full in lexicon().traps["counting_before"]
    return asked and _is_noun_at(line, end + 1)


def _is_plate(line: Line, index: int) -> bool:
    """«أ ب ج 1234»: letters apart before the digits."""
    letters = line[max(0, index - 2) : index]
    return len(letters) == 2 and all(at.kind == "word" and len(at.word) == 1 for at in letters)


def _is_owner(line: Line, index: int, value: int = 1) -> bool:
    """Whether a definite noun stands right before: «الدول», «أصدقاؤه»; «عيده الستون» ranks."""
    before = line[index - 1] if index else None
    if before is None or before.kind != "word":
        return False
    owned = before.raw.endswith(("ه", "ها", "هم")) and len(before.raw) > 4 and value < 11
    return before.definite or read_word(before.word).definite or (owned and _is_noun(before.word))


def _is_noun(word: str) -> bool:
    return read_word(word).role == "noun"


def _is_noun_at(line: Line, index: int) -> bool:
    """Whether an indefinite noun stands at ``index``, that a number may count."""
    token = line[index]
    if token.kind != "word" or token.conj or token.prep or token.word.startswith("ال"):
        return False
    return token.word not in lexicon().traps["stop"] and not starts_no_noun(token.word)


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
    if token.kind != "word":
        return True  # ½
    if number.fraction:
        if after.key in traps["fraction_noun"]:
            return False
        if token.definite:  # «بأكثر من الثلث», «خفضت إلى النصف», but «الربع الأول»
            cued = follows_cue(line, index) or (before and before.full in traps["share_before"])
            if before and before.full == "من" and after.word == "الي":
                return True  # «من الثلث إلى 21%»
            return bool(cued) and not after.word.startswith("ال")
        if token.key.endswith(("هم", "ها", "هن")):
            return True  # «أكثر من نصفهم»
        if single and token.key in traps["weak_fraction"]:
            return False  # «نص القانون» is its text
        owned = after.key.endswith(("ها", "هم", "ه")) or line[number.end + 1].word[:2] == "ال"
        return after.word.startswith("ال") or not single or owned  # «نصف سكان البلاد»
    noun = after.kind == "word" and not (after.conj or after.prep or after.definite)
    noun = noun and after.word not in traps["stop"] and not after.word.startswith("ال")
    if token.definite and single:  # «الدول الخمس», «أصدقاؤه الثلاثة», «نحو الثمانين شخصا»
        if number.high:
            return True  # «نزح الآلاف من ديارهم»
        few = noun and 2 < number.value < 11 and not starts_no_noun(after.word)
        owned = _is_owner(line, index, int(number.value))
        return owned or few or (noun and follows_cue(line, index))
    if single and token.key == "ميت":
        return False  # dead, or the name of a village; «ميت جنيه» is money
    if single and token.key == "الف" and after.word.endswith(("ا", "ين")):
        return False  # «ألف كتابا»: he wrote it
    weak = single and token.key in traps["weak_number"] and "ئ" not in token.raw
    return noun if weak else True
