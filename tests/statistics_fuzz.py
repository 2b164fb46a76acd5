"""Throwing random and mutated texts at the statistics: `python -m tests.statistics_fuzz`.

Looks for exceptions, spans that do not fit the text, texts that take long for their length, and
patterns whose time grows faster than they do.
"""

from __future__ import annotations

import argparse
import datetime
import heapq
import json
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from reader.analysis.model import statistic_to_json
from reader.analysis.statistics import find_statistics
from reader.analysis.statistics.words.lexicon import lexicon

SENTENCES = tuple(
    (Path(__file__).parent / "analysis/statistics/sentences.txt").read_text("utf-8").splitlines()
)
DATES = (
    None,
    datetime.datetime(2024, 2, 29),
    datetime.datetime(2025, 9, 20, 8, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=3))),
    datetime.datetime(1, 1, 1),
    datetime.datetime(9999, 12, 31),
)
MARKS = "\u064b\u064e\u0651\u0640\u00ad\u061c\u200c\u200d\u200e\u200f\u2067\u2069\ufeff\u0670"
SIGNS = "+-−–—/\\:.,،؛٫٬٪%‰$€£¥()[]«»<>=*#'\"’ \u00a0\u202f\u2009\t\n"
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
UNUSUAL = "²③Ⅳ½⅓௧߁٣𝟗🕐\ud800\udfff\x00\x1c\u2028\u0378\U000e0001\ufdfa\ufdf0ﻻ"
LIMIT = 0.050  # seconds a kilobyte of UTF-8; a shorter text counts as one kilobyte

LONG = 18_000  # characters of a repeated pattern, within one slice of the engine

# What is written before, again and again, and after. All of these make the grammar try again at
# the next token what it has just given up at this one.
PATTERNS = (
    ("مليون", " ونصف", ""), ("", "1/", "1"), ("", "1-", "1"), ("", "1.", "1"), ("", "1,", "1"),
    ("", "1 ", ""), ("", "123 ", ""), ("", "123,", "456"), ("", "9", ""), ("", "٩", ""),
    ("", "من ", "5"), ("", "من إلى بين و ", ""), ("بين ", "5 و", "6"), ("من ", "5 إلى ", "6"),
    ("", "بين من ", "10 إلى 20"), ("", "و", "5"), ("", "و ", "5"), ("", "وب", ""),
    ("", "مئة و", "مئة"), ("", "ألف ", ""), ("", "مليون مليار ", ""), ("ألف", " وألف", ""),
    ("", "ثلاثة آلاف ", "ريال"), ("", "واحد وعشرون ", ""), ("", "خمسة و", "عشرون"),
    ("", "الخامس و", "العشرون"), ("", "الخامس والعشرون ", ""), ("", "ثلث ربع ", ""),
    ("", "5 فاصلة ", "5"), ("خمسة", " فاصلة صفر", " واحد"), ("", "صفر ", "صفر"),
    ("", "عشرات الآلاف ", ""), ("", "واحد من كل ", "خمسة"), ("", "واحد على ", "ثلاثة"),
    ("", "أكثر من ", "5"), ("", "أكثر من 5 أو أقل من ", "6"), ("", "لا يقل عن ", "5"),
    ("", "- ", "5"), ("", "-", "5"), ("", "%", "5"), ("", "(", "5"), ("", "<", "5"),
    ("", "$ ", "5"), ("", "5$", ""), ("", "5 دولار و", ""), ("", "دولار ", "5"), ("", "5% ", ""),
    ("", "10 و15 و", "20 مليار دولار"), ("", "5 كيلومتر ", ""), ("", "متر مربع ", ""),
    ("", "يوم ", "الخميس"), ("", "يوم الخميس ", ""), ("", "5 مايو ", ""), ("", "مايو ", "2024"),
    ("", "2024 ", ""), ("", "2024/", "2025"), ("", "الساعة ", "5"), ("", "5:30:", "15"),
    ("", "الخامسة والنصف ", ""), ("", "إلا ربعا ", ""), ("", "قبل ", "عامين"),
    ("", "الشهر الماضي ", ""), ("", "الربع الأول من ", "العام"), ("", "عام ", "2020"),
    ("", "سنة وشهر و", "يوم"), ("", "ساعتين و", "دقيقة"), ("القرن ", "العشرين ", ""),
    ("", "تحت الصفر ", ""), ("", "درجة ", "5"), ("", "رمضان ", "1446هـ"), ("", "هـ ", ""),
    ("", "الماضي ", ""), ("", "ثلاثمائة", ""), ("", "بلغت نسبة ", "5%"), ("", "قيمة ", "5"),
    ("", "\u0640", "5"), ("5", "\u064e", ""), ("5", "\u200f", "5"), ("", "كلمة ", "5"),
    ("", "قال إن عدد السكان بلغ ", "5"), ("", "http://", ""), ("", "www.", "5"),
)  # fmt: skip


