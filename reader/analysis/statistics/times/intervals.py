"""Reading stretches between two days, months or years: «من 3 إلى 7 يونيو», «بين عامي …»."""

from __future__ import annotations

from reader.analysis.statistics.times import periods
from reader.analysis.statistics.times.calendar_words import (
    COMMAS,
    no_noun,
    period_finding,
    range_opener,
    range_stop,
    read_day,
    read_month,
    read_year,
    shifted_unit,
    shifted_year,
)
from reader.analysis.statistics.times.days import day_month, day_word
from reader.analysis.statistics.times.durations import time_unit
from reader.analysis.statistics.times.one_day import read_named_day
from reader.analysis.statistics.times.periods import Date, Day, Period
from reader.analysis.statistics.words.findings import Finding
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.tokens import Line, match, payload


def day_range(line: Line, index: int, now: Date | None) -> Finding | None:
    """«من 13 إلى 15 يوليو», «يوليو 13-15», «بين 4 سبتمبر و8 سبتمبر»."""
    opener, at = range_opener(line, index)
    if opener is None:
        return None
    month = read_month(line, at)
    if month:
        between = match(line, month[2], "range")
        at = between[2] if between and between[1][0] == "from" else month[2]
        if between and between[1][0] == "from":
            opener = line[at - 1].key
    low = read_day(line, at)
    if low is None or line[at].conj:
        return None
    start: Day | None = None
    dated = day_month(line, at)
    after = low[1]
    if dated and not month:
        start, after = dated[0], dated[1]
    high_at = range_stop(line, after, opener)
    if high_at is None:
        return None
    if month:
        high = read_day(line, high_at)
        if high is None:
            return None
        year = read_year(line, high[1])
        last = year[2] if year else high[1]
        stop = Day(year[0] if year else None, month[0], high[0], month[1])
    else:
        full = day_month(line, high_at, now)
        if full is None:
            return None if start else _within_month(line, index, low[0], high_at, now)
        stop, last = full
    start = start or Day(stop.year, stop.month, low[0], stop.hijri)
    if stop.hijri or start.hijri:
        return _between_hijri_days(index, last, start, stop, now)
    return _between_days(index, last, start, stop, now)


def _within_month(
    line: Line, index: int, low: int, high_at: int, now: Date | None
) -> Finding | None:
    """«من 4 إلى 22 من هذا الشهر»."""
    high = read_day(line, high_at)
    if high is None or high[0] <= low:
        return None
    at = high[1] + 1 if line[high[1]].word in ("من", "في") else high[1]
    month = shifted_unit(line, at)
    if month is None or month[0] != "M":
        return None
    if now is None:
        days = high[0] - low + 1
        after = f"XXXX-XX-{high[0] + 1:02d}" if high[0] < 28 else ""
        value = f"(XXXX-XX-{low:02d},{after},P{days}D)"
        return Finding(index, month[2], "date_range", value)
    first = periods.add_months(now.replace(day=1), month[1])
    start, stop = (Day(first.year, first.month, day) for day in (low, high[0]))
    return _between_days(index, month[2], start, stop, now)


def _between_days(first: int, last: int, start: Day, stop: Day, now: Date | None) -> Finding | None:
    known = stop.year or start.year
    year = known or (now.year if now else 2000)
    low = periods.real_day(start.year or year, start.month, start.day)
    high = periods.real_day(stop.year or year, stop.month, stop.day)
    if low and high and low > high and start.year is None and known and known > 1:
        low = periods.real_day(known - 1, start.month, start.day)  # «من 20 ديسمبر إلى 5 يناير 2025»
    if low is None or high is None or low >= high:
        return None
    days = (high - low).days + 1
    if known is None and now is None:
        after = periods.add_days(high, 1)
        value = f"(XXXX-{low:%m-%d},XXXX-{after:%m-%d},P{days}D)"
        return Finding(first, last, "date_range", value)
    return period_finding(
        first, last, periods.interval(low, periods.add_days(high, 1), f"P{days}D")
    )


