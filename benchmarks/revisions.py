"""Texts as their authors revise them, with the way from every old code point to its new place.

For `benchmarks.anchoring`; alone it measures nothing.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from reader import resources
from reader.document import Span
from reader.text.segment import sentences

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "data" / "entities" / "dev.jsonl"
_INSERTED = 2_000  # code points that may come between two parts of a quote
_PARAGRAPH = (2, 7)  # sentences
_MARKED = 1 / 8  # of the words carry harakat, as in print; one paragraph in ten is fully marked
_MARKS = "\u064b-\u0652"
_MARK = re.compile(f"[{_MARKS}]")
_WORD = re.compile(rf"[\w{_MARKS}]+")
_LETTER = re.compile(r"[\u0621-\u063a\u0641-\u064a]")
_SCALES = ("", " ألف", " مليون", " مليار")
_UNITS = ("دولار", "يورو", "جنيه", "درهم", "كتاب", "زائر", "طن")
_FIGURES = (
    "بلغت الإيرادات {} في العام الماضي",
    "ارتفع السعر بنسبة {} منذ بداية الشهر",
    "قدّرت اللجنة كلفة المشروع بنحو {}",
    "وصل العدد إلى {} حتى مساء أمس",
)

Edit = tuple[int, int, str]
"""Start and end in a paragraph, and what stands there afterwards."""


@dataclass(frozen=True)
class Revision:
    """A new text, and for each old code point its new place (empty where it is gone).

    ``kept`` says of each whether it is still itself, and not what was written over it.
    """

    text: str
    places: list[tuple[int, int]]
    kept: bytearray

    def place(self, span: Span) -> Span | None:
        """Where the larger part of ``span`` stands together now, or None where it is gone."""
        runs: list[list[int]] = []
        for offset in range(span.start, span.end):
            start, end = self.places[offset]
            if start == end:
                continue
            if runs and 0 <= start - runs[-1][1] <= _INSERTED:
                runs[-1][1] = end
                runs[-1][2] += 1
            else:
                runs.append([start, end, 1])
        if not runs:
            return None
        start, end, size = max(runs, key=lambda run: run[2])
        while _MARK.match(self.text, end):  # a mark that was put on the last letter
            end += 1
        return Span(start, end) if size * 2 >= len(span) else None

    def survives(self, span: Span) -> float:
        """The part of ``span`` that nobody has written over or deleted."""
        return sum(self.kept[span.start : span.end]) / max(1, len(span))


# --- texts ---


def made(size: int, seed: int = 1) -> str:
    """About ``size`` code points of our own: patterns filled with names, everyday words, figures.

    Words are drawn by Zipf's law, so that the vocabulary grows as a real text's does.
    """
    from training import patterns

    lists = resources.path("lexicons", "entities")
    everyday = (lists / "common.txt").read_text(encoding="utf-8").split("\n")[1:-1]
    rare = resources.path("models", "name_words.txt").read_text(encoding="utf-8").split("\n")[1:-1]
    rng = random.Random(seed)
    rng.shuffle(everyday)

    def lines() -> Iterator[str]:
        for sentence in cycle(patterns.sentences(lists, rare, 24, seed)):
            words = [
                everyday[int(len(everyday) ** rng.random()) - 1]
                for _ in range(rng.randrange(4, 18))
            ]
            figure = rng.choice(_FIGURES).format(_figure(rng)) if rng.random() < 0.15 else ""
            yield " ".join(filter(None, [sentence.text[:-1], *words, figure])) + "."

    return _paragraphs(lines(), size, rng)


def found(size: int, seed: int = 1) -> str:
    """About so many code points of the corpora beside the project: prose that people wrote."""
    rng = random.Random(seed)
    with CORPUS.open(encoding="utf-8") as lines:
        tokens = [json.loads(line)["tokens"] for line in lines]
    rng.shuffle(tokens)
    spaced = (re.sub(r" ([.,،؛:؟!)%»])", r"\1", " ".join(line)) for line in tokens)
    return _paragraphs((line if line[-1:] in ".؟!" else line + "." for line in spaced), size, rng)


def doubled(text: str, seed: int = 1) -> str:
    """``text`` with every fifth sentence and every thirtieth paragraph standing elsewhere too."""
    rng = random.Random(seed)
    paragraphs = text.split("\n")
    lines = [[s.of(p) for s in sentences(p)] for p in paragraphs]
    again = [line for many in lines for line in many if rng.random() < 0.2]
    for line in again:
        many = rng.choice(lines)
        many.insert(rng.randrange(len(many) + 1), line)
    whole = [" ".join(many) for many in lines]
    for paragraph in rng.sample(whole, len(whole) // 30):
        whole.insert(rng.randrange(len(whole)), paragraph)
    return "\n".join(whole)


def _paragraphs(lines: Iterator[str], size: int, rng: random.Random) -> str:
    text: list[str] = []
    length = 0
    while length < size:
        many = " ".join(next(lines) for _ in range(rng.randrange(*_PARAGRAPH)))
        part = 1.0 if rng.random() < 0.1 else _MARKED
        paragraph = apply(many, _harakat(many, rng, part))
        text.append(paragraph)
        length += len(paragraph) + 1
    return "\n".join(text)


def _figure(rng: random.Random) -> str:
    if rng.random() < 0.3:
        return f"{rng.randrange(1, 100)}%"
    number = rng.choice((f"{rng.randrange(1, 900)}", f"{rng.randrange(10, 999) / 10}"))
    return f"{number}{rng.choice(_SCALES)} {rng.choice(_UNITS)}"


# --- revisions ---

Reviser = Callable[[list[str], random.Random], "tuple[Sequence[int | str], list[list[Edit]]]"]
"""The new order of paragraphs (old ones by number, new ones as text), and each old one's edits."""


