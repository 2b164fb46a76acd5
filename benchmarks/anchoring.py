"""Whether notes find their words again in an edited text, and how fast, beside fuzzy search."""

from __future__ import annotations

import argparse
import random
import re
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec

from benchmarks.revisions import CORPUS, HEAVY, LIGHT, Revision, doubled, found, made, revise
from reader.annotations.anchor import Placement, describe, locate, locate_all
from reader.annotations.model import Annotation
from reader.document import Document, Span
from reader.text.segment import sentences, words

NOTES = 1_000
SIZE = 560_000  # code points: about a megabyte of UTF-8
SAMPLE = 20  # quotes that are given to the others
PATIENCE = 20.0  # seconds a quote
ERRORS = 1 / 5  # of a quote, that the others may overlook

Places = Mapping[str, "Placement | None"]
_FIGURE = re.compile(r"\d[\d.]*(?:%| [\w\u064b-\u0652]+){0,2}")


def document(text: str) -> Document:
    return Document.of_paragraphs([(line, "paragraph") for line in text.split("\n")])


def quotes(text: str, count: int, seed: int = 1) -> list[Span]:
    """What readers mark: words, names, figures, phrases, sentences, paragraphs."""
    rng = random.Random(seed)
    figures = [Span(*match.span()) for match in _FIGURE.finditer(text)]
    spans: list[Span] = []
    while len(spans) < count:
        kind = rng.choices(("words", "figure", "sentence", "paragraphs"), (55, 15, 20, 10))[0]
        if kind == "figure" and figures:
            spans.append(rng.choice(figures))
            continue
        start = text.rfind("\n", 0, rng.randrange(len(text))) + 1
        if kind == "paragraphs":
            end = start
            for _ in range(rng.choice((1, 1, 2, 3))):
                end = text.find("\n", end + 1)
            if end > start:
                spans.append(Span(start, end))
            continue
        end = text.find("\n", start)
        pieces = sentences(text, start, end if end > 0 else len(text))
        if not pieces:
            continue
        piece = rng.choice(pieces)
        if kind == "sentence":
            spans.append(piece)
            continue
        inside = list(words(text, piece.start, piece.end))
        many = min(len(inside), rng.choice((1, 1, 1, 2, 2, 3, 4, 6, 9)))
        if many:
            first = rng.randrange(len(inside) - many + 1)
            spans.append(Span(inside[first].start, inside[first + many - 1].end))
    return spans


@dataclass
class Score:
    """How notes fared. ``gone`` is what no longer stands anywhere: there an orphan is right."""

    kept: int = 0
    right: int = 0
    approximate: int = 0  # of the right ones
    edges: int = 0  # of the right ones, to the code point
    wrong: int = 0
    gone: int = 0
    raised: int = 0  # of the gone ones, put somewhere all the same: wrong as well

    @property
    def all_wrong(self) -> float:
        return (self.wrong + self.raised) / max(1, self.kept + self.gone)

    def count(self, span: Span, revision: Revision, found: Placement | None) -> str:
        """Add one note; what became of it."""
        place = revision.place(span)
        if place is None:
            self.gone += 1
            if found is None or _of(revision, span, found.span)[0] * 3 >= len(found.span):
                return "gone"
            self.raised += 1
            return "raised"
        self.kept += 1
        if found is None:
            return "orphan"
        inside, left = _of(revision, span, found.span)
        if not _at(place, found.span) and not (
            inside * 2 >= len(found.span) and inside * 3 >= left
        ):
            self.wrong += 1
            return "wrong"
        self.right += 1
        self.approximate += found.how == "approximate"
        self.edges += place == found.span
        return "right"


def _at(place: Span, found: Span) -> bool:
    """Whether half of what was found is the passage, and it is a third of the passage."""
    common = min(place.end, found.end) - max(place.start, found.start)
    return common * 2 >= len(found) and common * 3 >= len(place)


def _of(revision: Revision, span: Span, found: Span) -> tuple[int, int]:
    """How many code points of ``found`` come from ``span``, and how many there are of it."""
    left = [(start, end) for start, end in revision.places[span.start : span.end] if start < end]
    inside = sum(max(0, min(end, found.end) - max(start, found.start)) for start, end in left)
    return inside, sum(end - start for start, end in left)


def notes_on(old: Document, spans: list[Span]) -> dict[str, Annotation]:
    moment = datetime(2025, 9, 20, tzinfo=UTC)
    return {
        str(number): Annotation(str(number), describe(old, span), "yellow", "", (), moment, moment)
        for number, span in enumerate(spans)
    }


def together(new: Document, notes: Mapping[str, Annotation]) -> Places:
    return locate_all(new, notes)


def alone(new: Document, notes: Mapping[str, Annotation]) -> Places:
    return {key: locate(new, note.anchor) for key, note in notes.items()}


