"""Train the model that finds names, and write what it needs into resources/models.

    python -m training.entity_model DATA [OUT]

DATA holds dev.jsonl, gazetteer.tsv, name_pairs.tsv and word_clusters.tsv; OUT is resources/models
where nothing else is said.

Only the train split is read, without sentences that repeat the valid split. Lists and styles that
were learned from the train split are learned anew for each fifth of it, from the other four: else
they would know its names too well. Nothing is left to chance but the patterns' seed: the same data
and the same python-crfsuite give the same bytes, whose SHA-256 is printed; to check, train into
another folder and compare.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import pycrfsuite

from reader.analysis.entities import features
from reader.analysis.entities.candidates import passage
from reader.analysis.entities.knowledge import read_knowledge
from reader.analysis.entities.lexicon import Lexicon, lexicon, read_lexicon
from reader.analysis.entities.linear import parse
from reader.analysis.entities.rules import rule_names
from reader.analysis.entities.styles import Styles
from reader.text.fold import fold
from training import entity_lexicon, patterns
from training.corpus import FOLDS, Sentence, training_sentences
from training.linear import train_looks, train_styles

ROOT = Path(__file__).resolve().parent.parent
LISTS = ROOT / "resources" / "lexicons" / "entities"
OPTIONS = {
    "c1": 0.05,
    "c2": 0.02,
    "max_iterations": 120,
    "feature.possible_transitions": True,
    "feature.minfreq": 2,
    "feature.possible_states": False,
}
PATTERN_TIMES = 4
# How often a sentence counts: the small corpora, marked by hand, more than those made by program.
TIMES = {"anercorp": 2, "aqmar": 2}
SEED = 4


def main(data: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    write_lists(data, out)
    sentences = training_sentences(data / "dev.jsonl")
    words = [w for w in (out / "name_words.txt").read_text("utf-8").split("\n") if w[:1] != "#"]
    made = patterns.sentences(LISTS, [w for w in words if len(w) > 3], PATTERN_TIMES, SEED)
    print(f"{len(sentences)} sentences, {len(patterns.patterns())} patterns, {len(made)} made")
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=True)
    trainer.set_params(OPTIONS)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        text = train_looks(words_by_look(out), scratch / "look")
        (out / "looks.tsv").write_text(text, encoding="utf-8")
        for fold_number in range(FOLDS):
            others = [s for s in sentences if s.fold != fold_number]
            own = [s for s in sentences if s.fold == fold_number]
            lists = lexicon_without(others, data, scratch)
            styles = Styles(parse(train_styles(others, scratch / "style")))
            append(trainer, own, lists, styles, out)
            said("fold", fold_number)
        text = train_styles(sentences, scratch / "style")
    (out / "styles.tsv").write_text(text, encoding="utf-8")
    append(trainer, made, lexicon(), Styles(parse(text)), out)
    trainer.train(str(out / "entities.crf"))
    said("trained")
    for file in sorted(out.iterdir()):
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        print(f"{digest}  {file.name}  {file.stat().st_size:,} bytes")


def append(
    trainer: pycrfsuite.Trainer,
    sentences: Iterable[Sentence],
    lists: Lexicon,
    styles: Styles,
    folder: Path,
) -> None:
    """Hand sentences over as the recogniser will see such sentences."""
    seen_as = features.Features(read_knowledge(folder))
    for sentence in sentences:
        tokens, tags = sentence.tagged()
        if not tokens:
            continue
        seen = passage(tokens, lists)
        rows = seen_as.of(seen, rule_names(seen), styles.of(tokens))
        items = pycrfsuite.ItemSequence(rows)
        for _ in range(TIMES.get(sentence.source, 1)):
            trainer.append(items, tags)


def lexicon_without(others: list[Sentence], data: Path, scratch: Path) -> Lexicon:
    """The lexicon whose learned lists come from ``others`` alone."""
    corpus, everyday = scratch / "corpus.jsonl", scratch / "common.txt"
    corpus.write_text("\n".join(sentence.row for sentence in others), encoding="utf-8")
    common = entity_lexicon.common(corpus, data / "word_clusters.tsv")
    everyday.write_text("\n".join(common), encoding="utf-8")
    learned = entity_lexicon.names(corpus, frozenset(everyday.read_text("utf-8").split()))
    lists = {"common.txt": common[1:], "learned.tsv": learned[1:]}

    def lines(name: str) -> list[str]:
        if name in lists:
            return lists[name]
        text = (LISTS / name).read_text(encoding="utf-8")
        return [line for line in text.split("\n") if line and not line.startswith("#")]

    return read_lexicon(lines)


def words_by_look(out: Path) -> list[tuple[str, str]]:
    """Words of people's and places' names, and everyday words: how do their letters differ?"""
    found = dict.fromkeys(lines_of(LISTS / "common.txt"), "O")
    for line in lines_of(out / "gazetteer.tsv"):
        kind, phrase = line.split("\t")
        if kind == "LOC" and " " not in phrase:
            found.setdefault(phrase, "LOC")
        elif kind == "PER":
            for word in phrase.split(" "):
                found.setdefault(word, "PER")
    for word in lines_of(out / "name_words.txt"):
        found.setdefault(word, "PER")
    return sorted(found.items())


def write_lists(data: Path, out: Path) -> None:
    """Clusters, gazetteer and name words, as small as they get."""
    together: dict[tuple[str, str], list[str]] = {}
    seen: set[str] = set()
    for line in lines_of(data / "word_clusters.tsv"):
        word, _, middle, fine = line.split("\t")
        word = fold(word)
        if word not in seen and word.strip() and len(word) > 1:
            seen.add(word)
            together.setdefault((middle, fine), []).append(word)
    write(
        out / "clusters.tsv",
        "# Clusters of 256 and of 1024 and their words, from Egyptian Arabic Wikipedia and the"
        " corpora. CC BY-SA 4.0: see LICENSE.",
        (f"{middle}\t{fine}\t{' '.join(ws)}" for (middle, fine), ws in sorted(together.items())),
    )
    write(
        out / "gazetteer.tsv",
        "# Names of places, people, bodies. Open Database License (ODbL) 1.0: see LICENSE.",
        (line for line in lines_of(data / "gazetteer.tsv")),
    )
    pairs = {fold(line.split("\t")[0]) for line in lines_of(data / "name_pairs.tsv")}
    write(
        out / "name_words.txt",
        "# Words of names, transliterated. Apache License 2.0 and MIT: see LICENSE.",
        sorted(word for word in pairs if word.isalpha() and not word.isascii()),
    )


def lines_of(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


def write(path: Path, header: str, lines: Iterable[str]) -> None:
    path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")


def said(*what: object) -> None:
    print(f"{time.process_time():7.0f} s", *what, flush=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case [data]:
            main(Path(data), ROOT / "resources" / "models")
        case [data, out]:
            main(Path(data), Path(out))
        case _:
            sys.exit(__doc__)
