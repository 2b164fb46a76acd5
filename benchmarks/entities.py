"""What the names cost: words a second with the model and with rules alone, loading, memory.

Every run is a process of its own, so that loading is measured and no memory is shared.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
import time
from itertools import cycle

from reader import resources

TOKENS = (5_000, 50_000, 200_000)
RUNS = 3
ROUNDS = 4  # of all patterns, then the same names recur
PART = 0.5  # of the words come from the everyday list, the rest from patterns filled with names


def text_of(tokens: int) -> str:
    """About so many tokens, one sentence a paragraph, with a vocabulary that grows as texts' do."""
    from training import patterns

    lists = resources.path("lexicons", "entities")
    everyday = (lists / "common.txt").read_text(encoding="utf-8").split("\n")[1:-1]
    rare = resources.path("models", "name_words.txt").read_text(encoding="utf-8").split("\n")[1:-1]
    rng = random.Random(1)
    rng.shuffle(everyday)
    sentences = cycle(patterns.sentences(lists, rare, ROUNDS, seed=1))
    paragraphs, size = [], 0
    for sentence in sentences:
        words = sentence.text.split()
        more = round(len(words) * PART / (1 - PART))
        # Zipf: the n-th word about 1/n as often as the first.
        drawn = [everyday[int(len(everyday) ** rng.random()) - 1] for _ in range(more)]
        paragraphs.append(" ".join([*words, *drawn]))
        size += len(words) + more + 1
        if size >= tokens:
            break
    return "\n".join(paragraphs)


def measure(tokens: int) -> dict[str, float]:
    """In this process: seconds to load and to find, tokens, megabytes."""
    text = text_of(tokens)

    from reader.analysis.entities import find_entities
    from reader.document import Span

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    find_entities("زار محمد صلاح باريس.")
    load = time.perf_counter() - start
    loaded = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    from reader.analysis.entities.candidates import passage
    from reader.analysis.entities.lexicon import lexicon
    from reader.analysis.entities.rules import rule_names
    from reader.analysis.entities.tokens import slices, tokenise

    count = len(tokenise(text, Span(0, len(text))))
    start = time.process_time()
    find_entities(text)
    whole = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    for piece in slices(text):
        rule_names(passage(tokenise(text, piece), lexicon()))
    rules = time.process_time() - start
    return {
        "tokens": count,
        "load": load,
        "whole": count / whole,
        "rules": count / rules,
        "model MB": (loaded - before) / 1024,
        "text MB": (after - loaded) / 1024,
    }


def main() -> None:
    measured: dict[int, list[dict[str, float]]] = {tokens: [] for tokens in TOKENS}
    for _ in range(RUNS):
        for tokens in TOKENS:
            command = [sys.executable, "-m", "benchmarks.entities", str(tokens)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            measured[tokens].append(json.loads(done.stdout))
    print(f"{'tokens':>8}{'load s':>8}{'model MB':>10}{'text MB':>9}", end="")
    print(f"{'tokens/s':>10}{'best':>9}{'rules only':>12}{'growth':>8}")
    first = 0.0
    for rows in measured.values():
        middle = {key: statistics.median(row[key] for row in rows) for key in rows[0]}
        best = max(row["whole"] for row in rows)
        first = first or best
        print(
            f"{middle['tokens']:>8.0f}{middle['load']:>8.2f}{middle['model MB']:>10.0f}"
            f"{middle['text MB']:>9.0f}{middle['whole']:>10.0f}{best:>9.0f}"
            f"{middle['rules']:>12.0f}{first / best:>8.2f}"
        )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(int(sys.argv[1]))))
    else:
        main()