def measure(text: str, locating: Callable[[Document, Mapping[str, Annotation]], Places]) -> None:
    """Print a line for every kind of edit."""
    old = document(text)
    spans = quotes(text, NOTES)
    notes = notes_on(old, spans)
    heads = ("kept", "right", "approx.", "edges", "orphan", "gone", "wrong", "s a MB")
    print(f"{'':<22}" + "".join(f"{head:>9}" for head in heads))
    for name, reviser in {**LIGHT, **HEAVY}.items():
        revision = revise(text, reviser)
        new = document(revision.text)
        begin = time.process_time()
        places = locating(new, notes)
        taken = (time.process_time() - begin) / (len(revision.text.encode()) / 1e6)
        score = Score()
        for key, span in zip(notes, spans, strict=True):
            score.count(span, revision, places[key])
        kept = max(1, score.kept)
        orphans = score.kept - score.right - score.wrong
        print(
            f"{name:<22}{score.kept:>9}{score.right / kept:>9.1%}{score.approximate / kept:>9.1%}"
            f"{score.edges / kept:>9.1%}{orphans / kept:>9.1%}{score.gone:>9}"
            f"{score.all_wrong:>9.2%}{taken:>9.2f}",
            flush=True,
        )


def regex_search() -> Callable[[str, str], Span | None]:
    import regex

    def search(quote: str, text: str) -> Span | None:
        pattern = f"(?:{regex.escape(quote)}){{e<={max(1, int(len(quote) * ERRORS))}}}"
        try:
            match = regex.search(pattern, text, regex.BESTMATCH, timeout=PATIENCE)
        except TimeoutError:
            return None
        return Span(*match.span()) if match else None

    return search


def rapidfuzz_search() -> Callable[[str, str], Span | None]:
    from rapidfuzz import fuzz

    def search(quote: str, text: str) -> Span | None:
        found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=100 * (1 - ERRORS))
        return Span(found.dest_start, found.dest_end) if found else None

    return search


PEERS = {"regex": regex_search, "rapidfuzz": rapidfuzz_search}


def compare(text: str) -> None:
    """The same notes in the text with mended typos: ours all together, theirs a sample."""
    old = document(text)
    spans = quotes(text, NOTES)
    revision = revise(text, LIGHT["typos mended"])
    new = document(revision.text)
    notes = notes_on(old, spans)
    begin = time.process_time()
    places = locate_all(new, notes)
    ours = (time.process_time() - begin) / NOTES
    sample = random.Random(1).sample(range(NOTES), SAMPLE)
    score = Score()
    for number in sample:
        score.count(spans[number], revision, places[str(number)])
    print(f"{'':<12}{'quotes':>8}{'ms each':>10}{'ratio':>10}{'right':>8}{'wrong':>8}")
    print(f"{'hamesh':<12}{SAMPLE:>8}{ours * 1000:>10.2f}{1:>10}{score.right:>8}{score.wrong:>8}")
    for name, peer in PEERS.items():
        if find_spec(name) is None:
            print(f"{name:<12}not installed; .venv/bin/python -m pip install {name}")
            continue
        search, score, taken = peer(), Score(), []
        for number in sample:
            begin = time.process_time()
            hit = search(spans[number].of(text), revision.text)
            taken.append(time.process_time() - begin)
            score.count(spans[number], revision, Placement(hit, "approximate") if hit else None)
        mean = statistics.mean(taken)
        print(
            f"{name:<12}{SAMPLE:>8}{mean * 1000:>10.1f}{mean / ours:>9,.0f}x"
            f"{score.right:>8}{score.wrong:>8}",
            flush=True,
        )


def orphans(text: str) -> None:
    """How long it takes to be sure that words are nowhere, in one megabyte and in twenty."""
    strange = document(made(40_000, seed=95))
    for count in (1, 100):
        notes = notes_on(strange, quotes(strange.text, count, seed=2))
        for times in (1, 20):
            new = document("\n".join([text] * times))
            begin = time.process_time()
            places = locate_all(new, notes)
            taken = time.process_time() - begin
            lost = sum(place is None for place in places.values())
            print(f"{count:>8} notes{times:>8} MB{lost:>8} orphans{taken:>8.2f} s", flush=True)


def texts() -> Iterator[tuple[str, str]]:
    own = made(SIZE)
    yield "made", own
    yield "made, sentences twice", doubled(made(SIZE * 3 // 4))
    if CORPUS.exists():
        yield "prose", found(SIZE)
        yield "prose, sentences twice", doubled(found(SIZE * 3 // 4))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--alone", action="store_true", help="each note as if it were the only one")
    arguments = parser.parse_args()
    for name, text in texts():
        print(f"\n{name}: {len(text):,} code points, {len(text.encode()) / 1e6:.2f} MB")
        measure(text, alone if arguments.alone else together)
    print()
    compare(made(SIZE))
    print()
    orphans(made(SIZE))


if __name__ == "__main__":
    main()
