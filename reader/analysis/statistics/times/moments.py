"""Reading moments: a day and a time of it, «أمس الساعة الثامنة مساء», «بعد ظهر الأحد»."""

from __future__ import annotations

import datetime
from dataclasses import replace

from reader.analysis.statistics.times import periods
from reader.analysis.statistics.times.calendar_words import COMMAS
from reader.analysis.statistics.times.clock import Time, hour_of_day, read_time
from reader.analysis.statistics.times.days import day_word
from reader.analysis.statistics.times.hours import Hours, part_alone, read_hours, read_part
from reader.analysis.statistics.times.intervals import named_day_range
from reader.analysis.statistics.times.one_day import read_named_day
from reader.analysis.statistics.times.periods import Date
from reader.analysis.statistics.words.findings import Finding, is_whole
from reader.analysis.statistics.words.lexicon import lexicon
from reader.analysis.statistics.words.tokens import Line, match, payload


def with_time(line: Line, finding: Finding) -> Finding:
    """The day, with the time, the hours or the part of it that follows."""
    if finding.kind not in ("date", "relative_time") or not isinstance(finding.value, str):
        return finding
    at = finding.last
    while line[at].raw in COMMAS or line[at].word in lexicon().traps["at_time"]:
        at += 1
    if line.at_end(at) or line[at].conj:
        return finding
    if hours := read_hours(line, at):
        return _span(finding, finding.first, hours)
    if time := read_time(line, at):
        return _moment(finding, finding.first, time)
    part = match(line, finding.last, "adverb")
    if part is None or line[finding.last].conj:
        return finding
    start, stop = (int(hour) * 60 for hour in str(part[1][0]).split("-"))
    return _span(finding, finding.first, Hours(start, stop, part[2]))


def time_then_day(line: Line, index: int, now: Date | None) -> Finding | None:
    """«الساعة الثامنة مساء أمس», «من 3 إلى 5 مساء غدا», «فجر اليوم», «صباح الغد الساعة 7»."""
    if hours := read_hours(line, index):
        day = _day_after(line, hours.end, now)
        if day and _is_day(day):
            return replace(_span(day, index, hours), last=day.last)
        return Finding(index, hours.end, "time_range", hours.value())
    if time := read_time(line, index):
        if index and line[index - 1].raw == ":" and not line[index].gap:
            return None
        day = _day_after(line, time.end, now)
        if day and _is_day(day):
            return replace(_moment(day, index, time), last=day.last)
        return Finding(index, time.end, "time", f"T{time.digits}")
    if part := read_part(line, index):
        day = _day_after(line, part.end, now)
        if day and not _is_verb(line, index):
            return _on_part(line, index, day, part)
    if alone := part_alone(line, index):
        return Finding(index, alone.end, "time_range", alone.value())
    return None


def _on_part(line: Line, index: int, day: Finding, part: Hours) -> Finding:
    at = day.last + 1 if line[day.last].word in lexicon().traps["at_time"] else day.last
    time = read_time(line, at) if not line[at].conj else None
    if time is None:
        return replace(_span(day, index, part), last=day.last)
    hour = int(time.digits[:2])
    if part.start >= 720 and hour < 12 and not time.exact:
        hour = hour_of_day(hour, "pm")
    return _moment(day, index, replace(time, digits=f"{hour:02d}{time.digits[2:]}"))


def _is_verb(line: Line, index: int) -> bool:
    """«ظهر أمس في بيان»: he appeared; the noon of a day follows another word."""
    if line[index].key not in lexicon().traps["verb_part"]:
        return False
    before = line[index - 1] if index else None
    return before is None or before.kind != "word" or before.word in lexicon().traps["before_verb"]


def _day_after(line: Line, index: int, now: Date | None) -> Finding | None:
    """A day right after a time or a part of the day; no range of days."""
    at = index
    if line[at].word == "من" and (line[at + 1].word == "يوم" or day_word(line, at + 1, now, True)):
        at += 1
    if line[at].key == "يوم" and not line[at].conj and not line[at].definite:
        at += 1
    if line.at_end(at) or line[at].conj or line[at].prep:
        return None
    this = payload(line, at, "this")
    if this and payload(line, at + 1, "day"):
        at += 1  # «مساء هذا اليوم»
    if named_day_range(line, at, now):
        return None
    found = read_named_day(line, at, now) or day_word(line, at, now, True)
    return found if found and found.kind in ("date", "relative_time") else None


def _is_day(finding: Finding) -> bool:
    return isinstance(finding.value, str)


def _day_value(finding: Finding) -> str:
    return str(finding.value) if finding.kind == "date" else "XXXX-XX-XX"


def _moment(day: Finding, first: int, time: Time) -> Finding:
    value = f"{_day_value(day)}T{time.digits}"
    resolved = tuple(f"{known}T{time.digits}" for known in day.resolved)
    return Finding(first, time.end, "datetime", value, resolved=resolved)


def _span(day: Finding, first: int, hours: Hours) -> Finding:
    """Hours of a day; without a reference «مساء أمس» stays what is known best, a day ago."""
    if day.kind == "relative_time" or day.value is None:
        return replace(day, first=first, last=max(day.last, hours.end))
    found = Finding(first, hours.end, "datetime_range", hours.value(_day_value(day)))
    if len(day.resolved) == 1:
        date = Date.fromisoformat(day.resolved[0])
        found.start_date, found.end_date = _instant(date, hours.start), _instant(date, hours.stop)
    else:
        found.resolved = tuple(hours.value(known) for known in day.resolved)
    return found


def _instant(day: Date, minutes: int) -> str:
    if minutes >= 1440:
        day, minutes = periods.add_days(day, 1), minutes - 1440
    return f"{day.isoformat()}T{minutes // 60:02d}:{minutes % 60:02d}:00"


def this_night(line: Line, index: int, now: Date | None) -> Finding | None:
    """«هذه الليلة», «الليلة الماضية», «هذا الصباح»: a part of a day that today tells."""
    found = match(line, index, "tonight")
    if found is None:
        return None
    shift, start, stop = (int(part) for part in str(found[1][0]).split(","))
    hours = Hours(start * 60, stop * 60, found[2])
    if now is None:
        return Finding(index, found[2], "time_range", hours.value())
    day = periods.add_days(now, shift).isoformat()
    return _span(Finding(index, found[2], "date", day, resolved=(day,)), index, hours)


def now_word(line: Line, index: int, now: datetime.datetime | None) -> Finding | None:
    """«الآن» as a text of its own, where the reference is an instant."""
    if now is None or now.utcoffset() is None:
        return None
    if line[index].word != "الان" or not is_whole(line, index, index + 1):
        return None
    value = now.replace(tzinfo=None).isoformat(timespec="seconds")
    return Finding(index, index + 1, "datetime", value, resolved=(value,))


def on_reference(finding: Finding, now: datetime.datetime | None) -> Finding:
    """A clock time as an instant of the reference's day, where the reference has a UTC offset."""
    if finding.kind != "time" or now is None or now.utcoffset() is None:
        return finding
    value = f"{now.date().isoformat()}{finding.value}"
    return replace(finding, kind="datetime", value=value, resolved=(value,))