def revise(text: str, reviser: Reviser, seed: int = 1) -> Revision:
    """``text`` after ``reviser``."""
    old = text.split("\n")
    order, edits = reviser(old, random.Random(seed))
    starts = [0]
    for paragraph in old:
        starts.append(starts[-1] + len(paragraph) + 1)
    places = [(0, 0)] * len(text)
    kept = bytearray(len(text))
    new: list[str] = []
    at = 0
    for item in order:
        if isinstance(item, str):
            new.append(item)
        else:
            paragraph = _track(old[item], sorted(edits[item]), starts[item], at, places, kept)
            new.append(paragraph)
            if (feed := starts[item] + len(old[item])) < len(text):
                places[feed] = (at + len(paragraph), at + len(paragraph) + 1)
                kept[feed] = 1
        at += len(new[-1]) + 1
    return Revision("\n".join(new), places, kept)


def apply(text: str, edits: Sequence[Edit]) -> str:
    """``text`` after ``edits``, which do not overlap."""
    return _track(text, sorted(edits), 0, 0, [(0, 0)] * len(text), bytearray(len(text)))


def _track(
    old: str,
    edits: Sequence[Edit],
    base: int,
    at: int,
    places: list[tuple[int, int]],
    kept: bytearray,
) -> str:
    """Apply ``edits`` to a paragraph at ``base`` that begins at ``at`` in the new text."""
    pieces: list[str] = []
    done, length = 0, 0

    def keep(end: int) -> None:
        nonlocal length
        for offset in range(done, end):
            places[base + offset] = (at + length, at + length + 1)
            kept[base + offset] = 1
            length += 1
        pieces.append(old[done:end])

    for start, end, new in edits:
        keep(start)
        for offset in range(start, end):  # each stands for its part of what is there now
            first = at + length + (offset - start) * len(new) // (end - start)
            last = at + length + (offset - start + 1) * len(new) // (end - start)
            places[base + offset] = (first, last)
        pieces.append(new)
        length += len(new)
        done = end
    keep(len(old))
    return "".join(pieces)


def _each(edit: Callable[[str, random.Random], list[Edit]]) -> Reviser:
    def revise(old: list[str], rng: random.Random) -> tuple[list[int | str], list[list[Edit]]]:
        return list(range(len(old))), [edit(paragraph, rng) for paragraph in old]

    return revise


def _unedited(old: list[str]) -> list[list[Edit]]:
    return [[] for _ in old]