def _between_hijri_days(
    first: int, last: int, start: Day, stop: Day, now: Date | None
) -> Finding | None:
    """«من 10 إلى 15 رمضان 1446هـ», in Gregorian days."""
    year = stop.year or (periods.hijri_year(now) if now else None)
    if year is None or not (start.hijri and stop.hijri):
        return None
    low = periods.hijri_day(start.year or year, start.month, start.day)
    high = periods.hijri_day(year, stop.month, stop.day)
    if low is None or high is None or low >= high:
        return None
    length = f"P{(high - low).days + 1}D"
    return period_finding(first, last, periods.interval(low, periods.add_days(high, 1), length))


def named_day_range(line: Line, index: int, now: Date | None) -> Finding | None:
    """«من الأربعاء إلى الجمعة», «من 2015/08/12 حتى 22 أكتوبر», «من اليوم حتى الغد»."""
    opener, at = range_opener(line, index)
    if opener is None or line[at].conj or _names_day(line, at, opener):
        return None
    week = shifted_unit(line, index)
    if week and week[0] == "W":  # «الأسبوع المقبل بين الأربعاء والجمعة»
        opener, at = range_opener(line, week[2])
        if not opener:
            return None
    low = _day(line, at, now)
    to = range_stop(line, low.last, opener) if low and opener is not None else None
    high = _day(line, to, now) if to is not None else None
    if low is None or high is None:
        return None
    if _is_weekday(low) and _is_weekday(high):
        return _weekdays(index, low, high, week[1] if week else None, now)
    if week or low.kind != high.kind:
        return None
    return _between_findings(index, low, high)


def _names_day(line: Line, index: int, opener: str) -> bool:
    """«يوم الجمعة حتى الأحد» begins at its first weekday."""
    return not opener and line[index].key == "يوم" and not line[index].definite


def _day(line: Line, index: int, now: Date | None) -> Finding | None:
    if line[index].key == "يوم" and not line[index].definite:
        index += 1
    found = read_named_day(line, index, now) or day_word(line, index, now, True)
    return found if found and found.kind in ("date", "relative_time") else None


def _is_weekday(finding: Finding) -> bool:
    return finding.kind == "date" and str(finding.value).startswith("XXXX-WXX-")


def _weekdays(
    index: int, low: Finding, high: Finding, week: int | None, now: Date | None
) -> Finding | None:
    """Two weekdays; the week is this one or the one that is named, else it stays open."""
    first, last = int(str(low.value)[-1]), int(str(high.value)[-1])
    days = (last - first) % 7 + 1
    if days == 1:
        return None
    if now is None or week is None:
        value = f"(XXXX-WXX-{first},XXXX-WXX-{last % 7 + 1},P{days}D)"
        found = Finding(index, high.last, "date_range", value)
        if now:
            monday = periods.add_days(now, -now.weekday())
            starts = (periods.add_days(monday, first - 1 + shift) for shift in (0, 7, -7))
            found.resolved = tuple(
                periods.interval(day, periods.add_days(day, days), f"P{days}D").value
                for day in starts
            )
        return found
    monday = periods.add_days(now, 7 * week - now.weekday())
    start = periods.add_days(monday, first - 1)
    period = periods.interval(start, periods.add_days(start, days), f"P{days}D")
    return period_finding(index, high.last, period)


def _between_findings(index: int, low: Finding, high: Finding) -> Finding | None:
    start, stop = (_known_day(finding) for finding in (low, high))
    if start is None and stop and len(low.resolved) > 1:
        near = [Date.fromisoformat(day) for day in low.resolved]
        start = max((day for day in near if day < stop), default=None)
    if stop is None and start:
        month_day = str(high.value).removeprefix("XXXX-")
        years = (f"{start.year + k:04d}-{month_day}" for k in (0, 1))
        stop = next((day for text in years if (day := _iso_day(text)) and day > start), None)
    if start and stop and start < stop:
        days = (stop - start).days + 1
        period = periods.interval(start, periods.add_days(stop, 1), f"P{days}D")
        return period_finding(index, high.last, period)
    if low.kind == "relative_time":
        return _from_today(index, low, high)
    if start or stop:
        return None
    value = f"{low.value}/{high.value}"  # an EDTF interval, which holds its last day
    return Finding(index, high.last, "date_range", value)


