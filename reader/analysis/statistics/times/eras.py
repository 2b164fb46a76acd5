"""Reading years, decades and centuries: «عام 2016», «ثمانينيات القرن الماضي», «1446هـ»."""

from __future__ import annotations

from dataclasses import replace

from reader.analysis.statistics.numbers.ordinals import read_ordinal
from reader.analysis.statistics.numbers.reading import joined
from reader.analysis.statistics.times import periods
from reader.analysis.statistics.times.calendar_words import (
    COMMAS,
    is_digits,
    no_noun,
    period_finding,
    read_year,
)
from reader.analysis.statistics.times.durations import is_roughly
from reader.analysis.statistics.times.periods import Date, Period
from reader.analysis.statistics.words.findings import Finding, is_whole
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.tokens import Line, match, payload

_LAST_YEAR = 2050  # that anyone writes with its era
_LAST_CENTURY = 30  # later ones are no dates, and calendars end


def decade(line: Line, index: int, _now: Date | None) -> Finding | None:
    """«السبعينيات», «ثمانينيات القرن الماضي»; «القرن التاسع عشر»."""
    found = payload(line, index, "decade")
    if found:
        first, end = int(found[0]), index + 1
        century = 1900
        if line[end].word == "من" and payload(line, end + 1, "century"):
            end += 1  # «الخمسينيات من القرن العشرين»
        if payload(line, end, "century"):
            order = read_ordinal(line, end + 1)
            if order:
                if not 1 <= order[0] <= _LAST_CENTURY:
                    return None
                century, end = (order[0] - 1) * 100, order[1]
            elif payload(line, end + 1, "shift"):
                end += 2
        elif not line[index].definite:
            return None
        start = Date(century + first, 1, 1)
        period = periods.interval(start, Date(start.year + 10, 1, 1), "P10Y")
        return period_finding(index, end, replace(period, value=f"{start.year // 10:03d}X"))
    if payload(line, index, "century"):
        figure = line[index + 1].key  # «القرن 21»
        if line[index + 1].kind == "number" and figure.isdigit() and len(figure) < 3:
            order = (int(figure), index + 2)
        else:
            order = read_ordinal(line, index + 1) if line[index + 1].definite else None
        if order and 1 <= order[0] <= _LAST_CENTURY and line[index].definite:
            return _century(line, index, order[0], order[1])
    if payload(line, index, "centuries"):
        return _two_centuries(line, index)
    if payload(line, index, "millennium"):
        return _millennium(line, index)
    return None


def _two_centuries(line: Line, index: int) -> Finding | None:
    """«القرنين الثامن عشر والتاسع عشر»: from the start of one to the end of the other."""
    low = read_ordinal(line, index + 1)
    at = joined(line, low[1]) if low else None
    high = read_ordinal(line, at) if at is not None else None
    if low is None or high is None or not 1 < low[0] < high[0] <= _LAST_CENTURY:
        return None
    start, stop = Date((low[0] - 1) * 100, 1, 1), Date(high[0] * 100, 1, 1)
    period = periods.interval(start, stop, f"P{stop.year - start.year}Y")
    return period_finding(index, high[1], period)


def _millennium(line: Line, index: int) -> Finding | None:
    """«الألفية الثالثة», «الألف الثاني قبل الميلاد»."""
    order = read_ordinal(line, index + 1) if line[index + 1].definite else None
    if order is None or not 1 <= order[0] <= 10:
        return None
    era = match(line, order[1], "era")
    if era and era[1][0] == "bc":
        return period_finding(index, era[2], Period(f"-{order[0] - 1}XXX"))
    if line[index].word.endswith("الالف") or order[0] > 3:
        return None
    value = Period(f"{order[0] - 1}XXX")
    if order[0] > 1:
        first = (order[0] - 1) * 1000
        start, stop = Date(first, 1, 1), Date(first + 1000, 1, 1)
        value = replace(periods.interval(start, stop, "P1000Y"), value=value.value)
    return period_finding(index, order[1], value)


def _century(line: Line, index: int, order: int, end: int) -> Finding:
    """«القرن الثامن عشر», «القرن الثالث قبل الميلاد», «القرن السابع الهجري»."""
    era = match(line, end, "era")
    kind = era[1][0] if era and not line[end].conj else ""
    end = era[2] if era and kind else end
    if kind == "bc":  # EDTF counts years before Christ from 0: 300 to 201 are -0299 to -0200
        return period_finding(index, end, Period(f"-{order - 1:02d}XX"))
    first = (order - 1) * 100
    if kind == "h":
        start, stop = (periods.hijri_day(year, 1, 1) for year in (first + 1, first + 101))
        period = periods.interval(start, stop, "P100Y") if start and stop else Period("XXXX")
        return period_finding(index, end, period)
    if not first:
        return period_finding(index, end, Period("00XX"))
    period = periods.interval(Date(first, 1, 1), Date(first + 100, 1, 1), "P100Y")
    return period_finding(index, end, replace(period, value=f"{order - 1:02d}XX"))


