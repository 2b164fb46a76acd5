"""How fast statistics are found: alone, in long texts, and beside dateparser and pyarabic."""

from __future__ import annotations

import datetime
import os
import random
import statistics
import time
import tracemalloc
from collections.abc import Callable, Sequence
from importlib.util import find_spec

from reader import importers, resources
from reader.analysis.statistics import find_statistics

MEGABYTES = (0.1, 1, 10)
RUNS = 3
LINES = 300  # for each of the other two
ROUNDS = 5
DAY = datetime.datetime(2025, 9, 20)

Line = tuple[str, object]  # a text and the value that it holds
Reader = Callable[[str], object]  # the value that somebody reads in it, or None

_ONES = ("ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة")
_TENS = ("عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين")
_MONTHS = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر",
    "نوفمبر", "ديسمبر",
)  # fmt: skip
_AGO = {"أمس": 1, "قبل ثلاثة أيام": 3, "قبل أسبوع": 7}


def text_of(megabytes: float) -> str:
    """About so much Arabic in UTF-8: the bundled article over and over, its paragraphs numbered."""
    article = importers.read(resources.path("article", "mistral.txt")).text.split("\n")
    wanted = int(megabytes * 1_000_000)
    paragraphs: list[str] = []
    size = 0
    while size < wanted:
        paragraph = f"{article[len(paragraphs) % len(article)]} ({len(paragraphs) + 1})"
        paragraphs.append(paragraph)
        size += len(paragraph.encode()) + 1
    return "\n".join(paragraphs)


def seconds(act: Callable[..., object], *arguments: object) -> float:
    start = time.process_time()  # a clock would measure the neighbours too
    act(*arguments)
    return time.process_time() - start


def show_growth(engine: Callable[[str], object], sizes: Sequence[float], runs: int) -> None:
    """Measure the sizes in turn and print each one's speed and its time a megabyte."""
    texts = {megabytes: text_of(megabytes) for megabytes in sizes}
    engine(texts[sizes[0]])  # word lists are read once
    taken: dict[float, list[float]] = {megabytes: [] for megabytes in sizes}
    for _ in range(runs):
        for megabytes, text in texts.items():
            taken[megabytes].append(seconds(engine, text))
    print(f"{'MB':>6}{'MB/s':>8}{'words/s':>10}{'growth':>8}")
    base = statistics.median(taken[sizes[0]]) / sizes[0]
    for megabytes, text in texts.items():
        middle = statistics.median(taken[megabytes])
        words = len(text.split()) / middle
        growth = middle / megabytes / base
        print(f"{megabytes:>6}{megabytes / middle:>8.2f}{words:>10,.0f}{growth:>8.2f}", flush=True)


def number_lines() -> list[Line]:
    """Sentences with one number in words, from three to a million; for pyarabic."""
    chance = random.Random(1)
    lines: list[Line] = []
    for _ in range(LINES):
        one, ten = chance.randrange(7), chance.randrange(8)
        words, value = f"{_ONES[one]} و{_TENS[ten]}", 3 + one + 10 * (ten + 2)
        if chance.random() < 0.5:
            words, value = f"خمسمئة و{words}", value + 500
        if chance.random() < 0.5:
            words, value = f"{words} ألف", value * 1000
        lines.append((f"باعت المكتبة في المدينة القديمة {words} كتاب من كتب الأطفال", value))
    return lines


def date_lines() -> list[Line]:
    """Sentences with one day, named or counted from `DAY`; for dateparser."""
    chance = random.Random(2)
    lines: list[Line] = []
    for _ in range(LINES):
        if chance.random() < 0.3:
            words, back = chance.choice(list(_AGO.items()))
            day = DAY - datetime.timedelta(back)
        else:
            day = datetime.datetime(2000, 1, 1) + datetime.timedelta(chance.randrange(9000))
            words = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        lines.append((f"افتتح الوزير المكتبة الجديدة {words} بحضور الأهالي", day.date()))
    return lines


def our_number(line: str) -> object:
    return next((item.value for item in find_statistics(line) if item.kind == "number"), None)


def our_day(line: str) -> object:
    for item in find_statistics(line, date=DAY):
        if item.kind in ("date", "relative_time"):
            found = item.resolved[0] if item.resolved else item.value
            return datetime.date.fromisoformat(str(found))
    return None


def pyarabic_number() -> Reader:
    from pyarabic.number import extract_number_phrases, text2number

    def read(line: str) -> object:
        phrases = extract_number_phrases(line)
        return text2number(phrases[0]) if phrases else None

    return read


def dateparser_day() -> Reader:
    from dateparser.search import search_dates

    def read(line: str) -> object:
        found = search_dates(line, languages=["ar"], settings={"RELATIVE_BASE": DAY})
        return found[0][1].date() if found else None

    return read


PEERS: tuple[tuple[str, Callable[[], list[Line]], Reader, Callable[[], Reader]], ...] = (
    ("pyarabic", number_lines, our_number, pyarabic_number),
    ("dateparser", date_lines, our_day, dateparser_day),
)


def compare() -> None:
    """Read the same lines with both, in turn; a ratio of each round, and their median."""
    print(f"{'':<12}{'lines':>6}{'ours/s':>9}{'right':>7}{'theirs/s':>10}{'right':>7}{'ratio':>8}")
    for name, make_lines, ours, make_theirs in PEERS:
        if find_spec(name) is None:
            print(f"{name:<12}not installed; .venv/bin/python -m pip install {name}")
            continue
        lines, theirs = make_lines(), make_theirs()
        right = [sum(read(text) == value for text, value in lines) for read in (ours, theirs)]
        texts = [text for text, _ in lines]
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(ROUNDS):
            for read, taken in zip((ours, theirs), times, strict=True):
                taken.append(seconds(lambda one, many: [one(text) for text in many], read, texts))
        speeds = [len(lines) / statistics.median(taken) for taken in times]
        ratio = statistics.median(b / a for a, b in zip(*times, strict=True))
        print(
            f"{name:<12}{len(lines):>6}{speeds[0]:>9,.0f}{right[0] / len(lines):>7.0%}"
            f"{speeds[1]:>10,.0f}{right[1] / len(lines):>7.0%}{ratio:>7.1f}x",
            flush=True,
        )


def show_memory() -> None:
    """What reading takes above the text; what it holds is its answer, the rest is for working."""
    heads = ("MB of text", "statistics", "MB held", "MB more", "peak/text")
    print("".join(f"{head:>12}" for head in heads))
    for megabytes in MEGABYTES[1:]:
        text = text_of(megabytes)
        tracemalloc.start()
        found = find_statistics(text)
        held, peak = (size / 1e6 for size in tracemalloc.get_traced_memory())
        tracemalloc.stop()
        size = len(text.encode()) / 1e6
        print(
            f"{size:>12.1f}{len(found):>12,}{held:>12.1f}{peak - held:>12.1f}{peak / size:>12.2f}",
            flush=True,
        )


def main() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # one core
    show_growth(find_statistics, MEGABYTES, RUNS)
    print()
    compare()
    print()
    show_memory()


if __name__ == "__main__":
    main()