def forms() -> tuple[str, ...]:
    """Every form that the tables know, folded."""
    tables = lexicon()
    nouns = (
        " ".join((first, *entry.rest))
        for first, entries in tables.entries.items()
        for entry in entries
    )
    countries = (name for names in tables.countries.values() for name in names)
    return (*nouns, *countries)


def strings(seed: int, count: int) -> Iterator[str]:
    """``count`` texts, always the same for a ``seed``: mutated, made of forms, random, repeated."""
    chance = random.Random(seed)
    known = forms()
    makers: tuple[Callable[[], str], ...] = (
        lambda: _mutated(chance, known),
        lambda: _mutated(chance, known),
        lambda: _assembled(chance, known),
        lambda: _assembled(chance, known),
        lambda: _random(chance),
        lambda: _repeated(chance),
    )
    for _ in range(count):
        yield chance.choice(makers)()


def _mutated(chance: random.Random, known: tuple[str, ...]) -> str:
    """Some sentence with letters and words lost, doubled, swapped and put in."""
    text = chance.choice(SENTENCES)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.randint(1, 12))
        other = chance.choice(SENTENCES)
        piece = chance.choice(
            (
                "",
                text[at:end] * chance.randint(2, 4),
                text[at:end][::-1],
                chance.choice(known),
                f" {chance.choice(known)} ",
                str(chance.randrange(10 ** chance.randint(1, 9))),
                chance.choice(DIGITS + SIGNS + MARKS + UNUSUAL),
                other[chance.randrange(len(other)) :],
            )
        )
        text = text[:at] + piece + text[end if chance.random() < 0.5 else at :]
    return text


def _assembled(chance: random.Random, known: tuple[str, ...]) -> str:
    """Forms, numerals and signs in a row, with and without spaces and و."""
    parts: list[str] = []
    for _ in range(chance.randint(1, 14)):
        parts.append(
            chance.choice(
                (chance.choice(known), chance.choice(known), chance.choice(SIGNS), _digits(chance))
            )
        )
        parts.append(chance.choice((" ", " ", " ", "", " و", " ال", "\u00a0")))
    return "".join(parts)


def _digits(chance: random.Random) -> str:
    alphabet = chance.choice((DIGITS[:10], DIGITS[10:20], DIGITS[20:], DIGITS + ".,٫٬/-:"))
    return "".join(chance.choices(alphabet, k=chance.choice((1, 1, 2, 2, 3, 4, 4, 8, 20))))


def _random(chance: random.Random) -> str:
    """Characters of one or several of the alphabets that matter, or of all Unicode."""
    kind = chance.randrange(5)
    length = chance.randint(0, 80)
    if kind == 0:
        return "".join(chr(chance.randrange(0x110000)) for _ in range(length))
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئء"
    alphabet = (SIGNS, MARKS, DIGITS + SIGNS, letters + " " + MARKS + DIGITS + SIGNS + UNUSUAL)
    return "".join(chance.choices(alphabet[kind - 1], k=length))


def _repeated(chance: random.Random) -> str:
    return repeated(chance.choice(PATTERNS), chance.choice((20, 80, 300, 1200)))