def _inserted(old: list[str], rng: random.Random) -> tuple[list[int | str], list[list[Edit]]]:
    fresh = made(len("\n".join(old)) // 8, seed=99).split("\n")
    order: list[int | str] = list(range(len(old)))
    for paragraph in fresh:
        order.insert(rng.randrange(len(order) + 1), paragraph)
    return order, _unedited(old)


def _deleted(old: list[str], rng: random.Random) -> tuple[list[int | str], list[list[Edit]]]:
    return [number for number in range(len(old)) if rng.random() > 0.1], _unedited(old)


def _reordered(old: list[str], rng: random.Random) -> tuple[list[int | str], list[list[Edit]]]:
    """Half of the paragraphs in runs of up to five go elsewhere."""
    runs: list[list[int | str]] = []
    number = 0
    while number < len(old):
        size = rng.randrange(1, 6)
        runs.append(list(range(number, min(len(old), number + size))))
        number += size
    moving = [run for run in runs if rng.random() < 0.5]
    staying = [run for run in runs if run not in moving]
    for run in moving:
        staying.insert(rng.randrange(len(staying) + 1), run)
    return [item for run in staying for item in run], _unedited(old)


def _typos(paragraph: str, rng: random.Random) -> list[Edit]:
    """One word in 30 is mended: a letter changed, dropped, doubled, or two exchanged."""
    edits: list[Edit] = []
    for word in _WORD.finditer(paragraph):
        if len(word.group()) < 4 or rng.random() > 1 / 30:
            continue
        at = rng.randrange(word.start(), word.end() - 1)
        pair = paragraph[at : at + 2]
        new = rng.choice((rng.choice("بتنيسعلم") + pair[1], pair[0], pair[0] + pair, pair[::-1]))
        edits.append((at, at + 2, new))
    return edits


def _harakat(paragraph: str, rng: random.Random, part: float) -> list[Edit]:
    return [
        (end, end, rng.choice("\u064e\u064f\u0650\u0652\u0651"))
        for word in _WORD.finditer(paragraph)
        if rng.random() < part and not _MARK.search(word.group())
        for end in range(word.start() + 1, word.end() + 1)
        if _LETTER.match(paragraph, end - 1)
    ]


def _replace(pattern: str, new: Callable[[re.Match[str]], str]) -> Reviser:
    compiled = re.compile(pattern)
    return _each(
        lambda paragraph, _: [
            (match.start(), match.end(), new(match)) for match in compiled.finditer(paragraph)
        ]
    )


_DIGITS = str.maketrans("0123456789.%", "٠١٢٣٤٥٦٧٨٩٫٪")
_STRAIGHT = {"«": '"', "»": '"', "“": '"', "”": '"', "’": "'", "،": ",", "؛": ";", "–": "-"}
_PLAIN = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"}


def _spaces(paragraph: str, rng: random.Random) -> list[Edit]:
    """Double, no-break and thin spaces, and words drawn out by tatweel."""
    edits: list[Edit] = []
    for word in _WORD.finditer(paragraph):
        if len(word.group()) > 3 and rng.random() < 0.1:
            edits.append((word.start() + 1, word.start() + 1, "ـ" * rng.randrange(1, 4)))
        if paragraph[word.end() : word.end() + 1] == " " and rng.random() < 0.2:
            new = rng.choice(("  ", "\u00a0", "\u2009"))
            edits.append((word.end(), word.end() + 1, new))
    return edits


def _reworded(paragraph: str, span: Span, words: Sequence[str], rng: random.Random) -> list[Edit]:
    """Half of a sentence's words are exchanged, left out, or get company."""
    edits: list[Edit] = []
    for word in _WORD.finditer(paragraph, span.start, span.end):
        chance = rng.random()
        if chance < 0.3:
            edits.append((word.start(), word.end(), rng.choice(words)))
        elif chance < 0.4:
            edits.append((word.start(), min(span.end, word.end() + 1), ""))
        elif chance < 0.5:
            edits.append((word.start(), word.start(), rng.choice(words) + " "))
    return edits


def _sentences(old: list[str], rng: random.Random) -> tuple[list[int | str], list[list[Edit]]]:
    """One sentence in eight is reworded."""
    words = _WORD.findall(made(60_000, seed=98))
    edits = [
        [
            edit
            for span in sentences(paragraph)
            if rng.random() < 1 / 8
            for edit in _reworded(paragraph, span, words, rng)
        ]
        for paragraph in old
    ]
    return list(range(len(old))), edits


def _third(old: list[str], rng: random.Random) -> tuple[list[int | str], list[list[Edit]]]:
    """Of a third of the paragraphs, half are reworded throughout and half are written anew."""
    words = _WORD.findall(made(60_000, seed=97))
    fresh = cycle(made(len("\n".join(old)) // 6, seed=96).split("\n"))
    order: list[int | str] = []
    edits = _unedited(old)
    for number, paragraph in enumerate(old):
        chance = rng.random()
        order.append(next(fresh) if chance < 1 / 6 else number)
        if 1 / 6 <= chance < 1 / 3:
            edits[number] = _reworded(paragraph, Span(0, len(paragraph)), words, rng)
    return order, edits


LIGHT: dict[str, Reviser] = {
    "paragraphs inserted": _inserted,
    "paragraphs deleted": _deleted,
    "paragraphs reordered": _reordered,
    "typos mended": _each(_typos),
    "harakat added": _each(lambda paragraph, rng: _harakat(paragraph, rng, 0.7)),
    "harakat removed": _replace(f"[{_MARKS}]", lambda _: ""),
    "digits 12 to ١٢": _replace(r"\d[\d.]*%?", lambda match: match[0].translate(_DIGITS)),
    "marks straightened": _replace("[«»“”’،؛–]", lambda match: _STRAIGHT[match[0]]),
    "hamza and ى plain": _replace("[أإآىةؤئ]", lambda match: _PLAIN[match[0]]),
    "spaces and tatweel": _each(_spaces),
}
HEAVY: dict[str, Reviser] = {"sentences reworded": _sentences, "a third rewritten": _third}