def _from_today(index: int, low: Finding, high: Finding) -> Finding | None:
    """«من اليوم حتى الغد», without a reference: its length alone is known."""
    someday = Date(2000, 1, 1)
    start, stop = (periods.shifted_by(someday, str(finding.value)) for finding in (low, high))
    if start is None or stop is None or start >= stop:
        return None
    value = f"(XXXX-XX-XX,XXXX-XX-XX,P{(stop - start).days + 1}D)"
    return Finding(index, high.last, "date_range", value)


def _known_day(finding: Finding) -> Date | None:
    return _iso_day(str(finding.value)) if finding.kind == "date" else None


def _iso_day(text: str) -> Date | None:
    try:
        return Date.fromisoformat(text)
    except ValueError:
        return None


def month_range(line: Line, index: int, now: Date | None) -> Finding | None:
    """«من يناير إلى مارس 2025», «بين مايو ويوليو الماضيين», «يناير-مارس 2025»."""
    opener, at = range_opener(line, index)
    if opener is None or line[at].conj:
        return None
    low = read_month(line, at)
    if low is None or low[1]:
        return None
    early = read_year(line, low[2])
    to = range_stop(line, early[2] if early else low[2], opener)
    high = read_month(line, to) if to is not None else None
    if high is None or high[1] or (early and early[1]):
        return None
    late = read_year(line, high[2])
    shifted = None if late else shifted_year(line, high[2], high[0], now)
    end = late[2] if late else shifted[1] if shifted else high[2]
    year = late[0] if late else shifted[0] if shifted else early[0] if early else None
    if (late and late[1]) or (low[0] == high[0] and not early):
        return None
    if year is None:
        year = now.year if now else None
    if year is None:
        months = (high[0] - low[0]) % 12 + 1
        value = f"(XXXX-{low[0]:02d},XXXX-{high[0] % 12 + 1:02d},P{months}M)"
        return Finding(index, end, "date_range", value)
    if not 1 < year < 9998:
        return None
    first = early[0] if early else year - (low[0] > high[0])
    months = (year - first) * 12 + high[0] - low[0] + 1
    if not 1 <= first <= year or months < 2:
        return None
    start = Date(first, low[0], 1)
    period = periods.interval(start, periods.add_months(start, months), f"P{months}M")
    return period_finding(index, end, period)


def year_range(line: Line, index: int, _now: Date | None) -> Finding | None:
    """«من 2014 حتى 2018», «بين عامي 2010 و2015»: up to the start of the last year."""
    opener, at = range_opener(line, index)
    if not opener:
        return None
    begin = at
    dual = time_unit(line, at)
    two = line[at].key in lexicon().traps["dual_year"] or (dual is not None and dual[0] == "Y")
    if two or payload(line, at, "yearword"):
        at += 1
    low = read_year(line, at, two)
    if low is None or (line[at].kind != "number" and at == begin) or line[at].raw in COMMAS:
        return None
    to = range_stop(line, low[2], opener)
    high = read_year(line, to, two) if to is not None else None
    if high is None or low[1] or high[1]:
        return None
    if high[0] < 0 < low[0] and -high[0] < low[0]:  # «ما بين 1900 و1000 قبل الميلاد»
        return period_finding(index, high[2], Period(f"{1 - low[0]:05d}/{high[0] + 1:05d}"))
    if not 0 < low[0] < high[0] < 2200 or not no_noun(line, high[2]):
        return None
    period = periods.interval(Date(low[0], 1, 1), Date(high[0], 1, 1), f"P{high[0] - low[0]}Y")
    return period_finding(index, high[2], period)