def year_spell(line: Line, index: int, _now: Date | None) -> Finding | None:
    """«عام 2016», «في 2025», «1446هـ»."""
    named = payload(line, index, "yearword") is not None
    if bracketed := _bracketed_year(line, index) if named else None:
        return bracketed
    told = is_digits(line, index + 1, 4) or payload(line, index + 2, "era")
    if line[index].definite and not told:
        return None  # «العام 7», but «العام 100 للميلاد»
    if not named and line[index].kind != "number":
        return None
    found = read_year(line, index + 1 if named else index, named)
    if found is None or (line[index].raw in COMMAS):
        return None
    year, hijri, end = found
    if year == 1 and not hijri:
        return None  # «سنة واحدة»
    if hijri:
        if both := _gregorian_twin(line, index, end):
            return both
        return period_finding(index, end, periods.hijri_period(year, None) or Period(f"{year:04d}"))
    if not named:
        before = line[index - 1] if index else None
        spaced = index == 0 or line[index].gap or (before is not None and before.raw in '(«"[و')
        if year < 0:
            return period_finding(index, end, periods.year_period(year))
        dated = end > index + 1 and line[index].definite is False
        if is_whole(line, index, end) or not (spaced or dated) or _is_height(line, index, end):
            return None
        if not dated and not _is_told(line, index, year, end):
            return None
        if line[end].raw in ("-", "/", ":", "–"):
            pair = _year_pair(line, index, year, end)
            if pair or not line[end].gap:
                return pair
        if end > index + 1 and year >= 100:
            return period_finding(index, end, periods.year_period(year))
        if _in_list(line, index, end):
            return period_finding(index, end, periods.year_period(year))
        if before is not None and payload(line, index - 1, "label"):
            return None
        if before is None or not (
            before.word in lexicon().traps["before_year"] or no_noun(line, end)
        ):
            return None
        if before.word not in lexicon().traps["before_year"] and before.kind not in ("word",):
            return None
        owned = before.word in lexicon().traps["year_owner"]  # «موسم 2005 عاد الهداف»
        if not (owned or before.word == "في" or no_noun(line, end)):
            return None
    elif line[end].raw in ("-", "/", "–") and (pair := _year_pair(line, index, year, end)):
        return pair
    return period_finding(index, end, periods.year_period(year))


def _is_height(line: Line, index: int, end: int) -> bool:
    """«فوق 2000 م», «بارتفاع 1850 م», «قمة (2165 م)»: metres, for all that م is an era too."""
    if end != index + 2 or line[index + 1].word != "م":
        return False
    before = line[index - 1].full if index else ""
    far = int(line[index].value or 0) > _LAST_YEAR
    return far or before in lexicon().traps["height_before"] or is_roughly(line, index)


def _is_told(line: Line, index: int, year: int, end: int) -> bool:
    """Whether four digits alone may be a year: «في 1756 انتقل», not «حصل على 2000 في»."""
    before = line[index - 1].word if index else ""
    if before in lexicon().traps["no_year_after"] or is_roughly(line, index):
        return False
    old = before in ("في", "منذ") and year % 100 != 0 and no_noun(line, end)
    return 1800 <= year <= 2100 or (old and year >= 1000)


def _in_list(line: Line, index: int, end: int) -> bool:
    """«في أعوام 2019 و2021 و2023», from the second on."""
    link = line[index - 1] if index else None
    if index < 2 or link is None or not (link.word == "و" or link.raw in COMMAS):
        return False
    before = line[index - 2]
    listed = is_digits(line, index - 2, 4) and 1800 <= int(before.key) <= 2100
    return listed and no_noun(line, end)


def _bracketed_year(line: Line, index: int) -> Finding | None:
    """«عام (1933)»."""
    if line[index + 1].raw != "(" or not is_digits(line, index + 2, 4):
        return None
    found = read_year(line, index + 2, True)
    if found is None or found[1] or line[found[2]].raw != ")":
        return None
    return period_finding(index, found[2] + 1, periods.year_period(found[0]))


def _gregorian_twin(line: Line, index: int, end: int) -> Finding | None:
    """«1446هـ/2025م», «1446 هـ (2025 م)»: one year in two calendars, the Gregorian its value."""
    if line[end].raw not in ("/", "-", "("):
        return None
    other = read_year(line, end + 1, True)
    if other is None or other[1] or payload(line, other[2] - 1, "era") is None:
        return None
    closed = line[end].raw == "(" and line[other[2]].raw == ")"
    return period_finding(index, other[2] + closed, periods.year_period(other[0]))


def _year_pair(line: Line, index: int, year: int, end: int) -> Finding | None:
    """2024/2025, 2020-2024, and the season 2024/25."""
    second = line[end + 1]
    if second.kind != "number" or second.gap != line[end].gap or not second.key.isdigit():
        return None
    last = int(second.key) if len(second.key) == 4 else 0
    if len(second.key) == 2 and line[end].raw == "/" and not second.gap:
        last = year // 100 * 100 + int(second.key)
        last = last if last == year + 1 else 0
    if not 0 < year < last <= 2200 or (line[end + 2].raw in "/-" and not line[end + 2].gap):
        return None
    period = periods.interval(Date(year, 1, 1), Date(last + 1, 1, 1), f"P{last + 1 - year}Y")
    return period_finding(index, end + 2, replace(period, value=f"{year}/{last}"))
