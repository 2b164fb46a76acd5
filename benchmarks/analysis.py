"""How fast statistics and entities are found, and whether time grows in step with the text."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from reader import resources
from reader.analysis.entities import find_entities
from reader.analysis.statistics import find_statistics
from reader.importers import read

MEGABYTES = (0.1, 1, 5)
RUNS = 3
ENGINES: dict[str, Callable[[str], object]] = {
    "statistics": find_statistics,
    "entities": find_entities,
}


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


def seconds(engine: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    engine(text)
    return time.perf_counter() - start


def main() -> None:
    texts = {megabytes: text_of(megabytes) for megabytes in MEGABYTES}
    for engine in ENGINES.values():
        engine(texts[MEGABYTES[0]])  # word lists are read once
    taken: dict[tuple[str, float], list[float]] = {}
    for _ in range(RUNS):
        for megabytes, text in texts.items():
            for name, engine in ENGINES.items():
                taken.setdefault((name, megabytes), []).append(seconds(engine, text))
    print(f"{'engine':<12}{'MB':>6}{'MB/s':>8}{'growth':>8}")
    for name in ENGINES:
        base = statistics.median(taken[name, MEGABYTES[0]]) / MEGABYTES[0]
        for megabytes in MEGABYTES:
            each = statistics.median(taken[name, megabytes]) / megabytes
            print(f"{name:<12}{megabytes:>6}{1 / each:>8.2f}{each / base:>8.2f}")


if __name__ == "__main__":
    main()
