"""How fast entities are found, and whether time grows in step with the text."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence

from reader import resources
from reader.analysis.entities import find_entities
from reader.importers import read

MEGABYTES = (0.1, 1, 5)
RUNS = 3


def text_of(megabytes: float) -> str:
    """About so much Arabic in UTF-8: the bundled article over and over, its paragraphs numbered."""
    article = read(resources.path("article", "mistral.txt")).text.split("\n")
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


def main() -> None:
    show_growth(find_entities, MEGABYTES, RUNS)


if __name__ == "__main__":
    main()