def broken(text: str, date: datetime.datetime | None) -> str | None:
    """What is wrong with the statistics of ``text``, or None: every promise about offsets."""
    end = 0
    for item in find_statistics(text, date=date):
        if not end <= item.span.start < item.span.end <= len(text):
            return f"{item.span} is out of order, empty or out of the text"
        end = item.span.end
        found = statistic_to_json(item, text)
        json.dumps(found, allow_nan=False)
        if found["surface"] != text[found["start"] : found["end"]]:
            return f"{item.span} is not {found['surface']!r}"
        if found["surface"].strip() != found["surface"]:
            return f"{found['surface']!r} begins or ends with white space"
        around = item.sentence
        if around is None or not around.start <= item.span.start < item.span.end <= around.end:
            return f"{item.span} is not inside its sentence {around}"
        for inner in (item.counted, item.subject):
            if inner and not 0 <= inner.start < inner.end <= len(text):
                return f"{inner} of {item.span} is out of the text"
    return None


def seconds(text: str, date: datetime.datetime | None = None, times: int = 1) -> float:
    """The least processor time of several tries: whatever else the machine did adds to it."""
    least = float("inf")
    for _ in range(times):
        start = time.process_time()
        find_statistics(text, date=date)
        least = min(least, time.process_time() - start)
    return least


def a_kilobyte(text: str, taken: float) -> float:
    return taken / max(1.0, len(text.encode("utf-8", "surrogatepass")) / 1000)


def repeated(pattern: tuple[str, str, str], length: int) -> str:
    """A pattern of about so many characters."""
    before, part, after = pattern
    return before + part * max(1, length // len(part)) + after


def growth(pattern: tuple[str, str, str]) -> float:
    """How much more time four times the length takes, divided by four: 1 is linear."""
    short, long = repeated(pattern, LONG // 4), repeated(pattern, LONG)
    return seconds(long, times=3) / seconds(short, times=3) / 4


def failure(text: str, date: datetime.datetime | None) -> str | None:
    """`broken`, or the end of the traceback of whatever was raised."""
    try:
        return broken(text, date)
    except Exception:  # whatever it is, it is to be told and the next text tried
        return traceback.format_exc(limit=-3)


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.statistics_fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    failures = size = 0
    slowest: list[tuple[float, int, str, datetime.datetime | None]] = []
    find_statistics("5 كتب")  # the tables are read once
    begun = time.process_time()
    for number, text in enumerate(strings(chosen.seed, chosen.count)):
        date = DATES[number % len(DATES)]
        size += len(text.encode("utf-8", "surrogatepass"))
        start = time.process_time()
        wrong = failure(text, date)
        taken = a_kilobyte(text, time.process_time() - start)
        if wrong:
            failures += 1
            print(f"{text!r} ({date}): {wrong}", flush=True)
        heapq.heappush(slowest, (taken, number, text, date))
        if len(slowest) > 50:
            heapq.heappop(slowest)
    whole = time.process_time() - begun
    print(f"{chosen.count} texts, {size / 1e6:.1f} MB, {whole:.0f} s, {failures} failures")

    print(f"\nslowest of these, measured again; the limit is {LIMIT * 1000:.0f} ms a kilobyte")
    dates = {text: date for _, _, text, date in slowest}
    again = [(a_kilobyte(text, seconds(text, date, 5)), text) for text, date in dates.items()]
    for taken, text in sorted(again, reverse=True)[:10]:
        print(f"{taken * 1000:8.2f} ms/kB  {len(text):6} characters  {text[:60]!r}")

    print(f"\n{len(PATTERNS)} repeated patterns of {LONG} characters")
    sound: list[tuple[str, str, str]] = []
    for pattern in PATTERNS:
        if wrong := failure(repeated(pattern, LONG), None):
            failures += 1
            print(f"{pattern!r}: {wrong}", flush=True)
        else:
            sound.append(pattern)
    each = [
        (a_kilobyte(text, seconds(text, None, 2)), text)
        for text in (repeated(pattern, LONG) for pattern in sound)
    ]
    for taken, text in sorted(each, reverse=True)[:10]:
        print(f"{taken * 1000:8.2f} ms/kB  {text[:60]!r}")

    print(f"\ngrowth of their time from {LONG // 4} characters to {LONG}; 1 is linear")
    for factor, pattern in sorted(((growth(pattern), pattern) for pattern in sound), reverse=True)[
        :10
    ]:
        print(f"{factor:8.2f}  {pattern!r}")
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
